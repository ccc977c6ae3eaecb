//! Behaviour of the annotator from outside.

mod attribution_specs;
mod attribution_total;
mod facts;
mod speakers;
