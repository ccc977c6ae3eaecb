//! A stream of Zstandard frames, with the dictionary that web archives put before them.

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, Dictionary, FrameDecoder};
use std::io::{self, BufRead, Read};

/// How a frame begins.
pub(super) const FRAME: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// How the frame with an archive's dictionary begins: a frame that other readers skip.
const DICTIONARY: [u8; 4] = [0x5d, 0x2a, 0x4d, 0x18];

/// Largest dictionary that is taken, unpacked.
const DICTIONARY_BYTES: u64 = 8 << 20;

/// Largest window of a frame: memory a file may ask for. What `zstd --long` makes fits.
const WINDOW_BYTES: u64 = 128 << 20;

/// Whether bytes begin like Zstandard, or like an archive packed with it.
pub(super) fn is_zstandard(bytes: &[u8]) -> bool {
    bytes.starts_with(&FRAME) || bytes.starts_with(&DICTIONARY)
}

/// Frames as one stream of bytes. Damage is one error; reading on goes on with the next frame that is found.
pub(super) fn frames(source: impl BufRead + Send + 'static, window_bytes: Option<u64>) -> impl Read + Send {
    let mut decoder = FrameDecoder::new();
    decoder.set_max_window_size(window_bytes.unwrap_or(WINDOW_BYTES));
    Frames { source: Box::new(source), decoder, state: State::Between }
}

#[derive(PartialEq)]
enum State {
    Between,
    Within,
    Over,
}

struct Frames {
    source: Box<dyn BufRead + Send>,
    decoder: FrameDecoder,
    state: State,
}

impl Frames {
    /// Opens the next frame, if there is one.
    fn open(&mut self) -> io::Result<State> {
        loop {
            if self.source.fill_buf()?.is_empty() {
                return Ok(State::Over);
            }
            match self.decoder.reset(&mut self.source) {
                Ok(()) => return Ok(State::Within),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    magic_number,
                    length,
                })) => {
                    let mut frame = self.source.by_ref().take(u64::from(length));
                    if magic_number.to_le_bytes() == DICTIONARY && u64::from(length) <= DICTIONARY_BYTES {
                        let mut held = Vec::new();
                        frame.read_to_end(&mut held)?;
                        self.learn(held)?;
                    } else {
                        io::copy(&mut frame, &mut io::sink())?;
                    }
                }
                Err(error) => return Err(damaged(error)),
            }
        }
    }

    /// Takes an archive's dictionary, which may itself be packed.
    fn learn(&mut self, held: Vec<u8>) -> io::Result<()> {
        let mut plain = Vec::new();
        if held.starts_with(&FRAME) {
            let unpacked = frames(io::Cursor::new(held), Some(DICTIONARY_BYTES));
            unpacked.take(DICTIONARY_BYTES).read_to_end(&mut plain)?;
        } else {
            plain = held;
        }
        self.decoder.add_dict(Dictionary::decode_dict(&plain).map_err(damaged)?).map_err(damaged)
    }

    fn step(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.state {
                State::Over => return Ok(0),
                State::Between => self.state = self.open()?,
                State::Within => {
                    let read = self.decoder.read(out)?;
                    if read > 0 {
                        return Ok(read);
                    }
                    if self.decoder.is_finished() {
                        self.state = State::Between;
                        continue;
                    }
                    let one = BlockDecodingStrategy::UptoBlocks(1);
                    self.decoder.decode_blocks(&mut self.source, one).map_err(damaged)?;
                }
            }
        }
    }
}

impl Read for Frames {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        self.step(out).inspect_err(|_| {
            let found = super::next_at(&mut self.source, &FRAME);
            self.state = if matches!(found, Ok(true)) { State::Between } else { State::Over };
        })
    }
}

fn damaged(error: impl std::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}
