//! Findings in the making.

use super::Undecided;
use super::odds::{Gates, floor, probability, score};
use std::collections::{BTreeMap, BTreeSet};
use verbale_model::{Discrepancy, DiscrepancyKind, Evidence, Rival, RivalResult, RivalTest, Side};

/// A finding before its probability is known.
pub(crate) struct Draft {
    pub(crate) sides: Vec<Side>,
    pub(crate) silent: Option<String>,
    pub(crate) issue: Option<String>,
    pub(crate) meeting: Option<String>,
    pub(crate) explanation: String,
    pub(crate) rivals: Vec<Rival>,
    pub(crate) gates: Gates,
    /// Findings with the same key tell of one thing: the most probable stands, the others are left.
    pub(crate) key: String,
    /// Words that the finding turns on: no two findings of one kind and pair of parties turn on the same.
    pub(crate) anchors: Vec<(usize, usize)>,
}

/// What one check found.
#[derive(Clone)]
pub(crate) struct Found {
    kind: DiscrepancyKind,
    drafts: BTreeMap<String, Anchored>,
    undecided: Vec<Undecided>,
    /// Whether improbable ones are kept too.
    all: bool,
}

/// A finding with the score behind its probability and the words it turns on.
#[derive(Clone)]
struct Anchored {
    finding: Discrepancy,
    score: f32,
    anchors: Vec<(usize, usize)>,
}

/// Pairs left that are kept with their words; beyond it they are only counted in the last one's reason.
const KEPT: usize = 10_000;

impl Found {
    pub(crate) fn new(kind: DiscrepancyKind, all: bool) -> Found {
        Found { kind, drafts: BTreeMap::new(), undecided: Vec::new(), all }
    }

    /// A finding, or an undecided pair if it is too improbable.
    pub(crate) fn add(&mut self, draft: Draft) {
        let score = score(self.kind, &draft.gates);
        let confidence = probability(self.kind, score);
        let evidence = || draft.sides.iter().map(|s| s.evidence.clone()).collect::<Vec<_>>();
        if confidence < floor(self.kind) && !self.all {
            return self.leave(evidence(), format!("too weak: {:.2}. {}", confidence, draft.explanation));
        }
        let mut parties: Vec<String> =
            draft.sides.iter().filter_map(|s| s.party.clone()).chain(draft.silent.clone()).collect();
        parties.sort_unstable();
        parties.dedup();
        let mut sides = draft.sides;
        if self.kind.order_by_party() {
            sides.sort_by(|a, b| a.party.cmp(&b.party));
        }
        let id = Discrepancy::id_of(self.kind, &parties, draft.silent.as_deref(), &sides);
        let finding = Discrepancy {
            id,
            kind: self.kind,
            parties,
            silent: draft.silent,
            issue: draft.issue,
            meeting: draft.meeting,
            sides,
            explanation: draft.explanation,
            rivals: draft.rivals,
            confidence,
        };
        let anchored = Anchored { finding, score, anchors: draft.anchors };
        match self.drafts.get_mut(&draft.key) {
            None => {
                self.drafts.insert(draft.key, anchored);
            }
            Some(held) => {
                let better = anchored.score > held.score;
                let left = if better { std::mem::replace(held, anchored) } else { anchored };
                let evidence = left.finding.sides.into_iter().map(|s| s.evidence).collect();
                self.leave(evidence, "another pair shows the same with more certainty".to_owned());
            }
        }
    }

    /// Which check found it.
    pub(crate) fn kind(&self) -> DiscrepancyKind {
        self.kind
    }

    /// Whether nothing was found, and nothing left.
    pub(crate) fn is_empty(&self) -> bool {
        self.drafts.is_empty() && self.undecided.is_empty()
    }

    /// An empty one for the same check.
    pub(crate) fn like(&self) -> Found {
        Found::new(self.kind, self.all)
    }

    /// Takes over what was found beside it, with other keys.
    pub(crate) fn join(&mut self, other: Found) {
        self.drafts.extend(other.drafts);
        let room = KEPT.saturating_sub(self.undecided.len());
        self.undecided.extend(other.undecided.into_iter().take(room));
    }

    /// Takes over what another part of the facts, called `part`, gave.
    pub(crate) fn take(&mut self, part: usize, other: Found) {
        // Keys tell drafts apart inside one part.
        self.drafts.extend(other.drafts.into_iter().map(|(key, draft)| (format!("{part}|{key}"), draft)));
        let room = KEPT.saturating_sub(self.undecided.len());
        self.undecided.extend(other.undecided.into_iter().take(room));
    }

    /// A pair that was weighed and left.
    pub(crate) fn leave(&mut self, evidence: Vec<Evidence>, reason: String) {
        if self.undecided.len() < KEPT {
            self.undecided.push(Undecided { kind: self.kind, evidence, reason });
        }
    }

    /// The same with each document that words are anchored in called by another number.
    pub(crate) fn renumbered(mut self, number: impl Fn(usize) -> usize) -> Found {
        for draft in self.drafts.values_mut() {
            for (document, _) in &mut draft.anchors {
                *document = number(*document);
            }
        }
        self
    }

    /// The findings with their scores, the most probable first at every place, and what was left.
    pub(crate) fn settle(mut self) -> (Vec<(Discrepancy, f32)>, Vec<Undecided>) {
        let mut drafts: Vec<Anchored> = std::mem::take(&mut self.drafts).into_values().collect();
        drafts.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.finding.id.cmp(&b.finding.id)));
        let mut used: BTreeSet<(Vec<String>, usize, usize)> = BTreeSet::new();
        let mut findings = Vec::with_capacity(drafts.len());
        for Anchored { finding, score, anchors } in drafts {
            let places: Vec<_> = anchors.into_iter().map(|(d, w)| (finding.parties.clone(), d, w)).collect();
            if places.iter().any(|p| used.contains(p)) {
                let evidence = finding.sides.into_iter().map(|s| s.evidence).collect();
                self.leave(evidence, "another pair shows the same with more certainty".to_owned());
                continue;
            }
            used.extend(places);
            findings.push((finding, score));
        }
        (findings, self.undecided)
    }
}

trait Order {
    fn order_by_party(self) -> bool;
}

impl Order for DiscrepancyKind {
    /// Kinds whose sides stand in time or text order keep it.
    fn order_by_party(self) -> bool {
        !matches!(
            self,
            DiscrepancyKind::Shift
                | DiscrepancyKind::Version
                | DiscrepancyKind::WarmWords
                | DiscrepancyKind::Timing
                | DiscrepancyKind::QuoteDrift
                | DiscrepancyKind::AttributionDrift
                | DiscrepancyKind::Arithmetic
        )
    }
}

/// A rival explanation that cannot explain the difference if `excluded`.
pub(crate) fn rival(test: RivalTest, excluded: bool) -> Rival {
    Rival { test, result: if excluded { RivalResult::Excluded } else { RivalResult::Possible } }
}
