//! # shift
//!
//! ## What it finds
//! A party that took one stance on an issue takes another later; both dated.
//!
//! ## Why it matters
//! Movement is what a negotiation is about, and those who move seldom say so.
//!
//! ## Example
//! "Zero driverless cranes" on 2 October, "We can live with automated cranes at two terminals, if..." on 20 October.
//!
//! ## What it cannot see
//! Movement told in figures alone. The private view of a person without a name is no position; what two people of one party say
//! on the same days is a split.

use super::Weighing;
use super::contradiction::{Clash, clash};
use super::draft::{Draft, Found, rival};
use super::number::figures_clash;
use super::odds::Gates;
use super::pairs::pair;
use crate::en::{Cue, Tag};
use crate::positions::{Stance, Touch, rank, stance_words, touches};
use verbale_model::RivalTest;

/// Days between two words before they are a change and no split.
const APART: i32 = 2;

pub(super) fn check(weighing: &Weighing<'_>, found: &mut Found) {
    for ((party, issue), touches) in &touches(weighing) {
        let groups: Vec<&[Touch]> = touches
            .chunk_by(|a, b| weighing.utterance(a.utterance).doc == weighing.utterance(b.utterance).doc)
            .collect();
        // Each document against the next ones: a change shows between neighbours or against the last.
        for (n, older) in groups.iter().enumerate() {
            let next = groups.get(n + 1);
            let last = groups.last().filter(|_| n + 2 < groups.len());
            for newer in next.into_iter().chain(last) {
                weigh(weighing, *party, *issue, older, newer, found);
            }
        }
    }
}

/// What is left of the strength of figures that move without a stance taken.
const TOLD: f32 = 0.6;

/// What is left of the strength of a move to a harder stance: an account of the talks tells what is refused more often than it
/// takes anything back.
const HARDER: f32 = 0.5;

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
    let lead = |group: &[Touch]| -> Option<usize> {
        (0..group.len()).max_by_key(|n| (rank(&group[*n]), std::cmp::Reverse(group[*n].utterance)))
    };
    let (Some(o), Some(n)) = (lead(older), lead(newer)) else { return };
    let day = |t: &Touch| weighing.utterance(t.utterance).at.map(verbale_model::Moment::date);
    let (Some(was), Some(is)) = (day(&older[o]), day(&newer[n])) else { return };
    if (is - was).get_days() < APART {
        return;
    }
    let moved = movement(older[o].stance, newer[n].stance).max(given(weighing, &older[o], &newer[n]));
    // Stances aside, words that exclude each other are a change too.
    let clashing = older
        .iter()
        .flat_map(|x| newer.iter().map(move |y| (x, y)))
        // One stance in other words is no change.
        .filter(|(x, y)| x.stance != y.stance || x.stance == Stance::Unstated)
        .filter_map(|(x, y)| {
            let pair = pair(weighing, x.utterance, y.utterance);
            let clash = clash(weighing, &pair).or_else(|| {
                // A figure alone moves; a stance with a figure was given up.
                let figures =
                    if x.stance == Stance::Unstated { None } else { figures_clash(weighing, &pair) }?;
                // What is only told without a stance may be the other side's.
                let strength = figures.strength * if y.stance == Stance::Unstated { TOLD } else { 1.0 };
                Some(Clash { strength, ..figures })
            })?;
            Some((clash.strength * taken(weighing, x, y), x, y))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.utterance.cmp(&a.1.utterance)));
    let moved = if hardens(older[o].stance, newer[n].stance) { moved * HARDER } else { moved };
    let (strength, x, y) = match clashing {
        Some((strength, x, y)) if strength * 0.8 > moved => (strength * 0.8, x, y),
        _ if moved > 0.0 => (moved, &older[o], &newer[n]),
        _ => return,
    };
    let (a, b) = (weighing.utterance(x.utterance), weighing.utterance(y.utterance));
    // Two people who differ within days are a split.
    if super::split::voices(a, b) {
        return;
    }
    let (Some(old), Some(new)) =
        (weighing.quote(a, stance_words(weighing, a)), weighing.quote(b, stance_words(weighing, b)))
    else {
        return;
    };
    let reading = &weighing.reading;
    let words = |t: &Touch| match t.stance {
        Stance::Unstated => "otherwise".to_owned(),
        stance => format!("as {}", stance.word()),
    };
    let explanation = format!(
        "On {}, {} spoke {} on {was} and {} on {is}.",
        reading.facts.dossier.issues[issue as usize].label(),
        reading.party_name(party),
        words(x),
        words(y)
    );
    let topic = match (x.direct, y.direct) {
        (true, true) => 1.0,
        (true, false) | (false, true) => 0.7,
        (false, false) => 0.5,
    };
    found.add(Draft {
        anchors: Vec::new(),
        key: format!("{party}|{issue}"),
        sides: vec![weighing.side(a, old), weighing.side(b, new)],
        silent: None,
        issue: Some(reading.issue_id(issue).to_owned()),
        meeting: None,
        explanation,
        rivals: vec![
            rival(RivalTest::Scope, x.direct && y.direct),
            rival(RivalTest::Reporter, a.own && b.own),
            rival(RivalTest::Translation, true),
        ],
        gates: Gates {
            overlap: reading.overlap(&a.stems, &b.stems),
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
