//! Phrases of the trade, from a table: one row a phrase, alternatives and gaps in it.

use super::triggers::{Trigger, Voice};
use crate::en::lens::Lens;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use verbale_model::GovernanceKind;

/// Words that a gap "_" may span, and a gap "__" that holds whole names.
const GAPS: [usize; 2] = [4, 16];

enum Part {
    /// One of these words.
    Words(Vec<&'static str>),
    /// So many words at most.
    Gap(usize),
}

struct Row {
    kind: GovernanceKind,
    voice: Voice,
    words: Vec<Part>,
}

struct Table {
    rows: Vec<Row>,
    /// Rows by their first words.
    by_first: FxHashMap<&'static str, Vec<usize>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: Vec::new(), by_first: FxHashMap::default() };
    for line in include_str!("../../../data/en/governance.tsv").lines().filter(|l| !l.starts_with('#')) {
        let Some(row) = row(line) else { continue };
        if let Some(Part::Words(words)) = row.words.first() {
            for first in words {
                table.by_first.entry(first).or_default().push(table.rows.len());
            }
        }
        table.rows.push(row);
    }
    table
});

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let kind = cells.clone().next().and_then(GovernanceKind::from_word)?;
    let voice = match cells.nth(1)? {
        "subject" => Voice::Subject,
        "passive" => Voice::Passive,
        "object" => Voice::Object,
        _ => Voice::Noun,
    };
    let part = |w: &'static str| match w {
        "_" => Part::Gap(GAPS[0]),
        "__" => Part::Gap(GAPS[1]),
        words => Part::Words(words.split('|').collect()),
    };
    Some(Row { kind, voice, words: cells.next()?.split(' ').map(part).collect() })
}

/// The longest phrases that start at `i`: more than one where a phrase tells of two events.
pub(super) fn at(lens: &Lens<'_>, i: usize, end: usize) -> Vec<Trigger> {
    let rows = TABLE.by_first.get(lens.p.word(i)).map_or(&[][..], Vec::as_slice);
    let mut found = Vec::new();
    for row in rows.iter().map(|&r| &TABLE.rows[r]) {
        if let Some(to) = matched(lens, &row.words, i, end) {
            found.push(Trigger { kind: row.kind, voice: row.voice, at: i, end: to });
        }
    }
    let longest = found.iter().map(|t| t.end).max().unwrap_or(i);
    found.retain(|t| t.end == longest);
    found
}

/// One past the last word of a phrase, if it stands at `i`.
fn matched(lens: &Lens<'_>, parts: &[Part], i: usize, end: usize) -> Option<usize> {
    match parts.split_first() {
        None => Some(i),
        Some((Part::Gap(most), rest)) => {
            (i..=(i + most).min(end)).find_map(|from| matched(lens, rest, from, end))
        }
        Some((Part::Words(words), rest)) if i < end && words.contains(&lens.p.word(i)) => {
            matched(lens, rest, i + 1, end)
        }
        Some(_) => None,
    }
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
