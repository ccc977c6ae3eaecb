//! Claims put as nouns, participles and passives: "his claim that", "the refusal to cede", "was dismissed by Kyiv",
//! "what he termed". These are added only where the model of sentences found nothing.

use super::super::draft::{Draft, range};
use super::super::features::View;
use super::phrases::{clause_end, phrase_after, phrase_before, sentence};
use crate::{Text, TokenRange};

/// Nouns that are acts of speech, in the singular.
const NOUNS: [&str; 40] = [
    "accusation", "admission", "allegation", "announcement", "argument", "assertion", "assessment", "assurance", "belief",
    "call", "claim", "complaint", "contention", "conviction", "declaration", "demand", "denial", "insistence", "objection",
    "pledge", "position", "proclamation", "promise", "proposal", "rebuke", "refusal", "rejection", "reminder", "remark",
    "request", "stance", "statement", "suggestion", "threat", "ultimatum", "view", "vow", "warning", "note", "readiness",
];

/// Verbs whose passive names the speaker after "by".
const PASSIVE: [&str; 30] = [
    "accused", "branded", "called", "characterised", "characterized", "condemned", "confirmed", "contested", "criticised",
    "criticized", "denied", "denounced", "described", "disputed", "dismissed", "hailed", "labelled", "labeled", "praised",
    "presented", "portrayed", "refuted", "rejected", "ridiculed", "slammed", "termed", "underscored", "welcomed", "framed", "seen",
];

/// Verbs that name a thing by the speaker's word: "what he termed".
const NAMING: [&str; 9] = ["called", "calls", "described", "describes", "dubbed", "labelled", "labeled", "termed", "terms"];

/// Participles that open reported words after a thing that speaks: "a resolution demanding".
const SPEAKING: [&str; 14] = [
    "accusing", "alleging", "blaming", "calling", "claiming", "condemning", "demanding", "denouncing", "insisting", "rejecting",
    "stating", "urging", "warning", "declaring",
];

pub(super) fn add(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    let mut found = Vec::new();
    for i in 0..text.tokens.len() {
        let word = text.word(i);
        if !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let draft = match view.tags[i].name() {
            "NN" | "NNS" => noun(text, view, i, word),
            "VBN" | "VBD" => passive(text, view, i, word).or_else(|| naming(text, view, i, word)),
            "VBZ" => naming(text, view, i, word),
            "VBG" => speaking(text, view, i, word),
            _ => None,
        };
        if let Some(draft) = draft {
            found.push((i, draft));
        }
    }
    for (i, draft) in found {
        let at = range(i, i + 1);
        let free = !drafts.iter().any(|d| d.touches(at) || draft.content.iter().any(|c| d.touches(*c)));
        if free {
            drafts.push(draft);
        }
    }
}

fn noun(text: &Text<'_>, view: &View, i: usize, word: &str) -> Option<Draft> {
    let lower = word.to_ascii_lowercase();
    let single = lower.strip_suffix('s').unwrap_or(&lower);
    if !NOUNS.contains(&single) && !NOUNS.contains(&lower.as_str()) {
        return None;
    }
    let all = sentence(view, i);
    let mut at = i + 1;
    let mut source = owner(text, view, all.start, i);
    if source.is_none() && at < all.end && matches!(text.word(at), "by" | "from") {
        let name = phrase_after(text, view, at + 1, all.end)?;
        at = name.end as usize;
        source = Some(name);
    }
    let opener = text.tokens.get(at).map(|_| text.word(at)).filter(|_| at < all.end)?;
    let start = match opener {
        "that" | "to" => at,
        "of" if source.is_some_and(|s| s.start as usize > i) => at + 1,
        _ => return None,
    };
    // "the right to", "a call to the aide": what follows "to" must be a verb.
    if opener == "to" && view.tags.get(at + 1).is_none_or(|t| t.name() != "VB") {
        return None;
    }
    let end = clause_end(text, view, start, all.end);
    (end > start + 1).then(|| Draft {
        source: source.into_iter().collect(),
        cue: vec![range(i, i + 1)],
        content: vec![range(start, end)],
    })
}

/// "Kyiv's" or "his" before a noun, adjectives between.
fn owner(text: &Text<'_>, view: &View, start: usize, noun: usize) -> Option<TokenRange> {
    let mut at = noun;
    while at > start && matches!(view.tags[at - 1].name(), "JJ" | "JJR" | "RB" | "NN" | "VBG" | "VBN") {
        at -= 1;
    }
    if at == start {
        return None;
    }
    match view.tags[at - 1].name() {
        "PRP$" if !matches!(text.word(at - 1), "its" | "Its") => Some(range(at - 1, at)),
        "PRP$" => Some(range(at - 1, at)),
        "POS" => phrase_before(text, view, start, at - 1),
        _ => None,
    }
}

fn passive(text: &Text<'_>, view: &View, i: usize, word: &str) -> Option<Draft> {
    if !PASSIVE.contains(&word) {
        return None;
    }
    let all = sentence(view, i);
    let by = (i + 1..all.end.min(i + 3)).find(|&k| text.word(k) == "by")?;
    let source = phrase_after(text, view, by + 1, all.end)?;
    let mut aux = i;
    while aux > all.start && view.tags[aux - 1].name() == "RB" {
        aux -= 1;
    }
    let mut first = aux;
    while first > all.start
        && matches!(text.word(first - 1), "is" | "are" | "was" | "were" | "been" | "be" | "being" | "has" | "have" | "had" | "will")
    {
        first -= 1;
    }
    let subject = (first < aux).then(|| phrase_before(text, view, all.start, first)).flatten();
    let after = source.end as usize;
    let rest = (after < all.end && matches!(text.word(after), "as" | "for"))
        .then(|| range(after, clause_end(text, view, after + 1, all.end)));
    let content: Vec<TokenRange> = subject.into_iter().chain(rest.filter(|r| r.end > r.start + 1)).collect();
    (!content.is_empty()).then(|| Draft { source: vec![source], cue: vec![range(i, by + 1)], content })
}

/// "what he termed “Russian aggression”"
fn naming(text: &Text<'_>, view: &View, i: usize, word: &str) -> Option<Draft> {
    if !NAMING.contains(&word) {
        return None;
    }
    let all = sentence(view, i);
    let source = phrase_before(text, view, all.start, i)?;
    let what = (source.start as usize).checked_sub(1).filter(|&w| w >= all.start)?;
    if !text.word(what).eq_ignore_ascii_case("what") {
        return None;
    }
    let end = clause_end(text, view, i + 1, all.end);
    let content = match view.quotes.quotations.iter().find(|q| q.start as usize == i + 1) {
        Some(q) => range(i + 1, q.end as usize),
        None => phrase_after(text, view, i + 1, end)?,
    };
    Some(Draft { source: vec![source], cue: vec![range(i, i + 1)], content: vec![content] })
}

/// "a resolution demanding the return of", "a rebuke accusing Moscow of"
fn speaking(text: &Text<'_>, view: &View, i: usize, word: &str) -> Option<Draft> {
    if !SPEAKING.contains(&word) {
        return None;
    }
    let all = sentence(view, i);
    let mut start = i + 1;
    if word == "calling" {
        if start >= all.end || text.word(start) != "for" {
            return None;
        }
        start += 1;
    }
    let comma = i > all.start && text.word(i - 1) == ",";
    let source = if comma {
        // The subject of the sentence.
        let verb = (all.start..i).find(|&k| view.tags[k].is_finite())?;
        phrase_before(text, view, all.start, verb)?
    } else {
        phrase_before(text, view, all.start, i)?
    };
    let end = clause_end(text, view, start, all.end);
    (end > start).then(|| Draft { source: vec![source], cue: vec![range(i, start)], content: vec![range(start, end)] })
}
