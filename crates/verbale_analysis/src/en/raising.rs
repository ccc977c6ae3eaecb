//! How surely an English sentence tells that its teller's side brought a matter up, from the classes of `data/en/raising.toml`.

use super::tables::{tagged, tags};
use super::words::{Hit, Phrases, Word};
use std::ops::Range;
use std::sync::LazyLock;

/// A matter brought up.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Raising {
    /// How surely, between 0 and 1.
    pub(crate) strength: f32,
    /// The words that say so.
    pub(crate) at: Range<usize>,
}

tags! {
    /// What words do where a matter is brought up.
    enum Class {
        /// Bring it up, and nothing else.
        Strong = "strong",
        /// May bring it up.
        Mild = "mild",
        /// Name the course of the talks.
        Course = "course",
        /// Name those outside the room.
        Audience = "audience",
    }
}

const DATA: &str = include_str!("../../data/en/raising.toml");

static CLASSES: LazyLock<Phrases<Class>> = LazyLock::new(|| tagged(DATA, Class::from_word));

/// Words after a raising word within which whom it is said to stands, and what of the course of talks is asked.
const OBJECT: usize = 7;

/// The surest raising in `range`. "Asked about the dam, she said" answers and raises nothing, "is to be raised" neither; what is
/// told reporters was not said across the table; a break that is asked for is the course of talks.
pub(crate) fn raising(text: &str, words: &[Word], range: &Range<usize>) -> Option<Raising> {
    let own = words.get(range.clone())?;
    let lower = |n: usize| own.get(n).map_or(String::new(), |w| w.span.text(text).to_lowercase());
    let mut found: Vec<Hit<Class>> = CLASSES.find(own);
    found.retain(|h| h.end <= own.len());
    let answered = ["asked", "questioned", "pressed", "told", "reminded"].contains(&lower(0).as_str());
    let near = |hit: &Hit<Class>, class: Class| {
        found.iter().any(|h| h.tag == class && h.start + 1 >= hit.start && h.start <= hit.end + OBJECT)
    };
    let best = found
        .iter()
        .filter(|h| matches!(h.tag, Class::Strong | Class::Mild))
        .filter(|h| {
            let before = h.start.checked_sub(1).map(lower).unwrap_or_default();
            let first = lower(h.start);
            let crowned = first.starts_with("was") || first.starts_with("were") || first.starts_with("it");
            // "The bank is to be raised", "the drivers have been told", "whoever drew it is asked to come forward".
            let passive = !crowned
                && matches!(before.as_str(), "be" | "been" | "being" | "is" | "are" | "was" | "were" | "as");
            let by_own = passive && (lower(h.end) == "by" || lower(h.end + 1) == "by");
            let hand = h.tag == Class::Strong && lower(h.end) == "hand" || lower(h.end + 1) == "hand";
            !(passive && !by_own && before != "was" && before != "were")
                && !hand
                && !(answered && h.start == 0)
        })
        .map(|h| {
            let mut strength: f32 = if h.tag == Class::Strong { 1.0 } else { 0.5 };
            // "Asked the clubs and the stations to fill it".
            let far = lower(h.start) == "asked" && (h.end..h.end + OBJECT).any(|n| lower(n) == "to");
            if far {
                strength = 1.0;
            }
            // Whom it is told stands at the verb: "asked for compensation for the families" tells the families nothing.
            let heard = found.iter().any(|a| {
                a.tag == Class::Audience
                    && a.start <= h.end + 1
                    && a.end + 1 >= h.end
                    && !(a.start > 0 && matches!(lower(a.start - 1).as_str(), "for" | "of" | "on"))
            });
            if heard || near(h, Class::Course) {
                strength = 0.0;
            }
            // In the answer of one who was asked.
            if answered {
                strength *= 0.4;
            }
            Raising { strength, at: range.start + h.start..range.start + h.end }
        });
    best.filter(|r| r.strength > 0.0).reduce(|a, b| if b.strength > a.strength { b } else { a })
}

#[cfg(test)]
mod tests {
    use super::super::tables::check;
    use super::super::words::read;
    use super::{Class, DATA, raising};

    #[test]
    fn every_class_matches_its_examples_and_not_the_others() {
        check(DATA, |tag| Class::from_word(tag).is_some());
    }

    #[test]
    fn what_is_brought_up_is_told_from_answers_and_the_course_of_talks() {
        let strength = |text: &str| {
            let words = read(text, 0);
            raising(text, &words, &(0..words.len())).map_or(0.0, |r| r.strength)
        };
        for text in [
            "We asked once more for the ferry to be sent home.",
            "The hosts were told that the orphanage at Lund has no coal.",
            "It was pointed out that the well feeds three farms.",
            "The minister also raised the arrest of two beekeepers.",
            "Arvid Holm laid before the company the names of the injured.",
            "She protested against the felling of the limes.",
            "The council made plain that it will not stand surety for the bank.",
            "I spoke of the eleven families who live on the barges.",
        ] {
            assert!(strength(text) >= 0.9, "{text} {}", strength(text));
        }
        for text in [
            "Asked about the bank, she said that it is sound.",
            "The bank of the river is to be raised in spring.",
            "The drivers have been told.",
            "At noon the clubs asked for a break.",
            "She told reporters that the soup was good.",
            "Whoever drew the moustache is asked to come forward.",
            "The chairman informs the public.",
            "A vote was lost before the first of us had raised a hand.",
        ] {
            assert!(strength(text) < 0.5, "{text} {}", strength(text));
        }
    }
}
