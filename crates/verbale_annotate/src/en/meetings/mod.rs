//! Talks, calls, summits, visits, rounds, sessions: who, where, when, how long, and whether they took place.

mod signs;
mod who;

use super::lens::{Lens, Name};
use signs::{Form, Sign};
use verbale_model::{MeetingFact, MeetingKind, MeetingStatus, QuantityKind, Spans};

/// The meetings told in a text, in text order.
pub(super) fn meetings(lens: &Lens<'_>) -> Vec<MeetingFact> {
    let mut out: Vec<(MeetingFact, usize)> = Vec::new();
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        let signs = signs::signs(lens, start, end);
        if signs.is_empty()
            && let Some((old, last)) = out.last_mut()
            && n <= *last + 1
        {
            add(lens, old, start, end);
        }
        for sign in signs {
            let (from, to) = clause(lens, sign.at, start, end);
            let fact = meeting(lens, &sign, n, from, to);
            if let Some(at) = out.iter().rposition(|(old, last)| same(old, &fact, &sign, n - last)) {
                merge(&mut out[at].0, fact);
                out[at].1 = n;
            } else if told(&fact, &sign) {
                out.push((fact, n));
            }
        }
    }
    out.into_iter().map(|o| o.0).collect()
}

/// The stretch between semicolons around a sign.
fn clause(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> (usize, usize) {
    let from = (start..at).rev().find(|&i| lens.p.raw(i) == ";").map_or(start, |i| i + 1);
    (from, (at..end).find(|&i| lens.p.raw(i) == ";").unwrap_or(end))
}

/// Whether enough is told for a meeting of its own: two who met, or one and a day, a place or a length; a word that only
/// points back ("the talks") tells of none.
fn told(fact: &MeetingFact, sign: &Sign) -> bool {
    let who = fact.participants.len();
    let detail = fact.date.is_some() || fact.place.is_some() || fact.duration_hours.is_some();
    let fate = matches!(fact.status, MeetingStatus::Cancelled | MeetingStatus::Denied);
    if sign.definite && sign.form == Form::Noun {
        return who >= 2 && (detail || fate) || fate && (detail || who >= 1);
    }
    who >= 2
        || (who == 1 || sign.strong) && (detail || fate)
        || sign.strong && fact.status == MeetingStatus::Planned
}

/// Whether a later telling is of the meeting before it.
fn same(old: &MeetingFact, new: &MeetingFact, sign: &Sign, apart: usize) -> bool {
    let dates = match (&old.date, &new.date) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let status = (old.status == MeetingStatus::Planned) == (new.status == MeetingStatus::Planned);
    let places = match (&old.place, &new.place) {
        (Some(a), Some(b)) => a.contains(b.as_str()) || b.contains(a.as_str()),
        _ => true,
    };
    let surname = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let known: Vec<String> = old.participants.iter().map(|p| surname(p)).collect();
    let shared = new.participants.iter().any(|p| known.contains(&surname(p)));
    let alike = old.what == new.what || [old.what, new.what].contains(&MeetingKind::Talks) || sign.definite;
    if !dates || !places || !alike {
        return false;
    }
    // Near by, what names nobody new is the same meeting; far off, the day and a participant must agree.
    match apart {
        0 => shared && status && sign.form == Form::Verb,
        1 | 2 => (status || new.participants.is_empty()) && (shared || new.participants.is_empty()),
        _ => {
            let day = old.date.is_some() && old.date == new.date;
            day && (shared || new.participants.is_empty())
                || sign.definite && (new.participants.is_empty() || shared)
        }
    }
}

fn merge(old: &mut MeetingFact, new: MeetingFact) {
    old.date = old.date.take().or(new.date);
    old.place = old.place.take().or(new.place);
    old.duration_hours = old.duration_hours.or(new.duration_hours);
    if old.participants.len() < 2 {
        for name in new.participants {
            if !old.participants.contains(&name) {
                old.participants.push(name);
            }
        }
    }
    if matches!(new.status, MeetingStatus::Cancelled | MeetingStatus::Denied) {
        old.status = new.status;
    }
}

/// What a sentence without a sign of its own adds: who led, how long, that it never was.
fn add(lens: &Lens<'_>, old: &mut MeetingFact, start: usize, end: usize) {
    let p = &lens.p;
    let lead = lens.any(
        start,
        end,
        &[
            "lead",
            "leads",
            "led",
            "attended",
            "attend",
            "attends",
            "heads",
            "head",
            "represented",
            "represent",
            "bring",
            "sat",
            "present",
            "took",
            "headed",
        ],
    );
    if lead && old.participants.len() < 2 {
        for group in lens.groups(start, end) {
            for name in group.names {
                if !old.participants.contains(&name) {
                    old.participants.push(name);
                }
            }
        }
    }
    if old.duration_hours.is_none() && lens.any(start, end, &["lasted", "took", "after", "for", "ran"]) {
        old.duration_hours = hours(lens, start, end);
    }
    let denies = lens.any(start, end, &["denied", "denies"])
        && lens.any(start, end, &["meeting", "met", "talks", "saw", "it"]);
    let elsewhere = p.is_mark(start)
        && (start..end).any(|i| {
            p.are(i, &["i", "was", "at"]) || p.are(i, &["never", "met"]) || p.are(i, &["i", "was", "in"])
        });
    if denies || elsewhere {
        old.status = MeetingStatus::Denied;
    }
}

fn meeting(lens: &Lens<'_>, sign: &Sign, n: usize, start: usize, end: usize) -> MeetingFact {
    let place = place(lens, sign, start, end);
    let mut participants = who::participants(lens, sign, start, end);
    participants.retain(|w| place.is_none_or(|p| w.1 != p.start || w.2 != p.end));
    let status = status(lens, sign, n, start, end);
    let first = participants.iter().map(|p| p.1).min();
    let last = participants.iter().map(|p| p.2).max();
    let spans = [first.zip(last), Some((sign.at, sign.end)), place.map(|n| (n.start, n.end))];
    let mut from = spans.iter().flatten().map(|s| s.0).min().unwrap_or(sign.at);
    let mut to = spans.iter().flatten().map(|s| s.1).max().unwrap_or(sign.end);
    let day = (lens.told_in(start, end).iter())
        .find(|t| t.quantity.kind == QuantityKind::Date && (t.end + 3 >= from && t.start <= to + 3));
    if let Some(day) = day {
        from = from.min(day.start);
        to = to.max(day.end);
    }
    if to - from > 42 {
        (from, to) = (sign.at, (sign.end + 12).min(end));
    }
    MeetingFact {
        what: sign.kind,
        date: day_of(lens, sign, start, end),
        place: place.map(|n| lens.text(n.start, n.end).to_owned()),
        participants: participants.into_iter().map(|p| p.0).collect(),
        duration_hours: hours(lens, start, end),
        status,
        spans: Spans::one(lens.span(from, to.max(from + 1))),
    }
}

/// The day told nearest to the sign.
fn day_of(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<String> {
    let dates = lens.told_in(start, end).iter().filter(|t| t.quantity.kind == QuantityKind::Date);
    let fine = dates.filter(|t| matches!(t.quantity.unit.as_deref(), Some("day" | "month")));
    let nearest =
        fine.min_by_key(|t| (t.quantity.unit.as_deref() != Some("day"), t.start.abs_diff(sign.at)))?;
    let value = nearest.quantity.value.as_deref()?;
    Some(value.split('/').next().unwrap_or(value).to_owned())
}

/// The length in hours.
fn hours(lens: &Lens<'_>, start: usize, end: usize) -> Option<f64> {
    let told = lens.told_in(start, end).iter().find(|t| {
        let late =
            matches!(lens.p.word(t.end), "late" | "later" | "earlier" | "before" | "after" | "ago" | "away")
                || matches!(lens.p.before(t.start, 1), "within" | "in" | "every" | "than");
        t.quantity.kind == QuantityKind::Duration
            && matches!(t.quantity.unit.as_deref(), Some("hour" | "minute"))
            && !late
    })?;
    let value: f64 = told.quantity.value.as_deref()?.parse().ok()?;
    Some(if told.quantity.unit.as_deref() == Some("minute") { value / 60.0 } else { value })
}

fn status(lens: &Lens<'_>, sign: &Sign, n: usize, start: usize, end: usize) -> MeetingStatus {
    let p = &lens.p;
    if signs::off(lens, start, end).is_some() {
        return MeetingStatus::Cancelled;
    }
    let were_to =
        (start..end).any(|i| p.are(i, &["there", "were", "to", "be"]) || p.are(i, &["was", "to", "have"]));
    let next = lens.sentences.get(n + 1).copied().unwrap_or((end, end));
    if were_to
        && (lens.any(next.0, next.1, &["not", "n’t", "n't", "never", "nobody"])
            || lens.any(start, end, &["but"]))
    {
        return MeetingStatus::Cancelled;
    }
    let none = (start..sign.at).any(|i| p.word(i) == "no" && p.word(i + 1) == "such");
    let denied = none
        || lens.any(start, end, &["denied", "denies", "deny", "denying", "untrue"])
        || p.are(sign.at.saturating_sub(1), &["never", "met"])
        || lens.any(next.0, next.1, &["denied", "denies", "deny"])
            && lens.any(next.0, next.1, &["meeting", "met", "talks", "contact", "call", "it", "this"]);
    if denied {
        return MeetingStatus::Denied;
    }
    let near = sign.at.saturating_sub(12).max(start);
    let ahead = lens.any(
        near,
        (sign.end + 10).min(end),
        &[
            "will",
            "’ll",
            "would",
            "could",
            "may",
            "might",
            "planned",
            "plans",
            "plan",
            "scheduled",
            "due",
            "expected",
            "fixed",
            "set",
            "tomorrow",
            "next",
            "upcoming",
            "invited",
            "hopes",
            "proposed",
            "confirmed",
            "follow",
            "agreed",
        ],
    ) || (near..(sign.end + 6).min(end)).any(|i| {
        p.word(i) == "to"
            && matches!(p.before(i, 1), "is" | "are" | "due" | "agreed" | "set" | "want" | "wants" | "ready")
    });
    let future = lens.published.is_some_and(|today| {
        let told = lens
            .told_in(start, end)
            .iter()
            .filter(|t| t.quantity.kind == QuantityKind::Date && t.quantity.unit.as_deref() == Some("day"));
        told.min_by_key(|t| t.start.abs_diff(sign.at))
            .and_then(|t| t.quantity.value.as_deref()?.get(..10)?.parse::<jiff::civil::Date>().ok())
            .is_some_and(|d| d > today)
    });
    let past = lens.any(
        near,
        (sign.end + 12).min(end),
        &[
            "had", "was", "were", "met", "held", "ended", "lasted", "came", "took", "spent", "went", "spoke",
            "called", "visited", "saw", "flew", "received", "broke", "sat",
        ],
    );
    if future || ahead && !past { MeetingStatus::Planned } else { MeetingStatus::Held }
}

/// Where: a name after "in" or "at".
fn place(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<Name> {
    let p = &lens.p;
    let names = lens.names_in(start, end).iter().copied();
    let placed = names.filter(|n| {
        let mut at = n.titled;
        while at > start
            && matches!(p.before(at, 1), "the" | "his" | "her" | "its" | "neutral" | "rainy" | "nearby")
        {
            at -= 1;
        }
        let direct = matches!(p.before(at, 1), "in" | "at" | "near" | "outside" | "aboard" | "to")
            && (p.before(at, 1) != "to" || sign.kind == MeetingKind::Visit);
        let modifies =
            n.end == sign.at || matches!(p.word(n.end), "round" | "talks" | "summit" | "meeting" | "session");
        let round = modifies
            && lens.states.find(lens.text(n.start, n.end)).is_none()
            && !lens.is_person(*n)
            && !crate::en::lens::nationality(lens.text(n.start, n.start + 1))
            && n.titled == n.start;
        let body = {
            let words = lens.text(n.start, n.end);
            let upper = words.chars().count() > 1 && words.chars().all(|c| c.is_uppercase() || c == '.');
            (upper && lens.states.find(words).is_none())
                || crate::en::votes::deciding(p.word(n.end - 1))
                || matches!(p.word(n.end - 1), "department" | "ministry" | "committee" | "party" | "universe")
        };
        direct && !lens.is_person(*n) && !body
            || direct
                && n.end - n.start == 2
                && matches!(
                    p.word(n.start),
                    "lake" | "palais" | "fort" | "camp" | "mount" | "port" | "new" | "the"
                )
            || round
    });
    placed.min_by_key(|n| n.start.abs_diff(sign.at))
}
