//! Around the words said: to whom, through whom, and whether support is given.

use super::super::reading::{Reading, What};
use super::super::resolve::{Entity, Stage};
use std::ops::Range;
use verbale_model::{Act, Support};

/// Verbs whose object is the one spoken to.
const DIRECTED: [&str; 40] = [
    "told",
    "tell",
    "tells",
    "telling",
    "informed",
    "informs",
    "informing",
    "assured",
    "assures",
    "assuring",
    "reminded",
    "reminds",
    "reminding",
    "warned",
    "warns",
    "warning",
    "urged",
    "urges",
    "urging",
    "asked",
    "asks",
    "asking",
    "invited",
    "invites",
    "inviting",
    "promised",
    "advised",
    "advises",
    "ordered",
    "instructed",
    "implored",
    "begged",
    "briefed",
    "notified",
    "lectured",
    "thanked",
    "congratulated",
    "pressed",
    "challenged",
    "counselled",
];

/// The tokens that name whom a cue is directed at: between the cue and the content, or right after the cue inside it.
pub(super) fn addressee_tokens(
    reading: &Reading<'_>,
    cue: &Range<usize>,
    content: &[Range<usize>],
) -> Option<Range<usize>> {
    if cue.is_empty() {
        return None;
    }
    let directed = (cue.clone()).rev().find(|&t| DIRECTED.iter().any(|d| reading.is(t, d)));
    let to = |at: usize| reading.is(at, "to") && !reading.ids.is_empty();
    let start = if let Some(verb) = directed {
        verb + 1
    } else {
        // "said to reporters", "speaking to TASS", "wrote to the council"
        let verb = (cue.clone())
            .rev()
            .find(|&t| reading.is_one_of(t, &["said", "speaking", "spoke", "wrote", "writing", "posted"]))?;
        if !to(verb + 1) {
            return None;
        }
        verb + 2
    };
    let next_content = content.iter().map(|p| p.start).find(|&s| s >= start).unwrap_or(usize::MAX);
    let sentence = reading.sentence_end(start.min(reading.len().saturating_sub(1)));
    let inside = content.iter().any(|p| p.contains(&start));
    let limit = if inside { sentence } else { next_content.min(sentence) }.min(start + 9);
    if start >= limit || reading.is_quoted(start) && !reading.is_quoted(cue.start) {
        return None;
    }
    // A noun phrase and nothing more.
    let mut end = start;
    while end < limit {
        if let Some(m) = reading.mention_starting(end) {
            if matches!(reading.mentions[m].what, What::Pronoun(super::super::reading::Pronoun::Relative)) {
                break;
            }
            end = reading.mentions[m].end as usize;
            continue;
        }
        let word = reading.word(end);
        let ends = matches!(
            word,
            "," | "."
                | ":"
                | ";"
                | "“"
                | "\""
                | "that"
                | "to"
                | "on"
                | "in"
                | "at"
                | "after"
                | "before"
                | "during"
                | "about"
                | "by"
                | "not"
                | "if"
                | "whether"
                | "how"
                | "why"
                | "what"
                | "against"
                | "over"
                | "for"
                | "when"
                | "there"
                | "is"
                | "are"
                | "was"
                | "were"
                | "has"
                | "had"
                | "have"
                | "will"
                | "would"
                | "could"
                | "should"
                | "must"
        );
        if ends && end > start {
            break;
        }
        if ends {
            return None;
        }
        end += 1;
    }
    let end = end.min(limit);
    // Inside a content only what is plainly a name or role.
    let named = reading.mentions_in(start..end).iter().any(|m| {
        !matches!(m.what, What::Pronoun(_) | What::Thing | What::Chain)
            || matches!(m.what, What::Pronoun(_)) && m.end as usize == end
    });
    let group = reading.is_one_of(
        end.saturating_sub(1),
        &[
            "reporters",
            "journalists",
            "lawmakers",
            "bankers",
            "crowd",
            "supporters",
            "audience",
            "allies",
            "delegates",
            "colleagues",
            "members",
            "voters",
        ],
    );
    (end > start && (named || group) && end - start <= 8).then_some(start..end)
}

/// The outlet or person through whom the words come: "told TASS", "quoted by Reuters", "in an interview with the Post".
pub(super) fn reporter(stage: &Stage<'_>, speaker: Option<Entity>, free: &[Range<usize>]) -> Option<String> {
    let reading = stage.reading;
    for range in free {
        for mention in reading.mentions_in(range.clone()) {
            let What::Body(body) = mention.what else { continue };
            if !stage.cast.bodies[body as usize].press || speaker == Some(Entity::Body(body)) {
                continue;
            }
            let start = mention.start as usize;
            let mut before = start;
            while before > range.start
                && before + 4 > start
                && !is_relation(reading, before - 1)
                && !reading.is(before - 1, ",")
            {
                before -= 1;
            }
            let related = before > 0 && is_relation(reading, before - 1);
            let reports = reading.is_one_of(
                mention.end as usize,
                &["reported", "reports", "quoted", "quotes", "cited", "said", "writes", "wrote", "has"],
            );
            if related || reports {
                return Some(stage.cast.bodies[body as usize].name.clone());
            }
        }
    }
    None
}

fn is_relation(reading: &Reading<'_>, at: usize) -> bool {
    reading
        .is_one_of(at, &["told", "tells", "telling", "to", "with", "by", "via", "on", "through", "for", "in"])
}

/// Words that say support is missing, and words that give it.
const MISSING: [&[&str]; 13] = [
    &["without", "evidence"],
    &["without", "proof"],
    &["without", "elaborating"],
    &["without", "substantiating"],
    &["without", "citing"],
    &["no", "evidence"],
    &["no", "proof"],
    &["not", "provide", "evidence"],
    &["not", "offer", "evidence"],
    &["not", "present", "evidence"],
    &["not", "give", "evidence"],
    &["not", "produce", "evidence"],
    &["offered", "no"],
];

/// "without showing any", "without giving evidence": verbs that would bring support.
const BRINGING: [&str; 9] = [
    "providing",
    "offering",
    "giving",
    "presenting",
    "showing",
    "producing",
    "publishing",
    "naming",
    "supplying",
];
const GIVEN: [&[&str]; 26] = [
    &["citing"],
    &["satellite", "images"],
    &["satellite", "imagery"],
    &["video", "footage"],
    &["published", "a", "video"],
    &["published", "footage"],
    &["released", "a", "video"],
    &["released", "footage"],
    &["showed", "photographs"],
    &["presented", "evidence"],
    &["presenting", "evidence"],
    &["provided", "evidence"],
    &["providing", "evidence"],
    &["offered", "evidence"],
    &["pointing", "to"],
    &["pointed", "to", "documents"],
    &["according", "to", "documents"],
    &["backed", "by", "documents"],
    &["handed", "over", "documents"],
    &["presented", "documents"],
    &["with", "reference", "to"],
    &["based", "on", "intercepts"],
    &["on", "the", "basis", "of"],
    &["showing", "documents"],
    &["photographs", "of"],
    &["logs", "of"],
];

/// Whether an accusation or claim comes with support, as the sentences around it tell.
pub(super) fn support(
    reading: &Reading<'_>,
    act: Act,
    alleged: bool,
    free: &[Range<usize>],
) -> Option<Support> {
    if !(act == Act::Accuse || alleged) {
        return None;
    }
    let has = |list: &[&[&str]]| {
        free.iter().any(|range| {
            range.clone().any(|at| {
                list.iter().any(|words| {
                    words.iter().enumerate().all(|(i, w)| at + i < range.end && reading.is(at + i, w))
                })
            })
        })
    };
    let brings_none = free.iter().any(|range| {
        range
            .clone()
            .any(|at| reading.is(at, "without") && at + 1 < range.end && reading.is_one_of(at + 1, &BRINGING))
    });
    if brings_none || has(&MISSING) {
        return Some(Support::SaidToBeMissing);
    }
    Some(if has(&GIVEN) { Support::Given } else { Support::NoneStated })
}
