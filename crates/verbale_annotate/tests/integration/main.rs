//! Behaviour of the annotator from outside.

mod attribution_specs;
mod speakers;
