//! Forms that the page shows and a model of sentences cannot see: turns of a transcript, press releases, headlines,
//! quotations over several paragraphs; and claims put as nouns.

mod around;
mod clauses;
mod headline;
mod hearsay;
mod inference;
mod nested;
mod nominal;
mod paragraphs;
mod passive;
mod phrases;
mod release;
mod sayings;
mod speech;
mod turns;

use super::draft::Draft;
use super::features::View;
use crate::Text;

/// Adds what the forms show to the drafts of a text.
pub(super) fn apply(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    paragraphs::carry_on(text, view, drafts);
    release::add(text, view, drafts);
    turns::add(text, view, drafts);
    clauses::mend(text, view, drafts);
    passive::mend(text, view, drafts);
    sayings::add(text, view, drafts);
    headline::add(text, view, drafts);
    nominal::add(text, view, drafts);
    hearsay::add(text, view, drafts);
    clauses::describe(text, view, drafts);
    around::add(text, view, drafts);
    inference::drop(text, view, drafts);
}

/// The attributions inside the contents of others.
pub(super) fn inner(text: &Text<'_>, view: &View, drafts: &[Draft]) -> Vec<Draft> {
    nested::inner(text, view, drafts)
}
