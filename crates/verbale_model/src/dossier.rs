//! The followed negotiation: parties, people, issues, meetings, outlets.

use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeSet;

/// The followed negotiation. An empty one follows nothing in particular: parties and issues are then discovered.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Dossier {
    /// Its title.
    pub title: String,
    /// Sides of the talks, in the order given.
    pub parties: Vec<Party>,
    /// Matters in dispute, in the order given.
    pub issues: Vec<Issue>,
    /// Meetings, in the order given.
    pub meetings: Vec<Meeting>,
    /// Outlets by the address they publish at.
    pub outlets: Vec<Outlet>,
}

/// A side of the talks.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Short id, unique.
    pub id: String,
    /// Name to show: the party's own.
    pub name: String,
    /// Other names: demonyms, capitals, buildings, abbreviations.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The set of parties it belongs to.
    #[serde(default)]
    pub bloc: Option<String>,
    /// People who speak for it.
    #[serde(default, rename = "person")]
    pub people: Vec<Person>,
}

/// Someone who speaks for a party.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Post held.
    #[serde(default)]
    pub office: Option<String>,
    /// Other spellings and names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// First day in office.
    #[serde(default, deserialize_with = "optional_date")]
    pub from: Option<Date>,
    /// Last day in office.
    #[serde(default, deserialize_with = "optional_date")]
    pub to: Option<Date>,
}

/// A matter in dispute.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// Short id, unique.
    pub id: String,
    /// Name to show.
    #[serde(default)]
    pub label: Option<String>,
    /// Words that tell that a text touches it.
    #[serde(default)]
    pub phrases: Vec<String>,
}

impl Issue {
    /// The name to show.
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.id)
    }
}

/// Talks with a date, a place and participants.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Short id, unique.
    pub id: String,
    /// First day.
    #[serde(default, deserialize_with = "optional_date")]
    pub date: Option<Date>,
    /// Where.
    #[serde(default)]
    pub place: Option<String>,
    /// Ids of the parties that took part.
    #[serde(default)]
    pub participants: Vec<String>,
}

/// A publisher, told by its address.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// Name to show.
    pub name: String,
    /// Host names of its pages.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// The party whose official outlet it is.
    #[serde(default)]
    pub party: Option<String>,
}

/// A dossier that cannot be used.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DossierError {
    /// Not TOML, or a key, type or value that the dossier does not have.
    #[error("{message}")]
    Form {
        /// The parser's words, with line and column and the key.
        message: String,
    },
    /// Two things under one id.
    #[error("two {what} have the id {id:?}")]
    Twice {
        /// What kind of thing.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// A party that is not there.
    #[error("{place} names the party {id:?}, which no [[party]] has")]
    NoSuchParty {
        /// Where it is named.
        place: String,
        /// The id.
        id: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default)]
    title: String,
    #[serde(default, rename = "party")]
    parties: Vec<Party>,
    #[serde(default, rename = "issue")]
    issues: Vec<Issue>,
    #[serde(default, rename = "meeting")]
    meetings: Vec<Meeting>,
    #[serde(default, rename = "outlet")]
    outlets: Vec<Outlet>,
}

impl Dossier {
    /// Reads the text of a `dossier.toml`.
    pub fn parse(text: &str) -> Result<Dossier, DossierError> {
        let form: Form = toml::from_str(text)
            .map_err(|e| DossierError::Form { message: e.to_string().trim_end().to_owned() })?;
        let Form { title, parties, issues, meetings, outlets } = form;
        unique("parties", parties.iter().map(|p| &p.id))?;
        unique("issues", issues.iter().map(|i| &i.id))?;
        unique("meetings", meetings.iter().map(|m| &m.id))?;
        let dossier = Dossier { title, parties, issues, meetings, outlets };
        let named = (dossier.meetings.iter())
            .flat_map(|m| m.participants.iter().map(move |p| (format!("meeting {:?}", m.id), p)))
            .chain(
                dossier
                    .outlets
                    .iter()
                    .filter_map(|o| Some((format!("outlet {:?}", o.name), o.party.as_ref()?))),
            );
        for (place, id) in named {
            if dossier.party(id).is_none() {
                return Err(DossierError::NoSuchParty { place, id: id.clone() });
            }
        }
        Ok(dossier)
    }

    /// The party with this id.
    pub fn party(&self, id: &str) -> Option<&Party> {
        self.parties.iter().find(|p| p.id == id)
    }

    /// The name to show for a party: its own, or the id itself where the dossier does not know it.
    pub fn party_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.party(id).map_or(id, |p| &p.name)
    }

    /// The issue with this id.
    pub fn issue(&self, id: &str) -> Option<&Issue> {
        self.issues.iter().find(|i| i.id == id)
    }

    /// The name to show for an issue.
    pub fn issue_label<'a>(&'a self, id: &'a str) -> &'a str {
        self.issue(id).map_or(id, Issue::label)
    }

    /// The meeting with this id.
    pub fn meeting(&self, id: &str) -> Option<&Meeting> {
        self.meetings.iter().find(|m| m.id == id)
    }
}

fn unique<'a>(what: &'static str, ids: impl Iterator<Item = &'a String>) -> Result<(), DossierError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(DossierError::Twice { what, id: id.clone() });
        }
    }
    Ok(())
}

/// A TOML date (`2025-12-02`), or the same as a string.
fn optional_date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    use serde::de::Error;
    let value = toml::Value::deserialize(deserializer)?;
    let text = match &value {
        toml::Value::Datetime(date) => date.to_string(),
        toml::Value::String(text) => text.clone(),
        _ => return Err(D::Error::custom("a date is written 2025-12-02")),
    };
    let day = text.get(..10).unwrap_or(&text);
    day.parse().map(Some).map_err(|_| D::Error::custom(format!("{text:?} is no date; write 2025-12-02")))
}

#[cfg(test)]
mod tests {
    use super::{Dossier, DossierError};

    const TALKS: &str = r#"
title = "Talks of Lindmark"
[[party]]
id = "al"
name = "Aldor"
aliases = ["Aldorian"]
[[party.person]]
name = "Ana Reth"
office = "foreign minister"
from = 2026-01-05
[[party]]
id = "ve"
name = "Vesta"
[[issue]]
id = "territory"
phrases = ["the valley"]
[[meeting]]
id = "m1"
date = 2026-03-02
participants = ["al", "ve"]
"#;

    #[test]
    fn a_dossier_names_parties_people_issues_and_meetings() {
        let dossier = Dossier::parse(TALKS).expect("a dossier");
        let person = &dossier.party("al").expect("a party").people[0];
        assert_eq!((person.name.as_str(), person.office.as_deref()), ("Ana Reth", Some("foreign minister")));
        assert_eq!(person.from, Some(jiff::civil::date(2026, 1, 5)));
        assert_eq!(dossier.issue("territory").map(super::Issue::label), Some("territory"));
        assert_eq!(dossier.meeting("m1").and_then(|m| m.date), Some(jiff::civil::date(2026, 3, 2)));
    }

    #[test]
    fn an_unknown_key_is_named() {
        let error = Dossier::parse("titel = \"x\"").expect_err("a wrong key").to_string();
        assert!(error.contains("titel"), "{error}");
    }

    #[test]
    fn ids_are_unique_and_participants_exist() {
        let twice = format!("{TALKS}\n[[party]]\nid = \"ve\"\nname = \"Other\"\n");
        assert!(matches!(Dossier::parse(&twice), Err(DossierError::Twice { .. })));
        let stranger = TALKS.replace(r#"["al", "ve"]"#, r#"["al", "xx"]"#);
        assert!(matches!(Dossier::parse(&stranger), Err(DossierError::NoSuchParty { .. })));
    }
}
