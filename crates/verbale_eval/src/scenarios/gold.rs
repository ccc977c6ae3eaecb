//! A scenario's folder: dossier.toml, docs.jsonl, gold.json.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A finding as the gold describes it.
#[derive(Clone, Debug)]
pub struct Expected {
    /// Its kind.
    pub kind: String,
    /// The party that left the point out, for a silence.
    pub silent: Option<String>,
    /// The words of each side.
    pub quotes: Vec<Quote>,
    /// What the author of the gold says of it.
    pub why: String,
}

/// Words of one side, and where they stand: document, start, end in characters. Copies of one origin count alike.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Every place at which the words count.
    pub places: Vec<(String, u64, u64)>,
}

/// A negotiation with the findings expected.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The folder's name.
    pub name: String,
    /// The folder.
    pub folder: PathBuf,
    /// Findings a careful reader expects.
    pub expected: Vec<Expected>,
    /// Findings that may be argued.
    pub arguable: Vec<Expected>,
    /// Findings that must not be made.
    pub traps: Vec<Expected>,
}

/// Why a scenario could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadScenario {
    /// A file is missing or cannot be read.
    #[error(
        "{path}: cannot be read (hint: a scenario is a folder with dossier.toml, docs.jsonl and gold.json)"
    )]
    File {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// A file is not in the form.
    #[error("{path}: line {line}: not in the form of a scenario")]
    Form {
        /// The file.
        path: String,
        /// Counted from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
    /// A quote that no document has.
    #[error("{path}: the quote is not in {document}: {quote}")]
    Quote {
        /// The file.
        path: String,
        /// The document.
        document: String,
        /// The words.
        quote: String,
    },
}

#[derive(Deserialize)]
struct GoldFile {
    findings: Vec<GoldFinding>,
    #[serde(default)]
    must_not: Vec<GoldFinding>,
    #[serde(default)]
    optional: Vec<GoldFinding>,
}

#[derive(Deserialize)]
struct GoldFinding {
    kind: String,
    #[serde(default)]
    silent: Option<String>,
    evidence: Vec<GoldQuote>,
    #[serde(default)]
    why: String,
}

#[derive(Deserialize)]
struct GoldQuote {
    doc: String,
    quote: String,
    #[serde(default)]
    alt: Vec<GoldQuote>,
}

#[derive(Deserialize)]
struct GoldDocument {
    id: String,
    text: String,
}

/// The scenarios under a folder, or the folder itself, by name.
pub fn folders(root: &Path) -> Result<Vec<PathBuf>, ReadScenario> {
    if root.join("gold.json").is_file() {
        return Ok(vec![root.to_owned()]);
    }
    let failed = |source| ReadScenario::File { path: root.display().to_string(), source };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.join("gold.json").is_file() {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(failed(std::io::Error::new(std::io::ErrorKind::NotFound, "no scenario in the folder")));
    }
    Ok(found)
}

impl Scenario {
    /// Reads a folder.
    pub fn read(folder: &Path) -> Result<Scenario, ReadScenario> {
        let documents = content(&folder.join("docs.jsonl"))?;
        let path = folder.join("docs.jsonl").display().to_string();
        let mut texts = BTreeMap::new();
        for (i, line) in documents.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            let document: GoldDocument = serde_json::from_str(line).map_err(|source| ReadScenario::Form {
                path: path.clone(),
                line: i + 1,
                source,
            })?;
            texts.insert(document.id, document.text);
        }
        let path = folder.join("gold.json");
        let gold: GoldFile = serde_json::from_str(&content(&path)?).map_err(|source| ReadScenario::Form {
            path: path.display().to_string(),
            line: source.line(),
            source,
        })?;
        let placed = |all: Vec<GoldFinding>| -> Result<Vec<Expected>, ReadScenario> {
            all.into_iter().map(|f| expected(f, &texts, &path)).collect()
        };
        Ok(Scenario {
            name: folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
            folder: folder.to_owned(),
            expected: placed(gold.findings)?,
            arguable: placed(gold.optional)?,
            traps: placed(gold.must_not)?,
        })
    }
}

fn content(path: &Path) -> Result<String, ReadScenario> {
    std::fs::read_to_string(path)
        .map_err(|source| ReadScenario::File { path: path.display().to_string(), source })
}

fn expected(
    finding: GoldFinding,
    texts: &BTreeMap<String, String>,
    path: &Path,
) -> Result<Expected, ReadScenario> {
    let mut quotes = Vec::new();
    for quote in finding.evidence {
        let mut places = Vec::new();
        for GoldQuote { doc, quote, .. } in [&quote].into_iter().chain(&quote.alt) {
            let missing = || ReadScenario::Quote {
                path: path.display().to_string(),
                document: doc.clone(),
                quote: quote.clone(),
            };
            let text = texts.get(doc).ok_or_else(missing)?;
            let at = text.find(quote.as_str()).ok_or_else(missing)?;
            let start = text[..at].chars().count() as u64;
            places.push((doc.clone(), start, start + quote.chars().count() as u64));
        }
        quotes.push(Quote { places });
    }
    Ok(Expected { kind: finding.kind, silent: finding.silent, quotes, why: finding.why })
}
