//! The shipped weights: little-endian sections, read in order.

use super::features::EDGES;
use super::labels::LABELS;
use super::lexicon::Lexicon;
use super::link::{self, Linker};
use crate::en::table::Table;
use crate::en::tags::{self, Tagger};

/// Scores are whole numbers of this fraction.
pub const UNIT: f32 = 1.0 / 64.0;

/// Weights between the label before (row) and the label here (column), by edge row.
pub type Edges = Vec<[[i8; LABELS]; LABELS]>;

/// Reads little-endian numbers; `None` past the end.
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn bytes(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(n)?;
        self.0 = tail;
        Some(head)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    pub(crate) fn u8(&mut self) -> Option<u8> {
        Some(self.array::<1>()?[0])
    }

    pub(crate) fn f32s(&mut self, n: usize) -> Option<Vec<f32>> {
        (0..n).map(|_| self.array().map(f32::from_le_bytes)).collect()
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// Seven bits a byte, low first.
    pub(crate) fn varint(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.u8()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

fn varint(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn signed(bytes: &[u8]) -> impl Iterator<Item = i8> + '_ {
    bytes.iter().map(|b| b.cast_signed())
}

/// Writes the slots in use: gap to the slot before, print, numbers.
pub(crate) fn write_table<const N: usize>(table: &Table<N>, out: &mut Vec<u8>) {
    out.extend((table.full().count() as u32).to_le_bytes());
    let mut last = 0;
    for (slot, print, row) in table.full() {
        varint((slot - last) as u32, out);
        last = slot;
        out.push(print);
        out.extend(row.iter().map(|w| w.cast_unsigned()));
    }
}

pub(crate) fn read_table<const N: usize>(reader: &mut Reader<'_>, bits: u32) -> Option<Table<N>> {
    let mut table = Table::new(bits);
    let full = reader.u32()?;
    let mut slot = 0;
    for _ in 0..full {
        slot += reader.varint()? as usize;
        let print = reader.u8()?;
        let bytes = reader.array::<N>()?;
        table.set(slot, print, bytes.map(u8::cast_signed))?;
    }
    Some(table)
}

/// The tagger as bytes.
pub fn write_tagger(tagger: &Tagger) -> Vec<u8> {
    let (rows, sure) = tagger.parts();
    let mut out = Vec::new();
    write_table(rows, &mut out);
    out.extend((sure.len() as u32).to_le_bytes());
    for (hash, tag) in sure {
        out.extend(hash.to_le_bytes());
        out.push(*tag);
    }
    out
}

/// The tagger from bytes.
pub fn read_tagger(bytes: &[u8]) -> Option<Tagger> {
    let mut reader = Reader(bytes);
    let rows = read_table(&mut reader, tags::BITS)?;
    let count = reader.u32()?;
    let sure = (0..count).map(|_| Some((reader.u32()?, reader.u8()?))).collect::<Option<Vec<_>>>()?;
    Some(Tagger::new(rows, sure))
}

/// Lexicon, weights between labels and linker as bytes.
pub fn write_sequence(lexicon: &Lexicon, edges: &Edges, linker: &Linker) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend((lexicon.words().len() as u32).to_le_bytes());
    for (hash, strength) in lexicon.words() {
        out.extend(hash.to_le_bytes());
        out.push(*strength);
    }
    for weight in edges.iter().flatten().flatten() {
        out.push(weight.cast_unsigned());
    }
    for weight in linker.weights() {
        out.extend(weight.to_le_bytes());
    }
    out
}

/// Lexicon, weights between labels and linker from bytes.
pub fn read_sequence(bytes: &[u8]) -> Option<(Lexicon, Edges, Linker)> {
    let mut reader = Reader(bytes);
    let count = reader.u32()?;
    let words = (0..count).map(|_| Some((reader.u32()?, reader.u8()?))).collect::<Option<Vec<_>>>()?;
    let mut edges = vec![[[0i8; LABELS]; LABELS]; EDGES];
    for row in edges.iter_mut().flatten() {
        for (slot, value) in row.iter_mut().zip(signed(reader.bytes(LABELS)?)) {
            *slot = value;
        }
    }
    let weights =
        (0..link::ROWS).map(|_| reader.array().map(i16::from_le_bytes)).collect::<Option<Vec<_>>>()?;
    Some((Lexicon::new(words), edges, Linker::new(weights)))
}
