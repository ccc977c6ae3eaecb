//! Gold attributions: JSON lines of `id`, `text` and `attributions` (source, cue, content in code points).

use serde::{Deserialize, Serialize};
use std::path::Path;

/// A text with the attributions that people marked in it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct GoldDocument {
    /// Its name.
    pub id: String,
    /// The words.
    pub text: String,
    /// The outlet, if known.
    #[serde(default)]
    pub publisher: Option<String>,
    /// What people marked.
    pub attributions: Vec<GoldAttribution>,
}

/// Source, cue and content as half-open ranges of code points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct GoldAttribution {
    /// Pieces that name whose words they are.
    #[serde(default)]
    pub source: Vec<(usize, usize)>,
    /// Pieces that signal it.
    #[serde(default)]
    pub cue: Vec<(usize, usize)>,
    /// Pieces attributed.
    #[serde(default)]
    pub content: Vec<(usize, usize)>,
}

/// Why gold could not be read.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// The file.
    #[error("read {path}")]
    Read {
        /// Where.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// A line.
    #[error("parse line {line} of {path}")]
    Line {
        /// Where.
        path: String,
        /// Counted from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
}

/// Reads a file of JSON lines.
pub fn read(path: &Path) -> Result<Vec<GoldDocument>, GoldError> {
    let name = path.display().to_string();
    let text =
        std::fs::read_to_string(path).map_err(|source| GoldError::Read { path: name.clone(), source })?;
    parse(&text, &name)
}

/// Reads JSON lines; `name` is said in errors.
pub fn parse(text: &str, name: &str) -> Result<Vec<GoldDocument>, GoldError> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(i, line)| {
            serde_json::from_str(line).map_err(|source| GoldError::Line {
                path: name.to_owned(),
                line: i + 1,
                source,
            })
        })
        .collect()
}

/// Byte offsets of code points, and back.
#[derive(Clone, Debug)]
pub struct CodePoints {
    bytes: Vec<u32>,
}

impl CodePoints {
    /// The code points of a text.
    pub fn new(text: &str) -> CodePoints {
        let mut bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
        bytes.push(text.len() as u32);
        CodePoints { bytes }
    }

    /// The byte where a code point starts (the end of the text beyond it).
    pub fn byte(&self, point: usize) -> u32 {
        self.bytes.get(point).or(self.bytes.last()).copied().unwrap_or(0)
    }

    /// The code point that a byte offset starts or lies in.
    pub fn point(&self, byte: u32) -> usize {
        self.bytes.partition_point(|&b| b < byte)
    }
}
