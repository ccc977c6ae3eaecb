//! English: words, and the data that tells what they do in a sentence.
//!
//! **Invariant:** nothing outside this folder knows a word of any language.

mod calendar;
mod credit;
mod leaning;
mod lexicon;
mod numerals;
mod raising;
mod scope;
mod sums;
mod tables;
mod voice;
mod words;

pub(crate) use calendar::{
    Order, anniversaries, clock, day_before, day_names, order, out_of, taken_from, whole,
};
pub(crate) use credit::credited;
pub(crate) use leaning::{Leaning, leaning};
pub(crate) use lexicon::{Cue, Tag, lexicon};
pub(crate) use numerals::{digits_of, leading_digits};
pub(crate) use raising::{Raising, raising};
pub(crate) use scope::negated;
pub(crate) use sums::{Each, changed_by, from_to, rate, sums_up};
pub(crate) use voice::{
    Pronoun, agent_follows, anybody, bounds, demonyms, denies_noun, denies_object, due, future, goes_on,
    heads_no_name, hedges, indefinite, is_it, is_of, is_that, is_title, is_told, is_we, is_would, modal,
    opens_clause, origin_follows, other_side, ours, particle, past, personal, pronoun, refers_back, refuses,
    stands_for_a_name, stands_for_a_side, stands_for_things, takes_up_last, theirs, undergoes, wishes,
};
pub(crate) use voice::{
    article, comparative, had_been, inside_noun, is_what, joins_clauses, speaks, weekday,
};
pub(crate) use words::{Hit, Kind, Phrases, Word, faint, read, sense, stem};

/// Whether a word tells of a meeting, in a sentence that gives a length of time.
pub(crate) fn of_a_meeting(word: &str) -> bool {
    matches!(
        word,
        "session"
            | "meeting"
            | "meetings"
            | "met"
            | "talks"
            | "talked"
            | "conversation"
            | "discussion"
            | "discussions"
            | "sat"
            | "spent"
            | "lasted"
            | "spoke"
            | "conferred"
            | "consultations"
            | "negotiations"
            | "round"
            | "summit"
            | "together"
            | "table"
    )
}

/// Whether a word after a length of time makes it a distance in time: "two hours later".
pub(crate) fn off_the_clock(word: &str) -> bool {
    matches!(word, "ago" | "later" | "earlier" | "before" | "after" | "late" | "away" | "early")
}

/// Whether a small word changes what is said: a negation, a condition, a duty, a mere possibility.
pub(crate) fn turns(word: &str) -> bool {
    matches!(
        word,
        "not"
            | "no"
            | "never"
            | "nor"
            | "cannot"
            | "if"
            | "unless"
            | "only"
            | "must"
            | "should"
            | "may"
            | "might"
    )
}
