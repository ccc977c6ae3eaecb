//! Whom an event befell: subject, object, owner, complement, and whom a pronoun or a description means.

use super::triggers::{Trigger, Voice};
use crate::en::lens::{Lens, Name, Phrase, post_noun};
use verbale_model::GovernanceKind;

/// Those whom a trigger is about, in the order of the text.
pub(super) fn whom(lens: &Lens<'_>, t: &Trigger, start: usize, end: usize) -> Vec<Phrase> {
    let right = if t.at == start { end } else { limit(lens, t.end, end) };
    let mut whom = match t.voice {
        // "Sworn in at noon: X as home secretary"
        Voice::Does | Voice::Passive | Voice::Done => {
            let found = subject(lens, t.at, start);
            if found.is_empty() { listed_after_colon(lens, t, start, end) } else { found }
        }
        Voice::Object => {
            let within = inside(lens, t);
            let found = if within.is_empty() { object(lens, t.kind, t.end, right) } else { within };
            if found.is_empty() { listed_after_colon(lens, t, start, end) } else { found }
        }
        Voice::Noun => {
            let near = [owner(lens, t, start), inside(lens, t)].concat();
            let near = if near.is_empty() { complement(lens, t) } else { near };
            if near.is_empty() { of_noun(lens, t, right) } else { near }
        }
    };
    let person = |f: &Phrase| f.name.is_some_and(|n| lens.is_person(n));
    if let [only] = whom.as_mut_slice()
        && !person(only)
        && let Some(name) = apposed(lens, only, end)
    {
        only.name = Some(name);
        if !lens.phrases_in(only.end, name.start).iter().any(|f| f.under.is_some()) {
            only.end = name.end;
        }
    }
    if whom.iter().any(person) {
        whom.retain(|f| person(f) || lens.tag(f.head) == "PRP");
    }
    whom
}

/// The subject of the verb at `at`: the phrase before it, over a clause between commas.
pub(super) fn subject(lens: &Lens<'_>, at: usize, start: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let left = lens.clause_start(at, start);
    let mut verb = at;
    while verb > left && aside(lens, verb - 1) {
        verb -= 1;
    }
    // "Ilie Bolojan, who chairs the Senate, stands in": the clause between commas is no subject.
    if p.before(verb, 1) == "," {
        let close = verb - 1;
        if let Some(open) = (left..close).rev().find(|&i| p.word(i) == ",")
            && opens_aside(lens, open + 1)
        {
            let outer = lens.acting_before(left, open);
            if !outer.is_empty() {
                return outer;
            }
            if let Some(name) = lens.name_before(open) {
                return vec![named(name)];
            }
        }
    }
    let near = lens.acting_before(left, at);
    if !near.is_empty() {
        return near;
    }
    if let Some(name) = lens.name_before(verb).filter(|n| likely(lens, *n)) {
        return vec![named(name)];
    }
    let wide = lens.acting_before(start, at);
    // A clause that is opened by its own subject has no other.
    let own = lens.phrases_in(left, at).iter().any(|f| f.under.is_none());
    if own && left > start { Vec::new() } else { wide }
}

/// Auxiliaries and adverbs between a subject and its verb.
fn aside(lens: &Lens<'_>, i: usize) -> bool {
    lens.tag(i) == "MD"
        || lens.tag(i) == "RB"
        || matches!(
            lens.p.word(i),
            "has"
                | "had"
                | "have"
                | "was"
                | "were"
                | "is"
                | "are"
                | "been"
                | "be"
                | "being"
                | "to"
                | "then"
                | "now"
                | "not"
        )
}

/// Whether what follows a comma is said aside: a relative clause, a preposition, a participle, an age, a post.
fn opens_aside(lens: &Lens<'_>, i: usize) -> bool {
    lens.tag(i).starts_with('W')
        || matches!(lens.tag(i), "IN" | "VBN" | "VBG" | "CD" | "TO" | "RB")
        || matches!(lens.p.word(i), "formerly" | "once" | "until" | "who" | "whose" | "a" | "an" | "the")
            && lens.name_before(i - 1).is_some_and(|n| lens.is_person(n))
}

/// The object of a verb that ends at `from`: the phrase that follows it at once.
fn object(lens: &Lens<'_>, kind: GovernanceKind, from: usize, right: usize) -> Vec<Phrase> {
    let p = &lens.p;
    // "elected Ann Vollmer speaker" may have been read as one phrase.
    if let Some(cut) = cut(lens, from) {
        let human = cut.human || cut.name.is_some_and(|n| likely(lens, n));
        return if human { vec![cut] } else { Vec::new() };
    }
    let all = lens.phrases_in(from, right);
    let Some(first) = all.first() else { return Vec::new() };
    let verb = (from..first.start)
        .any(|i| lens.tag(i).starts_with("VB") && lens.tag(i) != "VBN" && lens.tag(i) != "VBG");
    let parted = (from..first.start).any(|i| p.is_mark(i) && !matches!(p.raw(i), "“" | "\"" | "‘"));
    if verb || parted {
        return Vec::new();
    }
    // "named as its envoy the veteran X", "dismissed on Tuesday the minister"
    let far = first
        .under
        .filter(|&u| u >= from)
        .is_some_and(|u| !matches!(p.word(u), "as" | "to" | "on" | "with" | "by" | "in" | "at"));
    if far {
        return Vec::new();
    }
    // "looking into the expenses of Deputy Premier X"
    let looks = p.before(from, 1) == "into"
        || ["invest", "exam", "prob"].iter().any(|w| p.before(from, 1).starts_with(w));
    if kind == GovernanceKind::Investigation
        && looks
        && let Some(name) = lens.names_in(first.start, first.end).iter().find(|n| lens.is_person(**n))
    {
        return vec![named(*name)];
    }
    let human = |f: &Phrase| f.human || f.name.is_some_and(|n| likely(lens, n));
    if first.under.is_some() && !human(first) {
        let next = all.get(1).filter(|f| human(f) && f.under.is_none());
        return next.map(|_| lens.acting_after(first.end, right)).unwrap_or_default();
    }
    if !human(first) {
        return Vec::new();
    }
    if first.human { lens.acting_after(from, right) } else { vec![*first] }
}

/// The person named after a comma for a post: "its ambassador to Tirsk, Lora Finn,".
fn apposed(lens: &Lens<'_>, phrase: &Phrase, end: usize) -> Option<Name> {
    let p = &lens.p;
    if !(phrase.start..phrase.end).any(|i| post_noun(p.word(i)) || describes(p.word(i))) {
        return None;
    }
    let mut at = phrase.end;
    let place = lens.phrases_in(at, (at + 4).min(end)).first().filter(|f| f.under == Some(at));
    if let Some(place) = place {
        at = place.end;
    }
    let name = (p.word(at) == ",").then(|| lens.name_at(at + 1)).flatten()?;
    let own =
        matches!(p.word(name.end), "," | "." | ":" | ";" | "and") || name.end >= end || p.is_mark(name.end);
    (lens.is_person(name) && own).then_some(name)
}

/// What is left of a phrase that covers `from` and began with the verb before it.
fn cut(lens: &Lens<'_>, from: usize) -> Option<Phrase> {
    let near = lens.phrases_in(from.saturating_sub(3), from);
    let whole = near.iter().find(|f| f.start < from && from < f.end && f.head >= from)?;
    Some(Phrase { start: from, under: None, ..*whole })
}

/// Those listed after a colon where the sentence opens with what befell them: "Held since dawn: A, B and C".
fn listed_after_colon(lens: &Lens<'_>, t: &Trigger, start: usize, end: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let opens = t.at <= start + 1;
    let colon = (t.at..end).find(|&i| p.raw(i) == ":");
    match colon {
        Some(colon) if opens => {
            let list = lens.acting_after(colon + 1, end);
            if list.is_empty() {
                lens.person_after(colon, end).map(named).into_iter().collect()
            } else {
                list
            }
        }
        // "Served with a warrant at noon, X was in custody": the subject of the main clause.
        None if opens => {
            let comma = (t.end..end).find(|&i| p.word(i) == ",");
            let list = comma.map(|c| lens.phrases_in(c, (c + 6).min(end))).unwrap_or_default();
            let main = list.first().filter(|f| f.human && f.under.is_none()).copied();
            // "Fired on Sunday, the coach of the delegation, Uma Pell, read it aloud"
            let person = || comma.and_then(|c| lens.person_after(c, (c + 10).min(end))).map(named);
            main.or_else(person).into_iter().collect()
        }
        // "eight are out, notably X"
        _ => {
            let such = (t.end..end).find(|&i| matches!(p.word(i), "notably" | "including" | "among"));
            let person = such.and_then(|i| lens.person_after(i, (i + 8).min(end)));
            person.map(named).into_iter().collect()
        }
    }
}

/// Whom a noun is about: "inquiry into the bank’s governor", "searches at the home of X".
fn of_noun(lens: &Lens<'_>, t: &Trigger, right: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let all = lens.phrases_in(t.end, right);
    if t.kind == GovernanceKind::Search {
        let owners = lens.person_after(t.at, right).map(named);
        if owners.is_some() {
            return owners.into_iter().collect();
        }
        // "at the home of the President’s own Chief of Staff"
        let post = all
            .iter()
            .find(|f| (f.start..f.end).any(|i| post_noun(p.word(i)) && lens.tag(i).starts_with("NN")));
        if let Some(post) = post {
            return vec![*post];
        }
        let own = (t.at..right).find(|&i| matches!(p.word(i), "his" | "her"));
        return own.map(pronoun).into_iter().collect();
    }
    let Some(first) = all.first() else { return Vec::new() };
    let human = first.human || first.name.is_some_and(|n| likely(lens, n)) || describes(p.word(first.head));
    let leads = first
        .under
        .is_none_or(|u| matches!(p.word(u), "of" | "into" | "against" | "on" | "from" | "over" | "for"));
    // Sanctions on a state are no one’s.
    let person = first.name.is_some_and(|n| lens.is_person(n)) || post_noun(p.word(first.head));
    let whole = t.kind == GovernanceKind::Sanction && !person;
    if human && leads && !whole && first.start <= t.end + 4 {
        let list = lens.acting_after(t.end, right);
        return if list.first().is_some_and(|f| f.start == first.start) { list } else { vec![*first] };
    }
    Vec::new()
}

/// The people and posts between the words of a trigger: "voted the government out", "put X in charge".
fn inside(lens: &Lens<'_>, t: &Trigger) -> Vec<Phrase> {
    let all = lens.phrases_in(t.at + 1, t.end).iter();
    let found: Vec<Phrase> = all
        .filter(|f| f.end <= t.end && (f.human || f.name.is_some_and(|n| likely(lens, n))))
        .copied()
        .collect();
    if found.is_empty() {
        let owners = lens.names_in(t.at + 1, t.end).iter();
        return owners.filter(|n| n.end < t.end && likely(lens, **n)).map(|n| named(*n)).take(1).collect();
    }
    let under = |f: &&Phrase| f.under.is_none_or(|u| matches!(lens.p.word(u), "to" | "on" | "of"));
    found.iter().filter(under).copied().collect()
}

/// Whose resignation, dismissal or arrest it is: "X’s resignation", "her resignation".
fn owner(lens: &Lens<'_>, t: &Trigger, start: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let own = lens.phrases_in(start, t.at + 1).iter().rev().find(|f| f.start <= t.at && t.at < f.end);
    if matches!(p.before(t.at, 1), "her" | "his")
        || own.is_some_and(|f| matches!(p.word(f.start), "her" | "his"))
    {
        let at =
            if matches!(p.before(t.at, 1), "her" | "his") { t.at - 1 } else { own.map_or(t.at, |f| f.start) };
        return vec![pronoun(at)];
    }
    let Some(own) = own else { return Vec::new() };
    let owner = (own.start..t.at).rev().find(|&i| matches!(p.word(i), "’s" | "'s" | "’" | "'"));
    let Some(mark) = owner else { return Vec::new() };
    let name = lens.name_before(mark).or_else(|| lens.names_in(own.start, mark).last().copied());
    let human = name.is_some() || post_noun(p.word(mark - 1));
    let phrase = Phrase { end: mark, head: mark - 1, name, human, ..*own };
    human.then_some(phrase).into_iter().collect()
}

fn pronoun(at: usize) -> Phrase {
    Phrase { start: at, end: at + 1, head: at, name: None, under: None, human: true, plural: false }
}

/// The person within the phrase of the noun: "the appointment of X as".
fn complement(lens: &Lens<'_>, t: &Trigger) -> Vec<Phrase> {
    let near = lens.phrases_in(t.at.saturating_sub(6), t.at + 1);
    let own = near.iter().rev().find(|f| f.start <= t.at && t.at < f.end);
    let names = own.map(|f| lens.names_in(t.end, f.end)).unwrap_or_default();
    if let Some(name) = names.iter().find(|n| lens.is_person(**n)) {
        return vec![named(*name)];
    }
    // "the dismissal of the prime minister": the post within.
    let Some(own) = own.filter(|f| f.end > t.end + 1) else { return Vec::new() };
    let inner = (t.end..own.end).find(|&i| !matches!(lens.tag(i), "DT" | "IN" | "PRP$"));
    let held = |from: usize| (from..own.end).any(|i| post_noun(lens.p.word(i)) || describes(lens.p.word(i)));
    let Some(from) = inner.filter(|&from| held(from)) else { return Vec::new() };
    // "of his chief of staff, Nils Orban,"
    let beside = (lens.p.word(own.end) == ",").then(|| lens.name_at(own.end + 1)).flatten();
    let name = beside.filter(|n| lens.is_person(*n));
    let end = name.map_or(own.end, |n| n.end);
    vec![Phrase { start: from, end, head: end - 1, name, ..*own }]
}

/// The person a phrase names, or whom its pronoun or description means.
pub(super) fn person_of(lens: &Lens<'_>, phrase: &Phrase, start: usize) -> Option<Name> {
    let p = &lens.p;
    if matches!(lens.tag(phrase.head), "PRP" | "PRP$") {
        let one = matches!(p.word(phrase.start), "he" | "she" | "him" | "her" | "his");
        return antecedent(lens, phrase.start, start).filter(|_| one).and_then(|f| f.name);
    }
    let named = phrase.name.filter(|n| likely(lens, *n));
    if named.is_none() && phrase.name.is_none() && describes(p.word(phrase.head)) && pointed(lens, phrase) {
        return antecedent(lens, phrase.start, start).and_then(|f| f.name);
    }
    named.filter(|n| n.end == phrase.end || lens.is_person(*n))
}

/// Whether a phrase points back: "this official", "the man".
fn pointed(lens: &Lens<'_>, phrase: &Phrase) -> bool {
    let word = |i: usize| matches!(lens.p.word(i), "this" | "that" | "the");
    word(phrase.start) || phrase.start > 0 && word(phrase.start - 1)
}

/// Nouns that mean a person told of before.
pub(super) fn describes(word: &str) -> bool {
    matches!(
        word,
        "official"
            | "politician"
            | "man"
            | "woman"
            | "figure"
            | "veteran"
            | "incumbent"
            | "lawyer"
            | "accused"
            | "defendant"
            | "suspect"
    )
}

/// Whom a pronoun means: the person named last before it, or first after it.
fn antecedent(lens: &Lens<'_>, at: usize, start: usize) -> Option<Phrase> {
    let sentence = lens.sentences.partition_point(|s| s.0 <= start) - 1;
    let from = sentence.checked_sub(1).map_or(start, |s| lens.sentences[s].0);
    let to = lens.sentences.get(sentence + 1).map_or(at, |s| s.1);
    let person = |f: &&Phrase| f.name.is_some_and(|n| lens.is_person(n));
    let before = lens.phrases_in(from, at).iter().rev().find(person);
    before.or_else(|| lens.phrases_in(at, to).iter().find(person)).copied()
}

/// Whether a name may be a person's: it is by its form, or a single name that is no state, people or body.
pub(super) fn likely(lens: &Lens<'_>, name: Name) -> bool {
    if lens.is_person(name) {
        return true;
    }
    let words = lens.text(name.start, name.end);
    let last = lens.p.word(name.end - 1);
    let placed = name.titled > 0 && matches!(lens.tag(name.titled - 1), "DT" | "IN" | "TO");
    name.end - name.start == 1
        && !placed
        && words.chars().filter(|c| c.is_uppercase()).count() == 1
        && lens.states.find(words).is_none()
        && !crate::en::lens::nationality(words)
        && !crate::en::lens::human_noun(last)
        && !crate::en::patterns::seat_noun(last)
}

/// A phrase that is a name alone.
pub(super) fn named(name: Name) -> Phrase {
    Phrase {
        start: name.titled,
        end: name.end,
        head: name.end - 1,
        name: Some(name),
        under: None,
        human: true,
        plural: false,
    }
}

/// Where the object of a verb ends: the clause, or the next finite verb of saying.
pub(super) fn limit(lens: &Lens<'_>, from: usize, end: usize) -> usize {
    let p = &lens.p;
    (from..end)
        .find(|&i| {
            matches!(p.raw(i), ";" | "—" | "–" | ":" | "(") && !p.hyphen(i)
                || matches!(p.word(i), "said" | "says" | "after" | "because" | "while" | "whose")
        })
        .unwrap_or(end)
}
