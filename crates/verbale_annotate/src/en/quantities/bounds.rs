//! How a stated number bounds the real one: "at least", "nearly", "up to", "or more".

use super::pieces::Pieces;
use verbale_model::Comparator;

/// What the words around a number say of it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Bound {
    pub(super) comparator: Comparator,
    pub(super) approximate: bool,
    /// First piece of the words, or of the number if there are none.
    pub(super) start: usize,
}

// Longest first. The last word stands directly before the number.
const BEFORE: &[(&[&str], Comparator, bool)] = &[
    (&["no", "more", "than"], Comparator::AtMost, false),
    (&["not", "more", "than"], Comparator::AtMost, false),
    (&["no", "greater", "than"], Comparator::AtMost, false),
    (&["no", "less", "than"], Comparator::AtLeast, false),
    (&["no", "fewer", "than"], Comparator::AtLeast, false),
    (&["not", "less", "than"], Comparator::AtLeast, false),
    (&["not", "fewer", "than"], Comparator::AtLeast, false),
    (&["slightly", "more", "than"], Comparator::MoreThan, true),
    (&["slightly", "less", "than"], Comparator::LessThan, true),
    (&["little", "more", "than"], Comparator::MoreThan, true),
    (&["little", "less", "than"], Comparator::LessThan, true),
    (&["a", "little", "over"], Comparator::MoreThan, true),
    (&["a", "little", "under"], Comparator::LessThan, true),
    (&["a", "bit", "over"], Comparator::MoreThan, true),
    (&["in", "excess", "of"], Comparator::MoreThan, false),
    (&["a", "maximum", "of"], Comparator::AtMost, false),
    (&["a", "minimum", "of"], Comparator::AtLeast, false),
    (&["at", "the", "most"], Comparator::AtMost, false),
    (&["at", "the", "least"], Comparator::AtLeast, false),
    (&["somewhere", "around"], Comparator::About, true),
    (&["somewhere", "near"], Comparator::About, true),
    (&["as", "many", "as"], Comparator::AtMost, false),
    (&["as", "much", "as"], Comparator::AtMost, false),
    (&["as", "high", "as"], Comparator::AtMost, false),
    (&["as", "few", "as"], Comparator::AtLeast, false),
    (&["as", "little", "as"], Comparator::AtLeast, false),
    (&["the", "order", "of"], Comparator::About, true),
    (&["more", "or", "less"], Comparator::About, true),
    (&["more", "than"], Comparator::MoreThan, false),
    (&["greater", "than"], Comparator::MoreThan, false),
    (&["higher", "than"], Comparator::MoreThan, false),
    (&["better", "than"], Comparator::MoreThan, false),
    (&["less", "than"], Comparator::LessThan, false),
    (&["fewer", "than"], Comparator::LessThan, false),
    (&["lower", "than"], Comparator::LessThan, false),
    (&["short", "of"], Comparator::LessThan, false),
    (&["at", "least"], Comparator::AtLeast, false),
    (&["at", "most"], Comparator::AtMost, false),
    (&["up", "to"], Comparator::AtMost, false),
    (&["upwards", "of"], Comparator::MoreThan, false),
    (&["upward", "of"], Comparator::MoreThan, false),
    (&["north", "of"], Comparator::MoreThan, false),
    (&["close", "to"], Comparator::About, true),
    (&["close", "on"], Comparator::About, true),
    (&["well", "over"], Comparator::MoreThan, false),
    (&["well", "above"], Comparator::MoreThan, false),
    (&["well", "under"], Comparator::LessThan, false),
    (&["just", "over"], Comparator::MoreThan, true),
    (&["just", "under"], Comparator::LessThan, true),
    (&["just", "above"], Comparator::MoreThan, true),
    (&["just", "below"], Comparator::LessThan, true),
    (&["barely", "over"], Comparator::MoreThan, true),
    (&["an", "estimated"], Comparator::About, true),
    (&["minimum", "of"], Comparator::AtLeast, false),
    (&["maximum", "of"], Comparator::AtMost, false),
    (&["over"], Comparator::MoreThan, false),
    (&["above"], Comparator::MoreThan, false),
    (&["exceeding"], Comparator::MoreThan, false),
    (&["exceed"], Comparator::MoreThan, false),
    (&["exceeds"], Comparator::MoreThan, false),
    (&["exceeded"], Comparator::MoreThan, false),
    (&["under"], Comparator::LessThan, false),
    (&["below"], Comparator::LessThan, false),
    (&["nearly"], Comparator::LessThan, true),
    (&["almost"], Comparator::LessThan, true),
    (&["about"], Comparator::About, true),
    (&["around"], Comparator::About, true),
    (&["some"], Comparator::About, true),
    (&["roughly"], Comparator::About, true),
    (&["approximately"], Comparator::About, true),
    (&["approx"], Comparator::About, true),
    (&["approx."], Comparator::About, true),
    (&["circa"], Comparator::About, true),
    (&["c."], Comparator::About, true),
    (&["ca."], Comparator::About, true),
    (&["~"], Comparator::About, true),
    (&["estimated"], Comparator::About, true),
    (&["perhaps"], Comparator::About, true),
    (&["maybe"], Comparator::About, true),
    (&["say"], Comparator::About, true),
    (&[">"], Comparator::MoreThan, false),
    (&["<"], Comparator::LessThan, false),
    (&["≥"], Comparator::AtLeast, false),
    (&["≤"], Comparator::AtMost, false),
];

/// What stands before a number at `i`. `spanned` tells that "over" may be read as "during".
pub(super) fn before(p: &Pieces<'_>, i: usize, spanned: bool) -> Bound {
    let none = Bound { comparator: Comparator::Equal, approximate: false, start: i };
    let last = p.before(i, 1);
    if last.is_empty() {
        return none;
    }
    for (words, comparator, approximate) in BEFORE {
        if words.last() != Some(&last) || words.len() > i {
            continue;
        }
        let start = i - words.len();
        if !p.are(start, words) || !p.together(start, i) || !holds(p, start, words, spanned) {
            continue;
        }
        let bound = Bound { comparator: *comparator, approximate: *approximate, start };
        return widened(p, bound);
    }
    none
}

/// "perhaps as many as", "about at least": a second phrase before the first.
fn widened(p: &Pieces<'_>, bound: Bound) -> Bound {
    match p.before(bound.start, 1) {
        "about" | "around" | "roughly" | "perhaps" | "some" | "maybe" | "possibly" => {
            Bound { approximate: true, start: bound.start - 1, ..bound }
        }
        _ => bound,
    }
}

/// Words that bound a number in one place and mean something else in another.
fn holds(p: &Pieces<'_>, start: usize, words: &[&str], spanned: bool) -> bool {
    let earlier = p.before(start, 1);
    match words {
        // "9 per cent over three years", "the talks under ...": a stretch, not a bound.
        ["over"] if spanned => matches!(
            earlier,
            "for"
                | "after"
                | "lasted"
                | "last"
                | "took"
                | "take"
                | "takes"
                | "is"
                | "was"
                | "of"
                | "by"
                | "than"
                | "waited"
                | "spent"
                | "been"
                | "lasting"
                | "ran"
                | "with"
        ),
        ["say"] => earlier == "," || earlier == "of",
        ["short", "of"] => matches!(earlier, "just" | "little" | "well" | "fell" | "falls" | "far"),
        ["perhaps" | "maybe"] => true,
        ["above" | "below" | "under"] => !matches!(earlier, "described" | "mentioned" | "terms"),
        ["over"] => {
            !matches!(earlier, "handed" | "hand" | "taken" | "took" | "take" | "quarrel" | "row" | "fight")
        }
        ["higher" | "lower" | "better", "than"] => true,
        _ => true,
    }
}

/// What stands after a number that ends at `i`: the bound and one past its last piece.
pub(super) fn after(p: &Pieces<'_>, i: usize) -> Option<(Comparator, bool, usize)> {
    let found = if p.are(i, &["or", "more"]) || p.are(i, &["and", "more"]) || p.are(i, &["or", "over"]) {
        (Comparator::AtLeast, false, i + 2)
    } else if p.are(i, &["or", "less"]) || p.are(i, &["or", "fewer"]) || p.are(i, &["or", "under"]) {
        (Comparator::AtMost, false, i + 2)
    } else if p.are(i, &["or", "so"]) || p.are(i, &["or", "thereabouts"]) {
        (Comparator::About, true, i + 2)
    } else if p.are(i, &["at", "least"]) && !p.is_number(i + 2) {
        (Comparator::AtLeast, false, i + 2)
    } else if p.are(i, &["at", "most"]) && !p.is_number(i + 2) {
        (Comparator::AtMost, false, i + 2)
    } else if p.word(i) == "+" && p.glued(i) {
        (Comparator::AtLeast, false, i + 1)
    } else if p.hyphen(i) && p.word(i + 1) == "odd" {
        (Comparator::About, true, i + 2)
    } else if p.hyphen(i) && p.word(i + 1) == "plus" {
        (Comparator::AtLeast, false, i + 2)
    } else {
        return None;
    };
    Some(found)
}
