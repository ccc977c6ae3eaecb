//! What queries find.

use crate::given::{annotate, any_moment, any_record, dated, ledger, moment, page};
use proptest::prelude::*;
use verbale_ledger::{DocumentQuery, Ledger, StatementQuery};
use verbale_model::{Act, Knowledge, StatementId, Status};

fn talks() -> Ledger {
    let mut ledger = ledger(&[
        dated("Reth (al) about border: the valley stays ours\n", "2026-03-03", "2026-03-04"),
        dated("Moor (ve) about border: we never agreed to the valley line\n", "2026-03-01", "2026-03-09"),
        dated(
            "Iver (al coalition) about border crossing: gas flows through the valley\n",
            "2026-03-02",
            "2026-03-02",
        ),
        page("undated", "Reth (al) about gas: prices, 50% lower\n"),
    ]);
    ledger.annotate_pending("e1", annotate, |_| {}).expect("annotated");
    ledger
}

fn contents(ledger: &Ledger, query: &StatementQuery) -> Vec<String> {
    let found = ledger.statements(query).expect("found");
    found.iter().map(|f| f.statement.attribution.content.text(f.document.text())).collect()
}

const RETH: &str = "the valley stays ours";
const MOOR: &str = "we never agreed to the valley line";
const IVER: &str = "gas flows through the valley";
const GAS: &str = "prices, 50% lower";

#[test]
fn the_newest_come_first_and_the_undated_last() {
    let ledger = talks();
    assert_eq!(contents(&ledger, &StatementQuery::default()), [RETH, IVER, MOOR, GAS]);
    let valley = StatementQuery { words: Some("valley".to_owned()), ..StatementQuery::default() };
    assert_eq!(contents(&ledger, &valley), [RETH, IVER, MOOR]);
}

#[test]
fn names_match_whole_and_not_by_their_words() {
    let ledger = talks();
    let query = |party: &str, issue: &str| StatementQuery {
        party: Some(party.to_owned()),
        issue: Some(issue.to_owned()),
        ..StatementQuery::default()
    };
    assert_eq!(contents(&ledger, &query("al", "border")), [RETH]);
    assert_eq!(contents(&ledger, &query("al coalition", "border crossing")), [IVER]);
    assert_eq!(contents(&ledger, &query("al", "border crossing")), [""; 0]);
    let reth = StatementQuery { actor: Some("Reth".to_owned()), ..StatementQuery::default() };
    assert_eq!(contents(&ledger, &reth), [RETH, GAS]);
    let border = StatementQuery { issue: Some("border".to_owned()), ..StatementQuery::default() };
    assert_eq!(contents(&ledger, &border), [RETH, MOOR]);
}

#[test]
fn words_are_all_needed_and_quoted_ones_stand_together() {
    let ledger = talks();
    let words = |words: &str| {
        contents(&ledger, &StatementQuery { words: Some(words.to_owned()), ..StatementQuery::default() })
    };
    assert_eq!(words("valley LINE"), [MOOR]);
    assert_eq!(words("\"the valley\" ours"), [RETH]);
    assert_eq!(words("\"valley the\""), [""; 0]);
    assert_eq!(words("50%"), [GAS]);
    for nothing in ["", " ", "!?", "\"", "NOT AND OR", "content:", "valley*()", "'; DROP TABLE statement"] {
        words(nothing);
    }
    assert_eq!(words("\" \""), [""; 0]);
}

#[test]
fn both_clocks_and_kinds_narrow() {
    let ledger = talks();
    let at = |as_of, known| StatementQuery {
        knowledge: Knowledge { as_of: Some(moment(as_of)), known: Some(moment(known)) },
        ..StatementQuery::default()
    };
    assert_eq!(contents(&ledger, &at("2026-03-02", "2026-03-31")), [IVER, MOOR, GAS]);
    assert_eq!(contents(&ledger, &at("2026-03-02", "2026-03-04")), [IVER, GAS]);
    let denied = StatementQuery { status: Some(Status::Denies), ..StatementQuery::default() };
    assert_eq!(contents(&ledger, &denied), [""; 0]);
    let other = StatementQuery { act: Some(Act::Other), limit: Some(1), ..StatementQuery::default() };
    assert_eq!(contents(&ledger, &other), [RETH]);
}

#[test]
fn a_page_goes_on_after_the_last_of_the_page_before() {
    let ledger = talks();
    let mut all = Vec::new();
    let mut query = StatementQuery { limit: Some(1), ..StatementQuery::default() };
    while let Some(found) = ledger.statements(&query).expect("found").pop() {
        query.after = Some(found.statement.id);
        all.push(found.statement.attribution.content.text(found.document.text()));
    }
    assert_eq!(all, [RETH, IVER, MOOR, GAS]);
}

#[test]
fn many_statements_of_one_moment_keep_their_order() {
    let text = (0..50).map(|n| format!("Reth (al): word {n}")).collect::<Vec<_>>().join("\n");
    let mut ledger = ledger(&[dated(&text, "2026-03-01", "2026-03-01")]);
    ledger.annotate_pending("e1", annotate, |_| {}).expect("annotated");
    let found = contents(&ledger, &StatementQuery::default());
    assert_eq!(found, (0..50).rev().map(|n| format!("word {n}")).collect::<Vec<_>>());
}

#[test]
fn a_statement_is_found_by_the_beginning_of_its_id() {
    let ledger = talks();
    let first = ledger.statements(&StatementQuery::default()).expect("found").remove(0);
    let id = first.statement.id.to_string();
    assert_eq!(ledger.statement(&id[..12]).expect("held"), first);
    assert!(ledger.statement("s").expect_err("many").to_string().contains("beginning"));
    assert!(ledger.statement(&first.document.id().to_string()).is_err());
}

#[test]
fn documents_are_listed_by_words_and_clock() {
    let ledger = talks();
    let list = |query: DocumentQuery| -> Vec<String> {
        ledger.documents(&query).expect("listed").into_iter().map(|d| d.meta.name).collect()
    };
    assert_eq!(list(DocumentQuery::default()).len(), 4);
    assert_eq!(list(DocumentQuery::default())[0], "undated");
    let words = list(DocumentQuery { words: Some("valley line".to_owned()), ..DocumentQuery::default() });
    assert_eq!(words, ["Moor (ve) about border: we never agreed to the valley line\n"]);
    let knowledge = Knowledge { known: Some(moment("2026-03-03")), as_of: None };
    assert_eq!(list(DocumentQuery { knowledge, ..DocumentQuery::default() }).len(), 2);
    assert_eq!(list(DocumentQuery { limit: Some(2), ..DocumentQuery::default() }).len(), 2);
    let listed = ledger.documents(&DocumentQuery::default()).expect("listed");
    assert_eq!((listed[0].bytes, listed[0].engine.as_deref()), (39, Some("e1")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_query_finds_what_looking_at_every_statement_finds(
        records in prop::collection::vec(any_record(), 1..4),
        pick in any::<prop::sample::Index>(),
        by in prop::collection::vec(any::<bool>(), 5),
        knowledge in (prop::option::of(any_moment()), prop::option::of(any_moment())),
    ) {
        let mut ledger = ledger(&[]);
        for (document, annotations) in &records {
            ledger.add(document).expect("added");
            ledger.record(document.id(), annotations, "e1").expect("recorded");
        }
        let knowledge = Knowledge { as_of: knowledge.0, known: knowledge.1 };
        let all: Vec<_> = ledger.load(Knowledge::ALL).expect("loaded").into_iter()
            .flat_map(|r| r.annotations.statements.clone()).collect();
        prop_assume!(!all.is_empty());
        let one = pick.get(&all);
        let query = StatementQuery {
            party: one.speakers().last().and_then(|s| s.party.clone()).filter(|_| by[0]),
            actor: one.speakers().last().filter(|_| by[1]).map(|s| s.actor.clone()),
            issue: one.issues.first().filter(|_| by[2]).cloned(),
            status: Some(one.status).filter(|_| by[3]),
            act: Some(one.act).filter(|_| by[4]),
            knowledge,
            ..StatementQuery::default()
        };
        let mut expected: Vec<StatementId> = ledger.load(knowledge).expect("loaded").into_iter()
            .flat_map(|r| r.annotations.statements.clone())
            .filter(|s| query.party.as_ref().is_none_or(|p| s.speaks_for(p)))
            .filter(|s| query.actor.as_ref().is_none_or(|a| s.speakers().any(|s| s.actor == *a)))
            .filter(|s| query.issue.as_ref().is_none_or(|i| s.issues.contains(i)))
            .filter(|s| query.status.is_none_or(|x| s.status == x) && query.act.is_none_or(|x| s.act == x))
            .map(|s| s.id)
            .collect();
        let found = ledger.statements(&query).expect("found");
        let mut ids: Vec<_> = found.iter().map(|f| f.statement.id).collect();
        ids.sort();
        expected.sort();
        prop_assert_eq!(ids, expected);
    }
}
