//! Classes of words by which offices and the law are read, from a table.

use crate::en::classes::word_classes;
use crate::en::lens::Lens;

word_classes! {
    /// A class of words; the table says what for.
    enum Class in "../../../data/en/governance_words.tsv" {
        /// Told of games.
        Sport = "sport",
        /// Of ranks, which say less than a post.
        Rank = "rank",
        /// Of what is only told.
        Tale = "tale",
        /// Of those who look into things.
        Probe = "probe",
        /// Of those who are sought.
        Hunt = "hunt",
        /// Of governments.
        Cabinet = "cabinet",
        /// Of courts, police and what they bring.
        Law = "law",
        /// Whose infinitive is only wished, tried or possible.
        Meant = "meant",
        /// Of last words that no name of a person has.
        Unlikely = "unlikely",
        /// Of those near to a person.
        Kin = "kin",
        /// By which somebody is found for an office.
        Finds = "finds",
        /// That say by themselves that somebody is looked into or searched.
        Looked = "looked",
        /// Of those who judge, hold and search, in the plural.
        Agents = "agents",
        /// Of first words that no name of a person has.
        Outlet = "outlet",
    }
}

/// Whether any word of a range is of a class.
pub(super) fn any(lens: &Lens<'_>, start: usize, end: usize, class: Class) -> bool {
    (start..end).any(|i| is(lens.p.word(i), class))
}
