//! Verbs that put a proposition forward or answer one, read once from `data/en`.

use crate::en::forms::Forms;
use crate::en::lens::Lens;
use crate::en::words::hash_word;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a verb does to a proposition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Asserts,
    /// Gives a figure.
    Figures,
    Denies,
    Confirms,
    Retracts,
}

/// A cue at some pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub(super) role: Role,
    pub(super) at: usize,
    pub(super) end: usize,
}

enum Slot {
    Words(Vec<u32>),
    /// Up to two words.
    Gap,
}

struct Row {
    role: Role,
    slots: Vec<Slot>,
}

struct Table {
    rows: Vec<Row>,
    by_first: FxHashMap<u32, Vec<u16>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: Vec::new(), by_first: FxHashMap::default() };
    let lines = include_str!("../../../data/en/claim_cues.tsv").lines();
    for row in lines.filter(|l| !l.starts_with('#')).filter_map(row) {
        if let Some(Slot::Words(words)) = row.slots.first() {
            for first in words {
                table.by_first.entry(*first).or_default().push(table.rows.len() as u16);
            }
        }
        table.rows.push(row);
    }
    table
});

fn row(line: &'static str) -> Option<Row> {
    let (role, words) = line.split_once('\t')?;
    let role = match role {
        "assert" => Role::Asserts,
        "figure" => Role::Figures,
        "deny" => Role::Denies,
        "confirm" => Role::Confirms,
        "retract" => Role::Retracts,
        _ => return None,
    };
    let slot = |w: &'static str| match w {
        "_" => Slot::Gap,
        words => Slot::Words(words.split('|').map(hash_word).collect()),
    };
    Some(Row { role, slots: words.split(' ').map(slot).collect() })
}

/// The longest cue that starts at `i`.
pub(super) fn at(lens: &Lens<'_>, i: usize, end: usize) -> Option<Cue> {
    let p = &lens.p;
    if !p.is_word(i) {
        return None;
    }
    let forms = Forms::of(p.word(i));
    let rows = forms.as_slice().iter().filter_map(|h| TABLE.by_first.get(h)).flatten();
    let mut best: Option<Cue> = None;
    for row in rows.map(|&r| &TABLE.rows[r as usize]) {
        if let Some(to) = fits(lens, &row.slots, i, end)
            && best.is_none_or(|b| to > b.end)
        {
            best = Some(Cue { role: row.role, at: i, end: to });
        }
    }
    best
}

fn fits(lens: &Lens<'_>, slots: &[Slot], i: usize, end: usize) -> Option<usize> {
    match slots.split_first() {
        None => Some(i),
        Some((Slot::Gap, rest)) => (i..=(i + 2).min(end)).find_map(|from| fits(lens, rest, from, end)),
        Some((Slot::Words(words), rest)) => {
            let here = Forms::of(lens.p.word(i));
            (i < end && words.iter().any(|w| here.has(*w))).then(|| fits(lens, rest, i + 1, end))?
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{TABLE, row};

    #[test]
    fn every_row_of_the_table_is_read() {
        let lines = include_str!("../../../data/en/claim_cues.tsv").lines().filter(|l| !l.starts_with('#'));
        for line in lines.clone() {
            assert!(row(line).is_some(), "{line}");
        }
        assert_eq!(TABLE.rows.len(), lines.count());
    }
}
