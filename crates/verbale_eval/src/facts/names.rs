//! When two names are the same name.
//!
//! Names are compared as sets of words, without marks, accents and small words; a found name may carry a few words more.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words of a name.
pub(super) type Words = BTreeSet<String>;

/// Words a found name may have beyond the right one.
const SLACK: usize = 3;

const SMALL: [&str; 14] =
    ["the", "a", "an", "of", "mr", "mrs", "ms", "dr", "sir", "and", "in", "at", "for", "s"];

/// One-word names that many names hold: they match only when equal.
const GENERIC: [&str; 7] = ["north", "south", "union", "commission", "fund", "bloc", "strip"];

/// Other names of a name: capitals, adjectives, codes.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    by_name: BTreeMap<String, Vec<String>>,
}

impl Aliases {
    /// The states' names, adjectives, peoples and capitals that the annotator knows.
    pub fn of_states() -> Aliases {
        Aliases { by_name: verbale_annotate::en::names_of_states() }
    }

    /// Reads `{"Norway": ["Norwegian", "Oslo"], ...}`; a list of a name replaces the one there was.
    pub fn extend(&mut self, json: &str) -> Result<(), serde_json::Error> {
        self.by_name.extend(serde_json::from_str::<BTreeMap<String, Vec<String>>>(json)?);
        Ok(())
    }

    fn of(&self, name: &str) -> &[String] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }
}

/// The words of a name or text: small words left out, unless nothing else is there.
pub(super) fn words(text: &str) -> Words {
    let all = plain(text);
    let telling: Words = all.iter().filter(|w| !SMALL.contains(&w.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

fn plain(text: &str) -> Words {
    static WORD: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\w+(?:[.,][0-9]+)*").expect("the pattern is right"));
    static OWN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"'s\b|s'(\s|$)").expect("the pattern is right"));
    let folded: String = (text.nfkd().filter(|c| !is_combining_mark(*c)))
        .flat_map(char::to_lowercase)
        .map(|c| if c == '’' { '\'' } else { c })
        .collect();
    let folded = without_dots(&OWN.replace_all(&folded, " $1"));
    WORD.find_iter(&folded).map(|m| m.as_str().to_owned()).collect()
}

/// Dots inside abbreviations go: u.s. becomes us.
fn without_dots(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let letter = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(|c| c.is_alphabetic());
    let wordy = |i: usize| chars.get(i).is_some_and(|c| c.is_alphanumeric() || *c == '_');
    let inside = |i: usize| letter(i.checked_sub(1)) && letter(Some(i + 1)) && !wordy(i + 2);
    (chars.iter().enumerate()).filter(|&(i, c)| !(*c == '.' && inside(i))).map(|(_, c)| *c).collect()
}

/// Whether a found set of words has the right one, give or take.
pub(super) fn contains(right: &Words, found: &Words) -> bool {
    !right.is_empty()
        && !found.is_empty()
        && (right.is_subset(found) && found.len() <= right.len() + SLACK || found.is_subset(right))
}

/// Whether a found name is the right name or one of its other names.
pub(super) fn same(right: &str, found: &str, aliases: &Aliases, own: &[&str]) -> bool {
    let found = words(found);
    if contains(&words(right), &found) {
        return true;
    }
    (aliases.of(right).iter().map(String::as_str)).chain(own.iter().copied()).any(|other| {
        let other = words(other);
        let generic = other.len() == 1 && other.iter().all(|w| GENERIC.contains(&w.as_str()));
        other == found || (other.is_subset(&found) && found.len() <= other.len() + SLACK && !generic)
    })
}

/// How many right names find a found name of their own.
pub(super) fn paired(right: &[&str], found: &[&str], same: impl Fn(&str, &str) -> bool) -> usize {
    fn place(
        i: usize,
        right: &[&str],
        found: &[&str],
        same: &impl Fn(&str, &str) -> bool,
        seen: &mut BTreeSet<usize>,
        owner: &mut BTreeMap<usize, usize>,
    ) -> bool {
        for j in 0..found.len() {
            if same(right[i], found[j]) && seen.insert(j) {
                let free = match owner.get(&j).copied() {
                    None => true,
                    Some(other) => place(other, right, found, same, seen, owner),
                };
                if free {
                    owner.insert(j, i);
                    return true;
                }
            }
        }
        false
    }
    let mut owner = BTreeMap::new();
    (0..right.len()).filter(|&i| place(i, right, found, &same, &mut BTreeSet::new(), &mut owner)).count()
}
