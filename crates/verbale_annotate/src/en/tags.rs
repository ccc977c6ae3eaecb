//! Parts of speech: a greedy averaged perceptron over a reduced Penn tag set.

use super::table::Table;
use super::words::{Shape, Word, mix};
use crate::{Text, TokenKind};

/// A reduced Penn part of speech; the number indexes every table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tag(pub u8);

/// Number of tags.
pub const TAGS: usize = 32;

/// The tags by name, in order of their number.
pub const NAMES: [&str; TAGS] = [
    "NN", "NNS", "NNP", "PRP", "PRP$", "DT", "IN", "TO", "CC", "CD", "JJ", "JJR", "RB", "MD", "VB", "VBD",
    "VBG", "VBN", "VBP", "VBZ", "WP", "WRB", "RP", "POS", "EX", "UH", ".", ",", ":", "''", "-LRB-", "SYM",
];

impl Tag {
    /// The reduced tag of a Penn tag.
    pub fn of_penn(penn: &str) -> Tag {
        let name = match penn {
            "NNPS" | "ADD" => "NNP",
            "WP$" => "PRP$",
            "PDT" => "DT",
            "JJS" => "JJR",
            "RBR" | "RBS" => "RB",
            "WDT" => "WP",
            "``" => "''",
            "-RRB-" => "-LRB-",
            "HYPH" => ":",
            "GW" => "NN",
            other => other,
        };
        Tag(NAMES.iter().position(|n| *n == name).unwrap_or(TAGS - 1) as u8)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        NAMES[self.0 as usize % TAGS]
    }

    /// Whether it is a verb form or a modal.
    pub fn is_verb(self) -> bool {
        (13..=19).contains(&self.0)
    }

    /// Whether it is a verb form that carries tense.
    pub fn is_finite(self) -> bool {
        matches!(self.0, 13 | 15 | 18 | 19)
    }

    /// Whether it is a noun, name or pronoun.
    pub fn is_nominal(self) -> bool {
        self.0 <= 3
    }
}

/// Bits of the feature table.
pub const BITS: u32 = 15;

/// Number of feature templates.
pub const TEMPLATES: usize = 19;

/// The tagger's weights.
pub struct Tagger {
    weights: Table<TAGS>,
    /// Words with one tag only, sorted by hash.
    sure: Vec<(u32, u8)>,
}

impl Tagger {
    /// From the parts that training makes: weights, and words (sorted by hash) that have one tag only.
    pub fn new(weights: Table<TAGS>, sure: Vec<(u32, u8)>) -> Tagger {
        Tagger { weights, sure }
    }

    /// The tag that needs no context, if any.
    pub fn sure(&self, text: &str, kind: TokenKind, word: Word) -> Option<Tag> {
        fixed(text, kind, word).or_else(|| {
            let at = self.sure.binary_search_by_key(&word.norm, |s| s.0).ok()?;
            (!matches!(word.shape, Shape::Title | Shape::Upper | Shape::Mixed)).then(|| Tag(self.sure[at].1))
        })
    }

    /// The tags of a text.
    pub fn tag(&self, text: &Text<'_>, words: &[Word]) -> Vec<Tag> {
        let mut tags = vec![Tag::default(); words.len()];
        for sentence in &text.sentences {
            let range = sentence.range();
            for i in range.clone() {
                tags[i] = self.sure(text.word(i), text.tokens[i].kind, words[i]).unwrap_or_else(|| {
                    let mut scores = [0i32; TAGS];
                    for hash in features(words, &tags, range.start, range.end, i) {
                        self.weights.add(hash, &mut scores);
                    }
                    best(&scores)
                });
            }
        }
        tags
    }

    /// The weights, and the words with one tag.
    pub fn parts(&self) -> (&Table<TAGS>, &[(u32, u8)]) {
        (&self.weights, &self.sure)
    }
}

/// The highest score; the first of equals.
pub fn best<T: PartialOrd + Copy>(scores: &[T; TAGS]) -> Tag {
    let mut top = 0;
    for (i, s) in scores.iter().enumerate() {
        if *s > scores[top] {
            top = i;
        }
    }
    Tag(top as u8)
}

/// The tag that the characters decide.
fn fixed(text: &str, kind: TokenKind, word: Word) -> Option<Tag> {
    let name = match kind {
        TokenKind::Number => "CD",
        TokenKind::Mark => match text.chars().next()? {
            '.' | '!' | '?' => ".",
            ',' => match text {
                ",," => "''",
                _ => ",",
            },
            ':' | ';' | '-' | '–' | '—' | '…' => ":",
            '"' | '“' | '”' | '«' | '»' | '„' | '\'' | '’' | '‘' | '`' => "''",
            '(' | ')' | '[' | ']' | '{' | '}' => "-LRB-",
            _ => "SYM",
        },
        TokenKind::Word if word.shape == Shape::Number => "CD",
        TokenKind::Word => return None,
    };
    Some(Tag(NAMES.iter().position(|n| *n == name).unwrap_or(TAGS - 1) as u8))
}

/// The hashes of a token's features, given the tags of the tokens before it in the sentence `[start, end)`.
pub fn features(words: &[Word], tags: &[Tag], start: usize, end: usize, i: usize) -> [u32; TEMPLATES] {
    let at = |d: isize| {
        let j = i.wrapping_add_signed(d);
        if (start..end).contains(&j) {
            words[j]
        } else {
            Word { norm: 7 + u32::from(j >= end), ..Word::default() }
        }
    };
    let tag = |d: usize| if i >= start + d { u32::from(tags[i - d].0) } else { 60 };
    let (w, before, after) = (at(0), at(-1), at(1));
    let shape = w.shape as u32;
    let first = u32::from(i == start);
    let raw = [
        mix(w.norm, shape),
        w.norm,
        before.norm,
        after.norm,
        at(-2).norm,
        at(2).norm,
        w.suffix[0],
        w.suffix[1],
        w.suffix[2],
        mix(w.prefix, 77),
        mix(shape * 2 + first, 13),
        tag(1),
        tag(1) * 64 + tag(2),
        mix(w.norm, tag(1)),
        mix(after.norm, tag(1)),
        mix(after.suffix[1], 1),
        mix(w.suffix[1], tag(1) * 64 + shape),
        mix(before.norm, w.norm),
        mix(w.norm, mix(after.norm, 3)),
    ];
    let mut out = [0; TEMPLATES];
    for (t, (slot, value)) in out.iter_mut().zip(raw).enumerate() {
        *slot = mix(mix(value, 0x5bd1 + t as u32 * 0x1_0001), 0xABCD);
    }
    out
}
