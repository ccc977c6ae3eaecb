//! How sure the text is of an event; calls, conditions, refusals and old stories are none.

use super::triggers::{Needs, Trigger, Voice};
use super::words::{Class, any, is};
use crate::en::lens::Lens;
use verbale_model::{GovernanceKind, GovernanceStatus, QuantityKind};

/// How sure the text is, `None` where it tells no event.
pub(super) fn status(lens: &Lens<'_>, t: &Trigger, start: usize, end: usize) -> Option<GovernanceStatus> {
    let p = &lens.p;
    if old(lens, t, start, end) || any(lens, start, end, Class::Sport) {
        return None;
    }
    let clause = lens.clause_start(t.at, start);
    let near = bound(lens, t, t.at.saturating_sub(9).max(clause));
    if untrue(lens, t, start, end) || denied(lens, t, start, end) || groundless(lens, start, t.at) {
        return Some(GovernanceStatus::Denied);
    }
    if negated(lens, t, near, clause) {
        return told_to_be_false(lens, t, near, start, end).then_some(GovernanceStatus::Denied);
    }
    // "the deputy who was to replace him": only what had been meant.
    let meant = (t.at.saturating_sub(4).max(clause)..t.at).any(|i| {
        matches!(p.word(i), "who" | "which")
            && matches!(p.word(i + 1), "was" | "were")
            && p.word(i + 2) == "to"
    });
    if meant && t.end > t.at {
        return None;
    }
    let called =
        (near..t.at).any(|i| p.word(i) == "called" && matches!(p.word(i + 1), "on" | "for" | "upon"));
    let undone = t.voice == Voice::Noun && lens.any(near, t.at, UNDONE);
    // "called for her to go", "pressed him to resign": a call, not the going.
    let wished = lens.any(near, t.at, CALLS)
        && lens.any(t.at.saturating_sub(2).max(near), t.at, &["to", "for", "that"]);
    if called || undone || wished || background(lens, t, start, end) || open(lens, near, t.at) {
        return None;
    }
    // "X’s dismissal would be a mistake": only thought of.
    let thought = t.voice == Voice::Noun
        && (t.end..(t.end + 5).min(end))
            .take_while(|&i| !p.is_mark(i))
            .any(|i| matches!(p.word(i), "would" | "could" | "might"));
    if thought {
        return None;
    }
    // "Were I to be charged", "Let them all go"
    let opener = (clause..t.at).find(|&i| p.is_word(i)).map_or("", |i| p.word(i));
    // "Who follows her will be known within the week"
    if matches!(p.word(start), "whoever" | "whomever") || p.word(start) == "who" && t.at <= start + 2 {
        return None;
    }
    let question = (t.at..end).any(|i| p.raw(i) == "?");
    let supposed = matches!(opener, "if" | "unless" | "were" | "had" | "let" | "should")
        && lens.tag(clause) != "NN"
        || (start..t.at).any(|i| p.word(i) == "if" && !(i..t.at).any(|k| p.word(k) == ","));
    if supposed || question {
        return None;
    }
    let coming = ahead(lens, t, near);
    if t.kind == GovernanceKind::Election && coming {
        // Nobody is elected ahead; who "will lead" after votes has been.
        return t.needs.has(Needs::CHOICE).then_some(GovernanceStatus::Done);
    }
    Some(if rumour(lens, start, end) {
        GovernanceStatus::Reported
    } else if coming {
        GovernanceStatus::Announced
    } else {
        GovernanceStatus::Done
    })
}

/// Whether words leave open what follows; "Theresa May" does not.
fn open(lens: &Lens<'_>, from: usize, to: usize) -> bool {
    let named = |i: usize| lens.p.word(i) == "may" && lens.p.capital(i) && lens.name_at(i).is_some();
    (from..to).any(|i| OPEN.contains(&lens.p.word(i)) && !named(i))
}

/// "Attacks stepped up when X took office": an event that only tells when another was, with no day of its own.
fn background(lens: &Lens<'_>, t: &Trigger, start: usize, end: usize) -> bool {
    let p = &lens.p;
    if !matches!(t.kind, GovernanceKind::Appointment | GovernanceKind::Election) || t.at < start + 3 {
        return false;
    }
    let opener = (t.at.saturating_sub(8).max(start + 1)..t.at)
        .rev()
        .take_while(|&k| p.word(k) != ",")
        .find(|&k| matches!(p.word(k), "when" | "since" | "before" | "until" | "once" | "than"));
    opener.is_some_and(|k| p.before(k, 1) != ",") && lens.told_in(start, end).is_empty()
}

/// Where what bears on a trigger starts: not before a comma or a "but", unless an aside stands right before the trigger.
fn bound(lens: &Lens<'_>, t: &Trigger, near: usize) -> usize {
    let p = &lens.p;
    let mut at = t.at;
    if at > near && p.word(at - 1) == "," {
        at = (near..at - 1).rev().find(|&i| p.word(i) == ",").unwrap_or(near);
    }
    (near..at)
        .rev()
        .find(|&i| {
            p.word(i) == ","
                || matches!(
                    p.word(i),
                    "but" | "because" | "while" | "although" | "who" | "which" | "when" | "after" | "so"
                )
        })
        .map_or(near, |i| i + 1)
}

/// Words that leave an event open: wishes, calls, tries, possibilities.
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
    "cannot",
    "can",
    "off-chance",
    "chance",
    "prevented",
    "case",
    "unfit",
    "urged",
    "urges",
    "demanded",
    "demands",
    "demand",
    "wants",
    "want",
    "threatened",
    "threatens",
    "asked",
    "refused",
    "refuses",
    "refusing",
    "declined",
    "tried",
    "failed",
    "seeking",
    "vowed",
    "hopes",
    "wanted",
    "wished",
    "considering",
    "considers",
    "mulls",
    "weighing",
];

/// Words of wishing and urging that leave what follows "to" or "for" open.
const CALLS: &[&str] = &[
    "call",
    "calls",
    "calling",
    "ready",
    "petition",
    "pressure",
    "pressed",
    "offered",
    "offer",
    "asking",
    "risk",
    "risks",
    "fear",
    "fears",
    "candidate",
    "intention",
    "begged",
    "pleaded",
    "appeal",
    "appealed",
];

/// Verbs that undo what a noun tells of: "quashed the conviction".
const UNDONE: &[&str] = &[
    "overturned",
    "quashed",
    "annulled",
    "reversed",
    "dropped",
    "lifted",
    "withdrew",
    "withdrawn",
    "blocked",
    "halted",
    "rejected",
    "rejects",
    "lifts",
    "overturns",
    "quashes",
    "averted",
    "avoided",
    "escaped",
    "against",
    "ruled",
];

/// Stories of other years.
fn old(lens: &Lens<'_>, t: &Trigger, start: usize, end: usize) -> bool {
    let Some(today) = lens.published else { return false };
    let p = &lens.p;
    let near = t.at.saturating_sub(6).max(start);
    let parted = |k: usize| k < t.at && (k..t.at).any(|i| p.word(i) == ",") && near > start;
    let year_of = |told: &crate::en::lens::Told<'_>| {
        told.quantity.value.as_deref().and_then(|v| v.get(..4)?.parse::<i16>().ok())
    };
    // "In 1972 he supported a decision to nominate her": no other day is told.
    let mut dates =
        lens.told_in(start, end).iter().filter(|d| d.quantity.kind == QuantityKind::Date).peekable();
    if dates.peek().is_some_and(|d| d.start < t.at && matches!(p.before(d.start, 1), "in"))
        && dates.all(|d| year_of(d).is_some_and(|y| y + 1 < today.year()))
    {
        return true;
    }
    lens.told_in(near, (t.end + 6).min(end)).iter().filter(|told| !parted(told.start)).any(|told| {
        let year = told.quantity.value.as_deref().and_then(|v| v.get(..4)?.parse::<i16>().ok());
        told.quantity.kind == QuantityKind::Date
            && !matches!(lens.p.before(told.start, 1), "since" | "until" | "from")
            && year.is_some_and(|y| y + 1 < today.year())
    })
}

/// "denied reports that X had gone"
fn denied(lens: &Lens<'_>, t: &Trigger, start: usize, end: usize) -> bool {
    const DENIES: &[&str] = &[
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
        "scotched",
        "rubbished",
        "refuted",
    ];
    const TALES: &[&str] = &[
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
        "having",
        "being",
    ];
    if !lens.any(start, t.at, DENIES)
        || !lens.any(start, end, TALES)
        || lens.any(start, t.at, &["charges", "charge"])
    {
        return false;
    }
    let itself = t.kind == GovernanceKind::Dismissal && lens.p.word(t.at) == "dismissed";
    !itself || lens.any(start, t.at, &["denied", "denies", "rejected", "untrue", "false"])
}

/// "The report that X was led away is a lie"
fn untrue(lens: &Lens<'_>, t: &Trigger, start: usize, end: usize) -> bool {
    const FALSE: &[&str] =
        &["untrue", "false", "lie", "invented", "fabricated", "nonsense", "baseless", "rubbish", "fiction"];
    const TALES: &[&str] =
        &["report", "reports", "claim", "claims", "rumour", "rumours", "story", "suggestion", "that"];
    lens.any(t.end, end, FALSE) && lens.any(start, t.at, TALES)
}

/// "There is no truth in reports that X", "nothing in the rumour that X": what is said not to be so.
fn groundless(lens: &Lens<'_>, start: usize, at: usize) -> bool {
    let p = &lens.p;
    (start..at).any(|i| {
        matches!(p.word(i), "no" | "nothing" | "not" | "without")
            && (i + 1..(i + 7).min(at)).any(|k| is(p.word(k), Class::Tale))
            && (i + 1..(i + 4).min(at)).any(|k| {
                matches!(
                    p.word(k),
                    "truth" | "basis" | "substance" | "foundation" | "in" | "to" | "word" | "true" | "grain"
                )
            })
    })
}

fn negated(lens: &Lens<'_>, t: &Trigger, near: usize, clause: usize) -> bool {
    lens.any(near, t.at, &["not", "n’t", "n't", "never", "nobody", "without", "nor", "none"])
        || lens.any(
            t.at.saturating_sub(4).max(clause),
            // "no longer serve": the phrase’s own word.
            if t.end > t.at + 1 && (t.voice == Voice::Does || t.kind != GovernanceKind::Investigation) {
                t.at
            } else {
                (t.at + 1).min(t.end)
            },
            &["no", "neither"],
        )
}

/// Whether a negation denies a story and is not merely what did not happen: an answer to reports, or "has not been dismissed".
fn told_to_be_false(lens: &Lens<'_>, t: &Trigger, near: usize, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let answers = lens.any(start, end, &["report", "reports", "rumours", "rumors", "contrary"]);
    let perfect = (near..t.at).any(|i| {
        matches!(p.word(i), "has" | "had" | "have" | "was" | "is" | "were")
            && (i + 1..t.at).any(|k| matches!(p.word(k), "not" | "n’t" | "n't" | "never"))
    }) && !lens.any(near, t.at, &["will", "would", "nobody"]);
    // "said she was not investigating the minister"
    let busy =
        lens.tag(t.at) == "VBG" && lens.any(start, t.at, &["said", "says", "insisted", "insists", "told"]);
    let file = busy && perfect
        || (p.word(t.at) == "no" || p.before(t.at, 1) == "no")
            && lens.any(
                t.at,
                end,
                &["exists", "exist", "opened", "open", "existed", "begun", "launched", "under"],
            );
    let law = matches!(
        t.kind,
        GovernanceKind::Indictment
            | GovernanceKind::Conviction
            | GovernanceKind::Investigation
            | GovernanceKind::Election
    );
    answers || perfect && !law && t.voice != Voice::Noun && !lens.any(near, t.at, &["never"]) || file
}

fn rumour(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let p = &lens.p;
    const HEARSAY: &[&str] = &[
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
        "hear",
        "whisper",
        "whispers",
        "whispered",
        "word",
        "gossip",
        "tipped",
        "understood",
        "rumour",
        "rumor",
        "neighbours",
        "neighbors",
    ];
    lens.any(start, end, HEARSAY)
        || (start..end).any(|i| {
            matches!(p.word(i), "people" | "persons" | "members")
                && (i + 1..(i + 7).min(end))
                    .any(|k| matches!(p.word(k), "say" | "said") && lens.tag(k - 1) != "WP")
                || p.are(i, &["people", "close", "to"])
                || p.are(i, &["is", "said", "to"])
                || p.are(i, &["it", "is", "said"])
                || p.are(i, &["familiar", "with"])
        })
        || (start..end).any(|i| {
            matches!(
                p.word(i),
                "colleagues" | "aides" | "diplomats" | "officials" | "people" | "friends" | "witnesses"
            ) && matches!(p.word(i + 1), "said" | "say" | "told")
                && !p.capital(i)
        })
}

fn ahead(lens: &Lens<'_>, t: &Trigger, near: usize) -> bool {
    let p = &lens.p;
    const COMING: &[&str] = &[
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
        "poised",
    ];
    t.needs.has(Needs::AHEAD)
        || lens.any(near, t.end, COMING)
        || (near..t.end).any(|i| {
            p.word(i) == "to"
                && matches!(
                    p.before(i, 1),
                    "is" | "are" | "set" | "was" | "were" | "about" | "planned" | "going"
                )
        })
}
