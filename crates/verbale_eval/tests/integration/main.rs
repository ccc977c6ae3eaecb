//! The measures from outside.

mod attribution_measure;
mod pinned_floors;
