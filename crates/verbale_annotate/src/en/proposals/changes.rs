//! Clauses whose words change, told by the old words and the new.

use super::clauses::{clause_in, clause_near, quotes};
use super::pieces::{inserted, whole_clause};
use super::revision::age;
use super::wordings::{Wording, alone, ordered};
use super::words::{Class, Marks, REACH, any, is, text};
use crate::en::lens::Lens;
use verbale_model::{Proposal, ProposalAnswer, ProposalStance, Spans};

/// A clause whose words change: two quotations and a word of change between or before them.
pub(super) fn changes(lens: &Lens<'_>, marks: &Marks, n: usize, start: usize, end: usize) -> Vec<Proposal> {
    let quotes = quotes(lens, start, end);
    let mut from = start;
    let mut out = Vec::new();
    if quotes.len() == 1
        && let Some(change) = over_two(lens, marks, n, start, quotes[0])
    {
        return vec![change];
    }
    if let [only] = quotes[..]
        && let Some(change) = swapped(lens, only, start)
    {
        return vec![change];
    }
    if let [only] = quotes[..] {
        out.extend(one_sided(lens, marks, only, start, end));
    }
    if quotes.is_empty() {
        out.extend(
            unquoted(lens, marks, start, end)
                .or_else(|| measures(lens, start, end))
                .or_else(|| measured_anew(lens, n, start, end))
                .or_else(|| whole_clause(lens, marks, start, end)),
        );
    }
    for pair in quotes.chunks_exact(2) {
        let (near, far) = (pair[0].0.saturating_sub(REACH), pair[1].1 + REACH);
        out.extend(change(lens, marks, (from.max(near), end.min(far)), pair[0], pair[1]));
        from = pair[1].1;
    }
    out
}

/// "Clause four said “consult”. It now says “obtain the consent of”": a change told over two sentences.
fn over_two(lens: &Lens<'_>, marks: &Marks, n: usize, start: usize, a: (usize, usize)) -> Option<Proposal> {
    let p = &lens.p;
    let &(next, last) = lens.sentences.get(n + 1)?;
    let mut told = quotes(lens, next, last);
    let b = told.pop().filter(|_| told.is_empty())?;
    if long(a) || long(b) {
        return None;
    }
    let clause = clause_in(lens, start, next).or_else(|| clause_in(lens, next, b.0));
    let textual =
        clause.is_some() || (start..a.0).any(|i| text(p.word(i))) || (next..b.0).any(|i| text(p.word(i)));
    let told = ordered(lens, marks, (a, b), (start, last), clause.is_some()).or_else(|| widened(lens, a, b));
    let clause = clause.or_else(|| clause_in(lens, next, last));
    let old = lens.find(start, a.0, |w| is(w, Class::Said)).filter(|_| told.is_none());
    let turns = any(lens, (next, last), Class::Anew);
    let newer = old.is_some_and(|old| matches!(p.word(old), "says" | "reads" | "has" | "speaks" | "is"))
        && lens.any(next, b.0, &["said", "read", "had", "was", "spoke", "used"]);
    // The second sentence is about the text as well.
    let resumed = (next..b.0).any(|i| {
        matches!(p.word(i), "it" | "its" | "one" | "this" | "they" | "place" | "stead" | "there")
            || text(p.word(i))
    }) || clause_in(lens, next, b.0).is_some()
        || b.0 <= next + 3 && clause.is_some()
        || clause.is_some()
            && (b.1..last).any(|i| matches!(p.word(i), "it" | "its" | "they") || text(p.word(i)));
    let dated = |from: usize, to: usize| any(lens, (from, to), Class::Anew);
    let last_verb = |from: usize, to: usize| (from..to).rev().find_map(|i| tense(lens, i));
    let tensed = matches!(
        (last_verb(start, a.0), last_verb(next, b.0)),
        (Some(false), Some(true)) | (Some(true), Some(false))
    );
    // "Article 12, Orma’s version: “A”. Article 12, as Tolm hands it back: “B”": one clause told twice.
    let twice = clause.is_some() && clause_in(lens, start, a.0) == clause_in(lens, next, b.0);
    if clause.is_none() && !of_a_text(lens, (a, b), (start, last)) {
        return None;
    }
    if !textual
        || !resumed
        || told.is_none()
            && (old.is_none() || !(turns || newer))
            && !(clause.is_some() && dated(next, last))
            && !(clause.is_some() && tensed)
            && !twice
    {
        return None;
    }
    let words = |q: (usize, usize)| lens.text(q.0 + 1, q.1 - 1).trim_matches([',', '.', ' ']).to_owned();
    // "the annex will call it “A”. Orma’s text had “B”": what a verb of the past says stood there before.
    let tense = |from: usize, to: usize| (from..to).rev().find_map(|i| tense(lens, i));
    let newer =
        newer || told.is_none() && matches!((tense(start, a.0), tense(next, b.0)), (Some(false), Some(true)));
    let (was, now) = told.unwrap_or(if newer { (b, a) } else { (a, b) });
    let (from, to) = (words(was), words(now));
    let first = lens
        .find(start, a.0, |w| matches!(w, "article" | "clause" | "point" | "paragraph" | "section"))
        .unwrap_or(a.0);
    Some(Proposal {
        clause,
        from: Some(from),
        to: Some(to),
        spans: Spans::one(lens.span(first, b.1)),
        ..Proposal::default()
    })
}

/// The old words and the new where the ones stand within the others: "“fuel subsidies” ... “inefficient fuel subsidies”".
fn widened(
    lens: &Lens<'_>,
    a: (usize, usize),
    b: (usize, usize),
) -> Option<((usize, usize), (usize, usize))> {
    let words = |q: (usize, usize)| lens.text(q.0 + 1, q.1 - 1).trim_matches([',', '.', ' ']).to_lowercase();
    let (first, second) = (words(a), words(b));
    (first != second && first.len() > 3 && second.contains(&first)).then_some((a, b))
}

/// Whether a verb tells of the past, or of what is or will be.
fn tense(lens: &Lens<'_>, i: usize) -> Option<bool> {
    match lens.tag(i) {
        "VBD" => Some(true),
        "VBZ" | "VBP" | "MD" => Some(false),
        _ => None,
    }
}

/// A change of a measure in a clause or a text: "Article 9 was cut from five years to two".
fn unquoted(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> Option<Proposal> {
    use verbale_model::QuantityKind as K;
    let p = &lens.p;
    let clause = clause_in(lens, start, end);
    // "The company has gone from 10 to 18 per cent. The union dropped the paper into a bin."
    let later = || {
        let n = lens.sentences.partition_point(|s| s.1 <= start);
        lens.sentences.get(n + 1).is_some_and(|&(a, b)| {
            (a..b).any(|i| is(p.word(i), Class::Worded)) && (a..b).any(|i| marks.answer(lens, i).is_some())
        })
    };
    let textual = clause.is_some() || (start..end).any(|i| text(p.word(i))) || later();
    if !textual {
        return None;
    }
    let measured = |i: usize| {
        let told = lens.told_in(i, i + 2).first().copied()?;
        matches!(told.quantity.kind, K::Duration | K::Share | K::Money | K::Distance).then_some(told)
    };
    let from = (start..end)
        .find(|&i| p.word(i) == "from" && (measured(i + 1).is_some() || number_end(lens, i + 1).is_some()))?;
    let old_end = measured(from + 1).map(|t| t.end).or_else(|| number_end(lens, from + 1))?;
    // "from 12 to 15 dollars" is one range.
    let range =
        lens.told_in(from + 1, from + 2).first().filter(|t| (t.start..t.end).any(|i| p.word(i) == "to"));
    let old_end = range.and_then(|_| number_end(lens, from + 1)).unwrap_or(old_end);
    let to = (old_end..(old_end + 6).min(end)).find(|&i| p.word(i) == "to")?;
    let new_end = measured(to + 1).map(|t| t.end).or_else(|| number_end(lens, to + 1))?;
    let new_end = range.map_or(new_end, |t| t.end.max(new_end));
    let large = || (from + 1..new_end).filter(|&i| p.is_number(i) && p.raw(i).len() > 3).count() > 1;
    let bare = range.is_none() && measured(from + 1).is_none() && measured(to + 1).is_none();
    if bare && !(clause.is_some() && large()) || new_end > end {
        return None;
    }
    let words = |a: usize, b: usize| Some(lens.text(a, b).to_owned());
    Some(Proposal {
        clause,
        from: words(from + 1, old_end),
        to: words(to + 1, new_end),
        spans: Spans::one(lens.span(from, new_end)),
        ..Proposal::default()
    })
}

/// Two measures of a clause or a text, one for the other: "5 per cent instead of 8", "Five years became two in Article 9".
fn measures(lens: &Lens<'_>, start: usize, end: usize) -> Option<Proposal> {
    use verbale_model::QuantityKind as K;
    let p = &lens.p;
    let clause = clause_in(lens, start, end);
    let offered = || (start..end).any(|i| is(p.word(i), Class::Worded));
    if clause.is_none() && !offered() {
        return None;
    }
    let measure = |t: &&crate::en::lens::Told<'_>| {
        matches!(t.quantity.kind, K::Duration | K::Share | K::Money | K::Distance)
    };
    // The measures, and the bare numbers near them.
    let mut all: Vec<(usize, usize, bool)> =
        lens.told_in(start, end).iter().filter(measure).map(|t| (t.start, t.end, true)).collect();
    if all.is_empty() && clause.is_none() {
        return None;
    }
    let mut i = start;
    while i < end {
        let found = (p.is_number(i) || p.is_word(i)).then(|| number_end(lens, i)).flatten();
        if let Some(to) = found.filter(|&to| to <= end) {
            let part = is(p.before(i, 1), Class::Part);
            if !part && !matches!(p.word(i), "a" | "an") && !all.iter().any(|m| m.0 <= i && i < m.1) {
                all.push((i, to, false));
            }
            i = to.max(i + 1);
        } else {
            i += 1;
        }
    }
    all.sort_unstable();
    let says = |range: (usize, usize), words: &[&str]| lens.any(range.0, range.1, words);
    let (was, now) = all.windows(2).find_map(|pair| {
        let (a, b) = (pair[0], pair[1]);
        let between = (a.1, b.0);
        // "now caps the army at 800,000; it was 600,000"
        let (left, right) = (age(lens, (a.0, a.1), (start, b.0)), age(lens, (b.0, b.1), (a.1, end)));
        let it = (a.1..b.0).any(|i| matches!(p.word(i), "it" | "they" | "that"));
        if clause.is_some() && it && left.signum() * right.signum() < 0 {
            return Some(if left > right { (b, a) } else { (a, b) });
        }
        // "Article 7 gave ninety days; Chad’s amendment gives thirty"
        let past = |from: usize, to: usize| (from..to).rev().find_map(|i| tense(lens, i));
        let amended = (a.1..b.0).any(|i| {
            matches!(p.word(i), "amendment" | "version" | "draft" | "proposal" | "text" | "now" | "redraft")
        });
        if clause.is_some()
            && a.2
            && amended
            && past(start, a.0) == Some(true)
            && past(a.1, b.0) == Some(false)
        {
            return Some((a, b));
        }
        let large = |m: (usize, usize, bool)| p.is_number(m.0) && p.raw(m.0).len() > 3;
        if !(a.2 || b.2 || clause.is_some() && large(a) && large(b)) || b.0 > a.1 + 9 {
            return None;
        }
        // "instead of", "rather than", "up from", "where it had been"
        let back = matches!(p.before(b.0, 1), "of" | "than" | "from" | "not")
            && says(between, &["instead", "rather", "up", "down", "not", "from"])
            || says(between, &["where", "against"]) && says(between, &["had", "was", "before", "old"]);
        let on =
            says(
                between,
                &["become", "becomes", "became", "now", "replaced", "turned", "grown", "shrunk", "be"],
            ) && says(between, &["become", "becomes", "became", "now", "by", "into", "to", "with", "be"])
                && !says(between, &["and", "or", "between"]);
        let lead = (a.0.saturating_sub(4).max(start), a.0);
        if back {
            Some((b, a))
        } else if on && !(p.before(b.0, 1) == "to" && between.1 == between.0 + 1)
            || says(lead, &["for", "from", "instead"]) && on
        {
            Some((a, b))
        } else {
            None
        }
    })?;
    let first = (start..end).find(|&i| is(p.word(i), Class::Part) || text(p.word(i))).unwrap_or(was.0);
    let words = |m: (usize, usize, bool)| Some(lens.text(m.0, m.1).to_owned());
    Some(Proposal {
        clause,
        from: words(was),
        to: words(now),
        spans: Spans::one(lens.span(first.min(was.0).min(now.0), was.1.max(now.1))),
        ..Proposal::default()
    })
}

/// A thing that gives way to quoted words: "replaces mandatory quotas with “flexible solidarity”".
fn swapped(lens: &Lens<'_>, quote: (usize, usize), start: usize) -> Option<Proposal> {
    let p = &lens.p;
    if !matches!(p.before(quote.0, 1), "with" | "by" | "for") || long(quote) {
        return None;
    }
    let verb = (quote.0.saturating_sub(9).max(start)..quote.0).find(|&i| {
        (lens.tag(i).starts_with('V') || lens.tag(i) == "NNS")
            && ["replac", "swap", "exchang", "substitut", "trad"].iter().any(|s| p.word(i).starts_with(s))
    })?;
    if !(start..verb).any(|i| text(p.word(i))) && clause_in(lens, start, quote.0).is_none() {
        return None;
    }
    let (from, to) = (verb + 1 + usize::from(lens.tag(verb + 1) == "DT"), quote.0 - 1);
    let plain =
        |i: usize| p.is_word(i) && matches!(lens.tag(i), "NN" | "NNS" | "NNP" | "JJ" | "VBN" | "VBG" | "IN");
    if from >= to || to - from > 5 || !(from..to).all(plain) {
        return None;
    }
    let first = (start..verb).find(|&i| text(p.word(i))).unwrap_or(verb);
    Some(Proposal {
        clause: clause_in(lens, start, quote.0),
        from: Some(lens.text(from, to).to_owned()),
        to: Some(lens.text(quote.0 + 1, quote.1 - 1).trim_matches([',', '.', ' ']).to_owned()),
        spans: Spans::one(lens.span(first, quote.1)),
        ..Proposal::default()
    })
}

/// Words struck from a clause, or written into it: "Delete “and associated waters” in Article 12".
fn one_sided(
    lens: &Lens<'_>,
    marks: &Marks,
    quote: (usize, usize),
    start: usize,
    end: usize,
) -> Option<Proposal> {
    if long(quote) {
        return None;
    }
    let clause = clause_near(lens, start, end)?;
    let wording = alone(lens, marks, quote, start, end)?;
    let words = Some(lens.text(quote.0 + 1, quote.1 - 1).trim_matches([',', '.', ' ']).to_owned());
    let (from, to) = if wording == Wording::Old { (words, None) } else { (None, words) };
    Some(Proposal {
        clause: Some(clause),
        from,
        to,
        spans: Spans::one(lens.span(quote.0, quote.1)),
        ..Proposal::default()
    })
}

/// "swapped “A” for “B”": the first gives way.
fn traded(lens: &Lens<'_>, (from, to): (usize, usize)) -> bool {
    (to.saturating_sub(5).max(from)..to).any(|i| {
        let word = lens.p.word(i);
        ["swap", "exchang", "trad", "barter", "abandon"].iter().any(|s| word.starts_with(s))
            || word == "up" && matches!(lens.p.before(i, 1), "gave" | "gives" | "give" | "given")
    })
}

/// Two wordings of a clause that no word puts in order: what stands first gives way to what stands second, what somebody wishes
/// to what stands. `None` where they are joined as two things, or are what two speakers say.
fn by_place(
    lens: &Lens<'_>,
    (a, b): ((usize, usize), (usize, usize)),
    (start, end): (usize, usize),
) -> Option<bool> {
    let p = &lens.p;
    let words = (a.1..b.0).filter(|&i| p.is_word(i)).count();
    if words == 0 || words == 1 && lens.any(a.1, b.0, &["and", "or", "nor"]) {
        return None;
    }
    let wish = |from: usize, to: usize| {
        (from..to).any(|i| {
            matches!(
                p.word(i),
                "would"
                    | "should"
                    | "must"
                    | "wants"
                    | "want"
                    | "wanted"
                    | "asks"
                    | "asked"
                    | "proposes"
                    | "proposed"
                    | "prefers"
                    | "preferred"
                    | "suggests"
                    | "suggested"
                    | "insists"
                    | "demands"
                    | "shall"
                    | "seeks"
            )
        })
    };
    let (first, second) = (wish(start.max(a.0.saturating_sub(10)), a.0), wish(a.1, b.0));
    let after = wish(b.1, (b.1 + 5).min(end));
    // What two parties wish are two wishes.
    if first && second {
        return None;
    }
    let spoken = |from: usize, to: usize| {
        (from..to).any(|i| {
            matches!(
                p.word(i),
                "said"
                    | "called"
                    | "calls"
                    | "told"
                    | "replied"
                    | "added"
                    | "described"
                    | "thinks"
                    | "argued"
            ) && lens.acting_before(from, i).last().is_some_and(|f| f.end == i)
        })
    };
    if spoken(start, a.0) || spoken(a.1, b.0) {
        return None;
    }
    let turned = lens.any(a.1, b.0, &["be", "become", "becomes", "became", "into"]);
    Some(first && !second && !after && !turned)
}

/// Words of a change told before that somebody puts back: "moved to put “permanent” back in its place".
pub(super) fn restored(lens: &Lens<'_>, last: &Proposal, start: usize, end: usize) -> Option<Proposal> {
    let p = &lens.p;
    let (Some(old), Some(new)) = (last.from.as_deref(), last.to.as_deref()) else { return None };
    let quote = quotes(lens, start, end)
        .into_iter()
        .find(|q| lens.text(q.0 + 1, q.1 - 1).trim_matches([',', '.', ' ']) == old)?;
    let again = (start..end).any(|i| {
        matches!(
            p.word(i),
            "back"
                | "again"
                | "restore"
                | "restored"
                | "restores"
                | "reinstate"
                | "reinstated"
                | "reinstates"
        ) || p.word(i) == "return" && p.word(i + 1) == "of"
    });
    let by = lens.subject(start, quote.0).and_then(|g| g.names.into_iter().next());
    again.then(|| Proposal {
        by,
        clause: last.clause.clone(),
        from: Some(new.to_owned()),
        to: Some(old.to_owned()),
        spans: Spans::one(lens.span(quote.0.saturating_sub(4).max(start), quote.1)),
        ..Proposal::default()
    })
}

/// Whether two quotations are wordings of a text though no clause is named: a few words each, a word for a text near them.
fn of_a_text(
    lens: &Lens<'_>,
    (a, b): ((usize, usize), (usize, usize)),
    (start, end): (usize, usize),
) -> bool {
    let p = &lens.p;
    let few = |q: (usize, usize)| (q.0..q.1).filter(|&i| p.is_word(i) || p.is_number(i)).count() <= 7;
    let near = (a.0.saturating_sub(16).max(start)..(b.1 + 16).min(end)).any(|i| {
        let inside = (a.0..a.1).contains(&i) || (b.0..b.1).contains(&i);
        !inside && (text(p.word(i)) || is(p.word(i), Class::Written) || is(p.word(i), Class::Textual))
    });
    few(a) && few(b) && near
}

/// Wordings that change are short; a long quotation is speech.
fn long(quote: (usize, usize)) -> bool {
    quote.1 - quote.0 > 18
}

/// A measure that a text gives anew: "The paper used to say 39 per cent. Now it says 15."
fn measured_anew(lens: &Lens<'_>, n: usize, start: usize, end: usize) -> Option<Proposal> {
    use verbale_model::QuantityKind as K;
    let p = &lens.p;
    let &(next, last) = lens.sentences.get(n + 1)?;
    let said = (start..end).find(|&i| {
        p.are(i, &["used", "to"]) && lens.tag(i + 2) == "VB"
            || matches!(p.word(i), "said" | "read" | "spoke" | "gave" | "asked" | "had" | "offered")
    })?;
    let clause = clause_in(lens, start, said);
    if clause.is_none() && !(start..said).any(|i| text(p.word(i))) {
        return None;
    }
    let old = lens.told_in(said, end).iter().find(|t| {
        matches!(t.quantity.kind, K::Duration | K::Share | K::Money | K::Distance) && t.start <= said + 5
    })?;
    let says = (next..last).find(|&i| {
        matches!(lens.tag(i), "VBZ" | "VBP")
            && lens.any(next, (i + 3).min(last), &["now", "today", "since"])
            && lens.any(next, i, &["it", "its", "that", "this", "one", "they", "there"])
    })?;
    let from = (says + 1..(says + 4).min(last)).find(|&i| number_end(lens, i).is_some())?;
    let to = lens.told_in(from, from + 1).first().map(|t| t.end).or_else(|| number_end(lens, from))?;
    let first = (start..said).find(|&i| text(p.word(i))).unwrap_or(said);
    Some(Proposal {
        clause,
        from: Some(lens.text(old.start, old.end).to_owned()),
        to: Some(lens.text(from, to).to_owned()),
        spans: Spans::one(lens.span(first, to)),
        ..Proposal::default()
    })
}

fn number_end(lens: &Lens<'_>, i: usize) -> Option<usize> {
    crate::en::quantities::numbers::number(&lens.p, i).map(|n| n.end)
}

/// One change: the quotations `a` and `b` between the change before and the end of the sentence.
fn change(
    lens: &Lens<'_>,
    marks: &Marks,
    (start, end): (usize, usize),
    a: (usize, usize),
    b: (usize, usize),
) -> Option<Proposal> {
    let p = &lens.p;
    let between = (a.1, b.0);
    let lead = (start, a.0);
    let says = |range: (usize, usize), words: &[&str]| lens.any(range.0, range.1, words);
    let becomes = says(
        between,
        &["becomes", "became", "become", "now", "be", "to", "with", "by", "replaced", "into", "reads"],
    ) && !says(between, &["and", "said", "says", "or"]);
    let before = any(lens, lead, Class::Before);
    // "should no longer speak of “A” but of “B”"
    let dropped = says(lead, &["longer", "not", "stops", "stopped", "ceases", "ceased"]) && says(between, &["but", ";", "it", "speaks"])
        // "“permanent” was struck and “provisional” written in"
        || says(between, &["struck", "deleted", "dropped", "removed", "vanished", "disappeared", "missing", "lost", "out", "gone", "cut", "scrapped"])
            && says(between, &["and", ";", ","])
            && says((b.1, (b.1 + 4).min(end)), &["written", "inserted", "put", "added", "in", "came", "takes", "stands", "restored"]);
    let reversed = says(between, &["instead", "replaces", "replacing", "not"])
        && says(between, &["of", "replaces", "replacing"])
        && !says(between, &["now"]);
    // "wants “A” where the draft has “B”", "“A” rather than “B”", "“A” replaces “B”": the new words come first.
    let newer = says(between, &["where", "rather"])
        || between.1 == between.0 + 1 && p.word(between.0) == "for" && !traded(lens, lead)
        || says(lead, &["prefers", "prefer", "preferred"]) && says(between, &["to", "over"])
        || says(
            lead,
            &["substituted", "substitutes", "substitute", "insert", "inserted", "put", "puts", "wrote"],
        ) && says(between, &["for"])
        || says(between, &["place", "instead"]) && says(between, &["of"]);
    let lost = says(lead, &["lost", "loses", "dropped", "drops", "missing", "gone"])
        && (says(between, &["gained", "gains", "for", "is", "now", "became"]));
    let gives_way = any(lens, between, Class::Yields);
    let clause = clause_near(lens, start, end);
    // "to" and "with" join any two quotations: without a clause a verb of change has to stand there.
    let altered = any(lens, between, Class::Altered);
    let becomes = becomes && (clause.is_some() || altered || says(between, &["be"]));
    let joins = before || altered || says(between, &["with", "to"]);
    let changing = newer || lost || gives_way || becomes && joins || dropped || reversed;
    let textual = any(lens, (start, end), Class::Textual)
        || (start..end).any(|i| text(p.word(i)))
        || clause_in(lens, start, end).is_some();
    // "had “phase out” replaced by “phase down”": the words alone tell it.
    let told_to_read = between.1 == between.0 + 1
        && matches!(p.word(between.0), "read" | "be" | "say" | "become" | "to")
        && (start..a.0).any(|i| {
            matches!(
                p.word(i),
                "have"
                    | "wants"
                    | "wanted"
                    | "want"
                    | "proposes"
                    | "proposed"
                    | "asks"
                    | "asked"
                    | "let"
                    | "suggests"
                    | "suggested"
                    | "that"
            )
        });
    // "for “arms” read “small arms”"
    let read = matches!(p.before(a.0, 1), "for" | "instead" | "of")
        && between.1 <= between.0 + 2
        && matches!(p.before(b.0, 1), "read" | "put" | "write" | "say" | "have" | "substitute");
    // "“A” has become “B”", "“A” gave way to “B”": short wordings, each with a word that says what it is.
    let wordings = || {
        let lower = |q: (usize, usize)| q.1 - q.0 <= 9 && !p.capital(q.0 + 1);
        let turned = altered && !says(between, &["would", "now"])
            || gives_way
            || says(between, &["instead", "rather", "replaces", "replacing", "for"]);
        lower(a)
            && lower(b)
            && turned
            && between.1 - between.0 <= 6
            && ordered(lens, marks, (a, b), (start, end), false).is_some()
    };
    let plainly = || {
        let short = |q: (usize, usize)| q.1 - q.0 <= 7;
        read || wordings()
            || short(a) && short(b) && told_to_read
            || short(a)
                && short(b)
                && between.1 - between.0 <= 3
                && altered
                && says(between, &["by", "with", "to", "into"])
    };
    if clause.is_none() && !of_a_text(lens, (a, b), (start, end)) && !plainly() {
        return None;
    }
    if !(textual || plainly()) || long(a) || long(b) {
        return None;
    }
    if let Some(change) = inserted(lens, (a, b), (start, end)) {
        return Some(change);
    }
    // "Article 4 should read “A” and not “B”"
    let but = (b.0 - a.1 <= 3 && matches!(p.before(b.0, 1), "not" | "never")).then_some((b, a));
    // "“five years” (was “ten”)", "happier with “A” than with “B”", "“A”, the chair has offered for “B”"
    let aside = p.raw(between.0) == "("
        && says(between, &["was", "formerly", "previously", "before", "originally"])
        || lens.any(b.0.saturating_sub(2).max(between.0), b.0, &["than"])
        || p.before(b.0, 1) == "for"
            && between.1 - between.0 > 1
            && says(
                between,
                &["offered", "offers", "proposed", "proposes", "suggested", "suggests", "wants", "put"],
            )
            && !traded(lens, lead);
    let but = but.or(aside.then_some((b, a)));
    let told = but.or_else(|| ordered(lens, marks, (a, b), (start, end), clause.is_some()));
    let told = told.or((told_to_read || read).then_some((a, b)));
    let told = told.or_else(|| {
        // "“peace” stands in Article 1, and “war” in Article 2": two clauses.
        let two = clause_in(lens, a.1, b.0).zip(clause_in(lens, b.1, end)).is_some_and(|(x, y)| x != y);
        let part = clause_in(lens, start, end).filter(|_| !changing && !two)?;
        let few = |q: (usize, usize)| q.1 - q.0 <= 12;
        if part.is_empty() || !few(a) || !few(b) {
            return None;
        }
        by_place(lens, (a, b), (start, end)).map(|newer| if newer { (b, a) } else { (a, b) })
    });
    if !changing && told.is_none() {
        return None;
    }
    let words = |q: (usize, usize)| lens.text(q.0 + 1, q.1 - 1).trim_matches([',', '.', ' ']).to_owned();
    let (was, now) = match told {
        Some(told) => told,
        _ if newer || reversed && !before => (b, a),
        _ => (a, b),
    };
    let (from, to) = (words(was), words(now));
    let amended = lens.find(start, a.0, |w| is(w, Class::Rewrites));
    let by =
        amended.and_then(|v| lens.subject(start, v)).or_else(|| lens.groups(a.1, b.0).into_iter().next());
    let stances = by
        .iter()
        .flat_map(|g| &g.names)
        .take(1)
        .map(|n| ProposalStance { party: n.clone(), answer: ProposalAnswer::Amends })
        .collect();
    let first = if let Some(g) = by.as_ref().filter(|g| g.start < a.0) {
        g.start
    } else {
        a.0.min(
            lens.find(start, a.0, |w| matches!(w, "article" | "clause" | "point" | "paragraph"))
                .unwrap_or(a.0),
        )
    };
    Some(Proposal {
        by: by.and_then(|g| g.names.into_iter().next()),
        clause,
        from: Some(from).filter(|w| !w.is_empty()),
        to: Some(to).filter(|w| !w.is_empty()),
        stances,
        spans: Spans::one(lens.span(first, b.1)),
        ..Proposal::default()
    })
}
