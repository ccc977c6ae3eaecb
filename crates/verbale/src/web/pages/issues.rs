//! The issues followed: parties by issues, with the latest stance of each.

use crate::web::context::Context;
use crate::web::page::Page;
use crate::web::parts::{absence, count, empty, moment, party, stance};
use crate::wire::{Listing, matrix_rows};
use maud::{Markup, html};
use serde_json::{Value, json};
use verbale_analysis::{Absence, Matrix, MatrixCell};

/// Columns that have room at full size, and in a smaller one; of more, each issue is a card.
const FEW: usize = 6;
const MOST: usize = 12;

pub(in crate::web) struct Issues<'a> {
    matrix: &'a Matrix,
}

pub(in crate::web) fn of<'a>(c: &Context<'a>) -> Issues<'a> {
    Issues { matrix: c.view.matrix() }
}

impl Page for Issues<'_> {
    fn title(&self, _: &Context<'_>) -> String {
        "Positions".to_owned()
    }

    fn section(&self) -> &'static str {
        "issue"
    }

    fn command(&self) -> String {
        "matrix".to_owned()
    }

    fn answer(&self, _: &Context<'_>) -> Markup {
        html! {
            (count::of(self.matrix.parties.len(), "party", "parties")) " on "
            (count::link(self.matrix.issues.len(), "issue", "issues", "#matrix"))
            ". Each cell is the latest stance on record; choose an issue to see how it moved."
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        if self.matrix.issues.is_empty() {
            return empty(c);
        }
        html! { section #matrix aria-label="Parties by issues" { (table(c, self.matrix)) (legend(self.matrix)) } }
    }

    fn json(&self, c: &Context<'_>) -> Value {
        json!({ "matrix": matrix_rows(self.matrix, c.texts()) })
    }

    fn rows(&self, c: &Context<'_>) -> Option<Listing> {
        Some(listing(c, self.matrix))
    }
}

pub(in crate::web) fn listing(c: &Context<'_>, matrix: &Matrix) -> Listing {
    let columns = ["party", "issue", "stance", "at", "n", "absence", "split", "evidence"];
    Listing::of(&columns, &matrix_rows(matrix, c.texts()))
}

pub(in crate::web) fn empty(c: &Context<'_>) -> Markup {
    empty::teach(
        c,
        "No party has a position on record yet.",
        "verbale add PATH",
        "A row is an issue of dossier.toml, or one discovered; a cell fills when a party’s words touch it. Add \
         documents:",
    )
}

/// The table, also shown on the first page: parties in alphabetical order. Of more than a few, those of which nothing
/// can be said on any issue are named below it instead.
pub(in crate::web) fn table(c: &Context<'_>, matrix: &Matrix) -> Markup {
    let mut order: Vec<usize> = (0..matrix.parties.len()).collect();
    order.sort_by_key(|n| party::name(c, &matrix.parties[*n]).to_lowercase());
    let says = |n: &usize| {
        let cells = || matrix.cells.iter().filter_map(|row| row.get(*n));
        cells().any(|cell| cell.stance.is_some() || cell.absence == Some(Absence::Silent))
    };
    let (shown, rest): (Vec<usize>, Vec<usize>) =
        order.into_iter().partition(|n| matrix.parties.len() <= FEW || says(n));
    html! {
        table.cards.matrix.compact[shown.len() > FEW].many[shown.len() > MOST] role="table" {
            caption.hidden { "The latest stance of each party on each issue" }
            thead role="rowgroup" {
                tr role="row" {
                    th scope="col" role="columnheader" { "Issue" }
                    @for n in &shown { th scope="col" role="columnheader" { (party::named(c, &matrix.parties[*n])) } }
                }
            }
            tbody role="rowgroup" {
                @for (issue, cells) in matrix.issues.iter().zip(&matrix.cells) {
                    tr role="row" {
                        th scope="row" role="rowheader" {
                            a.go href=(c.ask.to(&["issue", issue])) { (c.dossier().issue_label(issue)) }
                        }
                        @for n in &shown {
                            @if let Some(cell) = cells.get(*n) {
                                td.absent[cell.stance.is_none()] role="cell" {
                                    p.column { (party::named(c, &matrix.parties[*n])) }
                                    (self::cell(c, issue, &matrix.parties[*n], cell))
                                }
                            }
                        }
                    }
                }
            }
        }
        @if !rest.is_empty() {
            p.rest {
                "No words on any of these issues, and no whole account to call silent: "
                @for (n, at) in rest.iter().enumerate() {
                    @if n > 0 { ", " } (party::named(c, &matrix.parties[*at]))
                }
                "."
            }
        }
    }
}

fn cell(c: &Context<'_>, issue: &str, id: &str, cell: &MatrixCell) -> Markup {
    let href = format!("{}#{}", c.ask.to(&["issue", issue]), anchor(id));
    html! {
        @match (cell.stance, cell.absence) {
            (Some(held), _) => {
                a.held href=(href) {
                    (stance::mark(held))
                    @if cell.split { span.split { "two stances" } }
                    span.meta {
                        @if let Some(at) = cell.at { (moment::day(at)) " " }
                        span.dot { "· " }
                        (count::of(cell.count as usize, "origin", "origins"))
                    }
                }
            }
            (None, Some(kind)) => { (absence::mark(kind)) }
            (None, None) => { (absence::mark(Absence::NotHeld)) }
        }
    }
}

/// The anchor of a party on an issue's page.
pub(in crate::web) fn anchor(party: &str) -> String {
    let plain: String = party.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("party-{}", plain.to_ascii_lowercase())
}

/// The signs that the table uses.
pub(in crate::web) fn legend(matrix: &Matrix) -> Markup {
    let cells = || matrix.cells.iter().flatten();
    html! {
        dl.legend aria-label="Signs of the table" {
            @for (held, meaning) in stance::KINDS {
                @if cells().any(|cell| cell.stance == Some(held)) {
                    div { dt { (stance::mark(held)) } dd { (meaning) } }
                }
            }
            @for (kind, meaning) in absence::KINDS {
                @if cells().any(|cell| cell.stance.is_none() && cell.absence == Some(kind)) {
                    div { dt { (absence::mark(kind)) } dd { (meaning) } }
                }
            }
        }
    }
}
