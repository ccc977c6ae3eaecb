//! Strikes, fires, seizures, crashes, clashes: what, where, when, by whom as stated or claimed, casualties.
//!
//! An incident needs words for what happened and a named place, in its sentence or one beside it. Threats, drills, averages and
//! denials of what never happened are none. Sentences that only add to the incident before (casualties, accusations, denials) are
//! read into it.

mod gate;
mod places;
mod signs;
mod table;
mod toll;
mod who;

use super::lens::Lens;
use places::Place;
use signs::{Scene, Sign};
use verbale_model::{Incident, IncidentKind, QuantityKind, Spans};

/// An incident that later sentences may add to.
struct Held {
    incident: Incident,
    /// How sure its words are of the kind.
    sure: u8,
    /// Whether its own sentence says where.
    placed: bool,
    /// Its last sentence.
    last: usize,
}

/// An incident as one sentence tells it.
struct Told {
    incident: Incident,
    /// How sure the words are of the kind.
    sure: u8,
    /// Whether the sentence itself says where.
    placed: bool,
    /// What befell is "it": told before.
    points: bool,
    /// Told of another time: "An hour before, ...".
    apart: bool,
}

/// The incidents told in a text, in text order.
pub(super) fn incidents(lens: &Lens<'_>) -> Vec<Incident> {
    let mut out: Vec<Incident> = Vec::new();
    let mut held: Option<Held> = None;
    for (n, start, end) in parts(lens) {
        let scene = Scene::new(lens, start, end);
        let found = told(&scene, n);
        let near = held.as_ref().is_some_and(|h| n <= h.last + 2);
        match (found, held.as_mut()) {
            (Some(new), Some(old)) if near && same(&old.incident, &new) => {
                if narrower(old.incident.what, old.sure, new.incident.what, new.sure) {
                    old.incident.what = new.incident.what;
                    old.sure = new.sure;
                }
                // "Berlin assumes sabotage. The cable was severed off Öland": told there.
                if new.placed && !old.placed && !new.points {
                    old.incident.place = new.incident.place;
                    old.incident.offset = new.incident.offset;
                    old.incident.spans = new.incident.spans;
                    old.placed = true;
                }
                complete(lens, &mut old.incident, start, end);
                old.last = n;
            }
            (Some(new), _) => {
                out.extend(held.take().map(|h| h.incident));
                held = Some(Held { incident: new.incident, sure: new.sure, placed: new.placed, last: n });
            }
            (None, Some(old)) if n <= old.last + 3 => {
                if let Some(kind) = scene.cause().filter(|&k| narrower(old.incident.what, old.sure, k, 4)) {
                    old.incident.what = kind;
                }
                complete(lens, &mut old.incident, start, end);
            }
            (None, _) => {}
        }
    }
    out.extend(held.map(|h| h.incident));
    out
}

/// The sentences, those with semicolons in parts: each with the number of its sentence.
fn pieces(lens: &Lens<'_>) -> Vec<(usize, usize, usize)> {
    let mut out = Vec::with_capacity(lens.sentences.len());
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        let mut from = start;
        for at in (start..end).filter(|&i| lens.p.raw(i) == ";") {
            out.push((n, from, at));
            from = at + 1;
        }
        if from < end {
            out.push((n, from, end));
        }
    }
    out
}

/// The pieces, those that tell of two incidents at two places in two parts: "A hit X on Monday, and B flattened Y".
fn parts(lens: &Lens<'_>) -> Vec<(usize, usize, usize)> {
    let mut out = Vec::new();
    for (n, start, end) in pieces(lens) {
        let finite =
            |from: usize, to: usize| (from..to).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP"));
        let turn = |&i: &usize| {
            matches!(lens.p.word(i), "and" | "but" | "while" | "then")
                && lens.p.is_mark(i - 1)
                && finite(start, i)
                && finite(i, end)
        };
        let cut = (start + 4..end.saturating_sub(4).min(start + LONG)).find(turn).filter(|&i| {
            let own = |from: usize, to: usize| told(&Scene::new(lens, from, to), n).filter(|t| t.placed);
            match (own(start, i), own(i + 1, end)) {
                (Some(a), Some(b)) => !same(&a.incident, &b),
                _ => false,
            }
        });
        match cut {
            Some(cut) => out.extend([(n, start, cut), (n, cut + 1, end)]),
            None => out.push((n, start, end)),
        }
    }
    out
}

/// Whether a later telling says better what it was: the weapon or the cause of what was only told by its effect.
fn narrower(old: IncidentKind, sure: u8, new: IncidentKind, newly: u8) -> bool {
    use IncidentKind as K;
    match old {
        K::Other => new != K::Other,
        K::Fire | K::Explosion | K::Strike => {
            signs::rank(new) < signs::rank(old)
                && matches!(new, K::Drone | K::Strike | K::Shelling)
                && newly + 2 >= sure
        }
        _ => false,
    }
}

/// Whether two tellings are of one incident: no other place, or one within the other's words.
fn same(old: &Incident, new: &Told) -> bool {
    let within = |a: &str, b: &str| a.contains(b) || b.contains(a);
    if new.points {
        return true;
    }
    if new.apart && old.what != new.incident.what {
        return false;
    }
    match (&old.place, &new.incident.place) {
        (Some(a), Some(b)) => !new.placed || within(a, b),
        _ => true,
    }
}

/// The incident of a sentence, and whether the sentence itself names the place.
fn told(scene: &Scene<'_, '_>, n: usize) -> Option<Told> {
    let lens = scene.lens;
    let signs: Vec<Sign> = scene.signs().into_iter().filter(|s| !gate::unreal(scene, s)).collect();
    let first = *signs.iter().rev().max_by_key(|s| s.sure)?;
    let kind = signs::kind(&signs)?;
    let (start, end) = (scene.start, scene.end);
    // The surest sign says where; of equals the first.
    let placed = |s: &Sign| places::place(lens, s.at, start, end).map(|p| (*s, p));
    let own = signs.iter().filter_map(placed).rev().max_by_key(|(s, p)| (p.sure(), s.sure));
    let (sign, place, here) = if let Some((sign, place)) = own {
        let sure = place.sure();
        (sign, place, sure)
    } else {
        let place = places::beside(lens, n)?;
        // A name that may be no place needs words that leave no doubt of the deed.
        if !place.sure() && first.sure < CLEAR {
            return None;
        }
        (first, place, false)
    };
    let sign = Sign { kind, ..sign };
    let (killed, injured, source) = toll::toll(lens, start, end);
    let mut incident = Incident {
        what: kind,
        place: Some(place.words.clone()),
        offset: places::offset(lens, &place, start, end),
        date: lens.date_in(start, end),
        by: None,
        by_claimed: false,
        denied_by: Vec::new(),
        killed,
        injured,
        casualties_by: source,
        spans: evidence(lens, &sign, &place, start, end),
    };
    if let Some((by, claimed)) = who::by(lens, &sign, start, end) {
        incident.by = Some(by);
        incident.by_claimed = claimed;
    }
    who::denials(lens, &mut incident, start, end);
    let sure = signs.iter().map(|s| s.sure).max().unwrap_or_default();
    let p = &lens.p;
    let points = (sign.at..=sign.end).any(|i| matches!(p.word(i), "it" | "them"))
        || (start..sign.at).any(|i| p.are(i, &["it", "was"]) || p.are(i, &["they", "were"]))
            && lens.tag(sign.at).starts_with('V');
    let shift = |i: usize| {
        matches!(p.word(i), "before" | "earlier" | "later" | "after")
            && matches!(p.raw(i + 1), "," | "a" | "the")
            || p.are(i, &["the", "same", "day"])
    };
    let apart = (start..(start + 5).min(end)).any(shift);
    Some(Told { incident, sure, placed: here, points, apart })
}

/// How sure words have to be where only a name near by may be the place.
const CLEAR: u8 = 8;

/// How far into a sentence a second incident is looked for, in pieces.
const LONG: usize = 120;

/// Most bytes of evidence: its clause if it is no longer, else from the sign to the place.
const LONGEST: u32 = 220;

fn evidence(lens: &Lens<'_>, sign: &Sign, place: &Place, start: usize, end: usize) -> Spans {
    let p = &lens.p;
    let mut from = lens.clause_start(sign.at, start);
    let mut to = lens.clause_end(sign.end, end);
    while to > sign.end && p.is_mark(to - 1) {
        to -= 1;
    }
    while from < sign.at && p.is_mark(from) {
        from += 1;
    }
    let whole = lens.span(from, to);
    // "Brawl at the crossing of X: stones, then shots": the place stands before the colon.
    let there = place.start >= start && place.end <= end;
    if there && (place.end <= from || place.start >= to) {
        let clause = (lens.clause_start(place.start, start), lens.clause_end(place.end, end));
        let both = lens.span(clause.0.min(from), clause.1.max(to));
        if both.len() <= LONGEST {
            return Spans::one(both);
        }
    }
    // The place told in a sentence beside: its words there bear the incident out as well.
    if place.start < start || place.start >= end {
        let n = lens.sentences.partition_point(|s| s.0 <= place.start).saturating_sub(1);
        let there = lens.span(lens.clause_start(place.start, lens.sentences[n].0), place.end);
        if there.len() + whole.len() <= LONGEST {
            return [there, whole].into_iter().collect();
        }
    }
    if whole.end() - whole.start() <= LONGEST {
        return Spans::one(whole);
    }
    let near = place.start >= start && place.start < end && place.start.abs_diff(sign.at) <= 30;
    let (mut from, mut to) = (sign.at, sign.end);
    if near {
        (from, to) = (from.min(place.start), to.max(place.end));
    }
    if let Some(day) =
        lens.told_in(to, end).iter().find(|t| t.start <= to + 3 && t.quantity.kind == QuantityKind::Date)
    {
        to = day.end;
    }
    Spans::one(lens.span(from, to))
}

/// What a later sentence adds.
fn complete(lens: &Lens<'_>, incident: &mut Incident, start: usize, end: usize) {
    let (killed, injured, source) = toll::toll(lens, start, end);
    incident.killed = incident.killed.or(killed);
    incident.injured = incident.injured.or(injured);
    incident.casualties_by = incident.casualties_by.take().or(source);
    if incident.by.is_none()
        && let Some((by, claimed)) = who::accused(lens, start, end)
    {
        incident.by = Some(by);
        incident.by_claimed = claimed;
    }
    who::denials(lens, incident, start, end);
    if incident.date.is_none() {
        incident.date = lens.date_in(start, end);
    }
}
