//! Who took part.

use super::signs::{Form, Sign};
use crate::en::lens::{Lens, Phrase};

/// A participant and the pieces that name it.
pub(super) type Participant = (String, usize, usize);

/// The participants of a meeting told by `sign`, in the order of the text.
pub(super) fn participants(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> Vec<Participant> {
    let p = &lens.p;
    let mut found: Vec<Phrase> = Vec::new();
    let left = lens.clause_start(sign.at, start);
    let before = || {
        let near = lens.acting_before(left, sign.at);
        if near.is_empty() { lens.acting_before(start, sign.at) } else { near }
    };
    let stop = stop(lens, sign.end, end);
    let between = (start..end)
        .find(|&i| p.word(i) == "between" && (opens_list(lens, i + 1, end) || lens.name_at(i + 1).is_some()));
    let with = (sign.end..stop).find(|&i| p.word(i) == "with" && opens_list(lens, i + 1, end));
    if let Some(between) = between {
        found.extend(lens.listed_after(between + 1, end));
    } else if sign.form == Form::Verb {
        found.extend(before());
        match with {
            Some(with) => found.extend(lens.acting_after(with + 1, end)),
            None => found.extend(object(lens, sign.end, stop)),
        }
    } else {
        found.extend(owners(lens, sign, start));
        if let Some(with) = with {
            if found.is_empty() {
                found.extend(subject_of(lens, sign, left, start, end));
            }
            found.extend(lens.acting_after(with + 1, end));
        } else if found.len() < 2 {
            found.extend(subject_of(lens, sign, left, start, end));
        }
    }
    if let Some(led) =
        (start..end).find(|&i| matches!(p.word(i), "led" | "attended" | "headed") && p.word(i + 1) == "by")
    {
        let leaders = lens.acting_after(led + 2, end);
        if leaders.len() > 1 {
            found = leaders;
        }
    }
    listed(lens, &found, start)
}

/// The pieces that name people and bodies, each once; pronouns and speakers left out.
fn listed(lens: &Lens<'_>, found: &[Phrase], start: usize) -> Vec<Participant> {
    let p = &lens.p;
    let mut out: Vec<Participant> = Vec::new();
    let mut sent = Vec::new();
    for phrase in found {
        // "delegations from Vesta and Aldor": those who sent them.
        if phrase.plural && p.word(phrase.end) == "from" && lens.name_at(phrase.end + 1).is_some() {
            sent.extend(lens.listed_after(phrase.end + 1, p.sentence_end(phrase.start)));
        } else {
            sent.push(*phrase);
        }
    }
    for phrase in &sent {
        let pronoun = lens.tag(phrase.head) == "PRP";
        let empty = matches!(
            p.word(phrase.head),
            "sides" | "side" | "parties" | "two" | "both" | "teams" | "hosts" | "members"
        ) && phrase.end - phrase.start <= 2
            && phrase.name.is_none();
        let name = if pronoun {
            let Some(person) = antecedent(lens, phrase, start) else { continue };
            lens.called(&person)
        } else {
            lens.called(phrase)
        };
        if empty || out.iter().any(|o| o.0 == name || o.0.ends_with(&format!(" {name}"))) {
            continue;
        }
        out.push((name, phrase.start, phrase.end));
    }
    out.truncate(8);
    out
}

/// Whom "he" or "they" means: the person named last before it, in this sentence or the one before.
fn antecedent(lens: &Lens<'_>, pronoun: &Phrase, start: usize) -> Option<Phrase> {
    let singular = matches!(lens.p.word(pronoun.start), "he" | "she" | "him" | "her");
    if !singular {
        return None;
    }
    let sentence = lens.sentences.partition_point(|s| s.0 < start).checked_sub(1);
    let from = sentence.map_or(start, |s| lens.sentences[s].0);
    let person = |f: &&Phrase| f.name.is_some_and(|n| lens.is_person(n)) && !f.plural;
    let here = lens.phrases_in(start, pronoun.start).iter().find(person);
    here.or_else(|| lens.phrases_in(from, start).iter().find(person)).copied()
}

fn opens_list(lens: &Lens<'_>, i: usize, end: usize) -> bool {
    lens.phrases_in(i, (i + 4).min(end)).first().is_some_and(|f| f.human)
}

/// Whom a verb of meeting takes: the phrase right after it.
fn object(lens: &Lens<'_>, from: usize, to: usize) -> Vec<Phrase> {
    let near = lens.phrases_in(from, (from + 4).min(to));
    if near.first().is_some_and(|f| f.human && f.under.is_none()) {
        lens.acting_after(from, to)
    } else {
        Vec::new()
    }
}

/// Owners and adjectives before a noun: "Istrevia's visit", "US-Russia talks".
fn owners(lens: &Lens<'_>, sign: &Sign, start: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let Some(own) =
        lens.phrases_in(start, sign.at + 1).iter().rev().find(|f| f.start <= sign.at && sign.at < f.end)
    else {
        return Vec::new();
    };
    let human = |start: usize, end: usize, name| Phrase {
        start,
        end,
        head: end - 1,
        name,
        under: None,
        human: true,
        plural: false,
    };
    let mut out = Vec::new();
    // "the state visit of Istrevia's president to Qasirah"
    if p.word(sign.end) == "of" {
        out.extend(lens.acting_after(sign.end + 1, own.end));
        if out.is_empty() && own.end > sign.end + 1 {
            let inner = (sign.end + 1..own.end).find(|&i| lens.tag(i) != "DT");
            if let Some(from) =
                inner.filter(|&f| (f..own.end).any(|i| crate::en::lens::human_noun(p.word(i))))
            {
                out.push(human(from, own.end, lens.names_in(from, own.end).last().copied()));
            }
        }
    }
    for &name in lens.names_in(own.start, sign.at) {
        let words = lens.text(name.titled, name.end);
        let owner = matches!(p.word(name.end), "’s" | "'s" | "’" | "'");
        let state = lens.states.find(words).is_some();
        if owner && !state || owner && p.word(name.end + 1) != "capital" || state && name.end > name.titled {
            // "Istrevia's president's visit" is the president's.
            let to = (name.end + 1..sign.at).rev().find(|&i| crate::en::lens::human_noun(p.word(i)) && owner);
            out.push(human(name.titled, to.map_or(name.end, |t| t + 1), Some(name)));
        }
    }
    out
}

/// The subject of the verb that a noun goes with: "Vesta hosted the talks", "the council's working party meets".
fn subject_of(lens: &Lens<'_>, sign: &Sign, left: usize, start: usize, end: usize) -> Vec<Phrase> {
    let p = &lens.p;
    let verb = (left..sign.at).rev().find(|&i| lens.tag(i).starts_with("VB") || lens.tag(i) == "MD");
    let before = verb.map(|v| lens.acting_before(left, v)).unwrap_or_default();
    let before =
        if before.is_empty() && verb.is_some() { lens.acting_before(start, sign.at) } else { before };
    let reporter = |f: &Phrase| {
        matches!(p.word(f.end), "said" | "says" | "announced" | "reported" | "confirmed" | "told")
            && !matches!(p.word(f.end + 1), "off")
    };
    let subject: Vec<Phrase> = before.into_iter().filter(|f| !reporter(f)).collect();
    if !subject.is_empty() {
        return subject;
    }
    // "Friday's summit is off: neither A nor B could agree"
    if let Some(neither) = (sign.end..end).find(|&i| p.word(i) == "neither") {
        return lens.acting_after(neither + 1, end);
    }
    // "On a visit to Dhaka, Secretary Mehra saw the port chief"
    let comma = (sign.end..end).find(|&i| p.word(i) == ",");
    let after = comma.map(|c| lens.phrases_in(c, (c + 4).min(end))).unwrap_or_default();
    after.first().filter(|f| f.human && f.under.is_none()).copied().into_iter().collect()
}

/// Where the words on a meeting end.
fn stop(lens: &Lens<'_>, from: usize, end: usize) -> usize {
    let p = &lens.p;
    let past = |i: usize| {
        matches!(
            p.word(i),
            "said"
                | "says"
                | "told"
                | "because"
                | "which"
                | "after"
                | "before"
                | "according"
                | "against"
                | "citing"
        ) && i > from
            || p.raw(i) == ";"
    };
    (from..end).find(|&i| past(i)).unwrap_or(end)
}
