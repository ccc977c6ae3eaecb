//! Verbs of speech, in any form, and a clause that has one with its subject.

use super::super::draft::range;
use super::super::features::View;
use super::super::quotes::Place;
use super::phrases::phrase_after;
use crate::{Text, TokenRange};

/// Verbs that open or close somebody's words, without their endings.
const STEMS: [&str; 74] = [
    "accus",
    "acknowledg",
    "add",
    "admit",
    "alleg",
    "announc",
    "answer",
    "argu",
    "ask",
    "assert",
    "assur",
    "believ",
    "claim",
    "complain",
    "conced",
    "conclud",
    "condemn",
    "confirm",
    "contend",
    "counter",
    "criticis",
    "criticiz",
    "declar",
    "declin",
    "demand",
    "den",
    "denounc",
    "deplor",
    "describ",
    "disput",
    "emphasis",
    "emphasiz",
    "estimat",
    "explain",
    "hint",
    "hop",
    "inform",
    "insist",
    "maintain",
    "mention",
    "not",
    "object",
    "observ",
    "offer",
    "pledg",
    "post",
    "prais",
    "predict",
    "promis",
    "propos",
    "protest",
    "recall",
    "refus",
    "regret",
    "reject",
    "remark",
    "repeat",
    "repl",
    "report",
    "respond",
    "retort",
    "reveal",
    "stat",
    "stress",
    "suggest",
    "testif",
    "threaten",
    "tweet",
    "underlin",
    "urg",
    "vow",
    "warn",
    "welcom",
    "wonder",
];

/// Forms without a regular ending.
const IRREGULAR: [&str; 17] = [
    "said", "says", "say", "told", "tells", "tell", "wrote", "writes", "write", "swore", "swears", "thinks",
    "thought", "think", "knew", "called", "calls",
];

/// Whether a word is a form of a verb of speech that can carry tense.
pub(super) fn speaks(word: &str) -> bool {
    if IRREGULAR.contains(&word) {
        return true;
    }
    let endings: [&str; 9] = ["ted", "ied", "ies", "ed", "es", "d", "s", "y", "e"];
    let stem = |ending: &str| word.strip_suffix(ending).is_some_and(|s| STEMS.binary_search(&s).is_ok());
    STEMS.binary_search(&word).is_ok() || endings.into_iter().any(stem)
}

/// Whether a word is the participle of a verb of speech: "adding", "describing", "calling".
pub(super) fn speaking(word: &str) -> bool {
    let more = ["say", "call", "writ", "characteris", "characteriz", "tell"];
    word.strip_suffix("ing").is_some_and(|s| STEMS.binary_search(&s).is_ok() || more.contains(&s))
}

/// A subject with its verb of speech.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Saying {
    /// Who.
    pub(super) subject: TokenRange,
    /// Auxiliaries, adverbs and verb.
    pub(super) verb: TokenRange,
}

/// The noun phrase that starts at `start`, a noun that looks like an adjective included ("the general refused").
pub(super) fn subject_after(text: &Text<'_>, view: &View, start: usize, end: usize) -> Option<TokenRange> {
    phrase_after(text, view, start, end).or_else(|| {
        let bare = start + 2 < end && view.tags[start].name() == "DT" && view.tags[start + 1].name() == "JJ";
        (bare && view.tags[start + 2].is_verb()).then(|| range(start, start + 2))
    })
}

/// The subject that starts at `start` with a verb of speech right after it, auxiliaries and adverbs between; nothing quoted.
pub(super) fn saying_at(text: &Text<'_>, view: &View, start: usize, end: usize) -> Option<Saying> {
    let subject = subject_after(text, view, start, end)?;
    let first = subject.end as usize;
    let mut at = first;
    while at < end.min(first + 4) && is_helper(text, view, at) {
        at += 1;
    }
    let verb = at < end
        && view.tags[at].is_verb()
        && matches!(view.tags[at].name(), "VBD" | "VBZ" | "VBP" | "VBN" | "VB")
        && (view.tags[at].is_finite() || at > first)
        && speaks(&text.word(at).to_ascii_lowercase());
    let bare = (start..=at).all(|i| i < end && view.quotes.places[i] == Place::Outside);
    let relative = matches!(view.tags[start].name(), "WP" | "EX");
    (verb && bare && !relative).then(|| Saying { subject, verb: range(first, at + 1) })
}

/// "has", "did not", "also": what may stand between a subject and its verb.
fn is_helper(text: &Text<'_>, view: &View, at: usize) -> bool {
    matches!(view.tags[at].name(), "RB" | "MD")
        || matches!(text.word(at), "has" | "have" | "had" | "did" | "does" | "do" | "not" | "n't" | "n’t")
}

#[cfg(test)]
mod tests {
    use super::{IRREGULAR, STEMS, speaks};

    #[test]
    fn verbs_of_speech_are_known_in_every_form() {
        assert!(STEMS.is_sorted());
        assert!(IRREGULAR.iter().all(|w| speaks(w)));
        for word in ["denied", "denies", "deny", "admitted", "accused", "urges", "vowed", "notes", "replied"]
        {
            assert!(speaks(word), "{word}");
        }
        for word in ["went", "nothing", "denim", "opened", "dense"] {
            assert!(!speaks(word), "{word}");
        }
    }
}
