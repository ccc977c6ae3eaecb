//! One text in two forms, as documents and as tokenised paragraphs: what the engine loses by the form, apart from what
//! the two golds of the same words differ in.
//!
//! Paragraphs are the same where their letters and digits are, and only those that occur once are compared. A span is a range of
//! those letters and digits, so marks and blanks do not count.

use crate::attribution::{Counts, ROLES};
use crate::gold::{CodePoints, GoldAttribution, GoldDocument};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What was found, by document id.
type Found = BTreeMap<String, Vec<GoldAttribution>>;

/// Exact spans by role; first of the documents' predictions, then of the paragraphs'; against the documents' gold, then the paragraphs'.
#[derive(Clone, Debug, Default)]
pub struct Aligned {
    /// Paragraphs that stand once in both forms.
    pub paragraphs: usize,
    /// Paragraphs in all.
    pub of: usize,
    /// By predictions, gold and role.
    pub counts: [[[Counts; 3]; 2]; 2],
}

impl fmt::Display for Aligned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "exact-span F1 on the {} of {} paragraphs that stand once in both forms",
            self.paragraphs, self.of
        )?;
        let forms = ["documents", "paragraphs"];
        for (predicted, by_gold) in forms.iter().zip(self.counts) {
            for (gold, roles) in forms.iter().zip(by_gold) {
                let [s, c, t] = roles.map(|r| 100.0 * r.f1());
                writeln!(
                    f,
                    "read as {predicted:<10}  gold of {gold:<10}  source {s:.1} cue {c:.1} content {t:.1}"
                )?;
            }
        }
        Ok(())
    }
}

/// A stretch of a text with what each code point of it is worth: how many letters and digits stand before it.
struct Stretch {
    letters: String,
    before: Vec<usize>,
    start: usize,
}

fn stretch(text: &str, start: usize) -> Stretch {
    let (mut letters, mut before) = (String::new(), vec![0]);
    for c in text.chars() {
        letters.extend(Some(c).filter(char::is_ascii_alphanumeric));
        before.push(letters.len());
    }
    Stretch { letters, before, start }
}

impl Stretch {
    /// The spans of a role that lie in the stretch, as ranges of letters.
    fn spans(&self, attributions: &[GoldAttribution], role: usize) -> BTreeSet<(usize, usize)> {
        let end = self.start + self.before.len() - 1;
        let all = attributions.iter().flat_map(|a| [&a.source, &a.cue, &a.content][role]);
        let own = all.filter(|(s, e)| *s >= self.start && *e <= end);
        own.map(|(s, e)| (self.before[s - self.start], self.before[e - self.start]))
            .filter(|(s, e)| s < e)
            .collect()
    }
}

/// Compares.
pub fn compare(
    documents: &[GoldDocument],
    found: &Found,
    paragraphs: &[GoldDocument],
    found_there: &Found,
) -> Aligned {
    let mut once: BTreeMap<String, Option<(&GoldDocument, Stretch)>> = BTreeMap::new();
    for document in documents {
        let points = CodePoints::new(&document.text);
        let mut byte = 0;
        for line in document.text.split('\n') {
            let own = stretch(line, points.point(byte));
            byte += line.len() as u32 + 1;
            once.entry(own.letters.clone()).and_modify(|o| *o = None).or_insert(Some((document, own)));
        }
    }
    let mut out = Aligned { of: paragraphs.len(), ..Aligned::default() };
    for paragraph in paragraphs {
        let there = stretch(&paragraph.text, 0);
        let Some(Some((document, here))) = once.get(&there.letters).filter(|_| !there.letters.is_empty())
        else {
            continue;
        };
        out.paragraphs += 1;
        let none = Vec::new();
        for role in 0..ROLES.len() {
            let predicted = [
                here.spans(found.get(&document.id).unwrap_or(&none), role),
                there.spans(found_there.get(&paragraph.id).unwrap_or(&none), role),
            ];
            let gold = [here.spans(&document.attributions, role), there.spans(&paragraph.attributions, role)];
            for (by_gold, predicted) in out.counts.iter_mut().zip(&predicted) {
                for (counts, gold) in by_gold.iter_mut().zip(&gold) {
                    let counts = &mut counts[role];
                    counts.hits += gold.intersection(predicted).count();
                    counts.predicted += predicted.len();
                    counts.gold += gold.len();
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::compare;
    use crate::gold::{GoldAttribution, GoldDocument};
    use std::collections::BTreeMap;

    fn text(id: &str, text: &str, content: (usize, usize)) -> GoldDocument {
        let own = GoldAttribution { content: vec![content], ..GoldAttribution::default() };
        GoldDocument { id: id.to_owned(), text: text.to_owned(), publisher: None, attributions: vec![own] }
    }

    #[test]
    fn spans_are_compared_by_their_letters_in_either_form() {
        let printed = [text("d", "A title\nReth said: \u{201c}No deal.\u{201d}", (19, 29))];
        let tokenised = [text("p", "Reth said : `` No deal . ''", (12, 24))];
        let found = |d: &GoldDocument| BTreeMap::from([(d.id.clone(), d.attributions.clone())]);
        let aligned = compare(&printed, &found(&printed[0]), &tokenised, &found(&tokenised[0]));
        assert_eq!((aligned.paragraphs, aligned.of), (1, 1));
        assert!(
            aligned.counts.iter().flatten().all(|roles| roles[2].hits == 1 && roles[2].gold == 1),
            "{aligned}"
        );
        let elsewhere = [text("p", "Reth said : `` No deal . ''", (0, 4))];
        let other = compare(&printed, &found(&printed[0]), &elsewhere, &found(&tokenised[0]));
        assert_eq!((other.counts[1][0][2].hits, other.counts[1][1][2].hits), (1, 0));
    }
}
