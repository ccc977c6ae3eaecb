//! Where a command's facts come from: paths given, the dossier's documents, the ledger, or the shipped example.

use crate::cli::Global;
use crate::error::{CommandError, read_text};
use crate::progress;
use crate::wire::skipped;
use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use verbale_annotate::Annotator;
use verbale_ingest::{Failure, Input, Network, Settings};
use verbale_ledger::{DocumentQuery, Ledger, LedgerError, Progress};
use verbale_model::{Document, DocumentId, Dossier, Facts, Knowledge, Lang, Moment, Record, Visit};

/// The shipped example.
static EXAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../examples/kremlin-summit");

/// Documents that are annotated together: bounds memory, keeps every core busy.
const BATCH: usize = 256;

/// How reading went: what was read, what failed.
#[derive(Clone, Default, Debug)]
pub(crate) struct Tally {
    pub(crate) read: usize,
    pub(crate) failed: usize,
    /// Addresses that had not changed.
    pub(crate) unchanged: u64,
    /// How often each reason was met.
    reasons: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// Nothing came of it though something was asked.
    pub(crate) fn nothing(&self) -> bool {
        self.read == 0 && self.unchanged == 0 && self.failed > 0
    }

    /// Names one failed input on stderr.
    pub(crate) fn fail(&mut self, failure: &Failure) {
        self.failed += 1;
        *self.reasons.entry(failure.reason.kind()).or_default() += 1;
        let _ = writeln!(anstream::stderr().lock(), "skipped {failure}");
        let _ = writeln!(anstream::stderr().lock(), "  hint: {}", failure.reason.hint());
    }

    /// How often each reason was met.
    pub(crate) fn reasons(&self) -> BTreeMap<&'static str, usize> {
        self.reasons.clone()
    }

    /// The last line of a batch in which something failed.
    pub(crate) fn report(&self) {
        if self.failed > 0 {
            let _ =
                writeln!(anstream::stderr().lock(), "read {}, skipped {}", self.read, skipped(&self.reasons));
        }
    }
}

/// The dossier of the call; an empty one where none is given.
pub(crate) fn dossier(global: &Global) -> Result<Dossier, CommandError> {
    let Some(folder) = &global.dossier else { return Ok(Dossier::default()) };
    let path = folder.join("dossier.toml");
    let text =
        read_text(&path).map_err(|e| e.hint(format!("verbale init {} makes one", folder.display())))?;
    parse_dossier(&text, &path.display().to_string())
}

fn parse_dossier(text: &str, name: &str) -> Result<Dossier, CommandError> {
    Dossier::parse(text).map_err(|e| {
        CommandError::usage(format!("{name}: {e}")).hint("the form of a dossier is in docs/dossier.md")
    })
}

/// When documents that do not say it themselves became known.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Captured {
    /// Nobody asks.
    Unsaid,
    /// As the caller says.
    At(Moment),
    /// When they are read.
    AsRead,
}

impl Captured {
    fn moment(self) -> Option<Moment> {
        match self {
            Captured::Unsaid => None,
            Captured::At(moment) => Some(moment),
            Captured::AsRead => Some(Moment::at(jiff::Timestamp::now())),
        }
    }
}

/// Documents that were read together, and the visits that end with them.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) documents: Vec<Document>,
    pub(crate) visits: Vec<Visit>,
}

/// Reads inputs in order, a batch at a time; what comes slowly comes in small batches. `visits` are those of earlier runs.
pub(crate) fn read(
    paths: &[PathBuf],
    global: &Global,
    captured: Captured,
    visits: Vec<Visit>,
    tally: &mut Tally,
    mut each: impl FnMut(Batch) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let visits = visits.into_iter().map(|v| (v.address.clone(), v)).collect();
    let network =
        Network { allowed_hosts: global.allow_host.clone(), visits: Arc::new(visits), ..Network::default() };
    let lang = global.lang.as_deref().map(Lang::parse);
    let settings = Settings { captured: captured.moment(), lang, network, ..Settings::default() };
    let inputs: Vec<Input> = paths.iter().map(|p| Input::from_argument(p)).collect();
    let mut held = Vec::with_capacity(BATCH);
    let bar = progress::bar(paths);
    let mut documents = verbale_ingest::documents(inputs, settings);
    loop {
        if held.len() == BATCH || !documents.is_ready() {
            let batch = Batch { documents: std::mem::take(&mut held), visits: documents.take_visits() };
            if !batch.documents.is_empty() || !batch.visits.is_empty() {
                each(batch)?;
            }
            documents.set_captured(captured.moment());
        }
        let Some(read) = documents.next() else { break };
        bar.set_position(documents.bytes_read());
        bar.set_message(format!("{} documents", tally.read));
        match read {
            Ok(document) => {
                tally.read += 1;
                held.push(document);
            }
            Err(failure) => bar.suspend(|| tally.fail(&failure)),
        }
    }
    tally.unchanged = documents.unchanged();
    let visits = documents.take_visits();
    let last = if visits.is_empty() { Ok(()) } else { each(Batch { documents: held, visits }) };
    bar.finish_and_clear();
    last
}

/// Annotates documents on all cores, in the order given.
pub(crate) fn annotate(annotator: &Annotator, documents: Vec<Document>) -> Vec<Record> {
    documents
        .into_par_iter()
        .map(|document| {
            let annotations = annotator.annotate(&document);
            Record { document, annotations }
        })
        .collect()
}

/// The shipped example as facts.
pub(crate) fn example() -> Result<Facts, CommandError> {
    let text = |name: &str| EXAMPLE.get_file(name).and_then(include_dir::File::contents_utf8);
    let dossier = parse_dossier(text("dossier.toml").unwrap_or(""), "the shipped example")?;
    let mut documents = Vec::new();
    let folder = EXAMPLE.get_dir("docs").map(Dir::files).into_iter().flatten();
    for file in folder {
        let name = file.path().display().to_string();
        let read = verbale_ingest::documents_from_bytes(&name, file.contents(), &Settings::default());
        documents.extend(read.map_err(CommandError::work)?);
    }
    Ok(Facts::new(dossier.clone(), annotate(&Annotator::new(&dossier), documents)))
}

/// The ledger's file: as given, else beside the dossier, else here.
pub(crate) fn ledger_path(global: &Global) -> PathBuf {
    let default = || global.dossier.as_deref().unwrap_or(Path::new("")).join("verbale.sqlite");
    global.ledger.clone().unwrap_or_else(default)
}

/// What reads the documents: the program's version, the dossier whose names it knows, the language packs.
///
/// Derived facts are marked with its name; those of another reader are made again.
pub(crate) struct Reader {
    pub(crate) annotator: Annotator,
    pub(crate) engine: String,
}

impl Reader {
    pub(crate) fn new(dossier: &Dossier) -> Reader {
        let names = format!("{dossier:?}");
        let engine = format!(
            "{}+{}",
            env!("CARGO_PKG_VERSION"),
            blake3::hash(names.as_bytes()).to_hex().split_at(16).0
        );
        Reader { annotator: Annotator::new(dossier), engine }
    }

    /// Annotates what a ledger holds without annotations of this reader: new documents, those a stopped run left, and
    /// all of them after a change of program or dossier.
    pub(crate) fn catch_up(&self, ledger: &mut Ledger) -> Result<Progress, LedgerError> {
        ledger.annotate_pending(&self.engine, |document| self.annotator.annotate(document), |_| {})
    }
}

/// Opens a ledger that must be there.
pub(crate) fn ledger(global: &Global) -> Result<Ledger, CommandError> {
    let path = ledger_path(global);
    if !path.exists() {
        return Err(CommandError::usage(format!("there is no ledger at {}", path.display()))
            .hint("give PATHs, or read documents in first: verbale add PATH"));
    }
    Ok(Ledger::open(&path)?)
}

/// The ledger of the call, every document of it annotated, if there is one to ask instead of PATHs.
pub(crate) fn ledger_to_ask(paths: &[PathBuf], global: &Global) -> Result<Option<Ledger>, CommandError> {
    if !paths.is_empty() || !ledger_path(global).exists() {
        return Ok(None);
    }
    let reader = Reader::new(&dossier(global)?);
    let opened = match Ledger::open_read_only(ledger_path(global)) {
        // Made by an older version of the program: brought up to date.
        Err(LedgerError { reason: verbale_ledger::Reason::Older { .. }, .. }) => ledger(global)?,
        opened => opened?,
    };
    if opened.pending(&reader.engine)? > 0 {
        drop(opened);
        let mut ledger = ledger(global)?;
        reader.catch_up(&mut ledger)?;
        return Ok(Some(ledger));
    }
    Ok(Some(opened))
}

/// A ledger whose pages are served while documents are added to it.
pub(crate) struct Follow {
    path: PathBuf,
    engine: String,
    /// How the file and its log looked when they were read last.
    seen: Mutex<Option<Looks>>,
}

/// Time of the last change and length, of the file and of its write-ahead log.
type Looks = [Option<(SystemTime, u64)>; 2];

impl Follow {
    /// The ledger of the call, as it looks now.
    pub(crate) fn of(global: &Global) -> Result<Follow, CommandError> {
        let path = ledger_path(global);
        let seen = Mutex::new(Some(looks(&path)));
        Ok(Follow { path, engine: Reader::new(&dossier(global)?).engine, seen })
    }

    /// The facts with the documents added since; `None` if there are none. Only those that were annotated are taken, and
    /// those held are not read again. A ledger that cannot be read just now is asked again next time.
    pub(crate) fn newer(&self, held: &Facts) -> Option<Facts> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let now = looks(&self.path);
        if *seen == Some(now) {
            return None;
        }
        let facts = self.read(held).ok()?;
        *seen = Some(now);
        facts
    }

    fn read(&self, held: &Facts) -> Result<Option<Facts>, LedgerError> {
        let ledger = Ledger::open_read_only(&self.path)?;
        let records: BTreeMap<DocumentId, &Arc<Record>> =
            held.records.iter().map(|r| (r.document.id(), r)).collect();
        let mut all = Vec::with_capacity(records.len());
        let mut new = 0;
        for listed in ledger.documents(&DocumentQuery::default())? {
            if let Some(record) = records.get(&listed.id) {
                all.push(Arc::clone(record));
            } else if listed.engine.as_ref() == Some(&self.engine) {
                all.push(Arc::new(ledger.record_of(&listed.id.to_string())?));
                new += 1;
            }
        }
        Ok((new > 0).then(|| Facts::new(held.dossier.clone(), all)))
    }
}

fn looks(path: &Path) -> Looks {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    [path, Path::new(&log)].map(|p| {
        let about = std::fs::metadata(p).ok()?;
        Some((about.modified().ok()?, about.len()))
    })
}

/// The facts a view is made of, under the call's two clocks: from the paths given; without any, from the ledger, else
/// from the `docs` folder of the dossier.
pub(crate) fn facts(paths: &[PathBuf], global: &Global) -> Result<(Facts, Tally), CommandError> {
    let (facts, tally) = all_facts(paths, global)?;
    Ok((facts.known(global.knowledge()), tally))
}

/// The same without the clocks: the pages apply them by their address.
pub(crate) fn all_facts(paths: &[PathBuf], global: &Global) -> Result<(Facts, Tally), CommandError> {
    let dossier = dossier(global)?;
    let mut tally = Tally::default();
    if let Some(ledger) = ledger_to_ask(paths, global)? {
        let records = ledger.load(Knowledge::ALL)?;
        tally.read = records.len();
        return Ok((Facts::new(dossier, records), tally));
    }
    let documents = global.dossier.as_ref().map(|d| d.join("docs"));
    let paths = match (paths, documents) {
        ([], Some(folder)) if folder.is_dir() => vec![folder],
        ([], _) => {
            return Err(CommandError::usage("no PATH given, and there is no ledger here")
                .hint("try verbale demo; or give files or folders; or verbale add PATH first"));
        }
        (given, _) => given.to_vec(),
    };
    let annotator = Annotator::new(&dossier);
    let mut records = Vec::new();
    read(&paths, global, Captured::Unsaid, Vec::new(), &mut tally, |batch| {
        records.extend(annotate(&annotator, batch.documents));
        Ok(())
    })?;
    tally.report();
    Ok((Facts::new(dossier, records), tally))
}
