//! Whether the words around a date look back or ahead.

use super::pieces::Pieces;

/// The direction in which a date without a year or week lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::en) enum Tense {
    Past,
    Future,
    Unknown,
}

/// The tense of the verb nearest to a date at `start..end`, in its sentence: what stands before decides before what follows.
pub(in crate::en) fn tense(p: &Pieces<'_>, start: usize, end: usize) -> Tense {
    let first = p.sentence(start);
    let last = p.sentence_end(start);
    if matches!(p.before(start, 1), "until" | "till" | "by")
        && super::calendar::weekday(p.before(end, 1)).is_some()
        || (1..4).any(|k| matches!(p.before(start, k), "until" | "till") && p.together(start - k, start))
    {
        return Tense::Future;
    }
    // Within the clause, then beyond it.
    for at in (first..start).rev() {
        let found = marker(p, at);
        if found != Tense::Unknown {
            return found;
        }
        if matches!(p.word(at), ";" | "—" | "–") && start - at > 1 {
            break;
        }
    }
    for at in end..last {
        let found = marker(p, at);
        if found != Tense::Unknown {
            return found;
        }
        if matches!(p.word(at), ";" | "—") {
            break;
        }
    }
    Tense::Unknown
}

fn marker(p: &Pieces<'_>, i: usize) -> Tense {
    let word = p.word(i);
    // "will be held": the verb before "be" tells the time.
    if !p.is_word(i) || p.before(i, 1) == "be" {
        return Tense::Unknown;
    }
    match word {
        "will" | "’ll" | "'ll" | "shall" | "would" | "’d" | "going" | "due" | "scheduled" | "planned"
        | "plans" | "plan" | "expected" | "expects" | "expect" | "could" | "may" | "might" | "upcoming"
        | "must" | "should" | "fixed" | "intends" | "hopes" | "promises" | "promised" | "vowed"
        | "deadline" | "next" | "coming" | "expires" | "tomorrow" | "slated" | "begins" | "starts"
        | "ends" | "opens" | "closes" | "meets" | "resumes" | "votes" | "returns" | "arrives" | "rises"
        | "expire" | "begin" | "resume" | "comes" | "runs" | "lands" | "flies" | "sits" | "wo" | "ahead"
        | "postponed" | "invited" | "can" | "cannot" => {
            if word == "may" && p.capital(i) {
                Tense::Unknown
            } else {
                Tense::Future
            }
        }
        "to" if matches!(p.before(i, 1), "is" | "are" | "set" | "was" | "were" | "be")
            && p.is_word(i + 1)
            && !p.capital(i + 1) =>
        {
            Tense::Future
        }
        "said" | "was" | "were" | "had" | "did" | "met" | "told" | "came" | "went" | "took" | "gave"
        | "left" | "began" | "fell" | "rose" | "held" | "won" | "lost" | "saw" | "wrote" | "sent"
        | "made" | "found" | "fought" | "struck" | "hit" | "shot" | "paid" | "spoke" | "became"
        | "brought" | "broke" | "been" | "since" | "ago" | "flew" | "drew" | "grew" | "put" | "read"
        | "ran" | "sat" | "sank" | "chose" | "swore" | "stood" | "thought" | "knew" | "got" | "quit"
        | "cut" | "shut" | "led" | "built" | "bought" | "sold" | "withdrew" | "last" | "heard" | "kept"
        | "spent" | "burned" | "burnt" | "denied" | "laid" | "did." => Tense::Past,
        _ => {
            let regular = word.len() > 4
                && word.ends_with("ed")
                && !word.ends_with("eed")
                && !p.capital(i)
                && !matches!(word, "united" | "hundred" | "sacred" | "naked" | "armed");
            if regular { Tense::Past } else { Tense::Unknown }
        }
    }
}
