//! # split
//!
//! ## What it finds
//! Two people who speak for one party exclude each other on one point within days, or one shuts out what the other lets in.
//!
//! ## Why it matters
//! A position that is contested at home may not hold, and the other side will choose whom to hear.
//!
//! ## Example
//! "Our rebate stays, in full" (the chancellor) against "the rebate will be smaller in year five" (her finance minister).
//!
//! ## What it cannot see
//! Quarrels without words that exclude each other. A later word of the same person is an update; people without a name speak for nobody.

use super::Weighing;
use super::contradiction::clash;
use super::draft::{Draft, Found, rival};
use super::number::figures_clash;
use super::odds::Gates;
use super::pairs::{Pair, pairs};
use super::shift::movement;
use crate::en::Leaning;
use crate::positions::{ADMITS, EXCLUDES, lean, stance, stance_words};
use crate::utterance::Utterance;
use std::collections::BTreeMap;
use verbale_model::RivalTest;

/// Days within which two voices speak at the same time.
const TOGETHER: i32 = 9;

/// What stances alone count for: two people may speak of different parts of one matter.
const MOVED: f32 = 0.5;

pub(super) fn check(weighing: &Weighing<'_>, found: &mut Found) {
    let mut by_party: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (n, utterance) in weighing.reading.utterances.iter().enumerate() {
        if let Some(party) = utterance.party.filter(|_| utterance.binds())
            && !weighing.lineage[utterance.doc].repeats()
        {
            by_party.entry(party).or_default().push(n);
        }
    }
    for members in by_party.values() {
        let two_voices = |a: usize, b: usize| voices(weighing.utterance(a), weighing.utterance(b));
        for pair in pairs(weighing, members, two_voices) {
            weigh(weighing, &pair, found);
        }
    }
}

/// Whether two utterances come from two voices of one party, at the same time and in different documents.
pub(super) fn voices(a: &Utterance<'_>, b: &Utterance<'_>) -> bool {
    let together = match (a.at, b.at) {
        (Some(x), Some(y)) => (x.date() - y.date()).get_days().abs() <= TOGETHER,
        _ => false,
    };
    let two = match (a.person, b.person) {
        (Some(x), Some(y)) => x != y,
        // An account without a person speaks for the party as a whole.
        (Some(_), None) => b.own || b.stranger.is_some(),
        (None, Some(_)) => a.own || a.stranger.is_some(),
        (None, None) => match (a.stranger, b.stranger) {
            (Some(x), Some(y)) => x != y,
            (Some(_), None) => b.own,
            (None, Some(_)) => a.own,
            (None, None) => false,
        },
    };
    a.doc != b.doc && together && two
}

/// What a negation on one side against an assertion on the other counts for.
const OPPOSED: f32 = 0.8;

/// How much two people lean to opposite sides: one shuts out what the other lets in or tells as so.
fn opposed(weighing: &Weighing<'_>, pair: &Pair) -> f32 {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    // What is passed on of either may be a part of it only.
    if pair.issue.is_none() || a.firsthand() == 0.0 || b.firsthand() == 0.0 {
        return 0.0;
    }
    let (x, y) = (lean(weighing.doc(a), a), lean(weighing.doc(b), b));
    let one = |shut: &Leaning, other: &Leaning| {
        let lets = other.lets.max(if pair.overlap >= ALIKE { PLAINLY } else { 0.0 });
        let alone = other.shuts.max(other.denies) < LEANS;
        let apart = pair.overlap < LEAST && !(pair.direct && other.lets >= ADMITS);
        if shut.shuts < EXCLUDES || lets < LEANS || !alone || apart { 0.0 } else { shut.shuts * lets }
    };
    one(&x, &y).max(one(&y, &x))
}

/// What a plain assertion counts for where it shares so many words with what the other excludes.
const PLAINLY: f32 = 0.55;
const ALIKE: f32 = 0.25;
/// Below this nobody leans to any side.
const LEANS: f32 = 0.45;
/// Words in common that a leaning needs to be one on the same point.
const LEAST: f32 = 0.1;

fn weigh(weighing: &Weighing<'_>, pair: &Pair, found: &mut Found) {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    let alike = pair.direct && pair.overlap >= LEAST;
    let moved = if alike { movement(stance(weighing, a), stance(weighing, b)) * MOVED } else { 0.0 };
    let moved = moved.max(opposed(weighing, pair) * OPPOSED);
    let clash = clash(weighing, pair).or_else(|| figures_clash(weighing, pair));
    let strength = clash.as_ref().map_or(moved, |c| c.strength.max(moved));
    if strength == 0.0 {
        return;
    }
    let (Some(left), Some(right)) = (
        weighing.quote(a, clash.as_ref().map(|c| c.left.clone()).or_else(|| stance_words(weighing, a))),
        weighing.quote(b, clash.as_ref().map(|c| c.right.clone()).or_else(|| stance_words(weighing, b))),
    ) else {
        return;
    };
    let voice = |u: &Utterance<'_>| {
        let name = u.statement.and_then(|s| s.speaker.as_ref()).map(|s| s.name.clone());
        name.unwrap_or_else(|| weighing.speaker_name(u))
    };
    let explanation = match &clash {
        Some(clash)
            if weighing.doc(a).told(&clash.left).eq_ignore_ascii_case(weighing.doc(b).told(&clash.right)) =>
        {
            format!(
                "Two voices of one party: of \u{201c}{}\u{201d} one has it and the other denies it, {} and {}.",
                weighing.doc(a).told(&clash.left),
                voice(a),
                voice(b)
            )
        }
        Some(clash) => format!(
            "Two voices of one party: {} has \u{201c}{}\u{201d}, {} \u{201c}{}\u{201d}.",
            voice(a),
            weighing.doc(a).told(&clash.left),
            voice(b),
            weighing.doc(b).told(&clash.right)
        ),
        None => format!(
            "Two voices of one party: {} is {}, {} {}.",
            voice(a),
            stance(weighing, a).word(),
            voice(b),
            stance(weighing, b).word()
        ),
    };
    found.add(Draft {
        anchors: vec![(a.doc, a.words.start), (b.doc, b.words.start)],
        key: format!(
            "{:?}|{:?}|{:?}|{:?}",
            a.party,
            pair.issue,
            a.person.min(b.person),
            a.person.max(b.person)
        ),
        sides: vec![weighing.side(a, left), weighing.side(b, right)],
        silent: None,
        issue: pair.issue.map(|i| weighing.reading.issue_id(i).to_owned()),
        meeting: None,
        explanation,
        rivals: vec![
            rival(RivalTest::Update, a.at == b.at),
            rival(RivalTest::Scope, pair.direct),
            rival(RivalTest::Reporter, a.own && b.own),
        ],
        gates: Gates {
            overlap: pair.overlap,
            topic: clash.as_ref().map_or(0.0, |c| c.near).max(pair.topic()),
            primary: f32::midpoint(a.firsthand(), b.firsthand()),
            clash: strength,
        },
    });
}
