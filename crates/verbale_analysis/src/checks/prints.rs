//! Hashes of all that the checks of a document or a meeting read: what is kept under them needs no other proof that it holds.

use super::Weighing;
use crate::accounts::Occasion;
use rayon::prelude::*;
use std::fmt::{self, Debug, Write as _};
use std::hash::{DefaultHasher, Hash, Hasher};
use verbale_model::Record;

/// Two hashes of the same, begun differently: together they do not meet by chance.
pub(super) type Key = [u64; 2];

/// Hashes of what all meetings share, and of each document.
pub(super) struct Prints {
    all: Key,
    pub(super) documents: Vec<Key>,
}

/// A hash of all that a record holds.
pub(super) fn print_of(record: &Record) -> Key {
    let mut feed = Feed::new();
    feed.debug(&record.document.id());
    feed.debug(record.document.meta());
    feed.debug(&record.annotations);
    feed.finish()
}

impl Prints {
    /// `records` are hashes of the documents' records.
    pub(super) fn of(weighing: &Weighing<'_>, all: Key, records: &[Key]) -> Prints {
        let reading = &weighing.reading;
        let print = |(n, record): (usize, &Key)| {
            let mut feed = Feed::new();
            feed.hash(record);
            feed.hash(&(weighing.lineage[n].repeats(), weighing.is_superseded(n)));
            for sense in &reading.docs[n].senses {
                feed.hash(&reading.weight(*sense).to_bits());
            }
            feed.finish()
        };
        Prints { all, documents: records.par_iter().enumerate().map(print).collect() }
    }

    /// A document with the meeting that its findings are put to.
    pub(super) fn document(&self, weighing: &Weighing<'_>, document: usize) -> Key {
        let mut feed = Feed::new();
        feed.hash(&self.all);
        feed.hash(&self.documents[document]);
        feed.debug(&weighing.meeting_of(document).map(|o| &o.meeting.id));
        feed.finish()
    }

    pub(super) fn meeting(&self, weighing: &Weighing<'_>, occasion: &Occasion, docs: &[usize]) -> Key {
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
pub(super) struct Feed([DefaultHasher; 2]);

impl Feed {
    pub(super) fn new() -> Feed {
        let mut second = DefaultHasher::new();
        second.write_u8(1);
        Feed([DefaultHasher::new(), second])
    }

    pub(super) fn hash(&mut self, value: &impl Hash) {
        value.hash(&mut self.0[0]);
        value.hash(&mut self.0[1]);
    }

    /// Feeds all that is shown of a value: every field of the model's types is.
    pub(super) fn debug(&mut self, value: &impl Debug) {
        // A hasher never refuses what is written to it.
        let _ = write!(self, "{value:?}\u{0}");
    }

    pub(super) fn finish(self) -> Key {
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
