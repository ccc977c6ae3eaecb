//! What can go wrong with a ledger, in the words a reader needs to mend it.

use rusqlite::ErrorCode;
use std::path::PathBuf;
use verbale_model::{DocumentId, EvidenceError};

/// A ledger that could not do what was asked.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", path.display())]
pub struct LedgerError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    #[source]
    pub reason: Reason,
}

/// Why a ledger could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// Another process holds the write lock.
    #[error("locked by another process")]
    Locked,
    /// The file or its folder may not be written.
    #[error("the file or its folder is read-only")]
    ReadOnly,
    /// No room left.
    #[error("the disk is full")]
    Full,
    /// A text of about a gigabyte.
    #[error("the text is longer than a row can hold")]
    TooLong,
    /// There is no such file or folder, or it may not be opened.
    #[error("cannot be opened (no such folder, not a file, or no permission)")]
    CannotOpen,
    /// Not a database at all.
    #[error("not a database")]
    NotADatabase,
    /// A database of some other program.
    #[error("a database, but not a ledger of this program")]
    NotALedger,
    /// Made by a later version of the program.
    #[error("made by a newer version (its schema is {found}, this program reads up to {supported})")]
    Newer {
        /// Schema of the file.
        found: i64,
        /// Schema of the program.
        supported: i64,
    },
    /// Opened for reading, but its schema is older and cannot be brought up to date without writing.
    #[error(
        "made by an older version (its schema is {found}, this program's {supported}); open it once for writing"
    )]
    Older {
        /// Schema of the file.
        found: i64,
        /// Schema of the program.
        supported: i64,
    },
    /// No document or statement has this id or prefix.
    #[error("no {what} {id:?}")]
    NoSuch {
        /// `document` or `statement`.
        what: &'static str,
        /// As asked.
        id: String,
    },
    /// More than one id starts so.
    #[error("{id:?} is the beginning of {} ids of {what}s and more: {}", candidates.len(), candidates.join(", "))]
    Ambiguous {
        /// `document` or `statement`.
        what: &'static str,
        /// As asked.
        id: String,
        /// Some that fit.
        candidates: Vec<String>,
    },
    /// Annotations that may not be recorded.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// What is stored is not what was recorded.
    #[error(transparent)]
    Damaged(#[from] Damage),
    /// What was written could not be passed on.
    #[error("the output cannot be written: {0}")]
    Output(#[from] std::io::Error),
    /// Anything else the database says.
    #[error("{0}")]
    Database(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for Reason {
    fn from(error: rusqlite::Error) -> Reason {
        let damaged = |message: String| Reason::Damaged(Damage::Structure { message });
        match &error {
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Reason::Locked,
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Reason::ReadOnly,
                ErrorCode::DiskFull => Reason::Full,
                ErrorCode::TooBig => Reason::TooLong,
                ErrorCode::CannotOpen => Reason::CannotOpen,
                ErrorCode::NotADatabase => Reason::NotADatabase,
                ErrorCode::DatabaseCorrupt => damaged(error.to_string()),
                _ => Reason::Database(error),
            },
            // A column that does not hold what the schema says was not written by this program.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..)
            | rusqlite::Error::InvalidColumnType(..) => damaged(error.to_string()),
            _ => Reason::Database(error),
        }
    }
}

/// Why annotations may not be recorded: they would not stand up to the check on loading.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    /// A fact without words, or with words that are not in the text.
    #[error("{kind} {place} of document {document}: {error}")]
    Words {
        /// The document.
        document: DocumentId,
        /// Which kind of fact.
        kind: &'static str,
        /// Which one, from 0.
        place: usize,
        /// What is wrong.
        error: EvidenceError,
    },
    /// A statement's id is not the hash of its document and spans.
    #[error("statement {place} of document {document} has an id that is not its own")]
    OtherId {
        /// The document.
        document: DocumentId,
        /// Which one, from 0.
        place: usize,
    },
    /// Two statements of one document have the same source, cue and content.
    #[error("statement {place} of document {document} repeats an earlier one")]
    Twice {
        /// The document.
        document: DocumentId,
        /// Which one, from 0.
        place: usize,
    },
    /// A sum, bound or length is infinite or no number.
    #[error("{kind} {place} of document {document} has a value that is no number")]
    NoNumber {
        /// The document.
        document: DocumentId,
        /// Which kind of fact.
        kind: &'static str,
        /// Which one, from 0.
        place: usize,
    },
}

/// Something stored that is not as it was recorded.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Damage {
    /// The database's own structure is broken.
    #[error("the file is damaged: {message}")]
    Structure {
        /// The database's words.
        message: String,
    },
    /// A document's text or address is not what its id is the hash of.
    #[error("document {id} (row {key}) does not hash to its id: text or address was altered")]
    DocumentHash {
        /// Its row.
        key: i64,
        /// The id stored.
        id: String,
    },
    /// A statement's id is not the hash of its document and spans.
    #[error("statement {id} (row {key}) does not hash to its id")]
    StatementHash {
        /// Its row.
        key: i64,
        /// The id stored.
        id: String,
    },
    /// Words stored with a fact are not those at its place.
    #[error("{table} {row}, {column}: {error}")]
    Words {
        /// The table.
        table: &'static str,
        /// The row.
        row: String,
        /// The column.
        column: &'static str,
        /// What is wrong.
        error: EvidenceError,
    },
    /// A value that the column cannot have.
    #[error("{table} {row}, {column}: {value:?} is not a value it can have")]
    Value {
        /// The table.
        table: &'static str,
        /// The row.
        row: String,
        /// The column.
        column: &'static str,
        /// What stands there.
        value: String,
    },
    /// A row with a value of another type or out of range.
    #[error("{table} {row}: {message}")]
    Row {
        /// The table.
        table: &'static str,
        /// The row.
        row: String,
        /// The database's words.
        message: String,
    },
    /// A row that belongs to a document that is not there.
    #[error("{table} row {row} belongs to {parent} row {missing}, which does not exist")]
    Orphan {
        /// The table.
        table: String,
        /// The row, where it has a number.
        row: i64,
        /// The table it refers to.
        parent: String,
        /// The row it refers to.
        missing: i64,
    },
    /// A full-text index does not fit its table.
    #[error("the full-text index {index} does not fit its table: {message}")]
    SearchIndex {
        /// The index.
        index: &'static str,
        /// The database's words.
        message: String,
    },
    /// A table, index or trigger of the schema is missing or altered.
    #[error("the schema's {kind} {name} is missing or altered")]
    Schema {
        /// `table`, `index`, `trigger` or `view`.
        kind: String,
        /// Its name.
        name: String,
    },
}
