//! What a page shows where there is nothing to show: why, and the command that fills it.

use crate::web::context::Context;
use maud::{Markup, html};

/// Says why there is nothing, and how to have something.
pub(in crate::web) fn teach(c: &Context<'_>, why: &str, command: &str, what: &str) -> Markup {
    let clocked = c.ask.knowledge != verbale_model::Knowledge::ALL;
    html! {
        div.empty {
            p { strong { (why) } }
            @if clocked {
                p {
                    "The clocks are set back: what was said or captured later is left out. "
                    a href=(c.ask.latest()) { "Show it as of now" } "."
                }
            }
            p { (what) }
            p { code.command { (command) } }
        }
    }
}
