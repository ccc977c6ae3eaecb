//! Which of two numbers of points is the one now and which was it once, by the words around each.

use super::words::{Class, is};
use crate::en::lens::Lens;
use crate::en::quantities::calendar::{month, weekday};

/// How much the words around a count at `at` say that it holds now (above nought) or held once (below), between the counts beside it.
pub(super) fn age(lens: &Lens<'_>, at: (usize, usize), (from, to): (usize, usize)) -> i32 {
    let p = &lens.p;
    let mut sum = 0;
    for i in (at.0.saturating_sub(8).max(from)..at.0).rev() {
        if matches!(p.raw(i), ";" | ":" | "." | ",") && i + 2 < at.0 {
            break;
        }
        let word = p.word(i);
        // "had been cut", "has become": the helper of a verb.
        let helps = matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "VB")
            && (i + 1..at.0).any(|k| matches!(lens.tag(k), "VBN" | "VBG"));
        sum += if is(word, Class::OnceLed) {
            -2
        } else if is(word, Class::NowLed) && !(word == "to" && lens.tag(i + 1) == "VB") {
            2
        } else if helps || p.before(i, 1) == "there" {
            0
        } else if matches!(word, "had" | "was" | "were" | "counted" | "held" | "contained" | "ran" | "listed")
        {
            -1
        } else {
            i32::from(matches!(
                word,
                "has"
                    | "have"
                    | "holds"
                    | "counts"
                    | "keeps"
                    | "contains"
                    | "at"
                    | "is"
                    | "are"
                    | "runs"
                    | "lists"
            ))
        };
    }
    for i in at.1..(at.1 + 6).min(to) {
        if matches!(p.raw(i), ";" | ":" | "." | "," | "—") {
            break;
        }
        let word = p.word(i);
        // "of eight points is now one of six": told of what follows.
        if matches!(lens.tag(i), "VBD" | "VBZ" | "VBP")
            && !is(word, Class::NowSaid)
            && !is(word, Class::OnceSaid)
        {
            break;
        }
        let dated = weekday(word).is_some()
            || month(word).is_some() && p.capital(i)
            || matches!(
                word,
                "spring" | "summer" | "autumn" | "winter" | "easter" | "christmas" | "year" | "week"
            );
        sum += if is(word, Class::OnceSaid) {
            -2
        } else if is(word, Class::NowSaid) {
            2
        } else if dated && matches!(p.before(i, 1), "in" | "at" | "on" | "last" | "since" | "of") {
            -1
        } else {
            0
        };
    }
    sum
}
