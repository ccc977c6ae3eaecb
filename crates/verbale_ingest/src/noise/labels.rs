//! Labels, buttons and menu entries: short lines made of the words such things are made of, listed in `data/en/labels.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Longest label, in words.
const MOST_WORDS: usize = 8;

/// Whether a trimmed line is a label. One word alone must be one that tells.
pub(super) fn label(line: &str) -> bool {
    // Word to whether it tells.
    static WORDS: LazyLock<BTreeMap<&str, bool>> = LazyLock::new(|| {
        let text = include_str!("../../data/en/labels.txt");
        let mut telling = true;
        let mut words = BTreeMap::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            if line == "--" {
                telling = false;
                continue;
            }
            for word in line.split_whitespace() {
                words.entry(word).or_insert(telling);
            }
        }
        words
    });
    if line.len() > 80 || line.ends_with(['.', '”', '"', ';', ',']) || line.contains(['“', '"']) {
        return false;
    }
    let lower = line.to_lowercase().replace('’', "'");
    let (mut count, mut telling) = (0, 0);
    for word in lower
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
        .map(|w| w.trim_matches(['-', '\'']))
        .filter(|w| !w.is_empty())
    {
        count += 1;
        match WORDS.get(word) {
            Some(tells) => telling += usize::from(*tells),
            None => return false,
        }
    }
    // A longer line of common words may be a heading: more of them must tell.
    (1..=MOST_WORDS).contains(&count) && telling * 3 >= count
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn labels_are_made_of_the_words_of_labels() {
        for line in [
            "Share",
            "Back to homepage",
            "Turn on notifications",
            "Add to reading list",
            "World",
            "Download our app",
            "Latest videos",
        ] {
            assert!(label(line), "{line}");
        }
        for line in [
            "Territory",
            "Conclusion",
            "Talks end",
            "The vote",
            "They met.",
            "Who is to blame?",
            "Reactions from the world",
        ] {
            assert!(!label(line), "{line}");
        }
    }
}
