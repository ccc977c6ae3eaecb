//! A stance as a sign and a word: the fuller the square, the more fixed the position.

use maud::{Markup, html};
use verbale_analysis::Stance;

/// Every stance, most fixed first, with what it means.
pub(in crate::web) const KINDS: [(Stance, &str); 6] = [
    (Stance::RedLine, "excluded under any condition"),
    (Stance::Firm, "held without condition"),
    (Stance::Conditional, "open under a stated condition"),
    (Stance::Flexible, "open"),
    (Stance::Concession, "given up, wholly or in part"),
    (Stance::Unstated, "touched without a stance"),
];

/// How high the square is filled, in sixteenths of the sign.
fn fill(stance: Stance) -> u8 {
    match stance {
        Stance::RedLine => 12,
        Stance::Firm => 9,
        Stance::Conditional => 6,
        Stance::Flexible => 3,
        Stance::Concession | Stance::Unstated => 0,
    }
}

pub(in crate::web) fn sign(stance: Stance) -> Markup {
    let fill = fill(stance);
    html! {
        svg.sign aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" {
            rect.edge x="2" y="2" width="12" height="12" stroke-dasharray=[(stance == Stance::Unstated).then_some("2 2")] {}
            @if fill > 0 { rect.fill x="2" y=(14 - fill) width="12" height=(fill) {} }
            @if stance == Stance::Concession { line x1="5" y1="8" x2="11" y2="8" {} }
        }
    }
}

pub(in crate::web) fn mark(stance: Stance) -> Markup {
    html! { span.stance { (sign(stance)) (stance.word()) } }
}
