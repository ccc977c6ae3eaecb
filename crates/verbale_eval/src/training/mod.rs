//! Training of the English models: one command, the same weights every time.

pub mod corpus;
pub mod field;
pub mod lexicon;
pub mod linker;
pub mod network;
pub mod parser;
mod product;
pub mod random;
pub mod tagger;
pub mod treebank;
