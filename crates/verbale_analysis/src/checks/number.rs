//! # number
//!
//! ## What it finds
//! One quantity, given by two accounts with values that exclude each other, comparators and currencies read.
//!
//! ## Why it matters
//! A sum, a share or a length of time is the part of an account that others copy first.
//!
//! ## Example
//! "a ceiling of 1.05 per cent" (one government) against "a ceiling of 1.12 per cent" (another), of the same budget.
//!
//! ## What it cannot see
//! Figures of different things that are called alike. Figures of different days are left: they may have grown. A figure that is
//! repeated to be denied is not its speaker's. A bare "$" is no US dollar.

use super::contradiction::Clash;
use super::draft::{Draft, Found, rival};
use super::odds::Gates;
use super::pairs::Pair;
use super::weighing::{Scene, Weighing};
use crate::accounts::Occasion;
use crate::en::{self, Cue, Kind, Tag};
use crate::reading::Name;
use crate::utterance::Utterance;
use rustc_hash::FxHashSet;
use std::ops::Range;
use verbale_model::{Comparator, Pledge, Quantity, QuantityKind, RivalTest, Role, Side, Span, Status};

pub(super) fn check(weighing: &Weighing<'_>, scene: &Scene<'_>, found: &mut Found) {
    let counted = |n: usize| !figures(weighing, weighing.utterance(n)).is_empty();
    let counted: FxHashSet<usize> = scene.members.iter().copied().filter(|m| counted(*m)).collect();
    for pair in scene.pairs.iter().filter(|p| counted.contains(&p.a) && counted.contains(&p.b)) {
        weigh(weighing, scene.occasion, pair, found);
    }
    lengths(weighing, scene, found);
}

/// One sum by one donor, in a currency that one document leaves open or gives otherwise.
pub(super) fn sums(weighing: &Weighing<'_>, found: &mut Found) {
    let docs: Vec<usize> =
        (0..weighing.reading.docs.len()).filter(|d| !weighing.lineage[*d].repeats()).collect();
    let mut told: Vec<(u64, usize, &Pledge)> = Vec::new();
    for &d in &docs {
        for pledge in &weighing.reading.docs[d].record.annotations.pledges {
            if let Some(amount) = pledge.amount {
                told.extend(
                    pledge.donors.iter().map(|donor| (en::stem(donor) ^ amount.to_bits(), d, pledge)),
                );
            }
        }
    }
    told.sort_by_key(|t| (t.0, t.1));
    for block in told.chunk_by(|x, y| x.0 == y.0) {
        let Some((first, second)) = block.iter().enumerate().find_map(|(n, x)| {
            let unlike = |y: &&(u64, usize, &Pledge)| {
                weighing.apart(x.1, y.1) && x.2.currency != y.2.currency && x.2.combined == y.2.combined
            };
            Some((x, block[n + 1..].iter().find(unlike)?))
        }) else {
            continue;
        };
        let side = |(_, d, pledge): &(u64, usize, &Pledge)| {
            let doc = &weighing.reading.docs[*d];
            let evidence = doc.evidence(super::weighing::shorten(doc.text(), pledge.spans.hull()?))?;
            let party = doc.party.map(|p| weighing.reading.party_id(p).to_owned());
            let role = if party.is_some() { Role::Primary } else { Role::Other };
            Some(Side { evidence, party, role, at: doc.record.document.meta().published })
        };
        let (Some(left), Some(right)) = (side(first), side(second)) else { continue };
        let named = |p: &Pledge| p.currency.clone().unwrap_or_else(|| "a currency left open".to_owned());
        let donor = first.2.donors.first().cloned().unwrap_or_default();
        let explanation =
            format!("One sum given by {donor}, in {} and in {}.", named(first.2), named(second.2));
        found.add(Draft {
            anchors: vec![
                (first.1, first.2.spans.start() as usize),
                (second.1, second.2.spans.start() as usize),
            ],
            key: format!("sum {}", first.0),
            sides: vec![left, right],
            silent: None,
            issue: None,
            meeting: None,
            explanation,
            rivals: vec![rival(RivalTest::Scope, true), rival(RivalTest::Translation, false)],
            gates: Gates { overlap: 0.9, topic: 0.6, primary: 0.0, clash: 1.0 },
        });
    }
}

/// How long a meeting lasted, as each party's own account tells: one quantity though the words around it differ.
fn lengths(weighing: &Weighing<'_>, scene: &Scene<'_>, found: &mut Found) {
    let mut told: Vec<(usize, Quantity, Range<usize>)> = Vec::new();
    for &member in &scene.members {
        let utterance = weighing.utterance(member);
        let first = !told.iter().any(|(n, ..)| weighing.utterance(*n).party == utterance.party);
        if utterance.own && utterance.party.is_some() && !utterance.supposed && first {
            let length = figures(weighing, utterance)
                .into_iter()
                .find_map(|f| Some((length(weighing, utterance, &f)?, f.words)));
            told.extend(length.map(|(quantity, words)| (member, quantity, words)));
        }
    }
    for (n, (a, x, left)) in told.iter().enumerate() {
        for (b, y, right) in &told[n + 1..] {
            if difference(x, y) != Some(Difference::Values) {
                continue;
            }
            let (u, v) = (weighing.utterance(*a), weighing.utterance(*b));
            let (Some(words), Some(others)) =
                (weighing.quote(u, Some(left.clone())), weighing.quote(v, Some(right.clone())))
            else {
                continue;
            };
            let explanation = format!(
                "Both give the length of the meeting: {} \u{201c}{}\u{201d}, {} \u{201c}{}\u{201d}.",
                weighing.speaker_name(u),
                x.spans.text(weighing.doc(u).text()),
                weighing.speaker_name(v),
                y.spans.text(weighing.doc(v).text()),
            );
            let pair = super::pairs::pair(weighing, *a, *b);
            let drafted = pair.draft(weighing, scene.occasion, [words, others], 0.9);
            found.add(Draft {
                anchors: vec![(u.doc, left.start), (v.doc, right.start)],
                explanation,
                rivals: vec![
                    rival(RivalTest::Time, true),
                    rival(RivalTest::Scope, false),
                    rival(RivalTest::Reporter, true),
                ],
                gates: Gates { overlap: 0.8, topic: 1.0, ..drafted.gates },
                ..drafted
            });
        }
    }
}

/// A length of time in hours, if it is the meeting's own: some hours at most, told with a word for the meeting, and no "ago".
fn length(weighing: &Weighing<'_>, utterance: &Utterance<'_>, figure: &Figure<'_>) -> Option<Quantity> {
    let q = figure.quantity;
    let hours = match (q.kind, q.unit.as_deref()?) {
        (QuantityKind::Duration, "hour") => 1.0,
        (QuantityKind::Duration, "minute") => 1.0 / 60.0,
        _ => return None,
    };
    let doc = weighing.doc(utterance);
    let word = |n: usize| doc.words[n].span.text(doc.text()).to_lowercase();
    // "It was a cold two hours": an account's "it" is the meeting.
    let it = word(utterance.words.start) == "it"
        || utterance.words.start > 0 && word(utterance.words.start - 1) == "it";
    let meets = it || utterance.words.clone().any(|n| en::of_a_meeting(&word(n)));
    let next = (figure.words.end..(figure.words.end + 2).min(utterance.words.end))
        .any(|n| en::off_the_clock(&word(n)));
    let scaled = |v: Option<f64>| v.map(|v| v * hours);
    let (low, high) = (scaled(q.low), scaled(q.high));
    let short = high.or(low).is_some_and(|h| h <= 24.0);
    (meets && !next && short && !doc.negated[figure.words.start]).then(|| Quantity {
        low,
        high,
        unit: Some("hour".to_owned()),
        ..q.clone()
    })
}

/// A quantity with the words around it.
pub(super) struct Figure<'q> {
    pub(super) quantity: &'q Quantity,
    /// Its words.
    pub(super) words: Range<usize>,
    /// Content stems near it, sorted.
    pub(super) context: Vec<u64>,
}

/// Content words on either side that tell what a figure counts.
const AROUND: usize = 7;

/// The quantities of an utterance, dates left out.
pub(super) fn figures<'a>(weighing: &Weighing<'a>, utterance: &Utterance<'a>) -> Vec<Figure<'a>> {
    let doc = weighing.doc(utterance);
    let quantities = &doc.record.annotations.quantities;
    let from = quantities.partition_point(|q| q.spans.start() < utterance.span.start());
    let is_party =
        |n: usize| doc.names_in(&(n..n + 1)).any(|h| matches!(h.tag, Name::Party(_) | Name::Person(..)));
    quantities[from..]
        .iter()
        .take_while(|q| q.spans.start() < utterance.span.end())
        .filter(|q| q.kind != QuantityKind::Date && (q.low.is_some() || q.high.is_some()))
        // "5. The map": the number of a point.
        .filter(|q| {
            let end = q.spans.end() as usize;
            q.spans.start() > utterance.span.start() || !doc.text()[end..].starts_with(['.', ')'])
        })
        .map(|quantity| {
            let words = doc.words_in(quantity.spans.hull().unwrap_or(Span::new(0, 0)));
            let near = words.start.saturating_sub(AROUND).max(utterance.words.start)
                ..(words.end + AROUND).min(utterance.words.end);
            let mut context: Vec<u64> = near
                .filter(|n| !words.contains(n) && doc.words[*n].kind == Kind::Content && !is_party(*n))
                .map(|n| doc.words[n].sense)
                .collect();
            context.extend(utterance.any_issues().iter().map(|i| u64::from(*i)));
            context.sort_unstable();
            context.dedup();
            Figure { quantity, words, context }
        })
        .collect()
}

/// How two quantities of one thing differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Difference {
    /// They may be the same number.
    None,
    /// Their values exclude each other.
    Values,
    /// The values are equal, the currencies are not.
    Currency,
}

/// Compares two quantities as intervals; `None` if they measure different things.
pub(super) fn difference(a: &Quantity, b: &Quantity) -> Option<Difference> {
    if a.kind != b.kind {
        return None;
    }
    if a.kind == QuantityKind::Money {
        if let (Some(x), Some(y)) = (&a.currency, &b.currency)
            && x != y
        {
            return (a.low == b.low && a.high == b.high).then_some(Difference::Currency);
        }
    } else if a.kind == QuantityKind::Count && (counts_people(a) || counts_people(b)) {
        // One of them leaves out what is counted.
    } else if head(a) != head(b) {
        return None;
    }
    let (x, y) = (interval(a)?, interval(b)?);
    Some(if x.0 > y.1 || y.0 > x.1 { Difference::Values } else { Difference::None })
}

/// Whether a count leaves out what is counted, or says no more than that they are people.
fn counts_people(q: &Quantity) -> bool {
    q.unit.as_deref().is_none_or(|unit| en::anybody(unit.rsplit(' ').next().unwrap_or(unit)))
}

/// What is counted or measured: the sense of the last word of the unit.
fn head(q: &Quantity) -> Option<u64> {
    let unit = q.unit.as_deref()?;
    Some(en::sense(unit.rsplit(' ').next().unwrap_or(unit)))
}

/// What a stated number leaves possible. "About" and "nearly" leave five in a hundred.
fn interval(q: &Quantity) -> Option<(f64, f64)> {
    let (low, high) = (q.low.or(q.high)?, q.high.or(q.low)?);
    let slack = if q.approximate || q.comparator == Comparator::About { 0.05 } else { 1e-9 };
    let (near_low, near_high) = (low - slack * low.abs(), high + slack * high.abs());
    Some(match q.comparator {
        Comparator::AtLeast | Comparator::MoreThan if !q.approximate => (near_low, f64::INFINITY),
        Comparator::AtMost | Comparator::LessThan if !q.approximate => (f64::NEG_INFINITY, near_high),
        _ => (near_low, near_high),
    })
}

/// Whether two utterances give different values of what may be one quantity.
pub(super) fn differ(weighing: &Weighing<'_>, a: &Utterance<'_>, b: &Utterance<'_>) -> bool {
    let (left, right) = (figures(weighing, a), figures(weighing, b));
    let unlike =
        |x: &Figure<'_>| right.iter().any(|y| difference(x.quantity, y.quantity) == Some(Difference::Values));
    let alike =
        |x: &Figure<'_>| right.iter().any(|y| difference(x.quantity, y.quantity) == Some(Difference::None));
    left.iter().any(|x| unlike(x) && !alike(x))
}

/// The figures of two utterances that are most surely of one thing and differ, with how surely.
fn rivals_of<'f, 'q>(
    weighing: &Weighing<'_>,
    pair: &Pair,
    left: &'f [Figure<'q>],
    right: &'f [Figure<'q>],
) -> Option<(f32, &'f Figure<'q>, &'f Figure<'q>, Difference)> {
    let mut best: Option<(f32, &Figure<'_>, &Figure<'_>, Difference)> = None;
    // A figure that both give is no matter of dispute, on either side.
    let shared = |f: &Figure<'_>, others: &[Figure<'_>]| {
        others.iter().any(|o| difference(f.quantity, o.quantity) == Some(Difference::None))
    };
    for x in left.iter().filter(|x| !shared(x, right)) {
        for y in right.iter().filter(|y| !shared(y, left)) {
            match difference(x.quantity, y.quantity) {
                None | Some(Difference::None) => {}
                Some(how) => {
                    let near = weighing.reading.overlap(&x.context, &y.context);
                    // A length of time or a share needs more in common than the issue.
                    let issues = weighing.reading.facts.dossier.issues.len() as u64;
                    let word = |s: &&u64| **s >= issues && y.context.binary_search(s).is_ok();
                    if matches!(x.quantity.kind, QuantityKind::Duration | QuantityKind::Share)
                        && !x.context.iter().any(|s| word(&s))
                    {
                        continue;
                    }
                    // Lengths of time and numbers of things need words in common; a share or a sum may go by its issue.
                    let loose =
                        matches!(x.quantity.kind, QuantityKind::Share | QuantityKind::Money) && pair.direct;
                    let single = left.len() == 1 && right.len() == 1;
                    // The same thing counted, the only figure of both: the words around need tell less.
                    let unit =
                        head(x.quantity).filter(|h| head(y.quantity) == Some(*h) && !en::faint().contains(h));
                    let counted = unit.is_some() && x.quantity.kind == QuantityKind::Count;
                    let anybody = x.quantity.kind == QuantityKind::Count
                        && pair.direct
                        && single
                        && (x.quantity.unit.is_some() && counts_people(x.quantity)
                            || y.quantity.unit.is_some() && counts_people(y.quantity));
                    let counted = counted || anybody;
                    let near = near
                        + if counted { 0.25 } else { 0.0 }
                        + if pair.direct && single { 0.2 } else { 0.0 };
                    let near = near.min(1.0);
                    let told = pair.issue.is_some() || x.context.iter().any(|s| word(&s));
                    // Figures of one thing seldom lie tenfold apart.
                    let size = |q: &Quantity| q.low.or(q.high).unwrap_or(0.0).abs().max(1e-9);
                    let ratio = size(x.quantity) / size(y.quantity);
                    let far = !(0.1..=10.0).contains(&ratio);
                    let least = match x.quantity.kind {
                        _ if far => 0.6,
                        QuantityKind::Duration => 0.55,
                        _ if loose => 0.2,
                        QuantityKind::Money => 0.33,
                        // The only figures of both, of one kind of thing, on one matter.
                        QuantityKind::Count if counted && single && told => 0.25,
                        _ => 0.4,
                    };
                    if near < least && !(loose && !far && pair.overlap >= 0.3) {
                        continue;
                    }
                    if best.as_ref().is_none_or(|(n, ..)| near > *n) {
                        best = Some((near, x, y, how));
                    }
                }
            }
        }
    }
    best
}

/// Two figures that exclude each other, as a clash of words. Shared with the checks that look inside one party.
pub(super) fn figures_clash(weighing: &Weighing<'_>, pair: &Pair) -> Option<Clash> {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    let (left, right) = (figures(weighing, a), figures(weighing, b));
    let (near, x, y, how) = rivals_of(weighing, pair, &left, &right)?;
    let stated = |u: &Utterance<'_>, f: &Figure<'_>| {
        u.status != Status::Denies && !u.supposed && !weighing.doc(u).negated[f.words.start]
    };
    (how == Difference::Values && stated(a, x) && stated(b, y) && pair.direct && near >= 0.45)
        .then(|| Clash { left: x.words.clone(), right: y.words.clone(), strength: 0.45 + 0.35 * near, near })
}

/// Whether a figure is only supposed. "What you would get is 900 crowns" tells of an offer, "if it were 900" supposes.
fn imagined(weighing: &Weighing<'_>, utterance: &Utterance<'_>) -> bool {
    let doc = weighing.doc(utterance);
    let would = |h: &en::Hit<Tag>| en::is_would(doc.told(&(h.start..h.end)));
    doc.hits_in(&utterance.words).any(|h| h.tag == Tag::Cue(Cue::Hypothetical) && !would(h))
}

fn weigh(weighing: &Weighing<'_>, occasion: &Occasion, pair: &Pair, found: &mut Found) {
    let (a, b) = (weighing.utterance(pair.a), weighing.utterance(pair.b));
    let (left, right) = (figures(weighing, a), figures(weighing, b));
    let best = rivals_of(weighing, pair, &left, &right);
    let Some((near, x, y, how)) = best else { return };
    let (Some(words), Some(others)) =
        (weighing.quote(a, Some(x.words.clone())), weighing.quote(b, Some(y.words.clone())))
    else {
        return;
    };
    let denied = |u: &Utterance<'_>, f: &Figure<'_>| {
        // "Not above 2.40" gives a bound.
        let bound = f.quantity.comparator != Comparator::Equal;
        u.status == Status::Denies || weighing.doc(u).negated[f.words.start] && !bound
    };
    let moved =
        |u: &Utterance<'_>| weighing.doc(u).hits_in(&u.words).any(|h| h.tag == Tag::Cue(Cue::TimeShift));
    if denied(a, x) || denied(b, y) {
        return found.leave(vec![words, others], "a figure is repeated only to deny it".to_owned());
    }
    if imagined(weighing, a) || imagined(weighing, b) {
        return found.leave(vec![words, others], "a figure is supposed, not stated".to_owned());
    }
    let days = |u: &Utterance<'_>, deadlines: bool| -> Vec<String> {
        let doc = weighing.doc(u);
        let all = doc.record.annotations.quantities.iter();
        // A deadline is no day on which the figure holds.
        let due = |s: Span| {
            let at = doc.words_in(s).start;
            let before = at.saturating_sub(2).max(u.words.start)..(at + 1).min(u.words.end);
            before.into_iter().any(|n| en::due(doc.words[n].span.text(doc.text())))
        };
        let within = |s: Span| u.span.contains(s) && (deadlines || !due(s));
        all.filter(|q| q.kind == QuantityKind::Date && q.spans.hull().is_some_and(within))
            .filter_map(|q| q.value.clone())
            .collect()
    };
    let (mine, theirs) = (days(a, false), days(b, false));
    if !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(|d| theirs.contains(d)) {
        return found.leave(vec![words, others], "the figures belong to different days".to_owned());
    }
    let from = days(a, true);
    let one_day = days(b, true).iter().any(|d| from.contains(d));
    if !one_day && (moved(a) || moved(b)) {
        return found.leave(vec![words, others], "the figures may belong to different moments".to_owned());
    }
    let what = match how {
        Difference::Currency => "Both give the same figure, in different currencies",
        _ => "Both give a figure for the same thing, and the two cannot both hold",
    };
    let explanation = format!(
        "{what}: {} \u{201c}{}\u{201d}, {} \u{201c}{}\u{201d}.",
        weighing.speaker_name(a),
        x.quantity.spans.text(weighing.doc(a).text()),
        weighing.speaker_name(b),
        y.quantity.spans.text(weighing.doc(b).text()),
    );
    let clash = if how == Difference::Values { 0.8 } else { 1.0 };
    let drafted = pair.draft(weighing, occasion, [words, others], clash);
    found.add(Draft {
        anchors: vec![(a.doc, x.words.start), (b.doc, y.words.start)],
        explanation,
        rivals: vec![
            rival(RivalTest::Time, a.own && b.own),
            rival(RivalTest::Scope, near >= 0.5),
            rival(RivalTest::Update, a.own && b.own),
            rival(RivalTest::Reporter, a.own && b.own),
        ],
        gates: Gates { overlap: near.max(pair.overlap * 0.8), ..drafted.gates },
        ..drafted
    });
}
