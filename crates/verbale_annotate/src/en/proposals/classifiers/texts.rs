//! Which parts of a short notice tell of a text on the table, told by a trained classifier from their signs and their words.

use super::signs::{SHORT, signs};
use crate::en::lens::Lens;
use crate::en::linear::{Features, Linear};
use crate::en::proposals::words::Marks;
use crate::en::proposals::{counted, differ};
use crate::en::surroundings::{Place, Sight};
use std::sync::LazyLock;
use verbale_model::Proposal;

/// Classes of the model: nothing, a text on the table, a change of words.
pub(in crate::en) const CLASSES: usize = 3;

static MODEL: LazyLock<Linear<CLASSES>> = LazyLock::new(|| {
    Linear::read(include_bytes!("../../../../models/en/proposals.bin"))
        .unwrap_or_else(|| Linear::new(Vec::new(), Vec::new(), 1.0))
});

/// Least probability of a first text that no phrase tells.
const FIRST: f32 = 0.4;

/// The same of a second text.
const SECOND: f32 = 0.7;

/// A text that phrases tell is dropped where the probability of any is lower.
const DOUBTED: f32 = 0.1;

/// A sentence, or its part before or after a semicolon.
#[derive(Clone, Copy)]
pub(in crate::en) struct Part {
    /// Of which sentence.
    pub(in crate::en) n: usize,
    pub(in crate::en) start: usize,
    pub(in crate::en) half: usize,
    pub(in crate::en) end: usize,
}

/// The parts of a short notice.
pub(in crate::en) fn parts(lens: &Lens<'_>) -> Vec<Part> {
    let mut out = Vec::new();
    if lens.sentences.len() > SHORT {
        return out;
    }
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        let parts = lens.parts((start, end)).into_iter().filter(|&(start, half)| half > start + 3);
        out.extend(parts.map(|(start, half)| Part { n, start, half, end }));
    }
    out
}

/// Writes the features of a part; the text it would tell of.
pub(in crate::en) fn look(
    sight: Sight<'_, '_>,
    marks: &Marks,
    told: &[Proposal],
    part: Part,
    out: &mut Features,
) -> Option<Proposal> {
    let lens = sight.lens;
    let Part { n, start, half, end } = part;
    let seen = signs(lens, marks, n, (start, half, end))?;
    let outside = |i: usize| lens.trees.head(i).is_none_or(|h| !(start..half).contains(&h));
    let root = (start..half).find(|&i| !lens.p.is_mark(i) && outside(i)).unwrap_or(start);
    sight.look(Place { start: root, end: root + 1, from: start, to: half }, out);
    let mut own = |template: u32, value: u32| {
        crate::en::surroundings::seen(0x746f_0000, template, value, out);
    };
    for (k, value) in seen.seen.iter().enumerate() {
        own(k as u32, *value);
        for (j, other) in seen.seen.iter().enumerate().skip(k + 1) {
            own(100 + (k * 32 + j) as u32, value * 16 + other);
        }
    }
    let here = told.iter().filter(|t| over(lens, t, part)).count() as u32;
    let change = told.iter().any(|t| over(lens, t, part) && (t.from.is_some() || t.to.is_some()));
    own(60, here.min(2) * 2 + u32::from(change));
    own(61, (told.len() as u32).min(2) * 3 + here.min(2));
    out.own.sort_unstable();
    out.own.dedup();
    Some(seen.told)
}

/// Whether a text is told in a part.
pub(in crate::en) fn over(lens: &Lens<'_>, told: &Proposal, part: Part) -> bool {
    let span = lens.span(part.start, part.half);
    told.spans.iter().any(|s| s.start() < span.end() && span.start() < s.end())
}

/// Adds the texts that the model sees where phrases told of none, and drops those it does not believe.
pub(in crate::en::proposals) fn classified(
    sight: Sight<'_, '_>,
    marks: &Marks,
    phrased: &[Proposal],
    told: &mut Vec<Proposal>,
) {
    if MODEL.is_empty() {
        return;
    }
    let lens = sight.lens;
    let mut features = Features::default();
    let mut new: Vec<(f32, Proposal)> = Vec::new();
    let mut doubted: Vec<Part> = Vec::new();
    for part in parts(lens) {
        let Some(seen) = look(sight, marks, phrased, part, &mut features) else { continue };
        let p = MODEL.probabilities(&features);
        let here = told.iter().any(|t| over(lens, t, part));
        if here && 1.0 - p[0] < DOUBTED {
            doubted.push(part);
        }
        if !here && p[1] >= FIRST {
            new.push((p[1], seen));
        }
    }
    told.retain(|t| counted(t) || !doubted.iter().any(|part| over(lens, t, *part)));
    new.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.spans.start().cmp(&b.1.spans.start())));
    for (p, seen) in new {
        let first = told.is_empty();
        // A second text needs an author of its own.
        let second =
            || p >= SECOND && seen.by.is_some() && told.iter().all(|t| t.by.is_some() && differ(t, &seen));
        if first || second() {
            told.push(seen);
        }
    }
    told.sort_by_key(|t| t.spans.start());
}
