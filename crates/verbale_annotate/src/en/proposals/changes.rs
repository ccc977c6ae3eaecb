//! Clauses whose words change, told by the old words and the new.

use crate::en::lens::Lens;
use verbale_model::{Proposal, ProposalAnswer, ProposalStance, Spans};

/// A clause whose words change: two quotations and a word of change between or before them.
pub(super) fn changes(lens: &Lens<'_>, start: usize, end: usize) -> Vec<Proposal> {
    let quotes = quotes(lens, start, end);
    let mut from = start;
    let mut out = Vec::new();
    for pair in quotes.chunks_exact(2) {
        out.extend(change(lens, (from, end), pair[0], pair[1]));
        from = pair[1].1;
    }
    out
}

/// One change: the quotations `a` and `b` between the change before and the end of the sentence.
fn change(
    lens: &Lens<'_>,
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
    let before = says(
        lead,
        &[
            "instead",
            "from",
            "for",
            "replace",
            "replaces",
            "replacing",
            "of",
            "change",
            "changes",
            "changed",
            "strike",
            "struck",
            "where",
            "not",
            "used",
            "once",
            "formerly",
            "said",
        ],
    );
    // "should no longer speak of “A” but of “B”"
    let dropped = says(lead, &["longer", "not"]) && says(between, &["but"]);
    let reversed = says(between, &["instead", "replaces", "replacing", "not"])
        && says(between, &["of", "replaces", "replacing"])
        && !says(between, &["now"]);
    // "wants “A” where the draft has “B”", "“A” rather than “B”", "“A” replaces “B”": the new words come first.
    let newer =
        says(between, &["where", "rather"]) || says(between, &["place", "instead"]) && says(between, &["of"]);
    let lost = says(lead, &["lost", "loses", "dropped", "drops", "missing", "gone"])
        && (says(between, &["gained", "gains", "for", "is", "now", "became"]));
    let gives_way = says(
        between,
        &["way", "turned", "turns", "softened", "changed", "shrunk", "since", "gained", "swapped"],
    );
    let changing = newer
        || lost
        || gives_way
        || becomes
            && (before
                || says(between, &["becomes", "became", "become", "would", "replaced", "now", "with"]))
        || dropped
        || reversed;
    let textual = lens.any(
        start,
        end,
        &[
            "article",
            "clause",
            "point",
            "paragraph",
            "text",
            "draft",
            "wording",
            "word",
            "words",
            "reads",
            "read",
            "amended",
            "preamble",
            "line",
            "sentence",
            "section",
            "version",
            "annex",
            "charter",
            "convention",
            "treaty",
            "protocol",
            "document",
            "proposal",
            "articles",
            "plan",
            "chapter",
        ],
    ) || (start..end)
        .any(|i| crate::en::quantities::calendar::ordinal(p.word(i)).is_some() && p.before(i, 1) == "the");
    if !changing || !textual {
        return None;
    }
    let words = |q: (usize, usize)| lens.text(q.0 + 1, q.1 - 1).trim_matches([',', '.', ' ']).to_owned();
    let (from, to) = if newer || reversed && !before { (words(b), words(a)) } else { (words(a), words(b)) };
    let clause = (start..end)
        .find(|&i| {
            matches!(p.word(i), "article" | "clause" | "point" | "paragraph" | "section" | "annex")
                && (p.is_number(i + 1) || crate::en::quantities::numbers::cardinal(p.word(i + 1)).is_some())
        })
        .map(|i| {
            // "Paragraph 28(d)"
            let bracket = p.raw(i + 2) == "(" && p.glued(i + 2) && p.raw(i + 4) == ")";
            lens.text(i, if bracket { i + 5 } else { i + 2 }).to_owned()
        });
    let clause = clause.or_else(|| {
        (start..end)
            .find(|&i| {
                p.word(i) == "the"
                    && crate::en::quantities::calendar::ordinal(p.word(i + 1)).is_some()
                    && (!p.is_word(i + 2)
                        || matches!(
                            p.word(i + 2),
                            "point" | "article" | "clause" | "paragraph" | "would" | "should" | "now"
                        ))
            })
            .map(|i| p.raw(i + 1).to_owned())
    });
    let clause = clause.or_else(|| lens.any(start, end, &["preamble"]).then(|| "preamble".to_owned()));
    let amended = lens.find(start, a.0, |w| {
        matches!(
            w,
            "suggests"
                | "proposes"
                | "wants"
                | "asks"
                | "demands"
                | "suggested"
                | "proposed"
                | "wanted"
                | "amended"
                | "changed"
                | "amends"
                | "rewrote"
                | "rewrites"
                | "replaced"
                | "replaces"
        )
    });
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

/// Quotations as half-open ranges, marks included.
fn quotes(lens: &Lens<'_>, start: usize, end: usize) -> Vec<(usize, usize)> {
    let p = &lens.p;
    let mut out = Vec::new();
    let mut open = None;
    for i in start..end {
        match (p.raw(i), open) {
            ("“" | "\"", None) => open = Some(i),
            ("”" | "\"", Some(from)) => {
                out.push((from, i + 1));
                open = None;
            }
            _ => {}
        }
    }
    out
}
