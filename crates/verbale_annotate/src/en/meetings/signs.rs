//! Words that tell of a meeting.

use crate::en::lens::Lens;
use verbale_model::MeetingKind;

/// A word that tells of a meeting.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub(super) kind: MeetingKind,
    pub(super) at: usize,
    pub(super) end: usize,
    /// The noun, for names that stand before it ("the Montreux round").
    pub(super) word: &'static str,
    /// Told by a verb: "met", "phoned".
    pub(super) verb: bool,
    /// Tells a meeting without names.
    pub(super) strong: bool,
}

/// The sign of a meeting in a sentence.
pub(super) fn sign(lens: &Lens<'_>, start: usize, end: usize) -> Option<Sign> {
    use MeetingKind as K;
    let p = &lens.p;
    let mut best: Option<(u8, Sign)> = None;
    for i in start..end {
        if !p.is_word(i) {
            continue;
        }
        let next = p.word(i + 1);
        let dated = |range: usize| {
            lens.told_in(start, end)
                .iter()
                .any(|t| t.quantity.kind == verbale_model::QuantityKind::Date && t.start.abs_diff(i) < range)
        };
        let found = match p.word(i) {
            "summit" | "summits" if !matches!(next, "of" | "ridge") || dated(20) => {
                Some((1, K::Summit, "summit", false, true))
            }
            "ministerial" => Some((1, K::Ministerial, "ministerial", false, true)),
            "round" | "rounds"
                if next == "of" && matches!(p.word(i + 2), "talks" | "negotiations" | "consultations")
                    || crate::en::quantities::calendar::ordinal(p.before(i, 1)).is_some()
                    || matches!(p.before(i, 1), "next" | "last" | "new" | "latest" | "final" | "another")
                    || lens.name_before(i).is_some() =>
            {
                let talks = !lens.any(
                    start,
                    end,
                    &["drinks", "golf", "applause", "ammunition", "voting", "ballot", "election"],
                );
                talks.then_some((2, K::Round, "round", false, true))
            }
            "telephoned" | "phoned" | "rang" => Some((2, K::Call, "call", true, false)),
            "call" | "calls" | "phone" | "telephone" | "videoconference" => {
                let noun = matches!(
                    p.before(i, 1),
                    "phone"
                        | "telephone"
                        | "video"
                        | "conference"
                        | "the"
                        | "a"
                        | "their"
                        | "by"
                        | "minute"
                        | "hour"
                        | "second"
                        | "first"
                        | "short"
                        | "long"
                        | "’s"
                        | "'s"
                ) && p.word(i) != "calls";
                let names = lens.names_in(start, end).len() >= 2 || next == "between" || next == "with";
                let idle = matches!(p.word(i), "call" | "calls")
                    && matches!(next, "for" | "on" | "to" | "off" | "it" | "that" | "roll")
                    || p.before(i, 1) == "roll";
                (noun && names && !idle).then_some((2, K::Call, "call", false, false))
            }
            "spoke" | "speak" | "talked"
                if lens.any(i, (i + 8).min(end), &["phone", "telephone", "video", "screen"]) =>
            {
                Some((2, K::Call, "call", true, false))
            }
            "visit" | "visits" | "visited" | "visiting" | "trip" => {
                let verb = matches!(p.word(i), "visited" | "visits");
                let state =
                    !lens.names_in(i, (i + 6).min(end)).is_empty() || !lens.names_in(start, i).is_empty();
                state.then_some((3, K::Visit, "visit", verb, !verb))
            }
            "flew" | "flies" | "travelled" | "travels" | "arrived" | "arrives"
                if matches!(next, "to" | "into" | "in")
                    && lens.any(
                        start,
                        end,
                        &["talks", "meet", "see", "met", "minister", "president", "envoy", "chancellor"],
                    ) =>
            {
                Some((4, K::Visit, "visit", true, false))
            }
            "session" | "plenary" | "sitting" => Some((
                4,
                K::Session,
                "session",
                false,
                dated(12) || lens.any(start, end, &["talks", "delegation", "delegations"]),
            )),
            "talks" | "negotiations" | "consultations" => {
                let events = lens.any(
                    start,
                    end,
                    &[
                        "held",
                        "ended",
                        "lasted",
                        "began",
                        "broke",
                        "resumed",
                        "resume",
                        "suspended",
                        "cancelled",
                        "opened",
                        "open",
                        "postponed",
                        "collapsed",
                        "between",
                        "concluded",
                        "start",
                        "started",
                        "begin",
                        "continued",
                        "adjourned",
                        "met",
                        "hosted",
                        "round",
                        "last",
                        "met",
                        "hours",
                        "fail",
                        "failed",
                    ],
                ) || dated(10);
                let vague = matches!(
                    p.before(i, 1),
                    "peace" | "the" | "no" | "of" | "from" | "for" | "further" | "future"
                ) && !events;
                (!vague).then_some((3, K::Talks, "talks", false, events))
            }
            "meeting" | "meetings" => {
                let events = lens.any(
                    start,
                    end,
                    &[
                        "held",
                        "ended",
                        "lasted",
                        "began",
                        "broke",
                        "planned",
                        "cancelled",
                        "postponed",
                        "between",
                        "concluded",
                        "took",
                        "hosted",
                        "hours",
                        "scheduled",
                        "secret",
                    ],
                ) || dated(10);
                Some((3, K::Talks, "meeting", false, events))
            }
            "met" | "meet" | "meets" | "seen" | "saw" | "received" | "receives" | "receive" | "host"
            | "hosted" | "hosts" | "sees" => {
                let object = lens.names_in(i, (i + 9).min(end)).iter().any(|n| {
                    p.before(n.titled, 1) != "in"
                        && p.before(n.titled, 1) != "at"
                        && p.before(n.titled, 1) != "on"
                });
                let needy = matches!(
                    p.word(i),
                    "saw"
                        | "seen"
                        | "receive"
                        | "host"
                        | "received"
                        | "receives"
                        | "hosted"
                        | "hosts"
                        | "sees"
                );
                let subject = lens.subject(start, i);
                let person = lens.person_after(i, (i + 9).min(end)).is_some()
                    || lens.any(
                        i,
                        (i + 8).min(end),
                        &[
                            "counterpart",
                            "counterparts",
                            "commander",
                            "delegation",
                            "envoy",
                            "envoys",
                            "president",
                            "minister",
                            "ministers",
                            "ambassador",
                        ],
                    );
                let plural = subject.as_ref().is_some_and(|g| g.names.len() > 1)
                    || lens.any(
                        start,
                        i,
                        &[
                            "delegations",
                            "delegation",
                            "sides",
                            "ministers",
                            "negotiators",
                            "teams",
                            "leaders",
                            "parties",
                            "envoys",
                            "presidents",
                            "generals",
                        ],
                    );
                let demands = lens.any(
                    i + 1,
                    (i + 5).min(end),
                    &[
                        "demand",
                        "demands",
                        "target",
                        "conditions",
                        "criteria",
                        "resistance",
                        "deadline",
                        "needs",
                        "obligations",
                        "requirements",
                        "applause",
                        "letter",
                        "aid",
                    ],
                );
                let told = if needy {
                    person && subject.is_some()
                } else {
                    (object && (subject.is_some() || plural || person)) || plural
                };
                let ministers =
                    !needy && lens.any(start, i, &["ministers"]) && !lens.any(start, i, &["prime"]);
                (told && !demands).then_some((
                    if needy { 5 } else { 3 },
                    if ministers { K::Ministerial } else { K::Talks },
                    "meeting",
                    true,
                    plural,
                ))
            }
            "sides" | "delegations" | "parties" | "teams"
                if lens.any(
                    i,
                    (i + 6).min(end),
                    &["back", "table", "room", "convene", "reconvene", "together"],
                ) =>
            {
                Some((6, K::Talks, "talks", false, true))
            }
            "table"
                if lens.any(start, end, &["hours", "days", "night"])
                    && lens.any(start, end, &["around", "at", "round"])
                    && lens.names_in(start, end).len() >= 2 =>
            {
                Some((7, K::Talks, "talks", false, true))
            }
            _ => None,
        };
        if let Some((order, kind, word, verb, strong)) = found {
            let none = matches!(p.before(i, 1), "no" | "without" | "any")
                || lens.any(i.saturating_sub(3).max(start), i, &["nobody", "nothing"]);
            if none && !lens.any(start, end, &["cancelled", "denied", "denies"]) {
                continue;
            }
            if best.is_none_or(|(o, _)| order < o) {
                best = Some((order, Sign { kind, at: i, end: i + 1, word, verb, strong }));
            }
        }
    }
    let sign = best?.1;
    let idle = lens.any(start, end, &["if", "never"]) && !sign.strong;
    (!idle).then_some(sign)
}
