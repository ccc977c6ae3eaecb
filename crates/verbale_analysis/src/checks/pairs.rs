//! Which utterances of a meeting are weighed against each other: those of one issue, or with telling words in common.

use super::Weighing;
use super::draft::Draft;
use super::odds::Gates;
use crate::accounts::Occasion;
use crate::en::Kind;
use crate::reading::Name;
use crate::utterance::Utterance;
use rustc_hash::FxHashSet;
use std::ops::Range;
use verbale_model::Evidence;

/// Two utterances of different parties that may be about one thing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    /// The earlier one, by index.
    pub(crate) a: usize,
    pub(crate) b: usize,
    /// Weighted share of the shorter one's content words that they have in common.
    pub(crate) overlap: f32,
    /// The issue both touch with their own words, or one with its own and one by the words around it.
    pub(crate) issue: Option<u16>,
    /// Whether both touch it with their own words.
    pub(crate) direct: bool,
}

impl Pair {
    /// What every finding on this pair has: sides, issue, meeting, and how alike and how official they are.
    pub(crate) fn draft(
        &self,
        weighing: &Weighing<'_>,
        occasion: &Occasion,
        words: [Evidence; 2],
        clash: f32,
    ) -> Draft {
        let (a, b) = (weighing.utterance(self.a), weighing.utterance(self.b));
        let [left, right] = words;
        let (first, second) = (a.party.min(b.party), a.party.max(b.party));
        Draft {
            anchors: vec![(a.doc, a.words.start), (b.doc, b.words.start)],
            key: format!("{}|{first:?}|{second:?}|{}", occasion.meeting.id, self.a),
            sides: vec![weighing.side(a, left), weighing.side(b, right)],
            silent: None,
            issue: self.issue.map(|i| weighing.reading.issue_id(i).to_owned()),
            meeting: Some(occasion.meeting.id.clone()).filter(|m| !m.is_empty()),
            explanation: String::new(),
            rivals: Vec::new(),
            gates: Gates {
                overlap: self.overlap,
                topic: self.topic(),
                primary: f32::midpoint(a.firsthand(), b.firsthand()),
                clash,
            },
        }
    }

    /// How sure it is that they are about one issue.
    pub(crate) fn topic(&self) -> f32 {
        match (self.issue, self.direct) {
            (Some(_), true) => 1.0,
            (Some(_), false) => 0.7,
            (None, _) => 0.0,
        }
    }
}

/// Utterances that share a word or an issue are paired up to this many; what more of them share tells nothing.
const BLOCK: usize = 28;

/// Pairs among `members` for which `may` holds.
pub(crate) fn pairs(
    weighing: &Weighing<'_>,
    members: &[usize],
    may: impl Fn(usize, usize) -> bool,
) -> Vec<Pair> {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (n, &member) in members.iter().enumerate() {
        let utterance = weighing.utterance(member);
        keys.extend(utterance.stems.iter().map(|s| (*s, n as u32)));
        // Issues share the key space with stems, which are hashes and never this small.
        keys.extend(utterance.any_issues().iter().map(|i| (u64::from(*i), n as u32)));
    }
    keys.sort_unstable();
    let mut seen: FxHashSet<(u32, u32)> = FxHashSet::default();
    let mut out = Vec::new();
    for block in keys.chunk_by(|x, y| x.0 == y.0) {
        if block.len() > BLOCK {
            continue;
        }
        for (i, &(_, x)) in block.iter().enumerate() {
            for &(_, y) in &block[i + 1..] {
                let (a, b) = (members[x as usize], members[y as usize]);
                if may(a, b) && seen.insert((x, y)) {
                    out.push(pair(weighing, a, b));
                }
            }
        }
    }
    out.sort_by_key(|p| (p.a, p.b));
    out
}

/// Words on either side that tell what a word is said of.
const AROUND: usize = 9;

/// What stands around words of an utterance: senses, and the issues named there; sorted.
pub(super) fn around(weighing: &Weighing<'_>, utterance: &Utterance<'_>, words: &Range<usize>) -> Vec<u64> {
    let doc = weighing.doc(utterance);
    let within = words.start.saturating_sub(AROUND).max(utterance.words.start)
        ..(words.end + AROUND).min(utterance.words.end);
    let mut party = vec![false; within.len()];
    let mut out: Vec<u64> = Vec::new();
    for hit in doc.names_in(&within) {
        match hit.tag {
            Name::Issue(issue) => out.push(u64::from(issue)),
            Name::Party(_) | Name::Person(..) => {
                party[hit.start - within.start..hit.end - within.start].fill(true);
            }
            Name::Place(_) => {}
        }
    }
    out.extend(
        within
            .clone()
            .filter(|n| {
                !words.contains(n) && !party[n - within.start] && doc.words[*n].kind != Kind::Function
            })
            .map(|n| doc.words[n].sense),
    );
    out.sort_unstable();
    out.dedup();
    out
}

/// The same by the words alone: an issue in common does not count.
pub(super) fn plainly_near(
    weighing: &Weighing<'_>,
    (a, left): (&Utterance<'_>, &Range<usize>),
    (b, right): (&Utterance<'_>, &Range<usize>),
) -> f32 {
    let issues = weighing.reading.facts.dossier.issues.len() as u64;
    let words = |u: &Utterance<'_>, at: &Range<usize>| -> Vec<u64> {
        around(weighing, u, at).into_iter().filter(|s| *s >= issues).collect()
    };
    weighing.reading.overlap(&words(a, left), &words(b, right))
}

/// How much words of two utterances are said of one thing: the weighted share of what stands around both.
pub(super) fn near(
    weighing: &Weighing<'_>,
    (a, left): (&Utterance<'_>, &Range<usize>),
    (b, right): (&Utterance<'_>, &Range<usize>),
) -> f32 {
    weighing.reading.overlap(&around(weighing, a, left), &around(weighing, b, right))
}

/// The pair of two utterances.
pub(crate) fn pair(weighing: &Weighing<'_>, a: usize, b: usize) -> Pair {
    let (x, y) = (weighing.utterance(a), weighing.utterance(b));
    let direct = x.issues.iter().copied().find(|i| y.issues.contains(i));
    let issue = direct.or_else(|| x.any_issues().iter().copied().find(|i| y.any_issues().contains(i)));
    Pair { a, b, overlap: x.alike(y), issue, direct: direct.is_some() }
}

/// Pairs of different parties within a meeting.
pub(crate) fn across_parties(weighing: &Weighing<'_>, members: &[usize]) -> Vec<Pair> {
    pairs(weighing, members, |a, b| {
        let (x, y) = (weighing.utterance(a), weighing.utterance(b));
        x.party != y.party
    })
}
