//! Results as words on a terminal or as text in a format.

pub(crate) mod attestations;
pub(crate) mod brief;
mod changes;
pub(crate) mod compare;
pub(crate) mod demo;
pub(crate) mod extract;
pub(crate) mod matrix;
pub(crate) mod origins;
mod table;

pub(crate) use changes::{changed, parts};
pub(crate) use table::{clip, pad, table, wrap};

use crate::cli::Format;
use crate::wire::Listing;
use std::io::{self, Write};

/// Writes a list in a format.
pub(crate) fn listing(listing: &Listing, format: Format, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Json => out.write_all(listing.json().as_bytes())?,
        Format::Jsonl => out.write_all(listing.jsonl().as_bytes())?,
        Format::Csv => out.write_all(listing.csv().as_bytes())?,
        Format::Md | Format::Html => out.write_all(listing.markdown().as_bytes())?,
        Format::Table if listing.is_empty() => writeln!(out, "nothing found")?,
        Format::Table => {
            let (columns, cells) = listing.table();
            table(columns, &cells, out)?;
        }
    }
    out.flush()
}
