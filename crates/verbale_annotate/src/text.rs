//! One parse of a text: tokens, sentences, paragraphs. Every stage reads this and nothing is parsed twice.

use verbale_model::Span;

/// A parsed text: tokens in order, sentences and paragraphs as ranges of tokens.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    /// The words that every span indexes.
    pub text: &'a str,
    /// Tokens in order; blanks are no tokens.
    pub tokens: Vec<Token>,
    /// Sentences in order; every token lies in exactly one.
    pub sentences: Vec<TokenRange>,
    /// Paragraphs in order; every sentence lies in exactly one.
    pub paragraphs: Vec<TokenRange>,
}

/// One token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and dots ("U.S.", "long-range").
    Word,
    /// Digits, with inner points and commas.
    Number,
    /// Punctuation or a symbol, one character (or a run of the same dash or dot).
    Mark,
}

/// A half-open range of tokens, by index.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TokenRange {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

impl TokenRange {
    /// As a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl<'a> Text<'a> {
    /// The words of a token.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens[token].span.text(self.text)
    }

    /// The place of a range of tokens; `None` if it is empty.
    pub fn span(&self, range: TokenRange) -> Option<Span> {
        let tokens = self.tokens.get(range.range())?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }
}
