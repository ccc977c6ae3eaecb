//! Meetings as texts tell them.

use super::{Fact, Fields, Unread, Value, list, word};
use verbale_model::{MeetingFact, MeetingKind, MeetingStatus, Spans};

impl Fact for MeetingFact {
    const TABLE: &'static str = "meeting";
    const COLUMNS: &'static [&'static str] =
        &["what", "date", "place", "participants", "duration_hours", "status"];

    fn spans(&self) -> &Spans {
        &self.spans
    }

    fn values(&self) -> Vec<Value> {
        vec![
            word(self.what.word()),
            self.date.clone().into(),
            self.place.clone().into(),
            list(&self.participants),
            self.duration_hours.into(),
            word(self.status.word()),
        ]
    }

    fn read(fields: &Fields<'_, '_>, spans: Spans) -> Result<MeetingFact, Unread> {
        Ok(MeetingFact {
            what: fields.word("what", MeetingKind::from_word)?,
            date: fields.get("date")?,
            place: fields.get("place")?,
            participants: fields.list("participants")?,
            duration_hours: fields.get("duration_hours")?,
            status: fields.word("status", MeetingStatus::from_word)?,
            spans,
        })
    }
}
