//! How often each word is part of a cue.

use super::corpus::Labelled;
use std::collections::BTreeMap;
use verbale_annotate::en::attribution::labels::Role;
use verbale_annotate::en::attribution::lexicon::{CueStrength, Lexicon};
use verbale_annotate::en::words::Word;

/// Counts of words: as part of a cue, and in all.
#[derive(Default)]
pub struct Tally(BTreeMap<u32, (u32, u32)>);

impl Tally {
    /// Counts a document.
    pub fn add(&mut self, document: &Labelled<'_>, words: &[Word]) {
        for (word, label) in words.iter().zip(&document.labels) {
            let slot = self.0.entry(word.norm).or_default();
            slot.0 += u32::from(label.role() == Some(Role::Cue));
            slot.1 += 1;
        }
    }

    /// The strengths without one document, so that training sees what a new text will show.
    pub fn without(&self, document: &Labelled<'_>, words: &[Word]) -> Lexicon {
        let mut own = Tally::default();
        own.add(document, words);
        let pairs = own.0.iter().map(|(hash, (cues, all))| {
            let whole = self.0.get(hash).copied().unwrap_or_default();
            (*hash, CueStrength::of(whole.0.saturating_sub(*cues), whole.1.saturating_sub(*all)).0)
        });
        Lexicon::new(pairs.filter(|p| p.1 > 0).collect())
    }

    /// The strengths of all words.
    pub fn lexicon(&self) -> Lexicon {
        let pairs = self.0.iter().map(|(hash, (cues, all))| (*hash, CueStrength::of(*cues, *all).0));
        Lexicon::new(pairs.filter(|p| p.1 > 0).collect())
    }
}
