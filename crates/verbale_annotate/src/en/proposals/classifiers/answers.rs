//! Where each party of a short notice stands, told by a trained classifier from all that stands around it and from what the readers by
//! phrases made of it.

use super::named::{Named, alike, named};
use super::signs::SHORT;
use crate::en::lens::{Lens, Phrase};
use crate::en::linear::{Features, Linear};
use crate::en::proposals::answers::answer;
use crate::en::proposals::words::{Marks, Tells, loose_text, unit};
use crate::en::surroundings::{Place, Sight, seen};
use std::sync::LazyLock;
use verbale_model::{Proposal, ProposalAnswer as Answer, ProposalStance};

/// The answers in the order of the classes of the model, which start with "none".
pub(in crate::en) const ANSWERS: [Answer; 4] =
    [Answer::Accepts, Answer::Rejects, Answer::Conditional, Answer::Amends];

/// Classes of the model: none, then [`ANSWERS`], then the author.
pub(in crate::en) const CLASSES: usize = ANSWERS.len() + 2;

/// The class of an author.
pub(in crate::en) const AUTHOR: usize = CLASSES - 1;

/// Number of tied templates.
pub(in crate::en) const TIED: usize = 8;

static MODEL: LazyLock<Linear<CLASSES>> = LazyLock::new(|| {
    Linear::read(include_bytes!("../../../../models/en/answers.bin"))
        .unwrap_or_else(|| Linear::new(Vec::new(), Vec::new(), 1.0))
});

/// Least probability of an answer, told by a phrase or not.
const LEAST: f32 = 0.5;

/// Least probability of an author.
const AUTHORED: f32 = 0.4;

/// By how much an author must be likelier than the one that phrases tell.
const LIKELIER: f32 = 0.15;

fn class(answer: Answer) -> u8 {
    ANSWERS.iter().position(|a| *a == answer).map_or(0, |n| n as u8 + 1)
}

/// All who may answer in a short notice; a text on the table, or a part of one, does not.
pub(in crate::en) fn parties(lens: &Lens<'_>) -> Vec<Named> {
    let text = |f: &Phrase| {
        f.name.is_none_or(|n| n.end <= f.head)
            && (loose_text(lens.p.word(f.head)) || unit(lens.p.word(f.head)))
    };
    named(lens, SHORT, text)
}

/// What a party has to do with the texts told: the answer read for it, whether it is an author.
fn read(party: &Named, told: &[Proposal]) -> (Option<Answer>, bool) {
    let same = |name: &str| alike(name, &party.name);
    let answer = told.iter().flat_map(|t| &t.stances).find(|s| same(&s.party)).map(|s| s.answer);
    (answer, told.iter().any(|t| t.by.as_deref().is_some_and(same)))
}

/// An answer that a phrase tells, by whomever: its class, where it stands and ends.
pub(in crate::en) struct Phrased {
    class: u8,
    at: usize,
    end: usize,
}

/// The answers that the phrases of a short notice tell, in order.
pub(in crate::en) fn phrased(lens: &Lens<'_>, marks: &Marks) -> Vec<Phrased> {
    let parts = lens.sentences.iter().flat_map(|&s| lens.parts(s));
    let told = |(from, to): (usize, usize)| {
        (from..to).filter_map(move |at| {
            let (found, end) = answer(lens, marks, at, (from, to), None)?;
            Some(Phrased { class: class(found), at, end })
        })
    };
    parts.flat_map(told).collect()
}

/// Writes the features of a party.
pub(in crate::en) fn look(
    sight: Sight<'_, '_>,
    marks: &Marks,
    told: &[Proposal],
    phrases: &[Phrased],
    party: &Named,
    out: &mut Features,
) {
    let lens = sight.lens;
    let place = party.place;
    sight.look(place, out);
    let own = |out: &mut Features, template: u32, value: u32| seen(0x6a75_0000, template, value, out);
    let (answered, author) = read(party, told);
    own(out, 0, answered.map_or(9, |a| u32::from(class(a))));
    own(out, 1, u32::from(author) * 2 + u32::from(told.is_empty()));
    own(out, 2, answered.map_or(9, |a| u32::from(class(a))) * 2 + u32::from(author));
    // Where the first text is told: before, here, or after.
    let first = told.iter().find_map(|t| t.spans.iter().next());
    let whereabouts = first.map_or(9, |s| {
        let (a, b) = lens.pieces_of(s);
        if b <= place.from {
            1 + u32::from(lens.p.sentence(a) != lens.p.sentence(place.from))
        } else if a >= place.to {
            3
        } else {
            4 + u32::from(a <= place.start && place.end <= b) + 2 * u32::from(place.start >= b)
        }
    });
    own(out, 3, whereabouts);
    own(out, 4, whereabouts * 16 + answered.map_or(9, |a| u32::from(class(a))));
    if let Some(answer) = answered {
        out.tied.push((0, class(answer), 1.0));
    } else {
        out.tied.push((1, 0, 1.0));
    }
    let mut any = false;
    let first = phrases.partition_point(|f| f.at < place.from);
    for &Phrased { class: c, at: i, end: to } in phrases[first..].iter().take_while(|f| f.at < place.to) {
        any = true;
        let after = i >= place.end;
        let distance = if after { i - place.end } else { place.start.saturating_sub(to) };
        let between = if after { (place.end, i) } else { (to.min(place.start), place.start) };
        let apart = (between.0..between.1)
            .any(|k| matches!(lens.p.raw(k), ";" | ":" | "—" | ",") && !lens.p.hyphen(k));
        out.tied.push((2, c, 1.0));
        out.tied.push((if after { 3 } else { 4 }, c, 1.0 / (1.0 + distance as f32 / 4.0)));
        if !apart {
            out.tied.push((if after { 5 } else { 6 }, c, 1.0));
        }
        own(out, 5, u32::from(c) * 4 + u32::from(after) * 2 + u32::from(apart));
        own(out, 6, u32::from(c) * 16 + u32::from(after) * 8 + (distance as u32 / 3).min(7));
    }
    if !any {
        out.tied.push((7, 0, 1.0));
    }
    for f in marks.within(place.from, place.to) {
        let tells = match f.tells {
            Tells::Condition => 1,
            Tells::Stall => 2,
            Tells::Table => 3,
            Tells::Laid => 4,
            Tells::Strikes(answer) => 8 + u32::from(class(answer)),
            _ => 5,
        };
        own(out, 7, tells * 2 + u32::from(f.at >= place.end));
    }
    out.own.sort_unstable();
    out.own.dedup();
}

/// Takes up what the model sees that no phrase told, and drops what it does not believe.
pub(in crate::en::proposals) fn classified(
    sight: Sight<'_, '_>,
    marks: &Marks,
    phrased: &[Proposal],
    told: &mut [Proposal],
) {
    let lens = sight.lens;
    if told.is_empty() || MODEL.is_empty() {
        return;
    }
    let mut features = Features::default();
    let told_by = self::phrased(lens, marks);
    let mut seen: Vec<(Named, [f32; CLASSES])> = Vec::new();
    for party in parties(lens) {
        look(sight, marks, phrased, &told_by, &party, &mut features);
        let p = MODEL.probabilities(&features);
        seen.push((party, p));
    }
    let likeliest = |p: &[f32; CLASSES]| (2..AUTHOR).fold(1, |top, c| if p[c] > p[top] { c } else { top });
    let answers = |p: &[f32; CLASSES]| 1.0 - p[0] - p[AUTHOR];
    let of =
        |name: &str| -> Vec<usize> { (0..seen.len()).filter(|&k| alike(&seen[k].0.name, name)).collect() };
    for t in told.iter_mut() {
        // An author that the model takes for none, or for less than another, gives way.
        let author = |k: usize| seen[k].1[AUTHOR];
        let own = t.by.as_deref().map(&of).unwrap_or_default();
        let best = (0..seen.len()).max_by(|&a, &b| author(a).total_cmp(&author(b)).then(b.cmp(&a)));
        let best = best.filter(|&k| author(k) >= AUTHORED);
        let most = own.iter().map(|&k| author(k)).fold(0.0, f32::max);
        let answered = own.iter().map(|&k| answers(&seen[k].1)).fold(0.0, f32::max);
        let other = best.is_some_and(|k| !own.contains(&k) && author(k) > most + LIKELIER);
        let unsure = own.is_empty() && t.by.is_some();
        if !unsure && (other || most < answered || t.by.is_none()) {
            t.by = best.map(|k| seen[k].0.name.clone());
        }
        t.stances.retain_mut(|s| {
            let mine = of(&s.party).into_iter();
            let best =
                mine.max_by(|&a, &b| answers(&seen[a].1).total_cmp(&answers(&seen[b].1)).then(b.cmp(&a)));
            let Some(k) = best else { return !s.party.starts_with("whose ") };
            s.answer = ANSWERS[likeliest(&seen[k].1) - 1];
            answers(&seen[k].1) >= LEAST
        });
    }
    let mut new: Vec<usize> = (0..seen.len()).filter(|&k| answers(&seen[k].1) >= LEAST).collect();
    new.sort_by(|&a, &b| answers(&seen[b].1).total_cmp(&answers(&seen[a].1)).then(a.cmp(&b)));
    let answered = |name: &str| told.iter().flat_map(|t| &t.stances).any(|s| alike(&s.party, name));
    let mut taken: Vec<Place> =
        seen.iter().filter(|(party, _)| answered(&party.name)).map(|(party, _)| party.place).collect();
    for k in new {
        let (party, p) = &seen[k];
        let known = |t: &Proposal| {
            t.stances.iter().any(|s| alike(&s.party, &party.name))
                || t.by.as_deref().is_some_and(|by| alike(by, &party.name))
        };
        let place = party.place;
        // "her side" names nobody. "The minister, Oda Brisk," is one: between commas, or over one.
        let owned = lens.tag(place.start) == "PRP$";
        let beside = |t: &Place| {
            t.start <= place.end + 1 && place.start <= t.end + 1 && {
                let between = (t.end.min(place.end), t.start.max(place.start));
                (between.0..between.1).all(|i| lens.p.raw(i) == ",")
            }
        };
        if owned || told.iter().any(known) || taken.iter().any(beside) {
            continue;
        }
        taken.push(place);
        let at = lens.span(place.start, place.end).start();
        let own = told.iter().rposition(|t| t.spans.start() < at).unwrap_or(0);
        let answer = ANSWERS[likeliest(p) - 1];
        told[own].stances.push(ProposalStance { party: party.name.clone(), answer });
    }
    // In the order in which they are named.
    for t in told.iter_mut() {
        t.stances.sort_by_key(|s| seen.iter().position(|(party, _)| alike(&party.name, &s.party)));
    }
}
