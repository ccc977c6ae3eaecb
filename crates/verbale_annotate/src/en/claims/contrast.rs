//! Two things said that cannot both be so: another figure, the opposite, another word for the same thing.

use super::gate::{self, Range};
use super::reports::Report;
use super::words::{self, Group};
use crate::en::forms;
use crate::en::lens::Lens;
use verbale_model::QuantityKind;

/// Stems of the words that carry what is said.
fn stems(lens: &Lens<'_>, content: Range) -> Vec<u32> {
    let p = &lens.p;
    let mut out: Vec<u32> = (content.0..content.1.min(content.0 + 60))
        .filter(|&i| p.is_word(i) && p.word(i).len() > 2)
        .filter(|&i| {
            let tag = lens.tag(i);
            let word = p.word(i);
            (tag.starts_with("NN") || tag.starts_with('V') && tag != "MD" || tag == "JJ")
                && !matches!(
                    word,
                    "has"
                        | "had"
                        | "have"
                        | "was"
                        | "were"
                        | "been"
                        | "are"
                        | "did"
                        | "does"
                        | "said"
                        | "says"
                        | "say"
                        | "not"
                        | "being"
                        | "made"
                        | "told"
                )
                && !words::is(word, Group::Story)
        })
        .map(|i| forms::stem(p.word(i)))
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// How many words two stretches share.
pub(super) fn overlap(lens: &Lens<'_>, a: Range, b: Range) -> usize {
    let mine = stems(lens, a);
    stems(lens, b).iter().filter(|s| mine.binary_search(s).is_ok()).count()
}

fn counts(kind: QuantityKind) -> bool {
    !matches!(kind, QuantityKind::Date)
}

/// The first figure of a stretch: its kind, where told, and its value.
fn figure(lens: &Lens<'_>, content: Range) -> Option<(Option<QuantityKind>, String)> {
    let told = lens.told_in(content.0, content.1).iter().find(|t| counts(t.quantity.kind));
    if let Some(told) = told {
        return Some((Some(told.quantity.kind), told.quantity.value.clone()?));
    }
    // "counts eleven": a number alone; a day of the month is no count.
    let dated = |k: usize| lens.told_in(k.saturating_sub(4), k + 1).iter().any(|t| t.start <= k && k < t.end);
    (content.0..content.1).find_map(|k| {
        let word = lens.p.word(k);
        let number = crate::en::quantities::numbers::cardinal(word).map(|n| n.to_string());
        let digits = || (lens.p.is_number(k) && !dated(k)).then(|| word.replace(',', ""));
        let none = || matches!(word, "none" | "zero" | "no").then(|| "0".to_owned());
        Some((None, number.or_else(digits).or_else(none)?))
    })
}

/// Whether the second stretch gives another figure for what the first counts.
pub(super) fn other_figure(lens: &Lens<'_>, claim: Range, content: Range) -> bool {
    let Some((kind, value)) = figure(lens, content) else { return false };
    // "counted thirty-one, crate by crate": of what the claim counts.
    let kind = kind.filter(|k| *k != QuantityKind::Count);
    let mine = || lens.told_in(claim.0, claim.1).iter().filter(|t| counts(t.quantity.kind));
    let alike = |t: &&crate::en::lens::Told<'_>| kind.is_none_or(|k| k == t.quantity.kind);
    let equal = mine().filter(alike).any(|t| t.quantity.value.as_deref() == Some(value.as_str()));
    if mine().next().is_none() && kind.is_none() {
        // Numbers alone: "four dead", "none".
        return figure(lens, claim).is_some_and(|(_, told)| told != value);
    }
    mine().any(|t| alike(&t)) && !equal
}

/// Whether both give one figure.
pub(super) fn same_figure(lens: &Lens<'_>, claim: Range, content: Range) -> bool {
    let Some((kind, value)) = figure(lens, content) else { return false };
    let mine = lens.told_in(claim.0, claim.1).iter().filter(|t| counts(t.quantity.kind));
    mine.clone().any(|t| {
        kind.is_none_or(|k| k == t.quantity.kind) && t.quantity.value.as_deref() == Some(value.as_str())
    })
}

/// Words of which only one can be so.
const PAIRS: &[(&str, &str)] = &[
    ("open", "closed"),
    ("open", "shut"),
    ("empty", "full"),
    ("empty", "aboard"),
    ("sank", "afloat"),
    ("sank", "capsized"),
    ("closed", "working"),
    ("inside", "left"),
    ("missing", "safe"),
    ("asleep", "awake"),
    ("withdrawn", "holds"),
    ("sunk", "afloat"),
    ("voluntary", "forced"),
    ("alive", "dead"),
    ("accident", "attack"),
    ("accident", "deliberate"),
    ("accidental", "deliberate"),
    ("inside", "outside"),
    ("intact", "destroyed"),
    ("intact", "obliterated"),
    ("intact", "damaged"),
    ("civilian", "military"),
    ("civilians", "soldiers"),
    ("civilians", "fighters"),
    ("civilians", "militants"),
    ("armed", "unarmed"),
    ("advanced", "retreated"),
    ("held", "lost"),
    ("won", "lost"),
    ("rose", "fell"),
    ("risen", "fallen"),
    ("paid", "unpaid"),
    ("safe", "unsafe"),
    ("legal", "illegal"),
    ("voluntarily", "force"),
    ("sober", "drunk"),
    ("clean", "contaminated"),
    ("genuine", "forged"),
    ("present", "absent"),
    ("working", "broken"),
    ("afloat", "sunk"),
    ("mechanical", "missile"),
];

fn paired(lens: &Lens<'_>, a: Range, b: Range) -> bool {
    let has = |r: Range, w: &str| (r.0..r.1).any(|i| lens.p.word(i) == w);
    PAIRS.iter().any(|(x, y)| has(a, x) && has(b, y) && !has(a, y) || has(a, y) && has(b, x) && !has(b, y))
}

/// Adjectives of states and peoples in a stretch.
fn peoples(lens: &Lens<'_>, content: Range) -> Vec<&'static str> {
    (content.0..content.1)
        .filter(|&i| lens.p.capital(i))
        .filter_map(|i| lens.states.find(lens.text(i, i + 1)))
        .collect()
}

/// Whether a report says what cannot be so together with a claim of another source, so many sentences before.
pub(super) fn opposes(lens: &Lens<'_>, claim: Range, report: &Report, away: usize) -> bool {
    let p = &lens.p;
    let content = report.content;
    if away > if report.contrast { 2 } else { 1 } {
        return false;
    }
    let shared = overlap(lens, claim, content);
    let words = (content.0..content.1).filter(|&i| p.is_word(i) || p.is_number(i)).count();
    let first = (content.0..content.1).find(|&i| p.is_word(i) || p.is_number(i)).unwrap_or(content.0);
    let pronoun =
        matches!(p.word(first), "it" | "they" | "he" | "she" | "that" | "those" | "these" | "there");
    if other_figure(lens, claim, content)
        && (shared >= 2 || shared >= 1 && (words <= 12 || report.contrast) || words <= 6 || pronoun)
    {
        return true;
    }
    // "Ukrainian, and from Nikopol": "Russian"
    if words <= 3 {
        let theirs = peoples(lens, content);
        let mine = peoples(lens, claim);
        if !theirs.is_empty() && !mine.is_empty() && theirs.iter().all(|t| !mine.contains(t)) {
            return true;
        }
    }
    let points = (content.0..content.1).any(|i| matches!(p.word(i), "it" | "them"));
    let related = shared >= 1 || pronoun || points;
    if paired(lens, claim, content) {
        return true;
    }
    let (Some(mine), Some(theirs)) = (gate::main_verb(lens, claim), gate::main_verb(lens, content)) else {
        let points = (content.0..content.1).any(|i| matches!(p.word(i), "it" | "them"));
        return report.contrast && shared >= 1
            || (points || pronoun) && gate::main_verb(lens, content).is_some()
            || words <= 3 && (away == 0 || p.raw(report.cue.0) == ":" || report.tail);
    };
    let copula = |v: usize| {
        matches!(p.word(v), "is" | "was" | "are" | "were" | "’s" | "’re")
            || matches!(p.word(v), "had" | "has" | "have") && p.word(v + 1) == "been"
    };
    let verb = |v: usize, to: usize| {
        let full = (v..(v + 4).min(to))
            .take_while(|&i| !p.is_mark(i))
            .filter(|&i| lens.tag(i).starts_with('V'))
            .last();
        forms::stem(p.word(full.unwrap_or(v)))
    };
    let alike = verb(mine, claim.1) == verb(theirs, content.1);
    // "the boat carried drugs", "it carried fish"
    if alike
        && !copula(theirs)
        && (pronoun || shared >= 2)
        && !same_objects(lens, (mine, claim.1), (theirs, content.1))
    {
        return true;
    }
    // "It was an anchor", "it was a mine"; "they had left of their own accord"
    if pronoun && copula(theirs) && (copula(mine) || report.contrast) {
        return true;
    }
    // "The rockets came from the east": "it had been a provocation"
    let named = theirs + 1 + usize::from(p.word(theirs + 1) == "been");
    if matches!(p.word(first), "it" | "that" | "they")
        && copula(theirs)
        && matches!(p.word(named), "a" | "an" | "the")
    {
        return true;
    }
    if report.contrast && (pronoun || shared >= 1) {
        return true;
    }
    // "Nobody saw her leave before eight": "she was gone at five"
    if (pronoun || shared >= 1) && gate::negative(lens, claim).is_some() {
        return true;
    }
    if away == 0 && related {
        return true;
    }
    // "the ridge is a different one"
    shared >= 1
        && lens.any(
            theirs,
            content.1,
            &[
                "different",
                "another",
                "elsewhere",
                "only",
                "merely",
                "still",
                "already",
                "opposite",
                "reverse",
                "neither",
            ],
        )
}

fn same_objects(lens: &Lens<'_>, a: Range, b: Range) -> bool {
    let after = |r: Range| (r.0 + 1, r.1);
    overlap(lens, after(a), after(b)) >= 2
}

/// Whether a report asserts what was denied just before.
pub(super) fn answers_in_kind(lens: &Lens<'_>, claim: Range, report: &Report, away: usize) -> bool {
    let content = report.content;
    let shared = overlap(lens, claim, content);
    let seen = lens.first(content.0, content.1, Group::Seeing).is_some();
    let had = lens.any(report.cue.0.saturating_sub(2), report.cue.0 + 1, &["had"]);
    shared >= 2
        || shared >= 1 && (away <= 1 || report.contrast)
        || away <= 1 && (seen || had || report.contrast)
}
