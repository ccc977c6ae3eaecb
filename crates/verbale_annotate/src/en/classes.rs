//! Classes of words, each a row of a table: the first cell names the class, the last holds its words.

use super::words::hash_word;
use rustc_hash::FxHashMap;

/// Words with the classes they belong to.
pub(super) struct Classes {
    /// By the hash of a word, one bit a class.
    flags: FxHashMap<u32, u64>,
}

impl Classes {
    /// Reads a table. Words are parted by blanks or "|"; lines that open with "#" are notes, rows of no known class are passed over.
    pub(super) fn read(table: &str, names: &[&str]) -> Classes {
        let mut flags: FxHashMap<u32, u64> = FxHashMap::default();
        for (at, words) in rows(table).filter_map(|(name, words)| Some((place(name, names)?, words))) {
            for word in words.split([' ', '|']) {
                *flags.entry(hash_word(word)).or_default() |= 1 << at;
            }
        }
        Classes { flags }
    }

    /// Whether a word in lower case is of the class of this number.
    pub(super) fn has(&self, word: &str, class: usize) -> bool {
        self.has_hash(hash_word(word), class)
    }

    /// All classes of a word in lower case, one bit each.
    pub(super) fn all(&self, word: &str) -> u64 {
        self.flags.get(&hash_word(word)).copied().unwrap_or(0)
    }

    /// The same for a word's hash.
    pub(super) fn has_hash(&self, word: u32, class: usize) -> bool {
        self.flags.get(&word).is_some_and(|flags| flags & (1 << class) != 0)
    }
}

fn rows(table: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = table.lines().filter(|l| !l.starts_with('#'));
    lines.filter_map(|line| Some((line.split_once('\t')?.0, line.rsplit_once('\t')?.1)))
}

fn place(name: &str, names: &[&str]) -> Option<usize> {
    names.iter().position(|n| *n == name)
}

/// Asserts that every row of a table has a class, and every class words.
#[cfg(test)]
pub(super) fn assert_whole(table: &str, names: &[&str]) {
    assert!(names.len() <= 64, "a class has no bit");
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let known = line.split_once('\t').is_some_and(|(name, _)| place(name, names).is_some());
        assert!(known, "no class for {line}");
    }
    for name in names {
        assert!(rows(table).any(|(n, words)| n == *name && !words.is_empty()), "no words of {name}");
    }
}

/// Classes of words by name, their table, and `is(word, class)`.
macro_rules! word_classes {
    ($(#[$doc:meta])* enum $class:ident in $table:literal { $($(#[$about:meta])* $name:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum $class {
            $($(#[$about])* $name,)+
        }

        static CLASSES: std::sync::LazyLock<$crate::en::classes::Classes> =
            std::sync::LazyLock::new(|| $crate::en::classes::Classes::read(include_str!($table), &[$($word),+]));

        /// Whether a word in lower case is of a class.
        pub(super) fn is(word: &str, class: $class) -> bool {
            CLASSES.has(word, class as usize)
        }

        #[cfg(test)]
        #[test]
        fn every_class_has_words_and_every_row_a_class() {
            $crate::en::classes::assert_whole(include_str!($table), &[$($word),+]);
        }
    };
}
pub(super) use word_classes;
