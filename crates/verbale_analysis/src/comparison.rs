//! The accounts of a meeting side by side: rows are points, columns are accounts.

use crate::accounts::Occasion;
use crate::checks::Weighing;
use crate::en::{self, Cue, Kind, Tag};
use crate::reading::Reading;
use crate::{Absence, Accounts};
use std::collections::{BTreeMap, BTreeSet};
use verbale_model::{
    Discrepancy, DiscrepancyKind, DocumentId, Evidence, Facts, Moment, Speaker, StatementId,
};

/// The accounts of one meeting, point by point.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// The meeting and who gives an account of it: the columns, in this order.
    pub accounts: Accounts,
    /// The rows, most telling first.
    pub points: Vec<Point>,
    /// Findings of this meeting, most confident first.
    pub findings: Vec<Discrepancy>,
}

/// One point: what each account says of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// What it is about, in words to show.
    pub label: String,
    /// The issue it belongs to, by id.
    pub issue: Option<String>,
    /// One cell an account, in the columns' order.
    pub cells: Vec<Cell>,
    /// Indices into [`Comparison::findings`] of those that rest on this row's words.
    pub findings: Vec<usize>,
}

/// What one account says of a point.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Its words, the most telling first.
    Said(Vec<Saying>),
    /// No words, and why.
    Absent(Absence),
}

/// Words of one party on one point.
#[derive(Clone, PartialEq, Debug)]
pub struct Saying {
    /// The statement, for a link; `None` where the words are an account's own text without attribution.
    pub statement: Option<StatementId>,
    /// Who speaks, as named there.
    pub speaker: Option<String>,
    /// The words.
    pub evidence: Evidence,
    /// When said.
    pub at: Option<Moment>,
    /// Whether it stands in the party's own document.
    pub own: bool,
}

/// The comparison of a meeting by its id, with those of the facts' findings that belong to it; where `meeting` is `None`, of the
/// one with the most own accounts, the latest of equals. `None` if there is none.
pub fn comparison(facts: &Facts, meeting: Option<&str>, findings: &[Discrepancy]) -> Option<Comparison> {
    let weighing = Weighing::of(Reading::of(facts));
    let occasion = match meeting {
        Some(id) => weighing.occasions.iter().find(|o| o.meeting.id == id)?,
        None => weighing.occasions.iter().max_by_key(|o| (o.own.len(), o.others.len(), o.meeting.date))?,
    };
    Some(compare(&weighing, occasion, findings))
}

/// Words of one party shown in one cell.
const SHOWN: usize = 4;

pub(crate) fn compare(weighing: &Weighing<'_>, occasion: &Occasion, findings: &[Discrepancy]) -> Comparison {
    let accounts = occasion.accounts(&weighing.reading);
    let docs: BTreeSet<DocumentId> =
        accounts.accounts.iter().flat_map(|a| a.own.iter().chain(&a.reported)).copied().collect();
    let id = Some(occasion.meeting.id.as_str()).filter(|m| !m.is_empty());
    let findings: Vec<Discrepancy> = findings
        .iter()
        .filter(|f| match f.meeting.as_deref() {
            Some(meeting) => Some(meeting) == id,
            None => f.sides.iter().any(|s| docs.contains(&s.evidence.document())),
        })
        .cloned()
        .collect();
    let mut rows = rows(weighing, occasion, &findings);
    rows.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.order.cmp(&b.order)));
    let points = rows.into_iter().map(|row| point(weighing, &accounts, &findings, row)).collect();
    Comparison { accounts, points, findings }
}

/// A row in the making: utterances that speak of one point.
struct Row {
    label: String,
    issue: Option<u16>,
    utterances: Vec<usize>,
    weight: f32,
    order: usize,
}

/// Utterances on an issue up to which it has no finer points.
const FEW: usize = 6;

fn rows(weighing: &Weighing<'_>, occasion: &Occasion, findings: &[Discrepancy]) -> Vec<Row> {
    let dossier = &weighing.reading.facts.dossier;
    let members = weighing.members(occasion);
    let mut issues: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    let mut talks: Vec<usize> = Vec::new();
    for &member in &members {
        let utterance = weighing.utterance(member);
        for issue in &utterance.issues {
            issues.entry(*issue).or_default().push(member);
        }
        let doc = weighing.doc(utterance);
        let judged = doc.hits_in(&utterance.words).any(|h| matches!(h.tag, Tag::Evaluation(_)));
        let course =
            doc.hits_in(&utterance.words).any(|h| matches!(h.tag, Tag::Cue(Cue::Process | Cue::Outcome)));
        if judged && course && utterance.issues.is_empty() {
            talks.push(member);
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for (issue, utterances) in issues {
        let label = dossier.issues[issue as usize].label().to_owned();
        rows.push(Row { label, issue: Some(issue), utterances, weight: 0.0, order: issue as usize });
    }
    if !talks.is_empty() {
        let label = "The talks themselves".to_owned();
        rows.push(Row { label, issue: None, utterances: talks, weight: 0.0, order: dossier.issues.len() });
    }
    // A finer point: what a finding turns on, where it is not the whole issue.
    for (n, finding) in findings.iter().enumerate() {
        let fine = matches!(
            finding.kind,
            DiscrepancyKind::Contradiction
                | DiscrepancyKind::Number
                | DiscrepancyKind::Scope
                | DiscrepancyKind::Silence
        );
        if !fine || finding.kind == DiscrepancyKind::Silence && finding.issue.is_some() {
            continue;
        }
        let mut utterances: Vec<usize> = Vec::new();
        for side in &finding.sides {
            utterances.extend(members.iter().filter(|m| {
                let utterance = weighing.utterance(**m);
                let doc = weighing.doc(utterance);
                doc.record.document.id() == side.evidence.document()
                    && side.evidence.spans().overlaps(utterance.span)
            }));
        }
        utterances.sort_unstable();
        utterances.dedup();
        if utterances.is_empty() {
            continue;
        }
        let issue = finding.issue.as_deref().and_then(|id| dossier.issues.iter().position(|i| i.id == id));
        // Where little is said of an issue its own row shows it all.
        let whole = rows.iter().find(|r| issue.is_some_and(|i| r.issue == Some(i as u16)));
        if whole.is_some_and(|r| r.utterances.len() <= FEW) {
            continue;
        }
        let topic = topic(weighing, &utterances);
        let label = match issue {
            Some(issue) => format!("{}: {topic}", dossier.issues[issue].label()),
            None => capitalised(&topic),
        };
        match rows.iter_mut().find(|r| r.label == label) {
            Some(row) => {
                row.utterances.extend(utterances);
                row.utterances.sort_unstable();
                row.utterances.dedup();
            }
            None => rows.push(Row {
                label,
                issue: issue.map(|i| i as u16),
                utterances,
                weight: 0.0,
                order: dossier.issues.len() + 1 + n,
            }),
        }
    }
    for row in &mut rows {
        let parties: BTreeSet<_> = row.utterances.iter().map(|u| weighing.utterance(*u).party).collect();
        let telling =
            findings.iter().filter(|f| rests_on(weighing, f, &row.utterances)).map(|f| f.confidence);
        row.weight = telling.fold(0.0, f32::max) + 0.05 * parties.len() as f32;
    }
    rows
}

/// The words that the utterances share, else the most telling ones of the first: what a point is about, in its own words.
fn topic(weighing: &Weighing<'_>, utterances: &[usize]) -> String {
    let first = weighing.utterance(utterances[0]);
    let doc = weighing.doc(first);
    let content =
        |n: &usize| doc.words[*n].kind == Kind::Content && doc.names_in(&(*n..*n + 1)).next().is_none();
    let shared = |n: &usize| {
        utterances[1..]
            .iter()
            .all(|u| weighing.utterance(*u).stems.binary_search(&doc.words[*n].sense).is_ok())
    };
    let mut chosen: Vec<usize> = if utterances.len() > 1 {
        first.words.clone().filter(content).filter(shared).collect()
    } else {
        Vec::new()
    };
    if chosen.is_empty() {
        chosen = first.words.clone().filter(content).collect();
    }
    chosen.sort_by(|a, b| {
        let weight = |n: &usize| weighing.reading.weight(doc.words[*n].sense);
        weight(b).total_cmp(&weight(a)).then(a.cmp(b))
    });
    chosen.truncate(4);
    chosen.sort_unstable();
    let mut words: Vec<String> = Vec::new();
    for n in chosen {
        let word = doc.words[n].span.text(doc.text());
        let word = if doc.words[n].capital && n == first.words.start {
            word.to_lowercase()
        } else {
            word.to_owned()
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(", ")
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn rests_on(weighing: &Weighing<'_>, finding: &Discrepancy, utterances: &[usize]) -> bool {
    finding.sides.iter().any(|side| {
        utterances.iter().any(|u| {
            let utterance = weighing.utterance(*u);
            weighing.doc(utterance).record.document.id() == side.evidence.document()
                && side.evidence.spans().overlaps(utterance.span)
        })
    })
}

fn point(weighing: &Weighing<'_>, accounts: &Accounts, findings: &[Discrepancy], row: Row) -> Point {
    let on: Vec<usize> =
        (0..findings.len()).filter(|n| rests_on(weighing, &findings[*n], &row.utterances)).collect();
    // Words that a finding rests on are the most telling.
    let told = |u: usize| on.iter().any(|n| rests_on(weighing, &findings[*n], &[u]));
    let cells = accounts
        .accounts
        .iter()
        .map(|account| {
            let party = weighing.reading.party_index(&account.party);
            let mut said: Vec<usize> =
                row.utterances.iter().copied().filter(|u| weighing.utterance(*u).party == party).collect();
            if said.is_empty() {
                return Cell::Absent(account.absence());
            }
            said.sort_by_key(|u| (!told(*u), !weighing.utterance(*u).own, *u));
            Cell::Said(said.into_iter().take(SHOWN).filter_map(|u| saying(weighing, u)).collect())
        })
        .collect();
    let issue = row.issue.map(|i| weighing.reading.issue_id(i).to_owned());
    Point { label: row.label, issue, cells, findings: on }
}

/// Who speaks, as named there; where only a pronoun names them, by the name it stands for.
fn shown(weighing: &Weighing<'_>, speaker: &Speaker) -> String {
    if !en::stands_for_a_name(&speaker.name) {
        return speaker.name.clone();
    }
    weighing.reading.facts.dossier.party_name(&speaker.actor).to_owned()
}

fn saying(weighing: &Weighing<'_>, index: usize) -> Option<Saying> {
    let utterance = weighing.utterance(index);
    Some(Saying {
        statement: utterance.statement.map(|s| s.id),
        speaker: utterance.statement.and_then(|s| s.speaker.as_ref()).map(|s| shown(weighing, s)),
        evidence: weighing.quote(utterance, None)?,
        at: utterance.at,
        own: utterance.own,
    })
}
