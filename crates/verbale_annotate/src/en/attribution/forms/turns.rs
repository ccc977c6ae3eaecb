//! Turns of a transcript: "Y. Ushakov: …", "Question: …".

use super::super::draft::{Draft, range};
use super::super::features::View;
use super::super::quotes::Place;
use crate::{Text, TokenKind, TokenRange};

/// The label of a turn: its name, its colon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Label {
    /// The tokens of the name.
    pub(super) name: TokenRange,
    /// The colon.
    pub(super) colon: usize,
}

/// Lower-case words that stand in names.
const PARTICLES: [&str; 10] = ["of", "and", "de", "der", "von", "van", "al", "bin", "the", "for"];

/// Words before a colon that name nobody.
const NOT_NAMES: [&str; 48] = [
    "Actionable",
    "Also",
    "Analysis",
    "And",
    "Background",
    "Breaking",
    "But",
    "Caption",
    "Conclusion",
    "Correction",
    "Credit",
    "Date",
    "Editor",
    "Example",
    "Exclusive",
    "Explainer",
    "Factbox",
    "File",
    "Filed",
    "Image",
    "Key",
    "Live",
    "Location",
    "More",
    "Note",
    "Opinion",
    "Part",
    "Photo",
    "Photos",
    "Read",
    "Related",
    "Result",
    "See",
    "Source",
    "Sources",
    "Step",
    "Subject",
    "Summary",
    "Tags",
    "Takeaway",
    "Timeline",
    "Tip",
    "Topics",
    "Update",
    "Updated",
    "Video",
    "Warning",
    "Watch",
];

/// The label that a paragraph starts with, if any.
pub(super) fn label(text: &Text<'_>, view: &View, paragraph: TokenRange) -> Option<Label> {
    let mut range_of = paragraph.range();
    // Print puts each turn of a quoted transcript in marks: "WALLACE: …
    if view.quotes.places[range_of.start] == Place::Open {
        range_of.start += 1;
    }
    let mut name_end = None;
    let mut depth = 0;
    for i in range_of.clone().take(14) {
        let word = text.word(i);
        match word {
            "(" | "[" if i > range_of.start => {
                name_end.get_or_insert(i);
                depth += 1;
            }
            ")" | "]" if depth > 0 => depth -= 1,
            ":" if depth == 0 => {
                let name = range(range_of.start, name_end.unwrap_or(i));
                let size = name.range().len();
                return ((1..=6).contains(&size) && is_name(text, view, name))
                    .then_some(Label { name, colon: i });
            }
            _ if depth > 0 => {}
            "," | "." if text.tokens[i].kind == TokenKind::Mark && name_end.is_none() && word == "," => {
                // "Y. Ushakov, aide: …" names the speaker before the comma.
                name_end = Some(i);
            }
            _ if name_end.is_some() => {}
            _ if text.tokens[i].kind == TokenKind::Word => {}
            _ => return None,
        }
    }
    None
}

fn is_name(text: &Text<'_>, view: &View, name: TokenRange) -> bool {
    let first = text.word(name.start as usize);
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    !NOT_NAMES.contains(&first)
        && (name.range().len() == 1 && first == "A"
            || view.tags.get(name.start as usize).is_some_and(|t| t.name() != "DT"))
        && name.range().all(|i| capital(text.word(i)) || PARTICLES.contains(&text.word(i)))
        && capital(text.word(name.end as usize - 1))
}

/// A text is a transcript if turns are frequent and come from at least two speakers, or one speaker many times.
pub(super) fn add(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    dashed(text, drafts);
    let labels: Vec<Option<Label>> = text
        .paragraphs
        .iter()
        .map(|p| {
            label(text, view, *p)
                .filter(|l| speaks(text, view, l.colon + 1, p.end as usize) || l.colon + 1 == p.end as usize)
        })
        .collect();
    let mut names: Vec<&str> =
        labels.iter().flatten().filter_map(|l| text.span(l.name)).map(|s| s.text(text.text)).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    let repeated = count > names.len();
    let all_turns = count * 6 >= text.paragraphs.len();
    let dense = count >= 3 && repeated;
    if count < 2 || !(dense || all_turns && (repeated || names.len() >= 2)) {
        return;
    }
    let mut made: Vec<Draft> = Vec::new();
    for (n, (paragraph, label)) in text.paragraphs.iter().zip(&labels).enumerate() {
        if let Some(label) = label {
            let rest = range(label.colon + 1, without_aside(text, label.colon + 1, paragraph.end as usize));
            made.push(Draft {
                source: vec![label.name],
                cue: vec![range(label.colon, label.colon + 1)],
                content: Some(rest).filter(|r| r.start < r.end).into_iter().collect(),
            });
            continue;
        }
        let marked = view.quotes.places[paragraph.start as usize] == Place::Open;
        let first = (paragraph.start as usize + usize::from(marked)).min(paragraph.end as usize - 1);
        let aside = matches!(text.word(first), "(" | "[" | "*" | "<");
        let more = || labels[n..].iter().take(6).any(Option::is_some);
        if let Some(turn) = made.last_mut().filter(|_| !aside)
            && (dense && (all_turns || marked && more()) || turn.content.is_empty())
        {
            turn.content.push(*paragraph);
        }
    }
    made.retain(|d| !d.content.is_empty());
    let pronoun = |d: &Draft| {
        d.source.is_empty()
            || d.source.iter().all(|s| {
                s.end - s.start == 1
                    && matches!(text.word(s.start as usize), "I" | "We" | "we" | "You" | "you")
            })
    };
    drafts.retain(|d| {
        let inside =
            made.iter().any(|m| m.content.iter().chain(&m.source).chain(&m.cue).any(|r| d.touches(*r)));
        let runs_over = made.iter().any(|m| d.touches(m.source[0]) || d.touches(m.cue[0]));
        !inside || !(pronoun(d) || runs_over)
    });
    drafts.extend(made);
}

/// An interview whose turns have a dash and no name: some paragraph asks, and most have the dash.
fn dashed(text: &Text<'_>, drafts: &mut Vec<Draft>) {
    let dash = |p: &TokenRange| matches!(text.word(p.start as usize), "–" | "—" | "―") && p.range().len() > 3;
    let ends = |p: &TokenRange| matches!(text.word(p.end as usize - 1), "." | "?" | "!" | "…" | "...");
    let turns: Vec<TokenRange> = text.paragraphs.iter().copied().filter(|p| dash(p) && ends(p)).collect();
    let asks = turns.iter().any(|p| text.word(p.end as usize - 1) == "?");
    if turns.len() < 2 || !asks || turns.len() * 3 < text.paragraphs.len() * 2 {
        return;
    }
    drafts.retain(|d| !turns.iter().any(|p| d.touches(*p) && d.source.is_empty()));
    for turn in turns.iter().filter(|p| !drafts.iter().any(|d| d.touches(**p))).copied().collect::<Vec<_>>() {
        let start = turn.start as usize;
        drafts.push(Draft {
            source: Vec::new(),
            cue: vec![range(start, start + 1)],
            content: vec![range(start + 1, turn.end as usize)],
        });
    }
}

/// Where the words of a turn end: before "(Laughter.)".
fn without_aside(text: &Text<'_>, start: usize, end: usize) -> usize {
    let closed = end > start + 2 && matches!(text.word(end - 1), ")" | "]");
    let open =
        closed.then(|| (start + 1..end).rev().take(6).find(|&i| matches!(text.word(i), "(" | "["))).flatten();
    open.filter(|&i| matches!(text.word(i - 1), "." | "!" | "?" | "”" | "\"")).unwrap_or(end)
}

/// Whether the words after a label are speech rather than a list: a sentence with a finite verb, or a question.
fn speaks(text: &Text<'_>, view: &View, start: usize, end: usize) -> bool {
    let verb = (start..end).any(|i| view.tags[i].is_finite());
    let ends = end > start && matches!(text.word(end - 1), "." | "?" | "!" | "”" | "\"" | "…" | "...");
    (verb || ends) && end - start >= 2
}
