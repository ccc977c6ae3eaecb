//! # framing
//!
//! ## What it finds
//! Two parties judge one thing in opposite ways: the meeting, an offer, a result.
//!
//! ## Why it matters
//! Nothing is contradicted, yet the reader of one account comes away with the opposite picture.
//!
//! ## Example
//! "Our offer is a generous one" (the employers) against "calls it an insult" (the union).
//!
//! ## What it cannot see
//! Irony and understatement; a picture that no table has, unless it meets plain praise of the same thing; judgements without
//! "is", "calls" or a noun beside them. Remarks of people without a name are no party's.

use super::draft::{Draft, Found, rival};
use super::judged::{Judgement, Target, judgements};
use super::odds::{Gates, score};
use super::weighing::{Scene, Weighing};
use crate::accounts::Occasion;
use crate::en::{self, Cue, Tag};
use crate::utterance::Utterance;
use std::collections::BTreeSet;
use verbale_model::{DiscrepancyKind, RivalTest};

pub(super) fn check(weighing: &Weighing<'_>, scene: &Scene<'_>, found: &mut Found) {
    let all: Vec<Judgement> = scene.members.iter().flat_map(|m| judgements(weighing, *m)).collect();
    let with = |sign: i8| all.iter().filter(move |j| j.score.signum() == sign).take(MOST);
    let mut drafts: Vec<(f32, Draft)> = Vec::new();
    let mut take = |x: &Judgement, y: &Judgement| {
        if let Some(draft) = weigh(weighing, scene.occasion, x, y) {
            let sure = score(DiscrepancyKind::Framing, &draft.gates);
            drafts.push((sure, draft));
        }
    };
    for x in with(1) {
        with(-1).chain(with(0)).for_each(|y| take(x, y));
    }
    // Of two pictures for one thing, one is praise as a rule.
    for (n, x) in with(0).enumerate() {
        with(0).skip(n + 1).for_each(|y| take(x, y));
    }
    drafts.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.anchors.cmp(&b.1.anchors)));
    // One judgement stands against one other: the one that it meets most surely.
    let mut used: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (_, draft) in drafts {
        if draft.anchors.iter().all(|p| !used.contains(p)) {
            used.extend(&draft.anchors);
            found.add(draft);
        }
    }
}

/// Judgements of one sign that are weighed at one meeting.
const MOST: usize = 200;

/// How sure it is that two judgements have one target.
fn same_target(a: &Target, b: &Target) -> f32 {
    let issue = a.issues.iter().any(|i| b.issues.contains(i));
    let noun = a.nouns.iter().any(|n| b.nouns.binary_search(n).is_ok());
    let talks = a.process && b.process && !(a.outcome ^ b.outcome);
    match () {
        () if a.other || b.other => {
            if noun {
                0.8
            } else {
                0.0
            }
        }
        () if issue && (noun || a.outcome == b.outcome) => 1.0,
        () if issue => 0.85,
        () if noun && (a.process == b.process || a.outcome && b.outcome) => 0.8,
        () if talks => 0.8,
        () if a.outcome && b.outcome => match (a.issues.is_empty(), b.issues.is_empty()) {
            (true, true) => 0.55,
            (false, false) => 0.1,
            _ => 0.35,
        },
        () if a.process && b.process => 0.6,
        // "It is a ransom note": of what, only the text as a whole tells.
        () if a.it && b.it => 0.4,
        () if a.it && b.outcome || b.it && a.outcome => 0.35,
        () if (a.process || a.outcome) && (b.process || b.outcome) => 0.15,
        () => 0.0,
    }
}

fn weigh(weighing: &Weighing<'_>, occasion: &Occasion, x: &Judgement, y: &Judgement) -> Option<Draft> {
    let (a, b) = (weighing.utterance(x.utterance), weighing.utterance(y.utterance));
    if a.party == b.party || !meant(weighing, x) || !meant(weighing, y) {
        return None;
    }
    // "February in Dorrach was a waste" is no word on another place's meeting.
    let meetings = &weighing.reading.facts.dossier.meetings;
    let elsewhere =
        |j: &Judgement| j.target.place.is_some_and(|n| meetings[n as usize].place != occasion.meeting.place);
    if elsewhere(x) || elsewhere(y) {
        return None;
    }
    let topic = same_target(&x.target, &y.target);
    // A picture is weighed only where its target is sure, and against praise or another picture.
    let pictures = [x, y].iter().filter(|j| j.score == 0).count();
    let least = match pictures {
        0 => 0.1,
        1 if x.score > 0 => 0.8,
        _ => 1.0,
    };
    if topic < least {
        return None;
    }
    let (left, right) =
        (weighing.quote(a, Some(x.words.clone()))?, weighing.quote(b, Some(y.words.clone()))?);
    let issue = x.target.issues.iter().find(|i| y.target.issues.contains(i)).copied();
    let what =
        issue.map_or("the same meeting", |i| weighing.reading.facts.dossier.issues[i as usize].label());
    let judged = |u: &Utterance<'_>, j: &Judgement| {
        let doc = weighing.doc(u);
        doc.words[j.words.start].span.cover(doc.words[j.words.end - 1].span).text(doc.text()).to_owned()
    };
    let explanation = format!(
        "Of {what}, {} says \u{201c}{}\u{201d}, {} \u{201c}{}\u{201d}.",
        weighing.speaker_name(a),
        judged(a, x),
        weighing.speaker_name(b),
        judged(b, y)
    );
    let primary = f32::midpoint(a.firsthand(), b.firsthand());
    let there = |u: &Utterance<'_>| u.party.is_some_and(|p| occasion.participants.contains(&p));
    let third = !occasion.participants.is_empty() && !(there(a) && there(b));
    Some(Draft {
        anchors: vec![(a.doc, x.words.start), (b.doc, y.words.start)],
        key: format!(
            "{}|{:?}|{:?}|{issue:?}",
            occasion.meeting.id,
            a.party.min(b.party),
            a.party.max(b.party)
        ),
        sides: vec![weighing.side(a, left), weighing.side(b, right)],
        silent: None,
        issue: issue.map(|i| weighing.reading.issue_id(i).to_owned()),
        meeting: Some(occasion.meeting.id.clone()).filter(|m| !m.is_empty()),
        explanation,
        rivals: vec![
            rival(RivalTest::Time, true),
            rival(RivalTest::Scope, topic >= 0.8),
            rival(RivalTest::Reporter, a.own && b.own),
        ],
        gates: Gates {
            overlap: weighing.reading.overlap(&a.stems, &b.stems),
            topic,
            primary,
            clash: x.sure + y.sure - if third { THIRD } else { 0.0 },
        },
    })
}

/// What a word of somebody who took no part counts less.
const THIRD: f32 = 0.1;

/// Judgements this sure are said of their target with a verb.
const FRAMED: f32 = 0.4;

/// Whether words are said as so, and not supposed.
fn meant(weighing: &Weighing<'_>, judgement: &Judgement) -> bool {
    let utterance = weighing.utterance(judgement.utterance);
    let doc = weighing.doc(utterance);
    let mut start = judgement.words.start;
    while start > utterance.words.start && !doc.words[start].breaks {
        start -= 1;
    }
    let supposes = |h: &en::Hit<Tag>| {
        matches!(h.tag, Tag::Cue(Cue::Hypothetical | Cue::Condition))
            && (h.start >= start || h.start == utterance.words.start)
            // "As far as one could see it is": the verb of the judgement stands in no mood.
            && !(judgement.sure >= FRAMED && en::modal(doc.words[h.start].span.text(doc.text())))
    };
    !doc.hits_in(&(utterance.words.start..judgement.words.start)).any(supposes)
}
