//! Bytes as they were before the transport packed them: gzip, deflate, chunks. A bound holds for what comes out.

use crate::failure::Reason;
use flate2::bufread::{DeflateDecoder, GzDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::{self, BufRead, Read};

/// Whether bytes begin like gzip.
pub(crate) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// A stream of gzip members as one stream of bytes. Damage is one error; reading on goes on with the next member that is found.
pub(crate) fn gunzip(reader: Box<dyn BufRead + Send>) -> Box<dyn Read + Send> {
    Box::new(Members { decoder: Some(GzDecoder::new(reader)) })
}

/// Members of a packed stream, one after another.
struct Members {
    decoder: Option<GzDecoder<Box<dyn BufRead + Send>>>,
}

impl Read for Members {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let Some(decoder) = &mut self.decoder else { return Ok(0) };
            let error = match decoder.read(out) {
                Ok(0) if !out.is_empty() => None,
                Ok(read) => return Ok(read),
                Err(error) => Some(error),
            };
            let Some(mut inner) = self.decoder.take().map(GzDecoder::into_inner) else { return Ok(0) };
            if let Some(error) = error {
                if next_member(&mut inner)? {
                    self.decoder = Some(GzDecoder::new(inner));
                }
                return Err(error);
            }
            // Some archives are padded with zeros.
            loop {
                let rest = inner.fill_buf()?;
                let zeros = rest.iter().take_while(|b| **b == 0).count();
                if zeros == 0 {
                    break;
                }
                inner.consume(zeros);
            }
            if inner.fill_buf()?.is_empty() {
                return Ok(0);
            }
            self.decoder = Some(GzDecoder::new(inner));
        }
    }
}

/// Goes to where the next member may begin; tells whether there is one.
fn next_member(inner: &mut Box<dyn BufRead + Send>) -> io::Result<bool> {
    loop {
        let rest = inner.fill_buf()?;
        if rest.is_empty() {
            return Ok(false);
        }
        match memchr::memchr(0x1f, rest) {
            Some(0) if rest.starts_with(&[0x1f, 0x8b, 0x08]) => return Ok(true),
            Some(0) | None if rest.len() == 1 || rest[0] == 0x1f => inner.consume(1),
            Some(at) => inner.consume(at),
            None => {
                let all = rest.len();
                inner.consume(all);
            }
        }
    }
}

/// What a packed body holds, by the encodings its head names; a body that is not packed as named is taken as it is.
pub(crate) fn unpacked(bytes: Vec<u8>, encodings: &str, limit: u64) -> Result<Vec<u8>, Reason> {
    let named =
        |word: &str| encodings.split(',').any(|e| e.trim() == word || e.trim() == format!("x-{word}"));
    if is_gzip(&bytes) && (named("gzip") || encodings.is_empty()) {
        return bounded(MultiGzDecoder::new(bytes.as_slice()), limit);
    }
    if named("deflate") {
        // Some servers send the bare stream, some the stream with its header.
        let zlib = bounded(ZlibDecoder::new(bytes.as_slice()), limit);
        return match zlib {
            Err(Reason::BadCompression(_)) => {
                bounded(DeflateDecoder::new(bytes.as_slice()), limit).or(Ok(bytes))
            }
            other => other,
        };
    }
    if ["br", "zstd"].iter().any(|e| named(e)) && std::str::from_utf8(&bytes).is_err() {
        return Err(Reason::BadCompression(format!("packed as {encodings}, which is not read")));
    }
    Ok(bytes)
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
    use super::{charset_of, chunks, unpacked};
    use crate::failure::Reason;
    use std::io::Write as _;

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

    #[test]
    fn a_content_type_names_its_charset() {
        assert_eq!(charset_of("text/html; charset=\"KOI8-R\"").as_deref(), Some("KOI8-R"));
        assert_eq!(charset_of("text/html"), None);
    }
}
