//! Words whose source the text leaves out: quotations that go on, turns of a transcript, views given as "For Kyiv, …".

use super::Before;
use super::reading::{Pronoun, Reading, What};
use super::resolve::{Entity, Stage};
use std::ops::Range;
use verbale_model::{Attribution, Mode, Span};

/// What a label of a transcript tells.
pub(super) enum Turn {
    /// The source is no such label.
    NoLabel,
    /// "A", "Answer": whoever answers, if that can be told.
    Answers(Option<Entity>),
}

/// Reads a source as a label of a transcript.
pub(super) fn turn(stage: &Stage<'_>, range: Range<usize>) -> Turn {
    let label = stage.reading.words(range.clone()).trim_end_matches([':', '.', ' ']);
    if !matches!(label, "Answer" | "A" | "ANSWER") {
        return Turn::NoLabel;
    }
    let voice = stage.cast.voice.map(Entity::Person).or(stage.cast.own.map(Entity::Party));
    Turn::Answers(voice.or_else(|| answerer(stage, range.start)))
}

/// The one person who is introduced before the first answer.
fn answerer(stage: &Stage<'_>, before: usize) -> Option<Entity> {
    let mut found = None;
    for mention in stage.reading.mentions.iter().take_while(|m| (m.end as usize) <= before).take(40) {
        if let What::Person(id) = mention.what {
            if found.is_some_and(|f| f != id) {
                return None;
            }
            found = Some(id);
        }
    }
    found.map(Entity::Person)
}

/// The speaker of an attribution without a source.
pub(super) fn speaker(
    stage: &mut Stage<'_>,
    attribution: &Attribution,
    before: Option<&Before>,
) -> Option<Entity> {
    let reading = stage.reading;
    let hull = attribution.content.hull()?;
    let content = reading.tokens_in(hull);
    if content.is_empty() {
        return None;
    }
    if let Some(found) = beside_cue(stage, attribution) {
        return Some(found);
    }
    if let Some(found) = point_of_view(stage, content.start) {
        return Some(found);
    }
    if is_passive(reading, attribution) {
        return None;
    }
    if let Some(found) = before.and_then(|b| same_sentence(stage, attribution, b)) {
        return Some(found);
    }
    if attribution.mode == Mode::Indirect {
        return None;
    }
    let paragraph = reading.paragraph_of[content.start];
    if let Some(before) = before {
        let apart = before.content.end() > hull.start() || before.paragraph == paragraph;
        let goes_on = before.paragraph + 1 == paragraph
            && before.mode != Mode::Indirect
            && begins_paragraph(reading, content.start)
            && attribution.cue.is_empty();
        if (apart || goes_on) && before.entity.is_some() {
            if apart && let Some(subject) = introduced(stage, content.start, before.end) {
                return Some(subject);
            }
            return before.entity;
        }
    }
    if let Some(subject) = introduced(stage, content.start, 0) {
        return Some(subject);
    }
    let own = stage.cast.own.filter(|_| attribution.cue.is_empty())?;
    Some(stage.cast.voice.map_or(Entity::Party(own), Entity::Person))
}

/// "Drumm regretted the confusion and promised a report": the next verb of one subject.
fn same_sentence(stage: &Stage<'_>, attribution: &Attribution, before: &Before) -> Option<Entity> {
    let reading = stage.reading;
    let cue = reading.tokens_in(attribution.cue.hull()?);
    let last = reading.tokens_in(before.content.hull()?.cover(Span::new(before.end, before.end)));
    if cue.is_empty() || last.end > cue.start || last.is_empty() {
        return None;
    }
    if reading.sentence_of[last.end - 1] != reading.sentence_of[cue.start] {
        return None;
    }
    let joined = reading.is_one_of(cue.start - 1, &["and", "but", "or", "then"])
        || reading.word(cue.start).ends_with("ing")
        || reading.is(cue.start, "and");
    let between = reading.mention_from(last.end)..reading.mention_from(cue.start);
    (joined && between.is_empty()).then_some(before.entity).flatten()
}

/// Whether a source stands where objects do: after a preposition, with the cue still to come ("a visit by Germany’s president to speak
/// against"). Its words are then not the speaker's.
pub(super) fn is_object(stage: &Stage<'_>, attribution: &Attribution, source: &Range<usize>) -> bool {
    let reading = stage.reading;
    let Some(cue) = attribution.cue.hull() else { return false };
    let cue = reading.tokens_in(cue);
    let start = source.start;
    if source.is_empty() || cue.is_empty() || cue.start < source.end || start < 2 {
        return false;
    }
    let first = reading.sentence_start(start);
    start > first + 1
        && reading.is_one_of(start - 1, &["by", "with", "during", "against", "between", "towards"])
        && !reading.is_quoted(start - 1)
        && !reading.word(start - 2).ends_with("ed")
}

/// The first who acts in a sentence, before a token: "King Charles used …".
pub(super) fn subject(stage: &mut Stage<'_>, before: usize) -> Option<Entity> {
    let reading = stage.reading;
    let first = reading.sentence_start(before);
    for m in reading.mention_from(first)..reading.mention_from(before) {
        let mention = reading.mentions[m];
        let start = mention.start as usize;
        let led = start > first
            && reading.is_one_of(
                start - 1,
                &["by", "with", "in", "on", "at", "for", "to", "of", "from", "after", "during"],
            );
        if led || reading.is_possessive(mention.end as usize) || mention.quoted {
            continue;
        }
        if matches!(mention.what, What::Person(_) | What::Body(_) | What::Party(..)) {
            return stage.mention(m, None, 0);
        }
    }
    None
}

/// "Moscow’s refusal to", "the claim by Russia that", "her promise": the owner or agent of a noun of saying.
fn beside_cue(stage: &mut Stage<'_>, attribution: &Attribution) -> Option<Entity> {
    let reading = stage.reading;
    let cue = reading.tokens_in(attribution.cue.hull()?);
    if cue.is_empty() {
        return None;
    }
    if reading.is(cue.end, "by")
        && let Some(found) = stage.source(cue.end + 1..clause_end(reading, cue.end + 1), None)
    {
        return Some(found);
    }
    let mut start = cue.start;
    // "Moscow’s public refusal"
    while start > 0
        && start + 3 > cue.start
        && reading.is_word(start - 1)
        && reading.mention_ending(start).is_none()
    {
        start -= 1;
    }
    let owner = start.checked_sub(1).filter(|&t| reading.is_possessive(t))?;
    let m = reading.mention_ending(owner)?;
    stage.mention(m, None, 0)
}

fn clause_end(reading: &Reading<'_>, from: usize) -> usize {
    let limit = reading.sentence_end(from.min(reading.len().saturating_sub(1))).min(from + 8);
    (from..limit)
        .find(|&t| {
            matches!(
                reading.word(t),
                "," | "when"
                    | "while"
                    | "and"
                    | "which"
                    | "who"
                    | "that"
                    | "to"
                    | "of"
                    | "."
                    | ";"
                    | "on"
                    | "in"
                    | "about"
            )
        })
        .unwrap_or(limit)
}

/// "For the Ukrainian leadership, …", "In Moscow’s view, …": whose view the sentence gives.
fn point_of_view(stage: &mut Stage<'_>, content: usize) -> Option<Entity> {
    let reading = stage.reading;
    let start = reading.sentence_start(content);
    if !reading.is_one_of(start, &["for", "to"]) {
        return None;
    }
    let comma = (start + 1..content.min(start + 9)).find(|&t| reading.word(t) == ",")?;
    let m = reading.mention_ending(comma)?;
    let speaks = matches!(
        reading.mentions[m].what,
        What::Party(..) | What::Body(_) | What::Person(_) | What::Institution(_)
    );
    if !speaks {
        return None;
    }
    stage.source(start + 1..comma, None)
}

/// Whether the cue says that something was said and not by whom: "was described as", "is said to".
fn is_passive(reading: &Reading<'_>, attribution: &Attribution) -> bool {
    let Some(hull) = attribution.cue.hull() else { return false };
    let cue = reading.tokens_in(hull);
    cue.clone()
        .next()
        .is_some_and(|t| reading.is_one_of(t, &["was", "were", "is", "are", "been", "be", "being"]))
        || cue.start > 0
            && reading.is_one_of(cue.start - 1, &["was", "were", "is", "are", "been", "be", "being"])
}

fn begins_paragraph(reading: &Reading<'_>, token: usize) -> bool {
    let paragraph = reading.paragraph_of[token] as usize;
    reading.text.paragraphs.get(paragraph).is_some_and(|p| token <= p.start as usize + 1)
}

/// The person or body that the sentence before is about, in the same paragraph: "Ushakov was blunt. “…”".
fn introduced(stage: &mut Stage<'_>, content: usize, after: u32) -> Option<Entity> {
    let reading = stage.reading;
    let paragraph = reading.paragraph_of[content] as usize;
    let first = reading.text.paragraphs.get(paragraph)?.start as usize;
    let sentence = reading.sentence_start(content);
    // The sentence of the quotation itself up to it, then the one before.
    let from = if sentence > first { reading.sentence_start(sentence - 1) } else { sentence };
    let mut found = None;
    let range = reading.mention_from(from)..reading.mention_from(content);
    for m in range {
        let mention = reading.mentions[m];
        let start = reading.text.tokens[mention.start as usize].span.start();
        if mention.quoted || start < after || reading.is_possessive(mention.end as usize) {
            continue;
        }
        let speaks = match mention.what {
            What::Person(_) => true,
            What::Body(_) | What::Office(_, false) => {
                reading.mention_starting(mention.end as usize).is_none()
            }
            What::Pronoun(p) => matches!(p, Pronoun::He | Pronoun::She),
            _ => false,
        };
        if speaks {
            found = stage.mention(m, None, 0);
            if found.is_some() {
                break;
            }
        }
    }
    found
}
