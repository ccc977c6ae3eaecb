//! Words and phrases of the trade, from a table: one row a phrase.

use super::triggers::{Needs, Trigger, Voice};
use crate::en::lens::Lens;
use crate::en::phrasebook::{Found, Phrasebook};
use std::sync::LazyLock;
use verbale_model::GovernanceKind;

const ROWS: &str = concat!(
    include_str!("../../../data/en/governance_frames.tsv"),
    include_str!("../../../data/en/governance.tsv")
);

static TABLE: LazyLock<Phrasebook<(GovernanceKind, Voice, Needs)>> =
    LazyLock::new(|| Phrasebook::read(ROWS, tells).loose());

fn tells(cells: &str) -> Option<(GovernanceKind, Voice, Needs)> {
    let mut cells = cells.split('\t');
    let kind = GovernanceKind::from_word(cells.next()?)?;
    Some((kind, Voice::from_word(cells.next()?)?, Needs::from_words(cells.next()?)?))
}

/// The longest phrases that start at `i`: more than one where a phrase tells of two events.
pub(super) fn at(lens: &Lens<'_>, i: usize, end: usize) -> Vec<Trigger> {
    let mut found = Vec::new();
    TABLE.at(lens, i, end, &mut found);
    let trigger = |Found { tells: (kind, voice, needs), at, end, seat, who, words }| Trigger {
        kind,
        voice,
        needs,
        at,
        end,
        seat,
        who,
        words,
    };
    found.into_iter().map(trigger).collect()
}

#[cfg(test)]
mod tests {
    use super::{ROWS, TABLE};

    #[test]
    fn every_row_of_the_table_is_read() {
        assert_eq!(TABLE.len(), ROWS.lines().filter(|l| !l.starts_with('#')).count());
    }
}
