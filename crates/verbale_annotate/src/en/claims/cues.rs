//! Words and phrases that put a proposition forward or answer one, read once from `data/en`.

use crate::en::forms::Forms;
use crate::en::lens::Lens;
use crate::en::patterns::Pattern;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a cue does to a proposition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// Puts it forward.
    Says,
    /// Gives a number.
    Figures,
    /// Says that it is not so.
    Denies,
    /// Turns down what was said.
    Rejects,
    /// Calls it false, where a word for false follows.
    Wrong,
    /// Says that it is so.
    Confirms,
    /// Takes own words back.
    Retracts,
    /// Accuses somebody of it.
    Charges,
    /// Asks whether it is so.
    Asks,
    /// Says nothing to it.
    Silent,
    /// Holds it likely, hopes or plans it.
    Hedges,
}

/// How a cue stands to its source and its content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// A verb with a clause as content, after it or before it.
    Verb,
    /// A verb whose content may be a noun phrase.
    Object,
    /// Answers what was said before.
    Bare,
    /// A noun with an owner.
    Noun,
    /// Its source follows it.
    Lead,
    /// A number follows.
    At,
}

/// A cue at some pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub(super) role: Role,
    pub(super) shape: Shape,
    pub(super) at: usize,
    pub(super) end: usize,
}

struct Row {
    role: Role,
    shape: Shape,
    words: Pattern,
}

struct Table {
    rows: Vec<Row>,
    /// Rows by the hash of their first words.
    by_first: FxHashMap<u32, Vec<usize>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: Vec::new(), by_first: FxHashMap::default() };
    for line in include_str!("../../../data/en/claim_cues.tsv").lines().filter(|l| !l.starts_with('#')) {
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
    let role = match cells.next()? {
        "say" => Role::Says,
        "figure" => Role::Figures,
        "deny" => Role::Denies,
        "reject" => Role::Rejects,
        "wrong" => Role::Wrong,
        "confirm" => Role::Confirms,
        "retract" => Role::Retracts,
        "charge" => Role::Charges,
        "ask" => Role::Asks,
        "silent" => Role::Silent,
        "hedge" => Role::Hedges,
        _ => return None,
    };
    let shape = match cells.next()? {
        "verb" => Shape::Verb,
        "object" => Shape::Object,
        "bare" => Shape::Bare,
        "noun" => Shape::Noun,
        "lead" => Shape::Lead,
        "at" => Shape::At,
        _ => return None,
    };
    Some(Row { role, shape, words: Pattern::read(cells.next()?)? })
}

/// The cues that start at `i`, the longest first.
pub(super) fn at(lens: &Lens<'_>, i: usize, end: usize, out: &mut Vec<Cue>) {
    let p = &lens.p;
    if !p.is_word(i) {
        return;
    }
    let before = out.len();
    let forms = Forms::of(p.word(i));
    for hash in forms.as_slice() {
        for row in TABLE.by_first.get(hash).map_or(&[][..], Vec::as_slice).iter().map(|&r| &TABLE.rows[r]) {
            let Some(to) = row.words.matched(lens, i, end, &mut None) else { continue };
            if !out[before..].iter().any(|c| c.role == row.role && c.shape == row.shape && c.end == to) {
                out.push(Cue { role: row.role, shape: row.shape, at: i, end: to });
            }
        }
    }
    out[before..].sort_by_key(|c| std::cmp::Reverse(c.end));
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
