//! Bytes as they were before somebody packed them: gzip, deflate, Brotli, Zstandard, chunks. A bound holds for what comes out.

mod gzip;
mod zstandard;

use crate::failure::Reason;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::{self, BufRead, Read};

/// Most encodings that one body is packed in.
const LAYERS: usize = 3;

/// Largest window of a body packed with Zstandard (RFC 9659).
const BODY_WINDOW_BYTES: u64 = 8 << 20;

/// How much Brotli is read at once.
const BROTLI_BUFFER_BYTES: usize = 64 << 10;

/// What the bytes of a file are packed with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Packing {
    Gzip,
    Zstandard,
    Brotli,
}

impl Packing {
    /// Told by the first bytes; Brotli has no mark of its own and is told by the ending of the name.
    pub(crate) fn of(name: &str, head: &[u8]) -> Option<Packing> {
        match () {
            () if is_gzip(head) => Some(Packing::Gzip),
            () if zstandard::is_zstandard(head) => Some(Packing::Zstandard),
            () if name.to_ascii_lowercase().ends_with(".br") => Some(Packing::Brotli),
            () => None,
        }
    }

    /// A name without the packing's ending.
    pub(crate) fn inner(self, name: &str) -> &str {
        let endings: &[&str] = match self {
            Packing::Gzip => &[".gz"],
            Packing::Zstandard => &[".zst", ".zstd"],
            Packing::Brotli => &[".br"],
        };
        let at = |ending: &&&str| {
            let start = name.len().checked_sub(ending.len())?;
            name.get(start..).filter(|e| e.eq_ignore_ascii_case(ending)).map(|_| start)
        };
        endings.iter().find_map(|ending| at(&ending)).map_or(name, |start| &name[..start])
    }

    /// What a packed stream holds. Damage is one error; where the packing has parts, reading on goes on with the next.
    pub(crate) fn open(self, reader: Box<dyn BufRead + Send>) -> Box<dyn Read + Send> {
        match self {
            Packing::Gzip => gzip::gunzip(reader),
            Packing::Zstandard => Box::new(zstandard::frames(reader, None)),
            Packing::Brotli => Box::new(brotli_decompressor::Decompressor::new(reader, BROTLI_BUFFER_BYTES)),
        }
    }
}

/// Whether bytes begin like gzip.
fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// Goes to where the next part of a packed stream may begin; tells whether there is one.
fn next_at(source: &mut Box<dyn BufRead + Send>, mark: &[u8]) -> io::Result<bool> {
    loop {
        let rest = source.fill_buf()?;
        if rest.is_empty() {
            return Ok(false);
        }
        match memchr::memchr(mark[0], rest) {
            Some(0) if rest.starts_with(mark) => return Ok(true),
            Some(0) => source.consume(1),
            Some(at) => source.consume(at),
            None => {
                let all = rest.len();
                source.consume(all);
            }
        }
    }
}

/// What a packed body holds, by the encodings its head names, the last of them first; a body that is not packed as named is
/// taken as it is.
pub(crate) fn unpacked(mut bytes: Vec<u8>, encodings: &str, limit: u64) -> Result<Vec<u8>, Reason> {
    let named: Vec<&str> = encodings.split(',').map(str::trim).filter(|e| !e.is_empty()).collect();
    if named.len() > LAYERS {
        return Err(Reason::BadCompression(format!("packed {} times", named.len())));
    }
    if named.is_empty() && is_gzip(&bytes) {
        return bounded(MultiGzDecoder::new(bytes.as_slice()), limit);
    }
    for encoding in named.iter().rev() {
        bytes = layer(bytes, encoding, limit)?;
    }
    Ok(bytes)
}

fn layer(bytes: Vec<u8>, encoding: &str, limit: u64) -> Result<Vec<u8>, Reason> {
    match encoding.trim_start_matches("x-") {
        "gzip" if is_gzip(&bytes) => bounded(MultiGzDecoder::new(bytes.as_slice()), limit),
        // Some servers send the bare stream, some the stream with its header.
        "deflate" => match bounded(ZlibDecoder::new(bytes.as_slice()), limit) {
            Err(Reason::BadCompression(_)) => {
                bounded(DeflateDecoder::new(bytes.as_slice()), limit).or(Ok(bytes))
            }
            other => other,
        },
        "zstd" if zstandard::is_zstandard(&bytes) => {
            bounded(zstandard::frames(io::Cursor::new(bytes), Some(BODY_WINDOW_BYTES)), limit)
        }
        "br" => match bounded(brotli_decompressor::Decompressor::new(bytes.as_slice(), 4096), limit) {
            Err(Reason::BadCompression(_)) if std::str::from_utf8(&bytes).is_ok() => Ok(bytes),
            other => other,
        },
        _ => Ok(bytes),
    }
}

fn bounded(reader: impl Read, limit: u64) -> Result<Vec<u8>, Reason> {
    let mut out = Vec::new();
    match reader.take(limit + 1).read_to_end(&mut out) {
        Ok(_) if out.len() as u64 > limit => Err(Reason::TooLarge { limit_bytes: limit }),
        Ok(_) => Ok(out),
        Err(error) => Err(Reason::BadCompression(error.to_string())),
    }
}

/// What is wrong with packed data that a reader gave up on; other errors of the system stay what they are.
pub(crate) fn reason(error: io::Error) -> Reason {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
            Reason::BadCompression(error.to_string())
        }
        _ => Reason::Unreadable(error),
    }
}

/// The chunks of a body joined; `None` if it is not cut into chunks.
pub(crate) fn chunks(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    loop {
        let Some((line, size)) = chunk_size(body) else {
            // A bad line after good chunks ends the body; at the start there are no chunks at all.
            return (!out.is_empty()).then_some(out);
        };
        body = &body[line + 1..];
        if size == 0 {
            return Some(out);
        }
        // A body that ends within a chunk keeps what is there.
        let here = size.min(body.len());
        out.extend_from_slice(&body[..here]);
        body = body[here..].strip_prefix(b"\r\n").or_else(|| body[here..].strip_prefix(b"\n")).unwrap_or(&[]);
        if body.is_empty() {
            return Some(out);
        }
    }
}

/// Where the line with a chunk's size ends, and the size.
fn chunk_size(body: &[u8]) -> Option<(usize, usize)> {
    let line = body.iter().position(|b| *b == b'\n')?;
    let size = body[..line].split(|b| *b == b';').next()?.trim_ascii();
    let size = std::str::from_utf8(size).ok()?;
    Some((line, usize::from_str_radix(size, 16).ok()?))
}

/// The charset that a content type names.
pub(crate) fn charset_of(content_type: &str) -> Option<String> {
    let at = content_type.find("charset=")? + "charset=".len();
    let label = content_type[at..].trim_start_matches(['"', '\'', ' ']);
    let label: String =
        label.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).take(40).collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::{Packing, charset_of, chunks, unpacked};
    use crate::failure::Reason;
    use std::io::{Read as _, Write as _};

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).expect("packed");
        encoder.finish().expect("packed")
    }

    #[test]
    fn chunks_are_joined_and_a_plain_body_is_none() {
        assert_eq!(chunks(b"4\r\nPeac\r\n1;x=y\r\ne\r\n0\r\n\r\n"), Some(b"Peace".to_vec()));
        assert_eq!(chunks(b"8\r\nPea"), Some(b"Pea".to_vec()));
        assert_eq!(chunks(b"<html>no chunks here\n</html>"), None);
    }

    #[test]
    fn what_unpacks_past_the_limit_is_refused() {
        let bomb = packed(&vec![b' '; 1 << 20]);
        assert!(bomb.len() < 1 << 14);
        assert!(matches!(unpacked(bomb.clone(), "gzip", 1 << 14), Err(Reason::TooLarge { .. })));
        assert_eq!(unpacked(packed(b"talks"), "gzip", 4096).expect("unpacked"), b"talks");
        assert_eq!(unpacked(b"talks".to_vec(), "gzip", 4096).expect("as it is"), b"talks");
        let cut = &packed(b"talks and more talks")[..12];
        assert!(matches!(unpacked(cut.to_vec(), "gzip", 4096), Err(Reason::BadCompression(_))));
    }

    /// "talks" a thousand times over, packed with Brotli.
    const BROTLI: &[u8] = &[
        0x1b, 0x6f, 0x17, 0xf8, 0x05, 0x36, 0xe0, 0x48, 0x63, 0x8d, 0xdf, 0x3e, 0x6e, 0x8b, 0x03, 0x90, 0x3c,
        0x00, 0xdc, 0x66, 0x00,
    ];

    fn zstandard(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    #[test]
    fn bodies_are_unpacked_whatever_they_are_packed_with() {
        let text = "talks ".repeat(1000).into_bytes();
        assert_eq!(unpacked(BROTLI.to_vec(), "br", 6000).expect("unpacked"), text);
        assert_eq!(unpacked(zstandard(&text), "zstd", 6000).expect("unpacked"), text);
        assert_eq!(unpacked(packed(&zstandard(&text)), "zstd, gzip", 6000).expect("unpacked"), text);
        for (body, encoding) in [(BROTLI.to_vec(), "br"), (zstandard(&text), "zstd")] {
            assert!(matches!(unpacked(body.clone(), encoding, 5999), Err(Reason::TooLarge { .. })));
            assert!(matches!(
                unpacked(body[..body.len() - 3].to_vec(), encoding, 6000),
                Err(Reason::BadCompression(_))
            ));
            assert_eq!(unpacked(b"plain".to_vec(), encoding, 6000).expect("as it is"), b"plain");
        }
    }

    #[test]
    fn a_damaged_frame_loses_itself_alone() {
        let (first, last) = (zstandard(b"first"), zstandard(b"last"));
        let mut damaged = zstandard(&b"the one in the middle ".repeat(9));
        damaged[6] ^= 0xff;
        let stream = [first, damaged, last].concat();
        let mut source = Packing::Zstandard.open(Box::new(std::io::Cursor::new(stream)));
        let (mut out, mut errors) = (Vec::new(), 0);
        loop {
            let mut buffer = [0; 64];
            match source.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => out.extend_from_slice(&buffer[..read]),
                Err(_) => errors += 1,
            }
        }
        assert_eq!((out.as_slice(), errors), (&b"firstlast"[..], 1));
    }

    #[test]
    fn a_packing_is_told_by_its_mark_or_its_ending() {
        assert_eq!(Packing::of("a", &packed(b"x")), Some(Packing::Gzip));
        assert_eq!(Packing::of("a", &zstandard(b"x")), Some(Packing::Zstandard));
        assert_eq!(Packing::of("a.html.br", b"?"), Some(Packing::Brotli));
        assert_eq!(Packing::of("a.html", b"<html>"), None);
        assert_eq!(Packing::Zstandard.inner("crawl.warc.ZST"), "crawl.warc");
    }

    #[test]
    fn a_content_type_names_its_charset() {
        assert_eq!(charset_of("text/html; charset=\"KOI8-R\"").as_deref(), Some("KOI8-R"));
        assert_eq!(charset_of("text/html"), None);
    }
}
