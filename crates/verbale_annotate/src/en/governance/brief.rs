//! What a brief note tells in words that no phrase of the tables has: signs of a kind of event beside a person in office.
//!
//! Signs weigh little in a long text, where people are told of for many reasons; a note of a few sentences is about what befell someone.

use super::gate;
use super::offices::{beside, post_of, premises};
use super::triggers::{Needs, Trigger, Voice};
use super::who;
use super::words::{self, Class};
use crate::en::classes::Classes;
use crate::en::lens::{Lens, Name, Phrase, Post};
use std::sync::LazyLock;
use verbale_model::{GovernanceEvent, GovernanceKind, GovernanceStatus, QuantityKind, Spans};

/// Kinds in the order in which the first of two that weigh the same is told; those of the law need someone who acts.
const KINDS: [GovernanceKind; 10] = [
    GovernanceKind::Arrest,
    GovernanceKind::Conviction,
    GovernanceKind::Search,
    GovernanceKind::Indictment,
    GovernanceKind::Investigation,
    GovernanceKind::Sanction,
    GovernanceKind::Election,
    GovernanceKind::Dismissal,
    GovernanceKind::Resignation,
    GovernanceKind::Appointment,
];

/// The classes of the table, three a kind: who acts, signs, strong signs.
const CLASSES: [&str; 30] = [
    "arrest-a",
    "arrest-b",
    "arrest-c",
    "conviction-a",
    "conviction-b",
    "conviction-c",
    "search-a",
    "search-b",
    "search-c",
    "indictment-a",
    "indictment-b",
    "indictment-c",
    "investigation-a",
    "investigation-b",
    "investigation-c",
    "sanction-a",
    "sanction-b",
    "sanction-c",
    "election-a",
    "election-b",
    "election-c",
    "dismissal-a",
    "dismissal-b",
    "dismissal-c",
    "resignation-a",
    "resignation-b",
    "resignation-c",
    "appointment-a",
    "appointment-b",
    "appointment-c",
];

static SIGNS: LazyLock<Classes> =
    LazyLock::new(|| Classes::read(include_str!("../../../data/en/governance_signs.tsv"), &CLASSES));

/// Most sentences of a note.
const BRIEF: usize = 5;

/// Least weight of the signs of a kind.
const LEAST: u32 = 3;

/// Adds what the sentences of a brief note tell by signs where no phrase told of their person.
pub(super) fn brief(lens: &Lens<'_>, out: &mut Vec<GovernanceEvent>) {
    if lens.sentences.len() > BRIEF {
        return;
    }
    // Each part of a sentence may tell of another.
    let parts = lens.sentences.iter().flat_map(|&(start, end)| {
        let cuts = (start..end).filter(|&i| lens.p.raw(i) == ";").map(|i| i + 1);
        let starts: Vec<usize> = std::iter::once(start).chain(cuts).collect();
        let ends: Vec<usize> = starts.iter().skip(1).map(|&s| s - 1).chain([end]).collect();
        starts.into_iter().zip(ends).collect::<Vec<_>>()
    });
    for (start, end) in parts {
        let whole = lens.span(start, end);
        let told = out.iter().any(|e| e.spans.start() < whole.end() && whole.start() < e.spans.end());
        if told || words::any(lens, start, end, Class::Sport) {
            continue;
        }
        let Some((kind, at)) = kind(lens, start, end) else { continue };
        let Some((person, post)) = holder(lens, kind, at, start, end) else { continue };
        let known = |n: Name| {
            let last = lens.text(n.end - 1, n.end);
            out.iter().any(|e| e.person.as_deref().is_some_and(|p| p.ends_with(last)))
        };
        if person.is_some_and(known) {
            continue;
        }
        let trigger = Trigger {
            kind,
            voice: Voice::Passive,
            needs: Needs::default(),
            at,
            end: at + 1,
            seat: None,
            who: None,
            words: 1,
        };
        let Some(status) = gate::status(lens, &trigger, start, end) else { continue };
        if status == GovernanceStatus::Denied && person.is_none() {
            continue;
        }
        let from = person.map_or(at, |n| n.titled.min(at));
        let to = person.map_or(at + 1, |n| n.end.max(at + 1));
        out.push(GovernanceEvent {
            what: kind,
            person: person.map(|n| lens.text(n.start, n.end).to_owned()),
            office: post.map(|o| lens.text(o.start, o.end).to_owned()),
            date: lens.date_in(start, end),
            status,
            spans: Spans::one(lens.span(from, to)),
        });
    }
}

/// The kind whose signs weigh most in a sentence, and the piece of its first strongest sign.
fn kind(lens: &Lens<'_>, start: usize, end: usize) -> Option<(GovernanceKind, usize)> {
    let p = &lens.p;
    let mut acts = [0u32; KINDS.len()];
    let mut weight = [0u32; KINDS.len()];
    let mut at: [Option<(u32, usize)>; KINDS.len()] = [None; KINDS.len()];
    for i in (start..end).filter(|&i| p.is_word(i)) {
        let flags = SIGNS.all(p.word(i));
        let seen = (start..i).any(|k| p.word(k) == p.word(i));
        if flags == 0 || seen {
            continue;
        }
        for n in 0..KINDS.len() {
            let group = flags >> (3 * n) & 7;
            acts[n] += u32::from(group & 1 == 1);
            let sign = match group >> 1 {
                0 => 0,
                1 => 1,
                _ => 2,
            };
            weight[n] += sign;
            if sign > at[n].map_or(0, |a| a.0) {
                at[n] = Some((sign, i));
            }
        }
    }
    let years = lens
        .told_in(start, end)
        .iter()
        .find(|t| t.quantity.kind == QuantityKind::Duration && p.before(t.end, 1).starts_with("year"));
    let rooms = lens.find(start, end, crate::en::patterns::rooms).is_some();
    let mut best: Option<(u32, usize)> = None;
    for n in 0..KINDS.len() {
        let mut sum = weight[n];
        if KINDS[n] == GovernanceKind::Conviction && acts[n] > 0 && years.is_some() {
            sum += 2;
            at[n] = at[n].or(years.map(|y| (1, y.start)));
        }
        let law = !matches!(KINDS[n], GovernanceKind::Dismissal | GovernanceKind::Resignation);
        if law && acts[n] == 0 || KINDS[n] == GovernanceKind::Search && !rooms || at[n].is_none() {
            continue;
        }
        let sum = if law { sum + acts[n].min(2) } else { sum };
        if sum >= LEAST && best.is_none_or(|b| sum > b.0) {
            best = Some((sum, n));
        }
    }
    let (_, n) = best?;
    Some((KINDS[n], at[n]?.1))
}

/// The person in office of a sentence, nearest to a sign; for a search also whose premises they are.
fn holder(
    lens: &Lens<'_>,
    kind: GovernanceKind,
    at: usize,
    start: usize,
    end: usize,
) -> Option<(Option<Name>, Option<Post>)> {
    let speaks = |n: &Name| {
        matches!(lens.p.word(n.end), "said" | "says" | "told" | "wrote")
            || matches!(lens.p.before(n.titled, 1), "said" | "says" | "by")
    };
    let held = |n: Name| {
        let over = lens.phrases_in(n.titled.saturating_sub(8).max(start), n.end).iter().rev();
        let own = over.into_iter().find(|f| f.start <= n.titled && n.end <= f.end).copied();
        own.and_then(|f: Phrase| post_of(lens, &f)).or_else(|| beside(lens, n))
    };
    let mut people: Vec<(Name, Option<Post>)> = lens
        .names_in(start, end)
        .iter()
        .filter(|n| lens.is_person(**n) && !speaks(n) && who::likely(lens, **n))
        .map(|&n| (n, held(n)))
        .collect();
    people.sort_by_key(|(n, post)| (post.is_none(), n.start.abs_diff(at)));
    if let Some((name, post)) = people.first() {
        let office = |w: &str| crate::en::lens::post_noun(w) || crate::en::patterns::seat_noun(w);
        let near = || lens.sentences.first().zip(lens.sentences.last()).map(|(a, b)| (a.0, b.1));
        use GovernanceKind as K;
        let moved = matches!(kind, K::Appointment | K::Dismissal | K::Resignation | K::Arrest);
        let told = post.is_some() || !moved && near().is_some_and(|(a, b)| lens.find(a, b, office).is_some());
        return told.then_some((Some(*name), *post));
    }
    if kind == GovernanceKind::Search {
        let trigger = Trigger {
            kind,
            voice: Voice::Noun,
            needs: Needs::default(),
            at: start,
            end: start + 1,
            seat: None,
            who: None,
            words: 1,
        };
        return premises(lens, &trigger, end).map(|o| (None, Some(o)));
    }
    None
}
