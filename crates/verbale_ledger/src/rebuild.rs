//! Making derived state: documents in batches of bounded size, annotated on all cores, recorded in a fixed order.
//!
//! Two batches are in memory at a time.

use crate::documents::{by_key, key_of_document};
use crate::error::{LedgerError, Reason, Refusal};
use crate::record::record;
use crate::{Durability, Ledger};
use rayon::prelude::*;
use rusqlite::Connection;
use verbale_model::{Annotations, Document};

/// A batch ends with the document that reaches one of these.
const BATCH_DOCUMENTS: usize = 256;
const BATCH_BYTES: usize = 16 << 20;

/// How far annotation has come.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// Documents annotated and recorded.
    pub annotated: u64,
    /// Documents there were to annotate.
    pub total: u64,
    /// What could not be recorded; those documents stay without annotations.
    pub refused: Vec<Refusal>,
}

/// Documents without annotations of this engine.
pub(crate) fn pending(c: &Connection, engine: &str) -> Result<u64, Reason> {
    let sql = "SELECT (SELECT count(*) FROM document) - (SELECT count(*) FROM annotated WHERE engine = ?1)";
    Ok(c.prepare_cached(sql)?.query_row([engine], |row| row.get(0))?)
}

/// Documents with their rows.
type Batch = Vec<(i64, Document)>;

pub(crate) fn annotate_pending(
    ledger: &mut Ledger,
    engine: &str,
    annotate: &(impl Fn(&Document) -> Annotations + Sync),
    mut on_batch: impl FnMut(&Progress),
) -> Result<Progress, LedgerError> {
    let total = ledger.pending(engine)?;
    let mut progress = Progress { total, ..Progress::default() };
    let mut after = 0;
    let mut waiting: Option<(Batch, Vec<Annotations>)> = None;
    loop {
        let batch = ledger.named(next_batch(&ledger.connection, engine, after))?;
        after = batch.last().map_or(after, |(key, _)| *key);
        // One batch is recorded while the next is annotated.
        let done = waiting.take();
        let (recorded, found) = rayon::join(
            || {
                done.map(|(batch, found): (Batch, Vec<Annotations>)| {
                    let recorded = batch.iter().map(|(key, document)| (Some(*key), document)).zip(&found);
                    record_all(ledger, engine, recorded.map(|((key, d), a)| (key, d, a)))
                })
            },
            || batch.par_iter().map(|(_, document)| annotate(document)).collect(),
        );
        if let Some(recorded) = recorded {
            let (annotated, refused) = recorded?;
            progress.annotated += annotated;
            progress.refused.extend(refused);
            on_batch(&progress);
        }
        if batch.is_empty() {
            return Ok(progress);
        }
        waiting = Some((batch, found));
    }
}

/// Records documents in one transaction; tells how many were, and why the others were not. A document's row is looked up
/// where it is not known.
pub(crate) fn record_all<'a>(
    ledger: &mut Ledger,
    engine: &str,
    batch: impl Iterator<Item = (Option<i64>, &'a Document, &'a Annotations)>,
) -> Result<(u64, Vec<Refusal>), LedgerError> {
    ledger.write(Durability::Order, |c| {
        let (mut recorded, mut refused) = (0, Vec::new());
        for (key, document, annotations) in batch {
            let key = key.map_or_else(|| key_of_document(c, document.id()), Ok)?;
            match record(c, key, document, annotations, engine) {
                Err(Reason::Refused(refusal)) => refused.push(refusal),
                other => {
                    other?;
                    recorded += 1;
                }
            }
        }
        Ok((recorded, refused))
    })
}

/// The next documents, in the order they were added, that have no annotations of this engine.
fn next_batch(c: &Connection, engine: &str, after: i64) -> Result<Batch, Reason> {
    let sql = "SELECT key FROM document AS d WHERE key > ?2
               AND NOT EXISTS (SELECT 1 FROM annotated AS a WHERE a.document = d.key AND a.engine = ?1) ORDER BY key";
    let mut statement = c.prepare_cached(sql)?;
    let mut rows = statement.query(rusqlite::params![engine, after])?;
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_DOCUMENTS && bytes < BATCH_BYTES {
        let Some(row) = rows.next()? else { break };
        let key = row.get(0)?;
        let document = by_key(c, key)?;
        bytes += document.text().len();
        batch.push((key, document));
    }
    Ok(batch)
}
