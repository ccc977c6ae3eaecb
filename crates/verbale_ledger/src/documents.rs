//! Documents: added once, never changed, found by id, words, address.

use crate::columns::{Place, Unread, moment, read_moment};
use crate::error::{Damage, Reason};
use crate::prints;
use crate::statements::match_all;
use rusqlite::{Connection, OptionalExtension, Row, params};
use verbale_model::{Document, DocumentId, DocumentMeta, Knowledge, Lang, Moment};

/// What adding a document did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Addition {
    /// It is new.
    Added {
        /// The text added last of the same address: this one is another version of it.
        earlier: Option<DocumentId>,
    },
    /// The same text at the same address was held already; nothing was added.
    AlreadyHeld,
}

/// Which documents to list.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DocumentQuery {
    /// Words that all occur in text or title; words between quotation marks side by side.
    pub words: Option<String>,
    /// Only those held and published by then.
    pub knowledge: Knowledge,
    /// At most so many.
    pub limit: Option<usize>,
}

/// A document without its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// Its identity.
    pub id: DocumentId,
    /// What is known of it.
    pub meta: DocumentMeta,
    /// Length of its text.
    pub bytes: u64,
    /// The engine whose annotations are held.
    pub engine: Option<String>,
}

/// One of the texts of an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// Counted from 1.
    pub number: u32,
    /// The document.
    pub document: DocumentId,
    /// The text before it.
    pub earlier: Option<DocumentId>,
    /// When it was captured.
    pub captured: Option<Moment>,
}

pub(crate) fn add(c: &Connection, document: &Document) -> Result<Addition, Reason> {
    let id = document.id().to_string();
    let meta = document.meta();
    let held = "SELECT key, text = ?2 AND coalesce(url, '') = ?3 FROM document WHERE id = ?1";
    let held: Option<(i64, bool)> = c
        .prepare_cached(held)?
        .query_row(params![id, document.text(), meta.url.as_deref().unwrap_or("")], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    match held {
        Some((_, true)) => return Ok(Addition::AlreadyHeld),
        Some((key, false)) => return Err(Damage::DocumentHash { key, id }.into()),
        None => {}
    }
    let earlier = "SELECT id FROM document WHERE url = ?1 ORDER BY key DESC LIMIT 1";
    let earlier: Option<String> =
        c.prepare_cached(earlier)?.query_row([&meta.url], |row| row.get(0)).optional()?;
    let insert = "INSERT INTO document (id, text, url, outlet, title, published, published_unit, captured,
                    captured_unit, lang, party, \"full\", name)
                  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    let (published, published_unit) = moment(meta.published);
    let (captured, captured_unit) = moment(meta.captured);
    let key = c.prepare_cached(insert)?.insert(params![
        id,
        document.text(),
        meta.url,
        meta.outlet,
        meta.title,
        published,
        published_unit,
        captured,
        captured_unit,
        meta.lang.code(),
        meta.party,
        meta.full,
        meta.name
    ])?;
    c.prepare_cached("INSERT INTO document_search (rowid, title, text) VALUES (?1, ?2, ?3)")?
        .execute(params![key, meta.title, document.text()])?;
    prints::record(c, key, document.text())?;
    let earlier = earlier.map(|id| read_id(key, &id)).transpose()?;
    Ok(Addition::Added { earlier })
}

/// The columns that [`read_meta`] reads.
pub(crate) const META: &str =
    "d.key, d.id, d.url, d.outlet, d.title, d.published, d.published_unit, d.captured,
     d.captured_unit, d.lang, d.party, d.\"full\", d.name";

/// What is known of the document in a row that has the columns of [`META`].
pub(crate) fn read_meta(row: &Row<'_>) -> Result<DocumentMeta, Unread> {
    let key: i64 = row.get("key")?;
    let place = Place { table: "document", row: &key };
    Ok(DocumentMeta {
        name: row.get("name")?,
        url: row.get("url")?,
        outlet: row.get("outlet")?,
        title: row.get("title")?,
        published: read_moment(row, ["published", "published_unit"], &place)?,
        captured: read_moment(row, ["captured", "captured_unit"], &place)?,
        lang: Lang::parse(&row.get::<_, String>("lang")?),
        party: row.get("party")?,
        full: row.get("full")?,
    })
}

pub(crate) fn read_id(key: i64, id: &str) -> Result<DocumentId, Damage> {
    let place = Place { table: "document", row: &key };
    id.parse().map_err(|()| place.bad("id", id))
}

/// What is known of the document of a row besides its text.
pub(crate) fn meta_of(c: &Connection, key: i64) -> Result<DocumentMeta, Unread> {
    let mut statement = c.prepare_cached(&format!("SELECT {META} FROM document AS d WHERE d.key = ?1"))?;
    let mut rows = statement.query([key])?;
    read_meta(rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?)
}

/// The document of a row, refused unless it hashes to its id.
pub(crate) fn by_key(c: &Connection, key: i64) -> Result<Document, Unread> {
    let sql = format!("SELECT {META}, d.text FROM document AS d WHERE d.key = ?1");
    let mut statement = c.prepare_cached(&sql)?;
    let mut rows = statement.query([key])?;
    let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let id: String = row.get("id")?;
    let text: String = row.get("text")?;
    match Document::new(text, read_meta(row)?) {
        Some(document) if document.id().to_string() == id => Ok(document),
        _ => Err(Damage::DocumentHash { key, id }.into()),
    }
}

pub(crate) fn by_id(c: &Connection, id: DocumentId) -> Result<(i64, Document), Reason> {
    let key = key_of_document(c, id)?;
    Ok((key, by_key(c, key)?))
}

/// The row of a document that is held.
pub(crate) fn key_of_document(c: &Connection, id: DocumentId) -> Result<i64, Reason> {
    let id = id.to_string();
    c.prepare_cached("SELECT key FROM document WHERE id = ?1")?
        .query_row([&id], |row| row.get(0))
        .optional()?
        .ok_or(Reason::NoSuch { what: "document", id })
}

pub(crate) fn by_prefix(c: &Connection, id: &str) -> Result<Document, Reason> {
    let key = key_of(c, "document", id)?;
    Ok(by_key(c, key)?)
}

/// The row of the only id in a table that begins with `id`.
pub(crate) fn key_of(c: &Connection, table: &'static str, id: &str) -> Result<i64, Reason> {
    let shown = || id.chars().take(60).collect();
    let plain = id.starts_with(&table[..1]) && id.bytes().all(|b| b.is_ascii_alphanumeric());
    if !plain {
        return Err(Reason::NoSuch { what: table, id: shown() });
    }
    // Every digit of an id comes before '~'.
    let sql = format!("SELECT key, id FROM {table} WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT 4");
    let fit: Vec<(i64, String)> = (c.prepare_cached(&sql)?)
        .query_map([id.to_ascii_lowercase()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    match fit.as_slice() {
        [] => Err(Reason::NoSuch { what: table, id: shown() }),
        [(key, _)] => Ok(*key),
        _ => {
            let candidates = fit.into_iter().map(|(_, id)| id).collect();
            Err(Reason::Ambiguous { what: table, id: shown(), candidates })
        }
    }
}

pub(crate) fn list(c: &Connection, query: &DocumentQuery) -> Result<Vec<Listed>, Reason> {
    let words = query.words.as_deref().map(match_all);
    if words.as_deref() == Some("") {
        return Ok(Vec::new());
    }
    let from = match words {
        Some(_) => {
            "document_search AS w JOIN document AS d ON d.key = w.rowid WHERE w.document_search MATCH ?1"
        }
        None => "document AS d WHERE ?1 IS NULL",
    };
    let order = if words.is_some() { "w.rowid" } else { "d.key" };
    let sql = format!(
        "SELECT {META}, octet_length(d.text) AS bytes,
                (SELECT engine FROM annotated WHERE document = d.key) AS engine
         FROM {from} ORDER BY {order} DESC"
    );
    let mut statement = c.prepare_cached(&sql)?;
    let mut rows = statement.query([words])?;
    let mut out = Vec::new();
    while query.limit.is_none_or(|limit| out.len() < limit) {
        let Some(row) = rows.next()? else { break };
        let meta = read_meta(row)?;
        if query.knowledge.admits_meta(&meta) {
            let id = read_id(row.get("key")?, &row.get::<_, String>("id")?)?;
            out.push(Listed { id, meta, bytes: row.get("bytes")?, engine: row.get("engine")? });
        }
    }
    Ok(out)
}

pub(crate) fn versions(c: &Connection, url: &str) -> Result<Vec<Version>, Reason> {
    let sql = "SELECT v.number, v.document, v.earlier, d.key, d.captured, d.captured_unit
               FROM version AS v JOIN document AS d ON d.id = v.document WHERE v.url = ?1 ORDER BY v.number";
    let mut statement = c.prepare_cached(sql)?;
    let mut rows = statement.query([url])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let key: i64 = row.get("key")?;
        let place = Place { table: "document", row: &key };
        out.push(Version {
            number: row.get("number")?,
            document: read_id(key, &row.get::<_, String>("document")?)?,
            earlier: (row.get::<_, Option<String>>("earlier")?).map(|id| read_id(key, &id)).transpose()?,
            captured: read_moment(row, ["captured", "captured_unit"], &place)?,
        });
    }
    Ok(out)
}
