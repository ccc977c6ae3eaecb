//! Where a party stands by how it judges a text, by how the text strikes it, and by a clause that leaves the verb out.

use super::parties::subject_before;
use super::words::{Class, Marks, Tells, is, loose_text, unit};
use crate::en::lens::Lens;
use verbale_model::ProposalAnswer;

/// Verbs of being and seeming that lead to a judgement.
fn copula(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "being"
            | "seems"
            | "seemed"
            | "looks"
            | "looked"
            | "sounds"
            | "sounded"
            | "remains"
            | "remained"
            | "stays"
            | "stayed"
            | "proved"
            | "as"
            | "’s"
            | "'s"
    )
}

/// Verbs of speech whose subject judges what they say.
fn speaks(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "say"
            | "replied"
            | "replies"
            | "answered"
            | "answers"
            | "argued"
            | "argues"
            | "insisted"
            | "insists"
            | "thought"
            | "thinks"
            | "added"
            | "adds"
            | "complained"
            | "complains"
            | "wrote"
            | "writes"
            | "told"
            | "snapped"
            | "declared"
            | "declares"
            | "growled"
            | "retorted"
            | "sniffed"
            | "shrugged"
            | "objected"
    )
}

/// The answer that a negation makes of another.
pub(super) fn opposite(answer: ProposalAnswer) -> ProposalAnswer {
    match answer {
        ProposalAnswer::Accepts | ProposalAnswer::Conditional => ProposalAnswer::Rejects,
        ProposalAnswer::Rejects => ProposalAnswer::Accepts,
        ProposalAnswer::Amends => ProposalAnswer::Amends,
    }
}

/// What a word says of a text by itself.
fn judgement(word: &str) -> Option<ProposalAnswer> {
    [
        (Class::Bad, ProposalAnswer::Rejects),
        (Class::Good, ProposalAnswer::Accepts),
        (Class::Mixed, ProposalAnswer::Conditional),
    ]
    .into_iter()
    .find(|c| is(word, c.0))
    .map(|c| c.1)
}

/// A judgement at `i` and who passes it: "Unite called it derisory", "Israel was lukewarm", "It is a trap, the rebels said".
pub(super) fn judged_by(
    lens: &Lens<'_>,
    i: usize,
    from: usize,
    end: usize,
) -> Option<(Vec<String>, ProposalAnswer)> {
    let p = &lens.p;
    let Some(found) = judgement(p.word(i)) else { return nicknamed(lens, i, from, end) };
    let clause = (from..i)
        .rev()
        .find(|&k| matches!(p.raw(k), ";" | ":") || p.raw(k) == "—" && !p.hyphen(k))
        .map_or(from, |k| k + 1);
    let link = (i.saturating_sub(6).max(clause)..i)
        .rev()
        .find(|&k| copula(p.word(k)) || is(p.word(k), Class::Judges) && lens.tag(k).starts_with('V'));
    let Some(link) = link else { return quoted_by(lens, i, from, end).map(|names| (names, found)) };
    // A noun between the link and the judgement is judged, or judges, something else.
    let astray = (link + 1..i).any(|k| {
        matches!(lens.tag(k), "NN" | "NNS" | "NNP" | "IN" | "VBD" | "VBZ" | "VBN")
            && !loose_text(p.word(k))
            && !unit(p.word(k))
            && !matches!(p.word(k), "as" | "part" | "bit" | "little" | "nothing" | "lot" | "of")
    });
    // "a good day", "a fair wind": a judgement of what follows.
    let noun = matches!(lens.tag(i + 1), "NN" | "NNS")
        && !loose_text(p.word(i + 1))
        && !matches!(lens.tag(i), "NN" | "NNS");
    if astray || noun {
        return None;
    }
    let far = lens.any(
        i.saturating_sub(5).max(from),
        i,
        &["not", "n’t", "n't", "never", "hardly", "scarcely", "neither"],
    ) || lens.any(i.saturating_sub(3).max(from), i, &["far", "less", "anything", "nothing", "no"]);
    let answer = if far { opposite(found) } else { found };
    let judge = is(p.word(link), Class::Judges)
        || p.word(link) == "as"
            && (link.saturating_sub(8).max(clause)..link).any(|k| is(p.word(k), Class::Judges));
    if judge {
        let verb =
            (link.saturating_sub(8).max(clause)..=link).rev().find(|&k| is(p.word(k), Class::Judges))?;
        if !lens.trees.passive(verb) {
            return Some((subject_before(lens, clause, verb)?, answer));
        }
    }
    // Whoever is the subject of the copula feels it; of a text, whoever speaks of it.
    let subject = lens.phrases_in(link.saturating_sub(8).max(clause), link).last();
    let about = subject.is_none_or(|f| {
        !f.human && (loose_text(p.word(f.head)) || unit(p.word(f.head)) || lens.tag(f.head) == "PRP")
            || matches!(p.word(f.head), "it" | "this" | "that" | "these" | "they")
    });
    if let Some(f) =
        subject.filter(|f| (f.human || f.name.is_some()) && f.under.is_none() && lens.tag(f.start) != "PRP")
    {
        if lens.phrases_in(f.start.saturating_sub(1), f.end).len() > 1 && loose_text(p.word(f.head)) {
            return None;
        }
        return Some((subject_before(lens, clause, link)?, answer));
    }
    if !about {
        return None;
    }
    let before = (from..link).rev().find(|&k| speaks(p.word(k)) && lens.tag(k).starts_with('V'));
    if let Some(k) = before {
        return Some((subject_before(lens, from, k)?, answer));
    }
    let after = (i + 1..(i + 16).min(end)).find(|&k| speaks(p.word(k)) && lens.tag(k).starts_with('V'))?;
    let names = subject_before(lens, i + 1, after)
        .or_else(|| lens.groups(after + 1, (after + 6).min(end)).into_iter().next().map(|g| g.names));
    let names = names
        .or_else(|| lens.acting_before(i + 1, after).last().map(|f| vec![lens.called(f)]))
        .or_else(|| lens.acting_after(after + 1, (after + 6).min(end)).first().map(|f| vec![lens.called(f)]));
    Some((names?, answer))
}

/// Who says words of a quotation that holds a piece: "“A very cunning scheme,” Ian Smith told his caucus".
fn quoted_by(lens: &Lens<'_>, i: usize, from: usize, end: usize) -> Option<Vec<String>> {
    let p = &lens.p;
    let open = (i.saturating_sub(12).max(from)..i).rev().find(|&k| matches!(p.raw(k), "“" | "\"" | "”"))?;
    let close = (i + 1..(i + 12).min(end)).find(|&k| matches!(p.raw(k), "”" | "\"" | "“"))?;
    if p.raw(open) == "”"
        || p.raw(close) == "“"
        || (open..close).any(|k| matches!(lens.tag(k), "VBD" | "VBZ" | "VBP" | "MD"))
    {
        return None;
    }
    let verb =
        (close + 1..(close + 8).min(end)).find(|&k| speaks(p.word(k)) && lens.tag(k).starts_with('V'))?;
    if (close + 1..verb).any(|k| matches!(p.raw(k), ";" | "." | "“")) {
        return None;
    }
    subject_before(lens, close + 1, verb)
        .or_else(|| lens.groups(verb + 1, (verb + 5).min(end)).into_iter().next().map(|g| g.names))
        .or_else(|| lens.acting_after(verb + 1, (verb + 5).min(end)).first().map(|f| vec![lens.called(f)]))
}

/// Whom a text is too much or too little for: "too strong for Riyadh and too weak for the Maldives".
pub(super) fn too_much(lens: &Lens<'_>, i: usize, end: usize) -> Option<(Vec<String>, ProposalAnswer)> {
    let p = &lens.p;
    let reads = p.word(i) == "too" && matches!(lens.tag(i + 1), "JJ" | "RB" | "NN") && p.word(i + 2) == "for";
    let at = reads.then(|| if lens.tag(i + 3) == "DT" { i + 4 } else { i + 3 })?;
    let phrase =
        lens.phrases_in(at.saturating_sub(1), (at + 1).min(end)).iter().find(|f| f.human && at < f.end);
    let names = match phrase {
        Some(f) => vec![lens.called(f)],
        None => vec![lens.canonical(lens.name_at(at)?)],
    };
    Some((names, ProposalAnswer::Rejects))
}

/// "Quenza calls it a ladder to a cellar": who gives a text a name of his own does not want it, unless the name is a kind one.
fn nicknamed(lens: &Lens<'_>, i: usize, from: usize, end: usize) -> Option<(Vec<String>, ProposalAnswer)> {
    let p = &lens.p;
    let verb = i.checked_sub(2)?;
    let calls = matches!(
        p.word(verb),
        "call"
            | "calls"
            | "called"
            | "dubs"
            | "dubbed"
            | "brands"
            | "branded"
            | "terms"
            | "termed"
            | "christened"
    );
    if verb < from || !calls || !matches!(p.word(verb + 1), "it" | "that" | "this" | "them" | "both") {
        return None;
    }
    let at = if matches!(p.raw(i), "“" | "\"" | "‘") { i + 1 } else { i };
    if !matches!(p.word(at), "a" | "an") || lens.trees.passive(verb) {
        return None;
    }
    let head = lens.phrases_in(at, (at + 5).min(end)).first().map(|f| f.head)?;
    // What judges by itself is read as that.
    if (at..=head).any(|k| judgement(p.word(k)).is_some() || loose_text(p.word(k)) || unit(p.word(k))) {
        return None;
    }
    let kind = |k: usize| {
        matches!(
            p.word(k),
            "step"
                | "start"
                | "basis"
                | "gift"
                | "breakthrough"
                | "victory"
                | "bridge"
                | "opening"
                | "offer"
                | "chance"
                | "door"
                | "beginning"
                | "success"
                | "day"
                | "foundation"
                | "milestone"
                | "way"
                | "hope"
                | "compromise"
                | "matter"
                | "question"
        )
    };
    if kind(head) {
        return None;
    }
    Some((subject_before(lens, lens.clause_start(verb, from), verb)?, ProposalAnswer::Rejects))
}

/// Who is pleased or displeased: "satisfied Ankara", "fell on deaf ears in Athens", "left Kyiv cold".
pub(super) fn struck(
    lens: &Lens<'_>,
    marks: &Marks,
    i: usize,
    from: usize,
    end: usize,
) -> Option<(Vec<String>, ProposalAnswer)> {
    let p = &lens.p;
    let (found, to) = marks.within(i, i + 1).iter().find_map(|f| match f.tells {
        Tells::Strikes(answer) => Some((answer, f.end)),
        _ => None,
    })?;
    if !lens.tag(i).starts_with('V') {
        return None;
    }
    // A text does it, not a person.
    let actor = lens.phrases_in(i.saturating_sub(8).max(from), i).iter().rev().find(|f| f.under.is_none());
    if actor.is_some_and(|f| f.human && lens.tag(f.start) != "PRP" && !loose_text(p.word(f.head)))
        && to == i + 1
    {
        return None;
    }
    let inside = lens.names_in(i + 1, to).first().copied();
    let stop = (to + 5).min(end);
    let names = inside.map(|n| vec![lens.canonical(n)]).or_else(|| {
        if !p.is_word(to) && !matches!(p.raw(to), "," | ":" | "—") {
            return None;
        }
        let at = (to..stop).find(|&k| p.is_word(k) && !matches!(lens.tag(k), "DT" | "RB"))?;
        if lens.name_at(at).is_some() {
            return Some(lens.group(at, (at + 10).min(end)).names);
        }
        let all = lens.acting_after(to, (to + 12).min(end));
        if all.first().is_some_and(|f| f.start <= at) {
            return Some(all.iter().map(|f| lens.called(f)).collect());
        }
        let f = lens.phrases_in(to, stop).iter().find(|f| f.start <= at)?;
        (!p.is_word(to)).then(|| vec![lens.called(f)])
    })?;
    let not = lens.any(
        i.saturating_sub(3).max(from),
        i,
        &["not", "n’t", "n't", "never", "hardly", "neither", "nor"],
    );
    let found = if found == ProposalAnswer::Accepts && (i..to).any(|k| is(p.word(k), Class::Guarded)) {
        ProposalAnswer::Conditional
    } else {
        found
    };
    (!names.is_empty()).then_some((names, if not { opposite(found) } else { found }))
}

/// A party and where it stands, without a verb: "Warsaw is against, Madrid in favour", "Oslo for, Bergen against".
pub(super) fn verbless(
    lens: &Lens<'_>,
    i: usize,
    from: usize,
    end: usize,
) -> Option<(Vec<String>, ProposalAnswer)> {
    let p = &lens.p;
    // "accepted on Friday by the bishop, Smith dissenting"
    let apart = match p.word(i) {
        "dissenting" | "objecting" | "demurring" | "protesting" => Some(ProposalAnswer::Rejects),
        "concurring" | "assenting" | "approving" => Some(ProposalAnswer::Accepts),
        _ => None,
    };
    if let Some(answer) = apart
        && let Some(name) = lens.name_before(i).filter(|n| n.end == i)
    {
        return Some((vec![lens.canonical(name)], answer));
    }
    let answer = match p.word(i) {
        "against" | "opposed" => ProposalAnswer::Rejects,
        "for" | "aboard" => ProposalAnswer::Accepts,
        "in" if matches!(p.word(i + 1), "favour" | "favor") => ProposalAnswer::Accepts,
        _ => return None,
    };
    let to = if p.word(i) == "in" { i + 2 } else { i + 1 };
    if to < end && p.is_word(to) && !matches!(p.word(to), "and" | "but" | "while" | "it") {
        return None;
    }
    let verb = (i.saturating_sub(3).max(from)..i).rev().find(|&k| copula(p.word(k)));
    let name = lens.name_before(verb.unwrap_or(i));
    if let Some(n) = name {
        let group = lens.groups(from, n.end).into_iter().rev().find(|g| g.end == n.end);
        let names = group.map_or_else(|| vec![lens.canonical(n)], |g| g.names);
        let not = verb.is_some_and(|v| lens.any(v, i, &["not", "n’t", "n't"]));
        return Some((names, if not { opposite(answer) } else { answer }));
    }
    let verb = verb.unwrap_or(i);
    let f = lens
        .phrases_in(verb.saturating_sub(6).max(from), verb)
        .iter()
        .rev()
        .find(|f| f.end == verb && f.human)?;
    (lens.tag(f.start) != "PRP").then(|| (vec![lens.called(f)], answer))
}
