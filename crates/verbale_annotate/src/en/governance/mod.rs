//! Who comes into and leaves office, who is searched, held, charged and found guilty.
//!
//! A verb or noun of the trade opens an event; voice decides whether the person stands before or after it. Calls to resign,
//! conditions and questions are none.

mod phrases;
mod triggers;

use super::lens::{Lens, Name, Phrase, Post};
use triggers::{Trigger, Voice};
use verbale_model::{GovernanceEvent, GovernanceKind, GovernanceStatus, Spans};

/// The governance events told in a text, in text order.
pub(super) fn governance(lens: &Lens<'_>) -> Vec<GovernanceEvent> {
    let mut out: Vec<GovernanceEvent> = Vec::new();
    for &(start, end) in &lens.sentences {
        let mut i = start;
        while i < end {
            let mut next = i + 1;
            for trigger in triggers::all(lens, i, start, end) {
                // A gap in a phrase may hold another phrase.
                next = next.max((trigger.end).min(i + 4));
                if let Some(status) = status(lens, &trigger, start, end) {
                    events(lens, &trigger, status, start, end, &mut out);
                }
            }
            i = next;
        }
    }
    // One event told twice in a sentence ("resigned ... his resignation") is one.
    let mut seen: Vec<(GovernanceKind, Option<String>, Option<String>)> = Vec::new();
    out.retain(|e| {
        let key = (e.what, e.person.clone(), if e.person.is_some() { None } else { e.office.clone() });
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    out
}

/// How sure the text is, `None` where it tells no event.
fn status(lens: &Lens<'_>, t: &Trigger, start: usize, end: usize) -> Option<GovernanceStatus> {
    let p = &lens.p;
    let clause = lens.clause_start(t.at, start);
    let near = t.at.saturating_sub(9).max(clause);
    let denial = lens.any(
        start,
        t.at,
        &[
            "denied",
            "denies",
            "denying",
            "rejected",
            "untrue",
            "false",
            "dismissed",
            "invented",
            "baseless",
            "rumours",
            "rumors",
            "contrary",
        ],
    ) && lens.any(
        start,
        end,
        &[
            "report",
            "reports",
            "rumours",
            "rumors",
            "that",
            "had",
            "claim",
            "claims",
            "suggestion",
            "suggestions",
            "invented",
            "talk",
        ],
    ) && !(t.kind == GovernanceKind::Dismissal
        && p.word(t.at) == "dismissed"
        && !lens.any(start, t.at, &["denied", "denies", "rejected", "untrue", "false"]));
    // "The report that X was led away is a lie"
    let untrue =
        lens.any(t.end, end, &["untrue", "false", "lie", "invented", "fabricated", "nonsense", "baseless"])
            && lens.any(
                start,
                t.at,
                &["report", "reports", "claim", "claims", "rumour", "rumours", "story", "suggestion", "that"],
            );
    if untrue {
        return Some(GovernanceStatus::Denied);
    }
    let negated = lens.any(near, t.at, &["not", "n’t", "n't", "never", "nobody", "without", "nor"])
        || lens.any(t.at.saturating_sub(4).max(clause), t.at, &["no", "neither"]);
    if denial && !lens.any(start, t.at, &["charges", "charge"]) {
        return Some(GovernanceStatus::Denied);
    }
    if negated {
        let answers = lens.any(
            start,
            end,
            &["report", "reports", "rumours", "rumors", "denied", "contrary", "said", "insisted"],
        ) && lens.any(start, end, &["report", "reports", "rumours", "rumors", "contrary"]);
        return answers.then_some(GovernanceStatus::Denied);
    }
    const OPEN: &[&str] = &[
        "if",
        "unless",
        "whether",
        "should",
        "could",
        "might",
        "may",
        "ought",
        "must",
        "can",
        "urged",
        "urges",
        "calls",
        "demanded",
        "demands",
        "demand",
        "wants",
        "want",
        "threatened",
        "threatens",
        "pressed",
        "pressure",
        "asked",
        "refused",
        "refuses",
        "refusing",
        "declined",
        "tried",
        "failed",
        "call",
        "seeking",
        "vowed",
        "hopes",
        "candidate",
        "ready",
        "petition",
    ];
    let called =
        (near..t.at).any(|i| p.word(i) == "called" && matches!(p.word(i + 1), "on" | "for" | "upon"));
    if called || lens.any(near, t.at, OPEN) && !(t.voice == Voice::Noun && lens.any(near, t.at, &["asked"])) {
        return None;
    }
    let conditional = (start..t.at).any(|i| matches!(p.word(i), "if" | "unless" | "were") && i == start);
    let question = p.raw(end - 1) == "?" || (t.at..end).any(|i| p.raw(i) == "?");
    if conditional || question {
        return None;
    }
    let rumour = lens.any(
        start,
        end,
        &[
            "reportedly",
            "rumoured",
            "rumored",
            "allegedly",
            "apparently",
            "unconfirmed",
            "sources",
            "source",
            "insiders",
            "hears",
            "whisper",
            "whispers",
            "word",
        ],
    ) || (start..end)
        .any(|i| p.are(i, &["people", "close", "to"]) || p.are(i, &["is", "said", "to"]))
        || (start..end).any(|i| {
            matches!(p.word(i), "colleagues" | "aides" | "diplomats" | "officials" | "people")
                && matches!(p.word(i + 1), "said" | "say" | "told")
                && !p.capital(i)
        });
    let ahead = lens.any(
        near,
        t.at,
        &[
            "will",
            "’ll",
            "shall",
            "would",
            "plans",
            "intends",
            "due",
            "expected",
            "nominated",
            "nominates",
            "nominate",
        ],
    ) || (near..t.at).any(|i| {
        p.word(i) == "to"
            && matches!(p.before(i, 1), "is" | "are" | "set" | "was" | "were" | "about" | "planned" | "going")
    }) || matches!(p.word(t.at), "nominated" | "nominates");
    Some(if rumour {
        GovernanceStatus::Reported
    } else if ahead {
        GovernanceStatus::Announced
    } else {
        GovernanceStatus::Done
    })
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
    let right = limit(lens, t.end, end);
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
        let cabinet = (start..end).find(|&i| matches!(p.word(i), "cabinet" | "government"));
        return push(None, cabinet.map(|i| Post { start: i, end: i + 1 }));
    }
    let before = || {
        let near = lens.acting_before(left, t.at);
        if near.is_empty() { lens.acting_before(start, t.at) } else { near }
    };
    let right = if t.at == start { end } else { right };
    // What a verb is about follows it before the next verb.
    let after = || {
        let list = lens.acting_after(t.end, right);
        let verb = |f: &Phrase| {
            (t.end..f.start)
                .any(|i| lens.tag(i).starts_with("VB") && lens.tag(i) != "VBN" && lens.tag(i) != "VBG")
        };
        if list.first().is_some_and(verb) { Vec::new() } else { list }
    };
    let whom = match t.voice {
        // "Sworn in at noon: X as home secretary"
        Voice::Subject | Voice::Passive => Some(before()).filter(|w| !w.is_empty()).unwrap_or_else(after),
        Voice::Object => Some(after()).filter(|w| !w.is_empty()).unwrap_or_else(|| inside(lens, t)),
        Voice::Noun => {
            let owner = [owner(lens, t, start), complement(lens, t)].concat();
            let inside = inside(lens, t);
            if owner.is_empty() && inside.is_empty() {
                after()
                    .into_iter()
                    .filter(|f| t.kind == GovernanceKind::Search || close(lens, t, f))
                    .collect()
            } else {
                [owner, inside].concat()
            }
        }
    };
    let mut whom = whom;
    if whom.iter().any(|f| f.name.is_some_and(|n| lens.is_person(n))) {
        whom.retain(|f| f.name.is_some_and(|n| lens.is_person(n)) || lens.tag(f.head) == "PRP");
    } else if t.kind == GovernanceKind::Search && whom.is_empty() {
        whom.extend(lens.person_after(t.end, right).map(named));
        if whom.is_empty()
            && let Some(post) = lens.posts(t.end, right.min(t.end + 14)).into_iter().next_back()
        {
            push(None, Some(post));
        }
    }
    let leads = matches!(t.kind, GovernanceKind::Appointment | GovernanceKind::Election);
    for phrase in whom {
        let person = person_of(lens, &phrase, start);
        let led = match t.voice {
            Voice::Subject | Voice::Passive => new_post(lens, t, right),
            Voice::Object | Voice::Noun => as_post(lens, phrase.end, right),
        };
        let own = post_of(lens, &phrase).or_else(|| person.and_then(|n| beside(lens, n)));
        let seat =
            || if leads && t.voice == Voice::Object { next_post(lens, phrase.end, right) } else { None };
        let passed = p.word(t.end.saturating_sub(1)) == "to" && t.kind == GovernanceKind::Appointment;
        let replaced = p.word(t.end.saturating_sub(1)) == "by" && t.kind == GovernanceKind::Appointment;
        let post = if passed {
            // "Finance goes to X"
            let given = lens.phrases_in(left, t.at).last().copied().filter(|f| seat_like(lens, f));
            if given.is_none() {
                continue;
            }
            given.map(|f| Post { start: f.start, end: f.end })
        } else if replaced {
            before().first().and_then(|f| post_of(lens, f))
        } else if leads {
            led.or_else(seat).or(own)
        } else {
            own.or(led)
        };
        // Who chose, promoted or confirmed is only told where the post is.
        let loose =
            leads && matches!(t.voice, Voice::Object | Voice::Passive) && !passed && !plain(p.word(t.at));
        if person.is_some() && (!loose || post.is_some()) || post.is_some() && !leads {
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

/// A phrase that is a name alone.
fn named(name: Name) -> Phrase {
    Phrase {
        start: name.titled,
        end: name.end,
        head: name.end - 1,
        name: Some(name),
        under: None,
        human: true,
        plural: false,
    }
}

/// Whether a verb of appointing says enough without the post.
fn plain(word: &str) -> bool {
    word.starts_with("appoint")
        || word.starts_with("elect")
        || word.starts_with("re")
        || matches!(word, "in" | "put" | "puts" | "sworn" | "to" | "succeeded" | "named")
}

/// Whether a phrase names what is handed over: a portfolio as a name, or a post.
fn seat_like(lens: &Lens<'_>, f: &Phrase) -> bool {
    let p = &lens.p;
    let named = f.name.is_some_and(|n| n.titled == f.start && n.end == f.end && !lens.is_person(n));
    named && f.end - f.start <= 3
        || matches!(
            p.word(f.head),
            "post"
                | "job"
                | "portfolio"
                | "ministry"
                | "chair"
                | "seat"
                | "command"
                | "chairmanship"
                | "presidency"
        )
}

/// Whether nothing but time and place stands between a noun and whom it is about.
fn close(lens: &Lens<'_>, t: &Trigger, whom: &Phrase) -> bool {
    lens.phrases_in(t.end, whom.start)
        .iter()
        .all(|f| f.under.is_some() && !matches!(lens.p.word(t.end - 1), "into" | "against"))
}

/// Whether a person stands in the list right after a trigger, and so is told already.
fn joined(lens: &Lens<'_>, t: &Trigger, person: Name) -> bool {
    lens.acting_after(t.end, lens.p.sentence_end(t.at)).iter().any(|f| f.name == Some(person))
}

/// The people and posts between the words of a trigger: "voted the government out", "put X in charge".
fn inside(lens: &Lens<'_>, t: &Trigger) -> Vec<Phrase> {
    lens.phrases_in(t.at + 1, t.end).iter().filter(|f| f.human && f.end <= t.end).copied().collect()
}

/// Whose resignation, dismissal or arrest it is: "X’s resignation", "her resignation".
fn owner(lens: &Lens<'_>, t: &Trigger, start: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let own = lens.phrases_in(start, t.at + 1).iter().rev().find(|f| f.start <= t.at && t.at < f.end);
    if matches!(p.before(t.at, 1), "her" | "his") {
        let pronoun = t.at - 1;
        return antecedent(lens, pronoun, start).into_iter().collect();
    }
    let Some(name) = own.and_then(|f| lens.names_in(f.start, t.at).last().copied()) else {
        return Vec::new();
    };
    let phrase =
        own.copied().into_iter().map(|f| Phrase { end: name.end, head: name.end - 1, name: Some(name), ..f });
    phrase.filter(|_| matches!(p.word(name.end), "’s" | "'s" | "’")).collect()
}

/// The person within the phrase of the noun: "the appointment of X as".
fn complement(lens: &Lens<'_>, t: &Trigger) -> Vec<Phrase> {
    let own = lens
        .phrases_in(t.at.saturating_sub(6), t.at + 1)
        .iter()
        .rev()
        .find(|f| f.start <= t.at && t.at < f.end);
    let people =
        own.map(|f| lens.names_in(t.end, f.end)).unwrap_or_default().iter().filter(|n| lens.is_person(**n));
    people.take(1).map(|n| named(*n)).collect()
}

/// Whom a pronoun means: the person named last before it, or first after it.
fn antecedent(lens: &Lens<'_>, at: usize, start: usize) -> Option<Phrase> {
    let sentence = lens.sentences.partition_point(|s| s.0 <= start) - 1;
    let from = sentence.checked_sub(1).map_or(start, |s| lens.sentences[s].0);
    let to = lens.sentences.get(sentence + 1).map_or(at, |s| s.1);
    let person = |f: &&Phrase| f.name.is_some_and(|n| lens.is_person(n));
    let before = lens.phrases_in(from, at).iter().rev().find(person);
    before.or_else(|| lens.phrases_in(at, to).iter().find(person)).copied()
}

/// The person a phrase names, or whom its pronoun means.
fn person_of(lens: &Lens<'_>, phrase: &Phrase, start: usize) -> Option<Name> {
    if lens.tag(phrase.head) == "PRP" {
        let one = matches!(lens.p.word(phrase.start), "he" | "she" | "him" | "her");
        return antecedent(lens, phrase.start, start).filter(|_| one).and_then(|f| f.name);
    }
    phrase.name.filter(|n| lens.is_person(*n))
}

/// The post a phrase gives: the words before a name, or all of it where it names a post.
fn post_of(lens: &Lens<'_>, phrase: &Phrase) -> Option<Post> {
    let p = &lens.p;
    let to = match phrase.name.filter(|n| lens.is_person(*n)) {
        Some(n) => n.start,
        None => phrase.end,
    };
    let mut from = phrase.start;
    // Whose minister it is goes without saying: "Poland’s ambassador".
    if let Some(owner) = (from..to).rev().find(|&i| matches!(p.word(i), "’s" | "'s")) {
        from = owner + 1;
    }
    let named = (from..to).any(|i| crate::en::lens::post_noun(p.word(i)));
    let seat = matches!(p.word(to.saturating_sub(1)), "cabinet" | "government" | "board");
    (named && from < to)
        .then_some(Post { start: from, end: to })
        .filter(|_| phrase.name.is_some() || named || seat)
}

/// The post told right after a person: "elected X general secretary", "named X ambassador to the Union".
fn next_post(lens: &Lens<'_>, from: usize, to: usize) -> Option<Post> {
    let near = lens.phrases_in(from, (from + 3).min(to)).first().copied()?;
    let post = crate::en::lens::post_noun(lens.p.word(near.head));
    let mut end = near.end;
    if post
        && lens.p.word(end) == "to"
        && let Some(next) = lens.phrases_in(end, (end + 3).min(to)).first()
    {
        end = next.end;
    }
    post.then_some(Post { start: near.start, end })
}

/// Where the object of a verb ends: the clause, or the next finite verb of saying.
fn limit(lens: &Lens<'_>, from: usize, end: usize) -> usize {
    let p = &lens.p;
    (from..end)
        .find(|&i| {
            matches!(p.raw(i), ";" | "—" | "–" | ":" | "(") && !p.hyphen(i)
                || matches!(p.word(i), "said" | "says" | "after" | "because" | "while" | "whose")
        })
        .unwrap_or(end)
}

/// The post after "as": "as Conservative leader".
fn as_post(lens: &Lens<'_>, from: usize, to: usize) -> Option<Post> {
    let p = &lens.p;
    let at = (from..to.min(from + 10)).find(|&i| {
        matches!(p.word(i), "as" | "to" | "from")
            && (p.word(i) == "as" || lens.posts(i, (i + 6).min(to)).first().is_some_and(|o| o.start <= i + 3))
    })?;
    let post = lens.posts(at + 1, to).into_iter().find(|o| o.start <= at + 6)?;
    // Words between "as" and the post belong to it: "as Conservative leader".
    let mut start = post.start;
    while start > at + 1
        && p.is_word(start - 1)
        && !matches!(p.before(start, 1), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "’s" | "'s")
    {
        start -= 1;
    }
    Some(Post { start, ..post })
}

/// The post a passive or intransitive verb leads to: "was named acting president", "stepped down as leader".
fn new_post(lens: &Lens<'_>, t: &Trigger, to: usize) -> Option<Post> {
    let direct = matches!(t.kind, GovernanceKind::Appointment | GovernanceKind::Election);
    if let Some(post) = as_post(lens, t.end, to) {
        return Some(post);
    }
    let reach = if direct { 5 } else { 0 };
    lens.posts(t.end, to.min(t.end + 9)).into_iter().find(|o| o.start <= t.end + reach && direct)
}

/// "chief negotiator Edda Rusk", "Prime Minister Han", "Kirill Tumanov, a deputy defence minister,"
fn beside(lens: &Lens<'_>, name: Name) -> Option<Post> {
    let p = &lens.p;
    let sentence = p.sentence(name.start);
    if name.titled < name.start && !lens.posts(name.titled, name.start).is_empty() {
        return Some(Post { start: name.titled, end: name.start });
    }
    let at = if p.before(name.titled, 1) == "," { name.titled - 1 } else { name.titled };
    let before =
        lens.posts(at.saturating_sub(9).max(sentence), at).into_iter().next_back().filter(|o| o.end == at);
    if before.is_some() {
        return before;
    }
    if p.word(name.end) == "," {
        let end = p.sentence_end(name.start);
        return lens
            .posts(name.end + 1, (name.end + 10).min(end))
            .into_iter()
            .next()
            .filter(|o| o.start <= name.end + 5);
    }
    None
}
