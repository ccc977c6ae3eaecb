//! Who says it: the phrase before a verb of saying, the one after it, the owner of a noun; and how it is called.

use super::subject;
use super::words::{self, Group};
use crate::en::lens::{Lens, Phrase, human_noun, post_noun};
use crate::en::quantities::numbers;

/// Most words of a name, articles and "of" left out.
const LONG: usize = 4;

/// Whose words they are.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    /// As called, several where joined; empty for a pronoun.
    pub(super) names: Vec<String>,
    /// Half-open range of pieces, with its article.
    pub(super) place: (usize, usize),
    /// Stands for somebody named before.
    pub(super) pronoun: bool,
    /// People, a body, a name or a paper, not just any noun.
    pub(super) acts: bool,
    /// A thing that tells: a map, a log.
    pub(super) paper: bool,
}

/// Words that may stand between a source and its verb.
fn helper(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "have"
            | "had"
            | "is"
            | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "does"
            | "do"
            | "did"
            | "will"
            | "would"
            | "must"
            | "should"
            | "shall"
            | "cannot"
            | "’ll"
            | "also"
            | "then"
            | "at"
            | "first"
            | "later"
            | "again"
            | "since"
            | "still"
            | "even"
            | "once"
            | "far"
            | "duly"
            | "now"
            | "has-been"
            | "can"
            | "could"
            | "may"
            | "might"
            | "itself"
            | "himself"
            | "herself"
            | "themselves"
            | "’s"
            | "’d"
            | "’ve"
            | "not"
            | "never"
            | "n’t"
            | "n't"
            | "itself,"
    )
}

/// Whether a piece is a state or its seat, whatever part of speech it was taken for.
fn state(lens: &Lens<'_>, k: usize) -> bool {
    lens.p.capital(k)
        && !matches!(lens.tag(k), "NN" | "NNS" | "NNP" | "JJ")
        && lens.states.find(lens.text(k, k + 1)).is_some()
}

/// One past the last piece before a verb that may belong to its source: over adverbs, helpers, days.
pub(super) fn back(lens: &Lens<'_>, from: usize, verb: usize) -> usize {
    let p = &lens.p;
    let mut to = verb;
    while to > from {
        let word = p.before(to, 1);
        if lens.tag(to - 1) == "RB" && !state(lens, to - 1) || helper(word) {
            to -= 1;
            continue;
        }
        // "on Tuesday", "last week", "yesterday"
        let day = lens.told_in(to.saturating_sub(6).max(from), to).iter().rev().find(|t| t.end == to);
        if let Some(day) = day.filter(|t| t.quantity.kind == verbale_model::QuantityKind::Date) {
            to = day.start;
            if to > from && matches!(p.before(to, 1), "on" | "in" | "by" | "late" | "early" | "at") {
                to -= 1;
            }
            continue;
        }
        break;
    }
    to
}

/// The noun phrase that ends at `to`, read off the parts of speech from its end.
fn ending(lens: &Lens<'_>, from: usize, to: usize) -> Option<Phrase> {
    let p = &lens.p;
    let last = to.checked_sub(1).filter(|&k| k >= from)?;
    // "Liu He": a name that ends like a pronoun.
    let named = |k: usize| lens.name_at(k).is_some_and(|n| n.start < k && n.end == k + 1);
    if lens.tag(last) == "PRP" && !named(last) {
        return lens.phrases_in(last, to).first().copied();
    }
    if matches!(p.word(last), "each" | "both") {
        let f =
            Phrase { start: last, end: to, head: last, name: None, under: None, human: true, plural: true };
        return Some(f);
    }
    let owner = |k: usize| owns(lens, k);
    let mut start = to;
    while start > from {
        let k = start - 1;
        let dated = lens
            .told_in(k.saturating_sub(3), k + 1)
            .iter()
            .any(|t| t.start <= k && k < t.end && t.quantity.kind == verbale_model::QuantityKind::Date);
        let joins = match lens.tag(k) {
            _ if state(lens, k) => true,
            "NN" | "NNS" | "NNP" | "JJ" | "JJR" | "CD" | "POS" => !dated,
            "VBN" | "VBG" | "RB" => {
                start < to
                    && (k == from
                        || matches!(lens.tag(k - 1), "DT" | "PRP$" | "POS" | "JJ" | "CD")
                        || matches!(
                            p.word(k),
                            "shipping"
                                | "mining"
                                | "trading"
                                | "fishing"
                                | "leading"
                                | "ruling"
                                | "governing"
                                | "striking"
                                | "warring"
                        ) && p.raw(k - 1) == ",")
            }
            "DT" => start < to && matches!(p.before(k, 1), "of" | "for") && k > from + 1,
            "PRP$" => start < to,
            "PRP" => named(k),
            "IN" => {
                start < to
                    && k > from
                    && (p.word(k) == "of" || p.word(k) == "for" && words::is(p.before(k, 1), Group::Voice))
                    && lens.tag(k - 1).starts_with("NN")
            }
            _ => owner(k) || p.hyphen(k),
        };
        if !joins {
            break;
        }
        start = k;
    }
    while start < to && (owner(start) || p.is_mark(start)) {
        start += 1;
    }
    let of = (start + 1..to).find(|&k| matches!(p.word(k), "of" | "for") && lens.tag(k) == "IN");
    let head = of.unwrap_or(to) - usize::from(to > start);
    let noun = (start..to).any(|k| matches!(lens.tag(k), "NN" | "NNS" | "NNP" | "JJ") || state(lens, k));
    if start >= to || !noun {
        return None;
    }
    let lead = if start > from && lens.tag(start - 1) == "DT" { start - 1 } else { start };
    let under = lead.checked_sub(1).filter(|&k| {
        k >= from
            && matches!(lens.tag(k), "IN" | "TO")
            && !matches!(
                p.word(k),
                "that"
                    | "because"
                    | "if"
                    | "while"
                    | "although"
                    | "though"
                    | "whether"
                    | "as"
                    | "since"
                    | "after"
                    | "before"
                    | "until"
                    | "like"
                    | "whereas"
                    | "unless"
                    | "once"
                    | "where"
                    | "when"
            )
    });
    let name = lens.name_at(to - 1).filter(|n| n.end == to && n.start >= start);
    let known = lens.phrases_in(start, to).iter().find(|f| f.start <= head && head < f.end);
    let human = known.is_some_and(|f| f.human) || human_noun(p.word(head));
    let plural = lens.tag(head) == "NNS";
    Some(Phrase { start, end: to, head, name, under, human, plural })
}

/// Whether a mark shows an owner: "Iran’s", "the pilots’".
fn owns(lens: &Lens<'_>, k: usize) -> bool {
    let p = &lens.p;
    lens.tag(k) == "POS"
        || matches!(p.raw(k), "’" | "'") && p.before(k, 1).ends_with('s') && p.glued(k) && !p.glued(k + 1)
}

/// A phrase with the one that it describes: "families of the dead", "a spokesman for the ministry".
fn climbed(lens: &Lens<'_>, from: usize, mut phrase: Phrase) -> Phrase {
    let p = &lens.p;
    for _ in 0..3 {
        let Some(under) = phrase.under.filter(|&u| u > from) else { break };
        // Over "close" in "sources close to the court".
        let outer = (under.saturating_sub(2).max(from)..=under).rev().find_map(|to| {
            let bridge = (to..under).all(|k| {
                matches!(lens.tag(k), "JJ" | "VBN" | "RB" | "VBG")
                    || matches!(p.word(k), "close" | "near" | "familiar")
            });
            let nominal = to > from && matches!(lens.tag(to - 1), "NN" | "NNS" | "NNP");
            (bridge && nominal).then(|| ending(lens, from, to)).flatten()
        });
        let Some(outer) = outer else { break };
        phrase = Phrase {
            start: outer.start,
            head: outer.head,
            name: outer.name,
            under: outer.under,
            human: outer.human,
            ..phrase
        };
    }
    phrase
}

/// Words for some of several: "some of the crew".
fn part(word: &str) -> bool {
    matches!(
        word,
        "some"
            | "several"
            | "many"
            | "most"
            | "few"
            | "both"
            | "half"
            | "others"
            | "dozens"
            | "scores"
            | "hundreds"
    )
}

/// The noun phrase that starts at `at`, over its article, read off the parts of speech.
pub(super) fn starting(lens: &Lens<'_>, at: usize, end: usize) -> Option<Phrase> {
    let p = &lens.p;
    // "three of the five mediators", "some of the crew": those of whom they are.
    if (lens.tag(at) == "CD" || part(p.word(at))) && p.word(at + 1) == "of" && at + 2 < end {
        let inner = at + 2 + usize::from(lens.tag(at + 2) == "PRP$");
        return starting(lens, inner, end).filter(|f| f.plural || f.human || f.name.is_some());
    }
    let mut start = at;
    while start < end && (lens.tag(start) == "DT" || matches!(p.word(start), "both" | "all")) {
        start += 1;
    }
    let mut to = start;
    while to < end {
        let joins = match lens.tag(to) {
            "NN" | "NNS" | "NNP" | "POS" => true,
            "JJ" if to > at
                && matches!(
                    p.word(to),
                    "official"
                        | "representative"
                        | "executive"
                        | "general"
                        | "nationalist"
                        | "islamist"
                        | "veteran"
                        | "native"
                        | "loyalist"
                        | "militant"
                        | "rebel"
                        | "other"
                        | "latter"
                        | "former"
                        | "second"
                        | "first"
                ) =>
            {
                true
            }
            "JJ" | "JJR" | "CD" => (to + 1..(to + 4).min(end)).any(|k| lens.tag(k).starts_with("NN")),
            // "women selling eggs": not of the phrase.
            "VBN" | "VBG" => {
                to <= start + 1
                    && lens.tag(to + 1).starts_with("NN")
                    && to > at
                    && !lens.tag(to - 1).starts_with("NN")
            }
            "PRP$" => to == start || p.before(to, 1) == "of",
            "DT" => to > start && matches!(p.before(to, 1), "of" | "for"),
            "IN" => {
                to > start
                    && (p.word(to) == "of" || p.word(to) == "for" && words::is(p.before(to, 1), Group::Voice))
                    && !words::is(p.word(to + 1), Group::Story)
                    && (matches!(lens.tag(to + 1), "DT" | "PRP$")
                        || lens.tag(to + 1).starts_with("NN")
                        || lens.tag(to + 1) == "JJ")
            }
            _ => owns(lens, to) || p.hyphen(to) || state(lens, to),
        };
        if !joins {
            break;
        }
        to += 1;
    }
    while to > start
        && (owns(lens, to - 1) || p.is_mark(to - 1) || lens.tag(to - 1) == "IN" || lens.tag(to - 1) == "DT")
    {
        to -= 1;
    }
    let other = to == start + 1 && start > at && lens.tag(start) == "JJ";
    if to <= start || !(other || (start..to).any(|k| lens.tag(k).starts_with("NN") || state(lens, k))) {
        return None;
    }
    let of = (start + 1..to).find(|&k| matches!(p.word(k), "of" | "for") && lens.tag(k) == "IN");
    let head = of.unwrap_or(to) - 1;
    let name = lens.name_at(to - 1).filter(|n| n.end == to && n.start >= start);
    let known = lens.phrases_in(start, to).iter().find(|f| f.start <= head && head < f.end);
    let human = known.is_some_and(|f| f.human) || human_noun(p.word(head));
    Some(Phrase { start, end: to, head, name, under: None, human, plural: lens.tag(head) == "NNS" })
}

/// The word that leads to a saying which was done, and so has its source: "took" in "took ten days to confirm", "responded" in "responded by
/// denying".
pub(super) fn leading(lens: &Lens<'_>, from: usize, verb: usize) -> Option<usize> {
    let p = &lens.p;
    let joint = p.before(verb, 1);
    let to = joint == "to";
    let by = lens.tag(verb) == "VBG" && matches!(joint, "by" | "in" | "on" | "with" | "kept" | "keeps");
    if verb <= from || !(to || by) {
        return None;
    }
    let near = verb.saturating_sub(if to { 10 } else { 4 }).max(from);
    let found = (near..verb).rev().take_while(|&i| !p.is_mark(i) || p.hyphen(i)).find(|&i| {
        words::is(p.word(i), Group::Leads)
            || i + 1 < verb && lens.tag(i).starts_with('V') && !matches!(lens.tag(i), "VBG" | "VBN")
    })?;
    // "had to admit": only right before.
    let own = !matches!(p.word(found), "had" | "has" | "used" | "allowed" | "bound") || found + 2 == verb;
    (words::is(p.word(found), Group::Leads) && own).then_some(found)
}

/// Who acts before a verb.
pub(super) fn before(lens: &Lens<'_>, from: usize, verb: usize) -> Option<Source> {
    let verb = leading(lens, from, verb).filter(|&l| l > from).unwrap_or(verb);
    acting(lens, from, verb)
}

fn acting(lens: &Lens<'_>, from: usize, verb: usize) -> Option<Source> {
    let p = &lens.p;
    let to = back(lens, from, verb);
    if let Some(source) = subject::whole(lens, from, to) {
        return Some(source);
    }
    // "those let out of it", "those who were in it"
    let those = (to.saturating_sub(9).max(from)..to).rev().find(|&k| {
        p.word(k) == "those"
            && k + 1 < to
            && (lens.tag(k + 1).starts_with('V')
                || matches!(lens.tag(k + 1), "IN" | "JJ")
                || p.word(k + 1) == "who")
            && (k == from || !matches!(lens.tag(k - 1), "IN" | "TO"))
    });
    if let Some(k) = those.filter(|&k| !(k..to).any(|i| p.raw(i) == ",")) {
        let end = to.min(k + 6);
        return Some(Source {
            names: vec![lens.text(k, end).to_owned()],
            place: (k, to),
            pronoun: false,
            acts: true,
            paper: false,
        });
    }
    if to > from + 1 && p.raw(to - 1) == "," {
        // "Her driver, interviewed by Radio Caldor, has it": back to the comma that opens the insertion.
        return inserted(lens, from, to - 1);
    }
    let direct = ending(lens, from, to).map(|f| climbed(lens, from, f));
    if let Some(f) = direct.filter(|f| f.under.is_none_or(|u| u < from))
        && let Some(source) = made(lens, from, &f)
    {
        return Some(source);
    }
    // "Three people who asked not to be named say": over the clause that describes them.
    let relative = (to.saturating_sub(12).max(from + 1)..to)
        .rev()
        .find(|&k| matches!(p.word(k), "who" | "which" | "that"));
    let clear = |k: usize| !(k..to).any(|i| matches!(p.raw(i), ";" | ":" | ","));
    if let Some(k) = relative.filter(|&k| clear(k)) {
        let noun = if p.raw(k - 1) == "," { k - 1 } else { k };
        let described = ending(lens, from, noun).map(|f| climbed(lens, from, f));
        if let Some(f) = described.filter(|f| {
            p.word(k) == "who" || f.human || f.name.is_some() || words::is(p.word(f.head), Group::Paper)
        }) {
            return made(lens, from, &f);
        }
        // "put out a scorecard that said the reverse": who put it out.
        if p.word(k) == "that" && k > from + 3 {
            return starting(lens, from, verb).and_then(|f| made(lens, from, &f));
        }
        if let Some(f) = described {
            return made(lens, from, &f);
        }
    }
    let subject = lens.trees.subject(verb).filter(|&s| s >= from && s < verb && verb - s < 24)?;
    let phrase = lens.phrases_in(subject.saturating_sub(8).max(from), subject + 1);
    let phrase = phrase.iter().rev().find(|f| f.start <= subject && subject < f.end)?;
    // A subject over another verb is that verb’s.
    let verbs = (phrase.end..verb).filter(|&i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP")).count();
    let relative = lens.any(phrase.end, (phrase.end + 2).min(verb), &["who", "which", "that", "whose"]);
    if phrase.under.is_some_and(|u| u >= from) || verbs > usize::from(relative) {
        return None;
    }
    made(lens, from, phrase)
}

/// The subject before an insertion between two commas, of which the second stands at `close`.
pub(super) fn inserted(lens: &Lens<'_>, from: usize, close: usize) -> Option<Source> {
    let p = &lens.p;
    let mut open = close;
    while open > from + 1 {
        open -= 1;
        if p.raw(open) != "," {
            continue;
        }
        let phrase = climbed(lens, from, ending(lens, from, open)?);
        // The first of its clause, or after the comma that ends what is said.
        let lead = if phrase.start > from && matches!(lens.tag(phrase.start - 1), "DT" | "PRP$") {
            phrase.start - 1
        } else {
            phrase.start
        };
        let comma = lead > from && p.raw(lead - 1) == ",";
        let verbs = (from..phrase.start).any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD"));
        let placed = !verbs && comma && lens.tag(from) == "IN" && !(from..lead - 1).any(|i| p.raw(i) == ",");
        let first = lead == from || comma && verbs || placed;
        if first && phrase.under.is_none_or(|u| u < from) {
            return made(lens, from, &phrase);
        }
    }
    None
}

/// Who stands right after a verb: "insisted the dam’s director".
pub(super) fn after(lens: &Lens<'_>, at: usize, end: usize) -> Option<Source> {
    let first = starting(lens, at, end)?;
    // "said the man Moscow has installed in Enerhodar, Volodymyr Rohov"
    let comma = (first.end..(first.end + 9).min(end)).find(|&i| lens.p.raw(i) == ",");
    let person = comma.and_then(|c| apposed(lens, c));
    if let Some(name) = person {
        return Some(Source {
            names: vec![name.0],
            place: (at, name.1),
            pronoun: false,
            acts: true,
            paper: false,
        });
    }
    made(lens, at, &first)
}

/// The phrase from `at` on, whatever it stands for, as a source.
pub(super) fn from(lens: &Lens<'_>, at: usize, end: usize) -> Option<Source> {
    made(lens, at, &starting(lens, at, end)?)
}

/// A person’s name between commas, or up to a verb: ", Tove Hald"; with its end.
fn apposed(lens: &Lens<'_>, comma: usize) -> Option<(String, usize)> {
    let name = lens.name_at(comma + 1).filter(|n| n.titled == comma + 1 && lens.is_person(*n))?;
    let closes = !lens.p.is_word(name.end) || matches!(lens.tag(name.end), "VBD" | "VBZ" | "VBP" | "IN" | "");
    (closes && name.end - name.start >= 1).then(|| (lens.text(name.start, name.end).to_owned(), name.end))
}

/// A source from a phrase and those joined to it.
pub(super) fn made(lens: &Lens<'_>, from: usize, phrase: &Phrase) -> Option<Source> {
    let p = &lens.p;
    let word = p.word(phrase.head);
    let start = if phrase.start > from && lens.tag(phrase.start - 1) == "DT" {
        phrase.start - 1
    } else {
        phrase.start
    };
    let start =
        if start > from && matches!(lens.p.before(start, 1), "both" | "all") { start - 1 } else { start };
    let place = (start, phrase.end);
    // "Nobody in the room", "no official": nobody says it.
    if matches!(word, "nobody" | "none" | "noone" | "nothing")
        || matches!(p.word(start), "no" | "neither" | "nobody" | "none" | "few")
    {
        return None;
    }
    if lens.tag(phrase.head) == "PRP" {
        let pronoun = matches!(word, "he" | "she" | "they" | "it" | "we" | "i");
        return pronoun.then_some(Source {
            names: Vec::new(),
            place,
            pronoun: true,
            acts: true,
            paper: false,
        });
    }
    if matches!(word, "each" | "both") && phrase.end == phrase.start + 1 {
        return Some(Source {
            names: vec![word.to_owned()],
            place,
            pronoun: false,
            acts: true,
            paper: false,
        });
    }
    let known = matches!(word, "observers" | "analysts") && p.word(start) == "the" && start < phrase.start;
    if phrase.end == phrase.start + 1 && words::is(word, Group::Generic) && !known
        || lens.tag(phrase.head) == "CD"
    {
        return None;
    }
    let acts = phrase.human
        || phrase.name.is_some()
        || words::is(word, Group::Paper)
        || words::people(word)
        || matches!(
            word,
            "one"
                | "other"
                | "another"
                | "latter"
                | "former"
                | "second"
                | "third"
                | "fourth"
                | "fifth"
                | "sixth"
        );
    if (!acts || word == "summit") && words::abstracted(word) {
        return None;
    }
    let mut names = vec![named(lens, phrase)];
    // "Norway and Denmark": both say it.
    let and = place.0.checked_sub(1).filter(|&k| k > from && p.word(k) == "and");
    if let Some(other) =
        and.and_then(|k| ending(lens, from, k)).filter(|f| f.under.is_none() && f.end + 1 == place.0)
    {
        let acts = |f: &Phrase| f.human || f.name.is_some();
        let both =
            acts(phrase) && acts(&other) || acts(phrase) && other.plural || acts(&other) && phrase.plural;
        if both && lens.tag(other.head) != "PRP" {
            names.insert(0, named(lens, &other));
            let start = if other.start > from && lens.tag(other.start - 1) == "DT" {
                other.start - 1
            } else {
                other.start
            };
            return Some(Source { names, place: (start, place.1), pronoun: false, acts: true, paper: false });
        }
    }
    names.retain(|n| !n.is_empty());
    (!names.is_empty()).then_some(Source {
        names,
        place,
        pronoun: false,
        acts,
        paper: words::is(word, Group::Paper),
    })
}

/// How a source is called: the person, else the phrase, cut where it is long.
fn named(lens: &Lens<'_>, phrase: &Phrase) -> String {
    let p = &lens.p;
    // "the dam’s director, Tove Hald"
    if p.raw(phrase.end) == ","
        && phrase.name.is_none_or(|n| n.end != phrase.end || !lens.is_person(n))
        && let Some((name, _)) = apposed(lens, phrase.end)
    {
        return name;
    }
    let person = phrase.name.filter(|n| n.end == phrase.end && lens.is_person(*n));
    if let Some(name) = person {
        let titled = count(lens, name.titled, name.end) <= LONG && post_noun(p.word(name.titled));
        return lens.text(if titled { name.titled } else { name.start }, name.end).to_owned();
    }
    short(lens, phrase.start, phrase.end, phrase.head)
}

/// Words of a name that are compared.
fn count(lens: &Lens<'_>, start: usize, end: usize) -> usize {
    (start..end)
        .filter(|&i| {
            !lens.p.is_mark(i)
                && !matches!(
                    lens.p.word(i),
                    "of" | "the" | "a" | "an" | "and" | "in" | "at" | "for" | "’s" | "'s" | "’" | "'"
                )
        })
        .count()
}

/// A phrase as a name of at most [`LONG`] words.
pub(super) fn short(lens: &Lens<'_>, start: usize, end: usize, head: usize) -> String {
    let p = &lens.p;
    let (mut start, mut end) = (start, end);
    while start + 1 < end
        && (matches!(
            p.word(start),
            "the"
                | "whose"
                | "a"
                | "an"
                | "its"
                | "his"
                | "her"
                | "their"
                | "our"
                | "both"
                | "all"
                | "own"
                | "some"
                | "another"
                | "this"
                | "that"
        ) || numbers::cardinal(p.word(start)).is_some()
            || p.is_number(start)
            || p.is_mark(start))
    {
        start += 1;
    }
    if count(lens, start, end) > LONG {
        let cut =
            (head + 1..end).find(|&i| matches!(lens.tag(i), "IN" | "TO" | "VBN" | "VBG") || p.is_mark(i));
        end = cut.filter(|&c| c > start).unwrap_or(end);
    }
    if count(lens, start, end) > LONG {
        let owner = (start..head.min(end)).rev().find(|&i| matches!(p.word(i), "’s" | "'s" | "’" | "'"));
        start = owner.map_or(start, |o| o + 1);
    }
    while count(lens, start, end) > LONG && start + 1 < end {
        start += 1;
    }
    while end > start && (p.is_mark(end - 1) || matches!(p.word(end - 1), "’s" | "'s" | "’" | "'")) {
        end -= 1;
    }
    lens.text(start, end).trim_matches(['“', '”', '"', '‘', '’', ',']).to_owned()
}

/// The owner of a noun: "S’s claim", "the claim by S", "claims from S"; with the place of the whole phrase.
pub(super) fn owner(lens: &Lens<'_>, noun: usize, from: usize, end: usize) -> Option<Source> {
    let p = &lens.p;
    let mut k = noun;
    while k > from
        && noun - k < 5
        && (matches!(lens.tag(k - 1), "JJ" | "JJR" | "NN" | "NNS" | "CD" | "VBN" | "VBG")
            && !owns(lens, k - 1)
            || p.word(k - 1) == "own")
    {
        k -= 1;
    }
    if k > from && owns(lens, k - 1) {
        let phrase = ending(lens, from, k - 1)?;
        let start = if phrase.start > from && lens.tag(phrase.start - 1) == "DT" {
            phrase.start - 1
        } else {
            phrase.start
        };
        return Some(Source {
            names: vec![named(lens, &phrase)],
            place: (start, noun + 1),
            pronoun: false,
            acts: true,
            paper: false,
        });
    }
    // "its claim", "his insistence"
    if k > from && lens.tag(k - 1) == "PRP$" {
        return Some(Source {
            names: Vec::new(),
            place: (k - 1, noun + 1),
            pronoun: true,
            acts: true,
            paper: false,
        });
    }
    // "Belgian claims that"
    let adjective = (k..noun)
        .find(|&i| p.capital(i) && (i > p.sentence(i) || lens.states.find(lens.text(i, i + 1)).is_some()));
    if let Some(i) = adjective {
        let called = lens.text(i, noun).to_owned();
        return Some(Source {
            names: vec![called],
            place: (i, noun + 1),
            pronoun: false,
            acts: true,
            paper: false,
        });
    }
    // "the Mornay version": a name right before the noun.
    if k > from
        && words::is(p.word(noun), Group::Telling)
        && let Some(name) = lens.name_at(k - 1).filter(|n| n.end == k && n.start >= from)
    {
        let start =
            if name.start > from && lens.tag(name.start - 1) == "DT" { name.start - 1 } else { name.start };
        return Some(Source {
            names: vec![lens.text(name.start, name.end).to_owned()],
            place: (start, noun + 1),
            pronoun: false,
            acts: true,
            paper: false,
        });
    }
    // "the recent claim by Russia", "claims from the mill"
    let by = (noun + 1..(noun + 4).min(end)).find(|&k| matches!(p.word(k), "by" | "from"))?;
    let source = self::from(lens, by + 1, end)?;
    Some(Source { place: (noun, source.place.1), ..source })
}

/// Whether names of both lists belong to one state.
pub(super) fn same_side(lens: &Lens<'_>, a: &[String], b: &[String]) -> bool {
    let state = |name: &String| lens.states.named_in(name);
    b.iter().filter_map(state).any(|s| a.iter().filter_map(state).any(|t| s == t))
}

/// Whether two names call one source: equal, or one ends the other.
pub(super) fn same(a: &str, b: &str) -> bool {
    a == b
        || a.len() > b.len() && a.ends_with(b) && b.len() > 3
        || b.len() > a.len() && b.ends_with(a) && a.len() > 3
}
