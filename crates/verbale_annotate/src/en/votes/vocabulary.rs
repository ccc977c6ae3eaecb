//! Words of votes by class, from a table.

use crate::en::classes::word_classes;
use crate::en::lens::Lens;

word_classes! {
    /// A class of words of votes.
    enum Class in "../../../data/en/vote_words.tsv" {
        /// A body that decides by votes.
        Deciding = "deciding",
        /// Those who vote in a body.
        Member = "member",
        /// Others who are counted in a vote.
        Voter = "voter",
        /// What is counted: votes, hands.
        Ballot = "ballot",
        /// What a motion does with its votes: gets, musters.
        Gets = "gets",
        /// What a count is read from: a board, a tally.
        Board = "board",
        /// What a body does with a vote that it puts off.
        Moves = "moves",
        /// What such a board does: reads, shows.
        Shows = "shows",
        /// What stands before a count and bounds it: "only", "no more than".
        Lead = "lead",
        /// What stands before a count and tells what it is of: "all the", "a majority of".
        Whole = "whole",
    }
}

/// The place before a count, over words of some kind.
pub(super) fn led_over(lens: &Lens<'_>, start: usize, at: usize, leads: impl Fn(&str) -> bool) -> usize {
    let mut at = at;
    while at > start && leads(lens.p.before(at, 1)) {
        at -= 1;
    }
    at
}
