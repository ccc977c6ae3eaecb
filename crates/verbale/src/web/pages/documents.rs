//! Every document held, grouped by the text it goes back to: origins are counted, not pages.

use crate::web::context::Context;
use crate::web::page::Page;
use crate::web::parts::{count, empty, evidence, moment, party};
use crate::wire::{Listing, document_rows, origin_rows};
use maud::{Markup, html};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use verbale_analysis::Relation;
use verbale_model::{Document, DocumentId};

pub(in crate::web) struct Documents {
    /// Groups, each with how its documents go back to the first.
    groups: Vec<Vec<(DocumentId, Relation)>>,
    held: usize,
}

pub(in crate::web) fn of(c: &Context<'_>) -> Documents {
    let mut groups: Vec<Vec<(DocumentId, Relation)>> = (c.view.origins().iter())
        .map(|o| o.documents.iter().map(|d| (d.document, d.relation)).collect())
        .collect();
    let grouped: BTreeSet<DocumentId> = groups.iter().flatten().map(|(id, _)| *id).collect();
    let records = &c.facts().records;
    let alone = records.iter().map(|r| r.document.id()).filter(|id| !grouped.contains(id));
    groups.extend(alone.map(|id| vec![(id, Relation::Origin)]));
    Documents { groups, held: records.len() }
}

/// How a document goes back to an origin, in words.
pub(in crate::web) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Origin => "origin",
        Relation::Copy => "copy of it",
        Relation::Cut => "shorter piece of it",
        Relation::Rewrite => "rewrite of it",
        Relation::Quotes => "shares its quotations",
        Relation::Version => "other version of the page",
    }
}

impl Page for Documents {
    fn title(&self, _: &Context<'_>) -> String {
        "Documents".to_owned()
    }

    fn section(&self) -> &'static str {
        "documents"
    }

    fn command(&self) -> String {
        "origins".to_owned()
    }

    fn answer(&self, _: &Context<'_>) -> Markup {
        html! {
            (count::link(self.held, "document goes", "documents go", "#documents"))
            " back to " strong { (count::of(self.groups.len(), "origin", "origins")) }
            ". Everything on these pages counts origins: forty reprints of one story are one."
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        if self.held == 0 {
            return empty::teach(
                c,
                "No document is held yet.",
                "verbale add PATH",
                "Any mix of files and folders: plain text, HTML, JSON lines. Each keeps its text unaltered:",
            );
        }
        html! {
            section #documents aria-label="Documents" {
                table.cards.documents role="table" {
                    caption.hidden { "Documents by origin" }
                    thead role="rowgroup" {
                        tr role="row" {
                            th scope="col" role="columnheader" { "Document" }
                            th scope="col" role="columnheader" { "Published" }
                            th scope="col" role="columnheader" { "Whose" }
                            th scope="col" role="columnheader" { "Goes back as" }
                            th.number scope="col" role="columnheader" { "Statements" }
                        }
                    }
                    tbody role="rowgroup" {
                        @for group in &self.groups {
                            @for (id, relation) in group {
                                @if let Some(document) = c.document(*id) { (row(c, document, *relation)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn json(&self, c: &Context<'_>) -> Value {
        json!({ "documents": document_rows(c.facts()), "origins": origin_rows(c.view.origins(), c.texts()) })
    }

    fn rows(&self, c: &Context<'_>) -> Option<Listing> {
        let columns = [
            "doc",
            "id",
            "title",
            "outlet",
            "url",
            "published",
            "captured",
            "lang",
            "party",
            "full",
            "statements",
        ];
        Some(Listing::of(&columns, &document_rows(c.facts())))
    }
}

fn row(c: &Context<'_>, document: &Document, how: Relation) -> Markup {
    let meta = document.meta();
    let statements = c.facts().record(document.id()).map_or(0, |r| r.annotations.statements.len());
    html! {
        tr.copy[how != Relation::Origin] role="row" {
            th scope="row" role="rowheader" {
                a.go href=(c.ask.to(&["d", &document.id().to_string()])) lang=(meta.lang.code()) { (document.label()) }
                p.meta { (evidence::publisher(document)) }
            }
            td role="cell" {
                span.column aria-hidden="true" { "Published" }
                @match meta.published { Some(at) => { (moment::day(at)) } None => { "not dated" } }
            }
            td role="cell" {
                span.column aria-hidden="true" { "Whose" }
                @match &meta.party {
                    Some(id) => { span { (party::named(c, id)) @if !meta.full { span.meta { " (excerpt)" } } } }
                    None => { "press" }
                }
            }
            td role="cell" { span.column aria-hidden="true" { "Goes back as" } (relation(how)) }
            td.number role="cell" { span.column aria-hidden="true" { "Statements" } (count::grouped(statements)) }
        }
    }
}
