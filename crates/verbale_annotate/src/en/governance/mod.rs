//! Who comes into and leaves office, who is searched, held, charged and found guilty.
//!
//! A word or phrase of the trade opens an event; voice decides whether the person stands before or after it. Calls to resign,
//! conditions and questions are none.

mod gate;
mod offices;
mod phrases;
mod triggers;
mod who;

use super::lens::{Lens, Name, Phrase, Post};
use offices::{as_post, beside, institution, new_post, next_post, post_of, seat_like};
use triggers::{Needs, Trigger, Voice};
use verbale_model::{GovernanceEvent, GovernanceKind, GovernanceStatus, Spans};
use who::person_of;

/// The governance events told in a text, in text order.
pub(super) fn governance(lens: &Lens<'_>) -> Vec<GovernanceEvent> {
    let mut out: Vec<GovernanceEvent> = Vec::new();
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        let mut i = start;
        while i < end {
            let mut next = i + 1;
            let mut told = 0;
            for trigger in triggers::all(lens, i, n) {
                if trigger.end < told {
                    break;
                }
                let Some(status) = gate::status(lens, &trigger, start, end) else { continue };
                let before = out.len();
                events(lens, &trigger, status, start, end, &mut out);
                if out.len() > before {
                    // A gap in a phrase may hold another phrase.
                    next = next.max((trigger.end).min(i + 4));
                    told = trigger.end;
                }
            }
            i = next;
        }
    }
    once(out)
}

/// One event told twice ("resigned ... his resignation", "was elected ... was sworn in") is one.
fn once(events: Vec<GovernanceEvent>) -> Vec<GovernanceEvent> {
    let mut out: Vec<GovernanceEvent> = Vec::new();
    for event in events {
        let comes = |k: GovernanceKind| matches!(k, GovernanceKind::Appointment | GovernanceKind::Election);
        let same = |old: &GovernanceEvent| {
            let kinds = old.what == event.what || comes(old.what) && comes(event.what);
            let people = old.person == event.person && (event.person.is_some() || old.office == event.office);
            // "X beat him. The first woman president was elected on Sunday."
            let halves = old.what == event.what
                && comes(old.what)
                && old.person.is_some() != event.person.is_some()
                && old.office.is_some() != event.office.is_some();
            kinds && (people || halves)
        };
        match out.iter_mut().rev().find(|old| same(old)) {
            Some(old) => {
                old.person = old.person.take().or(event.person);
                old.office = old.office.take().or(event.office);
                old.date = old.date.take().or(event.date);
            }
            None => out.push(event),
        }
    }
    out
}

fn events(
    lens: &Lens<'_>,
    t: &Trigger,
    status: GovernanceStatus,
    start: usize,
    end: usize,
    out: &mut Vec<GovernanceEvent>,
) {
    let p = &lens.p;
    let left = lens.clause_start(t.at, start);
    let right = if t.at == start { end } else { who::limit(lens, t.end, end) };
    let mut push = |person: Option<Name>, post: Option<Post>| {
        let spans = [person.map(|n| (n.titled, n.end)), post.map(|o| (o.start, o.end)), Some((t.at, t.end))];
        let near = |s: &(usize, usize)| s.0 >= start && s.1 <= end;
        let from = spans.iter().flatten().filter(|s| near(s)).map(|s| s.0).min().unwrap_or(t.at);
        let to = spans.iter().flatten().filter(|s| near(s)).map(|s| s.1).max().unwrap_or(t.end);
        let (from, to) = if to - from > 45 { (t.at, t.end) } else { (from, to) };
        out.push(GovernanceEvent {
            what: t.kind,
            person: person.map(|n| lens.text(n.start, n.end).to_owned()),
            office: post.map(|o| lens.text(o.start, o.end).to_owned()),
            date: lens.date_in(start, end),
            status,
            spans: Spans::one(lens.span(from, to)),
        });
    };
    if t.kind == GovernanceKind::Reshuffle {
        let cabinet = lens.find(start, end, |w| matches!(w, "cabinet" | "government" | "ministers"));
        return push(None, cabinet.map(|i| Post { start: i, end: i + 1 }));
    }
    let leads = matches!(t.kind, GovernanceKind::Appointment | GovernanceKind::Election);
    let whom = who::whom(lens, t, start, end);
    if whom.is_empty() && t.kind == GovernanceKind::Dismissal && t.voice == Voice::Noun {
        // "dissolved both it and the cabinet"
        if let Some((start, end)) = t.seat {
            push(None, Some(Post { start, end }));
        }
    }
    for phrase in whom {
        let person = person_of(lens, &phrase, start);
        // "The resignation of this official": the post told in the sentence before.
        if person.is_none() && who::describes(p.word(phrase.head)) {
            let n = lens.sentences.partition_point(|s| s.0 < start);
            let last = n.checked_sub(1).map(|n| lens.sentences[n]);
            if let Some(post) = last.and_then(|s| lens.posts(s.0, s.1).into_iter().next_back()) {
                push(None, Some(post));
            }
            continue;
        }
        let led = match t.voice {
            Voice::Object | Voice::Noun => as_post(lens, phrase.end.max(t.at), right),
            _ => new_post(lens, t, right),
        };
        let own = post_of(lens, &phrase).or_else(|| person.and_then(|n| beside(lens, n)));
        let seat =
            || if leads && t.voice == Voice::Object { next_post(lens, phrase.end, right) } else { None };
        let last = p.before(t.end, 1);
        let passed = last == "to" && t.kind == GovernanceKind::Appointment && t.voice == Voice::Object;
        let replaced = last == "by" && t.kind == GovernanceKind::Appointment;
        let post = if passed {
            // "Finance goes to X"
            let given = lens.phrases_in(left, t.at).last().copied().filter(|f| seat_like(lens, f));
            if given.is_none() {
                continue;
            }
            given.map(|f| Post { start: f.start, end: f.end })
        } else if replaced {
            who::subject(lens, t.at, start).first().and_then(|f| post_of(lens, f))
        } else if leads {
            led.or_else(seat).or(own)
        } else {
            own.or(led)
        };
        // "After fourteen months as trade envoy, X walks away"
        let before = || if t.voice == Voice::Does && !leads { as_post(lens, start, t.at) } else { None };
        let post = post.or_else(|| institution(lens, t, right)).or_else(before);
        let lacking =
            t.needs.has(Needs::POST) && post.is_none() || t.needs.has(Needs::PERSON) && person.is_none();
        if !lacking
            && (person.is_some() || post.is_some() && !(leads && person.is_none() && !held(lens, &phrase)))
        {
            push(person, post);
        }
    }
    // "Finance goes to A, Health to B"
    if t.kind == GovernanceKind::Appointment && p.word(t.end - 1) == "to" {
        for to in (t.end..end).filter(|&i| p.word(i) == "to" && p.is_word(i - 1) && p.before(i, 2) == ",") {
            if let Some(person) = lens.person_after(to, (to + 3).min(end)).filter(|n| n.titled == to + 1) {
                push(Some(person), Some(Post { start: to - 1, end: to }));
            }
        }
    }
    // "dismissed A as justice minister and, minutes later, B as energy minister"
    if t.voice == Voice::Object {
        let mut at = lens.acting_after(t.end, right).first().map_or(right, |f| f.end);
        while let Some(next) = lens.person_after(at, right) {
            let Some(post) =
                as_post(lens, next.end, (next.end + 6).min(end)).filter(|o| o.start <= next.end + 3)
            else {
                break;
            };
            if !joined(lens, t, next) {
                push(Some(next), Some(post));
            }
            at = next.end.max(at + 1);
        }
    }
}

/// Whether a phrase names who comes into office by a post: "Ulmenia’s first woman president".
fn held(lens: &Lens<'_>, phrase: &Phrase) -> bool {
    post_of(lens, phrase).is_some()
}

/// Whether a person stands in the list right after a trigger, and so is told already.
fn joined(lens: &Lens<'_>, t: &Trigger, person: Name) -> bool {
    lens.acting_after(t.end, lens.p.sentence_end(t.at)).iter().any(|f| f.name == Some(person))
}
