//! Passives: "was described by X as …". Who speaks stands after "by"; what is spoken of, before the verb.

use super::super::draft::{Draft, meets, range};
use super::super::features::View;
use super::super::quotes::Place;
use super::phrases::{clause_end, phrase_after, phrase_before, sentence};
use crate::{Text, TokenRange};

pub(super) fn mend(text: &Text<'_>, view: &View, drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        let Some(found) = agent(text, view, &drafts[n]) else { continue };
        let taken = |r: TokenRange| {
            drafts
                .iter()
                .enumerate()
                .any(|(m, d)| m != n && d.source.iter().chain(&d.cue).any(|o| meets(*o, r)))
        };
        if taken(found.agent) {
            continue;
        }
        apply(text, view, &mut drafts[n], &found);
    }
}

struct Passive {
    by: usize,
    agent: TokenRange,
    /// First auxiliary.
    first: usize,
    verb: usize,
}

fn is_be(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "been" | "be" | "being")
}

fn agent(text: &Text<'_>, view: &View, draft: &Draft) -> Option<Passive> {
    let cue = *draft.cue.first()?;
    let all = sentence(view, cue.start as usize);
    let verb = cue.range().rev().find(|&i| view.tags[i].name() == "VBN")?;
    let mut first = verb;
    while first > all.start
        && (view.tags[first - 1].name() == "RB"
            || is_be(text.word(first - 1))
            || matches!(text.word(first - 1), "has" | "have" | "had" | "will" | "would"))
    {
        first -= 1;
    }
    if !(first..verb).any(|i| is_be(text.word(i))) {
        return None;
    }
    let reach = draft.content.iter().map(|c| c.end as usize).max().unwrap_or(0).max(verb + 6);
    let by = (verb + 1..all.end.min(reach + 1))
        .find(|&i| text.word(i) == "by" && view.quotes.places[i] == Place::Outside)?;
    let agent = phrase_after(text, view, by + 1, all.end)?;
    let words = |test: fn(&str) -> bool| agent.range().any(|i| test(text.word(i)));
    let speaks = agent.range().any(|i| matches!(view.tags[i].name(), "NNP" | "NNS" | "PRP"))
        || matches!(view.tags[agent.start as usize].name(), "DT" | "PRP$");
    let time = words(|w| {
        matches!(
            w,
            "Monday"
                | "Tuesday"
                | "Wednesday"
                | "Thursday"
                | "Friday"
                | "Saturday"
                | "Sunday"
                | "noon"
                | "midnight"
        ) || w.starts_with(|c: char| c.is_ascii_digit())
    }) || agent.range().any(|i| view.tags[i].name() == "CD");
    (speaks && !time).then_some(Passive { by, agent, first, verb })
}

fn apply(text: &Text<'_>, view: &View, draft: &mut Draft, found: &Passive) {
    let all = sentence(view, found.verb);
    let phrase = range(found.by, found.agent.end as usize);
    let mut content = Vec::with_capacity(draft.content.len() + 1);
    for piece in &draft.content {
        if !meets(*piece, phrase) {
            content.push(*piece);
            continue;
        }
        content.extend(
            [range(piece.start as usize, found.by), TokenRange { start: phrase.end, end: piece.end }]
                .into_iter()
                .filter(|p| p.start < p.end),
        );
    }
    draft.source = vec![found.agent];
    if let Some(cue) = draft.cue.first_mut() {
        // "was accused by the opposition": the agent's own words are no cue.
        cue.end = cue.end.min(found.by as u32);
    }
    let told =
        matches!(text.word(found.verb), "told" | "informed" | "assured" | "warned" | "asked" | "reminded");
    if !told
        && let Some(subject) = phrase_before(text, view, all.start, found.first)
        && !content.iter().any(|c| meets(*c, subject))
        && !matches!(text.word(subject.start as usize), "It" | "it")
    {
        content.insert(0, subject);
    }
    // "was dismissed as theatre by"
    let judged = range(found.verb + 1, found.by);
    if found.by > found.verb + 2
        && text.word(found.verb + 1) == "as"
        && !content.iter().any(|c| meets(*c, judged))
        && !draft.cue.iter().any(|c| meets(*c, judged))
    {
        content.push(judged);
    }
    let after = phrase.end as usize;
    // "by the opposition of hiding the ledgers"
    if let Some(piece) = content.iter_mut().find(|c| c.start as usize == after + 1)
        && text.word(after) == "of"
    {
        piece.start -= 1;
    }
    if after < all.end
        && matches!(text.word(after), "as" | "of" | "to" | "that" | "for")
        && !content.iter().any(|c| c.end as usize > after)
    {
        let end = clause_end(text, view, after + 1, all.end);
        if end > after + 1 {
            content.push(range(after, end));
        }
    }
    if !content.is_empty() {
        draft.content = content;
    }
}
