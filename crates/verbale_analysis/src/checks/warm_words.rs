//! # warm_words
//!
//! ## What it finds
//! An account that praises the talks and in the same text refuses, or ties to conditions, what they were about; or that accepts
//! a part of what was put to it and turns down another in one breath.
//!
//! ## Why it matters
//! Receptive to procedure, immovable on substance: the headline carries the praise.
//!
//! ## Example
//! "an extremely useful, constructive conversation" and "some of the wording doesn't work for us"; "some points were accepted,
//! others are not acceptable".
//!
//! ## What it cannot see
//! Refusals that are only left out. Thanks for hospitality beside an agreement are no finding.

use super::Weighing;
use super::draft::{Draft, Found, rival};
use super::in_part::in_part;
use super::judged::{Judgement, Target, judgements};
use super::odds::Gates;
use crate::en::{self, Cue, Tag};
use crate::reading::Doc;
use crate::utterance::Utterance;
use std::collections::BTreeMap;
use std::ops::Range;
use verbale_model::{Evidence, RivalTest};

pub(super) fn check(weighing: &Weighing<'_>, document: usize, found: &mut Found) {
    let mut by_party: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for index in weighing.reading.docs[document].utterances.clone() {
        let utterance = weighing.utterance(index);
        if let Some(party) = utterance.party.filter(|_| utterance.binds()) {
            by_party.entry(party).or_default().push(index);
        }
    }
    for said in by_party.values() {
        let drafted = praised(weighing, said).or_else(|| accepted_in_part(weighing, said));
        if let Some(draft) = drafted {
            found.add(draft);
        }
    }
}

/// Praise in one place, a refusal in another.
fn praised(weighing: &Weighing<'_>, said: &[usize]) -> Option<Draft> {
    // Praise of the talks, or thanks for what the other side brought to them.
    let thanks = |j: &Judgement| {
        let utterance = weighing.utterance(j.utterance);
        let doc = weighing.doc(utterance);
        doc.hits_in(&utterance.words).any(|h| h.tag == Tag::Cue(Cue::Thanks))
    };
    let warm = said
        .iter()
        .flat_map(|i| judgements(weighing, *i))
        .filter(|j| j.score > 0 && (j.target.process || thanks(j)));
    let warm = warm.chain(said.iter().filter_map(|i| thanks_alone(weighing, *i)));
    let warm = warm.max_by_key(|j| (j.score, std::cmp::Reverse(j.utterance)))?;
    let cold = said.iter().filter_map(|i| cold(weighing, *i, &warm));
    let (strength, index, words) = cold.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
    let (a, b) = (weighing.utterance(warm.utterance), weighing.utterance(index));
    let praise = weighing.quote(a, Some(warm.words.clone()))?;
    let refusal = weighing.quote(b, Some(words.clone()))?;
    let explanation = format!(
        "{} praises the talks (\u{201c}{}\u{201d}) and in the same text holds back on the substance (\u{201c}{}\u{201d}).",
        weighing.speaker_name(a),
        weighing.doc(a).told(&warm.words),
        weighing.doc(b).told(&words),
    );
    let gates = Gates {
        overlap: f32::from(warm.score) / 2.0,
        topic: match () {
            () if !b.issues.is_empty() => 1.0,
            () if !b.near.is_empty() => 0.7,
            () => 0.3,
        },
        primary: a.firsthand(),
        clash: strength,
    };
    Some(draft(weighing, (a, praise), (b, refusal), explanation, gates))
}

/// Acceptance of a part and refusal of the rest, in one breath.
fn accepted_in_part(weighing: &Weighing<'_>, said: &[usize]) -> Option<Draft> {
    let (utterance, halves) = said.iter().find_map(|index| {
        let utterance = weighing.utterance(*index);
        Some((utterance, in_part(weighing.doc(utterance), &utterance.words)?))
    })?;
    let doc = weighing.doc(utterance);
    let evidence =
        |words: &Range<usize>| doc.evidence(doc.words[words.start].span.cover(doc.words[words.end - 1].span));
    let (accepted, refused) = (evidence(&halves.accepted)?, evidence(&halves.refused)?);
    let explanation = format!(
        "{} accepts a part (\u{201c}{}\u{201d}) and in the same breath turns down another (\u{201c}{}\u{201d}).",
        weighing.speaker_name(utterance),
        accepted.quote(),
        refused.quote(),
    );
    let gates = Gates { overlap: 0.5, topic: 1.0, primary: utterance.firsthand(), clash: IN_PART };
    Some(draft(weighing, (utterance, accepted), (utterance, refused), explanation, gates))
}

/// How firmly acceptance of a part holds back.
const IN_PART: f32 = 0.9;

fn draft(
    weighing: &Weighing<'_>,
    (a, warm): (&Utterance<'_>, Evidence),
    (b, cold): (&Utterance<'_>, Evidence),
    explanation: String,
    gates: Gates,
) -> Draft {
    let issue = b.any_issues().first().map(|i| weighing.reading.issue_id(*i).to_owned());
    let meeting = weighing.meeting_of(a.doc).map(|o| o.meeting.id.clone());
    Draft {
        anchors: Vec::new(),
        key: format!("{:?}", a.party),
        sides: vec![weighing.side(a, warm), weighing.side(b, cold)],
        silent: None,
        issue,
        meeting: meeting.filter(|m| !m.is_empty()),
        explanation,
        rivals: vec![rival(RivalTest::Time, true), rival(RivalTest::Reporter, a.own)],
        gates,
    }
}

/// Thanks to the other side or the hosts: praise without a word that judges.
fn thanks_alone(weighing: &Weighing<'_>, index: usize) -> Option<Judgement> {
    let utterance = weighing.utterance(index);
    let doc = weighing.doc(utterance);
    let hit =
        doc.hits_in(&utterance.words).find(|h| h.tag == Tag::Cue(Cue::Thanks) && !doc.negated[h.start])?;
    // Thanks to the cooks are no word on the talks.
    let named = !Weighing::parties_named(doc, &utterance.words, utterance.party).is_empty();
    let talks = doc.hits_in(&utterance.words).any(|h| h.tag == Tag::Cue(Cue::Process));
    if !named && !talks {
        return None;
    }
    let target = Target { process: true, ..Default::default() };
    Some(Judgement { utterance: index, score: 1, sure: 0.0, words: hit.start..hit.end, target })
}

/// Whether a word is only supposed: "then there would be no second round".
fn would(doc: &Doc<'_>, utterance: &Utterance<'_>, word: usize) -> bool {
    let mut start = word;
    while start > utterance.words.start && !doc.words[start].breaks {
        start -= 1;
    }
    (start..word).any(|n| en::is_would(doc.words[n].span.text(doc.text())))
}

/// How firmly an utterance holds back: a refusal, a condition, "but". The praise itself does not count unless it turns.
fn cold(weighing: &Weighing<'_>, index: usize, warm: &Judgement) -> Option<(f32, usize, Range<usize>)> {
    let utterance: &Utterance<'_> = weighing.utterance(index);
    let doc = weighing.doc(utterance);
    let mut best: Option<(f32, Range<usize>)> = None;
    let turns = doc.hits_in(&utterance.words).any(|h| h.tag == Tag::Cue(Cue::Concessive));
    let substance = !utterance.any_issues().is_empty()
        || doc.hits_in(&utterance.words).any(|h| h.tag == Tag::Cue(Cue::Outcome));
    for hit in doc.hits_in(&utterance.words) {
        if index == warm.utterance && hit.start < warm.words.end || would(doc, utterance, hit.start) {
            continue;
        }
        let strength = match hit.tag {
            Tag::Cue(Cue::Refusal) if en::refuses(doc.told(&(hit.start..hit.end))) => 0.9,
            Tag::Cue(Cue::Refusal) if !doc.negated[hit.start] || hit.end - hit.start > 1 => 0.65,
            Tag::Cue(Cue::RedLine) if hit.end - hit.start > 1 => 0.8,
            // "Nothing was agreed", "will not sign".
            Tag::Cue(Cue::Agreement)
                if doc.negated[hit.start] && substance && !en::future(doc.told(&(hit.start..hit.end))) =>
            {
                0.8
            }
            Tag::Cue(Cue::Condition | Cue::Firm) if turns && !doc.negated[hit.start] => 0.5,
            _ => continue,
        };
        let strength = strength + if turns { 0.1 } else { 0.0 };
        if best.as_ref().is_none_or(|b| b.0 < strength) {
            best = Some((strength, hit.start..hit.end));
        }
    }
    best.map(|(strength, words)| (strength, index, words))
}
