//! What was said and what happened, day by day.

use crate::web::context::Context;
use crate::web::page::Page;
use crate::web::parts::{count, empty, evidence, moment};
use crate::wire::{Listing, timeline_rows};
use jiff::civil::Date;
use maud::{Markup, html};
use serde_json::{Value, json};
use verbale_analysis::TimelineEntry;

pub(in crate::web) struct Events<'a> {
    entries: Vec<&'a TimelineEntry>,
    /// Every kind there is, in order of its name.
    kinds: Vec<&'static str>,
    chosen: Option<String>,
}

pub(in crate::web) fn of<'a>(c: &Context<'a>) -> Events<'a> {
    let all = c.view.timeline();
    let mut kinds: Vec<&'static str> = all.iter().map(|e| e.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let chosen = c.ask.filter("kind").map(str::to_owned);
    let entries = all.iter().filter(|e| chosen.as_deref().is_none_or(|k| k == e.kind)).collect();
    Events { entries, kinds, chosen }
}

impl Events<'_> {
    fn days(&self) -> Vec<(Date, Vec<&TimelineEntry>)> {
        let mut days: Vec<(Date, Vec<&TimelineEntry>)> = Vec::new();
        for entry in &self.entries {
            let date = entry.at.date();
            match days.last_mut() {
                Some((day, entries)) if *day == date => entries.push(entry),
                _ => days.push((date, vec![entry])),
            }
        }
        days
    }
}

/// The summary; where it only says again the words that follow as evidence, what comes before them.
fn told(entry: &TimelineEntry) -> &str {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let Some((before, words)) = entry.summary.split_once(": “") else { return &entry.summary };
    let said_again =
        (entry.evidence.first()).is_some_and(|e| letters(e.quote()).starts_with(&letters(words)));
    if said_again { before } else { &entry.summary }
}

impl Page for Events<'_> {
    fn title(&self, _: &Context<'_>) -> String {
        "What was said and what happened".to_owned()
    }

    fn section(&self) -> &'static str {
        "events"
    }

    fn command(&self) -> String {
        "timeline".to_owned()
    }

    fn answer(&self, _: &Context<'_>) -> Markup {
        let days = self.days();
        html! {
            (count::link(self.entries.len(), "entry", "entries", "#entries"))
            @match (days.first(), days.last()) {
                (Some((first, _)), Some((last, _))) if first != last => {
                    " from " (moment::day(verbale_model::Moment::day(*first)))
                    " to " (moment::day(verbale_model::Moment::day(*last)))
                }
                (Some((day, _)), _) => { " on " (moment::day(verbale_model::Moment::day(*day))) }
                _ => {}
            }
            ". Times are in UTC; an entry stands under the day it was said, not the day it was printed."
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        if self.kinds.is_empty() {
            return empty::teach(
                c,
                "Nothing dated is held yet.",
                "verbale add PATH",
                "Statements, meetings and versions of pages appear here by their day. Add documents that carry a date:",
            );
        }
        html! {
            @if self.kinds.len() > 1 {
                nav.filters.choices aria-label="Kinds of entry" {
                    ul {
                        li { a href=(c.ask.with("kind", None)) aria-current=[self.chosen.is_none().then_some("true")] { "all" } }
                        @for kind in &self.kinds {
                            li {
                                a href=(c.ask.with("kind", Some(kind)))
                                  aria-current=[(self.chosen.as_deref() == Some(*kind)).then_some("true")] {
                                    (kind.replace('_', " "))
                                }
                            }
                        }
                    }
                }
            }
            div.days #entries {
                @for (date, entries) in self.days() {
                    section.day {
                        h2 { (moment::day(verbale_model::Moment::day(date))) }
                        ol {
                            @for entry in entries {
                                li {
                                    p.summary { span.kind { (entry.kind.replace('_', " ")) } " " (told(entry)) }
                                    @if let Some(first) = entry.evidence.first() {
                                        (evidence::quoted(c, first, None))
                                    }
                                    @if entry.evidence.len() > 1 {
                                        details.more {
                                            summary { (count::of(entry.evidence.len() - 1, "more place", "more places")) }
                                            @for other in &entry.evidence[1..] { (evidence::quoted(c, other, None)) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn json(&self, c: &Context<'_>) -> Value {
        let entries: Vec<TimelineEntry> = self.entries.iter().map(|e| (*e).clone()).collect();
        json!({ "timeline": timeline_rows(&entries, c.texts()) })
    }

    fn rows(&self, c: &Context<'_>) -> Option<Listing> {
        let entries: Vec<TimelineEntry> = self.entries.iter().map(|e| (*e).clone()).collect();
        Some(Listing::of(&["at", "kind", "summary", "evidence"], &timeline_rows(&entries, c.texts())))
    }
}
