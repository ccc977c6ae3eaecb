//! The measures from outside.

mod attribution_measure;
mod facts; // facts against gold
mod pinned_floors;
mod scenarios; // findings of whole negotiations
mod speakers;
mod training; // speakers, acts and statuses against labelled texts
