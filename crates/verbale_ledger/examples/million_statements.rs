//! A ledger of synthetic statements, and how fast it is written, read and asked.
//!
//! `cargo run --release -p verbale_ledger --example million_statements -- FILE [STATEMENTS]`
//!
//! Words follow Zipf's law over 30,000 made-up ones; parties, actors and issues are as uneven; publication times
//! spread over three years and capture follows within days. The file must not be there yet.

#![expect(clippy::print_stdout, reason = "its output is the table of figures")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};
use verbale_ledger::{DocumentQuery, Ledger, StatementQuery};
use verbale_model::{
    Act, Annotations, Attribution, Document, DocumentMeta, Knowledge, Mode, Moment, Sentence, Span, Speaker,
    Statement, Status,
};

const STATEMENTS_A_DOCUMENT: usize = 20;
const VOCABULARY: usize = 30_000;
const PARTIES: usize = 12;
const ACTORS: usize = 400;
const ISSUES: usize = 40;
/// 2023-01-01, in seconds since 1970, and three years.
const FIRST: i64 = 1_672_531_200;
const SPREAD: usize = 3 * 365 * 86_400;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name the file to make")?;
    let statements = arguments.next().map_or(Ok(1_000_000), |n| n.parse::<usize>())?;
    let documents = statements.div_ceil(STATEMENTS_A_DOCUMENT);
    if std::path::Path::new(&path).exists() {
        return Err(format!("{path} is there already").into());
    }
    let mut ledger = Ledger::open(&path)?;

    let mut adding = Duration::ZERO;
    let mut bytes = 0;
    for from in (0..documents).step_by(500) {
        let batch: Vec<Document> = (from..documents.min(from + 500)).map(document).collect();
        bytes += batch.iter().map(|d| d.text().len()).sum::<usize>();
        let began = Instant::now();
        ledger.add_batch(&batch)?;
        adding += began.elapsed();
    }
    println!("{documents} documents, {:.0} MB of text", bytes as f64 / 1e6);
    rate("add documents, batches of 500", documents, adding);

    let began = Instant::now();
    let done = ledger.annotate_pending("synthetic", annotate, |_| {})?;
    assert!(done.refused.is_empty(), "{:?}", done.refused);
    rate("record statements", statements, began.elapsed());

    let began = Instant::now();
    let mut loaded = 0;
    ledger.for_each_record(Knowledge::ALL, |record| loaded += record.annotations.statements.len())?;
    rate("load and check statements", loaded, began.elapsed());

    let began = Instant::now();
    let mut exported = Count(0);
    ledger.export(&mut exported)?;
    rate("export statements", statements, began.elapsed());

    let began = Instant::now();
    let damage = ledger.verify()?;
    rate("verify statements", statements, began.elapsed());
    assert!(damage.is_empty(), "{damage:?}");
    let stats = ledger.stats()?;
    println!("file {:.0} MB, export {:.0} MB", stats.bytes as f64 / 1e6, exported.0 as f64 / 1e6);

    println!("{:<44} {:>8} {:>8} {:>8}", "20 newest, ms (1,000 queries each)", "median", "p99", "worst");
    let mut all = Vec::new();
    for (name, make) in QUERIES {
        let mut random = Random(0x5EED);
        let mut times = Vec::new();
        for _ in 0..1000 {
            let query = StatementQuery { limit: Some(20), ..make(&mut random) };
            let began = Instant::now();
            std::hint::black_box(ledger.statements(&query)?);
            times.push(began.elapsed());
        }
        row(name, &mut times);
        all.extend(times);
    }
    row("all of these", &mut all);
    let mut random = Random(0xD0C);
    let mut times = Vec::new();
    for _ in 0..1000 {
        let query = DocumentQuery {
            words: Some(word(random.zipf(VOCABULARY))),
            limit: Some(20),
            ..DocumentQuery::default()
        };
        let began = Instant::now();
        std::hint::black_box(ledger.documents(&query)?);
        times.push(began.elapsed());
    }
    row("documents by a word", &mut times);
    by_name(&ledger, documents)
}

/// What `show`, `doc list`, `serve`, `data stats` and `add` ask.
fn by_name(ledger: &Ledger, documents: usize) -> Result<(), Box<dyn std::error::Error>> {
    let mut random = Random(0xF00D);
    let mut asked: Vec<Document> = Vec::new();
    for _ in 0..1000 {
        asked.push(document(random.below(documents)));
    }
    let statements: Vec<String> =
        asked.iter().filter_map(|d| Some(annotate(d).statements.first()?.id.to_string())).collect();
    let timed = |name: &str, ask: &mut dyn FnMut(usize) -> Result<(), Box<dyn std::error::Error>>| {
        let mut times = Vec::new();
        for n in 0..1000 {
            let began = Instant::now();
            ask(n)?;
            times.push(began.elapsed());
        }
        row(name, &mut times);
        Ok::<(), Box<dyn std::error::Error>>(())
    };
    timed("a statement by its id", &mut |n| {
        std::hint::black_box(ledger.statement(&statements[n % statements.len()])?);
        Ok(())
    })?;
    timed("a document with its annotations by its id", &mut |n| {
        std::hint::black_box(ledger.record_of(&asked[n].id().to_string())?);
        Ok(())
    })?;
    timed("the versions of an address", &mut |n| {
        std::hint::black_box(ledger.versions(asked[n].meta().url.as_deref().unwrap_or(""))?);
        Ok(())
    })?;
    timed("documents by seven words side by side", &mut |n| {
        let words: Vec<&str> = asked[n].text().split_whitespace().skip(40).take(7).collect();
        let words = Some(format!("\"{}\"", words.join(" ")));
        std::hint::black_box(ledger.documents(&DocumentQuery {
            words,
            limit: Some(6),
            ..DocumentQuery::default()
        })?);
        Ok(())
    })?;
    timed("the 20 newest documents", &mut |_| {
        std::hint::black_box(
            ledger.documents(&DocumentQuery { limit: Some(20), ..DocumentQuery::default() })?,
        );
        Ok(())
    })?;
    timed("whether all is annotated", &mut |_| {
        std::hint::black_box(ledger.pending("synthetic")?);
        Ok(())
    })?;
    let began = Instant::now();
    std::hint::black_box(ledger.stats()?);
    row("counts of everything (once)", &mut [began.elapsed()]);
    let began = Instant::now();
    std::hint::black_box(ledger.documents(&DocumentQuery::default())?.len());
    row("all documents without their texts (once)", &mut [began.elapsed()]);
    Ok(())
}

type Kind = fn(&mut Random) -> StatementQuery;

/// Kinds of query: each narrows by other things, drawn as unevenly as the data.
const QUERIES: &[(&str, Kind)] = &[
    ("nothing (the newest of all)", |_| StatementQuery::default()),
    ("party", |r| StatementQuery { party: Some(party(r)), ..StatementQuery::default() }),
    ("actor", |r| StatementQuery { actor: Some(actor(r)), ..StatementQuery::default() }),
    ("issue", |r| StatementQuery { issue: Some(issue(r)), ..StatementQuery::default() }),
    ("party, issue", |r| StatementQuery {
        party: Some(party(r)),
        issue: Some(issue(r)),
        ..StatementQuery::default()
    }),
    ("one word", |r| StatementQuery { words: Some(word(r.zipf(VOCABULARY))), ..StatementQuery::default() }),
    ("two words", |r| StatementQuery { words: Some(two_words(r)), ..StatementQuery::default() }),
    ("two words side by side", |r| StatementQuery {
        words: Some(format!("\"{}\"", two_words(r))),
        ..StatementQuery::default()
    }),
    ("word, party, issue", |r| StatementQuery {
        words: Some(word(r.zipf(VOCABULARY))),
        party: Some(party(r)),
        issue: Some(issue(r)),
        ..StatementQuery::default()
    }),
    ("status, act", |r| StatementQuery {
        status: Some(Status::ALL[r.below(Status::ALL.len())]),
        act: Some(Act::ALL[r.below(Act::ALL.len())]),
        ..StatementQuery::default()
    }),
    ("party, as of a day", |r| StatementQuery {
        party: Some(party(r)),
        knowledge: Knowledge { as_of: Some(day(r)), known: None },
        ..StatementQuery::default()
    }),
    ("issue, known by a day", |r| StatementQuery {
        issue: Some(issue(r)),
        knowledge: Knowledge { as_of: None, known: Some(day(r)) },
        ..StatementQuery::default()
    }),
    ("both clocks", |r| {
        let knowledge = Knowledge { as_of: Some(day(r)), known: Some(day(r)) };
        StatementQuery { knowledge, ..StatementQuery::default() }
    }),
];

fn party(random: &mut Random) -> String {
    format!("party {}", random.zipf(PARTIES))
}

fn actor(random: &mut Random) -> String {
    format!("actor {}", random.zipf(ACTORS))
}

fn issue(random: &mut Random) -> String {
    format!("issue-{}", random.zipf(ISSUES))
}

fn two_words(random: &mut Random) -> String {
    format!("{} {}", word(random.zipf(VOCABULARY)), word(random.zipf(VOCABULARY)))
}

fn day(random: &mut Random) -> Moment {
    let second = FIRST + random.below(SPREAD) as i64;
    Moment::new(jiff::Timestamp::from_second(second).unwrap_or_default(), verbale_model::Unit::Day)
}

/// A made-up word for a rank.
fn word(mut rank: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "char", "lem",
        "nor", "pul", "rin", "tas",
    ];
    let mut out = String::new();
    loop {
        out.push_str(SYLLABLES[rank % SYLLABLES.len()]);
        rank /= SYLLABLES.len();
        if rank == 0 {
            return out;
        }
    }
}

/// Twenty attributions, each after a sentence of the outlet's own, in text that [`annotate`] reads.
fn document(number: usize) -> Document {
    let mut random = Random(number as u64 + 1);
    let mut text = String::new();
    let words = |random: &mut Random, text: &mut String, count: usize| {
        for _ in 0..count {
            text.push(' ');
            text.push_str(&word(random.zipf(VOCABULARY)));
        }
    };
    for _ in 0..STATEMENTS_A_DOCUMENT {
        text.push_str("Meanwhile");
        let count = 8 + random.below(16);
        words(&mut random, &mut text, count);
        let actor = random.zipf(ACTORS);
        let _ = write!(text, ".\nactor {actor} said");
        let count = 10 + random.below(18);
        words(&mut random, &mut text, count);
        text.push_str(".\n");
    }
    let published = FIRST + random.below(SPREAD) as i64;
    let captured = published + random.below(3 * 86_400) as i64;
    let at = |second| Some(Moment::at(jiff::Timestamp::from_second(second).unwrap_or_default()));
    let meta = DocumentMeta {
        name: format!("{number}"),
        url: Some(format!("https://outlet-{}.example/{number}", number % 300)),
        outlet: Some(format!("Outlet {}", number % 300)),
        title: Some(format!("{} {}", word(random.zipf(VOCABULARY)), word(random.zipf(VOCABULARY)))),
        published: at(published),
        captured: at(captured),
        ..DocumentMeta::default()
    };
    Document::new(text, meta).expect("a short text")
}

/// Reads the attributions of [`document`].
fn annotate(document: &Document) -> Annotations {
    let mut found = Annotations::default();
    let mut at = 0;
    let seed = document.id().to_string();
    let mut random = Random(u64::from_str_radix(&seed[1..16], 16).unwrap_or(1));
    for (number, line) in document.text().split_inclusive('\n').enumerate() {
        let end = at + line.trim_end().len();
        found.sentences.push(Sentence { span: Span::of(at, end), paragraph: number as u32 / 2 });
        if let Some(cue) =
            line.strip_prefix("actor ").and_then(|rest| rest.find(" said ")).map(|n| at + 6 + n + 1)
        {
            let attribution = Attribution {
                source: Span::of(at, cue - 1).into(),
                cue: Span::of(cue, cue + 4).into(),
                content: Span::of(cue + 5, end).into(),
                mode: Mode::Indirect,
            };
            let name = &document.text()[at..cue - 1];
            let mut statement = Statement::bare(document.id(), attribution);
            statement.speaker = Some(Speaker {
                name: name.into(),
                actor: name.into(),
                party: Some(party(&mut random)),
                office: Some("minister".into()),
            });
            statement.issues = (0..=random.below(2)).map(|_| issue(&mut random)).collect();
            statement.issues.dedup();
            statement.status = Status::ALL[random.zipf(Status::ALL.len())];
            statement.act = Act::ALL[random.zipf(Act::ALL.len())];
            statement.said_at =
                document.meta().published.map(|m| Moment::day(m.date())).filter(|_| random.below(4) > 0);
            statement.stance = Some(random.below(5) as i8 - 2);
            found.statements.push(statement);
        }
        at += line.len();
    }
    found
}

/// A fixed sequence of numbers (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as usize % limit
    }

    /// A rank below `limit`, the k-th about 1/k as often as the first.
    fn zipf(&mut self, limit: usize) -> usize {
        let share = self.below(1 << 30) as f64 / f64::from(1 << 30);
        ((share * (limit as f64 + 1.0).ln()).exp() as usize - 1).min(limit - 1)
    }
}

/// A sink that counts.
struct Count(u64);

impl std::io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn rate(what: &str, count: usize, time: Duration) {
    let seconds = time.as_secs_f64();
    println!("{what:<44} {seconds:>8.1} s {:>10.0} /s", count as f64 / seconds);
}

fn row(name: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let ms = |at: usize| times[at.min(times.len() - 1)].as_secs_f64() * 1e3;
    println!(
        "{name:<44} {:>8.2} {:>8.2} {:>8.2}",
        ms(times.len() / 2),
        ms(times.len() * 99 / 100),
        ms(times.len())
    );
}
