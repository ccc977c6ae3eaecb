//! Numbers that measure nothing: clock times, ages, and designators of clauses, rooms, roads and types.

use super::numbers::Number;
use super::pieces::Pieces;

/// Where a clock time that starts at `i` ends: "13:00", "11am", "eleven o'clock", "half past six", "0900 GMT".
pub(super) fn clock(p: &Pieces<'_>, i: usize) -> Option<usize> {
    let zone = |k: usize| {
        if matches!(p.word(k), "gmt" | "utc" | "cet" | "est" | "edt" | "local") { k + 1 } else { k }
    };
    if p.is_number(i) {
        let split =
            matches!(p.raw(i + 1), ":" | "h") && p.glued(i + 1) && p.is_number(i + 2) && p.glued(i + 2);
        if split && p.raw(i).len() <= 2 && p.raw(i + 2).len() == 2 {
            let mut end = i + 3;
            while p.raw(end) == ":" && p.glued(end) && p.is_number(end + 1) {
                end += 2;
            }
            let half = matches!(p.word(end), "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m");
            return Some(zone(if half { end + 1 } else { end }));
        }
        let dotted = p.raw(i).split_once('.').is_some_and(|(h, m)| h.len() <= 2 && m.len() == 2);
        let whole = p.raw(i).bytes().all(|b| b.is_ascii_digit()) && p.raw(i).len() <= 2;
        if (dotted || whole) && matches!(p.word(i + 1), "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m") {
            return Some(zone(i + 2));
        }
        if p.raw(i).len() == 4
            && matches!(p.word(i + 1), "gmt" | "utc" | "hours" | "cet" | "hrs")
            && p.raw(i) < "2400"
        {
            return Some(i + 2);
        }
    }
    if p.word(i) == "half" && p.word(i + 1) == "past" {
        return Some(i + 3);
    }
    let counted = p.is_number(i) || super::numbers::cardinal(p.word(i)).is_some();
    if counted && p.word(i + 1).starts_with("o’clock") || counted && p.word(i + 1).starts_with("o'clock") {
        return Some(i + 2);
    }
    // "ten minutes to three"
    if counted && matches!(p.word(i + 1), "minutes" | "to") {
        let at = if p.word(i + 1) == "minutes" { i + 2 } else { i + 1 };
        let last = super::numbers::cardinal(p.word(at + 1)).filter(|h| (1.0..=12.0).contains(h));
        let led = p.before(i, 1) == "at" || at == i + 2;
        if led && matches!(p.word(at), "to" | "past") && last.is_some() && !p.hyphen(at + 2) {
            return Some(at + 2);
        }
    }
    let minutes = counted || p.word(i) == "quarter";
    if minutes
        && matches!(p.word(i + 1), "past")
        && (p.is_number(i + 2) || super::numbers::cardinal(p.word(i + 2)).is_some())
    {
        return Some(i + 3);
    }
    None
}

/// A bare number after "at", "until" and the like that is an hour of the day.
pub(super) fn hour(p: &Pieces<'_>, i: usize, number: &Number) -> bool {
    let small = (1.0..=12.0).contains(&number.value)
        && number.scale <= 1.0
        && !number.fraction
        && number.value.fract() == 0.0;
    let led =
        matches!(p.before(i, 1), "at" | "until" | "till" | "before" | "after" | "by" | "past" | "around")
            || matches!(p.before(i, 1), "about" | "almost" | "nearly") && p.before(i, 2) == "at";
    let free = !p.is_word(number.end)
        || matches!(
            p.word(number.end),
            "on" | "in"
                | "this"
                | "that"
                | "and"
                | "when"
                | "sharp"
                | "tomorrow"
                | "today"
                | "for"
                | "with"
                | "the"
                | "to"
                | "local"
                | "every"
                | "yesterday"
                | "tonight"
        );
    small && led && free
}

/// Whether a number says how old someone is.
pub(super) fn age(p: &Pieces<'_>, i: usize, number: &Number) -> bool {
    let end = number.end;
    let mut first = i;
    while first >= 2 && matches!(p.before(first, 1), "," | "and" | "or") && p.is_number(first - 2) {
        first -= 2;
    }
    if p.before(first, 1) == "aged" {
        return true;
    }
    let bounded = matches!(p.before(i, 1), "under" | "over" | "above" | "below");
    let people = matches!(
        p.before(i, 2),
        "voters"
            | "people"
            | "men"
            | "women"
            | "children"
            | "those"
            | "anyone"
            | "everyone"
            | "citizens"
            | "males"
            | "workers"
            | "pensioners"
            | "adults"
    );
    if bounded
        && people
        && number.value < 100.0
        && number.scale <= 1.0
        && !matches!(p.raw(end), "%" | "-")
        && !matches!(p.word(end), "per" | "percent")
    {
        return true;
    }
    if matches!(p.before(i, 1), "aged" | "age")
        || matches!(p.before(i, 1), "turned" | "turns") && number.value > 10.0 && !p.is_word(end)
    {
        return true;
    }
    let old = |k: usize| {
        matches!(p.word(k), "year" | "years" | "month" | "months" | "week" | "weeks" | "day" | "days")
            && (p.word(k + 1) == "old" || p.hyphen(k + 1) && p.word(k + 2) == "old")
    };
    if old(end)
        || p.hyphen(end) && old(end + 1)
        || p.hyphen(end) && p.word(end + 1) == "year-old"
        || p.word(end) == "year-old"
    {
        return true;
    }
    if matches!(p.word(end), "years") && matches!(p.word(end + 1), "young" | "of") && p.word(end + 2) == "age"
    {
        return true;
    }
    // "Nayirah, 15, said"
    let name = i >= 2
        && p.raw(i - 1) == ","
        && p.is_word(i - 2)
        && p.capital(i - 2)
        && super::calendar::month(p.before(i, 2)).is_none();
    let closed = matches!(p.raw(end), "," | "." | ")" | ";");
    name && closed
        && number.digits
        && number.scale <= 1.0
        && (1.0..=110.0).contains(&number.value)
        && number.value.fract() == 0.0
        && !p.is_number(end + 1)
        && super::calendar::weekday(p.before(i, 2)).is_none()
        && !(p.raw(end) == "," && p.is_word(end + 1) && p.capital(end + 1) && p.is_number(end + 2))
        && p.raw(end) != "."
}

/// Whether a number at `i` names one of a kind: "Article 4", "Bus 30", "Resolution 2202", "Points 3 and 4".
pub(super) fn designator(p: &Pieces<'_>, i: usize, number: &Number) -> bool {
    if number.scale > 1.0 || number.fraction {
        return false;
    }
    let mut at = i;
    // Back over a list: "Articles 4, 5 and 6".
    for _ in 0..6 {
        let joint = p.before(at, 1);
        let earlier = at >= 2 && (p.is_number(at - 2) || super::numbers::cardinal(p.before(at, 2)).is_some());
        if earlier && matches!(joint, "and" | "to" | "or" | "," | "-" | "–" | "—" | "&" | "/") {
            at -= 2;
        } else {
            break;
        }
    }
    let before = p.before(at, 1);
    if matches!(before, "no." | "nos." | "№" | "#" | "nr." | "nr")
        || before == "no" && p.capital(at - 1) && p.is_number(at)
    {
        return true;
    }
    if before == "number" && !matches!(p.before(at, 2), "the" | "a" | "total") {
        return true;
    }
    let noun_only = !ambiguous(before) || at >= 1 && p.capital(at - 1) && p.sentence(at) != at - 1;
    if named(before) && noun_only {
        // "the points five of them", "line two" in words stay counts only after a plural.
        let plural = before.ends_with('s') && !matches!(before, "series" | "class" | "bus" | "annexes");
        return p.is_number(at) || !plural || p.capital(at - 1);
    }
    // An unknown capitalised name with a bare number after it: "Apollo 11", "Boeing 737".
    let name = at >= 1 && p.is_word(at - 1) && p.capital(at - 1) && p.is_number(at) && at == i;
    let opens = at >= 1 && p.sentence(at) == at - 1;
    let calendar = super::calendar::weekday(before).is_some() || super::calendar::month(before).is_some();
    let bare = super::nouns::head(p, number.end).is_none()
        && !matches!(p.raw(number.end), "%" | "€" | "$" | "£" | "," | "." | ";" | ":")
        && !matches!(p.word(number.end), "per" | "percent" | "to" | "and" | "for" | "against" | "votes")
        && super::units::duration(p.word(number.end)).is_none()
        && super::units::distance(p, number.end).is_none();
    name && !opens && !calendar && bare && number.value < 1000.0 && number.value.fract() == 0.0
}

/// Designators that are also verbs or common nouns: only with a capital letter.
fn ambiguous(word: &str) -> bool {
    matches!(
        word,
        "post"
            | "mark"
            | "form"
            | "forms"
            | "step"
            | "steps"
            | "lock"
            | "house"
            | "table"
            | "seat"
            | "counter"
            | "match"
            | "measure"
            | "well"
            | "file"
            | "bill"
            | "act"
            | "case"
            | "lot"
            | "box"
            | "field"
            | "flat"
            | "door"
            | "level"
            | "bridge"
            | "camp"
            | "pump"
            | "class"
            | "code"
            | "book"
            | "cell"
            | "company"
            | "group"
            | "unit"
            | "units"
            | "area"
            | "hill"
            | "height"
            | "line"
            | "lines"
            | "draft"
            | "law"
            | "rule"
            | "rules"
            | "part"
            | "parts"
            | "track"
            | "train"
            | "exit"
            | "floor"
            | "desk"
            | "row"
            | "title"
            | "question"
            | "game"
            | "motion"
            | "week"
            | "plot"
            | "parcel"
            | "tunnel"
            | "corridor"
            | "division"
            | "zone"
            | "district"
            | "proposal"
            | "series"
    )
}

fn named(word: &str) -> bool {
    matches!(
        word,
        "article"
            | "articles"
            | "art"
            | "art."
            | "point"
            | "points"
            | "clause"
            | "clauses"
            | "paragraph"
            | "paragraphs"
            | "para"
            | "paras"
            | "para."
            | "section"
            | "sections"
            | "chapter"
            | "chapters"
            | "annex"
            | "annexes"
            | "appendix"
            | "schedule"
            | "page"
            | "pages"
            | "p."
            | "pp."
            | "line"
            | "lines"
            | "item"
            | "items"
            | "footnote"
            | "verse"
            | "room"
            | "rooms"
            | "hall"
            | "gate"
            | "gates"
            | "pier"
            | "berth"
            | "platform"
            | "floor"
            | "building"
            | "house"
            | "block"
            | "apartment"
            | "flat"
            | "suite"
            | "door"
            | "table"
            | "seat"
            | "row"
            | "desk"
            | "counter"
            | "window"
            | "channel"
            | "route"
            | "highway"
            | "road"
            | "bus"
            | "tram"
            | "train"
            | "flight"
            | "line."
            | "track"
            | "lane"
            | "exit"
            | "junction"
            | "bridge"
            | "runway"
            | "terminal"
            | "dock"
            | "lock"
            | "checkpoint"
            | "post"
            | "km."
            | "resolution"
            | "resolutions"
            | "protocol"
            | "rule"
            | "rules"
            | "law"
            | "decree"
            | "bill"
            | "act"
            | "motion"
            | "amendment"
            | "case"
            | "file"
            | "document"
            | "form"
            | "forms"
            | "version"
            | "draft"
            | "option"
            | "options"
            | "scenario"
            | "phase"
            | "stage"
            | "step"
            | "steps"
            | "level"
            | "tier"
            | "category"
            | "class"
            | "grade"
            | "type"
            | "model"
            | "mark"
            | "series"
            | "unit"
            | "units"
            | "reactor"
            | "well"
            | "sector"
            | "area"
            | "zone"
            | "district"
            | "precinct"
            | "ward"
            | "division"
            | "brigade"
            | "regiment"
            | "battalion"
            | "company"
            | "squadron"
            | "group"
            | "pillar"
            | "basket"
            | "title"
            | "part"
            | "parts"
            | "volume"
            | "book"
            | "episode"
            | "round"
            | "game"
            | "match"
            | "day"
            | "week"
            | "question"
            | "box"
            | "cell"
            | "field"
            | "lot"
            | "parcel"
            | "plot"
            | "hill"
            | "height"
            | "camp"
            | "buoy"
            | "pump"
            | "turbine"
            | "exhibit"
            | "appendices"
            | "principle"
            | "measure"
            | "proposal"
            | "code"
            | "priority"
            | "corridor"
            | "tunnel"
            | "wagon"
            | "carriage"
            | "deck"
            | "hangar"
            | "studio"
    )
}

/// Number words that belong to an idiom at `i`, and where it ends.
pub(super) fn idiom(p: &Pieces<'_>, i: usize) -> Option<usize> {
    const PHRASES: &[&[&str]] = &[
        &["one", "another"],
        &["one", "of"],
        &["one", "by", "one"],
        &["one", "day"],
        &["one", "hand"],
        &["one", "thing"],
        &["one", "way"],
        &["one", "more", "time"],
        &["one", "side", "of"],
        &["two", "cents"],
        &["two", "minds"],
        &["two", "to", "tango"],
        &["nine", "to", "five"],
        &["six", "of", "one"],
        &["sixes", "and", "sevens"],
        &["a", "thousand", "times"],
        &["a", "hundred", "times"],
        &["a", "million", "times"],
        &["a", "thousand", "words"],
        &["cloud", "nine"],
        &["ten", "a", "penny"],
        &["nineteen", "to", "the", "dozen"],
        &["dime", "a", "dozen"],
        &["square", "one"],
        &["zero", "sum"],
        &["half", "way"],
        &["half", "measures"],
        &["half", "the", "battle"],
        &["two", "wrongs"],
        &["two", "birds"],
        &["half", "past"],
        &["half", "empty"],
        &["half", "full"],
        &["two", "faces"],
        &["seven", "seas"],
        &["one", "step", "at", "a", "time"],
        &["first", "half"],
        &["second", "half"],
    ];
    for phrase in PHRASES {
        if p.are(i, phrase) {
            return Some(i + phrase.len());
        }
    }
    // "24/7"
    (p.raw(i) == "24" && p.raw(i + 1) == "/" && p.raw(i + 2) == "7").then_some(i + 3)
}
