//! Day, length and place of a meeting.

use super::lists;
use super::signs::Sign;
use super::table::Form;
use super::words::{Class, is};
use crate::en::lens::{Lens, Name};
use verbale_model::{MeetingKind, QuantityKind};

/// The day told nearest to the sign, and where it stands.
pub(super) fn day(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Option<(String, usize, usize)> {
    let dates = lens.told_in(start, end).iter().filter(|t| t.quantity.kind == QuantityKind::Date);
    let fine = dates.filter(|t| {
        matches!(t.quantity.unit.as_deref(), Some("day" | "month")) && t.quantity.value.is_some()
    });
    let nearest =
        fine.min_by_key(|t| (t.quantity.unit.as_deref() != Some("day"), t.start.abs_diff(sign.at)))?;
    let value = nearest.quantity.value.as_deref()?;
    Some((value.split('/').next().unwrap_or(value).to_owned(), nearest.start, nearest.end))
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
            && lens.states.find(lens.text(n.start, n.end)).is_none()
            && !lens.is_person(*n)
            && !crate::en::lens::nationality(lens.text(n.start, n.start + 1))
            && n.titled == n.start;
        let lone = n.titled == n.start || p.word(n.titled) == "lake";
        direct
            && lone
            && (!lens.is_person(*n) || spot(p.word(n.start)) || spot(p.word(n.end - 1)))
            && !body(lens, n)
            || round
    });
    placed.min_by_key(|n| n.start.abs_diff(sign.at))
}

pub(super) fn spot(word: &str) -> bool {
    is(word, Class::Spot)
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
