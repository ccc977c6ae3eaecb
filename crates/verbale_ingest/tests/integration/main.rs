//! Behaviour of the crate through its public functions.

/// Inputs: files, folders, patterns, streams, and what is wrong with them.
mod containers;
mod inputs;
/// JSON lines, whose text is never touched.
mod json_lines;
/// Pages: main text, metadata, and markup that is not well.
mod pages;
/// Pasted text: what goes and what stays.
mod pasted;
