//! Meetings that no word tells of: entries of a diary, hours that two share, two in one room.

use super::lists::{self, after, party, subject};
use super::signs::{Asks, Sign, titled};
use super::table::Form;
use super::words::{Class, is};
use crate::en::lens::{Lens, Phrase, human_noun};
use verbale_model::{MeetingKind, QuantityKind};

/// An entry of a diary, which has no verb: "Tuesday: A and B, at the customs house", "In Geneva yesterday: A with B".
pub(super) fn agenda(lens: &Lens<'_>, start: usize, end: usize) -> Option<Sign> {
    let p = &lens.p;
    let colon = (start + 1..end.min(start + 20)).find(|&i| p.raw(i) == ":" && !p.is_number(i + 1))?;
    let day = |t: &crate::en::lens::Told<'_>| t.quantity.kind == QuantityKind::Date;
    let to = (colon + 1..end).find(|&i| p.raw(i) == ":" && !p.is_number(i + 1)).unwrap_or(end);
    let dated = lens.told_in(start, colon).iter().any(day);
    let verb = (colon + 1..to).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD"));
    if !dated || verb {
        return None;
    }
    let first = lens.phrases.partition_point(|f| f.start <= colon);
    let list = lists::list(lens, first, colon + 1, to);
    let opens = list.first().is_some_and(|f| f.start <= colon + 2 && party(lens, f));
    let with = (colon + 1..to)
        .any(|i| p.word(i) == "with" && after(lens, i + 1, 4, to).first().is_some_and(|f| party(lens, f)));
    let two = list.len() > 1 || with || list.iter().any(|f| f.plural && titled(lens, f));
    let ministers = lens.any(colon, to, &["ministers"]);
    (opens && two).then_some(Sign {
        kind: if ministers { MeetingKind::Ministerial } else { MeetingKind::Talks },
        form: Form::Joint,
        at: colon,
        end: colon + 1,
        rank: 6,
        strong: true,
        definite: false,
        asks: Asks::Nothing,
    })
}

/// A place that stands for the meeting that was to be there: "Budapest is off", "Geneva has been called off".
pub(super) fn place_off(lens: &Lens<'_>, start: usize, end: usize) -> Option<Sign> {
    let p = &lens.p;
    let name = lens.name_at(start).filter(|n| n.titled == start && !lens.is_person(*n))?;
    let mut at = name.end;
    if !matches!(p.word(at), "is" | "was" | "has" | "had" | "will") {
        return None;
    }
    while at < end
        && matches!(p.word(at), "is" | "was" | "has" | "had" | "been" | "now" | "not" | "will" | "be")
    {
        at += 1;
    }
    let off = p.word(at) == "off"
        && (p.is_mark(at + 1) || matches!(p.word(at + 1), "again" | "for" | "until" | "or" | "and"))
        || matches!(p.word(at), "called" | "put") && p.word(at + 1) == "off"
        || matches!(p.word(at), "cancelled" | "canceled" | "scrapped" | "shelved")
            && !p.word(at + 1).starts_with("by");
    let words = lens.text(name.start, name.end);
    let seat = lens.states.find(words).is_none_or(|s| s != words);
    (off && seat).then_some(Sign {
        kind: MeetingKind::Talks,
        form: Form::Noun,
        at: name.start,
        end: name.end,
        rank: 6,
        strong: true,
        definite: false,
        asks: Asks::Nothing,
    })
}

/// Hours or minutes that two share, whatever they are told to do: "the two ministers stood for eleven minutes in a lift".
pub(super) fn shared(lens: &Lens<'_>, start: usize, end: usize) -> Option<Sign> {
    let p = &lens.p;
    let start = lens.after_dateline(start);
    let told = lens.told_in(start, end).iter().find(|t| {
        let opens = t.start <= start + 1;
        t.quantity.kind == QuantityKind::Duration
            && (matches!(t.quantity.unit.as_deref(), Some("hour" | "minute"))
                || opens && matches!(t.quantity.unit.as_deref(), Some("day" | "week")))
            && (t.start <= start + 1
                || matches!(
                    p.before(t.start, 1),
                    "for"
                        | "some"
                        | "of"
                        | "spent"
                        | "lasted"
                        | "took"
                        | "after"
                        | "nearly"
                        | "about"
                        | "almost"
                ))
            && !matches!(
                p.word(t.end),
                "ago"
                    | "before"
                    | "after"
                    | "late"
                    | "later"
                    | "earlier"
                    | "away"
                    | "from"
                    | "drive"
                    | "flight"
            )
    })?;
    // "Twelve hours in a hotel at X on Saturday, and Y would not sign": a length that opens, and where.
    let opening = told.start <= start + 1
        && matches!(p.word(told.end), "in" | "at" | "behind" | "inside" | "round" | "around")
        && ((told.end..(told.end + 8).min(end))
            .any(|i| is(p.word(i), Class::Venue) || is(p.word(i), Class::Spot))
            || super::details::place_told(lens, told.end, (told.end + 5).min(end)));
    if opening {
        return Some(Sign {
            kind: MeetingKind::Talks,
            form: Form::Joint,
            at: told.start,
            end: told.end,
            rank: 6,
            strong: true,
            definite: false,
            asks: Asks::Two,
        });
    }
    if !matches!(told.quantity.unit.as_deref(), Some("hour" | "minute")) {
        return None;
    }
    let verb =
        (start..end).find(|&i| matches!(lens.tag(i), "VBD" | "VBN") && lens.trees.subject(i).is_some())?;
    let list = subject(lens, verb, start, end);
    let person = |f: &Phrase| (titled(lens, f) || alone(lens, f)) && lens.tag(f.head) != "PRP";
    let two = list.iter().filter(|f| person(f)).count() > 1 || list.iter().any(|f| f.plural && person(f));
    let with = || {
        let with = (told.start.min(verb)..end).find(|&i| p.word(i) == "with" && p.before(i, 1) != ",")?;
        after(lens, with + 1, 3, end).first().filter(|f| person(f)).copied()
    };
    (two || list.first().is_some_and(person) && with().is_some()).then_some(talks(verb))
}

/// Talks of two, told by what they do and not by a word for a meeting.
fn talks(verb: usize) -> Sign {
    Sign {
        kind: MeetingKind::Talks,
        form: Form::Joint,
        at: verb,
        end: verb + 1,
        rank: 6,
        strong: true,
        definite: false,
        asks: Asks::Two,
    }
}

/// A single name that is no state, people or body: "Rusk".
fn alone(lens: &Lens<'_>, f: &Phrase) -> bool {
    let p = &lens.p;
    f.name.is_some_and(|n| {
        let words = lens.text(n.start, n.end);
        n.end == f.end
            && n.end == n.titled + 1
            && f.start == n.start
            && words.chars().skip(1).all(|c| !c.is_uppercase())
            && lens.states.find(words).is_none()
            && !crate::en::lens::nationality(words)
            && !crate::en::votes::deciding(p.word(n.start))
            && !human_noun(p.word(n.start))
    })
}

/// Two people at one place or at each other, whatever they are told to do there: "A and B took a last turn about the billiard-room on
/// Sunday", "what A and B gave each other".
pub(super) fn one_room(lens: &Lens<'_>, start: usize, end: usize) -> Option<Sign> {
    let p = &lens.p;
    let dated = |t: &crate::en::lens::Told<'_>| match t.quantity.kind {
        QuantityKind::Date => t.quantity.unit.as_deref() == Some("day"),
        QuantityKind::Duration => matches!(t.quantity.unit.as_deref(), Some("hour" | "minute")),
        _ => false,
    };
    if !lens.told_in(start, end).iter().any(dated) {
        return None;
    }
    let person = |f: &Phrase| (titled(lens, f) || alone(lens, f)) && lens.tag(f.head) != "PRP" && !f.plural;
    let pair = |list: &[Phrase]| list.len() == 2 && list.iter().all(person);
    let venue = (start..end).any(|i| {
        is(p.word(i), Class::Venue)
            && lens.phrases_in(i.saturating_sub(6), i + 1).iter().any(|f| f.head == i && f.under.is_some())
    });
    let mutual = (start..end).any(|i| p.are(i, &["each", "other"]) || p.are(i, &["one", "another"]));
    if !venue && !mutual {
        return None;
    }
    let verb = (start..end).find(|&i| {
        matches!(lens.tag(i), "VBD" | "VBN")
            && (mutual || !is(p.word(i), Class::Tells))
            && !is(p.word(i), Class::Apart)
            && pair(&subject(lens, i, start, end))
    })?;
    let apart = (start..end).any(|i| {
        lens.tag(i).starts_with('V') && (is(p.word(i), Class::Apart) || is(p.word(i), Class::Report))
    });
    (!apart).then_some(talks(verb))
}
