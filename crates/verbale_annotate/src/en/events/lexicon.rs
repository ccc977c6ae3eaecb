//! Patterns of words for event types and modes, read from `data/en/events`.
//!
//! A pattern is a row of words in base form: `a|b` is a choice, `@class` a class of `classes.toml`, `*` a gap of at most five
//! words, `*3` of at most three. An entry has examples that must match and examples that must not; the tests run them all.

use crate::en::forms::Forms;
use crate::en::words::hash_word;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use verbale_model::{EventContext, EventKind, EventMode};

/// Names and contents of the data files, in the order of the types.
const FILES: [&str; 16] = [
    include_str!("../../../data/en/events/agree.toml"),
    include_str!("../../../data/en/events/consult.toml"),
    include_str!("../../../data/en/events/support.toml"),
    include_str!("../../../data/en/events/concede.toml"),
    include_str!("../../../data/en/events/cooperate.toml"),
    include_str!("../../../data/en/events/aid.toml"),
    include_str!("../../../data/en/events/retreat.toml"),
    include_str!("../../../data/en/events/request.toml"),
    include_str!("../../../data/en/events/accuse.toml"),
    include_str!("../../../data/en/events/reject.toml"),
    include_str!("../../../data/en/events/threaten.toml"),
    include_str!("../../../data/en/events/protest.toml"),
    include_str!("../../../data/en/events/sanction.toml"),
    include_str!("../../../data/en/events/mobilize.toml"),
    include_str!("../../../data/en/events/coerce.toml"),
    include_str!("../../../data/en/events/assault.toml"),
];

const CONTEXTS: &str = include_str!("../../../data/en/events/contexts.toml");

const CLASSES: &str = include_str!("../../../data/en/events/classes.toml");

/// One data file.
#[derive(Deserialize)]
pub(super) struct File {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) entry: Vec<Entry>,
}

/// Patterns of one mode (or of none), with their examples.
#[derive(Deserialize)]
pub(super) struct Entry {
    pub(super) mode: Option<String>,
    pub(super) phrases: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    pub(super) must: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    pub(super) must_not: Vec<String>,
}

/// Words that put an event in a context, with their examples.
#[derive(Deserialize)]
pub(super) struct ContextEntry {
    pub(super) name: String,
    pub(super) phrases: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    pub(super) must: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    pub(super) must_not: String,
}

#[derive(Deserialize, Default)]
struct ContextFile {
    context: Vec<ContextEntry>,
}

fn context_entries() -> Vec<ContextEntry> {
    toml::from_str::<ContextFile>(CONTEXTS).unwrap_or_default().context
}

/// One step of a pattern.
#[derive(Clone, Debug)]
enum Step {
    Word(u32),
    Choice(Vec<u32>),
    Class(u16),
    /// Up to so many words.
    Gap(u8),
}

#[derive(Clone, Debug)]
struct Pattern {
    kind: EventKind,
    mode: Option<EventMode>,
    /// After the first word.
    rest: Vec<Step>,
    /// Words that are no gap.
    words: u8,
}

/// A pattern found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Match {
    /// The type it speaks for.
    pub kind: EventKind,
    /// The mode, if the pattern has one.
    pub mode: Option<EventMode>,
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// Words of the pattern that are no gap.
    pub words: u8,
}

/// All patterns, found by their first word.
pub struct Lexicon {
    patterns: Vec<Pattern>,
    first: FxHashMap<u32, Vec<u32>>,
    classes: Vec<FxHashSet<u32>>,
    /// Contexts with the rest of their patterns, by first word.
    contexts: FxHashMap<u32, Vec<(EventContext, Vec<Step>)>>,
}

/// The files as read, with their types; an unreadable file is left out (the tests read them all).
pub(super) fn files() -> impl Iterator<Item = (EventKind, File)> {
    FILES.iter().filter_map(|text| {
        let file: File = toml::from_str(text).ok()?;
        Some((EventKind::from_word(&file.kind)?, file))
    })
}

impl Lexicon {
    /// Reads the shipped patterns.
    pub fn load() -> Lexicon {
        let classes: BTreeMap<String, String> = toml::from_str(CLASSES).unwrap_or_default();
        let names: Vec<&String> = classes.keys().collect();
        let mut lexicon = Lexicon {
            patterns: Vec::new(),
            first: FxHashMap::default(),
            classes: Vec::new(),
            contexts: FxHashMap::default(),
        };
        for words in classes.values() {
            lexicon.classes.push(words.split(' ').map(hash_word).collect());
        }
        for entry in context_entries() {
            let Some(context) = EventContext::from_word(&entry.name) else { continue };
            for phrase in &entry.phrases {
                let Some(steps) = steps(phrase, &names, &classes) else { continue };
                let Some((first, rest)) = steps.split_first() else { continue };
                let keys = match first {
                    Step::Word(word) => std::slice::from_ref(word),
                    Step::Choice(all) => all,
                    Step::Class(_) | Step::Gap(_) => continue,
                };
                for key in keys {
                    lexicon.contexts.entry(*key).or_default().push((context, rest.to_vec()));
                }
            }
        }
        for (kind, file) in files() {
            for entry in file.entry {
                let mode = entry.mode.as_deref().and_then(EventMode::from_word);
                for phrase in &entry.phrases {
                    lexicon.add(kind, mode, phrase, &names, &classes);
                }
            }
        }
        lexicon
    }

    /// The contexts that a row of tokens speaks of, in their order.
    pub(super) fn contexts(&self, forms: &[Forms]) -> Vec<EventContext> {
        let mut found = [false; EventContext::ALL.len()];
        for (i, word) in forms.iter().enumerate() {
            for (context, pattern) in word.as_slice().iter().filter_map(|h| self.contexts.get(h)).flatten() {
                let slot = &mut found[*context as usize];
                *slot = *slot || self.fits(pattern, forms, i + 1).is_some();
            }
        }
        EventContext::ALL.iter().copied().filter(|c| found[*c as usize]).collect()
    }

    fn add(
        &mut self,
        kind: EventKind,
        mode: Option<EventMode>,
        phrase: &str,
        names: &[&String],
        classes: &BTreeMap<String, String>,
    ) {
        let Some(steps) = steps(phrase, names, classes) else { return };
        let words = steps.iter().filter(|s| !matches!(s, Step::Gap(_))).count() as u8;
        let Some((first, rest)) = steps.split_first() else { return };
        let keys: Vec<u32> = match first {
            Step::Word(word) => vec![*word],
            Step::Choice(all) => all.clone(),
            Step::Class(at) => classes
                .values()
                .nth(usize::from(*at))
                .into_iter()
                .flat_map(|w| w.split(' '))
                .map(hash_word)
                .collect(),
            Step::Gap(_) => return,
        };
        let id = self.patterns.len() as u32;
        self.patterns.push(Pattern { kind, mode, rest: rest.to_vec(), words });
        for key in keys {
            self.first.entry(key).or_default().push(id);
        }
    }

    /// The patterns found in a row of tokens, in order of their start; of those of one start and type the longest.
    pub(crate) fn find(&self, forms: &[Forms], offset: usize) -> Vec<Match> {
        let mut out: Vec<Match> = Vec::new();
        for (i, word) in forms.iter().enumerate() {
            let from = out.len();
            for hash in word.as_slice() {
                for &id in self.first.get(hash).map_or(&[][..], Vec::as_slice) {
                    let pattern = &self.patterns[id as usize];
                    let Some(end) = self.fits(&pattern.rest, forms, i + 1) else { continue };
                    let found = Match {
                        kind: pattern.kind,
                        mode: pattern.mode,
                        start: (offset + i) as u32,
                        end: (offset + end) as u32,
                        words: pattern.words,
                    };
                    match out[from..].iter_mut().find(|m| m.kind == found.kind) {
                        Some(old) if old.words < found.words => *old = found,
                        Some(_) => {}
                        None => out.push(found),
                    }
                }
            }
            out[from..].sort_by(|a, b| b.words.cmp(&a.words).then(a.kind.cmp(&b.kind)));
        }
        out
    }

    fn fits(&self, rest: &[Step], forms: &[Forms], at: usize) -> Option<usize> {
        let Some((step, after)) = rest.split_first() else { return Some(at) };
        if let Step::Gap(most) = step {
            return (at..=at + usize::from(*most))
                .take_while(|&j| j <= forms.len())
                .find_map(|j| self.fits(after, forms, j));
        }
        let word = forms.get(at)?;
        let fits = match step {
            Step::Word(hash) => word.has(*hash),
            Step::Choice(all) => all.iter().any(|h| word.has(*h)),
            Step::Class(class) => {
                word.as_slice().iter().any(|h| self.classes[usize::from(*class)].contains(h))
            }
            Step::Gap(_) => false,
        };
        if fits { self.fits(after, forms, at + 1) } else { None }
    }
}

/// The steps of a phrase; `None` if it names no known class.
fn steps(phrase: &str, names: &[&String], classes: &BTreeMap<String, String>) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    for part in phrase.split(' ') {
        steps.push(if let Some(most) = part.strip_prefix('*') {
            Step::Gap(most.parse().unwrap_or(5))
        } else if part.contains('|') {
            let mut all = Vec::new();
            for choice in part.split('|') {
                match choice.strip_prefix('@').and_then(|c| classes.get(c)) {
                    Some(words) => all.extend(words.split(' ').map(hash_word)),
                    None => all.push(hash_word(choice)),
                }
            }
            Step::Choice(all)
        } else if let Some(class) = part.strip_prefix('@') {
            match names.iter().position(|n| *n == class) {
                Some(at) => Step::Class(at as u16),
                None => return None,
            }
        } else {
            Step::Word(hash_word(part))
        });
    }
    Some(steps)
}

#[cfg(test)]
mod tests {
    use super::{FILES, Lexicon, files};
    use crate::en::events::sentence::forms;
    use crate::en::tokens::parse;
    use std::collections::BTreeMap;
    use verbale_model::{EventContext, EventMode};

    #[test]
    fn every_file_reads_and_names_known_modes_and_classes() {
        assert_eq!(files().count(), FILES.len());
        let classes: BTreeMap<String, String> = toml::from_str(super::CLASSES).expect("classes read");
        for (kind, file) in files() {
            for entry in file.entry {
                if let Some(mode) = &entry.mode {
                    assert!(EventMode::from_word(mode).is_some(), "{kind:?}: {mode}");
                }
                for phrase in &entry.phrases {
                    for part in phrase.split([' ', '|']).filter_map(|p| p.strip_prefix('@')) {
                        assert!(classes.contains_key(part), "{kind:?}: {phrase}: no class {part}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_context_has_words_that_match_its_example_and_not_the_other() {
        let lexicon = Lexicon::load();
        let entries = super::context_entries();
        assert_eq!(entries.len(), EventContext::ALL.len());
        for entry in entries {
            let context = EventContext::from_word(&entry.name).expect("a known context");
            let fits = |text: &str| lexicon.contexts(&forms(&parse(text))).contains(&context);
            assert!(fits(&entry.must), "{} misses: {}", entry.name, entry.must);
            assert!(!fits(&entry.must_not), "{} takes: {}", entry.name, entry.must_not);
        }
    }

    #[test]
    fn every_entry_matches_its_examples_and_not_the_others() {
        let lexicon = Lexicon::load();
        let mut wrong = Vec::new();
        for (kind, file) in files() {
            for entry in file.entry {
                assert!(!entry.must.is_empty() && !entry.must_not.is_empty(), "{kind:?} {:?}", entry.mode);
                let mode = entry.mode.as_deref().and_then(EventMode::from_word);
                let fits = |text: &str| {
                    let text = parse(text);
                    lexicon.find(&forms(&text), 0).iter().any(|m| m.kind == kind && m.mode == mode)
                };
                wrong.extend(
                    entry.must.iter().filter(|t| !fits(t)).map(|t| format!("{kind:?} {mode:?} misses: {t}")),
                );
                wrong.extend(
                    entry
                        .must_not
                        .iter()
                        .filter(|t| fits(t))
                        .map(|t| format!("{kind:?} {mode:?} takes: {t}")),
                );
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
