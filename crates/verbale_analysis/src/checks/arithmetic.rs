//! # arithmetic
//!
//! ## What it finds
//! Figures of one text that cannot hold together: parts above or below the total they are said to make, shares above a hundred,
//! a share that its own counts do not give.
//!
//! ## Why it matters
//! A sum that does not add up tells that a figure is wrong before anyone knows which.
//!
//! ## Example
//! "5,400 ballots were cast: 4,210 for a strike, 1,106 against and 212 spoiled" makes 5,528.
//!
//! ## What it cannot see
//! Totals and parts in different texts. Rounded shares may miss a hundred by a little, and absent members may lack from a total.

use super::Weighing;
use super::draft::{Draft, Found, rival};
use super::odds::Gates;
use crate::amounts::{Amount, amounts};
use crate::en::{Cue, Tag};
use crate::reading::Doc;
use verbale_model::{RivalTest, Role, Side, Span, Spans};

pub(super) fn check(weighing: &Weighing<'_>, found: &mut Found) {
    for (n, doc) in weighing.reading.docs.iter().enumerate() {
        if weighing.lineage[n].repeats() {
            continue;
        }
        let all = amounts(doc);
        for paragraph in all.chunk_by(|a, b| a.paragraph == b.paragraph) {
            if let Some(sum) = misfit(doc, paragraph) {
                report(weighing, n, doc, &sum, found);
            }
        }
    }
}

/// Figures that do not fit.
struct Misfit {
    spans: Vec<Span>,
    explanation: String,
    strength: f32,
}

/// Parts and totals are looked for among this many figures of a paragraph.
const MOST: usize = 40;

fn misfit(doc: &Doc<'_>, paragraph: &[Amount]) -> Option<Misfit> {
    let all = &paragraph[..paragraph.len().min(MOST)];
    shares(all).or_else(|| totals(doc, all)).or_else(|| rates(doc, all))
}

/// Three or more shares in one sentence that make more than a hundred, beyond rounding.
fn shares(all: &[Amount]) -> Option<Misfit> {
    for sentence in all.chunk_by(|a, b| a.sentence == b.sentence) {
        let parts: Vec<&Amount> = sentence.iter().filter(|a| a.share).collect();
        let sum: f64 = parts.iter().map(|a| a.value).sum();
        let rounding = 0.6 * parts.len() as f64;
        if parts.len() >= 3 && sum > 100.0 + rounding && sum < 160.0 && parts.iter().all(|p| p.value < 90.0) {
            return Some(Misfit {
                spans: parts.iter().map(|p| p.span).collect(),
                explanation: format!("The shares make {}, more than a hundred.", number(sum)),
                strength: 0.8,
            });
        }
    }
    None
}

/// A total and the parts beside it.
fn totals(doc: &Doc<'_>, all: &[Amount]) -> Option<Misfit> {
    let mut best: Option<Misfit> = None;
    for (t, total) in all.iter().enumerate() {
        if total.share || !announces(doc, total) {
            continue;
        }
        // Parts follow their total, or stand before it with nothing between them but other kinds of figures.
        let after = run(all, t + 1, total);
        let before =
            (0..t).rev().map(|s| run(all, s, total)).find(|r| r.end + 2 >= t && r.end <= t && r.len() >= 2);
        let before = before.map(|r| {
            let mut start = r.start;
            while start > 0 && fits(&all[start - 1], total, &all[r.start]) {
                start -= 1;
            }
            start..r.end
        });
        let fitting: Vec<_> = [Some(after), before].into_iter().flatten().filter(|r| r.len() >= 2).collect();
        // If either run makes the total, the text adds up.
        let sum = |r: &std::ops::Range<usize>| all[r.clone()].iter().map(|a| a.value).sum::<f64>();
        let exact = |r: &std::ops::Range<usize>| (sum(r) - total.value).abs() <= 0.006 * total.value.max(1.0);
        if fitting.iter().any(exact) {
            continue;
        }
        for parts in fitting {
            let (made, largest) =
                (sum(&parts), all[parts.clone()].iter().map(|a| a.value).fold(0.0, f64::max));
            let ratio = made / total.value.max(1e-9);
            if largest >= total.value || !(0.6..1.7).contains(&ratio) {
                continue;
            }
            let over = made > total.value;
            // Less than the total is a misfit only where the parts are said to be all of it.
            if !over && !complete(doc, total, &all[parts.clone()]) {
                continue;
            }
            let mut spans: Vec<Span> = all[parts].iter().map(|a| a.span).collect();
            spans.push(total.span);
            let explanation =
                format!("The parts make {}, the total given is {}.", number(made), number(total.value));
            let strength = if over { 1.0 } else { 0.8 };
            if best.as_ref().is_none_or(|b| b.strength < strength) {
                best = Some(Misfit { spans, explanation, strength });
            }
        }
    }
    best
}

/// Whether the words at a figure call it a total.
fn announces(doc: &Doc<'_>, total: &Amount) -> bool {
    let near = total.words.start.saturating_sub(5)..(total.words.end + 5).min(doc.words.len());
    let sentence = doc.words_in(total.sentence_span);
    let near = near.start.max(sentence.start)..near.end.min(sentence.end);
    let colon = doc.text()[total.span.end() as usize..total.sentence_span.end() as usize].contains(':');
    let start = sentence.start.max(total.words.start.saturating_sub(3));
    let before = doc.words[start].span.start() as usize..total.span.start() as usize;
    colon
        || crate::en::whole(&doc.text()[before])
        || doc.hits_in(&near).any(|h| h.tag == Tag::Cue(Cue::Total))
}

/// Whether the text says that the parts are all there is.
fn complete(doc: &Doc<'_>, total: &Amount, parts: &[Amount]) -> bool {
    let end = parts.iter().map(|p| p.sentence_span.end()).max().unwrap_or(0).max(total.sentence_span.end());
    let start =
        parts.iter().map(|p| p.sentence_span.start()).min().unwrap_or(0).min(total.sentence_span.start());
    let words = doc.words_in(Span::new(start, end));
    let all = doc.hits_in(&words).any(|h| h.tag == Tag::Cue(Cue::Universal));
    let colon = doc.text()[total.span.end() as usize..total.sentence_span.end() as usize].starts_with([':'])
        || doc.text()[total.span.end() as usize..total.sentence_span.end() as usize].contains(": ");
    parts.len() >= 2 && (colon || all && parts.len() >= 3)
}

/// Figures from `start` on that can be parts of `total`.
fn run(all: &[Amount], start: usize, total: &Amount) -> std::ops::Range<usize> {
    let mut end = start;
    while end < all.len()
        && all[end].span != total.span
        && fits(&all[end], total, &all[start])
        && all[end].value < total.value
    {
        end += 1;
    }
    start..end
}

fn fits(part: &Amount, total: &Amount, first: &Amount) -> bool {
    part.share == total.share
        && part.span != total.span
        && (part.currency == total.currency || part.currency.is_none() || total.currency.is_none())
        && part.money == first.money
        && (part.unit == first.unit
            || part.unit.is_none()
            || first.unit.is_none()
            || part.sentence == first.sentence)
}

/// "61 of 80 members, 70 per cent": a share that its counts do not give.
fn rates(doc: &Doc<'_>, all: &[Amount]) -> Option<Misfit> {
    for three in all.windows(3) {
        let [part, whole, share] = three else { continue };
        if part.share
            || whole.share
            || !share.share
            || part.sentence != share.sentence
            || part.value >= whole.value
        {
            continue;
        }
        let between = &doc.text()[part.span.end() as usize..whole.span.start() as usize];
        if !crate::en::out_of(between) {
            continue;
        }
        let made = 100.0 * part.value / whole.value;
        if (made - share.value).abs() > 1.5 {
            return Some(Misfit {
                spans: vec![part.span, whole.span, share.span],
                explanation: format!(
                    "{} of {} is {} in a hundred, the share given is {}.",
                    number(part.value),
                    number(whole.value),
                    number((made * 10.0).round() / 10.0),
                    number(share.value)
                ),
                strength: 0.8,
            });
        }
    }
    None
}

fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    format!("{rounded}")
}

fn report(weighing: &Weighing<'_>, index: usize, doc: &Doc<'_>, misfit: &Misfit, found: &mut Found) {
    let hull: Option<Span> = misfit.spans.iter().copied().reduce(Span::cover);
    let Some(hull) = hull else { return };
    let sentences = doc.record.annotations.sentences.iter().filter(|s| s.span.overlaps(hull));
    let whole = sentences.map(|s| s.span).reduce(Span::cover).unwrap_or(hull);
    let spans: Spans = if whole.len() <= 320 {
        Spans::one(whole)
    } else if hull.len() <= 380 {
        Spans::one(hull)
    } else {
        misfit.spans.iter().copied().collect()
    };
    let Some(evidence) = doc.evidence(spans) else { return };
    let spoken = doc
        .utterances
        .clone()
        .map(|u| weighing.utterance(u))
        .find(|u| u.span.overlaps(hull) && u.party.is_some());
    let party = spoken.and_then(|u| u.party).or(doc.party).map(|p| weighing.reading.party_id(p).to_owned());
    let role = if doc.party.is_some() { Role::Primary } else { Role::Other };
    let explanation = misfit.explanation.clone();
    found.add(Draft {
        anchors: Vec::new(),
        key: format!("{index}|{}", hull.start()),
        sides: vec![Side { evidence, party, role, at: doc.record.document.meta().published }],
        silent: None,
        issue: None,
        meeting: None,
        explanation,
        rivals: vec![
            rival(RivalTest::Scope, misfit.strength >= 1.0),
            rival(RivalTest::Reporter, doc.party.is_some()),
        ],
        gates: Gates {
            overlap: 1.0,
            topic: 1.0,
            primary: f32::from(u8::from(doc.party.is_some())),
            clash: misfit.strength,
        },
    });
}
