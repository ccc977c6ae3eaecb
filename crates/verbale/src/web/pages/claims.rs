//! Claims that one party makes and another denies: a row a claim, both sides' words.

use crate::web::context::Context;
use crate::web::page::Page;
use crate::web::parts::{count, empty, evidence, moment, party};
use crate::wire::{Listing, claim_rows};
use maud::{Markup, html};
use serde_json::{Value, json};
use verbale_analysis::{ClaimSide, ContestedClaim};

pub(in crate::web) struct Claims<'a> {
    claims: &'a [ContestedClaim],
}

pub(in crate::web) fn of<'a>(c: &Context<'a>) -> Claims<'a> {
    Claims { claims: c.view.claims() }
}

impl Page for Claims<'_> {
    fn title(&self, _: &Context<'_>) -> String {
        "Contested claims".to_owned()
    }

    fn section(&self) -> &'static str {
        "claims"
    }

    fn command(&self) -> String {
        "claims".to_owned()
    }

    fn answer(&self, _: &Context<'_>) -> Markup {
        html! {
            (count::link(self.claims.len(), "claim is", "claims are", "#claims"))
            " made by one party and denied by another. Which of them is right is not decided here."
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        if self.claims.is_empty() {
            return empty::teach(
                c,
                "No claim is contested in what is held.",
                "verbale add PATH",
                "A row appears when one party asserts what another denies, each in its own words. Add the accounts of \
                 both sides:",
            );
        }
        html! { section aria-label="Contested claims" #claims { (table(c, self.claims)) } }
    }

    fn json(&self, c: &Context<'_>) -> Value {
        json!({ "claims": claim_rows(self.claims, c.texts()) })
    }

    fn rows(&self, c: &Context<'_>) -> Option<Listing> {
        let rows = claim_rows(self.claims, c.texts());
        Some(Listing::of(&["proposition", "issue", "asserted", "denied"], &rows))
    }
}

/// The table, also shown on the first page.
pub(in crate::web) fn table(c: &Context<'_>, claims: &[ContestedClaim]) -> Markup {
    html! {
        table.cards.claims role="table" {
            caption.hidden { "Contested claims: who claims, who denies" }
            thead role="rowgroup" {
                tr role="row" {
                    th scope="col" role="columnheader" { "What is contested" }
                    th scope="col" role="columnheader" { "Claims" }
                    th scope="col" role="columnheader" { "Denies" }
                }
            }
            tbody role="rowgroup" {
                @for claim in claims {
                    tr role="row" {
                        th scope="row" role="rowheader" {
                            span.point { (claim.proposition) }
                            @if let Some(issue) = &claim.issue {
                                p.meta { a href=(c.ask.to(&["issue", issue])) { (c.dossier().issue_label(issue)) } }
                            }
                        }
                        td role="cell" { span.column aria-hidden="true" { "Claims" } (sides(c, &claim.asserted)) }
                        td role="cell" { span.column aria-hidden="true" { "Denies" } (sides(c, &claim.denied)) }
                    }
                }
            }
        }
    }
}

fn sides(c: &Context<'_>, sides: &[ClaimSide]) -> Markup {
    html! {
        @for side in sides {
            div.saying {
                p.who {
                    (party::named(c, &side.party))
                    @if let Some(at) = side.at { " " span.when { (moment::day(at)) } }
                }
                (evidence::quoted(c, &side.evidence, None))
            }
        }
    }
}
