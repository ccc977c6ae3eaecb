//! The form of the word tables in `data/en/*.toml`: groups of words under a tag, each with examples that it must match and must
//! not. The files are compiled in, and a test reads every one: a broken one cannot ship.

use super::words::Phrases;
use serde::Deserialize;

/// A table: its groups in order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    group: Vec<Group>,
}

/// One group of words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "names are for people and for the tests"))]
    pub(super) name: String,
    /// What its words do.
    #[serde(default)]
    pub(super) tag: String,
    /// How they judge.
    #[serde(default)]
    pub(super) score: i8,
    #[serde(default)]
    pub(super) words: Vec<String>,
    /// Of an act: words by which a side says that it did the opposite.
    #[serde(default)]
    pub(super) stayed: Vec<String>,
    /// Of an act: words for it where it is asked for.
    #[serde(default)]
    pub(super) asked: Vec<String>,
    /// Of opposites: the one side and the other.
    #[serde(default)]
    pub(super) left: Vec<String>,
    #[serde(default)]
    pub(super) right: Vec<String>,
    #[serde(default)]
    pub(super) about: bool,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are for the tests"))]
    must: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are for the tests"))]
    must_not: Vec<String>,
}

/// The groups of a table.
pub(super) fn groups(table: &str) -> Vec<Group> {
    toml::from_str::<File>(table).map(|file| file.group).unwrap_or_default()
}

/// The words of a table whose groups have nothing but a tag.
pub(super) fn tagged<T: Copy + PartialEq>(table: &str, tag: impl Fn(&str) -> Option<T>) -> Phrases<T> {
    let mut phrases = Phrases::new();
    for group in groups(table) {
        if let Some(tag) = tag(&group.tag) {
            for word in &group.words {
                phrases.add(word, tag);
            }
        }
    }
    phrases
}

/// An enum of tags with the words that stand for them in a table.
macro_rules! tags {
    ($(#[$all:meta])* $vis:vis enum $enum:ident { $($(#[$doc:meta])* $name:ident = $word:literal,)+ }) => {
        $(#[$all])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        $vis enum $enum {
            $($(#[$doc])* $name,)+
        }

        impl $enum {
            fn from_word(word: &str) -> Option<$enum> {
                match word {
                    $($word => Some($enum::$name),)+
                    _ => None,
                }
            }
        }
    };
}

pub(super) use tags;

/// Holds each group of a table to its examples and its tag.
#[cfg(test)]
pub(super) fn check(table: &str, known: impl Fn(&str) -> bool) {
    use super::words::read;

    let file: File = toml::from_str(table).unwrap_or_else(|e| panic!("{e}"));
    for group in file.group {
        let title = format!("{} {} {}", group.name, group.tag, group.score);
        assert!(known(&group.tag), "{title}: unknown tag");
        let mut phrases = Phrases::new();
        let lists = [&group.words, &group.stayed, &group.asked, &group.left, &group.right];
        for word in lists.into_iter().flatten() {
            phrases.add(word, ());
        }
        let found = |text: &String| !phrases.find(&read(text, 0)).is_empty();
        assert!(!group.must.is_empty() && !group.must_not.is_empty(), "{title} has no examples");
        assert!(group.must.iter().all(&found), "{title} should match each of {:?}", group.must);
        assert!(!group.must_not.iter().any(&found), "{title} should match none of {:?}", group.must_not);
    }
}
