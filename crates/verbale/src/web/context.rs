//! What a template needs besides its own page: the view, the address asked, and the texts that evidence points into.

use super::ask::Ask;
use super::reply::Problem;
use super::view::View;
use crate::wire::Texts;
use std::cell::OnceCell;
use std::fmt::Write as _;
use verbale_model::{Document, DocumentId, Dossier, Evidence, Facts, Span, Spans, StatementId};

/// Pieces of one place that an address may name.
const MOST_PIECES: usize = 64;

pub(super) struct Context<'a> {
    pub(super) view: &'a View,
    pub(super) ask: &'a Ask,
    /// What follows a command's name in a terminal to read the same facts.
    pub(super) arguments: &'a str,
    texts: OnceCell<Texts<'a>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(view: &'a View, ask: &'a Ask, arguments: &'a str) -> Context<'a> {
        Context { view, ask, arguments, texts: OnceCell::new() }
    }

    pub(super) fn facts(&self) -> &'a Facts {
        self.view.facts()
    }

    pub(super) fn dossier(&self) -> &'a Dossier {
        &self.view.facts().dossier
    }

    pub(super) fn texts(&self) -> &Texts<'a> {
        self.texts.get_or_init(|| Texts::of(self.view.facts()))
    }

    pub(super) fn document(&self, id: DocumentId) -> Option<&'a Document> {
        self.view.document(id)
    }

    /// The address that shows exactly these words highlighted in their text: the page of the statement they belong to,
    /// else the document's.
    pub(super) fn to_words(&self, evidence: &Evidence, statement: Option<StatementId>) -> String {
        let Some(id) = statement else { return self.to_place(evidence) };
        let whole = self.view.statement(id).is_some_and(|(_, s)| s.attribution.content == *evidence.spans());
        let id = id.to_string();
        let address = if whole {
            self.ask.to(&["s", &id])
        } else {
            self.ask.to_with(&["s", &id], &[("at", &self.wire_place(evidence))])
        };
        format!("{address}#words")
    }

    /// The address of the document with these words highlighted.
    pub(super) fn to_place(&self, evidence: &Evidence) -> String {
        let id = evidence.document().to_string();
        format!("{}#words", self.ask.to_with(&["d", &id], &[("at", &self.wire_place(evidence))]))
    }

    /// A place as addresses name it: offsets as on the wire.
    fn wire_place(&self, evidence: &Evidence) -> String {
        let spans = self.texts().row(evidence).spans;
        let pieces: Vec<String> = spans.iter().map(|[start, end]| format!("{start}-{end}")).collect();
        pieces.join(",")
    }

    /// The place in a document that the address asks to be highlighted.
    pub(super) fn asked_place(&self, document: &Document) -> Result<Option<Spans>, Problem> {
        let Some(at) = self.ask.filter("at") else { return Ok(None) };
        let found = places(document.text(), at);
        found.map(Some).ok_or_else(|| {
            Problem::bad_use(
                format!("{at:?} is no place in this text"),
                "a place is two offsets, such as ?at=120-180",
            )
        })
    }

    /// The command that makes the same in a terminal.
    pub(super) fn command(&self, words: &str) -> String {
        let mut out = format!("verbale {words}");
        if !self.arguments.is_empty() {
            out.push(' ');
            out.push_str(self.arguments);
        }
        let knowledge = self.ask.knowledge;
        for (flag, at) in [("--as-of", knowledge.as_of), ("--known", knowledge.known)] {
            if let Some(at) = at {
                let _ = write!(out, " {flag} {at}");
            }
        }
        out
    }
}

/// `120-180,200-210` in code points, as on the wire, to places in the text; `None` where there are none such.
fn places(text: &str, at: &str) -> Option<Spans> {
    let mut borders: Vec<(usize, usize)> = Vec::new();
    for piece in at.split(',').take(MOST_PIECES) {
        let (start, end) = piece.split_once('-')?;
        let (start, end): (usize, usize) = (start.parse().ok()?, end.parse().ok()?);
        if start >= end {
            return None;
        }
        borders.extend([(start, borders.len()), (end, borders.len() + 1)]);
    }
    // One pass over the text, whatever the order of the pieces.
    borders.sort_unstable();
    let mut bytes = vec![0; borders.len()];
    let mut ends = text.char_indices().map(|(byte, _)| byte).chain(std::iter::once(text.len())).enumerate();
    let mut here = ends.next();
    for (wanted, slot) in borders {
        while here.is_some_and(|(count, _)| count < wanted) {
            here = ends.next();
        }
        bytes[slot] = here?.1;
    }
    Some(bytes.chunks(2).map(|pair| Span::of(pair[0], pair[1])).collect())
}

/// A word of a command line as a shell reads it back.
pub(crate) fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+:@%,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// The number of the paragraph (a line that is not blank, from 1) that holds a byte, as the document's page counts.
pub(super) fn paragraph_of(text: &str, offset: u32) -> usize {
    let before = &text[..text.floor_char_boundary(offset as usize)];
    let started = before.lines().filter(|l| !l.trim().is_empty()).count();
    let inside = before.rsplit('\n').next().is_some_and(|l| !l.trim().is_empty());
    if inside { started } else { started + 1 }
}

/// Paragraphs of a text: lines that are not blank, with the number of each from 1.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = (usize, Span)> + '_ {
    let mut at = 0;
    let lines = text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    });
    lines.filter(|(_, line)| !line.trim().is_empty()).enumerate().map(|(n, (start, line))| {
        let lead = line.len() - line.trim_start().len();
        (n + 1, Span::of(start + lead, start + lead + line.trim().len()))
    })
}

#[cfg(test)]
mod tests {
    use super::{paragraph_of, paragraphs, places, shell_word};

    #[test]
    fn paragraphs_are_numbered_alike_from_both_ends() {
        let text = "\n\n  One é.\r\n\nTwo.\n \nThree, and\tmore. ";
        for (number, span) in paragraphs(text) {
            assert_eq!(paragraph_of(text, span.start()), number);
            assert_eq!(paragraph_of(text, span.end() - 1), number);
        }
        let words: Vec<&str> = paragraphs(text).map(|(_, s)| s.text(text)).collect();
        assert_eq!(words, ["One é.", "Two.", "Three, and\tmore."]);
    }

    #[test]
    fn places_count_code_points_in_any_order() {
        let text = "“Київ” says no";
        for at in ["0-6,12-14", "12-14,0-6"] {
            let words: Vec<&str> = places(text, at).expect("places").iter().map(|s| s.text(text)).collect();
            assert_eq!(words, ["“Київ”", "no"]);
        }
    }

    #[test]
    fn a_place_that_is_none_is_refused() {
        for at in ["", "5", "5-4", "0-99", "a-b", "1-2,", "18446744073709551615-18446744073709551616"] {
            assert!(places("short", at).is_none(), "{at}");
        }
    }

    #[test]
    fn a_command_can_be_pasted() {
        assert_eq!(shell_word("examples/kremlin-summit"), "examples/kremlin-summit");
        assert_eq!(shell_word("m 1; ls 'x'"), r"'m 1; ls '\''x'\'''");
        assert_eq!(shell_word(""), "''");
    }
}
