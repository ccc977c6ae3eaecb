//! Results of the run before, by what they were made from.

use rustc_hash::FxHashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

/// Results of the last run, and those that this one uses or makes.
pub(crate) struct LastRun<K, V> {
    before: FxHashMap<K, V>,
    now: Mutex<FxHashMap<K, V>>,
}

impl<K, V> Default for LastRun<K, V> {
    fn default() -> LastRun<K, V> {
        LastRun { before: FxHashMap::default(), now: Mutex::default() }
    }
}

impl<K: Eq + Hash, V: Copy> LastRun<K, V> {
    /// The result under a key, from the last run or made now.
    pub(crate) fn get(&self, key: K, make: impl FnOnce() -> V) -> V {
        let value = self.before.get(&key).copied().unwrap_or_else(make);
        self.now.lock().unwrap_or_else(PoisonError::into_inner).insert(key, value);
        value
    }

    /// Ready for the next run, with what this one used.
    pub(crate) fn turned(self) -> LastRun<K, V> {
        let now = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        LastRun { before: now, now: Mutex::default() }
    }
}
