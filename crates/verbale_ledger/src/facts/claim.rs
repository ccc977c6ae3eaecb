//! Checkable propositions and who stands by them.

use super::{Fact, Fields, Unread, Value, list};
use verbale_model::{Claim, Spans};

impl Fact for Claim {
    const TABLE: &'static str = "claim";
    const COLUMNS: &'static [&'static str] =
        &["proposition", "asserted_by", "denied_by", "confirmed_by", "unverified"];

    fn spans(&self) -> &Spans {
        &self.spans
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.proposition.clone().into(),
            list(&self.asserted_by),
            list(&self.denied_by),
            list(&self.confirmed_by),
            self.unverified.into(),
        ]
    }

    fn read(fields: &Fields<'_, '_>, spans: Spans) -> Result<Claim, Unread> {
        Ok(Claim {
            proposition: fields.get("proposition")?,
            asserted_by: fields.list("asserted_by")?,
            denied_by: fields.list("denied_by")?,
            confirmed_by: fields.list("confirmed_by")?,
            unverified: fields.get("unverified")?,
            spans,
        })
    }
}
