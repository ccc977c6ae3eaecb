//! Bytes inside, code points outside.

use verbale_model::{Span, Spans};

/// A place on the wire: code points, half open.
pub(crate) type WireSpan = [u32; 2];

/// How often a count is kept: a look-up scans at most this many bytes.
const STEP: usize = 256;

/// Converts byte offsets of one text to code points.
pub(crate) struct CodePoints<'a> {
    text: &'a str,
    /// Code points that start before byte `i * STEP`; empty for ASCII, where the two are equal.
    counts: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    pub(crate) fn of(text: &'a str) -> CodePoints<'a> {
        let mut counts = Vec::new();
        if !text.is_ascii() {
            let mut seen = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                counts.push(seen);
                seen += starts(chunk);
            }
            counts.push(seen);
        }
        CodePoints { text, counts }
    }

    /// Code points before byte `offset`.
    pub(crate) fn at(&self, offset: u32) -> u32 {
        if self.counts.is_empty() {
            return offset;
        }
        let offset = (offset as usize).min(self.text.len());
        let step = offset / STEP;
        self.counts[step] + starts(&self.text.as_bytes()[step * STEP..offset])
    }

    /// The way back: the bytes at which the given code points start.
    pub(crate) fn bytes(text: &str, points: impl Iterator<Item = u32>) -> Vec<u32> {
        let starts: Vec<u32> =
            text.char_indices().map(|(byte, _)| byte as u32).chain([text.len() as u32]).collect();
        points.map(|p| starts.get(p as usize).copied().unwrap_or(u32::MAX)).collect()
    }

    pub(crate) fn span(&self, span: Span) -> WireSpan {
        [self.at(span.start()), self.at(span.end())]
    }

    pub(crate) fn spans(&self, spans: &Spans) -> Vec<WireSpan> {
        spans.iter().map(|s| self.span(s)).collect()
    }
}

/// Bytes that start a code point.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| **b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn every_boundary_converts() {
        for text in ["", "plain", "“Київ” says no — ще", &"é𝕏a".repeat(300)] {
            let points = CodePoints::of(text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(byte as u32), count as u32);
            }
            assert_eq!(points.at(text.len() as u32), text.chars().count() as u32);
        }
    }
}
