//! Words that accept a part and turn down another: "some points were accepted, others were not". They are neither praise nor
//! refusal, and whoever quotes one half of them quotes them wrongly.

use crate::en::{Cue, Tag};
use crate::reading::Doc;
use std::ops::Range;

/// The two halves, as words of the document.
pub(super) struct InPart {
    pub(super) accepted: Range<usize>,
    pub(super) refused: Range<usize>,
}

/// What a half says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
}

/// The halves of an utterance, each opened by a word for a part ("some", "others", "the rest").
pub(super) fn in_part(doc: &Doc<'_>, words: &Range<usize>) -> Option<InPart> {
    let opens: Vec<usize> =
        doc.hits_in(words).filter(|h| h.tag == Tag::Cue(Cue::Part)).map(|h| h.start).collect();
    let ends = opens.iter().skip(1).copied().chain([words.end]);
    let halves: Vec<(Range<usize>, Answer)> = opens
        .iter()
        .zip(ends)
        .filter_map(|(start, end)| Some((*start..end, answer(doc, &(*start..end))?)))
        .collect();
    let half = |wanted: Answer| halves.iter().find(|h| h.1 == wanted).map(|h| within(doc, h.0.clone()));
    Some(InPart { accepted: half(Answer::Yes)?, refused: half(Answer::No)? })
}

/// A half up to the mark that ends its clause.
fn within(doc: &Doc<'_>, half: Range<usize>) -> Range<usize> {
    let end = (half.start + 1..half.end).find(|n| doc.words[*n].breaks).unwrap_or(half.end);
    half.start..end
}

fn answer(doc: &Doc<'_>, half: &Range<usize>) -> Option<Answer> {
    let clause = within(doc, half.clone());
    let mut answer = None;
    for hit in doc.hits_in(&clause) {
        match hit.tag {
            Tag::Cue(Cue::Refusal | Cue::RedLine | Cue::Negator) => return Some(Answer::No),
            Tag::Evaluation(score) if score < 0 => return Some(Answer::No),
            Tag::Cue(Cue::Agreement | Cue::Concession) => answer = Some(Answer::Yes),
            Tag::Evaluation(_) => answer = Some(Answer::Yes),
            _ => {}
        }
    }
    answer
}
