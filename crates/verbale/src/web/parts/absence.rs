//! Why a party has no words: three kinds, told apart by sign, word and pattern.

use maud::{Markup, html};
use verbale_analysis::Absence;

/// Every kind with what it means, for the legend.
pub(in crate::web) const KINDS: [(Absence, &str); 3] = [
    (Absence::Silent, "its whole account is held and does not mention it"),
    (Absence::NotHeld, "only an excerpt, or reports by others, are held: nothing can be said of the rest"),
    (Absence::NoAccount, "nothing published by it is held"),
];

/// The name a style rule knows it by.
pub(in crate::web) fn class(absence: Absence) -> &'static str {
    match absence {
        Absence::Silent => "silent",
        Absence::NotHeld => "not-held",
        Absence::NoAccount => "no-account",
    }
}

pub(in crate::web) fn mark(absence: Absence) -> Markup {
    html! {
        span.absence.(class(absence)) {
            svg.sign aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" {
                @match absence {
                    Absence::Silent => { circle cx="8" cy="8" r="6" {} line x1="4" y1="12" x2="12" y2="4" {} }
                    Absence::NotHeld => { circle cx="8" cy="8" r="6" stroke-dasharray="2.4 2.4" {} }
                    Absence::NoAccount => { line x1="3" y1="8" x2="13" y2="8" {} }
                }
            }
            (absence.word())
        }
    }
}
