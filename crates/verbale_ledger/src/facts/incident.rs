//! Things that happened at a place, as each side tells them.

use super::{Fact, Fields, Unread, Value, list, word};
use verbale_model::{Incident, IncidentKind, Spans};

impl Fact for Incident {
    const TABLE: &'static str = "incident";
    const COLUMNS: &'static [&'static str] = &[
        "what",
        "place",
        "distance",
        "date",
        "done_by",
        "done_by_claimed",
        "denied_by",
        "killed",
        "injured",
        "casualties_by",
    ];

    fn spans(&self) -> &Spans {
        &self.spans
    }

    fn values(&self) -> Vec<Value> {
        vec![
            word(self.what.word()),
            self.place.clone().into(),
            self.offset.clone().into(),
            self.date.clone().into(),
            self.by.clone().into(),
            self.by_claimed.into(),
            list(&self.denied_by),
            self.killed.into(),
            self.injured.into(),
            self.casualties_by.clone().into(),
        ]
    }

    fn read(fields: &Fields<'_, '_>, spans: Spans) -> Result<Incident, Unread> {
        Ok(Incident {
            what: fields.word("what", IncidentKind::from_word)?,
            place: fields.get("place")?,
            offset: fields.get("distance")?,
            date: fields.get("date")?,
            by: fields.get("done_by")?,
            by_claimed: fields.get("done_by_claimed")?,
            denied_by: fields.list("denied_by")?,
            killed: fields.get("killed")?,
            injured: fields.get("injured")?,
            casualties_by: fields.get("casualties_by")?,
            spans,
        })
    }
}
