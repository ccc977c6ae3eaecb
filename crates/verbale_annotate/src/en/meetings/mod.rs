//! Talks, calls, summits, visits, rounds, sessions: who, where, when, how long, and whether they took place.
//!
//! Rows of a table open a meeting; syntax tells who took part; what is only wished for, supposed or asked is none.

mod brief;
mod company;
mod details;
mod gate;
mod lists;
mod names;
mod signs;
mod table;
mod unsaid;
mod who;
mod words;

use super::lens::Lens;
use gate::Clause;
use signs::{Asks, Sign};
use table::{Form, Mark};
use verbale_model::{MeetingFact, MeetingKind, MeetingStatus, Spans};
use who::{Around, Participant};
use words::{Class, any, is};

/// A meeting as a sentence tells it.
struct Told {
    fact: MeetingFact,
    sign: Sign,
    /// Piece of its day.
    day: Option<usize>,
}

/// The meetings told in a text, in text order.
pub(super) fn meetings(lens: &Lens<'_>) -> Vec<MeetingFact> {
    let mut out: Vec<(MeetingFact, usize)> = Vec::new();
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        let (signs, fates) = signs::signs(lens, start, end);
        if signs.is_empty()
            && let Some((old, last)) = out.last_mut()
            && n <= *last + 1
        {
            add(lens, old, &fates, start, end);
        }
        let last: Vec<String> =
            out.last().filter(|(_, at)| n <= at + 2).map(|(f, _)| f.participants.clone()).unwrap_or_default();
        let mut here: Vec<Told> = Vec::new();
        let more = match out.last() {
            Some((old, at)) if signs.is_empty() && n <= at + 2 => company::again(lens, old.what, start, end),
            _ => None,
        };
        for sign in signs.iter().chain(&more) {
            let (from, to) = clause(lens, sign.at, start, end);
            let clause = Clause { start: from, end: to, fates: &fates, n };
            let status = gate::status(lens, sign, &clause);
            let Some(status) = status else { continue };
            let known = if here.is_empty() { last.as_slice() } else { &[] };
            for told in facts(lens, sign, status, known, from, to) {
                match here.iter_mut().find(|old| one(lens, old, &told)) {
                    Some(old) => join(old, told),
                    None => here.push(told),
                }
            }
        }
        if here.is_empty() && more.is_none() {
            here.extend(in_company(lens, n, &fates));
        }
        for Told { mut fact, sign, .. } in here {
            let lonely = fact.participants.len() < 2
                && !matches!(fact.what, MeetingKind::Session | MeetingKind::Visit)
                && sign.strong;
            let day = fact.date.as_ref().is_some_and(|d| d.len() > 7);
            let detail = day || fact.place.is_some() || fact.duration_hours.is_some();
            if lonely && detail && last.len() < 2 {
                let near = Around { start, end, last: &last, detail: true };
                let mut mates = company::mates(lens, sign.at, start, end);
                if mates.is_empty() {
                    mates = company::beside(lens, n);
                }
                let beside = who::each(lens, &mates, &near);
                if beside.len() > 1 {
                    let known = |w: &who::Participant, f: &MeetingFact| {
                        f.participants.iter().any(|o| surname(o) == surname(&w.name))
                    };
                    let new: Vec<_> = beside.into_iter().filter(|w| !known(w, &fact)).collect();
                    fact.participants.extend(new.into_iter().map(|w| w.name));
                }
            }
            if let Some(at) =
                out.iter().rposition(|(old, last)| n > *last && same(old, &fact, &sign, n - last))
            {
                merge(&mut out[at].0, fact);
                out[at].1 = n;
            } else if told(&fact, &sign) {
                out.push((fact, n));
            }
        }
    }
    out.into_iter().map(|o| o.0).collect()
}

/// The meeting of a short text in which no word tells of one; `doubt` is how much more has to be told than for a text of which nothing
/// else is known.
pub(super) fn unnamed(lens: &Lens<'_>, doubt: i32) -> Option<MeetingFact> {
    let brief::Set { sign, who, status, start, end } = brief::brief(lens, doubt)?;
    let who = who::each(lens, &who, &Around { start, end, last: &[], detail: true });
    let place = details::place(lens, &sign, start, end)
        .filter(|p| who.iter().all(|w| w.start != p.start || w.end != p.end));
    (who.len() > 1).then(|| fact(lens, &sign, status, &who, place, start, end).fact)
}

/// The meeting that a sentence without any word for one tells by who was where with whom.
fn in_company(lens: &Lens<'_>, n: usize, fates: &[Mark]) -> Option<Told> {
    let (start, end) = lens.sentences[n];
    let (sign, found) = company::company(lens, n)?;
    let status = gate::status(lens, &sign, &Clause { start, end, fates, n })?;
    let who = who::each(lens, &found, &Around { start, end, last: &[], detail: true });
    let place = details::place(lens, &sign, start, end)
        .filter(|p| who.iter().all(|w| w.start != p.start || w.end != p.end));
    (who.len() > 1).then(|| fact(lens, &sign, status, &who, place, start, end))
}

/// The stretch between semicolons around a sign.
fn clause(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> (usize, usize) {
    let from = (start..at).rev().find(|&i| lens.p.raw(i) == ";").map_or(start, |i| i + 1);
    (from, (at..end).find(|&i| lens.p.raw(i) == ";").unwrap_or(end))
}

/// Whether enough is told for a meeting of its own: two who met, or one and a day, a place or a length; a word that only
/// points back ("the talks") tells of none.
fn told(fact: &MeetingFact, sign: &Sign) -> bool {
    // "Two commanders", "both sides" are two.
    let several = |p: &String| {
        matches!(p.split(' ').next(), Some("two" | "both" | "rival" | "Two" | "Both"))
            && p.split(' ').next_back().is_some_and(|last| is(last, Class::Group))
    };
    let who = fact.participants.len() + usize::from(fact.participants.iter().any(several));
    let detail = fact.date.is_some() || fact.place.is_some() || fact.duration_hours.is_some();
    let fate = matches!(fact.status, MeetingStatus::Cancelled | MeetingStatus::Denied);
    if sign.asks == Asks::Two && who < 2 || sign.asks == Asks::Detail && !detail && !fate {
        return false;
    }
    // "He never met the singer": of nobody by name.
    if sign.form != Form::Noun && fact.status == MeetingStatus::Denied && !detail {
        let named = |p: &String| p.contains(char::is_uppercase);
        if !fact.participants.iter().any(named) {
            return false;
        }
    }
    // Nobody is named: a kind that tells of a meeting by itself, or a day with a place or a length.
    if who == 0
        && matches!(fact.what, MeetingKind::Talks | MeetingKind::Visit)
        && !fate
        && !(fact.date.is_some() && (fact.place.is_some() || fact.duration_hours.is_some()))
    {
        return false;
    }
    if sign.definite && sign.form == Form::Noun {
        let named = fact.participants.iter().any(|p| p.contains(char::is_uppercase));
        return who >= 2 && (detail || fate || named) || fate && (detail || who >= 1 || sign.strong);
    }
    who >= 2
        || (who == 1 || sign.strong) && (detail || fate)
        || sign.strong && fact.status == MeetingStatus::Planned
}

/// Whether two signs of one sentence tell of one meeting.
fn one(lens: &Lens<'_>, old: &Told, new: &Told) -> bool {
    let (a, b) = (&old.fact, &new.fact);
    let days = old.day.is_some() && new.day.is_some() && old.day != new.day && a.date != b.date;
    let apart = (old.sign.end..new.sign.at).any(|i| {
        matches!(lens.p.word(i), "before" | "after" | "ahead" | "following" | "since" | ";" | "than")
    });
    let kinds = a.what != b.what && ![a.what, b.what].contains(&MeetingKind::Talks);
    let travel = [a.what, b.what].contains(&MeetingKind::Visit);
    // "The talks are off; officials will carry on by screen."
    let parted = (old.sign.end..new.sign.at).any(|i| lens.p.raw(i) == ";");
    if parted && a.status != b.status {
        return false;
    }
    if days
        || apart
            && (kinds && !travel
                || a.participants.len() >= 2 && b.participants.len() >= 2 && a.what != b.what)
    {
        return false;
    }
    let shared = a.participants.iter().any(|p| b.participants.iter().any(|q| surname(p) == surname(q)));
    shared || a.participants.len() < 2 || b.participants.len() < 2
}

/// Two tellings of a sentence as one meeting: the surer word tells the kind.
fn join(old: &mut Told, new: Told) {
    let whole = Told { fact: old.fact.clone(), ..*old };
    let (mut main, other) = if new.sign.rank < old.sign.rank { (new, whole.fact) } else { (whole, new.fact) };
    main.sign.strong |= old.sign.strong;
    main.sign.definite &= old.sign.definite;
    if old.sign.asks == Asks::Nothing {
        main.sign.asks = Asks::Nothing;
    }
    if main.fact.participants.len() < 2 {
        if other.participants.len() > 1 {
            main.fact.spans = other.spans.clone();
        }
        let place = main.fact.place.clone().or_else(|| other.place.clone());
        for name in other.participants.into_iter().filter(|n| Some(n) != place.as_ref()) {
            if !main.fact.participants.iter().any(|o| surname(o) == surname(&name)) {
                main.fact.participants.push(name);
            }
        }
    }
    if let Some(place) = main.fact.place.as_ref().or(other.place.as_ref()) {
        main.fact.participants.retain(|n| n != place);
    }
    main.fact.date = main.fact.date.take().or(other.date);
    main.fact.place = main.fact.place.take().or(other.place);
    main.fact.duration_hours = main.fact.duration_hours.or(other.duration_hours);
    let fate = |s: MeetingStatus| matches!(s, MeetingStatus::Cancelled | MeetingStatus::Denied);
    if fate(other.status) && !fate(main.fact.status) {
        main.fact.status = other.status;
    }
    *old = main;
}

fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or_default()
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
    let shared = new.participants.iter().any(|p| old.participants.iter().any(|q| surname(p) == surname(q)));
    let alike = old.what == new.what || [old.what, new.what].contains(&MeetingKind::Talks) || sign.definite;
    if !dates || !places || !alike {
        return false;
    }
    if apart == 1 && old.participants.is_empty() && sign.form == Form::Joint && status {
        return true;
    }
    // Near by, what names nobody new is the same meeting; far off, the day and a participant must agree.
    match apart {
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
            if !old.participants.iter().any(|o| surname(o) == surname(&name)) {
                old.participants.push(name);
            }
        }
    }
    if matches!(new.status, MeetingStatus::Cancelled | MeetingStatus::Denied) {
        old.status = new.status;
    }
}

/// What a sentence without a sign of its own adds: who led, how long, that it never was.
fn add(lens: &Lens<'_>, old: &mut MeetingFact, fates: &[Mark], start: usize, end: usize) {
    let p = &lens.p;
    let lead = lens.find(start, end, |w| is(w, Class::Lead));
    // "They met. For six hours, in Muscat, on Saturday, A and B passed notes."
    let known = || {
        let people = lens.phrases_in(start, end).iter().filter_map(|f| f.name);
        people
            .filter(|n| old.participants.iter().any(|o| surname(o) == surname(lens.text(n.start, n.end))))
            .count()
    };
    let goes_on = lens.any(start, end.min(start + 1), &["it", "they", "both", "this", "that"]);
    if old.date.is_none() && (old.place.is_none() && known() > 1 || goes_on) {
        old.date = lens.date_in(start, end);
    }
    let alone = matches!(old.what, MeetingKind::Session | MeetingKind::Visit) && !old.participants.is_empty();
    if old.participants.len() < 2 && !alone {
        let people: Vec<String> = (lens.phrases_in(start, end).iter())
            .filter(|f| lists::person(lens, f))
            .filter_map(|f| f.name)
            .map(|n| lens.text(n.start, n.end).to_owned())
            .filter(|name| !old.participants.iter().any(|o| surname(o) == surname(name)))
            .collect();
        if people.len() + old.participants.len() >= 2 && people.len() <= 3 {
            old.participants.extend(people);
        }
    }
    if lead.is_some() && old.participants.len() < 2 {
        for group in lens.groups(start, end) {
            for name in group.names {
                if !old.participants.iter().any(|o| surname(o) == surname(&name)) {
                    old.participants.push(name);
                }
            }
        }
    }
    if old.duration_hours.is_none() && any(lens, start, end, Class::Lasted) {
        old.duration_hours = details::hours(lens, None, start, end);
    }
    let denies = lens.any(start, end, &["denied", "denies"])
        && lens.any(start, end, &["meeting", "met", "talks", "saw", "it"]);
    let elsewhere = p.is_mark(start)
        && (start..end).any(|i| {
            p.are(i, &["i", "was", "at"]) || p.are(i, &["never", "met"]) || p.are(i, &["i", "was", "in"])
        });
    if denies || elsewhere {
        old.status = MeetingStatus::Denied;
    } else if fates.iter().any(|m| m.tells.form == Form::Off)
        && lens.any(start, end.min(start + 4), &["it", "they", "both", "neither", "that", "this"])
    {
        old.status = MeetingStatus::Cancelled;
    }
}

/// The meetings that one sign tells: one, and those told by a list that goes on with days of its own.
fn facts(
    lens: &Lens<'_>,
    sign: &Sign,
    status: MeetingStatus,
    last: &[String],
    start: usize,
    end: usize,
) -> Vec<Told> {
    let place = details::place(lens, sign, start, end);
    let detail = place.is_some()
        || status == MeetingStatus::Cancelled
        || details::day(lens, sign, start, end).is_some()
        || details::hours(lens, Some(sign), start, end).is_some();
    let near = Around { start, end, last, detail };
    let mut who = who::participants(lens, sign, &near);
    who.retain(|w| place.is_none_or(|p| w.start != p.start || w.end != p.end));
    let split = parted(lens, sign, &who, end);
    let (first, rest) = match split {
        Some(at) => (who[..at].to_vec(), who[at..].to_vec()),
        None => (who.clone(), Vec::new()),
    };
    let to = rest.first().map_or(end, |r| reach_back(lens, &first, r));
    let mut out = vec![fact(lens, sign, status, &first, place, start, to)];
    if let (Some(next), Some(actor)) = (rest.first(), first.first()) {
        let from = to;
        let mut second = vec![actor.clone()];
        second.extend(rest.iter().cloned());
        let mut told = fact(lens, sign, status, &second, place, from, end);
        let close = rest.last().map_or(next.end, |r| r.end);
        told.fact.spans = Spans::one(lens.span(from, close.max(from + 1)));
        told.day = told.day.or(Some(next.start));
        out.push(told);
    }
    out
}

/// Where a list of those met breaks into two meetings: a day, a length or "then" stands before the next.
fn parted(lens: &Lens<'_>, sign: &Sign, who: &[Participant], end: usize) -> Option<usize> {
    if sign.form == Form::Noun {
        return None;
    }
    let later: Vec<usize> = (0..who.len()).filter(|&k| who[k].start >= sign.end).collect();
    let at = *later.iter().skip(1).find(|&&k| {
        let between = who[k - 1].end..who[k].start;
        let words = lens.any(between.start, between.end, &["then", "later", "afterwards", "separately"]);
        words || !lens.told_in(between.start, between.end.min(end)).is_empty()
    })?;
    (at >= 2).then_some(at)
}

/// Where the words on the second of two meetings begin.
fn reach_back(lens: &Lens<'_>, first: &[Participant], next: &Participant) -> usize {
    let from = first.last().map_or(next.start, |f| f.end);
    (from..next.start).rev().find(|&i| matches!(lens.p.word(i), "and" | "then" | ";")).unwrap_or(from)
}

fn fact(
    lens: &Lens<'_>,
    sign: &Sign,
    status: MeetingStatus,
    who: &[Participant],
    place: Option<super::lens::Name>,
    start: usize,
    end: usize,
) -> Told {
    let day = details::day(lens, sign, start, end);
    let first = who.iter().map(|p| p.start).min();
    let last = who.iter().map(|p| p.end).max();
    let spans = [
        first.zip(last),
        Some((sign.at, sign.end)),
        place.map(|n| (n.start, n.end)),
        day.as_ref().map(|d| (d.1, d.2)),
    ];
    let inside = |s: &&(usize, usize)| s.0 >= start && s.1 <= end;
    let mut from = spans.iter().flatten().filter(inside).map(|s| s.0).min().unwrap_or(sign.at);
    let mut to = spans.iter().flatten().filter(inside).map(|s| s.1).max().unwrap_or(sign.end);
    if to - from > 42 {
        (from, to) = (sign.at, (sign.end + 12).min(end).max(sign.end));
    }
    let fact = MeetingFact {
        what: sign.kind,
        date: day.as_ref().map(|d| d.0.clone()),
        place: place.map(|n| lens.text(n.start, n.end).to_owned()),
        participants: who.iter().map(|p| p.name.clone()).collect(),
        duration_hours: details::hours(lens, Some(sign), start, end),
        status,
        spans: Spans::one(lens.span(from, to.max(from + 1))),
    };
    Told { fact, sign: *sign, day: day.map(|d| d.1) }
}
