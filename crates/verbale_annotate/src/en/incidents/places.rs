//! Where: a name after a word of place, with the common noun that belongs to it.

use crate::en::lens::{Lens, Name};

/// A place as named.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) words: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The place of what happened at `at`: the nearest name after a word of place, small places before states.
pub(super) fn place(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> Option<Place> {
    let mut best: Option<(i64, Place)> = None;
    for &name in lens.names_in(start, end) {
        // "Accusations of Sabotage": the deed is no place.
        if name.start <= at && at < name.end {
            continue;
        }
        let Some(mut score) = score(lens, name) else { continue };
        let distance = if name.start > at { name.start - at } else { (at - name.start) + 4 };
        score -= distance.min(40) as i64;
        if best.as_ref().is_none_or(|(s, _)| score > *s) {
            best = Some((score, named(lens, name)));
        }
    }
    best.map(|b| b.1)
}

/// How much a name looks like the place, `None` if it is none.
fn score(lens: &Lens<'_>, name: Name) -> Option<i64> {
    let p = &lens.p;
    let words = lens.text(name.titled, name.end);
    let mut at = name.titled;
    while at > 0
        && matches!(
            p.before(at, 1),
            "the" | "northern" | "southern" | "eastern" | "western" | "central" | "upper" | "lower" | "old"
        )
    {
        at -= 1;
    }
    let before = p.before(at, 1);
    let place_noun = places(p.word(name.end))
        || places(p.word(name.end - 1)) && name.end > name.start + 1
        || p.is_word(name.end)
            && places(p.word(name.end + 1))
            && !p.capital(name.end)
            && !p.capital(name.end + 1)
            && !crate::en::quantities::nouns::border(p.word(name.end));
    let of_place = before == ","
        && matches!(
            p.before(at, 2),
            "capital" | "city" | "town" | "village" | "port" | "island" | "province"
        )
        || before == "of" && (places(p.before(at, 2)) || direction(p.before(at, 2)));
    // "the orchards of Lower Hask": weaker, since much is of somebody.
    let of_thing = before == "of" && !of_place && lens.tag(at.saturating_sub(2)).starts_with("NN");
    let locative = matches!(
        before,
        "in" | "at"
            | "near"
            | "off"
            | "outside"
            | "around"
            | "on"
            | "over"
            | "inside"
            | "into"
            | "across"
            | "above"
            | "along"
            | "beside"
            | "towards"
            | "between"
            | "hit"
            | "struck"
            | "shelled"
            | "bombed"
            | "attacked"
            | "reached"
            | "stormed"
            | "rocked"
            | "through"
            | "from"
            | "by"
            | "to"
            | "against"
            | "behind"
            | "opposite"
    );
    let weak =
        matches!(before, "by" | "to" | "from" | "against" | "between" | "on" | "through") && !place_noun;
    let owned = matches!(p.word(name.end), "’s" | "'s");
    let state = lens.states.find(words).is_some();
    let adjective = crate::en::lens::nationality(words) && !place_noun;
    let verb = crate::en::lens::post_noun(p.word(name.end))
        || matches!(
            p.word(name.end),
            "said" | "says" | "denied" | "denies" | "accused" | "blamed" | "has" | "rejected"
        );
    if adjective && state
        || verb && !locative
        || name.titled < name.start
        || !locative && !of_place && !place_noun && !of_thing
    {
        return None;
    }
    if adjective && !locative {
        return None;
    }
    let bare = !place_noun && !of_place;
    let upper = words.len() > 1 && words.chars().all(|c| c.is_uppercase() || c == '.');
    let body = crate::en::votes::deciding(p.word(name.end - 1)) || upper && !state;
    if bare && (body || lens.is_person(name) && !matches!(before, "in" | "at" | "near" | "off" | "outside")) {
        return None;
    }
    let mut score = 50;
    if of_thing {
        score -= 20;
    }
    if place_noun {
        score += 10;
    }
    if of_place {
        score += 12;
    }
    if weak {
        score -= 25;
    }
    if state {
        score -= 30;
    }
    if owned && !locative {
        score -= 30;
    }
    Some(score)
}

fn named(lens: &Lens<'_>, name: Name) -> Place {
    let p = &lens.p;
    let mut end = name.end;
    if places(p.word(end)) {
        end += 1;
    } else if p.is_word(end)
        && !p.capital(end)
        && places(p.word(end + 1))
        && !crate::en::quantities::nouns::border(p.word(end))
    {
        end += 2;
    }
    Place { words: lens.text(name.start, end).to_owned(), start: name.start, end }
}

fn direction(word: &str) -> bool {
    word.starts_with("north")
        || word.starts_with("south")
        || matches!(
            word,
            "east"
                | "west"
                | "edge"
                | "outskirts"
                | "upstream"
                | "downstream"
                | "centre"
                | "center"
                | "suburb"
                | "side"
                | "coast"
        )
}

/// A common noun for a place.
fn places(word: &str) -> bool {
    matches!(
        word,
        "village"
            | "town"
            | "city"
            | "port"
            | "road"
            | "junction"
            | "bank"
            | "dam"
            | "bridge"
            | "airport"
            | "region"
            | "province"
            | "district"
            | "ridge"
            | "valley"
            | "river"
            | "lake"
            | "sea"
            | "strait"
            | "straits"
            | "bay"
            | "gulf"
            | "island"
            | "islands"
            | "refinery"
            | "depot"
            | "station"
            | "crossing"
            | "checkpoint"
            | "camp"
            | "base"
            | "harbour"
            | "harbor"
            | "coast"
            | "pass"
            | "ford"
            | "canal"
            | "plant"
            | "mine"
            | "field"
            | "forest"
            | "border"
            | "highway"
            | "railway"
            | "hospital"
            | "market"
            | "school"
            | "square"
            | "terminal"
            | "yard"
            | "quay"
            | "pier"
            | "lock"
            | "locks"
            | "oblast"
            | "county"
            | "suburb"
            | "quarter"
            | "neighbourhood"
            | "hamlet"
            | "outskirts"
            | "reef"
            | "shoal"
            | "cape"
            | "peninsula"
            | "hill"
            | "hills"
            | "mountains"
            | "plain"
            | "corridor"
            | "heights"
            | "farm"
            | "monastery"
            | "tunnel"
            | "pipeline"
            | "substation"
            | "basin"
            | "reservoir"
            | "waters"
            | "channel"
            | "sector"
            | "ferry"
            | "estuary"
            | "delta"
            | "garrison"
            | "prison"
            | "barracks"
            | "airbase"
            | "airfield"
    )
}
