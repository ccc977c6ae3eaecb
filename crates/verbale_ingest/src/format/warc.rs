//! WARC archives as web crawls keep them: each page that was answered with "200 OK" is one piece.
//!
//! Requests, metadata, redirects and pictures are passed over. A record that cannot be read is named and reading goes on at
//! the next one that can be found.

use super::{Format, Piece, Reading, by_ending, by_look, opening};
use crate::failure::{Failure, Place, Reason};
use crate::{dates, unpack};
use std::io::{self, BufRead, BufReader, Cursor, Read};

pub(crate) static WARC: Format = Format {
    endings: &["warc"],
    looks_like: |head| opening(head, 8).starts_with(b"warc/"),
    reading: Reading::Split(|reader, piece, settings| {
        Box::new(Records { reader: Some(reader), piece, record: 0, limit: settings.limit_bytes, found: None })
    }),
};

/// Most bytes of a record's header, and of one line in it.
const HEADER_BYTES: u64 = 64 << 10;

/// The pages of an archive.
struct Records {
    reader: Option<Box<dyn BufRead + Send>>,
    piece: Piece,
    /// Counted from 1.
    record: u64,
    limit: u64,
    /// A header that was found after bytes that belong to no record.
    found: Option<Header>,
}

/// The header of a record.
#[derive(Default)]
struct Header {
    kind: String,
    length: u64,
    address: Option<String>,
    date: Option<String>,
    content_type: String,
}

/// What came of looking for a record's header.
enum Found {
    Record(Header),
    /// Bytes that are no record were passed over on the way.
    Lost(&'static str),
    /// The same, and then a record.
    After(&'static str, Header),
    End,
}

impl Iterator for Records {
    type Item = Result<Piece, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut reader = self.reader.take()?;
            let place = Place { name: format!("{}#{}", self.piece.place.name, self.record + 1), line: None };
            let next = self.found.take().map_or_else(|| header(&mut reader), |h| Ok(Found::Record(h)));
            let header = match next {
                Ok(Found::Record(header)) => header,
                Ok(Found::After(problem, header)) => {
                    self.found = Some(header);
                    self.reader = Some(reader);
                    return Some(Err(damaged(problem).at(&place)));
                }
                Ok(Found::End) if self.record == 0 => return Some(Err(Reason::Empty.at(&self.piece.place))),
                Ok(Found::End) => return None,
                Ok(Found::Lost(problem)) => {
                    self.reader = Some(reader);
                    return Some(Err(damaged(problem).at(&place)));
                }
                Err(error) => {
                    let reason = unpack::reason(error);
                    self.reader = matches!(reason, Reason::BadCompression(_)).then_some(reader);
                    return Some(Err(reason.at(&place)));
                }
            };
            self.record += 1;
            let page = self.page(&mut reader, &header, &place);
            match page {
                Ok(page) => {
                    self.reader = Some(reader);
                    if let Some(page) = page {
                        return Some(Ok(page));
                    }
                }
                Err((reason, go_on)) => {
                    self.reader = go_on.then_some(reader);
                    return Some(Err(reason.at(&place)));
                }
            }
        }
    }
}

impl Records {
    /// The page of a record, `None` where it holds none; whether reading can go on after a failure.
    fn page(
        &self,
        reader: &mut Box<dyn BufRead + Send>,
        header: &Header,
        place: &Place,
    ) -> Result<Option<Piece>, (Reason, bool)> {
        let failed = |error: io::Error| {
            let reason = unpack::reason(error);
            let packed = matches!(reason, Reason::BadCompression(_));
            (reason, packed)
        };
        let wanted = matches!(header.kind.as_str(), "response" | "resource" | "conversion");
        if header.length > self.limit {
            io::copy(&mut reader.by_ref().take(header.length), &mut io::sink()).map_err(failed)?;
            let large = wanted && is_text(&header.content_type);
            return if large { Err((Reason::TooLarge { limit_bytes: self.limit }, true)) } else { Ok(None) };
        }
        let mut bytes = Vec::with_capacity(header.length.min(1 << 20) as usize);
        reader.by_ref().take(header.length).read_to_end(&mut bytes).map_err(failed)?;
        // A record ends with an empty line. Where it does not, its length is wrong, and another may have begun within it.
        let ended = bytes.len() as u64 == header.length && {
            let next = reader.fill_buf().map_err(failed)?;
            next.is_empty() || next.starts_with(b"\r\n") || next.starts_with(b"\n")
        };
        if !ended {
            let opens = |version: &[u8]| memchr::memmem::find(&bytes, version);
            let within = [opens(b"WARC/1.0\r\n"), opens(b"WARC/1.1\r\n")].into_iter().flatten().min();
            let cut = (bytes.len() as u64) < header.length;
            if let Some(at) = within {
                let rest = std::mem::replace(reader, Box::new(io::empty()));
                *reader = Box::new(BufReader::new(Cursor::new(bytes.split_off(at)).chain(rest)));
            }
            let problem = if cut && within.is_none() {
                "the archive ends within a record"
            } else {
                "a record of another length than it says"
            };
            return Err((damaged(problem), within.is_some() || !cut));
        }
        if !wanted {
            return Ok(None);
        }
        let mut piece = Piece {
            place: place.clone(),
            url: header.address.clone(),
            captured: header.date.as_deref().and_then(dates::parse),
            ..self.piece.clone()
        };
        let content_type = if header.content_type.starts_with("application/http") {
            let Some(answer) = answer(&bytes).map_err(|p| (damaged(p), true))? else { return Ok(None) };
            let body = answer.body(&bytes, self.limit).map_err(|r| (r, true))?;
            bytes = body;
            answer.content_type
        } else {
            header.content_type.clone()
        };
        if !is_text(&content_type) || bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(None);
        }
        piece.charset = unpack::charset_of(&content_type);
        piece.format =
            if content_type.contains("html") { &super::html::HTML } else { format_of(&piece, &bytes) };
        piece.bytes = bytes;
        Ok(Some(piece))
    }
}

/// The format of a page that is not called HTML: by its address, else by its look. An archive within an archive is not opened.
fn format_of(piece: &Piece, bytes: &[u8]) -> &'static Format {
    let path = piece.url.as_deref().and_then(|u| u.split(['?', '#']).next());
    let format = path.and_then(by_ending).unwrap_or_else(|| by_look(bytes));
    if std::ptr::eq(format, &raw const WARC) { &super::text::TEXT } else { format }
}

fn damaged(problem: &str) -> Reason {
    Reason::BadContainer { kind: "archive", problem: problem.to_owned() }
}

/// Whether a content type is one that holds words.
fn is_text(content_type: &str) -> bool {
    content_type.is_empty()
        || [
            "text/html",
            "application/xhtml",
            "text/plain",
            "application/rss",
            "application/atom",
            "text/xml",
            "application/xml",
            "application/pdf",
        ]
        .iter()
        .any(|t| content_type.starts_with(t))
}

/// The next record's header; bytes that belong to no record are passed over and told.
fn header(reader: &mut Box<dyn BufRead + Send>) -> io::Result<Found> {
    let mut line = Vec::new();
    let mut lost = false;
    loop {
        line.clear();
        if read_line(reader, &mut line)? == 0 {
            return Ok(if lost { Found::Lost("bytes after the last record") } else { Found::End });
        }
        let text = line.trim_ascii();
        // After damage a record may open within a line.
        let opens = text.ends_with(b"WARC/1.0") || text.ends_with(b"WARC/1.1");
        lost |= !text.is_empty() && !text.starts_with(b"WARC/");
        if opens || text.starts_with(b"WARC/") {
            break;
        }
    }
    let mut header = Header::default();
    let (mut total, mut length) = (0, None);
    loop {
        line.clear();
        let read = read_line(reader, &mut line)?;
        total += read as u64;
        let text = line.trim_ascii();
        if read == 0 || text.is_empty() {
            break;
        }
        if total > HEADER_BYTES {
            return Ok(Found::Lost("a record header without end"));
        }
        let Some((key, value)) = pair(text) else { continue };
        match key.as_str() {
            "warc-type" => header.kind = value.to_ascii_lowercase(),
            "content-length" => length = value.parse().ok(),
            "warc-target-uri" => header.address = Some(value.trim_matches(['<', '>']).to_owned()),
            "warc-date" => header.date = Some(value),
            "content-type" => header.content_type = value.to_ascii_lowercase(),
            _ => {}
        }
    }
    let Some(length) = length else { return Ok(Found::Lost("a record without a length")) };
    header.length = length;
    Ok(if lost { Found::After("bytes between records", header) } else { Found::Record(header) })
}

fn read_line(reader: &mut Box<dyn BufRead + Send>, line: &mut Vec<u8>) -> io::Result<usize> {
    let read = reader.by_ref().take(HEADER_BYTES).read_until(b'\n', line)?;
    if read as u64 == HEADER_BYTES && line.last() != Some(&b'\n') {
        reader.skip_until(b'\n')?;
    }
    Ok(read)
}

/// `Key: value`, the key in lower case.
fn pair(line: &[u8]) -> Option<(String, String)> {
    let text = String::from_utf8_lossy(line);
    let (key, value) = text.split_once(':')?;
    Some((key.trim().to_ascii_lowercase(), value.trim().to_owned()))
}

/// An HTTP answer's head.
struct Answer {
    /// Where the body starts.
    at: usize,
    content_type: String,
    encodings: String,
    chunked: bool,
}

/// The head of an HTTP answer; `None` if it is none with a page.
fn answer(bytes: &[u8]) -> Result<Option<Answer>, &'static str> {
    let end = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| (at, 4));
    let short = memchr::memmem::find(bytes, b"\n\n").map(|at| (at, 2));
    let (head, gap) = match (end, short) {
        (Some(a), Some(b)) => {
            if a.0 < b.0 {
                a
            } else {
                b
            }
        }
        (found, other) => found.or(other).ok_or("an answer without an end of its head")?,
    };
    let mut lines = bytes[..head].split(|b| *b == b'\n').map(<[u8]>::trim_ascii);
    let status = lines.next().unwrap_or_default();
    let code = status.split(|b| *b == b' ').nth(1).unwrap_or_default();
    if !status.starts_with(b"HTTP/") {
        return Err("not an HTTP answer");
    }
    if code != b"200" {
        return Ok(None);
    }
    let mut answer =
        Answer { at: head + gap, content_type: String::new(), encodings: String::new(), chunked: false };
    for (key, value) in lines.filter_map(pair) {
        let value = value.to_ascii_lowercase();
        match key.as_str() {
            "content-type" => answer.content_type = value,
            "content-encoding" => answer.encodings = value,
            "transfer-encoding" => answer.chunked = value.contains("chunked"),
            _ => {}
        }
    }
    Ok(Some(answer))
}

impl Answer {
    /// The body, its chunks joined and unpacked. Crawlers often store it unpacked and leave the head as it was: what is not
    /// packed is taken as it is.
    fn body(&self, bytes: &[u8], limit: u64) -> Result<Vec<u8>, Reason> {
        let body = &bytes[self.at..];
        let joined =
            if self.chunked { unpack::chunks(body).unwrap_or_else(|| body.to_vec()) } else { body.to_vec() };
        unpack::unpacked(joined, &self.encodings, limit)
    }
}
