//! Who and what is named, by which names, and who uses which: a row an actor or place.

use crate::web::context::Context;
use crate::web::page::Page;
use crate::web::parts::{count, empty, moment, party};
use crate::wire::{ACTOR_COLUMNS, Listing, actor_rows};
use maud::{Markup, html};
use serde_json::{Value, json};
use verbale_analysis::{HeldOffice, NameUse, NamedActor};
use verbale_model::ActorKind;

pub(in crate::web) struct Names<'a> {
    actors: &'a [NamedActor],
}

pub(in crate::web) fn of<'a>(c: &Context<'a>) -> Names<'a> {
    Names { actors: c.view.actors() }
}

impl Page for Names<'_> {
    fn title(&self, _: &Context<'_>) -> String {
        "Who is named".to_owned()
    }

    fn section(&self) -> &'static str {
        "names"
    }

    fn command(&self) -> String {
        "actors".to_owned()
    }

    fn answer(&self, _: &Context<'_>) -> Markup {
        let several = self.actors.iter().filter(|a| a.names.len() > 1).count();
        html! {
            (count::link(self.actors.len(), "actor or place is", "actors and places are", "#names"))
            " named, " strong { (count::grouped(several)) } " of them by more than one name. Which name is right is not \
             decided here; of a disputed place all who claim it are listed."
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        if self.actors.is_empty() {
            return empty::teach(
                c,
                "Nobody is named in what is held.",
                "verbale add PATH",
                "A row appears for each person, body, state and place, with the names that each side uses:",
            );
        }
        html! {
            section #names aria-label="Who is named" {
                table.cards.names role="table" {
                    caption.hidden { "Actors and places, their names, and who uses which" }
                    thead role="rowgroup" {
                        tr role="row" {
                            th scope="col" role="columnheader" { "Who or what" }
                            th scope="col" role="columnheader" { "Party, office or place" }
                            th scope="col" role="columnheader" { "Names used, and by whom" }
                            th.number scope="col" role="columnheader" { "Origins" }
                        }
                    }
                    tbody role="rowgroup" { @for actor in self.actors { (row(c, actor)) } }
                }
            }
        }
    }

    fn json(&self, c: &Context<'_>) -> Value {
        json!({ "actors": actor_rows(self.actors, c.texts()) })
    }

    fn rows(&self, c: &Context<'_>) -> Option<Listing> {
        Some(Listing::of(&ACTOR_COLUMNS, &actor_rows(self.actors, c.texts())))
    }
}

fn row(c: &Context<'_>, actor: &NamedActor) -> Markup {
    html! {
        tr role="row" {
            th scope="row" role="rowheader" {
                (actor.name)
                p.meta { (actor.kind.word()) }
            }
            td role="cell" {
                span.column aria-hidden="true" { "Party, office or place" }
                @if let Some(id) = actor.party.as_ref().filter(|p| c.dossier().party_name(p) != actor.name) { (party::named(c, id)) }
                @for held in &actor.offices { p.meta { (office(held)) } }
                @if let Some(parent) = &actor.parent { p.meta { "in " (parent) } }
                @if actor.kind == ActorKind::Place && !actor.claims.is_empty() {
                    p.meta { "claimed by " (actor.claims.join(", ")) }
                }
            }
            td role="cell" {
                span.column aria-hidden="true" { "Names used, and by whom" }
                ul.plain { @for name in &actor.names { li { (used(c, name)) } } }
            }
            td.number role="cell" {
                span.column aria-hidden="true" { "Origins" }
                (count::grouped(actor.origins as usize))
            }
        }
    }
}

fn office(held: &HeldOffice) -> Markup {
    html! {
        (held.office)
        @match (held.first, held.last) {
            (Some(first), Some(last)) if first.date() != last.date() => {
                ", told " (moment::day(first)) " to " (moment::day(last))
            }
            (Some(at), _) => { ", told " (moment::day(at)) }
            _ => {}
        }
    }
}

fn used(c: &Context<'_>, name: &NameUse) -> Markup {
    html! {
        a href=(c.to_words(&name.evidence, None)) data-evidence="" { (name.name) }
        @if !name.by.is_empty() {
            span.meta {
                " "
                @for (n, (who, origins)) in name.by.iter().enumerate() {
                    @if n > 0 { ", " }
                    (who)
                    @if *origins > 1 { " (" (count::grouped(*origins as usize)) ")" }
                }
            }
        }
    }
}
