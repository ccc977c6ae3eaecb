//! Measures, and the training of the models that `verbale_annotate` ships.

pub mod gold;
