//! Two numbers that make one figure: scores, fractions, odds.

use super::bounds::{self, Bound};
use super::exclusions;
use super::measures::{Found, changed, range, range_start, single, unit, voting};
use super::numbers::{Number, number};
use super::pieces::{Pieces, is_hyphen};
use super::units;
use verbale_model::{Comparator, QuantityKind};

/// A number without a unit, joined to one that may have it: ranges, alternatives, pairs, scores.
pub(super) fn pair(p: &Pieces<'_>, i: usize, first: &Number, out: &mut Vec<Found>) -> Option<usize> {
    let mut at = first.end;
    if let Some(end) = hyphened_score(p, i, first, out) {
        return Some(end);
    }
    let joint = p.word(at);
    let dash = p.is_mark(at) && is_hyphen(p.raw(at)) && (p.glued(at) == p.glued(at + 1));
    let comma = joint == "," && !p.glued(at + 1);
    if !(dash || comma || matches!(joint, "to" | "and" | "or")) {
        return None;
    }
    at += 1;
    let inner = bounds::before(p, at, false);
    if inner.start < at && inner.start < first.end {
        return None;
    }
    if comma && p.word(at) == "and" {
        at += 1;
    }
    let second = number(p, at).filter(|n| !n.fraction)?;
    let unit = unit(p, second.end, &second);
    if exclusions::age(p, at, &second) || exclusions::clock(p, at).is_some() {
        return None;
    }
    let Some(unit) = unit else {
        return score(p, i, (first, &second), (dash, joint), out);
    };
    let time = unit.kind == QuantityKind::Duration;
    let scaled = |n: &Number| {
        if second.scale > 1.0 && n.scale <= 1.0 && n.value < 1000.0 && !time && (dash || joint != ",") {
            n.value * second.scale
        } else {
            n.value
        }
    };
    let bound = bounds::before(p, i, time);
    let before = p.before(i, 1);
    let (low, high) = (scaled(first) * unit.factor, second.value * unit.factor);
    let interval = match joint {
        "to" => !(before == "from" && changed(p, i)),
        "and" => before == "between",
        "or" => (high - low - second.scale).abs() < 1e-6 || high > low && high - low <= 3.0 * second.scale,
        _ => dash,
    };
    if comma && !matches!(unit.kind, QuantityKind::Money | QuantityKind::Distance | QuantityKind::Share) {
        return None;
    }
    let ballots = unit.name == "votes" && joint == "to" && voting(p, i);
    if interval && low < high && !ballots {
        let start = range_start(p, i, bound.start);
        let approximate = bound.approximate || joint == "or";
        let suffix = bounds::after(p, unit.end);
        let end = suffix.map_or(unit.end, |(_, _, to)| to);
        let mut found = range(unit.kind, (low, high), &unit.name, (start, end), approximate);
        found.currency = unit.currency;
        found.scale = second.scale;
        out.push(found);
        return Some(end);
    }
    if joint == "," && p.before(at, 1) != "and" {
        // A list goes on: only the last but one is surely of the same unit.
        return None;
    }
    let mut a = single(unit.kind, low, &unit.name, bound, None, first.end);
    a.currency = unit.currency;
    a.scale = second.scale;
    let own = Bound { start: at, ..bounds::before(p, at, false) };
    let mut b = single(unit.kind, high, &unit.name, own, None, unit.end);
    b.currency = unit.currency;
    b.scale = second.scale;
    out.push(a);
    out.push(b);
    Some(unit.end)
}

/// "5-to-4"
pub(super) fn hyphened_score(
    p: &Pieces<'_>,
    i: usize,
    first: &Number,
    out: &mut Vec<Found>,
) -> Option<usize> {
    let at = first.end + 1;
    let tail = p.word(at).strip_prefix("to-").filter(|_| p.hyphen(first.end))?;
    let second = super::numbers::digits(tail).or_else(|| super::numbers::cardinal(tail))?;
    let plain = |start: usize| Bound { comparator: Comparator::Equal, approximate: false, start };
    out.push(single(QuantityKind::Count, first.value, "votes", plain(i), None, first.end));
    out.push(single(QuantityKind::Count, second, "votes", plain(at), None, at + 1));
    Some(at + 1)
}

/// Two bare numbers: a vote ("186 to 3", "103–88"), or a range of what was counted before.
fn score(
    p: &Pieces<'_>,
    i: usize,
    (first, second): (&Number, &Number),
    (dash, joint): (bool, &str),
    out: &mut Vec<Found>,
) -> Option<usize> {
    if !(dash || joint == "to") {
        return None;
    }
    let vote = voting(p, i);
    let outcome = first.value > second.value;
    let context = vote
        || outcome
            && matches!(p.word(second.end), "result" | "vote" | "decision" | "defeat" | "win" | "victory");
    if context && (outcome || joint == "to" || dash && first.value < second.value && first.value > 12.0) {
        let plain = |start: usize| Bound { comparator: Comparator::Equal, approximate: false, start };
        out.push(single(QuantityKind::Count, first.value, "votes", plain(i), None, first.end));
        let mut end = second.end;
        out.push(single(QuantityKind::Count, second.value, "votes", plain(first.end + 1), None, end));
        // "91-12-57"
        if dash
            && is_hyphen(p.raw(end))
            && p.is_mark(end)
            && let Some(third) = number(p, end + 1)
        {
            out.push(single(QuantityKind::Count, third.value, "votes", plain(end + 1), None, third.end));
            end = third.end;
        }
        return Some(end);
    }
    if outcome || (first.value - second.value).abs() < 1e-9 {
        return Some(second.end);
    }
    let bound = bounds::before(p, i, false);
    let mut found = range(
        QuantityKind::Count,
        (first.value, second.value),
        "",
        (range_start(p, i, bound.start), second.end),
        bound.approximate,
    );
    found.bare = true;
    found.scale = second.scale;
    out.push(found);
    Some(second.end)
}

/// A fraction: a share, or a part of a unit ("half an hour").
pub(super) fn fraction(p: &Pieces<'_>, i: usize, first: &Number, out: &mut Vec<Found>) -> Option<usize> {
    let mut at = first.end;
    if p.word(at) == "of" && matches!(p.word(at + 1), "a" | "an") {
        at += 1;
    }
    let k = if matches!(p.word(at), "a" | "an") || p.hyphen(at) { at + 1 } else { at };
    let of_unit = if k > first.end {
        units::duration(p.word(k))
            .map(|u| (QuantityKind::Duration, u, k + 1))
            .or_else(|| units::distance(p, k).map(|(u, end)| (QuantityKind::Distance, u, end)))
    } else {
        None
    };
    if let Some((kind, unit, end)) = of_unit.filter(|(_, u, _)| *u != "second" || p.word(i) != "half") {
        let bound = bounds::before(p, i, kind == QuantityKind::Duration);
        out.push(single(kind, first.value, unit, bound, None, end));
        return Some(end);
    }
    let bound = bounds::before(p, i, false);
    if p.before(i, 1) == "and" && p.word(i) == "a" && p.word(first.end) != "of" {
        // "a page and a half"
        return Some(first.end);
    }
    if p.word(i) == "half" {
        let stands = bound.start < i
            || matches!(
                p.word(first.end),
                "of" | "the"
                    | "its"
                    | "their"
                    | "that"
                    | "this"
                    | "his"
                    | "her"
                    | "our"
                    | "those"
                    | "these"
                    | "are"
                    | "were"
                    | "is"
                    | "was"
                    | "have"
                    | "had"
            )
            || matches!(p.before(i, 1), "a" | "by" | "one" | "and") && !p.is_word(first.end);
        let ordinal = matches!(
            p.before(i, 1),
            "first" | "second" | "other" | "better" | "latter" | "in" | "final" | "last"
        );
        if !stands || ordinal || p.hyphen(first.end) {
            return Some(first.end);
        }
    }
    // A third round is counted, not measured: `numbers` has seen to it. "in the third quarter" is a date.
    let mut end = first.end;
    if matches!(
        p.word(end),
        "less" | "more" | "fewer" | "higher" | "lower" | "larger" | "smaller" | "cheaper"
    ) {
        end += 1;
    }
    out.push(single(QuantityKind::Share, first.value * 100.0, "percent", bound, None, end));
    Some(end)
}

/// "one in five", "nine out of ten", "one ship in ten".
pub(super) fn odds(p: &Pieces<'_>, i: usize, first: &Number, out: &mut Vec<Found>) -> Option<usize> {
    let named = (first.value - 1.0).abs() < 1e-9 && p.is_word(first.end) && p.word(first.end + 1) == "in";
    let joint = if named && p.word(first.end) != "in" { first.end + 1 } else { first.end };
    let at = match p.word(joint) {
        "in" if p.word(joint + 1) == "every" => joint + 2,
        "in" => joint + 1,
        "out" if p.word(joint + 1) == "of" => joint + 2,
        _ => return None,
    };
    let second = number(p, at).filter(|n| !n.fraction && n.scale <= 1.0)?;
    let single_of = (first.value - 1.0).abs() < 1e-9 && p.word(joint) == "in" && second.value >= 2.0;
    let whole = single_of
        || [2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 50.0, 100.0, 1000.0]
            .contains(&second.value);
    let timed = units::duration(p.word(second.end)).is_some() || p.hyphen(second.end);
    let instalments = p.word(first.end) == "in" && !matches!(p.word(at - 1), "every") && first.value > 10.0;
    if !whole || timed || instalments || first.value >= second.value || first.scale > 1.0 {
        return None;
    }
    let bound = bounds::before(p, i, false);
    out.push(single(
        QuantityKind::Share,
        first.value / second.value * 100.0,
        "percent",
        bound,
        None,
        second.end,
    ));
    Some(second.end)
}
