//! The forms an input may have, in the order they are looked for. A format is one file and one line in [`FORMATS`].

pub(crate) mod feed;
mod html;
mod jsonl;
mod mail;
mod markdown;
mod pdf;
mod text;
mod warc;

use crate::Settings;
use crate::failure::{Failure, Place, Reason};
use std::io::BufRead;
use verbale_model::{Document, Moment, Visit};

/// One form of input.
pub(crate) struct Format {
    /// Endings of file names, without the dot, in lower case.
    pub(crate) endings: &'static [&'static str],
    /// Whether the first bytes (some KiB at most) look like it.
    pub(crate) looks_like: fn(&[u8]) -> bool,
    /// How it is read.
    pub(crate) reading: Reading,
}

/// The pieces of a stream, one after another.
pub(crate) type Pieces = Box<dyn Iterator<Item = Result<Piece, Failure>> + Send>;

/// How the bytes of a format become documents.
pub(crate) enum Reading {
    /// Held whole and read in one piece.
    Whole(fn(&Piece, &Settings) -> Vec<Result<Document, Failure>>),
    /// Split into pieces as it streams, each read on its own.
    Split(fn(Box<dyn BufRead + Send>, Piece, &Settings) -> Pieces),
}

/// All formats; the first whose ending or look fits is taken. Plain text is last and looks like anything.
pub(crate) static FORMATS: &[&Format] = &[
    &warc::WARC,
    &pdf::PDF,
    &feed::FEED,
    &jsonl::JSONL,
    &html::HTML,
    &mail::MAILBOX,
    &mail::MAIL,
    &markdown::MARKDOWN,
    &text::TEXT,
];

/// Pages, for those who know from elsewhere that it is one.
pub(crate) static HTML: &Format = &html::HTML;

/// Bytes that are read in one go, with what is known of them from outside.
#[derive(Clone)]
pub(crate) struct Piece {
    pub(crate) place: Place,
    pub(crate) bytes: Vec<u8>,
    pub(crate) format: &'static Format,
    /// Address it was fetched from.
    pub(crate) url: Option<String>,
    /// Time it was fetched.
    pub(crate) captured: Option<Moment>,
    /// Charset the transport named.
    pub(crate) charset: Option<String>,
    /// Of a piece from the network: the visits that end with its documents.
    pub(crate) visits: Option<Vec<Visit>>,
}

impl Piece {
    /// A piece of a file or stream of which only the name is known.
    pub(crate) fn named(name: &str, format: &'static Format) -> Piece {
        Piece {
            place: Place::whole(name),
            bytes: Vec::new(),
            format,
            url: None,
            captured: None,
            charset: None,
            visits: None,
        }
    }

    /// The documents it holds, each failure in its place.
    pub(crate) fn documents(&self, settings: &Settings) -> Vec<Result<Document, Failure>> {
        match self.format.reading {
            Reading::Whole(read) => {
                if self.bytes.iter().all(u8::is_ascii_whitespace) {
                    return vec![Err(Reason::Empty.at(&self.place))];
                }
                read(self, settings)
            }
            Reading::Split(split) => {
                let reader = Box::new(std::io::Cursor::new(self.bytes.clone()));
                let pieces = split(reader, Piece { bytes: Vec::new(), ..self.clone() }, settings);
                pieces
                    .flat_map(|piece| piece.map_or_else(|f| vec![Err(f)], |p| p.documents(settings)))
                    .collect()
            }
        }
    }
}

/// The format of an input: by the ending of its name, else by its first bytes.
pub(crate) fn of(name: &str, head: &[u8]) -> &'static Format {
    by_ending(name).unwrap_or_else(|| by_look(head))
}

/// The format that the ending of a name tells.
pub(crate) fn by_ending(name: &str) -> Option<&'static Format> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (_, ending) = file.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    FORMATS.iter().find(|f| f.endings.contains(&ending.as_str())).copied()
}

/// The format that the first bytes tell.
pub(crate) fn by_look(head: &[u8]) -> &'static Format {
    FORMATS.iter().find(|f| (f.looks_like)(head)).copied().unwrap_or(&text::TEXT)
}

/// The first bytes without byte order mark and leading white space, in lower case: what looks are judged by.
pub(crate) fn opening(head: &[u8], length: usize) -> Vec<u8> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    head[..head.len().min(length)].to_ascii_lowercase()
}
