//! How a content judges, and what: a weight from -2 to 2 and the words of its target.

use super::super::phrases::UNKNOWN;
use super::super::reading::What;
use super::super::resolve::{Entity, Stage};
use std::ops::Range;
use verbale_model::Act;

/// One judging word found.
#[derive(Clone, Copy)]
struct Hit {
    at: usize,
    len: usize,
    weight: i8,
    verb: bool,
}

/// The sum of a content's judging words, if it has any.
pub(super) fn weight(stage: &Stage<'_>, content: &[Range<usize>]) -> Option<i8> {
    total(&hits(stage, content))
}

fn total(hits: &[Hit]) -> Option<i8> {
    let strongest = hits.iter().map(|h| h.weight).max_by_key(|w| w.abs())?;
    let sum: i32 = hits.iter().map(|h| i32::from(h.weight)).sum();
    if sum == 0 {
        return Some(0);
    }
    // Several words of one side add up to the strong step; a single one keeps its own weight.
    let strong = strongest.abs() >= 2 || sum.abs() >= 3;
    Some(sum.signum() as i8 * if strong { 2 } else { 1 })
}

fn hits(stage: &Stage<'_>, content: &[Range<usize>]) -> Vec<Hit> {
    let reading = stage.reading;
    let evaluations = &stage.names.lexicon.evaluations;
    let mut out = Vec::new();
    for piece in content {
        let mut at = piece.start;
        let mut stronger = false;
        while at < piece.end {
            if reading.ids[at] == UNKNOWN {
                stronger = false;
                at += 1;
                continue;
            }
            let Some((len, found)) = evaluations.longest(reading.text, &reading.ids, at, piece.end) else {
                stronger = false;
                at += 1;
                continue;
            };
            if found.weight == 0 {
                stronger = true;
                at += len;
                continue;
            }
            let mut weight = found.weight + if stronger { found.weight.signum() } else { 0 };
            weight = weight.clamp(-2, 2);
            if negated(stage, piece, at) {
                weight = -weight.signum();
            }
            if !(found.verb && is_of_own_will(stage, at)) {
                out.push(Hit { at, len, weight, verb: found.verb });
            }
            stronger = false;
            at += len;
        }
    }
    out
}

fn negated(stage: &Stage<'_>, piece: &Range<usize>, at: usize) -> bool {
    let from = at.saturating_sub(3).max(piece.start);
    (from..at).any(|t| {
        stage.reading.is_one_of(
            t,
            &[
                "not", "n't", "n’t", "never", "no", "nothing", "hardly", "barely", "neither", "nor", "less",
                "far", "without", "lack", "too",
            ],
        )
    })
}

/// "to support", "would support": wished for, no judgement of what is.
fn is_of_own_will(stage: &Stage<'_>, at: usize) -> bool {
    at > 0 && stage.reading.is_one_of(at - 1, &["to", "a", "the", "of"])
}

/// Stance and target of an attribution.
pub(super) fn stance(
    stage: &mut Stage<'_>,
    act: Act,
    speaker: Option<Entity>,
    cue: &Range<usize>,
    content: &[Range<usize>],
) -> (Option<i8>, Option<String>) {
    let found = hits(stage, content);
    let by_act = match act {
        Act::Praise | Act::Agree => Some(1),
        Act::Accuse | Act::Reject => Some(-1),
        _ => None,
    };
    let mut stance = total(&found).filter(|&s| s != 0);
    if let Some(sign) = by_act {
        stance = match stance {
            Some(s) if s.signum() == sign => Some(s),
            Some(s) if act == Act::Reject || act == Act::Accuse => Some(-s.abs()),
            Some(s) => Some(s),
            None if matches!(act, Act::Accuse) => Some(-2),
            None => Some(sign),
        };
    }
    let Some(stance) = stance else { return (None, None) };
    let target = target(stage, act, speaker, cue, content, found.first().copied());
    (Some(stance), target)
}

/// Nouns for what talks are about: a judging word in a sentence with one of them judges it.
const MATTERS: [&str; 51] = [
    "meeting",
    "talks",
    "talk",
    "negotiations",
    "negotiation",
    "discussion",
    "discussions",
    "conversation",
    "summit",
    "round",
    "session",
    "proposal",
    "proposals",
    "plan",
    "draft",
    "offer",
    "text",
    "deal",
    "agreement",
    "framework",
    "resolution",
    "document",
    "wording",
    "truce",
    "ceasefire",
    "initiative",
    "statement",
    "decision",
    "sanctions",
    "mood",
    "atmosphere",
    "process",
    "visit",
    "call",
    "exchange",
    "treaty",
    "accord",
    "budget",
    "list",
    "declaration",
    "map",
    "clause",
    "rebate",
    "mediation",
    "terms",
    "demand",
    "demands",
    "idea",
    "apology",
    "condition",
    "conditions",
];

fn target(
    stage: &mut Stage<'_>,
    act: Act,
    speaker: Option<Entity>,
    cue: &Range<usize>,
    content: &[Range<usize>],
    hit: Option<Hit>,
) -> Option<String> {
    let reading = stage.reading;
    // "described the meeting as …", "called the offer …": what stands between the cue and the judgement.
    let first = content.first()?.clone();
    let after_cue =
        cue.end..content.iter().map(|p| p.start).find(|&s| s >= cue.end).unwrap_or(cue.end).min(cue.end + 12);
    let as_at = |range: &Range<usize>| range.clone().take(14).find(|&t| reading.is(t, "as"));
    if cue.end > cue.start {
        let verb = reading.word(cue.end - 1).to_ascii_lowercase();
        let names = [
            "described",
            "describes",
            "describing",
            "called",
            "calls",
            "calling",
            "characterised",
            "characterized",
            "characterizing",
            "characterising",
            "hailed",
            "dismissed",
            "framed",
            "labelled",
            "labeled",
            "branded",
            "rated",
            "dubbed",
            "termed",
        ];
        if names.contains(&verb.as_str()) || (cue.clone()).any(|t| names.contains(&reading.word(t))) {
            if let Some(end) = as_at(&after_cue) {
                return words(stage, after_cue.start..end);
            }
            if let Some(end) = as_at(&first) {
                return words(stage, first.start..end);
            }
            if !after_cue.is_empty() {
                return words(stage, after_cue);
            }
            if let Some(hit) = hit
                && hit.at > first.start
            {
                let cut = (first.start..hit.at)
                    .rev()
                    .find(|&t| reading.is_one_of(t, &["a", "an", "the"]) && t > first.start);
                return words(stage, first.start..cut.unwrap_or(hit.at));
            }
        }
    }
    // Accused, praised, thanked: the one named first.
    if matches!(act, Act::Accuse | Act::Praise) {
        let range = after_cue.start..first.end.max(after_cue.end);
        for m in reading.mention_from(range.start)..reading.mention_from(range.end) {
            let mention = reading.mentions[m];
            if matches!(mention.what, What::Party(..) | What::Person(_) | What::Body(_)) {
                let entity = stage.mention(m, speaker, 0);
                if entity.is_some() && entity != speaker {
                    return Some(reading.words(mention.range()).to_owned());
                }
            }
        }
    }
    let hit = hit?;
    let piece = content.iter().find(|p| p.contains(&hit.at))?.clone();
    let sentence =
        reading.sentence_start(hit.at).max(piece.start)..reading.sentence_end(hit.at).min(piece.end);
    // "a useful meeting", "useful talks"
    let right = (hit.at + hit.len..sentence.end.min(hit.at + hit.len + 4)).find(|&t| is_matter(stage, t));
    let left = (sentence.start..hit.at).rev().find(|&t| is_matter(stage, t));
    if hit.verb {
        // "they violated the truce": the subject is judged.
        let m = (reading.mention_from(sentence.start)..reading.mention_from(hit.at))
            .rev()
            .find(|&m| matches!(reading.mentions[m].what, What::Party(..) | What::Person(_) | What::Body(_)));
        if let Some(m) = m {
            return Some(reading.words(reading.mentions[m].range()).to_owned());
        }
    }
    let noun = left.or(right)?;
    let mut start = noun;
    while start > sentence.start
        && start + 3 > noun
        && (reading.is_one_of(start - 1, &["the", "this", "our", "their", "its"])
            || reading.is_word(start - 1) && reading.is_one_of(start - 2, &["the", "this", "our"]))
    {
        start -= 1;
    }
    words(stage, start..noun + 1)
}

pub(super) fn is_matter(stage: &Stage<'_>, token: usize) -> bool {
    let word = stage.reading.word(token);
    word.len() < 14 && MATTERS.iter().any(|m| word.eq_ignore_ascii_case(m))
}

fn words(stage: &Stage<'_>, range: Range<usize>) -> Option<String> {
    let reading = stage.reading;
    let mut range = range;
    while range.start < range.end && !reading.is_word(range.start) {
        range.start += 1;
    }
    while range.start < range.end && !reading.is_word(range.end - 1) {
        range.end -= 1;
    }
    // A target is a noun phrase; what runs on is none.
    if range.len() > 9 {
        return None;
    }
    let words = reading.words(range);
    (!words.is_empty()).then(|| words.trim_start_matches("that ").to_owned())
}
