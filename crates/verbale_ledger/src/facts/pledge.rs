//! Money promised, earmarked or paid.

use super::{Fact, Fields, Unread, Value, list, word};
use verbale_model::{Pledge, PledgeStage, Spans};

impl Fact for Pledge {
    const TABLE: &'static str = "pledge";
    const COLUMNS: &'static [&'static str] = &[
        "donors",
        "recipient",
        "amount",
        "amount_low",
        "amount_high",
        "currency",
        "programme",
        "stage",
        "combined",
    ];

    fn spans(&self) -> &Spans {
        &self.spans
    }

    fn values(&self) -> Vec<Value> {
        vec![
            list(&self.donors),
            self.recipient.clone().into(),
            self.amount.into(),
            self.amount_low.into(),
            self.amount_high.into(),
            self.currency.clone().into(),
            self.programme.clone().into(),
            word(self.stage.word()),
            self.combined.into(),
        ]
    }

    fn read(fields: &Fields<'_, '_>, spans: Spans) -> Result<Pledge, Unread> {
        Ok(Pledge {
            donors: fields.list("donors")?,
            recipient: fields.get("recipient")?,
            amount: fields.get("amount")?,
            amount_low: fields.get("amount_low")?,
            amount_high: fields.get("amount_high")?,
            currency: fields.get("currency")?,
            programme: fields.get("programme")?,
            stage: fields.word("stage", PledgeStage::from_word)?,
            combined: fields.get("combined")?,
            spans,
        })
    }
}
