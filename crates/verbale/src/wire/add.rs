//! What `verbale add` did, in numbers.

use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// Totals of a run.
#[derive(Default, Debug, Serialize)]
pub(crate) struct AddRow {
    /// Documents read.
    pub(crate) read: u64,
    /// Of these, the first of their address.
    pub(crate) new: u64,
    /// Another text at an address that was held.
    pub(crate) versions: u64,
    /// Of the new ones, those that repeat a document of another address.
    pub(crate) copies: u64,
    /// Held already, word for word.
    pub(crate) held: u64,
    /// Addresses that had not changed and were not read.
    pub(crate) unchanged: u64,
    /// How often each reason for skipping was met.
    pub(crate) skipped: BTreeMap<&'static str, usize>,
}

impl fmt::Display for AddRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let AddRow { read, new, versions, copies, held, unchanged, skipped } = self;
        write!(f, "read {read}, new {new}, versions {versions}, copies {copies}, held already {held}, ")?;
        write!(f, "unchanged {unchanged}, skipped {}", self::skipped(skipped))
    }
}

/// How many were skipped, and for which reasons: "3 (2 empty, 1 robots)".
pub(crate) fn skipped(reasons: &BTreeMap<&'static str, usize>) -> String {
    let named: Vec<String> =
        reasons.iter().map(|(kind, n)| format!("{n} {}", kind.replace('_', " "))).collect();
    let all: usize = reasons.values().sum();
    if named.is_empty() { "0".to_owned() } else { format!("{all} ({})", named.join(", ")) }
}
