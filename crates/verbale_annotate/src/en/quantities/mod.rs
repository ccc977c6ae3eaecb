//! Dates, sums, counts, shares, distances and durations.
//!
//! One pass from left to right over [`pieces::Pieces`]. At each place the readings are tried in a fixed order: what is no
//! quantity (idioms, clock times), dates with a written part, dates told by reference, then numbers with their units. What the
//! text leaves out (the year, the unit, the currency's scale) comes from the day of publication and from what was told before;
//! what it leaves open (which dollar) stays open.
//!
//! **Invariant:** quantities come in text order and do not overlap.

mod bounds;
pub(super) mod calendar;
mod dates;
mod ellipsis;
mod exclusions;
mod measures;
mod money;
pub(super) mod nouns;
pub(super) mod numbers;
mod paired;
pub(super) mod pieces;
mod relative;
#[cfg(test)]
mod specs;
pub(super) mod tense;
pub(super) mod units;

use crate::Text;
use dates::{Context, Dated};
use measures::Found;
use pieces::Pieces;
use verbale_model::{Comparator, Document, Quantity, QuantityKind, Spans};

/// The day that a text without a day of publication gives as its own: "as of December 4, 2025".
fn day_of_writing(p: &Pieces<'_>) -> Option<jiff::civil::Date> {
    let nothing = Context { published: None, last: None, year: None };
    (0..p.len()).filter(|&i| p.are(i, &["as", "of"])).find_map(|i| {
        let mut found = Vec::new();
        dates::written(p, i + 2, &nothing, &mut found)?;
        found.first().filter(|d| d.unit == "day" && d.year_written)?.anchor
    })
}

/// The quantities of a text, in text order. Dates are resolved against the document's day of publication.
pub(crate) fn quantities(document: &Document, text: &Text<'_>) -> Vec<Quantity> {
    let pieces = Pieces::new(text);
    let p = &pieces;
    let published = document.meta().published.map(verbale_model::Moment::date).or_else(|| day_of_writing(p));
    let mut context = Context { published, last: None, year: None };
    let mut out = Vec::new();
    let mut told: Vec<Found> = Vec::new();
    let mut dated: Vec<Dated> = Vec::new();
    let mut found: Vec<Found> = Vec::new();
    let mut i = 0;
    while i < p.len() {
        if !may_start(p, i) {
            i += 1;
            continue;
        }
        if let Some(end) = exclusions::idiom(p, i).or_else(|| exclusions::clock(p, i)) {
            i = end.max(i + 1);
            continue;
        }
        dated.clear();
        if let Some(end) = dates::written(p, i, &context, &mut dated) {
            for date in dated.drain(..) {
                remember(&mut context, &date);
                out.push(quantity_of_date(p, &date));
            }
            i = end.max(i + 1);
            continue;
        }
        if let Some(date) = relative::relative(p, i, &context) {
            i = date.end.max(i + 1);
            remember(&mut context, &date);
            out.push(quantity_of_date(p, &date));
            continue;
        }
        found.clear();
        let Some(end) = measures::measure(p, i, &mut found) else {
            i += 1;
            continue;
        };
        for one in found.drain(..) {
            let resolved = if one.bare { ellipsis::resolve(p, one, &told) } else { Some(one) };
            if let Some(one) = resolved {
                out.push(quantity_of(p, &one));
                told.push(one);
            }
        }
        i = end.max(i + 1);
    }
    // A bound before a number ("at least") may reach back over what ended there.
    let mut last = 0;
    out.retain(|q: &Quantity| {
        let free = q.spans.start() >= last;
        last = last.max(q.spans.end());
        free
    });
    out
}

/// Whether any reading can start at a piece: a digit, a sign, or a word that counts or dates. Most words end here.
fn may_start(p: &Pieces<'_>, i: usize) -> bool {
    if p.is_number(i) {
        return true;
    }
    let word = p.word(i);
    if p.is_mark(i) {
        return p.is_number(i + 1) && p.glued(i + 1) && !word.is_ascii()
            || word == "$"
            || matches!(word, "€" | "£" | "¥");
    }
    match word {
        "a" | "an" | "one" | "half" | "the" | "this" | "that" | "same" | "last" | "next" | "today"
        | "tonight" | "yesterday" | "tomorrow" | "end" | "start" | "beginning" | "middle" | "rest" | "q1"
        | "q2" | "q3" | "q4" | "h1" | "h2" | "in" | "since" | "by" | "until" | "during" | "christmas"
        | "mid" | "early" | "late" | "rs" | "rs." | "dozen" | "cloud" | "square" | "dime" | "sixes"
        | "first" | "second" | "quarter" => true,
        _ => {
            numbers::cardinal(word).is_some()
                || calendar::month(word).is_some()
                || calendar::weekday(word).is_some()
                || calendar::season(word).is_some()
                || calendar::ordinal(word).is_some()
                || p.is_mark(i + 1) && p.glued(i + 1) && p.capital(i)
                || p.capital(i)
                    && (2..=4).contains(&word.len())
                    && (p.is_number(i + 1) || p.raw(i + 1) == "$")
                || p.hyphen(i + 1) && p.word(i + 2) == "long"
        }
    }
}

fn remember(context: &mut Context, date: &Dated) {
    if let Some(anchor) = date.anchor {
        context.last = Some((anchor, date.unit, date.end));
        if date.year_written && date.unit != "decade" {
            context.year = Some((anchor, date.end));
        }
    }
}

fn quantity_of_date(p: &Pieces<'_>, date: &Dated) -> Quantity {
    let around =
        matches!(p.before(date.start, 1), "around" | "about" | "circa" | "roughly" | "approximately");
    Quantity {
        kind: QuantityKind::Date,
        value: date.value.clone(),
        low: None,
        high: None,
        unit: Some(date.unit.to_owned()),
        currency: None,
        approximate: around,
        comparator: if around { Comparator::About } else { Comparator::Equal },
        spans: Spans::one(p.span(date.start, date.end)),
    }
}

fn quantity_of(p: &Pieces<'_>, found: &Found) -> Quantity {
    Quantity {
        kind: found.kind,
        value: found.value.map(|v| v.to_string()),
        low: found.low,
        high: found.high,
        unit: found.unit.clone(),
        currency: found.currency.map(str::to_owned),
        approximate: found.approximate,
        comparator: found.comparator,
        spans: Spans::one(p.span(found.start, found.end)),
    }
}
