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

fn zstandard(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// A file of one page, its content plain or packed.
fn pdf(packed: bool) -> Vec<u8> {
    let content =
        format!("BT /F 10 Tf 12 TL 60 700 Td ({WORDS}) Tj T* [(The )-20(min) 15 (ister)] TJ ET q /X Do Q");
    let mut content = content.into_bytes();
    if packed {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        content = encoder.write_all(&content).and_then(|()| encoder.finish()).unwrap_or_default();
    }
    let filter = if packed { "/Filter /FlateDecode" } else { "" };
    let map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange endcmap";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /Metadata 8 0 R >>".to_owned().into_bytes(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 7 0 R >> >> >>".to_vec(),
        [format!("<< {filter} /Length {} >>\nstream\n", content.len()).as_bytes(), &content, b"\nendstream"].concat(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>".to_vec(),
        format!("<< /Length {} >>\nstream\n{map}\nendstream", map.len()).into_bytes(),
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 0 0] /Length 32 >>\nstream\nBT /F 8 Tf 60 40 Td (Page 1) Tj ET\nendstream".to_vec(),
        b"<< /Type /Metadata /Length 66 >>\nstream\n<x:xmpmeta><dc:title><rdf:li>A title of words</rdf:li></dc:title>\nendstream".to_vec(),
    ];
    let (mut out, mut table) = (b"%PDF-1.4\n".to_vec(), String::new());
    for (at, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", out.len());
        out.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let place = out.len();
    out.extend_from_slice(format!("xref\n0 9\n0000000000 65535 f \n{table}trailer\n<< /Size 9 /Root 1 0 R /Info << /Title (A title of words) /CreationDate (D:20260303101500+01'00') >> >>\nstartxref\n{place}\n%%EOF\n").as_bytes());
    out
}

/// A made-up page packed with Brotli.
const BROTLI: &[u8] = &[
    0x1b, 0x5b, 0x01, 0x00, 0x44, 0xd1, 0xb5, 0x94, 0x6d, 0xfc, 0xa1, 0x27, 0x90, 0xaf, 0x96, 0xf7, 0x83,
    0x1e, 0xc3, 0x7a, 0x0b, 0xb9, 0xda, 0xf7, 0x09, 0x67, 0x23, 0xd9, 0x5e, 0x6d, 0x8a, 0x2a, 0x4a, 0x98,
    0x4d, 0x55, 0x9a, 0x10, 0xdf, 0xe5, 0x72, 0xdd, 0x26, 0x82, 0x7f, 0x47, 0x84, 0x1b, 0x4e, 0xbb, 0xc5,
    0xd9, 0x05, 0x45, 0x03, 0x8d, 0x38, 0xe4, 0x7c, 0x0a, 0xa5, 0x89, 0x42, 0x24, 0x21, 0xc7, 0xe1, 0x00,
    0x67, 0x33, 0x39, 0xec, 0x0c, 0xb8, 0xde, 0x28, 0x98, 0xe5, 0x3d, 0xa4, 0x2f, 0xb9, 0x91, 0x46, 0xc6,
    0xf0, 0x2d, 0xef, 0x67, 0xa7, 0xc3, 0xae, 0xd6, 0xc7, 0x8a, 0xad, 0x6f, 0xbf, 0x35, 0x12, 0x2d, 0x61,
    0x38, 0xb2, 0xe9, 0x02, 0xe5, 0x81, 0xa5, 0xc6, 0x9f, 0xc7, 0x29, 0x97, 0x36, 0xec, 0xd3, 0xd1, 0x2c,
    0x3b, 0x26, 0x9e, 0x9f, 0xa2, 0x39, 0xdb, 0x9d, 0x84, 0x0c, 0xd5, 0xc1, 0x6f, 0x41, 0xca, 0x32, 0x1e,
    0x79, 0xe0, 0xe0, 0x69, 0x2d, 0xec, 0x68, 0xdb, 0x84, 0x50, 0x45, 0x15, 0x96, 0x19, 0xe2, 0xe2, 0x61,
    0xe4, 0xe7, 0x6c, 0x68, 0xbf, 0x4f, 0x08, 0x25, 0x20, 0x54, 0x7a, 0x1c, 0x47, 0x01, 0x40, 0x5c, 0xed,
    0x9d, 0xaf, 0x58, 0x10, 0x3a, 0xb8, 0x39, 0x7a, 0x57, 0x10, 0xe7, 0x0a, 0x0a,
];

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
        ("pdf", "in.pdf", vec![pdf(false), pdf(true)]),
        ("zstd", "in.warc.zst", vec![zstandard(&warc()), [zstandard(&warc()), zstandard(&warc())].concat()]),
        ("brotli", "in.html.br", vec![BROTLI.to_vec()]),
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
                let special: [&[u8]; 16] = [
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
                    b"endobj",
                    b"<< /Kids [2 0 R] >>",
                    b"/FlateDecode",
                    b"1 0 R",
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
