//! Training of the English models: one command, the same weights every time.

pub mod corpus;
pub mod lexicon;
pub mod linker;
pub mod network;
pub mod random;
pub mod sequence;
pub mod tagger;
