//! The order in which two accounts put the same two events: "before the first sitting" against "when the last had closed".

use super::draft::{Draft, Found, rival};
use super::odds::Gates;
use super::weighing::{Scene, Weighing};
use crate::en::{self, Kind};
use crate::utterance::Utterance;
use std::ops::Range;
use verbale_model::RivalTest;

/// Words on either side of a word of order that tell of an event.
const EVENT: usize = 14;
/// How alike the events have to be, on both sides together and on each.
const ALIKE: f32 = 0.35;
const EACH: f32 = 0.15;
/// How alike one of them has to be where the other is named by a pronoun or otherwise.
const ONE: f32 = 0.7;

/// Two events in the order that an utterance gives them.
struct Told {
    earlier: Vec<u64>,
    later: Vec<u64>,
    /// The words that order them.
    cue: Range<usize>,
}

pub(super) fn check(weighing: &Weighing<'_>, scene: &Scene<'_>, found: &mut Found) {
    for pair in &scene.pairs {
        let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
        if a.supposed || b.supposed {
            continue;
        }
        let mine = told(weighing, a);
        if mine.is_empty() {
            continue;
        }
        let theirs = told(weighing, b);
        let like = |x: &[u64], y: &[u64]| weighing.reading.overlap(x, y);
        let crossed = mine.iter().flat_map(|x| theirs.iter().map(move |y| (x, y))).filter_map(|(x, y)| {
            let (first, second) = (like(&x.earlier, &y.later), like(&x.later, &y.earlier));
            let straight = like(&x.earlier, &y.earlier) + like(&x.later, &y.later);
            let both = f32::midpoint(first, second);
            let one = first.max(second) >= ONE && (pair.direct || pair.overlap >= EACH);
            ((first.min(second) >= EACH || one) && both >= ALIKE && straight < first + second)
                .then_some((both, x, y))
        });
        let Some((both, x, y)) = crossed.max_by(|p, q| p.0.total_cmp(&q.0)) else { continue };
        let (Some(left), Some(right)) =
            (weighing.quote(a, Some(x.cue.clone())), weighing.quote(b, Some(y.cue.clone())))
        else {
            continue;
        };
        let explanation = format!(
            "The two accounts put the same events in another order: {} \u{201c}{}\u{201d}, {} \u{201c}{}\u{201d}.",
            weighing.speaker_name(a),
            weighing.doc(a).told(&x.cue),
            weighing.speaker_name(b),
            weighing.doc(b).told(&y.cue)
        );
        let drafted = pair.draft(weighing, scene.occasion, [left, right], 0.5 + 0.5 * both);
        found.add(Draft {
            anchors: vec![(a.doc, x.cue.start), (b.doc, y.cue.start)],
            explanation,
            rivals: vec![rival(RivalTest::Time, true), rival(RivalTest::Reporter, a.own && b.own)],
            gates: Gates { overlap: both, ..drafted.gates },
            ..drafted
        });
    }
}

/// The events that an utterance puts in order.
fn told(weighing: &Weighing<'_>, utterance: &Utterance<'_>) -> Vec<Told> {
    let doc = weighing.doc(utterance);
    let word = |n: usize| doc.words[n].span.text(doc.text()).to_lowercase();
    let mut out = Vec::new();
    for n in utterance.words.clone() {
        let Some(order) = en::order(&word(n)) else { continue };
        let before = utterance.words.start.max(n.saturating_sub(EVENT))..n;
        let rest = (n + 1).min(utterance.words.end)..(n + 1 + EVENT).min(utterance.words.end);
        let end = rest.clone().skip(1).find(|m| doc.words[*m].breaks).unwrap_or(rest.end);
        let after = rest.start..end;
        // "When the wave came" needs "had" to tell which was first.
        let had = |range: &Range<usize>| range.clone().any(|m| matches!(word(m).as_str(), "had" | "been"));
        // "After the vote, the doors were shut": what follows the clause is the other event.
        let opening = before.is_empty();
        let main = if opening { end..(end + EVENT).min(utterance.words.end) } else { before };
        let main_first = match order {
            en::Order::Before => true,
            en::Order::After => false,
            en::Order::When if had(&after) => false,
            en::Order::When if had(&main) => true,
            en::Order::When => continue,
        };
        // "Not before the vote" is after it.
        let turned = n > utterance.words.start && word(n - 1) == "not";
        let (main, event) = (senses(weighing, utterance, &main), senses(weighing, utterance, &after));
        if main.is_empty() || event.is_empty() {
            continue;
        }
        let (earlier, later) = if main_first == turned { (event, main) } else { (main, event) };
        out.push(Told { earlier, later, cue: n..after.start.max(end) });
    }
    out
}

/// Senses of the telling words in a range, sorted.
fn senses(weighing: &Weighing<'_>, utterance: &Utterance<'_>, words: &Range<usize>) -> Vec<u64> {
    let doc = weighing.doc(utterance);
    let faint = en::faint();
    let telling = words.clone().filter(|n| doc.words[*n].kind == Kind::Content);
    let mut out: Vec<u64> = telling.map(|n| doc.words[n].sense).filter(|s| !faint.contains(s)).collect();
    out.sort_unstable();
    out.dedup();
    out
}
