//! Votes of bodies that decide.

use super::{Fact, Fields, Unread, Value, list, word};
use verbale_model::{Spans, Vote, VoteOutcome};

impl Fact for Vote {
    const TABLE: &'static str = "vote";
    const COLUMNS: &'static [&'static str] = &[
        "body",
        "date",
        "motion",
        "in_favour",
        "against",
        "abstain",
        "absent",
        "outcome",
        "named_for",
        "named_against",
        "named_abstain",
    ];

    fn spans(&self) -> &Spans {
        &self.spans
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.body.clone().into(),
            self.date.clone().into(),
            self.motion.clone().into(),
            self.in_favour.into(),
            self.against.into(),
            self.abstain.into(),
            self.absent.into(),
            self.outcome.map(|o| word(o.word())).into(),
            list(&self.named_for),
            list(&self.named_against),
            list(&self.named_abstain),
        ]
    }

    fn read(fields: &Fields<'_, '_>, spans: Spans) -> Result<Vote, Unread> {
        Ok(Vote {
            body: fields.get("body")?,
            date: fields.get("date")?,
            motion: fields.get("motion")?,
            in_favour: fields.get("in_favour")?,
            against: fields.get("against")?,
            abstain: fields.get("abstain")?,
            absent: fields.get("absent")?,
            outcome: fields.optional_word("outcome", VoteOutcome::from_word)?,
            named_for: fields.list("named_for")?,
            named_against: fields.list("named_against")?,
            named_abstain: fields.list("named_abstain")?,
            spans,
        })
    }
}
