//! Frames in which two accounts exclude each other, and near misses that are none, one pair of accounts a line.

use crate::talks::{HARBOUR, Talks};
use verbale_analysis::discrepancies;
use verbale_model::DiscrepancyKind;

/// What contradicts in two accounts, and which pairs were weighed and left.
fn clashes(no: &str, so: &str) -> (Vec<String>, Vec<String>) {
    let no = format!(
        "We came to Lindvik by train and left by the night boat. {no} The minister thanked the cooks."
    );
    let so = format!(
        "Ida Brekke received our people for one day. {so} Tor Lunde reports to parliament next week."
    );
    let talks =
        Talks::new(HARBOUR).own("no", "2031-05-04T18:00:00Z", &no).own("so", "2031-05-04T19:00:00Z", &so);
    let weighed = discrepancies(&talks.facts());
    let found = weighed.findings.into_iter().filter(|f| f.kind == DiscrepancyKind::Contradiction);
    let left = weighed.undecided.into_iter().filter(|u| u.kind == DiscrepancyKind::Contradiction);
    (found.map(|f| f.explanation).collect(), left.map(|u| u.reason).collect())
}

fn each(pairs: &[(&str, &str)], expected: usize) {
    let all = pairs.iter().map(|pair| (pair, clashes(pair.0, pair.1)));
    let wrong: Vec<_> = all.filter(|(_, (found, _))| found.len() != expected).collect();
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), pairs.len());
}

#[test]
fn who_asked_for_it() {
    each(
        &[
            (
                "The sitting was adjourned at four at the request of Southmark.",
                "At four Northland begged for a recess.",
            ),
            (
                "Southmark wanted another hour, and we gave it to them.",
                "It was Northland that asked for the talks to go on into the night.",
            ),
            (
                "Southmark had asked for the pilots to be struck from the agenda.",
                "The pilots were to be discussed. They drew a line through them.",
            ),
        ],
        1,
    );
    each(
        &[
            (
                "We asked for a recess at four.",
                "The sitting was adjourned at four at the request of Northland.",
            ),
            ("Southmark asked for the fees to be lowered.", "Northland asked for another round in June."),
        ],
        0,
    );
}

#[test]
fn who_holds_it() {
    each(
        &[
            (
                "The mole at Karsk is held by our marines since Sunday.",
                "Our sentries stand at both ends of the mole at Karsk.",
            ),
            (
                "Karsk Island? Ours, from one beach to the other.",
                "The Southmark flag has flown over Karsk Island since Tuesday.",
            ),
        ],
        1,
    );
    each(
        &[
            ("Our marines stand on the mole at Karsk.", "Our sentries stand on the bridge at Orm."),
            ("Our marines stand on the mole at Karsk.", "Northland's marines stand on the mole at Karsk."),
        ],
        0,
    );
}

#[test]
fn who_struck() {
    each(
        &[
            (
                "On 2 May a Southmark cutter rammed the pilot boat Gannet off Lindvik.",
                "On 2 May the pilot boat Gannet drove into one of our cutters off Lindvik.",
            ),
            (
                "Southmark opened fire at dawn on Friday.",
                "The first shots on Friday came from the Northland battery.",
            ),
        ],
        1,
    );
    each(
        &[(
            "On 2 May a Southmark cutter rammed the pilot boat Gannet off Lindvik.",
            "On 2 May our cutter ran into the pilot boat Gannet off Lindvik, and we are sorry.",
        )],
        0,
    );
}

#[test]
fn settled_or_left_open() {
    each(
        &[
            (
                "It was agreed that the harbour fee will be collected by the port.",
                "On the harbour fee no understanding was reached.",
            ),
            (
                "Who collects the harbour fee was left open.",
                "The harbour fee will be collected by Southmark; that was settled before noon.",
            ),
        ],
        1,
    );
    each(
        &[(
            "We propose that the harbour fee be collected by the port.",
            "On the harbour fee no understanding was reached.",
        )],
        0,
    );
}

#[test]
fn done_or_not() {
    each(
        &[
            (
                "The chart of the harbour was handed to Southmark on Monday.",
                "We have received no chart of the harbour.",
            ),
            (
                "The pilots initialled the harbour paper before supper.",
                "The harbour paper bears no signature of ours. Nobody on our side has put a pen to it.",
            ),
            (
                "The harbour fee stays at three crowns to the end of the year.",
                "From July they will pay us more in harbour fees.",
            ),
            (
                "Three hundred foreign pilots came to Lindvik in March.",
                "Talk of three hundred foreign pilots in Lindvik is a fairy tale.",
            ),
        ],
        1,
    );
    each(
        &[
            (
                "Ships pay no harbour fee until the spring.",
                "Ships are freed from the harbour fee until the spring.",
            ),
            ("No pilot may board by night or on feast days.", "No pilots on board on feast days."),
            (
                "The port cannot work at a fee of more than nine crowns.",
                "The harbour fee was fixed at eleven crowns.",
            ),
            (
                "Inspections are possible at declared and undeclared berths.",
                "Inspections are possible at declared berths.",
            ),
        ],
        0,
    );
}
