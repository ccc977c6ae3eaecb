//! Where parties stand towards a text: verbs, idioms and bare words of acceptance and refusal.

use super::gaps::left_out;
use super::parties::{parties, subject_before};
use super::segments::by_parts;
use super::signed::signed;
use super::verdicts::{judged_by, struck, too_much, verbless};
use super::words::{Class, Marks, REACH, Tells, is, loose_text, unit};
use crate::en::lens::Lens;
use verbale_model::{Proposal, ProposalAnswer, ProposalStance, Spans};

/// Where named parties stand, told from `from` on; `before` is where the sentence before starts.
pub(super) fn stances(
    lens: &Lens<'_>,
    marks: &Marks,
    proposal: &mut Proposal,
    (before, from): (usize, usize),
    end: usize,
) {
    let mut last = proposal.stances.last().map(|s| s.answer);
    let opening = from;
    let mut i = from;
    while i < end {
        let from = opening.max(i.saturating_sub(REACH));
        let before = before.max(from.saturating_sub(REACH));
        // "Harare will sign once Kigali has signed": what is told as a condition is no answer.
        if last.is_some() && on_condition(lens, marks, i, from) {
            i += 1;
            continue;
        }
        if let Some((parties, answer)) = last.and_then(|last| left_out(lens, i, from, end, last)) {
            set(proposal, parties, answer);
            i += 2;
            continue;
        }
        if let Some((party, answer)) = sides(lens, proposal, i, from, end) {
            set(proposal, vec![party], answer);
        }
        if let Some((parties, found)) = struck(lens, marks, i, from, end)
            .or_else(|| verbless(lens, i, from, end))
            .or_else(|| too_much(lens, i, end))
            .or_else(|| signed(lens, marks, i, from, end))
        {
            set(proposal, parties, found);
            last = Some(found);
            i += 1;
            continue;
        }
        let judged = || judged_by(lens, i, from, end);
        let told = answer(lens, marks, i, (from, end), proposal.points);
        if told.is_none_or(|(_, to)| to == i + 1 && !lens.tag(i).starts_with('V'))
            && let Some((parties, found)) = judged()
        {
            add(proposal, parties, found);
            last = Some(found);
            i += 1;
            continue;
        }
        let Some((found, to)) = told else {
            i += 1;
            continue;
        };
        last = Some(found);
        let parties = parties(lens, (before, from), i, to, end, proposal.by.as_deref());
        set(proposal, parties, found);
        i = to.max(i + 1);
    }
    // Who put it forward together with its author does not answer it.
    if let Some(by) = proposal.by.clone() {
        let own = |name: &String| name.ends_with(by.as_str()) || by.ends_with(name.as_str());
        for group in lens.groups(opening, end).iter().filter(|g| g.names.len() > 1 && g.names.iter().any(own))
        {
            proposal.stances.retain(|s| !group.names.contains(&s.party));
        }
    }
}

/// Whether a piece stands in a clause of condition that follows an answer: "once Kigali has signed", "provided that Orma does".
fn on_condition(lens: &Lens<'_>, marks: &Marks, i: usize, from: usize) -> bool {
    let p = &lens.p;
    if !matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "VBN" | "VB" | "MD") {
        return false;
    }
    let clause = lens.clause_start(i, from);
    let led = (i.saturating_sub(9).max(clause)..i).rev().find(|&k| {
        matches!(p.word(k), "if" | "provided" | "once" | "unless" | "until" | "when")
            && p.before(k, 1) != "for"
            && marks.any(k, k + 1, Tells::Condition) | matches!(p.word(k), "until" | "when")
    });
    led.is_some_and(|k| {
        k > clause + 1
            && !(k..i).any(|j| matches!(p.raw(j), "," | ";"))
            && (clause..k).any(|j| marks.answer(lens, j).is_some() && lens.tag(j).starts_with('V'))
    })
}

/// Where the parties of a sentence stand that its words for answers did not tell, read part by part.
pub(super) fn more_stances(
    lens: &Lens<'_>,
    marks: &Marks,
    proposal: &mut Proposal,
    start: usize,
    end: usize,
) {
    let known: Vec<String> = proposal.stances.iter().map(|s| s.party.clone()).collect();
    let told = |name: &str| known.iter().any(|k| k.ends_with(name) || name.ends_with(k.as_str()));
    for (parties, answer) in by_parts(lens, marks, (start, end), proposal.by.as_deref(), &told) {
        add(proposal, parties, answer);
    }
}

/// Where parties stand that have not answered yet.
fn add(proposal: &mut Proposal, mut parties: Vec<String>, answer: ProposalAnswer) {
    parties.retain(|party| proposal.stances.iter().all(|s| s.party != *party));
    set(proposal, parties, answer);
}

/// One party, the last word counts: "Tolmeria accepts nine and wants a tenth rewritten". Nobody answers a text of his own.
fn set(proposal: &mut Proposal, parties: Vec<String>, answer: ProposalAnswer) {
    let own = proposal.by.clone();
    let same = |p: &str| own.as_deref().is_some_and(|own| own.contains(p) || p.ends_with(own));
    let text = |p: &str| {
        let mut words = p.rsplit(' ');
        words.next().is_some_and(|w| {
            let w = w.to_lowercase();
            // "The ruling party" is somebody, "the other party" is not.
            let told = matches!(w.as_str(), "party" | "parties" | "side" | "sides" | "camp" | "camps")
                && words.next().is_some_and(|before| {
                    !matches!(
                        before.to_lowercase().as_str(),
                        "other"
                            | "both"
                            | "either"
                            | "neither"
                            | "all"
                            | "each"
                            | "every"
                            | "no"
                            | "his"
                            | "her"
                            | "its"
                            | "their"
                            | "our"
                            | "my"
                            | "one"
                            | "two"
                            | "the"
                            | "that"
                    )
                });
            loose_text(&w) || unit(&w) || is(&w, Class::Anybody) && !told
        })
    };
    for party in parties.into_iter().filter(|p| !same(p) && !text(p)).take(4) {
        match proposal.stances.iter_mut().find(|s| s.party == party) {
            Some(old) => old.answer = answer,
            None => proposal.stances.push(ProposalStance { party, answer }),
        }
    }
}

/// The answer told at `i`, with what a reserve or a negation makes of it, and where it ends.
pub(super) fn answer(
    lens: &Lens<'_>,
    marks: &Marks,
    i: usize,
    (from, end): (usize, usize),
    points: Option<u32>,
) -> Option<(ProposalAnswer, usize)> {
    let p = &lens.p;
    let (mut found, to) = match marks.answer(lens, i) {
        Some((found, to)) if to > i + 1 || about_a_text(lens, i) => (found, to),
        _ => wish(lens, i, from, end).or_else(|| Some((bare(lens, i, from)?, i + 1)))?,
    };
    // "would like longer" is a wish of its own.
    if matches!(p.word(i), "like" | "love")
        && matches!(p.before(i, 1), "would" | "should" | "’d" | "'d")
        && to == i + 1
    {
        return wish(lens, i, from, end);
    }
    // "declined to comment": no answer at all.
    if p.word(to) == "to" && lens.tag(to + 1) == "VB" && silent(p.word(to + 1)) {
        return None;
    }
    // "Hamas took eighteen" of twenty: a part.
    let part = points.is_some_and(|points| {
        use crate::en::quantities::numbers::{cardinal, number};
        let whole = |k: usize| matches!(p.word(k), "every" | "each" | "all" | "both" | "any");
        let which = |k: usize| p.word(k + 1) == "of" && p.word(k + 2) == "which";
        (to..(to + 4).min(end))
            .take_while(|&k| !whole(k) && !which(k))
            .take_while(|&k| p.is_word(k) || p.is_number(k))
            .find(|&k| p.is_number(k) || cardinal(p.word(k)).is_some())
            .and_then(|k| number(p, k))
            .is_some_and(|n| n.value >= 1.0 && n.value < f64::from(points) && n.value.fract() == 0.0)
    });
    // "cannot imagine it"
    if found == ProposalAnswer::Conditional
        && to <= i + 1
        && (lens.any(i.saturating_sub(2).max(from), i, &["not", "never", "n’t", "n't", "cannot", "hardly"]))
    {
        found = ProposalAnswer::Rejects;
    }
    if found == ProposalAnswer::Accepts && part && lens.tag(i).starts_with('V') {
        found = ProposalAnswer::Conditional;
    }
    if found == ProposalAnswer::Accepts {
        let stop = next_party(lens, to, end);
        // "On that footing the Houthis would take it", "If the price falls, Orma accepts"
        let led = marks.within(lens.clause_start(i, from), i).iter().any(|f| {
            f.tells == Tells::Condition
                && p.before(f.at, 1) != "at"
                && p.before(f.at, 1) != "for"
                && (f.end > f.at + 1 || matches!(p.word(f.at), "if" | "provided" | "unless" | "once"))
        });
        // "at once" is no reserve.
        let reserved = marks.within(i, stop).iter().any(|f| f.tells == Tells::Condition && !matches!(p.before(f.at, 1), "at" | "for"))
                // "a cautious welcome", "a qualified yes"
                || (i.saturating_sub(2).max(from)..to.max(i + 1)).any(|k| is(p.word(k), Class::Guarded))
                || (to..stop.min(to + 5)).take_while(|&k| p.is_word(k)).any(|k| is(p.word(k), Class::Guarded));
        if led || reserved {
            found = ProposalAnswer::Conditional;
        }
        let negated = lens.any(i.saturating_sub(3).max(from), i, &["not", "never", "n’t", "n't"])
            || matches!(p.before(i, 1), "no" | "without") && !matches!(p.word(i), "yes");
        // "would take none"
        let none = matches!(p.word(to), "none" | "nothing" | "neither")
            && !p.is_word(to + 1).then(|| p.word(to + 1)).is_some_and(|w| w == "but");
        if none {
            found = ProposalAnswer::Rejects;
        }
        // "Neither Orma nor the rebels will sign it"
        let clause = lens.clause_start(i, from);
        // "one that no government could put its name to"
        let no = |k: usize| {
            p.word(k) == "no"
                && matches!(lens.tag(k + 1), "JJ" | "NN" | "NNS" | "NNP")
                && p.word(k + 1) != "doubt"
        };
        let neither = lens.any(clause, i, &["neither", "nobody"]) || (clause..i).any(no);
        if negated && to == i + 1 || neither {
            found = ProposalAnswer::Rejects;
        }
    }
    Some((found, to))
}

/// Where the words about one party end: at the clause, or where another party takes over after "and", "but" or a comma.
fn next_party(lens: &Lens<'_>, from: usize, end: usize) -> usize {
    let p = &lens.p;
    let stop = lens.clause_end(from, end).min(from + 14);
    let names = |i: usize| {
        let at = if lens.tag(i) == "DT" { i + 1 } else { i };
        lens.name_at(at)
            .filter(|n| n.titled <= at)
            .map(|n| n.end)
            .or_else(|| lens.phrases_in(at, at + 1).iter().find(|f| f.human).map(|f| f.end))
    };
    (from..stop)
        .find(|&i| {
            matches!(p.word(i), "and" | "but" | "while" | "whereas" | ",")
                && names(i + 1).is_some_and(|to| {
                    lens.tag(to).starts_with('V')
                        || lens.tag(to) == "MD"
                        || matches!(
                            p.word(to),
                            "most" | "half" | "part" | "some" | "much" | "less" | "none" | "not" | "only"
                        )
                })
        })
        .unwrap_or(stop)
}

/// What one says instead of an answer.
fn silent(verb: &str) -> bool {
    matches!(
        verb,
        "comment"
            | "say"
            | "answer"
            | "reply"
            | "respond"
            | "elaborate"
            | "confirm"
            | "deny"
            | "name"
            | "disclose"
            | "discuss"
            | "speculate"
            | "give"
            | "tell"
            | "reveal"
            | "specify"
            | "identify"
            | "provide"
            | "explain"
    )
}

/// A verb of one word answers a text only where its object may be one: "took it", not "took the train".
pub(super) fn about_a_text(lens: &Lens<'_>, i: usize) -> bool {
    let p = &lens.p;
    if !lens.tag(i).starts_with('V') || lens.trees.passive(i) {
        return true;
    }
    // "takes it home again", "took it to Orma": a way, no answer.
    if matches!(p.word(i), "take" | "takes" | "took" | "taken" | "taking")
        && matches!(p.word(i + 1), "it" | "them" | "this" | "that")
        && matches!(
            p.word(i + 2),
            "home"
                | "back"
                | "away"
                | "along"
                | "up"
                | "down"
                | "off"
                | "apart"
                | "to"
                | "into"
                | "on"
                | "out"
                | "from"
                | "with"
                | "over"
        )
    {
        return false;
    }
    // "have taken round the four parties"
    if matches!(p.word(i), "take" | "takes" | "took" | "taken" | "taking")
        && matches!(
            p.word(i + 1),
            "round" | "around" | "about" | "home" | "back" | "along" | "to" | "into" | "from"
        )
    {
        return false;
    }
    // "takes note", "took part"
    let idle = |k: usize| {
        matches!(
            p.word(k),
            "note"
                | "part"
                | "place"
                | "notice"
                | "heart"
                | "aim"
                | "time"
                | "steps"
                | "stock"
                | "issue"
                | "offence"
                | "offense"
                | "turns"
                | "notes"
                | "charge"
                | "care"
                | "action"
                | "root"
                | "shape"
                | "office"
                | "days"
                | "weeks"
                | "hours"
                | "months"
                | "years"
        )
    };
    if matches!(p.word(i), "take" | "takes" | "took" | "taken" | "taking") && (idle(i + 1) || idle(i + 2)) {
        return false;
    }
    let Some(object) = lens.trees.hung_as(i, &["obj"]).filter(|&o| o > i && p.together(i, o)) else {
        return true;
    };
    let (a, b) = lens.trees.extent(object);
    let fits = |k: usize| {
        let word = p.word(k);
        loose_text(word)
            || unit(word)
            || p.is_number(k)
            || crate::en::quantities::numbers::cardinal(word).is_some()
            || matches!(
                word,
                "it" | "them"
                    | "this"
                    | "that"
                    | "these"
                    | "those"
                    | "all"
                    | "both"
                    | "either"
                    | "neither"
                    | "one"
                    | "whole"
                    | "rest"
                    | "most"
                    | "some"
                    | "part"
                    | "parts"
                    | "first"
                    | "second"
                    | "third"
                    | "latest"
                    | "clause"
                    | "article"
                    | "point"
                    | "paragraph"
                    | "line"
                    | "change"
                    | "changes"
                    | "amendment"
                    | "amendments"
                    | "lot"
                    | "thing"
                    | "everything"
                    | "none"
                    | "nothing"
            )
    };
    (a.min(object)..b.max(object + 1)).any(fits)
        || (i + 1..(i + 7).min(p.len()))
            .take_while(|&k| p.is_word(k) || p.is_mark(k) && matches!(p.raw(k), "’" | "'"))
            .any(|k| loose_text(p.word(k)))
}

/// What a party wants of a text that lies before it: "wants the river line moved", "asked for a later date".
fn wish(lens: &Lens<'_>, i: usize, from: usize, end: usize) -> Option<(ProposalAnswer, usize)> {
    let p = &lens.p;
    let tag = lens.tag(i);
    if !matches!(tag, "VBZ" | "VBD" | "VBP" | "VB") || i == from {
        return None;
    }
    // "would thicken the centre", "would strike half of it"
    let alters = || is(p.word(i), Class::Alters);
    if tag == "VB"
        && matches!(p.before(i, 1), "would" | "rather" | "sooner")
        && alters()
        && !lens.phrases_in(i + 1, (i + 4).min(end)).is_empty()
    {
        return Some((ProposalAnswer::Amends, i + 1));
    }
    let object = match p.word(i) {
        "want" | "wants" | "wanted" | "demand" | "demands" | "demanded" | "request" | "requests"
        | "requested" | "seek" | "seeks" | "sought" | "like" | "prefer" | "prefers" | "preferred" => i + 1,
        "ask" | "asks" | "asked" | "hold" | "holds" | "held" if matches!(p.word(i + 1), "for") => i + 2,
        "insist" | "insists" | "insisted" if matches!(p.word(i + 1), "on" | "upon") => i + 2,
        _ => return None,
    };
    if p.word(i) == "like" && !lens.any(i.saturating_sub(3).max(from), i, &["would"]) {
        return None;
    }
    let not = lens.any(i.saturating_sub(3).max(from), i, &["not", "n’t", "n't", "never", "no"]);
    let f = lens.phrases_in(object, (object + 3).min(end)).first().copied()?;
    let head = p.word(f.head);
    let timed = lens.told_in(object, f.end + 1).iter().any(|t| {
        use verbale_model::QuantityKind as K;
        matches!(t.quantity.kind, K::Duration | K::Date)
    });
    let idle =
        timed || is(head, Class::Unasked) || lens.tag(f.start) == "PRP" && p.word(f.start) != "it" || f.human;
    // "wants it signed", "wants the plan adopted": a yes.
    let done = (f.end..(f.end + 2).min(end)).find(|&k| lens.tag(k) == "VBN");
    let yes = done
        .is_some_and(|k| matches!(p.word(k), "signed" | "adopted" | "accepted" | "approved" | "ratified"));
    let whole = loose_text(head) || head == "it";
    // "wants the draft withdrawn"
    let away = done.is_some_and(|k| {
        matches!(
            p.word(k),
            "burned"
                | "burnt"
                | "withdrawn"
                | "dropped"
                | "scrapped"
                | "binned"
                | "shelved"
                | "torn"
                | "abandoned"
                | "buried"
                | "rejected"
                | "shredded"
        )
    });
    if whole && away && !not {
        return Some((ProposalAnswer::Rejects, object));
    }
    // "would first like three clarifications"
    if !not
        && matches!(
            head,
            "clarification"
                | "clarifications"
                | "assurance"
                | "assurances"
                | "guarantee"
                | "guarantees"
                | "explanations"
        )
    {
        return Some((ProposalAnswer::Conditional, object));
    }
    if idle || not || yes || whole && done.is_none() {
        return None;
    }
    Some((ProposalAnswer::Amends, object))
}

/// A bare "yes" or "no" that is an answer: "said no", "was a no in Orma", "Pale: no".
fn bare(lens: &Lens<'_>, i: usize, from: usize) -> Option<ProposalAnswer> {
    let p = &lens.p;
    let found = match p.word(i) {
        "yes" | "aye" | "amen" => ProposalAnswer::Accepts,
        "no" | "nay" | "nyet" => ProposalAnswer::Rejects,
        _ => return None,
    };
    let lead = p.before(i, 1);
    let article =
        matches!(lead, "a" | "an" | "the" | "flat" | "firm" | "polite" | "clear" | "loud" | "qualified");
    let said = (i.saturating_sub(2).max(from)..i).any(|k| {
        let w = p.word(k);
        matches!(w, "was" | "is" | "be" | "came" | "with" | "voted" | "sent" | "wrote" | "cabled" | "shouted")
            || saying(w)
    }) || matches!(p.raw(i.saturating_sub(1)), ":" | "“" | "\"" | "—" | "–" | "'" | "‘")
        || lens.name_before(i).is_some();
    let closes = !p.is_word(i + 1)
        || matches!(
            p.word(i + 1),
            "with"
                | "but"
                | "if"
                | "from"
                | "and"
                | "twice"
                | "again"
                | "on"
                | "today"
                | "yesterday"
                | "last"
                | "this"
                | "at"
                | "by"
                | "before"
                | "after"
                | "within"
                | "when"
                | "as"
                | "too"
                | "for"
        ) && (found == ProposalAnswer::Accepts || article || !matches!(p.word(i + 1), "for" | "at"))
        || matches!(p.word(i + 1), "in" | "to")
            && (article || found == ProposalAnswer::Accepts || saying(lead));
    let hedged =
        lens.any(i.saturating_sub(4).max(from), i, &["not", "neither", "nor", "never", "hardly", "or"]);
    // "No from Belgrade, no from Pristina"
    let told = matches!(p.word(i + 1), "from" | "in") && lens.name_at(i + 2).is_some();
    (i > from && (article || said) && closes && !hedged || told && !hedged).then_some(found)
}

pub(super) fn saying(word: &str) -> bool {
    matches!(
        word,
        "say"
            | "says"
            | "said"
            | "saying"
            | "answer"
            | "answers"
            | "answered"
            | "answering"
            | "reply"
            | "replies"
            | "replied"
            | "replying"
    )
}

/// "Moscow stands with Belgrade": the answer of another party.
fn sides(
    lens: &Lens<'_>,
    proposal: &Proposal,
    i: usize,
    from: usize,
    end: usize,
) -> Option<(String, ProposalAnswer)> {
    let p = &lens.p;
    let with = matches!(
        p.word(i),
        "stand"
            | "stands"
            | "stood"
            | "side"
            | "sides"
            | "sided"
            | "agree"
            | "agrees"
            | "agreed"
            | "vote"
            | "votes"
            | "voted"
    ) && p.word(i + 1) == "with";
    let name = with.then(|| lens.names_in(i + 2, (i + 4).min(end)).first().copied()).flatten()?;
    let other = lens.canonical(name);
    let answer = proposal.stances.iter().find(|s| s.party == other)?.answer;
    let party = subject_before(lens, lens.clause_start(i, from), i)?.into_iter().next()?;
    Some((party, answer))
}

/// A text told by its answer alone: "Take it or leave it, said the mediators. Orma takes it."
pub(super) fn ultimatum(lens: &Lens<'_>, start: usize, end: usize) -> Option<Proposal> {
    let p = &lens.p;
    let at = (start..end).find(|&i| p.are(i, &["take", "it", "or", "leave", "it"]))?;
    let by = lens
        .acting_after(at + 5, end)
        .first()
        .map(|f| lens.called(f))
        .or_else(|| lens.groups(at + 5, end).into_iter().next().and_then(|g| g.names.into_iter().next()));
    let by = by.or_else(|| lens.subject(start, at).and_then(|g| g.names.into_iter().next()))?;
    Some(Proposal { by: Some(by), spans: Spans::one(lens.span(start, end)), ..Proposal::default() })
}
