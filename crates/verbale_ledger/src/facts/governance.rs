//! Who comes into and leaves office, and what the law does to them.

use super::{Fact, Fields, Unread, Value, word};
use verbale_model::{GovernanceEvent, GovernanceKind, GovernanceStatus, Spans};

impl Fact for GovernanceEvent {
    const TABLE: &'static str = "governance";
    const COLUMNS: &'static [&'static str] = &["what", "person", "office", "date", "status"];

    fn spans(&self) -> &Spans {
        &self.spans
    }

    fn values(&self) -> Vec<Value> {
        vec![
            word(self.what.word()),
            self.person.clone().into(),
            self.office.clone().into(),
            self.date.clone().into(),
            word(self.status.word()),
        ]
    }

    fn read(fields: &Fields<'_, '_>, spans: Spans) -> Result<GovernanceEvent, Unread> {
        Ok(GovernanceEvent {
            what: fields.word("what", GovernanceKind::from_word)?,
            person: fields.get("person")?,
            office: fields.get("office")?,
            date: fields.get("date")?,
            status: fields.word("status", GovernanceStatus::from_word)?,
            spans,
        })
    }
}
