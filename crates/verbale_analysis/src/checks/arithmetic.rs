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
use std::ops::Range;
use verbale_model::{QuantityKind, RivalTest, Role, Side, Span, Spans};

pub(super) fn check(weighing: &Weighing<'_>, document: usize, found: &mut Found) {
    let doc = &weighing.reading.docs[document];
    let all = amounts(doc);
    for paragraph in all.chunk_by(|a, b| a.paragraph == b.paragraph) {
        if let Some(sum) = misfit(doc, paragraph) {
            report(weighing, doc, &sum, found);
        }
    }
    for sum in ages(doc).into_iter().chain(hours(doc)) {
        report(weighing, doc, &sum, found);
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
    shares(all)
        .or_else(|| totals(doc, all))
        .or_else(|| rates(doc, all))
        .or_else(|| changes(doc, all))
        .or_else(|| products(doc, all))
}

/// An age that does not follow from the year of beginning and the year of the text.
fn ages(doc: &Doc<'_>) -> Vec<Misfit> {
    let Some(year) = doc.day.map(jiff::civil::Date::year) else { return Vec::new() };
    let told = crate::en::anniversaries(doc.text(), &doc.words).into_iter();
    // The year of the jubilee is this one or the next.
    let wrong = told.filter(|a| a.began < year && !(-1..=1).contains(&(year - a.began - a.age)));
    wrong
        .map(|a| Misfit {
            spans: vec![a.span],
            explanation: format!("From {} to {year} it is {} years, not {}.", a.began, year - a.began, a.age),
            strength: 0.9,
        })
        .collect()
}

/// A length of time that its own beginning and end do not give.
fn hours(doc: &Doc<'_>) -> Vec<Misfit> {
    let mut out = Vec::new();
    let sentences = &doc.record.annotations.sentences;
    for quantity in &doc.record.annotations.quantities {
        let (Some(span), Some(length)) = (quantity.spans.hull(), quantity.low.or(quantity.high)) else {
            continue;
        };
        let unit = match quantity.unit.as_deref() {
            Some("hour") if quantity.kind == QuantityKind::Duration => 1.0,
            Some("minute") if quantity.kind == QuantityKind::Duration => 1.0 / 60.0,
            _ => continue,
        };
        let at = sentences.partition_point(|s| s.span.end() <= span.start());
        let Some(sentence) = sentences.get(at) else { continue };
        let times: Vec<(f64, Span)> = doc
            .words_in(sentence.span)
            .filter(|n| !span.contains(doc.words[*n].span))
            .filter_map(|n| Some((crate::en::clock(doc.text(), &doc.words, n)?, doc.words[n].span)))
            .collect();
        let [(start, first), (end, last)] = times[..] else { continue };
        let made = (end - start).rem_euclid(24.0);
        let told = length * unit;
        let slack = if quantity.approximate { 0.75 } else { 0.3 };
        if (made - told).abs() > slack && made > 0.0 {
            out.push(Misfit {
                spans: vec![first.cover(last), span],
                explanation: format!(
                    "From one hour to the other it is {} hours, not {}.",
                    number(made),
                    number(told)
                ),
                strength: 0.8,
            });
        }
    }
    out
}

/// "Raised from 4 to 6, by 3": a change that its two ends do not give.
fn changes(doc: &Doc<'_>, all: &[Amount]) -> Option<Misfit> {
    for three in all.windows(3) {
        for [was, is, by] in [[&three[0], &three[1], &three[2]], [&three[1], &three[2], &three[0]]] {
            let one_kind = was.share == is.share && was.money == is.money && was.sentence == is.sentence;
            if !one_kind || is.sentence != by.sentence || was.value <= 0.0 {
                continue;
            }
            let text = doc.text();
            let ends = crate::en::from_to(
                &text[was.sentence_span.start() as usize..was.span.start() as usize],
                &text[was.span.end() as usize..is.span.start() as usize],
            );
            let between = if by.span.start() > is.span.start() {
                &text[is.span.end() as usize..by.span.start() as usize]
            } else {
                &text[by.sentence_span.start() as usize..by.span.start() as usize]
            };
            if !ends || !crate::en::changed_by(between) {
                continue;
            }
            let change = (is.value - was.value).abs();
            let (made, told, slack) = if by.share && !was.share {
                (100.0 * change / was.value, by.value, 1.5)
            } else if by.share == was.share && (by.money == was.money || by.unit.is_none()) {
                (change, by.value, 0.006 * change.max(1.0))
            } else {
                continue;
            };
            if (made - told).abs() > slack {
                return Some(Misfit {
                    spans: vec![was.span, is.span, by.span],
                    explanation: format!(
                        "From {} to {} it is a change of {}, not {}.",
                        number(was.value),
                        number(is.value),
                        number(made),
                        number(told)
                    ),
                    strength: 0.8,
                });
            }
        }
    }
    None
}

/// "12 million a year for five years, 70 million in all": a total that is not the rate times the number.
fn products(doc: &Doc<'_>, all: &[Amount]) -> Option<Misfit> {
    let text = doc.text();
    for (n, rate) in all.iter().enumerate() {
        let after = &text[rate.span.end() as usize..rate.sentence_span.end() as usize];
        let Some(each) = crate::en::rate(after) else { continue };
        let total = all[n + 1..].iter().take(4).find(|t| {
            t.sentence <= rate.sentence + 1
                && t.money == rate.money
                && !t.share
                && t.value > rate.value
                && sums(doc, t)
        });
        let Some(total) = total else { continue };
        let between = Span::new(rate.span.end(), total.span.start());
        let mut times = doc.record.annotations.quantities.iter().filter_map(|q| {
            let span = q.spans.hull().filter(|s| between.contains(*s))?;
            let value = q.low.filter(|_| q.low == q.high)?;
            let fits = match each {
                crate::en::Each::Time(unit) => {
                    q.kind == QuantityKind::Duration && q.unit.as_deref() == Some(unit)
                }
                crate::en::Each::Thing => q.kind == QuantityKind::Count,
            };
            fits.then_some((value, span))
        });
        let Some((times, span)) = times.next_back() else { continue };
        let made = rate.value * times;
        let ratio = made / total.value;
        if (0.4..2.5).contains(&ratio) && (made - total.value).abs() > 0.02 * total.value {
            return Some(Misfit {
                spans: vec![rate.span, span, total.span],
                explanation: format!(
                    "{} times {} makes {}, the total given is {}.",
                    number(times),
                    number(rate.value),
                    number(made),
                    number(total.value)
                ),
                strength: 0.8,
            });
        }
    }
    None
}

/// Whether the words at a figure say that it sums up what was told before: "which makes 25", "70 million in all".
fn sums(doc: &Doc<'_>, total: &Amount) -> bool {
    let text = doc.text();
    let from = total.sentence_span.start() as usize;
    let (before, after) = (
        &text[from..total.span.start() as usize],
        &text[total.span.end() as usize..total.sentence_span.end() as usize],
    );
    crate::en::sums_up(before, after)
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

/// A total and the parts beside it. Figures of a sum that holds are no part or total of another.
fn totals(doc: &Doc<'_>, all: &[Amount]) -> Option<Misfit> {
    let sum = |parts: &Range<usize>| all[parts.clone()].iter().map(|a| a.value).sum::<f64>();
    let sums: Vec<(usize, Vec<Range<usize>>)> =
        (0..all.len()).filter(|t| is_total(doc, all, *t)).map(|t| (t, parts_of(all, t))).collect();
    let mut holding = vec![false; all.len()];
    for (t, runs) in &sums {
        let total = all[*t].value;
        // What follows the first figure after a colon stands beside it in one list.
        let own = |r: &&Range<usize>| r.start < *t || !listed(doc, &all[*t]);
        let holds = |r: &&Range<usize>| (sum(r) - total).abs() <= 0.006 * total.max(1.0);
        for parts in runs.iter().filter(own).filter(holds) {
            holding[parts.clone()].fill(true);
            holding[*t] = true;
        }
    }
    let mut best: Option<Misfit> = None;
    for (t, runs) in sums {
        let total = &all[t];
        for parts in runs {
            // "Of all these, 37 were carried" takes a part from those before it.
            let taken = parts.clone().skip(1).any(|n| {
                let part = &all[n];
                let before = &doc.text()[part.sentence_span.start() as usize..part.span.start() as usize];
                part.sentence != all[n - 1].sentence && crate::en::taken_from(before)
            });
            if taken || holding[t] || holding[parts.clone()].contains(&true) {
                continue;
            }
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

/// Whether a figure is told as a total, or is followed by parts of it.
fn is_total(doc: &Doc<'_>, all: &[Amount], t: usize) -> bool {
    let total = &all[t];
    // "Twelve lorries set out, five came back and nine are missing": parts that leave out what they are parts of.
    let parts_follow = total.unit.is_some()
        && all[t + 1..]
            .iter()
            .take_while(|a| a.sentence == total.sentence && a.unit.is_none() && !a.share && !a.money)
            .count()
            >= 2;
    !total.share && (announces(doc, total) || parts_follow || sums(doc, total))
}

/// Runs of figures that can be the parts of a total: they follow it, or stand before it with nothing between them but other
/// kinds of figures.
fn parts_of(all: &[Amount], t: usize) -> Vec<Range<usize>> {
    let total = &all[t];
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
    [Some(after), before].into_iter().flatten().filter(|r| r.len() >= 2).collect()
}

/// Whether a figure stands right after a colon.
fn listed(doc: &Doc<'_>, figure: &Amount) -> bool {
    doc.text()[..figure.span.start() as usize].trim_end().ends_with(':')
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
        || listed(doc, total)
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
    let summed = sums(doc, total) && parts.iter().all(|p| p.span < total.span);
    parts.len() >= 2 && (colon || summed || all && parts.len() >= 3)
}

/// Figures from `start` on that can be parts of `total`.
fn run(all: &[Amount], start: usize, total: &Amount) -> Range<usize> {
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
        && (part.money == total.money
            || part.money && total.unit.is_none()
            || total.money && part.unit.is_none())
        && (part.unit == first.unit
            || part.unit.is_none()
            || first.unit.is_none()
            || part.sentence == first.sentence)
}

/// "61 of 80 members, 70 per cent": a share that its counts do not give.
fn rates(doc: &Doc<'_>, all: &[Amount]) -> Option<Misfit> {
    for three in all.windows(3) {
        let [one, two, share] = three else { continue };
        // "61 of 80", and "of 400 members, 260".
        let whole_first = one.value > two.value;
        let (part, whole) = if whole_first { (two, one) } else { (one, two) };
        if part.share
            || whole.share
            || !share.share
            || part.sentence != share.sentence
            || part.value >= whole.value
        {
            continue;
        }
        let told = if whole_first {
            let from = whole.sentence_span.start() as usize;
            crate::en::whole(&doc.text()[from..whole.span.start() as usize])
        } else {
            crate::en::out_of(&doc.text()[part.span.end() as usize..whole.span.start() as usize])
        };
        if !told {
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

fn report(weighing: &Weighing<'_>, doc: &Doc<'_>, misfit: &Misfit, found: &mut Found) {
    let hull: Option<Span> = misfit.spans.iter().copied().reduce(Span::cover);
    let Some(hull) = hull else { return };
    let sentences = doc.record.annotations.sentences.iter().filter(|s| s.span.overlaps(hull));
    let whole = sentences.map(|s| s.span).reduce(Span::cover).unwrap_or(hull);
    let spans: Spans = if whole.len() <= 160 {
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
        key: hull.start().to_string(),
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
