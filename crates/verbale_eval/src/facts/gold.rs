//! Gold facts: JSON lines as they are exchanged, or Markdown as people write them.

use super::Kind;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A text and the facts a reader marked in it.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldText {
    /// Name of the text, unique in its file.
    pub id: String,
    /// Day of publication, `2026-03-20`.
    #[serde(default)]
    pub published: Option<String>,
    /// Who published it.
    #[serde(default)]
    pub outlet: Option<String>,
    /// The text.
    pub text: String,
    /// Facts by kind; `ignore` holds stretches on which a fact is neither right nor wrong.
    pub gold: Map<String, Value>,
}

/// Why gold facts could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadFacts {
    /// A line is no such record.
    #[error(
        "line {line}: not a text with gold facts (hint: {{\"id\",\"published\",\"outlet\",\"text\",\"gold\":{{KIND:[...]}}}})"
    )]
    Json {
        /// Counted from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
    /// The facts under a heading are no TOML.
    #[error("line {line}: the facts under \"{heading}\" cannot be read: {}", .source.message())]
    Toml {
        /// Where the block opens, counted from 1.
        line: usize,
        /// Of the text.
        heading: String,
        /// Why.
        source: toml::de::Error,
    },
    /// A heading without the parts that must follow.
    #[error("line {line}: \"{heading}\" has no {part}")]
    Part {
        /// Of the heading, counted from 1.
        line: usize,
        /// Its words.
        heading: String,
        /// What is missing.
        part: &'static str,
    },
    /// Evidence that does not stand in its text.
    #[error("\"{id}\": evidence is not in the text: {evidence}")]
    Evidence {
        /// Of the text.
        id: String,
        /// The words.
        evidence: String,
    },
    /// Two texts of one name.
    #[error("\"{id}\" names two texts")]
    Twice {
        /// The name.
        id: String,
    },
    /// Nothing to score.
    #[error("no gold facts in the file")]
    Empty,
}

/// Reads gold in either form; Markdown is told by its first heading.
pub fn read(content: &str) -> Result<Vec<GoldText>, ReadFacts> {
    let json = content.trim_start().starts_with('{');
    let texts = if json { json_lines(content)? } else { markdown(content)? };
    if texts.is_empty() {
        return Err(ReadFacts::Empty);
    }
    let mut seen = BTreeSet::new();
    for text in &texts {
        if !seen.insert(text.id.as_str()) {
            return Err(ReadFacts::Twice { id: text.id.clone() });
        }
        evidence_stands(text)?;
    }
    Ok(texts)
}

fn json_lines(content: &str) -> Result<Vec<GoldText>, ReadFacts> {
    (content.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()))
        .map(|(i, l)| serde_json::from_str(l).map_err(|source| ReadFacts::Json { line: i + 1, source }))
        .collect()
}

/// A heading `## ID title`, a line `PUBLISHED | OUTLET`, the text in quoted lines, the facts in a TOML block.
fn markdown(content: &str) -> Result<Vec<GoldText>, ReadFacts> {
    let lines: Vec<&str> = content.lines().collect();
    let starts: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].starts_with("## ")).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    starts.iter().zip(ends).map(|(&start, end)| section(&lines[start..end], start + 1)).collect()
}

fn section(lines: &[&str], number: usize) -> Result<GoldText, ReadFacts> {
    let heading = lines[0][3..].trim().to_owned();
    let missing = |part| ReadFacts::Part { line: number, heading: heading.clone(), part };
    let id = heading.split_whitespace().next().ok_or_else(|| missing("name"))?.to_owned();
    let head = lines[1..].iter().find(|l| !l.trim().is_empty()).ok_or_else(|| missing("date and outlet"))?;
    let (published, outlet) = head.split_once('|').ok_or_else(|| missing("line \"PUBLISHED | OUTLET\""))?;
    let open = lines.iter().position(|l| l.trim() == "```toml").ok_or_else(|| missing("block of facts"))?;
    let close = lines[open + 1..]
        .iter()
        .position(|l| l.trim() == "```")
        .ok_or_else(|| missing("end of the block"))?;
    let quoted =
        lines[..open].iter().filter_map(|l| l.strip_prefix('>')).map(|l| l.strip_prefix(' ').unwrap_or(l));
    let text = quoted.collect::<Vec<_>>().join("\n");
    if text.trim().is_empty() {
        return Err(missing("text in quoted lines"));
    }
    let block = lines[open + 1..open + 1 + close].join("\n");
    let gold = toml::from_str::<Map<String, Value>>(&block).map_err(|source| ReadFacts::Toml {
        line: number + open,
        heading: heading.clone(),
        source,
    })?;
    let some = |s: &str| Some(s.trim()).filter(|s| !s.is_empty()).map(str::to_owned);
    Ok(GoldText { id, published: some(published), outlet: some(outlet), text, gold })
}

fn evidence_stands(text: &GoldText) -> Result<(), ReadFacts> {
    let facts = text.gold.iter().filter(|(k, _)| Kind::of(k).is_some()).filter_map(|(_, v)| v.as_array());
    for fact in facts.flatten() {
        for evidence in words(&fact["evidence"]).into_iter().chain(words(&fact["evidence_alt"])) {
            if !text.text.contains(evidence) {
                return Err(ReadFacts::Evidence { id: text.id.clone(), evidence: evidence.to_owned() });
            }
        }
    }
    Ok(())
}

/// One string or a list of strings.
pub(super) fn words(value: &Value) -> Vec<&str> {
    match value {
        Value::String(s) => vec![s],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
