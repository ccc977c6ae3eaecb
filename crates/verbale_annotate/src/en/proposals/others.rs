//! A second text told by what it shares with the first: "the fund’s", "the Norwegian one", "the one from Orma".

use super::words::loose_text;
use crate::en::lens::Lens;
use crate::en::quantities::numbers::number;
use verbale_model::{Proposal, Spans};

/// The text of another author, told without its noun after one whose author is `first`.
pub(super) fn another(lens: &Lens<'_>, start: usize, end: usize, first: Option<&str>) -> Option<Proposal> {
    owned_alone(lens, start, end, first).or_else(|| the_one(lens, start, end, first))
}

/// "Pay first, says the bank’s plan. Reform first, says the fund’s."
fn owned_alone(lens: &Lens<'_>, start: usize, end: usize, first: Option<&str>) -> Option<Proposal> {
    let p = &lens.p;
    (start + 1..end).find_map(|mark| {
        let possessive = matches!(p.word(mark), "’s" | "'s") && matches!(lens.tag(mark), "POS" | "VBZ")
            || matches!(p.raw(mark), "’" | "'") && p.before(mark, 1).ends_with('s') && p.glued(mark);
        let next = mark + 1;
        let alone = next >= end
            || matches!(lens.tag(next), "VBZ" | "VBD" | "MD")
            || matches!(p.raw(next), "." | ";" | ",") && !p.is_word(next);
        // "only Orma’s has signed", "Cairo’s was a yes": an answer.
        let answers = matches!(p.word(next), "has" | "have" | "had") && lens.tag(next + 1) == "VBN"
            || (next..(next + 4).min(end)).any(|k| matches!(p.word(k), "yes" | "no" | "answer" | "silence"));
        // "It has not Orma’s": a blessing.
        let given = matches!(
            p.before(mark, 2),
            "not" | "has" | "have" | "is" | "was" | "only" | "with" | "without" | "of"
        );
        if !possessive || !alone || given || answers {
            return None;
        }
        let f = lens
            .phrases_in(mark.saturating_sub(8).max(start), mark)
            .iter()
            .rev()
            .find(|f| f.end == mark || f.end == next)?;
        let (by, from) = match lens.name_before(mark).filter(|n| n.end == mark) {
            Some(n) => (lens.canonical(n), n.titled),
            None if f.human || lens.tag(f.head) == "NN" => (lens.text(f.start, mark).to_owned(), f.start),
            None => return None,
        };
        // What is owned without its noun is what was owned before it: "Orma’s men, Tolm’s".
        let before = (start.saturating_sub(60)..from)
            .rev()
            .find(|&k| matches!(p.word(k), "’s" | "'s") || lens.tag(k) == "POS");
        let owned = before.and_then(|k| {
            lens.phrases_in(k.saturating_sub(8), k + 1).iter().rev().find(|f| k < f.end).copied()
        });
        let other_noun = owned.is_some_and(|f| {
            !loose_text(p.word(f.head)) && !super::words::unit(p.word(f.head)) && p.word(f.head) != "’s"
        });
        let nobody = super::words::is(p.word(f.head), super::words::Class::Anybody)
            || matches!(p.word(f.head), "whose" | "it" | "nobody");
        if nobody {
            return None;
        }
        let same = first.is_none_or(|first| first.ends_with(by.as_str()) || by.ends_with(first));
        if other_noun || same {
            return None;
        }
        let count = (next..(next + 4).min(end))
            .find_map(|k| number(p, k))
            .filter(|n| n.value.fract() == 0.0 && (1.0..200.0).contains(&n.value) && !p.is_word(n.end));
        Some(Proposal {
            by: Some(by),
            points: count.map(|n| n.value as u32),
            spans: Spans::one(lens.span(from, (next + 1).min(end))),
            ..Proposal::default()
        })
    })
}

/// "the Norwegian one", "the one from Orma"
fn the_one(lens: &Lens<'_>, start: usize, end: usize, first: Option<&str>) -> Option<Proposal> {
    let p = &lens.p;
    (start + 1..end).find_map(|one| {
        if p.word(one) != "one"
            || p.is_word(one + 1) && !matches!(lens.tag(one + 1), "IN" | "VBZ" | "VBD" | "MD" | "CC" | "WP")
        {
            return None;
        }
        let named = lens.name_at(one - 1).filter(|n| n.end == one && p.before(n.titled, 1) == "the");
        let from = matches!(p.word(one + 1), "from" | "by") && p.before(one, 1) == "the";
        let name = named.or_else(|| from.then(|| lens.name_at(one + 2)).flatten())?;
        let by = lens.canonical(name);
        if first.is_none_or(|first| first == by) {
            return None;
        }
        let (a, b) = (name.start.min(one - 1), name.end.max(one + 1));
        Some(Proposal { by: Some(by), spans: Spans::one(lens.span(a, b)), ..Proposal::default() })
    })
}
