//! What each check finds and what it must leave, one small negotiation a case.

use crate::talks::{HARBOUR, Talks, meta};
use verbale_analysis::discrepancies;
use verbale_model::{Band, Discrepancy, DiscrepancyKind, DocumentMeta, Facts, QuantityKind, Role, Status};

fn found(facts: &Facts, kind: DiscrepancyKind) -> Vec<Discrepancy> {
    discrepancies(facts).findings.into_iter().filter(|f| f.kind == kind).collect()
}

fn quotes(finding: &Discrepancy) -> Vec<&str> {
    finding.sides.iter().map(|s| s.evidence.quote()).collect()
}

fn two(no: &str, so: &str) -> Talks {
    Talks::new(HARBOUR).own("no", "2031-05-04T18:00:00Z", no).own("so", "2031-05-04T19:00:00Z", so)
}

#[test]
fn each_side_says_that_the_other_left() {
    let facts = two(
        "The Southmark delegation walked out of the talks at noon. The fees remain.",
        "Northland's people got up and left at noon. We stayed until six.",
    )
    .facts();
    let findings = found(&facts, DiscrepancyKind::Contradiction);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].parties, ["no", "so"]);
    assert_eq!(
        quotes(&findings[0]),
        [
            "The Southmark delegation walked out of the talks at noon.",
            "Northland's people got up and left at noon."
        ]
    );
    assert_eq!(findings[0].band(), Band::Firm);
    assert!(findings[0].sides.iter().all(|s| s.role == Role::Primary));
}

#[test]
fn a_supposition_and_a_question_contradict_nothing() {
    let facts = two(
        "If the pilots left the harbour, the fees would not be paid. Were the fees discussed in Lindvik?",
        "The fees were not discussed in Lindvik. The fees are paid.",
    )
    .facts();
    assert_eq!(found(&facts, DiscrepancyKind::Contradiction), []);
}

#[test]
fn one_share_with_two_values_is_a_number() {
    let talks = || {
        Talks::new(HARBOUR)
            .own(
                "no",
                "2031-05-04T18:00:00Z",
                "We met Southmark. The harbour fee rises by 9 per cent over the season.",
            )
            .quantity("9 per cent", QuantityKind::Share, 9.0, "percent")
    };
    let facts = talks()
        .own(
            "so",
            "2031-05-04T19:00:00Z",
            "We met Northland. The harbour fee rises by 12 per cent over the season.",
        )
        .quantity("12 per cent", QuantityKind::Share, 12.0, "percent")
        .facts();
    assert_eq!(found(&facts, DiscrepancyKind::Number).len(), 1);
    let facts = talks()
        .own(
            "so",
            "2031-05-04T19:00:00Z",
            "We met Northland. It is not true that the harbour fee rises by 12 per cent.",
        )
        .quantity("12 per cent", QuantityKind::Share, 12.0, "percent")
        .facts();
    assert_eq!(found(&facts, DiscrepancyKind::Number), [], "a denied figure is no figure");
    assert!(discrepancies(&facts).undecided.iter().any(|u| u.reason.contains("deny")));
}

#[test]
fn opposed_judgements_of_the_talks_are_framing_and_a_docker_is_no_party() {
    let facts =
        two("The talks in Lindvik were constructive.", "The talks with Northland were a waste of time.")
            .facts();
    let findings = found(&facts, DiscrepancyKind::Framing);
    assert_eq!(findings.len(), 1);
    let facts = Talks::new(HARBOUR)
        .own("no", "2031-05-04T18:00:00Z", "The talks with Southmark in Lindvik were constructive.")
        .press(
            "Wire",
            "2031-05-04T20:00:00Z",
            "A docker in Lindvik said that the talks were a waste of time.",
        )
        .says("A docker", Some("so"), "that the talks were a waste of time")
        .facts();
    assert_eq!(found(&facts, DiscrepancyKind::Framing), []);
}

#[test]
fn silence_is_only_found_between_full_accounts() {
    let no = "We met Southmark in Lindvik. We demanded that the pilots be paid 400 crowns a night.";
    let so = "We met Northland in Lindvik. The weather was calm and the fish was fresh.";
    let findings = found(&two(no, so).facts(), DiscrepancyKind::Silence);
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].silent.as_deref(), findings[0].issue.as_deref()), (Some("so"), Some("pilots")));
    let excerpt = DocumentMeta { party: Some("so".into()), full: false, ..meta("2031-05-04T19:00:00Z") };
    let facts = Talks::new(HARBOUR).own("no", "2031-05-04T18:00:00Z", no).document(excerpt, so).facts();
    assert_eq!(found(&facts, DiscrepancyKind::Silence), [], "an excerpt is no silence");
}

#[test]
fn a_changed_figure_at_one_address_is_a_version_and_a_typo_is_not() {
    let at = |captured: &str| DocumentMeta {
        url: Some("https://mediator.example/result".into()),
        captured: captured.parse().ok(),
        ..meta("2031-05-04T18:00:00Z")
    };
    let build = |old: &str, new: &str| {
        Talks::new(HARBOUR)
            .document(at("2031-05-04T18:00:00Z"), old)
            .document(at("2031-05-06T18:00:00Z"), new)
            .facts()
    };
    let changed = build("The harbour fee is 12 crowns a day.", "The harbour fee is 14 crowns a day.");
    assert_eq!(found(&changed, DiscrepancyKind::Version).len(), 1);
    let typo = build("The harbour fee is a settled mater now.", "The harbour fee is a settled matter now.");
    assert_eq!(found(&typo, DiscrepancyKind::Version), []);
}

#[test]
fn one_more_object_in_one_account_is_scope() {
    let facts = two(
        "It was agreed with Southmark that pilots will board tankers and ferries at the outer buoy.",
        "It was agreed with Northland that pilots will board tankers at the outer buoy.",
    )
    .facts();
    assert_eq!(found(&facts, DiscrepancyKind::Scope).len(), 1);
    let same = two(
        "It was agreed that pilots will board tankers at the outer buoy.",
        "It was agreed that pilots will board tankers at the outer buoy.",
    );
    assert_eq!(found(&same.facts(), DiscrepancyKind::Scope), []);
}

#[test]
fn a_weekday_has_to_fit_its_date() {
    let facts = Talks::new(HARBOUR)
        .press(
            "Wire",
            "2031-05-05T18:00:00Z",
            "The talks of Monday 4 May went on until six. They resume on Tuesday 6 May.",
        )
        .facts();
    let findings = found(&facts, DiscrepancyKind::Timing);
    assert_eq!(findings.len(), 1, "4 May 2031 is a Sunday, 6 May a Tuesday");
    assert_eq!(quotes(&findings[0]), ["Monday 4 May"]);
}

#[test]
fn words_said_before_are_no_reaction() {
    let quote = "\"We own boats and we own patience,\"";
    let facts = Talks::new(HARBOUR)
        .press("Wire", "2031-05-04T18:00:00Z", &format!("{quote} Tor Lunde said on the eve of the talks."))
        .press("Echo", "2031-05-05T18:00:00Z", &format!("{quote} Tor Lunde said in reaction to the deal."))
        .facts();
    assert_eq!(found(&facts, DiscrepancyKind::Timing).len(), 1);
}

#[test]
fn two_accounts_that_turn_the_order_of_events_are_timing_and_no_exchanged_mouth() {
    let said = |order: &str| {
        format!("the Southmark pilot boats left the outer buoy {order} the treaty on fees was signed")
    };
    let build = |mine: &str, theirs: &str| {
        Talks::new(HARBOUR)
            .own(
                "no",
                "2031-05-04T18:00:00Z",
                &format!("Ida Brekke said {}. The lighthouse stays lit.", said(mine)),
            )
            .says("Ida Brekke", Some("no"), &said(mine))
            .own(
                "so",
                "2031-05-04T19:00:00Z",
                &format!("Tor Lunde said {}. Talks lasted three hours.", said(theirs)),
            )
            .says("Tor Lunde", Some("so"), &said(theirs))
            .facts()
    };
    let turned = build("before", "after");
    assert_eq!(found(&turned, DiscrepancyKind::Timing).len(), 1);
    assert_eq!(
        found(&turned, DiscrepancyKind::AttributionDrift),
        [],
        "each account tells what its own people said"
    );
    assert_eq!(found(&build("after", "after"), DiscrepancyKind::Timing), []);
}

#[test]
fn from_never_to_if_is_a_shift_and_the_same_line_is_none() {
    let first = "We will never accept foreign pilots in our harbours.";
    let build = |later: &str| {
        Talks::new(HARBOUR)
            .own("no", "2031-03-01T10:00:00Z", first)
            .own("no", "2031-05-09T10:00:00Z", later)
            .facts()
    };
    let moved =
        found(&build("We can live with foreign pilots if they speak our tongue."), DiscrepancyKind::Shift);
    assert_eq!(moved.len(), 1);
    assert!(moved[0].sides[0].at < moved[0].sides[1].at, "the older words first");
    assert_eq!(found(&build("Foreign pilots remain out of the question."), DiscrepancyKind::Shift), []);
}

#[test]
fn two_voices_of_one_party_are_a_split() {
    let dossier = HARBOUR
        .replace("[[party]]\nid = \"me\"", "[[party.person]]\nname = \"Ole Vik\"\n[[party]]\nid = \"me\"");
    let facts = Talks::new(&dossier)
        .own("so", "2031-05-04T18:00:00Z", "Tor Lunde spoke in Lindvik. The fees on pilots stay in full.")
        .press("Wire", "2031-05-05T18:00:00Z", "Ole Vik said that the fees on pilots will be smaller.")
        .says("Ole Vik", Some("so"), "that the fees on pilots will be smaller")
        .facts();
    let findings = found(&facts, DiscrepancyKind::Split);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].parties, ["so"]);
}

#[test]
fn praise_beside_a_refusal_is_warm_words_and_beside_a_signature_is_not() {
    let build = |text: &str| Talks::new(HARBOUR).own("no", "2031-05-04T18:00:00Z", text).facts();
    let cold = build("The talks were useful and constructive. We cannot accept the draft on fees.");
    assert_eq!(found(&cold, DiscrepancyKind::WarmWords).len(), 1);
    let warm = build("The talks were useful and constructive. We signed the draft on fees.");
    assert_eq!(found(&warm, DiscrepancyKind::WarmWords), []);
}

#[test]
fn acceptance_in_part_is_warm_words_and_neither_half_frames_alone() {
    let build = |theirs: &str| {
        Talks::new(HARBOUR)
            .own("no", "2031-05-04T18:00:00Z", theirs)
            .own("so", "2031-05-04T19:00:00Z", "The talks on the draft on fees were very constructive.")
            .facts()
    };
    let halves =
        build("Some points of the draft on fees were accepted at the talks, and others were unacceptable.");
    assert_eq!(found(&halves, DiscrepancyKind::WarmWords).len(), 1);
    assert_eq!(found(&halves, DiscrepancyKind::Framing), []);
    let whole = build("The points of the draft on fees were accepted at the talks.");
    assert_eq!(found(&whole, DiscrepancyKind::WarmWords), []);
}

#[test]
fn a_lost_not_is_quote_drift_and_a_cut_is_not() {
    let press = |text: &str| {
        Talks::new(HARBOUR)
            .press(
                "Wire",
                "2031-05-04T18:00:00Z",
                "\"We will sign this once and we will not sign it twice,\" Tor Lunde said.",
            )
            .press("Echo", "2031-05-05T18:00:00Z", text)
            .facts()
    };
    let drift = press("\"We will sign this once and we will sign it twice,\" Tor Lunde said.");
    assert_eq!(found(&drift, DiscrepancyKind::QuoteDrift).len(), 1);
    let cut = press("\"We will sign this once,\" Tor Lunde said.");
    assert_eq!(found(&cut, DiscrepancyKind::QuoteDrift), []);
}

#[test]
fn another_mouth_is_attribution_drift_and_another_title_is_not() {
    let press = |text: &str| {
        Talks::new(HARBOUR)
            .press(
                "Wire",
                "2031-05-04T18:00:00Z",
                "\"The table was too small for the fees,\" Tor Lunde said in Lindvik.",
            )
            .press("Echo", "2031-05-05T18:00:00Z", text)
            .facts()
    };
    let drift = press("\"The table was too small for the fees,\" Ida Brekke said in Lindvik.");
    assert_eq!(found(&drift, DiscrepancyKind::AttributionDrift).len(), 1);
    let title = press("\"The table was too small for the fees,\" Prime Minister Tor Lunde said in Lindvik.");
    assert_eq!(found(&title, DiscrepancyKind::AttributionDrift), []);
}

#[test]
fn parts_above_their_total_are_arithmetic_and_a_sum_that_fits_is_not() {
    let build = |blank: &str, value: f64| {
        let text = format!("In all 540 pilots voted: 311 for the fee, 190 against and {blank} blank.");
        Talks::new(HARBOUR)
            .press("Wire", "2031-05-04T18:00:00Z", &text)
            .quantity("540", QuantityKind::Count, 540.0, "pilots")
            .quantity("311", QuantityKind::Count, 311.0, "pilots")
            .quantity("190", QuantityKind::Count, 190.0, "pilots")
            .quantity(blank, QuantityKind::Count, value, "pilots")
            .facts()
    };
    assert_eq!(found(&build("65", 65.0), DiscrepancyKind::Arithmetic).len(), 1);
    assert_eq!(found(&build("39", 39.0), DiscrepancyKind::Arithmetic), []);
}

#[test]
fn a_denied_statement_clashes_with_its_assertion() {
    let facts = Talks::new(HARBOUR)
        .own("no", "2031-05-04T18:00:00Z", "Our pilots took the tanker into Lindvik on Sunday.")
        .press(
            "Wire",
            "2031-05-04T20:00:00Z",
            "Tor Lunde denied that the pilots took the tanker into Lindvik.",
        )
        .with("Tor Lunde", Some("so"), "that the pilots took the tanker into Lindvik", |s| {
            s.status = Status::Denies;
        })
        .facts();
    assert_eq!(found(&facts, DiscrepancyKind::Contradiction).len(), 1);
}

#[test]
fn copies_of_one_wire_are_one_side() {
    let wire = "Ida Brekke said that the fees were a triumph for the pilots of Northland on both banks of the fjord.";
    let content = "that the fees were a triumph for the pilots of Northland on both banks of the fjord";
    let mut talks =
        Talks::new(HARBOUR).own("so", "2031-05-04T18:00:00Z", "The fees Northland got are a disgrace.");
    for hour in 10..20 {
        talks = talks
            .press("Wire", &format!("2031-05-05T{hour}:00:00Z"), wire)
            .document(
                DocumentMeta { outlet: Some("Copy".into()), ..meta(&format!("2031-05-05T{hour}:30:00Z")) },
                &format!("{wire} Copied."),
            )
            .says("Ida Brekke", Some("no"), content);
    }
    assert!(found(&talks.facts(), DiscrepancyKind::Framing).len() <= 1);
}

#[test]
fn findings_do_not_depend_on_the_order_of_documents() {
    let texts = [
        (
            "no",
            "2031-05-04T18:00:00Z",
            "The talks were constructive. The fees will not be raised and the pilots stay.",
        ),
        (
            "so",
            "2031-05-04T19:00:00Z",
            "The talks were a farce. The fees will be raised and the pilots leave.",
        ),
        ("no", "2031-05-14T19:00:00Z", "We are ready to discuss the fees, provided the pilots stay."),
    ];
    let build = |order: [usize; 3]| {
        let mut talks = Talks::new(HARBOUR);
        for n in order {
            let (party, at, text) = texts[n];
            let meta = DocumentMeta { party: Some(party.into()), name: format!("doc {n}"), ..meta(at) };
            talks = talks.document(meta, text);
        }
        discrepancies(&talks.facts())
    };
    assert_eq!(build([0, 1, 2]), build([2, 1, 0]));
}

#[test]
fn an_owner_left_open_and_named_elsewhere_is_a_drift() {
    let facts = Talks::new(HARBOUR)
        .press(
            "Coast Wire",
            "2031-05-05T08:00:00Z",
            "A grey buoy was found drifting nine miles east of Lindvik, the coast guard said. The report does not say whose buoy it was.",
        )
        .press(
            "Evening Mail",
            "2031-05-06T08:00:00Z",
            "The coast guard took a Southmark buoy on board that was drifting nine miles east of Lindvik. It rained all day.",
        )
        .facts();
    let findings = found(&facts, DiscrepancyKind::AttributionDrift);
    assert_eq!(findings.len(), 1);
    assert!(quotes(&findings[0])[0].contains("does not say whose"));
    assert!(findings[0].explanation.contains("Southmark"));
}

#[test]
fn an_age_follows_from_its_year() {
    let told = |age: &str| {
        let text = format!(
            "We met Southmark. The lighthouse, built in 1931, keeps its {age} anniversary this summer."
        );
        found(
            &Talks::new(HARBOUR).own("no", "2031-05-04T18:00:00Z", &text).facts(),
            DiscrepancyKind::Arithmetic,
        )
        .len()
    };
    assert_eq!((told("100th"), told("90th")), (0, 1));
}

#[test]
fn a_total_is_its_rate_times_its_number() {
    let talks = |total: &str, value: f64| {
        let text = format!("We pay 12 crowns a year for 5 years, {total} crowns in all.");
        let talks = Talks::new(HARBOUR)
            .own("no", "2031-05-04T18:00:00Z", &text)
            .quantity("12 crowns", QuantityKind::Money, 12.0, "")
            .quantity("5 years", QuantityKind::Duration, 5.0, "year")
            .quantity(&format!("{total} crowns"), QuantityKind::Money, value, "");
        found(&talks.facts(), DiscrepancyKind::Arithmetic).len()
    };
    assert_eq!((talks("60", 60.0), talks("70", 70.0)), (0, 1));
}
