//! Conditions in words said: "if …", "unless …", "provided that …", "only after …", "without a resolution on land".

use super::super::reading::Reading;
use std::ops::Range;
use verbale_model::{Span, Spans};

/// Words that open a condition, longest first.
const OPENERS: [&[&str]; 30] = [
    &["on", "the", "condition", "that"],
    &["on", "condition", "that"],
    &["on", "the", "understanding", "that"],
    &["as", "long", "as"],
    &["so", "long", "as"],
    &["in", "exchange", "for"],
    &["in", "return", "for"],
    &["in", "the", "event", "that"],
    &["not", "until"],
    &["not", "before"],
    &["but", "only", "if"],
    &["but", "only", "after"],
    &["only", "when"],
    &["only", "if"],
    &["only", "after"],
    &["only", "once"],
    &["only", "with"],
    &["provided", "that"],
    &["providing", "that"],
    &["subject", "to"],
    &["conditional", "on"],
    &["contingent", "on"],
    &["dependent", "on"],
    &["depends", "on"],
    &["unless"],
    &["provided"],
    &["if"],
    &["once"],
    &["until"],
    &["without"],
];

/// The conditions of a content, in order.
pub(super) fn conditions(reading: &Reading<'_>, content: &[Range<usize>]) -> Vec<Spans> {
    let mut out = Vec::new();
    for piece in content {
        let mut at = piece.start;
        while at < piece.end {
            match opener(reading, at, piece) {
                Some(len) => {
                    let end = clause_end(reading, at, at + len, piece.end);
                    if end > at + len
                        && let (Some(first), Some(last)) =
                            (reading.text.tokens.get(at), reading.text.tokens.get(end - 1))
                    {
                        out.push(Spans::one(Span::new(first.span.start(), last.span.end())));
                    }
                    at = end.max(at + len);
                }
                None => at += 1,
            }
        }
    }
    out
}

fn opener(reading: &Reading<'_>, at: usize, piece: &Range<usize>) -> Option<usize> {
    if !matches!(
        reading.word(at).as_bytes().first().map(u8::to_ascii_lowercase),
        Some(b'o' | b'a' | b's' | b'i' | b'n' | b'b' | b'p' | b'c' | b'd' | b'u' | b'w')
    ) || reading.word(at).len() > 12
    {
        return None;
    }
    let found = OPENERS.iter().find(|words| {
        at + words.len() <= piece.end && words.iter().enumerate().all(|(i, w)| reading.is(at + i, w))
    })?;
    let before = at.checked_sub(1).filter(|&b| b >= piece.start).map_or("", |b| reading.word(b));
    let word = found[0];
    let stands = match word {
        // "even if", "as if", "what if", "asked if" are no conditions; "if any", "if not" are no clauses.
        "if" => {
            !matches!(before, "even" | "as" | "what" | "What" | "ask" | "asked" | "wonder" | "know" | "see")
                && !reading.is_one_of(at + 1, &["any", "not", "anything", "ever", "only"])
        }
        "once" => reading.is_one_of(
            at + 1,
            &[
                "the", "a", "all", "both", "we", "they", "it", "he", "she", "this", "that", "these", "those",
                "our", "its", "their",
            ],
        ),
        // "without a resolution on land": only a thing still to come; "without mercy", "without saying" are manner.
        "without" => reading.is_one_of(
            at + 1,
            &[
                "a",
                "an",
                "the",
                "such",
                "security",
                "guarantees",
                "binding",
                "full",
                "its",
                "our",
                "their",
                "real",
                "prior",
            ],
        ),
        "until" => reading.is_one_of(
            at + 1,
            &[
                "the", "a", "all", "both", "we", "they", "it", "he", "she", "there", "every", "each", "its",
                "our", "their",
            ],
        ),
        "provided" => !matches!(
            before,
            "has" | "have" | "had" | "was" | "were" | "be" | "been" | "it" | "he" | "they" | "we" | "she"
        ),
        _ => true,
    };
    stands.then_some(found.len())
}

/// Where the clause ends: at a comma after a few words, a stop, the end of the quotation or of the piece.
fn clause_end(reading: &Reading<'_>, start: usize, from: usize, limit: usize) -> usize {
    let limit = limit.min(reading.sentence_end(start));
    let mut at = from;
    while at < limit {
        match reading.word(at) {
            "," | "then" if at > from + 1 => break,
            "." | "!" | "?" | ";" | "”" | "\"" | "»" | "—" | "–" | ":" | ")" => break,
            _ => at += 1,
        }
    }
    at
}
