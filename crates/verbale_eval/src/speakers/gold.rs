//! Labelled speakers: Markdown in which every attribution is marked and resolved by hand.
//!
//! A text is a `##` section: lines `key value` (published, party, title, outlet, dossier), a blank line, paragraphs in which `{1s:…}`
//! marks the source, `{1c:…}` the cue and `{1q:…}` the content of attribution 1 (marks may nest, pieces may repeat), and then a line an
//! attribution: `1: actor | party | act | status`, `-` where it cannot be told, `a / b` where either is right; after those,
//! `commitment=…` and `support=…` where they are labelled.

use std::collections::BTreeMap;
use verbale_model::{Attribution, Document, DocumentMeta, Mode, Span, Spans};

/// A labelled text.
#[derive(Clone, Debug)]
pub struct GoldText {
    /// The heading.
    pub title: String,
    /// The text without its marks.
    pub document: Document,
    /// Name of the dossier it is read with; empty for none.
    pub dossier: String,
    /// By number, in order of the text.
    pub attributions: Vec<(u32, Attribution)>,
    /// What each field may be, by number of the attribution and field.
    pub labels: BTreeMap<u32, BTreeMap<Field, Vec<String>>>,
}

/// What is labelled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Field {
    /// The fullest name in the document, or the dossier's id.
    Actor,
    /// The party spoken for.
    Party,
    /// The act of speech.
    Act,
    /// What the speaker does with the content's truth.
    Status,
    /// How binding it is.
    Commitment,
    /// Whether an accusation comes with support.
    Support,
}

impl Field {
    /// In the order of the table; the first four stand in every label.
    pub const ALL: [Field; 6] =
        [Field::Actor, Field::Party, Field::Act, Field::Status, Field::Commitment, Field::Support];

    /// The one word for it.
    pub fn word(self) -> &'static str {
        match self {
            Field::Actor => "actor",
            Field::Party => "party",
            Field::Act => "act",
            Field::Status => "status",
            Field::Commitment => "commitment",
            Field::Support => "support",
        }
    }
}

/// Why a file is no gold.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BadGold {
    /// A line above the text is no known key.
    #[error("{title}: no such key {key:?}")]
    Key {
        /// The section.
        title: String,
        /// As found.
        key: String,
    },
    /// A mark is not closed, or closed twice, or no mark at all.
    #[error("{title}: marks do not pair near {near:?}")]
    Marks {
        /// The section.
        title: String,
        /// Words near it.
        near: String,
    },
    /// A label without its attribution, or of a form not known.
    #[error("{title}: label {number} has no attribution with content, or less than four fields")]
    Label {
        /// The section.
        title: String,
        /// Of the attribution.
        number: u32,
    },
    /// The text is too long to index.
    #[error("{title}: text too long")]
    Length {
        /// The section.
        title: String,
    },
}

/// Reads the sections of a file.
pub fn read(file: &str) -> Result<Vec<GoldText>, BadGold> {
    file.split("\n## ").skip(1).map(text).collect()
}

fn text(section: &str) -> Result<GoldText, BadGold> {
    let mut lines = section.lines();
    let title = lines.next().unwrap_or("").to_owned();
    let mut meta = DocumentMeta::default();
    let mut dossier = String::new();
    for line in lines.by_ref().take_while(|l| !l.is_empty()) {
        let (key, value) = line.split_once(' ').unwrap_or((line, ""));
        match key {
            "published" => meta.published = value.parse().ok(),
            "party" => meta.party = Some(value.to_owned()),
            "title" => meta.title = Some(value.to_owned()),
            "outlet" => meta.outlet = Some(value.to_owned()),
            "dossier" => value.clone_into(&mut dossier),
            _ => return Err(BadGold::Key { title, key: key.to_owned() }),
        }
    }
    let mut marked = String::new();
    let mut labels = BTreeMap::new();
    for line in lines {
        let label = line.split_once(": ").and_then(|(n, rest)| Some((n.parse::<u32>().ok()?, rest)));
        if let Some((number, rest)) = label {
            let fields = fields(rest).ok_or_else(|| BadGold::Label { title: title.clone(), number })?;
            labels.insert(number, fields);
        } else {
            marked.push_str(line);
            marked.push('\n');
        }
    }
    let (words, attributions) = unmark(marked.trim(), &title)?;
    if let Some(&number) = labels.keys().find(|n| !attributions.iter().any(|(m, _)| m == *n)) {
        return Err(BadGold::Label { title, number });
    }
    let Some(document) = Document::new(words, meta) else { return Err(BadGold::Length { title }) };
    Ok(GoldText { title, document, dossier, attributions, labels })
}

fn fields(label: &str) -> Option<BTreeMap<Field, Vec<String>>> {
    let mut out = BTreeMap::new();
    let parts: Vec<&str> = label.split('|').map(str::trim).collect();
    if parts.len() < 4 {
        return None;
    }
    for (field, part) in Field::ALL.into_iter().zip(&parts[..4]) {
        out.insert(field, part.split(" / ").map(|l| l.trim().to_owned()).collect());
    }
    for part in &parts[4..] {
        let (key, value) = part.split_once('=')?;
        let field = Field::ALL.into_iter().find(|f| f.word() == key)?;
        out.insert(field, value.split(',').map(str::to_owned).collect());
    }
    Some(out)
}

/// The text without its marks, and the attributions that they mark; those without content are left out.
fn unmark(marked: &str, title: &str) -> Result<(String, Vec<(u32, Attribution)>), BadGold> {
    let bad = |near: &str| BadGold::Marks { title: title.to_owned(), near: near.chars().take(30).collect() };
    let mut text = String::new();
    let mut open: Vec<(u32, usize, usize)> = Vec::new();
    let mut pieces: BTreeMap<u32, [Vec<Span>; 3]> = BTreeMap::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        if c == '{' {
            let (mark, after) = rest[1..].split_once(':').ok_or_else(|| bad(rest))?;
            let slot = mark.chars().next_back().and_then(|k| "scq".find(k)).ok_or_else(|| bad(rest))?;
            let number = mark[..mark.len() - 1].parse().map_err(|_| bad(rest))?;
            open.push((number, slot, text.len()));
            rest = after;
            continue;
        }
        if c == '}' {
            let (number, slot, start) = open.pop().ok_or_else(|| bad(rest))?;
            pieces.entry(number).or_default()[slot].push(Span::of(start, text.len()));
        } else {
            text.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    if !open.is_empty() {
        return Err(bad("the end"));
    }
    let mut attributions: Vec<(u32, Attribution)> = pieces
        .into_iter()
        .map(|(number, [source, cue, content])| {
            let content: Spans = content.into_iter().map(|s| with_marks(&text, s)).collect();
            let mode = mode(&text, &content);
            let (source, cue) = (source.into_iter().collect(), cue.into_iter().collect());
            (number, Attribution { source, cue, content, mode })
        })
        .filter(|(_, a)| !a.content.is_empty())
        .collect();
    attributions.sort_by_key(|(_, a)| {
        [&a.source, &a.cue, &a.content].into_iter().filter(|s| !s.is_empty()).map(Spans::start).min()
    });
    Ok((text, attributions))
}

fn mode(text: &str, content: &Spans) -> Mode {
    let marks = ['“', '"', '«'];
    if content.iter().all(|s| s.text(text).starts_with(marks)) {
        Mode::Direct
    } else if content.text(text).contains(marks) {
        Mode::Mixed
    } else {
        Mode::Indirect
    }
}

/// A piece with the quotation marks around it.
fn with_marks(text: &str, span: Span) -> Span {
    let (mut start, mut end) = (span.start() as usize, span.end() as usize);
    if let Some(before) = text[..start].chars().next_back().filter(|c| matches!(c, '“' | '«')) {
        start -= before.len_utf8();
        let tail = text[end..].find(['”', '»']).filter(|&at| at <= 2);
        end += tail.map_or(0, |at| at + '”'.len_utf8());
    }
    Span::of(start, end)
}

#[cfg(test)]
mod tests {
    use super::{BadGold, Field, read};

    #[test]
    fn marks_labels_and_fields_are_read() {
        let file = "# Head\n\n## One\npublished 2026-01-02\n\n{1s:Ada} {1c:said} {1q:that {2s:Bo} {2c:denied} {2q:it}}.\n\n1: Ada | - | claim / accuse | reports\n2: Bo | - | deny | denies | support=given\n";
        let texts = read(file).expect("gold");
        assert_eq!(texts[0].document.text(), "Ada said that Bo denied it.");
        assert_eq!(texts[0].attributions.len(), 2);
        assert_eq!(texts[0].labels[&1][&Field::Act], ["claim", "accuse"]);
        assert_eq!(texts[0].labels[&2][&Field::Support], ["given"]);
        let label =
            "# Head\n\n## One\npublished 2026-01-02\n\nNobody said a word.\n\n1: Ada | - | claim | asserts\n";
        assert_eq!(read(label).err(), Some(BadGold::Label { title: "One".into(), number: 1 }));
    }
}
