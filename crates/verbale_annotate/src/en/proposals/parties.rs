//! Who gives an answer: the doer by the syntax, whoever stands nearest, whoever speaks.

use super::answers::saying;
use super::words::{Class, is, loose_text, unit};
use crate::en::lens::Lens;

/// Who acts before a verb: the nearest names, or the nearest people nearer than they.
pub(super) fn subject_before(lens: &Lens<'_>, clause: usize, verb: usize) -> Option<Vec<String>> {
    // "Moscow, said Mr. Ushakov, cannot": who says it stands aside.
    let aside = |at: usize| saying(lens.p.before(at, 1)) && lens.p.before(at, 2) == ",";
    let group = lens.groups(clause, verb).into_iter().rev().find(|g| {
        let titled = lens.name_at(g.start).map_or(g.start, |n| n.titled);
        !g.names.is_empty() && !aside(g.start) && !aside(titled)
    });
    let mut acting = lens.acting_before(clause, verb);
    acting.retain(|f| !aside(f.start));
    let nearer = acting.last().filter(|f| {
        group.as_ref().is_none_or(|g| f.start >= g.end) && lens.tag(f.start) != "PRP" && f.end <= verb
    });
    match nearer {
        Some(f) => Some(vec![lens.called(f)]),
        None => group.map(|g| g.names),
    }
}

/// Whom "he" or "they" at `at` means: who acts before it in its clause, then in the sentence, then in the sentence before.
fn meant(lens: &Lens<'_>, (before, from): (usize, usize), at: usize, by: Option<&str>) -> Vec<String> {
    let clause = lens.clause_start(at, from);
    let other = |names: &[String]| names.iter().all(|n| Some(n.as_str()) != by);
    let acts = |end: usize| {
        matches!(lens.tag(end), "VBD" | "VBZ" | "VBP" | "MD")
            || matches!(lens.p.word(end), "that" | "who" | ",")
    };
    let near = lens.groups(clause, at).into_iter().rev().find(|g| acts(g.end) && other(&g.names));
    let far = || lens.groups(from, at).into_iter().chain(lens.groups(before, from)).find(|g| other(&g.names));
    near.or_else(far).map(|g| g.names).unwrap_or_default()
}

/// Who gives the answer at `i`.
pub(super) fn parties(
    lens: &Lens<'_>,
    (before, from): (usize, usize),
    i: usize,
    to: usize,
    end: usize,
    by: Option<&str>,
) -> Vec<String> {
    let p = &lens.p;
    let clause = lens.clause_start(i, from);
    let verbal = lens.tag(i).starts_with('V');
    // "accepted in Damascus", "rejected by both houses", "a no in Skopje", "a yes from Orma"
    let passive = lens.tag(i) == "VBN"
        && (lens.trees.passive(i)
            || (i.saturating_sub(3).max(from)..i).any(|k| {
                matches!(p.word(k), "be" | "been" | "being" | "was" | "were" | "is" | "are" | "got" | "gets")
            }));
    if passive || !verbal {
        let stop = lens.clause_end(to, end).min(to + 8);
        let agent = (to..stop).find(|&k| {
            matches!(p.word(k), "by" | "in" | "from")
                && {
                    let at = if matches!(lens.tag(k + 1), "DT") { k + 2 } else { k + 1 };
                    lens.name_at(at).is_some() || lens.phrases_in(at, at + 1).iter().any(|f| f.human)
                }
                && (k == to || passive)
        });
        if let Some(k) = agent {
            let groups = lens.groups(k + 1, stop);
            if let Some(g) = groups.into_iter().next().filter(|g| g.start <= k + 2) {
                let mut names = g.names;
                // "accepted in Orma with reserves and in Tolm with more"
                let again = (g.end..lens.clause_end(g.end, end)).find(|&j| {
                    p.word(j) == "and"
                        && p.word(j + 1) == p.word(k)
                        && (lens.name_at(j + 2).is_some() || lens.name_at(j + 3).is_some())
                });
                if let Some(name) = again.and_then(|j| lens.name_at(j + 2).or_else(|| lens.name_at(j + 3))) {
                    names.push(lens.canonical(name));
                }
                return names;
            }
            if p.word(k) != "in"
                && let Some(f) = lens.phrases_in(k + 1, k + 3).iter().find(|f| f.human)
            {
                return vec![lens.called(f)];
            }
        }
    }
    // "The answer from Orma was no"
    if let Some(k) = (clause..i).rev().find(|&k| {
        matches!(p.word(k), "from" | "in" | "of")
            && matches!(p.before(k, 1), "answer" | "reply" | "response" | "verdict" | "word" | "message")
    }) && let Some(name) = lens.names_in(k + 1, (k + 4).min(i)).first()
    {
        return vec![lens.canonical(*name)];
    }
    if passive {
        // "was read by Begin over breakfast and refused over lunch": the doer of the verb before.
        let first = lens.trees.head(i).filter(|&h| lens.trees.relation(i) == "conj" && h < i && h >= from);
        let agent = first.and_then(|h| (h + 1..i).rev().find(|&k| p.word(k) == "by"));
        let names = agent.map(|k| lens.groups(k, i)).and_then(|g| g.into_iter().next()).map(|g| g.names);
        return agent
            .and_then(|k| {
                let name =
                    lens.name_at(k + 1).or_else(|| lens.name_at(k + 2)).map(|_| lens.group(k + 1, i).names);
                name.filter(|n| !n.is_empty()).or(names)
            })
            .unwrap_or_default();
    }
    // "has had a yes from Cairo"
    if p.word(to) == "from"
        && matches!(p.before(to, 1), "yes" | "no" | "nod" | "blessing" | "refusal" | "acceptance" | "shrug")
        && let Some(name) = lens.name_at(to + 1).or_else(|| lens.name_at(to + 2))
    {
        return vec![lens.canonical(name)];
    }
    // "too many for the Russian delegation, which alone objected"
    if let Some(k) = (i.saturating_sub(4).max(from)..i).rev().find(|&k| matches!(p.word(k), "which" | "who"))
    {
        let stop = if p.before(k, 1) == "," { k - 1 } else { k };
        let phrase =
            lens.phrases_in(stop.saturating_sub(10).max(from), stop).iter().rev().find(|f| f.end == stop);
        if let Some(f) = phrase.filter(|f| f.human || f.name.is_some()) {
            return match lens.name_at(f.start) {
                Some(_) => lens.group(f.start, f.end).names,
                None => vec![lens.called(f)],
            };
        }
    }
    // The subject by the syntax; "he" is whoever acted in the sentence before.
    if verbal && let Some(s) = lens.trees.subject(i).filter(|&s| s >= from && s < i) {
        if lens.tag(s) == "PRP" && p.word(s) != "it" {
            return meant(lens, (before, from), s, by);
        }
        if let Some(g) = lens.groups(clause, i).into_iter().find(|g| (g.start..g.end).contains(&s)) {
            return g.names;
        }
        if let Some(name) = any_actor(lens, from, s, i) {
            return vec![name];
        }
        // "too many for the Russian delegation, which objected": the noun it describes.
        let described = lens.trees.relation(i).starts_with("acl");
        let phrase =
            lens.phrases_in(s.saturating_sub(8).max(from), s + 1).iter().rev().find(|f| s < f.end && f.human);
        if let Some(f) = phrase.filter(|_| described) {
            return match lens.name_at(f.start) {
                Some(_) => lens.group(f.start, f.end).names,
                None => vec![lens.called(f)],
            };
        }
    }
    // "The farmers’ lobby said that the plan went too far": of a text, whoever speaks.
    if verbal && let Some(names) = speaker_of(lens, from, i) {
        return names;
    }
    // "drew a nod from Mr. Christofias"
    if matches!(p.before(to, 1), "from" | "by")
        && let Some(name) = lens.names_in(to, (to + 3).min(end)).first()
    {
        return vec![lens.canonical(*name)];
    }
    // "Tamboro’s acceptance of the terms"
    if !verbal && let Some(name) = lens.name_before(i).filter(|n| n.end + 1 == i) {
        return vec![lens.canonical(name)];
    }
    let pronoun =
        lens.phrases_in(clause, i).iter().rev().find(|f| f.human && f.under.is_none()).filter(|f| {
            f.end + 3 >= i
                && lens.tag(f.start) == "PRP"
                && !matches!(p.word(f.start), "i" | "we" | "you" | "us" | "me" | "it")
        });
    if let Some(f) = pronoun {
        return meant(lens, (before, from), f.start, by);
    }
    let names = subject_before(lens, clause, i).unwrap_or_default();
    if !names.is_empty() && names.iter().all(|n| Some(n.as_str()) != by) {
        return names;
    }
    // "was “a naive dream”, the premier replied"
    let said = (to..end.min(to + 14))
        .find(|&k| saying(p.word(k)) || matches!(p.word(k), "wrote" | "called" | "told"));
    let close = (to..end.min(to + 5)).any(|k| matches!(p.raw(k), "," | "”"));
    match said.filter(|_| close) {
        Some(k) => subject_before(lens, to, k)
            .or_else(|| lens.groups(k + 1, (k + 6).min(end)).into_iter().next().map(|g| g.names))
            .or_else(|| lens.acting_after(k + 1, (k + 6).min(end)).first().map(|f| vec![lens.called(f)]))
            .unwrap_or(names),
        None if names.is_empty() => several(lens, from, i)
            // "said that it “cannot support it”", "Orma said: “We take it”"
            .or_else(|| subject_before(lens, from, i))
            .unwrap_or_default(),
        None => names,
    }
}

/// Who says what a text does: the subject of the word of speech before, where the text is the subject of the verb.
fn speaker_of(lens: &Lens<'_>, from: usize, verb: usize) -> Option<Vec<String>> {
    let p = &lens.p;
    let s = lens.trees.subject(verb).filter(|&s| s >= from && s < verb)?;
    if !(loose_text(p.word(s)) || matches!(p.word(s), "it" | "this" | "that" | "they")) {
        return None;
    }
    let said = (from..s).rev().find(|&k| {
        (saying(p.word(k))
            || matches!(
                p.word(k),
                "thinks"
                    | "thought"
                    | "argued"
                    | "argues"
                    | "complained"
                    | "complains"
                    | "feels"
                    | "felt"
                    | "found"
                    | "finds"
                    | "told"
                    | "insisted"
                    | "insists"
            ))
            && lens.tag(k).starts_with('V')
    })?;
    if (said..s).any(|k| matches!(p.raw(k), ";" | ".")) {
        return None;
    }
    subject_before(lens, from, said).or_else(|| {
        let f = lens
            .phrases_in(from, said)
            .iter()
            .rev()
            .find(|f| f.under.is_none() && lens.tag(f.start) != "PRP")?;
        (!loose_text(p.word(f.head)) && !is(p.word(f.head), Class::Lifeless)).then(|| vec![lens.called(f)])
    })
}

/// Whatever noun is the subject of an answer, where it is no text, no part of one and no time: "The valley refuses it".
fn any_actor(lens: &Lens<'_>, from: usize, subject: usize, verb: usize) -> Option<String> {
    let p = &lens.p;
    if !matches!(lens.tag(subject), "NN" | "NNS" | "NNP") || lens.trees.relation(verb).starts_with("acl") {
        return None;
    }
    let phrase = lens
        .phrases_in(subject.saturating_sub(8).max(from), subject + 1)
        .iter()
        .rev()
        .find(|f| subject < f.end)?;
    let head = p.word(phrase.head);
    let text = |w: &str| loose_text(w) || unit(w) || is(w, Class::Part) || is(w, Class::Lifeless);
    let close = !(phrase.end..verb).any(|k| matches!(p.raw(k), ";" | ":" | "“") || lens.tag(k) == "VBD");
    (phrase.under.is_none() && close && !text(head) && !text(p.word(subject))).then(|| lens.called(phrase))
}

/// People of one kind as the subject of a verb: "the cabin crews".
fn several(lens: &Lens<'_>, from: usize, verb: usize) -> Option<Vec<String>> {
    let subject = lens.trees.subject(verb).filter(|&s| s >= from && s < verb && lens.tag(s) == "NNS")?;
    let joined = lens.trees.joined(subject);
    let names: Vec<String> = joined
        .into_iter()
        .filter(|&s| s < verb)
        .filter_map(|s| {
            lens.phrases_in(s.saturating_sub(6).max(from), s + 1).iter().rev().find(|f| s < f.end)
        })
        .map(|f| lens.called(f))
        .collect();
    (!names.is_empty()).then_some(names)
}
