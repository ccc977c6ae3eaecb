//! Everyone whom a text names, under each name it uses.

use super::cast::Cast;
use super::names::{Form, Names, PartyId};
use super::reading::{Reading, What};
use crate::en::places::names_used;
use std::collections::BTreeMap;
use verbale_model::{Actor, ActorKind, Span};

/// Whom a mention names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Whom {
    Person(u32),
    Body(u32),
    Party(u32),
}

/// A party is a state unless the table of bodies has it, or the text alone has it under several words: "Anti-corruption Bureau".
fn party_kind(names: &Names, cast: &Cast, id: PartyId) -> ActorKind {
    let state = match names.parties.get(id.0 as usize) {
        Some(party) => !party.body,
        None => !cast.wire(names, id).contains(' '),
    };
    if state { ActorKind::State } else { ActorKind::Organisation }
}

/// The people, bodies and states of a text that are named in it, by kind and name. Who is undecided between namesakes is left out.
pub(super) fn actors(names: &Names, reading: &Reading<'_>, cast: &Cast) -> Vec<Actor> {
    let mut mentioned: BTreeMap<Whom, Vec<(Span, &str)>> = BTreeMap::new();
    for mention in &reading.mentions {
        let whom = match mention.what {
            What::Person(p) if !cast.people.get(p as usize).is_none_or(|p| p.undecided) => Whom::Person(p),
            What::Body(b) => Whom::Body(b),
            What::Party(id, Form::Name | Form::Seat) => Whom::Party(id.0),
            _ => continue,
        };
        let range = mention.range();
        let tokens = (reading.text.tokens.get(range.start), reading.text.tokens.get(range.end - 1));
        let (Some(first), Some(last)) = tokens else { continue };
        let span = first.span.cover(last.span);
        mentioned.entry(whom).or_default().push((span, span.text(reading.text.text)));
    }
    let mut out: Vec<Actor> = Vec::with_capacity(mentioned.len());
    for (whom, mentions) in mentioned {
        let wire = |id| cast.wire(names, id).to_owned();
        let (kind, name, party, office) = match whom {
            Whom::Person(p) => {
                let person = &cast.people[p as usize];
                let office = person.office.clone();
                (ActorKind::Person, person.name.clone(), person.party.map(wire), office)
            }
            Whom::Body(b) => {
                let Some(body) = cast.bodies.get(b as usize) else { continue };
                (ActorKind::Organisation, body.name.clone(), body.party.map(wire), None)
            }
            Whom::Party(id) => {
                let id = PartyId(id);
                let kind = party_kind(names, cast, id);
                (kind, wire(id), Some(wire(id)), None)
            }
        };
        if name.is_empty() {
            continue;
        }
        let (names, spans) = names_used(mentions.into_iter());
        out.push(Actor { kind, name, party, office, parent: None, claims: Vec::new(), names, spans });
    }
    out.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| a.name.cmp(&b.name)));
    out
}
