//! A party's sign and name. Signs are plain shapes in alphabetical order of the names: no colours, no flags.

use crate::web::context::Context;
use maud::{Markup, html};

/// A party by its sign and its own name.
pub(in crate::web) fn named(c: &Context<'_>, id: &str) -> Markup {
    html! { span.party { (sign(c, id)) (name(c, id)) } }
}

/// Its name.
pub(in crate::web) fn name<'a>(c: &'a Context<'_>, id: &'a str) -> &'a str {
    c.dossier().party_name(id)
}

/// Names in a row: `A`, `A and B`, `A, B and C`.
pub(in crate::web) fn list(c: &Context<'_>, ids: &[String]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| name(c, id)).collect();
    verbale_model::listed(&names).unwrap_or_else(|| "nobody named".to_owned())
}

/// One of eight shapes, full or hollow; parties beyond the sixteenth share a dot.
fn sign(c: &Context<'_>, id: &str) -> Markup {
    let at = c.view.parties().iter().position(|(party, _)| party == id);
    html! {
        svg.party-sign.hollow[at.is_some_and(|n| n >= 8)] aria-hidden="true" viewBox="0 0 16 16" width="12" height="12" {
            @match at.filter(|n| *n < 16).map(|n| n % 8) {
                Some(0) => { circle cx="8" cy="8" r="6" {} }
                Some(1) => { rect x="2.5" y="2.5" width="11" height="11" {} }
                Some(2) => { path d="M8 1.5 15 14H1Z" {} }
                Some(3) => { path d="M8 1 15 8 8 15 1 8Z" {} }
                Some(4) => { path d="M6 1.5h4V6h4.5v4H10v4.5H6V10H1.5V6H6Z" {} }
                Some(5) => { path d="M1 2h14L8 14.5Z" {} }
                Some(6) => { path d="M4.5 2h7L15 8l-3.5 6h-7L1 8Z" {} }
                Some(7) => { path d="M1.5 5h13v6h-13Z" {} }
                _ => { circle cx="8" cy="8" r="3" {} }
            }
        }
    }
}
