//! Whether a text just added repeats one that was held before.

use crate::error::CommandError;
use verbale_ledger::{Ledger, runs};
use verbale_model::Document;

/// Most documents that are compared.
const COMPARED: usize = 6;

/// Fewest runs of words by which a text can be told to be a copy.
const FEWEST: usize = 7;

/// Share of a document's runs that another must hold for it to be a copy: that of `verbale origins`.
const SHARE: f32 = 0.85;

/// Whether a document added earlier, of another address, holds nearly all of this one's words in their order.
pub(crate) fn is_copy(ledger: &Ledger, document: &Document) -> Result<bool, CommandError> {
    let own = runs(document.text());
    if own.len() < FEWEST {
        return Ok(false);
    }
    for other in ledger.alike(document.id(), COMPARED)? {
        let url = &document.meta().url;
        let same_address = url.is_some() && *url == other.meta().url;
        if !same_address && shared(&own, &runs(other.text())) as f32 >= SHARE * own.len() as f32 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How many numbers two rising lists have in common.
fn shared(a: &[u64], b: &[u64]) -> usize {
    let mut b = b.iter().peekable();
    a.iter()
        .filter(|own| {
            while b.next_if(|other| other < own).is_some() {}
            b.peek() == Some(own)
        })
        .count()
}
