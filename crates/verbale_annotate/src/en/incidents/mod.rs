//! Strikes, fires, seizures, crashes, clashes: what, where, when, by whom as stated or claimed, casualties.
//!
//! An incident needs a word for what happened and a named place. Threats, drills, averages and denials of what never happened
//! are none. Sentences that only add to the incident before (casualties, accusations, denials) are read into it.

mod kinds;
mod places;

use super::lens::Lens;
use kinds::Sign;
use places::Place;
use verbale_model::{Incident, IncidentKind, QuantityKind, Spans};

/// The incidents told in a text, in text order.
pub(super) fn incidents(lens: &Lens<'_>) -> Vec<Incident> {
    let mut out: Vec<Incident> = Vec::new();
    let mut held: Option<(Incident, usize)> = None;
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        let sign = kinds::sign(lens, start, end);
        let found = sign.and_then(|s| incident(lens, s, n, start, end));
        match (found, held.as_mut()) {
            (Some(new), Some((old, last))) if n <= *last + 2 && same(old, &new) => {
                complete(lens, old, start, end);
                *last = n;
            }
            (Some(new), _) => {
                out.extend(held.take().map(|h| h.0));
                held = Some((new, n));
            }
            (None, Some((old, last))) if n <= *last + 3 => complete(lens, old, start, end),
            (None, _) => {}
        }
    }
    out.extend(held.map(|h| h.0));
    out
}

/// Whether two tellings are of one incident.
fn same(old: &Incident, new: &Incident) -> bool {
    let place = |a: &str, b: &str| a.contains(b) || b.contains(a);
    match (&old.place, &new.place) {
        (Some(a), Some(b)) => place(a, b),
        _ => true,
    }
}

fn incident(lens: &Lens<'_>, sign: Sign, n: usize, start: usize, end: usize) -> Option<Incident> {
    if unreal(lens, &sign, start, end) {
        return None;
    }
    let place = places::place(lens, sign.at, start, end).or_else(|| {
        // "A fire broke out there": the place of the sentence before.
        let (a, b) = n.checked_sub(1).and_then(|k| lens.sentences.get(k).copied())?;
        let here = lens.any(
            start,
            end,
            &["there", "depot", "village", "town", "city", "port", "plant", "bridge", "camp", "base"],
        );
        if here { places::place(lens, a, a, b) } else { None }
    })?;
    let (killed, injured, source) = casualties(lens, start, end);
    let mut incident = Incident {
        what: sign.kind,
        place: Some(place.words.clone()),
        offset: offset(lens, &place, start, end),
        date: lens.date_in(start, end),
        by: None,
        by_claimed: false,
        denied_by: Vec::new(),
        killed,
        injured,
        casualties_by: source,
        spans: evidence(lens, &sign, &place, start, end),
    };
    if let Some((by, claimed)) = by(lens, &sign, start, end) {
        incident.by = Some(by);
        incident.by_claimed = claimed;
    }
    denials(lens, &mut incident, start, end);
    Some(incident)
}

fn evidence(lens: &Lens<'_>, sign: &Sign, place: &Place, start: usize, end: usize) -> Spans {
    let left = lens.clause_start(sign.at, start);
    let near = place.start >= start && place.start < end;
    let mut to = if near { place.end.max(sign.end) } else { sign.end };
    if let Some(day) =
        lens.told_in(to, end).iter().find(|t| t.start <= to + 3 && t.quantity.kind == QuantityKind::Date)
    {
        to = day.end;
    }
    let from = if near { left.min(place.start).min(sign.at) } else { left.min(sign.at) };
    let from = if sign.at.abs_diff(from) > 25 {
        sign.at.min(if near { place.start } else { sign.at })
    } else {
        from
    };
    Spans::one(lens.span(from, to.max(from + 1)))
}

/// What did not happen: threats, drills, conditions, averages.
fn unreal(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let clause = lens.clause_start(sign.at, start);
    let near = sign.at.saturating_sub(10).max(clause);
    let open = lens.any(
        near,
        (sign.end + 2).min(end),
        &[
            "if",
            "could",
            "would",
            "might",
            "may",
            "should",
            "threatened",
            "threatens",
            "threat",
            "fears",
            "feared",
            "risk",
            "drill",
            "drills",
            "exercise",
            "exercises",
            "simulated",
            "unless",
            "planned",
            "plans",
            "anniversary",
            "rehearsal",
            "museum",
            "film",
            "novel",
            "insurance",
            "monthly",
            "average",
            "will",
        ],
    );
    let none = lens.any(
        sign.at.saturating_sub(3).max(clause),
        sign.at,
        &["no", "not", "never", "without", "neither", "nor", "n’t", "n't"],
    );
    let opened = matches!(p.word(start), "if" | "unless");
    open || none || opened
}

/// Distance and direction from the place, in the text's words.
fn offset(lens: &Lens<'_>, place: &Place, start: usize, end: usize) -> Option<String> {
    let p = &lens.p;
    let distance = lens.told_in(start, end).iter().find(|t| {
        t.quantity.kind == QuantityKind::Distance
            && t.start.abs_diff(place.start) <= 9
            && (t.end <= place.start || t.start <= place.end + 3)
    });
    if let Some(told) = distance {
        let mut to = told.end;
        while to < end
            && to < told.end + 5
            && p.is_word(to)
            && (direction(p.word(to))
                || matches!(p.word(to), "inside" | "off" | "outside" | "away" | "from" | "the")
                    && p.word(to) != "the")
        {
            to += 1;
        }
        return Some(lens.text(told.start, to).to_owned());
    }
    if place.start >= 2 && p.before(place.start, 1) == "of" && direction(p.before(place.start, 2)) {
        return Some(p.before(place.start, 2).to_owned());
    }
    if p.is_word(place.end) && direction(p.word(place.end)) && p.word(place.end + 1) == "of" {
        return Some(lens.text(place.end, (place.end + 4).min(end)).to_owned());
    }
    None
}

fn direction(word: &str) -> bool {
    let stem = word.trim_end_matches("ern");
    matches!(
        stem,
        "north"
            | "south"
            | "east"
            | "west"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "upstream"
            | "downstream"
    ) || word.starts_with("north-")
        || word.starts_with("south-")
        || word.starts_with("east-")
        || word.starts_with("west-")
}

/// Killed, injured, and who gave the numbers.
fn casualties(lens: &Lens<'_>, start: usize, end: usize) -> (Option<u32>, Option<u32>, Option<String>) {
    let p = &lens.p;
    let (mut killed, mut injured) = (None, None);
    let mut i = start;
    while i < end {
        if matches!(p.word(i), "nobody" | "no")
            && (p.word(i) == "nobody" || matches!(p.word(i + 1), "one" | "casualties" | "injuries"))
        {
            if lens.any(i, (i + 5).min(end), &["killed", "died", "casualties"]) {
                killed = killed.or(Some(0));
            }
            if lens.any(i, (i + 5).min(end), &["hurt", "injured", "casualties", "injuries"]) {
                injured = injured.or(Some(0));
            }
        }
        let Some((value, to)) = super::votes::votes_at(lens, i).filter(|v| v.1 <= end && v.1 > i) else {
            i += 1;
            continue;
        };
        if lens
            .told_in(i.saturating_sub(2), to + 1)
            .iter()
            .any(|t| t.quantity.kind != QuantityKind::Count && t.start <= i && i < t.end)
        {
            i = to.max(i + 1);
            continue;
        }
        let before = [p.before(i, 1), p.before(i, 2), p.before(i, 3)];
        let led = |words: &[&str]| before.iter().any(|b| words.contains(b)) && !before[0].is_empty();
        let after = (to..(to + 9).min(end))
            .take_while(|&k| {
                !matches!(p.raw(k), ";" | ".") && !(k > to && super::votes::votes_at(lens, k).is_some())
            })
            .find_map(|k| fate(p.word(k)));
        let fate = after.or_else(|| {
            if led(&["killed", "killing", "kills"]) {
                Some(true)
            } else if led(&["injured", "injuring", "wounded", "wounding", "hurt", "injures"]) {
                Some(false)
            } else {
                None
            }
        });
        match fate {
            Some(true) if killed.is_none() => killed = Some(value),
            Some(false) if injured.is_none() => injured = Some(value),
            _ => {}
        }
        i = to.max(i + 1);
    }
    let source = (killed.or(injured).is_some())
        .then(|| (start..end).find(|&i| matches!(p.word(i), "said" | "says" | "reported")))
        .flatten()
        .and_then(|i| lens.subject(lens.clause_start(i, start), i))
        .and_then(|g| g.names.into_iter().next());
    (killed, injured, source)
}

/// Whether a word tells of death (true) or injury (false).
fn fate(word: &str) -> Option<bool> {
    match word {
        "killed" | "dead" | "died" | "drowned" | "perished" | "bodies" | "deaths" => Some(true),
        "injured" | "wounded" | "hurt" | "hospital" | "burns" | "bruises" | "injuries" | "treated"
        | "admitted" | "wounds" => Some(false),
        _ => None,
    }
}

/// Who did it: the doer of the verb, the owner of the weapon, the one accused or the one who claims it.
fn by(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<(String, bool)> {
    let p = &lens.p;
    if let Some(found) = accused(lens, start, end) {
        return Some(found);
    }
    // "Ukrainian drones", "Istrevian coastguard"
    let weapon = (start..end).find(|&i| kinds::weapon(p.word(i)));
    if let Some(i) = weapon
        && let Some(owner) = lens.name_before(i)
    {
        let words = lens.text(owner.titled, owner.end);
        if super::lens::nationality(words) || lens.states.find(words).is_some() {
            return Some((lens.canonical(owner), said(lens, start, end)));
        }
    }
    if matches!(sign.kind, IncidentKind::Fire | IncidentKind::Explosion | IncidentKind::Crash) {
        return None;
    }
    let verb = (start..end).find(|&i| kinds::deed(p.word(i)))?;
    if matches!(p.before(verb, 1), "was" | "were" | "been" | "is") {
        let by = (verb..(verb + 8).min(end)).find(|&i| p.word(i) == "by")?;
        let group = lens.groups(by + 1, end).into_iter().next()?;
        return group.names.first().map(|n| (n.clone(), said(lens, start, end)));
    }
    let left = lens.clause_start(verb, start);
    let group = lens.subject(left, verb)?;
    let name = group.names.first()?.clone();
    (verb - group.end.min(verb) <= 8).then(|| (name, said(lens, start, end)))
}

/// Whether a side tells it, not the narrator.
fn said(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    lens.any(
        start,
        end,
        &["claims", "claimed", "claim", "says", "accused", "accuses", "alleged", "allegedly", "blamed"],
    )
}

/// "X accused Y", "X blamed Y", "Y said it did it", "Y claimed responsibility".
fn accused(lens: &Lens<'_>, start: usize, end: usize) -> Option<(String, bool)> {
    let p = &lens.p;
    if let Some(i) = lens.find(start, end, |w| {
        matches!(w, "accused" | "blamed" | "blames" | "accuses" | "accusing" | "blaming")
    }) {
        let passive = matches!(p.before(i, 1), "was" | "were" | "is" | "been");
        let group = if passive { lens.subject(start, i) } else { lens.groups(i + 1, end).into_iter().next() };
        return group.and_then(|g| g.names.into_iter().next()).map(|n| (n, true));
    }
    let claims = (start..end).find(|&i| {
        matches!(p.word(i), "claimed" | "claims" | "took" | "takes")
            && lens.any(i, (i + 3).min(end), &["responsibility", "credit"])
            || p.are(i, &["said", "it", "did", "it"])
            || p.are(i, &["said", "it", "was", "behind"])
    })?;
    lens.subject(start, claims).and_then(|g| g.names.into_iter().next()).map(|n| (n, true))
}

/// Who denies it.
fn denials(lens: &Lens<'_>, incident: &mut Incident, start: usize, end: usize) {
    let p = &lens.p;
    let Some(i) = lens.find(start, end, |w| {
        matches!(
            w,
            "denied" | "denies" | "rejected" | "rejects" | "dismissed" | "disputes" | "disputed" | "denying"
        )
    }) else {
        return;
    };
    let left = lens.clause_start(i, start);
    let Some(group) = lens.subject(left, i) else { return };
    if i - group.end.min(i) > 6 || matches!(p.before(i, 1), "was" | "were") {
        return;
    }
    for name in group.names.into_iter().take(2) {
        if !incident.denied_by.contains(&name) {
            incident.denied_by.push(name);
        }
    }
}

/// What a later sentence adds.
fn complete(lens: &Lens<'_>, incident: &mut Incident, start: usize, end: usize) {
    let (killed, injured, source) = casualties(lens, start, end);
    incident.killed = incident.killed.or(killed);
    incident.injured = incident.injured.or(injured);
    incident.casualties_by = incident.casualties_by.take().or(source);
    if incident.by.is_none()
        && let Some((by, claimed)) = accused(lens, start, end)
    {
        incident.by = Some(by);
        incident.by_claimed = claimed;
    }
    denials(lens, incident, start, end);
    if incident.date.is_none() {
        incident.date = lens.date_in(start, end);
    }
}
