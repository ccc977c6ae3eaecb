//! Reports inside reports: "X said that Y denied Z". What Y says is an attribution of its own, inside X's content.

use super::super::draft::{Draft, meets, range};
use super::super::features::View;
use super::super::quotes::Place;
use super::phrases::{clause_end, phrase_after};
use super::speech::saying_at;
use crate::{Text, TokenRange};

/// The attributions that open the contents of others, and those that open theirs.
pub(super) fn inner(text: &Text<'_>, view: &View, drafts: &[Draft]) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for outer in drafts.iter().filter(|d| !d.cue.is_empty()) {
        let mut piece = outer.content.first().copied();
        while let Some(found) = piece.and_then(|p| opens(text, view, p)) {
            let known = drafts.iter().chain(&out).any(|d| d.cue.iter().any(|c| meets(*c, found.cue[0])));
            piece = found.content.first().copied();
            if !known {
                out.push(found);
            }
        }
    }
    out
}

/// The attribution that a content begins with.
fn opens(text: &Text<'_>, view: &View, piece: TokenRange) -> Option<Draft> {
    let (start, end) = (piece.start as usize, piece.end as usize);
    if view.quotes.places[start] != Place::Outside || end - start < 4 {
        return None;
    }
    let first = start + usize::from(text.word(start) == "that");
    let saying = saying_at(text, view, first, end)?;
    let after = saying.verb.end as usize;
    // "said on Tuesday that", "told reporters that"
    let that = (after..end.min(after + 7)).find(|&i| matches!(text.word(i), "that" | "whether"));
    let addressed = matches!(text.word(after - 1), "told" | "tells" | "informed" | "assured");
    let from = match that {
        Some(that) => that,
        None if addressed => {
            let who = phrase_after(text, view, after, end)?.end as usize;
            if who < end && text.word(who) == "to" { after } else { who }
        }
        None => after,
    };
    let stop = clause_end(text, view, from, end);
    (stop > from).then(|| Draft {
        source: vec![saying.subject],
        cue: vec![saying.verb],
        content: vec![range(from, stop)],
    })
}
