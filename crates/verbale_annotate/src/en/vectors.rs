//! Meanings of words as short vectors: the mean over word pieces of a public table (see MODEL_CARD.md).

use super::attribution::weights::Reader;
use rustc_hash::FxHashMap;

/// Numbers in a vector.
pub const DIMS: usize = 64;

/// Vectors of word pieces, found by greedy longest match.
pub struct Vectors {
    /// Piece to row; pieces inside a word start with "##". Looked up, never walked.
    pieces: FxHashMap<Box<str>, u32>,
    rows: Vec<[i8; DIMS]>,
    longest: usize,
}

impl Vectors {
    /// From the bytes of the model file: count, then pieces (length, text) in order, then rows.
    pub fn read(bytes: &[u8]) -> Option<Vectors> {
        let mut reader = Reader(bytes);
        let count = reader.u32()?;
        let mut pieces = FxHashMap::with_capacity_and_hasher(count as usize, rustc_hash::FxBuildHasher);
        let mut longest = 0;
        for row in 0..count {
            let len = usize::from(reader.u8()?);
            let piece = std::str::from_utf8(reader.bytes(len)?).ok()?;
            longest = longest.max(len);
            pieces.insert(Box::from(piece), row);
        }
        let rows = (0..count)
            .map(|_| Some(reader.array::<DIMS>()?.map(u8::cast_signed)))
            .collect::<Option<Vec<_>>>()?;
        Some(Vectors { pieces, rows, longest })
    }

    /// As bytes.
    pub fn write(pieces: &[(String, [i8; DIMS])]) -> Vec<u8> {
        let mut out = (pieces.len() as u32).to_le_bytes().to_vec();
        for (piece, _) in pieces {
            out.push(piece.len() as u8);
            out.extend(piece.as_bytes());
        }
        for (_, row) in pieces {
            out.extend(row.map(i8::cast_unsigned));
        }
        out
    }

    /// Writes the vector of a word, given in lower case; `scratch` is reused between calls.
    pub fn find(&self, word: &str, scratch: &mut String, out: &mut [f32]) {
        const SCALE: f32 = 1.0 / 32.0;
        if let Some(&row) = self.pieces.get(word) {
            for (o, v) in out.iter_mut().zip(&self.rows[row as usize]) {
                *o = f32::from(*v) * SCALE;
            }
            return;
        }
        out.fill(0.0);
        let (mut at, mut found) = (0, 0);
        while at < word.len() && found < 8 {
            let mut end = (at + self.longest).min(word.len());
            let row = loop {
                while !word.is_char_boundary(end) {
                    end -= 1;
                }
                if end <= at {
                    break None;
                }
                scratch.clear();
                if at > 0 {
                    scratch.push_str("##");
                }
                scratch.push_str(&word[at..end]);
                if let Some(&row) = self.pieces.get(scratch.as_str()) {
                    break Some(row);
                }
                end -= 1;
            };
            // A character outside the table is skipped.
            let Some(row) = row else {
                at += word[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            for (o, v) in out.iter_mut().zip(&self.rows[row as usize]) {
                *o += f32::from(*v);
            }
            found += 1;
            at = end;
        }
        if found > 0 {
            for o in out.iter_mut() {
                *o *= SCALE / found as f32;
            }
        }
    }
}
