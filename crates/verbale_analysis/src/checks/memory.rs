//! What was weighed before, kept by what it was weighed from: a new document renews the meetings it touches and no others.
//!
//! **Invariant:** what is found with a memory is what is found without one, to the byte. A meeting's findings are kept under
//! a hash of all that its checks read: the dossier, the parties, the meeting's documents with their annotations, how
//! telling each of their words is, and which of them are copies or superseded.

use super::draft::Found;
use super::{Weighed, Weighing, at_meeting, settle};
use crate::accounts::Occasion;
use crate::en::Kind;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::{self, Debug, Write as _};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Findings of meetings weighed before.
#[derive(Default)]
pub struct Memory {
    meetings: BTreeMap<Key, Kept>,
    runs: u64,
    kept: usize,
    renewed: usize,
}

/// What one meeting gave, its documents called by their order in it.
struct Kept {
    found: Vec<Found>,
    /// The run that used it last.
    used: u64,
}

/// Runs after which a meeting that none of them had is forgotten: a reader goes back and forth between a few dates.
const FORGOTTEN_AFTER: u64 = 8;

impl Memory {
    /// Meetings of the last run taken from memory.
    pub fn kept(&self) -> usize {
        self.kept
    }

    /// Meetings of the last run weighed anew.
    pub fn renewed(&self) -> usize {
        self.renewed
    }

    pub(super) fn weigh(&mut self, weighing: &Weighing<'_>) -> Weighed {
        self.runs += 1;
        let prints = Prints::of(weighing);
        let held = &self.meetings;
        let met: Vec<(Key, Vec<usize>, Option<Vec<Found>>)> = weighing
            .occasions
            .par_iter()
            .map(|occasion| {
                let docs = documents(occasion);
                let key = prints.key(weighing, occasion, &docs);
                // What is not in memory is weighed here, side by side.
                let new = (!held.contains_key(&key)).then(|| at_meeting(weighing, occasion, false));
                (key, docs, new)
            })
            .collect();
        self.renewed = met.iter().filter(|(_, _, new)| new.is_some()).count();
        self.kept = met.len() - self.renewed;
        let mut at_meetings = Vec::with_capacity(met.len());
        for (key, docs, new) in met {
            if let Some(found) = new {
                let order = |d: usize| docs.binary_search(&d).unwrap_or(usize::MAX);
                let kept = found.iter().cloned().map(|f| f.renumbered(order)).collect();
                self.meetings.insert(key, Kept { found: kept, used: self.runs });
                at_meetings.push(found);
            } else if let Some(kept) = self.meetings.get_mut(&key) {
                kept.used = self.runs;
                let number = |n: usize| docs.get(n).copied().unwrap_or(usize::MAX);
                at_meetings.push(kept.found.iter().cloned().map(|f| f.renumbered(number)).collect());
            }
        }
        let oldest = self.runs.saturating_sub(FORGOTTEN_AFTER);
        self.meetings.retain(|_, kept| kept.used > oldest);
        settle(at_meetings, weighing)
    }
}

/// The documents that the checks of a meeting may read, in order.
fn documents(occasion: &Occasion) -> Vec<usize> {
    let mut docs: Vec<usize> =
        occasion.own.iter().map(|(_, d)| *d).chain(occasion.others.iter().copied()).collect();
    docs.sort_unstable();
    docs.dedup();
    docs
}

/// Two hashes of the same, begun differently: together they do not meet by chance.
type Key = [u64; 2];

/// Hashes of what all meetings share, and of each document.
struct Prints {
    all: Key,
    documents: Vec<Key>,
}

impl Prints {
    fn of(weighing: &Weighing<'_>) -> Prints {
        let reading = &weighing.reading;
        let mut all = Feed::new();
        all.debug(&reading.facts.dossier);
        all.debug(&reading.parties);
        let documents = (0..reading.docs.len())
            .into_par_iter()
            .map(|n| {
                let doc = &reading.docs[n];
                let mut feed = Feed::new();
                feed.debug(&doc.record.document.id());
                feed.debug(doc.record.document.meta());
                feed.debug(&doc.record.annotations);
                feed.hash(&(weighing.lineage[n].repeats(), weighing.is_superseded(n)));
                let mut senses: Vec<u64> =
                    doc.words.iter().filter(|w| w.kind == Kind::Content).map(|w| w.sense).collect();
                senses.sort_unstable();
                senses.dedup();
                for sense in senses {
                    feed.hash(&reading.weight(sense).to_bits());
                }
                feed.finish()
            })
            .collect();
        Prints { all: all.finish(), documents }
    }

    fn key(&self, weighing: &Weighing<'_>, occasion: &Occasion, docs: &[usize]) -> Key {
        let order = |d: &usize| docs.binary_search(d).unwrap_or(usize::MAX);
        let mut feed = Feed::new();
        feed.hash(&self.all);
        feed.debug(&occasion.meeting);
        feed.hash(&occasion.participants);
        feed.hash(&occasion.own.iter().map(|(p, d)| (*p, order(d))).collect::<Vec<_>>());
        feed.hash(&occasion.others.iter().map(order).collect::<Vec<_>>());
        for d in docs {
            feed.hash(&self.documents[*d]);
        }
        // A single meeting without a name takes all documents: the checks may tell it from others by its place.
        feed.hash(&weighing.occasions.len().min(2));
        feed.finish()
    }
}

/// Two hashers fed alike.
struct Feed([DefaultHasher; 2]);

impl Feed {
    fn new() -> Feed {
        let mut second = DefaultHasher::new();
        second.write_u8(1);
        Feed([DefaultHasher::new(), second])
    }

    fn hash(&mut self, value: &impl Hash) {
        value.hash(&mut self.0[0]);
        value.hash(&mut self.0[1]);
    }

    /// Feeds all that is shown of a value: every field of the model's types is.
    fn debug(&mut self, value: &impl Debug) {
        // A hasher never refuses what is written to it.
        let _ = write!(self, "{value:?}\u{0}");
    }

    fn finish(self) -> Key {
        self.0.map(|h| h.finish())
    }
}

impl fmt::Write for Feed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0[0].write(text.as_bytes());
        self.0[1].write(text.as_bytes());
        Ok(())
    }
}
