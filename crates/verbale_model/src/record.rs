//! A document with what annotation added.

use crate::{Annotations, Document, Evidence, EvidenceError, Spans, Statement};

/// A document with what annotation added to it.
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// Ground.
    pub document: Document,
    /// Derived from it.
    pub annotations: Annotations,
}

impl Record {
    /// Evidence from this record's document.
    pub fn evidence(&self, spans: Spans) -> Result<Evidence, EvidenceError> {
        Evidence::of(&self.document, spans)
    }

    /// The words a statement attributes.
    pub fn content(&self, statement: &Statement) -> String {
        statement.attribution.content.text(self.document.text())
    }
}
