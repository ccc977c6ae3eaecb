//! Places by any of the names that sides use for them, with the place they lie in and who claims them. Nothing is decided here.

use crate::en::words::hash_word;
use crate::{Text, TokenRange};
use rustc_hash::FxHashMap;
use verbale_model::{Actor, ActorKind, ActorName, Spans};

const DATA: &str = include_str!("../../../data/en/places.tsv");

/// A place of the table.
struct Place {
    name: &'static str,
    parent: Option<&'static str>,
    claims: Vec<&'static str>,
}

/// The table of places.
pub(super) struct Places {
    places: Vec<Place>,
    /// By the hash of the first word: the words of a name, longest first, and whose name it is.
    by_first: FxHashMap<u32, Vec<(Vec<String>, usize)>>,
}

/// A name's words as tokens.
fn tokens_of(name: &str) -> Vec<String> {
    let text = super::tokens::parse(name);
    (0..text.tokens.len()).map(|i| text.word(i).to_owned()).collect()
}

impl Places {
    /// Reads the built-in table.
    pub(super) fn load() -> Places {
        let mut out = Places { places: Vec::new(), by_first: FxHashMap::default() };
        for line in DATA.lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            let Some(name) = cells.next().filter(|n| !n.is_empty()) else { continue };
            let parts = |cell: Option<&'static str>| cell.into_iter().flat_map(|c| c.split('|'));
            let _kind = cells.next();
            let parent = cells.next().filter(|p| !p.is_empty());
            let claims = parts(cells.next()).filter(|c| !c.is_empty()).collect();
            for name in std::iter::once(name).chain(parts(cells.next())) {
                let words = tokens_of(name);
                let Some(first) = words.first() else { continue };
                let named = out.by_first.entry(hash_word(&first.to_lowercase())).or_default();
                named.push((words, out.places.len()));
            }
            out.places.push(Place { name, parent, claims });
        }
        // Sorted lists: the longest name wins, whatever the order of the rows.
        let mut keys: Vec<u32> = out.by_first.keys().copied().collect();
        keys.sort_unstable();
        for key in keys {
            if let Some(named) = out.by_first.get_mut(&key) {
                named.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
            }
        }
        out
    }

    /// The place named at a token, and one past its last token.
    fn at(&self, text: &Text<'_>, words: &[super::words::Word], i: usize) -> Option<(usize, usize)> {
        let named = self.by_first.get(&words.get(i)?.norm)?;
        named.iter().find_map(|(name, place)| {
            let end = i + name.len();
            let same =
                end <= text.tokens.len() && name.iter().enumerate().all(|(k, w)| text.word(i + k) == w);
            same.then_some((*place, end))
        })
    }

    /// The places of a text, by name.
    pub(super) fn places(&self, text: &Text<'_>, words: &[super::words::Word]) -> Vec<Actor> {
        let mut found: Vec<(usize, TokenRange)> = Vec::new();
        let mut i = 0;
        while i < text.tokens.len() {
            match self.at(text, words, i) {
                Some((place, end)) => {
                    found.push((place, TokenRange { start: i as u32, end: end as u32 }));
                    i = end;
                }
                None => i += 1,
            }
        }
        // In order of first mention; a text names few of them, and each sort is of what it names.
        found.sort_by_key(|(place, range)| (*place, range.start));
        let mut out: Vec<Actor> = Vec::new();
        for mentions in found.chunk_by(|a, b| a.0 == b.0) {
            let place = &self.places[mentions[0].0];
            let ranges = mentions.iter().filter_map(|(_, range)| text.span(*range));
            let (names, spans) = names_used(ranges.map(|s| (s, s.text(text.text))));
            out.push(Actor {
                kind: ActorKind::Place,
                name: place.name.to_owned(),
                party: None,
                office: None,
                parent: place.parent.map(str::to_owned),
                claims: place.claims.iter().map(|c| (*c).to_owned()).collect(),
                names,
                spans,
            });
        }
        out
    }
}

/// The different wordings of mentions in text order: each with its count, and where it first stands.
pub(super) fn names_used<'a>(
    mentions: impl Iterator<Item = (verbale_model::Span, &'a str)>,
) -> (Vec<ActorName>, Spans) {
    let mut names: Vec<ActorName> = Vec::new();
    let mut spans = Vec::new();
    for (span, words) in mentions {
        if let Some(name) = names.iter_mut().find(|n| n.name == words) {
            name.count += 1;
        } else {
            names.push(ActorName { name: words.to_owned(), count: 1 });
            spans.push(span);
        }
    }
    (names, spans.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::Places;
    use crate::en::{tokens, words};

    fn read(text: &str) -> Vec<String> {
        let parsed = tokens::parse(text);
        let found = Places::load().places(&parsed, &words::words(&parsed));
        found
            .iter()
            .map(|a| {
                let names: Vec<String> = a.names.iter().map(|n| format!("{}×{}", n.name, n.count)).collect();
                format!("{} [{}] {}", a.name, a.claims.join(" "), names.join(", "))
            })
            .collect()
    }

    #[test]
    fn a_place_keeps_the_names_that_each_side_uses() {
        assert_eq!(
            read("Krasnoarmeysk is ours, he said. Kyiv said Pokrovsk stands; Pokrovsk holds."),
            ["Pokrovsk [Russia Ukraine] Krasnoarmeysk×1, Pokrovsk×2", "Kyiv [] Kyiv×1"]
        );
    }

    #[test]
    fn the_longest_name_wins_and_common_words_name_no_place() {
        assert_eq!(read("the Donetsk region"), ["Donetsk Oblast [Russia Ukraine] Donetsk region×1"]);
        assert_eq!(read("a marib and a golan of old").len(), 0);
    }

    #[test]
    fn every_parent_in_the_table_is_a_place_of_it_or_a_state_and_claims_stand_in_order() {
        let places = Places::load();
        let states = crate::en::names_of_states();
        for place in &places.places {
            assert!(place.claims.is_sorted(), "{}", place.name);
            if let Some(parent) = place.parent {
                let held = places.places.iter().any(|p| p.name == parent) || states.contains_key(parent);
                assert!(held, "{}: {parent}", place.name);
            }
        }
    }
}
