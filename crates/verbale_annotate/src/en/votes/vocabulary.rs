//! Words of votes by class, from a table.

use crate::en::classes::word_classes;

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
    }
}
