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

/// Drops what cannot stand: pieces of unquoted content far from their cue, content without a cue that is no quotation,
/// cues without content.
pub fn settle(text: &Text<'_>, view: &View, joins: &[Join], pieces: &[Piece]) -> Vec<Draft> {
    let sentence = |at: u32| view.sites[at as usize].sentence_start;
    let mut out = Vec::with_capacity(joins.len());
    for join in joins {
        let mut draft = Draft::of(join, pieces);
        if let Some(cue) = draft.cue.first().copied() {
            draft.content.retain(|c| sentence(c.start) == sentence(cue.start) || quoted(text, view, *c));
        } else {
            draft.content.retain(|c| quoted(text, view, *c) && words(text, *c) >= 4);
        }
        if !draft.content.is_empty() {
            out.push(draft);
        }
    }
    share_sources(view, pieces, &mut out);
    out
}

fn words(text: &Text<'_>, at: TokenRange) -> usize {
    at.range().filter(|&i| text.tokens[i].kind != TokenKind::Mark).count()
}

/// "X said A, adding B": a participle without a source of its own takes the one before it in the sentence.
fn share_sources(view: &View, pieces: &[Piece], drafts: &mut [Draft]) {
    for draft in drafts {
        let Some(cue) = draft.cue.first().copied() else { continue };
        let head = cue.range().find(|&i| view.cues[i].0 > 0).unwrap_or(cue.start as usize);
        if !draft.source.is_empty() || !matches!(view.tags[head].name(), "VBG" | "VBD" | "VBZ") {
            continue;
        }
        let site = view.sites[cue.start as usize];
        let before = pieces
            .iter()
            .rev()
            .find(|p| p.role == Role::Source && p.end <= cue.start && p.start >= site.sentence_start);
        if let Some(source) = before {
            draft.source.push(TokenRange { start: source.start, end: source.end });
        }
    }
}
