//! How those who took part are called, and whom "he", "they" and "the two" mean.

use super::lists::{self, party};
use super::who::Around;
use super::words::{Class, is};
use crate::en::lens::{Lens, Name, Phrase, human_noun, post_noun};

/// How a phrase is called: the person, the state, else its words, up to the noun of the post.
pub(super) fn phrase_called(lens: &Lens<'_>, f: &Phrase) -> String {
    let p = &lens.p;
    if let Some(name) = f.name.filter(|n| lens.is_person(*n) && n.end <= f.end) {
        return lens.text(name.start, name.end).to_owned();
    }
    // A verb read as a noun: "the lead negotiator signal".
    let mut end = f.end;
    if end == f.head + 1
        && end > f.start + 1
        && post_noun(p.before(end, 2))
        && !p.capital(end - 1)
        && !human_noun(p.before(end, 1))
        && !matches!(p.before(end, 1), "general" | "team" | "office" | "party" | "group")
    {
        end -= 1;
    }
    let mut start = f.start;
    while start + 1 < end && matches!(lens.tag(start), "DT" | "PRP$") {
        start += 1;
    }
    let words = lens.text(start, end);
    match lens.states.find(words) {
        Some(state) if crate::en::lens::nationality(words) => state.to_owned(),
        _ => words.to_owned(),
    }
}

/// A name as told; the adjective of a state is the state.
pub(super) fn called(lens: &Lens<'_>, name: Name) -> String {
    let words = lens.text(name.start, name.end);
    match lens.states.find(words) {
        Some(state) if crate::en::lens::nationality(words) => state.to_owned(),
        _ => words.to_owned(),
    }
}

/// The two whom a joint adjective names: "US-Russia", "Franco-German".
pub(super) fn halves(lens: &Lens<'_>, name: Name, before_noun: bool) -> Option<(String, String)> {
    let words = lens.text(name.titled, name.end);
    let (a, b) = words.split_once(['-', '–', '‑'])?;
    if a.len() < 2 || b.len() < 2 || !b.starts_with(char::is_uppercase) || b.contains(['-', '–']) {
        return None;
    }
    let whole = lens.names.iter().any(|n| n.titled != name.titled && lens.text(n.titled, n.end) == words);
    let known = |w: &str| -> Option<String> {
        let short = match w {
            "Franco" => "France",
            "Sino" => "China",
            "Russo" => "Russia",
            "Anglo" => "United Kingdom",
            "Indo" => "India",
            "Greco" => "Greece",
            "Italo" => "Italy",
            "Turco" => "Turkey",
            "Serbo" => "Serbia",
            "Austro" => "Austria",
            other => other,
        };
        let state = lens.states.find(short)?;
        Some(if crate::en::lens::nationality(short) { state.to_owned() } else { short.to_owned() })
    };
    let alone =
        |w: &str| lens.names.iter().any(|n| n.titled != name.titled && lens.text(n.end - 1, n.end) == w);
    match (known(a), known(b)) {
        (Some(a), Some(b)) => Some((a, b)),
        (Some(a), None) => Some((a, b.to_owned())),
        (None, Some(b)) => Some((a.to_owned(), b)),
        (None, None) => (alone(a) || alone(b) || before_noun && !whole).then(|| (a.to_owned(), b.to_owned())),
    }
}

/// Whom "he" means: the person named first before it, in this sentence or the one before.
pub(super) fn antecedent(lens: &Lens<'_>, at: usize, start: usize) -> Option<Phrase> {
    let n = lens.sentences.partition_point(|s| s.0 <= start).saturating_sub(1);
    let person = |f: &&Phrase| lists::person(lens, f) && !f.plural;
    let own = lens.sentences.get(n).map_or(start, |s| s.0);
    let here = lens.phrases_in(own, at).iter().find(person);
    let post = |f: &&Phrase| f.human && !f.plural && post_noun(lens.p.word(f.head)) && f.under.is_none();
    here.or_else(|| lens.phrases_in(own, at).iter().find(post))
        .or_else(|| {
            (n.saturating_sub(2)..n).rev().find_map(|k| {
                let (from, to) = lens.sentences[k];
                let named = lens.phrases_in(from, to).iter();
                let mut likely = named.clone().filter(person);
                likely.next().or_else(|| {
                    // A lone name, or one with a post.
                    let one = |f: &&Phrase| {
                        party(lens, f) && f.under.is_none() && !f.plural && lens.tag(f.head) != "PRP"
                    };
                    let name = |f: &&Phrase| f.name.is_some() && lens.tag(f.head).starts_with("NNP");
                    named
                        .clone()
                        .filter(one)
                        .find(name)
                        .or_else(|| named.clone().filter(one).find(|f| post_noun(lens.p.word(f.head))))
                })
            })
        })
        .copied()
        .or_else(|| {
            let &(from, to) = lens.sentences.get(n + 1)?;
            lens.phrases_in(from, to).iter().find(person).copied()
        })
}

/// Whom "they" or "the two" means: those of the last meeting, or the two named last.
pub(super) fn pair(
    lens: &Lens<'_>,
    f: &Phrase,
    near: &Around<'_>,
    put: &mut dyn FnMut(String, usize, usize),
) {
    if near.last.len() >= 2 {
        for name in near.last {
            put(name.clone(), f.start, f.end);
        }
        return;
    }
    let n = lens.sentences.partition_point(|s| s.0 <= f.start).saturating_sub(1);
    let (own, close) = lens.sentences.get(n).copied().unwrap_or((near.start, near.end));
    let stretches = [(own, f.start)]
        .into_iter()
        .chain((n.saturating_sub(2)..n).rev().map(|k| lens.sentences[k]))
        .chain([(f.end, close)])
        .chain(lens.sentences.get(n + 1).copied());
    for (from, to) in stretches {
        let names = two(lens, from, to);
        if names.len() >= 2 {
            for name in names {
                put(name, f.start, f.end);
            }
            return;
        }
    }
}

/// The two named in a stretch: people first, else states and bodies that are no places.
fn two(lens: &Lens<'_>, from: usize, to: usize) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    for f in lens.phrases_in(from, to) {
        let placed = f
            .under
            .is_some_and(|u| matches!(lens.p.word(u), "in" | "at" | "near" | "on" | "outside" | "into"));
        for &n in lens.names_in(f.start, f.end) {
            if n.end > f.end || placed {
                continue;
            }
            let list = if lens.is_person(n) { &mut people } else { &mut others };
            let name = called(lens, n);
            let known = |o: &String| *o == name || o.ends_with(&format!(" {name}"));
            if !list.iter().any(known) {
                list.push(name);
            }
        }
    }
    // Else those who have no names: "the dockers and the port".
    let mut plain: Vec<String> = Vec::new();
    if people.len() < 2 && others.len() < 2 {
        let unnamed = lens.phrases_in(from, to).iter().filter(|f| {
            f.human
                && f.under.is_none()
                && lens.tag(f.head) != "PRP"
                && !is(lens.p.word(f.head), Class::Group)
        });
        for f in unnamed {
            let name = phrase_called(lens, f);
            if !plain.contains(&name) {
                plain.push(name);
            }
        }
    }
    let mut best = if people.len() >= 2 {
        people
    } else if others.len() >= 2 {
        others
    } else {
        plain
    };
    best.truncate(2);
    best
}
