//! The rows of the actors: who and what is named, by which names, and who uses which.

use super::evidence::{EvidenceRow, Texts};
use serde::Serialize;
use verbale_analysis::NamedActor;

#[derive(Debug, Serialize)]
pub(crate) struct ActorRow {
    kind: &'static str,
    name: String,
    party: Option<String>,
    offices: Vec<OfficeRow>,
    parent: Option<String>,
    claims: Vec<String>,
    n: u32,
    names: Vec<NameRow>,
}

#[derive(Debug, Serialize)]
struct OfficeRow {
    office: String,
    first: Option<String>,
    last: Option<String>,
}

#[derive(Debug, Serialize)]
struct NameRow {
    name: String,
    n: u32,
    by: Vec<UserRow>,
    evidence: EvidenceRow,
}

#[derive(Debug, Serialize)]
struct UserRow {
    who: String,
    n: u32,
}

/// What a listing of actors shows, in order.
pub(crate) const COLUMNS: [&str; 8] = ["kind", "name", "party", "offices", "parent", "claims", "n", "names"];

pub(crate) fn actor_rows(actors: &[NamedActor], texts: &Texts<'_>) -> Vec<ActorRow> {
    let row = |a: &NamedActor| ActorRow {
        kind: a.kind.word(),
        name: a.name.clone(),
        party: a.party.clone(),
        offices: (a.offices.iter())
            .map(|o| OfficeRow {
                office: o.office.clone(),
                first: o.first.map(|m| m.to_string()),
                last: o.last.map(|m| m.to_string()),
            })
            .collect(),
        parent: a.parent.clone(),
        claims: a.claims.clone(),
        n: a.origins,
        names: (a.names.iter())
            .map(|n| NameRow {
                name: n.name.clone(),
                n: n.origins,
                by: n.by.iter().map(|(who, n)| UserRow { who: who.clone(), n: *n }).collect(),
                evidence: texts.row(&n.evidence),
            })
            .collect(),
    };
    actors.iter().map(row).collect()
}
