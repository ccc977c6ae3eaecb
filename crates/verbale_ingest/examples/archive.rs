//! Writes a synthetic archive of news pages: `cargo run --release -p verbale_ingest --example archive -- 30000 OUT.warc.gz`.
//!
//! Pages are composed from parts of speech and invented names by a fixed seed: speakers, quotations, figures, navigation around
//! them. The same number of pages is the same bytes.

#![allow(clippy::print_stdout, reason = "a report for the one who runs it")]

use flate2::{Compression, write::GzEncoder};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write};

struct Random(u64);

impl Random {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

const STATES: [&str; 8] =
    ["Vesta", "Aldor", "Sarnia", "Ostmark", "Karsovia", "Tolmeria", "Norrovia", "Zelkova"];
const POSTS: [&str; 6] =
    ["Foreign Minister", "Trade Minister", "spokeswoman", "chief negotiator", "President", "Prime Minister"];
const GIVEN: [&str; 10] =
    ["Anna", "Hugo", "Lena", "Pieter", "Ruth", "Tomas", "Edda", "Marek", "Ines", "Olle"];
const FAMILY: [&str; 10] =
    ["Brandt", "Sorg", "Weil", "Amsel", "Holm", "Rusk", "Quist", "Lund", "Mehra", "Valdivia"];
const PLACES: [&str; 6] = ["Tolm", "Osk", "Marn", "Geneva", "Holt", "Sund"];
const SUBJECTS: [&str; 8] = [
    "the tolls on the upper river",
    "the fishing quota",
    "the prisoners’ list",
    "the ceasefire line",
    "the grain corridor",
    "the gas transit contract",
    "the dam",
    "the border crossing",
];
const VERBS: [&str; 6] = ["said", "told reporters", "insisted", "warned", "acknowledged", "denied"];
const CLAIMS: [&str; 8] = [
    "had been settled in principle",
    "would not be discussed again before the autumn",
    "was never part of the talks",
    "remained the main obstacle",
    "had been agreed on Monday",
    "cost both sides 40 million crowns a year",
    "was closed to civilians",
    "needed another round",
];
const QUOTES: [&str; 6] = [
    "We went through every point",
    "There is no agreement yet",
    "This was a useful conversation",
    "They know our position",
    "Nobody has time to waste",
    "The text is on the table",
];

fn sentence(r: &mut Random, state: &str, person: &str, post: &str) -> String {
    let subject = r.pick(&SUBJECTS);
    match r.below(6) {
        0 => format!("{state}’s {post}, {person}, {} that {subject} {}.", r.pick(&VERBS), r.pick(&CLAIMS)),
        1 => format!("“{},” {person} said after the meeting in {}.", r.pick(&QUOTES), r.pick(&PLACES)),
        2 => format!("According to the government of {}, {subject} {}.", r.pick(&STATES), r.pick(&CLAIMS)),
        3 => format!(
            "The two delegations met for {} hours in {} on {} March.",
            2 + r.below(6),
            r.pick(&PLACES),
            1 + r.below(28)
        ),
        4 => format!(
            "{} pledged {} million euros for {subject}, officials said.",
            r.pick(&STATES),
            5 * (1 + r.below(80))
        ),
        _ => format!(
            "{person} rejected the proposal of {} on {subject}, calling it “unhelpful”.",
            r.pick(&STATES)
        ),
    }
}

fn page(r: &mut Random, n: usize) -> String {
    let mut body = String::new();
    let (state, post) = (r.pick(&STATES), r.pick(&POSTS));
    let person = format!("{} {}", r.pick(&GIVEN), r.pick(&FAMILY));
    for _ in 0..6 + r.below(8) {
        let sentences: Vec<String> = (0..2 + r.below(3)).map(|_| sentence(r, state, &person, post)).collect();
        body.push_str(&format!("<p>{}</p>\n", sentences.join(" ")));
    }
    let mut links = String::new();
    for i in 0..20 {
        let _ = write!(links, "<li><a href=\"/story/{i}\">More from {}</a></li>", r.pick(&PLACES));
    }
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{state}: talks, day {n} | Harbour Wire</title>\
         <meta property=\"article:published_time\" content=\"2026-03-{:02}T{:02}:00:00Z\"></head><body><header><nav><ul>{links}</ul></nav></header>\
         <main><article><h1>{state}: talks, day {n}</h1>\n{body}</article></main><aside><ul>{links}</ul></aside>\
         <footer><p>Subscribe to our newsletter. All rights reserved.</p></footer></body></html>",
        1 + n % 28,
        n % 24
    )
}

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let pages = arguments.next().and_then(|a| a.parse().ok()).unwrap_or(30_000);
    let path = arguments.next().unwrap_or_else(|| "synthetic.warc.gz".to_owned());
    let mut out = BufWriter::new(File::create(&path)?);
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut bytes = 0;
    for n in 0..pages {
        let html = page(&mut random, n);
        bytes += html.len();
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}");
        // One gzip member a record, as crawls write them.
        let mut member = GzEncoder::new(&mut out, Compression::fast());
        write!(
            member,
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/2026/{n}\r\nWARC-Date: 2026-03-30T00:00:00Z\r\n\
             Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
            answer.len()
        )?;
        member.finish()?;
    }
    out.flush()?;
    println!("{path}: {pages} pages, {} MB of HTML", bytes / 1_000_000);
    Ok(())
}
