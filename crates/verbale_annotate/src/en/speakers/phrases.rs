//! Phrases of one or more words, found in a text by one walk over its tokens.
//!
//! Words are numbered once in a [`Vocabulary`]; every [`Phrases`] is a trie over those numbers, so a token is hashed once for all
//! of them. Words compare without case and with one kind of apostrophe; a phrase may ask for its capitals.

use crate::en::tokens;
use crate::{Text, TokenKind};
use rustc_hash::FxHashMap;

/// Number of a word that no phrase holds.
pub(super) const UNKNOWN: u32 = 0;

/// The words of all phrases, numbered from 1.
#[derive(Default)]
pub(super) struct Vocabulary {
    words: FxHashMap<Box<str>, u32>,
}

impl Vocabulary {
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let mut key = String::new();
        fold(word, &mut key);
        let next = self.words.len() as u32 + 1;
        *self.words.entry(key.into()).or_insert(next)
    }

    /// The numbers of a text's tokens, in order.
    pub(super) fn read(&self, text: &Text<'_>) -> Vec<u32> {
        let mut key = String::with_capacity(32);
        (0..text.tokens.len())
            .map(|i| {
                fold(text.word(i), &mut key);
                self.words.get(key.as_str()).copied().unwrap_or(UNKNOWN)
            })
            .collect()
    }

    /// The number of one word.
    pub(super) fn find(&self, word: &str) -> u32 {
        let mut key = String::new();
        fold(word, &mut key);
        self.words.get(key.as_str()).copied().unwrap_or(UNKNOWN)
    }
}

/// Lower case, straight apostrophes.
pub(super) fn fold(word: &str, out: &mut String) {
    out.clear();
    for c in word.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else if tokens::is_apostrophe(c) {
            out.push('\'');
        } else {
            out.extend(c.to_lowercase());
        }
    }
}

/// Whether a phrase must stand with its capitals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Capitals {
    /// A proper name: words written with a capital need one, words all in capitals need them all.
    Kept,
    /// A common noun: any case.
    Free,
}

#[derive(Clone, Copy)]
struct End<T> {
    value: T,
    // Bit i: word i needs a capital at its start; `loud`: the only word needs capitals throughout.
    capital: u16,
    loud: bool,
}

/// A trie of phrases, each with a value.
pub(super) struct Phrases<T> {
    roots: Vec<u32>,
    edges: FxHashMap<u64, u32>,
    ends: Vec<Vec<End<T>>>,
}

impl<T: Copy> Phrases<T> {
    pub(super) fn new() -> Phrases<T> {
        Phrases { roots: Vec::new(), edges: FxHashMap::default(), ends: vec![Vec::new()] }
    }

    /// Adds a phrase; of several values under one phrase the first added is found first.
    pub(super) fn add(&mut self, words: &mut Vocabulary, phrase: &str, capitals: Capitals, value: T) {
        let parsed = tokens::parse(phrase);
        let (mut node, mut capital) = (0u32, 0u16);
        for i in 0..parsed.tokens.len() {
            let word = parsed.word(i);
            let number = words.number(word);
            if capitals == Capitals::Kept && i < 16 && word.starts_with(char::is_uppercase) {
                capital |= 1 << i;
            }
            node = self.step_or_grow(node, number);
        }
        let only = parsed.tokens.len() == 1 && parsed.tokens[0].kind == TokenKind::Word;
        let loud = capitals == Capitals::Kept
            && only
            && (2..=6).contains(&phrase.len())
            && !phrase.contains(char::is_lowercase);
        if node != 0 {
            self.ends[node as usize].push(End { value, capital, loud });
        }
    }

    fn step_or_grow(&mut self, node: u32, word: u32) -> u32 {
        let next = self.ends.len() as u32;
        if node == 0 {
            if self.roots.len() <= word as usize {
                self.roots.resize(word as usize + 1, 0);
            }
            if self.roots[word as usize] != 0 {
                return self.roots[word as usize];
            }
            self.roots[word as usize] = next;
        } else {
            let edge = *self.edges.entry(key(node, word)).or_insert(next);
            if edge != next {
                return edge;
            }
        }
        self.ends.push(Vec::new());
        next
    }

    /// The longest phrase that starts at token `at` and ends before `limit`: its length in tokens and its value.
    pub(super) fn longest(
        &self,
        text: &Text<'_>,
        ids: &[u32],
        at: usize,
        limit: usize,
    ) -> Option<(usize, T)> {
        let mut found = None;
        self.walk(text, ids, at, limit, |len, value| found = Some((len, value)));
        found
    }

    /// Every phrase that starts at token `at`, shortest first; of one length only the first value.
    pub(super) fn walk(
        &self,
        text: &Text<'_>,
        ids: &[u32],
        at: usize,
        limit: usize,
        mut found: impl FnMut(usize, T),
    ) {
        let limit = limit.min(ids.len());
        if at >= limit || ids[at] == UNKNOWN {
            return;
        }
        let mut node = self.roots.get(ids[at] as usize).copied().unwrap_or(0);
        let mut next = at + 1;
        while node != 0 {
            if let Some(end) = self.ends[node as usize].iter().find(|e| fits(e, text, at, next)) {
                found(next - at, end.value);
            }
            if next >= limit || ids[next] == UNKNOWN {
                return;
            }
            node = self.edges.get(&key(node, ids[next])).copied().unwrap_or(0);
            next += 1;
        }
    }
}

fn key(node: u32, word: u32) -> u64 {
    u64::from(node) << 32 | u64::from(word)
}

fn fits<T>(end: &End<T>, text: &Text<'_>, from: usize, to: usize) -> bool {
    if end.loud && text.word(from).contains(char::is_lowercase) {
        return false;
    }
    end.capital == 0
        || (from..to)
            .take(16)
            .enumerate()
            .all(|(i, token)| end.capital & (1 << i) == 0 || text.word(token).starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::{Capitals, Phrases, Vocabulary};
    use crate::en::tokens::parse;

    fn found(phrases: &[(&str, Capitals)], text: &str) -> Vec<String> {
        let mut words = Vocabulary::default();
        let mut trie = Phrases::new();
        for (i, (phrase, capitals)) in phrases.iter().enumerate() {
            trie.add(&mut words, phrase, *capitals, i);
        }
        let text = parse(text);
        let ids = words.read(&text);
        let mut out = Vec::new();
        for at in 0..ids.len() {
            if let Some((len, value)) = trie.longest(&text, &ids, at, ids.len()) {
                out.push(format!("{}+{len}", phrases[value].0));
            }
        }
        out
    }

    #[test]
    fn the_longest_phrase_wins_and_capitals_are_kept_where_asked() {
        let names = [
            ("US", Capitals::Kept),
            ("foreign minister", Capitals::Free),
            ("minister", Capitals::Free),
            ("Quai d'Orsay", Capitals::Kept),
        ];
        assert_eq!(
            found(&names, "The US Foreign Minister told us."),
            ["US+1", "foreign minister+2", "minister+1"]
        );
        assert_eq!(found(&names, "At the Quai d’Orsay"), ["Quai d'Orsay+2"]);
        assert!(found(&names, "the quai d'orsay told us").is_empty());
    }
}
