//! Units that the text leaves out: "of the six rivers three", "it paid 25 in June and 40 the month after".

use super::measures::{Found, voting};
use super::nouns;
use super::numbers::number;
use super::pieces::Pieces;
use verbale_model::{Comparator, QuantityKind};

/// Fills in what a bare number counts from the words around it and from what was counted before; `None` if nothing tells and
/// the number is too plain to be a count by itself.
pub(super) fn resolve(p: &Pieces<'_>, found: Found, told: &[Found]) -> Option<Found> {
    let value = found.value.or(found.high)?;
    let one = (value - 1.0).abs() < 1e-9;
    let next = p.word(found.end);
    if let Some(unit) = of_a_whole(p, found.end) {
        return (!one).then(|| counted(found, unit));
    }
    let near = |f: &&Found| {
        let gap = p.sentence(found.start).saturating_sub(f.end.saturating_sub(1));
        p.together(f.start, found.start) || gap <= 12
    };
    let recent = told.iter().rev().take(6).find(near);
    if let Some(last) = told.iter().rev().take(3).find(|f| f.kind == QuantityKind::Share) {
        let close = p.together(last.start, found.start) && value <= 100.0 && found.scale <= 1.0;
        let place = matches!(next, "of" | "for" | "here" | "there" | "in" | "on" | "against" | "to" | "and") || !p.is_word(found.end);
        if close && place && recent.is_some_and(|r| r.kind == QuantityKind::Share) && last.unit.as_deref() == Some("percent") {
            return Some(Found { kind: QuantityKind::Share, unit: last.unit.clone(), bare: false, ..found });
        }
    }
    if let Some(last) = told.iter().rev().take(8).find(|f| f.kind == QuantityKind::Money) {
        if found.scale >= 1e5 && !p.is_word(found.end) || found.scale >= 1e5 && nouns::border(next) || paid(p, found.start) {
            return Some(priced(found, last));
        }
    }
    if one && found.comparator == Comparator::Equal {
        return None;
    }
    if voting(p, found.start) && found.scale <= 1.0 && recent.is_some_and(|r| r.unit.as_deref() == Some("votes")) {
        return Some(counted(found, "votes".to_owned()));
    }
    let counts = told.iter().rev().take(6).filter(near).find(|f| f.kind == QuantityKind::Count && f.unit.is_some());
    if let Some(last) = counts {
        let unit = last.unit.clone().unwrap_or_default();
        if !unit.is_empty() {
            return Some(counted(found, unit));
        }
    }
    let singular = nouns::singular(p, found.end).is_some();
    let plain = found.scale <= 1.0 && found.comparator == Comparator::Equal;
    if plain && (value < 13.0 || singular && value < 100.0) {
        return None;
    }
    Some(found)
}

fn counted(found: Found, unit: String) -> Found {
    let kind = if unit == "points" { QuantityKind::Points } else { QuantityKind::Count };
    Found { kind, unit: Some(unit), bare: false, ..found }
}

/// A sum in the currency told last; its scale too, where the number alone would be small change.
fn priced(found: Found, last: &Found) -> Found {
    let small = found.scale <= 1.0 && last.scale > 1.0 && found.value.or(found.high).is_some_and(|v| v < 1000.0);
    let factor = if small { last.scale } else { 1.0 };
    let scaled = |v: Option<f64>| v.map(|v| v * factor);
    Found {
        kind: QuantityKind::Money,
        value: scaled(found.value),
        low: scaled(found.low),
        high: scaled(found.high),
        unit: last.unit.clone(),
        currency: last.currency,
        scale: last.scale,
        bare: false,
        ..found
    }
}

/// Whether a verb of payment stands before a bare number.
fn paid(p: &Pieces<'_>, start: usize) -> bool {
    let verb = |k: usize| {
        matches!(
            p.before(start, k),
            "paid" | "pay" | "pays" | "paying" | "owes" | "owed" | "owe" | "gave" | "gives" | "give" | "added" | "adds"
                | "offered" | "offers" | "offer" | "contributed" | "contributes" | "promised" | "pledged" | "transferred"
                | "sent" | "lent" | "costs" | "cost" | "worth" | "received" | "wanted" | "asked"
        )
    };
    let another = matches!(p.before(start, 1), "another" | "further");
    let chained = p.before(start, 1) == "and" && (2..10).any(verb);
    verb(1) || another && (2..6).any(verb) || chained
}

/// "four of the eight new patrol boats": what the whole counts.
fn of_a_whole(p: &Pieces<'_>, end: usize) -> Option<String> {
    if p.word(end) != "of" {
        return None;
    }
    let mut at = end + 1;
    let owner = matches!(p.word(at), "the" | "its" | "their" | "these" | "those" | "his" | "her" | "our" | "your" | "my");
    if owner {
        at += 1;
    }
    // "of Karsovia’s nine ministers"
    if matches!(p.word(at + 1), "’s" | "'s") {
        at += 2;
    }
    if let Some(whole) = number(p, at).filter(|n| !n.fraction) {
        at = whole.end;
    } else if !owner {
        return None;
    }
    nouns::head(p, at).map(|h| nouns::words(p, h))
}
