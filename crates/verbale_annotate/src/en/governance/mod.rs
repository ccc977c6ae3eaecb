//! Who comes into and leaves office, who is searched, held, charged and found guilty.
//!
//! A word or phrase of the trade opens an event; voice decides whether the person stands before or after it. Calls to resign,
//! conditions and questions are none.

pub(super) mod classifier;
mod gate;
mod lists;
mod offices;
mod phrases;
mod signs;
mod triggers;
mod who;
mod words;

use super::lens::{Lens, Name, Phrase, Post};
use super::surroundings::Sight;
use offices::{as_post, beside, institution, new_post, next_post, post_of, premises, seat_like};
use triggers::{Needs, Trigger, Voice};
use verbale_model::{GovernanceEvent, GovernanceKind, GovernanceStatus, Spans};
use who::person_of;

/// The governance events told in a text, in text order.
pub(super) fn governance(sight: Sight<'_, '_>) -> Vec<GovernanceEvent> {
    let mut out = read(sight.lens);
    classifier::classified(sight, &mut out);
    once(out)
}

/// What phrases tell.
pub(super) fn read(lens: &Lens<'_>) -> Vec<GovernanceEvent> {
    let mut out: Vec<GovernanceEvent> = Vec::new();
    for n in 0..lens.sentences.len() {
        let before = out.len();
        let mut told = Vec::new();
        sentence(lens, n, None, &mut told, &mut out);
        // Where syntax gives no one, whoever stands nearest, if the sentence tells of nothing like it.
        let found: Vec<GovernanceKind> = out[before..].iter().map(|e| e.what).collect();
        sentence(lens, n, Some(&found), &mut told, &mut out);
        let (start, end) = lens.sentences[n];
        lists::listed(lens, start, end, before, &mut out);
        ladder(lens, before, &mut out);
    }
    once(out)
}

/// The events of a sentence; given what it tells already, those of other kinds whose person only stands near.
fn sentence(
    lens: &Lens<'_>,
    n: usize,
    known: Option<&[GovernanceKind]>,
    ranges: &mut Vec<(usize, usize)>,
    out: &mut Vec<GovernanceEvent>,
) {
    use GovernanceKind as K;
    let (start, end) = lens.sentences[n];
    let first = out.len();
    let moved = |k: K| matches!(k, K::Resignation | K::Dismissal | K::Appointment | K::Election);
    // The words that told of each event of this sentence.
    let mut told_by: Vec<(usize, usize, u8)> = Vec::new();
    let mut i = start;
    while i < end {
        let mut next = i + 1;
        let mut told = 0;
        let mut kind = None;
        for trigger in triggers::all(lens, i, n) {
            if trigger.end < told {
                break;
            }
            // Only what passes from one to another tells of two events in the same words.
            let passes = matches!(lens.p.before(trigger.end, 1), "by" | "from" | "to" | "for" | "with");
            let alike = |&k: &K| k == trigger.kind || moved(k) && moved(trigger.kind);
            if known.is_some_and(|known| known.iter().any(alike)) {
                continue;
            }
            if kind == Some(trigger.kind) || kind.is_some_and(moved) && moved(trigger.kind) && !passes {
                continue;
            }
            // Words that told of one event tell of no other by the side.
            if known.is_some()
                && moved(trigger.kind)
                && ranges.iter().any(|r| r.0 <= trigger.at && trigger.end <= r.1)
            {
                continue;
            }
            let Some(status) = gate::status(lens, &trigger, start, end) else { continue };
            let before = out.len();
            events(lens, &trigger, status, known.is_some(), (start, end), out);
            if out.len() > before {
                told_by.resize(out.len() - first, (trigger.at, trigger.end, trigger.words));
                // A gap in a phrase may hold another phrase.
                next = next.max((trigger.end).min(i + 4));
                told = trigger.end;
                kind = Some(trigger.kind);
                ranges.push((trigger.at, trigger.end));
            }
        }
        i = next;
    }
    outdo(first, &told_by, out);
    if known.is_none() {
        likewise(lens, start, end, first, out);
    }
}

/// Of two kinds of event told of one person by words that overlap, the one that more words tell stays.
fn outdo(first: usize, told_by: &[(usize, usize, u8)], out: &mut Vec<GovernanceEvent>) {
    use GovernanceKind as K;
    let law =
        |k: K| !matches!(k, K::Resignation | K::Dismissal | K::Appointment | K::Election | K::Reshuffle);
    let rank = |k: usize, e: &GovernanceEvent| (told_by[k].2, law(e.what));
    let events = &out[first..];
    let beaten = |k: usize| {
        let mine = &events[k];
        events.iter().enumerate().any(|(n, other)| {
            let over = told_by[n].0 < told_by[k].1 && told_by[k].0 < told_by[n].1;
            // "takes over from X", "lost the seat and the trial": a move and the law, or one person twice.
            let alike = other.person.is_some() && other.person == mine.person
                || other.person.is_none()
                    && mine.person.is_none()
                    && other.office == mine.office
                    && law(other.what) != law(mine.what);
            n != k
                && over
                && alike
                && other.what != mine.what
                && (rank(n, other) > rank(k, mine) || rank(n, other) == rank(k, mine) && n < k)
        })
    };
    let keep: Vec<bool> = (0..events.len()).map(|k| !beaten(k)).collect();
    let mut at = 0;
    let mut kept = keep.into_iter();
    out.retain(|_| {
        at += 1;
        at <= first || kept.next().unwrap_or(true)
    });
}

/// Who is searched, held, charged or found guilty in a sentence is not looked into besides, unless its words say so.
fn ladder(lens: &Lens<'_>, first: usize, out: &mut Vec<GovernanceEvent>) {
    use GovernanceKind as K;
    let last =
        |e: &GovernanceEvent| e.person.as_deref().and_then(|n| n.rsplit(' ').next()).map(str::to_owned);
    let events: Vec<(K, Option<String>)> =
        out[first.min(out.len())..].iter().map(|e| (e.what, last(e))).collect();
    let mut k = 0;
    out.retain(|e| {
        k += 1;
        if k <= first
            || !matches!(e.what, K::Investigation | K::Search)
            || e.person.is_none()
            || e.status == GovernanceStatus::Denied
        {
            return true;
        }
        let higher = events.iter().any(|(what, who)| {
            *who == last(e)
                && match e.what {
                    K::Investigation => matches!(what, K::Search | K::Arrest | K::Indictment | K::Conviction),
                    _ => matches!(what, K::Arrest),
                }
        });
        let said = e.spans.iter().any(|span| {
            let (a, b) = lens.pieces_of(span);
            (a..b).any(|i| words::is(lens.p.word(i), words::Class::Looked))
        });
        !higher || said
    });
}

/// "X was dismissed; so was Y, the harbour minister": the same befell whoever follows.
fn likewise(lens: &Lens<'_>, start: usize, end: usize, first: usize, out: &mut Vec<GovernanceEvent>) {
    let p = &lens.p;
    let Some(event) = out.get(first..).and_then(<[GovernanceEvent]>::last).cloned() else { return };
    let at = (start + 1..end).find(|&i| {
        matches!(p.word(i), "so" | "as")
            && matches!(
                p.word(i + 1),
                "did" | "was" | "were" | "has" | "had" | "is" | "are" | "will" | "does"
            )
    });
    let Some(at) = at.filter(|&at| lens.span(at, at + 1).start() >= event.spans.end()) else { return };
    let single = || lens.names_in(at, (at + 9).min(end)).iter().copied().find(|n| who::likely(lens, *n));
    let Some(name) = lens.person_after(at, (at + 9).min(end)).or_else(single) else { return };
    let post = lens.posts(name.end, (name.end + 8).min(end)).into_iter().find(|o| o.start <= name.end + 3);
    let last = post.map_or(name.end, |o| o.end);
    out.push(GovernanceEvent {
        person: Some(lens.text(name.start, name.end).to_owned()),
        office: post.map(|o| lens.text(o.start, o.end).to_owned()),
        spans: Spans::one(lens.span(at, last)),
        ..event
    });
}

/// One event told twice ("resigned ... his resignation", "was elected ... was sworn in") is one.
fn once(events: Vec<GovernanceEvent>) -> Vec<GovernanceEvent> {
    use GovernanceKind as K;
    let mut out: Vec<GovernanceEvent> = Vec::new();
    for event in events {
        let comes = |k: K| matches!(k, K::Appointment | K::Election);
        let goes = |k: K| matches!(k, K::Resignation | K::Dismissal);
        let last =
            |name: &Option<String>| name.as_deref().and_then(|n| n.rsplit(' ').next()).map(str::to_owned);
        let same = |old: &GovernanceEvent| {
            let kinds = old.what == event.what
                || comes(old.what) && comes(event.what)
                || goes(old.what) && goes(event.what);
            let people = event.person.is_some() && last(&old.person) == last(&event.person)
                || old.person.is_none() && event.person.is_none() && old.office == event.office;
            // "X beat him. The first woman president was elected on Sunday."
            let halves = old.what == event.what
                && comes(old.what)
                && old.person.is_some() != event.person.is_some()
                && old.office.is_some() != event.office.is_some();
            // "found X guilty and gave the former president five years"
            let close = event.spans.start().saturating_sub(old.spans.end()) < 160;
            let described = old.what == event.what && event.person.is_none() && old.person.is_some() && close;
            // A word that two rows read, one of which found no person.
            let span = |e: &GovernanceEvent| (e.spans.start(), e.spans.end());
            let (a, b) = (span(old), span(&event));
            let over = a.0 < b.1 && b.0 < a.1 && (old.person.is_none() || event.person.is_none());
            // "found her guilty ... she goes to prison"
            let jailed = old.what == K::Conviction && event.what == K::Arrest && people;
            let whole = old.what == K::Reshuffle && event.what == K::Reshuffle;
            kinds && (people || halves || over || described) || whole || jailed
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
    near: bool,
    (start, end): (usize, usize),
    out: &mut Vec<GovernanceEvent>,
) {
    let p = &lens.p;
    let left = lens.clause_start(t.at, start);
    let right = if t.at == start { end } else { who::limit(lens, t.end, end) };
    // Those who judge and search are not who is judged and searched: "three judges".
    let agents = |post: Option<Post>| {
        post.is_some_and(|o| {
            matches!(t.kind, GovernanceKind::Conviction | GovernanceKind::Indictment | GovernanceKind::Arrest)
                && words::is(lens.p.word(o.end - 1), words::Class::Agents)
        })
    };
    let mut push = |person: Option<Name>, post: Option<Post>| {
        if person.is_none() && agents(post) {
            return;
        }
        let spans = [person.map(|n| (n.titled, n.end)), post.map(|o| (o.start, o.end)), Some((t.at, t.end))];
        let near = |s: &(usize, usize)| s.0 >= start && s.1 <= end;
        let from = spans.iter().flatten().filter(|s| near(s)).map(|s| s.0).min().unwrap_or(t.at);
        let to = spans.iter().flatten().filter(|s| near(s)).map(|s| s.1).max().unwrap_or(t.end);
        let (from, to) = if to - from > 45 { (t.at, t.end) } else { (from, to) };
        out.push(GovernanceEvent {
            what: t.kind,
            person: person.map(|n| lens.text(n.start, n.end).to_owned()),
            office: post.map(|o| lens.text(o.start, o.end).to_owned()),
            date: lens.date_in(t.at, right).or_else(|| lens.date_in(start, end)),
            status,
            spans: Spans::one(lens.span(from, to)),
        });
    };
    if t.kind == GovernanceKind::Reshuffle {
        let cabinet = lens.find(start, end, |w| matches!(w, "cabinet" | "government" | "ministers"));
        return push(None, cabinet.map(|i| Post { start: i, end: i + 1 }));
    }
    // "freed at his own request"
    let own =
        (start..end).any(|i| p.word(i) == "own" && matches!(p.word(i + 1), "request" | "accord" | "will"));
    // "was jailed pending trial": held, not sentenced. "Reshuffle: seven ministers go": sent away.
    let pending = (t.end..(t.end + 8).min(end)).any(|i| {
        matches!(p.word(i), "pending" | "awaiting")
            || matches!(p.word(i), "until" | "before" | "for")
                && matches!(p.word(i + 1), "trial" | "questioning")
            || p.are(i, &["ahead", "of", "trial"])
            || p.are(i, &["while", "prosecutors"])
            || p.are(i, &["while", "the"])
            || matches!(p.word(i), "days" | "hours" | "weeks") && p.before(i, 2) == "for"
    });
    let shuffled = matches!(p.word(t.at), "go" | "goes" | "went" | "leave" | "leaves" | "left")
        && lens.any(start, end, &["reshuffle", "shake-up", "shakeup", "purge", "clear-out"]);
    // "the letter that ended his tenure": another ends it.
    let by_thing = if matches!(p.before(t.at, 1), "that" | "which") {
        lens.tag(t.at.saturating_sub(2)).starts_with("NN") && !crate::en::lens::human_noun(p.before(t.at, 2))
    } else {
        let before = lens.phrases_in(left, t.at).iter().rev().find(|f| f.under.is_none());
        // "her letter ends her ministry"
        let own = |f: &Phrase| {
            matches!(p.word(f.head), "letter" | "note" | "resignation" | "telegram" | "statement")
        };
        before.is_some_and(|f| !f.human && !own(f) && f.name.is_none_or(|n| !lens.is_person(n)))
    };
    let ended =
        by_thing && matches!(p.word(t.at), "ended" | "ends" | "end" | "cut" | "cuts" | "closed" | "closes");
    let kind = match t.kind {
        GovernanceKind::Resignation if ended => GovernanceKind::Dismissal,
        GovernanceKind::Dismissal if own => GovernanceKind::Resignation,
        GovernanceKind::Resignation if shuffled => GovernanceKind::Dismissal,
        GovernanceKind::Conviction if pending => GovernanceKind::Arrest,
        kind => kind,
    };
    let t = &Trigger { kind, ..*t };
    let leads = matches!(t.kind, GovernanceKind::Appointment | GovernanceKind::Election);
    let mut whom = who::whom(lens, t, start, end);
    if whom.is_empty() && near {
        whom = who::near(lens, t, start, end);
        // Several words say enough for whoever is told of beside.
        if whom.is_empty() && t.end > t.at + 1 && !matches!(t.kind, GovernanceKind::Election) {
            whom.extend(who::beside_sentence(lens, start, end));
        }
    }
    if whom.is_empty() && t.kind == GovernanceKind::Search {
        if let Some(post) = institution(lens, t, end).or_else(|| premises(lens, t, end)) {
            push(None, Some(post));
        }
        return;
    }
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
        // "The first minister announced that she would leave office": by her post.
        if person.is_none()
            && matches!(t.voice, Voice::Does | Voice::Passive)
            && matches!(p.word(phrase.head), "he" | "she")
        {
            let posts = lens.posts(start, phrase.start);
            let own = lens.phrases_in(start, phrase.start).iter().find(|f| f.under.is_none());
            if let Some(post) =
                posts.into_iter().find(|o| own.is_some_and(|f| f.start <= o.start && o.start < f.end))
            {
                push(None, Some(post));
                continue;
            }
        }
        // "named no prime minister"
        if person.is_none()
            && phrase.start > 0
            && matches!(p.word(phrase.start), "no") | (p.before(phrase.start, 1) == "no")
        {
            continue;
        }
        // "will choose a new leader": nobody yet.
        if leads && person.is_none() && phrase.start > 0 && matches!(p.before(phrase.start, 1), "a" | "an") {
            continue;
        }
        let led = match t.voice {
            Voice::Object | Voice::Noun => as_post(lens, phrase.end.max(t.at), right),
            _ => new_post(lens, t, right),
        };
        let own = post_of(lens, &phrase).or_else(|| person.and_then(|n| beside(lens, n)));
        let seat =
            || if leads && t.voice == Voice::Object { next_post(lens, phrase.end, right) } else { None };
        let last = last_word(lens, t);
        let passed = last == "to"
            && (phrase.start >= t.end || t.who.is_some())
            && t.kind == GovernanceKind::Appointment
            && t.voice == Voice::Object;
        let replaced = last == "by" && t.kind == GovernanceKind::Appointment;
        let post = if passed {
            // "Finance goes to X"
            let given = lens.phrases_in(left, t.at).last().copied().filter(|f| seat_like(lens, f));
            let field = t.at.checked_sub(1).and_then(|i| crate::en::patterns::portfolio(lens, i, t.at));
            let field = field.map(|(start, end)| Post { start, end });
            field.or_else(|| given.map(|f| Post { start: f.start, end: f.end })).or(led).or(own)
        } else if replaced {
            who::subject(lens, t.at, start).first().and_then(|f| post_of(lens, f))
        } else if leads {
            let given = || t.seat.filter(|_| t.voice == Voice::Does && person.is_none());
            led.or_else(seat).or_else(|| given().map(|(start, end)| Post { start, end })).or(own)
        } else {
            own.or(led)
        };
        // "After fourteen months as trade envoy, X walks away"
        let before = || if t.voice == Voice::Does && !leads { as_post(lens, start, t.at) } else { None };
        let post = post.or_else(|| institution(lens, t, right)).or_else(before);
        let lacking = t.needs.has(Needs::POST) && post.is_none() && !deposed(lens, t)
            || t.needs.has(Needs::PERSON)
                && person.is_none_or(|n| !lens.is_person(n) && n.titled == p.sentence(n.start));
        let plain = t.needs == Needs::default();
        let goes = matches!(t.kind, GovernanceKind::Resignation | GovernanceKind::Dismissal);
        // Who only goes or comes, in a text that tells of no post near by, holds none.
        let moved = matches!(
            t.kind,
            GovernanceKind::Resignation
                | GovernanceKind::Dismissal
                | GovernanceKind::Appointment
                | GovernanceKind::Election
        );
        if post.is_none()
            && moved
            && !(plain && goes)
            && t.seat.is_none()
            && !deposed(lens, t)
            && !succession(lens, t)
            && !(t.who.is_some() && t.words > 1)
            && !chosen_by_name(lens, t, person)
            && !office_near(lens, start)
        {
            continue;
        }
        if !lacking
            && (person.is_some() || post.is_some() && !(leads && person.is_none() && !held(lens, &phrase)))
        {
            push(person, post);
        }
    }
    // "Finance goes to A, Health to B"
    if t.kind == GovernanceKind::Appointment && last_word(lens, t) == "to" {
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

/// "Juan Manuel Santos was re-elected": who is elected by his full name needs no office beside.
fn chosen_by_name(lens: &Lens<'_>, t: &Trigger, person: Option<Name>) -> bool {
    t.kind == GovernanceKind::Election
        && (t.at..t.end).any(|i| matches!(lens.p.word(i), "elected" | "re-elected" | "reelected"))
        && person.is_some_and(|n| n.end - n.start > 1 && lens.is_person(n))
}

/// The last word of a trigger before the person in it.
fn last_word<'a>(lens: &'a Lens<'_>, t: &Trigger) -> &'a str {
    let p = &lens.p;
    let end = t.who.filter(|w| w.end <= t.end && w.start > t.at).map_or(t.end, |w| w.start);
    let article = end > t.at + 1 && matches!(lens.tag(end - 1), "DT" | "PRP$");
    p.before(end - usize::from(article), 1)
}

/// "takes over from X", "hands over to X": from one person to another.
fn succession(lens: &Lens<'_>, t: &Trigger) -> bool {
    let p = &lens.p;
    matches!(p.before(t.end, 1), "from" | "to")
        && (t.at..t.end).any(|i| p.word(i) == "over")
        && lens.person_after(t.end, t.end + 3).is_some()
        && p.capital(p.sentence(t.at))
}

/// "Congress removed X": only those in office are removed by such a body.
fn deposed(lens: &Lens<'_>, t: &Trigger) -> bool {
    let near = lens.acting_before(lens.p.sentence(t.at), t.at).last().map(|f| f.head);
    let doer = lens.trees.doer(t.at).or(near).map_or("", |d| lens.p.word(d));
    t.kind == GovernanceKind::Dismissal
        && t.voice == Voice::Object
        && matches!(
            doer,
            "congress"
                | "parliament"
                | "assembly"
                | "senate"
                | "lawmakers"
                | "deputies"
                | "mps"
                | "legislature"
                | "council"
                | "board"
                | "cabinet"
                | "king"
                | "queen"
                | "sultan"
                | "emir"
                | "junta"
                | "knesset"
                | "duma"
                | "rada"
        )
}

/// Whether a post or an office is told in the sentence at `start` or one beside it.
fn office_near(lens: &Lens<'_>, start: usize) -> bool {
    let n = lens.sentences.partition_point(|s| s.0 <= start).saturating_sub(1);
    let from = lens.sentences[n.saturating_sub(1)].0;
    let to = lens.sentences.get(n + 1).or(lens.sentences.last()).map_or(from, |s| s.1);
    lens.find(from, to, |w| crate::en::lens::post_noun(w) || crate::en::patterns::seat_noun(w)).is_some()
}

/// Whether a phrase names who comes into office by a post: "Ulmenia’s first woman president".
fn held(lens: &Lens<'_>, phrase: &Phrase) -> bool {
    post_of(lens, phrase).is_some()
}

/// Whether a person stands in the list right after a trigger, and so is told already.
fn joined(lens: &Lens<'_>, t: &Trigger, person: Name) -> bool {
    lens.acting_after(t.end, lens.p.sentence_end(t.at)).iter().any(|f| f.name == Some(person))
}
