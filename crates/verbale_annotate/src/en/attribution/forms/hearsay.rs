//! "Reportedly" and "allegedly": words of nobody named. The adverb is the cue, the clause around it the content.

use super::super::draft::{Draft, quoted, range};
use super::super::features::View;
use super::super::quotes::Place;
use super::phrases::{clause_end, phrase_before, sentence};
use crate::{Text, TokenRange};

pub(super) fn add(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    for i in 0..text.tokens.len() {
        if !matches!(text.word(i), "reportedly" | "allegedly" | "purportedly")
            || view.quotes.places[i] != Place::Outside
        {
            continue;
        }
        let own = range(i, i + 1);
        let holder = drafts.iter().position(|d| d.touches(own));
        if let Some(at) = holder {
            // "reportedly said": the verb is the cue. Anything else is no saying of its subject's.
            let alone = drafts[at].cue.len() == 1 && drafts[at].cue[0].start == own.start;
            let verb = |w: &str| {
                matches!(w, "said" | "says" | "told" | "tells" | "claimed" | "called" | "wrote" | "warned")
            };
            let said = drafts[at].cue.iter().flat_map(|c| c.range()).any(|k| verb(text.word(k)))
                || drafts[at].content.iter().any(|c| quoted(text, view, *c));
            if !alone || said || drafts[at].source.is_empty() {
                continue;
            }
        }
        let Some(content) = clause(text, view, i) else { continue };
        if let Some(at) = holder {
            drafts.remove(at);
        }
        if !content.iter().any(|c| drafts.iter().any(|d| d.touches(*c))) {
            drafts.push(Draft { source: Vec::new(), cue: vec![own], content });
        }
    }
}

/// Subject and rest of the clause that an adverb stands in.
fn clause(text: &Text<'_>, view: &View, at: usize) -> Option<Vec<TokenRange>> {
    let all = sentence(view, at);
    let mut first = at;
    while first > all.start
        && matches!(text.word(first - 1), "has" | "have" | "had" | "was" | "were" | "is" | "are" | "been")
    {
        first -= 1;
    }
    let subject = phrase_before(text, view, all.start, first)?;
    let end = clause_end(text, view, at + 1, all.end);
    (end > at + 1).then(|| vec![range(subject.start as usize, at), range(at + 1, end)])
}
