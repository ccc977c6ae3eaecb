//! A [`Document`] in, its [`Annotations`] out.
//!
//! **Invariant:** pure and total. No I/O, no clock, no failure: any text gives annotations, problems are notes.
//! **Invariant:** one parse per text; every stage reads the same [`Text`].
//! **Invariant:** code and data that know a language live behind that language's folder (`en/`).

pub mod en;
pub mod matrix;
mod text;

pub use text::{Text, Token, TokenKind, TokenRange};

use verbale_model::{Annotations, Attribution, Document, Dossier, Lang, Note, NoteKind, Statement};

/// Annotates documents, with the models and the dossier's names loaded once. Shared between threads.
pub struct Annotator {
    english: en::English,
}

impl Annotator {
    /// An annotator that knows the dossier's parties, people and issues, and the built-in names.
    pub fn new(dossier: &Dossier) -> Annotator {
        Annotator { english: en::English::new(dossier) }
    }

    /// All that annotation adds to a document.
    pub fn annotate(&self, document: &Document) -> Annotations {
        match document.meta().lang {
            Lang::EN => self.english.annotate(document),
            other => Annotations {
                notes: vec![Note {
                    kind: NoteKind::NoLanguagePack,
                    text: format!("no language pack for {:?}: kept and shown, not annotated", other.code()),
                    at: None,
                }],
                ..Annotations::default()
            },
        }
    }

    /// Who said what, and no more: the statements without facts, events or how real each reported event is.
    pub fn statements(&self, document: &Document) -> Vec<Statement> {
        match document.meta().lang {
            Lang::EN => self.english.statements(document),
            _ => Vec::new(),
        }
    }

    /// Attributions that are given, as statements, in the same order.
    pub fn resolve(&self, document: &Document, attributions: Vec<Attribution>) -> Vec<Statement> {
        self.english.resolve(document, attributions)
    }
}
