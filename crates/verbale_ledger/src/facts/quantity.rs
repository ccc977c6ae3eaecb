//! Dates, sums, counts, shares, distances, durations, as stated.

use super::{Fact, Fields, Unread, Value, word};
use verbale_model::{Comparator, Quantity, QuantityKind, Spans};

impl Fact for Quantity {
    const TABLE: &'static str = "quantity";
    const COLUMNS: &'static [&'static str] =
        &["kind", "value", "low", "high", "unit", "currency", "approximate", "comparator"];

    fn spans(&self) -> &Spans {
        &self.spans
    }

    fn values(&self) -> Vec<Value> {
        vec![
            word(self.kind.word()),
            self.value.clone().into(),
            self.low.into(),
            self.high.into(),
            self.unit.clone().into(),
            self.currency.clone().into(),
            self.approximate.into(),
            word(self.comparator.word()),
        ]
    }

    fn read(fields: &Fields<'_, '_>, spans: Spans) -> Result<Quantity, Unread> {
        Ok(Quantity {
            kind: fields.word("kind", QuantityKind::from_word)?,
            value: fields.get("value")?,
            low: fields.get("low")?,
            high: fields.get("high")?,
            unit: fields.get("unit")?,
            currency: fields.get("currency")?,
            approximate: fields.get("approximate")?,
            comparator: fields.word("comparator", Comparator::from_word)?,
            spans,
        })
    }
}
