//! Talks, calls, summits, visits, rounds, sessions: who, where, when, how long, and whether they took place.

mod signs;

use super::lens::{Lens, Name};
use signs::Sign;
use verbale_model::{MeetingFact, MeetingKind, MeetingStatus, QuantityKind, Spans};

/// The meetings told in a text, in text order.
pub(super) fn meetings(lens: &Lens<'_>) -> Vec<MeetingFact> {
    let mut out: Vec<(MeetingFact, usize)> = Vec::new();
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        let sign = signs::sign(lens, start, end);
        if let Some(sign) = sign {
            let fact = meeting(lens, &sign, n, start, end);
            match out.last_mut() {
                Some((old, last)) if n <= *last + 2 && same(old, &fact, &sign) => {
                    merge(old, fact);
                    *last = n;
                }
                _ if sign.strong || !fact.participants.is_empty() => out.push((fact, n)),
                _ => {}
            }
        } else if let Some((old, last)) = out.last_mut()
            && n <= *last + 1
        {
            add(lens, old, start, end);
        }
    }
    out.into_iter().map(|o| o.0).collect()
}

/// Whether a later telling is of the meeting before it.
fn same(old: &MeetingFact, new: &MeetingFact, sign: &Sign) -> bool {
    let dates = match (&old.date, &new.date) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let status = (old.status == MeetingStatus::Planned) == (new.status == MeetingStatus::Planned);
    let places = match (&old.place, &new.place) {
        (Some(a), Some(b)) => a.contains(b.as_str()) || b.contains(a.as_str()),
        _ => true,
    };
    let shared = new.participants.is_empty() || new.participants.iter().any(|p| old.participants.contains(p));
    dates
        && places
        && (status || new.participants.is_empty())
        && (shared || !sign.strong)
        && (old.what == new.what
            || !sign.strong
            || new.what == MeetingKind::Talks
            || old.what == MeetingKind::Talks)
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
    let taken = place.map(|p| p.start);
    let mut participants = participants(lens, sign, taken, start, end);
    let first = participants.first().map(|p| p.1);
    let last = participants.last().map(|p| p.2);
    participants.truncate(8);
    let status = status(lens, sign, n, start, end);
    let spans = [first.zip(last), Some((sign.at, sign.end)), place.map(|n| (n.start, n.end))];
    let mut from = spans.iter().flatten().map(|s| s.0).min().unwrap_or(sign.at);
    let mut to = spans.iter().flatten().map(|s| s.1).max().unwrap_or(sign.end);
    if let Some(day) = lens
        .told_in(start, end)
        .iter()
        .find(|t| t.quantity.kind == QuantityKind::Date && (t.end + 3 >= from && t.start <= to + 3))
    {
        from = from.min(day.start);
        to = to.max(day.end);
    }
    if to - from > 42 {
        (from, to) = (sign.at, (sign.end + 12).min(end));
    }
    MeetingFact {
        what: sign.kind,
        date: day(lens, sign, start, end),
        place: place.map(|n| lens.text(n.start, n.end).to_owned()),
        participants: participants.into_iter().map(|p| p.0).collect(),
        duration_hours: hours(lens, start, end),
        status,
        spans: Spans::one(lens.span(from, to.max(from + 1))),
    }
}

/// The day told nearest to the sign.
fn day(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<String> {
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
    if lens.any(
        start,
        end,
        &["cancelled", "canceled", "suspended", "postponed", "scrapped", "adjourned", "abandoned"],
    ) || (start..end).any(|i| {
        p.are(i, &["called", "off"])
            || p.are(i, &["calls", "off"])
            || p.are(i, &["put", "off"])
            || p.are(i, &["fell", "through"])
    }) {
        return MeetingStatus::Cancelled;
    }
    let next = lens.sentences.get(n + 1).copied().unwrap_or((end, end));
    let denied = lens.any(start, end, &["denied", "denies", "deny", "denying", "untrue"])
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
        let modifies = p.word(n.end) == sign.word
            || matches!(p.word(n.end), "round" | "talks" | "summit" | "meeting" | "session");
        let round = modifies
            && lens.states.find(lens.text(n.start, n.end)).is_none()
            && !lens.is_person(*n)
            && !crate::en::lens::nationality(lens.text(n.start, n.start + 1))
            && n.titled == n.start;
        direct && !lens.is_person(*n)
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

/// Who took part, with the pieces that name them.
fn participants(
    lens: &Lens<'_>,
    sign: &Sign,
    place: Option<usize>,
    start: usize,
    end: usize,
) -> Vec<(String, usize, usize)> {
    let p = &lens.p;
    let mut out: Vec<(String, usize, usize)> = Vec::new();
    let mut take = |from: usize, to: usize| {
        let (names, _) = people(lens, from, to, place);
        for name in names {
            if !out.iter().any(|o| o.0 == name.0) {
                out.push(name);
            }
        }
    };
    if let Some(between) = (start..end)
        .find(|&i| p.word(i) == "between" && (lens.name_at(i + 1).is_some() || lens.name_at(i + 2).is_some()))
    {
        let stop = (between + 1..end)
            .find(|&i| {
                matches!(
                    p.word(i),
                    "had"
                        | "have"
                        | "will"
                        | "was"
                        | "were"
                        | "is"
                        | "ended"
                        | "in"
                        | "at"
                        | "on"
                        | "lasted"
                        | "broke"
                        | "began"
                        | "over"
                        | "fixed"
                        | "are"
                        | "to"
                        | "about"
                ) || p.raw(i) == ";"
            })
            .unwrap_or(end);
        take(between + 1, stop);
        return out;
    }
    let with =
        (sign.at..end).find(|&i| p.word(i) == "with" && !lens.names_in(i, (i + 8).min(end)).is_empty());
    let left = lens.clause_start(sign.at, start);
    let subject = lens.subject(left, sign.at).or_else(|| lens.subject(start, sign.at));
    if sign.verb {
        if let Some(group) = &subject {
            take(group.start, group.end);
        }
        let from = with.map_or(sign.end, |w| w + 1);
        let stop = stop(lens, from, end);
        take(from, stop);
    } else if let Some(with) = with {
        if let Some(group) = &subject {
            take(group.start, group.end);
        }
        take(with + 1, stop(lens, with + 1, end));
    } else if let Some(group) = subject.as_ref().filter(|g| g.names.len() > 1) {
        take(group.start, group.end);
    } else {
        take(start, stop(lens, start, end));
    }
    out
}

/// Where the object of a meeting ends.
fn stop(lens: &Lens<'_>, from: usize, end: usize) -> usize {
    let p = &lens.p;
    (from..end)
        .find(|&i| {
            matches!(
                p.word(i),
                "said"
                    | "says"
                    | "told"
                    | "about"
                    | "over"
                    | "because"
                    | "which"
                    | "after"
                    | "before"
                    | "according"
                    | "to"
                    | "against"
            ) && i > from
                || p.raw(i) == ";"
        })
        .unwrap_or(end)
}

/// Names in a range that may sit at a table: people, states, bodies; not the place, not what a preposition of place leads to.
fn people(
    lens: &Lens<'_>,
    from: usize,
    to: usize,
    place: Option<usize>,
) -> (Vec<(String, usize, usize)>, usize) {
    let p = &lens.p;
    let mut out = Vec::new();
    let mut last = from;
    for &name in lens.names_in(from, to) {
        if place == Some(name.start) || name.end > to {
            continue;
        }
        let before = if p.before(name.titled, 1) == "the" {
            p.before(name.titled, 2)
        } else {
            p.before(name.titled, 1)
        };
        let sent = matches!(before, "from" | "of")
            && lens.any(
                name.titled.saturating_sub(6).max(from),
                name.titled,
                &[
                    "delegations",
                    "delegation",
                    "teams",
                    "envoys",
                    "officials",
                    "representatives",
                    "negotiators",
                    "presidents",
                    "ministers",
                    "leaders",
                    "heads",
                    "generals",
                ],
            );
        let oblique = !sent
            && matches!(
                before,
                "in" | "at"
                    | "near"
                    | "from"
                    | "of"
                    | "on"
                    | "for"
                    | "against"
                    | "outside"
                    | "off"
                    | "about"
                    | "over"
                    | "via"
            )
            && name.titled > from;
        let inverted =
            matches!(before, "said" | "says" | "told") && !(p.is_word(name.end) || p.raw(name.end) == "“");
        let speaker = matches!(p.word(name.end), "said" | "says" | "announced" | "reported") || inverted;
        let owner = matches!(p.word(name.end), "’s" | "'s")
            && lens.person_after(name.end, (name.end + 7).min(to)).is_some();
        let adjective = crate::en::lens::nationality(lens.text(name.start, name.start + 1))
            && name.end == name.start + 1
            && p.is_word(name.end)
            && !crate::en::quantities::nouns::border(p.word(name.end));
        let plural_adjective = adjective && lens.person_after(name.end, (name.end + 4).min(to)).is_some();
        let outlet = matches!(p.word(name.end), "radio" | "television" | "daily" | "newspaper")
            || matches!(p.word(name.end + 1), "radio" | "television");
        let thing = matches!(
            p.word(name.end - 1),
            "palace" | "hotel" | "house" | "plan" | "accord" | "treaty" | "protocol" | "fund" | "tuesday"
        );
        if oblique || speaker || owner || plural_adjective || outlet || thing {
            continue;
        }
        // "the Americans Steve Witkoff and Jared Kushner": the people, not the plural.
        if p.word(name.start).ends_with("ans")
            && name.end == name.start + 1
            && lens.name_at(name.end).is_some()
        {
            continue;
        }
        let words = lens.text(name.start, name.end);
        let mut start = name.start;
        // "Americans Steve Witkoff" read as one chain.
        let first = p.word(name.start);
        if name.end - name.start >= 3 && lens.states.find(first).is_some() {
            start += 1;
        }
        let words = if start > name.start { lens.text(start, name.end) } else { words };
        let shown = lens.states.find(words).map_or_else(|| words.to_owned(), str::to_owned);
        out.push((shown, name.titled, name.end));
        last = name.end;
    }
    (out, last)
}
