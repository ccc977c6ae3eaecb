//! Prints of texts: the few runs of words by which a copy is found among all documents held.
//!
//! Of all runs of five words a text keeps those with the lowest hashes (a bottom-k sketch; Broder, "On the resemblance
//! and containment of documents", 1997), so two texts that share most of their runs share most of their prints.

use crate::documents;
use crate::error::Reason;
use rusqlite::{Connection, params};
use std::collections::BTreeMap;
use verbale_model::{Document, DocumentId};

/// Words in a run.
const RUN: usize = 5;

/// Prints kept of a document.
const KEPT: usize = 16;

/// Prints that two documents share before one is looked at: a text of a quarter of the other's length that stands in it
/// whole shares four of sixteen.
const SHARED: usize = 3;

/// Documents looked at for one print, the earliest: a copy goes back to what came first, and a phrase that stands in
/// every document tells nothing.
const LONGEST: i64 = 64;

/// The hashes of all runs of five words of a text, in rising order, each once. Case and what stands between words do not
/// count. The hashes are the same on every machine and in every version of a ledger.
pub fn runs(text: &str) -> Vec<u64> {
    let words: Vec<u64> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(word).collect();
    let mut runs: Vec<u64> = words.windows(RUN).map(|run| run.iter().fold(0, |h, w| mixed(h ^ *w))).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// FNV-1a over the lower-case letters.
fn word(word: &str) -> u64 {
    let letters = word.chars().flat_map(char::to_lowercase);
    letters.fold(0xcbf2_9ce4_8422_2325, |h, c| (h ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3))
}

/// The finishing step of `SplitMix64`.
fn mixed(x: u64) -> u64 {
    let x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// `SQLite` knows signed numbers only; the bits are the same.
fn signed(hash: u64) -> i64 {
    i64::from_ne_bytes(hash.to_ne_bytes())
}

pub(crate) fn record(c: &Connection, key: i64, text: &str) -> Result<(), rusqlite::Error> {
    let mut put = c.prepare_cached("INSERT INTO print (hash, document) VALUES (?1, ?2)")?;
    for hash in runs(text).into_iter().take(KEPT) {
        put.execute(params![signed(hash), key])?;
    }
    Ok(())
}

/// Makes the prints of all documents: for a ledger that was written before there were any.
pub(crate) fn renew(c: &Connection) -> Result<(), rusqlite::Error> {
    let mut texts = c.prepare("SELECT key, text FROM document ORDER BY key")?;
    let mut rows = texts.query([])?;
    while let Some(row) = rows.next()? {
        record(c, row.get(0)?, row.get_ref(1)?.as_str()?)?;
    }
    Ok(())
}

/// Documents added before this one that share prints with it, those that share most first, and the earlier of equals.
pub(crate) fn alike(c: &Connection, id: DocumentId, limit: usize) -> Result<Vec<Document>, Reason> {
    let (own, document) = documents::by_id(c, id)?;
    let mut shared: BTreeMap<i64, usize> = BTreeMap::new();
    let mut find = c.prepare_cached(
        "SELECT document FROM print WHERE hash = ?1 AND document < ?2 ORDER BY document LIMIT ?3",
    )?;
    for hash in runs(document.text()).into_iter().take(KEPT) {
        let mut rows = find.query(params![signed(hash), own, LONGEST])?;
        while let Some(row) = rows.next()? {
            *shared.entry(row.get(0)?).or_default() += 1;
        }
    }
    let mut most: Vec<(i64, usize)> = shared.into_iter().filter(|(_, n)| *n >= SHARED).collect();
    most.sort_unstable_by_key(|(key, n)| (std::cmp::Reverse(*n), *key));
    most.truncate(limit);
    let found: Result<Vec<Document>, _> =
        most.into_iter().map(|(key, _)| documents::by_key(c, key)).collect();
    Ok(found?)
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn runs_do_not_see_case_or_marks_and_never_change() {
        let plain = runs("the two sides met again today");
        assert_eq!(plain, runs("“The two sides,” met — AGAIN today."));
        assert_eq!(plain, [3_044_216_389_994_417_558, 18_311_480_623_100_390_048]);
        assert!(runs("only four words here").is_empty());
    }
}
