//! Measures, and the training of the models that `verbale_annotate` ships.

pub mod aligned;
pub mod attribution;
pub mod events;
pub mod extract;
pub mod facts;
pub mod factuality;
pub mod floors;
pub mod gold;
pub mod numbers;
pub mod odds;
pub mod origins;
pub mod pairs;
pub mod polarity;
pub mod regression;
pub mod report;
pub mod scenarios;
pub mod speakers;
pub mod training;
pub mod utterances;
