//! How far a negation reaches in an English sentence.

use super::{Cue, Hit, Kind, Tag, Word};
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
        // "Owes nothing", "took no side": what stands before the object is denied with it.
        if hit.tag == Tag::Cue(Cue::Negator) && objects().contains(&words[hit.start].form) {
            let mut at = hit.start;
            while at > 0
                && hit.start - at < BACK
                && !words[at].breaks
                && !joins().contains(&words[at - 1].form)
            {
                at -= 1;
                out[at] = true;
                // "Cost nothing" denies the verb, not what stands before it.
                if words[at].kind == Kind::Content && pronouns().contains(&words[hit.start].form) {
                    break;
                }
            }
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

/// Words before an object that is denied which are denied with it.
const BACK: usize = 3;

fn objects() -> &'static [u64] {
    static OBJECTS: LazyLock<Vec<u64>> = LazyLock::new(|| forms("nothing no none nobody neither"));
    &OBJECTS
}

fn pronouns() -> &'static [u64] {
    static PRONOUNS: LazyLock<Vec<u64>> = LazyLock::new(|| forms("nothing nobody"));
    &PRONOUNS
}

fn joins() -> &'static [u64] {
    static JOINS: LazyLock<Vec<u64>> =
        LazyLock::new(|| forms("and but or that which while because although so when if who there with by"));
    &JOINS
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
        assert_eq!(
            under("It makes no sense to us and we rejected it."),
            ["It", "makes", "sense", "to", "us"]
        );
        assert_eq!(under("Not only the crews came."), Vec::<&str>::new());
    }
}
