//! Words of an English text with their stems, and phrases found in them.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::cell::RefCell;
use std::hash::Hasher;
use std::sync::LazyLock;
use verbale_model::Span;

/// One word of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Word {
    /// Its place.
    pub(crate) span: Span,
    /// Hash of its stem.
    pub(crate) stem: u64,
    /// Its stem, or one for all words that may stand for it ("talks", "negotiations").
    pub(crate) sense: u64,
    /// Hash of the stem of what it denies with its prefix ("unfinished", "disagreed"); 0 if nothing.
    pub(crate) inverse: u64,
    /// Hash of its lower-case form.
    pub(crate) form: u64,
    /// What it is.
    pub(crate) kind: Kind,
    /// Whether a mark that ends a clause stands before it.
    pub(crate) breaks: bool,
    /// Whether it begins with a capital.
    pub(crate) capital: bool,
}

/// What a word is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Holds the sentence together.
    Function,
    /// Carries meaning.
    Content,
    /// Starts with a digit.
    Number,
}

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

static STOP: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let words = include_str!("../../data/en/stop.txt").split_whitespace();
    let mut all: Vec<u64> = words.map(hash).collect();
    all.sort_unstable();
    all
});

/// Of words that may stand for one another, each stem's first of its class. Looked up, never walked.
static KIN: LazyLock<FxHashMap<u64, u64>> = LazyLock::new(|| {
    let mut kin = FxHashMap::default();
    for class in include_str!("../../data/en/kin.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut stems = class.split_whitespace().map(stem);
        let Some(first) = stems.next() else { continue };
        // The first class that has a word keeps it.
        kin.entry(first).or_insert(first);
        for other in stems {
            kin.entry(other).or_insert(first);
        }
    }
    kin
});

/// Senses of words that occur everywhere.
pub(crate) fn faint() -> &'static FxHashSet<u64> {
    static FAINT: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
        let lines = include_str!("../../data/en/faint.txt").lines().filter(|l| !l.starts_with('#'));
        lines.flat_map(|l| read(l, 0)).map(|w| w.sense).collect()
    });
    &FAINT
}

pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    // Never 0: 0 stands for a gap in a phrase.
    hasher.finish() | 1
}

/// Words that only look as if their first letters denied the rest.
const NO_PREFIX: &[&str] = &[
    "import",
    "imports",
    "imported",
    "inside",
    "income",
    "input",
    "inform",
    "informed",
    "impress",
    "impressed",
    "impart",
    "invest",
    "invested",
    "instance",
    "intent",
    "intend",
    "intended",
    "display",
    "discover",
    "discovered",
    "discount",
    "discharge",
    "distance",
    "district",
    "union",
    "unions",
    "unit",
    "units",
    "united",
    "instead",
    "indeed",
    "inland",
    "install",
    "intake",
    "insure",
    "insured",
    "important",
    "increase",
    "increased",
    "industry",
    "interest",
    "island",
    "issue",
    "image",
    "impact",
    "impose",
    "imposed",
    "improve",
    "improved",
    "include",
    "included",
    "incident",
    "index",
    "indicate",
    "initial",
    "inquiry",
    "insist",
    "insisted",
    "inspect",
    "inspector",
    "inspectors",
    "inspection",
    "internal",
    "international",
    "into",
    "introduce",
    "invite",
    "invited",
    "involve",
    "involved",
    "university",
    "unique",
    "discuss",
    "discussed",
    "discussion",
    "dispute",
    "disputed",
    "dissolve",
    "distribute",
    "disturb",
    "disease",
    "dismiss",
    "dismissed",
    "undress",
    "undressed",
    "unload",
    "unloaded",
    "unloading",
    "indoor",
    "indoors",
    "informal",
    "invoice",
    "invoices",
    "inquest",
    "investigate",
    "investigated",
    "investigation",
    "infant",
    "infantry",
    "inmate",
    "inmates",
    "discipline",
    "disclose",
    "disclosed",
    "dispatch",
    "dispatched",
    "disarm",
    "illness",
    "imprison",
    "imprisoned",
    "irrigation",
];

/// What is left of a word without a prefix that denies.
fn without_prefix(word: &str) -> Option<&str> {
    let rest = ["non-", "un", "in", "im", "ir", "il", "dis"].iter().find_map(|p| word.strip_prefix(p))?;
    (rest.len() >= 4 && !NO_PREFIX.contains(&word)).then_some(rest)
}

/// The hash of a word's stem.
pub(crate) fn stem(word: &str) -> u64 {
    let lower = word.to_lowercase();
    let lower = lower.replace('’', "'");
    let bare = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('\'')).unwrap_or(&lower);
    hash(&STEMMER.stem(bare))
}

/// The sense of a word: its stem, or the one of all words that may stand for it.
pub(crate) fn sense(word: &str) -> u64 {
    let stem = stem(word);
    KIN.get(&stem).copied().unwrap_or(stem)
}

/// What the dictionaries say of a form.
#[derive(Clone, Copy)]
struct Entry {
    stem: u64,
    sense: u64,
    inverse: u64,
}

/// Forms kept a thread; a text uses the same few thousand again and again.
const KEPT: usize = 1 << 16;

thread_local! {
    static ENTRIES: RefCell<FxHashMap<u64, Entry>> = RefCell::default();
}

/// Stem, sense and inverse of a word in lower case that is no number, kept by the hash of its form.
fn entry(lower: &str, form: u64, kind: Kind) -> Entry {
    ENTRIES.with_borrow_mut(|entries| {
        if entries.len() >= KEPT {
            entries.clear();
        }
        *entries.entry(form).or_insert_with(|| {
            let bare = lower.strip_suffix("'s").unwrap_or(lower);
            let stem = hash(&STEMMER.stem(bare));
            let inverse = if kind == Kind::Content { without_prefix(bare).map_or(0, self::stem) } else { 0 };
            Entry { stem, sense: KIN.get(&stem).copied().unwrap_or(stem), inverse }
        })
    })
}

/// The words of a text, or of a part of it that starts at byte `from`.
pub(crate) fn read(text: &str, from: u32) -> Vec<Word> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut breaks = true;
    let mut lower = String::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            breaks |= matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | '—' | '–' | '(' | ')' | '"' | '“' | '”' | '\n'
            );
            continue;
        }
        let digit = c.is_numeric();
        let mut end = start + c.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            let inner = match c {
                '\'' | '’' | '-' => true,
                '.' | ',' => digit,
                _ => false,
            };
            let next = text[at + c.len_utf8()..].chars().next();
            if c.is_alphanumeric() || (inner && next.is_some_and(char::is_alphanumeric)) {
                end = at + c.len_utf8();
                chars.next();
            } else {
                break;
            }
        }
        lower.clear();
        for c in text[start..end].chars() {
            match c {
                '’' => lower.push('\''),
                _ if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
                _ => lower.extend(c.to_lowercase()),
            }
        }
        let form_hash = hash(&lower);
        let kind = if digit {
            Kind::Number
        } else if STOP.binary_search(&form_hash).is_ok() {
            Kind::Function
        } else {
            Kind::Content
        };
        let Entry { stem, sense, inverse } = if digit {
            Entry { stem: form_hash, sense: form_hash, inverse: 0 }
        } else {
            entry(&lower, form_hash, kind)
        };
        let span = Span::new(from + start as u32, from + end as u32);
        out.push(Word {
            span,
            stem,
            sense,
            inverse,
            form: form_hash,
            kind,
            breaks,
            capital: c.is_uppercase(),
        });
        breaks = false;
    }
    out
}

/// A phrase found: words `start..end` of the list searched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Hit<T> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) tag: T,
}

#[derive(Clone, Copy)]
enum Part {
    Stem(u64),
    Form(u64),
    Gap,
}

/// A phrase and what it means.
type Listed<T> = (Box<[Part]>, T);

/// Phrases by the stem of their first word.
pub(crate) struct Phrases<T> {
    by_first: FxHashMap<u64, Vec<Listed<T>>>,
}

impl<T: Copy + PartialEq> Phrases<T> {
    pub(crate) fn new() -> Phrases<T> {
        Phrases { by_first: FxHashMap::default() }
    }

    /// Adds a phrase: words match by stem, `=word` by its form, `*` stands for up to two words.
    pub(crate) fn add(&mut self, phrase: &str, tag: T) {
        let mut parts = Vec::new();
        for piece in phrase.split_whitespace() {
            if piece == "*" {
                parts.push(Part::Gap);
                continue;
            }
            let exact = piece.starts_with('=');
            for word in read(piece, 0) {
                parts.push(if exact || word.kind == Kind::Function {
                    Part::Form(word.form)
                } else {
                    Part::Stem(word.stem)
                });
            }
        }
        let key = match parts.first() {
            Some(Part::Stem(key) | Part::Form(key)) => *key,
            _ => return,
        };
        self.by_first.entry(key).or_default().push((parts.into_boxed_slice(), tag));
    }

    /// Every place where a phrase stands, in order of its first word.
    pub(crate) fn find(&self, words: &[Word]) -> Vec<Hit<T>> {
        let mut out = Vec::new();
        for start in 0..words.len() {
            let word = &words[start];
            let mut look = |key: u64| {
                for (parts, tag) in self.by_first.get(&key).into_iter().flatten() {
                    if let Some(end) = matches(parts, words, start) {
                        let hit = Hit { start, end, tag: *tag };
                        if out.last() != Some(&hit) {
                            out.push(hit);
                        }
                    }
                }
            };
            look(word.stem);
            if word.form != word.stem {
                look(word.form);
            }
        }
        out
    }
}

fn matches(parts: &[Part], words: &[Word], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else {
        return Some(at);
    };
    match part {
        Part::Gap => (0..=2).find_map(|skip| matches(rest, words, at + skip)),
        Part::Stem(stem) => (words.get(at)?.stem == *stem).then(|| matches(rest, words, at + 1))?,
        Part::Form(form) => (words.get(at)?.form == *form).then(|| matches(rest, words, at + 1))?,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Phrases, read, stem};

    fn words(text: &str) -> Vec<&str> {
        read(text, 0).iter().map(|w| w.span.text(text)).collect()
    }

    #[test]
    fn words_keep_inner_marks_and_numbers_keep_their_points() {
        assert_eq!(
            words("Don't pay 1,200.50 to long-range, please."),
            ["Don't", "pay", "1,200.50", "to", "long-range", "please"]
        );
        assert_eq!(read("9 per cent", 0)[0].kind, Kind::Number);
    }

    #[test]
    fn a_phrase_matches_by_stem_and_over_gaps() {
        let mut phrases = Phrases::new();
        phrases.add("wasting * time", 1);
        phrases.add("walked out", 2);
        let text = read("They walk out after wasting the world's time.", 0);
        let found: Vec<i32> = phrases.find(&text).iter().map(|h| h.tag).collect();
        assert_eq!(found, [2, 1]);
        assert!(phrases.find(&read("He walked to the outer gate in time.", 0)).is_empty());
    }

    #[test]
    fn possessives_share_their_owner_stem() {
        assert_eq!(stem("Aldmark's"), stem("Aldmark"));
    }
}
