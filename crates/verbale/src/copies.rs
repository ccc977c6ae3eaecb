//! Whether a text just added repeats one that was held before: found by its rarest words in the ledger's index.

use crate::error::CommandError;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use verbale_ledger::{DocumentQuery, Ledger};
use verbale_model::{Document, DocumentId};

/// Words of a phrase that is looked up.
const PHRASE: usize = 7;

/// Phrases that are looked up: a copy with a word changed here and there still has one of them.
const PHRASES: usize = 3;

/// Most documents that are compared for a phrase.
const COMPARED: usize = 6;

/// Words in a shingle.
const SHINGLE: usize = 5;

/// Share of a document's shingles that another must hold for it to be a copy: that of `verbale origins`.
const SHARE: f32 = 0.85;

/// Whether another document of the ledger, of another address and none of those `not_yet` reached, holds nearly all of this
/// one's words in their order.
pub(crate) fn is_copy(
    ledger: &Ledger,
    document: &Document,
    not_yet: &BTreeSet<DocumentId>,
) -> Result<bool, CommandError> {
    let words = words(document.text());
    let own = shingles(&words);
    if own.len() < PHRASE {
        return Ok(false);
    }
    let mut compared = BTreeSet::from([document.id()]);
    for phrase in phrases(&words) {
        let query = DocumentQuery {
            words: Some(format!("\"{}\"", phrase.join(" "))),
            limit: Some(COMPARED),
            ..DocumentQuery::default()
        };
        for listed in ledger.documents(&query)? {
            let same_address = listed.meta.url.is_some() && listed.meta.url == document.meta().url;
            if same_address || not_yet.contains(&listed.id) || !compared.insert(listed.id) {
                continue;
            }
            let other = ledger.document(&listed.id.to_string())?;
            let held = shingles(&self::words(other.text()));
            let shared = own.intersection(&held).count();
            if shared as f32 >= SHARE * own.len() as f32 {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Words as the index knows them: letters and digits.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect()
}

/// In each part of the text the phrase with most letters: long words are rare ones.
fn phrases<'w, 't>(words: &'w [&'t str]) -> impl Iterator<Item = &'w [&'t str]> {
    let letters = |phrase: &&[&str]| phrase.iter().map(|w| w.len()).sum::<usize>();
    let part = words.len().div_ceil(PHRASES).max(PHRASE);
    words.chunks(part).filter_map(move |part| part.windows(PHRASE).max_by_key(letters))
}

fn shingles(words: &[&str]) -> BTreeSet<u64> {
    let hash = |shingle: &[&str]| {
        let mut hasher = DefaultHasher::new();
        for word in shingle {
            word.to_lowercase().hash(&mut hasher);
        }
        hasher.finish()
    };
    words.windows(SHINGLE).map(hash).collect()
}
