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
use verbale_model::{Incident, QuantityKind, Spans};

/// An incident that later sentences may add to.
struct Held {
    incident: Incident,
    /// Its last sentence.
    last: usize,
}

/// An incident as one sentence tells it.
struct Told {
    incident: Incident,
    /// Whether the sentence itself says where.
    placed: bool,
}

/// The incidents told in a text, in text order.
pub(super) fn incidents(lens: &Lens<'_>) -> Vec<Incident> {
    let mut out: Vec<Incident> = Vec::new();
    let mut held: Option<Held> = None;
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        let scene = Scene::new(lens, start, end);
        let found = told(&scene, n);
        let near = held.as_ref().is_some_and(|h| n <= h.last + 2);
        match (found, held.as_mut()) {
            (Some(new), Some(old)) if near && same(&old.incident, &new) => {
                complete(lens, &mut old.incident, start, end);
                old.last = n;
            }
            (Some(new), _) => {
                out.extend(held.take().map(|h| h.incident));
                held = Some(Held { incident: new.incident, last: n });
            }
            (None, Some(old)) if n <= old.last + 3 => complete(lens, &mut old.incident, start, end),
            (None, _) => {}
        }
    }
    out.extend(held.map(|h| h.incident));
    out
}

/// Whether two tellings are of one incident: no other place, or one within the other's words.
fn same(old: &Incident, new: &Told) -> bool {
    let within = |a: &str, b: &str| a.contains(b) || b.contains(a);
    match (&old.place, &new.incident.place) {
        (Some(a), Some(b)) => !new.placed || within(a, b),
        _ => true,
    }
}

/// The incident of a sentence, and whether the sentence itself names the place.
fn told(scene: &Scene<'_, '_>, n: usize) -> Option<Told> {
    let lens = scene.lens;
    let signs: Vec<Sign> = scene.signs().into_iter().filter(|s| !gate::unreal(scene, s)).collect();
    let first = *signs.first()?;
    let kind = signs::kind(&signs)?;
    let (start, end) = (scene.start, scene.end);
    let own = signs.iter().find_map(|s| places::place(lens, s.at, start, end).map(|p| (*s, p)));
    let (sign, place, here) = match own {
        Some((sign, place)) => {
            let sure = place.sure();
            (sign, place, sure)
        }
        None => (first, places::beside(lens, n)?, false),
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
    Some(Told { incident, placed: here })
}

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
