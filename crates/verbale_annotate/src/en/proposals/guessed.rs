//! A text on the table that no single word tells, in a short notice: the sentence that most looks like one, by what it holds and
//! by who answers it.

use super::answers::stances;
use super::countable::scored;
use super::counts::counts;
use super::policy::parleying;
use super::texts::{author, of_things, owner, settled};
use super::words::{Class, Marks, Tells, is, loose_text, text};
use crate::en::lens::{Lens, Phrase};
use verbale_model::{Proposal, ProposalAnswer as Answer, QuantityKind as K, Spans};

/// Sentences of the longest notice that is read so.
pub(super) const SHORT: usize = 6;

/// What a sentence has to weigh to be taken.
const ENOUGH: i32 = 6;

/// The sentence of a short notice that tells of a text, if one weighs enough.
pub(super) fn guessed(lens: &Lens<'_>, marks: &Marks) -> Option<Proposal> {
    if lens.sentences.len() > SHORT || marks.home_affairs {
        return None;
    }
    let all = (0..lens.sentences.len()).filter_map(|n| weighed(lens, marks, n));
    let best = all.fold(None, |best: Option<(i32, Proposal)>, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    });
    best.filter(|b| b.0 >= ENOUGH).map(|b| b.1)
}

/// A sentence read as a text on the table, and how much speaks for it.
fn weighed(lens: &Lens<'_>, marks: &Marks, n: usize) -> Option<(i32, Proposal)> {
    let p = &lens.p;
    let (start, end) = lens.sentences[n];
    let start = lens.after_dateline(start);
    if end < start + 4 || p.raw(end - 1) == "?" || scored(lens, start, end) {
        return None;
    }
    // What follows a semicolon is told of it, not by it.
    let half = (start..end).find(|&i| p.raw(i) == ";").unwrap_or(end);
    // "this paper" is the one that is read.
    let noun = (start..half).find(|&i| {
        text(p.word(i))
            && !lens.tag(i).starts_with('V')
            && !(p.word(i) == "paper" && p.before(i, 1) == "this")
    });
    // "a plan without a map": any at all.
    let any = noun.is_some_and(|at| {
        let f = lens
            .phrases_in(at.saturating_sub(8).max(start), at + 1)
            .iter()
            .rev()
            .find(|f| f.start <= at && at < f.end);
        let lead = f.map_or(at, |f| f.start);
        let lead =
            if lead > start && matches!(p.raw(lead - 1), "“" | "\"" | "‘") { lead - 1 } else { lead };
        let word = if lead > start { p.before(lead, 1) } else { "" };
        matches!(word, "a" | "an" | "every" | "any" | "no" | "without" | "another")
            || matches!(p.word(lead), "a" | "an" | "every" | "any" | "no")
            || lead == at
                && !matches!(
                    word,
                    "the" | "its" | "their" | "his" | "her" | "’s" | "'s" | "’" | "this" | "that"
                )
    });
    let loose = noun.or_else(|| {
        (start..half).find(|&i| loose_text(p.word(i)) && lens.tag(i).starts_with('N') && !of_things(lens, i))
    });
    let tabled = (start..half).find(|&i| marks.tables(lens, i));
    // "Charles Michel’s new box": whatever it is called, it is his.
    let owned = loose.is_none().then(|| lens.phrases_in(start, half).first()).flatten().and_then(|f| {
        let (words, at) = owner(lens, f.head)?;
        (at <= start + 1 && !lens.names_in(at, f.head).is_empty()).then_some(words)
    });
    let his = owned.is_some();
    let wrote = loose.and_then(|at| author(lens, marks, at, start, half));
    let written = wrote.is_some();
    let author = wrote.or(owned).or_else(|| {
        let by = actor(lens, start, half, tabled)?;
        Some(lens.called(&by))
    });
    let mut told = Proposal { by: author, spans: Spans::one(lens.span(start, half)), ..Proposal::default() };
    let counted = counts(lens, marks, start, half).into_iter().find(|c| c.unit);
    let measured = lens.told_in(start, half).iter().any(|t| {
        t.quantity.kind == K::Share
            || matches!(t.quantity.kind, K::Money | K::Duration)
                && (noun.is_some() || offers(lens, start, half))
    });
    let listed = (start..half).any(|i| p.raw(i) == ":" && i + 3 < half);
    let offered = (start..half).find(|&i| {
        is(p.word(i), Class::Offers) && lens.tag(i).starts_with('V')
            || p.word(i).starts_with("put") && matches!(p.word(i + 1), "to" | "before" | "forward")
    });
    let by = told.by.as_deref();
    let other = |words: &str| by.is_none_or(|by| !by.contains(words) && !words.contains(by));
    // What the sentence itself holds of a text: answers alone are given to much else.
    let laid = marks.any(start, half, Tells::Laid);
    let held = match noun {
        Some(at) if any => 1 + i32::from(written) + i32::from(tabled.is_some_and(|v| v < at)),
        Some(at) if written || tabled.is_some_and(|v| v < at) || laid && !settled(p.word(at)) => 3,
        Some(_) => 1,
        None => i32::from(loose.is_some()),
    } + 3 * i32::from(offered.is_some() || counted.is_some())
        + i32::from(his)
        + i32::from(tabled.is_some())
        + i32::from(listed)
        + i32::from(measured);
    if held < 2 || voted(lens, start, end) {
        return None;
    }
    let mut weight = if told.by.is_some() { 1 } else { -1 };
    weight += if noun.is_some() { 2 - i32::from(any) } else { i32::from(loose.is_some()) };
    weight += if counted.is_some() { 2 } else { i32::from(measured) };
    weight += i32::from(listed) + i32::from(parleying(lens, n, start, end));
    weight += if offered.is_some() { 2 } else { i32::from(tabled.is_some()) };
    weight += i32::from(noun.is_some() && laid);
    weight += i32::from(his);
    weight -= 3 * doubts(lens, start, half);
    // "proposed a toast"
    let idle = offered.or(tabled).is_some_and(|verb| {
        lens.phrases_in(verb + 1, (verb + 6).min(half)).iter().any(|f| is(p.word(f.head), Class::Unoffered))
    });
    weight -= 3 * i32::from(idle);
    // To whom.
    let whom = offered.or(tabled).is_some_and(|verb| {
        lens.phrases_in(verb + 1, half)
            .iter()
            .any(|f| (f.human || f.name.is_some()) && other(&lens.called(f)) && f.end < verb + 12)
    });
    weight += i32::from(whom);
    // Who answers it, in the rest of the sentence and in the two after it; who else does anything there.
    let mut probe = told.clone();
    stances(lens, marks, &mut probe, (start, start), end);
    let mut rest = vec![(half, end)];
    for &(a, b) in lens.sentences.iter().skip(n + 1).take(2) {
        stances(lens, marks, &mut probe, (start, a), b);
        rest.push((a, b));
    }
    let meant = rest.iter().any(|&(a, b)| (a..b).any(|i| refers(p.word(i))));
    let others = rest.iter().any(|&(a, b)| {
        lens.phrases_in(a, b).iter().any(|f| {
            (f.human || f.name.is_some())
                && f.under.is_none()
                && lens.tag(f.start) != "PRP"
                && other(&lens.called(f))
        })
    });
    let answers: i32 = probe
        .stances
        .iter()
        .filter(|s| other(&s.party))
        .map(|s| if s.answer == Answer::Amends { 2 } else { 3 })
        .sum();
    if held < 3 && answers < 3 {
        return None;
    }
    weight += answers.min(4)
        + i32::from(meant)
        + i32::from(others && (offered.is_some() || noun.is_some() || counted.is_some()));
    told.title = loose.map(|at| p.raw(at).to_owned());
    told.points = counted.filter(|c| c.firm || c.start == start).map(|c| c.value);
    told.stances = probe.stances;
    Some((weight, told))
}

/// Whether a word may stand for what was put forward.
fn refers(word: &str) -> bool {
    matches!(word, "it" | "them" | "that" | "this" | "these" | "both" | "neither" | "yes" | "no")
        || loose_text(word)
}

/// Words that take back what a sentence says: nothing was put forward, or only may be.
fn doubts(lens: &Lens<'_>, start: usize, end: usize) -> i32 {
    let p = &lens.p;
    let told = (start..end).any(|i| {
        matches!(
            p.word(i),
            "if" | "unless" | "whether" | "denied" | "denies" | "deny" | "rumours" | "rumour" | "nobody"
        ) || i == start && p.word(i) == "should"
            || matches!(p.word(i), "no" | "nothing" | "never" | "not" | "n’t" | "n't") && i < start + 8
    });
    i32::from(told)
}

/// Whether a verb of offering stands in a range.
fn offers(lens: &Lens<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| is(lens.p.word(i), Class::Offers) && lens.tag(i).starts_with('V'))
}

/// Whether a sentence tells of votes that were counted, not of a text that parties answer.
fn voted(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let p = &lens.p;
    (start..end).any(|i| {
        matches!(
            p.word(i),
            "vote"
                | "votes"
                | "voted"
                | "abstention"
                | "abstentions"
                | "abstained"
                | "abstaining"
                | "ballot"
                | "ballots"
                | "ratified"
                | "senators"
                | "deputies"
        )
    })
}

/// Who acts in a sentence: before the verb that puts something forward, before its first verb or colon, or after "said".
fn actor(lens: &Lens<'_>, start: usize, end: usize, verb: Option<usize>) -> Option<Phrase> {
    let p = &lens.p;
    let stop = verb.or_else(|| {
        (start + 1..end).find(|&i| matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD") || p.raw(i) == ":")
    });
    let first = stop.and_then(|stop| lens.phrases_in(start, stop).iter().rev().find(|f| f.under.is_none()));
    let fits = |f: &&Phrase| {
        (f.human || f.name.is_some())
            && lens.tag(f.start) != "PRP"
            && !loose_text(p.word(f.head))
            && !is(p.word(f.head), Class::Anybody)
    };
    let said = || {
        let at = (start..end).find(|&i| {
            matches!(
                p.word(i),
                "said" | "says" | "offered" | "offers" | "proposed" | "proposes" | "suggested"
            )
        })?;
        lens.phrases_in(at + 1, (at + 5).min(end)).iter().find(fits)
    };
    first.filter(fits).or_else(said).or_else(|| lens.phrases_in(start, end).iter().find(fits)).copied()
}
