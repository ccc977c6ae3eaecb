//! Whether a meeting took place, is to, was called off or is denied; wishes, conditions and questions tell of none.

use super::signs::Sign;
use super::table::{Form, Mark};
use super::words::{Class, any, is};
use crate::en::lens::Lens;
use verbale_model::{MeetingStatus, QuantityKind};

/// The words around a sign.
pub(super) struct Clause<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Marks of what became of meetings, in the sentence.
    pub(super) fates: &'a [Mark],
    /// The number of the sentence.
    pub(super) n: usize,
}

/// What became of the meeting; `None` where none is told.
pub(super) fn status(lens: &Lens<'_>, sign: &Sign, c: &Clause<'_>) -> Option<MeetingStatus> {
    let p = &lens.p;
    let (start, end) = (c.start, c.end);
    let near = |m: &&Mark| {
        let reach = if m.tells.form == Form::Denial { 30 } else { 16 };
        m.at >= start && m.at < end && (m.at < sign.at || m.at >= sign.end) && m.at.abs_diff(sign.at) <= reach
    };
    let denial = c
        .fates
        .iter()
        .filter(|m| m.tells.form == Form::Denial)
        .any(|m| near(&m) && denies(lens, m, sign, end));
    let next = lens.sentences.get(c.n + 1).copied().unwrap_or((end, end));
    let later = denied_in(lens, next.0, next.1) || first_person_denial(lens, c.n);
    if denial || later && c.n + 1 < lens.sentences.len() {
        return Some(MeetingStatus::Denied);
    }
    let off = c
        .fates
        .iter()
        .filter(|m| m.tells.form == Form::Off)
        .any(|m| near(&m) && calls_off(lens, m, sign, start, end));
    if off || were_to(lens, start, end, next) {
        return Some(MeetingStatus::Cancelled);
    }
    let negated = negated(lens, sign, start);
    if negated {
        let reported = any(lens, start, end, Class::Report);
        let ahead = lens.any(
            sign.at.saturating_sub(6).max(start),
            sign.at,
            &["will", "would", "shall", "going", "longer", "now"],
        );
        let dated = dated(lens, start, end);
        let own =
            quoted(lens, sign.at) && lens.any(sign.at.saturating_sub(6).max(start), sign.at, &["i", "we"]);
        // "Nobody from Mirzan set foot in Sarrow, a spokesman said": a side that speaks of itself.
        let speaks = !ahead
            && lens.any(
                start,
                end,
                &["said", "says", "insists", "insisted", "told", "swears", "swore", "according"],
            )
            && (dated || super::details::place_told(lens, start, end));
        return if reported || speaks || own && !ahead {
            Some(MeetingStatus::Denied)
        } else if ahead && dated {
            Some(MeetingStatus::Cancelled)
        } else {
            None
        };
    }
    if old(lens, sign, start, end) || supposed(lens, sign, start, end) {
        return None;
    }
    if (sign.end..p.sentence_end(sign.at)).any(|i| p.raw(i) == "?") {
        return None;
    }
    mood(lens, sign, start, end)
}

/// Whether a denial is of the meeting: it stands right by the sign, or by words for it.
fn denies(lens: &Lens<'_>, m: &Mark, sign: &Sign, end: usize) -> bool {
    let p = &lens.p;
    let word = p.word(m.at);
    if word.starts_with("den")
        || word.starts_with("refut")
        || word.starts_with("rebut")
        || word.starts_with("disavow")
    {
        let about = (m.end..(m.end + 9).min(end)).any(|i| {
            matches!(
                p.word(i),
                "charge" | "charges" | "wrongdoing" | "allegations" | "responsibility" | "visa" | "entry"
            )
        });
        // "would not deny it"
        let not = any(lens, m.at.saturating_sub(2), m.at, Class::Not);
        return !about && !not;
    }
    if matches!(word, "has" | "have" | "had" | "did") {
        return false;
    }
    m.at.abs_diff(sign.at) <= 12 || m.end >= sign.at || word == "never" && quoted(lens, m.at)
}

/// Whether a mark by itself says that something never was: a word of denying, or a flat no in quotation marks.
pub(super) fn says_no(lens: &Lens<'_>, m: &Mark, start: usize, end: usize) -> bool {
    let word = lens.p.word(m.at);
    if any(lens, m.at.saturating_sub(2).max(start), m.at, Class::Not) {
        return false;
    }
    let flat = quoted(lens, m.at) || any(lens, start, end, Class::Report);
    ["den", "refut", "rebut", "disavow"].iter().any(|w| word.starts_with(w)) || flat
}

/// Whether a piece stands within quotation marks.
fn quoted(lens: &Lens<'_>, at: usize) -> bool {
    let p = &lens.p;
    let start = p.sentence(at);
    let open = (start..at).filter(|&i| matches!(p.raw(i), "“" | "\"" | "‘")).count();
    let close = (start..at).filter(|&i| matches!(p.raw(i), "”")).count();
    open > close
}

/// A sentence that says that what was told before never was.
fn denied_in(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let p = &lens.p;
    // "Denied it", "denied any meeting"; "denied that any volume was fixed" is of something else.
    let denies = (start..end).any(|i| {
        matches!(p.word(i), "denied" | "denies" | "deny" | "denial")
            && (lens.any(i + 1, i + 2, &["it", "this", "any"]) || any(lens, start, end, Class::Spoken))
    });
    let flat = (start..end).any(|i| {
        p.are(i, &["not", "once"])
            || p.are(i, &["no", "such"])
            || p.are(i, &["nothing", "of", "the"])
            || p.are(i, &["never", "happened"])
            || p.are(i, &["never", "took", "place"])
            || p.are(i, &["never", "met"])
            || p.are(i, &["pure", "invention"])
            || p.are(i, &["a", "fabrication"])
    });
    denies || flat && (start..end).any(|i| matches!(p.raw(i), "“" | "\"" | ":" | "‘"))
}

/// "I was in Orma": a quotation of the next sentence that places the speaker elsewhere.
fn first_person_denial(lens: &Lens<'_>, n: usize) -> bool {
    let p = &lens.p;
    let Some(&(start, end)) = lens.sentences.get(n + 1) else { return false };
    p.is_mark(start)
        && (start..end).any(|i| {
            p.are(i, &["i", "was", "at"]) || p.are(i, &["i", "was", "in"]) || p.are(i, &["i", "never"])
        })
        && lens.any(
            lens.sentences[n].0,
            lens.sentences[n].1,
            &["reported", "report", "reports", "claimed", "claims", "said", "says"],
        )
}

/// Whether what is called off is the meeting.
fn calls_off(lens: &Lens<'_>, m: &Mark, sign: &Sign, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let word = p.word(m.at);
    let last = p.before(m.end, 1);
    match word {
        // "is off": nothing or a reason follows.
        "is" | "was" | "are" | "were" | "be" | "been" if last == "off" => {
            !p.is_word(m.end)
                || matches!(p.word(m.end), "until" | "for" | "after" | "because" | "again" | "and" | "now")
        }
        "no" => m.at > sign.at || sign.at > m.end,
        "instead" => {
            lens.any(start, m.at, &["was", "were"]) && lens.any(start, m.at, &["to", "due", "supposed"])
        }
        "indefinitely" | "sine" | "until" => true,
        "refuse" | "refused" | "refuses" | "decline" | "declined" | "declines" => {
            sign.at <= m.end && sign.end + 2 >= m.end && dated(lens, start, end)
        }
        "will" | "would" | "shall" | "’ll" | "not" | "n’t" | "n't" | "never" => {
            // Its own verb, or the sign as its subject.
            let own = m.end >= sign.at && m.at <= sign.at;
            own && (dated(lens, start, end) || sign.form == Form::Goes)
                || m.at > sign.at && m.at <= sign.end + 8
        }
        "was" | "were" | "had"
            if matches!(
                last,
                "to" | "for"
                    | "be"
                    | "have"
                    | "due"
                    | "set"
                    | "scheduled"
                    | "meant"
                    | "supposed"
                    | "expected"
                    | "going"
            ) =>
        {
            // "was to have met": what was planned and did not come.
            m.end + 6 >= sign.at
                && m.at <= sign.at
                && (word == "had"
                    || last == "have"
                    || lens.any(m.end, end, &["but", "until", "when", "instead"]))
        }
        "was" | "were" if last == "no" => false,
        "did" => m.at > sign.at,
        _ => m.at.abs_diff(sign.at) <= 12,
    }
}

/// "There were to be talks": and there were not.
fn were_to(lens: &Lens<'_>, start: usize, end: usize, next: (usize, usize)) -> bool {
    let p = &lens.p;
    let were_to = (start..end).any(|i| {
        p.are(i, &["were", "to", "be"])
            || p.are(i, &["was", "to", "have"])
            || p.are(i, &["were", "to", "have"])
            || p.are(i, &["should", "have"])
                && !matches!(
                    p.word(i + 2),
                    "ended" | "finished" | "closed" | "concluded" | "broken" | "risen"
                )
    });
    were_to
        && (lens.any(next.0, next.1, &["not", "n’t", "n't", "never", "nobody", "neither", "empty", "off"])
            || lens.any(start, end, &["but", "instead", "longer"]))
}

/// Whether the verb, or the noun's verb, is negated.
fn negated(lens: &Lens<'_>, sign: &Sign, start: usize) -> bool {
    let near = sign.at.saturating_sub(4).max(start);
    let word = any(lens, near, sign.at, Class::Not);
    let only = (near..sign.at).any(|i| lens.p.are(i, &["not", "only"]));
    word && !only || sign.form != Form::Noun && lens.trees.negated(&lens.p, sign.at) && !only
}

/// A day or a month told in a range.
fn dated(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    lens.told_in(start, end).iter().any(|t| {
        t.quantity.kind == QuantityKind::Date
            && matches!(t.quantity.unit.as_deref(), Some("day" | "month" | "week"))
    })
}

/// Stories of other years.
fn old(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> bool {
    let Some(today) = lens.published else { return false };
    let near = sign.at.saturating_sub(9).max(start);
    lens.told_in(near, (sign.end + 9).min(end)).iter().any(|told| {
        let year = told.quantity.value.as_deref().and_then(|v| v.get(..4)?.parse::<i16>().ok());
        told.quantity.kind == QuantityKind::Date
            && !matches!(lens.p.before(told.start, 1), "since" | "until" | "from")
            && year.is_some_and(|y| y + 1 < today.year())
    })
}

/// Conditions and open cases before the sign.
fn supposed(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let opener = (start..sign.at).find(|&i| p.is_word(i)).map_or("", |i| p.word(i));
    let left = sign.at.saturating_sub(10).max(start);
    matches!(opener, "if" | "unless" | "whether" | "should" | "imagine" | "suppose" | "let")
        || lens.any(left, sign.at, &["if", "whether", "unless", "ever", "lest"])
            && !lens.any(left, sign.at, &["first"])
        || (sign.end..end).any(|i| p.word(i) == "if")
            && lens.any(left, sign.at, &["would", "could", "might", "will"])
            && !dated(lens, start, end)
}

/// Held, or to come, by the verb and the day; `None` for what is only wished for.
pub(super) fn mood(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<MeetingStatus> {
    let p = &lens.p;
    let near = sign.at.saturating_sub(12).max(start);
    let to = (sign.end + 10).min(end);
    let day = nearest_day(lens, sign, start, end);
    let today = lens.published;
    let future = day.zip(today).is_some_and(|(d, t)| d > t);
    let past = day.zip(today).is_some_and(|(d, t)| d < t);
    let wish = any(lens, near, sign.at, Class::Wish) && !past;
    let ahead = any(lens, near, to, Class::Ahead)
        || (near..(sign.end + 6).min(end))
            .any(|i| p.word(i) == "to" && is(p.before(i, 1), Class::Bound) && p.word(i + 1) != "say")
        || lens.any(near, sign.at, &["would", "next", "accepted"])
        || lens.any(sign.at.saturating_sub(4).max(start), sign.at, &["agreed"]);
    let told = any(lens, near, (sign.end + 12).min(end), Class::Done);
    if future || day.is_none() && (later_month(lens, start, end) || next_told(lens, start, end)) {
        return Some(MeetingStatus::Planned);
    }
    let place = sign.form != Form::Noun || day.is_some();
    // "she could see the envoys": its own verb is only possible.
    let own = (sign.at.saturating_sub(2).max(start)..sign.at)
        .any(|i| matches!(p.word(i), "could" | "might" | "may" | "can" | "should" | "must" | "ought"));
    if sign.form != Form::Noun && own && day.is_none() {
        return None;
    }
    if wish && !told {
        let asked = any(lens, near, sign.at, Class::Invites);
        let there = asked && super::details::place(lens, sign, start, end).is_some();
        return (day.is_some() && place || there).then_some(MeetingStatus::Planned);
    }
    Some(if ahead && !told && !past { MeetingStatus::Planned } else { MeetingStatus::Held })
}

/// The day told nearest to a sign.
fn nearest_day(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<jiff::civil::Date> {
    let days = lens
        .told_in(start, end)
        .iter()
        .filter(|t| t.quantity.kind == QuantityKind::Date && t.quantity.unit.as_deref() == Some("day"));
    let nearest = days.min_by_key(|t| t.start.abs_diff(sign.at))?;
    if let Some(day) = super::details::coming(lens, sign, nearest, start, end) {
        return Some(day);
    }
    nearest.quantity.value.as_deref()?.get(..10)?.parse().ok()
}

/// Whether a week, a month or a year to come is told: "next week", "in the coming month".
fn next_told(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    lens.told_in(start, end).iter().any(|t| {
        t.quantity.kind == QuantityKind::Date
            && lens.any(t.start.saturating_sub(1).max(start), t.end, &["next", "coming"])
            && !lens.any(t.start.saturating_sub(2).max(start), t.end, &["after", "day"])
    })
}

/// Whether the month told is after that of publication.
fn later_month(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let Some(today) = lens.published else { return false };
    let months = lens
        .told_in(start, end)
        .iter()
        .filter(|t| t.quantity.kind == QuantityKind::Date && t.quantity.unit.as_deref() == Some("month"));
    months.filter_map(|t| t.quantity.value.as_deref()).any(|v| {
        let year = v.get(..4).and_then(|y| y.parse::<i16>().ok());
        let month = v.get(5..7).and_then(|m| m.parse::<i8>().ok());
        year.zip(month).is_some_and(|(y, m)| (y, m) > (today.year(), today.month()))
    })
}
