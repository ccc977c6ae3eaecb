//! Lists of those who meet, as noun phrases: "A, the envoy, B and C", before a verb, after it, around a word.

use super::words::{Class, is};
use crate::en::lens::{Lens, Phrase, human_noun, post_noun};
use crate::en::quantities::calendar;

/// Whether a phrase stands for people, a state or a body as far as its words tell.
pub(super) fn party(lens: &Lens<'_>, f: &Phrase) -> bool {
    let pronoun = matches!(lens.tag(f.head), "PRP" | "PRP$");
    if pronoun {
        return !matches!(lens.p.word(f.start), "it" | "itself" | "you" | "me" | "myself" | "himself");
    }
    f.human || named(f) && !thing(lens.p.word(f.head)) || (f.start..f.head).any(|i| post_noun(lens.p.word(i)))
}

/// Whether a name ends a phrase.
fn named(f: &Phrase) -> bool {
    f.name.is_some_and(|n| n.end == f.end || n.end == f.head + 1)
}

/// Whether a phrase may stand for people where only people can: any noun but a thing, a time or a thought.
pub(super) fn likely(lens: &Lens<'_>, f: &Phrase) -> bool {
    let noun = |i: usize| lens.tag(i).starts_with("NN") && !thing(lens.p.word(i));
    party(lens, f) || noun(f.head) && noun(f.end - 1)
}

/// What no one meets as a person: thoughts, times, papers.
pub(super) fn thing(word: &str) -> bool {
    const ENDS: [&str; 14] = [
        "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ure", "ship", "ing", "ings", "tions",
        "ments",
    ];
    let human = human_noun(word)
        || matches!(word, "leadership" | "management" | "government" | "parliament" | "delegation");
    if human {
        return false;
    }
    ENDS.iter().any(|e| word.ends_with(e) && word.len() > e.len() + 2)
        || calendar::weekday(word).is_some()
        || calendar::month(word).is_some()
        || is(word, Class::Thing)
}

/// The phrase that covers a piece.
pub(super) fn covering(lens: &Lens<'_>, i: usize) -> Option<usize> {
    let at = lens.phrases.partition_point(|f| f.start <= i).checked_sub(1)?;
    (i < lens.phrases[at].end).then_some(at)
}

/// A list of phrases around the one at `at`, within a range: those joined to it by commas and "and".
pub(super) fn around(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> Vec<Phrase> {
    let mut first = at;
    while first > 0 {
        let (a, b) = (&lens.phrases[first - 1], &lens.phrases[first]);
        if a.start >= start && owns(lens, a, b) {
            first -= 1;
            continue;
        }
        // "On Monday, in Ankara, William Burns sat": where, not who.
        let placed =
            placed(lens, a) && b.under.is_none() && !matches!(lens.p.before(b.start, 1), "and" | "&");
        let fits = party(lens, a) || aside(lens, a);
        if a.start < start || placed || !chained(lens, a, b) || !fits {
            break;
        }
        first -= 1;
    }
    list(lens, first, start, end)
}

/// Whether a phrase tells between commas for whom the one before it acts: "Ekdahl, for the union, and Vint".
fn aside(lens: &Lens<'_>, f: &Phrase) -> bool {
    let p = &lens.p;
    f.under.is_some_and(|u| matches!(p.word(u), "for" | "of" | "from") && p.before(u, 1) == ",")
        && p.word(f.end) == ","
        && f.name.is_none_or(|n| !lens.is_person(n))
}

/// Whether a preposition of place or time stands right before a phrase: "in Ankara", not "on Sunday Uribe".
pub(super) fn placed(lens: &Lens<'_>, f: &Phrase) -> bool {
    let p = &lens.p;
    f.under.is_some_and(|u| {
        matches!(
            p.word(u),
            "in" | "at"
                | "near"
                | "on"
                | "outside"
                | "into"
                | "off"
                | "over"
                | "through"
                | "aboard"
                | "across"
                | "via"
        ) && (u + 1..f.start).all(|i| matches!(lens.tag(i), "DT" | "JJ" | "PRP$"))
    })
}

/// The list that opens with the phrase at `first`: its last comma must come with an "and".
pub(super) fn list(lens: &Lens<'_>, first: usize, start: usize, end: usize) -> Vec<Phrase> {
    let Some(head) = lens.phrases.get(first).filter(|f| f.start >= start && f.start < end) else {
        return Vec::new();
    };
    let mut out = vec![*head];
    let mut last = first;
    let mut closed = 1;
    while let Some(next) = lens.phrases.get(last + 1).filter(|f| f.start < end) {
        let before = &lens.phrases[last];
        if let Some(kept) = out.last_mut()
            && owns(lens, before, next)
        {
            let start = kept.start;
            let under = kept.under;
            *kept = Phrase { start, under, ..*next };
            last += 1;
            continue;
        }
        // "Ekdahl, for the union, and Vint, for the port": for whom, not who.
        if out.last().is_some_and(|f| person(lens, f) || named(f))
            && aside(lens, next)
            && chained(lens, before, next)
        {
            last += 1;
            continue;
        }
        if !chained(lens, before, next)
            || !likely(lens, next) && !party(lens, next)
            || own_clause(lens, before, next)
        {
            break;
        }
        let and =
            (before.end..next.start).any(|i| matches!(lens.p.word(i), "and" | "&" | "plus" | "nor" | "or"));
        if again(lens, before, next) && !and {
            if let Some(kept) = out.last_mut()
                && !person(lens, kept)
            {
                kept.name = next.name;
                kept.end = next.end;
                kept.head = next.head;
            }
        } else {
            out.push(*next);
            if and {
                closed = out.len();
            }
        }
        last += 1;
    }
    out.truncate(closed.max(1));
    out
}

/// Whether the first phrase owns the second: "the miners’ federation", whose mark may be read as a quotation's.
fn owns(lens: &Lens<'_>, a: &Phrase, b: &Phrase) -> bool {
    let p = &lens.p;
    b.start == a.end + 1
        && matches!(p.raw(a.end), "’" | "'")
        && p.glued(a.end)
        && p.word(a.head).ends_with('s')
}

/// Whether "and" opens a clause of its own with the next phrase as subject: "met A, and B said".
fn own_clause(lens: &Lens<'_>, before: &Phrase, next: &Phrase) -> bool {
    let comma = lens.p.word(before.end) == ",";
    let verb = matches!(lens.tag(next.end), "VBD" | "VBZ" | "MD")
        && lens.trees.subject(next.end).is_some_and(|s| s >= next.start && s < next.end);
    let only_comma = comma && next.start <= before.end + 2 && !lens.p.word(before.end + 1).starts_with("and");
    verb && (comma || only_comma)
}

pub(super) fn person(lens: &Lens<'_>, f: &Phrase) -> bool {
    named(f) && f.name.is_some_and(|n| lens.is_person(n))
}

/// Whether the second phrase tells again who the first is: "Ruta Minn, the bloc's negotiator", "the envoy, Ruta Minn".
fn again(lens: &Lens<'_>, a: &Phrase, b: &Phrase) -> bool {
    let p = &lens.p;
    if p.word(a.end) != "," || a.plural || b.plural {
        return false;
    }
    let post = |f: &Phrase| {
        !person(lens, f)
            && (post_noun(p.word(f.head)) || f.human || (f.start..f.end).any(|i| post_noun(p.word(i))))
    };
    let described = |f: &Phrase| {
        !named(f)
            && (post(f)
                || b.start > a.end + 1
                    && matches!(p.before(f.start, 1), "the" | "a" | "an" | "his" | "her" | "its"))
    };
    let state = |f: &Phrase| f.name.is_some_and(|n| lens.states.find(lens.text(n.start, n.end)).is_some());
    person(lens, a) && described(b) && !state(b)
        || post(a) && (!named(a) || post_noun(p.word(a.head))) && person(lens, b)
}

/// Whether only commas, "and" and small words stand between two phrases.
fn chained(lens: &Lens<'_>, a: &Phrase, b: &Phrase) -> bool {
    let p = &lens.p;
    if a.end >= b.start || b.start > a.end + 6 || !p.together(a.start, b.start) {
        return false;
    }
    let small = |i: usize| is(p.word(i), Class::Small) || lens.tag(i) == "RB";
    let joint = |i: usize| {
        matches!(p.word(i), "," | "and" | "&" | "or" | "nor" | "plus" | "/")
            || matches!(p.raw(i), "–" | "-") && p.hyphen(i)
    };
    // "of General Burhan and of General Dagalo": the preposition comes again.
    let again = |i: usize| {
        !matches!(p.word(i), "of" | "from" | "with" | "between" | "for") || i > a.end && joint(i - 1)
    };
    (a.end..b.start).all(|i| small(i) && again(i)) && (a.end..b.start).any(joint)
}

/// The list that starts within `reach` pieces after `i`, over small words and adverbs.
pub(super) fn after(lens: &Lens<'_>, i: usize, reach: usize, end: usize) -> Vec<Phrase> {
    let at = lens.phrases.partition_point(|f| f.start < i);
    let Some(first) = lens.phrases.get(at).filter(|f| f.start < (i + reach).min(end)) else {
        // Within a phrase that the name begins: "between A and B".
        return lens.names_in(i, (i + 2).min(end)).first().map(|n| Phrase::of_name(*n)).into_iter().collect();
    };
    let open = (i..first.start).all(|k| {
        !lens.tag(k).starts_with('V') && !matches!(lens.p.word(k), "," | "." | ";" | "that" | "when" | "and")
    });
    if open { list(lens, at, i, end) } else { Vec::new() }
}

/// The subject of a verb as a list: what the tree tells, else the nearest phrase before it that acts.
pub(super) fn subject(lens: &Lens<'_>, verb: usize, start: usize, end: usize) -> Vec<Phrase> {
    let own = own_subject(lens, verb, start, end);
    let p = &lens.p;
    // "A, in a car on the way, and B, at his desk, spoke": an aside parts the two.
    if let [one] = own.as_slice()
        && person(lens, one)
        && p.before(one.start, 1) == "and"
        && p.before(one.start, 2) == ","
        && let Some(first) = (lens.phrases_in(start, one.start).first())
            .filter(|f| f.under.is_none() && person(lens, f) && p.word(f.end) == ",")
    {
        return vec![*first, *one];
    }
    // "A and B shook hands, spoke for two hours and agreed to meet": the subject of the row of verbs.
    let goes_on = matches!(p.before(verb, 1), "and" | "," | "to" | "then" | "later" | "but");
    if own.len() < 2 && goes_on && own.first().is_none_or(|f| !f.plural && f.end + 1 < verb) {
        let first = lens.phrases.partition_point(|f| f.start < start);
        let main = (first..lens.phrases.len())
            .take_while(|&k| lens.phrases[k].end <= verb)
            .find(|&k| lens.phrases[k].under.is_none() && party(lens, &lens.phrases[k]));
        if let Some(at) = main {
            let list = around(lens, at, start, verb);
            let same =
                own.first().is_none_or(|f| list.iter().any(|l| l.start == f.start) || !person(lens, f));
            if list.len() > 1 && same {
                return list;
            }
        }
    }
    own
}

/// The subject of a verb as its own clause tells it.
fn own_subject(lens: &Lens<'_>, verb: usize, start: usize, end: usize) -> Vec<Phrase> {
    let told = lens.trees.subject(verb).filter(|&s| s >= start && s < end && s != verb);
    if let Some(s) = told {
        let s = relative(lens, s);
        if let Some(at) = covering(lens, s).filter(|&at| party(lens, &lens.phrases[at])) {
            return around(lens, at, start, end);
        }
    }
    // A verb read as the noun of its subject: "the ministers of the bloc gather".
    if let Some(own) =
        covering(lens, verb).map(|k| lens.phrases[k]).filter(|f| f.start < verb && f.end == verb + 1)
    {
        let head = (own.start..verb).find(|&i| lens.tag(i) == "NNS").unwrap_or(verb - 1);
        let name =
            lens.names_in(own.start, verb).last().copied().filter(|n| n.end == verb && head + 1 == verb);
        let f = Phrase { end: verb, head, name, plural: lens.tag(head) == "NNS", human: true, ..own };
        return vec![f];
    }
    let left = lens.clause_start(verb, start);
    let before = |from: usize| {
        let last = lens.phrases.partition_point(|f| f.start < verb);
        let first = lens.phrases.partition_point(|f| f.start < from);
        (first..last).rev().find(|&k| {
            let f = &lens.phrases[k];
            f.end <= verb && party(lens, f) && f.under.is_none()
        })
    };
    match before(left).or_else(|| before(start)) {
        Some(at) => around(lens, at, start, verb),
        None => Vec::new(),
    }
}

/// The noun that "who" and the like stand for.
fn relative(lens: &Lens<'_>, s: usize) -> usize {
    let p = &lens.p;
    if !matches!(p.word(s), "who" | "which" | "that" | "whom") {
        return s;
    }
    let mut at = s;
    while at > 0 && matches!(p.before(at, 1), "," | "of" | "whom" | "both") {
        at -= 1;
    }
    at.saturating_sub(1)
}
