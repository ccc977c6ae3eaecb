//! What checks that look at all that is held worked out in the last run, a pair of documents at a time.

use super::Weighing;
use super::prints::{Feed, Key, Prints};
use super::shift::Step;
use crate::passages::Passage;
use crate::positions::{Stances, Touch};
use rustc_hash::FxHashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// Results of the last run by what they were made from, and those of this one.
pub(super) struct Kept<K, V> {
    before: FxHashMap<K, V>,
    now: Mutex<FxHashMap<K, V>>,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Kept<K, V> {
        Kept { before: FxHashMap::default(), now: Mutex::default() }
    }
}

impl<K: Eq + Hash, V: Copy> Kept<K, V> {
    /// The result under a key, from the last run or made now.
    fn get(&self, key: K, make: impl FnOnce() -> V) -> V {
        let value = self.before.get(&key).copied().unwrap_or_else(make);
        self.now.lock().unwrap_or_else(PoisonError::into_inner).insert(key, value);
        value
    }

    /// Ready for the next run, with what this one used.
    fn turned(self) -> Kept<K, V> {
        let now = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        Kept { before: now, now: Mutex::default() }
    }
}

/// What is remembered while checks run.
pub(crate) struct Recall {
    pub(super) prints: Arc<Prints>,
    /// For each document a number that no other ever has.
    pub(super) numbers: Vec<u32>,
    /// Stances of each document's utterances.
    pub(super) stances: Vec<Arc<Stances>>,
    pub(super) results: Results,
}

/// Results kept from run to run.
#[derive(Default)]
pub(super) struct Results {
    steps: Kept<Key, Option<Step>>,
    drifts: Kept<[u32; 4], bool>,
}

impl Results {
    /// Ready for the next run.
    pub(super) fn turned(self) -> Results {
        Results { steps: self.steps.turned(), drifts: self.drifts.turned() }
    }
}

impl Recall {
    /// The move of a party on an issue between words of two documents.
    pub(super) fn step(
        &self,
        weighing: &Weighing<'_>,
        touches: [&[Touch]; 2],
        weigh: impl FnOnce() -> Option<Step>,
    ) -> Option<Step> {
        let mut feed = Feed::new();
        for touches in touches {
            for touch in touches {
                let document = weighing.utterance(touch.utterance).doc;
                let place = touch.utterance - weighing.reading.docs[document].utterances.start;
                feed.hash(&(self.prints.documents[document], place, touch.direct));
            }
            feed.hash(&touches.len());
        }
        self.results.steps.get(feed.finish(), weigh)
    }

    /// Stances of a document's utterances.
    pub(crate) fn stances(&self, document: usize) -> &Stances {
        &self.stances[document]
    }

    /// Whether two passages, which their records alone make, give the same words to different speakers.
    pub(super) fn drift(&self, a: &Passage, b: &Passage, weigh: impl FnOnce() -> bool) -> bool {
        let place = |p: &Passage| p.words.start as u32 * 2 + u32::from(p.quoted);
        let key = [self.numbers[a.doc], place(a), self.numbers[b.doc], place(b)];
        self.results.drifts.get(key, weigh)
    }
}
