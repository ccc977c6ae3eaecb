//! Evaluating words, read from `data/en/polarity/evaluation.toml`.

use crate::en::forms::{Forms, stem};
use crate::en::words::hash_word;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

const DATA: &str = include_str!("../../../data/en/polarity/evaluation.toml");

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    group: BTreeMap<String, Group>,
    shift: Shift,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    near: i8,
    doer: i8,
    done_to: i8,
    words: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Shift {
    negation: String,
    less: String,
    more: String,
    hypothetical: String,
}

/// What the lexicon says of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Value {
    /// How the word evaluates what it stands near: -3 to 3.
    pub(super) near: i8,
    /// How the one who does it comes off.
    pub(super) doer: i8,
    /// How the one it is done to comes off.
    pub(super) done_to: i8,
    /// Whether it turns what follows round.
    pub(super) negates: bool,
    /// Whether it makes what follows stronger (1) or weaker (-1).
    pub(super) degree: i8,
    /// Whether what follows is no fact.
    pub(super) hypothetical: bool,
    /// The hash of the name of its group; 0 if it stands in none.
    pub(super) group: u32,
}

pub(super) struct Lexicon {
    words: FxHashMap<u32, Value>,
    /// Phrases by the stem of their first word: stems of the others, the longest first.
    phrases: FxHashMap<u32, Vec<(Vec<u32>, Value)>>,
}

impl Lexicon {
    pub(super) fn load() -> Lexicon {
        let file: File = toml::from_str(DATA).unwrap_or_default();
        let mut words: FxHashMap<u32, Value> = FxHashMap::default();
        let mut phrases: FxHashMap<u32, Vec<(Vec<u32>, Value)>> = FxHashMap::default();
        for (name, g) in &file.group {
            let value = Value {
                near: g.near,
                doer: g.doer,
                done_to: g.done_to,
                group: hash_word(name),
                ..Value::default()
            };
            for entry in g.words.split_whitespace() {
                if let Some((first, rest)) = entry.split_once('_') {
                    let list = phrases.entry(stem(first)).or_default();
                    list.push((rest.split('_').map(stem).collect(), value));
                    list.sort_by_key(|p| Reverse(p.0.len()));
                } else {
                    words.insert(hash_word(entry), value);
                }
            }
        }
        let mut put = |list: &str, set: &dyn Fn(&mut Value)| {
            for word in list.split_whitespace() {
                set(words.entry(hash_word(word)).or_default());
            }
        };
        put(&file.shift.negation, &|v| v.negates = true);
        put(&file.shift.less, &|v| v.degree = -1);
        put(&file.shift.more, &|v| v.degree = 1);
        put(&file.shift.hypothetical, &|v| v.hypothetical = true);
        Lexicon { words, phrases }
    }

    /// The values of the words of a sentence, given by forms and stem; the first word of a phrase has the value of the whole.
    pub(super) fn read<'a>(&self, words: impl Iterator<Item = (&'a Forms, u32)>) -> Vec<Value> {
        let (mut out, stems): (Vec<Value>, Vec<u32>) = words.map(|(f, s)| (self.of(f), s)).unzip();
        let mut next = 0;
        while let Some(first) = stems.get(next) {
            let i = next;
            next += 1;
            let found = self
                .phrases
                .get(first)
                .and_then(|list| list.iter().find(|(rest, _)| stems[next..].starts_with(rest)));
            let Some((rest, value)) = found else { continue };
            next += rest.len();
            for (n, v) in out[i..next].iter_mut().enumerate() {
                let told = if n == 0 { *value } else { Value::default() };
                (v.near, v.doer, v.done_to, v.group) = (told.near, told.doer, told.done_to, value.group);
            }
        }
        out
    }

    /// What is known of a word: of the word itself, else of what it may be a form of.
    fn of(&self, forms: &Forms) -> Value {
        forms.as_slice().iter().find_map(|h| self.words.get(h)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{DATA, File, Lexicon, Value};
    use crate::en::forms::{Forms, stem};
    use std::collections::BTreeSet;

    fn of(text: &str) -> Vec<Value> {
        let forms: Vec<(Forms, u32)> = text.split(' ').map(|w| (Forms::of(w), stem(w))).collect();
        Lexicon::load().read(forms.iter().map(|(f, s)| (f, *s)))
    }

    #[test]
    fn words_are_found_in_all_forms_and_tell_who_is_evaluated() {
        assert_eq!((of("praised")[0].done_to, of("praised")[0].doer), (2, 0));
        assert_eq!((of("lied")[0].doer, of("lied")[0].near), (-3, -2));
        assert_eq!(of("disastrous")[0].near, -3);
        assert_eq!(of("table")[0], Value::default());
        assert!(of("never")[0].negates);
    }

    #[test]
    fn a_phrase_counts_as_one_word() {
        let found = of("he came under fire again");
        assert_eq!(found.iter().map(|v| v.near).collect::<Vec<_>>(), [0, -1, 0, 0, 0]);
        assert_eq!(found[1].group, found[3].group);
    }

    #[test]
    fn the_file_reads_and_no_word_stands_twice() {
        let file: File = toml::from_str(DATA).expect("the shipped words are well formed");
        let mut seen = BTreeSet::new();
        for word in file.group.values().flat_map(|g| g.words.split(' ')) {
            assert!(seen.insert(word), "{word} stands twice");
        }
        assert!(seen.len() > 4_000);
    }
}
