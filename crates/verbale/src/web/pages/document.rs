//! One document: its whole text, paragraph by paragraph, with the places asked for highlighted and its statements in
//! the margin.

use super::statement::{act, origin};
use super::versions;
use crate::web::context::{Context, paragraphs};
use crate::web::page::Page;
use crate::web::parts::{count, evidence, highlight, moment, party};
use crate::web::reply::Problem;
use crate::wire::{CodePoints, ExtractRow, Listing};
use maud::{Markup, html};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use verbale_model::{Act, Document, DocumentId, Knowledge, Record, Span, Spans, Statement};

/// Bytes of text on one page; a longer text has further parts.
const PART: usize = 200_000;

pub(in crate::web) struct DocumentPage<'a> {
    record: &'a Record,
    marked: Spans,
    /// The part shown, from 1, and its place.
    part: usize,
    window: Span,
}

pub(in crate::web) fn of<'a>(c: &Context<'a>, id: &str) -> Result<DocumentPage<'a>, Problem> {
    let record = id.parse::<DocumentId>().ok().and_then(|id| c.facts().record(id)).ok_or_else(|| {
        let hint = if c.ask.knowledge == Knowledge::ALL {
            "all documents are at /documents"
        } else {
            "the clocks are set back; it may have been published or captured later"
        };
        Problem::not_found(format!("no document {id:?} is held"), hint)
    })?;
    let text = record.document.text();
    let marked = c.asked_place(&record.document)?.unwrap_or_default();
    let asked = c.ask.filter("part").and_then(|n| n.parse::<usize>().ok());
    let last = text.len().div_ceil(PART).max(1);
    let part = asked.unwrap_or(marked.start() as usize / PART + 1).clamp(1, last);
    let window = Span::of(
        text.floor_char_boundary((part - 1) * PART),
        text.floor_char_boundary((part * PART).min(text.len())),
    );
    Ok(DocumentPage { record, marked, part, window })
}

impl DocumentPage<'_> {
    fn document(&self) -> &Document {
        &self.record.document
    }

    fn parts(&self) -> usize {
        self.document().text().len().div_ceil(PART).max(1)
    }

    /// Statements by the offset their words start at.
    fn statements(&self) -> BTreeMap<u32, Vec<&Statement>> {
        let mut by_start: BTreeMap<u32, Vec<&Statement>> = BTreeMap::new();
        for statement in &self.record.annotations.statements {
            by_start.entry(statement.attribution.content.start()).or_default().push(statement);
        }
        by_start
    }
}

impl Page for DocumentPage<'_> {
    fn title(&self, _: &Context<'_>) -> String {
        self.document().label().to_owned()
    }

    fn section(&self) -> &'static str {
        "documents"
    }

    fn command(&self) -> String {
        format!("show {}", self.document().id())
    }

    fn answer(&self, c: &Context<'_>) -> Markup {
        let meta = self.document().meta();
        html! {
            (evidence::publisher(self.document()))
            @if let Some(at) = meta.published { ", " (moment::time(at)) }
            ". "
            @match &meta.party {
                Some(id) => {
                    (party::name(c, id)) "’s own account, " (if meta.full { "held whole" } else { "of which an excerpt is held" })
                }
                None => { "Press, no party’s own account" }
            }
            ", with " (count::of(self.record.annotations.statements.len(), "statement", "statements")) "."
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        let document = self.document();
        let (text, meta) = (document.text(), document.meta());
        let statements = self.statements();
        html! {
            dl.facts.compact {
                @if let Some(url) = &meta.url {
                    div {
                        dt { "Address" }
                        dd {
                            @match evidence::followable(document) {
                                Some(url) => { a href=(url) rel="noreferrer external" { (url) } }
                                None => { (url) }
                            }
                        }
                    }
                }
                @let held = versions::held(c, self.record);
                @if held > 1 {
                    div {
                        dt { "Versions" }
                        dd { a href=(c.ask.to(&["d", &document.id().to_string(), "versions"])) { (held) " texts of this address, compared" } }
                    }
                }
                @if let Some(at) = meta.captured { div { dt { "Known to us" } dd { (moment::time(at)) } } }
                div { dt { "Text" } dd { code { (document.id()) } } }
                @for note in &self.record.annotations.notes {
                    div { dt { "Note" } dd { (note.text) } }
                }
            }
            @if self.parts() > 1 { (self.pager(c)) }
            section.evidence #evidence aria-label="Text" {
                div.text lang=(meta.lang.code()) {
                    @for (number, place) in paragraphs(text) {
                        @if place.overlaps(self.window) {
                            @let shown = Span::new(place.start().max(self.window.start()), place.end().min(self.window.end()));
                            div.paragraph id=(format!("p{number}")) {
                                a.pilcrow href=(format!("#p{number}")) lang="en" {
                                    span.hidden { "paragraph " } (number)
                                }
                                p.words {
                                    (highlight::marked(text, shown, &[
                                        highlight::Layer { class: "content", spans: &self.marked },
                                    ], Some("words")))
                                }
                                ul.margin lang="en" {
                                    @for statement in statements.range(shown.start()..shown.end()).flat_map(|(_, all)| all) {
                                        li { (margin(c, statement)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @if self.parts() > 1 { (self.pager(c)) }
            (origin(c, document))
        }
    }

    fn json(&self, _: &Context<'_>) -> Value {
        let points = CodePoints::of(self.document().text());
        json!({
            "document": self.document().id().to_string(),
            "marked": points.spans(&self.marked),
            "extract": ExtractRow::of(self.record),
        })
    }

    fn rows(&self, _: &Context<'_>) -> Option<Listing> {
        let columns = ["id", "speaker", "said_at", "mode", "status", "act", "issues", "quote"];
        let rows: Vec<Value> = (ExtractRow::of(self.record).attributions.iter())
            .zip(&self.record.annotations.statements)
            .map(|(row, statement)| {
                let mut row = serde_json::to_value(row).unwrap_or_default();
                row["speaker"] = json!(statement.spoken_by(|actor| actor));
                row["said_at"] = json!(statement.said_at.map(|m| m.to_string()));
                row["quote"] = json!(self.record.content(statement));
                row
            })
            .collect();
        Some(Listing::of(&columns, &rows))
    }
}

impl DocumentPage<'_> {
    fn pager(&self, c: &Context<'_>) -> Markup {
        html! {
            nav.pager aria-label="Parts of the text" {
                @if self.part > 1 { a href=(c.ask.with("part", Some(&(self.part - 1).to_string()))) { "Part before" } }
                span { "Part " (self.part) " of " (self.parts()) }
                @if self.part < self.parts() {
                    a href=(c.ask.with("part", Some(&(self.part + 1).to_string()))) { "Part after" }
                }
            }
        }
    }
}

/// A statement beside its paragraph.
fn margin(c: &Context<'_>, statement: &Statement) -> Markup {
    html! {
        a href=(format!("{}#words", c.ask.to(&["s", &statement.id.to_string()]))) data-evidence="" {
            (statement.spoken_by(|actor| party::name(c, actor)).as_deref().unwrap_or("somebody"))
            @if statement.act != Act::Other { " " span.meta { (act(statement.act)) } }
        }
    }
}
