//! Those to whom something befell, listed after a colon: "Three ministers lost their chairs: A at Fisheries, B at Ports".

use super::gate;
use super::triggers::{Needs, Trigger, Voice};
use super::who::likely;
use super::words::{Class, is};
use crate::en::lens::{Lens, Name, post_noun};
use verbale_model::{GovernanceEvent, GovernanceKind as K, Spans};

/// Reads the list after the colon of a sentence: each of those named is told of for himself.
pub(super) fn listed(
    lens: &Lens<'_>,
    start: usize,
    end: usize,
    first: usize,
    out: &mut Vec<GovernanceEvent>,
) {
    let p = &lens.p;
    let Some(colon) = (start + 2..end).find(|&i| p.raw(i) == ":") else { return };
    let edge = lens.span(colon, colon + 1).start();
    // "The foreign minister is gone: Arvid Sten cleared his desk": who holds the post.
    let one = lens.name_at(colon + 1).filter(|n| lens.is_person(*n) && n.titled == colon + 1);
    if let Some(name) = one {
        let words = lens.text(name.start, name.end);
        let held = out[first..].iter().rposition(|e| {
            let moved = matches!(
                e.what,
                K::Resignation | K::Dismissal | K::Arrest | K::Indictment | K::Conviction | K::Sanction
            );
            let several = e.office.as_deref().is_some_and(|o| o.ends_with('s'));
            moved && e.person.is_none() && e.office.is_some() && !several && e.spans.end() <= edge
        });
        if let Some(k) = held {
            let what = out[first + k].what;
            out[first + k].person = Some(words.to_owned());
            let mut k = 0;
            let edge = out[first..].iter().filter(|e| e.what == what).map(|e| e.spans.start()).min();
            out.retain(|e| {
                k += 1;
                k <= first
                    || e.what != what
                    || e.person.as_deref() != Some(words)
                    || Some(e.spans.start()) == edge
            });
            return;
        }
    }
    let people = named(lens, colon + 1, end);
    let Some(&one) = people.first() else { return };
    let close = one.titled <= colon + 8;
    // An event told before the colon of several, or of a post, that names nobody.
    let nameless = out[first..].iter().rposition(|e| {
        e.person.is_none() && e.spans.end() <= edge && !matches!(e.what, K::Search | K::Investigation)
    });
    let whole = nameless.map(|k| out[first + k].clone());
    let lost = (start..colon)
        .any(|i| matches!(p.word(i), "lost" | "lose" | "loses" | "out" | "sacked" | "dropped" | "dismissed"));
    let (kind, status, date, post) = match whole {
        Some(e) if !(e.what == K::Reshuffle && !lost) => {
            let kind = if e.what == K::Reshuffle { K::Dismissal } else { e.what };
            (kind, e.status, e.date, e.office)
        }
        _ => {
            if people.len() + first < out.len() || out[first..].iter().any(|e| e.person.is_some()) {
                return;
            }
            let Some((at, post)) = chosen(lens, start, colon) else { return };
            let trigger = Trigger {
                kind: K::Appointment,
                voice: Voice::Object,
                needs: Needs::default(),
                at,
                end: at + 1,
                seat: None,
                who: None,
                words: 2,
            };
            let Some(status) = gate::status(lens, &trigger, start, end) else { return };
            (K::Appointment, status, lens.date_in(start, end), Some(post))
        }
    };
    if !close {
        return;
    }
    let mut k = 0;
    out.retain(|e| {
        k += 1;
        k <= first
            || !(e.person.is_none()
                && e.spans.end() <= edge
                && matches!(
                    e.what,
                    K::Dismissal | K::Reshuffle | K::Appointment | K::Resignation | K::Election
                )
                && (e.what == kind || lost))
    });
    for (n, name) in people.iter().enumerate() {
        let words = lens.text(name.start, name.end);
        let told = out[first.min(out.len())..].iter().any(|e| e.person.as_deref() == Some(words));
        if told {
            continue;
        }
        let stop = people.get(n + 1).map_or(end, |next| next.titled);
        // "A at Fisheries", "B, for the Middle East"
        let at = if p.raw(name.end) == "," { name.end + 1 } else { name.end };
        let own = matches!(p.word(at), "at" | "for" | "to" | "of" | "in" | "as")
            .then(|| lens.phrases_in(at + 1, (at + 4).min(stop)).first().map(|f| (f.start, f.end.min(stop))))
            .flatten();
        let close = own.map_or(name.end, |o| o.1);
        out.push(GovernanceEvent {
            what: kind,
            person: Some(words.to_owned()),
            office: own.map(|o| lens.text(o.0, o.1).to_owned()).or_else(|| post.clone()),
            date: date.clone(),
            status,
            spans: Spans::one(lens.span(name.titled, close)),
        });
    }
}

/// The people of a list; none where a verb tells what the first of them does.
fn named(lens: &Lens<'_>, from: usize, end: usize) -> Vec<Name> {
    let stop = (from..end).find(|&i| matches!(lens.p.raw(i), ";" | "“")).unwrap_or(end);
    let all: Vec<Name> = lens
        .names_in(from, stop)
        .iter()
        .filter(|n| lens.is_person(**n) || n.start <= from + 1 && likely(lens, **n))
        .copied()
        .collect();
    let acts = |n: &Name| {
        (n.end..(n.end + 4).min(stop))
            .any(|i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD") && !matches!(lens.p.word(i), "who"))
    };
    match all.first() {
        Some(first)
            if acts(first)
                && !(first.end..(first.end + 4).min(stop))
                    .any(|i| matches!(lens.p.word(i), "who" | "whom" | "whose")) =>
        {
            Vec::new()
        }
        _ => all,
    }
}

/// The verb and the post by which somebody is found for an office: "found a Secretary-General whom nobody had vetoed".
fn chosen(lens: &Lens<'_>, start: usize, end: usize) -> Option<(usize, String)> {
    let p = &lens.p;
    let verb = (start + 1..end).find(|&i| is(p.word(i), Class::Finds) && lens.tag(i).starts_with('V'))?;
    let f = lens.phrases_in(verb + 1, end).iter().find(|f| {
        f.start <= verb + 5 && post_noun(p.word(f.head)) && f.name.is_none_or(|n| !lens.is_person(n))
    })?;
    // "a", "two", "its new": not the one that was known before.
    let new = (f.start.saturating_sub(2).max(verb)..f.end).any(|i| {
        matches!(
            p.word(i),
            "a" | "an" | "new" | "its" | "his" | "her" | "their" | "another" | "next" | "first"
        ) || lens.tag(i) == "CD"
    });
    new.then(|| (verb, lens.text(f.start, f.end).to_owned()))
}
