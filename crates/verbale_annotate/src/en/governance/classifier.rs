//! What befell each person in office, told by a trained classifier from all that stands around them: for brief notes, which tell much in
//! words that no phrase of the tables has.

use super::gate;
use super::offices::{beside, post_of};
use super::triggers::{Needs, Trigger, Voice};
use super::who;
use super::words::{self, Class};
use crate::en::lens::{Lens, Name, Phrase, Post};
use crate::en::linear::{Features, Linear};
use crate::en::surroundings::{Place, Sight, seen};
use std::sync::LazyLock;
use verbale_model::{GovernanceEvent, GovernanceKind, GovernanceStatus, Spans};

/// Number of tied templates.
pub(in crate::en) const TIED: usize = 6;

/// Classes of the model: nothing, then [`KINDS`].
pub(in crate::en) const CLASSES: usize = KINDS.len() + 1;

/// The kinds in the order of the classes of the model, which start with "nothing befell".
pub(in crate::en) const KINDS: [GovernanceKind; 11] = [
    GovernanceKind::Appointment,
    GovernanceKind::Resignation,
    GovernanceKind::Dismissal,
    GovernanceKind::Reshuffle,
    GovernanceKind::Search,
    GovernanceKind::Investigation,
    GovernanceKind::Indictment,
    GovernanceKind::Conviction,
    GovernanceKind::Arrest,
    GovernanceKind::Election,
    GovernanceKind::Sanction,
];

static MODEL: LazyLock<Linear<CLASSES>> = LazyLock::new(|| {
    Linear::read(include_bytes!("../../../models/en/governance.bin"))
        .unwrap_or_else(|| Linear::new(Vec::new(), Vec::new(), 1.0))
});

/// Most sentences of a note.
const BRIEF: usize = 5;

/// Least probability of an event that no phrase tells.
const LEAST: f32 = 0.2;

/// Someone of whom something may be told, and where.
pub(in crate::en) struct Holder {
    pub(in crate::en) place: Place,
    pub(in crate::en) person: Option<Name>,
    pub(in crate::en) post: Option<Post>,
}

/// All persons and posts of a brief note, each in its sentence or its part before or after a semicolon.
pub(in crate::en) fn holders(lens: &Lens<'_>) -> Vec<Holder> {
    let mut out: Vec<Holder> = Vec::new();
    if lens.sentences.len() > BRIEF {
        return out;
    }
    let mut last: Option<Name> = None;
    for (from, to) in lens.sentences.iter().flat_map(|&s| lens.parts(s)) {
        part(lens, from, to, &mut last, &mut out);
    }
    out
}

/// The office that the words around a name give its bearer.
fn held(lens: &Lens<'_>, name: Name, from: usize) -> Option<Post> {
    let over = lens.phrases_in(name.titled.saturating_sub(8).max(from), name.end).iter().rev();
    let own = over.into_iter().find(|f| f.start <= name.titled && name.end <= f.end).copied();
    own.and_then(|f: Phrase| post_of(lens, &f)).or_else(|| beside(lens, name))
}

fn part(lens: &Lens<'_>, from: usize, to: usize, last: &mut Option<Name>, out: &mut Vec<Holder>) {
    let first = out.len();
    for &name in lens.names_in(from, to).iter().filter(|n| who::likely(lens, **n)) {
        let place = Place { start: name.titled.max(from), end: name.end, from, to };
        out.push(Holder { place, person: Some(name), post: held(lens, name, from) });
    }
    for post in lens.posts(from, to) {
        let taken = |h: &Holder| {
            h.place.start < post.end && post.start < h.place.end
                || h.post.is_some_and(|o| o.start < post.end && post.start < o.end)
        };
        if !out[first..].iter().any(taken) {
            let place = Place { start: post.start, end: post.end, from, to };
            out.push(Holder { place, person: None, post: Some(post) });
        }
    }
    // "He cleared his desk on Friday": whoever was named last.
    let he = (from..to).find(|&i| matches!(lens.p.word(i), "he" | "she"));
    if let (Some(at), Some(name)) = (he, *last) {
        let named = out[first..].iter().any(|h| h.person.is_some() && h.place.start < at);
        if !named {
            let place = Place { start: at, end: at + 1, from, to };
            out.push(Holder { place, person: Some(name), post: None });
        }
    }
    *last = out[first..].iter().filter_map(|h| h.person).next_back().or(*last);
}

fn class(kind: GovernanceKind) -> u8 {
    KINDS.iter().position(|k| *k == kind).map_or(0, |n| n as u8 + 1)
}

/// Whether an event read by phrases is of a holder.
pub(in crate::en) fn of(lens: &Lens<'_>, holder: &Holder, event: &GovernanceEvent) -> bool {
    let span = lens.span(holder.place.start, holder.place.end);
    let over = event.spans.start() < span.end() && span.start() < event.spans.end();
    match (holder.person, &event.person) {
        (Some(name), Some(person)) => person.ends_with(lens.text(name.end - 1, name.end)),
        (None, None) => {
            let post = holder.post.map(|o| lens.text(o.start, o.end));
            over || event.office.as_deref() == post
        }
        (None, Some(_)) => false,
        (Some(_), None) => over,
    }
}

/// Writes the features of a holder; `told` is what was read by phrases.
pub(in crate::en) fn look(
    sight: Sight<'_, '_>,
    told: &[GovernanceEvent],
    holder: &Holder,
    out: &mut Features,
) {
    let lens = sight.lens;
    let Place { start, end, from, to } = holder.place;
    sight.look(holder.place, out);
    let own = |out: &mut Features, template: u32, value: u32| seen(0x676f_0000, template, value, out);
    let kind = match (holder.person, lens.tag(start)) {
        (_, "PRP") => 0,
        (Some(name), _) => 1 + u32::from(lens.is_person(name)),
        (None, _) => 3,
    };
    own(out, 0, kind * 2 + u32::from(holder.post.is_some()));
    let here = |e: &GovernanceEvent| {
        let span = lens.span(from, to);
        e.spans.start() < span.end() && span.start() < e.spans.end()
    };
    let mine = told.iter().find(|e| of(lens, holder, e) && here(e));
    let elsewhere = told.iter().find(|e| of(lens, holder, e) && !here(e));
    let other = told.iter().find(|e| !of(lens, holder, e) && here(e));
    let word = |e: Option<&GovernanceEvent>| e.map_or(0, |e| u32::from(class(e.what)));
    for (template, event) in [(1, mine), (2, elsewhere), (3, other)] {
        own(out, template, word(event) * 4 + kind);
        own(out, template + 3, word(event) * 8 + event.map_or(7, |e| e.status as u32));
    }
    match mine {
        Some(e) => out.tied.push((0, class(e.what), 1.0)),
        None => out.tied.push((1, 0, 1.0)),
    }
    if let Some(e) = elsewhere {
        out.tied.push((2, class(e.what), 1.0));
    }
    if let Some(e) = other {
        out.tied.push((3, class(e.what), 1.0));
    }
    let near = super::signs::weights(lens, start.saturating_sub(8).max(from), (end + 12).min(to));
    let whole = super::signs::weights(lens, from, to);
    for (n, kind) in super::signs::SIGNED.iter().enumerate() {
        for (template, (deed, doer)) in [(4, near[n]), (5, whole[n])] {
            if deed > 0 {
                let weight = (deed.min(5) + doer.min(2)) as f32 / 4.0;
                out.tied.push((template, class(*kind), weight));
                own(out, 10 + u32::from(template), (n as u32 * 8 + deed.min(5)) * 4 + doer.min(2));
            }
        }
    }
    out.own.sort_unstable();
    out.own.dedup();
}

/// Adds to what was read by phrases in a brief note what only the model sees.
pub(super) fn classified(sight: Sight<'_, '_>, out: &mut Vec<GovernanceEvent>) {
    let lens = sight.lens;
    let holders = holders(lens);
    if holders.is_empty() || MODEL.is_empty() {
        return;
    }
    let mut features = Features::default();
    let seen: Vec<[f32; CLASSES]> = holders
        .iter()
        .map(|holder| {
            look(sight, out, holder, &mut features);
            MODEL.probabilities(&features)
        })
        .collect();
    let likeliest = |p: &[f32; CLASSES]| (2..CLASSES).fold(1, |top, c| if p[c] > p[top] { c } else { top });
    let mut new: Vec<usize> = (0..seen.len()).filter(|&k| 1.0 - seen[k][0] >= LEAST).collect();
    new.sort_by(|&a, &b| seen[a][0].total_cmp(&seen[b][0]).then(a.cmp(&b)));
    for k in new {
        let holder = &holders[k];
        let Place { start, end, from, to } = holder.place;
        let mine = |e: &GovernanceEvent| {
            let span = lens.span(start, end);
            of(lens, holder, e) || e.spans.start() < span.end() && span.start() < e.spans.end()
        };
        if out.iter().any(mine) || words::any(lens, from, to, Class::Sport) {
            continue;
        }
        let trigger = Trigger {
            kind: KINDS[likeliest(&seen[k]) - 1],
            voice: Voice::Passive,
            needs: Needs::default(),
            at: start,
            end,
            seat: None,
            who: None,
            words: 1,
        };
        let Some(status) = gate::status(lens, &trigger, from, to) else { continue };
        if status == GovernanceStatus::Denied && holder.person.is_none() {
            continue;
        }
        out.push(GovernanceEvent {
            what: trigger.kind,
            person: holder.person.map(|n| lens.text(n.start, n.end).to_owned()),
            office: holder.post.map(|o| lens.text(o.start, o.end).to_owned()),
            date: lens.date_in(from, to),
            status,
            spans: Spans::one(lens.span(start, end)),
        });
    }
    out.sort_by_key(|e| e.spans.start());
}
