//! The first page: what is held, who stands where, where they part, what is contested, who is silent.

use super::{claims, issues, meetings};
use crate::web::context::Context;
use crate::web::page::Page;
use crate::web::parts::{count, empty, finding, moment, party};
use crate::wire::{FindingRow, Listing, claim_rows, matrix_rows};
use maud::{Markup, html};
use serde_json::{Value, json};
use verbale_analysis::{Absence, Accounts, ContestedClaim, Matrix};
use verbale_model::{Discrepancy, Knowledge, Moment};

/// Findings and claims shown here; the rest are one link away.
const SHOWN: usize = 5;

pub(in crate::web) struct Now<'a> {
    matrix: &'a Matrix,
    accounts: &'a [Accounts],
    findings: &'a [Discrepancy],
    claims: &'a [ContestedClaim],
    /// Parties that are silent on issues, by issue.
    silences: Vec<(&'a str, Vec<String>)>,
    documents: usize,
    origins: usize,
    latest: Option<Moment>,
}

pub(in crate::web) fn of<'a>(c: &Context<'a>) -> Now<'a> {
    let (matrix, records) = (c.view.matrix(), &c.facts().records);
    let silent = |cells: &[verbale_analysis::MatrixCell]| {
        let parties = matrix.parties.iter().zip(cells);
        parties
            .filter(|(_, cell)| cell.absence == Some(Absence::Silent))
            .map(|(p, _)| p.clone())
            .collect::<Vec<_>>()
    };
    let copies: usize = c.view.origins().iter().map(|o| o.documents.len().saturating_sub(1)).sum();
    Now {
        matrix,
        accounts: c.view.accounts(),
        findings: &c.view.weighed().findings,
        claims: c.view.claims(),
        silences: (matrix.issues.iter().zip(&matrix.cells))
            .map(|(issue, cells)| (issue.as_str(), silent(cells)))
            .filter(|(_, parties)| !parties.is_empty())
            .collect(),
        documents: records.len(),
        origins: records.len().saturating_sub(copies),
        latest: records.iter().filter_map(|r| r.document.meta().published).max_by_key(|m| m.start()),
    }
}

impl Page for Now<'_> {
    fn title(&self, c: &Context<'_>) -> String {
        let title = &c.dossier().title;
        if title.is_empty() { "What is on record".to_owned() } else { title.clone() }
    }

    fn section(&self) -> &'static str {
        ""
    }

    fn command(&self) -> String {
        "matrix".to_owned()
    }

    fn answer(&self, c: &Context<'_>) -> Markup {
        let silences: usize = self.silences.iter().map(|(_, parties)| parties.len()).sum();
        html! {
            @if self.documents == 0 {
                "Nothing is on record yet."
            } @else {
                @if let Some(at) = self.latest { "Up to " (moment::day(at)) ": " }
                "the accounts part in " (count::link(self.findings.len(), "place", "places", "#parted"))
                ", " (count::link(self.claims.len(), "claim is", "claims are", "#contested")) " contested"
                @if silences > 0 {
                    "; " (count::link(silences, "silence is", "silences are", "#silent")) " on record"
                }
                ". It rests on "
                a.n href=(c.ask.to(&["documents"])) { (count::of(self.documents, "document", "documents")) }
                " that go back to " (count::of(self.origins, "origin", "origins")) "."
            }
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        if self.documents == 0 {
            let set_back = c.ask.knowledge != Knowledge::ALL;
            return html! {
                (empty::teach(
                    c,
                    if set_back { "Nothing that is held had been published and captured by then." }
                    else { "Start with what each side published." },
                    "verbale add PATH",
                    "Text, HTML or JSON lines, files or folders. Every page here fills from them:",
                ))
                @if !set_back {
                    (empty::teach(
                        c, "Or look at a negotiation that is already in the box.", "verbale open --demo",
                        "The shipped example needs no network:",
                    ))
                }
            };
        }
        html! {
            section aria-labelledby="stand" {
                h2 #stand { "Who stands where" }
                @if self.matrix.issues.is_empty() { (issues::empty(c)) } @else {
                    (issues::table(c, self.matrix))
                    (issues::legend(self.matrix))
                }
            }
            @if !self.accounts.is_empty() {
                section aria-labelledby="meetings" {
                    h2 #meetings { "Side by side" }
                    (meetings::list(c, self.accounts))
                }
            }
            section aria-labelledby="parted" {
                h2 #parted { "Where the accounts part" }
                @if self.findings.is_empty() {
                    p { "Nowhere, in what is held." }
                } @else {
                    div.findings { @for found in self.findings.iter().take(SHOWN) { (finding::card(c, found)) } }
                    p { a.go href=(c.ask.to(&["findings"])) { "All " (count::of(self.findings.len(), "finding", "findings")) } }
                }
            }
            @if !self.claims.is_empty() {
                section aria-labelledby="contested" {
                    h2 #contested { "Contested claims" }
                    (claims::table(c, &self.claims[..self.claims.len().min(SHOWN)]))
                    @if self.claims.len() > SHOWN {
                        p { a.go href=(c.ask.to(&["claims"])) { "All " (self.claims.len()) " contested claims" } }
                    }
                }
            }
            @if !self.silences.is_empty() {
                section aria-labelledby="silent" {
                    h2 #silent { "Who is silent" }
                    p { "Only a party whose whole account is held can be called silent." }
                    ul.silences {
                        @for (issue, parties) in &self.silences {
                            li {
                                a href=(c.ask.to(&["issue", issue])) { (c.dossier().issue_label(issue)) }
                                ": " (party::list(c, parties))
                            }
                        }
                    }
                }
            }
        }
    }

    fn json(&self, c: &Context<'_>) -> Value {
        let findings: Vec<FindingRow> = self.findings.iter().map(|f| FindingRow::of(f, c.texts())).collect();
        json!({
            "title": c.dossier().title,
            "documents": self.documents,
            "origins": self.origins,
            "matrix": matrix_rows(self.matrix, c.texts()),
            "findings": findings,
            "claims": claim_rows(self.claims, c.texts()),
        })
    }

    fn rows(&self, c: &Context<'_>) -> Option<Listing> {
        Some(issues::listing(c, self.matrix))
    }
}
