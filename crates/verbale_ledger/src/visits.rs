//! Visits to addresses: the last one of each.

use crate::error::Reason;
use rusqlite::{Connection, params};
use verbale_model::Visit;

pub(crate) fn record(c: &Connection, visits: &[Visit]) -> Result<(), Reason> {
    let mut put = c.prepare_cached(
        "INSERT INTO visit (address, etag, modified, mark) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (address) DO UPDATE SET etag = ?2, modified = ?3, mark = ?4",
    )?;
    for Visit { address, etag, modified, mark } in visits {
        put.execute(params![address, etag, modified, mark])?;
    }
    Ok(())
}

pub(crate) fn all(c: &Connection) -> Result<Vec<Visit>, Reason> {
    let mut statement = c.prepare("SELECT address, etag, modified, mark FROM visit ORDER BY address")?;
    let visits = statement.query_map([], |row| {
        Ok(Visit { address: row.get(0)?, etag: row.get(1)?, modified: row.get(2)?, mark: row.get(3)? })
    })?;
    Ok(visits.collect::<Result<_, _>>()?)
}
