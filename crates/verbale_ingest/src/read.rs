//! Inputs to Documents: opened and split in order, read in bounded batches on all cores, handed on in order.

use crate::failure::{Failure, Place, Reason};
use crate::format::{self, Piece, Pieces, Reading};
use crate::input::{self, Input};
use crate::net::{self, Client, NetProblem};
use crate::unpack::{self, Packing};
use crate::{Settings, format::Format};
use rayon::prelude::*;
use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::{Arc, Mutex};
use verbale_model::Document;

/// Most pieces that are held at once, and most bytes unless one piece alone is larger.
const BATCH_PIECES: usize = 256;
const BATCH_BYTES: usize = 16 << 20;

/// How many first bytes a format is told by.
const HEAD_BYTES: usize = 8 << 10;

/// The documents of inputs, in input order. See [`documents`].
pub struct Documents {
    pieces: Pieces,
    settings: Settings,
    ready: VecDeque<Result<Document, Failure>>,
    bytes: u64,
}

impl Documents {
    /// How many bytes of text were read so far: for the rate of a progress bar.
    pub fn bytes_read(&self) -> u64 {
        self.bytes
    }
}

/// Reads inputs in the order given; folders in name order. Streams: a batch is read when the one before is used up.
pub fn documents(
    inputs: impl IntoIterator<Item = Input, IntoIter: Send + 'static>,
    settings: Settings,
) -> Documents {
    let opened = settings.clone();
    let client = Arc::new(Mutex::new(None));
    let pieces = inputs.into_iter().flat_map(move |input| pieces_of(input, &opened, &client));
    Documents { pieces: Box::new(pieces), settings, ready: VecDeque::new(), bytes: 0 }
}

/// The documents in bytes that are already held, or the first failure. The ending of `name` tells the format.
pub fn documents_from_bytes(name: &str, bytes: &[u8], settings: &Settings) -> Result<Vec<Document>, Failure> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let mut piece = Piece::named(name, format::of(name, head));
    piece.bytes = bytes.to_vec();
    piece.documents(settings).into_iter().collect()
}

impl Iterator for Documents {
    type Item = Result<Document, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() {
            let mut batch: Vec<Result<Piece, Failure>> = Vec::new();
            let mut bytes = 0;
            while batch.len() < BATCH_PIECES && bytes < BATCH_BYTES {
                let Some(piece) = self.pieces.next() else { break };
                bytes += piece.as_ref().map_or(0, |p| p.bytes.len());
                batch.push(piece);
            }
            if batch.is_empty() {
                return None;
            }
            self.bytes += bytes as u64;
            let settings = &self.settings;
            let read: Vec<Vec<Result<Document, Failure>>> = batch
                .into_par_iter()
                .map(|piece| match piece {
                    Ok(piece) => piece.documents(settings),
                    Err(failure) => vec![Err(failure)],
                })
                .collect();
            self.ready.extend(read.into_iter().flatten());
        }
        self.ready.pop_front()
    }
}

/// The one client of a run, made when the first address is met: it knows each site's rules and pace.
type Line = Arc<Mutex<Option<Client>>>;

fn pieces_of(input: Input, settings: &Settings, line: &Line) -> Pieces {
    let paths = match input {
        Input::Address(address) => return addresses(vec![address], settings, line),
        Input::Path(path) => input::files(path),
        Input::Pattern(pattern) => Box::new(input::matches(&pattern).flat_map(|path| match path {
            Ok(path) => input::files(path),
            Err(failure) => Box::new(std::iter::once(Err(failure))),
        })),
        Input::Stream { name, reader } => return stream(&name, reader, settings, line, 0),
    };
    let (settings, line) = (settings.clone(), line.clone());
    Box::new(paths.flat_map(move |path| match path {
        Ok(path) => file(&path, &settings, &line),
        Err(failure) => one(Err(failure)),
    }))
}

fn one(piece: Result<Piece, Failure>) -> Pieces {
    Box::new(std::iter::once(piece))
}

fn file(path: &Path, settings: &Settings, line: &Line) -> Pieces {
    let name = path.display().to_string();
    let reader = match open(path, settings) {
        Ok(file) => BufReader::with_capacity(HEAD_BYTES, file),
        Err(reason) => return one(Err(reason.at(&Place::whole(name)))),
    };
    stream(&name, Box::new(reader), settings, line, 0)
}

/// Opens a file that is not over the limit. Only formats that are split as they stream may be larger.
fn open(path: &Path, settings: &Settings) -> Result<File, Reason> {
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Reason::Missing,
        _ if error.raw_os_error() == Some(40) => Reason::LinkLoop,
        _ => Reason::Unreadable(error),
    })?;
    if about.is_dir() {
        return Err(Reason::NotAFile);
    }
    let splits = |f: &Format| matches!(f.reading, Reading::Split(_));
    let by_ending = format::by_ending(&path.to_string_lossy());
    if about.is_file() && about.len() > settings.limit_bytes && by_ending.is_some_and(|f| !splits(f)) {
        return Err(Reason::TooLarge { limit_bytes: settings.limit_bytes });
    }
    Ok(File::open(path)?)
}

/// Whether bytes are a list of addresses, one a line.
fn is_list(head: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(head) else { return false };
    let mut lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).peekable();
    // The last line of a head may be cut.
    lines.peek().is_some() && lines.all(|l| net::is_address(l) && !l.contains(char::is_whitespace))
}

/// What addresses hold, fetched one after another: a feed's entries that are only summed up are fetched in turn.
fn addresses(list: Vec<String>, settings: &Settings, line: &Line) -> Pieces {
    let (settings, line) = (settings.clone(), line.clone());
    Box::new(list.into_iter().flat_map(move |address| {
        let piece = match fetched(&address, &settings, &line) {
            Ok(piece) => piece,
            Err(reason) => return one(Err(reason.at(&Place::whole(address)))),
        };
        let Some(linked) = format::feed::summed_up(&piece) else { return one(Ok(piece)) };
        let whole = Piece { format: &format::feed::WHOLE_ENTRIES, ..piece };
        let (settings, line) = (settings.clone(), line.clone());
        let pages = linked.into_iter().map(move |address| {
            fetched(&address, &settings, &line).map_err(|reason| reason.at(&Place::whole(address)))
        });
        Box::new(std::iter::once(Ok(whole)).chain(pages))
    }))
}

/// One address as a piece.
fn fetched(address: &str, settings: &Settings, line: &Line) -> Result<Piece, Reason> {
    let mut line = line.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let client = line.get_or_insert_with(|| Client::new(settings.network.clone(), settings.limit_bytes));
    let found = client.fetch(address)?;
    let head = &found.bytes[..found.bytes.len().min(HEAD_BYTES)];
    let kind = found.content_type.split(';').next().unwrap_or_default().trim();
    let look = format::by_look(head);
    let format = match kind {
        "text/html" | "application/xhtml+xml" => format::HTML,
        // Servers name feeds and texts in many ways; what is no text is told by its bytes later.
        other if ["image/", "audio/", "video/", "font/", "model/"].iter().any(|t| other.starts_with(t)) => {
            return Err(NetProblem::NotAPage(other.to_owned()).into());
        }
        _ => look,
    };
    if !matches!(format.reading, Reading::Whole(_)) {
        return Err(NetProblem::NotAPage("an archive: save it and add the file".to_owned()).into());
    }
    let mut piece = Piece::named(address, format);
    piece.charset = unpack::charset_of(&found.content_type);
    piece.url = Some(found.address);
    piece.bytes = found.bytes;
    Ok(piece)
}

/// The pieces of a stream, unpacked if it is packed: as many as its format splits it into, else itself if it is not over the limit.
fn stream(
    name: &str,
    mut reader: Box<dyn BufRead + Send>,
    settings: &Settings,
    line: &Line,
    depth: u8,
) -> Pieces {
    let place = Place::whole(name);
    let mut head = Vec::new();
    let mut damage = None;
    if let Err(error) = reader.by_ref().take(HEAD_BYTES as u64).read_to_end(&mut head) {
        // An archive goes on after the damage; of anything else half would be kept for the whole.
        let failure = unpack::reason(error).at(&place);
        if !head.starts_with(b"WARC/") {
            return one(Err(failure));
        }
        damage = Some(Err(failure));
    }
    if let Some(packing) = Packing::of(name, &head) {
        let packed = Box::new(BufReader::new(io::Cursor::new(head).chain(reader)));
        let inner = packing.inner(name);
        if depth >= 2 {
            return one(Err(Reason::BadCompression("packed more than twice".to_owned()).at(&place)));
        }
        return stream(inner, Box::new(BufReader::new(packing.open(packed))), settings, line, depth + 1);
    }
    if is_list(&head) {
        let mut list = Vec::new();
        let read = io::Cursor::new(head).chain(reader).take(settings.limit_bytes).read_to_end(&mut list);
        if let Err(error) = read {
            return one(Err(unpack::reason(error).at(&place)));
        }
        let list = String::from_utf8_lossy(&list);
        let listed = list.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        return addresses(listed.map(str::to_owned).collect(), settings, line);
    }
    let format = format::of(name, &head);
    let mut piece = Piece::named(name, format);
    let mut whole: Box<dyn BufRead + Send> = Box::new(BufReader::new(io::Cursor::new(head).chain(reader)));
    match format.reading {
        Reading::Split(split) => Box::new(damage.into_iter().chain(split(whole, piece, settings))),
        Reading::Whole(_) => {
            if let Err(error) = whole.by_ref().take(settings.limit_bytes + 1).read_to_end(&mut piece.bytes) {
                return one(Err(unpack::reason(error).at(&place)));
            }
            if piece.bytes.len() as u64 > settings.limit_bytes {
                return one(Err(Reason::TooLarge { limit_bytes: settings.limit_bytes }.at(&place)));
            }
            one(Ok(piece))
        }
    }
}
