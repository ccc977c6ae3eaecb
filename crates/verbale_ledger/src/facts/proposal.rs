//! Numbered texts on the table, their revisions and changed clauses.

use super::{Fact, Fields, Unread, Value, list};
use serde::{Deserialize, Serialize};
use verbale_model::{Proposal, ProposalAnswer, ProposalStance, Spans};

/// An item of the column `stances`.
#[derive(Serialize, Deserialize)]
struct Stance {
    party: String,
    answer: String,
}

impl Fact for Proposal {
    const TABLE: &'static str = "proposal";
    const COLUMNS: &'static [&'static str] = &[
        "title",
        "written_by",
        "points",
        "revision_of_points",
        "clause",
        "clause_before",
        "clause_after",
        "stances",
    ];

    fn spans(&self) -> &Spans {
        &self.spans
    }

    fn values(&self) -> Vec<Value> {
        let stance = |s: &ProposalStance| Stance { party: s.party.clone(), answer: s.answer.word().into() };
        vec![
            self.title.clone().into(),
            self.by.clone().into(),
            self.points.into(),
            self.revision_of_points.into(),
            self.clause.clone().into(),
            self.from.clone().into(),
            self.to.clone().into(),
            list(&self.stances.iter().map(stance).collect::<Vec<_>>()),
        ]
    }

    fn read(fields: &Fields<'_, '_>, spans: Spans) -> Result<Proposal, Unread> {
        let stance = |s: Stance| match ProposalAnswer::from_word(&s.answer) {
            Some(answer) => Ok(ProposalStance { party: s.party, answer }),
            None => Err(fields.place.bad("stances", s.answer)),
        };
        Ok(Proposal {
            title: fields.get("title")?,
            by: fields.get("written_by")?,
            points: fields.get("points")?,
            revision_of_points: fields.get("revision_of_points")?,
            clause: fields.get("clause")?,
            from: fields.get("clause_before")?,
            to: fields.get("clause_after")?,
            stances: fields.list("stances")?.into_iter().map(stance).collect::<Result<_, _>>()?,
            spans,
        })
    }
}
