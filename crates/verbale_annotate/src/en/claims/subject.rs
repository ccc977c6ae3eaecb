//! The subject of a verb read from its first noun: over whoever is joined to it, what describes it and what is put between commas.

use super::source::{self, Source};
use crate::en::lens::{Lens, Phrase};

/// Pieces that may lie between the first noun of a subject and its verb.
const LONG: usize = 24;

/// Who stands before `to`, where more than one phrase does: "a goatherd and a priest", "women selling eggs at the bridge", "two graphologists
/// hired by his daughter", "a teacher who keeps a slate, Ilse Hadrup,".
pub(super) fn whole(lens: &Lens<'_>, from: usize, to: usize) -> Option<Source> {
    let p = &lens.p;
    let start = (to.saturating_sub(LONG).max(from)..to)
        .filter(|&i| i == from || opens(lens, i))
        .find(|&i| spans(lens, i, to))?;
    let first = source::starting(lens, start, to)?;
    let mut found = source::made(lens, start, &first).filter(|s| (s.acts || s.paper) && !s.pronoun)?;
    let mut end = first.end;
    // "a beekeeper and his sister-in-law"
    if p.word(end) == "and"
        && let Some(second) = source::starting(lens, end + 1, to)
        && let Some(other) = source::made(lens, end + 1, &second).filter(|s| !s.pronoun)
    {
        end = second.end;
        found.names.extend(other.names);
    }
    (end <= to).then_some(Source { place: (start, to), ..found })
}

/// Whether a part of a sentence may begin at `i`: after a comma, a quotation, a dash or "and".
fn opens(lens: &Lens<'_>, i: usize) -> bool {
    let p = &lens.p;
    matches!(p.raw(i - 1), "," | "”" | "\"" | "»" | ":" | ";" | "—" | "–")
}

/// Whether a subject that starts at `start` reaches to `to`.
pub(super) fn reaches(lens: &Lens<'_>, start: usize, to: usize) -> bool {
    spans(lens, start, to)
}

/// Whether all from `start` to `to` belongs to one subject.
fn spans(lens: &Lens<'_>, start: usize, to: usize) -> bool {
    let p = &lens.p;
    let Some(first) = source::starting(lens, start, to) else { return false };
    let mut i = after(lens, first, to);
    let mut more = false;
    while i < to {
        let word = p.word(i);
        if p.raw(i) == "," {
            // An insertion between two commas.
            let Some(close) = (i + 1..to).find(|&k| p.raw(k) == ",") else { return false };
            let verbs = (i + 1..close).filter(|&k| tensed(lens, k)).count();
            let described = (i + 1..i + 3).any(|k| matches!(p.word(k), "who" | "which" | "whose" | "whom"));
            let apart = described
                || verbs == 0
                    && (lens.tag(i + 1).starts_with("VB")
                        || matches!(lens.tag(i + 1), "IN" | "DT" | "NNP" | "NN" | "JJ" | "PRP$" | "RB"));
            if !apart || verbs > usize::from(described) {
                return false;
            }
            i = close + 1;
        } else if word == "and" {
            let Some(next) = source::starting(lens, i + 1, to) else { return false };
            i = after(lens, next, to);
        } else if matches!(word, "who" | "which" | "that" | "whose" | "whom") {
            let Some(verb) = (i + 1..to).find(|&k| tensed(lens, k)) else { return false };
            i = verb + 1;
        } else if matches!(lens.tag(i), "VBG" | "VBN" | "TO")
            || matches!(lens.tag(i), "IN" | "RB" | "RP") && !joint(word)
        {
            i += 1;
        } else if let Some(next) = source::starting(lens, i, to) {
            // A noun alone belongs to what governs it.
            if !matches!(
                lens.tag(i - 1),
                "IN" | "VBG" | "VBN" | "TO" | "VBD" | "VBZ" | "VBP" | "RP" | "VB" | "RB"
            ) {
                return false;
            }
            i = after(lens, next, to);
        } else if matches!(lens.tag(i), "PRP" | "JJ" | "VB" | "CD") {
            i += 1;
        } else {
            return false;
        }
        more = true;
    }
    // "three of the five mediators": more than its last noun.
    (more || first.start > start + 1) && i == to
}

/// Past the end of a phrase and what a hyphen joins to it: "sister-in-law".
fn after(lens: &Lens<'_>, phrase: Phrase, to: usize) -> usize {
    let p = &lens.p;
    let mut i = phrase.end;
    while i + 1 < to && p.hyphen(i) && p.raw(i) == "-" {
        i += 2;
    }
    i
}

fn tensed(lens: &Lens<'_>, i: usize) -> bool {
    matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD")
}

/// Words that open a clause of their own.
fn joint(word: &str) -> bool {
    matches!(
        word,
        "because"
            | "if"
            | "while"
            | "although"
            | "though"
            | "whether"
            | "as"
            | "since"
            | "after"
            | "before"
            | "until"
            | "unless"
            | "than"
    )
}
