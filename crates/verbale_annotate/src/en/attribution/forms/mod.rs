//! Forms that the page shows and a model of sentences cannot see: turns of a transcript, press releases, headlines,
//! quotations over several paragraphs; and claims put as nouns.

mod headline;
mod nominal;
mod paragraphs;
mod phrases;
mod release;
mod sayings;
mod turns;

use super::draft::Draft;
use super::features::View;
use crate::Text;

/// Adds what the forms show to the drafts of a text.
pub(super) fn apply(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    paragraphs::carry_on(text, view, drafts);
    release::add(text, view, drafts);
    turns::add(text, view, drafts);
    sayings::add(text, view, drafts);
    headline::add(text, view, drafts);
    nominal::add(text, view, drafts);
}
