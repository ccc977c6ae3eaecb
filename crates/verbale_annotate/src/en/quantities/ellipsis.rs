//! Units that the text leaves out: "of the six rivers three", "it paid 25 in June and 40 the month after".

use super::measures::{Found, voting};
use super::nouns;
use super::numbers::number;
use super::pieces::Pieces;
use verbale_model::{Comparator, QuantityKind};

/// Fills in what a bare number counts from the words around it and from what was told before; `None` if nothing tells and
/// the number is too plain to be a count by itself.
pub(super) fn resolve(p: &Pieces<'_>, found: Found, told: &[Found]) -> Option<Found> {
    let value = found.value.or(found.high)?;
    let one = (value - 1.0).abs() < 1e-9;
    let bounded = found.comparator != Comparator::Equal;
    if let Some(unit) = of_a_whole(p, found.end) {
        return (!one || bounded).then(|| counted(found, unit));
    }
    if one && !bounded {
        return None;
    }
    if casualties(p, found.start) && !nouns::singular(p, found.end).is_some_and(|_| value < 2.0) {
        return Some(counted(found, "people".to_owned()));
    }
    let recent: Vec<&Found> = told.iter().rev().take(8).filter(|f| near(p, f, &found)).collect();
    let last = recent.first().copied();
    let verb = p.is_word(found.end) && subject_of(p.word(found.end));
    if let Some(sum) = told.iter().rev().take(8).find(|f| f.kind == QuantityKind::Money) {
        let latest = last.is_none_or(|l| l.kind == QuantityKind::Money || l.kind != QuantityKind::Count);
        let more = matches!(p.before(found.start, 1), "another" | "further" | "additional");
        if (found.scale >= 1e5 && (latest || !verb))
            || paid(p, found.start)
            || latest && more && last.is_some()
        {
            return Some(priced(found, sum));
        }
    }
    if let Some(last) = last.filter(|l| l.kind == QuantityKind::Share)
        && value <= 100.0
        && found.scale <= 1.0
        && last.unit.as_deref() == Some("percent")
        && !verb
    {
        return Some(like(found, last));
    }
    if voting(p, found.start)
        && found.scale <= 1.0
        && last.is_some_and(|r| r.unit.as_deref() == Some("votes"))
    {
        return Some(counted(found, "votes".to_owned()));
    }
    if let Some(last) = last
        .filter(|l| matches!(l.kind, QuantityKind::Distance | QuantityKind::Duration | QuantityKind::Money))
    {
        let alike = p.before(found.start, 1) == p.before(last.start, 1)
            || last.start > 0 && same_verb(p, &found, last);
        let figure = found.start + 1 == found.end && p.is_number(found.start) && !verb;
        let sum = last.kind == QuantityKind::Money;
        if found.scale <= 1.0 && (alike || figure) && (!sum || alike && !verb) {
            return Some(if sum { priced(found, last) } else { like(found, last) });
        }
    }
    // "within 30 km, ... within five"
    let led = p.before(found.start, 1);
    let parallel = recent.iter().find(|f| {
        matches!(f.kind, QuantityKind::Distance | QuantityKind::Duration)
            && matches!(led, "within" | "for" | "after")
            && p.before(f.start, 1) == led
    });
    if let Some(last) = parallel.filter(|_| found.scale <= 1.0) {
        return Some(like(found, last));
    }
    let counts = recent
        .iter()
        .find(|f| matches!(f.kind, QuantityKind::Count | QuantityKind::Points) && f.unit.is_some());
    if let Some(last) = counts {
        let unit = last.unit.clone().unwrap_or_default();
        let the = p.before(found.start, 1) == "the" && value < 13.0;
        if !unit.is_empty() && !the {
            return Some(counted(found, unit));
        }
    }
    let singular = nouns::singular(p, found.end).is_some() && !verb;
    let plain = found.scale <= 1.0 && !bounded;
    if plain && (value < 13.0 || singular && value < 100.0) {
        return None;
    }
    Some(found)
}

/// Whether `told` stands in the same sentence or not far before.
fn near(p: &Pieces<'_>, told: &Found, found: &Found) -> bool {
    p.together(told.start, found.start)
        || p.sentence(found.start).saturating_sub(told.end.saturating_sub(1)) <= 12
}

/// Words that follow a number which is itself the subject: "three were", "31 reached".
fn subject_of(word: &str) -> bool {
    nouns::border(word)
        && matches!(
            word,
            "are"
                | "were"
                | "is"
                | "was"
                | "have"
                | "had"
                | "has"
                | "will"
                | "would"
                | "go"
                | "went"
                | "came"
                | "said"
                | "say"
                | "died"
                | "voted"
                | "abstained"
                | "remain"
                | "remained"
                | "stayed"
                | "fled"
                | "left"
                | "returned"
                | "do"
                | "did"
                | "walked"
                | "survived"
                | "signed"
                | "refused"
                | "agreed"
                | "rejected"
                | "accepted"
                | "hold"
                | "held"
        )
        || word.len() > 4 && word.ends_with("ed")
}

/// The same word introduces both: "gives each side 45 days; ... gave 30", "was 800 yards; ... says 80".
fn same_verb(p: &Pieces<'_>, found: &Found, last: &Found) -> bool {
    let stem = |word: &str| word.get(..2).unwrap_or("").to_owned();
    let verb = |k: usize| {
        let word = p.before(k, 1);
        (word.len() > 2 && !nouns::border(word)).then(|| stem(word))
    };
    let own = verb(found.start);
    own.is_some() && (1..5).any(|back| last.start.checked_sub(back - 1).and_then(verb) == own)
}

/// "killed four", "injuring at least three"
fn casualties(p: &Pieces<'_>, start: usize) -> bool {
    matches!(
        p.before(start, 1),
        "killed"
            | "killing"
            | "kills"
            | "kill"
            | "injured"
            | "injuring"
            | "wounded"
            | "wounding"
            | "hurt"
            | "hurting"
            | "detained"
            | "arrested"
            | "displaced"
            | "displacing"
    )
}

fn like(found: Found, last: &Found) -> Found {
    Found { kind: last.kind, unit: last.unit.clone(), bare: false, ..found }
}

fn counted(found: Found, unit: String) -> Found {
    let kind = if unit == "points" { QuantityKind::Points } else { QuantityKind::Count };
    Found { kind, unit: Some(unit), bare: false, ..found }
}

/// A sum in the currency told last; its scale too, where the number alone would be small change.
fn priced(found: Found, last: &Found) -> Found {
    let small =
        found.scale <= 1.0 && last.scale > 1.0 && found.value.or(found.high).is_some_and(|v| v < 1000.0);
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
            "paid"
                | "pay"
                | "pays"
                | "paying"
                | "owes"
                | "owed"
                | "owe"
                | "gave"
                | "gives"
                | "give"
                | "added"
                | "adds"
                | "offered"
                | "offers"
                | "offer"
                | "contributed"
                | "contributes"
                | "promised"
                | "pledged"
                | "transferred"
                | "sent"
                | "lent"
                | "lend"
                | "lends"
                | "costs"
                | "cost"
                | "worth"
                | "received"
                | "spent"
                | "asked"
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
    let owner = matches!(
        p.word(at),
        "the" | "its" | "their" | "these" | "those" | "his" | "her" | "our" | "your" | "my"
    );
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
