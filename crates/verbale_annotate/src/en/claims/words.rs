//! Words by what they tell the reader of claims, read once from `data/en`.

use crate::en::classes::word_classes;
use crate::en::lens::Lens;

word_classes! {
    /// A group of words.
    enum Group in "../../../data/en/claim_words.tsv" {
        /// Says of something told that it is wrong.
        False = "false",
        /// That it is right.
        True = "true",
        /// A thing told: "claim", "story".
        Story = "story",
        /// A way somebody tells it: "by its count".
        Telling = "telling",
        /// An adjective or noun of judgement.
        Opinion = "opinion",
        /// A verb of will.
        Wish = "wish",
        /// A source that is nobody.
        Generic = "generic",
        /// A noun for what was done.
        Deed = "deed",
        /// A thing that tells: a map, a log.
        Paper = "paper",
        /// A verb that answers.
        Answer = "answer",
        /// What somebody witnessed.
        Seeing = "seeing",
        /// Who speaks for another: "a spokesman for".
        Voice = "voice",
        /// What somebody says, by a noun: "is the ministry’s story".
        Reply = "reply",
        /// People as a body, though the word looks like a deed or a quality: "the administration".
        Body = "body",
        /// Says of something told that it deserves belief or notice.
        Worth = "worth",
        /// Leads to a saying that was done: "took ten days to confirm", "was quick to deny".
        Leads = "leads",
        /// What is granted or refused to somebody, and is no proposition: "denied entry".
        Grant = "grant",
        /// Tells that somebody says nothing, or not yet.
        Mum = "mum",
        /// Tells that somebody says the same.
        Agreeing = "agreeing",
        /// People by kin, trade or lot, and houses that act.
        People = "people",
        /// Endings of nouns for people by what they do: "beekeeper", "goatherd".
        Trade = "trade",
        /// Things whose nouns end like those for people: "paper", "reactor".
        Thing = "thing",
        /// Forms of "be", "have", "do".
        Helper = "helper",
        /// Prepositions of a way somebody takes: "into", "towards".
        Path = "path",
        /// Verbs of how somebody moves or stands, which answer nothing.
        Motion = "motion",
        /// Verbs of going, coming and the like, which say nothing.
        Moving = "moving",
    }
}

/// Whether a noun is for a deed, a quality or an occasion, which say nothing.
pub(super) fn abstracted(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    let ending =
        ["tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "ure", "ing", "dom", "ction"]
            .iter()
            .any(|e| one.ends_with(e) && one.len() > e.len() + 2);
    let known = matches!(
        one,
        "summit"
            | "dance"
            | "strategy"
            | "move"
            | "talk"
            | "war"
            | "exchange"
            | "contrast"
            | "language"
            | "attack"
            | "visit"
            | "deal"
            | "step"
            | "approach"
            | "crisis"
            | "conflict"
            | "event"
            | "fact"
            | "trend"
            | "result"
            | "change"
            | "effort"
            | "debate"
            | "campaign"
            | "day"
            | "year"
            | "week"
            | "month"
            | "program"
            | "programme"
            | "plan"
            | "law"
            | "rule"
            | "bill"
            | "money"
            | "life"
            | "way"
            | "scandal"
            | "collapse"
            | "rise"
            | "fall"
            | "economy"
            | "market"
            | "price"
            | "pressure"
            | "tension"
            | "vote"
            | "election"
    );
    (ending || known) && !is(word, Group::Body) && !is(one, Group::Body) && !is(word, Group::Paper)
}

/// Whether a noun is for people or for a house that acts, in the singular or the plural.
pub(super) fn people(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    let acts = |w: &str| is(w, Group::People) || is(w, Group::Body);
    acts(word)
        || acts(one)
        || trade(one)
        || word.strip_suffix("ies").is_some_and(|stem| acts(&format!("{stem}y")))
        || word.strip_suffix("es").is_some_and(acts)
}

/// Whether a noun in the singular ends like those for people by what they do, and is no thing.
fn trade(one: &str) -> bool {
    !is(one, Group::Thing)
        && (2..=7)
            .filter_map(|n| one.len().checked_sub(n).filter(|&k| k >= 2 && one.is_char_boundary(k)))
            .any(|k| is(&one[k..], Group::Trade))
}

impl Lens<'_> {
    /// The first piece of a range whose word belongs to a group.
    pub(super) fn first(&self, start: usize, end: usize, group: Group) -> Option<usize> {
        (start..end).find(|&i| self.p.is_word(i) && is(self.p.word(i), group))
    }
}
