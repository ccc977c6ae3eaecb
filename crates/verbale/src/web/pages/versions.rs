//! The versions of one document: the texts that were held of its address, and what two of them have and lack.

use crate::web::context::Context;
use crate::web::page::Page;
use crate::web::parts::{count, evidence, moment};
use crate::web::reply::Problem;
use crate::wire::{Listing, SENTENCE_COLUMNS, sentence_rows};
use maud::{Markup, html};
use serde_json::{Value, json};
use verbale_analysis::{Part, SentenceChange, sentence_changes};
use verbale_model::{DocumentId, Record};

pub(in crate::web) struct Versions<'a> {
    /// All texts of the address, in the order they were captured.
    held: Vec<&'a Record>,
    before: &'a Record,
    after: &'a Record,
    changes: Vec<SentenceChange>,
}

/// How many texts are held of a document's address.
pub(in crate::web) fn held(c: &Context<'_>, record: &Record) -> usize {
    let Some(url) = &record.document.meta().url else { return 1 };
    c.facts().records.iter().filter(|r| r.document.meta().url.as_ref() == Some(url)).count()
}

/// The texts held of a document's address, in the order they were captured; itself alone where it has none.
fn versions<'a>(c: &Context<'a>, record: &'a Record) -> Vec<&'a Record> {
    let Some(url) = &record.document.meta().url else { return vec![record] };
    let same = |r: &&Record| r.document.meta().url.as_ref() == Some(url);
    let mut versions: Vec<&Record> = c.facts().records.iter().map(AsRef::as_ref).filter(same).collect();
    versions.sort_by_key(|r| r.document.meta().captured.map(verbale_model::Moment::start));
    versions
}

/// A version against the one before it, or against the one asked for.
pub(in crate::web) fn of<'a>(c: &Context<'a>, id: &str) -> Result<Versions<'a>, Problem> {
    let held = |id: &str| id.parse::<DocumentId>().ok().and_then(|id| c.facts().record(id));
    let missing = |id: &str| {
        Problem::not_found(format!("no document {id:?} is held"), "all documents are at /documents")
    };
    let after = held(id).ok_or_else(|| missing(id))?;
    let versions = versions(c, after);
    let at = versions.iter().position(|r| r.document.id() == after.document.id()).unwrap_or(0);
    let before = match c.ask.filter("before") {
        Some(id) => held(id).ok_or_else(|| missing(id))?,
        None => versions.get(at.wrapping_sub(1)).or(versions.get(at + 1)).copied().ok_or_else(|| {
            Problem::not_found(
                "one text of this document is held, and no other version",
                "verbale add its address again",
            )
        })?,
    };
    Ok(Versions { changes: sentence_changes(before, after), held: versions, before, after })
}

impl Versions<'_> {
    fn number(&self, word: &str) -> usize {
        self.changes.iter().filter(|c| c.word() == word).count()
    }
}

impl Page for Versions<'_> {
    fn title(&self, _: &Context<'_>) -> String {
        format!("Versions of {}", self.after.document.label())
    }

    fn section(&self) -> &'static str {
        "documents"
    }

    fn command(&self) -> String {
        format!("doc diff {} {}", self.before.document.id(), self.after.document.id())
    }

    fn answer(&self, _: &Context<'_>) -> Markup {
        html! {
            "Between the two texts "
            (count::link(self.number("changed"), "sentence was changed", "sentences were changed", "#changes"))
            ", " (count::of(self.number("gone"), "is gone", "are gone"))
            ", " (count::of(self.number("new"), "is new", "are new"))
            "; " (count::of(self.number("same"), "is the same", "are the same")) "."
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        let latest = self.after.document.id().to_string();
        html! {
            ol #versions {
                @for version in &self.held {
                    @let id = version.document.id().to_string();
                    li {
                        a href=(c.ask.to(&["d", &id])) { (version.document.label()) }
                        @if let Some(at) = version.document.meta().captured { ", known to us " (moment::time(at)) }
                        @if id == self.before.document.id().to_string() { " (the earlier text below)" }
                        @else if id == latest { " (the later text below)" }
                        @else { ": " a href=(c.ask.to_with(&["d", &latest, "versions"], &[("before", &id)])) { "compare" } }
                    }
                }
            }
            section.changes #changes aria-label="Changes" lang=(self.after.document.meta().lang.code()) {
                @for change in &self.changes {
                    @match (change.before, change.after) {
                        (Some(_), Some(_)) if !change.parts.is_empty() => p {
                            @for (part, words) in &change.parts {
                                @match part {
                                    Part::Kept => (words),
                                    Part::Gone => del { (words) },
                                    Part::Come => ins { (words) },
                                }
                                " "
                            }
                        },
                        (Some(span), None) => p { del { (span.text(self.before.document.text())) } },
                        (None, Some(span)) => p { ins { (span.text(self.after.document.text())) } },
                        _ => {},
                    }
                }
                @if self.number("same") == self.changes.len() { p lang="en" { "Every sentence is the same." } }
            }
            p { (evidence::publisher(&self.after.document)) }
        }
    }

    fn json(&self, _: &Context<'_>) -> Value {
        json!({
            "versions": self.held.iter().map(|r| r.document.id().to_string()).collect::<Vec<_>>(),
            "before": self.before.document.id().to_string(),
            "after": self.after.document.id().to_string(),
            "changes": sentence_rows(self.before, self.after, &self.changes),
        })
    }

    fn rows(&self, _: &Context<'_>) -> Option<Listing> {
        Some(Listing::of(&SENTENCE_COLUMNS, &sentence_rows(self.before, self.after, &self.changes)))
    }
}
