//! A table of phrases with what each tells, looked up at a place of a text by the forms of its first word.

use super::lens::Lens;
use super::lens::Phrase;
use super::patterns::{Held, Pattern};
use rustc_hash::FxHashMap;

/// Phrases, each with what it tells.
pub(in crate::en) struct Phrasebook<K> {
    rows: Vec<(K, Pattern)>,
    /// Rows by the hash of their first words.
    by_first: FxHashMap<u32, Vec<usize>>,
}

/// A phrase found at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::en) struct Found<K> {
    pub(in crate::en) tells: K,
    pub(in crate::en) at: usize,
    pub(in crate::en) end: usize,
    /// The pieces where a seat stands, if the phrase has one.
    pub(in crate::en) seat: Option<(usize, usize)>,
    /// The person, if the phrase holds one.
    pub(in crate::en) who: Option<Phrase>,
    /// How many words of its row stand in the text.
    pub(in crate::en) words: u8,
}

impl<K: Copy + PartialEq> Phrasebook<K> {
    /// Reads a table: its last cell holds the words, `row` reads what the cells before tell. Lines that open with "#" are notes.
    pub(in crate::en) fn read(table: &'static str, row: impl Fn(&str) -> Option<K>) -> Phrasebook<K> {
        let mut book = Phrasebook { rows: Vec::new(), by_first: FxHashMap::default() };
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let Some((cells, words)) = line.rsplit_once('\t') else { continue };
            let (Some(tells), Some(words)) = (row(cells), Pattern::read(words)) else { continue };
            for first in words.openers() {
                book.by_first.entry(first).or_default().push(book.rows.len());
            }
            book.rows.push((tells, words));
        }
        book
    }

    /// The same table, its phrases read over adverbs, days and auxiliaries between their words.
    pub(in crate::en) fn loose(self) -> Phrasebook<K> {
        let rows = self.rows.into_iter().map(|(tells, words)| (tells, words.loose())).collect();
        Phrasebook { rows, ..self }
    }

    /// The same table, its phrases read where they are written as names too.
    pub(in crate::en) fn capitals(self) -> Phrasebook<K> {
        let rows = self.rows.into_iter().map(|(tells, words)| (tells, words.capitals())).collect();
        Phrasebook { rows, ..self }
    }

    /// The phrases that start at `i`, the longest first; one that tells the same over the same words stands once.
    pub(in crate::en) fn at(&self, lens: &Lens<'_>, i: usize, end: usize, out: &mut Vec<Found<K>>) {
        if !lens.p.is_word(i) {
            return;
        }
        let from = out.len();
        for hash in lens.forms[i].as_slice() {
            for (tells, words) in
                self.by_first.get(hash).map_or(&[][..], Vec::as_slice).iter().map(|&r| &self.rows[r])
            {
                let mut held = Held::default();
                let Some(to) = words.matched(lens, i, end, &mut held) else { continue };
                if !out[from..].iter().any(|f| f.tells == *tells && f.end == to) {
                    out.push(Found {
                        tells: *tells,
                        at: i,
                        end: to,
                        seat: held.seat,
                        who: held.who,
                        words: held.words,
                    });
                }
            }
        }
        out[from..].sort_by_key(|f| std::cmp::Reverse(f.end));
    }

    /// How many rows were read.
    #[cfg(test)]
    pub(in crate::en) fn len(&self) -> usize {
        self.rows.len()
    }
}

/// The found phrases that start within a range, of a list in order.
pub(in crate::en) fn within<K>(all: &[Found<K>], start: usize, end: usize) -> &[Found<K>] {
    let from = all.partition_point(|m| m.at < start);
    let to = all.partition_point(|m| m.at < end);
    &all[from..to.max(from)]
}
