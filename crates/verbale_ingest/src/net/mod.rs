//! The only door to the network. What comes through it is hostile until it is a Document.
//!
//! An address is fetched with bounds on size, time and redirects; private addresses are refused after the name is resolved,
//! at every hop; robots.txt is honoured; one host is asked at a pace.

mod address;
mod fetch;
mod robots;

pub(crate) use fetch::{Answer, Client};

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use verbale_model::Visit;

/// What the caller decides about the network.
#[derive(Clone, Debug)]
pub struct Network {
    /// Hosts that may be fetched from though their addresses are private ("localhost", "10.0.0.7").
    pub allowed_hosts: Vec<String>,
    /// Longest time for one request, its body included.
    pub timeout: Duration,
    /// Least time between two requests to one host; robots.txt may ask for more.
    pub pause: Duration,
    /// How often a request that failed for the moment is made again.
    pub retries: u32,
    /// Earlier visits by address: what has not changed since is not read again.
    pub visits: Arc<BTreeMap<String, Visit>>,
}

impl Default for Network {
    fn default() -> Network {
        Network {
            allowed_hosts: Vec::new(),
            timeout: Duration::from_secs(30),
            pause: Duration::from_secs(1),
            retries: 2,
            visits: Arc::default(),
        }
    }
}

/// Why an address was not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NetProblem {
    /// Not an address that can be fetched.
    #[error("not an address that can be fetched: {0}")]
    Address(String),
    /// The host's addresses are not public.
    #[error("the address is not public ({0})")]
    Private(String),
    /// The site's robots.txt does not allow it.
    #[error("the site's robots.txt does not allow it")]
    Robots,
    /// The name has no address.
    #[error("the host was not found")]
    NoHost,
    /// Nothing came in time.
    #[error("no answer within {seconds} s")]
    Timeout {
        /// The bound.
        seconds: u64,
    },
    /// The site answered that it will not or cannot.
    #[error("the site answered {0}")]
    Status(u16),
    /// Redirected in a circle or too often.
    #[error("redirected too often")]
    Redirects,
    /// The connection failed or broke off.
    #[error("the connection failed: {0}")]
    Broken(String),
    /// What came is no text, page or feed.
    #[error("not a page ({0})")]
    NotAPage(String),
}

impl NetProblem {
    /// Whether it may be over another time.
    pub(crate) fn passes(&self) -> bool {
        matches!(
            self,
            NetProblem::NoHost
                | NetProblem::Timeout { .. }
                | NetProblem::Broken(_)
                | NetProblem::Status(429 | 500..=599)
        )
    }
}

/// Whether words are an address that is fetched.
pub(crate) fn is_address(words: &str) -> bool {
    let scheme =
        |s: &str| words.len() > s.len() && words.get(..s.len()).is_some_and(|w| w.eq_ignore_ascii_case(s));
    scheme("http://") || scheme("https://")
}
