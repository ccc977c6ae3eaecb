//! How far a negation reaches in an English sentence.

use super::{Cue, Hit, Tag, Word};
use std::sync::LazyLock;

/// Words a negator reaches over when no mark ends its clause.
const REACH: usize = 6;

/// For each word whether it stands under a negation: after a negator, within its clause.
pub(crate) fn negated(words: &[Word], hits: &[Hit<Tag>]) -> Vec<bool> {
    let mut out = vec![false; words.len()];
    let spared: Vec<(usize, usize)> =
        hits.iter().filter(|h| h.tag == Tag::Cue(Cue::NoNegator)).map(|h| (h.start, h.end)).collect();
    for hit in hits {
        let reach = match hit.tag {
            Tag::Cue(Cue::Negator) => REACH,
            Tag::Cue(Cue::Denial) => 2 * REACH,
            _ => continue,
        };
        if spared.iter().any(|&(s, e)| s <= hit.start && hit.start < e) {
            continue;
        }
        for (n, word) in words.iter().enumerate().skip(hit.end).take(reach) {
            if word.breaks || n > hit.end && starts_clause(words, n) {
                break;
            }
            out[n] = true;
        }
    }
    out
}

/// Whether "and" or "but" with a subject after it opens a new clause at a word.
fn starts_clause(words: &[Word], at: usize) -> bool {
    static JOINS: LazyLock<Vec<u64>> = LazyLock::new(|| forms("and but or which while because although so"));
    static SUBJECTS: LazyLock<Vec<u64>> = LazyLock::new(|| {
        forms("we i it he she they the that this our their his her its there who you every all")
    });
    let subject = words.get(at + 1).is_some_and(|w| SUBJECTS.contains(&w.form));
    JOINS.contains(&words[at].form) && subject
}

fn forms(list: &str) -> Vec<u64> {
    list.split_whitespace().flat_map(|w| super::read(w, 0)).map(|w| w.form).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{lexicon, read};
    use super::negated;

    fn under(text: &str) -> Vec<&str> {
        let words = read(text, 0);
        let flags = negated(&words, &lexicon().phrases.find(&words));
        words.iter().zip(flags).filter(|(_, f)| *f).map(|(w, _)| w.span.text(text)).collect()
    }

    #[test]
    fn a_negation_reaches_to_the_end_of_its_clause() {
        assert_eq!(under("It was not discussed, and we left."), ["discussed"]);
        assert_eq!(under("It makes no sense to us and we rejected it."), ["sense", "to", "us"]);
        assert_eq!(under("Not only the crews came."), Vec::<&str>::new());
    }
}
