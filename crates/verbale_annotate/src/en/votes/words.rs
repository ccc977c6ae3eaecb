//! Words by which a vote is told, from a table: the side that was taken, what became of the motion, that nobody counted.

use super::counts::Role;
use crate::en::lens::Lens;
use crate::en::phrasebook::{Found, Phrasebook, within};
use std::sync::LazyLock;
use verbale_model::VoteOutcome;

/// What a phrase tells of a vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// The side that those counted took.
    Side(Role),
    /// What became of the motion.
    Became(VoteOutcome),
    /// Carried with no count.
    Settled,
    /// A count that is not told: what became of the motion says the rest.
    Uncounted,
    /// No vote of a body: polls, public elections, forecasts.
    Unreal,
}

impl Kind {
    fn from_word(word: &str) -> Option<Kind> {
        Some(match word {
            "for" => Kind::Side(Role::For),
            "against" => Kind::Side(Role::Against),
            "abstain" => Kind::Side(Role::Abstain),
            "absent" => Kind::Side(Role::Absent),
            "adopted" => Kind::Became(VoteOutcome::Adopted),
            "rejected" => Kind::Became(VoteOutcome::Rejected),
            "postponed" => Kind::Became(VoteOutcome::Postponed),
            "settled" => Kind::Settled,
            "uncounted" => Kind::Uncounted,
            "unreal" => Kind::Unreal,
            _ => return None,
        })
    }
}

/// A phrase at its place.
pub(super) type Mark = Found<Tells>;

/// What a row of the table tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tells {
    pub(super) kind: Kind,
    /// Speaks of a vote by itself.
    pub(super) sure: bool,
}

static TABLE: LazyLock<Phrasebook<Tells>> =
    LazyLock::new(|| Phrasebook::read(include_str!("../../../data/en/votes.tsv"), tells));

fn tells(cells: &str) -> Option<Tells> {
    let (kind, sure) = cells.split_once('\t')?;
    Some(Tells { kind: Kind::from_word(kind)?, sure: sure == "sure" })
}

/// The marks of a text, in order; at one place the longest first.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<Mark>);

impl Marks {
    /// Reads the sentences that may tell of a vote, and those around them.
    pub(super) fn new(lens: &Lens<'_>, near: impl Fn(usize) -> bool) -> Marks {
        let count = lens.sentences.len();
        let mut wanted = vec![false; count];
        for n in (0..count).filter(|&n| near(n)) {
            wanted[n.saturating_sub(2)..(n + 4).min(count)].fill(true);
        }
        let mut out = Marks::default();
        for (n, &(start, end)) in lens.sentences.iter().enumerate() {
            if wanted[n] {
                (start..end).for_each(|i| TABLE.at(lens, i, end, &mut out.0));
            }
        }
        out
    }

    /// The marks that start within a range.
    pub(super) fn within(&self, start: usize, end: usize) -> &[Mark] {
        within(&self.0, start, end)
    }

    /// The side taken by the words at a place, the longest first.
    pub(super) fn side(&self, at: usize) -> Option<(Role, Mark)> {
        self.within(at, at + 1).iter().find_map(|m| match m.tells.kind {
            Kind::Side(role) => Some((role, *m)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn every_row_of_the_table_is_read() {
        let lines = include_str!("../../../data/en/votes.tsv").lines().filter(|l| !l.starts_with('#'));
        assert_eq!(TABLE.len(), lines.count());
    }
}
