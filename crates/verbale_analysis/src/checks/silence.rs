//! # silence
//!
//! ## What it finds
//! A point that one party's full account of a meeting makes and another party's full account leaves out. One finding a silent party.
//!
//! ## Why it matters
//! What only one side reports is its priority, or unwelcome to the other.
//!
//! ## Example
//! The union writes that the hole in the pension fund must be filled; the employers' statement does not mention the fund.
//!
//! ## What it cannot see
//! The same point in words that share nothing. It never speaks of excerpts, of press articles, or of parties without an account:
//! there the words are not held, and nobody can be called silent.

use super::draft::{Draft, Found, rival};
use super::odds::Gates;
use super::weighing::{Scene, Weighing};
use crate::accounts::Occasion;
use crate::en::{Cue, Kind, Tag};
use crate::reading::Name;
use verbale_model::RivalTest;

/// Points per silent party and meeting.
const MOST: usize = 2;

pub(super) fn check(weighing: &Weighing<'_>, scene: &Scene<'_>, found: &mut Found) {
    let occasion = scene.occasion;
    let mut parties: Vec<u16> = occasion.own.iter().map(|(p, _)| *p).collect();
    parties.sort_unstable();
    parties.dedup();
    // Who took no part owes no account of it.
    let took_part = |p: &u16| occasion.participants.is_empty() || occasion.participants.contains(p);
    let full: Vec<u16> =
        parties.into_iter().filter(|p| took_part(p) && occasion.full(&weighing.reading, *p)).collect();
    for &teller in &full {
        for &other in full.iter().filter(|o| **o != teller) {
            omissions(weighing, occasion, &full, (teller, other), found);
        }
    }
}

/// The most telling points of `teller` that `other` leaves out.
fn omissions(
    weighing: &Weighing<'_>,
    occasion: &Occasion,
    full: &[u16],
    (teller, other): (u16, u16),
    found: &mut Found,
) {
    let reading = &weighing.reading;
    let theirs: Vec<usize> =
        occasion.own_of(other).flat_map(|d| reading.docs[d].utterances.clone()).collect();
    let mut held: Vec<u64> = Vec::new();
    let mut issues: Vec<u16> = Vec::new();
    for doc in occasion.own_of(other) {
        held.extend(reading.docs[doc].words.iter().filter(|w| w.kind == Kind::Content).map(|w| w.sense));
        issues.extend(reading.docs[doc].names.iter().filter_map(|h| match h.tag {
            Name::Issue(i) => Some(i),
            _ => None,
        }));
    }
    held.sort_unstable();
    held.dedup();
    let mut points: Vec<(f32, usize, Option<u16>)> = Vec::new();
    for doc in occasion.own_of(teller) {
        for index in reading.docs[doc].utterances.clone() {
            let utterance = weighing.utterance(index);
            if utterance.binds()
                && utterance.own
                && let Some((score, issue)) = telling(weighing, index, other, full, &held, &issues, &theirs)
            {
                points.push((score, index, issue));
            }
        }
    }
    points.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (score, index, issue) in points.into_iter().take(MOST) {
        let utterance = weighing.utterance(index);
        let Some(evidence) = weighing.quote(utterance, None) else { continue };
        let (name, silent) = (reading.party_name(teller), reading.party_name(other));
        let explanation = format!(
            "{name} writes: \u{201c}{}\u{201d}; the full account of {silent} does not mention it.",
            evidence.quote()
        );
        found.add(Draft {
            anchors: Vec::new(),
            key: match issue {
                Some(issue) => format!("{}|{teller}|{other}|issue {issue}", occasion.meeting.id),
                None => format!("{}|{teller}|{other}|{index}", occasion.meeting.id),
            },
            sides: vec![weighing.side(utterance, evidence)],
            silent: Some(reading.party_id(other).to_owned()),
            issue: issue.map(|i| reading.issue_id(i).to_owned()),
            meeting: Some(occasion.meeting.id.clone()).filter(|m| !m.is_empty()),
            explanation,
            rivals: vec![rival(RivalTest::Scope, issue.is_some()), rival(RivalTest::Time, true)],
            gates: Gates {
                overlap: 0.0,
                topic: if issue.is_some() { 1.0 } else { 0.4 },
                primary: 1.0,
                clash: score,
            },
        });
    }
}

/// How telling it is that the other account lacks this point; `None` if it does not lack it.
fn telling(
    weighing: &Weighing<'_>,
    index: usize,
    other: u16,
    heard: &[u16],
    held: &[u64],
    issues: &[u16],
    theirs: &[usize],
) -> Option<(f32, Option<u16>)> {
    let utterance = weighing.utterance(index);
    let doc = weighing.doc(utterance);
    let content: Vec<u64> = utterance
        .words
        .clone()
        .filter(|n| doc.words[*n].kind == Kind::Content && doc.names_in(&(*n..*n + 1)).next().is_none())
        .map(|n| doc.words[n].sense)
        .collect();
    if content.len() < 3 {
        return None;
    }
    // Praise of the talks is no point of substance, and what is said to a third party need not concern this one.
    let named = Weighing::parties_named(doc, &utterance.words, utterance.party);
    if super::framing::judgements(weighing, index)
        .iter()
        .any(|j| j.target.process && j.target.issues.is_empty())
        || named.iter().any(|p| heard.contains(p)) && !named.contains(&other)
    {
        return None;
    }
    let weight: f32 = content.iter().map(|s| weighing.reading.weight(*s)).sum();
    let lacking: f32 =
        content.iter().filter(|s| held.binary_search(s).is_err()).map(|s| weighing.reading.weight(*s)).sum();
    let lack = lacking / weight.max(0.01);
    let closest = theirs.iter().map(|t| utterance.alike(weighing.utterance(*t))).fold(0.0, f32::max);
    let has = |cue| doc.hits_in(&utterance.words).any(|h| h.tag == Tag::Cue(cue));
    let raised = has(Cue::Raised);
    let bound = has(Cue::Agreement);
    let faint = crate::en::faint();
    let novel = content.iter().filter(|s| held.binary_search(s).is_err() && !faint.contains(s)).count();
    // What only judges is no point.
    let judged = doc.hits_in(&utterance.words).any(|h| matches!(h.tag, Tag::Evaluation(_)));
    if novel < 2 || !raised && (!bound || judged) {
        return None;
    }
    let strength =
        0.25 * lack + if raised { 0.35 } else { 0.15 } + 0.05 * novel.min(4) as f32 + 0.2 * (1.0 - closest);
    let missing = utterance.issues.iter().copied().find(|i| !issues.contains(i));
    if utterance.issues.iter().any(|i| issues.contains(i)) {
        // A point of an issue that both touch: only where nothing of it is in the other account.
        return (raised && novel >= 3 && lack >= 0.8 && closest < 0.15).then_some((strength * 0.7, None));
    }
    if missing.is_some() && lack >= 0.3 {
        return Some((strength, missing));
    }
    // Outside the dossier's issues only a point that was raised counts, in words the other account lacks.
    let told =
        if raised { lack >= 0.55 && closest < 0.3 } else { novel >= 3 && lack >= 0.7 && closest < 0.2 };
    told.then_some((strength, None))
}
