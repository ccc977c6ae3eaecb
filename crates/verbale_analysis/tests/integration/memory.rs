//! What is found with a memory of earlier runs is what is found without one.

use crate::talks::{Talks, meta};
use proptest::prelude::*;
use std::sync::Arc;
use verbale_analysis::{Memory, discrepancies, discrepancies_with};
use verbale_model::{DocumentMeta, Facts, Record};

const MEETINGS: usize = 6;

fn dossier() -> String {
    let mut text = String::from(
        "title = \"Harbour talks\"\n[[party]]\nid = \"no\"\nname = \"Northland\"\n[[party]]\nid = \"so\"\nname = \"Southmark\"\n\
         [[issue]]\nid = \"fees\"\nphrases = [\"fee\", \"fees\"]\n[[issue]]\nid = \"pilots\"\nphrases = [\"pilot\", \"pilots\"]\n",
    );
    for n in 0..MEETINGS {
        text += &format!(
            "[[meeting]]\nid = \"m{n}\"\ndate = 2031-{:02}-04\nparticipants = [\"no\", \"so\"]\n",
            n + 1
        );
    }
    text
}

const SAID: [&str; 8] = [
    "the fees at the harbour will stay at 12 crowns",
    "the fees at the harbour will fall to 9 crowns",
    "the pilots were not discussed",
    "the pilots were discussed for two hours",
    "the talks were extremely useful and constructive",
    "the talks were a waste of time",
    "the pilots must be hired locally before anything is signed",
    "we agreed to lower the fees if the pilots stay",
];

/// A document of a meeting: who publishes it, and two things said.
fn record(meeting: usize, party: usize, first: usize, second: usize, number: usize) -> Arc<Record> {
    let (id, name) = [("no", "Northland"), ("so", "Southmark"), ("", "The Herald")][party];
    let text = format!(
        "{name} on the talks between Northland and Southmark, sheet {number}.\n\nNorthland said that {}. Southmark said that {}.",
        SAID[first], SAID[second]
    );
    let published = format!("2031-{:02}-05T{:02}:00:00Z", meeting + 1, number % 24);
    let mut talks = Talks::new(&dossier());
    let press = DocumentMeta { outlet: Some(name.to_owned()), ..meta(&published) };
    talks = if id.is_empty() { talks.document(press, &text) } else { talks.own(id, &published, &text) };
    let talks =
        talks.says("Northland", Some("no"), SAID[first]).with("Southmark", Some("so"), SAID[second], |_| {});
    talks.facts().records.remove(0)
}

fn facts(records: &[Arc<Record>]) -> Facts {
    Facts::new(verbale_model::Dossier::parse(&dossier()).expect("a dossier"), records.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn documents_one_by_one_give_what_all_at_once_give(
        drawn in prop::collection::vec((0..MEETINGS, 0..3usize, 0..8usize, 0..8usize), 1..14),
        drop_first in any::<bool>(),
        loaded_anew in any::<bool>(),
    ) {
        let records: Vec<Arc<Record>> =
            drawn.iter().enumerate().map(|(n, d)| record(d.0, d.1, d.2, d.3, n)).collect();
        let mut memory = Memory::default();
        for held in 1..=records.len() {
            let now = facts(&records[..held]);
            prop_assert_eq!(discrepancies_with(&now, &mut memory), discrepancies(&now));
        }
        // The same documents read from a ledger again are other records.
        let records: Vec<Arc<Record>> = records
            .into_iter()
            .map(|r| if loaded_anew { Arc::new(Record::clone(&r)) } else { r })
            .collect();
        // A date set back, and forward again.
        let fewer = facts(&records[usize::from(drop_first)..]);
        prop_assert_eq!(discrepancies_with(&fewer, &mut memory), discrepancies(&fewer));
        let again = facts(&records);
        prop_assert_eq!(discrepancies_with(&again, &mut memory), discrepancies(&again));
    }
}

#[test]
fn one_more_document_renews_its_own_meeting_alone() {
    let many: Vec<Arc<Record>> = (0..90).map(|n| record(n % MEETINGS, n % 3, n % 8, n / 3 % 8, n)).collect();
    let mut memory = Memory::default();
    let before = discrepancies_with(&facts(&many), &mut memory);
    assert_eq!((memory.kept(), memory.renewed()), (0, MEETINGS));
    assert!(!before.findings.is_empty());
    discrepancies_with(&facts(&many), &mut memory);
    assert_eq!((memory.kept(), memory.renewed()), (MEETINGS, 0));
    let mut more = many;
    more.push(record(2, 1, 0, 3, 90));
    let after = discrepancies_with(&facts(&more), &mut memory);
    assert_eq!((memory.kept(), memory.renewed()), (MEETINGS - 1, 1));
    assert_eq!(after, discrepancies(&facts(&more)));
}
