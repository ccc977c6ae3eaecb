//! The line that `compare` writes for a finding.

use super::evidence::{EvidenceRow, Texts};
use super::offsets::WireSpan;
use serde::Serialize;
use verbale_analysis::Undecided;
use verbale_model::Discrepancy;

#[derive(Debug, Serialize)]
pub(crate) struct FindingRow {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    pub(crate) parties: Vec<String>,
    pub(crate) silent: Vec<String>,
    pub(crate) issue: Option<String>,
    pub(crate) meeting: Option<String>,
    pub(crate) evidence: Vec<SideRow>,
    pub(crate) explanation: String,
    pub(crate) rivals: Vec<RivalRow>,
    pub(crate) confidence: f64,
    pub(crate) band: &'static str,
}

#[derive(Debug, Serialize)]
pub(crate) struct SideRow {
    pub(crate) doc: String,
    pub(crate) spans: Vec<WireSpan>,
    pub(crate) quote: String,
    pub(crate) party: Option<String>,
    pub(crate) role: &'static str,
    pub(crate) at: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct RivalRow {
    pub(crate) test: &'static str,
    pub(crate) result: &'static str,
}

impl FindingRow {
    pub(crate) fn of(finding: &Discrepancy, texts: &Texts<'_>) -> FindingRow {
        let sides = finding.sides.iter().map(|side| {
            let EvidenceRow { doc, spans, quote } = texts.row(&side.evidence);
            SideRow {
                doc,
                spans,
                quote,
                party: side.party.clone(),
                role: side.role.word(),
                at: side.at.map(|m| m.to_string()),
            }
        });
        FindingRow {
            id: finding.id.to_string(),
            kind: finding.kind.word(),
            parties: finding.parties.clone(),
            silent: finding.silent.iter().cloned().collect(),
            issue: finding.issue.clone(),
            meeting: finding.meeting.clone(),
            evidence: sides.collect(),
            explanation: finding.explanation.clone(),
            rivals: (finding.rivals.iter())
                .map(|r| RivalRow { test: r.test.word(), result: r.result.word() })
                .collect(),
            // Three digits: what is measured is not finer, and the bytes are the same on every machine.
            confidence: f64::from((finding.confidence * 1000.0).round()) / 1000.0,
            band: finding.band().word(),
        }
    }
}

/// A pair that was weighed and left (`--show undecided`).
#[derive(Debug, Serialize)]
pub(crate) struct UndecidedRow {
    pub(crate) undecided: &'static str,
    pub(crate) evidence: Vec<EvidenceRow>,
    pub(crate) reason: String,
}

impl UndecidedRow {
    pub(crate) fn of(pair: &Undecided, texts: &Texts<'_>) -> UndecidedRow {
        UndecidedRow {
            undecided: pair.kind.word(),
            evidence: texts.rows(&pair.evidence),
            reason: pair.reason.clone(),
        }
    }
}
