//! Trained classifiers of short notices: which parts tell of a text on the table, which words of it change, and who answers it how.
//! Each weighs all that stands around, what phrases tell being one thing among others.
//!
//! Long texts are left to the phrases: there much else is told in the same words.

pub(in crate::en) mod answers;
pub(in crate::en) mod named;
mod signs;
pub(in crate::en) mod texts;
pub(in crate::en) mod wordings;

pub(super) use signs::SHORT;

use super::words::Marks;
use crate::en::surroundings::Sight;
use verbale_model::Proposal;

/// What the classifiers make of what phrases told.
pub(super) fn classified(sight: Sight<'_, '_>, marks: &Marks, phrased: Vec<Proposal>) -> Vec<Proposal> {
    if sight.lens.sentences.len() > SHORT {
        return phrased;
    }
    let mut told = phrased.clone();
    wordings::classified(sight, marks, &mut told);
    texts::classified(sight, marks, &phrased, &mut told);
    answers::classified(sight, marks, &phrased, &mut told);
    told
}
