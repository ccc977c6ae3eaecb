//! Plans of policy at home and of election campaigns, which are no texts between parties.

use super::words::{Class, REACH, is};
use crate::en::lens::Lens;

/// A plan of policy at home or of a campaign, not a text between parties: "her tax plan", "the nominee’s proposal for paid leave".
pub(super) fn domestic(lens: &Lens<'_>, n: usize, first: usize, at: usize, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let about = (at + 1..(at + 3).min(end)).any(|i| matches!(p.word(i), "for" | "to" | "on" | "of"));
    let stop = if about { (at + 9).min(end) } else { at + 1 };
    if (first..stop).any(|i| is(p.word(i), Class::Home)) {
        return true;
    }
    let (from, to) = (
        n.checked_sub(1).map_or(start, |k| lens.sentences[k].0).max(start.saturating_sub(REACH)),
        lens.sentences.get(n + 1).map_or(end, |s| s.1).min(end + REACH),
    );
    (from..to).any(|i| is(p.word(i), Class::Campaign))
}

/// Whether a text is mostly about an election campaign.
pub(super) fn home_affairs(lens: &Lens<'_>) -> bool {
    (0..lens.p.len()).filter(|&i| is(lens.p.word(i), Class::Campaign)).take(4).count() > 3
}

/// Words of talks between parties, in a sentence or beside it.
pub(super) fn parleying(lens: &Lens<'_>, n: usize, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let (from, to) = (
        n.checked_sub(1).map_or(start, |k| lens.sentences[k].0).max(start.saturating_sub(REACH)),
        lens.sentences.get(n + 1).map_or(end, |s| s.1).min(end + REACH),
    );
    (from..to).any(|i| is(p.word(i), Class::Parley))
}
