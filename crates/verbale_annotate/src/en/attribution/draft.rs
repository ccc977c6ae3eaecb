//! An attribution while it is put together: ranges of tokens.

use super::features::View;
use super::labels::{Piece, Role};
use super::link::Join;
use super::quotes::Place;
use crate::{Text, TokenKind, TokenRange};

/// Ranges of tokens of one attribution, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Whose words.
    pub source: Vec<TokenRange>,
    /// What signals it.
    pub cue: Vec<TokenRange>,
    /// Which words.
    pub content: Vec<TokenRange>,
}

/// A range of tokens.
pub fn range(start: usize, end: usize) -> TokenRange {
    TokenRange { start: start as u32, end: end as u32 }
}

/// Whether two ranges share a token.
pub fn meets(a: TokenRange, b: TokenRange) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether all words of a range stand in quotation marks.
pub fn quoted(text: &Text<'_>, view: &View, at: TokenRange) -> bool {
    let mut words = at.range().filter(|&i| text.tokens[i].kind != TokenKind::Mark).peekable();
    words.peek().is_some() && words.all(|i| view.quotes.places[i] != Place::Outside)
}

impl Draft {
    /// Whether any part shares a token with a range.
    pub fn touches(&self, at: TokenRange) -> bool {
        self.source.iter().chain(&self.cue).chain(&self.content).any(|r| meets(*r, at))
    }

    /// First token of any part.
    pub fn start(&self) -> u32 {
        self.source.iter().chain(&self.cue).chain(&self.content).map(|r| r.start).min().unwrap_or(0)
    }

    /// From the pieces a join names.
    pub fn of(join: &Join, pieces: &[Piece]) -> Draft {
        let pick = |list: &[usize]| {
            let mut out: Vec<TokenRange> =
                list.iter().map(|&p| TokenRange { start: pieces[p].start, end: pieces[p].end }).collect();
            out.sort_unstable_by_key(|r| r.start);
            out
        };
        Draft { source: pick(&join.source), cue: pick(&join.cue), content: pick(&join.content) }
    }
}

/// Mends joins and drops what cannot stand: content without a cue goes to a cue of its sentence that has none; pieces of
/// unquoted content far from their cue go; content without a cue stays only if it is a quotation; cues without content go.
pub fn settle(text: &Text<'_>, view: &View, joins: &[Join], pieces: &[Piece]) -> Vec<Draft> {
    let sentence = |at: u32| view.sites[at as usize].sentence_start;
    let mut drafts: Vec<Draft> = joins.iter().map(|j| Draft::of(j, pieces)).collect();
    for at in 0..drafts.len() {
        let Some(content) = drafts[at].content.first().copied().filter(|_| drafts[at].cue.is_empty()) else {
            continue;
        };
        let free = |d: &Draft| {
            d.content.is_empty() && d.cue.iter().any(|c| sentence(c.start) == sentence(content.start))
        };
        let near = (0..drafts.len()).filter(|&d| free(&drafts[d]));
        if let Some(to) = near.min_by_key(|&d| drafts[d].cue[0].start.abs_diff(content.start)) {
            drafts[at].content.clear();
            drafts[to].content.push(content);
        }
    }
    let mut out = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        if let Some(cue) = draft.cue.first().copied() {
            let announced =
                announces(text, cue).filter(|after| draft.content.iter().any(|c| c.start == *after));
            draft.content.retain(|c| {
                // "The aide nodded and X said: “…”": what stands before is not X's.
                let before = announced.is_some() && c.end <= cue.start && !quoted(text, view, *c);
                !before && sentence(c.start) == sentence(cue.start)
                    || (quoted(text, view, *c)
                        && (holds(view, *c) || paragraph(view, *c) == paragraph(view, cue)))
            });
        } else {
            draft.content.retain(|c| quoted(text, view, *c) && holds(view, *c) && words(text, *c) >= 4);
        }
        if !draft.content.is_empty() && !bids(text, view, &draft) {
            out.push(draft);
        }
    }
    find_sources(text, view, pieces, &mut out);
    out
}

/// "Find out more about …": a request to the reader, nobody's statement.
fn bids(text: &Text<'_>, view: &View, draft: &Draft) -> bool {
    let Some(cue) = draft.cue.first().map(|c| c.start as usize).filter(|_| draft.source.is_empty()) else {
        return false;
    };
    let opens = view.sites[cue].sentence_start as usize == cue;
    opens
        && matches!(view.tags[cue].name(), "VB" | "VBP")
        && !draft.content.iter().any(|c| quoted(text, view, *c))
}

/// The token after the colon that ends a cue or follows it.
fn announces(text: &Text<'_>, cue: TokenRange) -> Option<u32> {
    let end = cue.end as usize;
    let inside = text.word(end - 1) == ":";
    let after = !inside && text.tokens.get(end).is_some_and(|_| text.word(end) == ":");
    (inside || after).then_some(cue.end + u32::from(after))
}

fn paragraph(view: &View, at: TokenRange) -> u32 {
    view.sites[at.start as usize].paragraph_start
}

/// Whether the quotation that a range stands in has both its marks, or goes on in the next paragraph.
fn holds(view: &View, at: TokenRange) -> bool {
    let quotations = &view.quotes.quotations;
    let before = quotations.partition_point(|q| q.start <= at.start);
    before.checked_sub(1).is_some_and(|q| quotations[q].closed || quotations[q].continues)
}

fn words(text: &Text<'_>, at: TokenRange) -> usize {
    at.range().filter(|&i| text.tokens[i].kind != TokenKind::Mark).count()
}

/// Gives cues without a source one: a source of the same sentence that nobody took, or, after "adding" and "and added",
/// the source before it.
fn find_sources(text: &Text<'_>, view: &View, pieces: &[Piece], drafts: &mut [Draft]) {
    let sources = || pieces.iter().filter(|p| p.role == Role::Source);
    let taken: Vec<u32> = drafts.iter().flat_map(|d| &d.source).map(|r| r.start).collect();
    for draft in drafts {
        let Some(cue) = draft.cue.first().copied().filter(|_| draft.source.is_empty()) else { continue };
        let site = view.sites[cue.start as usize];
        let own = |p: &&Piece| p.start >= site.sentence_start && p.end <= site.sentence_end;
        let free = sources().filter(own).filter(|p| !taken.contains(&p.start));
        let found = free.min_by_key(|p| p.start.abs_diff(cue.start)).or_else(|| {
            follows(text, view, cue)
                .then(|| sources().rev().find(|p| p.end <= cue.start && p.start >= site.sentence_start))?
        });
        if let Some(source) = found {
            draft.source.push(TokenRange { start: source.start, end: source.end });
        }
    }
}

/// Whether a cue goes on with the subject before it: a participle, or a verb after "and".
fn follows(text: &Text<'_>, view: &View, cue: TokenRange) -> bool {
    let Some(verb) = cue.range().find(|&i| view.tags[i].is_verb()) else { return false };
    let mut first = cue.start as usize;
    while first > 0 && (view.tags[first - 1].name() == "RB" || text.word(first - 1) == ",") {
        first -= 1;
    }
    let joined = first > 0 && matches!(text.word(first - 1), "and" | "but" | "then");
    match view.tags[verb].name() {
        "VBG" => true,
        "VBD" | "VBZ" | "VBP" | "VB" => joined,
        _ => false,
    }
}
