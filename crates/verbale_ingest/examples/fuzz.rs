//! Feeds damaged inputs of every format to the reader: `cargo run --release -p verbale_ingest --example fuzz -- 120 [TARGET...]`.
//!
//! Mutates small seeds of its own: bytes flipped, stretches cut, doubled and mixed, numbers blown up. Every input must come to an
//! end without a panic. Seconds are a target's; the seed is fixed, so a failure is found again.

#![allow(clippy::print_stdout, reason = "a report for the one who runs it")]

use std::io::{Cursor, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};
use verbale_ingest::{Input, Settings, documents, main_text};

/// A small generator (xorshift): the same inputs on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

const WORDS: &str = "The delegations of Vesta and Aldor met for three hours. “No date was set,” the minister said on Tuesday.";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

fn page() -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>T &amp; x</title><meta property=article:published_time content=2026-03-01T10:00:00Z>\
         <script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-03-01\"}}</script></head>\
         <body><nav><a href=/>Home</a></nav><article><h1>T</h1><p>{WORDS}</p><ul><li>{WORDS}</li></ul><table><tr><td>{WORDS}</td></tr></table></article></body></html>"
    )
}

fn warc() -> Vec<u8> {
    let body = page();
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
        body.len()
    );
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: 2026-03-05T06:07:08Z\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
        answer.len()
    );
    record.repeat(2).into_bytes()
}

/// Name of the target, name of the input, seeds.
fn targets() -> Vec<(&'static str, &'static str, Vec<Vec<u8>>)> {
    let text = |t: &str| t.as_bytes().to_vec();
    let rss = format!(
        "<?xml version=\"1.0\"?><rss><channel><title>W</title><item><title>A &amp; B</title><link>/1</link><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded></item></channel></rss>"
    );
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>P</title><entry><title>T</title><link href=\"https://p.example/1\"/><updated>2026-03-04T08:00:00Z</updated><content type=\"xhtml\"><div><p>{WORDS}</p></div></content></entry></feed>"
    );
    let json_feed = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{{\"id\":\"1\",\"url\":\"https://p.example/1\",\"content_html\":\"<p>{WORDS}</p>\"}}]}}"
    );
    let mail = format!(
        "From: A <a@b.example>\r\nDate: Tue, 3 Mar 2026 18:20:00 +0100\r\nMessage-ID: <1@b>\r\nMIME-Version: 1.0\r\nSubject: =?utf-8?Q?T=3A_x?=\r\nContent-Type: multipart/alternative; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\n{WORDS}\r\n--q\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+eDwvcD4=\r\n--q--\r\n"
    );
    vec![
        ("html", "in.html", vec![page().into_bytes()]),
        ("warc", "in.warc", vec![warc(), gzip(&warc())]),
        ("feeds", "in.rss", vec![text(&rss), text(&atom), text(&json_feed)]),
        (
            "jsonl",
            "in.jsonl",
            vec![text(&format!(
                "{{\"id\":\"1\",\"text\":\"{WORDS}\",\"published\":\"2026-03-01\"}}\n{{\"html\":\"<p>{WORDS}</p>\"}}\n"
            ))],
        ),
        (
            "markdown",
            "in.md",
            vec![text(&format!(
                "---\ntitle: T\npublished: 2026-03-01\n---\n# T\n\n{WORDS}\n\n> quoted [link](x)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
            ))],
        ),
        ("mail", "in.eml", vec![text(&mail)]),
        ("mailbox", "in.mbox", vec![text(&format!("From a\n{mail}\nFrom b\n{mail}"))]),
        (
            "text",
            "in.txt",
            vec![
                text(WORDS),
                text("published: 2026-03-01T24:61\ntitle: x\n\nBody."),
                vec![0xff, 0xfe, 0x41, 0, 0x42, 0],
                vec![0xef, 0xbb, 0xbf, 0xc3, 0x28],
            ],
        ),
        (
            "dates",
            "in.jsonl",
            [
                "2026-03-01T10:00:00Z",
                "Tue, 03 Mar 2026 10:00:00 GMT",
                "3 March 2026",
                "March 3rd, 2026 10:00 PM CET",
                "20260301",
            ]
            .iter()
            .map(|d| text(&format!("{{\"text\":\"{WORDS}\",\"published\":\"{d}\"}}")))
            .collect(),
        ),
        (
            "charsets",
            "in",
            vec![
                page().replace("utf-8", "windows-1251").into_bytes(),
                page().replace("utf-8", "shift_jis").into_bytes(),
                page().encode_utf16().flat_map(u16::to_le_bytes).collect(),
            ],
        ),
    ]
}

fn mutated(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = seeds[random.next(seeds.len())].clone();
    for _ in 0..=random.next(8) {
        if bytes.is_empty() {
            break;
        }
        let at = random.next(bytes.len());
        let length = random.next(64.min(bytes.len() - at) + 1);
        match random.next(8) {
            0 => bytes[at] = random.next(256) as u8,
            1 => drop(bytes.drain(at..at + length)),
            2 => {
                let copy = bytes[at..at + length].repeat(1 + random.next(40));
                bytes.splice(at..at, copy);
            }
            3 => {
                let other = &seeds[random.next(seeds.len())];
                let from = random.next(other.len().max(1)).min(other.len());
                bytes.truncate(at);
                bytes.extend_from_slice(&other[from..]);
            }
            4 => bytes[at] ^= 1 << random.next(8),
            5 => {
                let special: [&[u8]; 12] = [
                    b"\0",
                    b"<",
                    b"]]>",
                    b"\r\n\r\n",
                    b"99999999999999999999",
                    b"-1",
                    b"\xf0\x9f\x87\xba",
                    b"\xff\xff",
                    b"&#x110000;",
                    b"--q",
                    b"\"",
                    b"<!--",
                ];
                bytes.splice(at..at, special[random.next(special.len())].iter().copied());
            }
            6 => bytes.truncate(at),
            _ => bytes.insert(at, random.next(256) as u8),
        }
    }
    bytes
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let seconds = arguments.first().and_then(|a| a.parse().ok()).unwrap_or(10);
    let wanted = |name: &str| arguments.len() < 2 || arguments[1..].iter().any(|a| a == name);
    let settings = Settings { limit_bytes: 1 << 20, ..Settings::default() };
    let mut failed = 0;
    for (name, input, seeds) in targets().into_iter().filter(|t| wanted(t.0)) {
        let (mut random, mut runs, mut slowest) = (Random(0x9e37_79b9_7f4a_7c15), 0_u64, Duration::ZERO);
        let end = Instant::now() + Duration::from_secs(seconds);
        while Instant::now() < end {
            let bytes = mutated(&seeds, &mut random);
            let started = Instant::now();
            let result = catch_unwind(AssertUnwindSafe(|| {
                if name == "html" {
                    main_text(&String::from_utf8_lossy(&bytes));
                }
                let stream =
                    Input::Stream { name: input.to_owned(), reader: Box::new(Cursor::new(bytes.clone())) };
                documents(vec![stream], settings.clone()).count()
            }));
            slowest = slowest.max(started.elapsed());
            runs += 1;
            if result.is_err() {
                failed += 1;
                let path = std::env::temp_dir().join(format!("verbale-fuzz-{name}-{runs}"));
                let _ = std::fs::write(&path, &bytes);
                println!("{name}: panic on {}", path.display());
            }
        }
        println!("{name}: {runs} inputs in {seconds} s, slowest {} ms", slowest.as_millis());
    }
    println!("{failed} panics");
    if failed > 0 {
        std::process::exit(1);
    }
}
