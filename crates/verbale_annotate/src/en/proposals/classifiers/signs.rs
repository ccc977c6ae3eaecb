//! What a sentence of a short notice shows of a text on the table that no single word tells: signs for a trained classifier, and the text
//! as it would be told.

use crate::en::lens::{Lens, Phrase};
use crate::en::proposals::answers::stances;
use crate::en::proposals::countable::scored;
use crate::en::proposals::counts::counts;
use crate::en::proposals::policy::parleying;
use crate::en::proposals::texts::{author, of_things, owner, settled};
use crate::en::proposals::words::{Class, Marks, Tells, is, loose_text, text};
use verbale_model::{Proposal, QuantityKind as K, Spans};

/// Sentences of the longest notice that is read so.
pub(in crate::en::proposals) const SHORT: usize = 6;

/// Signs that are looked for.
pub(in crate::en::proposals) const SIGNS: usize = 20;

/// A part of a sentence as a text on the table.
pub(in crate::en::proposals) struct Signs {
    /// The text as it would be told.
    pub(in crate::en::proposals) told: Proposal,
    /// What is seen, each a small number.
    pub(in crate::en::proposals) seen: [u32; SIGNS],
}

/// What the part of sentence `n` from `start` to `half` shows; the rest of the sentence up to `end` may answer it.
pub(in crate::en::proposals) fn signs(
    lens: &Lens<'_>,
    marks: &Marks,
    n: usize,
    (start, half, end): (usize, usize, usize),
) -> Option<Signs> {
    let p = &lens.p;
    if half < start + 4 {
        return None;
    }
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
    let laid = marks.any(start, half, Tells::Laid);
    // "proposed a toast"
    let idle = offered.or(tabled).is_some_and(|verb| {
        lens.phrases_in(verb + 1, (verb + 6).min(half)).iter().any(|f| is(p.word(f.head), Class::Unoffered))
    });
    // To whom.
    let whom = offered.or(tabled).is_some_and(|verb| {
        lens.phrases_in(verb + 1, half)
            .iter()
            .any(|f| (f.human || f.name.is_some()) && other(&lens.called(f)) && f.end < verb + 12)
    });
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
    let answers = probe.stances.iter().filter(|s| other(&s.party)).count();
    let seen = [
        u32::from(noun.is_some()) + 2 * u32::from(any),
        u32::from(loose.is_some()),
        u32::from(tabled.is_some()) + u32::from(noun.is_some_and(|at| tabled.is_some_and(|v| v < at))),
        u32::from(his),
        u32::from(written),
        u32::from(told.by.is_some()),
        counted.map_or(0, |c| 1 + u32::from(c.firm || c.start == start)),
        u32::from(measured),
        u32::from(listed),
        u32::from(offered.is_some()),
        u32::from(laid) + u32::from(noun.is_some_and(|at| laid && !settled(p.word(at)))),
        u32::from(parleying(lens, n, start, end)),
        u32::from(idle),
        u32::from(whom),
        u32::from(meant),
        u32::from(others),
        (answers as u32).min(3),
        u32::from(doubts(lens, start, half)),
        u32::from(voted(lens, start, end)) + 2 * u32::from(scored(lens, start, end)),
        u32::from(p.raw(end - 1) == "?") + 2 * (n as u32).min(2) + 8 * (lens.sentences.len() as u32).min(4),
    ];
    told.title = loose.map(|at| p.raw(at).to_owned());
    told.points = counted.filter(|c| c.firm || c.start == start).map(|c| c.value);
    told.stances = probe.stances;
    Some(Signs { told, seen })
}

/// Whether a word may stand for what was put forward.
fn refers(word: &str) -> bool {
    matches!(word, "it" | "them" | "that" | "this" | "these" | "both" | "neither" | "yes" | "no")
        || loose_text(word)
}

/// Words that take back what a sentence says: nothing was put forward, or only may be.
fn doubts(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let p = &lens.p;
    (start..end).any(|i| {
        matches!(
            p.word(i),
            "if" | "unless" | "whether" | "denied" | "denies" | "deny" | "rumours" | "rumour" | "nobody"
        ) || i == start && p.word(i) == "should"
            || matches!(p.word(i), "no" | "nothing" | "never" | "not" | "n’t" | "n't") && i < start + 8
    })
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
