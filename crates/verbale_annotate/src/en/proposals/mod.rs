//! Numbered texts on the table, revisions of them, changed clauses, and where named parties stand.

use super::lens::{Lens, Told};
use verbale_model::{Proposal, ProposalAnswer, ProposalStance, QuantityKind, Spans};

/// The proposals told in a text, in text order.
pub(super) fn proposals(lens: &Lens<'_>) -> Vec<Proposal> {
    let mut out: Vec<(Proposal, usize)> = Vec::new();
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        if let Some(change) = change(lens, start, end) {
            out.push((change, n));
            continue;
        }
        let before = out.len();
        let mut from = start;
        while from < end {
            let to = (from..end).find(|&i| lens.p.raw(i) == ";").map_or(end, |i| i + 1);
            let held = out.len();
            numbered(lens, n, from, to, &mut out);
            if out.len() == held
                && (held == 0 || held > before)
                && let Some(titled) = titled(lens, from, to)
            {
                out.push((titled, n));
            }
            from = to;
        }
        let own = out.len() > before;
        if let Some((last, at)) = out.last_mut().filter(|o| n <= o.1 + 2) {
            let from = if own { last_end(lens, last, start, end) } else { start };
            stances(lens, last, from, end);
            if own {
                *at = n;
            }
        }
    }
    out.into_iter().map(|o| o.0).collect()
}

fn last_end(lens: &Lens<'_>, proposal: &Proposal, start: usize, end: usize) -> usize {
    (start..end).find(|&i| lens.span(i, i + 1).start() >= proposal.spans.end()).unwrap_or(end)
}

/// A word for a text on the table.
fn noun(word: &str) -> bool {
    matches!(
        word,
        "plan"
            | "proposal"
            | "proposals"
            | "draft"
            | "protocol"
            | "paper"
            | "text"
            | "document"
            | "framework"
            | "note"
            | "memorandum"
            | "offer"
            | "roadmap"
            | "formula"
            | "programme"
            | "agreement"
            | "list"
            | "package"
            | "initiative"
            | "treaty"
            | "blueprint"
            | "principles"
            | "scheme"
            | "peace"
            | "accord"
            | "manifesto"
            | "communiqué"
            | "map"
            | "compromise"
            | "statement"
            | "declaration"
            | "memo"
            | "charter"
            | "points"
    )
}

/// A verb by which an author puts a text on the table.
fn tabled(word: &str) -> bool {
    matches!(
        word,
        "put"
            | "puts"
            | "sent"
            | "sends"
            | "presented"
            | "presents"
            | "tabled"
            | "tables"
            | "submitted"
            | "circulated"
            | "unveiled"
            | "wrote"
            | "written"
            | "drafted"
            | "replied"
            | "offered"
            | "proposed"
            | "published"
            | "handed"
            | "floated"
            | "issued"
            | "drew"
            | "drawn"
            | "brought"
            | "answered"
    )
}

/// Texts told by the number of their points.
fn numbered(lens: &Lens<'_>, n: usize, start: usize, end: usize, out: &mut Vec<(Proposal, usize)>) {
    let p = &lens.p;
    let points: Vec<&Told<'_>> = lens
        .told_in(start, end)
        .iter()
        .filter(|t| {
            let counted = matches!(
                t.quantity.unit.as_deref(),
                Some(
                    "points"
                        | "principles"
                        | "articles"
                        | "clauses"
                        | "paragraphs"
                        | "demands"
                        | "conditions"
                        | "proposals"
                )
            );
            (t.quantity.kind == QuantityKind::Points || t.quantity.kind == QuantityKind::Count && counted)
                && value(t).is_some()
                // "eleven yes, one no" counts answers.
                && !matches!(p.word(t.end), "yes" | "no")
                && !matches!(p.before(t.end, 1), "yes" | "no")
        })
        .collect();
    let Some(first) = points.first() else { return };
    let context = (start..end).any(|i| noun(p.word(i)) && p.word(i) != "points")
        || (start..end).any(|i| tabled(p.word(i)))
        || lens.name_before(first.start).is_some()
        || matches!(p.before(first.start, 1), "’s" | "'s")
        || out.iter().any(|o| n <= o.1 + 2);
    let scored = lens.any(
        start,
        end,
        &[
            "goals",
            "match",
            "league",
            "polls",
            "poll",
            "lead",
            "index",
            "shares",
            "market",
            "season",
            "fell",
            "game",
            "percentage",
            "referee",
            "basis",
        ],
    );
    if !context || scored {
        return;
    }
    // "whittled down to eleven", "28 points, now 19", "19 points, down from 28": one text, two counts.
    let shrinks = lens.any(
        start,
        end,
        &[
            "down",
            "cut",
            "trimmed",
            "reduced",
            "shortened",
            "now",
            "became",
            "become",
            "revised",
            "revision",
            "initial",
            "original",
            "earlier",
            "grew",
            "grown",
            "expanded",
            "swollen",
            "whittled",
            "left",
            "came",
            "emerged",
            "stood",
            "stands",
            "merged",
            "shrunk",
            "shrank",
            "instead",
            "was",
        ],
    );
    let second = points.get(1).and_then(|t| value(t).map(|v| (v, t.end))).or_else(|| {
        let to = (first.end..end).find(|&i| {
            matches!(p.word(i), "to" | "from" | "now")
                && super::quantities::numbers::number(p, i + 1).is_some()
        })?;
        let number = super::quantities::numbers::number(p, to + 1)?;
        let sane = number.value >= 1.0
            && number.value < 400.0
            && number.value.fract() == 0.0
            && super::quantities::units::duration(p.word(number.end)).is_none();
        sane.then_some((number.value as u32, number.end))
    });
    let a = value(first).unwrap_or(0);
    if let Some((b, to)) =
        second.filter(|s| shrinks && s.0 != a && accepted_before(lens, first.end, s.1) == 0)
    {
        let from_first = lens.any(first.end, to, &["from", "of"]) && !lens.any(first.end, to, &["to"]);
        let (now, was) = if from_first || lens.any(first.end, to, &["initial", "original", "earlier"]) {
            (a, b)
        } else {
            (b, a)
        };
        let mut made = made(lens, first, start, end);
        made.points = Some(now);
        made.revision_of_points = Some(was);
        made.spans = Spans::one(lens.span(left(lens, first, start), to));
        out.push((made, n));
        return;
    }
    // "a revision of an initial 28-point draft"
    if lens.any(first.start.saturating_sub(6).max(start), first.start, &["revision", "revised", "version"])
        && lens.any(
            first.start.saturating_sub(4).max(start),
            first.start,
            &["initial", "original", "earlier", "first", "of"],
        )
    {
        let mut made = made(lens, first, start, end);
        made.revision_of_points = Some(a);
        out.push((made, n));
        return;
    }
    for told in points {
        // Counts of points accepted or refused belong to the text before.
        let answered =
            (told.start.saturating_sub(3).max(start)..told.start).any(|i| answer(p.word(i)).is_some());
        if answered && !out.is_empty() {
            continue;
        }
        let mut made = made(lens, told, start, end);
        made.points = value(told);
        out.push((made, n));
    }
}

fn accepted_before(lens: &Lens<'_>, from: usize, to: usize) -> usize {
    (from..to).filter(|&i| answer(lens.p.word(i)).is_some()).count()
}

fn value(told: &Told<'_>) -> Option<u32> {
    told.quantity.value.as_deref()?.parse::<f64>().ok().filter(|v| *v >= 1.0 && *v < 1000.0).map(|v| v as u32)
}

/// Where the words of a proposal begin: its owner, or the author before the verb.
fn left(lens: &Lens<'_>, told: &Told<'_>, start: usize) -> usize {
    if let Some(owner) = lens.name_before(told.start) {
        return owner.start;
    }
    let clause = lens.clause_start(told.start, start);
    let verb = (clause..told.start).rev().find(|&i| tabled(lens.p.word(i)));
    verb.and_then(|v| lens.subject(clause, v)).map_or(told.start, |g| g.start)
}

fn made(lens: &Lens<'_>, told: &Told<'_>, start: usize, end: usize) -> Proposal {
    let p = &lens.p;
    let mut to = told.end;
    while to < end
        && to < told.end + 4
        && p.is_word(to)
        && !super::quantities::nouns::border(p.word(to))
        && !noun(p.word(to.saturating_sub(1)))
        && !p.word(to).ends_with("ed")
    {
        to += 1;
    }
    let title = lens.text(told.start, to.max(told.end)).to_owned();
    let from = left(lens, told, start);
    let by = author(lens, told.start, start, end);
    Proposal {
        title: Some(title),
        by,
        spans: Spans::one(lens.span(from, to.max(told.end))),
        ..Proposal::default()
    }
}

/// The owner in the phrase of a text: "the upstream states’ draft".
fn owner(lens: &Lens<'_>, at: usize) -> Option<(String, usize)> {
    let phrase =
        lens.phrases_in(at.saturating_sub(12), at + 1).iter().rev().find(|f| f.start <= at && at < f.end)?;
    let mark =
        (phrase.start..at).rev().find(|&i| lens.tag(i) == "POS" || matches!(lens.p.word(i), "’s" | "'s"))?;
    let words = lens.text(phrase.start, mark);
    let name = lens.states.find(words).map_or_else(|| words.to_owned(), str::to_owned);
    (mark > phrase.start).then_some((name, phrase.start))
}

/// Who wrote it: the owner before it, the subject of the verb, "by X" after it.
fn author(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> Option<String> {
    let p = &lens.p;
    if let Some((owner, _)) = owner(lens, at).filter(|o| o.1 >= start) {
        return Some(owner);
    }
    let mut back = at;
    while back > start
        && matches!(
            p.before(back, 1),
            "new"
                | "revised"
                | "own"
                | "first"
                | "latest"
                | "draft"
                | "old"
                | "one-page"
                | "short"
                | "original"
                | "“"
                | "peace"
        )
    {
        back -= 1;
    }
    if let Some(owner) = lens.name_before(back).filter(|n| {
        matches!(p.word(n.end), "’s" | "'s" | "’" | "'")
            || super::lens::nationality(lens.text(n.start, n.start + 1))
    }) {
        return Some(lens.canonical(owner));
    }
    if matches!(p.before(back, 1), "’s" | "'s") {
        return Some(p.before(back, 2).to_owned()).filter(|w| w.len() > 2);
    }
    let clause = lens.clause_start(at, start);
    let verb = (clause..at).rev().find(|&i| tabled(p.word(i)));
    if let Some(group) = verb.and_then(|v| lens.subject(clause, v)) {
        return group.names.into_iter().next();
    }
    let by = (at..(at + 14).min(end)).find(|&i| p.word(i) == "by" && lens.name_at(i + 1).is_some())?;
    lens.groups(by + 1, end).into_iter().next().and_then(|g| g.names.into_iter().next())
}

/// A text told by its name alone: "London’s paper of Wednesday", "put a one-page paper to the seven".
fn titled(lens: &Lens<'_>, start: usize, end: usize) -> Option<Proposal> {
    let p = &lens.p;
    let at = (start..end).find(|&i| {
        matches!(
            p.word(i),
            "plan"
                | "proposal"
                | "draft"
                | "paper"
                | "framework"
                | "roadmap"
                | "formula"
                | "memorandum"
                | "offer"
                | "text"
        ) && p.is_word(i)
            && !matches!(p.before(i, 1), "this" | "no" | "the" | "any")
    })?;
    let by = author(lens, at, start, end)?;
    let owned = owner(lens, at).is_some();
    let answered = owned && (start..at).any(|i| answer(p.word(i)).is_some());
    let clause = lens.clause_start(at, start);
    let verb = (clause..at).any(|i| tabled(p.word(i)) && at - i <= 6);
    let denied = lens.any(clause, at, &["no", "not", "never", "if", "denied"]);
    let told = (at..end).any(|i| {
        matches!(
            p.word(i),
            "gives"
                | "offers"
                | "asks"
                | "proposes"
                | "says"
                | "would"
                | "sets"
                | "calls"
                | "foresees"
                | "leaves"
                | "demands"
                | "had"
                | "has"
                | "goes"
                | "went"
                | "came"
                | "arrived"
                | "reached"
                | "stands"
                | "stood"
        )
    });
    if denied || !(verb || owned && told || answered) {
        return None;
    }
    let from = lens.names_in(clause, at).first().map_or(at, |n| n.start);
    let to =
        (at + 1..end.min(at + 14)).find(|&i| matches!(p.raw(i), ":" | ";" | "." | ",")).unwrap_or(at + 1);
    Some(Proposal {
        title: Some(p.raw(at).to_owned()),
        by: Some(by),
        spans: Spans::one(lens.span(from, to)),
        ..Proposal::default()
    })
}

/// A clause whose words change: two quotations and a word of change between or before them.
fn change(lens: &Lens<'_>, start: usize, end: usize) -> Option<Proposal> {
    let p = &lens.p;
    let quotes = quotes(lens, start, end);
    let (&a, &b) = (quotes.first()?, quotes.get(1)?);
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
    let changing = becomes
        && (before || says(between, &["becomes", "became", "would", "replaced", "now", "with"]))
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
        ],
    ) || (start..end)
        .any(|i| super::quantities::calendar::ordinal(p.word(i)).is_some() && p.before(i, 1) == "the");
    if !changing || !textual {
        return None;
    }
    let words = |q: (usize, usize)| lens.text(q.0 + 1, q.1 - 1).trim_matches([',', '.', ' ']).to_owned();
    let (from, to) = if reversed && !before { (words(b), words(a)) } else { (words(a), words(b)) };
    let clause = (start..end)
        .find(|&i| {
            matches!(p.word(i), "article" | "clause" | "point" | "paragraph" | "section" | "annex")
                && p.is_number(i + 1)
        })
        .map(|i| lens.text(i, i + 2).to_owned());
    let clause = clause.or_else(|| {
        (start..end)
            .find(|&i| p.word(i) == "the" && super::quantities::calendar::ordinal(p.word(i + 1)).is_some())
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

/// The answer that a verb gives.
fn answer(word: &str) -> Option<ProposalAnswer> {
    Some(match word {
        "accepts" | "accepted" | "accept" | "takes" | "took" | "backs" | "backed" | "endorses"
        | "endorsed" | "welcomed" | "agreed" | "agrees" | "supports" => ProposalAnswer::Accepts,
        "rejects" | "rejected" | "refused" | "refuses" | "spurned" | "dismissed" | "opposes" | "declined" => {
            ProposalAnswer::Rejects
        }
        _ => return None,
    })
}

/// Where named parties stand, told from `from` on.
fn stances(lens: &Lens<'_>, proposal: &mut Proposal, from: usize, end: usize) {
    let p = &lens.p;
    let mut i = from;
    while i < end {
        let word = p.word(i);
        let cannot = matches!(word, "support" | "accept")
            && lens.any(i.saturating_sub(3).max(from), i, &["not", "cannot", "never", "n’t"]);
        let wants = matches!(word, "wants" | "want" | "wanted")
            && lens.any(
                i,
                (i + 9).min(end),
                &[
                    "out",
                    "rewritten",
                    "changed",
                    "amended",
                    "deleted",
                    "removed",
                    "added",
                    "struck",
                    "altered",
                ],
            );
        let found = if cannot {
            Some(ProposalAnswer::Rejects)
        } else if wants {
            Some(ProposalAnswer::Amends)
        } else {
            answer(word)
        };
        let Some(mut found) = found else {
            i += 1;
            continue;
        };
        if found == ProposalAnswer::Accepts
            && lens.any(i, (i + 12).min(end), &["if", "provided", "unless", "condition", "conditions"])
        {
            found = ProposalAnswer::Conditional;
        }
        let negated = lens.any(i.saturating_sub(3).max(from), i, &["not", "never", "n’t", "n't"]) && !cannot;
        if negated && found == ProposalAnswer::Accepts {
            found = ProposalAnswer::Rejects;
        }
        let clause = lens.clause_start(i, from);
        // "Tolmeria accepts nine and wants a tenth rewritten": one party, the last word counts.
        if let Some(group) = lens.subject(clause, i) {
            for party in group.names.into_iter().take(4) {
                match proposal.stances.iter_mut().find(|s| s.party == party) {
                    Some(old) => old.answer = found,
                    None => proposal.stances.push(ProposalStance { party, answer: found }),
                }
            }
        }
        i += 1;
    }
}
