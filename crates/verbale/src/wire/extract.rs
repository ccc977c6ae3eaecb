//! The line that `extract` writes for a document.

use super::facts;
use super::offsets::{CodePoints, WireSpan};
use serde::Serialize;
use serde_json::Value;
use verbale_model::{Moment, Record, Speaker, Statement};

/// One document with all that was read in it.
#[derive(Debug, Serialize)]
pub(crate) struct ExtractRow {
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) lang: String,
    pub(crate) text: String,
    pub(crate) attributions: Vec<StatementRow>,
    pub(crate) meetings: Vec<Value>,
    pub(crate) pledges: Vec<Value>,
    pub(crate) votes: Vec<Value>,
    pub(crate) incidents: Vec<Value>,
    pub(crate) governance: Vec<Value>,
    pub(crate) claims: Vec<Value>,
    pub(crate) proposals: Vec<Value>,
    pub(crate) quantities: Vec<Value>,
    pub(crate) events: Vec<Value>,
    pub(crate) actors: Vec<Value>,
    pub(crate) notes: Vec<NoteRow>,
}

/// A statement with the places of its parts.
#[derive(Debug, Serialize)]
pub(crate) struct StatementRow {
    pub(crate) id: String,
    pub(crate) source: Vec<WireSpan>,
    pub(crate) cue: Vec<WireSpan>,
    pub(crate) content: Vec<WireSpan>,
    pub(crate) mode: &'static str,
    pub(crate) speaker: Option<SpeakerRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) joint: Vec<SpeakerRow>,
    pub(crate) addressee: Option<SpeakerRow>,
    pub(crate) said_at: Option<MomentRow>,
    pub(crate) reported_by: Option<String>,
    pub(crate) status: &'static str,
    pub(crate) act: &'static str,
    pub(crate) issues: Vec<String>,
    pub(crate) stance: Option<i8>,
    pub(crate) target: Option<String>,
    pub(crate) commitment: Option<&'static str>,
    pub(crate) conditions: Vec<Vec<WireSpan>>,
    pub(crate) support: Option<&'static str>,
    pub(crate) factuality: Option<f32>,
    pub(crate) inner: Vec<StatementRow>,
}

#[derive(Debug, Serialize)]
pub(crate) struct SpeakerRow {
    pub(crate) name: String,
    pub(crate) actor: String,
    pub(crate) party: Option<String>,
    pub(crate) office: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct MomentRow {
    pub(crate) value: String,
    pub(crate) unit: &'static str,
}

#[derive(Debug, Serialize)]
pub(crate) struct NoteRow {
    kind: &'static str,
    text: String,
    at: Option<WireSpan>,
}

impl ExtractRow {
    pub(crate) fn of(record: &Record) -> ExtractRow {
        let document = &record.document;
        let meta = document.meta();
        let points = CodePoints::of(document.text());
        let annotations = &record.annotations;
        ExtractRow {
            id: meta.name.clone(),
            title: meta.title.clone(),
            published: meta.published.map(|p| p.to_string()),
            lang: meta.lang.code().to_owned(),
            text: document.text().to_owned(),
            attributions: annotations.statements.iter().map(|s| StatementRow::of(s, &points)).collect(),
            meetings: annotations.meetings.iter().map(|x| facts::meeting(x, &points)).collect(),
            pledges: annotations.pledges.iter().map(|x| facts::pledge(x, &points)).collect(),
            votes: annotations.votes.iter().map(|x| facts::vote(x, &points)).collect(),
            incidents: annotations.incidents.iter().map(|x| facts::incident(x, &points)).collect(),
            governance: annotations.governance.iter().map(|x| facts::governance(x, &points)).collect(),
            claims: annotations.claims.iter().map(|x| facts::claim(x, &points)).collect(),
            proposals: annotations.proposals.iter().map(|x| facts::proposal(x, &points)).collect(),
            quantities: annotations.quantities.iter().map(|x| facts::quantity(x, &points)).collect(),
            events: annotations.events.iter().map(|x| facts::event(x, &points)).collect(),
            actors: annotations.actors.iter().map(|x| facts::actor(x, &points)).collect(),
            notes: (annotations.notes.iter())
                .map(|n| NoteRow {
                    kind: n.kind.word(),
                    text: n.text.clone(),
                    at: n.at.map(|s| points.span(s)),
                })
                .collect(),
        }
    }
}

impl StatementRow {
    pub(crate) fn of(statement: &Statement, points: &CodePoints<'_>) -> StatementRow {
        let attribution = &statement.attribution;
        StatementRow {
            id: statement.id.to_string(),
            source: points.spans(&attribution.source),
            cue: points.spans(&attribution.cue),
            content: points.spans(&attribution.content),
            mode: attribution.mode.word(),
            speaker: statement.speaker.as_ref().map(SpeakerRow::of),
            joint: statement.joint.iter().map(SpeakerRow::of).collect(),
            addressee: statement.addressee.as_ref().map(SpeakerRow::of),
            said_at: statement.said_at.map(MomentRow::of),
            reported_by: statement.reported_by.clone(),
            status: statement.status.word(),
            act: statement.act.word(),
            issues: statement.issues.clone(),
            stance: statement.stance,
            target: statement.target.clone(),
            commitment: statement.commitment.map(verbale_model::Commitment::word),
            conditions: statement.conditions.iter().map(|c| points.spans(c)).collect(),
            support: statement.support.map(verbale_model::Support::word),
            factuality: statement.factuality.map(|tenths| f32::from(tenths) / 10.0),
            inner: statement.inner.iter().map(|s| StatementRow::of(s, points)).collect(),
        }
    }
}

impl SpeakerRow {
    fn of(speaker: &Speaker) -> SpeakerRow {
        SpeakerRow {
            name: speaker.name.clone(),
            actor: speaker.actor.clone(),
            party: speaker.party.clone(),
            office: speaker.office.clone(),
        }
    }
}

impl MomentRow {
    fn of(moment: Moment) -> MomentRow {
        MomentRow { value: moment.to_string(), unit: moment.unit().word() }
    }
}
