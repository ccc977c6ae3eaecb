//! Origins against stories told again: which text each document goes back to, and how.
//!
//! The gold is Markdown: a story has a `wire`, a `back` (the wire in other words, as if translated and translated back),
//! an `other` and perhaps a `rival` (reports of the event by someone else) and perhaps `quotes` (an independent story with
//! the wire's quotation). [`set`] makes the rest from these by rule: reprints, cuts, changed words, new first sentences,
//! quotations in strange stories, and daily notices that differ in their figures alone.

mod set;

pub use set::{Item, set};

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// One story of the gold.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// Its name.
    pub id: String,
    /// Texts by section.
    pub texts: BTreeMap<String, String>,
}

/// Reads stories.
pub fn read(gold: &str) -> Vec<Story> {
    let mut out: Vec<Story> = Vec::new();
    let mut section = String::new();
    for line in gold.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            name.trim().clone_into(&mut section);
        } else if let Some(id) = line.strip_prefix("# ") {
            out.push(Story { id: id.trim().to_owned(), ..Story::default() });
            section.clear();
        } else if let Some(story) = out.last_mut().filter(|_| !section.is_empty()) {
            let text = story.texts.entry(section.clone()).or_default();
            text.push_str(line);
            text.push('\n');
        }
    }
    for text in out.iter_mut().flat_map(|s| s.texts.values_mut()) {
        text.truncate(text.trim_end().len());
    }
    out
}

/// Where a document goes back to: the origin's name and the relation's word.
pub type Found = (String, String);

/// Scores what was found for each item by name; the table with as many slips as asked for.
pub fn score(items: &[Item], found: &BTreeMap<String, Found>, slips: usize) -> Scores {
    let mut scores = Scores::default();
    let mut listed = Vec::new();
    for item in items {
        let told = found.get(&item.name).filter(|(origin, _)| *origin != item.name);
        let tally = scores.variants.entry(item.variant).or_default();
        tally.documents += 1;
        if let Some((origin, relation)) = told {
            *tally.relations.entry(relation.clone()).or_default() += 1;
            let by = scores.relations.entry(relation.clone()).or_default();
            let right = item.origin.as_ref().is_some_and(|(o, _)| o == origin);
            tally.right += usize::from(right);
            tally.wrong += usize::from(!right);
            by.found += 1;
            by.linked += usize::from(right);
            by.right += usize::from(right && item.origin.as_ref().is_some_and(|(_, r)| r == relation));
        }
        if let Some((_, relation)) = &item.origin {
            scores.relations.entry((*relation).to_owned()).or_default().expected += 1;
        }
        let expected = item.origin.as_ref().map(|(o, _)| o.as_str());
        if told.map(|(o, _)| o.as_str()) != expected {
            let (is, of) = told.map_or(("origin", ""), |(o, r)| (r.as_str(), o.as_str()));
            listed.push(format!("  {} ({}): {is} {of}", item.name, item.variant));
        }
    }
    listed.truncate(slips);
    scores.slips = listed;
    scores
}

/// How many of one variant were led back.
#[derive(Clone, Debug, Default)]
struct Tally {
    documents: usize,
    right: usize,
    wrong: usize,
    relations: BTreeMap<String, usize>,
}

/// How one relation did.
#[derive(Clone, Debug, Default)]
struct Relation {
    expected: usize,
    found: usize,
    /// Led to the right origin.
    linked: usize,
    /// And by the right relation.
    right: usize,
}

/// The outcome.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    variants: BTreeMap<&'static str, Tally>,
    relations: BTreeMap<String, Relation>,
    slips: Vec<String>,
}

impl Scores {
    /// Of the documents led back to an origin, the share led to the right one.
    pub fn precision(&self) -> f64 {
        let right: usize = self.variants.values().map(|t| t.right).sum();
        let wrong: usize = self.variants.values().map(|t| t.wrong).sum();
        right as f64 / (right + wrong).max(1) as f64
    }

    /// Of the documents that go back to an origin, the share led to it.
    pub fn recall(&self) -> f64 {
        let right: usize = self.variants.values().map(|t| t.right).sum();
        let expected: usize = self.relations.values().map(|r| r.expected).sum();
        right as f64 / expected.max(1) as f64
    }

    /// The table.
    pub fn table(&self) -> String {
        let mut out = format!("{:<28} {:>5} {:>6} {:>6}  relations\n", "variant", "docs", "right", "wrong");
        for (name, t) in &self.variants {
            let relations: Vec<String> = t.relations.iter().map(|(r, n)| format!("{r} {n}")).collect();
            let _ = writeln!(
                out,
                "{name:<28} {:>5} {:>6} {:>6}  {}",
                t.documents,
                t.right,
                t.wrong,
                relations.join(", ")
            );
        }
        let _ = writeln!(
            out,
            "\n{:<10} {:>8} {:>6} {:>9} {:>7}   with the relation right: {:>5} {:>6}",
            "relation", "expected", "found", "precision", "recall", "P", "R"
        );
        for (name, r) in &self.relations {
            let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
            let _ = writeln!(
                out,
                "{name:<10} {:>8} {:>6} {:>9.3} {:>7} {:>31.3} {:>6.3}",
                r.expected,
                r.found,
                share(r.linked, r.found),
                "",
                share(r.right, r.found),
                share(r.right, r.expected)
            );
        }
        let _ = writeln!(out, "\nled back: precision {:.3}, recall {:.3}", self.precision(), self.recall());
        for slip in &self.slips {
            let _ = writeln!(out, "{slip}");
        }
        out
    }
}
