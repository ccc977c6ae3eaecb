//! Classes of words by which pledges are read, from a table.

use crate::en::classes::word_classes;
use crate::en::forms::Forms;

word_classes! {
    /// A class of words.
    enum Words in "../../../data/en/giving_words.tsv" {
        /// Arms and other help in kind, as they stand.
        Arms = "arms",
        /// Verbs by which money comes, as they stand.
        Comes = "comes",
        /// Verbs of buying, selling and reckoning.
        Dealt = "dealt",
        /// Verbs without which nothing is promised.
        Decides = "decides",
        /// Verbs by which a share or gift is so much, as they stand.
        Equals = "equals",
        /// What an answer to "how much" is called.
        Figure = "figure",
        /// Verbs by which one gift is as large as another.
        Matches = "matches",
        /// What somebody has to give, as it stands.
        Means = "means",
        /// Verbs that say of a sum something else than that it is given.
        Otherwise = "otherwise",
        /// What a sum is when it is no gift.
        Priced = "priced",
        /// Things at which, from which or into which money is given.
        Scene = "scene",
        /// Aid that was promised and is not to come.
        Stopped = "stopped",
        /// Things by which gifts are brought and read out.
        Tokens = "tokens",
        /// Business, sport and courts: sums there are no pledges.
        Trade = "trade",
        /// Verbs and nouns under which a gift is wished, asked for or weighed, not made.
        Wished = "wished",
    }
}

/// Whether a word is a form of one of a class.
pub(super) fn form_of(word: &str, class: Words) -> bool {
    Forms::of(word).as_slice().iter().any(|h| CLASSES.has_hash(*h, class as usize))
}
