//! The comparison: rows are points, columns are accounts, each cell the words with their place or the kind of their
//! absence, and beside each row the findings that rest on it.

use crate::web::context::{Context, shell_word};
use crate::web::page::Page;
use crate::web::pages::meetings;
use crate::web::parts::{absence, confidence, count, empty, evidence, finding, moment, party};
use crate::web::reply::Problem;
use crate::wire::{EvidenceRow, FindingRow, Listing};
use maud::{Markup, html};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;
use verbale_analysis::{Absence, Account, Cell, Comparison, Point, Saying};
use verbale_model::{Discrepancy, Evidence};

/// Columns shown side by side unless the reader asks for others: more are too narrow to read.
const COLUMNS: usize = 5;

/// Sayings of a cell, and findings beside a row, that are shown at once.
const SHOWN: usize = 2;

pub(in crate::web) struct MeetingPage {
    comparison: Arc<Comparison>,
    /// Indices of the accounts shown, in their order.
    columns: Vec<usize>,
    /// Whether rows without a finding are left out.
    only_differing: bool,
}

pub(in crate::web) fn of(c: &Context<'_>, id: &str) -> Result<MeetingPage, Problem> {
    let all = || c.view.comparison("").filter(|_| id == meetings::ALL);
    let comparison = c.view.comparison(id).or_else(all).ok_or_else(|| {
        Problem::not_found(format!("no meeting {id:?} is followed"), "the meetings followed are at /meeting")
    })?;
    let columns = columns(&comparison, c.ask.filter("accounts"));
    Ok(MeetingPage { comparison, columns, only_differing: c.ask.filter("rows") == Some("differing") })
}

/// The accounts asked for; without any, those that say something, participants and own accounts first.
fn columns(comparison: &Comparison, asked: Option<&str>) -> Vec<usize> {
    let accounts = &comparison.accounts.accounts;
    let asked: BTreeSet<&str> = asked.map(|a| a.split(',').collect()).unwrap_or_default();
    let chosen: Vec<usize> =
        (0..accounts.len()).filter(|n| asked.contains(accounts[*n].party.as_str())).collect();
    if !chosen.is_empty() {
        return chosen;
    }
    let weight = |n: usize| {
        let said = comparison.points.iter().filter(|p| matches!(p.cells.get(n), Some(Cell::Said(_)))).count();
        let part = comparison.accounts.meeting.participants.contains(&accounts[n].party);
        (part, said > 0 && !accounts[n].own.is_empty(), said)
    };
    let mut ranked: Vec<usize> = (0..accounts.len()).filter(|n| weight(*n) > (false, false, 0)).collect();
    ranked.sort_by_key(|n| (std::cmp::Reverse(weight(*n)), *n));
    if ranked.is_empty() {
        ranked = (0..accounts.len()).collect();
    }
    ranked.truncate(COLUMNS);
    ranked.sort_unstable();
    ranked
}

impl MeetingPage {
    fn points(&self) -> impl Iterator<Item = &Point> {
        self.comparison.points.iter().filter(|p| !self.only_differing || !p.findings.is_empty())
    }

    fn account(&self, column: usize) -> &Account {
        &self.comparison.accounts.accounts[column]
    }

    fn rows(&self, c: &Context<'_>) -> Vec<PointRow> {
        let row = |point: &Point| PointRow {
            point: point.label.clone(),
            issue: point.issue.clone(),
            cells: (self.columns.iter())
                .filter_map(|n| Some(CellRow::of(c, &self.account(*n).party, point.cells.get(*n)?)))
                .collect(),
            findings: (point.findings.iter())
                .filter_map(|n| Some(self.comparison.findings.get(*n)?.id.to_string()))
                .collect(),
        };
        self.points().map(row).collect()
    }
}

/// A row on the wire.
#[derive(Debug, Serialize)]
struct PointRow {
    point: String,
    issue: Option<String>,
    cells: Vec<CellRow>,
    findings: Vec<String>,
}

#[derive(Debug, Serialize)]
struct CellRow {
    party: String,
    absence: Option<&'static str>,
    said: Vec<SayingRow>,
}

#[derive(Debug, Serialize)]
struct SayingRow {
    statement: Option<String>,
    speaker: Option<String>,
    at: Option<String>,
    own: bool,
    evidence: EvidenceRow,
}

impl CellRow {
    fn of(c: &Context<'_>, party: &str, cell: &Cell) -> CellRow {
        let (absence, said) = match cell {
            Cell::Said(said) => (None, said.as_slice()),
            Cell::Absent(absence) => (Some(absence.word()), &[][..]),
        };
        let said = said.iter().map(|s| SayingRow {
            statement: s.statement.map(|id| id.to_string()),
            speaker: s.speaker.clone(),
            at: s.at.map(|at| at.to_string()),
            own: s.own,
            evidence: c.texts().row(&s.evidence),
        });
        CellRow { party: party.to_owned(), absence, said: said.collect() }
    }
}

impl Page for MeetingPage {
    fn title(&self, _: &Context<'_>) -> String {
        meetings::name(&self.comparison.accounts)
    }

    fn section(&self) -> &'static str {
        "meeting"
    }

    fn command(&self) -> String {
        match self.comparison.accounts.meeting.id.as_str() {
            "" => "compare".to_owned(),
            id => format!("compare --meeting {}", shell_word(id)),
        }
    }

    fn answer(&self, c: &Context<'_>) -> Markup {
        let points = &self.comparison.points;
        let parted = points.iter().filter(|p| !p.findings.is_empty()).count();
        let silent = (points.iter().flat_map(|p| &p.cells))
            .filter(|cell| matches!(cell, Cell::Absent(Absence::Silent)))
            .count();
        if points.is_empty() {
            return html! { "Nobody’s words on this meeting are on record." };
        }
        html! {
            (count::link(self.comparison.accounts.accounts.len(), "account", "accounts", "#accounts"))
            " of one meeting, " (count::link(points.len(), "point", "points", "#points")) ". They part on "
            @if parted == 0 { "none of them" } @else {
                a.n href=(format!("{}#points", c.ask.with("rows", Some("differing")))) {
                    (if parted == points.len() { "all of them".to_owned() } else { parted.to_string() })
                }
            }
            @if silent > 0 { "; " (count::of(silent, "cell is", "cells are")) " silent though the whole account is held" }
            "."
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        if self.comparison.points.is_empty() {
            return empty::teach(
                c,
                "No point of this meeting is on record yet.",
                "verbale add --party PARTY PATH",
                "Rows appear when at least one party says something on the meeting. Add the accounts each side \
                 published:",
            );
        }
        html! {
            (self.choice(c))
            details.accounts {
                summary { "About the accounts" }
                ul { @for n in &self.columns { li.account { (heading(c, self.account(*n))) } } }
            }
            section.comparison aria-label="The accounts point by point" #points { (self.table(c)) }
            (self.legend())
            (self.rest(c))
        }
    }

    fn json(&self, c: &Context<'_>) -> Value {
        let accounts = &self.comparison.accounts;
        let names =
            |ids: &[verbale_model::DocumentId]| ids.iter().map(|id| c.texts().name(*id)).collect::<Vec<_>>();
        let account = |n: &usize| {
            let a = self.account(*n);
            json!({
                "party": a.party, "own": names(&a.own), "reported": names(&a.reported), "full": a.full,
                "published": a.published.map(|p| p.to_string()), "words": a.words,
            })
        };
        let findings: Vec<FindingRow> =
            self.comparison.findings.iter().map(|f| FindingRow::of(f, c.texts())).collect();
        json!({
            "meeting": {
                "id": accounts.meeting.id, "date": accounts.meeting.date.map(|d| d.to_string()),
                "place": accounts.meeting.place, "participants": accounts.meeting.participants,
            },
            "accounts": self.columns.iter().map(account).collect::<Vec<_>>(),
            "points": self.rows(c),
            "findings": findings,
        })
    }

    fn rows(&self, c: &Context<'_>) -> Option<Listing> {
        let mut rows = Vec::new();
        for point in self.rows(c) {
            for cell in point.cells {
                let head = json!({
                    "point": point.point, "issue": point.issue, "party": cell.party, "absence": cell.absence,
                    "speaker": null, "at": null, "evidence": null, "findings": point.findings,
                });
                if cell.said.is_empty() {
                    rows.push(head);
                    continue;
                }
                for said in cell.said {
                    let mut row = head.clone();
                    row["speaker"] = json!(said.speaker);
                    row["at"] = json!(said.at);
                    row["evidence"] = json!(said.evidence);
                    rows.push(row);
                }
            }
        }
        Some(Listing::of(
            &["point", "issue", "party", "absence", "speaker", "at", "evidence", "findings"],
            &rows,
        ))
    }
}

impl MeetingPage {
    /// Which accounts and rows are shown: links, so that the choice is in the address.
    fn choice(&self, c: &Context<'_>) -> Markup {
        let accounts = &self.comparison.accounts.accounts;
        html! {
            div.choices #accounts {
                @if accounts.len() > 2 {
                    nav.filters aria-label="Accounts shown" {
                        p { "Accounts" }
                        ul {
                            @for (n, account) in accounts.iter().enumerate() {
                                @let shown = self.columns.contains(&n);
                                li {
                                    a href=(c.ask.with("accounts", Some(&self.toggled(n))))
                                      aria-current=[shown.then_some("true")] {
                                        (party::named(c, &account.party))
                                        span.hidden { (if shown { ", shown: leave out" } else { ": show" }) }
                                    }
                                }
                            }
                        }
                    }
                }
                nav.filters aria-label="Rows shown" {
                    p { "Rows" }
                    ul {
                        li { a href=(c.ask.with("rows", None)) aria-current=[(!self.only_differing).then_some("true")] { "all" } }
                        li {
                            a href=(c.ask.with("rows", Some("differing")))
                              aria-current=[self.only_differing.then_some("true")] { "where they part" }
                        }
                    }
                }
            }
        }
    }

    /// The columns with one more, or one less; the last one stays.
    fn toggled(&self, column: usize) -> String {
        let mut columns = self.columns.clone();
        if columns.contains(&column) && columns.len() > 1 {
            columns.retain(|n| *n != column);
        } else if !columns.contains(&column) {
            columns.push(column);
            columns.sort_unstable();
        }
        let ids: Vec<&str> = columns.iter().map(|n| self.account(*n).party.as_str()).collect();
        ids.join(",")
    }

    fn table(&self, c: &Context<'_>) -> Markup {
        html! {
            table.cards.grid.many[self.columns.len() > COLUMNS] role="table" {
                caption.hidden { "What each account says of each point" }
                thead role="rowgroup" {
                    tr role="row" {
                        th scope="col" role="columnheader" { "Point, and where the accounts part" }
                        @for n in &self.columns {
                            th.account scope="col" role="columnheader" { (heading(c, self.account(*n))) }
                        }
                    }
                }
                tbody role="rowgroup" {
                    @for point in self.points() {
                        tr role="row" {
                            th scope="row" role="rowheader" { (label(c, point)) (self.notes(c, point)) }
                            @for n in &self.columns {
                                @if let Some(cell) = point.cells.get(*n) {
                                    td.absent[matches!(cell, Cell::Absent(_))] role="cell" {
                                        p.column { (party::named(c, &self.account(*n).party)) }
                                        (self.cell(c, point, cell))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The findings beside a row.
    fn notes(&self, c: &Context<'_>, point: &Point) -> Markup {
        let findings: Vec<(usize, &Discrepancy)> =
            point.findings.iter().filter_map(|n| Some((*n, self.comparison.findings.get(*n)?))).collect();
        html! {
            @if !findings.is_empty() {
                ul.notes { @for (n, found) in findings.iter().take(SHOWN) { (note(c, *n, found)) } }
                @if findings.len() > SHOWN {
                    details.more {
                        summary { (count::of(findings.len() - SHOWN, "more finding", "more findings")) }
                        ul.notes { @for (n, found) in &findings[SHOWN..] { (note(c, *n, found)) } }
                    }
                }
            }
        }
    }

    fn cell(&self, c: &Context<'_>, point: &Point, cell: &Cell) -> Markup {
        match cell {
            Cell::Absent(kind) => absence::mark(*kind),
            Cell::Said(sayings) => html! {
                @for saying in sayings.iter().take(SHOWN) { (self.saying(c, point, saying)) }
                @if sayings.len() > SHOWN {
                    details.more {
                        summary { (count::of(sayings.len() - SHOWN, "more", "more")) }
                        @for saying in &sayings[SHOWN..] { (self.saying(c, point, saying)) }
                    }
                }
            },
        }
    }

    fn saying(&self, c: &Context<'_>, point: &Point, saying: &Saying) -> Markup {
        let numbers: Vec<usize> = (point.findings.iter().copied())
            .filter(|n| self.comparison.findings.get(*n).is_some_and(|f| rests_on(f, &saying.evidence)))
            .collect();
        html! {
            div.saying.differs[!numbers.is_empty()] {
                @if !numbers.is_empty() {
                    p.refs {
                        @for n in numbers {
                            a.badge href=(finding::href(c, &self.comparison.findings[n])) {
                                span.hidden { "finding " } (n + 1)
                            }
                        }
                    }
                }
                (evidence::words(c, &saying.evidence))
                p.speaker {
                    @if let Some(speaker) = &saying.speaker { (speaker) }
                    @if !saying.own { span.via { @if saying.speaker.is_some() { ", " } "as reported" } }
                }
                (evidence::place(c, &saying.evidence, saying.statement))
            }
        }
    }

    fn legend(&self) -> Markup {
        let shown: BTreeSet<Absence> = (self.points())
            .flat_map(|p| self.columns.iter().filter_map(|n| p.cells.get(*n)))
            .filter_map(|cell| match cell {
                Cell::Absent(absence) => Some(*absence),
                Cell::Said(_) => None,
            })
            .collect();
        html! {
            @if !shown.is_empty() {
                dl.legend aria-label="Kinds of absence" {
                    @for (kind, meaning) in absence::KINDS {
                        @if shown.contains(&kind) { div { dt { (absence::mark(kind)) } dd { (meaning) } } }
                    }
                }
            }
        }
    }

    /// Findings of the meeting that rest on none of its rows.
    fn rest(&self, c: &Context<'_>) -> Markup {
        let used: BTreeSet<usize> =
            self.comparison.points.iter().flat_map(|p| &p.findings).copied().collect();
        let rest: Vec<&Discrepancy> = (self.comparison.findings.iter().enumerate())
            .filter(|(n, _)| !used.contains(n))
            .map(|(_, f)| f)
            .collect();
        html! {
            @if !rest.is_empty() {
                section aria-labelledby="rest" {
                    h2 #rest { "Other findings at this meeting" }
                    div.findings { @for found in rest { (finding::card(c, found)) } }
                }
            }
        }
    }
}

/// A finding beside a row: its number in the cells, what it is, whom it concerns, how sure.
fn note(c: &Context<'_>, n: usize, found: &Discrepancy) -> Markup {
    html! {
        li {
            a.note href=(finding::href(c, found)) {
                span.badge { (n + 1) } " " span.kind { (finding::kind(found.kind).0) }
            }
            p.meta { (finding::who(c, found)) }
            (confidence::band(found.band()))
        }
    }
}

/// What a row is about, as a link to its issue; the issue apart where the row is a finer point of it.
fn label(c: &Context<'_>, point: &Point) -> Markup {
    let Some(issue) = &point.issue else { return html! { span.point { (point.label) } } };
    let (href, name) = (c.ask.to(&["issue", issue]), c.dossier().issue_label(issue));
    html! {
        @if name == point.label {
            a.point href=(href) { (name) }
        } @else {
            span.point { (point.label) }
            p.meta { a href=(href) { (name) } }
        }
    }
}

fn rests_on(finding: &Discrepancy, evidence: &Evidence) -> bool {
    finding
        .sides
        .iter()
        .any(|s| s.evidence.document() == evidence.document() && s.evidence.spans().meets(evidence.spans()))
}

/// What an account is: official or press, how long, in what language, from which hour.
fn heading(c: &Context<'_>, account: &Account) -> Markup {
    let own: Vec<_> = account.own.iter().filter_map(|id| c.document(*id)).collect();
    let mut langs: Vec<&str> = own.iter().map(|d| d.meta().lang.code()).collect();
    langs.sort_unstable();
    langs.dedup();
    html! {
        (party::named(c, &account.party))
        @if own.is_empty() {
            span.about { "no account of its own held" }
        } @else {
            span.about {
                (if account.full { "official, whole" } else { "official, excerpt" })
                " · " (count::of(account.words as usize, "word", "words"))
                " · " @for (n, lang) in langs.iter().enumerate() { @if n > 0 { ", " } (language(lang)) }
            }
            @if let Some(at) = account.published { span.about { (moment::time(at)) } }
        }
        @if !account.reported.is_empty() {
            span.about { "reported by " (count::of(account.reported.len(), "other", "others")) }
        }
        @if !own.is_empty() {
            span.texts {
                @for (n, document) in own.iter().enumerate() {
                    a href=(c.ask.to(&["d", &document.id().to_string()])) {
                        (if own.len() == 1 { "read it".to_owned() } else { format!("text {}", n + 1) })
                        span.hidden { ": " (document.label()) }
                    }
                    " "
                }
            }
        }
    }
}

/// The English name of a language code, where it is a usual one.
fn language(code: &str) -> &str {
    match code {
        "en" => "English",
        "ru" => "Russian",
        "uk" => "Ukrainian",
        "de" => "German",
        "fr" => "French",
        "es" => "Spanish",
        "ar" => "Arabic",
        "zh" => "Chinese",
        "und" => "language unknown",
        other => other,
    }
}
