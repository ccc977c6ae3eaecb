//! Changes told by one half: a clause that goes whole, words that are put beside others.

use super::clauses::{clause_in, clause_near};
use super::words::{Class, Marks, Tells, is};
use crate::en::lens::Lens;
use verbale_model::{Proposal, ProposalAnswer, ProposalStance, Spans};

/// A clause that goes whole: "Riyadh wants Article 6 deleted", "Strike paragraph 9, wrote Orma", "The DUP wants Annex B out".
pub(super) fn whole_clause(lens: &Lens<'_>, marks: &Marks, start: usize, end: usize) -> Option<Proposal> {
    let p = &lens.p;
    let clause = clause_in(lens, start, end)?;
    let words = clause.split_whitespace().count();
    let at = (start..end).find(|&i| {
        is(p.word(i), Class::Part) && lens.text(i, (i + words).min(end)).starts_with(clause.as_str())
    })?;
    let to = at + words;
    let out = |i: usize| {
        marks.within(i, i + 1).iter().any(|f| f.tells == Tells::Out)
            && !matches!(
                p.word(i),
                "change"
                    | "changed"
                    | "amend"
                    | "amended"
                    | "rewrite"
                    | "rewritten"
                    | "replace"
                    | "replaced"
                    | "alter"
                    | "altered"
                    | "lose"
                    | "loses"
                    | "lost"
            )
    };
    let wish = |i: usize| {
        matches!(
            p.word(i),
            "wants"
                | "want"
                | "wanted"
                | "asks"
                | "asked"
                | "demands"
                | "demanded"
                | "would"
                | "likes"
                | "like"
                | "proposes"
                | "proposed"
                | "prefers"
                | "preferred"
                | "insists"
                | "see"
        )
    };
    // "wants Article 6 deleted", "wants Article 6 out"
    let after = (out(to) && lens.tag(to) != "VBZ" || p.word(to) == "out" || p.word(to) == "gone")
        && (start..at).any(wish);
    // "Strike paragraph 9", "would delete Article 3"
    let lead =
        at.checked_sub(1).map(|k| if matches!(p.word(k), "the" | "all" | "of") { k - 1 } else { k })?;
    let before = lead >= start
        && out(lead)
        && matches!(lens.tag(lead), "VB" | "VBP" | "NNP" | "NN")
        && (lead == start || (start..lead).any(wish) || p.before(lead, 1) == "to");
    // "Clause 3 is out", "Article 13 should go", "the deletion of paragraph 21"
    let dead =
        matches!(p.word(to), "is" | "was" | "has" | "must" | "should" | "would" | "will" | "shall" | "had")
            && (to + 1..(to + 4).min(end)).any(|i| {
                matches!(p.word(i), "out" | "gone" | "go" | "goes" | "scrapped")
                    || out(i) && matches!(lens.tag(i), "VBN" | "VB")
            })
            && !lens.any(to, (to + 4).min(end), &["not", "n’t", "n't", "never", "no"]);
    let noun = p.before(at, 1) == "of"
        && matches!(p.before(at, 2), "deletion" | "removal" | "withdrawal" | "suppression" | "excision");
    if !(after || before || dead || noun) {
        return None;
    }
    let by = lens.subject(start, at).map(|g| g.names).and_then(|n| n.into_iter().next());
    let first = lens.groups(start, at).first().map_or(lead.max(start), |g| g.start);
    let stances =
        by.iter().map(|n| ProposalStance { party: n.clone(), answer: ProposalAnswer::Amends }).collect();
    Some(Proposal {
        by,
        clause: Some(clause),
        stances,
        spans: Spans::one(lens.span(first.min(at), (to + 1).min(end))),
        ..Proposal::default()
    })
}

/// Words put beside others that stay: "before “territories” there should stand “all the”", "“duly” added after “shall”".
pub(super) fn inserted(
    lens: &Lens<'_>,
    (a, b): ((usize, usize), (usize, usize)),
    (start, end): (usize, usize),
) -> Option<Proposal> {
    let p = &lens.p;
    let beside = |q: (usize, usize)| {
        let at = (q.0.saturating_sub(4).max(start)..q.0).rev();
        at.take_while(|&i| p.is_word(i)).find(|&i| {
            matches!(p.word(i), "before" | "after" | "behind" | "following" | "preceding" | "beside")
        })
    };
    let put = |from: usize, to: usize| {
        (from..to).any(|i| {
            matches!(
                p.word(i),
                "insert"
                    | "inserts"
                    | "inserted"
                    | "inserting"
                    | "add"
                    | "adds"
                    | "added"
                    | "adding"
                    | "stand"
                    | "stands"
                    | "put"
                    | "puts"
                    | "place"
                    | "places"
                    | "placed"
                    | "write"
                    | "writes"
                    | "written"
                    | "come"
                    | "comes"
                    | "go"
                    | "goes"
                    | "append"
                    | "appends"
                    | "appended"
                    | "slip"
                    | "slips"
                    | "slipped"
                    | "read"
                    | "squeeze"
                    | "squeezed"
                    | "squeezes"
                    | "wants"
                    | "wanted"
                    | "want"
            )
        })
    };
    let new = if beside(a).is_some() && put(start, b.0) {
        b
    } else if beside(b).is_some_and(|at| at >= a.1) && put(start, b.0) {
        a
    } else {
        return None;
    };
    let words = lens.text(new.0 + 1, new.1 - 1).trim_matches([',', '.', ' ']).to_owned();
    Some(Proposal {
        clause: clause_near(lens, start, end),
        to: Some(words),
        spans: Spans::one(lens.span(a.0, b.1)),
        ..Proposal::default()
    })
}
