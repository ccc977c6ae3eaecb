//! Who said what: parties by issues.

use crate::checks::Weighing;
use crate::positions::{Touch, rank, stances, touches};
use crate::reading::Reading;
use crate::{Absence, Stance};
use std::collections::BTreeSet;
use verbale_model::{Discrepancy, DiscrepancyKind, Evidence, Facts, Moment};

/// Parties by issues, with the latest stance of each.
#[derive(Clone, PartialEq, Debug)]
pub struct Matrix {
    /// Party ids: the columns.
    pub parties: Vec<String>,
    /// Issue ids: the rows.
    pub issues: Vec<String>,
    /// `cells[issue][party]`.
    pub cells: Vec<Vec<MatrixCell>>,
}

/// One party on one issue.
#[derive(Clone, PartialEq, Debug)]
pub struct MatrixCell {
    /// The latest position; `None` where there are no words.
    pub stance: Option<Stance>,
    /// Date of the latest words.
    pub at: Option<Moment>,
    /// Number of statements, counted by origin.
    pub count: u32,
    /// Why there are no words, where there are none.
    pub absence: Option<Absence>,
    /// Whether people of one party differ on it.
    pub split: bool,
    /// The words, latest first.
    pub evidence: Vec<Evidence>,
}

/// The matrix of all parties and issues, with the splits among what was found in the facts.
pub fn matrix(facts: &Facts, findings: &[Discrepancy]) -> Matrix {
    let weighing = Weighing::of(Reading::of(facts));
    let splits: BTreeSet<(String, String)> = findings
        .iter()
        .filter(|f| f.kind == DiscrepancyKind::Split)
        .filter_map(|f| Some((f.parties.first()?.clone(), f.issue.clone()?)))
        .collect();
    matrix_of(&weighing, &splits)
}

/// The most words shown in one cell.
const SHOWN: usize = 4;

fn matrix_of(weighing: &Weighing<'_>, splits: &BTreeSet<(String, String)>) -> Matrix {
    let reading = &weighing.reading;
    let dossier = &reading.facts.dossier;
    let touches = touches(weighing, &stances(weighing));
    // The dossier's parties, and others that speak on its issues.
    let parties: Vec<u16> = (0..reading.parties.len() as u16)
        .filter(|p| (*p as usize) < dossier.parties.len() || touches.keys().any(|(q, _)| q == p))
        .collect();
    let held = |party: u16| {
        let own = reading.docs.iter().filter(move |d| d.party == Some(party));
        let full = own.clone().any(|d| d.record.document.meta().full);
        let spoken = reading.utterances.iter().any(|u| u.party == Some(party));
        Absence::of(full, own.count() > 0 || spoken)
    };
    let absences: Vec<Absence> = parties.iter().map(|p| held(*p)).collect();
    let cells = (0..dossier.issues.len() as u16)
        .map(|issue| {
            let row = parties.iter().zip(&absences);
            row.map(|(&party, &absence)| {
                let said = touches.get(&(party, issue)).map(Vec::as_slice).unwrap_or_default();
                let split = splits
                    .contains(&(reading.party_id(party).to_owned(), reading.issue_id(issue).to_owned()));
                cell(weighing, said, absence, split)
            })
            .collect()
        })
        .collect();
    Matrix {
        parties: parties.iter().map(|p| reading.party_id(*p).to_owned()).collect(),
        issues: dossier.issues.iter().map(|i| i.id.clone()).collect(),
        cells,
    }
}

fn cell(weighing: &Weighing<'_>, said: &[Touch], absence: Absence, split: bool) -> MatrixCell {
    // Words that only stand near an issue fill a cell when no others do.
    let direct: Vec<&Touch> = said.iter().filter(|t| t.direct).collect();
    let said: Vec<&Touch> = if direct.is_empty() { said.iter().collect() } else { direct };
    let of = |t: &Touch| weighing.utterance(t.utterance);
    let Some(latest) = said.iter().map(|t| of(t).at).max() else {
        return MatrixCell {
            stance: None,
            at: None,
            count: 0,
            absence: Some(absence),
            split,
            evidence: Vec::new(),
        };
    };
    // The document that spoke last gives the stance; words without one leave the stance before them standing.
    let stated = said.iter().rev().find(|t| t.stance != Stance::Unstated);
    let lead = stated.and_then(|s| {
        let doc = of(s).doc;
        said.iter().filter(|t| of(t).doc == doc).max_by_key(|t| (rank(t), std::cmp::Reverse(t.utterance)))
    });
    let lead = lead.or(said.last());
    let origins: BTreeSet<(usize, u32)> =
        said.iter().map(|t| (weighing.lineage[of(t).doc].origin, of(t).span.start())).collect();
    let rest = said.iter().rev().filter(|t| lead.is_none_or(|l| l.utterance != t.utterance));
    let order = lead.into_iter().chain(rest);
    MatrixCell {
        stance: lead.map(|t| t.stance),
        at: latest,
        count: origins.len() as u32,
        absence: None,
        split,
        evidence: order.filter_map(|t| weighing.quote(of(t), None)).take(SHOWN).collect(),
    }
}
