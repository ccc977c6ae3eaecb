//! Day, length and place of a meeting.

use super::lists;
use super::signs::Sign;
use super::table::Form;
use super::words::{Class, is};
use crate::en::lens::{Lens, Name, Told};
use crate::en::quantities::calendar;
use verbale_model::{MeetingKind, QuantityKind};

/// The day told nearest to the sign, and where it stands.
pub(super) fn day(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<(String, usize, usize)> {
    let dates = lens.told_in(start, end).iter().filter(|t| t.quantity.kind == QuantityKind::Date);
    let fine = dates.filter(|t| {
        matches!(t.quantity.unit.as_deref(), Some("day" | "month"))
            && t.quantity.value.is_some()
            // "their first since May": when another was.
            && !(matches!(lens.p.before(t.start, 1), "since" | "until") && t.start > sign.end)
    });
    let nearest =
        fine.min_by_key(|t| (t.quantity.unit.as_deref() != Some("day"), t.start.abs_diff(sign.at)))?;
    let value = nearest.quantity.value.as_deref()?;
    let value = value.split('/').next().unwrap_or(value);
    let value = coming(lens, sign, nearest, start, end).map_or_else(|| value.to_owned(), |d| d.to_string());
    Some((value, nearest.start, nearest.end))
}

/// The day of the week to come that a clause in the present means: "meet on Friday", "Thursday’s talks are scrubbed"; `None` where it is past or
/// told by its date.
pub(super) fn coming(
    lens: &Lens<'_>,
    sign: &Sign,
    told: &Told<'_>,
    start: usize,
    end: usize,
) -> Option<jiff::civil::Date> {
    let p = &lens.p;
    let today = lens.published?;
    // "on the 30th": of the month to come.
    let numbered = (told.start..told.end).all(|i| {
        p.word(i) == "the"
            || calendar::ordinal(p.word(i)).is_some()
            || p.word(i).ends_with("th")
            || p.word(i).ends_with("rd")
    });
    if numbered {
        let day: jiff::civil::Date = told.quantity.value.as_deref()?.get(..10)?.parse().ok()?;
        let next = day.checked_add(jiff::Span::new().months(1)).ok()?;
        return (day < today && to_come(lens, sign, start)).then_some(next);
    }
    let named = (told.start..told.end).any(|i| calendar::weekday(p.word(i)).is_some());
    let bare = (told.start..told.end).all(|i| !p.is_number(i) && calendar::month(p.word(i)).is_none());
    let last = lens.any(told.start.saturating_sub(1).max(start), told.end, &["last", "past", "previous"]);
    if !named || !bare || last {
        return None;
    }
    let day: jiff::civil::Date = told.quantity.value.as_deref()?.get(..10)?.parse().ok()?;
    let next = day.checked_add(jiff::Span::new().days(7)).ok()?;
    (day < today
        && next >= today
        && (present(lens, sign, start, end) || was_to(lens, sign, start, end) || set_for(lens, told)))
    .then_some(next)
}

/// "has asked for Friday", "is booked for Monday": a day that is set.
fn set_for(lens: &Lens<'_>, told: &Told<'_>) -> bool {
    let p = &lens.p;
    (p.word(told.start) == "for" || p.before(told.start, 1) == "for")
        && !matches!(
            p.before(told.start, 2),
            "blame" | "blamed" | "apologised" | "apologized" | "responsible"
        )
}

/// Whether "will" and the like stand before a sign.
fn to_come(lens: &Lens<'_>, sign: &Sign, start: usize) -> bool {
    let left = lens.clause_start(sign.at, start).max(sign.at.saturating_sub(12));
    lens.any(left, (sign.end + 3).min(lens.p.len()), &["will", "shall", "’ll", "due", "would"])
        || (left..sign.at).any(|i| {
            lens.p.word(i + 1) == "to"
                && matches!(lens.p.word(i), "is" | "are" | "was" | "were" | "due" | "set")
        })
}

/// "was to have sat down on Sunday": what was still to come.
fn was_to(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> bool {
    if !lens.any(start, end, &["will", "’ll"]) {
        return false;
    }
    let left = sign.at.saturating_sub(5).max(start);
    (left..sign.at).any(|i| lens.p.word(i + 1) == "to" && matches!(lens.p.word(i), "was" | "were"))
}

/// Whether the clause of a sign is in the present: its own verb, or every verb with tense that is no verb of saying.
fn present(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let now = |i: usize| {
        matches!(lens.tag(i), "VBZ" | "VBP")
            && !matches!(p.word(i), "has" | "have" | "’ve" | "’s")
            && !is(p.word(i), Class::Done)
    };
    if sign.form != Form::Noun && lens.tag(sign.at).starts_with('V') {
        return now(sign.at);
    }
    let from = lens.clause_start(sign.at, start);
    let mut verbs = (from..lens.clause_end(sign.at, end).max(sign.end))
        .filter(|&i| matches!(lens.tag(i), "VBZ" | "VBP" | "VBD") && !is(p.word(i), Class::Tells))
        .peekable();
    verbs.peek().is_some() && verbs.all(now)
}

/// The length in hours.
pub(super) fn hours(lens: &Lens<'_>, sign: Option<&Sign>, start: usize, end: usize) -> Option<f64> {
    let fits = |t: &&crate::en::lens::Told<'_>| {
        let late = is(lens.p.word(t.end), Class::Beyond)
            || matches!(lens.p.before(t.start, 1), "within" | "in" | "every" | "than" | "last" | "next");
        t.quantity.kind == QuantityKind::Duration
            && matches!(t.quantity.unit.as_deref(), Some("hour" | "minute"))
            && !late
    };
    let all = lens.told_in(start, end).iter().filter(fits);
    let told = match sign {
        Some(sign) => all.min_by_key(|t| t.start.abs_diff(sign.at)),
        None => all.min_by_key(|t| t.start),
    }?;
    let value: f64 = told.quantity.value.as_deref()?.parse().ok()?;
    Some(if told.quantity.unit.as_deref() == Some("minute") { value / 60.0 } else { value })
}

/// Where: a name after "in" or "at", or before the noun.
pub(super) fn place(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<Name> {
    let p = &lens.p;
    let names = lens.names_in(start, end).iter().copied();
    let placed = names.filter(|n| {
        let mut at = n.titled;
        while at > start
            && (matches!(
                p.before(at, 1),
                "the" | "his" | "her" | "its" | "neutral" | "rainy" | "nearby" | "a" | "one" | "’s" | "'s"
            ) || lens.tag(at - 1) == "JJ")
        {
            at -= 1;
        }
        let direct =
            matches!(p.before(at, 1), "in" | "at" | "near" | "outside" | "aboard" | "to" | "into" | "on")
                && (!matches!(p.before(at, 1), "to" | "into" | "on") || sign.kind == MeetingKind::Visit)
                || sign.form == Form::Goes && n.titled >= sign.end && n.titled <= sign.end + 1;
        let modifies = n.end == sign.at && sign.form == Form::Noun
            || matches!(p.word(n.end), "round" | "talks" | "summit" | "meeting" | "session" | "conference");
        let joint =
            p.raw(n.titled).contains(['-', '–']) || n.titled > 0 && p.hyphen(n.titled - 1) || p.hyphen(n.end);
        let round = modifies
            && !lens.tag(n.start).starts_with("JJ")
            && !body(lens, n)
            && !joint
            && (lens.states.find(lens.text(n.start, n.end)).is_none() || seat(lens, n))
            && !lens.is_person(*n)
            && !crate::en::lens::nationality(lens.text(n.start, n.start + 1))
            && n.titled == n.start;
        // "at Russia’s request": whose, not where.
        let owner = matches!(p.word(n.end), "’s" | "'s" | "’")
            && !(n.end + 1..n.end + 4).any(|i| is(p.word(i), Class::Venue) || is(p.word(i), Class::Spot));
        let direct = direct && !owner;
        let lone = n.titled == n.start || p.word(n.titled) == "lake";
        direct
            && lone
            && (!lens.is_person(*n) || spot(p.word(n.start)) || spot(p.word(n.end - 1)))
            && !body(lens, n)
            || round
    });
    // "Geneva, 12 May: A and B": before the colon of a diary.
    let headed = || {
        let diary = p.raw(sign.at) == ":";
        let town =
            |n: &&Name| !lens.is_person(**n) && !body(lens, n) && calendar::month(p.word(n.start)).is_none();
        lens.names_in(start, sign.at).iter().find(town).copied().filter(|_| diary)
    };
    placed.min_by_key(|n| n.start.abs_diff(sign.at)).or_else(headed).or_else(|| dateline(lens))
}

/// Whether a stretch tells a place by name after "in", "at" and the like.
pub(super) fn place_told(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    lens.names_in(start, end).iter().any(|n| {
        let at = if lens.p.before(n.titled, 1) == "the" { n.titled - 1 } else { n.titled };
        matches!(lens.p.before(at, 1), "in" | "at" | "near" | "outside" | "aboard" | "on")
            && !lens.is_person(*n)
    })
}

/// The town that opens a report: "GENEVA —".
fn dateline(lens: &Lens<'_>) -> Option<Name> {
    lens.name_at(0).filter(|_| lens.after_dateline(0) > 0)
}

pub(super) fn spot(word: &str) -> bool {
    is(word, Class::Spot)
}

/// The seat of a state’s government, not the state: "the Budapest summit".
pub(super) fn seat(lens: &Lens<'_>, n: &Name) -> bool {
    let words = lens.text(n.start, n.end);
    let state = lens.states.find(words);
    state.is_some_and(|s| s != words)
        && !lens.states.is_adjective(words)
        && words.chars().any(char::is_lowercase)
}

/// A body or a code, which is no place.
fn body(lens: &Lens<'_>, n: &Name) -> bool {
    let p = &lens.p;
    let words = lens.text(n.start, n.end);
    let upper = words.chars().count() > 1 && words.chars().all(|c| c.is_uppercase() || c == '.');
    upper && lens.states.find(words).is_none()
        || crate::en::votes::deciding(p.word(n.end - 1)) && p.word(n.end - 1) != "house"
        || matches!(p.word(n.end - 1), "department" | "ministry" | "committee" | "party" | "universe")
        || lists::thing(p.word(n.end - 1)) && n.end - n.start > 1
}
