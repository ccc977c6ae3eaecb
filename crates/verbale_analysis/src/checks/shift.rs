//! # shift
//!
//! ## What it finds
//! A party that took one stance on an issue takes another later; both dated. Most often what was shut out is let in on terms.
//!
//! ## Why it matters
//! Movement is what a negotiation is about, and those who move seldom say so.
//!
//! ## Example
//! "Zero driverless cranes" on 2 October, "We can live with automated cranes at two terminals, if..." on 20 October.
//!
//! ## What it cannot see
//! Movement told in figures alone, or to harder ground in words without a stance. The private view of a person without a name is no position; what two people of one party say
//! on the same days is a split.

use super::Weighing;
use super::contradiction::{Clash, clash};
use super::draft::{Draft, Found, rival};
use super::number::figures_clash;
use super::odds::Gates;
use super::pairs::{pair, pairs};
use crate::en::{self, Cue, Tag};
use crate::positions::{ADMITS, EXCLUDES, Stance, Stances, Touch, rank, stances, touches};
use crate::utterance::Utterance;
use rayon::prelude::*;
use std::collections::BTreeMap;
use verbale_model::RivalTest;

/// Days between two words before they are a change and no split.
const APART: i32 = 2;

/// Later words are held against so many of the last earlier ones that excluded something.
const HELD: usize = 16;

pub(super) fn check(weighing: &Weighing<'_>, found: &mut Found) {
    let stances = stances(weighing);
    let all = touches(weighing, &stances);
    let by_issue: Vec<Found> = all
        .par_iter()
        .map(|((party, issue), touches)| {
            let mut found = found.like();
            on_issue(weighing, *party, *issue, touches, &mut found);
            found
        })
        .collect();
    for more in by_issue {
        found.join(more);
    }
    unnamed(weighing, &stances, found);
}

/// How a party's words on an issue moved.
fn on_issue(weighing: &Weighing<'_>, party: u16, issue: u16, touches: &[Touch], found: &mut Found) {
    let groups: Vec<&[Touch]> = touches
        .chunk_by(|a, b| weighing.utterance(a.utterance).doc == weighing.utterance(b.utterance).doc)
        .collect();
    // Each document against the next ones: a change shows between neighbours or against the last.
    for (n, older) in groups.iter().enumerate() {
        let next = groups.get(n + 1);
        let last = groups.last().filter(|_| n + 2 < groups.len());
        for newer in next.into_iter().chain(last) {
            weigh(weighing, party, issue, older, newer, found);
        }
    }
    let mut held: Vec<&Touch> = Vec::new();
    for touch in touches {
        if touch.lean.lets >= LEAST && touch.lean.shuts < touch.lean.lets {
            for before in held.iter().rev().take(HELD) {
                opening(weighing, party, issue, before, touch, found);
            }
        }
        if touch.lean.shuts >= HOLDS {
            held.push(touch);
        }
    }
}

/// From here on words hold something shut, and from here on words may let it in.
const HOLDS: f32 = 0.5;
const LEAST: f32 = 0.3;

/// A door that was shut and now stands open, wholly or on terms.
fn opening(weighing: &Weighing<'_>, party: u16, issue: u16, x: &Touch, y: &Touch, found: &mut Found) {
    let (a, b) = (weighing.utterance(x.utterance), weighing.utterance(y.utterance));
    let day = |u: &Utterance<'_>| u.at.map(verbale_model::Moment::date);
    let (Some(was), Some(is)) = (day(a), day(b)) else { return };
    if (is - was).get_days() < APART || a.doc == b.doc || super::split::voices(a, b) {
        return;
    }
    let overlap = weighing.reading.overlap(&a.stems, &b.stems);
    let strength = x.lean.shuts * y.lean.lets;
    // A bare "will" lets in only what the words name too.
    if y.lean.lets < ADMITS && (overlap < SAME || !x.direct || !y.direct || x.lean.shuts < EXCLUDES) {
        return;
    }
    report(weighing, (party, Some(issue)), x, y, strength, found);
}

/// Words of one party that exclude and later let in, on things that the dossier does not name.
fn unnamed(weighing: &Weighing<'_>, stances: &Stances, found: &mut Found) {
    let mut by_party: BTreeMap<u16, BTreeMap<usize, Touch>> = BTreeMap::new();
    for (index, utterance) in weighing.reading.utterances.iter().enumerate() {
        let (Some(party), Some((stance, lean))) = (utterance.party, &stances[index]) else { continue };
        if lean.shuts < EXCLUDES && lean.lets < ADMITS {
            continue;
        }
        let touch = Touch { utterance: index, stance: *stance, direct: false, lean: lean.clone() };
        by_party.entry(party).or_default().insert(index, touch);
    }
    for (party, touches) in &by_party {
        let members: Vec<usize> = touches.keys().copied().collect();
        let apart = |a: usize, b: usize| weighing.utterance(a).doc != weighing.utterance(b).doc;
        for pair in pairs(weighing, &members, apart) {
            let (Some(a), Some(b)) = (touches.get(&pair.a), touches.get(&pair.b)) else { continue };
            let at = |t: &Touch| weighing.utterance(t.utterance).at;
            let (x, y) = if at(a) <= at(b) { (a, b) } else { (b, a) };
            let (Some(was), Some(is)) = (at(x), at(y)) else { continue };
            // Of words on nothing that the dossier names only an offer on terms is sure to be one.
            let offers = y.lean.terms && weighing.utterance(y.utterance).firsthand() > 0.0;
            let opens =
                offers && x.lean.shuts >= EXCLUDES && y.lean.lets >= ADMITS && y.lean.shuts < y.lean.lets;
            let shared = common(weighing, x, y);
            if opens
                && pair.issue.is_none()
                && (is.date() - was.date()).get_days() >= APART
                && (pair.overlap >= SAME || shared >= 1 && pair.overlap >= 0.1)
            {
                report(weighing, (*party, None), x, y, x.lean.shuts * y.lean.lets, found);
            }
        }
    }
}

/// Telling words that both have.
fn common(weighing: &Weighing<'_>, x: &Touch, y: &Touch) -> usize {
    let (a, b) = (weighing.utterance(x.utterance), weighing.utterance(y.utterance));
    let faint = en::faint();
    a.stems.iter().filter(|s| b.stems.binary_search(s).is_ok() && !faint.contains(s)).count()
}

/// Share of words in common from which a bare assent is to what was excluded.
const SAME: f32 = 0.2;

/// What is left of the strength of figures that move without a stance taken.
const TOLD: f32 = 0.6;

/// What is left of the strength of a move to a harder stance: an account of the talks tells what is refused more often than it
/// takes anything back.
const HARDER: f32 = 0.25;

/// Whether a stance is harder than the one before.
fn hardens(was: Stance, is: Stance) -> bool {
    is < was && is != Stance::Unstated && was != Stance::Unstated
}

/// How much words that exclude each other are a move: less where the later ones take no stance, or a harder one.
fn taken(weighing: &Weighing<'_>, x: &Touch, y: &Touch) -> f32 {
    let utterance = weighing.utterance(y.utterance);
    let doc = weighing.doc(utterance);
    let binds =
        doc.hits_in(&utterance.words).any(|h| h.tag == Tag::Cue(Cue::Agreement) && !doc.negated[h.start]);
    match () {
        () if y.stance == Stance::Unstated && !binds => 0.25,
        () if hardens(x.stance, y.stance) => HARDER,
        () if x.stance == Stance::Unstated && matches!(y.stance, Stance::RedLine | Stance::Firm) => 0.25,
        () => 1.0,
    }
}

fn weigh(
    weighing: &Weighing<'_>,
    party: u16,
    issue: u16,
    older: &[Touch],
    newer: &[Touch],
    found: &mut Found,
) {
    let step = match &weighing.recall {
        Some(recall) => recall.step(weighing, [older, newer], || step(weighing, older, newer)),
        None => step(weighing, older, newer),
    };
    if let Some(Step { strength, from, to }) = step {
        report(weighing, (party, Some(issue)), &older[from], &newer[to], strength, found);
    }
}

/// A move between two documents: which words of the one, which of the other, and how far.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Step {
    strength: f32,
    from: usize,
    to: usize,
}

fn step(weighing: &Weighing<'_>, older: &[Touch], newer: &[Touch]) -> Option<Step> {
    let lead = |group: &[Touch]| -> Option<usize> {
        (0..group.len()).max_by_key(|n| (rank(&group[*n]), std::cmp::Reverse(group[*n].utterance)))
    };
    let (o, n) = (lead(older)?, lead(newer)?);
    let day = |t: &Touch| weighing.utterance(t.utterance).at.map(verbale_model::Moment::date);
    if (day(&newer[n])? - day(&older[o])?).get_days() < APART {
        return None;
    }
    let moved = movement(older[o].stance, newer[n].stance).max(given(weighing, &older[o], &newer[n]));
    // Stances aside, words that exclude each other are a change too.
    let clashing = older
        .iter()
        .enumerate()
        .flat_map(|x| newer.iter().enumerate().map(move |y| (x, y)))
        // One stance in other words is no change.
        .filter(|((_, x), (_, y))| x.stance != y.stance || x.stance == Stance::Unstated)
        // Words that hold nothing were no stance that could be left.
        .filter(|((_, x), _)| x.lean.shuts >= HOLDS || x.stance != Stance::Unstated)
        .filter_map(|((from, x), (to, y))| {
            let pair = pair(weighing, x.utterance, y.utterance);
            let clash = clash(weighing, &pair).or_else(|| {
                // A figure alone moves; a stance with a figure was given up.
                let figures =
                    if x.stance == Stance::Unstated { None } else { figures_clash(weighing, &pair) }?;
                // What is only told without a stance may be the other side's.
                let strength = figures.strength * if y.stance == Stance::Unstated { TOLD } else { 1.0 };
                Some(Clash { strength, ..figures })
            })?;
            Some(Step { strength: clash.strength * taken(weighing, x, y), from, to })
        })
        .max_by(|a, b| a.strength.total_cmp(&b.strength).then(b.from.cmp(&a.from)));
    let moved = if hardens(older[o].stance, newer[n].stance) { moved * HARDER } else { moved };
    match clashing {
        Some(step) if step.strength * 0.8 > moved => Some(Step { strength: step.strength * 0.8, ..step }),
        _ if moved > 0.0 => Some(Step { strength: moved, from: o, to: n }),
        _ => None,
    }
}

fn report(
    weighing: &Weighing<'_>,
    (party, issue): (u16, Option<u16>),
    x: &Touch,
    y: &Touch,
    strength: f32,
    found: &mut Found,
) {
    let (a, b) = (weighing.utterance(x.utterance), weighing.utterance(y.utterance));
    // Two people who differ within days are a split.
    if super::split::voices(a, b) {
        return;
    }
    let (Some(was), Some(is)) = (a.at, b.at) else { return };
    let (was, is) = (was.date(), is.date());
    let (Some(old), Some(new)) = (weighing.quote(a, x.words(weighing)), weighing.quote(b, y.words(weighing)))
    else {
        return;
    };
    let reading = &weighing.reading;
    let words = |t: &Touch| match t.stance {
        Stance::Unstated => "otherwise".to_owned(),
        stance => format!("as {}", stance.word()),
    };
    let matter = issue.map_or("the same matter", |i| reading.facts.dossier.issues[i as usize].label());
    let explanation = format!(
        "On {matter}, {} spoke {} on {was} and {} on {is}.",
        reading.party_name(party),
        words(x),
        words(y)
    );
    let overlap = reading.overlap(&a.stems, &b.stems);
    let topic = match (x.direct, y.direct) {
        _ if issue.is_none() => (0.3 + overlap).min(0.7),
        (true, true) => 1.0,
        (true, false) | (false, true) => 0.7,
        (false, false) => 0.5,
    };
    found.add(Draft {
        anchors: vec![(a.doc, a.words.start), (b.doc, b.words.start)],
        key: match issue {
            Some(issue) => format!("{party}|{issue}"),
            None => format!("{party}|{}", x.utterance),
        },
        sides: vec![weighing.side(a, old), weighing.side(b, new)],
        silent: None,
        issue: issue.map(|i| reading.issue_id(i).to_owned()),
        meeting: None,
        explanation,
        rivals: vec![
            rival(RivalTest::Scope, x.direct && y.direct),
            rival(RivalTest::Reporter, a.own && b.own),
            rival(RivalTest::Translation, true),
        ],
        gates: Gates {
            overlap,
            topic,
            primary: f32::midpoint(a.firsthand(), b.firsthand()),
            clash: strength,
        },
    });
}

/// How far it is from what was excluded to what is now told as settled, in words of the same thing.
fn given(weighing: &Weighing<'_>, was: &Touch, is: &Touch) -> f32 {
    let (a, b) = (weighing.utterance(was.utterance), weighing.utterance(is.utterance));
    let doc = weighing.doc(b);
    let settled = doc.hits_in(&b.words).any(|h| h.tag == Tag::Cue(Cue::Agreement) && !doc.negated[h.start]);
    let excluded = was.stance == Stance::RedLine && is.stance == Stance::Unstated;
    let same = weighing.reading.overlap(&a.stems, &b.stems) >= 0.2;
    if excluded && settled && same && was.direct && is.direct { 0.7 } else { 0.0 }
}

/// How far it is from one stance to another, 0 to 1; 0 where no one would speak of a change.
pub(super) fn movement(was: Stance, is: Stance) -> f32 {
    let openness = |s: Stance| match s {
        Stance::RedLine => Some(0.0),
        Stance::Firm => Some(0.3),
        Stance::Flexible => Some(0.76),
        Stance::Conditional => Some(0.85),
        Stance::Concession => Some(1.0),
        Stance::Unstated => None,
    };
    match (openness(was), openness(is)) {
        (Some(a), Some(b)) if f32::abs(a - b) >= 0.45 => f32::abs(a - b),
        _ => 0.0,
    }
}
