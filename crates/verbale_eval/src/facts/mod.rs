//! Facts of a kind against gold: one to one over pairs whose evidence overlaps, then field by field.
//!
//! The fields and conventions of each kind are those of the wire; `docs/facts.md` gives the form of gold.

mod fields;
mod gold;
mod matching;
mod names;
mod table;
pub mod training;

pub use gold::{GoldText, ReadFacts, read};
pub use matching::{Kind, Measure, Ratio, Slip, measure};
pub use names::Aliases;
pub use table::write;
