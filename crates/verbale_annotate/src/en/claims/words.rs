//! Words by what they tell the reader of claims, read once from `data/en`.

use crate::en::lens::Lens;
use crate::en::words::hash_word;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A group of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Group {
    /// Says of something told that it is wrong.
    False,
    /// That it is right.
    True,
    /// A thing told: "claim", "story".
    Story,
    /// A way somebody tells it: "by its count".
    Telling,
    /// An adjective or noun of judgement.
    Opinion,
    /// A verb of will.
    Wish,
    /// A source that is nobody.
    Generic,
    /// A noun for what was done.
    Deed,
    /// A thing that tells: a map, a log.
    Paper,
    /// A verb that answers.
    Answer,
    /// What somebody witnessed.
    Seeing,
    /// Who speaks for another: "a spokesman for".
    Voice,
    /// What somebody says, by a noun: "is the ministry’s story".
    Reply,
    /// People as a body, though the word looks like a deed or a quality: "the administration".
    Body,
    /// Says of something told that it deserves belief or notice.
    Worth,
    /// Leads to a saying that was done: "took ten days to confirm", "was quick to deny".
    Leads,
    /// What is granted or refused to somebody, and is no proposition: "denied entry".
    Grant,
}

impl Group {
    fn from_word(word: &str) -> Option<Group> {
        Some(match word {
            "false" => Group::False,
            "true" => Group::True,
            "story" => Group::Story,
            "telling" => Group::Telling,
            "opinion" => Group::Opinion,
            "wish" => Group::Wish,
            "generic" => Group::Generic,
            "deed" => Group::Deed,
            "paper" => Group::Paper,
            "answer" => Group::Answer,
            "seeing" => Group::Seeing,
            "voice" => Group::Voice,
            "reply" => Group::Reply,
            "body" => Group::Body,
            "worth" => Group::Worth,
            "leads" => Group::Leads,
            "grant" => Group::Grant,
            _ => return None,
        })
    }
}

static TABLE: LazyLock<FxHashMap<u32, u32>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for line in include_str!("../../../data/en/claim_words.tsv").lines().filter(|l| !l.starts_with('#')) {
        let Some((group, words)) = line.split_once('\t') else { continue };
        let Some(group) = Group::from_word(group) else { continue };
        for word in words.split(' ') {
            *table.entry(hash_word(word)).or_default() |= 1 << group as u16;
        }
    }
    table
});

/// Whether a word in lower case belongs to a group.
pub(super) fn is(word: &str, group: Group) -> bool {
    TABLE.get(&hash_word(word)).is_some_and(|flags| flags & (1 << group as u16) != 0)
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

impl Lens<'_> {
    /// The first piece of a range whose word belongs to a group.
    pub(super) fn first(&self, start: usize, end: usize, group: Group) -> Option<usize> {
        (start..end).find(|&i| self.p.is_word(i) && is(self.p.word(i), group))
    }
}

#[cfg(test)]
mod tests {
    use super::{Group, is};

    #[test]
    fn every_group_of_the_table_is_known() {
        for line in include_str!("../../../data/en/claim_words.tsv").lines().filter(|l| !l.starts_with('#')) {
            let (group, words) = line.split_once('\t').expect("two cells");
            let group = Group::from_word(group).expect("a known group");
            assert!(words.split(' ').all(|w| is(w, group)), "{line}");
        }
    }
}
