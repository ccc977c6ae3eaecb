//! Sums told without their currency or scale, after one that has both: "500 million this year, three hundred next", "another twenty-five from X",
//! "Germany’s billion".

use super::triggers::Class;
use crate::en::lens::Lens;
use crate::en::quantities::numbers::number;
use verbale_model::{Comparator, Quantity, QuantityKind, Spans};

/// A sum and the pieces it covers.
pub(super) struct Implied {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) quantity: Quantity,
}

/// The scale written in the words of a sum.
fn scale_of(lens: &Lens<'_>, start: usize, end: usize) -> Option<f64> {
    (start..end).find_map(|i| match lens.p.word(i) {
        "billion" | "billions" | "bn" | "bln" | "b" => Some(1e9),
        "million" | "millions" | "m" | "mln" | "mn" => Some(1e6),
        "thousand" | "k" => Some(1e3),
        word if word.ends_with("bn") => Some(1e9),
        word if word.ends_with('m') && word.starts_with(|c: char| c.is_ascii_digit()) => Some(1e6),
        _ => None,
    })
}

/// Sums that are told as the two ends of a range: "from 70 to 90 million euros".
pub(super) fn ranges(lens: &Lens<'_>) -> Vec<Implied> {
    let p = &lens.p;
    let mut out = Vec::new();
    for pair in lens.told.windows(2) {
        let [low, high] = pair else { continue };
        let money = high.quantity.kind == QuantityKind::Money && low.quantity.kind == QuantityKind::Money;
        let bound = low.end + 1 == high.start
            && (p.word(low.end) == "to" && p.before(low.start, 1) == "from"
                || p.word(low.end) == "and" && p.before(low.start, 1) == "between");
        if let (true, Some(from), Some(to)) =
            (money && bound, super::amount(low.quantity), super::amount(high.quantity))
            && from < to
        {
            let mut range = made(lens, low.start, high.end, to, high.quantity.currency.clone());
            range.quantity.value = None;
            range.quantity.low = Some(from);
            out.push(range);
        }
    }
    // "between 80 and 95 million": the scale stands once.
    for high in &lens.told {
        let bare = high.quantity.kind == QuantityKind::Count && high.quantity.unit.is_none();
        if !(bare || high.quantity.kind == QuantityKind::Money) || high.start < 3 {
            continue;
        }
        let link = high.start - 1;
        let scale = scale_of(lens, high.start, high.end).filter(|s| *s >= 1e6);
        let low = (high.start - 3..link).find_map(|i| number(p, i).filter(|n| n.end == link).map(|n| (i, n)));
        let (Some(scale), Some((at, low)), Some(to)) = (scale, low, super::amount(high.quantity)) else {
            continue;
        };
        let led = matches!(
            (p.before(at, 1), p.word(link)),
            ("between", "and") | ("from" | "some" | "of" | "about" | "a", "to")
        );
        let from = low.value * scale;
        if led && low.scale <= 1.0 && from < to && !out.iter().any(|r| r.start <= at && high.end <= r.end) {
            let mut range = made(lens, at, high.end, to, high.quantity.currency.clone());
            range.quantity.value = None;
            range.quantity.low = Some(from);
            out.push(range);
        }
    }
    out.sort_by_key(|r| r.start);
    out
}

/// The implied sums of a text, in order.
pub(super) fn implied(lens: &Lens<'_>) -> Vec<Implied> {
    let mut out = Vec::new();
    let mut currency: Option<String> = None;
    for &(start, end) in &lens.sentences {
        // The sum before, its scale and currency.
        let mut last: Option<(f64, Option<String>)> = None;
        let mut i = start;
        while i < end {
            let told = lens
                .told
                .partition_point(|t| t.start <= i)
                .checked_sub(1)
                .map(|k| lens.told[k])
                .filter(|t| i < t.end);
            if let Some(t) = told.filter(|t| t.quantity.kind == QuantityKind::Money) {
                // "12, 15 and 20 million euros": those before it in the list.
                if t.start == i
                    && let Some(scale) = scale_of(lens, t.start, t.end)
                {
                    let at = out.len();
                    listed_before(lens, t.start, start, scale, t.quantity.currency.as_ref(), &mut out);
                    out[at..].reverse();
                }
                currency.clone_from(&t.quantity.currency);
                last = scale_of(lens, t.start, t.end).map(|s| (s, t.quantity.currency.clone())).or(last);
                i = t.end.max(i + 1);
                continue;
            }
            // "one million from Orma, two from Veska"
            if let Some(t) = told.filter(|t| {
                t.start == i && t.quantity.kind == QuantityKind::Count && t.quantity.unit.is_none()
            }) && let Some(scale) = scale_of(lens, t.start, t.end).filter(|s| *s >= 1e6)
            {
                last = Some((scale, None));
                i = t.end.max(i + 1);
                continue;
            }
            if let Some((value, to)) = whole(lens, i).filter(|_| told.is_none()) {
                out.push(made(lens, i, to, value, currency.clone()));
                i = to;
                continue;
            }
            let free =
                told.is_none_or(|t| t.quantity.kind == QuantityKind::Count && t.quantity.unit.is_none());
            if free
                && let Some((scale, code)) = &last
                && let Some((value, to)) = bare(lens, i, end)
            {
                out.push(made(lens, i, to, value * scale, code.clone()));
                i = to;
                continue;
            }
            i += 1;
        }
    }
    out
}

/// A sum of money over some pieces.
pub(super) fn made(
    lens: &Lens<'_>,
    start: usize,
    end: usize,
    value: f64,
    currency: Option<String>,
) -> Implied {
    let quantity = Quantity {
        kind: QuantityKind::Money,
        value: Some(value.to_string()),
        low: Some(value),
        high: Some(value),
        unit: None,
        currency,
        approximate: false,
        comparator: Comparator::Equal,
        spans: Spans::one(lens.span(start, end)),
    };
    Implied { start, end, quantity }
}

/// The bare numbers in a list that ends in a sum, from the last to the first.
fn listed_before(
    lens: &Lens<'_>,
    sum: usize,
    start: usize,
    scale: f64,
    code: Option<&String>,
    out: &mut Vec<Implied>,
) {
    let p = &lens.p;
    let mut at = sum;
    while at > start + 1 && matches!(p.before(at, 1), "," | "and") {
        let Some(n) = number(p, at - 2)
            .filter(|n| n.end == at - 1 && n.scale <= 1.0 && (1.0..1000.0).contains(&n.value))
        else {
            break;
        };
        let told = lens
            .told
            .binary_search_by(|t| t.start.cmp(&(at - 2)))
            .is_ok_and(|k| lens.told[k].quantity.kind == QuantityKind::Money);
        if told || p.before(at - 2, 1) == "." {
            break;
        }
        out.push(made(lens, at - 2, at - 1, n.value * scale, code.cloned()));
        at -= 2;
    }
}

/// "Germany’s billion", "the million that Orma promised": a scale that stands as the sum.
fn whole(lens: &Lens<'_>, i: usize) -> Option<(f64, usize)> {
    let p = &lens.p;
    let value = match p.word(i) {
        "billion" => 1e9,
        "million" => 1e6,
        _ => return None,
    };
    let led = matches!(p.before(i, 1), "the" | "’s" | "'s" | "its" | "their");
    let bare = !p.is_word(i + 1)
        || matches!(lens.tag(i + 1), "IN" | "TO" | "VBZ" | "VBD" | "PRP" | "WDT" | "RB" | "CC")
        || matches!(p.word(i + 1), "apiece" | "each");
    (led && bare).then_some((value, i + 1))
}

/// A number after a sum that takes its scale and currency.
fn bare(lens: &Lens<'_>, i: usize, end: usize) -> Option<(f64, usize)> {
    let p = &lens.p;
    if !(p.is_number(i) || p.is_word(i))
        || matches!(p.word(i), "one" | "a" | "an" | "none" | "no" | "zero")
        || p.glued(i) && i > 0 && p.is_mark(i - 1)
    {
        return None;
    }
    let n = number(p, i)
        .filter(|n| n.end <= end && n.scale <= 1.0 && !n.fraction && (1.0..1000.0).contains(&n.value))?;
    let before = p.before(i, 1);
    // "wired twelve on Monday"
    let given = i > 0
        && super::triggers::trigger(lens, i - 1, end)
            .is_some_and(|t| !t.noun && matches!(t.class, Class::Strong | Class::Weak));
    let led = lens.name_at(i.wrapping_sub(1)).is_some()
        || matches!(
            before,
            "another"
                | ","
                | ";"
                | ":"
                | "("
                | "and"
                | "further"
                | "just"
                | "other"
                | "only"
                | "about"
                | "some"
                | "with"
                | "its"
                | "gave"
                | "added"
                | "gives"
                | "pays"
                | "paid"
                | "adds"
                | "put"
                | "puts"
        )
        || before == "to" && lens.name_at(i.wrapping_sub(2)).is_some()
        || given
        || before == "to" && lens.told.iter().any(|t| t.end + 1 == i && p.before(t.start, 1) == "from")
        || matches!(before, "in" | "up" | "out" | "over") && lens.tag(i.wrapping_sub(2)).starts_with('V')
        || i == p.sentence(i);
    let next = p.word(n.end);
    let mark = !p.is_word(n.end)
        && !p.hyphen(n.end)
        && (!matches!(p.raw(n.end), "%" | "°" | ":" | "/") || p.raw(n.end) == ":" && before == "to")
        && !p.is_number(n.end);
    let follows = mark
        || given
            && matches!(
                next,
                "on" | "in" | "at" | "last" | "yesterday" | "today" | "to" | "already" | "then"
            )
        || matches!(
            next,
            "from"
                | "more"
                | "next"
                | "each"
                | "apiece"
                | "by"
                | "for"
                | "this"
                | "of"
                | "have"
                | "has"
                | "were"
                | "was"
                | "and"
        );
    // "5 and 6 May", "twenty have": a date or people are no sum.
    let people = matches!(next, "of" | "and" | "were" | "was" | "for" | "by" | "have" | "has")
        && !matches!(before, "another" | "further")
        && lens.name_at(i.wrapping_sub(1)).is_none()
        // "Of the 36 million sworn, eleven have been counted out", "three hundred for Greece"
        && !(p.word(p.sentence(i)) == "of" && matches!(next, "have" | "has" | "were" | "was") && lens.tag(n.end + 1).starts_with("VB"))
        && !(next == "for" && lens.name_at(n.end + 1).is_some() && matches!(before, ":" | "," | "and" | ";"));
    (led && follows && !people).then_some((n.value, n.end))
}
