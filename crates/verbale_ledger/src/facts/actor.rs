//! Who and what a text names, and by which names.

use super::{Fact, Fields, Unread, Value, list, word};
use verbale_model::{Actor, ActorKind, ActorName, Spans};

impl Fact for Actor {
    const TABLE: &'static str = "actor";
    const COLUMNS: &'static [&'static str] =
        &["kind", "name", "party", "office", "parent", "claims", "names", "counts"];

    fn spans(&self) -> &Spans {
        &self.spans
    }

    fn values(&self) -> Vec<Value> {
        let names: Vec<&str> = self.names.iter().map(|n| n.name.as_str()).collect();
        let counts: Vec<u32> = self.names.iter().map(|n| n.count).collect();
        vec![
            word(self.kind.word()),
            self.name.clone().into(),
            self.party.clone().into(),
            self.office.clone().into(),
            self.parent.clone().into(),
            list(&self.claims),
            list(&names),
            list(&counts),
        ]
    }

    fn read(fields: &Fields<'_, '_>, spans: Spans) -> Result<Actor, Unread> {
        let names: Vec<String> = fields.list("names")?;
        let counts: Vec<u32> = fields.list("counts")?;
        Ok(Actor {
            kind: fields.word("kind", ActorKind::from_word)?,
            name: fields.get("name")?,
            party: fields.get("party")?,
            office: fields.get("office")?,
            parent: fields.get("parent")?,
            claims: fields.list("claims")?,
            names: names.into_iter().zip(counts).map(|(name, count)| ActorName { name, count }).collect(),
            spans,
        })
    }
}
