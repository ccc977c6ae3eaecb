//! Inputs to Documents: opened and split in order, read in bounded batches on all cores, handed on in order.

use crate::failure::{Failure, Place, Reason};
use crate::format::{self, Format, Piece, Pieces, Reading};
use crate::input::{self, Input};
use crate::online::{self, Line};
use crate::unpack::{self, Packing};
use crate::{Settings, net};
use rayon::prelude::*;
use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::time::{Duration, Instant};
use verbale_model::{Document, Moment, Visit};

/// Most pieces that are held at once, and most bytes unless one piece alone is larger.
const BATCH_PIECES: usize = 256;
const BATCH_BYTES: usize = 16 << 20;

/// What comes slowly is handed on as it comes: a batch is closed when it took so long, and after a piece from the network.
const BATCH_TIME: Duration = Duration::from_millis(200);

/// How many first bytes a format is told by.
const HEAD_BYTES: usize = 8 << 10;

/// What is found in inputs, in their order.
pub(crate) enum Found {
    Piece(Piece),
    Failed(Failure),
    /// An address that has not changed since the last visit, and what is new to keep of it.
    Unchanged(Option<Visit>),
    /// An address whose documents have all come before.
    Visited(Visit),
}

/// All that is found, one after another.
pub(crate) type Finds = Box<dyn Iterator<Item = Found> + Send>;

/// What waits to be handed on.
enum Ready {
    Read(Result<Document, Failure>),
    Unchanged,
    Visited(Visit),
}

/// The documents of inputs, in input order. See [`documents`].
pub struct Documents {
    finds: Finds,
    settings: Settings,
    ready: VecDeque<Ready>,
    visits: Vec<Visit>,
    unchanged: u64,
    bytes: u64,
}

impl Documents {
    /// How many bytes of text were read so far: for the rate of a progress bar.
    pub fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// Sets [`Settings::captured`] for what is read from now on: a long run does not end when it began.
    pub fn set_captured(&mut self, captured: Option<Moment>) {
        self.settings.captured = captured;
    }

    /// How many addresses were as they were at the last visit.
    pub fn unchanged(&self) -> u64 {
        self.unchanged
    }

    /// Whether the next document is there without waiting for a file or a site.
    pub fn is_ready(&mut self) -> bool {
        self.settle();
        !self.ready.is_empty()
    }

    /// The visits of addresses whose documents have all been handed on: to be kept only once those documents are.
    pub fn take_visits(&mut self) -> Vec<Visit> {
        self.settle();
        std::mem::take(&mut self.visits)
    }

    /// Counts what stands before the next document.
    fn settle(&mut self) {
        loop {
            match self.ready.pop_front() {
                Some(Ready::Visited(visit)) => self.visits.push(visit),
                Some(Ready::Unchanged) => self.unchanged += 1,
                Some(read) => {
                    self.ready.push_front(read);
                    return;
                }
                None => return,
            }
        }
    }

    /// Reads the next batch; tells whether there was one.
    fn fill(&mut self) -> bool {
        let started = Instant::now();
        let (mut batch, mut bytes, mut fetched) = (Vec::new(), 0, false);
        while batch.len() < BATCH_PIECES && bytes < BATCH_BYTES && !fetched && started.elapsed() < BATCH_TIME
        {
            let Some(found) = self.finds.next() else { break };
            if let Found::Piece(piece) = &found {
                bytes += piece.bytes.len();
                fetched = piece.visits.is_some();
            }
            batch.push(found);
        }
        self.bytes += bytes as u64;
        let settings = &self.settings;
        let any = !batch.is_empty();
        let read: Vec<Vec<Ready>> = batch.into_par_iter().map(|found| read(found, settings)).collect();
        self.ready.extend(read.into_iter().flatten());
        any
    }
}

/// What comes of what was found. An address that gave no document is asked again the next time.
fn read(found: Found, settings: &Settings) -> Vec<Ready> {
    match found {
        Found::Failed(failure) => vec![Ready::Read(Err(failure))],
        Found::Unchanged(visit) => {
            std::iter::once(Ready::Unchanged).chain(visit.map(Ready::Visited)).collect()
        }
        Found::Visited(visit) => vec![Ready::Visited(visit)],
        Found::Piece(mut piece) => {
            let visits = piece.visits.take().unwrap_or_default();
            let read = piece.documents(settings);
            let good = read.iter().any(Result::is_ok);
            let visits = visits.into_iter().filter(|_| good).map(Ready::Visited);
            read.into_iter().map(Ready::Read).chain(visits).collect()
        }
    }
}

/// Reads inputs in the order given; folders in name order. Streams: a batch is read when the one before is used up.
pub fn documents(
    inputs: impl IntoIterator<Item = Input, IntoIter: Send + 'static>,
    settings: Settings,
) -> Documents {
    let opened = settings.clone();
    let line = Line::default();
    let finds = inputs.into_iter().flat_map(move |input| finds_of(input, &opened, &line));
    Documents {
        finds: Box::new(finds),
        settings,
        ready: VecDeque::new(),
        visits: Vec::new(),
        unchanged: 0,
        bytes: 0,
    }
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
        loop {
            self.settle();
            match self.ready.pop_front() {
                Some(Ready::Read(read)) => return Some(read),
                Some(_) => {}
                None if self.fill() => {}
                None => return None,
            }
        }
    }
}

fn finds_of(input: Input, settings: &Settings, line: &Line) -> Finds {
    let paths = match input {
        Input::Address(address) => return online::addresses(std::iter::once(address), settings, line),
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

fn one(piece: Result<Piece, Failure>) -> Finds {
    found(Box::new(std::iter::once(piece)))
}

fn found(pieces: Pieces) -> Finds {
    Box::new(pieces.map(|piece| piece.map_or_else(Found::Failed, Found::Piece)))
}

fn file(path: &Path, settings: &Settings, line: &Line) -> Finds {
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

/// Whether bytes are a list of addresses, one a line. Lines that are none are named when their turn comes, as long as most are.
fn is_list(head: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(head) else { return false };
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    let (mut all, mut addresses) = (0, 0);
    for line in lines {
        all += 1;
        addresses += usize::from(net::is_address(line));
        if line.contains(char::is_whitespace) {
            return false;
        }
    }
    addresses > 0 && addresses * 3 >= all * 2
}

/// The pieces of a stream, unpacked if it is packed: as many as its format splits it into, else itself if it is not over the limit.
fn stream(
    name: &str,
    mut reader: Box<dyn BufRead + Send>,
    settings: &Settings,
    line: &Line,
    depth: u8,
) -> Finds {
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
        let list = Box::new(BufReader::new(io::Cursor::new(head).chain(reader)));
        return online::addresses(online::listed(list), settings, line);
    }
    let format = format::of(name, &head);
    let mut piece = Piece::named(name, format);
    let mut whole: Box<dyn BufRead + Send> = Box::new(BufReader::new(io::Cursor::new(head).chain(reader)));
    match format.reading {
        Reading::Split(split) => found(Box::new(damage.into_iter().chain(split(whole, piece, settings)))),
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
