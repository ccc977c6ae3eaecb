//! Gold and found facts brought together, one to one.

use super::fields::{Compare, Facing, fields};
use super::gold::{GoldText, words};
use super::names::Aliases;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A kind of fact, by its name on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Sums promised.
    Pledges,
    /// Ballots of bodies.
    Votes,
    /// Strikes, fires, seizures and the like.
    Incidents,
    /// Offices taken, left, searched.
    Governance,
    /// Talks, calls, summits, visits.
    Meetings,
    /// Propositions asserted and denied.
    Claims,
    /// Dates, sums, counts, shares, distances, durations.
    Quantities,
    /// Numbered plans and their changes.
    Proposals,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 8] = [
        Kind::Quantities,
        Kind::Meetings,
        Kind::Pledges,
        Kind::Votes,
        Kind::Incidents,
        Kind::Governance,
        Kind::Proposals,
        Kind::Claims,
    ];

    /// Its name on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Pledges => "pledges",
            Kind::Votes => "votes",
            Kind::Incidents => "incidents",
            Kind::Governance => "governance",
            Kind::Meetings => "meetings",
            Kind::Claims => "claims",
            Kind::Quantities => "quantities",
            Kind::Proposals => "proposals",
        }
    }

    /// The kind of a name; gold files call quantities `dates_quantities` too.
    pub fn of(word: &str) -> Option<Kind> {
        let word = if word == "dates_quantities" { "quantities" } else { word };
        Kind::ALL.into_iter().find(|k| k.word() == word)
    }

    /// The facts of this kind in an object of facts by kind.
    pub(super) fn facts(self, all: &Value) -> &[Value] {
        let named = |k: &str| all.get(k).and_then(Value::as_array).filter(|l| !l.is_empty());
        let list = match self {
            Kind::Quantities => named("dates_quantities").or_else(|| named("quantities")),
            _ => named(self.word()),
        };
        list.map_or(&[], Vec::as_slice)
    }
}

/// Right ones among so many found and so many in the gold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ratio {
    /// Right.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// In the gold.
    pub gold: usize,
}

impl Ratio {
    /// Share of the found that are right.
    pub fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    /// Share of the gold that is found.
    pub fn recall(self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }

    /// Their harmonic mean.
    pub fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

/// One thing that went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Of the text.
    pub id: String,
    /// `missed`, `extra`, or the fields that are wrong.
    pub what: String,
    /// The words of the gold's evidence, or of what was found.
    pub evidence: String,
}

/// How the found facts of a kind do.
#[derive(Clone, Debug, Default)]
pub struct Measure {
    /// Texts read.
    pub texts: usize,
    /// Any overlap of evidence.
    pub detection: Ratio,
    /// The same and all key fields right.
    pub strict: Ratio,
    /// The same and evidence that overlaps by half.
    pub tight: Ratio,
    /// Found facts on stretches that the gold leaves open.
    pub ignored: usize,
    /// Texts without a fact of the kind.
    pub negative: usize,
    /// Those among them in which one was found.
    pub false_alarms: usize,
    /// By field: right and of so many; right and of so many where the gold has a value.
    pub fields: Vec<(&'static str, [usize; 4])>,
    /// What went wrong, in the order of the gold.
    pub slips: Vec<Slip>,
}

/// Scores the found facts of a kind; `found` gives facts by kind for each text's id.
pub fn measure(kind: Kind, gold: &[GoldText], found: &BTreeMap<String, Value>, aliases: &Aliases) -> Measure {
    let mut measure = Measure {
        texts: gold.len(),
        fields: fields(kind).iter().map(|(f, _)| (*f, [0; 4])).collect(),
        ..Measure::default()
    };
    for text in gold {
        one_text(kind, text, found.get(&text.id).unwrap_or(&Value::Null), aliases, &mut measure);
    }
    measure
}

/// Positions of code points.
type Place = BTreeSet<usize>;

struct Candidate {
    rank: (bool, f64, f64),
    gold: usize,
    found: usize,
    overlap: f64,
    right: Vec<bool>,
}

fn one_text(kind: Kind, text: &GoldText, found: &Value, aliases: &Aliases, measure: &mut Measure) {
    let chars: Vec<char> = text.text.chars().collect();
    let gold_facts = Value::Object(text.gold.clone());
    let gold = kind.facts(&gold_facts);
    let found = kind.facts(found);
    let gold_places: Vec<Vec<Place>> = gold.iter().map(|g| readings(&text.text, g)).collect();
    let found_places: Vec<Place> = found.iter().map(|f| points(f, chars.len())).collect();
    let said = |p: &Place| p.iter().map(|&i| chars[i]).collect::<String>();

    let mut candidates = Vec::new();
    for (i, right) in gold.iter().enumerate() {
        for (j, fact) in found.iter().enumerate() {
            let overlap = (gold_places[i].iter()).map(|g| overlap(g, &found_places[j])).fold(0.0, f64::max);
            if overlap > 0.0 {
                let words = said(&found_places[j]);
                let facing = Facing { right, found: fact, found_words: &words, aliases };
                let held: Vec<bool> = fields(kind).iter().map(|&(f, how)| facing.holds(f, how)).collect();
                let share = held.iter().filter(|h| **h).count() as f64 / held.len() as f64;
                let rank = (facing.strict(kind), share, overlap);
                candidates.push(Candidate { rank, gold: i, found: j, overlap, right: held });
            }
        }
    }
    // Best first; among equals the order of the text.
    candidates.sort_by(|a, b| {
        (b.rank.0.cmp(&a.rank.0))
            .then(b.rank.1.total_cmp(&a.rank.1))
            .then(b.rank.2.total_cmp(&a.rank.2))
            .then(a.gold.cmp(&b.gold))
            .then(a.found.cmp(&b.found))
    });
    let (mut gold_used, mut found_used) = (BTreeSet::new(), BTreeSet::new());
    for c in candidates {
        if gold_used.contains(&c.gold) || found_used.contains(&c.found) {
            continue;
        }
        gold_used.insert(c.gold);
        found_used.insert(c.found);
        measure.detection.right += 1;
        measure.strict.right += usize::from(c.rank.0);
        measure.tight.right += usize::from(c.overlap >= 0.5);
        for ((field, counts), (&(_, how), held)) in
            measure.fields.iter_mut().zip(fields(kind).iter().zip(&c.right))
        {
            counts[0] += usize::from(*held);
            counts[1] += 1;
            if filled(&gold[c.gold], field, how) {
                counts[2] += usize::from(*held);
                counts[3] += 1;
            }
        }
        if !c.rank.0 {
            let wrong = fields(kind).iter().zip(&c.right).filter(|(_, held)| !**held).map(|((f, _), _)| *f);
            let what = wrong.collect::<Vec<_>>().join(", ");
            measure.slips.push(Slip { id: text.id.clone(), what, evidence: said(&gold_places[c.gold][0]) });
        }
    }
    let open: Place = (text.gold.get("ignore").map(words).unwrap_or_default().into_iter())
        .flat_map(|s| occurrences(&text.text, s))
        .flatten()
        .collect();
    let mut extra = 0;
    for (j, place) in found_places.iter().enumerate().filter(|(j, _)| !found_used.contains(j)) {
        let missed_here = (gold_places.iter().enumerate())
            .any(|(i, g)| !gold_used.contains(&i) && g.iter().any(|g| !g.is_disjoint(place)));
        if !open.is_disjoint(place) && !missed_here {
            measure.ignored += 1;
            continue;
        }
        extra += 1;
        let evidence = format!("{} <- {}", said(place), without_evidence(&found[j]));
        measure.slips.push(Slip { id: text.id.clone(), what: "extra".to_owned(), evidence });
    }
    for i in (0..gold.len()).filter(|i| !gold_used.contains(i)) {
        let evidence = said(&gold_places[i][0]);
        measure.slips.push(Slip { id: text.id.clone(), what: "missed".to_owned(), evidence });
    }
    for ratio in [&mut measure.detection, &mut measure.strict, &mut measure.tight] {
        ratio.found += found_used.len() + extra;
        ratio.gold += gold.len();
    }
    if gold.is_empty() {
        measure.negative += 1;
        measure.false_alarms += usize::from(extra > 0);
    }
}

/// Share of the two places that is common; evidence much longer than the right words is none.
fn overlap(right: &Place, found: &Place) -> f64 {
    if found.is_empty() || found.len() > 240.max(3 * right.len()) {
        return 0.0;
    }
    let common = right.intersection(found).count();
    common as f64 / (right.len() + found.len() - common) as f64
}

fn filled(gold: &Value, field: &str, how: Compare) -> bool {
    let value = if how == Compare::Casualties { &gold["casualties"][field] } else { &gold[field] };
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(s) => !s.is_empty(),
        Value::Array(l) => !l.is_empty(),
        _ => true,
    }
}

/// The main evidence with all its parts, then each other that counts.
fn readings(text: &str, gold: &Value) -> Vec<Place> {
    let main = words(&gold["evidence"]).into_iter().flat_map(|e| occurrences(text, e)).flatten().collect();
    let others = words(&gold["evidence_alt"]);
    [main].into_iter().chain(others.into_iter().map(|e| occurrences(text, e).flatten().collect())).collect()
}

/// Where words stand, in code points.
fn occurrences<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = std::ops::Range<usize>> + 'a {
    let length = words.chars().count();
    text.match_indices(words).filter(|(_, w)| !w.is_empty()).map(move |(at, _)| {
        let start = text[..at].chars().count();
        start..start + length
    })
}

fn points(found: &Value, length: usize) -> Place {
    let spans = found["evidence"].as_array().into_iter().flatten();
    let ends = |s: &Value| Some((s.get(0)?.as_u64()? as usize, s.get(1)?.as_u64()? as usize));
    spans.filter_map(ends).filter(|(a, b)| a < b && *b <= length).flat_map(|(a, b)| a..b).collect()
}

fn without_evidence(fact: &Value) -> String {
    let told = fact.as_object().into_iter().flatten();
    let told = told.filter(|(k, v)| *k != "evidence" && !v.is_null() && **v != Value::Array(Vec::new()));
    told.map(|(k, v)| format!("{k} {v}")).collect::<Vec<_>>().join(", ")
}
