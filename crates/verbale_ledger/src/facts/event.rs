//! Events: who does what to whom, by PLOVER type.

use super::{Fact, Fields, Unread, Value, list, word};
use crate::columns::Place;
use serde::{Deserialize, Serialize};
use verbale_model::{Event, EventActor, EventContext, EventKind, EventMode, Span, Spans};

/// An item of the columns `sources` and `targets`; `at` is in bytes.
#[derive(Serialize, Deserialize)]
struct Actor {
    name: String,
    party: Option<String>,
    at: Vec<(u32, u32)>,
}

fn actors(actors: &[EventActor]) -> Value {
    let actor = |a: &EventActor| Actor {
        name: a.name.clone(),
        party: a.party.clone(),
        at: a.spans.iter().map(|s| (s.start(), s.end())).collect(),
    };
    list(&actors.iter().map(actor).collect::<Vec<_>>())
}

fn read_actor(actor: Actor) -> EventActor {
    let spans = actor.at.iter().map(|&(start, end)| Span::new(start, end)).collect();
    EventActor { name: actor.name, party: actor.party, spans }
}

fn read_context(place: &Place<'_>, context: &str) -> Result<EventContext, Unread> {
    match EventContext::from_word(context) {
        Some(context) => Ok(context),
        None => Err(place.bad("contexts", context.to_owned()))?,
    }
}

impl Fact for Event {
    const TABLE: &'static str = "event";
    const COLUMNS: &'static [&'static str] =
        &["type", "mode", "contexts", "quad", "sources", "targets", "probability"];

    fn spans(&self) -> &Spans {
        &self.evidence
    }

    fn values(&self) -> Vec<Value> {
        let contexts: Vec<&str> = self.contexts.iter().map(|c| c.word()).collect();
        vec![
            word(self.kind.word()),
            self.mode.map(|m| m.word().to_owned()).into(),
            list(&contexts),
            i64::from(self.quad() as u8).into(),
            actors(&self.source),
            actors(&self.target),
            f64::from(self.probability).into(),
        ]
    }

    fn read(fields: &Fields<'_, '_>, spans: Spans) -> Result<Event, Unread> {
        let contexts: Vec<String> = fields.list("contexts")?;
        Ok(Event {
            kind: fields.word("type", EventKind::from_word)?,
            mode: fields.optional_word("mode", EventMode::from_word)?,
            contexts: contexts.iter().map(|c| read_context(fields.place, c)).collect::<Result<_, _>>()?,
            source: fields.list("sources")?.into_iter().map(read_actor).collect(),
            target: fields.list("targets")?.into_iter().map(read_actor).collect(),
            probability: fields.get::<f64>("probability")? as f32,
            evidence: spans,
        })
    }
}
