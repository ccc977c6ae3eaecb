//! Signs of each kind of event in a stretch of text: who acts, words, strong words, from a table.

use crate::en::classes::Classes;
use crate::en::lens::Lens;
use std::sync::LazyLock;
use verbale_model::GovernanceKind;

/// The kinds that the table has signs of.
pub(super) const SIGNED: [GovernanceKind; 10] = [
    GovernanceKind::Appointment,
    GovernanceKind::Resignation,
    GovernanceKind::Dismissal,
    GovernanceKind::Search,
    GovernanceKind::Investigation,
    GovernanceKind::Indictment,
    GovernanceKind::Conviction,
    GovernanceKind::Arrest,
    GovernanceKind::Election,
    GovernanceKind::Sanction,
];

/// The classes of the table, three a kind: who acts, signs, strong signs.
const CLASSES: [&str; 30] = [
    "appointment-a",
    "appointment-b",
    "appointment-c",
    "resignation-a",
    "resignation-b",
    "resignation-c",
    "dismissal-a",
    "dismissal-b",
    "dismissal-c",
    "search-a",
    "search-b",
    "search-c",
    "investigation-a",
    "investigation-b",
    "investigation-c",
    "indictment-a",
    "indictment-b",
    "indictment-c",
    "conviction-a",
    "conviction-b",
    "conviction-c",
    "arrest-a",
    "arrest-b",
    "arrest-c",
    "election-a",
    "election-b",
    "election-c",
    "sanction-a",
    "sanction-b",
    "sanction-c",
];

static SIGNS: LazyLock<Classes> =
    LazyLock::new(|| Classes::read(include_str!("../../../data/en/governance_signs.tsv"), &CLASSES));

/// How much in a stretch speaks for each of [`SIGNED`]: by what is done, and by who does it.
pub(super) fn weights(lens: &Lens<'_>, start: usize, end: usize) -> [(u32, u32); SIGNED.len()] {
    let p = &lens.p;
    let mut out = [(0u32, 0u32); SIGNED.len()];
    for i in (start..end).filter(|&i| p.is_word(i)) {
        let flags = SIGNS.all(p.word(i));
        if flags == 0 || (start..i).any(|k| p.word(k) == p.word(i)) {
            continue;
        }
        for (n, weight) in out.iter_mut().enumerate() {
            let group = flags >> (3 * n) & 7;
            weight.1 += u32::from(group & 1 == 1);
            weight.0 += match group >> 1 {
                0 => 0,
                1 => 1,
                _ => 2,
            };
        }
    }
    out
}
