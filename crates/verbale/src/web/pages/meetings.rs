//! The meetings followed, each with who gives an account of it.

use crate::web::context::Context;
use crate::web::page::Page;
use crate::web::parts::{count, empty, moment, party};
use crate::wire::Listing;
use maud::{Markup, html};
use serde_json::{Value, json};
use verbale_analysis::Accounts;
use verbale_model::Moment;

pub(in crate::web) struct Meetings<'a> {
    accounts: &'a [Accounts],
}

pub(in crate::web) fn of<'a>(c: &Context<'a>) -> Meetings<'a> {
    Meetings { accounts: c.view.accounts() }
}

impl Meetings<'_> {
    fn listed(&self) -> Vec<Value> {
        let row = |a: &Accounts| {
            json!({
                "id": a.meeting.id,
                "date": a.meeting.date.map(|d| d.to_string()),
                "place": a.meeting.place,
                "participants": a.meeting.participants,
                "accounts": a.accounts.iter().map(|x| &x.party).collect::<Vec<_>>(),
            })
        };
        self.accounts.iter().map(row).collect()
    }
}

impl Page for Meetings<'_> {
    fn title(&self, _: &Context<'_>) -> String {
        "Meetings".to_owned()
    }

    fn section(&self) -> &'static str {
        "meeting"
    }

    fn command(&self) -> String {
        "compare".to_owned()
    }

    fn answer(&self, _: &Context<'_>) -> Markup {
        html! { (count::link(self.accounts.len(), "meeting is", "meetings are", "#meetings")) " followed." }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        if self.accounts.is_empty() {
            return empty::teach(
                c,
                "No meeting is followed yet.",
                "verbale init talks",
                "A meeting is three lines in dossier.toml: its id, its date, who took part. Start a dossier with an \
                 example of each:",
            );
        }
        html! {
            section aria-labelledby="meetings" {
                h2.hidden #meetings { "The meetings" }
                (list(c, self.accounts))
            }
        }
    }

    fn json(&self, _: &Context<'_>) -> Value {
        json!({ "meetings": self.listed() })
    }

    fn rows(&self, _: &Context<'_>) -> Option<Listing> {
        Some(Listing::of(&["id", "date", "place", "participants", "accounts"], &self.listed()))
    }
}

/// The list, also shown on the first page.
pub(in crate::web) fn list(c: &Context<'_>, all: &[Accounts]) -> Markup {
    html! {
        ul.meetings {
            @for accounts in all {
                @let meeting = &accounts.meeting;
                li {
                    h3 { a.go href=(c.ask.to(&["meeting", segment(&meeting.id)])) { (name(accounts)) } }
                    p.meta {
                        (count::of(accounts.accounts.len(), "account", "accounts")) ": "
                        @for (n, account) in accounts.accounts.iter().enumerate() {
                            @if n > 0 { ", " } (party::named(c, &account.party))
                        }
                    }
                }
            }
        }
    }
}

/// How an address names the meeting that stands for all that is held, where none is followed.
pub(in crate::web) const ALL: &str = "all";

/// A meeting's id as addresses have it.
pub(in crate::web) fn segment(id: &str) -> &str {
    if id.is_empty() { ALL } else { id }
}

/// A meeting by its place and day, as far as they are known.
pub(in crate::web) fn name(accounts: &Accounts) -> String {
    let meeting = &accounts.meeting;
    let day = meeting.date.map(|d| moment::words(Moment::day(d)));
    match (&meeting.place, day) {
        (Some(place), Some(day)) => format!("{place}, {day}"),
        (Some(one), None) => one.clone(),
        (None, Some(day)) if meeting.id.is_empty() => format!("Meeting of {day}"),
        (None, Some(day)) => format!("{}, {day}", from_id(&meeting.id)),
        (None, None) if meeting.id.is_empty() => "All that is held".to_owned(),
        (None, None) => from_id(&meeting.id),
    }
}

/// An id in words: `general-assembly` as `General assembly`.
fn from_id(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
