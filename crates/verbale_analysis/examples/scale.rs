//! How the time to weigh statements grows: `cargo run --release -p verbale_analysis --example scale -- 10000 100000 1000000`.
//!
//! Invented statements, a thousand a meeting, two sides and an observer, ten issues; the same ones for the same number.

#[path = "made/dice.rs"]
mod dice;

use dice::Dice;
use std::fmt::Write as _;
use std::time::Instant;
use verbale_analysis::{Memory, discrepancies_with};
use verbale_model::{
    Annotations, Attribution, Comparator, Document, DocumentMeta, Dossier, Facts, Mode, Quantity,
    QuantityKind, Record, Sentence, Span, Spans, Speaker, Statement,
};

const ISSUES: [&str; 10] =
    ["fees", "pilots", "quota", "border", "pension", "railway", "dam", "tariff", "prisoners", "monitors"];
const THINGS: [&str; 16] = [
    "harbour",
    "valley",
    "bridge",
    "convoy",
    "tanker",
    "archive",
    "ferry",
    "meadow",
    "orchard",
    "tunnel",
    "granary",
    "lighthouse",
    "quarry",
    "canal",
    "market",
    "station",
];
const DEEDS: [&str; 12] = [
    "will stay in full",
    "will be reduced",
    "was not discussed",
    "was discussed for hours",
    "must be settled first",
    "was agreed",
    "will be closed",
    "remains open",
    "is a generous offer",
    "is an insult",
    "can be accepted if paid",
    "was signed",
];
const STATEMENTS_A_MEETING: usize = 1_000;
const STATEMENTS_A_DOCUMENT: usize = 20;

fn dossier(meetings: usize) -> Dossier {
    let mut text = String::from("title = \"Scale\"\n");
    for (id, name) in [("no", "Northland"), ("so", "Southmark"), ("ob", "Observers' League")] {
        write!(text, "[[party]]\nid = \"{id}\"\nname = \"{name}\"\n").expect("a string");
    }
    for issue in ISSUES {
        write!(text, "[[issue]]\nid = \"{issue}\"\nphrases = [\"{issue}\"]\n").expect("a string");
    }
    for n in 0..meetings {
        write!(text, "[[meeting]]\nid = \"m{n}\"\ndate = {}\nparticipants = [\"no\", \"so\"]\n", day(n))
            .expect("a string");
    }
    Dossier::parse(&text).expect("a dossier")
}

/// Meetings are five days apart, as many decades on as it takes.
fn day(meeting: usize) -> String {
    let first = jiff_date(1900);
    first
        .checked_add(jiff::Span::new().days(5 * meeting as i64))
        .map_or_else(|_| first.to_string(), |d| d.to_string())
}

fn jiff_date(year: i16) -> jiff::civil::Date {
    jiff::civil::date(year, 1, 1)
}

fn document(meeting: usize, index: usize, dice: &mut Dice) -> Record {
    let (party, name) = [("no", "Northland"), ("so", "Southmark"), ("ob", "Observers' League")][index % 3];
    let own = index.is_multiple_of(2);
    let mut text = format!("{name} spoke of the talks with Northland and Southmark.\n\n");
    let mut notes = Annotations::default();
    let mut said = Vec::new();
    notes.sentences.push(Sentence { span: Span::of(0, text.trim_end().len()), paragraph: 0 });
    for n in 0..STATEMENTS_A_DOCUMENT {
        let start = text.len();
        let (issue, thing) = (ISSUES[dice.throw(ISSUES.len())], THINGS[dice.throw(THINGS.len())]);
        let number = 100 + dice.throw(400);
        let deed = DEEDS[dice.throw(DEEDS.len())];
        write!(text, "{name} said that the {issue} at the {thing} {deed} and that ").expect("a string");
        let at = text.len();
        write!(
            text,
            "{number} crowns go to the {} of {thing}{}.\n\n",
            THINGS[dice.throw(THINGS.len())],
            dice.throw(500)
        )
        .expect("a string");
        let end = text.trim_end().len();
        let words = number.to_string().len();
        notes.sentences.push(Sentence { span: Span::of(start, end), paragraph: n as u32 + 1 });
        notes.quantities.push(Quantity {
            kind: QuantityKind::Money,
            value: Some(number.to_string()),
            low: Some(number as f64),
            high: Some(number as f64),
            unit: Some("crown".into()),
            currency: None,
            approximate: false,
            comparator: Comparator::Equal,
            spans: Spans::one(Span::of(at, at + words + 7)),
        });
        said.push((start, end));
    }
    let meta = DocumentMeta {
        name: format!("{meeting}/{index}"),
        published: day(meeting).parse().ok(),
        party: own.then(|| party.to_owned()),
        ..DocumentMeta::default()
    };
    let document = Document::new(text, meta).expect("a short text");
    for (start, end) in said {
        let attribution = Attribution {
            source: Spans::one(Span::of(start, start + name.len())),
            cue: Spans::none(),
            content: Spans::one(Span::of(start + name.len() + 6, end)),
            mode: Mode::Indirect,
        };
        let mut statement = Statement::bare(document.id(), attribution);
        let speaker =
            Speaker { name: name.into(), actor: party.into(), party: Some(party.into()), office: None };
        statement.speaker = Some(speaker);
        notes.statements.push(statement);
    }
    Record { document, annotations: notes }
}

#[expect(clippy::disallowed_methods, reason = "the example measures time")]
#[expect(clippy::print_stdout, reason = "the example prints the curve")]
fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000, 100_000] } else { sizes };
    println!(
        "{:>10} {:>8} {:>9} {:>9} {:>8} {:>8} {:>9}",
        "statements", "meetings", "findings", "undecided", "seconds", "one more", "findings"
    );
    for statements in sizes {
        let meetings = statements.div_ceil(STATEMENTS_A_MEETING);
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let documents = STATEMENTS_A_MEETING / STATEMENTS_A_DOCUMENT;
        let records = (0..meetings).flat_map(|m| (0..documents).map(move |d| (m, d)));
        let records: Vec<Record> = records.map(|(m, d)| document(m, d, &mut dice)).collect();
        let facts = Facts::new(dossier(meetings), records);
        let mut memory = Memory::default();
        let start = Instant::now();
        let weighed = discrepancies_with(&facts, &mut memory);
        let seconds = start.elapsed().as_secs_f64();
        let (findings, undecided) = (weighed.findings.len(), weighed.undecided.len());
        drop(weighed);
        // One document more, on a meeting in the middle.
        let Facts { dossier, mut records } = facts;
        records.push(document(meetings / 2, documents, &mut dice).into());
        let facts = Facts::new(dossier, records);
        let start = Instant::now();
        let after = discrepancies_with(&facts, &mut memory).findings.len();
        let more = start.elapsed().as_secs_f64();
        println!(
            "{statements:>10} {meetings:>8} {findings:>9} {undecided:>9} {seconds:>8.2} {more:>8.2} {after:>9}"
        );
    }
}
