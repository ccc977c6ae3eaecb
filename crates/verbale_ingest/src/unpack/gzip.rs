//! A stream of gzip members: damage loses the member it lies in.

use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, Read};

/// A stream of gzip members as one stream of bytes. Damage is one error; reading on goes on with the next member that is found.
pub(super) fn gunzip(reader: Box<dyn BufRead + Send>) -> Box<dyn Read + Send> {
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
                if super::next_at(&mut inner, &[0x1f, 0x8b, 0x08])? {
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
