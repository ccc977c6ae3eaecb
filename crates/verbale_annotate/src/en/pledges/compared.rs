//! Sums told by another sum: "Germany the same", "twice that from Qatar", "half as much again", "Japan matched it".

use super::implied::{Implied, made};
use super::words::{Words, form_of};
use crate::en::lens::Lens;
use verbale_model::QuantityKind;

/// The sums of a text that are told by a sum before them, in order; `sums` are those told with a number but without a currency.
pub(super) fn compared(lens: &Lens<'_>, sums: &[Implied]) -> Vec<Implied> {
    let mut out = Vec::new();
    let mut before: Option<(f64, Option<String>)> = None;
    for &(start, end) in &lens.sentences {
        // A sum two sentences back is no longer meant.
        let mut last = before.take();
        let mut i = start;
        let mut own = false;
        while i < end {
            if let Some((value, code, to)) = sum_at(lens, sums, i) {
                last = Some((value, code));
                own = true;
                i = to.max(i + 1);
                continue;
            }
            if let Some((value, code)) = &last
                && let Some((share, to)) = likened(lens, i, end)
            {
                out.push(made(lens, i, to, value * share, code.clone()));
                i = to;
                continue;
            }
            i += 1;
        }
        before = last.filter(|_| own);
    }
    out
}

/// A sum of money that starts at `i`: its value, its currency, its end.
fn sum_at(lens: &Lens<'_>, sums: &[Implied], i: usize) -> Option<(f64, Option<String>, usize)> {
    if let Ok(k) = sums.binary_search_by(|s| s.start.cmp(&i)) {
        let s = &sums[k];
        return Some((super::amount(&s.quantity)?, s.quantity.currency.clone(), s.end));
    }
    let k = lens.told.binary_search_by(|t| t.start.cmp(&i)).ok()?;
    let told = &lens.told[k];
    let money = told.quantity.kind == QuantityKind::Money || super::sum_like(told);
    money.then_some(())?;
    Some((super::amount(told.quantity)?, told.quantity.currency.clone(), told.end))
}

/// How many times the sum before is meant by the words at `i`, and one past them.
fn likened(lens: &Lens<'_>, i: usize, end: usize) -> Option<(f64, usize)> {
    let p = &lens.p;
    if !p.is_word(i) {
        return None;
    }
    // "Germany matches", "Japan matched it", "Bern did likewise"
    if form_of(p.word(i), Words::Matches) && lens.name_at(i).is_none() {
        let to = match p.word(i + 1) {
            "it" | "that" | "this" | "them" | "him" | "her" => i + 2,
            "the" if matches!(p.word(i + 2), "sum" | "offer" | "amount" | "pledge" | "gift" | "figure") => {
                i + 3
            }
            _ => i + 1,
        };
        let doer = lens.name_before(i).is_some()
            || i > 0
                && (lens.tag(i - 1) == "RB" || matches!(p.before(i, 1), "has" | "have" | "will" | "would"));
        return (doer && closes(lens, to, end)).then_some((1.0, to));
    }
    if matches!(p.word(i), "likewise" | "ditto") && lens.name_before(i).is_some() {
        return closes(lens, i + 1, end).then_some((1.0, i + 1));
    }
    if p.are(i, &["the", "same"]) || p.are(i, &["the", "like"]) {
        let to = if matches!(p.word(i + 2), "again" | "sum" | "amount" | "figure") { i + 3 } else { i + 2 };
        return closes(lens, to, end).then_some((1.0, to));
    }
    if matches!(p.word(i), "a" | "an")
        && matches!(p.word(i + 1), "like" | "similar" | "equal" | "matching" | "identical" | "further")
        && matches!(p.word(i + 2), "sum" | "amount" | "figure" | "contribution" | "share")
        && p.word(i + 1) != "further"
    {
        return Some((1.0, i + 3));
    }
    let (times, at) = multiple(lens, i)?;
    let half = (times - 0.5).abs() < 1e-9;
    match p.word(at) {
        "as" if p.word(at + 1) == "much" => {
            let again = p.word(at + 2) == "again";
            // "half as much again" is one and a half.
            let times = if half && again { 1.5 } else { times };
            let to = at + 2 + usize::from(again);
            (!matches!(p.word(to), "as")).then_some((times, to))
        }
        "that" | "it" if closes(lens, at + 1, end) => Some((times, at + 1)),
        "the" | "that" if matches!(p.word(at + 1), "sum" | "amount" | "figure") => Some((times, at + 2)),
        _ => None,
    }
}

/// "twice", "half of", "three times", "a third of", "just": the multiple, and one past it.
fn multiple(lens: &Lens<'_>, i: usize) -> Option<(f64, usize)> {
    let p = &lens.p;
    let fraction = |word: &str| match word {
        "half" => Some(0.5),
        "third" => Some(1.0 / 3.0),
        "quarter" => Some(0.25),
        "fifth" => Some(0.2),
        "tenth" => Some(0.1),
        _ => None,
    };
    let word = p.word(i);
    if word == "as" && p.word(i + 1) == "much" {
        // "as much" alone: "Sweden gave as much".
        return (i > 0 && !matches!(p.before(i, 1), "half" | "twice" | "times")).then_some((1.0, i));
    }
    let of = |at: usize| if p.word(at) == "of" { at + 1 } else { at };
    if matches!(word, "twice" | "double") {
        return Some((2.0, i + 1));
    }
    if matches!(word, "thrice" | "treble" | "triple") {
        return Some((3.0, i + 1));
    }
    if word == "half" {
        return Some((0.5, of(i + 1)));
    }
    if matches!(word, "a" | "one")
        && let Some(part) = fraction(p.word(i + 1))
        && p.word(i + 2) == "of"
    {
        return Some((part, i + 3));
    }
    let number = match word {
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "ten" => 10.0,
        _ => return None,
    };
    (p.word(i + 1) == "times").then_some((number, i + 2))
}

/// Whether nothing that the words would describe follows: a mark, a conjunction, a preposition, the end.
fn closes(lens: &Lens<'_>, at: usize, end: usize) -> bool {
    at >= end || !lens.p.is_word(at) || matches!(lens.tag(at), "IN" | "CC" | "TO" | "RB" | "WDT")
}
