//! Words and phrases that put a proposition forward or answer one, read once from `data/en`.

use crate::en::lens::Lens;
use crate::en::phrasebook::{Found, Phrasebook};
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
    /// Saw it, or shows it: an answer to what was just told, and no claim by itself.
    Sees,
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

/// What a cue tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tells {
    pub(super) role: Role,
    pub(super) shape: Shape,
}

/// A cue at some pieces.
pub(super) type Cue = Found<Tells>;

const ROWS: &str = include_str!("../../../data/en/claim_cues.tsv");

static TABLE: LazyLock<Phrasebook<Tells>> = LazyLock::new(|| Phrasebook::read(ROWS, tells));

fn tells(cells: &str) -> Option<Tells> {
    let mut cells = cells.split('\t');
    let role = match cells.next()? {
        "say" => Role::Says,
        "figure" => Role::Figures,
        "deny" => Role::Denies,
        "reject" => Role::Rejects,
        "wrong" => Role::Wrong,
        "confirm" => Role::Confirms,
        "retract" => Role::Retracts,
        "charge" => Role::Charges,
        "see" => Role::Sees,
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
    Some(Tells { role, shape })
}

/// The cues that start at `i`, the longest first.
pub(super) fn at(lens: &Lens<'_>, i: usize, end: usize, out: &mut Vec<Cue>) {
    let from = out.len();
    TABLE.at(lens, i, end, out);
    // "put forward a plan", "put off the talks": another verb than the bare "put" of "the log puts it at nine".
    if matches!(lens.p.word(i), "put" | "puts" | "putting")
        && matches!(lens.p.word(i + 1), "forward" | "off" | "up" | "together" | "away" | "aside" | "through")
    {
        let bare = |c: &Cue| c.at == i && c.end == i + 1;
        let kept: Vec<Cue> = out.drain(from..).filter(|c| !bare(c)).collect();
        out.extend(kept);
    }
}

#[cfg(test)]
mod tests {
    use super::{ROWS, TABLE};

    #[test]
    fn every_row_of_the_table_is_read() {
        assert_eq!(TABLE.len(), ROWS.lines().filter(|l| !l.starts_with('#')).count());
    }
}
