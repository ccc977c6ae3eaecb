//! States by any of their names, from the table the speakers use.

use std::collections::BTreeMap;

/// Each state with its adjectives, people, seats and other names.
fn rows() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    include_str!("../../../data/en/states.tsv")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.starts_with("name\t"))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let name = cells.next().filter(|n| !n.is_empty())?;
            Some((name, cells.take(4).flat_map(|c| c.split('|')).filter(|o| !o.is_empty()).collect()))
        })
}

/// The tables of states and of bodies as they stand, for those who compare names.
pub(in crate::en) fn names_of_states() -> BTreeMap<String, Vec<String>> {
    let bodies =
        include_str!("../../../data/en/bodies.tsv").lines().filter(|l| !l.starts_with('#')).filter_map(|l| {
            let mut cells = l.split('\t');
            let name = cells.next().filter(|n| !n.is_empty() && *n != "name")?;
            Some((name, cells.nth(2)?.split('|').filter(|o| !o.is_empty()).collect()))
        });
    rows()
        .chain(bodies)
        .map(|(name, others): (_, Vec<&str>)| {
            (name.to_owned(), others.into_iter().map(str::to_owned).collect())
        })
        .collect()
}

/// States by name, adjective, people, capital, in lower case.
pub(in crate::en) struct States {
    by_name: BTreeMap<String, &'static str>,
}

impl States {
    /// Reads the built-in table.
    pub(in crate::en) fn load() -> States {
        let mut by_name = BTreeMap::new();
        for (name, others) in rows() {
            by_name.insert(name.to_lowercase(), name);
            for other in others {
                by_name.entry(other.to_lowercase()).or_insert(name);
            }
        }
        States { by_name }
    }

    /// The English short name of the state that words name.
    pub(in crate::en) fn find(&self, words: &str) -> Option<&'static str> {
        let words = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
        self.by_name.get(words.to_lowercase().as_str()).copied()
    }
}

impl States {
    /// The first state that a name, or words of it, name: "Aldorian foreign minister".
    pub(in crate::en) fn named_in(&self, name: &str) -> Option<String> {
        let words: Vec<&str> =
            name.split_whitespace().map(|w| w.trim_end_matches("'s").trim_end_matches("’s")).collect();
        let pairs = words.windows(2).filter_map(|w| self.find(&w.join(" ")));
        let single = words.iter().filter(|w| w.starts_with(char::is_uppercase)).filter_map(|w| self.find(w));
        self.find(name).or_else(|| pairs.chain(single).next()).map(str::to_owned)
    }

    /// Whether a word is the adjective of a state in the table, and not its name.
    pub(in crate::en) fn is_adjective(&self, word: &str) -> bool {
        self.find(word).is_some_and(|name| !name.eq_ignore_ascii_case(word))
    }
}

/// Whether a capitalised word has the form of a nationality: "Karsovian", "Danish".
pub(in crate::en) fn nationality(word: &str) -> bool {
    let word = word.to_lowercase();
    word.len() > 4
        && [
            "ian", "ean", "ish", "ese", "can", "ran", "lan", "man", "ani", "eli", "aqi", "nch", "tch",
            "tian", "rian",
        ]
        .iter()
        .any(|s| word.ends_with(s))
}
