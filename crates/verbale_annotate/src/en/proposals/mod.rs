//! Numbered texts on the table, revisions of them, changed clauses, and where named parties stand.

mod answers;
mod changes;
pub(super) mod classifiers;
mod clauses;
mod countable;
mod counts;
mod gaps;
mod offers;
mod others;
mod pairs;
mod parties;
mod pieces;
mod points;
mod policy;
mod revision;
mod segments;
mod signed;
mod texts;
mod verdicts;
mod wordings;
mod words;

use super::lens::Lens;
use super::surroundings::Sight;
use answers::{more_stances, stances, ultimatum};
use changes::{changes, restored};
use offers::{bids, own_text, proposed_each};
use points::numbered;
use texts::{author_told, titled};
use verbale_model::Proposal;
use words::{Marks, loose_text, unit};

/// Whether a word is one for a text on the table.
pub(super) fn is_text(word: &str) -> bool {
    words::text(word)
}

/// The proposals told in a text, in text order.
pub(super) fn proposals(sight: Sight<'_, '_>) -> Vec<Proposal> {
    let Some((marks, phrased)) = read(sight.lens) else { return Vec::new() };
    let told = classifiers::classified(sight, &marks, phrased);
    told.into_iter().filter(|told| told.by.is_some() || counted(told) || !told.stances.is_empty()).collect()
}

/// What phrases tell of texts on the table, with the phrases; none for a text without a word of it.
pub(super) fn read(lens: &Lens<'_>) -> Option<(Marks, Vec<Proposal>)> {
    let near: Vec<bool> =
        lens.sentences.iter().map(|&(start, end)| mentions_text(lens, start, end)).collect();
    let short = lens.sentences.len() <= classifiers::SHORT;
    if !near.contains(&true) && !short {
        return None;
    }
    let close = |n: usize| short || near[n.saturating_sub(2)..(n + 2).min(near.len())].contains(&true);
    let marks = Marks::new(lens, close);
    let mut out: Vec<(Proposal, usize)> = Vec::new();
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        if !close(n) {
            continue;
        }
        let changes = changes(lens, &marks, n, start, end);
        if !changes.is_empty() {
            // "The sixteen-point charter changed its mind: point 3, which said “A”, says “B”": the text as well.
            let stop =
                (start..end).find(|&i| matches!(lens.p.raw(i), "“" | "\"" | ":" | ";")).unwrap_or(start);
            let hyphened = (start + 1..stop)
                .any(|i| lens.p.hyphen(i) && words::unit(&format!("{}s", lens.p.word(i + 1))));
            if hyphened {
                numbered(lens, &marks, n, start, stop, &mut out);
            }
            // "Riyadh wants Article 6 deleted": where it stands towards the text that was told before.
            if let Some((last, _)) =
                out.last_mut().filter(|o| n <= o.1 + 2 && o.0.clause.is_none() && o.0.from.is_none())
            {
                let answers = changes.iter().flat_map(|c| &c.stances);
                let new: Vec<_> = answers
                    .filter(|s| {
                        last.stances.iter().all(|o| o.party != s.party)
                            && last.by.as_deref() != Some(s.party.as_str())
                    })
                    .cloned()
                    .collect();
                last.stances.extend(new);
            }
            out.extend(changes.into_iter().map(|c| (c, n)));
            continue;
        }
        if let Some(back) = out.last().and_then(|last| restored(lens, &last.0, start, end)) {
            out.push((back, n));
            continue;
        }
        let before = out.len();
        let mut each = proposed_each(lens, start, end);
        if each.len() < 2 && out.is_empty() {
            each = bids(lens, start, end);
        }
        if each.len() > 1 {
            out.extend(each.into_iter().map(|told| (told, n)));
            continue;
        }
        let apart = apart(lens, &marks, n, start, end);
        let several = !apart.is_empty();
        for part in apart {
            out.push((part.0, n));
            if let Some((last, _)) = out.last_mut() {
                stances(lens, &marks, last, (part.1, part.1), part.2);
            }
        }
        if several {
            continue;
        }
        let counted = numbered(lens, &marks, n, start, end, &mut out);
        if !counted && let Some(titled) = titled(lens, &marks, n, start, end) {
            // A second text where another author has one of his own.
            let other = titled.by.is_some()
                && lens.any(start, end, &["own", "counter", "rival", "alternative", "competing", "instead"])
                && out.iter().all(|o| o.0.by != titled.by && o.1 + 1 >= n);
            // Another author’s, where the first has an author as well: "Pay first, says the bank’s plan."
            let apart = titled.by.is_some()
                && !again(lens, &titled, out.last().map(|o| &o.0))
                && out.iter().all(|o| o.0.by.is_some() && differ(&o.0, &titled));
            if out.is_empty() || other || apart {
                out.push((titled, n));
            }
        }
        // "Reform first, says the fund’s."
        let told = out
            .last()
            .filter(|o| n <= o.1 + 1 && o.0.by.is_some() && o.0.from.is_none())
            .map(|o| o.0.by.clone());
        if let Some(by) = told
            && (out.len() == before || out.len() == before + 1)
            && let Some(second) = others::another(lens, start, end, by.as_deref())
            && out.iter().all(|o| differ(&o.0, &second))
        {
            if out.len() > before {
                let half = second.spans.iter().next().map_or(end, |s| lens.pieces_of(s).0);
                if let Some((last, _)) = out.last_mut() {
                    stances(lens, &marks, last, (start, start), half);
                }
            }
            out.push((second, n));
            continue;
        }
        // "Kyiv had sent its own four days earlier"
        if out.len() == before
            && let Some((last, _)) = out.last().filter(|o| n <= o.1 + 2 && o.0.by.is_some())
            && let Some(told) = own_text(lens, &marks, start, end, last.by.as_deref())
        {
            out.push((told, n));
        }
        if !counted
            && out.len() == before
            && let Some(told) = ultimatum(lens, start, end)
        {
            out.push((told, n));
        }
        // "Kenya rejected the upstream draft and put forward its own, ten articles long": two texts.
        if counted && out.len() == before + 1 {
            let own = (start..end).find(|&i| lens.p.word(i) == "own" && !lens.p.is_word(i + 1));
            if let Some(other) = own.and_then(|own| titled(lens, &marks, n, start, own))
                && other.by != out[before].0.by
            {
                out.insert(before, (other, n));
                stances(lens, &marks, &mut out[before].0, (start, start), own.unwrap_or(end));
            }
        }
        // "Russia handed over a memorandum; Ukraine’s own draft had gone to Moscow."
        if out.len() == before + 1
            && let Some(half) = (start..end).find(|&i| lens.p.raw(i) == ";")
        {
            let second = titled(lens, &marks, n, half + 1, end).filter(|t| {
                t.by.is_some()
                    && t.by != out[before].0.by
                    && lens.any(half, end, &["own", "counter", "rival"])
            });
            out.extend(second.map(|t| (t, n)));
        }
        let own = out.len() > before;
        // "Hurd was against, and Luxembourg’s old draft is out of its drawer": what stands before the second text answers the first.
        if own
            && before > 0
            && out.len() == before + 1
            && n <= out[before - 1].1 + 2
            && let Some(half) = begins(lens, &out[before].0).filter(|&half| half > start + 3)
        {
            stances(lens, &marks, &mut out[before - 1].0, (start, start), half);
            if let Some((last, at)) = out.last_mut() {
                stances(lens, &marks, last, (half, half), end);
                *at = n;
            }
            continue;
        }
        if let Some((last, _)) = out.last_mut().filter(|o| n <= o.1 + 2 && o.0.by.is_none()) {
            last.by = author_told(lens, start, end);
        }
        if let Some((last, at)) = out.last_mut().filter(|o| n <= o.1 + 2) {
            let before = n.checked_sub(1).map_or(start, |k| lens.sentences[k].0);
            stances(lens, &marks, last, (before, start), end);
            more_stances(lens, &marks, last, start, end);
            if own {
                *at = n;
            }
        }
    }
    let told = out
        .into_iter()
        .map(|o| o.0)
        .filter(|told| told.by.is_some() || counted(told) || !told.stances.is_empty())
        .collect();
    Some((marks, told))
}

/// Where the words of a text begin.
fn begins(lens: &Lens<'_>, told: &Proposal) -> Option<usize> {
    let span = told.spans.iter().next()?;
    Some(lens.pieces_of(span).0)
}

/// Whether a text is told by a number of points or by a change.
fn counted(told: &Proposal) -> bool {
    told.points.is_some()
        || told.clause.is_some()
        || told.from.is_some()
        || told.to.is_some()
        || told.revision_of_points.is_some()
}

/// Whether a text is the one told last: "the text" after a text.
fn again(lens: &Lens<'_>, told: &Proposal, last: Option<&Proposal>) -> bool {
    let head = |t: &Proposal| {
        t.title.as_deref().and_then(|t| t.split([' ', '-']).next_back()).map(str::to_lowercase)
    };
    let (Some(a), Some(b)) = (head(told), last.and_then(head)) else { return false };
    let bare = told.title.as_deref().is_some_and(|t| !t.contains(' '));
    let Some(span) = told.spans.iter().next() else { return false };
    let (from, to) = lens.pieces_of(span);
    let the = (from.saturating_sub(1)..to)
        .any(|i| lens.p.word(i) == a && matches!(lens.p.before(i, 1), "the" | "this" | "that"));
    a == b && bare && the
}

/// Whether two texts have two authors.
fn differ(a: &Proposal, b: &Proposal) -> bool {
    let (Some(a), Some(b)) = (a.by.as_deref(), b.by.as_deref()) else { return true };
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    !a.ends_with(&b) && !b.ends_with(&a) && !a.starts_with(&b) && !b.starts_with(&a)
}

/// Texts of different authors in the parts of one sentence: "Baku sent five principles; Yerevan replied with six points".
fn apart(
    lens: &Lens<'_>,
    marks: &Marks,
    n: usize,
    start: usize,
    end: usize,
) -> Vec<(Proposal, usize, usize)> {
    let mut out: Vec<(Proposal, usize, usize)> = Vec::new();
    let mut from = start;
    while let Some(half) = (from..end).find(|&i| lens.p.raw(i) == ";" || i + 1 == end) {
        let mut told = Vec::new();
        if !numbered(lens, marks, n, from, half, &mut told) {
            told.extend(titled(lens, marks, n, from, half).map(|t| (t, n)));
        }
        out.extend(told.into_iter().map(|t| (t.0, from, half)));
        if from == start && half + 1 == end {
            return Vec::new();
        }
        from = half + 1;
    }
    let owned = |k: usize| out[k].0.by.is_some() && out[..k].iter().all(|o| o.0.by != out[k].0.by);
    if out.len() > 1 && (0..out.len()).all(owned) { out } else { Vec::new() }
}

/// Whether a sentence may tell of a text on the table, its points or its clauses.
fn mentions_text(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    let mut quoted = 0;
    (start..end).any(|i| {
        let word = lens.p.word(i);
        quoted += usize::from(matches!(lens.p.raw(i), "“" | "\""));
        loose_text(word)
            || word == "final" && lens.any(i.saturating_sub(5).max(start), i, &["best"])
            || matches!(word, "parameters" | "offered" | "amendment" | "truce" | "armistice")
            || quoted > 1
            || word == "take" && lens.p.are(i + 1, &["it", "or", "leave"])
            || matches!(
                word,
                "proposed"
                    | "proposes"
                    | "forward"
                    | "suggested"
                    | "suggests"
                    | "tabled"
                    | "tables"
                    | "floated"
                    | "floats"
                    | "mooted"
                    | "moots"
                    | "pitched"
                    | "offers"
                    | "offering"
                    | "pages"
            )
            || unit(word)
            || matches!(
                word,
                "article"
                    | "clause"
                    | "paragraph"
                    | "preamble"
                    | "section"
                    | "chapter"
                    | "line"
                    | "word"
                    | "words"
                    | "sentence"
            )
    })
}
