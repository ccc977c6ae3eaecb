//! What is told only to be called false.

use super::content::{object, trimmed};
use super::gate::{self, Range};
use super::source::{self, Source};
use super::words::{self, Group};
use crate::en::lens::Lens;

/// What is called false before it is told: "of Berlin’s announcement that C", "when it was put to him that C".
pub(super) fn scorned(lens: &Lens<'_>, rest: Range) -> Option<(Range, Option<Source>)> {
    let p = &lens.p;
    let (content, first, points) = object(lens, rest);
    if !points && content.0 > rest.0 {
        return Some((content, first));
    }
    let that = (rest.0..rest.1).find(|&i| p.word(i) == "that" && lens.tag(i) == "IN")?;
    let clause = trimmed(lens, (that + 1, rest.1));
    gate::states(lens, clause).then_some((clause, None))
}

/// A story with what it tells, called false: "Reports of a second tunnel are baseless", "the claim that C is a lie".
pub(super) fn baseless(lens: &Lens<'_>, content: Range) -> Option<(Range, Option<Source>)> {
    let p = &lens.p;
    // "That the paper has a military clause is untrue, S assured them"
    if p.before(content.0, 1) == "that"
        && content.0 < 2 + p.sentence(content.0)
        && let Some(copula) =
            (content.0 + 3..content.1).rev().find(|&i| matches!(p.word(i), "is" | "was" | "are" | "were"))
        && copula + 6 > content.1
        && (lens.first(copula + 1, content.1, Group::False).is_some()
            || matches!(p.word(copula + 1), "not" | "n’t" | "n't")
                && lens.first(copula + 2, content.1, Group::True).is_some())
    {
        return Some((trimmed(lens, (content.0, copula)), None));
    }
    let noun = (content.0..(content.0 + 3).min(content.1)).find(|&i| {
        words::is(p.word(i), Group::Story) && (lens.tag(i).starts_with("NN") || i == p.sentence(i))
    })?;
    let joint = noun + 1;
    if !matches!(p.word(joint), "of" | "that" | "about") {
        return None;
    }
    let copula = (joint + 2..content.1)
        .rev()
        .find(|&i| matches!(p.word(i), "is" | "are" | "was" | "were" | "be") || p.word(i) == "been")?;
    let quote = usize::from(matches!(p.raw(copula + 1), "“" | "\"" | "‘"));
    let copula = copula + quote;
    let wrong = lens.first(copula + 1, (copula + 5).min(content.1), Group::False).is_some()
        || matches!(p.word(copula + 1), "not" | "n’t" | "n't" | "neither" | "hardly" | "far")
            && lens.first(copula + 2, (copula + 5).min(content.1), Group::True).is_some()
        || (copula + 1..(copula + 8).min(content.1)).any(|i| {
            p.word(i) == "without"
                && (i + 1..i + 4)
                    .any(|k| matches!(p.word(k), "foundation" | "basis" | "truth" | "substance" | "merit"))
        })
        || p.are(copula + 1, &["not", "true"])
        || p.are(copula + 1, &["without", "foundation"])
        || p.are(copula + 1, &["without", "basis"]);
    // "were, the palace said, without foundation": up to the copula.
    let told = trimmed(lens, (joint + 1, copula - quote));
    (wrong && told.0 < told.1).then(|| (told, source::owner(lens, noun, content.0, content.1)))
}
