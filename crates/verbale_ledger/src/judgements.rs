//! What people decided: added, never changed, kept apart from all that is derived.

use crate::columns::{Place, moment, read_moment, read_spans, spans};
use crate::documents::{by_id, by_key};
use crate::error::Reason;
use rusqlite::{Connection, params};
use verbale_model::{Evidence, Judgement, Verdict};

pub(crate) fn add(c: &Connection, judgement: &Judgement) -> Result<bool, Reason> {
    let (key, document) = by_id(c, judgement.evidence.document())?;
    let evidence = &judgement.evidence;
    let place = Place { table: "judgement", row: &"(new)" };
    Evidence::restore(&document, evidence.document(), evidence.spans().clone(), evidence.quote())
        .map_err(|e| place.words("quote", e))?;
    let (made, made_unit) = moment(Some(judgement.made));
    let sql = "INSERT INTO judgement (document, quote, quote_at, verdict, note, made, made_unit)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
               ON CONFLICT (document, quote_at, verdict, note, made, made_unit) DO NOTHING";
    let added = c.prepare_cached(sql)?.execute(params![
        key,
        evidence.quote(),
        spans(evidence.spans()),
        judgement.verdict.word(),
        judgement.note,
        made,
        made_unit
    ])?;
    Ok(added > 0)
}

pub(crate) fn all(c: &Connection) -> Result<Vec<Judgement>, Reason> {
    let mut statement = c.prepare_cached("SELECT * FROM judgement ORDER BY key")?;
    let mut rows = statement.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let key: i64 = row.get("key")?;
        let place = Place { table: "judgement", row: &key };
        let document = by_key(c, row.get("document")?)?;
        let at: String = row.get("quote_at")?;
        let spans = read_spans(&at).ok_or_else(|| place.bad("quote_at", at))?;
        let quote: String = row.get("quote")?;
        let evidence = Evidence::restore(&document, document.id(), spans, &quote);
        out.push(Judgement {
            evidence: evidence.map_err(|e| place.words("quote", e))?,
            verdict: place.word(row, "verdict", Verdict::from_word)?,
            note: row.get("note")?,
            made: read_moment(row, ["made", "made_unit"], &place)?
                .ok_or_else(|| place.bad("made", "NULL"))?,
        });
    }
    Ok(out)
}
