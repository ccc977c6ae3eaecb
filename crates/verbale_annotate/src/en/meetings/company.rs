//! Meetings told by who was where with whom: two who act, a day or an hour, a spot, and the furniture of talks, whatever the verb is.
//!
//! **Invariant:** asked only of sentences in which no word tells of a meeting; each thing told counts, and enough of them make one.

use super::details;
use super::lists::{self, after, party, subject};
use super::signs::{Asks, Sign, titled};
use super::table::Form;
use super::words::{Class, any, is};
use crate::en::lens::{Lens, Phrase, human_noun};
use crate::en::votes::deciding;
use verbale_model::{MeetingKind, QuantityKind};

/// What has to be told for a meeting.
const ENOUGH: i32 = 6;

/// The sign of a meeting that a sentence tells by company, and those who keep it.
pub(super) fn company(lens: &Lens<'_>, n: usize) -> Option<(Sign, Vec<Phrase>)> {
    let (start, end) = lens.sentences[n];
    let start = lens.after_dateline(start);
    let setting = setting(lens, start, end);
    if setting < 2 {
        return noted(lens, n);
    }
    let scene = scene(lens, start, end);
    let beside = n.checked_sub(1).into_iter().chain([n + 1]).filter_map(|k| lens.sentences.get(k));
    let around = beside.map(|s| scene_of(lens, s.0, s.1)).max().unwrap_or(0).min(1);
    let late = if n > 3 { 2 } else { 0 };
    let mut best: Option<(i32, Sign, Vec<Phrase>)> = None;
    for verb in (start..end).filter(|&i| acts(lens, i)) {
        if is(lens.p.word(verb), Class::Tells) {
            continue;
        }
        let Some((ties, who)) = tied(lens, verb, start, end) else { continue };
        let total = ties + setting + scene + around - late;
        if total >= ENOUGH && best.as_ref().is_none_or(|b| total > b.0) {
            best = Some((total, sign(lens, verb, &who, start, end), who));
        }
    }
    best.map(|(_, sign, who)| (sign, who)).or_else(|| noted(lens, n))
}

/// A verb by which somebody does something.
pub(super) fn acts(lens: &Lens<'_>, i: usize) -> bool {
    matches!(lens.tag(i), "VBD" | "VBN" | "VBZ" | "VBP" | "VB") && !apart(lens, i)
}

/// Deeds that tell of no company.
pub(super) fn apart(lens: &Lens<'_>, i: usize) -> bool {
    let word = lens.p.word(i);
    is(word, Class::Apart) || is(word, Class::Report)
}

/// How closely a verb ties two who meet, and who they are.
fn tied(lens: &Lens<'_>, verb: usize, start: usize, end: usize) -> Option<(i32, Vec<Phrase>)> {
    let p = &lens.p;
    if lens.trees.relation(verb).starts_with("aux") {
        return None;
    }
    let who = |f: &Phrase| meets(lens, f);
    let person = |f: &Phrase| named_person(lens, f) || titled(lens, f);
    let people = |list: &[Phrase]| list.len() > 1 && list.iter().all(person);
    let object = after(lens, verb + 1, 3, end);
    let free = |list: &[Phrase]| list.first().is_some_and(|f| f.under.is_none_or(|u| u <= verb));
    let list = subject(lens, verb, start, end);
    // Its own subject, not whoever stands near: "the cable between A and B was cut".
    let own = match lens.trees.subject(verb) {
        Some(s) => list.first().is_some_and(|f| s >= f.start && s < verb.max(f.end)),
        None => !list.is_empty(),
    } && list[0].under.is_none();
    if own {
        if list.len() > 1 && list.iter().all(who) {
            return Some((
                if people(&list) {
                    4
                } else if list.iter().all(|f| state(lens, f)) {
                    2
                } else {
                    3
                },
                list,
            ));
        }
        if list.len() == 1 && both(lens, &list[0]) {
            return Some((3, list));
        }
    }
    // "between A and B went the arbitrator", "in it sat A and B", "the barge took A and B aboard".
    let between = (start..end).find(|&i| p.word(i) == "between" && !is(p.before(i, 1), Class::Relation));
    let between = between.map(|i| after(lens, i + 1, 4, end)).filter(|list| people(list));
    let host = || list.first().copied().filter(|f| own && person(f));
    if let Some(pair) = between {
        let first = pair[0].start;
        return Some((3, host().into_iter().filter(|f| f.end <= first).chain(pair).collect()));
    }
    let guests =
        object.len() > 1 && object.iter().all(|f| person(f) || f.human && human_noun(p.word(f.head)));
    if (people(&object) || guests && list.is_empty())
        && (free(&object) || list.is_empty())
        && object[0].start > verb
    {
        return Some((3, host().into_iter().filter(|f| f.end <= verb).chain(object).collect()));
    }
    let deed = is(p.word(verb), Class::Bodily);
    if deed && free(&object) && object.first().is_some_and(|f| f.start > verb && both(lens, f)) {
        return Some((3, host().into_iter().chain(object).collect()));
    }
    let first = list.first().copied().filter(|f| own && who(f))?;
    // "with", "opposite", "beside" another.
    let with = (verb + 1..end.min(verb + 16)).find_map(|i| {
        let beside =
            is(p.word(i), Class::Beside) && p.before(i, 1) != "," && !is(p.before(i, 1), Class::Relation)
                || p.word(i) == "from" && p.before(i, 1) == "across";
        let list = if beside { after(lens, i + 1, 4, end) } else { Vec::new() };
        let close = p.word(i) != "with" || list.first().is_some_and(person);
        list.first().is_some_and(who).then_some(list).filter(|_| close)
    });
    if let Some(list) = with {
        return Some((3, [vec![first], list].concat()));
    }
    // "sat in the back of General Rook’s car": where another is at home.
    let home = lens.names_in(verb + 1, end.min(verb + 14)).iter().copied().find(|n| {
        matches!(p.word(n.end), "’s" | "'s" | "’" | "'")
            && lens.is_person(*n)
            && (n.end + 1..n.end + 4).any(|i| is(p.word(i), Class::Venue) || is(p.word(i), Class::Home))
    });
    if let Some(name) = home.filter(|_| person(&first)) {
        return Some((2, vec![first, Phrase::of_name(name)]));
    }
    // "took Moon back over it", "poured the envoy tea": a person as object of a deed of the body.
    let whom = free(&object) && object.first().is_some_and(|f| f.start > verb && person(f));
    (deed && whom && person(&first)).then(|| (3, [vec![first], object].concat()))
}

/// A person by name: one known for a person, or a lone name that is no state.
pub(super) fn named_person(lens: &Lens<'_>, f: &Phrase) -> bool {
    lists::person(lens, f) || lone(lens, f) && !state(lens, f)
}

/// A line without a verb that tells who, when and for how long: "Merkel and Macron: two hours, Meseberg, Tuesday evening".
fn noted(lens: &Lens<'_>, n: usize) -> Option<(Sign, Vec<Phrase>)> {
    let (start, end) = lens.sentences[n];
    let start = lens.after_dateline(start);
    if (start..end).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD")) {
        return None;
    }
    let (day, length) = when(lens, start, end);
    let person = |f: &Phrase| named_person(lens, f) || titled(lens, f);
    let first = lens.phrases.partition_point(|f| f.start < start);
    let last = lens.phrases.partition_point(|f| f.start < end);
    let named =
        |k: usize| lists::list(lens, k, start, end).into_iter().filter(person).collect::<Vec<Phrase>>();
    let who = (first..last).map(named).find(|found| found.len() > 1)?;
    (day || length && scene_of(lens, start, end) > 0)
        .then(|| (sign(lens, who[0].start, &who, start, end), who))
}

/// Whether a phrase stands for one who may meet another: a person, a post, a state, a body, a side.
fn meets(lens: &Lens<'_>, f: &Phrase) -> bool {
    let p = &lens.p;
    let placed = f.under.is_some_and(|u| {
        matches!(p.word(u), "in" | "at" | "near" | "on" | "outside" | "into" | "over" | "about")
    });
    if placed || matches!(lens.tag(f.head), "PRP" | "PRP$") {
        return matches!(p.word(f.start), "they" | "he" | "she" | "him" | "her") && !placed;
    }
    party(lens, f)
        && !is(p.word(f.head), Class::NotPartner)
        && (titled(lens, f)
            || lone(lens, f)
            || deciding(p.word(f.head))
            || state(lens, f)
            || is(p.word(f.head), Class::Group)
            || is(p.word(f.head), Class::Official)
            || human_noun(p.word(f.head)))
}

/// A state by name.
fn state(lens: &Lens<'_>, f: &Phrase) -> bool {
    f.name.is_some_and(|n| lens.states.find(lens.text(n.start, n.end)).is_some())
}

/// A single name: a surname, where it is no state.
fn lone(lens: &Lens<'_>, f: &Phrase) -> bool {
    f.name.is_some_and(|n| n.end == f.end && n.start <= f.start + 1)
        && lens.tag(f.head).starts_with("NNP")
        && !f.plural
        && !is(lens.p.word(f.head), Class::Spot)
}

/// "The two", "both ministers", "the two sides": several who meet each other.
fn both(lens: &Lens<'_>, f: &Phrase) -> bool {
    let p = &lens.p;
    let several =
        f.plural || lens.tag(f.head) == "NNS" || matches!(p.word(f.head), "two" | "both" | "pair" | "duo");
    let official = |i: usize| {
        (is(p.word(i), Class::Group) || is(p.word(i), Class::Official))
            && !matches!(
                p.word(i),
                "countries"
                    | "governments"
                    | "capitals"
                    | "neighbours"
                    | "neighbors"
                    | "rivals"
                    | "enemies"
                    | "foes"
            )
    };
    several && (official(f.head) || titled(lens, f)) && f.under.is_none()
}

/// Whether a day is told, and a length of hours or minutes.
fn when(lens: &Lens<'_>, start: usize, end: usize) -> (bool, bool) {
    let told = lens.told_in(start, end);
    let day = told
        .iter()
        .any(|t| t.quantity.kind == QuantityKind::Date && t.quantity.unit.as_deref() == Some("day"));
    let length = told.iter().any(|t| {
        t.quantity.kind == QuantityKind::Duration
            && matches!(t.quantity.unit.as_deref(), Some("hour" | "minute"))
    });
    (day, length)
}

/// Day, hour and spot: how much of a setting is told.
pub(super) fn setting(lens: &Lens<'_>, start: usize, end: usize) -> i32 {
    let p = &lens.p;
    let (day, length) = when(lens, start, end);
    let hour = (start..end).any(|i| is(p.word(i), Class::Hour));
    let venue = (start..end).any(|i| {
        (is(p.word(i), Class::Venue) || is(p.word(i), Class::Spot) && lens.tag(i).starts_with('N'))
            && (i.saturating_sub(7).max(start)..i).any(|k| is(p.word(k), Class::Where))
    });
    let town = lens.names_in(start, end).iter().any(|n| {
        let at = if p.before(n.titled, 1) == "the" { n.titled - 1 } else { n.titled };
        matches!(p.before(at, 1), "in" | "at" | "near" | "outside" | "aboard" | "from") && !lens.is_person(*n)
    });
    2 * i32::from(day) + i32::from(length) + i32::from(hour && !day) + i32::from(venue) + i32::from(town)
}

/// The furniture of talks that a sentence tells, at most two; what belongs to other news takes away.
fn scene(lens: &Lens<'_>, start: usize, end: usize) -> i32 {
    let other =
        any(lens, start, end, Class::Elsewhere) || (start..end).any(|i| apart(lens, i) && main(lens, i));
    scene_of(lens, start, end).min(2) - if other { 6 } else { 0 }
}

/// A verb of the main clause, or one with a subject of its own.
fn main(lens: &Lens<'_>, i: usize) -> bool {
    matches!(lens.tag(i), "VBD" | "VBZ" | "VBP") && lens.trees.relation(i) == "root"
}

pub(super) fn scene_of(lens: &Lens<'_>, start: usize, end: usize) -> i32 {
    let words = (start..end).filter(|&i| is(lens.p.word(i), Class::Scene)).count();
    i32::try_from(words).unwrap_or(0)
}

fn sign(lens: &Lens<'_>, verb: usize, who: &[Phrase], start: usize, end: usize) -> Sign {
    let p = &lens.p;
    let ministers =
        who.iter().any(|f| f.plural && p.word(f.head) == "ministers" && p.before(f.head, 1) != "prime");
    let phone = any(lens, start, end, Class::Phone);
    Sign {
        kind: match (phone, ministers && who.len() == 1) {
            (true, _) => MeetingKind::Call,
            (_, true) => MeetingKind::Ministerial,
            _ => MeetingKind::Talks,
        },
        form: Form::Joint,
        at: verb,
        end: verb + 1,
        rank: 7,
        strong: true,
        definite: false,
        asks: Asks::Two,
    }
}

/// A sentence that goes on with the meeting told before: "The thirteenth begins there on 2 December", "They will do it again in July".
pub(super) fn again(lens: &Lens<'_>, kind: MeetingKind, start: usize, end: usize) -> Option<Sign> {
    let p = &lens.p;
    let first = (start..end).find(|&i| p.is_word(i))?;
    let noun =
        if matches!(p.word(first), "the" | "a" | "an" | "no" | "its" | "their") { first + 1 } else { first };
    let counted = (crate::en::quantities::calendar::ordinal(p.word(noun)).is_some()
        || matches!(
            p.word(noun),
            "next"
                | "last"
                | "another"
                | "other"
                | "previous"
                | "sequel"
                | "rematch"
                | "encore"
                | "follow-up"
                | "repeat"
                | "return"
        ))
        && !p.is_number(noun)
        && (p.is_mark(noun + 1)
            || matches!(
                p.word(noun + 1),
                "one"
                    | "of"
                    | "is"
                    | "was"
                    | "between"
                    | "will"
                    | "would"
                    | "in"
                    | "at"
                    | "on"
                    | "with"
                    | "may"
                    | "has"
            )
            || matches!(lens.tag(noun + 1), "VBZ" | "VBD" | "MD" | "VBP"));
    let dated = lens.told_in(start, end).iter().any(|t| {
        t.quantity.kind == QuantityKind::Date
            && matches!(t.quantity.unit.as_deref(), Some("day" | "week" | "month"))
            && t.start > noun
    });
    let those = matches!(p.word(first), "they" | "both" | "we")
        || noun > first && is(p.word(noun), Class::Group)
        || noun > first && matches!(p.word(noun), "two" | "three" | "four");
    let once_more = (first..end.min(first + 14)).any(|i| {
        matches!(
            p.word(i),
            "again"
                | "resume"
                | "resumes"
                | "resumed"
                | "reconvene"
                | "reconvened"
                | "return"
                | "returned"
                | "continue"
                | "continued"
                | "anew"
        ) || p.are(i, &["once", "more"])
            || p.are(i, &["try", "again"])
    });
    let future = lens.any(first, end.min(first + 6), &["will", "would", "are", "is", "’ll", "should", "may"]);
    let fits =
        dated && (counted || those && once_more || those && future && details::place_told(lens, start, end));
    fits.then_some(Sign {
        kind: if counted { kind } else { MeetingKind::Talks },
        form: Form::Joint,
        at: noun,
        end: noun + 1,
        rank: 6,
        strong: true,
        definite: false,
        asks: Asks::Nothing,
    })
}

/// Those who act in another clause of the sentence: "The ninth round opens in Doha; Orma and Kell have both bought tickets".
pub(super) fn mates(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let mut from = start;
    for to in (start..=end).filter(|&i| i == end || matches!(p.raw(i), ";" | ":" | "—")) {
        if !(from..to).contains(&at) {
            let first = lens.phrases.partition_point(|f| f.start < from);
            let list = lists::list(lens, first, from, to);
            let fits = |f: &Phrase| f.under.is_none() && (titled(lens, f) || lone(lens, f) || state(lens, f));
            if list.len() > 1 && list.iter().all(fits) {
                return list;
            }
        }
        from = to + 1;
    }
    Vec::new()
}

/// Those whom the sentence beside names as its subjects: "Three hours at the fort. Koss and Bane left by separate doors".
pub(super) fn beside(lens: &Lens<'_>, n: usize) -> Vec<Phrase> {
    let near = [Some(n + 1), n.checked_sub(1)].into_iter().flatten().filter_map(|k| lens.sentences.get(k));
    for &(start, end) in near {
        let from = lens.after_dateline(start);
        let first = lens.phrases.partition_point(|f| f.start < from);
        let list = lists::list(lens, first, from, end);
        let named = |f: &Phrase| f.name.is_some() && f.under.is_none() && (titled(lens, f) || lone(lens, f));
        if list.len() > 1 && list.iter().all(named) {
            return list;
        }
        // "The employers’ A will bring a pencil; B, a rubber."
        let people: Vec<Phrase> =
            lens.phrases_in(from, end).iter().filter(|f| lists::person(lens, f)).copied().collect();
        if people.len() > 1 && people.len() < 5 {
            return people;
        }
    }
    Vec::new()
}
