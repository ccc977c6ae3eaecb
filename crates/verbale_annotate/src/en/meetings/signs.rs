//! Words that tell of a meeting: nouns ("summit", "round"), and verbs whose subject and object sit down together.

use crate::en::lens::Lens;
use crate::en::quantities::calendar;
use verbale_model::MeetingKind;

/// How a sign takes its participants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// "the talks between A and B", "A's visit".
    Noun,
    /// "A met B", "A and B conferred", "A spoke with B".
    Verb,
}

/// A word that tells of a meeting.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub(super) kind: MeetingKind,
    pub(super) form: Form,
    pub(super) at: usize,
    pub(super) end: usize,
    /// Tells a meeting though nobody is named.
    pub(super) strong: bool,
    /// Points back: "the talks", "this meeting".
    pub(super) definite: bool,
    order: u8,
}

/// The signs of a sentence: the best of each clause between semicolons.
pub(super) fn signs(lens: &Lens<'_>, start: usize, end: usize) -> Vec<Sign> {
    let mut out = Vec::new();
    let mut from = start;
    while from < end {
        let to = (from..end).find(|&i| lens.p.raw(i) == ";").unwrap_or(end);
        let found = (from..to).filter_map(|i| at(lens, i, from, to)).min_by_key(|s| (s.order, s.at));
        out.extend(found);
        from = to + 1;
    }
    out
}

fn at(lens: &Lens<'_>, i: usize, start: usize, end: usize) -> Option<Sign> {
    if !lens.p.is_word(i) || denied_existence(lens, i, start) {
        return None;
    }
    noun(lens, i, start, end).or_else(|| verb(lens, i, start, end))
}

/// "no talks", "without a meeting": nothing took place.
fn denied_existence(lens: &Lens<'_>, i: usize, start: usize) -> bool {
    let p = &lens.p;
    let near = i.saturating_sub(3).max(start);
    let none =
        matches!(p.before(i, 1), "no" | "without" | "any") || lens.any(near, i, &["nobody", "nothing"]);
    none && !lens.any(start, p.sentence_end(i), &["cancelled", "denied", "denies", "place", "date", "such"])
}

fn noun(lens: &Lens<'_>, i: usize, start: usize, end: usize) -> Option<Sign> {
    use MeetingKind as K;
    let p = &lens.p;
    let next = p.word(i + 1);
    let before = p.before(i, 1);
    let told = |range: usize| {
        use verbale_model::QuantityKind;
        let dates = lens.told_in(start, end).iter();
        dates.filter(|t| t.quantity.kind == QuantityKind::Date).any(|t| t.start.abs_diff(i) < range)
    };
    let events = told(14) || lens.any(start, end, EVENTS) || off(lens, start, end).is_some();
    let (order, kind, strong) = match p.word(i) {
        "summit" if !matches!(next, "of" | "ridge" | "cafe") || told(20) => (1, K::Summit, true),
        "ministerial" if lens.tag(i).starts_with("NN") || matches!(next, "meeting" | "in" | "on") => {
            (1, K::Ministerial, true)
        }
        "round" | "rounds" => {
            let talks = matches!(next, "of")
                && matches!(
                    p.word(i + 2),
                    "talks"
                        | "negotiations"
                        | "consultations"
                        | "dialogue"
                        | "meetings"
                        | "direct"
                        | "technical"
                );
            let counted = calendar::ordinal(before).is_some()
                || matches!(
                    before,
                    "next" | "last" | "new" | "latest" | "final" | "another" | "fresh" | "this"
                )
                || (lens.told_in(i + 1, i + 2).len() == 1 || number_word(next)) && p.word(i) == "round"
                || lens.name_before(i).is_some();
            let other = lens.any(
                start,
                end,
                &[
                    "drinks",
                    "golf",
                    "applause",
                    "ammunition",
                    "voting",
                    "ballot",
                    "election",
                    "runoff",
                    "boxing",
                    "fired",
                ],
            );
            if other || !talks && !counted {
                return None;
            }
            (2, K::Round, true)
        }
        "call" | "conversation" | "videoconference" | "teleconference" => {
            if lens.tag(i).starts_with('V')
                || matches!(next, "for" | "on" | "to" | "it" | "sign")
                || before == "roll"
            {
                return None;
            }
            let spoken = matches!(
                before,
                "phone"
                    | "telephone"
                    | "video"
                    | "conference"
                    | "their"
                    | "minute"
                    | "hour"
                    | "second"
                    | "first"
                    | "short"
                    | "long"
            ) || matches!(next, "between" | "with" | "from" | "by")
                || p.word(i) != "call";
            if !spoken || matches!(next, "from" | "by") && !told(14) {
                return None;
            }
            (2, K::Call, events && before != "such")
        }
        "conference" if matches!(before, "video" | "telephone" | "phone") => (2, K::Call, true),
        "conference"
            if lens.tag(i) == "NN"
                && before != "press"
                && before != "news"
                && !matches!(next, "room" | "table" | "call" | "of") =>
        {
            (4, K::Talks, events)
        }
        "visit" | "trip" | "visits" if !lens.tag(i).starts_with('V') => (3, K::Visit, events && told(12)),
        "session" | "sitting" | "plenary" => {
            let sat = told(12)
                || lens.any(start, end, &["talks", "delegation", "delegations", "opened", "closed", "met"]);
            (4, K::Session, sat)
        }
        "talks" | "negotiations" | "consultations" | "dialogue" | "parley" | "discussions" => {
            if lens.tag(i).starts_with('V') || before == "peace" && !events {
                return None;
            }
            (3, K::Talks, events && p.word(i) != "dialogue" && p.word(i) != "discussions")
        }
        "meeting" | "meetings" | "encounter" | "gathering" | "audience" | "roundtable" => {
            if matches!(next, "of" | "point" | "room" | "place") && p.word(i + 2) == "minds"
                || lens.tag(i).starts_with('V')
            {
                return None;
            }
            (3, K::Talks, events)
        }
        "lunch" | "dinner" | "breakfast" | "huddle"
            if matches!(before, "working" | "private" | "a" | "over") && next == "with" =>
        {
            (5, K::Talks, false)
        }
        _ => return None,
    };
    let kind = if kind == K::Talks && ministers(lens, start, i) { K::Ministerial } else { kind };
    // Over modifiers: "the inconclusive Geneva talks".
    let mut lead = i;
    while lead > start
        && (matches!(lens.tag(lead - 1), "JJ" | "NN" | "NNP" | "CD" | "VBN" | "VBG" | "POS" | ":" | "JJR"))
    {
        lead -= 1;
    }
    let definite = matches!(p.before(lead, 1), "the" | "this" | "that" | "these" | "those" | "such" | "any")
        && !told(14);
    // "No such conversation took place": what follows tells which.
    let order = if before == "such" { order + 4 } else { order };
    Some(Sign { kind, form: Form::Noun, at: i, end: i + 1, strong, definite, order })
}

/// Things that happen to meetings.
const EVENTS: &[&str] = &[
    "held",
    "ended",
    "lasted",
    "began",
    "broke",
    "broken",
    "resumed",
    "resume",
    "resumes",
    "suspended",
    "cancelled",
    "opened",
    "opens",
    "postponed",
    "collapsed",
    "between",
    "concluded",
    "start",
    "started",
    "begin",
    "begins",
    "adjourned",
    "hosted",
    "hosts",
    "failed",
    "wound",
    "took",
    "scheduled",
    "attended",
    "convened",
    "reconvene",
    "chaired",
    "stalled",
    "planned",
    "secret",
    "hours",
    "closed",
];

fn number_word(word: &str) -> bool {
    matches!(word, "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten")
}

fn ministers(lens: &Lens<'_>, start: usize, i: usize) -> bool {
    (start..i).any(|k| lens.p.word(k) == "ministers" && lens.p.before(k, 1) != "prime")
}

/// What calls a meeting off, if anything in the range does.
pub(super) fn off(lens: &Lens<'_>, start: usize, end: usize) -> Option<usize> {
    let p = &lens.p;
    (start..end).find(|&i| match p.word(i) {
        "cancelled" | "canceled" | "suspended" | "postponed" | "scrapped" | "abandoned" | "shelved"
        | "cancels" | "postpones" | "suspends" | "scraps" => true,
        "off" => {
            let before = p.before(i, 1);
            matches!(
                before,
                "called"
                    | "calls"
                    | "call"
                    | "put"
                    | "broken"
                    | "broke"
                    | "breaks"
                    | "break"
                    | "was"
                    | "is"
                    | "were"
                    | "are"
                    | "calling"
            ) && (!matches!(before, "is" | "was" | "are" | "were")
                || !p.is_word(i + 1)
                || p.word(i + 1) == "until")
        }
        "through" => matches!(p.before(i, 1), "fell" | "fallen" | "falls"),
        "place" => lens.any(i.saturating_sub(5).max(start), i, &["not", "n’t", "n't", "never"]),
        _ => false,
    })
}

fn verb(lens: &Lens<'_>, i: usize, start: usize, end: usize) -> Option<Sign> {
    use MeetingKind as K;
    let p = &lens.p;
    let word = p.word(i);
    let next = p.word(i + 1);
    let found = |order, kind, end, strong| {
        Some(Sign { kind, form: Form::Verb, at: i, end, strong, definite: false, order })
    };
    let near = i.saturating_sub(4).max(start);
    let negated = lens.any(near, i, &["not", "n’t", "n't", "never", "nobody", "cannot"]);
    if negated
        && !lens.any(start, end, &["denied", "denies", "deny", "insisted", "insists"])
        && !matches!(word, "back" | "room" | "met")
    {
        return None;
    }
    if negated && word == "met" && !lens.any(near, i, &["never"]) {
        return None;
    }
    let before = || lens.acting_before(lens.clause_start(i, start), i);
    let object = || {
        let near = lens.phrases_in(i + 1, (i + 4).min(end));
        near.first()
            .is_some_and(|f| f.human && (f.under.is_none() || p.word(f.start.saturating_sub(1)) == "with"))
    };
    let several = |list: &[crate::en::lens::Phrase]| list.len() > 1 || list.iter().any(|f| f.plural);
    let with = |reach: usize| {
        let to = (i + reach).min(end);
        (i + 1..to)
            .find(|&k| p.word(k) == "with")
            .is_some_and(|k| lens.phrases_in(k, (k + 4).min(end)).first().is_some_and(|f| f.human))
    };
    let kind = |usual| if usual == K::Talks && ministers(lens, start, i) { K::Ministerial } else { usual };
    match word {
        "telephoned" | "phoned" | "rang" | "telephones" | "phones" | "rings" if object() => {
            found(2, K::Call, i + 1, true)
        }
        "called" | "calls" if object() && p.before(i, 1) != "," && before().iter().any(|f| f.human) => {
            // "called him a liar" is no call: nothing but time, place or matter may follow whom.
            let whom = lens.phrases_in(i + 1, (i + 4).min(end)).first()?;
            let next = whom.end;
            let plain = next >= end
                || !p.is_word(next)
                || matches!(lens.tag(next), "IN" | "TO" | "CC" | "RB") && p.word(next) != "to"
                || lens.told_in(next, next + 1).len() == 1;
            (plain && !matches!(p.word(i + 1), "on" | "for")).then_some(())?;
            found(4, K::Call, i + 1, false)
        }
        "spoke" | "speak" | "speaks" | "spoken" | "talked" | "talk" | "talks"
            if lens.tag(i).starts_with('V') =>
        {
            let phone = lens.any(i, (i + 9).min(end), &["phone", "telephone", "video", "screen", "line"]);
            let subject = before();
            let both = with(5) && !subject.is_empty() || several(&subject) && duration(lens, i, end);
            if !phone && !both {
                return None;
            }
            found(3, if phone { K::Call } else { K::Talks }, i + 1, false)
        }
        "line" if p.are(i - 2.min(i), &["on", "the"]) && duration(lens, i, end) => {
            found(3, K::Call, i + 1, false)
        }
        "met" | "meet" | "meets" | "meeting" if lens.tag(i).starts_with('V') => {
            let things = lens.any(i + 1, (i + 5).min(end), THINGS);
            let subject = before();
            let told = (object() || with(4)) && !subject.is_empty()
                || several(&subject)
                || lens.any(i, (i + 4).min(end), &["again"]) && !subject.is_empty();
            if things || !told {
                return None;
            }
            found(3, kind(K::Talks), i + 1, several(&subject))
        }
        "saw" | "sees" | "seen" | "see" | "received" | "receives" | "receive" | "hosted" | "hosts"
        | "host" | "welcomed" | "welcomes"
            if lens.tag(i).starts_with('V') =>
        {
            let passive = matches!(word, "received" | "welcomed" | "seen" | "hosted")
                && matches!(p.before(i, 1), "was" | "were" | "been" | "be");
            // "saw his daughter" is none: whom is received holds a post or a title.
            let person = lens.phrases_in(i + 1, (i + 5).min(end)).first().is_some_and(|f| {
                let titled = f.name.is_some_and(|n| {
                    n.titled < n.start || lens.is_person(n) && !matches!(word, "saw" | "seen")
                });
                f.human && f.under.is_none() && (titled || official(p.word(f.head)))
            });
            let travels = word == "see"
                && lens.any(start, i, &["travels", "flew", "flies", "travel", "fly", "arrived", "came"]);
            if passive && (lens.any(i + 1, (i + 6).min(end), &["at", "by", "in"]))
                || person && (word != "see" || travels) && !before().is_empty()
            {
                return found(5, K::Talks, i + 1, false);
            }
            None
        }
        "sat" | "sit" | "sits"
            if next == "down" && (several(&before()) || with(4)) && p.word(i + 2) != "strike" =>
        {
            found(3, kind(K::Talks), i + 2, false)
        }
        "conferred" | "confer" | "convened" | "convene" | "reconvene" | "reconvened" | "huddled"
        | "gathered" | "gather" | "assembled" | "gathers" | "convenes"
            if lens.tag(i).starts_with('V') && !before().is_empty() =>
        {
            // "has assembled a team"
            if lens.phrases_in(i + 1, (i + 4).min(end)).first().is_some_and(|f| f.under.is_none()) {
                return None;
            }
            let subject = before();
            found(4, kind(K::Talks), i + 1, several(&subject) && word.starts_with("con"))
        }
        "spent" if lens.any(i, (i + 6).min(end), &["together"]) => found(4, K::Talks, i + 1, false),
        "faced" | "face" if lens.any(i, (i + 8).min(end), &["table"]) => found(5, K::Talks, i + 1, true),
        "room" if p.before(i, 1) == "same" && several(&before()) => found(6, K::Talks, i + 1, false),
        "table"
            if p.before(i, 1) == "the"
                && lens.any(
                    i.saturating_sub(5).max(start),
                    i,
                    &["back", "return", "returned", "returns", "around", "round"],
                ) =>
        {
            let subject = before();
            if subject.is_empty() { None } else { found(6, K::Talks, i + 1, several(&subject)) }
        }
        "worked" | "works" if next == "through" && several(&before()) => found(6, K::Talks, i + 1, false),
        "back"
            if lens.any(i.saturating_sub(4).max(start), i, &["sides", "parties", "delegations", "teams"]) =>
        {
            found(7, K::Talks, i + 1, true)
        }
        "visited" | "visits" | "visiting" if lens.tag(i).starts_with('V') && !before().is_empty() => {
            let place = lens.name_at(i + 1).or_else(|| lens.name_at(i + 2)).is_some();
            if place { found(4, K::Visit, i + 1, false) } else { None }
        }
        "flew" | "flies" | "travelled" | "travels" | "arrived" | "arrives" | "travel" | "fly" | "goes"
        | "came"
            if matches!(next, "to" | "into" | "in")
                && lens.any(i, end, &["talks", "meet", "see", "met", "negotiations", "visit", "discuss"]) =>
        {
            found(6, K::Visit, i + 1, false)
        }
        _ => None,
    }
}

/// Who is received and seen off.
fn official(word: &str) -> bool {
    crate::en::lens::post_noun(word)
        || matches!(
            word,
            "counterpart" | "counterparts" | "delegation" | "delegations" | "envoys" | "negotiators"
        )
}

/// What is met without a meeting.
const THINGS: &[&str] = &[
    "demand",
    "demands",
    "target",
    "targets",
    "conditions",
    "criteria",
    "resistance",
    "deadline",
    "deadlines",
    "needs",
    "obligations",
    "requirements",
    "applause",
    "silence",
    "opposition",
    "criticism",
    "protest",
    "anger",
    "scorn",
    "halfway",
    "standards",
    "scepticism",
    "skepticism",
    "approval",
    "disbelief",
    "goal",
    "goals",
    "cost",
    "costs",
    "minds",
    "fate",
];

/// Whether a length of time is told after a verb.
fn duration(lens: &Lens<'_>, i: usize, end: usize) -> bool {
    use verbale_model::QuantityKind;
    lens.told_in(i, (i + 9).min(end)).iter().any(|t| t.quantity.kind == QuantityKind::Duration)
}
