//! Feeds, web archives, mailboxes, packed files: each part a document, each damage named, the rest read.

use crate::inputs::outcome;
use proptest::prelude::*;
use std::io::{Cursor, Write as _};
use verbale_ingest::{Input, Settings, documents, documents_from_bytes};
use verbale_model::Document;

const LONG: &str = "The delegations of Vesta and Aldor met for three hours at the mill on the river and agreed to meet again in May. \
    The foreign minister of Aldor said that the tolls would stay as they are until the autumn, and that nobody had asked for more.";

fn read(name: &str, bytes: &[u8]) -> Vec<Document> {
    documents_from_bytes(name, bytes, &Settings::default()).unwrap_or_else(|e| panic!("{e}"))
}

fn outcomes(bytes: &[u8]) -> Vec<String> {
    let input = Input::Stream { name: "in".to_owned(), reader: Box::new(Cursor::new(bytes.to_vec())) };
    outcome(vec![input], &Settings::default())
}

fn about(document: &Document) -> String {
    let meta = document.meta();
    let of = |o: &Option<String>| o.clone().unwrap_or_else(|| "-".to_owned());
    let published = meta.published.map_or_else(|| "-".to_owned(), |p| p.to_string());
    format!("{} | {} | {} | {}", of(&meta.url), of(&meta.title), of(&meta.outlet), published)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
}

#[test]
fn an_rss_feed_gives_its_entries_with_address_date_and_full_text() {
    let feed = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
         <title>Harbour Wire</title><link>https://wire.example/</link><language>en</language>\
         <item><title>Talks &amp; tolls</title><link>/a/1</link><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>\
         <description>Short.</description><content:encoded><![CDATA[<p>{LONG}</p><p>No date was set.</p>]]></content:encoded></item>\
         <item><title>A second</title><guid>https://wire.example/a/2</guid><description>&lt;p&gt;The ferry sails again, said its captain.&lt;/p&gt;</description></item>\
         </channel></rss>"
    );
    let read = read("feed.rss", feed.as_bytes());
    assert_eq!(
        about(&read[0]),
        "https://wire.example/a/1 | Talks & tolls | Harbour Wire | 2026-03-03T10:00:00Z"
    );
    assert!(
        read[0].text().starts_with("The delegations of Vesta")
            && read[0].text().ends_with("No date was set.")
    );
    assert_eq!(about(&read[1]), "https://wire.example/a/2 | A second | Harbour Wire | -");
    assert_eq!(read[1].text(), "The ferry sails again, said its captain.");
}

#[test]
fn atom_and_json_feeds_read_alike() {
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Port news</title>\
         <link rel=\"self\" href=\"https://port.example/feed\"/><link href=\"https://port.example/\"/>\
         <entry><title>Tolls stay</title><link rel=\"alternate\" href=\"https://port.example/1\"/><updated>2026-03-04T08:00:00Z</updated>\
         <published>2026-03-03T08:00:00Z</published><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{LONG}</p></div></content></entry></feed>"
    );
    let json = format!(
        "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Port news\", \"items\": [{{\"id\": \"1\", \"url\": \"https://port.example/1\", \
         \"title\": \"Tolls stay\", \"date_published\": \"2026-03-03T08:00:00Z\", \"content_text\": \"{LONG}\"}}]}}"
    );
    for feed in [atom, json] {
        let read = read("in", feed.as_bytes());
        assert_eq!(about(&read[0]), "https://port.example/1 | Tolls stay | Port news | 2026-03-03T08:00:00Z");
        assert_eq!(read[0].text(), LONG);
    }
}

#[test]
fn a_feed_cut_short_keeps_the_entries_before_the_cut() {
    let whole = "<rss><channel><item><title>One</title><description>The bridge is open, the mayor said.</description></item>\
                 <item><title>Two</title><description>The bridge is clo";
    assert_eq!(outcomes(whole.as_bytes()), ["in#1: One"]);
    assert_eq!(outcomes(b"<?xml version='1.0'?><rss><channel></channel></rss>"), ["in: empty"]);
    assert_eq!(outcomes(b"<rss><channel><item><title>One</title></item></channel></rss>"), ["in#1: empty"]);
}

/// A record of an archive: an answer of a server.
fn record(address: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {head}\r\n\r\n").into_bytes();
    answer.extend_from_slice(body);
    let mut out = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-03-05T06:07:08Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        answer.len()
    )
    .into_bytes();
    out.extend(answer);
    out.extend_from_slice(b"\r\n\r\n");
    out
}

fn page(title: &str) -> Vec<u8> {
    format!("<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{LONG}</p><p>{LONG}</p></article></body></html>").into_bytes()
}

fn archive() -> Vec<Vec<u8>> {
    let chunked =
        [format!("{:x}\r\n", page("Two").len()).as_bytes(), &page("Two"), b"\r\n0\r\n\r\n"].concat();
    vec![
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\ninfo\r\n\r\n".to_vec(),
        record("https://a.example/1", "200 OK\r\nContent-Type: text/html; charset=utf-8", &page("One")),
        record("https://a.example/gone", "404 Not Found\r\nContent-Type: text/html", b"<html>gone</html>"),
        record("https://a.example/cat.png", "200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        record(
            "https://a.example/2",
            "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
            &chunked,
        ),
        record(
            "https://a.example/3",
            "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
            &gzip(&page("Three")),
        ),
    ]
}

#[test]
fn an_archive_gives_the_pages_that_were_found() {
    let plain: Vec<u8> = archive().concat();
    let packed: Vec<u8> = archive().iter().flat_map(|r| gzip(r)).collect();
    let fastest = ruzstd::encoding::CompressionLevel::Fastest;
    let frames: Vec<u8> =
        archive().iter().flat_map(|r| ruzstd::encoding::compress_to_vec(r.as_slice(), fastest)).collect();
    for bytes in [plain, packed, frames] {
        let input = Input::Stream { name: "crawl.warc".to_owned(), reader: Box::new(Cursor::new(bytes)) };
        let read: Vec<Document> =
            documents(vec![input], Settings::default()).map(|d| d.expect("a page")).collect();
        let seen: Vec<String> = read
            .iter()
            .map(|d| format!("{} {:?} {}", d.meta().name, d.meta().title, d.meta().captured.expect("a time")))
            .collect();
        assert_eq!(
            seen,
            [
                "crawl.warc#2 Some(\"One\") 2026-03-05T06:07:08Z",
                "crawl.warc#5 Some(\"Two\") 2026-03-05T06:07:08Z",
                "crawl.warc#6 Some(\"Three\") 2026-03-05T06:07:08Z",
            ]
        );
        assert_eq!(read[0].meta().url.as_deref(), Some("https://a.example/1"));
    }
}

#[test]
fn damage_in_an_archive_is_named_and_the_next_record_read() {
    let mut parts = archive();
    parts.insert(1, b"these bytes belong to no record\r\n".to_vec());
    parts.insert(4, b"WARC/1.0\r\nWARC-Type: response\r\n\r\n".to_vec());
    let found = outcomes(&parts.concat());
    let failed = found.iter().filter(|f| f.ends_with("bad_container")).count();
    assert_eq!((found.len(), failed), (5, 2), "{found:?}");
    let cut = &archive().concat()[..900];
    assert_eq!(outcomes(cut).last().map(String::as_str), Some("in#3: bad_container"));
    let packed = gzip(&archive().concat());
    let found = outcomes(&packed[..packed.len() / 2]);
    assert!(found.iter().any(|f| f.ends_with("bad_compression")), "{found:?}");
}

/// Ten pages, one gzip member each.
fn ten_members() -> Vec<Vec<u8>> {
    let ok = "200 OK\r\nContent-Type: text/html";
    (0..10)
        .map(|n| gzip(&record(&format!("https://a.example/{n}"), ok, page(&format!("Page {n}")).as_slice())))
        .collect()
}

#[test]
fn one_damaged_member_loses_its_own_page_alone() {
    for damaged in [0, 3, 9] {
        let mut members = ten_members();
        let middle = members[damaged].len() / 2;
        members[damaged][middle..middle + 20].fill(0xff);
        let found = outcomes(&members.concat());
        let failed = found.iter().filter(|f| f.contains(": bad_")).count();
        assert!(found.len() - failed >= 9 && (1..=3).contains(&failed), "member {damaged}: {found:?}");
    }
}

#[test]
fn a_record_that_says_it_is_longer_loses_no_other() {
    let mut parts: Vec<Vec<u8>> =
        archive().into_iter().filter(|r| r.windows(6).any(|w| w == b"200 OK")).collect();
    let text = String::from_utf8_lossy(&parts[0]).into_owned();
    let length: usize = text
        .split("Content-Length: ")
        .nth(1)
        .and_then(|t| t.split("\r\n").next()?.parse().ok())
        .expect("a length");
    for wrong in [length + 700, length + 90_000] {
        parts[0] = text
            .replacen(&format!("Content-Length: {length}"), &format!("Content-Length: {wrong}"), 1)
            .into_bytes();
        let found = outcomes(&parts.concat());
        let titles: Vec<&str> = found.iter().filter_map(|f| f.rsplit(": ").next()).collect();
        assert_eq!(titles, ["bad_container", "Two", "Three"], "{wrong}");
    }
}

#[test]
fn a_bomb_in_an_archive_stops_at_the_limit() {
    let bomb = record(
        "https://a.example/b",
        "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
        &gzip(&vec![b'x'; 4 << 20]),
    );
    let input = Input::Stream {
        name: "in".to_owned(),
        reader: Box::new(Cursor::new([bomb, archive().remove(1)].concat())),
    };
    let settings = Settings { limit_bytes: 1 << 20, ..Settings::default() };
    assert_eq!(outcome(vec![input], &settings), ["in#1: too_large", "in#2: One"]);
}

const MAIL: &str = "From: Press office <press@aldor.example>\r\nTo: list@wire.example\r\nDate: Tue, 3 Mar 2026 18:20:00 +0100\r\n\
    Message-ID: <1@aldor.example>\r\nMIME-Version: 1.0\r\nSubject: =?utf-8?Q?Tolls=3A_no_change?=\r\nContent-Type: text/plain; charset=utf-8\r\n\
    Content-Transfer-Encoding: quoted-printable\r\n\r\nThe tolls on the upper river will not change before the autumn, the=20\r\nminister said.\r\n\r\nHe named no sum.\r\n";

#[test]
fn a_message_is_read_with_subject_sender_and_date() {
    let read = read("note.eml", MAIL.as_bytes());
    assert_eq!(about(&read[0]), "- | Tolls: no change | Press office | 2026-03-03T17:20:00Z");
    assert_eq!(
        read[0].text(),
        "The tolls on the upper river will not change before the autumn, the minister said.\n\nHe named no sum."
    );
}

#[test]
fn a_mailbox_gives_its_messages() {
    let mailbox = format!(
        "From a@b Tue Mar  3 18:20:00 2026\n{MAIL}From one side to the other nobody spoke.\n>From here on nothing is settled.\n\nFrom a@b Tue Mar  3 18:21:00 2026\n{MAIL}"
    );
    assert_eq!(outcomes(mailbox.as_bytes()), ["in#1: Tolls: no change", "in#2: Tolls: no change"]);
    let read = documents_from_bytes("box.mbox", mailbox.as_bytes(), &Settings::default()).expect("messages");
    assert!(read[0].text().ends_with("From here on nothing is settled."));
}

#[test]
fn any_format_may_be_packed() {
    assert_eq!(outcomes(&gzip(b"The bridge is open, the mayor said on Monday.")), ["in: -"]);
    assert_eq!(outcomes(&gzip(&gzip(&gzip(b"deep")))), ["in: bad_compression"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]
    #[test]
    fn nothing_breaks_on_damaged_containers(which in 0usize..5, at in 0usize..4000, byte: u8, cut in 0usize..4000) {
        let feed = "<rss><channel><title>X</title><item><title>One</title><content:encoded><![CDATA[<p>a</p>]]></content:encoded></item></channel></rss>";
        let mut bytes = match which {
            0 => archive().concat(),
            1 => archive().iter().flat_map(|r| gzip(r)).collect(),
            2 => feed.as_bytes().to_vec(),
            3 => MAIL.as_bytes().to_vec(),
            _ => format!("From a\n{MAIL}From b\n{MAIL}").into_bytes(),
        };
        let length = bytes.len();
        bytes[at % length] = byte;
        bytes.truncate(length - cut % length);
        for name in ["in.warc", "in.rss", "in.eml", "in.mbox", "in"] {
            let input = Input::Stream { name: name.to_owned(), reader: Box::new(Cursor::new(bytes.clone())) };
            prop_assert!(documents(vec![input], Settings::default()).count() < 100);
        }
    }
}
