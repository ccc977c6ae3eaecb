//! What a caller names: a file, a folder, a pattern or a stream; and the files these stand for.

use crate::failure::{Failure, Place, Reason};
use crate::net;
use std::fmt;
use std::fs;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Deepest folder that is gone into.
const DEEPEST: usize = 128;

/// One thing to read.
pub enum Input {
    /// A file, or a folder that is walked in name order. Hidden files, a dossier's own file and read-me files are passed over.
    Path(PathBuf),
    /// A pattern such as `accounts/**/*.md`; its matches are read in name order.
    Pattern(String),
    /// An address of the web: a page, a feed, a text.
    Address(String),
    /// Bytes from elsewhere, with the name to show for them; their form is told by their first bytes.
    Stream {
        /// Name to show, such as `-`.
        name: String,
        /// Where they come from.
        reader: Box<dyn BufRead + Send>,
    },
}

impl Input {
    /// A command-line argument: `-` is standard input, what begins with `http://` or `https://` is an address, what exists is a path, what has `*`, `?` or `[` is a pattern.
    pub fn from_argument(argument: &Path) -> Input {
        let text = argument.to_string_lossy();
        if text == "-" {
            Input::Stream { name: "-".to_owned(), reader: Box::new(io::BufReader::new(io::stdin())) }
        } else if net::is_address(&text) {
            Input::Address(text.into_owned())
        } else if text.contains(['*', '?', '[']) && fs::symlink_metadata(argument).is_err() {
            Input::Pattern(text.into_owned())
        } else {
            Input::Path(argument.to_owned())
        }
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Input::Path(path) => f.debug_tuple("Path").field(path).finish(),
            Input::Pattern(pattern) => f.debug_tuple("Pattern").field(pattern).finish(),
            Input::Address(address) => f.debug_tuple("Address").field(address).finish(),
            Input::Stream { name, .. } => f.debug_tuple("Stream").field(name).finish(),
        }
    }
}

/// The files that a path stands for: itself, or what lies in it.
pub(crate) fn files(path: PathBuf) -> Box<dyn Iterator<Item = Result<PathBuf, Failure>> + Send> {
    if !path.is_dir() {
        return Box::new(std::iter::once(Ok(path)));
    }
    let mut walk = WalkDir::new(path)
        .follow_links(true)
        .max_depth(DEEPEST)
        .max_open(16)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !passed_over(entry));
    Box::new(std::iter::from_fn(move || {
        loop {
            return Some(match walk.next()? {
                Ok(entry) if entry.file_type().is_dir() => continue,
                Ok(entry) => Ok(entry.into_path()),
                Err(error) => {
                    let place =
                        Place::whole(error.path().map(|p| p.display().to_string()).unwrap_or_default());
                    let reason = if error.loop_ancestor().is_some() {
                        Reason::LinkLoop
                    } else {
                        Reason::Unreadable(
                            error
                                .into_io_error()
                                .unwrap_or_else(|| io::Error::other("the folder cannot be walked")),
                        )
                    };
                    Err(reason.at(&place))
                }
            });
        }
    }))
}

/// What lies in a folder of documents without being one.
fn passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with('.')
        || name.contains(".sqlite")
        || name == "dossier.toml"
        || (entry.file_type().is_file() && matches!(stem.as_str(), "readme" | "license" | "licence"))
}

/// The paths that match a pattern, in name order.
pub(crate) fn matches(pattern: &str) -> Box<dyn Iterator<Item = Result<PathBuf, Failure>> + Send> {
    let place = Place::whole(pattern);
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::new() };
    let paths = match glob::glob_with(pattern, options) {
        Ok(paths) => paths,
        Err(error) => {
            return Box::new(std::iter::once(Err(Reason::BadPattern(error.msg.to_owned()).at(&place))));
        }
    };
    let mut paths = paths
        .map(|path| {
            path.map_err(|error| {
                Reason::Unreadable(io::Error::from(error.error().kind()))
                    .at(&Place::whole(error.path().display().to_string()))
            })
        })
        .peekable();
    if paths.peek().is_none() {
        return Box::new(std::iter::once(Err(Reason::Missing.at(&place))));
    }
    Box::new(paths)
}
