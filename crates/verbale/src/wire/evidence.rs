//! Evidence as rows: document, place, words.

use super::offsets::{CodePoints, WireSpan};
use serde::Serialize;
use std::collections::BTreeMap;
use verbale_model::{Document, DocumentId, Evidence, Facts};

/// Words and their place.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EvidenceRow {
    pub(crate) doc: String,
    pub(crate) spans: Vec<WireSpan>,
    pub(crate) quote: String,
}

/// The texts that evidence points into, with their offset tables, made once for a set of rows.
pub(crate) struct Texts<'a> {
    documents: BTreeMap<DocumentId, (&'a Document, CodePoints<'a>)>,
}

impl<'a> Texts<'a> {
    pub(crate) fn of(facts: &'a Facts) -> Texts<'a> {
        let documents = facts.records.iter().map(|r| {
            let document = &r.document;
            (document.id(), (document, CodePoints::of(document.text())))
        });
        Texts { documents: documents.collect() }
    }

    /// The name a reader gave the document: what `doc` is on the wire.
    pub(crate) fn name(&self, id: DocumentId) -> String {
        self.documents.get(&id).map_or_else(|| id.to_string(), |(d, _)| d.meta().name.clone())
    }

    pub(crate) fn row(&self, evidence: &Evidence) -> EvidenceRow {
        let spans = match self.documents.get(&evidence.document()) {
            Some((_, points)) => points.spans(evidence.spans()),
            None => Vec::new(),
        };
        EvidenceRow { doc: self.name(evidence.document()), spans, quote: evidence.quote().to_owned() }
    }

    pub(crate) fn rows(&self, evidence: &[Evidence]) -> Vec<EvidenceRow> {
        evidence.iter().map(|e| self.row(e)).collect()
    }
}
