//! The rows of the views: positions, matrix, origins, timeline, claims, documents, brief.

use super::evidence::{EvidenceRow, Texts};
use serde::Serialize;
use std::sync::Arc;
use verbale_analysis::{
    Attestation, Attested, Brief, Change, ClaimSide, ContestedClaim, Matrix, Origin, Position, TimelineEntry,
};
use verbale_model::{Facts, Moment};

fn words(moment: Option<Moment>) -> Option<String> {
    moment.map(|m| m.to_string())
}

#[derive(Debug, Serialize)]
pub(crate) struct PositionRow {
    party: String,
    issue: String,
    at: Option<String>,
    stance: &'static str,
    conditions: Vec<EvidenceRow>,
    since: Option<String>,
    evidence: Vec<EvidenceRow>,
}

pub(crate) fn position_rows(positions: &[Position], texts: &Texts<'_>) -> Vec<PositionRow> {
    let row = |p: &Position| PositionRow {
        party: p.party.clone(),
        issue: p.issue.clone(),
        at: words(p.at),
        stance: p.stance.word(),
        conditions: texts.rows(&p.conditions),
        since: words(p.since),
        evidence: texts.rows(&p.evidence),
    };
    positions.iter().map(row).collect()
}

#[derive(Debug, Serialize)]
pub(crate) struct MatrixRow {
    party: String,
    issue: String,
    stance: Option<&'static str>,
    at: Option<String>,
    n: u32,
    absence: Option<&'static str>,
    split: bool,
    evidence: Vec<EvidenceRow>,
}

pub(crate) fn matrix_rows(matrix: &Matrix, texts: &Texts<'_>) -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    for (issue, cells) in matrix.issues.iter().zip(&matrix.cells) {
        for (party, cell) in matrix.parties.iter().zip(cells) {
            rows.push(MatrixRow {
                party: party.clone(),
                issue: issue.clone(),
                stance: cell.stance.map(verbale_analysis::Stance::word),
                at: words(cell.at),
                n: cell.count,
                absence: cell.absence.map(verbale_analysis::Absence::word),
                split: cell.split,
                evidence: texts.rows(&cell.evidence),
            });
        }
    }
    rows
}

#[derive(Debug, Serialize)]
pub(crate) struct OriginRow {
    origin: String,
    docs: Vec<CopyRow>,
}

#[derive(Debug, Serialize)]
pub(crate) struct CopyRow {
    doc: String,
    relation: &'static str,
    /// The document of the group it was made from, as far as can be told.
    from: Option<String>,
    /// How much of it that one holds.
    overlap: f64,
    /// Passages they share, as they stand here.
    evidence: Vec<EvidenceRow>,
    /// The same as they stand there.
    held: Vec<EvidenceRow>,
}

pub(crate) fn origin_rows(origins: &[Origin], texts: &Texts<'_>) -> Vec<OriginRow> {
    let row = |o: &Origin| OriginRow {
        origin: texts.name(o.origin),
        docs: (o.documents.iter())
            .map(|d| CopyRow {
                doc: texts.name(d.document),
                relation: d.relation.word(),
                from: d.from.map(|f| texts.name(f)),
                overlap: f64::from((d.overlap * 1000.0).round()) / 1000.0,
                evidence: texts.rows(&d.evidence),
                held: texts.rows(&d.held),
            })
            .collect(),
    };
    origins.iter().map(row).collect()
}

/// An utterance with the reports of it.
#[derive(Debug, Serialize)]
pub(crate) struct AttestedRow {
    /// The statement of the first report.
    id: String,
    speaker: Option<String>,
    reports: usize,
    origins: usize,
    attestations: Vec<AttestationRow>,
}

#[derive(Debug, Serialize)]
pub(crate) struct AttestationRow {
    statement: String,
    doc: String,
    origin: String,
    at: Option<String>,
    speaker: Option<String>,
    mode: &'static str,
    evidence: EvidenceRow,
    changes: Vec<ChangeRow>,
}

/// Words of the first report and of this one where they part.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeRow {
    was: Option<EvidenceRow>,
    is: Option<EvidenceRow>,
}

pub(crate) fn attested_rows<'a>(
    attested: impl IntoIterator<Item = &'a Attested>,
    texts: &Texts<'_>,
) -> Vec<AttestedRow> {
    let change = |c: &Change| ChangeRow {
        was: c.was.as_ref().map(|e| texts.row(e)),
        is: c.is.as_ref().map(|e| texts.row(e)),
    };
    let report = |a: &Attestation| AttestationRow {
        statement: a.statement.to_string(),
        doc: texts.name(a.document),
        origin: texts.name(a.origin),
        at: words(a.at),
        speaker: a.speaker.clone(),
        mode: a.mode.word(),
        evidence: texts.row(&a.words),
        changes: a.changes.iter().map(change).collect(),
    };
    let row = |a: &Attested| AttestedRow {
        id: a.attestations.first().map(|f| f.statement.to_string()).unwrap_or_default(),
        speaker: a.attestations.iter().find_map(|f| f.speaker.clone()),
        reports: a.attestations.len(),
        origins: a.origins,
        attestations: a.attestations.iter().map(report).collect(),
    };
    attested.into_iter().map(row).collect()
}

#[derive(Debug, Serialize)]
pub(crate) struct TimelineRow {
    at: String,
    unit: &'static str,
    kind: &'static str,
    summary: String,
    evidence: Vec<EvidenceRow>,
}

pub(crate) fn timeline_rows(timeline: &[TimelineEntry], texts: &Texts<'_>) -> Vec<TimelineRow> {
    let row = |e: &TimelineEntry| TimelineRow {
        at: e.at.to_string(),
        unit: e.at.unit().word(),
        kind: e.kind,
        summary: e.summary.clone(),
        evidence: texts.rows(&e.evidence),
    };
    timeline.iter().map(row).collect()
}

#[derive(Debug, Serialize)]
pub(crate) struct ClaimRow {
    proposition: String,
    issue: Option<String>,
    asserted: Vec<ClaimSideRow>,
    denied: Vec<ClaimSideRow>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ClaimSideRow {
    party: String,
    at: Option<String>,
    evidence: EvidenceRow,
}

pub(crate) fn claim_rows(claims: &[ContestedClaim], texts: &Texts<'_>) -> Vec<ClaimRow> {
    let side = |s: &ClaimSide| ClaimSideRow {
        party: s.party.clone(),
        at: words(s.at),
        evidence: texts.row(&s.evidence),
    };
    let row = |c: &ContestedClaim| ClaimRow {
        proposition: c.proposition.clone(),
        issue: c.issue.clone(),
        asserted: c.asserted.iter().map(side).collect(),
        denied: c.denied.iter().map(side).collect(),
    };
    claims.iter().map(row).collect()
}

#[derive(Debug, Serialize)]
pub(crate) struct DocumentRow {
    pub(crate) doc: String,
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) captured: Option<String>,
    pub(crate) lang: String,
    pub(crate) party: Option<String>,
    pub(crate) full: bool,
    pub(crate) statements: usize,
}

pub(crate) fn document_rows(facts: &Facts) -> Vec<DocumentRow> {
    let row = |r: &Arc<verbale_model::Record>| {
        let meta = r.document.meta();
        DocumentRow {
            doc: meta.name.clone(),
            id: r.document.id().to_string(),
            title: meta.title.clone(),
            outlet: meta.outlet.clone(),
            url: meta.url.clone(),
            published: words(meta.published),
            captured: words(meta.captured),
            lang: meta.lang.code().to_owned(),
            party: meta.party.clone(),
            full: meta.full,
            statements: r.annotations.statements.len(),
        }
    };
    facts.records.iter().map(row).collect()
}

/// A whole brief: it reads back (`brief lint FILE`).
#[derive(Debug, Serialize)]
pub(crate) struct BriefRow {
    title: String,
    as_of: Option<String>,
    known: Option<String>,
    sections: Vec<SectionRow>,
}

#[derive(Debug, Serialize)]
pub(crate) struct SectionRow {
    heading: String,
    sentences: Vec<SentenceRow>,
}

#[derive(Debug, Serialize)]
pub(crate) struct SentenceRow {
    text: String,
    evidence: Vec<EvidenceRow>,
}

impl BriefRow {
    pub(crate) fn of(brief: &Brief, texts: &Texts<'_>) -> BriefRow {
        let section = |s: &verbale_analysis::BriefSection| SectionRow {
            heading: s.heading.clone(),
            sentences: (s.sentences.iter())
                .map(|x| SentenceRow { text: x.text.clone(), evidence: texts.rows(&x.evidence) })
                .collect(),
        };
        BriefRow {
            title: brief.title.clone(),
            as_of: words(brief.knowledge.as_of),
            known: words(brief.knowledge.known),
            sections: brief.sections.iter().map(section).collect(),
        }
    }
}
