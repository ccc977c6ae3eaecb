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
//! Irony, pictures and understatement without a word that judges. Remarks of people without a name are no party's.

use super::contradiction::asserted;
use super::draft::{Draft, Found, rival};
use super::in_part::in_part;
use super::odds::Gates;
use super::weighing::{Scene, Weighing};
use crate::accounts::Occasion;
use crate::en::{self, Cue, Hit, Kind, Tag};
use crate::reading::Doc;
use crate::utterance::Utterance;
use std::ops::Range;
use verbale_model::RivalTest;

pub(super) fn check(weighing: &Weighing<'_>, scene: &Scene<'_>, found: &mut Found) {
    let judgements: Vec<Judgement> = scene.members.iter().flat_map(|m| judgements(weighing, *m)).collect();
    let (for_it, against): (Vec<_>, Vec<_>) = judgements.iter().partition(|j| j.score > 0);
    for x in for_it.iter().take(MOST) {
        for y in against.iter().take(MOST) {
            weigh(weighing, scene.occasion, x, y, found);
        }
    }
}

/// Judgements of one sign that are weighed at one meeting.
const MOST: usize = 200;

/// Words that judge something.
pub(super) struct Judgement {
    pub(super) utterance: usize,
    pub(super) score: i8,
    pub(super) words: Range<usize>,
    /// What is judged, as far as it can be told.
    pub(super) target: Target,
}

/// What is judged.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts about what is judged")]
pub(super) struct Target {
    pub(super) issues: Vec<u16>,
    pub(super) process: bool,
    pub(super) outcome: bool,
    /// Stems of nouns that name what came out or what went on.
    pub(super) nouns: Vec<u64>,
    /// Senses of the telling words beside the judgement, sorted.
    pub(super) beside: Vec<u64>,
    /// Whether a word for the talks or for what came of them stands right beside the judgement.
    pub(super) close: bool,
    /// Whether the words say of something named before what it is: "it is a".
    pub(super) it: bool,
}

/// The judgements of an utterance: the longest phrase at each place, turned by a negation. Words that accept a part and turn
/// down the rest judge neither way.
pub(super) fn judgements(weighing: &Weighing<'_>, index: usize) -> Vec<Judgement> {
    let utterance = weighing.utterance(index);
    let doc = weighing.doc(utterance);
    if in_part(doc, &utterance.words).is_some() {
        return Vec::new();
    }
    let hits: Vec<&Hit<Tag>> =
        doc.hits_in(&utterance.words).filter(|h| matches!(h.tag, Tag::Evaluation(_))).collect();
    let longest = |h: &Hit<Tag>| {
        !hits.iter().any(|o| o.start <= h.start && h.end <= o.end && o.end - o.start > h.end - h.start)
    };
    let mut out = Vec::new();
    for hit in hits.iter().filter(|h| longest(h)) {
        let Tag::Evaluation(score) = hit.tag else { continue };
        let score = if doc.negated[hit.start] { -score.signum() } else { score };
        let target = target(weighing, index, &(hit.start..hit.end));
        out.push(Judgement { utterance: index, score, words: hit.start..hit.end, target });
    }
    out
}

/// Words between a judgement and what is surely judged, and what that adds.
const BESIDE: usize = 3;
const CLOSE: f32 = 0.1;

/// Words between a judgement and what it judges, at most.
const REACH: usize = 8;

/// What words judge: what is named nearest to them; an "it" goes back to what the sentence before named.
fn target(weighing: &Weighing<'_>, index: usize, words: &Range<usize>) -> Target {
    let utterance = weighing.utterance(index);
    let doc = weighing.doc(utterance);
    let mut target = Target { issues: utterance.any_issues().to_vec(), ..Target::default() };
    let near = words.start.saturating_sub(REACH).max(utterance.words.start)
        ..(words.end + REACH).min(utterance.words.end);
    name(doc, &near, &mut target);
    let beside = words.start.saturating_sub(BESIDE).max(utterance.words.start)
        ..(words.end + BESIDE).min(utterance.words.end);
    target.close = doc.hits_in(&beside).any(|h| matches!(h.tag, Tag::Cue(Cue::Process | Cue::Outcome)));
    let faint = en::faint();
    let telling = |n: &usize| {
        let word = &doc.words[*n];
        word.kind == Kind::Content
            && !words.contains(n)
            && !faint.contains(&word.sense)
            && doc.names_in(&(*n..*n + 1)).next().is_none()
    };
    target.beside = near.clone().filter(telling).map(|n| doc.words[n].sense).collect();
    target.it = en::refers_back(doc.text(), &doc.words[utterance.words.clone()]);
    let before = index.checked_sub(1).filter(|_| target.it).map(|n| weighing.utterance(n));
    if let Some(before) = before.filter(|b| b.doc == utterance.doc && b.paragraph == utterance.paragraph) {
        name(doc, &before.words, &mut target);
        target.beside.extend(before.words.clone().filter(telling).map(|n| doc.words[n].sense));
    }
    target.beside.sort_unstable();
    target.beside.dedup();
    target
}

/// Notes the words for the talks and for what came of them in a range.
fn name(doc: &Doc<'_>, range: &Range<usize>, target: &mut Target) {
    for hit in doc.hits_in(range) {
        match hit.tag {
            Tag::Cue(Cue::Process) => target.process = true,
            Tag::Cue(Cue::Outcome) => target.outcome = true,
            _ => continue,
        }
        target.nouns.push(doc.words[hit.end - 1].sense);
    }
}

/// How sure it is that two judgements have one target.
fn same_target(a: &Target, b: &Target) -> f32 {
    let issue = a.issues.iter().any(|i| b.issues.contains(i));
    let noun = a.nouns.iter().any(|n| b.nouns.contains(n));
    match () {
        () if issue && (noun || a.outcome == b.outcome) => 1.0,
        () if issue => 0.85,
        () if noun => 0.8,
        () if a.process && b.process => 0.75,
        () if a.outcome && b.outcome => 0.4,
        () if a.beside.iter().any(|s| b.beside.binary_search(s).is_ok()) => 0.5,
        () if (a.process || a.outcome) && (b.process || b.outcome) => 0.15,
        // "It is a ransom note": of what, only the text as a whole tells.
        () if a.it && (b.it || b.process || b.outcome) || b.it && (a.process || a.outcome) => 0.3,
        () => 0.0,
    }
}

fn weigh(weighing: &Weighing<'_>, occasion: &Occasion, x: &Judgement, y: &Judgement, found: &mut Found) {
    let (a, b) = (weighing.utterance(x.utterance), weighing.utterance(y.utterance));
    let meant = |u: &Utterance<'_>, j: &Judgement| asserted(weighing.doc(u), u, j.words.start);
    if a.party == b.party || !meant(a, x) || !meant(b, y) {
        return;
    }
    let topic = same_target(&x.target, &y.target);
    if topic == 0.0 {
        return;
    }
    let (Some(left), Some(right)) =
        (weighing.quote(a, Some(x.words.clone())), weighing.quote(b, Some(y.words.clone())))
    else {
        return;
    };
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
    found.add(Draft {
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
            clash: f32::from(x.score - y.score) / 4.0
                + if x.target.close && y.target.close { CLOSE } else { 0.0 },
        },
    });
}
