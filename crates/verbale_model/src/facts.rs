//! All that is held of a negotiation, and the two clocks it can be asked by.

use crate::{Document, DocumentMeta, Dossier, Moment, Record, Statement};
use std::sync::Arc;

/// What may be used: evidence said by `as_of` and captured by `known`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Knowledge {
    /// Said or published by then; `None` is no limit.
    pub as_of: Option<Moment>,
    /// Captured by then; `None` is no limit.
    pub known: Option<Moment>,
}

impl Knowledge {
    /// No limit by either clock.
    pub const ALL: Knowledge = Knowledge { as_of: None, known: None };

    /// Whether a document had been captured by `known` and published by `as_of`.
    ///
    /// A document without a date counts as published when it was captured, and without either as always there.
    pub fn admits(&self, document: &Document) -> bool {
        self.admits_meta(document.meta())
    }

    /// The same by what is known of the document besides its text.
    pub fn admits_meta(&self, meta: &DocumentMeta) -> bool {
        let by = |limit: Option<Moment>, at: Option<Moment>| match (limit, at) {
            (Some(limit), Some(at)) => at.start() <= limit.last(),
            _ => true,
        };
        by(self.known, meta.captured) && by(self.as_of, meta.published.or(meta.captured))
    }

    /// Whether a statement had been made by `as_of`; one without a date of its own goes with its document.
    pub fn admits_statement(&self, statement: &Statement) -> bool {
        match (self.as_of, statement.said_at) {
            (Some(limit), Some(said)) => said.start() <= limit.last(),
            _ => true,
        }
    }
}

/// All that is held of a negotiation.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The followed negotiation.
    pub dossier: Dossier,
    /// Documents with their annotations, sorted by publication, capture, name and id; shared
    /// between facts that hold the same ones.
    pub records: Vec<Arc<Record>>,
}

impl Facts {
    /// Facts in their fixed order.
    pub fn new(dossier: Dossier, records: impl IntoIterator<Item = impl Into<Arc<Record>>>) -> Facts {
        let mut records: Vec<Arc<Record>> = records.into_iter().map(Into::into).collect();
        records.sort_by(|a, b| {
            let key = |r: &Record| (r.document.meta().published, r.document.meta().captured);
            key(a)
                .cmp(&key(b))
                .then_with(|| a.document.meta().name.cmp(&b.document.meta().name))
                .then_with(|| a.document.id().cmp(&b.document.id()))
        });
        records.dedup_by(|a, b| a.document.id() == b.document.id());
        Facts { dossier, records }
    }

    /// What of it was said and known by the given times.
    #[must_use]
    pub fn known(&self, knowledge: Knowledge) -> Facts {
        let records = self.records.iter().filter(|r| knowledge.admits(&r.document)).map(|r| {
            let statements = &r.annotations.statements;
            if statements.iter().all(|s| knowledge.admits_statement(s)) {
                return Arc::clone(r);
            }
            let mut record = Record::clone(r);
            record.annotations.statements.retain(|s| knowledge.admits_statement(s));
            Arc::new(record)
        });
        Facts { dossier: self.dossier.clone(), records: records.collect() }
    }

    /// The record of a document.
    pub fn record(&self, id: crate::DocumentId) -> Option<&Record> {
        self.records.iter().find(|r| r.document.id() == id).map(Arc::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::{Facts, Knowledge};
    use crate::{Annotations, Document, DocumentMeta, Dossier, Moment, Record};

    fn record(name: &str, published: &str, captured: &str) -> Record {
        let meta = DocumentMeta {
            name: name.into(),
            published: published.parse().ok(),
            captured: captured.parse().ok(),
            ..DocumentMeta::default()
        };
        let document = Document::new(name, meta).expect("a short text");
        Record { document, annotations: Annotations::default() }
    }

    fn names(facts: &Facts) -> Vec<&str> {
        facts.records.iter().map(|r| r.document.meta().name.as_str()).collect()
    }

    #[test]
    fn each_clock_filters_by_its_own_time() {
        let facts = Facts::new(
            Dossier::default(),
            vec![record("late", "2025-12-02", "2025-12-09"), record("early", "2025-12-01", "2025-12-01")],
        );
        assert_eq!(names(&facts), ["early", "late"]);
        let moment = |t: &str| t.parse::<Moment>().ok();
        let known = Knowledge { known: moment("2025-12-08"), as_of: None };
        assert_eq!(names(&facts.known(known)), ["early"]);
        let said = Knowledge { as_of: moment("2025-12-02"), known: None };
        assert_eq!(names(&facts.known(said)), ["early", "late"]);
        let before = Knowledge { as_of: moment("2025-12-01"), known: None };
        assert_eq!(names(&facts.known(before)), ["early"]);
    }
}
