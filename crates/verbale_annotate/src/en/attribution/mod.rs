//! Whose words: source, cue and content, joined.

use crate::Text;
use verbale_model::{Attribution, Note};

/// The weights.
pub(crate) struct Model {}

impl Model {
    pub(crate) fn load() -> Model {
        Model {}
    }
}

/// What the stage adds.
pub(crate) struct Found {
    /// In order of their first byte.
    pub(crate) attributions: Vec<Attribution>,
    /// Problems met.
    pub(crate) notes: Vec<Note>,
}

/// The attributions of a text.
pub(crate) fn attributions(_model: &Model, _text: &Text<'_>) -> Found {
    Found { attributions: Vec::new(), notes: Vec::new() }
}
