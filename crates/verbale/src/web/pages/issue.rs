//! One issue: a step lane for each party, and under it every step with the words it rests on.

use super::issues::anchor;
use crate::web::context::Context;
use crate::web::page::Page;
use crate::web::parts::{absence, count, empty, evidence, finding, moment, party, stance};
use crate::web::reply::Problem;
use crate::wire::{Listing, position_rows};
use maud::{Markup, html};
use serde_json::{Value, json};
use verbale_analysis::{Absence, Position, Stance};
use verbale_model::{Discrepancy, Moment};

/// Height of one level of a lane, and of the words above the first.
const LEVEL: usize = 9;
const HEAD: usize = 20;

/// How far apart, in percent of the lane, two steps must be for both to be named.
const APART: f64 = 16.0;

pub(in crate::web) struct IssuePage<'a> {
    id: String,
    /// Parties in alphabetical order, each with its steps by time, or why there are none.
    lanes: Vec<Lane<'a>>,
    findings: Vec<&'a Discrepancy>,
    /// First and last dated step of all.
    range: Option<(Moment, Moment)>,
}

struct Lane<'a> {
    party: &'a str,
    steps: Vec<&'a Position>,
    absence: Absence,
}

pub(in crate::web) fn of<'a>(c: &Context<'a>, id: &str) -> Result<IssuePage<'a>, Problem> {
    let matrix = c.view.matrix();
    let row = matrix.issues.iter().position(|i| i == id);
    if row.is_none() && c.dossier().issue(id).is_none() {
        return Err(Problem::not_found(
            format!("no issue {id:?} is followed"),
            "the issues followed are at /issue",
        ));
    }
    let all: Vec<&Position> = c.view.positions().iter().filter(|p| p.issue == id).collect();
    let mut parties: Vec<&str> =
        matrix.parties.iter().chain(all.iter().map(|p| &p.party)).map(String::as_str).collect();
    parties.sort_by_cached_key(|id| (party::name(c, id).to_lowercase(), (*id).to_owned()));
    parties.dedup();
    let absence = |party: &str| {
        let column = matrix.parties.iter().position(|p| p == party)?;
        matrix.cells.get(row?)?.get(column)?.absence
    };
    let lane = |party: &'a str| Lane {
        party,
        steps: all.iter().copied().filter(|p| p.party == party).collect(),
        absence: absence(party).unwrap_or(Absence::NotHeld),
    };
    let dated = || all.iter().filter_map(|p| p.at);
    let range = dated().min().zip(dated().max());
    Ok(IssuePage {
        id: id.to_owned(),
        lanes: parties.into_iter().map(lane).collect(),
        findings: c.view.weighed().findings.iter().filter(|f| f.issue.as_deref() == Some(id)).collect(),
        range,
    })
}

impl IssuePage<'_> {
    fn positions(&self) -> Vec<Position> {
        self.lanes.iter().flat_map(|l| &l.steps).map(|p| (*p).clone()).collect()
    }
}

impl Page for IssuePage<'_> {
    fn title(&self, c: &Context<'_>) -> String {
        let label = c.dossier().issue_label(&self.id);
        let mut chars = label.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
    }

    fn section(&self) -> &'static str {
        "issue"
    }

    fn command(&self) -> String {
        "positions".to_owned()
    }

    fn answer(&self, c: &Context<'_>) -> Markup {
        let speaking: Vec<(&str, &&Position)> =
            self.lanes.iter().filter_map(|l| Some((l.party, l.steps.last()?))).collect();
        html! {
            @if speaking.is_empty() { "No party has a position on this on record." }
            @for (n, (id, last)) in speaking.iter().enumerate() {
                @if n > 0 { "; " }
                a.n href=(format!("#{}", anchor(id))) { (party::name(c, id)) }
                ": " (last.stance.word())
                @if let Some(since) = last.since { " since " (moment::day(since)) }
            }
            @if !speaking.is_empty() { "." }
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        if self.lanes.iter().all(|l| l.steps.is_empty()) {
            return empty::teach(
                c,
                "No party’s words on this issue are on record.",
                "verbale add PATH",
                "The phrases of the issue in dossier.toml decide what touches it; add documents, or add phrases:",
            );
        }
        html! {
            (self.chart(c))
            @for lane in &self.lanes {
                section.lane id=(anchor(lane.party)) {
                    h2 { (party::named(c, lane.party)) }
                    @if lane.steps.is_empty() {
                        p { (absence::mark(lane.absence)) }
                    } @else {
                        (steps(c, lane))
                    }
                }
            }
            @if !self.findings.is_empty() {
                section aria-labelledby="parted" {
                    h2 #parted { "Where the accounts part on this" }
                    div.findings { @for found in &self.findings { (finding::card(c, found)) } }
                }
            }
        }
    }

    fn json(&self, c: &Context<'_>) -> Value {
        json!({ "issue": self.id, "positions": position_rows(&self.positions(), c.texts()) })
    }

    fn rows(&self, c: &Context<'_>) -> Option<Listing> {
        let columns = ["party", "issue", "at", "stance", "since", "conditions", "evidence"];
        Some(Listing::of(&columns, &position_rows(&self.positions(), c.texts())))
    }
}

impl IssuePage<'_> {
    /// Where a moment lies on the time axis, in percent.
    fn place(&self, at: Moment) -> f64 {
        let Some((first, last)) = self.range else { return 0.0 };
        let (first, last) = (first.start().as_second() as f64, last.start().as_second() as f64);
        if last > first { 2.0 + 88.0 * (at.start().as_second() as f64 - first) / (last - first) } else { 2.0 }
    }

    /// A lane a party on one time axis. Levels are stances, most fixed on top; a stance is held until the next step.
    /// Gaps stay gaps: nothing is drawn before the first words. Every fact of it is in the list below.
    fn chart(&self, c: &Context<'_>) -> Markup {
        let Some((first, last)) = self.range.filter(|(first, last)| first != last) else { return html! {} };
        html! {
            figure.lanes {
                figcaption { "The higher the line, the more fixed the position; it holds until the next step." }
                @for lane in &self.lanes {
                    @if lane.steps.iter().any(|s| s.at.is_some()) {
                        p { a href=(format!("#{}", anchor(lane.party))) { (party::named(c, lane.party)) } }
                        (self.lane(c, lane))
                    }
                }
                p.axis aria-hidden="true" { span { (moment::day(first)) } span { (moment::day(last)) } }
            }
        }
    }

    fn lane(&self, c: &Context<'_>, lane: &Lane<'_>) -> Markup {
        let dated: Vec<(Moment, Stance)> =
            lane.steps.iter().filter_map(|p| Some((p.at?, p.stance))).collect();
        let level = |held: Stance| {
            let place = stance::KINDS.iter().position(|(s, _)| *s == held).unwrap_or(0);
            HEAD + place * LEVEL + LEVEL / 2
        };
        let told: Vec<String> =
            dated.iter().map(|(at, held)| format!("{}: {}", moment::day_words(*at), held.word())).collect();
        let label = format!("{} over time. {}", party::name(c, lane.party), told.join("; "));
        let mut last_label = f64::NEG_INFINITY;
        let labelled: Vec<bool> = (dated.iter().enumerate())
            .map(|(n, (at, held))| {
                let moved = n == 0 || dated[n - 1].1 != *held;
                let shown = moved && self.place(*at) - last_label >= APART;
                if shown {
                    last_label = self.place(*at);
                }
                shown
            })
            .collect();
        html! {
            svg.lane-chart role="img" aria-label=(label) width="100%" height=(HEAD + stance::KINDS.len() * LEVEL) {
                @for (held, _) in stance::KINDS {
                    line.level x1="0" x2="100%" y1=(level(held)) y2=(level(held)) {}
                }
                @for (n, (at, held)) in dated.iter().enumerate() {
                    @let x = percent(self.place(*at));
                    @let next = dated.get(n + 1);
                    @let end = next.map_or_else(|| percent(100.0), |(at, _)| percent(self.place(*at)));
                    line.held x1=(x) x2=(end) y1=(level(*held)) y2=(level(*held)) {}
                    @if let Some((_, after)) = next {
                        line.move x1=(end) x2=(end) y1=(level(*held)) y2=(level(*after)) {}
                    }
                    circle.tick cx=(x) cy=(level(*held)) r="4.5" {}
                    @if labelled[n] {
                        text x=(x) y="13" text-anchor=(if self.place(*at) > 80.0 { "end" } else { "start" }) {
                            (held.word())
                        }
                    }
                }
            }
        }
    }
}

fn percent(value: f64) -> String {
    format!("{value:.2}%")
}

fn steps(c: &Context<'_>, lane: &Lane<'_>) -> Markup {
    html! {
        ol.steps {
            @for step in lane.steps.iter().rev() {
                li {
                    p.step {
                        (stance::mark(step.stance)) " "
                        @match step.at { Some(at) => { (moment::time(at)) } None => { "not dated" } }
                        @if let Some(since) = step.since.filter(|s| Some(*s) != step.at) {
                            span.meta { ", held since " (moment::day(since)) }
                        }
                    }
                    @for words in step.evidence.iter().take(2) { (evidence::quoted(c, words, None)) }
                    @if step.evidence.len() > 2 {
                        details.more {
                            summary { (count::of(step.evidence.len() - 2, "more place", "more places")) }
                            @for words in &step.evidence[2..] { (evidence::quoted(c, words, None)) }
                        }
                    }
                    @if !step.conditions.is_empty() {
                        p.meta { "On condition:" }
                        @for words in &step.conditions { (evidence::quoted(c, words, None)) }
                    }
                }
            }
        }
    }
}
