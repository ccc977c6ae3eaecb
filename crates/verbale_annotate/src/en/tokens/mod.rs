//! Tokens, sentences and paragraphs of English text.
//!
//! Tokens follow the Penn habit where it decides borders: clitics stand alone ("Clinton" + "’s", "do" + "n't"), full stops
//! stand alone unless they belong to an abbreviation, marks are single characters or a run of one dash, dot or doubled quote.
//!
//! **Invariant:** tokens are in order, do not overlap, lie on character borders, and cover every character that is no blank.

mod abbreviations;
pub(crate) mod marks;
mod paragraphs;
mod sentences;

use crate::{Text, Token, TokenKind};
use verbale_model::Span;

/// Parses a text.
pub fn parse(text: &str) -> Text<'_> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 8);
    split(text, &mut tokens);
    let paragraphs = paragraphs::paragraphs(text, &tokens);
    let sentences = sentences::sentences(text, &tokens, &paragraphs);
    Text { text, tokens, sentences, paragraphs }
}

/// Whether a character separates tokens and belongs to none.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{200e}' | '\u{200f}')
}

/// Whether a character is an apostrophe as typed, printed or read by OCR.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

fn joins_letters(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '_')
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(&b) if b < 0x80 => Some(b as char),
        _ => text.get(at..)?.chars().next(),
    }
}

fn split(text: &str, out: &mut Vec<Token>) {
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        let wide = c.len_utf8();
        if is_blank(c) {
            at += wide;
        } else if c.is_numeric() {
            let end = number_end(text, at);
            push(out, at, end, TokenKind::Number);
            at = end;
        } else if c.is_alphabetic() || (c == '_' && char_at(text, at + 1).is_some_and(char::is_alphanumeric))
        {
            let end = address_end(text, at).unwrap_or_else(|| word_end(text, at));
            push_word(text, out, at, end);
            at = end;
        } else {
            let end = mark_end(text, at, c);
            // A clitic that lost its word to a blank or a number: "1990 's", "Obama 's" in tokenised text.
            match clitic_after_apostrophe(text, at, c) {
                Some(end) if standing_clitic(text, out, at) => {
                    push(out, at, end, TokenKind::Word);
                    at = end;
                }
                _ => {
                    push(out, at, end, TokenKind::Mark);
                    at = end;
                }
            }
        }
    }
}

fn push(out: &mut Vec<Token>, start: usize, end: usize, kind: TokenKind) {
    out.push(Token { span: Span::of(start, end), kind });
}

/// Digits with inner points and commas.
fn number_end(text: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(c) = char_at(text, at) {
        let inner = matches!(c, '.' | ',') && char_at(text, at + 1).is_some_and(char::is_numeric);
        if !(c.is_numeric() || inner) {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// The end of a web address that starts here.
fn address_end(text: &str, start: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[start..];
    if !(bytes.starts_with(b"http://") || bytes.starts_with(b"https://") || bytes.starts_with(b"www.")) {
        return None;
    }
    let mut end = start;
    let mut solid = start;
    while let Some(c) = char_at(text, end) {
        if is_blank(c) || matches!(c, '"' | '“' | '”' | '’' | '‘' | '<' | '>' | '«' | '»' | '—') {
            break;
        }
        end += c.len_utf8();
        if !matches!(c, '.' | ',' | ';' | ':' | ')' | ']' | '!' | '?' | '\'') {
            solid = end;
        }
    }
    Some(solid)
}

/// Letters with inner apostrophes, hyphens and dots, and the dot of an abbreviation.
fn word_end(text: &str, start: usize) -> usize {
    let mut at = start;
    loop {
        while let Some(c) = char_at(text, at) {
            if joins_letters(c) || c.is_numeric() { at += c.len_utf8() } else { break }
        }
        let Some(c) = char_at(text, at) else { return at };
        let wide = c.len_utf8();
        let next = char_at(text, at + wide);
        let letter_next = next.is_some_and(char::is_alphanumeric);
        if (is_apostrophe(c) && c != '`' && next.is_some_and(char::is_alphabetic))
            || (matches!(c, '-' | '‑' | '\u{2010}') && letter_next)
            || (c == '&' && letter_next && at - start <= 3)
        {
            at += wide;
        } else if c == '.' {
            let word = &text[start..at];
            let last = word.rsplit('.').next().unwrap_or(word);
            let initial = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
            if next.is_some_and(char::is_alphabetic) {
                // "U.S", "Ph.D", "example.com"; but "said.The" lost its blank.
                let short = last.chars().count() <= 2 && word.chars().next().is_some_and(char::is_uppercase);
                if initial || short || next.is_some_and(char::is_lowercase) {
                    at += 1;
                    continue;
                }
                return at;
            }
            let dotted = word.contains('.') && initial;
            let single = !word.contains('.') && initial && word.chars().all(char::is_uppercase);
            if dotted || single || abbreviations::find(word).is_some_and(|a| a.takes_dot(text, at + 1)) {
                return at + 1;
            }
            return at;
        } else {
            return at;
        }
    }
}

/// A mark: one character, or a run of the same dash, dot, star or doubled quote.
fn mark_end(text: &str, start: usize, c: char) -> usize {
    let mut end = start + c.len_utf8();
    let most = match c {
        '-' | '–' | '—' | '.' | '…' | '*' | '=' | '_' | '~' | '#' => usize::MAX,
        '\'' | '`' | '‘' | '’' | ',' => 2,
        _ => 1,
    };
    let mut count = 1;
    while count < most && char_at(text, end) == Some(c) {
        end += c.len_utf8();
        count += 1;
    }
    end
}

const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// The length of the clitic at the end of a word, apostrophe included.
fn clitic_len(word: &str) -> Option<usize> {
    let (at, mark) = word.char_indices().rev().take(4).find(|&(_, c)| is_apostrophe(c))?;
    let tail = &word[at + mark.len_utf8()..];
    if CLITICS.iter().any(|c| tail.eq_ignore_ascii_case(c)) {
        return (at > 0).then_some(word.len() - at);
    }
    let negated = tail.eq_ignore_ascii_case("t") && word[..at].ends_with(['n', 'N']) && at > 1;
    negated.then_some(word.len() - at + 1)
}

fn push_word(text: &str, out: &mut Vec<Token>, start: usize, end: usize) {
    match clitic_len(&text[start..end]) {
        Some(len) => {
            push(out, start, end - len, TokenKind::Word);
            push(out, end - len, end, TokenKind::Word);
        }
        None => push(out, start, end, TokenKind::Word),
    }
}

/// The end of "’s" and the like where an apostrophe starts it.
fn clitic_after_apostrophe(text: &str, at: usize, c: char) -> Option<usize> {
    if !is_apostrophe(c) || c == '`' {
        return None;
    }
    let from = at + c.len_utf8();
    let mut end = from;
    while let Some(c) = char_at(text, end) {
        if c.is_alphanumeric() { end += c.len_utf8() } else { break }
    }
    CLITICS.iter().any(|c| text[from..end].eq_ignore_ascii_case(c)).then_some(end)
}

fn standing_clitic(text: &str, out: &[Token], at: usize) -> bool {
    let Some(last) = out.last() else { return false };
    let gap = text.get(last.span.end() as usize..at).unwrap_or("\n");
    last.kind != TokenKind::Mark && (gap.is_empty() || gap == " ")
        || matches!(last.span.text(text), "”" | ")" | "%")
}

#[cfg(test)]
mod tests {
    use super::{is_blank, parse};
    use proptest::prelude::*;

    fn words(text: &str) -> String {
        let parsed = parse(text);
        (0..parsed.tokens.len()).map(|i| parsed.word(i)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn clitics_stand_alone_and_names_keep_their_apostrophe() {
        assert_eq!(
            words("Clinton’s aide O'Neill didn't say they're done."),
            "Clinton ’s aide O'Neill did n't say they 're done ."
        );
        assert_eq!(words("Republicans’ plan"), "Republicans ’ plan");
        assert_eq!(words("Obama 's plan"), "Obama 's plan");
    }

    #[test]
    fn abbreviations_initials_and_addresses_keep_their_dots() {
        assert_eq!(
            words("Donald J. Trump of the U.S. met Mr. Li at 5 p.m. in Washington, D.C."),
            "Donald J. Trump of the U.S. met Mr. Li at 5 p.m. in Washington , D.C."
        );
        assert_eq!(
            words("See https://example.org/a?b=1, or example.com."),
            "See https://example.org/a?b=1 , or example.com ."
        );
        assert_eq!(words("He left.The rest stayed."), "He left . The rest stayed .");
    }

    #[test]
    fn numbers_keep_points_and_commas_and_leave_units() {
        assert_eq!(
            words("$1.1 million, 9,500 men, 28-point draft, 80bn, F-16"),
            "$ 1.1 million , 9,500 men , 28 - point draft , 80 bn , F-16"
        );
    }

    #[test]
    fn marks_are_single_or_runs() {
        assert_eq!(words("Wait... “no”—``yes''--maybe"), "Wait ... “ no ” — `` yes '' -- maybe");
    }

    proptest! {
        #[test]
        fn tokens_are_ordered_in_bounds_and_cover_what_is_not_blank(text in "(\\PC|[ a-zA-Z.,'’“”\"\n0-9-]){0,120}") {
            let parsed = parse(&text);
            let mut at = 0;
            for token in &parsed.tokens {
                prop_assert!(token.span.start() as usize >= at && !token.span.is_empty());
                prop_assert!(text.is_char_boundary(token.span.start() as usize) && text.is_char_boundary(token.span.end() as usize));
                prop_assert!(text[at..token.span.start() as usize].chars().all(is_blank));
                at = token.span.end() as usize;
            }
            prop_assert!(text[at..].chars().all(is_blank));
            for ranges in [&parsed.sentences, &parsed.paragraphs] {
                let mut next = 0;
                for range in ranges {
                    prop_assert!(range.start == next && range.end > range.start);
                    next = range.end;
                }
                prop_assert_eq!(next as usize, parsed.tokens.len());
            }
            for paragraph in &parsed.paragraphs {
                prop_assert!(parsed.sentences.iter().any(|s| s.start == paragraph.start));
            }
        }
    }
}
