//! Numbers that stand beside the counts of a vote and are none, and counts told in two parts.

use super::bodies::voter;
use super::tallies::{pair_at, tally_at, votes_at};
use super::words::Marks;
use crate::en::lens::Lens;
use crate::en::quantities::calendar;

/// "Of the town’s 33 jurats, a mere dozen": how many there are, told ahead of the counts.
pub(super) fn whole_before(lens: &Lens<'_>, start: usize, i: usize, to: usize) -> Option<u32> {
    let p = &lens.p;
    let of = (i.saturating_sub(5).max(start)..i).rev().find(|&k| p.word(k) == "of")?;
    let opens = of == start || p.is_mark(of - 1) && !p.hyphen(of - 1);
    let noun = (to..to + 4).find(|&k| voter(p.word(k)))?;
    let next = (noun + 1..(noun + 10).min(p.sentence_end(i))).find(|&k| votes_at(lens, k).is_some());
    (opens && next.is_some()).then(|| votes_at(lens, i)).flatten().map(|v| v.0)
}

/// Whether the number from `i` up to `to` is no count: by how much it was won, how many were needed, how many were short.
pub(super) fn beside(lens: &Lens<'_>, start: usize, end: usize, i: usize, to: usize, value: u32) -> bool {
    margin(lens, start, end, i, to, value) || needed(lens, end, i, to)
}

/// "By thirteen votes (285 to 272)", "a majority of nine: 64 to 55": the difference of two counts beside it.
fn margin(lens: &Lens<'_>, start: usize, end: usize, i: usize, to: usize, value: u32) -> bool {
    let p = &lens.p;
    let led = (i.saturating_sub(4).max(start)..i)
        .rev()
        .take_while(|&k| p.is_word(k))
        .any(|k| matches!(p.word(k), "by" | "majority" | "margin" | "lead" | "difference" | "edge" | "hair"));
    let closed = (to..(to + 2).min(end)).any(|k| {
        matches!(p.word(k), "majority" | "margin" | "lead" | "ahead" | "apart" | "difference")
            || p.hyphen(k) && matches!(p.word(k + 1), "vote" | "seat" | "strong")
    });
    if !led && !closed || pair_at(lens, i).is_some() {
        return false;
    }
    let from = i.saturating_sub(40).max(start);
    let last = (to + 40).min(end);
    let pair = |k: usize| {
        pair_at(lens, k).filter(|_| k < i || k >= to).is_some_and(|(a, b, ..)| a.abs_diff(b) == value)
    };
    if (from..last).any(pair) {
        return true;
    }
    let mut others: [u32; 8] = [0; 8];
    let mut count = 0;
    let mut k = from;
    while k < last && count < others.len() {
        match votes_at(lens, k).filter(|_| k < i || k >= to) {
            Some((n, next)) => {
                others[count] = n;
                count += 1;
                k = next.max(k + 1);
            }
            None => k += 1,
        }
    }
    let told = &others[..count];
    told.iter().enumerate().any(|(n, &a)| told[n + 1..].iter().any(|&b| a.abs_diff(b) == value && a != b))
}

/// "needed 60 and got 54", "the 226 it needed", "97 being needed", "two fewer than it needed", "nine votes short".
fn needed(lens: &Lens<'_>, end: usize, i: usize, to: usize) -> bool {
    let p = &lens.p;
    let want = |word: &str| {
        matches!(
            word,
            "needed" | "needs" | "need" | "needing" | "required" | "requires" | "requiring" | "necessary"
        )
    };
    let before = (i.saturating_sub(4).max(p.sentence(i))..i)
        .rev()
        .take_while(|&k| p.is_word(k) || matches!(p.raw(k), "“" | "\""))
        .any(|k| {
            want(p.word(k)) && !matches!(p.before(k, 1), "than" | "it" | "they" | "he" | "she")
                || p.word(k) == "short" && p.word(k + 1) == "of"
                || p.word(k) == "threshold"
                || p.word(k) == "quorum" && p.word(k + 1) == "of"
        });
    // Over the noun counted and what stands for the motion: "226 votes it needed", "the two-thirds required".
    let mut at = to;
    while at < (to + 3).min(end)
        && (voter(p.word(at))
            || matches!(p.word(at), "votes" | "vote" | "yes" | "ballots" | "voices" | "it" | "they"))
    {
        at += 1;
    }
    if at < end && p.word(at) == "were" || p.word(at) == "are" || p.word(at) == "being" || p.word(at) == "was"
    {
        at += 1;
    }
    let after = at < end && want(p.word(at)) && !matches!(p.word(at + 1), "no" | "to");
    let fewer = at < end
        && (matches!(p.word(at), "short" | "shy" | "wanting" | "lacking" | "missing" | "adrift")
            || p.are(at, &["too", "few"])
            || matches!(p.word(at), "fewer" | "less" | "more" | "under" | "over" | "below" | "above")
                && p.word(at + 1) == "than");
    before || after || fewer
}

/// How many were needed, where a number of a stretch tells it.
pub(super) fn needs(lens: &Lens<'_>, start: usize, end: usize) -> Option<u32> {
    (start..end).find_map(|i| {
        let (value, to) = votes_at(lens, i)?;
        let fewer = matches!(lens.p.word(to), "fewer" | "short" | "shy" | "less" | "votes");
        (!fewer && needed(lens, end, i, to)).then_some(value)
    })
}

/// "Five permanent and eight elected members voted for", "nine Liberals and four Greens opposed it": the sum, and one past the
/// second number.
pub(super) fn joined(
    lens: &Lens<'_>,
    marks: &Marks,
    to: usize,
    value: u32,
    end: usize,
) -> Option<(u32, usize)> {
    let p = &lens.p;
    let and = (to + 1..(to + 5).min(end)).find(|&k| p.word(k) == "and")?;
    let calm = (to..and).all(|k| {
        p.is_word(k)
            && matches!(lens.tag(k), "JJ" | "NN" | "NNS" | "NNP" | "NNPS" | "VBN")
            && marks.side(k).is_none()
    });
    let people = |from: usize| {
        (from..(from + 4).min(end))
            .take_while(|&k| p.is_word(k))
            .any(|k| voter(p.word(k)) || matches!(lens.tag(k), "NNS" | "NNPS"))
    };
    if !calm || pair_at(lens, and + 1).is_some() {
        return None;
    }
    let (more, next) = tally_at(lens, and + 1)?;
    people(next).then_some((value + more, next))
}

/// "Russia and four others", "Syria, Belarus and three more": how many are named before the number.
pub(super) fn named_before(lens: &Lens<'_>, start: usize, i: usize, to: usize) -> u32 {
    let p = &lens.p;
    let others = (to..to + 3).any(|k| matches!(p.word(k), "others" | "other" | "more"));
    if !others || !matches!(p.before(i, 1), "and" | "plus" | "with") {
        return 0;
    }
    let mut count = 0;
    let mut at = i - 1;
    while let Some(name) = lens.name_before(at).filter(|n| n.start >= start) {
        count += 1;
        at = name.titled.min(name.start);
        if at > start && p.before(at, 1) == "the" {
            at -= 1;
        }
        if at > start && p.raw(at - 1) == "," {
            at -= 1;
        } else {
            break;
        }
    }
    count
}

/// "the fifteenth stayed down" after fourteen: the next in turn is one more, told by its place.
pub(super) fn next_in_turn(word: &str, last: u32) -> bool {
    match word {
        "last" | "remaining" => last > 0,
        _ => calendar::ordinal(word).is_some_and(|n| n > 1 && u32::from(n.unsigned_abs()) == last + 1),
    }
}
