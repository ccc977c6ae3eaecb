//! Dates, sums, counts, shares, distances and durations.

use crate::Text;
use verbale_model::{Document, Quantity};

/// The quantities of a text, in text order.
pub(crate) fn quantities(_document: &Document, _text: &Text<'_>) -> Vec<Quantity> {
    Vec::new()
}
