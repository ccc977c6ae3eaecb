//! Two numbered texts laid side by side, clause by clause: what stayed, moved, changed, went and came.

use rustc_hash::FxHashMap;
use similar::{ChangeTag, capture_diff_slices};

/// A clause of a numbered text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clause {
    /// As the text numbers it: "4", "IV", "Article 3", "3(b)".
    pub label: String,
    /// Its words, without the label.
    pub text: String,
}

/// What became of a clause.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fate {
    /// The same words in the same place.
    Same,
    /// The same words under another label.
    Moved,
    /// Other words.
    Changed,
    /// No longer there.
    Dropped,
    /// Not there before.
    Added,
}

impl Fate {
    /// The one word for it.
    pub fn word(self) -> &'static str {
        match self {
            Fate::Same => "same",
            Fate::Moved => "moved",
            Fate::Changed => "changed",
            Fate::Dropped => "dropped",
            Fate::Added => "added",
        }
    }
}

/// A clause of either text or of both.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClauseChange {
    /// What became of it.
    pub fate: Fate,
    /// The clause as it was.
    pub old: Option<Clause>,
    /// The clause as it is.
    pub new: Option<Clause>,
    /// The words of both in order: those that stayed, went and came.
    pub parts: Vec<(Part, String)>,
}

/// What became of a stretch of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// In both.
    Kept,
    /// Only in the old clause.
    Gone,
    /// Only in the new clause.
    Come,
}

/// Least share of common words for two clauses to be one.
const ALIKE: f64 = 0.4;

/// A word that more clauses have than this tells nothing about which belong together.
const COMMON: usize = 64;

/// The clauses of a text: each begins on a line with a number, a letter or a word like "Article" and a number. Lines without
/// one go with the clause before; what stands before the first is no clause.
pub fn clauses(text: &str) -> Vec<Clause> {
    let mut out: Vec<Clause> = Vec::new();
    let mut article: Option<String> = None;
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        match label(line) {
            Some((label, rest)) => {
                // "(b)" belongs to the number before it.
                let lettered = label.starts_with('(');
                if !lettered {
                    article = Some(label.to_owned());
                }
                let label = match &article {
                    Some(number) if lettered => format!("{number}{label}"),
                    _ => label.to_owned(),
                };
                out.push(Clause { label, text: rest.to_owned() });
            }
            None => {
                if let Some(last) = out.last_mut() {
                    last.text.push_str(if last.text.is_empty() { "" } else { " " });
                    last.text.push_str(line);
                }
            }
        }
    }
    out.retain(|c| !c.text.is_empty());
    out
}

/// The label at the start of a line, and the rest.
fn label(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(['-', '*', '#', '>', '•', ' ']);
    let end =
        |at: usize| line[at..].trim_start_matches(['.', ')', ':', '—', '–', '-', ' ', '*']).trim_start();
    let number = |w: &str| !w.is_empty() && w.len() <= 6 && w.chars().all(|c| c.is_ascii_digit() || c == '.');
    let roman = |w: &str| !w.is_empty() && w.len() <= 6 && w.chars().all(|c| "IVXLC".contains(c));
    let first = line.split_whitespace().next()?;
    let bare = first.trim_end_matches(['.', ')', ':', '-', '—', '–']);
    let named = ["article", "point", "clause", "paragraph", "section", "para", "item", "annex"];
    if named.contains(&bare.to_lowercase().as_str()) {
        let second = line[first.len()..].split_whitespace().next()?;
        let digits = second.trim_end_matches(['.', ')', ':', '-', '—', '–', ',']);
        if number(digits) || roman(digits) {
            let at = second.as_ptr() as usize - line.as_ptr() as usize + digits.len();
            return Some((&line[..at], end(at)));
        }
        return None;
    }
    let marked = first.len() > bare.len();
    if (number(bare) || roman(bare)) && marked {
        return Some((bare.trim_end_matches('.'), end(bare.len())));
    }
    let letter = bare
        .strip_prefix('(')
        .is_some_and(|w| w.chars().count() <= 3 && w.chars().all(char::is_alphanumeric));
    if letter && first.contains(')') {
        return Some((&line[..=bare.len()], end(bare.len() + 1)));
    }
    None
}

/// Aligns two texts: each old clause with the new one that shares most of its words. New clauses come in their order, a
/// dropped one after the clause it followed.
pub fn compare_clauses(old: &[Clause], new: &[Clause]) -> Vec<ClauseChange> {
    let partner = aligned(old, new);
    let mut taken = vec![None; new.len()];
    for (i, j) in partner.iter().enumerate() {
        if let Some(j) = j {
            taken[*j] = Some(i);
        }
    }
    let mut out = Vec::with_capacity(old.len() + new.len());
    let dropped_from = |from: usize, out: &mut Vec<ClauseChange>| {
        for i in (from..old.len()).take_while(|&i| partner[i].is_none()) {
            let parts = vec![(Part::Gone, old[i].text.clone())];
            out.push(ClauseChange { fate: Fate::Dropped, old: Some(old[i].clone()), new: None, parts });
        }
    };
    dropped_from(0, &mut out);
    for (j, clause) in new.iter().enumerate() {
        let Some(i) = taken[j] else {
            let parts = vec![(Part::Come, clause.text.clone())];
            out.push(ClauseChange { fate: Fate::Added, old: None, new: Some(clause.clone()), parts });
            continue;
        };
        let parts = parts(&old[i].text, &clause.text);
        let same = parts.iter().all(|p| p.0 == Part::Kept);
        let fate = match (same, old[i].label == clause.label) {
            (true, true) => Fate::Same,
            (true, false) => Fate::Moved,
            (false, _) => Fate::Changed,
        };
        out.push(ClauseChange { fate, old: Some(old[i].clone()), new: Some(clause.clone()), parts });
        dropped_from(i + 1, &mut out);
    }
    out
}

fn words(text: &str) -> Vec<String> {
    let letters = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(letters).filter(|w| !w.is_empty()).collect()
}

/// For each old clause the new one it became. Pairs are weighed only where they share a word that few clauses have, the
/// most alike first.
fn aligned(old: &[Clause], new: &[Clause]) -> Vec<Option<usize>> {
    let sets = |clauses: &[Clause]| -> Vec<Vec<String>> {
        let set = |c: &Clause| {
            let mut words = words(&c.text);
            words.sort();
            words.dedup();
            words
        };
        clauses.iter().map(set).collect()
    };
    let (old_words, new_words) = (sets(old), sets(new));
    let mut having: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (j, words) in new_words.iter().enumerate() {
        for word in words {
            having.entry(word).or_default().push(j);
        }
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, words) in old_words.iter().enumerate() {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for list in words.iter().filter_map(|w| having.get(w.as_str())).filter(|l| l.len() <= COMMON) {
            for &j in list {
                *shared.entry(j).or_default() += 1;
            }
        }
        let mut candidates: Vec<(usize, usize)> = shared.into_iter().collect();
        candidates.sort_unstable();
        for (j, common) in candidates {
            let both = words.len() + new_words[j].len() - common;
            let likeness = common as f64 / both.max(1) as f64;
            // The shorter may be what is left of the longer.
            let part = common as f64 / words.len().min(new_words[j].len()).max(1) as f64;
            let label = if old[i].label == new[j].label { 0.1 } else { 0.0 };
            let score = likeness.max(part * 0.7) + label;
            if score >= ALIKE {
                pairs.push((score, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then(a.1.abs_diff(a.2).cmp(&b.1.abs_diff(b.2))).then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    let mut partner = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    for (_, i, j) in pairs {
        if partner[i].is_none() && !taken[j] {
            partner[i] = Some(j);
            taken[j] = true;
        }
    }
    partner
}

/// The words of two clauses in order, stretches of one fate joined.
pub(crate) fn parts(old: &str, new: &str) -> Vec<(Part, String)> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    let mut out: Vec<(Part, String)> = Vec::new();
    for op in capture_diff_slices(similar::Algorithm::Myers, &old, &new) {
        for change in op.iter_changes(&old, &new) {
            let part = match change.tag() {
                ChangeTag::Equal => Part::Kept,
                ChangeTag::Delete => Part::Gone,
                ChangeTag::Insert => Part::Come,
            };
            match out.last_mut() {
                Some((last, words)) if *last == part => {
                    words.push(' ');
                    words.push_str(change.value());
                }
                _ => out.push((part, change.value().to_owned())),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Fate, Part, clauses, compare_clauses};

    const OLD: &str = "A draft\n\n1. The bridge stays open to carts.\n2) Tolls are paid in silver.\n(a) Children pay none.\n3. A council of six meets each May.\n4. The mill goes to Aldor.";
    const NEW: &str = "1. Tolls are paid in coin.\n(a) Children pay none.\n2. A council of six meets each May.\n3. The bridge stays open to carts.\n4. Fishing rights are shared.";

    #[test]
    fn clauses_are_told_by_their_labels() {
        let labels: Vec<String> = clauses(OLD).into_iter().map(|c| c.label).collect();
        assert_eq!(labels, ["1", "2", "2(a)", "3", "4"]);
        let text = "Article 3 — Borders\nThe line of 1974\nstays.\nIV. Peace follows.\n2026 was long.";
        let found: Vec<(String, String)> = clauses(text).into_iter().map(|c| (c.label, c.text)).collect();
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            found,
            [
                pair("Article 3", "Borders The line of 1974 stays."),
                pair("IV", "Peace follows. 2026 was long.")
            ]
        );
        assert!(clauses("No numbers here.\nNone at all.").is_empty());
    }

    #[test]
    fn each_clause_finds_what_it_became() {
        let changes = compare_clauses(&clauses(OLD), &clauses(NEW));
        let told: Vec<(Fate, Option<&str>, Option<&str>)> = changes
            .iter()
            .map(|c| {
                (c.fate, c.old.as_ref().map(|c| c.label.as_str()), c.new.as_ref().map(|c| c.label.as_str()))
            })
            .collect();
        assert_eq!(
            told,
            [
                (Fate::Changed, Some("2"), Some("1")),
                (Fate::Moved, Some("2(a)"), Some("1(a)")),
                (Fate::Moved, Some("3"), Some("2")),
                (Fate::Dropped, Some("4"), None),
                (Fate::Moved, Some("1"), Some("3")),
                (Fate::Added, None, Some("4")),
            ]
        );
        let told_words: Vec<(Part, &str)> = changes[0].parts.iter().map(|p| (p.0, p.1.as_str())).collect();
        assert_eq!(
            told_words,
            [(Part::Kept, "Tolls are paid in"), (Part::Gone, "silver."), (Part::Come, "coin.")]
        );
    }

    proptest::proptest! {
        #[test]
        fn every_clause_is_told_once(old: String, new: String) {
            let (old, new) = (clauses(&old), clauses(&new));
            let changes = compare_clauses(&old, &new);
            proptest::prop_assert_eq!(changes.iter().filter(|c| c.old.is_some()).count(), old.len());
            proptest::prop_assert_eq!(changes.iter().filter(|c| c.new.is_some()).count(), new.len());
        }
    }
}
