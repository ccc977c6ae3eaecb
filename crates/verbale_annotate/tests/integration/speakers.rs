//! Statements end to end: from a text to speakers, parties, acts and circumstances. Rules are tested beside the code; these show that the
//! stages work together, whatever the text.

use proptest::prelude::*;
use verbale_annotate::Annotator;
use verbale_model::{Act, Document, DocumentMeta, Dossier, Statement, Status};

const TALKS: &str = r#"
[[party]]
id = "ald"
name = "Aldor"
aliases = ["Aldorian", "the White Tower"]
[[party.person]]
name = "Ana Reth"
office = "foreign minister"
from = 2026-01-05
[[party.person]]
name = "Tomas Gell"
office = "foreign minister"
to = 2026-01-04
[[party]]
id = "ves"
name = "Vesta"
[[issue]]
id = "truce"
phrases = ["truce"]
"#;

fn statements(dossier: &str, meta: DocumentMeta, text: &str) -> Vec<Statement> {
    let dossier = Dossier::parse(dossier).expect("a dossier");
    let document = Document::new(text, meta).expect("a short text");
    Annotator::new(&dossier).annotate(&document).statements
}

fn published(day: &str) -> DocumentMeta {
    DocumentMeta { published: day.parse().ok(), ..DocumentMeta::default() }
}

/// The statement whose content holds these words.
fn about<'a>(made: &'a [Statement], text: &str, words: &str) -> &'a Statement {
    made.iter()
        .find(|s| s.attribution.content.text(text).contains(words))
        .unwrap_or_else(|| panic!("nobody says {words:?}"))
}

#[test]
fn an_invented_negotiation_needs_no_dossier() {
    let text = "Norrovian Foreign Minister Ana Reth said on Tuesday that the talks had been useful.\n\nKarsovia denied that its army had crossed the river.";
    let made = statements("", published("2026-03-05"), text);
    let reth = about(&made, text, "useful");
    let speaker = reth.speaker.as_ref().expect("a speaker");
    assert_eq!((speaker.actor.as_str(), speaker.party.as_deref()), ("Ana Reth", Some("Norrovia")));
    assert_eq!(reth.said_at.map(|m| m.to_string()).as_deref(), Some("2026-03-03"));
    let denial = about(&made, text, "crossed");
    assert_eq!((denial.party(), denial.act, denial.status), (Some("Karsovia"), Act::Deny, Status::Denies));
}

#[test]
fn several_say_one_thing_together() {
    let joint = |text: &str| -> Vec<String> {
        let made = statements("", published("2026-03-05"), text);
        let spoken = made.first().expect("a statement").speakers();
        spoken.map(|s| format!("{} ({})", s.name, s.party.as_deref().unwrap_or("-"))).collect()
    };
    assert_eq!(
        joint("Germany, France and Poland said they would not recognise the vote."),
        ["Germany (Germany)", "France (France)", "Poland (Poland)"]
    );
    assert_eq!(
        joint("The mayor and the governor denied that the bridge was closed."),
        ["The mayor (-)", "the governor (-)"]
    );
    assert_eq!(
        joint("Ana Reth, the Norrovian foreign minister, and Tomas Gell said the text was unchanged.").len(),
        2
    );
    // Names that nothing tells more of are kept as they stand.
    assert_eq!(joint("Aldor and Corvell said they would meet again.").len(), 2);
    // One body, one person with two offices, and ministers of two states who are named as one.
    for one in [
        "Bosnia and Herzegovina said the border was open.",
        "Ana Reth, chief of staff and negotiator, said the talks would go on.",
        "The foreign ministers of Germany and France said the plan was dead.",
    ] {
        assert_eq!(joint(one).len(), 1, "{one}");
    }
}

#[test]
fn an_office_is_held_for_a_time() {
    let text = "The Aldorian foreign minister said that the truce would hold.";
    let speaker = |day: &str| {
        let made = statements(TALKS, published(day), text);
        let statement = about(&made, text, "truce");
        assert_eq!(statement.issues, ["truce"]);
        statement.speaker.clone().expect("a speaker").actor
    };
    assert_eq!(speaker("2025-12-01"), "Tomas Gell");
    assert_eq!(speaker("2026-02-01"), "Ana Reth");
}

#[test]
fn a_party_says_we_in_its_own_account() {
    let text = "We said in March that the truce must be signed.";
    let meta = DocumentMeta { party: Some("ald".into()), ..published("2026-04-01") };
    let made = statements(TALKS, meta, text);
    assert_eq!(about(&made, text, "signed").party(), Some("ald"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_gives_statements_whose_words_stand_in_it(
        text in "((said|denied|“|”|\"|Kyiv|the|minister|Mr|he|,|\\.|:|’s|if|told|Reth|\n| |\\PC){1,6} ?){0,40}"
    ) {
        let made = statements(TALKS, published("2026-02-01"), &text);
        for statement in &made {
            let spans = statement.conditions.iter().chain([&statement.attribution.content]);
            for span in spans.flat_map(verbale_model::Spans::iter) {
                prop_assert!(text.get(span.range()).is_some());
            }
        }
    }
}
