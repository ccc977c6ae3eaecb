//! Mentions of those who act: chains of capitals, and nouns for actors with what stands before them.

use super::sentence::Words;
use crate::en::tags::Tag;
use crate::en::words::hash_word;
use crate::{Text, TokenKind, TokenRange};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

const DATA: &str = include_str!("../../../data/en/events/actors.toml");

/// Words that make mentions.
pub(super) struct Actors {
    heads: FxHashSet<u32>,
    before: FxHashSet<u32>,
    nobody: FxHashSet<u32>,
}

/// A mention of one who acts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Mention {
    pub(super) range: TokenRange,
    /// Joined to the mention before it by "and" or a comma.
    pub(super) joined: bool,
    /// Whether a preposition stands before it.
    pub(super) governed: bool,
    /// Whether no word of it is capitalised, or another's: "its forces", "troops".
    pub(super) common: bool,
}

impl Actors {
    pub(super) fn load() -> Actors {
        let named: BTreeMap<String, String> = toml::from_str(DATA).unwrap_or_default();
        let list =
            |name: &str| named.get(name).into_iter().flat_map(|w| w.split(' ')).map(hash_word).collect();
        Actors { heads: list("heads"), before: list("before"), nobody: list("nobody") }
    }

    fn any(set: &FxHashSet<u32>, words: &Words, i: usize) -> bool {
        words.forms[i].as_slice().iter().any(|h| set.contains(h))
    }

    /// The mentions of a sentence in order. A capital that only opens the sentence or a quotation makes no name: there the
    /// part of speech decides.
    pub(super) fn mentions(
        &self,
        text: &Text<'_>,
        tags: &[Tag],
        words: &Words,
        sentence: TokenRange,
    ) -> Vec<Mention> {
        let range = sentence.range();
        let is_word = |i: usize| text.tokens[i].kind == TokenKind::Word;
        let opens = |i: usize| i == range.start || !is_word(i - 1) && text.word(i - 1) != ",";
        let names_on = |i: usize| {
            i < range.end
                && is_word(i)
                && (Actors::any(&self.heads, words, i) || text.word(i).starts_with(char::is_uppercase))
        };
        let nameable = |i: usize| {
            !opens(i)
                || names_on(i + 1)
                || tags.get(i).is_none_or(|t| matches!(t.name(), "NNP" | "NN" | "NNS" | "JJ"))
        };
        let capital = |i: usize| {
            is_word(i)
                && text.word(i).starts_with(char::is_uppercase)
                && nameable(i)
                && !self.nobody.contains(&words.forms[i].as_slice()[0])
        };
        let head = |i: usize| is_word(i) && Actors::any(&self.heads, words, i);
        let possessive = |i: usize| matches!(text.word(i), "'s" | "’s" | "'" | "’");
        let inner = |i: usize| capital(i) || head(i) || (is_word(i) && Actors::any(&self.before, words, i));
        let at = |i: usize, test: &dyn Fn(usize) -> bool| i < range.end && test(i);
        // Where a mention that reaches to `end` goes on: a further word, "’s" or "of" before an actor.
        let next = |end: usize| {
            if at(end, &inner) {
                return Some(end + 1);
            }
            let owner =
                at(end, &possessive) && at(end + 1, &inner) && (end + 1..end + 4).any(|i| at(i, &head));
            let part = at(end, &|i| text.word(i) == "of")
                && head(end - 1)
                && (at(end + 1, &capital)
                    || (at(end + 1, &|i| text.word(i) == "the") && at(end + 2, &capital)));
            if owner || part {
                return Some(end + 2);
            }
            // "Veskan sailors": an adjective of a people, and those of it who are meant.
            let people = ["an", "ese", "ish", "ch"].iter().any(|tail| text.word(end - 1).ends_with(tail));
            let many = |i: usize| {
                let word = text.word(i);
                word.ends_with('s')
                    && word.starts_with(char::is_lowercase)
                    && !matches!(
                        word,
                        "says" | "has" | "was" | "is" | "as" | "does" | "this" | "us" | "calls" | "wants"
                    )
            };
            (people && capital(end - 1) && at(end, &many)).then_some(end + 1)
        };
        let mut out: Vec<Mention> = Vec::new();
        let mut i = range.start;
        while i < range.end {
            if !inner(i) {
                i += 1;
                continue;
            }
            let start = i;
            let mut end = i + 1;
            while let Some(next) = next(end) {
                end = next;
            }
            i = end;
            let names = (start..end).any(|j| capital(j) || head(j));
            // "an official protest", "military and civilian staff": adjectives that name nobody.
            let adjective = matches!(text.word(end - 1), "official" | "military" | "civilian" | "ethnic")
                && !(start..end).any(capital)
                && end < range.end
                && is_word(end)
                && !matches!(
                    text.word(end),
                    "said" | "says" | "told" | "has" | "was" | "is" | "had" | "in" | "of" | "from" | "who"
                );
            if !names || adjective {
                continue;
            }
            let range = TokenRange { start: start as u32, end: end as u32 };
            let joined = out.last().is_some_and(|m: &Mention| {
                let between: Vec<&str> = (m.range.end as usize..start).map(|j| text.word(j)).collect();
                matches!(between[..], ["and" | "," | "&"] | [",", "and" | "the"] | ["and", "the" | "its"])
            });
            let mut back = start;
            while back > sentence.start as usize
                && (matches!(
                    text.word(back - 1),
                    "the"
                        | "The"
                        | "a"
                        | "A"
                        | "an"
                        | "its"
                        | "their"
                        | "his"
                        | "up"
                        | "least"
                        | "two"
                        | "three"
                        | "all"
                ) || text.tokens[back - 1].kind == TokenKind::Number)
            {
                back -= 1;
            }
            // "Up to 100 miners": no preposition.
            let up_to = back >= sentence.start as usize + 2
                && text.word(back - 1) == "to"
                && text.word(back - 2).eq_ignore_ascii_case("up");
            let governed = back > sentence.start as usize
                && !up_to
                && matches!(
                    text.word(back - 1).to_ascii_lowercase().as_str(),
                    "in" | "on"
                        | "of"
                        | "from"
                        | "at"
                        | "with"
                        | "for"
                        | "by"
                        | "to"
                        | "after"
                        | "under"
                        | "near"
                        | "against"
                        | "over"
                        | "between"
                        | "into"
                        | "about"
                        | "following"
                        | "before"
                        | "during"
                        | "toward"
                        | "towards"
                        | "across"
                        | "around"
                        | "within"
                );
            let owned = start > sentence.start as usize
                && matches!(text.word(start - 1), "its" | "their" | "his" | "her" | "own");
            let common = owned || !(start..end).any(capital);
            out.push(Mention { range, joined, governed, common });
        }
        out
    }
}
