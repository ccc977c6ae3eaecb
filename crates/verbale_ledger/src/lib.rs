//! The ledger: documents, what annotation made of them, and what people decided, in one SQLite file.
//!
//! **Ground** state is the tables `document` and `judgement`. Rows are only ever added; triggers refuse everything
//! else. What [`Ledger::add_batch`] or [`Ledger::judge`] returned for is on the disk (WAL, `synchronous = FULL`).
//! **Derived** state is every other table but `visit` and `print`. [`Ledger::rebuild`] drops it and makes it again, and
//! [`Ledger::export`] of the result has the same bytes.
//!
//! | table or view | a row is |
//! |---|---|
//! | `document` | one text as retrieved, with its outlet, address and dates |
//! | `judgement` | a person's decision about some words |
//! | `visit` | what a site told of an address at the last reading |
//! | `print` | one of the few runs of words by which copies of a document are found |
//! | `annotated` | the engine whose annotations of a document are held |
//! | `sentence`, `statement`, `note` | what annotation found, in order, with the words and their place |
//! | `quantity`, `meeting`, `pledge`, `vote`, `incident`, `governance`, `claim`, `proposal`, `event`, `actor` | facts stated, likewise |
//! | `statement_search`, `document_search` | full-text indexes |
//! | `version` (view) | a text of an address, its number and the earlier text |
//! | `statement_issue`, `statement_span`, `statement_condition` (views) | the lists of a statement, row by row |
//!
//! Every place is in bytes of the document's text. Every quote is compared with the text again when it is loaded.
//!
//! **Invariant:** nothing here decides what words mean; annotation comes in as a function.
//! **Invariant:** what is known by when is decided by [`Knowledge`](verbale_model::Knowledge) alone; SQL only narrows.

mod clock;
mod columns;
mod documents;
mod error;
mod export;
mod facts;
mod judgements;
mod load;
mod marks;
mod prints;
mod rebuild;
mod record;
mod schema;
mod statements;
mod stats;
mod verify;
mod visits;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use verbale_model::{Annotations, Document, DocumentId, Judgement, Record, Visit};

pub use documents::{Addition, DocumentQuery, Listed, Version};
pub use error::{Damage, LedgerError, Reason, Refusal};
pub use load::Filter;
pub use prints::runs;
pub use rebuild::Progress;
pub use statements::{Found, StatementQuery};
pub use stats::Stats;

/// How long a call waits for another process to finish writing.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open ledger.
#[derive(Debug)]
pub struct Ledger {
    connection: Connection,
    path: PathBuf,
}

impl Ledger {
    /// Opens a ledger for reading and writing; makes the file if it is not there.
    pub fn open(path: impl AsRef<Path>) -> Result<Ledger, LedgerError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        Ledger::with(path.as_ref(), flags, true)
    }

    /// Opens a ledger that is there, for reading. Works on read-only media, and beside a process that writes.
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Ledger, LedgerError> {
        let path = path.as_ref();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        match Ledger::with(path, flags, false) {
            // Readers of a WAL file share memory through a file beside it. In a folder that cannot be written there
            // is no writer to share with, and the file can be read as it lies.
            Err(LedgerError { reason: Reason::CannotOpen | Reason::ReadOnly, .. })
                if path.is_file() && !has_log(path) =>
            {
                let address = format!("file:{}?immutable=1", escaped(path));
                Ledger::with_address(path, &address, flags | OpenFlags::SQLITE_OPEN_URI, false)
            }
            other => other,
        }
    }

    /// A ledger that lives and ends with this value.
    pub fn in_memory() -> Result<Ledger, LedgerError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        Ledger::with(Path::new(":memory:"), flags, true)
    }

    fn with(path: &Path, flags: OpenFlags, write: bool) -> Result<Ledger, LedgerError> {
        Ledger::with_address(path, path, flags, write)
    }

    fn with_address(
        path: &Path,
        address: impl AsRef<Path>,
        flags: OpenFlags,
        write: bool,
    ) -> Result<Ledger, LedgerError> {
        let open = || -> Result<Connection, Reason> {
            let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let mut connection = Connection::open_with_flags(address.as_ref(), flags)?;
            connection.busy_timeout(PATIENCE)?;
            connection.set_prepared_statement_cache_capacity(128);
            schema::prepare(&mut connection, write)?;
            Ok(connection)
        };
        let path = path.to_owned();
        match open() {
            Ok(connection) => Ok(Ledger { connection, path }),
            Err(reason) => Err(LedgerError { path, reason }),
        }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How long a call waits for another process to finish writing (10 s unless set).
    pub fn set_patience(&self, patience: Duration) -> Result<(), LedgerError> {
        self.named(self.connection.busy_timeout(patience).map_err(Reason::from))
    }

    /// Refuses what would make the file larger than `bytes`, as if the disk were full.
    pub fn set_size_limit(&self, bytes: u64) -> Result<(), LedgerError> {
        let limit = || -> Result<(), rusqlite::Error> {
            let page: u64 = self.connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
            self.connection.pragma_update_and_check(None, "max_page_count", bytes / page, |_| Ok(()))
        };
        self.named(limit().map_err(Reason::from))
    }

    /// Adds one document. On return it is on the disk.
    pub fn add(&mut self, document: &Document) -> Result<Addition, LedgerError> {
        Ok(self.add_batch(std::slice::from_ref(document))?.remove(0))
    }

    /// Adds documents in one transaction: all are on the disk on return, or none is held.
    ///
    /// A transaction costs two waits for the disk; batches of some hundred documents make that cheap.
    pub fn add_batch(&mut self, documents: &[Document]) -> Result<Vec<Addition>, LedgerError> {
        self.write(Durability::Disk, |c| documents.iter().map(|d| documents::add(c, d)).collect())
    }

    /// Records what an engine made of a document, in place of what was recorded before.
    pub fn record(
        &mut self,
        document: DocumentId,
        annotations: &Annotations,
        engine: &str,
    ) -> Result<(), LedgerError> {
        self.record_batch(&[(document, annotations)], engine)
    }

    /// Records annotations of several documents in one transaction.
    pub fn record_batch(
        &mut self,
        batch: &[(DocumentId, &Annotations)],
        engine: &str,
    ) -> Result<(), LedgerError> {
        self.write(Durability::Order, |c| {
            batch.iter().try_for_each(|(id, annotations)| {
                let (key, document) = documents::by_id(c, *id)?;
                record::record(c, key, &document, annotations, engine)
            })
        })
    }

    /// Records what an engine made of documents that are held, in one transaction. Documents whose annotations do not stand
    /// up to the checks stay without.
    pub fn record_documents(
        &mut self,
        batch: &[(Document, Annotations)],
        engine: &str,
    ) -> Result<Vec<Refusal>, LedgerError> {
        let recorded = batch.iter().map(|(document, annotations)| (None, document, annotations));
        Ok(rebuild::record_all(self, engine, recorded)?.1)
    }

    /// Adds what a person decided. On return it is on the disk. The same decision again adds nothing (`false`).
    pub fn judge(&mut self, judgement: &Judgement) -> Result<bool, LedgerError> {
        self.write(Durability::Disk, |c| judgements::add(c, judgement))
    }

    /// Keeps the last visit of each address. Call it once the documents of those visits are added: after a visit is kept,
    /// what has not changed is not read again.
    pub fn record_visits(&mut self, visits: &[Visit]) -> Result<(), LedgerError> {
        if visits.is_empty() {
            return Ok(());
        }
        self.write(Durability::Order, |c| visits::record(c, visits))
    }

    /// The last visit of each address, in the order of addresses.
    pub fn visits(&self) -> Result<Vec<Visit>, LedgerError> {
        self.named(visits::all(&self.connection))
    }

    /// All that people decided, in the order it was added.
    pub fn judgements(&self) -> Result<Vec<Judgement>, LedgerError> {
        self.named(judgements::all(&self.connection))
    }

    /// The records a filter admits, in the order of [`Facts::new`](verbale_model::Facts::new).
    pub fn load(&self, filter: impl Into<Filter>) -> Result<Vec<Arc<Record>>, LedgerError> {
        self.named(load::records(&self.connection, &filter.into()))
    }

    /// Calls `each` for one record after the other, in the order the documents were added. Holds one at a time.
    pub fn for_each_record(
        &self,
        filter: impl Into<Filter>,
        mut each: impl FnMut(Record),
    ) -> Result<(), LedgerError> {
        let filter = filter.into();
        self.named(load::each(&self.connection, &filter, &mut |record| {
            each(record);
            Ok(())
        }))
    }

    /// The document with this id, or the only one whose id begins so.
    pub fn document(&self, id: &str) -> Result<Document, LedgerError> {
        self.named(documents::by_prefix(&self.connection, id))
    }

    /// The document with this id and what was annotated in it.
    pub fn record_of(&self, id: &str) -> Result<Record, LedgerError> {
        self.named(load::record_of(&self.connection, id))
    }

    /// Documents without their texts, latest added first.
    pub fn documents(&self, query: &DocumentQuery) -> Result<Vec<Listed>, LedgerError> {
        self.named(documents::list(&self.connection, query))
    }

    /// Documents added before this one whose words may be its own, for the most part: those that share most first, at most
    /// `limit`. Found by a few runs of words of each, so whoever asks compares the texts.
    pub fn alike(&self, id: DocumentId, limit: usize) -> Result<Vec<Document>, LedgerError> {
        self.named(prints::alike(&self.connection, id, limit))
    }

    /// The texts held of an address, in the order they were captured.
    pub fn versions(&self, url: &str) -> Result<Vec<Version>, LedgerError> {
        self.named(documents::versions(&self.connection, url))
    }

    /// The statement with this id, or the only one whose id begins so.
    pub fn statement(&self, id: &str) -> Result<Found, LedgerError> {
        self.named(statements::by_prefix(&self.connection, id))
    }

    /// Statements that answer a query, newest first.
    pub fn statements(&self, query: &StatementQuery) -> Result<Vec<Found>, LedgerError> {
        self.named(statements::newest(&self.connection, query))
    }

    /// Drops all derived state.
    pub fn clear_derived(&mut self) -> Result<(), LedgerError> {
        self.write(Durability::Order, schema::renew_derived)
    }

    /// Documents that have no annotations of this engine.
    pub fn pending(&self, engine: &str) -> Result<u64, LedgerError> {
        self.named(rebuild::pending(&self.connection, engine))
    }

    /// Annotates, in batches and on all cores, every document that has no annotations of this engine.
    ///
    /// `progress` is called after each batch is recorded. Interrupted, the next call goes on where this one was.
    pub fn annotate_pending(
        &mut self,
        engine: &str,
        annotate: impl Fn(&Document) -> Annotations + Sync,
        progress: impl FnMut(&Progress),
    ) -> Result<Progress, LedgerError> {
        rebuild::annotate_pending(self, engine, &annotate, progress)
    }

    /// Drops all derived state and makes it again from the documents.
    pub fn rebuild(
        &mut self,
        engine: &str,
        annotate: impl Fn(&Document) -> Annotations + Sync,
        progress: impl FnMut(&Progress),
    ) -> Result<Progress, LedgerError> {
        self.clear_derived()?;
        self.annotate_pending(engine, annotate, progress)
    }

    /// Writes all derived rows as JSON lines, ordered by document id: the same bytes for the same facts.
    pub fn export(&self, mut out: impl Write) -> Result<(), LedgerError> {
        self.named(export::derived(&self.connection, &mut out))
    }

    /// Looks at every row and lists all that is not as it was recorded.
    pub fn verify(&self) -> Result<Vec<Damage>, LedgerError> {
        self.named(verify::verify(&self.connection))
    }

    /// Counts.
    pub fn stats(&self) -> Result<Stats, LedgerError> {
        self.named(stats::stats(&self.connection))
    }

    /// Runs `work` in one transaction: all of it is done or none.
    fn write<T>(
        &mut self,
        durability: Durability,
        work: impl FnOnce(&Connection) -> Result<T, Reason>,
    ) -> Result<T, LedgerError> {
        let run = |connection: &mut Connection| {
            connection.pragma_update(None, "synchronous", durability.word())?;
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        let result = run(&mut self.connection);
        self.named(result)
    }

    fn named<T>(&self, result: Result<T, Reason>) -> Result<T, LedgerError> {
        result.map_err(|reason| LedgerError { path: self.path.clone(), reason })
    }
}

/// What a commit waits for.
#[derive(Clone, Copy)]
enum Durability {
    /// The disk: for ground state. What is acknowledged survives a loss of power.
    Disk,
    /// Nothing; the order of writes is kept. For derived state: a loss of power may undo the last transactions whole.
    Order,
}

impl Durability {
    fn word(self) -> &'static str {
        match self {
            Durability::Disk => "full",
            Durability::Order => "normal",
        }
    }
}

/// Whether a write-ahead log with something in it lies beside the file.
fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|m| m.len() > 0)
}

/// A path inside a `file:` address.
fn escaped(path: &Path) -> String {
    let path = path.to_string_lossy();
    path.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}
