//! Who speaks and what they do with it: attributions resolved to statements.

use crate::Text;
use verbale_model::{Attribution, Document, Dossier, Statement};

/// Names of parties, people, offices, capitals and buildings: the dossier's before the built-in ones.
pub(crate) struct Names {}

impl Names {
    pub(crate) fn new(_dossier: &Dossier) -> Names {
        Names {}
    }
}

/// Each attribution as a statement, in the same order.
pub(crate) fn statements(
    _names: &Names,
    document: &Document,
    _text: &Text<'_>,
    attributions: Vec<Attribution>,
) -> Vec<Statement> {
    attributions.into_iter().map(|a| Statement::bare(document.id(), a)).collect()
}
