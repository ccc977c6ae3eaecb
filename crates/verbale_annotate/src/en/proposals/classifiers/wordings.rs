//! Which quotation of a short notice has the old words of a clause and which the new, told by a trained classifier.

use super::signs::SHORT;
use crate::en::lens::Lens;
use crate::en::linear::{Features, Linear};
use crate::en::proposals::clauses::{clause_in, clause_near, quotes};
use crate::en::proposals::counted;
use crate::en::proposals::wordings::{Wording, alone};
use crate::en::proposals::words::{Class, Marks, Tells, any};
use crate::en::surroundings::{Place, Sight, seen};
use crate::en::words::mix;
use std::sync::LazyLock;
use verbale_model::{Proposal, Spans};

/// Classes of the model: neither, old words, new words.
pub(in crate::en) const CLASSES: usize = 3;

static MODEL: LazyLock<Linear<CLASSES>> = LazyLock::new(|| {
    Linear::read(include_bytes!("../../../../models/en/wordings.bin"))
        .unwrap_or_else(|| Linear::new(Vec::new(), Vec::new(), 1.0))
});

/// Least probability of the old words, and of the new, of a change that no phrase tells.
const LEAST: f32 = 0.15;

/// By how much the other way round must be likelier to turn a change.
const LIKELIER: f32 = 0.5;

/// A quotation, marks included, in its sentence.
#[derive(Clone, Copy)]
pub(in crate::en) struct Quotation {
    pub(in crate::en) place: Place,
    /// Which it is, of how many.
    number: usize,
    count: usize,
}

/// The quotations of a short notice.
pub(in crate::en) fn quotations(lens: &Lens<'_>) -> Vec<Quotation> {
    let mut out = Vec::new();
    if lens.sentences.len() > SHORT {
        return out;
    }
    for &(from, to) in &lens.sentences {
        for (start, end) in quotes(lens, from, to) {
            out.push(Quotation { place: Place { start, end, from, to }, number: out.len(), count: 0 });
        }
    }
    let count = out.len();
    for q in &mut out {
        q.count = count;
    }
    out
}

/// The words within the marks.
pub(in crate::en) fn quoted<'a>(lens: &'a Lens<'_>, place: Place) -> &'a str {
    lens.text(place.start + 1, (place.end - 1).max(place.start + 1)).trim_matches([',', '.', ' ', ';', ':'])
}

/// Writes the features of a quotation.
pub(in crate::en) fn look(
    sight: Sight<'_, '_>,
    marks: &Marks,
    told: &[Proposal],
    quotation: Quotation,
    out: &mut Features,
) {
    let lens = sight.lens;
    let place = quotation.place;
    sight.look(place, out);
    let own = |out: &mut Features, template: u32, value: u32| seen(0x7265_0000, template, value, out);
    let words = quoted(lens, place);
    let is = |side: &Option<String>| side.as_deref().is_some_and(|s| s == words);
    let read =
        if told.iter().any(|t| is(&t.from)) { 1 } else { u32::from(told.iter().any(|t| is(&t.to))) * 2 };
    let (number, count) = (quotation.number.min(3) as u32, quotation.count.min(4) as u32);
    own(out, 0, number * 8 + count);
    own(out, 1, read);
    own(out, 2, read * 64 + number * 8 + count);
    let cue = match alone(lens, marks, (place.start, place.end), place.from, place.to) {
        Some(Wording::Old) => 1,
        Some(Wording::New) => 2,
        None => 0,
    };
    own(out, 3, cue);
    own(out, 4, cue * 64 + number * 8 + count);
    own(out, 5, u32::from(clause_in(lens, place.from, place.to).is_some()) * 8 + count);
    own(out, 6, ((place.end - place.start) as u32 / 3).min(6));
    // What stands between this quotation and those beside it.
    let others = quotes(lens, place.from, place.to);
    let before = others.iter().rev().find(|q| q.1 <= place.start);
    let after = others.iter().find(|q| q.0 >= place.end);
    let tells = |f: &Tells| match f {
        Tells::Less => 1,
        Tells::More => 2,
        Tells::Turn => 3,
        Tells::Out => 4,
        Tells::In => 5,
        Tells::Table => 6,
        Tells::Answer(_) => 7,
        _ => 8,
    };
    for (template, range) in [
        (10, (before.map_or(place.from, |q| q.1), place.start)),
        (20, (place.end, after.map_or(place.to, |q| q.0))),
    ] {
        let other = if template == 10 { before.is_some() } else { after.is_some() };
        for i in (range.0..range.1).filter(|&i| lens.p.is_word(i)) {
            own(out, template, mix(crate::en::forms::stem(lens.p.word(i)), u32::from(other)));
        }
        for f in marks.within(range.0, range.1) {
            own(out, template + 1, tells(&f.tells) * 2 + u32::from(other));
        }
        for (k, class) in
            [Class::Before, Class::Anew, Class::Altered, Class::Alters, Class::Yields, Class::Said]
                .into_iter()
                .enumerate()
        {
            if any(lens, range, class) {
                own(out, template + 2, k as u32 * 2 + u32::from(other));
            }
        }
        own(out, template + 3, ((range.1 - range.0) as u32).min(9) * 2 + u32::from(other));
    }
    // One within another.
    let inside = others.iter().any(|q| {
        let other = lens.text(q.0 + 1, (q.1 - 1).max(q.0 + 1));
        q.0 != place.start && other.contains(words)
    });
    own(out, 7, u32::from(inside) * 4 + number.min(3));
    out.own.sort_unstable();
    out.own.dedup();
}

/// Adds a change of words that the model sees where phrases told of none; turns one that it reads the other way.
pub(in crate::en::proposals) fn classified(sight: Sight<'_, '_>, marks: &Marks, told: &mut Vec<Proposal>) {
    let lens = sight.lens;
    let all = quotations(lens);
    if all.len() < 2 || MODEL.is_empty() {
        return;
    }
    let mut features = Features::default();
    let seen: Vec<[f32; CLASSES]> = all
        .iter()
        .map(|q| {
            look(sight, marks, told, *q, &mut features);
            MODEL.probabilities(&features)
        })
        .collect();
    let at = |words: &str| (0..all.len()).find(|&k| quoted(lens, all[k].place) == words);
    for t in told.iter_mut() {
        let (Some(from), Some(to)) = (&t.from, &t.to) else { continue };
        let (Some(a), Some(b)) = (at(from), at(to)) else { continue };
        if seen[a][2] + seen[b][1] > seen[a][1] + seen[b][2] + LIKELIER {
            std::mem::swap(&mut t.from, &mut t.to);
        }
    }
    if told.iter().any(|t| t.from.is_some() || t.to.is_some()) {
        return;
    }
    let best = |class: usize| {
        (0..all.len()).max_by(|&a, &b| seen[a][class].total_cmp(&seen[b][class]).then(b.cmp(&a)))
    };
    let (Some(old), Some(new)) = (best(1), best(2)) else { return };
    if old == new || seen[old][1] < LEAST || seen[new][2] < LEAST {
        return;
    }
    let (a, b) = (all[old].place, all[new].place);
    let (from, to) = (a.from.min(b.from), a.to.max(b.to));
    let first = a.start.min(b.start);
    let last = a.end.max(b.end);
    let spans = Spans::one(lens.span(first, last));
    told.retain(|t| {
        counted(t) || !t.spans.iter().any(|s| s.start() < spans.end() && spans.start() < s.end())
    });
    told.push(Proposal {
        clause: clause_near(lens, from, to),
        from: Some(quoted(lens, a).to_owned()),
        to: Some(quoted(lens, b).to_owned()),
        spans,
        ..Proposal::default()
    });
    told.sort_by_key(|t| t.spans.start());
}
