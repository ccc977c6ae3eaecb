//! Training of the classifiers of facts in brief notes: what befell whom, and who answers a text how. With their cross-validation, which
//! holds whole files out, so that no author is learned from and measured on.

use super::gold::{GoldText, words};
use crate::regression::{Case, Learned, Plan, learn};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use verbale_annotate::en::cases::{
    ANSWERS, ANSWERS_TIED, Cases, GOVERNANCE, GOVERNANCE_TIED, Holder, Party, TOLD, WORDINGS, answers,
    governance_kinds,
};
use verbale_annotate::en::linear::{Features, Linear, best, softmax};
use verbale_model::{Document, DocumentMeta};

/// How the classifier of governance is trained.
pub const GOVERNANCE_PLAN: Plan =
    Plan { own: 3.0, tied: 0.5, dense: 20.0, steps: 100, least: 2, uneven: true };

/// How the classifiers of texts on the table, of wordings and of answers are trained.
pub const PROPOSALS_PLAN: Plan =
    Plan { own: 3.0, tied: 0.5, dense: 20.0, steps: 100, least: 2, uneven: true };

/// What training gives.
pub struct Trained {
    /// The weights.
    pub bytes: Vec<u8>,
    /// Figures of the cross-validation.
    pub table: String,
}

/// One place to classify.
pub struct Sample {
    features: Features,
    /// Classes that the gold allows, as bits.
    allowed: u32,
    /// The class that is measured, if it is certain.
    class: Option<usize>,
    /// The file it is from.
    file: usize,
    /// Of the places with one number one is of the class that all allow.
    bag: Option<usize>,
}

/// A file of gold, with whether the cross-validation measures on it.
pub struct File {
    /// Its texts.
    pub texts: Vec<GoldText>,
    /// Whether it is held out in turn.
    pub measured: bool,
    /// Whether its texts are labelled for another kind of fact: what no phrase tells there is not told.
    pub other: bool,
}

fn document(gold: &GoldText) -> Option<Document> {
    let published = gold.published.as_deref().and_then(|d| d.parse().ok());
    Document::new(gold.text.as_str(), DocumentMeta { published, ..DocumentMeta::default() })
}

fn last_word(name: &str) -> String {
    name.to_lowercase().split_whitespace().next_back().unwrap_or_default().to_owned()
}

/// Whether two names may be of one: one holds the other, or the last word of one.
fn alike(a: &str, b: &str) -> bool {
    let (low, other) = (a.to_lowercase(), b.to_lowercase());
    low.contains(&other) || other.contains(&low) || last_word(a) == last_word(b)
}

fn places(text: &str, evidence: &[&str]) -> Vec<(u32, u32)> {
    evidence
        .iter()
        .flat_map(|e| text.match_indices(e).map(|(at, e)| (at as u32, (at + e.len()) as u32)))
        .collect()
}

/// What befell a holder by the gold: the class where it is certain, and the classes allowed.
fn befell(gold: &GoldText, holder: &Holder, all: &[Holder]) -> (Option<usize>, u32) {
    let empty = Vec::new();
    let facts = gold.gold.get("governance").and_then(|v| v.as_array()).unwrap_or(&empty);
    let mut maybe = 1u32;
    for fact in facts {
        let Some(class) = fact["what"]
            .as_str()
            .and_then(|w| governance_kinds().iter().position(|k| k.word() == w))
            .map(|n| n + 1)
        else {
            continue;
        };
        let named = |h: &Holder| {
            let person = fact["person"].as_str();
            let office = fact["office"].as_str();
            let by = |gold: Option<&str>, own: &Option<String>| {
                gold.zip(own.as_deref()).is_some_and(|(a, b)| alike(a, b))
            };
            by(person, &h.person) || person.is_none_or(|_| h.person.is_none()) && by(office, &h.office)
        };
        if !named(holder) {
            continue;
        }
        let spans = places(&gold.text, &words(&fact["evidence"]));
        let over = |h: &Holder| spans.iter().any(|s| s.0 < h.sentence.end() && h.sentence.start() < s.1);
        let inside = |h: &Holder| spans.iter().any(|s| s.0 < h.words.end() && h.words.start() < s.1);
        let best = all.iter().any(|h| named(h) && over(h) && inside(h));
        if over(holder) && (inside(holder) || !best) {
            return (Some(class), 1 << class);
        }
        // The same person told of elsewhere: perhaps.
        maybe |= 1 << class;
    }
    if maybe == 1 { (Some(0), 1) } else { (None, maybe) }
}

/// What each party of a text is by the gold: the class where it is certain, the classes allowed, and its bag.
fn answered(gold: &GoldText, all: &[Party], bags: &mut usize) -> Vec<(Option<usize>, u32, Option<usize>)> {
    let empty = Vec::new();
    let facts = gold.gold.get("proposals").and_then(|v| v.as_array()).unwrap_or(&empty);
    let class = |s: &serde_json::Value| {
        s["stance"].as_str().and_then(|w| answers().iter().position(|a| a.word() == w)).map(|n| n + 1)
    };
    let raw = |p: &Party| gold.text[p.words.start() as usize..p.words.end() as usize].to_owned();
    let named = |p: &Party, name: &str| alike(name, &p.name) || alike(name, &raw(p));
    let mut out: Vec<(Option<usize>, u32, Option<usize>)> = vec![(Some(0), 1, None); all.len()];
    // What some careful reader may see.
    for fact in facts {
        let alternatives = fact["stance_alt"].as_array().into_iter().flatten().filter_map(|a| a.as_array());
        for s in alternatives.flatten() {
            let (Some(class), Some(name)) = (class(s), s["party"].as_str()) else { continue };
            for (_, label) in all.iter().zip(&mut out).filter(|(p, _)| named(p, name)) {
                label.0 = None;
                label.1 |= 1 << class;
            }
        }
    }
    for fact in facts {
        let authors: Vec<&str> = fact["by"].as_str().into_iter().chain(words(&fact["by_alt"])).collect();
        for (p, label) in all.iter().zip(&mut out) {
            if authors.iter().any(|a| named(p, a)) {
                *label = if fact["by"].as_str().is_some_and(|a| named(p, a)) {
                    let spans = places(&gold.text, &words(&fact["evidence"]));
                    let inside = spans.iter().any(|s| s.0 < p.words.end() && p.words.start() < s.1);
                    let class = ANSWERS - 1;
                    if inside { (Some(class), 1 << class, None) } else { (None, 1 | 1 << class, None) }
                } else {
                    (None, label.1 | 1 << (ANSWERS - 1), None)
                };
            }
        }
    }
    for s in facts.iter().filter_map(|f| f["stance"].as_array()).flatten() {
        let (Some(class), Some(name)) = (class(s), s["party"].as_str()) else { continue };
        let of: Vec<usize> = (0..all.len()).filter(|&k| named(&all[k], name)).collect();
        if let [one] = of[..] {
            out[one] = (Some(class), 1 << class, None);
        } else if !of.is_empty() {
            *bags += 1;
            for k in of {
                out[k] = (None, 1 | 1 << class, Some(*bags));
            }
        }
    }
    out
}

/// The places of all files, for the classifier of governance.
pub fn governance_samples(files: &[File]) -> Vec<Sample> {
    let cases = Cases::load();
    let mut out = Vec::new();
    for (file, f) in files.iter().enumerate() {
        for gold in &f.texts {
            let Some(document) = document(gold) else { continue };
            let all = cases.holders(&document);
            for h in &all {
                if f.other && h.told {
                    continue;
                }
                let (class, allowed) = befell(gold, h, &all);
                out.push(Sample { features: h.features.clone(), allowed, class, file, bag: None });
            }
        }
    }
    out
}

/// The places of all files, for the classifier of answers.
pub fn answer_samples(files: &[File]) -> Vec<Sample> {
    let cases = Cases::load();
    let mut out = Vec::new();
    let mut bags = 0;
    for (file, f) in files.iter().enumerate() {
        for gold in &f.texts {
            let Some(document) = document(gold) else { continue };
            let all = cases.parties(&document);
            let labels = answered(gold, &all, &mut bags);
            for (p, (class, allowed, bag)) in all.into_iter().zip(labels) {
                out.push(Sample { features: p.features, allowed, class, file, bag });
            }
        }
    }
    out
}

/// Learns; of the places of one bag the likeliest is then taken for the class that all allow, and the others for none.
fn learned<const N: usize>(samples: &[&Sample], tied: usize, plan: Plan) -> Learned<N> {
    let mut cases: Vec<Case> = samples.iter().map(|s| case(s)).collect();
    let rounds = if samples.iter().any(|s| s.bag.is_some()) { 2 } else { 0 };
    let mut model = learn::<N>(&cases, tied, plan);
    for _ in 0..rounds {
        let first = model.clone().model(1.0);
        let mut best: BTreeMap<usize, (f32, usize)> = BTreeMap::new();
        for (k, s) in samples.iter().enumerate() {
            let Some(bag) = s.bag else { continue };
            let p = softmax(first.scores(&s.features));
            let class = (s.allowed & !1).trailing_zeros() as usize;
            let top = best.entry(bag).or_insert((f32::MIN, k));
            if p[class] > top.0 {
                *top = (p[class], k);
            }
        }
        for (k, s) in samples.iter().enumerate() {
            let Some(bag) = s.bag else { continue };
            cases[k].allowed = if best[&bag].1 == k { s.allowed & !1 } else { 1 };
        }
        model = learn::<N>(&cases, tied, plan);
    }
    model
}

fn case(s: &Sample) -> Case {
    Case { features: s.features.clone(), allowed: s.allowed, weight: 1.0 }
}

type Scores<const N: usize> = Vec<([f32; N], usize)>;

fn held<const N: usize>(samples: &[Sample], files: &[File], tied: usize, plan: Plan) -> Scores<N> {
    let mut out = Vec::new();
    for (n, _) in files.iter().enumerate().filter(|(_, f)| f.measured) {
        let others: Vec<&Sample> = samples.iter().filter(|s| s.file != n).collect();
        let model: Linear<N> = learned::<N>(&others, tied, plan).model(1.0);
        for s in samples.iter().filter(|s| s.file == n) {
            if let Some(class) = s.class {
                out.push((model.scores(&s.features), class));
            }
        }
    }
    out
}

fn figures<const N: usize>(held: &Scores<N>, names: &[&str]) -> String {
    let mut table = format!("{} places\n", held.len());
    let classified: Vec<(usize, f32, usize)> = held
        .iter()
        .map(|(scores, gold)| {
            let mut p = softmax(*scores);
            let sure = 1.0 - p[0];
            p[0] = 0.0;
            (best(&p), sure, *gold)
        })
        .collect();
    let gold = classified.iter().filter(|j| j.2 > 0).count();
    for least in [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] {
        let found: Vec<_> = classified.iter().filter(|j| j.1 >= least).collect();
        let right = found.iter().filter(|j| j.0 == j.2).count();
        let p = right as f64 / found.len().max(1) as f64;
        let r = right as f64 / gold.max(1) as f64;
        let _ = writeln!(table, "at {least}: P {p:.3} R {r:.3} F1 {:.3}", 2.0 * p * r / (p + r).max(1e-9));
    }
    for (c, name) in names.iter().enumerate() {
        let c = c + 1;
        let right = classified.iter().filter(|j| j.1 >= 0.5 && j.0 == c && j.2 == c).count();
        let found = classified.iter().filter(|j| j.1 >= 0.5 && j.0 == c).count();
        let gold = classified.iter().filter(|j| j.2 == c).count();
        let _ = writeln!(table, "  {name:<14} right {right:>3} found {found:>3} gold {gold:>3}");
    }
    table
}

/// Trains a classifier on all files and measures its making with each measured file held out in turn. Probabilities are as the weights give
/// them, not scaled: what is taken at which probability was chosen on such.
pub fn train<const N: usize>(
    samples: &[Sample],
    files: &[File],
    tied: usize,
    plan: Plan,
    names: &[&str],
) -> Trained {
    let scores = held::<N>(samples, files, tied, plan);
    let mut table = if scores.is_empty() { String::new() } else { figures(&scores, names) };
    let all: Vec<&Sample> = samples.iter().collect();
    let model = learned::<N>(&all, tied, plan).model(1.0);
    let bytes = model.write();
    let _ = write!(table, "{} cases, {} rows, {} bytes", all.len(), model.len(), bytes.len());
    Trained { bytes, table }
}

/// The classifier of governance.
pub fn train_governance(files: &[File], plan: Plan) -> Trained {
    let kinds = governance_kinds();
    let names: Vec<&str> = kinds.iter().map(|k| k.word()).collect();
    train::<GOVERNANCE>(&governance_samples(files), files, GOVERNANCE_TIED, plan, &names)
}

/// The classifier of answers.
pub fn train_answers(files: &[File], plan: Plan) -> Trained {
    let all = answers();
    let names: Vec<&str> = all.iter().map(|k| k.word()).chain(["author"]).collect();
    train::<ANSWERS>(&answer_samples(files), files, ANSWERS_TIED, plan, &names)
}

/// The parts of all files, for the classifier of texts on the table.
pub fn told_samples(files: &[File]) -> Vec<Sample> {
    let cases = Cases::load();
    let mut out = Vec::new();
    for (file, f) in files.iter().enumerate() {
        for gold in &f.texts {
            let Some(document) = document(gold) else { continue };
            let all = cases.parts(&document);
            let empty = Vec::new();
            let facts = gold.gold.get("proposals").and_then(|v| v.as_array()).unwrap_or(&empty);
            let ignored = gold.gold.get("ignore").map(words).unwrap_or_default();
            let mut labels: Vec<(Option<usize>, u32)> = vec![(Some(0), 1); all.len()];
            for (at, end) in places(&gold.text, &ignored) {
                for (part, label) in all.iter().zip(&mut labels) {
                    if at < part.words.end() && part.words.start() < end {
                        *label = (None, 3);
                    }
                }
            }
            for fact in facts {
                let change = fact["from"].is_string() || fact["to"].is_string();
                let class = if change { 2 } else { 1 };
                let spans = places(&gold.text, &words(&fact["evidence"]));
                let shared = |p: &verbale_annotate::en::cases::Part| -> u32 {
                    spans
                        .iter()
                        .map(|s| s.1.min(p.words.end()).saturating_sub(s.0.max(p.words.start())))
                        .sum()
                };
                let most = all.iter().map(shared).max().unwrap_or(0);
                for (part, label) in all.iter().zip(&mut labels).filter(|(p, _)| shared(p) > 0) {
                    if shared(part) == most {
                        *label = (Some(class), 1 << class);
                    } else if *label == (Some(0), 1) {
                        *label = (None, 7);
                    }
                }
            }
            for (part, (class, allowed)) in all.into_iter().zip(labels) {
                if f.other && part.told {
                    continue;
                }
                out.push(Sample { features: part.features, allowed, class, file, bag: None });
            }
        }
    }
    out
}

/// The classifier of texts on the table.
pub fn train_told(files: &[File], plan: Plan) -> Trained {
    train::<TOLD>(&told_samples(files), files, 0, plan, &["text", "change"])
}

/// The quotations of all files, for the classifier of wordings.
pub fn wording_samples(files: &[File]) -> Vec<Sample> {
    let cases = Cases::load();
    let mut out = Vec::new();
    for (file, f) in files.iter().enumerate() {
        for gold in &f.texts {
            let Some(document) = document(gold) else { continue };
            let empty = Vec::new();
            let facts = gold.gold.get("proposals").and_then(|v| v.as_array()).unwrap_or(&empty);
            let side = |key: &str, own: &str| {
                facts.iter().any(|f| {
                    f[key].as_str().is_some_and(|s| s.trim_matches([',', '.', ' ', ';', ':']) == own)
                })
            };
            for q in cases.quotations(&document) {
                if f.other && q.told {
                    continue;
                }
                let class = match (side("from", &q.words), side("to", &q.words)) {
                    (true, false) => Some(1),
                    (false, true) => Some(2),
                    (false, false) => Some(0),
                    (true, true) => None,
                };
                let allowed = class.map_or(6, |c| 1 << c);
                out.push(Sample { features: q.features, allowed, class, file, bag: None });
            }
        }
    }
    out
}

/// The classifier of wordings.
pub fn train_wordings(files: &[File], plan: Plan) -> Trained {
    train::<WORDINGS>(&wording_samples(files), files, 0, plan, &["from", "to"])
}
