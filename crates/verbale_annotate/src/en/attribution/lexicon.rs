//! How often a word is part of a cue, learned from the training texts.

use crate::en::words::hash_word;

/// 0 (never seen as a cue) to 6 (nearly always one).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct CueStrength(pub u8);

impl CueStrength {
    /// The strength of a word seen `cues` times as a cue of `all`.
    pub fn of(cues: u32, all: u32) -> CueStrength {
        let share = (f64::from(cues) + 0.02) / (f64::from(all) + 1.5);
        CueStrength(match share {
            s if cues == 0 || s < 0.01 => 0,
            s if s < 0.05 => 1,
            s if s < 0.12 => 2,
            s if s < 0.25 => 3,
            s if s < 0.45 => 4,
            s if s < 0.7 => 5,
            _ => 6,
        })
    }
}

/// Words that are cues at times, sorted by hash.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: Vec<(u32, u8)>,
    colon: u32,
}

impl Lexicon {
    /// From pairs of hash and strength.
    pub fn new(mut words: Vec<(u32, u8)>) -> Lexicon {
        words.sort_unstable();
        words.dedup_by_key(|w| w.0);
        Lexicon { words, colon: hash_word(":") }
    }

    /// The strength of a word.
    pub fn find(&self, norm: u32) -> CueStrength {
        self.words
            .binary_search_by_key(&norm, |w| w.0)
            .map_or(CueStrength(0), |at| CueStrength(self.words[at].1))
    }

    /// The strength of a mark: a colon may be a cue.
    pub fn mark(&self, norm: u32) -> CueStrength {
        if norm == self.colon { self.find(norm).min(CueStrength(2)) } else { CueStrength(0) }
    }

    /// The pairs, sorted by hash.
    pub fn words(&self) -> &[(u32, u8)] {
        &self.words
    }
}
