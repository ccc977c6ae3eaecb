//! What was weighed before, kept by what it was weighed from: a new document renews the meetings it touches and no others.
//!
//! **Invariant:** what is found with a memory is what is found without one, to the byte. The findings of a document or a
//! meeting are kept under a hash of all that its checks read: the dossier, the parties, its documents with their
//! annotations, how telling each of their words is, and which of them are copies or superseded.

use super::draft::Found;
use super::prints::{Feed, Key, Prints, print_of};
use super::recall::Recall;
use super::shift::Step;
use super::{Parts, Weighed, Weighing, at_meeting, in_document, settle};
use crate::accounts::Occasion;
use crate::last_run::LastRun;
use crate::origins::{Lines, Traces, lineage_with};
use crate::passages::{Compared, Passage, passages};
use crate::positions::{Stances, stances_in};
use crate::reading::{Doc, Read, Reading, party_ids, spoken_for};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;
use verbale_model::{Facts, Record};

/// What was read of documents before, and found in documents and meetings.
#[derive(Default)]
pub struct Memory {
    /// Of which dossier and parties the documents were read.
    among: Key,
    /// By the address of their records, which are held so that no other takes it.
    read: FxHashMap<usize, Known>,
    /// The number of the next record that is new.
    next: u32,
    lines: Lines,
    compared: Compared,
    steps: LastRun<Key, Option<Step>>,
    documents: BTreeMap<Key, Kept>,
    meetings: BTreeMap<Key, Kept>,
    runs: u64,
    kept: usize,
    renewed: usize,
}

/// What the record of a document alone gives.
#[derive(Clone)]
struct Known {
    record: Arc<Record>,
    /// A number that no other record has.
    number: u32,
    spoken: Arc<[String]>,
    read: Arc<Read>,
    traces: Arc<Traces>,
    passages: Arc<Vec<Passage>>,
    stances: Arc<Stances>,
    /// A hash of the record.
    print: Key,
    /// The run that used it last.
    used: u64,
}

fn address(record: &Arc<Record>) -> usize {
    Arc::as_ptr(record).addr()
}

/// What one document or meeting gave, its documents called by their order in it.
struct Kept {
    found: Vec<Found>,
    /// The run that used it last.
    used: u64,
}

/// Runs after which a part that none of them had is forgotten: a reader goes back and forth between a few dates.
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

    pub(super) fn weigh(&mut self, facts: &Facts) -> Weighed {
        self.runs += 1;
        let spoken: Vec<Arc<[String]>> = facts.records.par_iter().map(|r| self.spoken(r)).collect();
        let parties = party_ids(&facts.dossier, spoken.iter().flat_map(|s| s.iter().map(String::as_str)));
        let mut among = Feed::new();
        among.debug(&facts.dossier);
        among.debug(&parties);
        let among = among.finish();
        if self.among != among {
            let runs = self.runs;
            *self = Memory { among, runs, ..Memory::default() };
        }
        let reading = Reading::with(facts, parties, |record| {
            self.read.get(&address(record)).map(|known| Arc::clone(&known.read))
        });
        let known = reading.docs.par_iter().zip(facts.records.par_iter().zip(spoken));
        let known: Vec<Known> =
            known.map(|(doc, (record, spoken))| self.know(&reading, doc, record, spoken)).collect();
        let known = self.numbered(known);
        let numbers: Vec<u32> = known.iter().map(|k| k.number).collect();
        let traces: Vec<Arc<Traces>> = known.iter().map(|k| Arc::clone(&k.traces)).collect();
        let passages = known.iter().map(|k| Arc::clone(&k.passages)).collect();
        let lineage = lineage_with(&reading, &traces, &numbers, &mut self.lines);
        let mut compared = std::mem::take(&mut self.compared);
        compared.numbers = numbers;
        let mut weighing = Weighing::with(reading, lineage, passages, Some(compared));
        let records: Vec<Key> = known.iter().map(|k| k.print).collect();
        let prints = Arc::new(Prints::of(&weighing, among, &records));
        weighing.recall = Some(Recall {
            prints: Arc::clone(&prints),
            stances: known.iter().map(|k| Arc::clone(&k.stances)).collect(),
            steps: std::mem::take(&mut self.steps),
        });
        let weighed = self.parts(&weighing, &prints);
        self.steps = weighing.recall.take().map(|r| r.steps.turned()).unwrap_or_default();
        self.compared = weighing.compared.take().map(Compared::turned).unwrap_or_default();
        self.read.extend(known.into_iter().map(|known| (address(&known.record), known)));
        let oldest = self.runs.saturating_sub(FORGOTTEN_AFTER);
        self.read.retain(|_, known| known.used > oldest);
        weighed
    }

    /// Parties that a record gives words to, from memory if it is the same record.
    fn spoken(&self, record: &Arc<Record>) -> Arc<[String]> {
        match self.read.get(&address(record)) {
            Some(known) => Arc::clone(&known.spoken),
            None => spoken_for(record).into_iter().map(str::to_owned).collect(),
        }
    }

    /// What a document's record alone gives, from memory if it is the same record.
    fn know(
        &self,
        reading: &Reading<'_>,
        doc: &Doc<'_>,
        record: &Arc<Record>,
        spoken: Arc<[String]>,
    ) -> Known {
        match self.read.get(&address(record)) {
            Some(known) => Known { used: self.runs, ..known.clone() },
            None => Known {
                record: Arc::clone(record),
                number: UNNUMBERED,
                spoken,
                read: Arc::clone(&doc.read),
                traces: Arc::new(Traces::of(doc.text(), &doc.words)),
                passages: Arc::new(passages(doc)),
                stances: Arc::new(stances_in(reading, doc)),
                print: print_of(record),
                used: self.runs,
            },
        }
    }

    /// The same with numbers for those that are new.
    fn numbered(&mut self, mut known: Vec<Known>) -> Vec<Known> {
        for known in known.iter_mut().filter(|k| k.number == UNNUMBERED) {
            known.number = self.next;
            self.next += 1;
        }
        known
    }

    fn parts(&mut self, weighing: &Weighing<'_>, prints: &Prints) -> Weighed {
        let documents = (0..weighing.reading.docs.len())
            .into_par_iter()
            .map(|n| {
                let key = prints.document(weighing, n);
                let new = (!self.documents.contains_key(&key)).then(|| in_document(weighing, n, false));
                (key, vec![n], new)
            })
            .collect();
        let meetings: Vec<Part> = weighing
            .occasions
            .par_iter()
            .map(|occasion| {
                let docs = documents_of(occasion);
                let key = prints.meeting(weighing, occasion, &docs);
                // What is not in memory is weighed here, side by side.
                let new = (!self.meetings.contains_key(&key)).then(|| at_meeting(weighing, occasion, false));
                (key, docs, new)
            })
            .collect();
        self.renewed = meetings.iter().filter(|(_, _, new)| new.is_some()).count();
        self.kept = meetings.len() - self.renewed;
        let parts = Parts {
            documents: recalled(&mut self.documents, documents, self.runs),
            meetings: recalled(&mut self.meetings, meetings, self.runs),
        };
        settle(parts, weighing)
    }
}

/// Not numbered yet.
const UNNUMBERED: u32 = u32::MAX;

/// A part of the facts: its key, its documents in order, and what it gave if it was weighed now.
type Part = (Key, Vec<usize>, Option<Vec<Found>>);

/// What parts gave, now or before; what is new is kept, what was not used for long is forgotten.
fn recalled(held: &mut BTreeMap<Key, Kept>, parts: Vec<Part>, run: u64) -> Vec<Vec<Found>> {
    let mut out = Vec::with_capacity(parts.len());
    for (key, docs, new) in parts {
        if let Some(found) = new {
            let order = |d: usize| docs.binary_search(&d).unwrap_or(usize::MAX);
            let kept = found.iter().cloned().map(|f| f.renumbered(order)).collect();
            held.insert(key, Kept { found: kept, used: run });
            out.push(found);
        } else if let Some(kept) = held.get_mut(&key) {
            kept.used = run;
            let number = |n: usize| docs.get(n).copied().unwrap_or(usize::MAX);
            out.push(kept.found.iter().cloned().map(|f| f.renumbered(number)).collect());
        }
    }
    let oldest = run.saturating_sub(FORGOTTEN_AFTER);
    held.retain(|_, kept| kept.used > oldest);
    out
}

/// The documents that the checks of a meeting may read, in order.
fn documents_of(occasion: &Occasion) -> Vec<usize> {
    let mut docs: Vec<usize> =
        occasion.own.iter().map(|(_, d)| *d).chain(occasion.others.iter().copied()).collect();
    docs.sort_unstable();
    docs.dedup();
    docs
}
