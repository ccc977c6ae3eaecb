//! What the models look at in a word, computed once per token.

use super::tokens::is_apostrophe;
use crate::{Text, TokenKind};

/// What the models look at in one token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Hash of the word in lower case, digits as 0, marks of one kind as one.
    pub norm: u32,
    /// Hashes of its last 2, 3 and 4 characters.
    pub suffix: [u32; 3],
    /// Hash of its first 3 characters.
    pub prefix: u32,
    /// Letters and case.
    pub shape: Shape,
}

/// Letters and case of a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(u8)]
pub enum Shape {
    /// All lower case.
    #[default]
    Lower,
    /// First letter upper case.
    Title,
    /// All upper case, more than one letter.
    Upper,
    /// One upper-case letter.
    Letter,
    /// Mixed case.
    Mixed,
    /// With an inner hyphen, first letter lower case.
    Hyphened,
    /// With dots ("U.S.").
    Dotted,
    /// Digits.
    Number,
    /// A mark.
    Mark,
    /// A clitic ("'s").
    Clitic,
}

/// One step of the hash that all features share.
pub(crate) fn mix(hash: u32, value: u32) -> u32 {
    let h = (hash ^ value).wrapping_mul(0x9E37_79B1);
    h ^ (h >> 15)
}

/// The hash of a normalised word.
pub fn hash_word(word: &str) -> u32 {
    word.chars().fold(SEED, |h, c| mix(h, c as u32))
}

const SEED: u32 = 0x811C_9DC5;

/// The words of a text.
pub fn words(text: &Text<'_>) -> Vec<Word> {
    text.tokens.iter().map(|t| word(t.span.text(text.text), t.kind)).collect()
}

fn fold(c: char) -> char {
    if c.is_ascii() {
        return if c.is_ascii_digit() { '0' } else { c.to_ascii_lowercase() };
    }
    match c {
        _ if is_apostrophe(c) => '\'',
        '“' | '”' | '«' | '»' | '„' | '‟' => '"',
        '–' | '—' | '―' | '‑' | '\u{2010}' => '-',
        '…' => '.',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

fn word(text: &str, kind: TokenKind) -> Word {
    match text {
        "``" | "''" | "‘‘" | "’’" | ",," => return mark('"'),
        _ if kind == TokenKind::Mark => return mark(fold(text.chars().next().unwrap_or(' '))),
        _ => {}
    }
    // The last four characters, newest last.
    let mut tail = ['\0'; 4];
    let (mut norm, mut prefix, mut count) = (SEED, SEED, 0u32);
    let (mut upper, mut lower, mut digits, mut dots, mut hyphens, mut first_upper) =
        (0u32, 0u32, 0u32, 0u32, 0u32, false);
    for raw in text.chars() {
        let c = fold(raw);
        if raw.is_uppercase() {
            upper += 1;
            first_upper |= count == 0;
        } else if c.is_alphabetic() {
            lower += 1;
        } else {
            digits += u32::from(c == '0');
            dots += u32::from(c == '.');
            hyphens += u32::from(c == '-');
        }
        norm = mix(norm, c as u32);
        if count < 3 {
            prefix = mix(prefix, c as u32);
        }
        tail = [tail[1], tail[2], tail[3], c];
        count += 1;
    }
    let suffix = [2, 3, 4].map(|n: usize| tail[4 - n..].iter().fold(n as u32, |h, &c| mix(h, c as u32)));
    let shape = if kind == TokenKind::Number || (digits > 0 && upper + lower == 0) {
        Shape::Number
    } else if text.starts_with(is_apostrophe) || (norm == NOT && count == 3) {
        Shape::Clitic
    } else if dots > 0 {
        Shape::Dotted
    } else if upper == 0 {
        if hyphens > 0 { Shape::Hyphened } else { Shape::Lower }
    } else if lower == 0 {
        if upper == 1 { Shape::Letter } else { Shape::Upper }
    } else if first_upper && (upper == 1 || hyphens > 0) {
        Shape::Title
    } else {
        Shape::Mixed
    };
    Word { norm, suffix, prefix, shape }
}

/// The hash of "n't".
const NOT: u32 = {
    let mut h = SEED;
    let mut i = 0;
    while i < 3 {
        let x = (h ^ b"n't"[i] as u32).wrapping_mul(0x9E37_79B1);
        h = x ^ (x >> 15);
        i += 1;
    }
    h
};

fn mark(c: char) -> Word {
    let norm = mix(SEED, c as u32);
    Word { norm, suffix: [norm; 3], prefix: norm, shape: Shape::Mark }
}

#[cfg(test)]
mod tests {
    use super::{Shape, hash_word, words};
    use crate::en::tokens::parse;

    #[test]
    fn case_digits_and_kinds_of_mark_fold_together() {
        let text = parse("Said said 2014 “ \" `` U.S. don’t F-16");
        let all = words(&text);
        assert_eq!(all[0].norm, all[1].norm);
        assert_eq!(all[1].norm, hash_word("said"));
        assert_eq!(all[2].norm, hash_word("0000"));
        assert!(all[3].norm == all[4].norm && all[4].norm == all[5].norm);
        let shapes: Vec<Shape> = all[6..].iter().map(|w| w.shape).collect();
        assert_eq!(shapes, [Shape::Dotted, Shape::Lower, Shape::Clitic, Shape::Letter]);
    }
}
