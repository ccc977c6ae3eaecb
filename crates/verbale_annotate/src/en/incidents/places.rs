//! Where: a name that stands as a place to what happened, in its sentence or one beside it.

use super::table::{self, TABLE};
use crate::en::lens::{Lens, Name, nationality, post_noun};
use crate::en::quantities::nouns::border;
use verbale_model::QuantityKind;

/// A place as named.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) words: String,
    pub(super) start: usize,
    pub(super) end: usize,
    /// How much it looks like the place.
    score: i64,
}

impl Place {
    /// Whether it stands as a place, not only near.
    pub(super) fn sure(&self) -> bool {
        self.score >= 30
    }
}

/// The place of what happened at `at`: the best name by how it stands and how near.
pub(super) fn place(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> Option<Place> {
    let mut best: Option<(i64, Place)> = None;
    for &name in lens.names_in(start, end) {
        // "Accusations of Sabotage": the deed is no place.
        if name.start <= at && at < name.end {
            continue;
        }
        let Some(mut score) = score(lens, name, at) else { continue };
        let distance = if name.start > at { name.start - at } else { (at - name.start) + 4 };
        score -= distance.min(40) as i64;
        let (from, to) = if name.start > at { (at, name.start) } else { (name.end, at) };
        if (from..to).any(|i| matches!(lens.p.raw(i), ";" | ":" | "—")) {
            score -= 15;
        }
        // "bombed the Varnland radio mast at Orrin": what stands within the words for the thing.
        let within = best.as_ref().is_some_and(|(_, b)| {
            b.start < name.titled
                && name.titled <= b.end + 6
                && matches!(lens.p.before(name.titled, 1), "at" | "in" | "near" | "outside")
                && !(b.end..name.titled).any(|i| lens.p.is_mark(i) || lens.tag(i).starts_with('V'))
        });
        if within && score > 0 {
            score += 12;
        }
        // "at Tessen, a kilometre west of the crossing": how far from where, the place told before.
        let measured = best.as_ref().is_some_and(|(s, b)| {
            *s >= 25
                && b.score >= 50
                && b.end < name.titled
                && name.titled <= b.end + 12
                && lens.p.before(stand(lens, name).at + 1, 1) == "of"
                && direction(stand(lens, name).second)
                && !(b.end..name.titled).any(|i| lens.tag(i).starts_with('V'))
        });
        if measured {
            score -= 25;
        }
        if best.as_ref().is_none_or(|(s, _)| score > *s) {
            best = Some((score, named(lens, name, score)));
        }
    }
    best.map(|b| b.1)
}

/// The place told in the sentences before, the nearest first, else in the next, else a name that may be one.
pub(super) fn beside(lens: &Lens<'_>, n: usize) -> Option<Place> {
    // The parts of its own sentence first.
    let before = std::iter::once(n).chain((n.saturating_sub(2)..n).rev());
    let next = (n + 1 < lens.sentences.len()).then_some(n + 1);
    before
        .chain(next)
        .find_map(|k| {
            let (start, end) = lens.sentences[k];
            place(lens, start, start, end).filter(Place::sure)
        })
        .or_else(|| (n.saturating_sub(1)..=n).rev().find_map(|k| unmarked(lens, lens.sentences[k])))
        .or_else(|| {
            (n.saturating_sub(8)..n).rev().find_map(|k| {
                let (start, end) = lens.sentences[k];
                place(lens, start, start, end).filter(Place::sure)
            })
        })
        .or_else(|| (n.saturating_sub(1)..=n).rev().find_map(|k| described(lens, lens.sentences[k])))
        .or_else(|| (n.saturating_sub(1)..=n).rev().find_map(|k| any(lens, lens.sentences[k])))
}

/// Any name that is no person, people or body.
fn any(lens: &Lens<'_>, (start, end): (usize, usize)) -> Option<Place> {
    let p = &lens.p;
    let fits = |name: &&Name| {
        let words = lens.text(name.titled, name.end);
        let last = p.word(name.end - 1);
        let upper = words.len() > 1 && words.chars().all(|c| c.is_uppercase() || c == '.');
        let opener = name.titled == p.sentence(name.titled) && lens.tag(name.titled) != "NNP";
        !opener
            && !lens.is_person(**name)
            && !nationality(words)
            && !lens.states.is_adjective(words)
            && !organ(last)
            && !upper
            && !carrier(p.before(name.titled, 1))
            && !crate::en::votes::deciding(last)
    };
    lens.names_in(start, end).iter().find(fits).map(|&name| named(lens, name, 1))
}

/// A place that has no name: "at the northern depot".
fn described(lens: &Lens<'_>, (start, end): (usize, usize)) -> Option<Place> {
    let p = &lens.p;
    let site = |f: &&crate::en::lens::Phrase| {
        f.under.is_some_and(|u| locative(p.word(u)) || matches!(p.word(u), "on" | "into" | "to"))
            && (places(p.word(f.head))
                || crate::en::patterns::rooms(p.word(f.head))
                || lens
                    .forms
                    .get(f.head)
                    .is_some_and(|w| TABLE.things(w) & (table::STRUCTURE | table::LINE) != 0))
    };
    let found = lens.phrases_in(start, end).iter().find(site)?;
    let words = lens.text(found.start, found.end).to_owned();
    Some(Place { words, start: found.start, end: found.end, score: 5 })
}

/// A name that no word marks as a place: no person, body, adjective, ship, or one who speaks.
fn unmarked(lens: &Lens<'_>, (start, end): (usize, usize)) -> Option<Place> {
    let p = &lens.p;
    let other = |name: &&Name| {
        let words = lens.text(name.titled, name.end);
        let last = p.word(name.end - 1);
        let upper = words.len() > 1 && words.chars().all(|c| c.is_uppercase() || c == '.');
        let opener = name.titled == p.sentence(name.titled) && lens.tag(name.titled) != "NNP";
        name.titled == name.start
            && !opener
            && !upper
            && !nationality(words)
            && !organ(last)
            && !crate::en::votes::deciding(last)
            && !carrier(p.before(name.titled, 1))
            && !post_noun(p.word(name.end))
            && !speaking(p.word(name.end))
            && !matches!(p.before(name.titled, 1), "said" | "says" | "by" | "with" | "“" | "from")
            && !lens.is_person(**name)
            && !lens.states.is_adjective(words)
    };
    lens.names_in(start, end).iter().find(other).map(|&name| named(lens, name, 10))
}

/// How a name stands: what goes before it, over its article and side words.
struct Stand<'l> {
    before: &'l str,
    /// The word before that.
    second: &'l str,
    /// Piece of the word before.
    at: usize,
}

fn stand<'l>(lens: &'l Lens<'_>, name: Name) -> Stand<'l> {
    let p = &lens.p;
    let mut at = name.titled;
    let floor = p.sentence(at);
    // "the old town of", "at the Nasser", "the Israeli embassy in": modifiers and articles are stepped over.
    while at > floor
        && at + 6 > name.titled
        && (matches!(p.before(at, 1), "the" | "a" | "an" | "its" | "their" | "’s" | "'s")
            || lens.tag(at - 1) == "JJ"
            || matches!(
                p.before(at, 1),
                "northern"
                    | "southern"
                    | "eastern"
                    | "western"
                    | "central"
                    | "upper"
                    | "lower"
                    | "old"
                    | "downtown"
            ))
    {
        at -= 1;
    }
    Stand { before: p.before(at, 1), second: p.before(at, 2), at: at.saturating_sub(1) }
}

/// How much a name looks like the place, `None` if it is none.
fn score(lens: &Lens<'_>, name: Name, sign: usize) -> Option<i64> {
    let p = &lens.p;
    let words = lens.text(name.titled, name.end);
    // "Annex C", "the Estlink 2 cable": a paper, a thing with a number.
    let paper = |w: &str| {
        matches!(w, "annex" | "article" | "clause" | "section" | "chapter" | "appendix" | "protocol")
    };
    if paper(p.word(name.titled)) || paper(p.before(name.titled, 1)) {
        return None;
    }
    let numbered =
        p.is_number(name.end) && !lens.tag(name.end + 1).starts_with("NN") && !places(p.word(name.end - 1));
    let thing = numbered
        || p.is_number(name.end)
            && lens.forms.get(name.end + 1).is_some_and(|f| TABLE.things(f) & table::LINE != 0);
    if thing {
        return None;
    }
    let Stand { before, second, at } = stand(lens, name);
    // "Members for the Coast"
    if before == "for" && crate::en::lens::human_noun(second) {
        return None;
    }
    let own_noun = name.end > name.start + 1 && places(p.word(name.end - 1));
    let after_noun = places(p.word(name.end))
        || p.is_word(name.end)
            && places(p.word(name.end + 1))
            && !p.capital(name.end)
            && !p.capital(name.end + 1)
            && !border(p.word(name.end));
    let place_noun = own_noun || after_noun;
    let possessive = matches!(p.word(name.end), "’s" | "'s" | "’");
    // "Keth’s harbour", "Keth’s only bridge": the owner is where it is.
    let site =
        possessive && (name.end + 1..name.end + 4).take_while(|&i| p.is_word(i)).any(|i| places(p.word(i)));
    let owned = possessive && !site;
    let of_place = before == "," && places(second)
        || before == "of" && (places(second) || direction(second))
        || before == "to"
            && matches!(second, "approaches" | "approach" | "entrance" | "road" | "gateway" | "mouth");
    let of_thing = before == "of" && !of_place && lens.tag(at.saturating_sub(1)).starts_with("NN");
    let strong = locative(before);
    let weak = matches!(
        before,
        "to" | "from"
            | "against"
            | "between"
            | "on"
            | "through"
            | "for"
            | "into"
            | "onto"
            | "towards"
            | "toward"
            | "upon"
            | "and"
    );
    // The thing hit: "struck Odesa", "hit the Kaluga refinery".
    let object = at >= sign && at < sign + 4 && at + 1 >= sign && lens.tag(at).starts_with('V');
    let state = lens.states.find(words).is_some();
    let adjective = nationality(words)
        || lens.states.is_adjective(words) && !place_noun && words.len() > 4 && lens.tag(name.start) == "JJ";
    // "off Cape Dorran on Wednesday": ends like an adjective, and describes nothing.
    let describes = matches!(lens.tag(name.end), "NN" | "NNS" | "NNP" | "JJ" | "CD" | "VBG");
    let landmark = name.end > name.titled + 1
        && matches!(
            p.word(name.titled),
            "cape"
                | "port"
                | "fort"
                | "lake"
                | "mount"
                | "camp"
                | "point"
                | "new"
                | "old"
                | "upper"
                | "lower"
                | "saint"
                | "san"
                | "bad"
                | "ben"
                | "glen"
                | "isle"
                | "low"
                | "high"
                | "great"
                | "little"
        );
    if adjective && !landmark && !(strong && !describes) && !own_noun {
        return None;
    }
    if carrier(p.before(name.titled, 1)) || name.titled < name.start && !own_noun {
        return None;
    }
    let speaks = post_noun(p.word(name.end))
        || speaking(p.word(name.end))
        || matches!(before, "said" | "says" | "told" | "wrote" | "reported");
    if speaks && !strong {
        return None;
    }
    let upper = words.len() > 1 && words.chars().all(|c| c.is_uppercase() || c == '.');
    let body =
        crate::en::votes::deciding(p.word(name.end - 1)) || upper && !state || organ(p.word(name.end - 1));
    if body && !of_place
        || lens.is_person(name)
            && !place_noun
            && !of_place
            && !of_thing
            && !(strong
                && matches!(
                    before,
                    "in" | "at"
                        | "near"
                        | "off"
                        | "outside"
                        | "around"
                        | "across"
                        | "along"
                        | "inside"
                        | "beyond"
                        | "opposite"
                        | "past"
                        | "above"
                        | "below"
                ))
    {
        return None;
    }
    // "lie in the hospital in Tamsk": where they were taken.
    let ward = strong
        && matches!(
            second,
            "hospital" | "hospitals" | "clinic" | "ward" | "infirmary" | "morgue" | "mortuary"
        )
        && {
            let lead = (at.saturating_sub(5)..at.saturating_sub(1))
                .rev()
                .find(|&i| lens.tag(i) == "IN" || lens.tag(i) == "TO");
            lead.is_some_and(|i| matches!(p.word(i), "in" | "at" | "to"))
        };
    let mut score = if ward {
        20
    } else if strong {
        50
    } else if of_place {
        60
    } else if object {
        48
    } else if weak {
        25
    } else if of_thing {
        30
    } else if place_noun || site {
        45
    } else if headed(lens, name) {
        40
    } else if befallen(lens, name, sign) {
        30
    } else {
        return None;
    };
    if place_noun {
        score += 10;
    }
    if state {
        score -= 25;
    }
    if owned {
        score -= 15;
    }
    Some(score)
}

/// "Khartoum, Tuesday.", "Brimmel; 03.40": a place that heads the sentence.
fn headed(lens: &Lens<'_>, name: Name) -> bool {
    let p = &lens.p;
    let first = p.sentence(name.titled) == name.titled;
    let day = lens.told_in(name.end, name.end + 3).iter().any(|t| t.quantity.kind == QuantityKind::Date);
    let first = first || p.before(name.titled, 1) == "*" || p.before(name.titled, 1) == "•";
    first && (matches!(p.raw(name.end), ";" | "–" | "—" | "." | "(" | ":") || p.raw(name.end) == "," && day)
}

/// "Odesa was shelled", "Marn came under fire": what it befell.
fn befallen(lens: &Lens<'_>, name: Name, sign: usize) -> bool {
    let p = &lens.p;
    let between = name.end..sign + 3;
    name.end <= sign
        && sign - name.end <= 4
        && between
            .clone()
            .any(|i| matches!(p.word(i), "was" | "were" | "been" | "under" | "burned" | "burnt" | "burning"))
        && !between.clone().any(|i| p.is_mark(i))
        && !lens.is_person(name)
}

/// A preposition of place.
fn locative(word: &str) -> bool {
    matches!(
        word,
        "in" | "at"
            | "near"
            | "off"
            | "outside"
            | "around"
            | "over"
            | "inside"
            | "across"
            | "above"
            | "along"
            | "beside"
            | "behind"
            | "opposite"
            | "under"
            | "below"
            | "beneath"
            | "beyond"
            | "past"
            | "within"
            | "throughout"
            | "abeam"
            | "alongside"
            | "amid"
            | "underneath"
            | "atop"
    )
}

/// Words before a name that make it a ship, an aircraft or a train.
fn carrier(word: &str) -> bool {
    matches!(
        word,
        "ship"
            | "vessel"
            | "boat"
            | "tanker"
            | "trawler"
            | "ferry"
            | "freighter"
            | "barge"
            | "yacht"
            | "cutter"
            | "steamer"
            | "frigate"
            | "destroyer"
            | "corvette"
            | "submarine"
            | "tug"
            | "warship"
            | "carrier"
            | "coaster"
            | "schooner"
            | "captain"
            | "flight"
            | "mr"
            | "mrs"
            | "ms"
            | "dr"
    )
}

fn speaking(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "denied"
            | "denies"
            | "accused"
            | "blamed"
            | "has"
            | "rejected"
            | "accuses"
            | "blames"
            | "claimed"
            | "claims"
            | "confirmed"
            | "told"
            | "called"
            | "calls"
            | "insists"
            | "reported"
            | "wrote"
            | "spoke"
            | "asks"
            | "names"
            | "had"
            | "knows"
            | "did"
            | "acknowledges"
            | "thinks"
            | "wants"
            | "answered"
            | "replied"
            | "disputes"
    )
}

/// Names of bodies that are no places.
fn organ(word: &str) -> bool {
    matches!(
        word,
        "police"
            | "army"
            | "navy"
            | "forces"
            | "force"
            | "guards"
            | "guard"
            | "brigade"
            | "battalion"
            | "corps"
            | "airlines"
            | "airline"
            | "airways"
            | "agency"
            | "company"
            | "service"
            | "party"
            | "front"
            | "movement"
            | "group"
            | "council"
            | "organisation"
            | "organization"
            | "reuters"
            | "tv"
            | "news"
            | "radio"
            | "times"
            | "post"
            | "telegram"
            | "facebook"
            | "twitter"
            | "state"
            | "hezbollah"
            | "hamas"
            | "houthis"
            | "taliban"
    )
}

fn named(lens: &Lens<'_>, name: Name, score: i64) -> Place {
    let p = &lens.p;
    let mut end = name.end;
    // "Cotter’s Gap", "Penner’s Mill": one name.
    if matches!(p.word(end), "’s" | "'s" | "’") && p.capital(end + 1) && p.is_word(end + 1) {
        end += 2;
        while p.capital(end) && p.is_word(end) && end < name.end + 4 {
            end += 1;
        }
        if !nationality(lens.text(name.start, name.end))
            && lens.states.find(lens.text(name.start, name.end)).is_none()
            && !crate::en::votes::deciding(p.word(end - 1))
            && !organ(p.word(end - 1))
            && !post_noun(p.word(end - 1))
        {
            return Place { words: lens.text(name.start, end).to_owned(), start: name.start, end, score };
        }
        end = name.end;
    }
    if places(p.word(end)) {
        end += 1;
    } else if p.is_word(end) && !p.capital(end) && places(p.word(end + 1)) && !border(p.word(end)) {
        end += 2;
    }
    Place { words: lens.text(name.start, end).to_owned(), start: name.start, end, score }
}

/// Distance and direction from the place, in the text's words.
pub(super) fn offset(lens: &Lens<'_>, place: &Place, start: usize, end: usize) -> Option<String> {
    let p = &lens.p;
    let distance = lens.told_in(start, end).iter().find(|t| {
        t.quantity.kind == QuantityKind::Distance
            && t.start.abs_diff(place.start) <= 9
            && (t.end <= place.start || t.start <= place.end + 3)
    });
    if let Some(told) = distance {
        let mut to = told.end;
        while to < end
            && to < told.end + 5
            && p.is_word(to)
            && (direction(p.word(to))
                || matches!(p.word(to), "inside" | "off" | "outside" | "away" | "from" | "short"))
        {
            to += 1;
        }
        return Some(lens.text(told.start, to).to_owned());
    }
    if place.start >= 2 && p.before(place.start, 1) == "of" && direction(p.before(place.start, 2)) {
        return Some(p.before(place.start, 2).to_owned());
    }
    if p.is_word(place.end) && direction(p.word(place.end)) && p.word(place.end + 1) == "of" {
        return Some(lens.text(place.end, (place.end + 4).min(end)).to_owned());
    }
    None
}

fn direction(word: &str) -> bool {
    let word = word.strip_suffix("ern").unwrap_or(word);
    word.starts_with("north")
        || word.starts_with("south")
        || word.starts_with("east")
        || word.starts_with("west")
        || matches!(
            word,
            "edge"
                | "front"
                | "upstream"
                | "downstream"
                | "centre"
                | "center"
                | "suburb"
                | "side"
                | "coast"
                | "short"
                | "inland"
                | "seaward"
                | "offshore"
        )
}
/// A common noun for a place.
fn places(word: &str) -> bool {
    matches!(
        word.strip_suffix('s').filter(|w| w.len() > 3 && !w.ends_with('s')).unwrap_or(word),
        "village"
            | "mountain"
            | "height"
            | "water"
            | "barrack"
            | "outskirt"
            | "work"
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
            | "bay"
            | "gulf"
            | "island"
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
            | "oblast"
            | "county"
            | "suburb"
            | "quarter"
            | "neighbourhood"
            | "hamlet"
            | "reef"
            | "shoal"
            | "cape"
            | "peninsula"
            | "hill"
            | "plain"
            | "corridor"
            | "farm"
            | "monastery"
            | "tunnel"
            | "pipeline"
            | "substation"
            | "basin"
            | "reservoir"
            | "channel"
            | "sector"
            | "ferry"
            | "estuary"
            | "delta"
            | "garrison"
            | "prison"
            | "airbase"
            | "airfield"
            | "crossing-point"
            | "embassy"
            | "consulate"
            | "cemetery"
            | "stadium"
            | "hotel"
            | "street"
            | "avenue"
            | "row"
            | "gate"
            | "mall"
            | "palace"
            | "house"
            | "lighthouse"
            | "light"
            | "point"
            | "head"
            | "sound"
            | "narrows"
            | "dock"
            | "wharf"
            | "shipyard"
            | "factory"
            | "colliery"
            | "pit"
            | "quarry"
            | "warehouse"
            | "tower"
            | "castle"
            | "fort"
            | "bazaar"
            | "mosque"
            | "church"
            | "cathedral"
            | "university"
            | "college"
            | "capital"
            | "territory"
            | "wood"
            | "moor"
            | "marsh"
            | "desert"
            | "oasis"
            | "enclave"
            | "shore"
            | "beach"
            | "post"
            | "outpost"
            | "settlement"
            | "commune"
            | "municipality"
            | "prefecture"
            | "metro"
            | "line"
            | "motorway"
            | "viaduct"
            | "weir"
            | "sluice"
    )
}
