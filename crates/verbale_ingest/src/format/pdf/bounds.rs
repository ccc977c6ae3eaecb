//! How much a file may unpack to. Streams are measured before the parser, which knows no bound, unpacks them.

use crate::failure::Reason;
use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use std::io::Read;

/// Most bytes that the streams of one file may unpack to, and that one of them may.
const ALL_BYTES: u64 = 256 << 20;
const STREAM_BYTES: u64 = 64 << 20;

/// How many times their size streams can unpack to: deflate at its most, LZW at its most, runs.
const FLATE: u64 = 1_032;
const LZW: u64 = 2_800;
const RUNS: u64 = 64;

/// How far before its data a stream's dictionary is looked for.
const DICTIONARY_BYTES: usize = 4 << 10;

/// Deepest dictionary within dictionaries: the parser reads each anew from within the one above. Files have some twenty at most,
/// random bytes of pictures seem to have more.
const DEEPEST: u32 = 128;

/// How deep dictionaries lie within each other in bytes that come piece by piece.
#[derive(Default)]
pub(super) struct Nesting {
    depth: u32,
    half: u8,
}

impl Nesting {
    /// Reads on; tells whether it became too deep.
    pub(super) fn too_deep(&mut self, bytes: &[u8]) -> bool {
        for &byte in bytes {
            self.half = match (self.half, byte) {
                (b'<', b'<') => {
                    self.depth += 1;
                    0
                }
                (b'>', b'>') => {
                    self.depth = self.depth.saturating_sub(1);
                    0
                }
                _ => byte,
            };
            if self.depth > DEEPEST {
                return true;
            }
        }
        false
    }
}

/// Bytes that may still be unpacked.
pub(super) struct Budget(u64);

impl Default for Budget {
    fn default() -> Budget {
        Budget(ALL_BYTES)
    }
}

impl Budget {
    /// Takes what a stream may unpack to from the budget.
    pub(super) fn spend(&mut self, stream: &Stream<'_>) -> Result<(), Reason> {
        let raw = stream.raw_data();
        let filters = stream.filters();
        let images = [Filter::DctDecode, Filter::JpxDecode, Filter::Jbig2Decode, Filter::CcittFaxDecode];
        if filters.iter().any(|f| images.contains(f)) {
            return Ok(());
        }
        let size = match filters.as_slice() {
            [] => raw.len() as u64,
            [Filter::FlateDecode] => inflated(&raw),
            chain => chain.iter().fold(raw.len() as u64, |size, filter| {
                size.saturating_mul(match filter {
                    Filter::FlateDecode => FLATE,
                    Filter::LzwDecode => LZW,
                    Filter::RunLengthDecode => RUNS,
                    _ => 1,
                })
            }),
        };
        self.take(size)
    }

    fn take(&mut self, size: u64) -> Result<(), Reason> {
        if size > STREAM_BYTES || size > self.0 {
            return Err(Reason::TooLarge { limit_bytes: STREAM_BYTES });
        }
        self.0 -= size;
        Ok(())
    }
}

/// Measures the streams that are unpacked when a file is opened: tables of objects, and objects that are packed together.
pub(super) fn check(bytes: &[u8]) -> Result<(), Reason> {
    // What is open at the end of an object is closed by it.
    let mut rest = bytes;
    loop {
        let end = memchr::memmem::find(rest, b"endobj").unwrap_or(rest.len());
        if Nesting::default().too_deep(&rest[..end]) {
            return Err(nested());
        }
        match rest.get(end + b"endobj".len()..) {
            Some(below) => rest = below,
            None => break,
        }
    }
    let mut budget = Budget::default();
    let locked = memchr::memmem::find(bytes, b"/Encrypt").is_some();
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        if bytes[..at].ends_with(b"end") {
            continue;
        }
        let before = &bytes[at.saturating_sub(DICTIONARY_BYTES)..at];
        let start = memchr::memmem::rfind(before, b"obj").map_or(0, |o| o + 3);
        let dictionary = &before[start..];
        // A name may hide behind escapes.
        let marks = [&b"ObjStm"[..], b"XRef", b"#"];
        let opens = start == 0 || marks.iter().any(|m| memchr::memmem::find(dictionary, m).is_some());
        if !opens {
            continue;
        }
        let data = &bytes[at + b"stream".len()..];
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        let end = memchr::memmem::find(data, b"endstream").unwrap_or(data.len());
        if data.len() > 1 && data[0] & 0x0f == 8 && (u16::from(data[0]) << 8 | u16::from(data[1])) % 31 == 0 {
            let found = measured(ZlibDecoder::new(data));
            if found.packed {
                return Err(Reason::TooLarge { limit_bytes: STREAM_BYTES });
            }
            if found.too_deep {
                return Err(nested());
            }
            budget.take(found.size)?;
        } else if memchr::memmem::find(dictionary, b"Filter").is_some() || locked || start == 0 {
            budget.take((end as u64).saturating_mul(if locked { FLATE } else { LZW }))?;
        }
    }
    Ok(())
}

/// What deflated data unpacks to, counted up to the bound of one stream.
fn inflated(data: &[u8]) -> u64 {
    let found = measured(ZlibDecoder::new(data));
    if found.size > 0 { found.size } else { measured(DeflateDecoder::new(data)).size }
}

/// What came out of a stream.
#[derive(Default)]
struct Measured {
    size: u64,
    /// Whether it is packed again.
    packed: bool,
    too_deep: bool,
}

fn measured(mut reader: impl Read) -> Measured {
    let (mut found, mut nesting) = (Measured::default(), Nesting::default());
    let mut buffer = [0; 16 << 10];
    while found.size <= STREAM_BYTES {
        let Ok(read) = reader.read(&mut buffer) else { break };
        if read == 0 {
            break;
        }
        let zlib = read > 1 && buffer[0] == 0x78 && matches!(buffer[1], 0x01 | 0x5e | 0x9c | 0xda);
        found.packed |= found.size == 0 && zlib;
        found.too_deep |= nesting.too_deep(&buffer[..read]);
        found.size += read as u64;
    }
    found
}

/// Why a file whose objects lie too deep within each other is not read.
pub(super) fn nested() -> Reason {
    super::broken("its objects are nested too deep")
}
