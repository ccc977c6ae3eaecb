//! English: words, and the data that tells what they do in a sentence.
//!
//! **Invariant:** nothing outside this folder knows a word of any language.

mod calendar;
mod credit;
mod lexicon;
mod scope;
mod voice;
mod words;

pub(crate) use calendar::{day_names, out_of, whole};
pub(crate) use credit::credited;
pub(crate) use lexicon::{Cue, Tag, lexicon};
pub(crate) use scope::negated;
pub(crate) use voice::{Pronoun, indefinite, pronoun};
pub(crate) use words::{Hit, Kind, Phrases, Word, read, stem};
