//! The text as numbers see it: tokens, with hyphenated number words ("five-hour", "mid-October") taken apart.

use crate::{Text, TokenKind};
use verbale_model::Span;

/// A token, or a part of a hyphenated one.
#[derive(Clone, Copy, Debug)]
pub(in crate::en) struct Piece {
    pub(in crate::en) span: Span,
    pub(in crate::en) kind: TokenKind,
    /// No blank stands before it.
    pub(in crate::en) glued: bool,
    /// Index of the first piece of its sentence.
    pub(in crate::en) sentence: u32,
}

/// All pieces of a text, in order.
pub(in crate::en) struct Pieces<'a> {
    text: &'a str,
    // Same offsets as `text`: only ASCII letters are lowered.
    lower: String,
    list: Vec<Piece>,
}

impl<'a> Pieces<'a> {
    pub(in crate::en) fn new(text: &Text<'a>) -> Pieces<'a> {
        let lower = text.text.to_ascii_lowercase();
        let mut list: Vec<Piece> = Vec::with_capacity(text.tokens.len() + 8);
        for sentence in &text.sentences {
            let first = list.len() as u32;
            for token in text.tokens.get(sentence.range()).unwrap_or(&[]) {
                let glued = list.last().is_some_and(|p| p.span.end() == token.span.start());
                let piece = Piece { span: token.span, kind: token.kind, glued, sentence: first };
                split(&lower, piece, &mut list);
            }
        }
        Pieces { text: text.text, lower, list }
    }

    pub(in crate::en) fn len(&self) -> usize {
        self.list.len()
    }

    /// The piece in lower case; empty beyond the end.
    pub(in crate::en) fn word(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |p| p.span.text(&self.lower))
    }

    /// The piece `back` places before `i`, in lower case; empty beyond the start.
    pub(in crate::en) fn before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |j| self.word(j))
    }

    /// The piece as written.
    pub(in crate::en) fn raw(&self, i: usize) -> &'a str {
        self.list.get(i).map_or("", |p| p.span.text(self.text))
    }

    pub(in crate::en) fn is_number(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|p| p.kind == TokenKind::Number)
    }

    pub(in crate::en) fn is_word(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|p| p.kind == TokenKind::Word)
    }

    pub(in crate::en) fn is_mark(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|p| p.kind == TokenKind::Mark)
    }

    pub(in crate::en) fn glued(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|p| p.glued)
    }

    /// Index of the first piece of the sentence of `i`.
    pub(in crate::en) fn sentence(&self, i: usize) -> usize {
        self.list.get(i).map_or(self.list.len(), |p| p.sentence as usize)
    }

    /// One past the last piece of the sentence of `i`.
    pub(in crate::en) fn sentence_end(&self, i: usize) -> usize {
        let first = self.sentence(i);
        (i..self.list.len()).find(|&j| self.sentence(j) != first).unwrap_or(self.list.len())
    }

    /// Whether both stand in one sentence.
    pub(in crate::en) fn together(&self, a: usize, b: usize) -> bool {
        self.sentence(a) == self.sentence(b)
    }

    /// Whether it begins with a capital letter.
    pub(in crate::en) fn capital(&self, i: usize) -> bool {
        self.raw(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// A hyphen or dash that touches what stands on both sides.
    pub(in crate::en) fn hyphen(&self, i: usize) -> bool {
        self.glued(i) && self.glued(i + 1) && is_hyphen(self.raw(i))
    }

    /// Whether the words from `i` on are these, in lower case.
    pub(in crate::en) fn are(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, w)| self.word(i + k) == *w)
    }

    /// The place of a half-open range of pieces.
    pub(in crate::en) fn span(&self, start: usize, end: usize) -> Span {
        match (self.list.get(start), end.checked_sub(1).and_then(|e| self.list.get(e))) {
            (Some(a), Some(b)) => a.span.cover(b.span),
            _ => Span::default(),
        }
    }

    /// The words of a half-open range as written.
    pub(in crate::en) fn text(&self, start: usize, end: usize) -> &'a str {
        self.span(start, end).text(self.text)
    }
}

pub(in crate::en) fn is_hyphen(mark: &str) -> bool {
    matches!(mark, "-" | "–" | "—" | "‑" | "\u{2010}" | "−")
}

/// Takes a hyphenated word apart if its first part counts or dates something.
fn split(lower: &str, piece: Piece, list: &mut Vec<Piece>) {
    let word = piece.span.text(lower);
    let Some(at) = word.find(['-', '‑', '\u{2010}']) else { return list.push(piece) };
    if piece.kind != TokenKind::Word || !opens(&word[..at]) {
        return list.push(piece);
    }
    let start = piece.span.start();
    let mut from = 0;
    let mut push = |a: usize, b: usize, kind: TokenKind| {
        let glued = if a == 0 { piece.glued } else { true };
        list.push(Piece { span: Span::new(start + a as u32, start + b as u32), kind, glued, ..piece });
    };
    for (at, c) in word.char_indices().filter(|(_, c)| matches!(c, '-' | '‑' | '\u{2010}')) {
        push(from, at, TokenKind::Word);
        push(at, at + c.len_utf8(), TokenKind::Mark);
        from = at + c.len_utf8();
    }
    let kind =
        if word[from..].bytes().all(|b| b.is_ascii_digit()) { TokenKind::Number } else { TokenKind::Word };
    push(from, word.len(), kind);
}

fn opens(part: &str) -> bool {
    super::numbers::cardinal(part).is_some()
        || super::calendar::month(part).is_some()
        || super::calendar::weekday(part).is_some()
        || matches!(
            part,
            "mid" | "half" | "quarter" | "early" | "late" | "a" | "an" | "multi" | "year" | "week"
        )
}
