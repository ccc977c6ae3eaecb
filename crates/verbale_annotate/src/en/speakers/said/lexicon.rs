//! The word lists of `data/en/` by which words said are read: cues, acts, evaluations, issues, commitment. Each file's head says what an
//! entry is; its examples are run by the tests here.

use super::super::phrases::{Capitals, Phrases, Vocabulary};
use super::inflection;
use serde::Deserialize;
use verbale_model::{Act, Commitment, Dossier, Status};

/// What a cue does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) struct Cue {
    /// `None`: the content decides.
    pub(in super::super) act: Option<Act>,
    pub(in super::super) status: Status,
    pub(in super::super) negated: Option<Act>,
    /// A noun ("claim", "refusal"), not a verb.
    pub(in super::super) noun: bool,
    /// The entry it comes from.
    pub(in super::super) entry: u16,
}

/// Whose doing a pattern is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum Subject {
    Own,
    Other,
    Any,
}

/// A pattern of a content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) struct ActPattern {
    pub(in super::super) act: Act,
    pub(in super::super) subject: Subject,
    /// Order in the list.
    pub(in super::super) rank: u8,
}

/// The weight of an evaluative word; 0 strengthens the next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) struct Evaluation {
    pub(in super::super) weight: i8,
    pub(in super::super) verb: bool,
    pub(in super::super) group: u8,
}

/// The lists, read once.
pub(in super::super) struct Lexicon {
    pub(in super::super) cues: Phrases<Cue>,
    pub(in super::super) acts: Phrases<ActPattern>,
    pub(in super::super) evaluations: Phrases<Evaluation>,
    pub(in super::super) issues: Phrases<u16>,
    /// Ids of the issues, in the dossier's order.
    pub(in super::super) issue_ids: Vec<String>,
    pub(in super::super) commitment: Phrases<(Commitment, u8)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CueFile {
    cue: Vec<CueEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CueEntry {
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    act: String,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    negated: Option<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests"))]
    matches: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests"))]
    not: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActFile {
    pattern: Vec<ActEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActEntry {
    act: String,
    subject: String,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests"))]
    matches: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests"))]
    not: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EvaluationFile {
    group: Vec<EvaluationEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EvaluationEntry {
    #[expect(dead_code, reason = "says in the file what the group is")]
    name: String,
    weight: i8,
    words: Vec<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests"))]
    matches: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests"))]
    not: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IssueFile {
    issue: Vec<IssueEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IssueEntry {
    id: String,
    phrases: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests"))]
    matches: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests"))]
    not: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CommitmentFile {
    step: Vec<CommitmentEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CommitmentEntry {
    value: String,
    phrases: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests"))]
    matches: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests"))]
    not: Vec<String>,
}

const CUES: &str = include_str!("../../../../data/en/cues.toml");
const ACTS: &str = include_str!("../../../../data/en/acts.toml");
const EVALUATIONS: &str = include_str!("../../../../data/en/evaluations.toml");
const ISSUES: &str = include_str!("../../../../data/en/issues.toml");
const COMMITMENT: &str = include_str!("../../../../data/en/commitment.toml");

/// A list of the program's own: it is read by every test, so it cannot fail where the program runs.
fn list<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> T {
    toml::from_str(text).unwrap_or_else(|e| panic!("data/en/{file}: {e}"))
}

impl Lexicon {
    /// The lists, and the dossier's issues in place of the built-in ones if it has any.
    pub(in super::super) fn new(words: &mut Vocabulary, dossier: &Dossier) -> Lexicon {
        let mut lexicon = Lexicon {
            cues: Phrases::new(),
            acts: Phrases::new(),
            evaluations: Phrases::new(),
            issues: Phrases::new(),
            issue_ids: Vec::new(),
            commitment: Phrases::new(),
        };
        lexicon.add_cues(words);
        lexicon.add_acts(words);
        lexicon.add_evaluations(words);
        lexicon.add_issues(words, dossier);
        let file: CommitmentFile = list("commitment.toml", COMMITMENT);
        for (rank, step) in (0u8..).zip(&file.step) {
            let value = Commitment::from_word(&step.value)
                .unwrap_or_else(|| panic!("no commitment {:?}", step.value));
            for phrase in &step.phrases {
                lexicon.commitment.add(words, phrase, Capitals::Free, (value, rank));
            }
        }
        lexicon
    }

    fn add_cues(&mut self, words: &mut Vocabulary) {
        let file: CueFile = list("cues.toml", CUES);
        // What names an act is added first: of two entries under one word the first is found.
        for by_content in [false, true] {
            for (entry, cue) in (0u16..).zip(&file.cue) {
                if (cue.act == "by_content") != by_content {
                    continue;
                }
                let value = Cue {
                    act: Act::from_word(&cue.act),
                    status: cue.status.as_deref().and_then(Status::from_word).unwrap_or(Status::Asserts),
                    negated: cue.negated.as_deref().and_then(Act::from_word),
                    noun: false,
                    entry,
                };
                for phrase in &cue.phrases {
                    self.cues.add(words, phrase, Capitals::Free, value);
                }
                for verb in cue.verbs.iter().flat_map(|v| inflection::verb(v)) {
                    self.cues.add(words, &verb, Capitals::Free, value);
                }
                for noun in cue.nouns.iter().flat_map(|n| inflection::noun(n)) {
                    self.cues.add(words, &noun, Capitals::Free, Cue { noun: true, ..value });
                }
            }
        }
    }

    fn add_acts(&mut self, words: &mut Vocabulary) {
        let file: ActFile = list("acts.toml", ACTS);
        for (rank, entry) in (0u8..).zip(&file.pattern) {
            let subject = match entry.subject.as_str() {
                "self" => Subject::Own,
                "other" => Subject::Other,
                _ => Subject::Any,
            };
            let act = Act::from_word(&entry.act).unwrap_or_else(|| panic!("no act {:?}", entry.act));
            let value = ActPattern { act, subject, rank };
            let verbs = entry.verbs.iter().flat_map(|v| inflection::verb(v));
            for phrase in entry.phrases.iter().cloned().chain(verbs) {
                self.acts.add(words, &phrase, Capitals::Free, value);
            }
        }
    }

    fn add_evaluations(&mut self, words: &mut Vocabulary) {
        let file: EvaluationFile = list("evaluations.toml", EVALUATIONS);
        for (number, group) in (0u8..).zip(&file.group) {
            let value = Evaluation { weight: group.weight, verb: false, group: number };
            for word in &group.words {
                self.evaluations.add(words, word, Capitals::Free, value);
            }
            for verb in group.verbs.iter().flat_map(|v| inflection::verb(v)) {
                self.evaluations.add(words, &verb, Capitals::Free, Evaluation { verb: true, ..value });
            }
        }
    }

    fn add_issues(&mut self, words: &mut Vocabulary, dossier: &Dossier) {
        let mut add = |lexicon: &mut Lexicon, id: &str, phrases: &mut dyn Iterator<Item = &str>| {
            let number = lexicon.issue_ids.len() as u16;
            lexicon.issue_ids.push(id.to_owned());
            for form in phrases.flat_map(inflection::noun) {
                lexicon.issues.add(words, &form, Capitals::Free, number);
            }
        };
        if dossier.issues.is_empty() {
            let file: IssueFile = list("issues.toml", ISSUES);
            for issue in &file.issue {
                add(self, &issue.id, &mut issue.phrases.iter().map(String::as_str));
            }
        }
        for issue in &dossier.issues {
            let label = issue.label.iter().filter(|_| issue.phrases.is_empty());
            add(self, &issue.id, &mut issue.phrases.iter().chain(label).map(String::as_str));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::en::tokens;

    fn lexicon() -> (Vocabulary, Lexicon) {
        let mut words = Vocabulary::default();
        let lexicon = Lexicon::new(&mut words, &Dossier::default());
        (words, lexicon)
    }

    fn hits<T: Copy>(words: &Vocabulary, phrases: &Phrases<T>, text: &str) -> Vec<T> {
        let text = tokens::parse(text);
        let ids = words.read(&text);
        (0..ids.len()).filter_map(|at| phrases.longest(&text, &ids, at, ids.len()).map(|(_, v)| v)).collect()
    }

    /// The entry that the bracketed cue of an example is read by.
    fn entry_of(words: &Vocabulary, lexicon: &Lexicon, example: &str) -> Option<u16> {
        let from = example.find('[').expect("a cue in brackets");
        let to = example.find(']').expect("a cue in brackets") - 1;
        let bare = example.replace(['[', ']'], "");
        let text = tokens::parse(&bare);
        let ids = words.read(&text);
        let cue: Vec<usize> = (0..ids.len())
            .filter(|&t| {
                let span = text.tokens[t].span;
                (span.start() as usize) >= from && (span.end() as usize) <= to
            })
            .collect();
        let range = *cue.first()?..*cue.last()? + 1;
        super::super::acts::cue_of(lexicon, &text, &ids, range).map(|c| c.cue.entry)
    }

    #[test]
    fn each_cue_is_found_in_its_examples_and_not_in_the_others() {
        let (words, lexicon) = lexicon();
        let file: CueFile = list("cues.toml", CUES);
        for (number, entry) in (0u16..).zip(&file.cue) {
            assert!(!entry.matches.is_empty() && !entry.not.is_empty(), "entry {number} has no examples");
            for example in &entry.matches {
                assert_eq!(entry_of(&words, &lexicon, example), Some(number), "{example}");
            }
            for example in &entry.not {
                let found = entry_of(&words, &lexicon, example);
                let negated = super::super::acts::is_negated_example(&words, &lexicon, example);
                assert!(found != Some(number) || negated, "{example}");
            }
        }
    }

    #[test]
    fn each_act_evaluation_issue_and_step_is_found_in_its_examples_and_not_in_the_others() {
        let (words, lexicon) = lexicon();
        let file: ActFile = list("acts.toml", ACTS);
        for (rank, entry) in (0u8..).zip(&file.pattern) {
            let first = |text: &str| hits(&words, &lexicon.acts, text).iter().map(|p| p.rank).min();
            for example in &entry.matches {
                assert!(hits(&words, &lexicon.acts, example).iter().any(|p| p.rank == rank), "{example}");
            }
            for example in &entry.not {
                assert!(first(example) != Some(rank) || entry.subject != "any", "{example}");
            }
        }
        let file: EvaluationFile = list("evaluations.toml", EVALUATIONS);
        for (number, entry) in (0u8..).zip(&file.group) {
            let found =
                |text: &str| hits(&words, &lexicon.evaluations, text).iter().any(|e| e.group == number);
            assert!(entry.matches.iter().all(|e| found(e)), "{:?}", entry.matches);
            assert!(!entry.not.iter().any(|e| found(e)), "{:?}", entry.not);
        }
        let file: IssueFile = list("issues.toml", ISSUES);
        for (number, entry) in (0u16..).zip(&file.issue) {
            let found = |text: &str| hits(&words, &lexicon.issues, text).contains(&number);
            assert!(entry.matches.iter().all(|e| found(e)), "{:?}", entry.matches);
            assert!(!entry.not.iter().any(|e| found(e)), "{:?}", entry.not);
        }
        let file: CommitmentFile = list("commitment.toml", COMMITMENT);
        for (rank, step) in (0u8..).zip(&file.step) {
            let first = |text: &str| hits(&words, &lexicon.commitment, text).iter().map(|(_, r)| *r).min();
            assert!(step.matches.iter().all(|e| first(e) == Some(rank)), "{:?}", step.matches);
            assert!(!step.not.iter().any(|e| first(e) == Some(rank)), "{:?}", step.not);
        }
    }
}
