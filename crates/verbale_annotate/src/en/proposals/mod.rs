//! Numbered texts on the table, revisions of them, changed clauses, and where named parties stand.

mod answers;
mod changes;
mod points;
mod texts;
mod words;

use super::lens::Lens;
use answers::stances;
use changes::changes;
use points::numbered;
use texts::titled;
use verbale_model::Proposal;
use words::{Marks, loose_text, unit};

/// The proposals told in a text, in text order.
pub(super) fn proposals(lens: &Lens<'_>) -> Vec<Proposal> {
    let near: Vec<bool> =
        lens.sentences.iter().map(|&(start, end)| mentions_text(lens, start, end)).collect();
    if !near.contains(&true) {
        return Vec::new();
    }
    let close = |n: usize| near[n.saturating_sub(2)..(n + 2).min(near.len())].contains(&true);
    let marks = Marks::new(lens, close);
    let mut out: Vec<(Proposal, usize)> = Vec::new();
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        if !close(n) {
            continue;
        }
        let changes = changes(lens, n, start, end);
        if !changes.is_empty() {
            out.extend(changes.into_iter().map(|c| (c, n)));
            continue;
        }
        let before = out.len();
        let counted = numbered(lens, &marks, n, start, end, &mut out);
        if !counted && let Some(titled) = titled(lens, &marks, n, start, end) {
            // A second text where another author has one of his own.
            let other = titled.by.is_some()
                && lens.any(start, end, &["own", "counter", "rival", "alternative", "competing", "instead"])
                && out.iter().all(|o| o.0.by != titled.by && o.1 + 1 >= n);
            if out.is_empty() || other {
                out.push((titled, n));
            }
        }
        // "Kenya rejected the upstream draft and put forward its own, ten articles long": two texts.
        if counted && out.len() == before + 1 {
            let own = (start..end).find(|&i| lens.p.word(i) == "own" && !lens.p.is_word(i + 1));
            if let Some(other) = own.and_then(|own| titled(lens, &marks, n, start, own)) {
                out.insert(before, (other, n));
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
        if let Some((last, at)) = out.last_mut().filter(|o| n <= o.1 + 2) {
            stances(lens, &marks, last, start, end);
            if own {
                *at = n;
            }
        }
    }
    out.into_iter().map(|o| o.0).collect()
}

/// Whether a sentence may tell of a text on the table, its points or its clauses.
fn mentions_text(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    (start..end).any(|i| {
        let word = lens.p.word(i);
        loose_text(word)
            || matches!(word, "proposed" | "proposes")
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
