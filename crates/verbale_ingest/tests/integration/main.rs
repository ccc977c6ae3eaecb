//! Behaviour of the crate through its public functions.

/// Feeds, archives, mailboxes, packed files.
mod containers;
/// Inputs: files, folders, patterns, streams, and what is wrong with them.
mod inputs;
/// JSON lines, whose text is never touched.
mod json_lines;
/// The network, good and bad, from a server of our own.
mod network;
/// Pages: main text, metadata, and markup that is not well.
mod pages;
/// Pasted text: what goes and what stays.
mod pasted;
/// Statements as PDF, and what a hostile file can try.
mod pdf;
