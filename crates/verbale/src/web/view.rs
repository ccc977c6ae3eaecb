//! The facts behind the pages, and what analysis makes of them, computed at most once for each pair of clocks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use verbale_analysis::{
    Accounts, Attested, Brief, Comparison, ContestedClaim, LintProblem, Matrix, Memory, NamedActor, Origin,
    Position, TimelineEntry, Weighed,
};
use verbale_model::{
    Discrepancy, Document, DocumentId, Facts, FindingId, Knowledge, Record, Statement, StatementId,
};

/// Views kept for different clocks: a reader goes back and forth between a few dates.
const KEPT: usize = 8;

/// What is served.
pub(crate) struct Site {
    /// What follows a command's name in a terminal to read the same facts: `--dossier talks`.
    arguments: String,
    held: Mutex<Held>,
    /// The facts with what was added since, if anything was.
    newer: Option<Newer>,
    memory: Arc<Mutex<Memory>>,
}

type Newer = Box<dyn Fn(&Facts) -> Option<Facts> + Send + Sync>;

/// The facts as last read, and views made of them.
struct Held {
    facts: Arc<Facts>,
    views: Vec<Arc<View>>,
}

impl Site {
    pub(crate) fn new(facts: Facts) -> Site {
        let held = Mutex::new(Held { facts: Arc::new(facts), views: Vec::new() });
        Site { arguments: String::new(), held, newer: None, memory: Arc::default() }
    }

    /// What follows a command's name in a terminal to read the same facts, for "Same in a terminal".
    #[must_use]
    pub(crate) fn with_arguments(self, arguments: impl Into<String>) -> Site {
        Site { arguments: arguments.into(), ..self }
    }

    /// Asks before each page whether something was added.
    #[must_use]
    pub(crate) fn following(self, newer: impl Fn(&Facts) -> Option<Facts> + Send + Sync + 'static) -> Site {
        Site { newer: Some(Box::new(newer)), ..self }
    }

    pub(super) fn arguments(&self) -> &str {
        &self.arguments
    }

    /// The view under the given clocks.
    pub(super) fn view(&self, knowledge: Knowledge) -> Arc<View> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(facts) = self.newer.as_ref().and_then(|newer| newer(&held.facts)) {
            *held = Held { facts: Arc::new(facts), views: Vec::new() };
        }
        let view = match held.views.iter().position(|v| v.knowledge == knowledge) {
            Some(found) => held.views.remove(found),
            None => Arc::new(View::new(&held.facts, knowledge, &self.memory)),
        };
        if held.views.len() >= KEPT {
            held.views.remove(0);
        }
        held.views.push(Arc::clone(&view));
        view
    }
}

/// The facts that pass two clocks, and what analysis makes of them.
#[derive(Default)]
pub(super) struct View {
    ground: Arc<Facts>,
    /// What was weighed for other views: meetings that are the same are not weighed again.
    memory: Arc<Mutex<Memory>>,
    pub(super) knowledge: Knowledge,
    facts: OnceLock<Arc<Facts>>,
    matrix: OnceLock<Matrix>,
    weighed: OnceLock<Weighed>,
    claims: OnceLock<Vec<ContestedClaim>>,
    positions: OnceLock<Vec<Position>>,
    timeline: OnceLock<Vec<TimelineEntry>>,
    brief: OnceLock<(Brief, Vec<LintProblem>)>,
    origins: OnceLock<Vec<Origin>>,
    actors: OnceLock<Vec<NamedActor>>,
    attested: OnceLock<(Vec<Attested>, BTreeMap<StatementId, usize>)>,
    accounts: OnceLock<Vec<Accounts>>,
    comparisons: Mutex<BTreeMap<String, Option<Arc<Comparison>>>>,
    statements: OnceLock<BTreeMap<StatementId, (usize, usize)>>,
    parties: OnceLock<Vec<(String, String)>>,
}

impl View {
    fn new(ground: &Arc<Facts>, knowledge: Knowledge, memory: &Arc<Mutex<Memory>>) -> View {
        View { ground: Arc::clone(ground), memory: Arc::clone(memory), knowledge, ..View::default() }
    }

    pub(super) fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| match self.knowledge {
            Knowledge::ALL => Arc::clone(&self.ground),
            limited => Arc::new(self.ground.known(limited)),
        })
    }

    pub(super) fn matrix(&self) -> &Matrix {
        self.matrix.get_or_init(|| verbale_analysis::matrix(self.facts(), &self.weighed().findings))
    }

    pub(super) fn weighed(&self) -> &Weighed {
        self.weighed.get_or_init(|| {
            let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
            verbale_analysis::discrepancies_with(self.facts(), &mut memory)
        })
    }

    pub(super) fn claims(&self) -> &[ContestedClaim] {
        self.claims.get_or_init(|| verbale_analysis::contested_claims(self.facts(), &self.weighed().findings))
    }

    pub(super) fn positions(&self) -> &[Position] {
        self.positions.get_or_init(|| verbale_analysis::positions(self.facts()))
    }

    pub(super) fn timeline(&self) -> &[TimelineEntry] {
        self.timeline.get_or_init(|| verbale_analysis::timeline(self.facts(), &self.weighed().findings))
    }

    pub(super) fn brief(&self) -> &(Brief, Vec<LintProblem>) {
        self.brief.get_or_init(|| {
            let brief = verbale_analysis::brief(self.facts(), self.knowledge, &self.weighed().findings);
            let problems = verbale_analysis::lint(&brief, self.facts());
            (brief, problems)
        })
    }

    pub(super) fn origins(&self) -> &[Origin] {
        self.origins.get_or_init(|| verbale_analysis::origins(self.facts()))
    }

    pub(super) fn actors(&self) -> &[NamedActor] {
        self.actors.get_or_init(|| verbale_analysis::actors(self.facts()))
    }

    /// The utterance that a statement reports, with all reports of it.
    pub(super) fn attested(&self, id: StatementId) -> Option<&Attested> {
        let (all, places) = self.attested.get_or_init(|| {
            let all = verbale_analysis::attestations(self.facts());
            let places = all.iter().enumerate();
            let places =
                places.flat_map(|(n, a)| a.attestations.iter().map(move |x| (x.statement, n))).collect();
            (all, places)
        });
        all.get(*places.get(&id)?)
    }

    pub(super) fn accounts(&self) -> &[Accounts] {
        self.accounts.get_or_init(|| Accounts::of(self.facts()))
    }

    pub(super) fn comparison(&self, meeting: &str) -> Option<Arc<Comparison>> {
        let findings = &self.weighed().findings;
        let mut kept = self.comparisons.lock().unwrap_or_else(PoisonError::into_inner);
        let made = kept.entry(meeting.to_owned()).or_insert_with(|| {
            verbale_analysis::comparison(self.facts(), Some(meeting), findings).map(Arc::new)
        });
        made.clone()
    }

    pub(super) fn statement(&self, id: StatementId) -> Option<(&Record, &Statement)> {
        let places = self.statements.get_or_init(|| {
            let mut places = BTreeMap::new();
            for (r, record) in self.facts().records.iter().enumerate() {
                for (s, statement) in record.annotations.statements.iter().enumerate() {
                    places.insert(statement.id, (r, s));
                }
            }
            places
        });
        let (r, s) = *places.get(&id)?;
        let record = self.facts().records.get(r)?;
        Some((record, record.annotations.statements.get(s)?))
    }

    pub(super) fn document(&self, id: DocumentId) -> Option<&Document> {
        self.facts().record(id).map(|r| &r.document)
    }

    /// The group of documents that go back to one text with the given one.
    pub(super) fn origin_of(&self, id: DocumentId) -> Option<&Origin> {
        self.origins().iter().find(|o| o.documents.iter().any(|d| d.document == id))
    }

    pub(super) fn finding(&self, id: FindingId) -> Option<&Discrepancy> {
        self.weighed().findings.iter().find(|f| f.id == id)
    }

    /// Every party by id and name, in alphabetical order of the names.
    pub(super) fn parties(&self) -> &[(String, String)] {
        self.parties.get_or_init(|| {
            let dossier = &self.facts().dossier;
            let known = dossier.parties.iter().map(|p| &p.id).chain(&self.matrix().parties);
            let named: BTreeMap<&String, &str> = known.map(|id| (id, dossier.party_name(id))).collect();
            let mut all: Vec<(String, String)> =
                named.into_iter().map(|(id, name)| (id.clone(), name.to_owned())).collect();
            all.sort_by_cached_key(|(id, name)| (name.to_lowercase(), id.clone()));
            all
        })
    }
}
