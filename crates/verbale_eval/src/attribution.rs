//! The measure of attributions: spans by role, whole attributions, words by role.
//!
//! The same numbers as the reference scorer of this task: each fragment is one span, duplicates in a document count once;
//! attributions match one to one by word-level Jaccard of their content.

use crate::extract;
use crate::gold::{GoldAttribution, GoldDocument};
use crate::report::{EvalError, Report, lines};
use std::collections::{BTreeMap, BTreeSet};
use verbale_annotate::en::attribution::Model;

/// Hits, predictions, gold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Right.
    pub hits: usize,
    /// Predicted.
    pub predicted: usize,
    /// Marked by people.
    pub gold: usize,
}

impl Counts {
    /// Share of the predicted that is right.
    pub fn precision(self) -> f64 {
        ratio(self.hits, self.predicted)
    }

    /// Share of the gold that was found.
    pub fn recall(self) -> f64 {
        ratio(self.hits, self.gold)
    }

    /// Harmonic mean of both.
    pub fn f1(self) -> f64 {
        ratio(2 * self.hits, self.predicted + self.gold)
    }
}

fn ratio(a: usize, b: usize) -> f64 {
    if b == 0 { 0.0 } else { a as f64 / b as f64 }
}

/// Roles in the order of the table.
pub const ROLES: [&str; 3] = ["source", "cue", "content"];

/// Kinds of content by how much of it is quoted.
pub const KINDS: [&str; 3] = ["direct", "mixed", "indirect"];

/// The measure of one role's spans.
#[derive(Clone, Copy, Debug, Default)]
pub struct RoleScore {
    /// Same borders.
    pub exact: Counts,
    /// Same first character.
    pub begin: Counts,
    /// Words.
    pub word: Counts,
    overlap: f64,
    overlaps: usize,
}

impl RoleScore {
    /// Mean overlap of spans.
    pub fn jaccard(&self) -> f64 {
        self.overlap / self.overlaps.max(1) as f64
    }
}

/// The measure of attributions at one threshold of content overlap.
#[derive(Clone, Copy, Debug, Default)]
pub struct WholeScore {
    /// Content alone.
    pub content: Counts,
    /// Content, and a source that overlaps (or none on both sides).
    pub both: Counts,
    /// Right with source, by kind: direct, mixed, indirect.
    pub by_kind: [Counts; 3],
    /// Content found whatever its source, by kind.
    pub found: [Counts; 3],
}

/// The whole table.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// By role, in the order of [`ROLES`].
    pub roles: [RoleScore; 3],
    /// At content overlap of one half.
    pub half: WholeScore,
    /// At content overlap of four fifths.
    pub most: WholeScore,
    /// Documents measured.
    pub documents: usize,
    /// Whether the gold joins pieces of several roles; where it lists them singly, whole attributions cannot be measured.
    pub joined: bool,
}

fn parts(attribution: &GoldAttribution) -> [&Vec<(usize, usize)>; 3] {
    [&attribution.source, &attribution.cue, &attribution.content]
}

/// Half-open ranges of code points of the words: letters and digits, with one inner apostrophe.
fn words(chars: &[char]) -> Vec<(usize, usize)> {
    let inner = |i: usize| chars.get(i).is_some_and(|c| c.is_alphanumeric() || *c == '_');
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !inner(i) {
            i += 1;
            continue;
        }
        let start = i;
        while inner(i) {
            i += 1;
        }
        if chars.get(i).is_some_and(|c| matches!(c, '\'' | '’')) && inner(i + 1) {
            i += 1;
            while inner(i) {
                i += 1;
            }
        }
        out.push((start, i));
    }
    out
}

/// The words that spans touch.
fn touched(spans: &[(usize, usize)], words: &[(usize, usize)], out: &mut BTreeSet<usize>) {
    for &(x, y) in spans {
        let first = words.partition_point(|w| w.1 <= x);
        out.extend((first..words.len()).take_while(|&i| words[i].0 < y).filter(|_| x < y));
    }
}

fn word_set(spans: &[(usize, usize)], words: &[(usize, usize)]) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    touched(spans, words, &mut out);
    out
}

/// Which characters stand in double quotation marks, line by line.
fn quoted(chars: &[char]) -> Vec<bool> {
    let mut inside = false;
    chars
        .iter()
        .map(|c| {
            inside = match c {
                '\n' | '”' => false,
                '“' => true,
                '"' => !inside,
                _ => inside,
            };
            inside
        })
        .collect()
}

fn kind(content: &[(usize, usize)], chars: &[char], quoted: &[bool]) -> Option<usize> {
    let (mut all, mut inside) = (0usize, 0usize);
    for &(s, e) in content {
        for i in s..e.min(chars.len()) {
            if chars[i].is_alphanumeric() {
                all += 1;
                inside += usize::from(quoted[i]);
            }
        }
    }
    match (inside, all) {
        (_, 0) => None,
        (inside, all) if inside as f64 / all as f64 >= 0.98 => Some(0),
        (0, _) => Some(2),
        _ => Some(1),
    }
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> f64 {
    let shared = a.1.min(b.1) as f64 - a.0.max(b.0) as f64;
    (shared / (a.1.max(b.1) - a.0.min(b.0)) as f64).max(0.0)
}

fn fragments(
    attributions: &[GoldAttribution],
    role: usize,
    trim: Option<&[char]>,
) -> BTreeSet<(usize, usize)> {
    let mut out = BTreeSet::new();
    for attribution in attributions {
        for &(mut s, mut e) in parts(attribution)[role] {
            if let Some(chars) = trim {
                while s < e && !chars[s].is_alphanumeric() {
                    s += 1;
                }
                while e > s && !chars[e - 1].is_alphanumeric() {
                    e -= 1;
                }
            }
            if e > s {
                out.insert((s, e));
            }
        }
    }
    out
}

/// Measures predictions (by document id) against gold. `trim` ignores blanks and marks at the ends of spans.
pub fn measure(
    gold: &[GoldDocument],
    predicted: &BTreeMap<String, Vec<GoldAttribution>>,
    trim: bool,
) -> Score {
    let joins = |a: &GoldAttribution| !a.content.is_empty() && !(a.source.is_empty() && a.cue.is_empty());
    let joined = gold.iter().flat_map(|d| &d.attributions).any(joins);
    let mut score = Score { documents: gold.len(), joined, ..Score::default() };
    let empty = Vec::new();
    for document in gold {
        let own = predicted.get(&document.id).unwrap_or(&empty);
        let chars: Vec<char> = document.text.chars().collect();
        let words = words(&chars);
        for (role, out) in score.roles.iter_mut().enumerate() {
            spans(document, own, role, &words, trim.then_some(&chars), out);
        }
        whole(document, own, &chars, &words, &mut score);
    }
    score
}

fn spans(
    document: &GoldDocument,
    own: &[GoldAttribution],
    role: usize,
    words: &[(usize, usize)],
    trim: Option<&[char]>,
    out: &mut RoleScore,
) {
    let a = fragments(&document.attributions, role, trim);
    let b = fragments(own, role, trim);
    out.exact.hits += a.intersection(&b).count();
    out.exact.gold += a.len();
    out.exact.predicted += b.len();
    let starts = |set: &BTreeSet<(usize, usize)>| set.iter().map(|s| s.0).collect::<BTreeSet<usize>>();
    let (a1, b1) = (starts(&a), starts(&b));
    out.begin.hits += a1.intersection(&b1).count();
    out.begin.gold += a1.len();
    out.begin.predicted += b1.len();
    let top = |x: (usize, usize), set: &BTreeSet<(usize, usize)>| {
        set.iter().map(|&y| overlap(x, y)).fold(0.0, f64::max)
    };
    for &x in &a {
        out.overlap += top(x, &b);
        out.overlaps += 1;
    }
    out.overlaps += b.iter().filter(|&&y| top(y, &a) == 0.0).count();
    let all = |list: &[GoldAttribution]| {
        let mut set = BTreeSet::new();
        for attribution in list {
            touched(parts(attribution)[role], words, &mut set);
        }
        set
    };
    let (wa, wb) = (all(&document.attributions), all(own));
    out.word.hits += wa.intersection(&wb).count();
    out.word.gold += wa.len();
    out.word.predicted += wb.len();
}

fn whole(
    document: &GoldDocument,
    own: &[GoldAttribution],
    chars: &[char],
    words: &[(usize, usize)],
    score: &mut Score,
) {
    let quoted = quoted(chars);
    let sets = |a: &GoldAttribution| (word_set(&a.source, words), word_set(&a.content, words));
    let gold: Vec<_> =
        document.attributions.iter().map(|a| (sets(a), kind(&a.content, chars, &quoted))).collect();
    let mine: Vec<_> = own.iter().map(sets).collect();
    let mut pairs = Vec::new();
    for (i, ((_, a), _)) in gold.iter().enumerate() {
        for (j, (_, b)) in mine.iter().enumerate() {
            let shared = a.intersection(b).count();
            if shared > 0 {
                pairs.push((shared as f64 / (a.len() + b.len() - shared) as f64, i, j));
            }
        }
    }
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then(y.1.cmp(&x.1)).then(y.2.cmp(&x.2)));
    let (mut used_gold, mut used_mine) = (vec![false; gold.len()], vec![false; mine.len()]);
    for (jaccard, i, j) in pairs {
        if used_gold[i] || used_mine[j] {
            continue;
        }
        used_gold[i] = true;
        used_mine[j] = true;
        let ((source, _), kind) = &gold[i];
        let right = !source.is_disjoint(&mine[j].0) || (source.is_empty() && mine[j].0.is_empty());
        for (threshold, out) in [(0.5, &mut score.half), (0.8, &mut score.most)] {
            if jaccard >= threshold {
                out.content.hits += 1;
                out.both.hits += usize::from(right);
                if let Some(kind) = *kind {
                    out.found[kind].hits += 1;
                    out.by_kind[kind].hits += usize::from(right);
                }
            }
        }
    }
    for out in [&mut score.half, &mut score.most] {
        for counts in [&mut out.content, &mut out.both] {
            counts.gold += gold.len();
            counts.predicted += mine.len();
        }
        for (_, kind) in &gold {
            if let Some(kind) = *kind {
                out.found[kind].gold += 1;
                out.by_kind[kind].gold += 1;
            }
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (name, role) in ROLES.iter().zip(&self.roles) {
            for (what, c) in [("exact", role.exact), ("begin", role.begin), ("word", role.word)] {
                writeln!(
                    f,
                    "{name:<8} {what:<6} P {:.3} R {:.3} F1 {:.3}",
                    c.precision(),
                    c.recall(),
                    c.f1()
                )?;
            }
            writeln!(f, "{name:<8} Jaccard  {:.3}", role.jaccard())?;
        }
        let [source, cue, content] = self.roles.map(|r| 100.0 * r.exact.f1());
        if !self.joined {
            writeln!(f, "whole attributions: not measured, this gold lists each piece singly")?;
            return writeln!(f, "exact-span F1: source {source:.1}, cue {cue:.1}, content {content:.1}");
        }
        for (threshold, whole) in [(0.5, &self.half), (0.8, &self.most)] {
            for (what, c) in [("content", whole.content), ("both", whole.both)] {
                let (p, r) = (c.precision(), c.recall());
                writeln!(f, "attribution J>={threshold:.1} {what:<8} P {p:.3} R {r:.3} F1 {:.3}", c.f1())?;
            }
            write!(f, "   recall by type (content / content+source):")?;
            for (kind, name) in KINDS.iter().enumerate() {
                write!(f, " {name} {:.3} / {:.3}", whole.found[kind].recall(), whole.by_kind[kind].recall())?;
            }
            writeln!(f)?;
        }
        writeln!(f, "exact-span F1: source {source:.1}, cue {cue:.1}, content {content:.1}")?;
        let (half, most) = (100.0 * self.half.both.f1(), 100.0 * self.most.both.f1());
        writeln!(f, "whole attributions F1: {most:.1} (content overlap 0.8), {half:.1} (0.5)")?;
        let direct = [self.half.found[0], self.half.by_kind[0]].map(|c| 100.0 * c.recall());
        writeln!(f, "direct quotations: {:.1} % found, {:.1} % with the right source", direct[0], direct[1])
    }
}

/// The table of a gold file, for the engine's own attributions or for predictions in the same form.
pub fn report(gold: &str, predictions: Option<&str>, trim: bool) -> Result<Report, EvalError> {
    let documents: Vec<GoldDocument> = lines(gold)?;
    let predicted: BTreeMap<String, Vec<GoldAttribution>> = match predictions {
        Some(text) => lines::<GoldDocument>(text)?.into_iter().map(|d| (d.id, d.attributions)).collect(),
        None => extract::predict(&Model::load(), &documents),
    };
    let table = measure(&documents, &predicted, trim).to_string();
    let kept: Vec<String> = documents
        .into_iter()
        .map(|d| GoldDocument { attributions: predicted.get(&d.id).cloned().unwrap_or_default(), ..d })
        .filter_map(|d| serde_json::to_string(&d).ok())
        .collect();
    Ok(Report { table, predictions: kept.join("\n") })
}
