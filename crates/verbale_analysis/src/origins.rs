//! Origins, not pages: which documents go back to one text.

use verbale_model::{DocumentId, Evidence, Facts};

/// The earliest text that a group of documents goes back to.
#[derive(Clone, PartialEq, Debug)]
pub struct Origin {
    /// The earliest document.
    pub origin: DocumentId,
    /// All documents of the group, the origin first.
    pub documents: Vec<Copy>,
}

/// One document of a group.
#[derive(Clone, PartialEq, Debug)]
pub struct Copy {
    /// The document.
    pub document: DocumentId,
    /// How it goes back to the origin.
    pub relation: Relation,
    /// Share of its shingles that the origin holds, 0 to 1.
    pub overlap: f32,
    /// Words they share.
    pub evidence: Vec<Evidence>,
}

/// How a document goes back to an origin.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Relation {
    /// It is the origin.
    Origin,
    /// The same text.
    Copy,
    /// A shorter piece of it.
    Cut,
    /// The same with other words.
    Rewrite,
    /// It shares quotations only.
    Quotes,
    /// Another text at the same address.
    Version,
}

impl Relation {
    /// The wire's word for it.
    pub fn word(self) -> &'static str {
        match self {
            Relation::Origin => "origin",
            Relation::Copy => "copy",
            Relation::Cut => "cut",
            Relation::Rewrite => "rewrite",
            Relation::Quotes => "quotes",
            Relation::Version => "version",
        }
    }
}

/// Every document in exactly one group, groups by their origin's date.
pub fn origins(facts: &Facts) -> Vec<Origin> {
    let _ = facts;
    Vec::new()
}
