//! A number with its unit: sums, shares, lengths, stretches of time, points, counts; ranges and pairs of them.

use super::bounds::{self, Bound};
use super::exclusions;
use super::money::{self, Currency};
use super::nouns;
use super::numbers::{Number, number};
use super::paired::{fraction, odds, pair};
use super::pieces::{Pieces, is_hyphen};
use super::units;
use verbale_model::{Comparator, QuantityKind};

/// A quantity as read, before what the text leaves out is filled in.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) kind: QuantityKind,
    pub(super) value: Option<f64>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) unit: Option<String>,
    pub(super) currency: Option<&'static str>,
    pub(super) comparator: Comparator,
    pub(super) approximate: bool,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The factor of its scale words, for sums told later without them.
    pub(super) scale: f64,
    /// The text gives no unit: `kind` is a count until the words before decide.
    pub(super) bare: bool,
}

/// A unit after a number.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) kind: QuantityKind,
    pub(super) name: String,
    pub(super) currency: Option<&'static str>,
    pub(super) end: usize,
    /// What the number is multiplied by: 100 for fractions told as shares, 1e-6 where "m" meant metres.
    pub(super) factor: f64,
}

impl Unit {
    fn new(kind: QuantityKind, name: &str, end: usize) -> Unit {
        Unit { kind, name: name.to_owned(), currency: None, end, factor: 1.0 }
    }

    fn money(currency: Currency, end: usize) -> Unit {
        Unit { currency: currency.code, ..Unit::new(QuantityKind::Money, currency.name, end) }
    }
}

/// What starts at `i`: pushes what it measures and tells where it ends.
pub(super) fn measure(p: &Pieces<'_>, i: usize, out: &mut Vec<Found>) -> Option<usize> {
    if let Some((currency, at)) = money::opening(p, i) {
        return Some(sum(p, i, currency, at, out));
    }
    if let Some(end) = stretch(p, i, out) {
        return Some(end);
    }
    let first = number(p, i)?;
    if p.word(first.end) == "times" {
        return Some(first.end + 1);
    }
    if exclusions::age(p, i, &first) {
        return Some(skip_age(p, first.end));
    }
    if exclusions::designator(p, i, &first) {
        return Some(first.end);
    }
    if first.fraction {
        return fraction(p, i, &first, out);
    }
    if let Some(end) = odds(p, i, &first, out) {
        return Some(end);
    }
    let suffix =
        bounds::after(p, first.end).filter(|(_, _, end)| p.word(first.end) != "or" || *end < first.end);
    let at = suffix.map_or(first.end, |(_, _, end)| end);
    if let Some(unit) = unit(p, at, &first) {
        return Some(with_unit(p, i, &first, unit, suffix, out));
    }
    if let Some(end) = pair(p, i, &first, out) {
        return Some(end);
    }
    if exclusions::hour(p, i, &first) {
        return Some(first.end);
    }
    bare(p, i, &first, suffix.map(|(c, a, _)| (c, a)), at, out);
    Some(at)
}

fn skip_age(p: &Pieces<'_>, end: usize) -> usize {
    let mut at = end;
    while at < end + 5
        && (p.hyphen(at) || matches!(p.word(at), "year" | "years" | "month" | "months" | "old" | "year-old"))
    {
        at += 1;
    }
    at
}

/// A sum that opens with a sign or code: "$4.5 billion", "€3–4bn", "$3bn to $4bn", "CAD $200 million".
fn sum(p: &Pieces<'_>, i: usize, currency: Currency, at: usize, out: &mut Vec<Found>) -> usize {
    let Some(first) = number(p, at) else { return i + 1 };
    let mut end = first.end;
    let mut currency = currency;
    let bound = bounds::before(p, i, false);
    let joint = p.word(end);
    let dash = p.is_mark(end) && is_hyphen(p.raw(end)) && p.glued(end + 1);
    let between = joint == "and" && p.before(i, 1) == "between";
    if dash || joint == "to" || between || joint == "or" {
        let (second_at, signed) = match money::opening(p, end + 1) {
            Some((_, at)) => (at, true),
            None => (end + 1, false),
        };
        if let Some(second) = number(p, second_at).filter(|n| !n.fraction) {
            let mut first = first;
            if second.scale > first.scale && first.scale <= 1.0 && (first.value * second.scale) < second.value
            {
                first.value *= second.scale;
            }
            let changes = p.before(i, 1) == "from" && changed(p, i) && joint == "to";
            let reads = signed || dash || between || second.scale > 1.0;
            if first.value < second.value && reads && !changes {
                let mut end = second.end;
                if let Some((named, to)) =
                    money::trailing(p, end, currency).or_else(|| named(p, end, &second))
                {
                    currency = named;
                    end = to;
                }
                let start = range_start(p, i, bound.start);
                out.push(
                    range(
                        QuantityKind::Money,
                        (first.value, second.value),
                        currency.name,
                        (start, end),
                        bound.approximate,
                    )
                    .priced(currency, second.scale),
                );
                return end;
            }
        }
    }
    if let Some((named, to)) = money::trailing(p, end, currency).or_else(|| named(p, end, &first)) {
        currency = named;
        end = to;
    }
    let suffix = bounds::after(p, end);
    let end = suffix.map_or(end, |(_, _, to)| to);
    let value = first.value;
    out.push(
        single(QuantityKind::Money, value, currency.name, bound, suffix.map(|(c, a, _)| (c, a)), end)
            .priced(currency, first.scale),
    );
    end
}

/// "$40 million dollars", "$5m USD": the name after the sign says more than the sign.
fn named(p: &Pieces<'_>, end: usize, number: &Number) -> Option<(Currency, usize)> {
    let (currency, to) = money::closing(p, end, number)?;
    matches!(currency.name, "dollar" | "USD" | "CAD" | "AUD").then_some((currency, to))
}

impl Found {
    fn priced(self, currency: Currency, scale: f64) -> Found {
        Found { currency: currency.code, scale, ..self }
    }
}

pub(super) fn range_start(p: &Pieces<'_>, i: usize, start: usize) -> usize {
    if start == i && matches!(p.before(i, 1), "between" | "from") { i - 1 } else { start }
}

/// One value with its bound.
pub(super) fn single(
    kind: QuantityKind,
    value: f64,
    unit: &str,
    bound: Bound,
    suffix: Option<(Comparator, bool)>,
    end: usize,
) -> Found {
    let (comparator, approximate) = match suffix {
        Some((c, a)) if bound.comparator == Comparator::Equal || bound.comparator == Comparator::About => {
            (c, a || bound.approximate)
        }
        _ => (bound.comparator, bound.approximate),
    };
    let (low, high) = match comparator {
        Comparator::Equal => (Some(value), Some(value)),
        Comparator::AtLeast | Comparator::MoreThan => (Some(value), None),
        Comparator::AtMost | Comparator::LessThan => (None, Some(value)),
        Comparator::About => (None, None),
    };
    Found {
        kind,
        value: Some(value),
        low,
        high,
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        currency: None,
        comparator,
        approximate,
        start: bound.start,
        end,
        scale: 1.0,
        bare: false,
    }
}

pub(super) fn range(
    kind: QuantityKind,
    (low, high): (f64, f64),
    unit: &str,
    (start, end): (usize, usize),
    approximate: bool,
) -> Found {
    Found {
        kind,
        value: None,
        low: Some(low),
        high: Some(high),
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        currency: None,
        comparator: if approximate { Comparator::About } else { Comparator::Equal },
        approximate,
        start,
        end,
        scale: 1.0,
        bare: false,
    }
}

/// Whether the clause tells a change, so that "from 30 to 40" are two values and no range.
pub(super) fn changed(p: &Pieces<'_>, i: usize) -> bool {
    (p.sentence(i)..p.sentence_end(i)).any(|k| {
        let word = p.word(k);
        matches!(
            word,
            "up" | "down"
                | "instead"
                | "cut"
                | "cuts"
                | "rise"
                | "rises"
                | "rose"
                | "fell"
                | "fall"
                | "falls"
                | "grew"
                | "grow"
                | "drop"
                | "drops"
                | "shrank"
                | "shrink"
                | "went"
                | "goes"
                | "go"
        ) || [
            "rais", "increas", "reduc", "lower", "mov", "extend", "narrow", "chang", "doubl", "tripl",
            "dropp", "halv", "trimm", "whittl", "slash", "widen", "climb", "jump", "slip", "short",
            "lengthen", "shift", "amend",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
    })
}

/// The unit at `at`, after a number.
pub(super) fn unit(p: &Pieces<'_>, at: usize, number: &Number) -> Option<Unit> {
    let hyphened = p.hyphen(at);
    let k = if hyphened { at + 1 } else { at };
    let word = p.word(k);
    // Shares.
    if p.raw(k) == "%" {
        if p.hyphen(k + 1) && p.word(k + 2) == "point" {
            return Some(Unit::new(QuantityKind::Share, "percentage point", k + 3));
        }
        return Some(Unit::new(QuantityKind::Share, "percent", k + 1));
    }
    if word == "per" && matches!(p.word(k + 1), "cent" | "cent.") {
        return Some(Unit::new(QuantityKind::Share, "percent", k + 2));
    }
    if matches!(word, "percent" | "pct" | "pc" | "per-cent") {
        return Some(Unit::new(QuantityKind::Share, "percent", k + 1));
    }
    if word == "percentage" && matches!(p.word(k + 1), "point" | "points") {
        return Some(Unit::new(QuantityKind::Share, "percentage point", k + 2));
    }
    if word == "pp" {
        return Some(Unit::new(QuantityKind::Share, "percentage point", k + 1));
    }
    if word == "basis" && matches!(p.word(k + 1), "point" | "points") {
        return Some(Unit::new(QuantityKind::Share, "basis point", k + 2));
    }
    if let Some((currency, end)) = money::closing(p, at, number) {
        return Some(Unit::money(currency, end));
    }
    // "12m high": metres after all.
    if number.bare_m {
        let metres = matches!(
            p.word(k),
            "high"
                | "wide"
                | "long"
                | "deep"
                | "tall"
                | "thick"
                | "above"
                | "below"
                | "from"
                | "away"
                | "apart"
                | "off"
                | "inside"
        );
        if metres {
            return Some(Unit { factor: 1e-6, ..Unit::new(QuantityKind::Distance, "metre", at) });
        }
    }
    if word == "m" && number.scale <= 1.0 && !p.capital(k) {
        return Some(Unit::new(QuantityKind::Distance, "metre", k + 1));
    }
    let later = |k: usize| if p.hyphen(k) { k + 1 } else { k };
    if let Some(name) = units::duration(word) {
        let ordinal = word == "second" && !hyphened;
        if !ordinal || (number.value - 1.0).abs() < 1e-9 {
            // "two-day-old" was an age; "24-hour-a-day" stays.
            return Some(Unit::new(QuantityKind::Duration, name, k + 1));
        }
    }
    if let Some((name, end)) = units::distance(p, k) {
        return Some(match units::rate(p, end).filter(|_| !hyphened) {
            Some(to) => Unit::new(QuantityKind::Count, &format!("{name} {}", p.text(end, to)), to),
            None => Unit::new(QuantityKind::Distance, name, end),
        });
    }
    if let Some(end) = units::measure(p, k) {
        let end = units::rate(p, end).unwrap_or(end);
        return Some(Unit::new(QuantityKind::Count, &p.text(k, end).to_lowercase(), end));
    }
    if matches!(word, "point" | "points") {
        return Some(Unit::new(QuantityKind::Points, "points", k + 1));
    }
    if let Some(end) = choice(p, k) {
        return Some(Unit::new(QuantityKind::Count, "votes", end));
    }
    if hyphened {
        let head = nouns::singular(p, k).or_else(|| nouns::head(p, k))?;
        let idle = matches!(
            word,
            "way"
                | "sided"
                | "faced"
                | "state"
                | "party"
                | "track"
                | "fold"
                | "handed"
                | "dimensional"
                | "tier"
                | "tiered"
                | "stage"
                | "step"
                | "storey"
                | "star"
                | "time"
                | "part"
                | "off"
                | "edged"
                | "timer"
                | "seater"
                | "legged"
                | "eyed"
                | "wheeled"
                | "pronged"
                | "sum"
                | "to"
                | "on"
                | "in"
                | "old"
                | "a"
                | "and"
                | "something"
                | "liner"
                | "pounder"
                | "tonner"
                | "footed"
                | "headed"
                | "half"
                | "past"
                | "nil"
                | "all"
                | "odd"
        );
        return (!idle && !word.starts_with("to-") && later(head.end) == head.end)
            .then(|| Unit::new(QuantityKind::Count, word, head.end));
    }
    // "seven of the trawler's crew", "three of them": a part of what is named.
    if p.word(k) == "of" && number.value > 1.0 && !number.fraction {
        let whole = p.word(k + 1);
        if matches!(whole, "them" | "these" | "those" | "us" | "whom" | "which") {
            return Some(Unit::new(QuantityKind::Count, "", k + 2));
        }
        if matches!(whole, "the" | "our" | "their" | "its" | "his" | "her" | "my") {
            let from = (k + 2..k + 5).find(|n| nouns::head(p, *n).is_some_and(|h| h.plural));
            if let Some(head) = from.and_then(|n| nouns::head(p, n)) {
                return Some(Unit::new(QuantityKind::Count, &nouns::words(p, head), head.end));
            }
            let owned = matches!(p.word(k + 3), "’s" | "'s");
            let at = if owned { k + 4 } else { k + 2 };
            if collective(p.word(at)) {
                return Some(Unit::new(QuantityKind::Count, p.word(at), at + 1));
            }
        }
    }
    let head = nouns::head(p, k);
    if let Some(head) = head.filter(|h| {
        h.plural
            && (number.value - 1.0).abs() > 1e-9
            && (number.value.abs() > 1e-9 || !number.digits || h.end == k + 1)
    }) {
        // "five principles", "six points of its own": numbered points where the noun says so.
        let last = p.word(head.end - 1);
        if last == "points" {
            return Some(Unit::new(QuantityKind::Points, "points", head.end));
        }
        // "two per cent", "three square kilometres" come with an adjective between.
        return Some(Unit::new(QuantityKind::Count, &nouns::words(p, head), head.end));
    }
    None
}

/// Whether a singular noun names many, some of whom may be counted: "three of the crew".
fn collective(word: &str) -> bool {
    matches!(
        word,
        "crew"
            | "staff"
            | "team"
            | "squad"
            | "garrison"
            | "delegation"
            | "committee"
            | "council"
            | "cabinet"
            | "board"
            | "family"
            | "party"
            | "group"
            | "company"
            | "class"
            | "jury"
            | "bench"
            | "flock"
            | "herd"
            | "fleet"
            | "convoy"
            | "workforce"
            | "congregation"
            | "union"
            | "league"
            | "alliance"
            | "commission"
            | "panel"
    )
}

/// "in favour", "against", "abstaining" after a number of votes.
fn choice(p: &Pieces<'_>, k: usize) -> Option<usize> {
    match p.word(k) {
        "in" if matches!(p.word(k + 1), "favour" | "favor") => Some(k),
        "for" | "against" | "absent"
            if voting(p, k) && !(p.word(k) == "for" && p.is_word(k + 1) && p.word(k + 1) != "and") =>
        {
            Some(k)
        }
        "against" | "abstaining" | "abstained" if voting(p, k) => Some(k),
        "aye" | "ayes" | "nay" | "nays" | "noes" | "yes" | "no" if voting(p, k) => Some(k + 1),
        _ => None,
    }
}

/// Whether the sentence tells of a vote.
pub(super) fn voting(p: &Pieces<'_>, i: usize) -> bool {
    (p.sentence(i)..p.sentence_end(i)).any(|k| {
        let word = p.word(k);
        matches!(
            word,
            "majority"
                | "ballot"
                | "ballots"
                | "favour"
                | "favor"
                | "against"
                | "adopted"
                | "tally"
                | "rejected"
                | "carried"
                | "passed"
                | "defeated"
                | "count"
                | "division"
                | "ayes"
                | "noes"
                | "impeached"
                | "ratified"
                | "approved"
        ) || word.starts_with("vot")
            || word.starts_with("abst")
    })
}

/// A number whose unit stands with it.
fn with_unit(
    p: &Pieces<'_>,
    i: usize,
    first: &Number,
    unit: Unit,
    suffix: Option<(Comparator, bool, usize)>,
    out: &mut Vec<Found>,
) -> usize {
    let time = unit.kind == QuantityKind::Duration;
    let bound = bounds::before(p, i, time);
    let mut value = first.value * unit.factor;
    let mut end = unit.end;
    if time {
        (value, end) = longer(p, value, &unit.name, end);
    }
    if time && matches!(unit.name.as_str(), "weekend") {
        return end;
    }
    // "between 9 per cent and 12 per cent"
    if p.before(i, 1) == "between" && p.word(end) == "and" {
        let mut other = Vec::new();
        if let Some(to) = measure(p, end + 1, &mut other)
            && let Some(second) =
                other.pop().filter(|o| o.kind == unit.kind && o.value.is_some_and(|v| v > value))
        {
            let high = second.value.unwrap_or(value);
            let mut found = range(
                unit.kind,
                (value, high),
                second.unit.as_deref().unwrap_or(&unit.name),
                (i - 1, to),
                false,
            );
            found.currency = unit.currency.or(second.currency);
            found.scale = second.scale;
            out.push(found);
            return to;
        }
    }
    let tail = bounds::after(p, end);
    let suffix = suffix.map(|(c, a, _)| (c, a)).or(tail.map(|(c, a, _)| (c, a)));
    // "a year or two", "a week or so" are read by `stretch`.
    let end = tail.map_or(end, |(_, _, to)| to);
    let mut found = single(unit.kind, value, &unit.name, bound, suffix, end);
    found.currency = unit.currency;
    found.scale = first.scale;
    out.push(found);
    end
}

/// "three years and a half", "six hours and twenty minutes": the whole, in the larger unit.
fn longer(p: &Pieces<'_>, value: f64, unit: &str, end: usize) -> (f64, usize) {
    if p.are(end, &["and", "a", "half"]) {
        return (value + 0.5, end + 3);
    }
    let at = if p.word(end) == "and" { end + 1 } else { end };
    let ratio = |smaller: &str| match (unit, smaller) {
        ("hour", "minute") | ("minute", "second") => Some(60.0),
        _ => None,
    };
    if let Some(more) = number(p, at).filter(|n| !n.fraction) {
        let smaller = units::duration(p.word(more.end));
        if let Some(ratio) = smaller.and_then(ratio).filter(|r| more.value < *r) {
            return (value + more.value / ratio, more.end + 1);
        }
    }
    (value, end)
}

/// "for an hour", "a year and a half", "week-long": a stretch of one unit.
fn stretch(p: &Pieces<'_>, i: usize, out: &mut Vec<Found>) -> Option<usize> {
    let plain = |start: usize| Bound { comparator: Comparator::Equal, approximate: false, start };
    if let Some(name) = units::duration(p.word(i)) {
        if p.hyphen(i + 1) && p.word(i + 2) == "long" {
            out.push(single(QuantityKind::Duration, 1.0, name, plain(i), None, i + 3));
            return Some(i + 3);
        }
        return None;
    }
    if !matches!(p.word(i), "a" | "an") {
        return None;
    }
    let name = units::duration(p.word(i + 1)).filter(|n| !matches!(*n, "second" | "weekend" | "night"))?;
    if p.word(i + 1).ends_with('s') {
        return None;
    }
    let half = p.are(i + 2, &["and", "a", "half"]);
    if p.are(i + 2, &["or", "two"]) {
        out.push(range(QuantityKind::Duration, (1.0, 2.0), name, (i, i + 4), true));
        return Some(i + 4);
    }
    let bound = bounds::before(p, i, true);
    let led = half
        || bound.start < i
        || matches!(
            p.before(i, 1),
            "for"
                | "within"
                | "after"
                | "lasting"
                | "lasted"
                | "took"
                | "takes"
                | "take"
                | "spent"
                | "waited"
                | "last"
                | "half"
                | "exactly"
                | "barely"
                | "only"
                | "just"
                | "quite"
        )
        || matches!(p.word(i + 2), "later" | "earlier" | "before" | "after") && !p.is_number(i + 3);
    let rate = p.is_number(i.wrapping_sub(1)) || matches!(p.before(i, 1), "times" | "once" | "twice");
    if !led
        || rate
        || p.hyphen(i + 2)
        || matches!(p.word(i + 2), "ago" | "of" | "when" | "in" | "which" | "that")
            && !half
            && bound.start == i
            && p.before(i, 1) != "for"
    {
        return None;
    }
    let (value, end) = if half { (1.5, i + 5) } else { (1.0, i + 2) };
    out.push(single(QuantityKind::Duration, value, name, bound, None, end));
    Some(end)
}

/// A number that says no unit.
fn bare(
    p: &Pieces<'_>,
    i: usize,
    first: &Number,
    suffix: Option<(Comparator, bool)>,
    end: usize,
    out: &mut Vec<Found>,
) {
    if first.bare_m {
        let mut found =
            single(QuantityKind::Count, first.value, "", bounds::before(p, i, false), suffix, end);
        found.scale = first.scale;
        found.bare = true;
        out.push(found);
        return;
    }
    let bound = bounds::before(p, i, false);
    let mut found = single(QuantityKind::Count, first.value, "", bound, suffix, end);
    found.scale = first.scale;
    found.bare = true;
    out.push(found);
}
