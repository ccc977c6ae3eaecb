//! The examples of the tables of names: each row is found where it says so, and nowhere else.

use super::{Names, Sense, tables};
use crate::en::speakers::reading::{Reading, What};
use crate::en::tokens;
use verbale_model::Dossier;

/// Wire names of the parties, and names of the bodies, that a text mentions.
fn mentioned(names: &Names, text: &str) -> Vec<String> {
    let parsed = tokens::parse(text);
    let reading = Reading::new(names, &parsed);
    (reading.mentions.iter())
        .filter_map(|m| match m.what {
            What::Party(id, _) => Some(names.parties[id.0 as usize].wire.clone()),
            What::Body(id) => Some(names.bodies[id as usize].name.clone()),
            _ => None,
        })
        .collect()
}

#[test]
fn states_and_bodies_are_found_in_their_examples_and_not_in_the_others() {
    let names = Names::new(&Dossier::default());
    let mut rows: Vec<(String, &str, &str)> =
        tables::states().map(|r| (r.name.to_owned(), r.finds, r.not)).collect();
    rows.extend(tables::bodies().map(|r| {
        let itself = r.kind != "organ" && r.kind != "press";
        let shown = match r.party {
            "=" | "-" => r.name,
            party if itself => party,
            _ => r.name,
        };
        (shown.to_owned(), r.finds, r.not)
    }));
    let mut wrong = Vec::new();
    for (name, finds, not) in rows {
        for example in tables::parts(finds) {
            let found = mentioned(&names, example);
            if !found.contains(&name) {
                wrong.push(format!("{name} is not in {example:?}: {found:?}"));
            }
        }
        for example in tables::parts(not) {
            let found = mentioned(&names, example);
            if found.contains(&name) {
                wrong.push(format!("{name} is in {example:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_body_and_person_speaks_for_a_party_that_is_there() {
    let names = Names::new(&Dossier::default());
    let states: Vec<&str> = tables::states().map(|r| r.name).collect();
    let bodies: Vec<&str> = tables::bodies().flat_map(|r| [r.name, r.party]).collect();
    for row in tables::people() {
        assert!(states.contains(&row.party) || bodies.contains(&row.party), "{}: {}", row.name, row.party);
    }
    for person in &names.people {
        assert!(
            person.terms.iter().all(|t| t.from.is_none() || t.to.is_none() || t.from < t.to),
            "{}",
            person.name
        );
    }
}

#[test]
fn a_state_that_the_dossier_follows_takes_its_id() {
    let dossier = Dossier::parse(
        "[[party]]\nid = \"ua\"\nname = \"Ukraine\"\n[[party]]\nid = \"ru\"\nname = \"Government of Russia\"\naliases = [\"Russia\"]\n",
    )
    .expect("a dossier");
    let names = Names::new(&dossier);
    assert_eq!(mentioned(&names, "Kyiv and the Kremlin and Oslo"), ["ua", "ru", "Norway"]);
    let president = names.people.iter().find(|p| p.name == "Vladimir Putin").expect("a row");
    assert_eq!(names.parties[president.terms[0].party.0 as usize].wire, "ru");
    assert!(matches!(names.phrases_of("Kyiv"), Some(Sense::Party(..))));
}

impl Names {
    fn phrases_of(&self, words: &str) -> Option<Sense> {
        let parsed = tokens::parse(words);
        let ids = self.words.read(&parsed);
        self.phrases.longest(&parsed, &ids, 0, ids.len()).map(|(_, s)| s)
    }
}
