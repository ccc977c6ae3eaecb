//! What the checks share: the reading, the meetings with their sides, and where documents come from.

use super::pairs::{Pair, across_parties};
use super::recall::Recall;
use crate::accounts::{Occasion, occasions};
use crate::origins::{Line, lineage};
use crate::passages::{Compared, Echo, Passage, echoes, passages};
use crate::reading::{Doc, Name, Reading};
use crate::utterance::Utterance;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::Arc;
use verbale_model::{Evidence, Role, Side, Span};

/// One meeting made ready: the utterances that may be weighed there, and their pairs across parties.
pub(crate) struct Scene<'w> {
    pub(crate) occasion: &'w Occasion,
    pub(crate) members: Vec<usize>,
    pub(crate) pairs: Vec<Pair>,
}

impl<'w> Scene<'w> {
    pub(crate) fn of(weighing: &Weighing<'_>, occasion: &'w Occasion) -> Scene<'w> {
        let members = weighing.members(occasion);
        let pairs = across_parties(weighing, &members);
        Scene { occasion, members, pairs }
    }
}

/// Longest evidence, in characters.
const LONGEST: usize = 380;
/// Up to this many words an utterance is cited whole.
const WHOLE: usize = 30;

/// Facts made ready for the checks.
pub(crate) struct Weighing<'a> {
    pub(crate) reading: Reading<'a>,
    pub(crate) occasions: Vec<Occasion>,
    pub(crate) lineage: Vec<Line>,
    /// For each document whether a later text stands at the same address.
    superseded: Vec<bool>,
    /// For each document the first meeting of which it is a party's own account, by index.
    meetings: Vec<Option<usize>>,
    passages: Vec<Passage>,
    /// Pairs of passages, one of them quoted, whose words run alike.
    pub(crate) echoes: Vec<Echo>,
    /// What was worked out before, where that is remembered.
    pub(crate) recall: Option<Recall>,
    /// What pairs of passages gave before, where it is remembered.
    pub(crate) compared: Option<Compared>,
}

impl<'a> Weighing<'a> {
    pub(crate) fn of(reading: Reading<'a>) -> Weighing<'a> {
        let lineage = lineage(&reading);
        let found = reading.docs.par_iter().map(|doc| Arc::new(passages(doc))).collect();
        Weighing::with(reading, lineage, found, None)
    }

    /// The same with the lineage and the passages of each document; `compared` is what pairs of them gave before, where it is remembered.
    pub(crate) fn with(
        reading: Reading<'a>,
        lineage: Vec<Line>,
        found: Vec<Arc<Vec<Passage>>>,
        compared: Option<Compared>,
    ) -> Weighing<'a> {
        let occasions = occasions(&reading);
        let mut later: FxHashSet<&str> = FxHashSet::default();
        let mut superseded = vec![false; reading.docs.len()];
        for (n, doc) in reading.docs.iter().enumerate().rev() {
            if let Some(url) = doc.record.document.meta().url.as_deref() {
                superseded[n] = !later.insert(url);
            }
        }
        let mut meetings = vec![None; reading.docs.len()];
        for (n, occasion) in occasions.iter().enumerate() {
            for (_, document) in &occasion.own {
                meetings[*document].get_or_insert(n);
            }
        }
        let mut passages: Vec<Passage> = Vec::with_capacity(found.iter().map(|f| f.len()).sum());
        for (n, found) in found.iter().enumerate().filter(|(n, _)| !lineage[*n].repeats()) {
            passages.extend(found.iter().map(|p| Passage { doc: n, ..p.clone() }));
        }
        drop(found);
        let address = |p: &Passage| reading.docs[p.doc].record.document.meta().url.as_deref();
        let may = |a: &Passage, b: &Passage| {
            (a.quoted || b.quoted || a.credit.is_some() && b.credit.is_some())
                && (address(a).is_none() || address(a) != address(b))
        };
        let echoes = echoes(&reading, &passages, may, compared.as_ref());
        let recall = None;
        Weighing { reading, occasions, lineage, superseded, meetings, passages, echoes, recall, compared }
    }

    pub(crate) fn utterance(&self, index: usize) -> &Utterance<'a> {
        &self.reading.utterances[index]
    }

    pub(crate) fn doc(&self, utterance: &Utterance<'a>) -> &Doc<'a> {
        &self.reading.docs[utterance.doc]
    }

    /// The utterances that a party may be held to at a meeting: its own account, and its words in reports that are no copies.
    pub(crate) fn members(&self, occasion: &Occasion) -> Vec<usize> {
        let own = occasion.own.iter().map(|(_, d)| *d);
        let mut docs: Vec<usize> = own.chain(occasion.others.iter().copied()).collect();
        docs.sort_unstable();
        docs.dedup();
        docs.retain(|d| !self.lineage[*d].repeats() && !self.superseded[*d]);
        docs.iter()
            .flat_map(|d| self.reading.docs[*d].utterances.clone())
            .filter(|u| self.utterance(*u).binds())
            .collect()
    }

    /// Whether a later text stands at a document's address.
    pub(crate) fn is_superseded(&self, document: usize) -> bool {
        self.superseded[document]
    }

    /// The first meeting of which a document is a party's own account.
    pub(crate) fn meeting_of(&self, document: usize) -> Option<&Occasion> {
        self.meetings[document].map(|n| &self.occasions[n])
    }

    /// Quoted passages and credited sentences of all documents that are no copies.
    pub(crate) fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// Whether two documents are two texts: not versions of one address.
    pub(crate) fn apart(&self, a: usize, b: usize) -> bool {
        let url = |n: usize| self.reading.docs[n].record.document.meta().url.as_deref();
        a != b && (url(a).is_none() || url(a) != url(b))
    }

    /// The party a passage is credited to, by id; an account's own text goes to its party.
    pub(crate) fn credited_party(&self, passage: &Passage) -> Option<String> {
        let party = match &passage.credit {
            Some(credit) => credit.party,
            None => self.reading.docs[passage.doc].party,
        };
        party.map(|p| self.reading.party_id(p).to_owned())
    }

    /// The words of an utterance to cite: all of it if short, else the clauses around `anchor` (words of the document).
    pub(crate) fn quote(&self, utterance: &Utterance<'a>, anchor: Option<Range<usize>>) -> Option<Evidence> {
        let doc = self.doc(utterance);
        let mut span = utterance.span;
        if utterance.words.len() > WHOLE {
            let anchor = anchor.unwrap_or(utterance.words.start..utterance.words.start + 1);
            span = clause(doc, &utterance.words, &anchor);
        }
        doc.evidence(shorten(doc.text(), span))
    }

    /// A side of a finding.
    pub(crate) fn side(&self, utterance: &Utterance<'a>, evidence: Evidence) -> Side {
        Side {
            evidence,
            party: utterance.party.map(|p| self.reading.party_id(p).to_owned()),
            role: if utterance.own { Role::Primary } else { Role::Other },
            at: utterance.at,
        }
    }

    /// How a side is called in an explanation.
    pub(crate) fn speaker_name(&self, utterance: &Utterance<'a>) -> String {
        match utterance.party {
            Some(party) => self.reading.party_name(party).to_owned(),
            None => self
                .doc(utterance)
                .record
                .document
                .meta()
                .outlet
                .clone()
                .unwrap_or_else(|| "the outlet".to_owned()),
        }
    }

    /// Parties named in a range of words, besides `but`.
    pub(crate) fn parties_named(doc: &Doc<'a>, words: &Range<usize>, but: Option<u16>) -> Vec<u16> {
        let mut out: Vec<u16> = doc
            .names_in(words)
            .filter_map(|h| match h.tag {
                Name::Party(p) | Name::Person(p, _) if Some(p) != but => Some(p),
                _ => None,
            })
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// The clause around `anchor`, grown to its neighbours while it has fewer than eight words.
fn clause(doc: &Doc<'_>, within: &Range<usize>, anchor: &Range<usize>) -> Span {
    let (mut start, mut end) = (anchor.start.max(within.start), anchor.end.min(within.end));
    while start > within.start && !doc.words[start].breaks {
        start -= 1;
    }
    while end < within.end && !doc.words[end].breaks {
        end += 1;
    }
    while end - start < 8 && (start > within.start || end < within.end) {
        if end < within.end {
            end += 1;
            while end < within.end && !doc.words[end].breaks {
                end += 1;
            }
        } else {
            start -= 1;
            while start > within.start && !doc.words[start].breaks {
                start -= 1;
            }
        }
    }
    doc.words[start].span.cover(doc.words[end - 1].span)
}

/// A span of at most [`LONGEST`] characters, cut at a blank.
pub(crate) fn shorten(text: &str, span: Span) -> Span {
    let words = span.text(text);
    let Some((limit, _)) = words.char_indices().nth(LONGEST) else { return span };
    let cut = words[..limit].rfind(char::is_whitespace).unwrap_or(limit);
    Span::new(span.start(), span.start() + cut as u32)
}
