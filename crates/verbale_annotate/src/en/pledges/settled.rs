//! Donors as those they act for: an office-holder’s state, a family’s foundation, the whole of a name.

use super::donors::government;
use crate::en::lens::{Group, Lens, nationality, post_noun};

/// The donors as those they act for: an office-holder as the state or body named with the office, a list of one and the same as one.
pub(super) fn settled(lens: &Lens<'_>, group: Group, end: usize) -> Group {
    let p = &lens.p;
    let mut group = group;
    // "the Treasury in London"
    if group.names.len() == 1
        && group.end > group.start
        && government(p.word(group.end - 1))
        && let Some(state) = super::donors::seated(lens, group.end - 1, group.end)
    {
        group.names = state.names;
        return group;
    }
    // "Orma’s premier, Anna Holt,": one donor told twice.
    if group.names.len() == 2
        && let Some(first) = lens.name_at(group.start)
        && !lens.is_person(first)
        && (first.end..group.end).any(|i| post_noun(p.word(i)))
        && (first.end..group.end).any(|i| p.raw(i) == ",")
        && !(first.end..group.end).any(|i| matches!(p.word(i), "and" | "&"))
        && lens.name_at(group.end - 1).is_some_and(|n| lens.is_person(n))
    {
        group.names.truncate(1);
    }
    // "Anna and Otto Holt’s foundation": one giver.
    if let Some(house) = house(lens, &group, end) {
        return house;
    }
    // "Spain, Pedro Sánchez announced,": who says it gives nothing.
    if group.names.len() > 1
        && let Some(last) = lens.name_before(group.end)
        && lens.is_person(last)
        && p.before(last.titled, 1) == ","
        && lens.tag(group.end) == "VBD"
        && matches!(
            p.word(group.end),
            "announced" | "said" | "told" | "declared" | "added" | "promised" | "confirmed"
        )
    {
        group.names.pop();
    }
    // "Norway and the Isle of Man": the whole of each name.
    for name in lens.names_in(group.start, group.end) {
        let at = if p.word(name.end + 1) == "the" { name.end + 2 } else { name.end + 1 };
        if p.word(name.end) == "of"
            && group.names.len() > 1
            && !lens.is_person(*name)
            && let Some(of) = lens.name_at(at).filter(|n| n.start == at)
            && let Some(own) = group.names.iter_mut().find(|n| *n == lens.text(name.start, name.end))
        {
            lens.text(name.start, of.end).clone_into(own);
        }
    }
    if group.names.len() != 1 {
        return group;
    }
    let Some(name) = lens.name_at(group.start) else { return group };
    // "her Government’s undertaking": of the state named before.
    if matches!(
        group.names[0].as_str(),
        "Government" | "Parliament" | "Cabinet" | "Treasury" | "Ministry" | "Senate"
    ) {
        let from = p.sentence(name.titled);
        if let Some(before) = lens.groups(from, name.titled).into_iter().next_back() {
            return settled(lens, before, end);
        }
    }
    // "Ambassador Anna Holt (Norway)": the state behind the speaker.
    if lens.is_person(name)
        && p.raw(name.end) == "("
        && let Some(state) = lens.name_at(name.end + 1)
        && p.raw(state.end) == ")"
    {
        group.names = vec![lens.canonical(state)];
        return group;
    }
    // "the Sultan of Orre", "the Gulf states"
    if p.word(name.end) == "of" && !lens.is_person(name) && lens.text(name.start, name.end) == group.names[0]
    {
        let at = if p.word(name.end + 1) == "the" { name.end + 2 } else { name.end + 1 };
        if let Some(of) = lens.name_at(at) {
            group.names = vec![lens.text(name.start, of.end).to_owned()];
            return group;
        }
    }
    // "Pelmark’s fishermen", "the Kallistani cabinet"
    let owned = matches!(p.word(name.end), "’s" | "'s");
    let noun = if owned { name.end + 1 } else { name.end };
    if owned
        && p.is_word(noun)
        && !p.capital(noun)
        && crate::en::lens::human_noun(p.word(noun))
        && !government(p.word(noun))
        && !post_noun(p.word(noun))
        && group.end > noun
    {
        group.names = vec![lens.text(name.titled, noun + 1).to_owned()];
        return group;
    }
    if !owned
        && government(p.word(noun))
        && nationality(&group.names[0])
        && lens.states.find(&group.names[0]).is_none()
    {
        group.names = vec![
            home(lens, &group.names[0])
                .or_else(|| made_from(&group.names[0]))
                .unwrap_or_else(|| lens.text(name.titled, noun + 1).to_owned()),
        ];
        return group;
    }
    if matches!(p.word(name.end), "states" | "countries" | "nations") && group.end == name.end {
        group.names = vec![lens.text(name.titled, name.end + 1).to_owned()];
        return group;
    }
    if lens.is_person(name) {
        // "Anna Holt of Orma", "Anna Holt, the Orman premier,"
        let of = p.word(name.end) == "of" && name.titled < name.start;
        let named = of.then(|| lens.name_at(name.end + 1).or_else(|| lens.name_at(name.end + 2))).flatten();
        let post = (p.raw(name.end) == ",").then(|| {
            (name.end + 1..(name.end + 9).min(end)).take_while(|&i| p.raw(i) != ",").collect::<Vec<_>>()
        });
        let told = post
            .filter(|range| range.iter().any(|&i| post_noun(p.word(i))))
            .and_then(|range| range.into_iter().find_map(|i| lens.name_at(i)));
        if let Some(of) = named.or(told).filter(|n| !lens.is_person(*n)) {
            let first = lens.text(of.titled, of.titled + 1);
            group.names = vec![
                lens.states
                    .find(first)
                    .map(str::to_owned)
                    .or_else(|| home(lens, first))
                    .unwrap_or_else(|| lens.canonical(of)),
            ];
        }
        return group;
    }
    // "Orman premier": the state that the adjective is made from, where the text names it.
    let words = group.names[0].clone();
    if let Some((first, rest)) = words.split_once(' ')
        && (post_noun(rest.rsplit(' ').next().unwrap_or(rest))
            || government(rest.rsplit(' ').next().unwrap_or(rest)))
        && nationality(first)
    {
        let state = lens
            .states
            .find(first)
            .map(str::to_owned)
            .or_else(|| home(lens, first))
            .or_else(|| made_from(first));
        group.names = vec![state.unwrap_or(words)];
    }
    group
}

/// The house of those named, where that is what gives: "Anna and Otto Holt’s foundation", "the Aga Khan’s trust".
fn house(lens: &Lens<'_>, group: &Group, end: usize) -> Option<Group> {
    let p = &lens.p;
    let mark =
        (group.start..(group.end + 1).min(end)).rev().find(|&i| matches!(p.word(i), "’s" | "'s" | "’"))?;
    let noun = (mark + 1..(mark + 4).min(end)).find(|&i| {
        matches!(
            p.word(i),
            "foundation" | "fund" | "charity" | "trust" | "family" | "estate" | "company" | "firm" | "bank"
        )
    })?;
    let people = lens.name_before(mark).is_some_and(|n| lens.is_person(n));
    (people && (mark + 1..noun).all(|i| matches!(lens.tag(i), "JJ" | "NN") && !p.capital(i))).then(|| Group {
        names: vec![lens.text(group.start, noun + 1).to_owned()],
        start: group.start,
        end: noun + 1,
    })
}

/// The name in the text that an adjective is made from: "Orma" of "Orman", "Tessaly" of "Tessalian".
fn home(lens: &Lens<'_>, adjective: &str) -> Option<String> {
    let stem: String = adjective.chars().take(adjective.chars().count().saturating_sub(3).max(3)).collect();
    let found = lens.names.iter().find(|n| {
        let words = lens.text(n.start, n.end);
        n.end == n.start + 1 && words != adjective && words.starts_with(&stem) && !nationality(words)
    })?;
    Some(lens.text(found.start, found.end).to_owned())
}

/// The state that an adjective no table knows is made from, by its ending: "Orman", "Dravenian", "Keshiri".
fn made_from(adjective: &str) -> Option<String> {
    let cut = |tail: &str, end: &str| adjective.strip_suffix(tail).map(|stem| format!("{stem}{end}"));
    cut("ian", "ia").or_else(|| cut("an", "a")).or_else(|| cut("ani", "an")).or_else(|| cut("iri", "ir"))
}
