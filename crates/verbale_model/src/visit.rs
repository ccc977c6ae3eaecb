//! Visits: what a site told of an address when it was read, so that the next reading asks for what is new only.

/// The last reading of an address. Losing it costs another reading and nothing else.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Visit {
    /// The address that was asked.
    pub address: String,
    /// The name the site gave to what it answered (`ETag`).
    pub etag: Option<String>,
    /// When the site last changed it, in the site's own words (`Last-Modified`).
    pub modified: Option<String>,
    /// What a feed said of the address when it was read.
    pub mark: Option<String>,
}
