//! Words and phrases of the trade, from a table: one row a phrase.

use super::triggers::{Needs, Trigger, Voice};
use crate::en::lens::Lens;
use crate::en::patterns::Pattern;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use verbale_model::GovernanceKind;

struct Row {
    kind: GovernanceKind,
    voice: Voice,
    needs: Needs,
    words: Pattern,
}

struct Table {
    rows: Vec<Row>,
    /// Rows by the hash of their first words.
    by_first: FxHashMap<u32, Vec<usize>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: Vec::new(), by_first: FxHashMap::default() };
    for line in include_str!("../../../data/en/governance.tsv").lines().filter(|l| !l.starts_with('#')) {
        let Some(row) = row(line) else { continue };
        for first in row.words.openers() {
            table.by_first.entry(first).or_default().push(table.rows.len());
        }
        table.rows.push(row);
    }
    table
});

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    Some(Row {
        kind: GovernanceKind::from_word(cells.next()?)?,
        voice: Voice::from_word(cells.next()?)?,
        needs: Needs::from_words(cells.next()?)?,
        words: Pattern::read(cells.next()?)?,
    })
}

/// The longest phrases that start at `i`: more than one where a phrase tells of two events.
pub(super) fn at(lens: &Lens<'_>, i: usize, end: usize) -> Vec<Trigger> {
    let Some(forms) = lens.forms.get(i) else { return Vec::new() };
    let mut found: Vec<Trigger> = Vec::new();
    for hash in forms.as_slice() {
        let rows = TABLE.by_first.get(hash).map_or(&[][..], Vec::as_slice);
        for row in rows.iter().map(|&r| &TABLE.rows[r]) {
            let mut seat = None;
            let Some(to) = row.words.matched(lens, i, end, &mut seat) else { continue };
            let new = Trigger { kind: row.kind, voice: row.voice, needs: row.needs, at: i, end: to, seat };
            let same = |t: &Trigger| {
                t.kind == new.kind && t.end == new.end && t.voice == new.voice && t.needs == new.needs
            };
            if !found.iter().any(same) {
                found.push(new);
            }
        }
    }
    found.sort_by_key(|t| std::cmp::Reverse(t.end));
    found
}

#[cfg(test)]
mod tests {
    use super::{TABLE, row};

    #[test]
    fn every_row_of_the_table_is_read() {
        let lines = include_str!("../../../data/en/governance.tsv").lines().filter(|l| !l.starts_with('#'));
        for line in lines.clone() {
            assert!(row(line).is_some(), "{line}");
        }
        assert_eq!(TABLE.rows.len(), lines.count());
    }
}
