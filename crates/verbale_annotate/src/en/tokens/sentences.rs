//! Sentences: where a stop ends one.

use super::abbreviations::{self, Abbreviation};
use super::is_apostrophe;
use super::marks::{self, Turns};
use crate::{Token, TokenKind, TokenRange};

/// Ranges of tokens; no sentence crosses a paragraph.
pub(super) fn sentences(text: &str, tokens: &[Token], paragraphs: &[TokenRange]) -> Vec<TokenRange> {
    let mut out = Vec::with_capacity(tokens.len() / 18 + paragraphs.len());
    for paragraph in paragraphs {
        let mut start = paragraph.start as usize;
        let end = paragraph.end as usize;
        let turns = marks::turns(text, tokens, *paragraph);
        let mut open = false;
        let mut i = start;
        while i < end {
            let word = tokens[i].span.text(text);
            if word == "\"" {
                open = !open;
            }
            let mut next = i + 1;
            if may_end(word, tokens[i].kind) {
                while next < end && closes(text, tokens, &turns, next, open) {
                    if tokens[next].span.text(text) == "\"" {
                        open = !open;
                    }
                    next += 1;
                }
                if next < end && ends(text, tokens, start, i, next, end) {
                    push(&mut out, text, tokens, start..next);
                    start = next;
                }
            }
            i = next;
        }
        if start < end {
            push(&mut out, text, tokens, start..end);
        }
    }
    out
}

/// Tokens of the longest sentence. What goes on without a full stop (captions of a recording, a table run together) is cut, so
/// that readers who look around within a sentence never look far.
const LONGEST: usize = 600;

/// Adds a sentence, cut after a comma or semicolon, or a word where there is none, until no part is too long.
fn push(out: &mut Vec<TokenRange>, text: &str, tokens: &[Token], mut sentence: std::ops::Range<usize>) {
    while sentence.len() > LONGEST {
        let latest = sentence.start + LONGEST;
        let pause = |at: &usize| matches!(tokens[*at].span.text(text), "," | ";");
        let cut = (sentence.start + LONGEST / 2..latest).rev().find(pause).map_or(latest, |at| at + 1);
        out.push(TokenRange { start: sentence.start as u32, end: cut as u32 });
        sentence.start = cut;
    }
    out.push(TokenRange { start: sentence.start as u32, end: sentence.end as u32 });
}

/// Whether a sentence may end with this token.
fn may_end(word: &str, kind: TokenKind) -> bool {
    match kind {
        TokenKind::Mark => word.starts_with(['.', '!', '?', '…', '。']),
        TokenKind::Word => word.ends_with('.'),
        TokenKind::Number => false,
    }
}

/// Whether the token closes a quotation or bracket and so belongs to the sentence before it.
fn closes(text: &str, tokens: &[Token], turns: &Turns, at: usize, open: bool) -> bool {
    if let Some(opens) = turns.opens(at) {
        return !opens;
    }
    let word = tokens[at].span.text(text);
    let attached = tokens[at - 1].span.end() == tokens[at].span.start();
    match word {
        "”" | "»" | ")" | "]" | "''" | "’’" | "!" | "?" | "." | "…" => true,
        "\"" => open && attached,
        // Closing in German and Polish texts, opening in English ones.
        "“" => attached && !spaced_before(tokens, at) && next_is_blank(text, tokens, at),
        _ => attached && word.chars().all(is_apostrophe) && next_is_blank(text, tokens, at),
    }
}

fn next_is_blank(text: &str, tokens: &[Token], at: usize) -> bool {
    let end = tokens[at].span.end() as usize;
    text[end..].chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '”' | ')' | '»'))
}

fn spaced_before(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].span.end() < tokens[at].span.start()
}

/// Words that open a sentence far more often than they follow an abbreviation.
const OPENERS: [&str; 46] = [
    "A",
    "After",
    "All",
    "Also",
    "An",
    "And",
    "As",
    "At",
    "But",
    "By",
    "Every",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Many",
    "Meanwhile",
    "My",
    "No",
    "On",
    "One",
    "Or",
    "Our",
    "She",
    "So",
    "That",
    "The",
    "Their",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "To",
    "We",
    "What",
    "When",
    "You",
];

/// Verbs that follow a quoted question and its speaker: “Why?” Li asked.
pub(super) const SAYING: [&str; 16] = [
    "added",
    "asked",
    "asks",
    "continued",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "replied",
    "said",
    "says",
    "shouted",
    "told",
    "tweeted",
    "wondered",
    "wrote",
];

/// Whether the sentence that started at `start` ends with the stop at `stop`, given that `next` follows.
fn ends(text: &str, tokens: &[Token], start: usize, stop: usize, next: usize, end: usize) -> bool {
    let word = tokens[stop].span.text(text);
    let follow = tokens[next].span.text(text);
    let Some(first) = follow.chars().next() else { return false };
    let after_quote = if tokens[next].kind == TokenKind::Mark && next + 1 < end {
        tokens[next + 1].span.text(text)
    } else {
        follow
    };
    let upper = first.is_uppercase()
        || first.is_numeric()
        || (tokens[next].kind == TokenKind::Mark
            && after_quote.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
    if tokens[stop].kind == TokenKind::Word {
        let bare = word.trim_end_matches('.');
        if abbreviations::find(bare) == Some(Abbreviation::Title)
            || abbreviations::find(bare) == Some(Abbreviation::BeforeNumber)
        {
            return false;
        }
        let opener = OPENERS.contains(&follow)
            || (next > stop + 1 && upper)
            || (opens_quote(follow) && after_quote.starts_with(char::is_uppercase));
        // "J. The" is no name; "Vitamin C. It" is rare enough.
        return opener && !(bare.chars().count() == 1 && tokens[next].kind == TokenKind::Mark);
    }
    if first.is_lowercase() || matches!(first, ',' | ';' | ':' | '.' | '!' | '?' | '%' | ')') {
        return false;
    }
    if !upper && matches!(first, '-' | '–' | '—') {
        return false;
    }
    if word.starts_with('.') && word.len() > 1 || word == "…" {
        return upper && (OPENERS.contains(&follow) || next > stop + 1 || opens_quote(follow));
    }
    // "1. The parties" opens a list item.
    if word == "." && stop == start + 1 && tokens[start].kind == TokenKind::Number {
        return false;
    }
    if next > stop + 1 && matches!(word, "?" | "!") {
        let names = (next..end.min(next + 5))
            .take_while(|&i| tokens[i].span.text(text).starts_with(char::is_uppercase))
            .count();
        let verb = next + names;
        if names > 0 && verb < end && SAYING.contains(&tokens[verb].span.text(text)) {
            return false;
        }
    }
    true
}

fn opens_quote(word: &str) -> bool {
    matches!(word, "“" | "\"" | "``" | "''" | "«" | "„" | "‘" | "'" | "(" | "[")
}

#[cfg(test)]
mod tests {
    use crate::en::tokens::parse;

    fn split(text: &str) -> Vec<&str> {
        let parsed = parse(text);
        parsed.sentences.iter().filter_map(|s| parsed.span(*s)).map(|s| s.text(text)).collect()
    }

    #[test]
    fn what_goes_on_without_a_full_stop_is_cut() {
        let text = "and then they spoke of the dam, ".repeat(400);
        let parsed = parse(&text);
        assert!(parsed.sentences.iter().all(|s| s.range().len() <= super::LONGEST));
        let last = |s: &crate::TokenRange| parsed.tokens[s.end as usize - 1].span.text(&text) == ",";
        assert!(parsed.sentences.iter().all(last));
        assert!(parsed.sentences.windows(2).all(|w| w[0].end == w[1].start));
    }

    #[test]
    fn stops_of_abbreviations_do_not_end_a_sentence_but_may_stand_at_its_end() {
        assert_eq!(
            split("Gen. Orlov met U.S. envoys in the U.S. The talks failed."),
            ["Gen. Orlov met U.S. envoys in the U.S.", "The talks failed."]
        );
        assert_eq!(
            split("John F. Kennedy said so on Dec. 2 at 5 p.m. He left."),
            ["John F. Kennedy said so on Dec. 2 at 5 p.m.", "He left."]
        );
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_they_close() {
        assert_eq!(
            split("“We left.” The aide nodded. \"So be it.\" Nobody spoke."),
            ["“We left.”", "The aide nodded.", "\"So be it.\"", "Nobody spoke."]
        );
        assert_eq!(split("“ We left . ” The aide nodded ."), ["“ We left . ”", "The aide nodded ."]);
    }

    #[test]
    fn a_quoted_question_stays_with_its_speaker() {
        assert_eq!(
            split("“Why?” he asked. “Why now?” Ms. Li asked. “Why?” Nobody knew."),
            ["“Why?” he asked.", "“Why now?” Ms. Li asked.", "“Why?”", "Nobody knew."]
        );
    }

    #[test]
    fn headlines_end_with_their_line_and_decimals_do_not_end_anything() {
        assert_eq!(
            split("Talks fail\nIt cost $1.5 million. Then 2.5 more."),
            ["Talks fail", "It cost $1.5 million.", "Then 2.5 more."]
        );
        assert_eq!(
            split("“We … can wait,” he said. Well... The end."),
            ["“We … can wait,” he said.", "Well...", "The end."]
        );
    }
}
