//! Matrix, positions, comparison, contested claims, timeline and brief of one small negotiation.

use crate::talks::{HARBOUR, Talks};
use verbale_analysis::{
    Absence, Brief, BriefSentence, Cell, Stance, brief, comparison, contested_claims, discrepancies, lint,
    matrix, positions, timeline,
};
use verbale_model::{Facts, Knowledge};

/// The brief under two clocks.
fn brief_of(facts: &Facts, knowledge: Knowledge) -> Brief {
    let known = facts.known(knowledge);
    brief(&known, knowledge, &discrepancies(&known).findings)
}

fn talks() -> Facts {
    Talks::new(HARBOUR)
        .own("no", "2031-03-01T10:00:00Z", "We will never accept foreign pilots in our harbours.")
        .own(
            "no",
            "2031-05-04T18:00:00Z",
            "We met Southmark and the mediator in Lindvik. The talks were constructive. The fees will not be raised. \
             We can live with foreign pilots if they speak our tongue.",
        )
        .own(
            "so",
            "2031-05-04T19:00:00Z",
            "We met Northland in Lindvik. The talks were a waste of time. It was agreed that the fees will be raised in June.",
        )
        .facts()
}

#[test]
fn positions_are_steps_and_the_matrix_shows_the_last() {
    let facts = talks();
    let steps: Vec<_> = positions(&facts)
        .into_iter()
        .filter(|p| p.party == "no" && p.issue == "pilots")
        .map(|p| (p.at.map(|m| m.date().to_string()), p.stance, p.conditions.len()))
        .collect();
    assert_eq!(
        steps,
        [
            (Some("2031-03-01".into()), Stance::RedLine, 0),
            (Some("2031-05-04".into()), Stance::Conditional, 1)
        ]
    );
    let matrix = matrix(&facts, &discrepancies(&facts).findings);
    assert_eq!(
        (matrix.parties.as_slice(), matrix.issues.as_slice()),
        (&["no", "so", "me"].map(String::from)[..], &["fees", "pilots"].map(String::from)[..])
    );
    assert_eq!(matrix.cells[1][0].stance, Some(Stance::Conditional));
    assert_eq!(matrix.cells[1][1].absence, Some(Absence::Silent));
    assert_eq!(matrix.cells[1][2].absence, Some(Absence::NoAccount));
}

#[test]
fn a_comparison_has_a_cell_for_every_account() {
    let facts = talks();
    let compared = comparison(&facts, None, &discrepancies(&facts).findings).expect("a meeting");
    assert_eq!(compared.accounts.accounts.len(), 3);
    assert!(compared.points.iter().all(|p| p.cells.len() == 3));
    let fees = compared.points.iter().find(|p| p.issue.as_deref() == Some("fees")).expect("a row on fees");
    assert!(
        matches!(&fees.cells[0], Cell::Said(said) if said[0].evidence.quote() == "The fees will not be raised.")
    );
    let pilots =
        compared.points.iter().find(|p| p.issue.as_deref() == Some("pilots")).expect("a row on pilots");
    assert_eq!(pilots.cells[2], Cell::Absent(Absence::Silent), "Southmark's full account lacks the pilots");
    assert!(!compared.points[0].findings.is_empty(), "the most telling row comes first");
    assert!(comparison(&facts, Some("no such meeting"), &[]).is_none());
}

#[test]
fn a_contested_claim_has_who_asserts_and_who_denies() {
    let claims = contested_claims(&talks(), &discrepancies(&talks()).findings);
    assert_eq!(claims.len(), 1);
    assert_eq!((claims[0].asserted[0].party.as_str(), claims[0].denied[0].party.as_str()), ("so", "no"));
}

#[test]
fn the_timeline_is_in_order_of_time() {
    let lines = timeline(&talks(), &discrepancies(&talks()).findings);
    assert!(lines.windows(2).all(|w| w[0].at <= w[1].at));
    let kinds: Vec<&str> = lines.iter().map(|l| l.kind).collect();
    assert!(
        kinds.contains(&"meeting") && kinds.contains(&"account") && kinds.contains(&"shift"),
        "{kinds:?}"
    );
}

#[test]
fn a_brief_passes_its_own_lint_and_knows_only_what_was_said_by_then() {
    let facts = talks();
    let written = brief_of(&facts, Knowledge::ALL);
    assert!(written.sections.len() >= 4, "{written:#?}");
    assert_eq!(lint(&written, &facts), []);
    let april = Knowledge { as_of: "2031-04-01".parse().ok(), known: None };
    let early = format!("{:?}", brief_of(&facts, april).sections);
    assert!(!early.contains("waste of time"));
}

#[test]
fn lint_names_each_way_a_sentence_can_fail() {
    let facts = talks();
    let reasons = |change: &dyn Fn(&mut BriefSentence)| {
        let mut written = brief_of(&facts, Knowledge::ALL);
        change(&mut written.sections[0].sentences[0]);
        lint(&written, &facts).into_iter().map(|p| p.reason).collect::<Vec<_>>().join("; ")
    };
    assert!(reasons(&|s| s.evidence.clear()).contains("no evidence"));
    assert!(reasons(&|s| s.text = "They said “we never met”.".into()).contains("quoted words"));
    assert!(reasons(&|s| s.text = "They met for 14 hours.".into()).contains("figure 14"));
    let other = Talks::new(HARBOUR).own("no", "2031-03-01T10:00:00Z", "Other words.").facts();
    assert!(lint(&brief_of(&facts, Knowledge::ALL), &other).iter().any(|p| p.reason.contains("not held")));
}
