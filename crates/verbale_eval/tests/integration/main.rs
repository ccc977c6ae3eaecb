//! The measures from outside.

mod attribution_measure;
mod facts; // facts against gold
mod pinned_floors;
