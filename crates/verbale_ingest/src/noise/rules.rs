//! Noise rules as data: `data/en/noise.toml`.

use regex::bytes::{Regex, RegexSet, RegexSetBuilder};
use serde::Deserialize;
use std::sync::LazyLock;

/// What a rule takes away when it matches.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Scope {
    /// A line.
    Line,
    /// A sentence of a line.
    Sentence,
    /// What is glued to the end of a line.
    Tail,
    /// A heading and the link titles under it.
    Section,
    /// A heading and everything under it.
    Rest,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Rule>,
}

/// One rule, with lines that show what it is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    #[cfg_attr(not(test), expect(dead_code, reason = "names the rule when its examples are run"))]
    pub(crate) kind: String,
    pub(crate) scope: Scope,
    pub(crate) pattern: String,
    #[serde(rename = "match")]
    #[cfg_attr(not(test), expect(dead_code, reason = "run by the tests"))]
    pub(crate) matching: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "run by the tests"))]
    pub(crate) not: Vec<String>,
}

/// The rules of a language, compiled: one set a scope.
pub(crate) struct Rules {
    lines: RegexSet,
    sentences: RegexSet,
    sections: RegexSet,
    rests: RegexSet,
    tails: Vec<Regex>,
}

/// Longest line a whole-line rule is tried on, in bytes: furniture is short, and a paragraph is never a line rule's business.
const LONGEST_LINE: usize = 700;

/// Bytes the automaton of a set may grow to. In less it is thrown away again and again, and the slow search takes over.
const AUTOMATON: usize = 64 << 20;

/// The pattern as automata read it fast: edges of words as ASCII knows them (an automaton cannot look at a letter beyond it to
/// find an edge, and would leave every line with a typographic mark to the slow search), "any character" as any byte, letters
/// as those of Latin script. In full Unicode every `.{0,100}` is a hundred tables of UTF-8, and compiling takes half a second.
fn fast(pattern: &str) -> String {
    const LETTER: &str = r"0-9A-Za-z_À-ÖØ-öø-ɏ";
    // Signs and spaces; letters of other scripts are neither.
    const SIGN: &str = r"\x00-/:-@\[-\^`{-¿×÷\x{2000}-\x{206F}\x{20A0}-\x{20CF}\x{2100}-\x{2BFF}\x{3000}-\x{303F}\x{FE00}-\x{FE0F}\x{1F000}-\x{1FAFF}";
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        let mut taken = c.len_utf8();
        match c {
            '\\' => {
                let escaped = rest[1..].chars().next().map_or(0, char::len_utf8);
                taken += escaped;
                match &rest[..taken] {
                    r"\b" => out.push_str(r"(?-u:\b)"),
                    r"\w" => out.extend(["[", LETTER, "]"]),
                    r"\W" => out.extend(["[", SIGN, "]"]),
                    r"\d" => out.push_str("[0-9]"),
                    other => out.push_str(other),
                }
            }
            '.' => out.push_str("(?-u:.)"),
            '[' => {
                taken = class_len(rest);
                let class = rest[..taken].replace(r"\w", LETTER).replace(r"\d", "0-9");
                let bytes = class.starts_with("[^") && class.is_ascii() && !class.contains('\\');
                if bytes {
                    out.extend(["(?-u:", &class, ")"]);
                } else {
                    out.push_str(&class);
                }
            }
            _ => out.push(c),
        }
        rest = &rest[taken..];
    }
    out
}

/// Bytes of the class of characters that a pattern starts with, brackets included.
fn class_len(pattern: &str) -> usize {
    let mut escaped = false;
    for (at, c) in pattern.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' => return at + 1,
            _ => {}
        }
    }
    pattern.len()
}

impl Rules {
    /// The English rules.
    pub(crate) fn english() -> &'static Rules {
        static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::compile(&english_source()));
        &RULES
    }

    fn compile(rules: &[Rule]) -> Rules {
        let of = |scope: Scope| rules.iter().filter(move |r| r.scope == scope);
        let set = |scope: Scope, end: &str| {
            RegexSetBuilder::new(of(scope).map(|r| format!(r"^(?i:{}){end}", fast(&r.pattern))))
                .size_limit(64 << 20)
                .dfa_size_limit(AUTOMATON)
                .build()
                .expect("the rules of noise.toml compile")
        };
        let end = r"[\s.…]*$";
        Rules {
            lines: set(Scope::Line, end),
            sentences: set(Scope::Sentence, ""),
            sections: set(Scope::Section, end),
            rests: set(Scope::Rest, end),
            tails: of(Scope::Tail)
                .map(|r| {
                    Regex::new(&format!("(?i){}", fast(&r.pattern))).expect("the rules of noise.toml compile")
                })
                .collect(),
        }
    }

    /// Whether the whole of a trimmed line is noise.
    pub(crate) fn line(&self, line: &str) -> bool {
        line.len() <= LONGEST_LINE && self.lines.is_match(line.as_bytes())
    }

    /// Whether a trimmed sentence is noise.
    pub(crate) fn sentence(&self, sentence: &str) -> bool {
        sentence.len() <= LONGEST_LINE && self.sentences.is_match(sentence.as_bytes())
    }

    /// Whether a trimmed line heads a list of links.
    pub(crate) fn section(&self, line: &str) -> bool {
        line.len() <= 80 && self.sections.is_match(line.as_bytes())
    }

    /// Whether a trimmed line heads a comment section.
    pub(crate) fn rest(&self, line: &str) -> bool {
        line.len() <= 160 && self.rests.is_match(line.as_bytes())
    }

    /// Where the tail glued to a line starts.
    pub(crate) fn tail(&self, line: &str) -> Option<usize> {
        let from = line.char_indices().rev().nth(220).map_or(0, |(at, _)| at);
        let starts = self
            .tails
            .iter()
            .filter_map(|tail| tail.find(&line.as_bytes()[from..]).map(|m| from + m.start()));
        starts.min().filter(|&at| at > 0 && line.is_char_boundary(at))
    }
}

fn english_source() -> Vec<Rule> {
    let file: File =
        toml::from_str(include_str!("../../data/en/noise.toml")).expect("noise.toml has the form of Rule");
    file.rule
}

#[cfg(test)]
mod tests {
    use super::{Rules, Scope, english_source};

    #[test]
    fn every_rule_does_what_its_examples_say() {
        let mut wrong = Vec::new();
        for rule in english_source() {
            let name = format!("{} {:?}", rule.kind, rule.scope);
            let scope = rule.scope;
            let (matching, not) = (rule.matching.clone(), rule.not.clone());
            let rules = Rules::compile(&[rule]);
            let fires = |line: &str| match scope {
                Scope::Line => rules.line(line),
                Scope::Sentence => rules.sentence(line),
                Scope::Section => rules.section(line),
                Scope::Rest => rules.rest(line),
                Scope::Tail => rules.tail(line).is_some(),
            };
            assert!(!matching.is_empty() && !not.is_empty(), "{name} shows nothing");
            wrong.extend(matching.iter().filter(|l| !fires(l)).map(|l| format!("{name} misses {l:?}")));
            wrong.extend(not.iter().filter(|l| fires(l)).map(|l| format!("{name} takes {l:?}")));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
