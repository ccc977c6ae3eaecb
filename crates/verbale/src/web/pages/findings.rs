//! Where accounts part: all findings, by kind, party, issue and meeting; and what was weighed and left.

use crate::web::context::Context;
use crate::web::page::Page;
use crate::web::parts::{count, empty, evidence, finding, party};
use crate::web::reply::Problem;
use crate::wire::{FindingRow, Listing, UndecidedRow};
use maud::{Markup, html};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use verbale_analysis::Undecided;
use verbale_model::{Discrepancy, DiscrepancyKind};

/// Findings on one page; the rest are on the next.
const PER_PAGE: usize = 50;

pub(in crate::web) struct Findings<'a> {
    all: &'a [Discrepancy],
    shown: Vec<&'a Discrepancy>,
    undecided: &'a [Undecided],
    with_undecided: bool,
    /// The page of the list, from 1.
    number: usize,
}

pub(in crate::web) fn of<'a>(c: &Context<'a>) -> Result<Findings<'a>, Problem> {
    let weighed = c.view.weighed();
    let kind = match c.ask.filter("kind") {
        None => None,
        Some(word) => Some(DiscrepancyKind::from_word(word).ok_or_else(|| {
            let words: Vec<&str> = DiscrepancyKind::ALL.iter().map(|k| k.word()).collect();
            Problem::bad_use(
                format!("no kind of finding is called {word:?}"),
                format!("one of {}", words.join(", ")),
            )
        })?),
    };
    let is = |name: &str, value: Option<&str>| c.ask.filter(name).is_none_or(|wanted| value == Some(wanted));
    let shown = weighed.findings.iter().filter(|f| {
        kind.is_none_or(|k| k == f.kind)
            && c.ask.filter("party").is_none_or(|p| f.parties.iter().any(|id| id == p))
            && is("issue", f.issue.as_deref())
            && is("meeting", f.meeting.as_deref())
    });
    Ok(Findings {
        all: &weighed.findings,
        shown: shown.collect(),
        undecided: &weighed.undecided,
        with_undecided: c.ask.filter("show") == Some("undecided"),
        number: c.ask.filter("page").and_then(|n| n.parse().ok()).unwrap_or(1).max(1),
    })
}

impl Page for Findings<'_> {
    fn title(&self, _: &Context<'_>) -> String {
        "Where the accounts part".to_owned()
    }

    fn section(&self) -> &'static str {
        "findings"
    }

    fn command(&self) -> String {
        if self.with_undecided { "compare --show undecided" } else { "compare" }.to_owned()
    }

    fn answer(&self, c: &Context<'_>) -> Markup {
        html! {
            (count::link(self.shown.len(), "finding", "findings", "#findings"))
            @if self.shown.len() != self.all.len() { " of " (self.all.len()) }
            ", most certain first. "
            @if self.undecided.is_empty() {
                "No pair of statements was left undecided."
            } @else {
                a.n href=(format!("{}#undecided", c.ask.with("show", Some("undecided")))) {
                    (count::of(self.undecided.len(), "further pair was", "further pairs were"))
                }
                " weighed and left undecided."
            }
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        if self.all.is_empty() && self.undecided.is_empty() {
            return empty::teach(
                c,
                "The accounts held do not part anywhere.",
                "verbale add PATH",
                "A finding needs the words of two sides on one event or issue. Add what the other side published:",
            );
        }
        let first = (self.number - 1).saturating_mul(PER_PAGE).min(self.shown.len());
        let last = (first + PER_PAGE).min(self.shown.len());
        html! {
            (self.filters(c))
            section.findings aria-labelledby="findings" {
                h2.hidden #findings { "The findings" }
                @if self.shown.is_empty() {
                    p.empty { "No finding passes these filters. " a href=(c.ask.action()) { "Show all" } "." }
                }
                @for found in &self.shown[first..last] { (finding::card(c, found)) }
            }
            @if self.shown.len() > PER_PAGE {
                nav.pager aria-label="Further findings" {
                    @if first > 0 { a href=(c.ask.with("page", Some(&(self.number - 1).to_string()))) { "Earlier ones" } }
                    span { (first + 1) "–" (last) " of " (self.shown.len()) }
                    @if last < self.shown.len() {
                        a href=(c.ask.with("page", Some(&(self.number + 1).to_string()))) { "Further ones" }
                    }
                }
            }
            @if self.with_undecided { (self.left(c)) }
        }
    }

    fn json(&self, c: &Context<'_>) -> Value {
        let findings: Vec<FindingRow> = self.shown.iter().map(|f| FindingRow::of(f, c.texts())).collect();
        let mut out = json!({ "findings": findings, "undecided_count": self.undecided.len() });
        if self.with_undecided {
            let rows: Vec<UndecidedRow> =
                self.undecided.iter().map(|u| UndecidedRow::of(u, c.texts())).collect();
            out["undecided"] = json!(rows);
        }
        out
    }

    fn rows(&self, c: &Context<'_>) -> Option<Listing> {
        let rows: Vec<FindingRow> = self.shown.iter().map(|f| FindingRow::of(f, c.texts())).collect();
        let columns = ["kind", "parties", "silent", "issue", "meeting", "evidence", "explanation", "band"];
        Some(Listing::of(&columns, &rows))
    }
}

impl Findings<'_> {
    fn filters(&self, c: &Context<'_>) -> Markup {
        let mut kinds: BTreeMap<DiscrepancyKind, usize> = BTreeMap::new();
        let mut parties: BTreeMap<&str, usize> = BTreeMap::new();
        for found in self.all {
            *kinds.entry(found.kind).or_default() += 1;
            for id in &found.parties {
                *parties.entry(id).or_default() += 1;
            }
        }
        let mut parties: Vec<(&str, usize)> = parties.into_iter().collect();
        parties.sort_by_key(|(id, _)| party::name(c, id).to_lowercase());
        let current = |name: &str, value: &str| (c.ask.filter(name) == Some(value)).then_some("true");
        html! {
            div.choices {
                nav.filters aria-label="By kind" {
                    p { "Kind" }
                    ul {
                        li { a href=(c.ask.with("kind", None)) aria-current=[c.ask.filter("kind").is_none().then_some("true")] { "all" } }
                        @for (kind, n) in kinds {
                            li {
                                a href=(c.ask.with("kind", Some(kind.word()))) aria-current=[current("kind", kind.word())] {
                                    (finding::kind(kind).0) " " span.tally { (n) }
                                }
                            }
                        }
                    }
                }
                @if parties.len() > 1 {
                    nav.filters aria-label="By party" {
                        p { "Party" }
                        ul {
                            li { a href=(c.ask.with("party", None)) aria-current=[c.ask.filter("party").is_none().then_some("true")] { "all" } }
                            @for (id, n) in parties {
                                li {
                                    a href=(c.ask.with("party", Some(id))) aria-current=[current("party", id)] {
                                        (party::named(c, id)) " " span.tally { (n) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn left(&self, c: &Context<'_>) -> Markup {
        html! {
            section aria-labelledby="undecided" {
                h2 #undecided { "Weighed and left undecided" }
                p { "Two readings stay possible, so nothing is asserted. Shown so that you can decide." }
                div.findings {
                    @for pair in self.undecided.iter().take(PER_PAGE) {
                        article.finding {
                            h3 { (finding::kind(pair.kind).0) ", undecided" }
                            p.why { (pair.reason) }
                            div.sides {
                                @for words in &pair.evidence { div.side { (evidence::quoted(c, words, None)) } }
                            }
                        }
                    }
                }
                @if self.undecided.len() > PER_PAGE {
                    p { "The first " (PER_PAGE) " are shown; all are in the JSON form." }
                }
            }
        }
    }
}
