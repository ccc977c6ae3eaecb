//! Bytes in, Documents out: files, folders, patterns, streams; plain text, Markdown, HTML, JSON lines,
//! feeds, web archives, e-mail, PDF; any of them packed with gzip, Brotli or Zstandard.
//!
//! [`documents`] reads inputs in the order given, a bounded batch at a time on all cores, and hands on each Document or
//! [`Failure`] in input order: the same on any number of threads. One bad input never stops the rest.
//!
//! **Invariant:** no environment, nothing printed, no clock but for the pace of the network. The time of capture is a parameter; the caller counts and reports.

mod charset;
mod dates;
mod failure;
mod format;
mod front_matter;
mod input;
mod language;
mod net;
pub mod noise;
mod online;
mod outlets;
mod page;
mod read;
mod record;
mod unpack;

pub use failure::{Failure, Place, Reason};
pub use input::Input;
pub use net::{NetProblem, Network};
pub use page::{Extracted, main_text};
pub use read::{Documents, documents, documents_from_bytes};

use verbale_model::{Lang, Moment};

/// What the caller decides about reading.
#[derive(Clone, Debug)]
pub struct Settings {
    /// When the documents became known, where they do not say it themselves.
    pub captured: Option<Moment>,
    /// The language of documents that do not declare theirs; detected if not given.
    pub lang: Option<Lang>,
    /// Largest file, line, record or answer that is read, in bytes.
    pub limit_bytes: u64,
    /// How addresses are fetched.
    pub network: Network,
}

impl Settings {
    /// Default of [`Settings::limit_bytes`].
    pub const LIMIT_BYTES: u64 = 64 << 20;
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            captured: None,
            lang: None,
            limit_bytes: Settings::LIMIT_BYTES,
            network: Network::default(),
        }
    }
}
