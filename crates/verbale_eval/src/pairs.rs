//! Pairs of statements: which discrepancy two statements show, if any.
//!
//! The gold is JSON lines: `{"id","event","date","a":{"party","speaker","quote"},"b":{...},"label"}`, `date` a day or `A/B`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use verbale_model::{Document, DocumentMeta, Dossier, Issue, Meeting, Party, Person};

/// The label of a pair that shows nothing.
const NONE: &str = "none";

/// Letters of a word that may tell of a matter.
const TELLING: usize = 5;

/// Two statements about one matter.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Pair {
    /// Its name.
    pub id: String,
    /// What both speak of.
    pub event: String,
    /// A day, or two with a slash between.
    pub date: String,
    /// The one.
    pub a: Side,
    /// The other.
    pub b: Side,
    /// A kind of discrepancy, or `none`.
    pub label: String,
}

/// One statement.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Side {
    /// The party's id; none for an outlet or somebody who speaks for no party.
    pub party: Option<String>,
    /// Whose words they are.
    pub speaker: String,
    /// The words.
    pub quote: String,
    /// Whether the words are a report of speech and no quotation.
    #[serde(default)]
    pub indirect: bool,
}

impl Side {
    /// The statement as an outlet would print it.
    pub fn printed(&self) -> String {
        let quote = self.quote.trim();
        let mut first = self.speaker.chars();
        let speaker: String = first.next().into_iter().flat_map(char::to_uppercase).chain(first).collect();
        if quote.starts_with(char::is_lowercase) {
            format!("{speaker} {quote}")
        } else if self.indirect || self.party.is_none() || quote.contains(['“', '"']) {
            quote.to_owned()
        } else {
            format!("{speaker} said: “{quote}”")
        }
    }
}

impl Pair {
    /// The parties and the people of both sides, the matter and the day.
    pub fn dossier(&self) -> Dossier {
        let mut parties: Vec<Party> = Vec::new();
        for side in [&self.a, &self.b] {
            let Some(id) = &side.party else { continue };
            let at = parties.iter().position(|p| p.id == *id).unwrap_or_else(|| {
                parties.push(Party { id: id.clone(), name: id.clone(), ..Party::default() });
                parties.len() - 1
            });
            let person = Person { name: side.speaker.clone(), ..Person::default() };
            if !parties[at].people.contains(&person) {
                parties[at].people.push(person);
            }
        }
        // That both speak of one matter is given: what is asked is how they differ.
        let words = |side: &Side| -> Vec<String> {
            let words = side.quote.split(|c: char| !c.is_alphabetic());
            words.filter(|w| w.chars().count() >= TELLING).map(str::to_lowercase).collect()
        };
        let mut phrases = [words(&self.a), words(&self.b)].concat();
        phrases.sort_unstable();
        phrases.dedup();
        let issue = Issue { id: "matter".to_owned(), phrases, ..Issue::default() };
        let participants = parties.iter().map(|p| p.id.clone()).collect();
        let date = self.date.split('/').next().and_then(|d| d.parse().ok());
        let meeting = Meeting { id: "meeting".to_owned(), date, place: None, participants };
        Dossier {
            title: self.event.clone(),
            parties,
            issues: vec![issue],
            meetings: vec![meeting],
            ..Dossier::default()
        }
    }

    /// A document for each statement.
    pub fn documents(&self) -> Vec<Document> {
        let (first, second) = self.date.split_once('/').unwrap_or((&self.date, &self.date));
        let sides = [(&self.a, first), (&self.b, second)];
        let each = sides.into_iter().enumerate().filter_map(|(n, (side, day))| {
            let meta = DocumentMeta {
                name: format!("{}-{n}", self.id),
                url: Some(format!("https://outlet-{n}.example/{}", self.id)),
                published: day.parse().ok(),
                ..DocumentMeta::default()
            };
            Document::new(side.printed(), meta)
        });
        each.collect()
    }
}

/// Reads pairs; the error names the line.
pub fn read(gold: &str) -> Result<Vec<Pair>, String> {
    let lines = gold.lines().enumerate().filter(|(_, l)| !l.trim().is_empty());
    lines.map(|(n, l)| serde_json::from_str(l).map_err(|e| format!("line {}: {e}", n + 1))).collect()
}

/// The table for what was found of each pair: the kind of the most confident finding, or none.
pub fn table(pairs: &[Pair], found: &[Option<String>], slips: usize) -> String {
    let mut kinds: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let (mut quiet, mut nothing, mut right) = (0, 0, 0);
    for (pair, found) in pairs.iter().zip(found) {
        let found = found.as_deref().unwrap_or(NONE);
        right += usize::from(found == pair.label);
        nothing += usize::from(pair.label == NONE);
        quiet += usize::from(pair.label == NONE && found == NONE);
        if found == pair.label {
            kinds.entry(found).or_default()[0] += 1;
        } else {
            kinds.entry(found).or_default()[1] += 1;
            kinds.entry(&pair.label).or_default()[2] += 1;
        }
    }
    let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
    let mut out =
        format!("{:<18} {:>5} {:>5} {:>6}   {:>5} {:>5}\n", "kind", "right", "wrong", "missed", "P", "R");
    for (kind, [r, w, m]) in kinds.iter().filter(|(k, _)| **k != NONE) {
        let _ = writeln!(
            out,
            "{kind:<18} {r:>5} {w:>5} {m:>6}   {:>5.3} {:>5.3}",
            share(*r, r + w),
            share(*r, r + m)
        );
    }
    let _ = writeln!(
        out,
        "pairs {}: right {right} ({:.3}); nothing found where nothing is: {quiet} of {nothing}",
        pairs.len(),
        share(right, pairs.len())
    );
    let slipped = pairs.iter().zip(found).filter(|(p, f)| f.as_deref().unwrap_or(NONE) != p.label);
    for (pair, found) in slipped.take(slips) {
        let found = found.as_deref().unwrap_or(NONE);
        let _ = writeln!(
            out,
            "  {} {} for {}: {} | {}",
            pair.id,
            found,
            pair.label,
            pair.a.printed(),
            pair.b.printed()
        );
    }
    out
}
