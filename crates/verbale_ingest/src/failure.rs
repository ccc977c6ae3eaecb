//! Why something could not become a Document: a place, a typed reason and a hint.

use crate::net::NetProblem;
use std::fmt;

/// One input, or one part of it, that did not become a Document. The rest of a batch goes on.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {reason}")]
pub struct Failure {
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub reason: Reason,
}

/// A file, an address or the like, and the line in it where one is to blame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// Path as given, address, or the name the caller gave a stream.
    pub name: String,
    /// Line from 1.
    pub line: Option<u64>,
}

impl Place {
    /// A whole input.
    pub fn whole(name: impl Into<String>) -> Place {
        Place { name: name.into(), line: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        Ok(())
    }
}

/// What is wrong with an input. Messages are fragments that fit after "skipped".
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// No file, folder or match of a pattern is there.
    #[error("nothing is there")]
    Missing,
    /// A pattern that is none.
    #[error("not a file pattern: {0}")]
    BadPattern(String),
    /// The system refuses to read it.
    #[error("cannot be read: {0}")]
    Unreadable(std::io::Error),
    /// A link that leads back to a folder above it.
    #[error("link leads back to a folder it lies in")]
    LinkLoop,
    /// Neither file nor folder.
    #[error("neither a file nor a folder")]
    NotAFile,
    /// No bytes, or white space only.
    #[error("empty")]
    Empty,
    /// Over the limit.
    #[error("too large: over the limit of {limit_bytes} bytes")]
    TooLarge {
        /// The limit it is over.
        limit_bytes: u64,
    },
    /// Not text.
    #[error("binary, not text ({0})")]
    Binary(&'static str),
    /// Text in no charset that could be made out.
    #[error("wrongly encoded: {0}")]
    WronglyEncoded(String),
    /// A line that is no JSON object.
    #[error("bad JSON: {0}")]
    BadJson(String),
    /// A field of a JSON line, a front matter line or a header that cannot be used.
    #[error("bad field `{field}`: {problem}")]
    BadField {
        /// Its name.
        field: String,
        /// What is wrong with its value.
        problem: String,
    },
    /// A front matter block that cannot be read.
    #[error("bad front matter: {0}")]
    BadFrontMatter(String),
    /// A page without a main text.
    #[error("no main text found in the page")]
    NoMainText,
    /// Pages that are pictures.
    #[error("no text in it, only pictures")]
    NoText,
    /// An address could not be fetched.
    #[error("{0}")]
    Net(#[from] NetProblem),
    /// Compressed data that is damaged, or that grows past the limit.
    #[error("bad compressed data: {0}")]
    BadCompression(String),
    /// A container (feed, archive, message) that is damaged.
    #[error("bad {kind}: {problem}")]
    BadContainer {
        /// What it was taken for.
        kind: &'static str,
        /// What is wrong with it.
        problem: String,
    },
}

impl Reason {
    /// One stable word for counts and totals.
    pub fn kind(&self) -> &'static str {
        match self {
            Reason::Missing => "missing",
            Reason::BadPattern(_) => "bad_pattern",
            Reason::Unreadable(_) => "unreadable",
            Reason::LinkLoop => "link_loop",
            Reason::NotAFile => "not_a_file",
            Reason::Empty => "empty",
            Reason::TooLarge { .. } => "too_large",
            Reason::Binary(_) => "binary",
            Reason::WronglyEncoded(_) => "wrongly_encoded",
            Reason::BadJson(_) => "bad_json",
            Reason::BadField { .. } => "bad_field",
            Reason::BadFrontMatter(_) => "bad_front_matter",
            Reason::NoMainText => "no_main_text",
            Reason::NoText => "no_text",
            Reason::Net(problem) => match problem {
                NetProblem::Address(_) => "bad_address",
                NetProblem::Private(_) => "private_address",
                NetProblem::Robots => "robots",
                NetProblem::NoHost => "no_host",
                NetProblem::Timeout { .. } => "timeout",
                NetProblem::Status(_) => "status",
                NetProblem::Redirects => "redirects",
                NetProblem::Broken(_) => "broken_connection",
                NetProblem::NotAPage(_) => "not_a_page",
            },
            Reason::BadCompression(_) => "bad_compression",
            Reason::BadContainer { .. } => "bad_container",
        }
    }

    /// What a person can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Reason::Missing => "check the path; quote a pattern so that the shell leaves it alone",
            Reason::BadPattern(_) => "use *, ?, ** and [..]",
            Reason::Unreadable(_) => "check the permissions and the disk",
            Reason::LinkLoop => "name the folder that the link leads to instead",
            Reason::NotAFile => "name a file, a folder, a pattern or - for standard input",
            Reason::Empty => {
                "nothing to read; a page that needs a script to show its text saves as an empty one"
            }
            Reason::TooLarge { .. } => "split the file, or raise the limit",
            Reason::Binary(_) => {
                "save the text itself: plain text, Markdown, HTML, JSON lines, e-mail or PDF"
            }
            Reason::WronglyEncoded(_) => "save the file as UTF-8",
            Reason::BadJson(_) => "one JSON object a line, with \"text\" or \"html\"",
            Reason::BadField { .. } => {
                "fields: id, text or html, title, published, captured, outlet, url, lang, party, full"
            }
            Reason::BadFrontMatter(_) => {
                "lines `key: value` between two lines `---`; keys: title, outlet, url, published, captured, lang, party, full"
            }
            Reason::NoText => "run text recognition on it and add the text",
            Reason::NoMainText => "save the article page itself, or paste its text into a .txt file",
            Reason::Net(problem) => match problem {
                NetProblem::Address(_) => "give the whole address, https:// included",
                NetProblem::Private(_) => "name the host with --allow-host if it is meant",
                NetProblem::Robots => "save the page yourself and add the file",
                NetProblem::NoHost => "check the spelling, and the connection",
                NetProblem::Timeout { .. } | NetProblem::Broken(_) => {
                    "try again later, or save the page and add the file"
                }
                NetProblem::Status(_) => "open the address in a browser; save the page if it shows",
                NetProblem::Redirects => "give the address that the browser ends at",
                NetProblem::NotAPage(_) => "give the address of a page, a feed or a text",
            },
            Reason::BadCompression(_) => "unpack the file yourself, or fetch it again",
            Reason::BadContainer { .. } => "fetch it again, or save its texts one by one",
        }
    }

    /// This reason, at a place.
    pub(crate) fn at(self, place: &Place) -> Failure {
        Failure { place: place.clone(), reason: self }
    }
}

impl From<std::io::Error> for Reason {
    fn from(error: std::io::Error) -> Reason {
        Reason::Unreadable(error)
    }
}
