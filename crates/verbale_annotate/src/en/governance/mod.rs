//! Who comes into and leaves office, who is searched, held, charged and found guilty.
//!
//! A verb or noun of the trade opens an event; voice decides whether the person stands before or after it. Calls to resign,
//! conditions and questions are none.

mod triggers;

use super::lens::{Lens, Name, Post};
use triggers::{Trigger, Voice};
use verbale_model::{GovernanceEvent, GovernanceKind, GovernanceStatus, Spans};

/// The governance events told in a text, in text order.
pub(super) fn governance(lens: &Lens<'_>) -> Vec<GovernanceEvent> {
    let mut out: Vec<GovernanceEvent> = Vec::new();
    for &(start, end) in &lens.sentences {
        let mut i = start;
        while i < end {
            let Some(trigger) = triggers::at(lens, i, start, end) else {
                i += 1;
                continue;
            };
            let next = trigger.end.max(i + 1);
            if let Some(status) = status(lens, &trigger, start, end) {
                events(lens, &trigger, status, start, end, &mut out);
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
        ],
    ) || (start..end).any(|i| {
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
        let from = spans.iter().flatten().map(|s| s.0).min().unwrap_or(t.at);
        let to = spans.iter().flatten().map(|s| s.1).max().unwrap_or(t.end);
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
    let person = match t.voice {
        Voice::Subject | Voice::Passive => {
            lens.person_before(left, t.at).or_else(|| lens.person_before(start, t.at))
        }
        Voice::Object | Voice::Noun => lens.person_after(t.end, right),
    };
    // The subject may follow, "out went X"; the noun may stand after its owner, "X’s resignation".
    let person = person.or_else(|| match t.voice {
        Voice::Noun => lens.person_before(left, t.at).or_else(|| lens.person_before(start, t.at)),
        _ => None,
    });
    let post = match t.voice {
        Voice::Subject | Voice::Passive => {
            let after = new_post(lens, t, right);
            match t.kind {
                GovernanceKind::Appointment | GovernanceKind::Election => {
                    after.or_else(|| near_post(lens, person, left, t.at))
                }
                _ => after.or_else(|| near_post(lens, person, left, t.at)),
            }
        }
        Voice::Object | Voice::Noun => {
            let from = person.map_or(t.end, |n| n.end);
            let own = as_post(lens, from, right).or_else(|| person.and_then(|n| beside(lens, n)));
            own.or_else(|| lens.posts(t.end, right).into_iter().next())
                .or_else(|| if t.voice == Voice::Noun { near_post(lens, person, left, t.at) } else { None })
        }
    };
    if person.is_none() && post.is_none() {
        return;
    }
    // A post held by nobody named must be the one the verb is about.
    push(person, post);
    // "dismissed A as justice minister and, minutes later, B as energy minister"
    if t.voice == Voice::Object {
        let mut at = person.map_or(right, |n| n.end);
        while let Some(next) = lens.person_after(at, right) {
            let Some(post) =
                as_post(lens, next.end, (next.end + 6).min(end)).filter(|o| o.start <= next.end + 3)
            else {
                break;
            };
            push(Some(next), Some(post));
            at = next.end.max(at + 1);
        }
    }
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

/// The post beside a person, or the nearest before a verb.
fn near_post(lens: &Lens<'_>, person: Option<Name>, from: usize, at: usize) -> Option<Post> {
    if let Some(name) = person {
        return beside(lens, name);
    }
    lens.posts(from, at).into_iter().next_back()
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
