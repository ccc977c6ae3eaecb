//! One finding: both quotes in their surroundings, why, which other explanations were tested, how sure.

use crate::web::context::Context;
use crate::web::page::Page;
use crate::web::pages::meetings::segment;
use crate::web::parts::{absence, confidence, evidence, finding, highlight, moment, party};
use crate::web::reply::Problem;
use crate::wire::{FindingRow, Listing};
use maud::{Markup, html};
use serde_json::{Value, json};
use verbale_analysis::Absence;
use verbale_model::{Discrepancy, FindingId, Role, Side};

/// Bytes of text shown to each side of the words.
const REACH: u32 = 260;

pub(in crate::web) struct FindingPage<'a> {
    finding: &'a Discrepancy,
}

pub(in crate::web) fn of<'a>(c: &Context<'a>, id: &str) -> Result<FindingPage<'a>, Problem> {
    let found = id.parse::<FindingId>().ok().and_then(|id| c.view.finding(id)).ok_or_else(|| {
        let hint = if c.ask.knowledge == verbale_model::Knowledge::ALL {
            "all findings are at /findings"
        } else {
            "the clocks are set back; it may rest on words that were said or captured later"
        };
        Problem::not_found(format!("no finding {id:?} is held"), hint)
    })?;
    Ok(FindingPage { finding: found })
}

impl Page for FindingPage<'_> {
    fn title(&self, c: &Context<'_>) -> String {
        format!("{}: {}", finding::kind(self.finding.kind).0, finding::who(c, self.finding))
    }

    fn section(&self) -> &'static str {
        "findings"
    }

    fn command(&self) -> String {
        format!("show {}", self.finding.id)
    }

    fn answer(&self, _: &Context<'_>) -> Markup {
        html! { (self.finding.explanation) }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        let found = self.finding;
        html! {
            section.surroundings aria-label="The words of each side" {
                @for side in &found.sides { (side_in_context(c, side)) }
                @if let Some(silent) = &found.silent {
                    article.side {
                        h2.who { (party::named(c, silent)) }
                        p { (absence::mark(Absence::Silent)) }
                        p.meta { "Its whole account is held and does not mention this." }
                    }
                }
            }
            section aria-labelledby="why" {
                h2 #why { "How sure, and what else was tested" }
                dl.facts {
                    div {
                        dt { "Kind" }
                        dd { (finding::kind(found.kind).0) ": " (finding::kind(found.kind).1) }
                    }
                    div {
                        dt { "Confidence" }
                        dd { (confidence::band(found.band())) ": " (confidence::words(found.confidence)) }
                    }
                    @if !found.rivals.is_empty() {
                        div {
                            dt { "Other explanations" }
                            dd { ul.plain.stacked { @for rival in &found.rivals { li { (confidence::rival(*rival)) } } } }
                        }
                    }
                    @if let Some(issue) = &found.issue {
                        div {
                            dt { "Issue" }
                            dd { a href=(c.ask.to(&["issue", issue])) { (c.dossier().issue_label(issue)) } }
                        }
                    }
                    @if let Some(meeting) = &found.meeting {
                        div {
                            dt { "Meeting" }
                            dd { a href=(c.ask.to(&["meeting", segment(meeting)])) { "All accounts of it, side by side" } }
                        }
                    }
                    div { dt { "Permanent id" } dd { code { (found.id) } } }
                }
            }
        }
    }

    fn json(&self, c: &Context<'_>) -> Value {
        json!({ "finding": FindingRow::of(self.finding, c.texts()) })
    }

    fn rows(&self, c: &Context<'_>) -> Option<Listing> {
        let rows = FindingRow::of(self.finding, c.texts()).evidence;
        Some(Listing::of(&["party", "role", "at", "doc", "quote"], &rows))
    }
}

/// A side's words as they stand in their text.
fn side_in_context(c: &Context<'_>, side: &Side) -> Markup {
    let record = c.facts().record(side.evidence.document());
    html! {
        article.side {
            h2.who {
                @match &side.party {
                    Some(id) => { (party::named(c, id)) }
                    None => { "The outlet’s own words" }
                }
            }
            @if let (Some(record), Some(hull)) = (record, side.evidence.spans().hull()) {
                @let document = &record.document;
                @let window = highlight::around(record, hull, REACH);
                blockquote.words.context lang=(document.meta().lang.code()) {
                    @if window.start() > 0 { "… " }
                    (highlight::marked(document.text(), window, &[
                        highlight::Layer { class: "content", spans: side.evidence.spans() },
                    ], None))
                    @if (window.end() as usize) < document.text().len() { " …" }
                }
            } @else {
                (evidence::words(c, &side.evidence))
            }
            p.meta {
                @if let Some(at) = side.at { "Said " (moment::time(at)) ". " }
                (if side.role == Role::Primary { "In the party’s own document." } else { "As reported by another." })
            }
            (evidence::place(c, &side.evidence, None))
        }
    }
}
