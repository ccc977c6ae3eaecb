//! The body that votes.

use super::vocabulary::{Class, is};
use crate::en::lens::Lens;

/// A body as named.
pub(super) struct Body {
    pub(super) words: String,
    pub(super) start: usize,
}

/// A body that decides by votes.
pub(in crate::en) fn deciding(word: &str) -> bool {
    is(word, Class::Deciding)
}

/// A word for those who vote in a body.
pub(super) fn member(word: &str) -> bool {
    is(word, Class::Member)
}

/// A word for those who are counted in a vote.
pub(super) fn voter(word: &str) -> bool {
    member(word) || is(word, Class::Voter)
}

/// The body of the vote in sentence `n`, else in the two before, else in the next.
pub(super) fn body(lens: &Lens<'_>, n: usize, start: usize, end: usize) -> Option<Body> {
    let whole = lens.sentences.get(n).copied().unwrap_or((start, end));
    if let Some(body) =
        in_sentence(lens, start, end, deciding).or_else(|| in_sentence(lens, start, end, member))
    {
        return Some(body);
    }
    if let Some(body) = ballot_of(lens, start, end) {
        return Some(body);
    }
    let near = [Some(n).filter(|_| whole != (start, end)), n.checked_sub(1), n.checked_sub(2), Some(n + 1)];
    let near = near.into_iter().flatten().filter_map(|k| lens.sentences.get(k).copied());
    // Whoever passes or rejects it: "Dockers rejected the offer", "the OAS suspended Honduras".
    let verb = |i: &usize| {
        lens.tag(*i).starts_with('V')
            && (super::verdict(lens.p.word(*i)).is_some()
                || matches!(
                    lens.p.word(*i),
                    "voted"
                        | "divided"
                        | "split"
                        | "ruled"
                        | "decided"
                        | "chose"
                        | "overrode"
                        | "held"
                        | "found"
                        | "took"
                        | "kept"
                        | "cleared"
                        | "struck"
                        | "gave"
                        | "turned"
                        | "let"
                        | "put"
                        | "sent"
                        | "followed"
                ))
    };
    if let Some(body) = (start..end).filter(verb).find_map(|v| acting(lens, v)) {
        return Some(body);
    }
    if let Some(body) = near.clone().find_map(|(a, b)| in_sentence(lens, a, b, deciding)) {
        return Some(body);
    }
    if let Some(&(a, b)) =
        n.checked_sub(1).and_then(|k| lens.sentences.get(k)).filter(|_| counted(lens, start, end).is_none())
        && let Some(body) = (a..b).filter(verb).find_map(|v| acting(lens, v))
    {
        return Some(body);
    }
    // "persuaded the council, 9–6, to let it through": not the one who acts, but no other is told.
    if counted(lens, start, end).is_none()
        && let Some(body) = best_in(lens, start, end, deciding, i32::MIN)
    {
        return Some(body);
    }
    near.clone()
        .find_map(|(a, b)| in_sentence(lens, a, b, member))
        .or_else(|| {
            let wide = (n.saturating_sub(5)..n.saturating_sub(2)).chain(n + 2..n + 6);
            wide.filter_map(|k| lens.sentences.get(k)).find_map(|&(a, b)| in_sentence(lens, a, b, deciding))
        })
        .or_else(|| counted(lens, start, end))
        .or_else(|| near.clone().find_map(|(a, b)| counted(lens, a, b)))
        .or_else(|| near.clone().find_map(|(a, b)| named(lens, a, b)))
        .or_else(|| named(lens, whole.0, whole.1))
        .or_else(|| alliance(lens, n))
}

/// "The ballot of the line’s pilots", "a vote by its members": those whose vote it is.
fn ballot_of(lens: &Lens<'_>, start: usize, end: usize) -> Option<Body> {
    let p = &lens.p;
    let at = (start..end).find(|&k| {
        matches!(p.word(k), "ballot" | "vote" | "votes" | "division" | "balloting" | "strike-vote")
            && matches!(p.word(k + 1), "of" | "by" | "among")
    })?;
    let noun = (at + 2..(at + 8).min(end))
        .take_while(|&k| {
            !matches!(p.raw(k), "," | ";" | ":" | "(" | "—") && !matches!(lens.tag(k), "VBD" | "VBZ" | "MD")
        })
        .find(|&k| voter(p.word(k)) || lens.tag(k) == "NNS" && crate::en::lens::human_noun(p.word(k)))?;
    let counted = votes_before(lens, noun) || votes_before(lens, noun.saturating_sub(1));
    let (from, to) = phrase(lens, noun, at + 2, end);
    (!counted).then(|| Body { words: lens.text(from, to).to_owned(), start: from })
}

/// The noun right before a verb that opens its sentence: "The Storthall waved through the accord".
fn beside(lens: &Lens<'_>, verb: usize) -> Option<usize> {
    let mut at = verb;
    while at > 0 && lens.tag(at - 1) == "RB" {
        at -= 1;
    }
    let start = lens.after_dateline(lens.p.sentence(verb));
    let noun = at.checked_sub(1).filter(|&k| k >= start && lens.tag(k).starts_with("NN"))?;
    let found =
        *lens.phrases_in(noun.saturating_sub(8).max(start), noun + 1).iter().rev().find(|f| noun < f.end)?;
    (found.start <= start + 1 && lens.tag(verb) == "VBD").then_some(found.head)
}

/// The body that does what a verb tells: a body by its noun or its name, or several who act as one; no state and no person.
pub(super) fn acting(lens: &Lens<'_>, verb: usize) -> Option<Body> {
    let p = &lens.p;
    if p.word(verb).starts_with("veto") {
        return None;
    }
    let subject = lens.trees.doer(verb).or_else(|| beside(lens, verb))?;
    let phrase =
        *lens.phrases_in(subject.saturating_sub(12), subject + 1).iter().rev().find(|f| subject < f.end)?;
    let word = p.word(phrase.head);
    if lens.tag(phrase.head).starts_with("PRP") {
        return None;
    }
    // "proposed by Orma and its allies, passed": they proposed it.
    let head = lens.trees.head(phrase.head).filter(|_| lens.trees.relation(phrase.head) == "conj");
    let aside = |i: usize| {
        i < verb
            && lens.phrases_in(i.saturating_sub(12), i + 1).iter().any(|f| i < f.end && f.under.is_some())
    };
    if aside(phrase.head) || head.is_some_and(aside) {
        return None;
    }
    let all = p.before(phrase.start, 1) == "the";
    let counted = !all && (lens.tag(phrase.start) == "CD" || votes_before(lens, phrase.start));
    if counted
        || matches!(
            word,
            "members"
                | "states"
                | "delegations"
                | "countries"
                | "voters"
                | "people"
                | "allies"
                | "partners"
                | "supporters"
                | "opponents"
                | "backers"
                | "critics"
                | "sponsors"
        )
        || matches!(p.before(phrase.start, 1), "by" | "with")
        || p.before(phrase.start, 1) == "and" && phrase.name.is_none()
    {
        return None;
    }
    let body = if let Some(name) = phrase.name.filter(|n| n.end == phrase.head + 1) {
        !lens.is_person(name)
            && !crate::en::lens::post_noun(word)
            && lens.states.find(lens.text(name.start, name.end)).is_none()
            && !p.word(phrase.head).ends_with("day")
            && (phrase.human
                || lens.tag(verb) == "VBD" && (all || name.end > name.titled + 1)
                || name.end == name.titled + 1 && p.raw(name.titled).chars().all(char::is_uppercase))
    } else {
        deciding(word) || member(word) || phrase.plural && phrase.human
    };
    body.then(|| Body { words: lens.text(phrase.start, phrase.end).to_owned(), start: phrase.start })
}

fn votes_before(lens: &Lens<'_>, at: usize) -> bool {
    at > 0 && (lens.tag(at - 1) == "CD" || super::tallies::votes_at(lens, at - 1).is_some())
}

/// Those counted, or one of them, where no body is told: "forty-nine senators", "not one councillor of Yarrow", "the crew".
fn counted(lens: &Lens<'_>, start: usize, end: usize) -> Option<Body> {
    let p = &lens.p;
    let at = lens.find(start, end, |w| {
        member(w)
            && !matches!(
                w,
                "members" | "delegations" | "representatives" | "ambassadors" | "envoys" | "ministers"
            )
            || matches!(
                w,
                "delegate"
                    | "deputy"
                    | "councillor"
                    | "senator"
                    | "lawmaker"
                    | "crew"
                    | "jury"
                    | "leaders"
                    | "workers"
                    | "miners"
                    | "metalworkers"
                    | "farmers"
                    | "partners"
                    | "directors"
                    | "aldermen"
                    | "burgesses"
                    | "creditors"
                    | "chiefs"
                    | "syndics"
            )
    })?;
    let to = match lens.name_at(at + 2).filter(|n| p.word(at + 1) == "of" && n.titled == at + 2) {
        Some(name) => name.end,
        None => at + 1,
    };
    Some(Body { words: lens.text(at, to).to_owned(), start: at })
}

/// A body told by its name alone, under "in" or "of": neither a person nor a state.
fn named(lens: &Lens<'_>, start: usize, end: usize) -> Option<Body> {
    let p = &lens.p;
    let found = lens.names_in(start, end).iter().find(|name| {
        let mut at = name.titled;
        while at > start && matches!(p.before(at, 1), "the" | "’s" | "'s") {
            at -= 1;
        }
        matches!(p.before(at, 1), "in" | "of" | "at" | "by")
            && !lens.is_person(**name)
            && lens.states.find(lens.text(name.titled, name.end)).is_none()
            && (name.end > name.titled + 1
                || p.before(name.titled, 1) == "the" && !p.word(name.titled).ends_with("day"))
            && lens.told_in(name.titled, name.titled + 1).is_empty()
    })?;
    Some(Body { words: lens.text(found.titled, found.end).to_owned(), start: found.titled })
}

/// An organisation told by its initials, where nothing else is: "NATO said".
fn alliance(lens: &Lens<'_>, n: usize) -> Option<Body> {
    let &(start, end) = lens.sentences.get(n)?;
    let found = lens.names_in(start, end).iter().find(|name| {
        let words = lens.text(name.titled, name.end);
        name.end == name.titled + 1
            && words.len() > 2
            && words.chars().all(char::is_uppercase)
            && lens.states.find(words).is_none()
            && name.titled > start
    })?;
    Some(Body { words: lens.text(found.titled, found.end).to_owned(), start: found.titled })
}

/// The body of a range whose noun passes and that stands best, at least so well.
fn best_in(lens: &Lens<'_>, start: usize, end: usize, test: fn(&str) -> bool, least: i32) -> Option<Body> {
    let p = &lens.p;
    let mut best: Option<(i32, usize, usize)> = None;
    for i in start..end {
        if !p.is_word(i) || !test(p.word(i)) {
            continue;
        }
        // "three members" are a count, not the body.
        if member(p.word(i))
            && i > start
            && (lens.tag(i - 1) == "CD"
                || super::tallies::votes_at(lens, i - 1).is_some()
                || matches!(p.before(i, 1), "other" | "others" | "more" | "s’" | "’"))
        {
            continue;
        }
        let (from, to) = phrase(lens, i, start, end);
        // "the board lit up": lamps, no body.
        if p.word(i) == "board"
            && matches!(p.word(i + 1), "lit" | "showed" | "shows" | "flashed" | "glowed" | "read")
        {
            continue;
        }
        // A capital or an owner makes a body; a bare "the board" will do if nothing better comes.
        let named =
            (from..to).any(|k| p.capital(k) && k != start) || matches!(p.before(from, 1), "’s" | "'s");
        let generic = matches!(
            p.word(i),
            "house"
                | "hall"
                | "union"
                | "conference"
                | "summit"
                | "agency"
                | "court"
                | "thing"
                | "branch"
                | "executive"
                | "bench"
        ) && !named
            && (from == i
                || matches!(p.word(i), "bench" | "branch" | "hall" | "thing")
                    && (from..i).all(|k| lens.tag(k) == "JJ"))
            && !(from == i && i > start && lens.tag(i - 1) == "NN")
            && !(p.before(i, 1) == "the" && lens.tag(i + 1).starts_with('V'));
        if generic {
            continue;
        }
        // "in the Council chamber", "the committee's chair" are places and people.
        let owns = matches!(p.word(to), "’s" | "'s")
            && !matches!(p.word(to + 1), "vote" | "members" | "plenary" | "upper" | "lower");
        let score = i32::from(named) * 2
            + i32::from(!owns) * 2
            + i32::from(from <= start + 2)
            + standing(lens, i, from, to, start, end);
        if best.is_none_or(|(s, ..)| score > s) {
            best = Some((score, from, to));
        }
    }
    best.filter(|b| b.0 >= least)
        .map(|(_, from, to)| Body { words: lens.text(from, to).to_owned(), start: from })
}

/// The body of a range whose noun passes.
pub(super) fn in_sentence(lens: &Lens<'_>, start: usize, end: usize, test: fn(&str) -> bool) -> Option<Body> {
    best_in(lens, start, end, test, 0)
}

/// How well a body stands where the one that votes does: as who acts, or as where it happens; not as what is done to it.
fn standing(lens: &Lens<'_>, i: usize, from: usize, to: usize, start: usize, end: usize) -> i32 {
    let p = &lens.p;
    let mut at = from;
    // "the whaling commission", "a divided council": over what stands before the noun.
    if let Some(whole) =
        lens.phrases_in(from.saturating_sub(8).max(start), i + 1).iter().find(|f| f.start <= i && i < f.end)
    {
        let of = (whole.start..i).rev().find(|&k| p.word(k) == "of").map_or(whole.start, |k| k + 1);
        at = at.min(of);
    }
    while at > start && lens.tag(at) == "VBG" && matches!(lens.tag(at - 1), "JJ" | "NN") {
        at -= 1;
    }
    if at > start
        && matches!(lens.tag(at - 1), "VBG" | "VBN" | "JJ" | "NN" | "NNP")
        && at > start + 1
        && matches!(lens.tag(at - 2), "DT" | "PRP$" | "POS")
    {
        at -= 1;
    }
    while at > start
        && matches!(p.before(at, 1), "the" | "a" | "an" | "its" | "their" | "’s" | "'s" | "this" | "that")
    {
        at -= 1;
    }
    let before = p.before(at, 1);
    let finite = |k: usize| matches!(lens.tag(k), "VBD" | "VBZ" | "VBP" | "MD");
    // "the council on Monday voted", "the Senate narrowly passed"
    let mut next = to;
    while next < (to + 4).min(end) && (lens.tag(next) == "RB" || matches!(p.word(next), "on" | "in" | "late"))
    {
        next = if lens.tag(next) == "RB" {
            next + 1
        } else {
            lens.told_in(next, next + 2).first().map_or(end, |t| t.end)
        };
    }
    let acts = next < end && finite(next)
        || matches!(lens.trees.relation(i), "nsubj" | "obl:agent")
            && lens.trees.head(i).is_some_and(|h| h > i && lens.tag(h).starts_with('V'));
    // The verb that tells what became of it: "which cleared it", "thrown out by the House".
    let decides =
        |k: usize| super::verdict(p.word(k)).is_some() || matches!(p.word(k), "voted" | "divided" | "split");
    let which = p.raw(to) == ","
        && matches!(p.word(to + 1), "which" | "who")
        && (to + 2..(to + 6).min(end)).any(decides);
    let verdict = acts && next < end && decides(next)
        || which
        || matches!(lens.trees.relation(i), "nsubj" | "obl:agent") && lens.trees.head(i).is_some_and(decides);
    let owned = matches!(p.word(to), "’s" | "'s" | "’" | "'")
        && (to + 1..(to + 5).min(end)).any(|k| {
            matches!(
                p.word(k),
                "vote"
                    | "votes"
                    | "division"
                    | "ballot"
                    | "tally"
                    | "decision"
                    | "approval"
                    | "rejection"
                    | "adoption"
                    | "endorsement"
                    | "refusal"
                    | "ratification"
                    | "verdict"
                    | "ruling"
                    | "passage"
                    | "consent"
            )
        });
    let counts = owned && (to + 1..(to + 3).min(end)).any(|k| votes_before(lens, k + 1));
    match before {
        _ if counts => 5,
        _ if verdict && !matches!(before, "for" | "against" | "to" | "with") => 4,
        "by" => 2,
        // "322 to 87 in the House"
        "in" | "at" if at > start + 1 && lens.p.is_number(at - 2) => 5,
        _ if acts || owned => 2,
        "in" | "at" | "inside" | "through" | "before" | "of" | "within" | "from" | "past" | "when" | "as" => {
            1
        }
        "for" | "against" | "to" | "with" | "about" | "on" | "over" | "than" | "between" | "behind"
        | "like" | "into" | "onto" | "toward" | "towards" | "outside" | "near" | "under" => -3,
        _ if matches!(before, "out" | "down" | "up" | "off")
            && lens.tag(at.saturating_sub(2)).starts_with('V') =>
        {
            -5
        }
        word if lens.tag(at.saturating_sub(1)).starts_with('V') && at > start => {
            // "the bill cleared the House"
            let moves = matches!(
                word,
                "cleared"
                    | "passed"
                    | "left"
                    | "reached"
                    | "divided"
                    | "split"
                    | "survived"
                    | "escaped"
                    | "won"
                    | "clears"
                    | "clearing"
                    | "crossed"
                    | "carried"
                    | "lost"
            );
            if moves { 1 } else { -5 }
        }
        _ => 0,
    }
}

/// The noun phrase around a body's noun: "Norrovia’s upper chamber", "UN General Assembly", "Diet of Karsovia".
fn phrase(lens: &Lens<'_>, i: usize, start: usize, end: usize) -> (usize, usize) {
    let p = &lens.p;
    if let Some(name) = lens.name_at(i) {
        let mut from = name.titled;
        if from > start
            && matches!(p.before(from, 1), "’s" | "'s")
            && let Some(owner) = lens.name_before(from)
        {
            from = owner.start;
        }
        let mut to = name.end.max(i + 1);
        // "House of Lords" is one name; "Council on Wednesday" is not.
        if p.word(to) == "of" && p.capital(to + 1) && lens.name_at(to + 1).is_some() {
            to = lens.name_at(to + 1).map_or(to, |n| n.end);
        }
        return (from, to.min(end));
    }
    let mut from = i;
    while from > start {
        let before = p.before(from, 1);
        let modifier = p.is_word(from - 1)
            && (p.capital(from - 1) && from - 1 != start
                || matches!(
                    before,
                    "upper"
                        | "lower"
                        | "security"
                        | "general"
                        | "foreign"
                        | "affairs"
                        | "executive"
                        | "budget"
                        | "fisheries"
                        | "works"
                        | "city"
                        | "town"
                        | "municipal"
                        | "regional"
                        | "provincial"
                        | "joint"
                        | "supreme"
                        | "constitutional"
                        | "ethics"
                        | "finance"
                        | "federal"
                        | "national"
                        | "rights"
                        | "human"
                        | "governing"
                        | "first"
                        | "third"
                        | "peace"
                        | "trade"
                        | "strike"
                        | "steering"
                        | "credentials"
                        | "legal"
                        | "defence"
                        | "defense"
                        | "rules"
                        | "central"
                        | "university"
                        | "party"
                        | "water"
                ));
        // "the agency’s 35-nation board": over what stands between the owner and the noun.
        let owner = (from.saturating_sub(5).max(start)..from)
            .rev()
            .take_while(|&k| {
                p.hyphen(k) || matches!(lens.tag(k), "JJ" | "NN" | "CD" | "NNP" | "POS" | "VBG" | "VBN")
            })
            .find(|&k| matches!(p.word(k), "’s" | "'s"))
            .and_then(|k| lens.name_before(k + 1));
        if let Some(owner) = owner.filter(|_| p.is_word(from - 1) && !matches!(before, "’s" | "'s")) {
            from = owner.start;
            break;
        }
        // "the whaling commission", "a parish council": what kind of body it is.
        let kind = p.is_word(from - 1)
            && i - from < 3
            && matches!(lens.tag(from - 1), "NN" | "JJ")
            && from - 1 > start
            && (matches!(lens.tag(from - 2), "DT" | "POS" | "PRP$" | "NN" | "JJ" | "NNP"))
            && !matches!(
                before,
                "other"
                    | "same"
                    | "whole"
                    | "entire"
                    | "own"
                    | "such"
                    | "full"
                    | "new"
                    | "old"
                    | "last"
                    | "next"
                    | "divided"
                    | "packed"
                    | "empty"
                    | "half"
                    | "single"
                    | "final"
                    | "late"
                    | "previous"
                    | "former"
                    | "outgoing"
            );
        if modifier || kind {
            from -= 1;
        } else if matches!(before, "’s" | "'s") {
            match lens.name_before(from) {
                Some(owner) => {
                    from = owner.start;
                    break;
                }
                None => break,
            }
        } else {
            break;
        }
    }
    let mut to = i + 1;
    // "council of elders", "house of delegates"
    if p.word(to) == "of"
        && (voter(p.word(to + 1))
            || matches!(p.word(to + 1), "state" | "europe" | "lords" | "commons" | "union"))
    {
        to += 2;
    }
    if p.word(to) == "of" {
        let at = if p.word(to + 1) == "the" { to + 2 } else { to + 1 };
        if let Some(name) = lens.name_at(at).filter(|n| n.start == at || n.titled == at) {
            to = name.end;
        }
    }
    (from, to.min(end))
}
