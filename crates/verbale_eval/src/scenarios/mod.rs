//! Findings against scenarios: a negotiation's documents, the findings a careful reader expects, and traps.
//!
//! A finding is right where its kind is right and its evidence overlaps both quotes of an expected one; a silence names
//! the silent party. Findings that may be argued are neither right nor wrong, and so is a second hit of the same one.

mod gold;
mod table;

pub use gold::{Expected, Quote, ReadScenario, Scenario, folders};
pub use table::write;

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A longer stretch is no quote, in characters.
const LONGEST: u64 = 400;

/// The most confident findings that are looked at apart.
const TOP: usize = 10;

/// How the findings of one scenario do.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The folder's name.
    pub name: String,
    /// By kind: right, wrong, missed.
    pub kinds: BTreeMap<String, [usize; 3]>,
    /// Right and looked at, among the most confident.
    pub top: [usize; 2],
    /// Traps sprung and set.
    pub traps: [usize; 2],
    /// Second hits, and findings that may be argued.
    pub aside: usize,
    /// Probability of each finding that is right or wrong, and which it is.
    pub confidence: Vec<(f32, bool)>,
    /// What was missed, what was wrong, which traps were sprung: kind and reason or words.
    pub slips: Vec<(&'static str, String, String)>,
}

/// Scores findings in the wire's form.
pub fn score(scenario: &Scenario, findings: &[Value]) -> Outcome {
    let mut findings: Vec<&Value> = findings.iter().collect();
    let sure = |f: &Value| f["confidence"].as_f64().unwrap_or(0.0);
    findings.sort_by(|a, b| sure(b).total_cmp(&sure(a)));
    let mut out =
        Outcome { name: scenario.name.clone(), traps: [0, scenario.traps.len()], ..Outcome::default() };
    let mut taken = BTreeSet::new();
    for finding in &findings {
        let kind = finding["kind"].as_str().unwrap_or_default().to_owned();
        let hits: Vec<usize> =
            (0..scenario.expected.len()).filter(|&i| meets(finding, &scenario.expected[i])).collect();
        let right = hits.iter().copied().find(|i| !taken.contains(i));
        if right.is_none() && (!hits.is_empty() || scenario.arguable.iter().any(|o| meets(finding, o))) {
            out.aside += 1;
            continue;
        }
        taken.extend(right);
        let counts = out.kinds.entry(kind.clone()).or_default();
        counts[usize::from(right.is_none())] += 1;
        if out.top[1] < TOP {
            out.top[0] += usize::from(right.is_some());
            out.top[1] += 1;
        }
        out.confidence.push((sure(finding) as f32, right.is_some()));
        if right.is_none() {
            let explanation = finding["explanation"].as_str().unwrap_or_default();
            out.slips.push(("wrong", kind, explanation.to_owned()));
        }
    }
    for (i, expected) in scenario.expected.iter().enumerate() {
        if !taken.contains(&i) {
            out.kinds.entry(expected.kind.clone()).or_default()[2] += 1;
            out.slips.push(("missed", expected.kind.clone(), expected.why.clone()));
        }
    }
    for trap in &scenario.traps {
        if findings.iter().any(|f| meets(f, trap)) {
            out.traps[0] += 1;
            out.slips.push(("trap", trap.kind.clone(), trap.why.clone()));
        }
    }
    out
}

/// For each finding whether the gold has it; `None` where that may be argued.
pub fn judge(scenario: &Scenario, findings: &[Value]) -> Vec<Option<bool>> {
    let has = |all: &[Expected], finding: &Value| all.iter().any(|e| meets(finding, e));
    findings
        .iter()
        .map(|finding| match (has(&scenario.expected, finding), has(&scenario.arguable, finding)) {
            (true, _) => Some(true),
            (false, true) => None,
            (false, false) => Some(false),
        })
        .collect()
}

/// Whether a finding is the one described.
fn meets(finding: &Value, described: &Expected) -> bool {
    if finding["kind"] != described.kind.as_str() {
        return false;
    }
    let touched = |quote: &Quote| quote.places.iter().any(|p| touches(finding, &p.0, p.1, p.2));
    match &described.silent {
        Some(party) => {
            let silent: Vec<&str> =
                finding["silent"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            silent == [party.as_str()] && described.quotes.first().is_some_and(touched)
        }
        None => described.quotes.iter().take(2).all(touched),
    }
}

fn touches(finding: &Value, document: &str, start: u64, end: u64) -> bool {
    let evidence = finding["evidence"].as_array().into_iter().flatten();
    evidence.filter(|e| e["doc"] == document).any(|e| {
        let spans = e["spans"].as_array().into_iter().flatten();
        spans
            .filter_map(|s| Some((s[0].as_u64()?, s[1].as_u64()?)))
            .any(|(s, t)| s < t && t - s <= LONGEST && s < end && start < t)
    })
}
