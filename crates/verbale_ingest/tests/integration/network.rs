//! The network, played by a server of our own on this machine: good pages, and all that can go wrong.

use crate::inputs::outcome;
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use verbale_ingest::{Input, Network, Settings, documents};
use verbale_model::Visit;

const WORDS: &str = "The delegations of Vesta and Aldor met for three hours at the mill on the river and agreed to meet again in May. \
    The foreign minister of Aldor said that the tolls would stay as they are until the autumn, and that nobody had asked for more.";

/// A server that answers each path in its own way; it ends with the test's process.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (requests, tries) = (asked.clone(), Arc::new(AtomicUsize::new(0)));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (requests, tries) = (requests.clone(), tries.clone());
                std::thread::spawn(move || answer(stream, port, &requests, &tries));
            }
        });
        Server { port, asked }
    }

    /// The paths asked for since the last call, robots.txt left out.
    fn asked(&self) -> Vec<String> {
        let asked = std::mem::take(&mut *self.asked.lock().expect("a list"));
        let paths = asked.iter().filter_map(|a| a.split(' ').next());
        paths.filter(|p| *p != "/robots.txt").map(str::to_owned).collect()
    }

    fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// What came of reading a path: title or kind of failure.
    fn read(&self, path: &str) -> Vec<String> {
        let input = Input::from_argument(self.at(path).as_ref());
        let found = outcome(vec![input], &settings(&["127.0.0.1"]));
        found.iter().map(|line| line.replace(&format!("http://127.0.0.1:{}", self.port), "")).collect()
    }
}

fn settings(allowed: &[&str]) -> Settings {
    let network = Network {
        allowed_hosts: allowed.iter().map(|h| (*h).to_owned()).collect(),
        timeout: Duration::from_secs(2),
        pause: Duration::from_millis(1),
        retries: 1,
        ..Network::default()
    };
    Settings { network, limit_bytes: 200_000, ..Settings::default() }
}

fn page(title: &str) -> String {
    format!(
        "<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{WORDS}</p><p>{WORDS}</p></article></body></html>"
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
}

fn answer(mut stream: TcpStream, port: u16, requests: &Mutex<Vec<String>>, tries: &AtomicUsize) {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|n| n > 0) {
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    requests.lock().expect("a list").push(format!(
        "{path} {}",
        head.lines().find(|l| l.to_lowercase().starts_with("user-agent")).unwrap_or_default()
    ));
    let ok = |kind: &str, extra: &str, body: &[u8]| {
        let mut out = format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n{extra}\r\n", body.len()).into_bytes();
        out.extend_from_slice(body);
        out
    };
    let asked_for = |header: &str| head.to_lowercase().lines().any(|l| l == header);
    let not_modified =
        || b"HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec();
    let to = |place: &str| {
        format!("HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            .into_bytes()
    };
    let out = match path.as_str() {
        "/robots.txt" => ok("text/plain", "", b"User-agent: *\nDisallow: /secret"),
        "/good" => ok("text/html; charset=utf-8", "", page("Good").as_bytes()),
        "/packed" => ok("text/html", "Content-Encoding: gzip\r\n", &gzip(page("Packed").as_bytes())),
        "/cyrillic" => {
            let text = "<html><head><title>\u{0422}\u{0430}\u{0440}\u{0438}\u{0444}</title></head><body><p>plain</p></body></html>".replace("plain", WORDS);
            ok("text/html; charset=windows-1251", "", &text.chars().map(|c| if c as u32 >= 0x410 && (c as u32) < 0x450 { (c as u32 - 0x410 + 0xc0) as u8 } else { c as u8 }).collect::<Vec<u8>>())
        }
        "/named" if asked_for("if-none-match: \"one\"") => not_modified(),
        "/named" => ok("text/html", "ETag: \"one\"\r\n", page("Named").as_bytes()),
        "/dated" if asked_for("if-modified-since: tue, 03 mar 2026 10:00:00 gmt") => not_modified(),
        "/dated" => {
            ok("text/html", "Last-Modified: Tue, 03 Mar 2026 10:00:00 GMT\r\n", page("Dated").as_bytes())
        }
        "/named-moved" => to("/named"),
        "/empty-named" => ok("text/html", "ETag: \"none\"\r\n", b"<html><script>app()</script></html>"),
        "/polled" if asked_for("if-none-match: \"feed\"") => not_modified(),
        "/polled" => {
            let items = "<item><title>A</title><link>/good</link><description>Short.</description></item>\
                 <item><title>B</title><link>/named</link><description>Short.</description></item>\
                 <item><title>C</title><link>/flaky</link><description>Short.</description></item>";
            let feed = format!("<rss><channel><title>Wire</title><link>http://127.0.0.1:{port}/</link>{items}</channel></rss>");
            ok("application/rss+xml", "ETag: \"feed\"\r\n", feed.as_bytes())
        }
        "/flaky" if tries.fetch_add(1, Ordering::SeqCst) < 2 => {
            b"HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec()
        }
        "/flaky" => ok("text/html", "", page("C").as_bytes()),
        "/moved" => to("/good"),
        "/relative" => to("good"),
        "/to-secret" => to("/secret/x"),
        "/broken-thrice" => return,
        "/circle" => to("/circle"),
        "/inside" => to("http://localhost:1/admin"),
        "/metadata" => to("http://169.254.169.254/latest"),
        "/file" => to("file:///etc/passwd"),
        "/gone" => b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec(),
        "/busy" if tries.fetch_add(1, Ordering::SeqCst) == 0 => {
            b"HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec()
        }
        "/busy" => ok("text/html", "", page("Free again").as_bytes()),
        "/never" => b"HTTP/1.1 429 Slow down\r\nRetry-After: 86400\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec(),
        "/picture" => ok("image/png", "", b"\x89PNG"),
        "/bomb" => ok("text/html", "Content-Encoding: gzip\r\n", &gzip(&vec![b' '; 5 << 20])),
        "/cut" => b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\nConnection: close\r\n\r\n<html>".to_vec(),
        "/nonsense" => b"\x00\x01\x02 what\r\n\r\n".to_vec(),
        "/mess" => ok("text/html", "", format!("<html><body><div><p>{WORDS}<p><b>{WORDS}</div></td></html><title>Mess").as_bytes()),
        "/slow" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n");
            for _ in 0..50 {
                std::thread::sleep(Duration::from_millis(100));
                if stream.write_all(b"<").is_err() {
                    return;
                }
            }
            return;
        }
        "/endless" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
            while stream.write_all(&[b'x'; 4096]).is_ok() {}
            return;
        }
        "/feed" => {
            let items = format!(
                "<item><title>Summed up</title><link>http://127.0.0.1:{port}/good</link><description>Short.</description></item>\
                 <item><title>Gone</title><link>/gone</link><description>Short.</description></item>\
                 <item><title>Whole</title><link>/whole</link><content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded></item>"
            );
            ok("application/rss+xml", "", format!("<rss><channel><title>Wire</title>{items}</channel></rss>").as_bytes())
        }
        _ => return,
    };
    let _ = stream.write_all(&out);
}

#[test]
fn a_page_is_fetched_over_redirects_packings_and_charsets() {
    let server = Server::start();
    for (path, title) in [
        ("/good", "Good"),
        ("/packed", "Packed"),
        ("/cyrillic", "Тариф"),
        ("/moved", "Good"),
        ("/relative", "Good"),
        ("/busy", "Free again"),
    ] {
        assert_eq!(server.read(path), [format!("{path}: {title}")]);
    }
    assert!(server.read("/mess")[0].starts_with("/mess: "), "malformed markup is read as far as it goes");
    let asked = server.asked.lock().expect("a list");
    assert!(asked.iter().all(|a| a.contains("verbale/")), "{asked:?}");
}

#[test]
fn all_that_goes_wrong_has_a_name_and_ends() {
    let server = Server::start();
    let input = |path: &str| Input::from_argument(server.at(path).as_ref());
    let paths = [
        ("/secret/x", "robots"),
        ("/circle", "redirects"),
        ("/inside", "private_address"),
        ("/metadata", "private_address"),
        ("/file", "bad_address"),
        ("/gone", "status"),
        ("/never", "status"),
        ("/picture", "not_a_page"),
        ("/bomb", "too_large"),
        ("/cut", "broken_connection"),
        ("/nonsense", "broken_connection"),
        ("/slow", "timeout"),
        ("/endless", "too_large"),
    ];
    let mut inputs: Vec<Input> = paths.iter().map(|(path, _)| input(path)).collect();
    inputs.push(input("/good"));
    let found = outcome(inputs, &settings(&["127.0.0.1"]));
    for ((path, kind), line) in paths.iter().zip(&found) {
        assert!(line.ends_with(&format!("{path}: {kind}")), "{path} should be {kind}: {line}");
    }
    assert!(found.last().is_some_and(|l| l.ends_with("Good")), "one bad address stops nothing");
}

#[test]
fn addresses_of_this_machine_and_its_networks_are_refused_unless_named() {
    let server = Server::start();
    let refused = [
        "http://127.0.0.1",
        "http://localhost",
        "http://[::1]",
        "http://0.0.0.0",
        "http://2130706433",
        "http://[::ffff:127.0.0.1]",
    ];
    for host in refused {
        let input = Input::Address(format!("{host}:{}/good", server.port));
        let found = outcome(vec![input], &settings(&[]));
        assert!(found[0].ends_with("private_address") || found[0].ends_with("no_host"), "{found:?}");
    }
    let input = Input::Address(format!("http://user:word@127.0.0.1:{}/good", server.port));
    assert!(outcome(vec![input], &settings(&["127.0.0.1"]))[0].ends_with("bad_address"));
    assert!(server.asked.lock().expect("a list").is_empty(), "nothing was asked");
}

#[test]
fn a_feed_s_whole_entries_are_read_from_it_and_the_others_at_their_address() {
    let server = Server::start();
    let input = Input::Address(server.at("/feed"));
    let found: Vec<String> = documents(vec![input], settings(&["127.0.0.1"]))
        .map(|d| {
            d.map_or_else(|f| f.reason.kind().to_owned(), |d| d.meta().title.clone().unwrap_or_default())
        })
        .collect();
    assert_eq!(found, ["Whole", "Good", "status"]);
}

#[test]
fn a_list_of_addresses_is_read_line_by_line() {
    let server = Server::start();
    let list = format!(
        "# ours\n{}\n\n{}\nftp://x.example/1\n{}\n",
        server.at("/good"),
        server.at("/gone"),
        server.at("/packed")
    );
    let input = Input::Stream { name: "list".to_owned(), reader: Box::new(std::io::Cursor::new(list)) };
    let found = outcome(vec![input], &settings(&["127.0.0.1"]));
    assert!(found[0].ends_with("Good") && found[1].ends_with("status"), "{found:?}");
    assert!(found[2].ends_with("bad_address") && found[3].ends_with("Packed"), "{found:?}");
}

/// One run over addresses: titles and kinds of failures; the visits of earlier runs are known, and those of this one are kept.
fn run(server: &Server, paths: &[&str], visits: &mut BTreeMap<String, Visit>) -> (Vec<String>, u64) {
    let mut settings = settings(&["127.0.0.1"]);
    settings.network.retries = 0;
    settings.network.visits = Arc::new(visits.clone());
    let inputs: Vec<Input> = paths.iter().map(|p| Input::Address(server.at(p))).collect();
    let mut documents = documents(inputs, settings);
    let mut found = Vec::new();
    while let Some(read) = documents.next() {
        found.push(match read {
            Ok(document) => document.meta().title.clone().unwrap_or_default(),
            Err(failure) => failure.reason.kind().to_owned(),
        });
        visits.extend(documents.take_visits().into_iter().map(|v| (v.address.clone(), v)));
    }
    visits.extend(documents.take_visits().into_iter().map(|v| (v.address.clone(), v)));
    (found, documents.unchanged())
}

#[test]
fn what_has_not_changed_since_the_last_visit_is_not_read_again() {
    let server = Server::start();
    let paths = ["/named", "/dated", "/named-moved", "/good", "/empty-named"];
    let mut visits = BTreeMap::new();
    let (first, unchanged) = run(&server, &paths, &mut visits);
    assert_eq!((first.join(" "), unchanged), ("Named Dated Named Good no_main_text".to_owned(), 0));
    let (second, unchanged) = run(&server, &paths, &mut visits);
    // A page that gave no document is read again: another version of the program may read more in it.
    assert_eq!((second.join(" "), unchanged), ("Good no_main_text".to_owned(), 3));
}

#[test]
fn a_polled_feed_goes_on_where_it_was() {
    let server = Server::start();
    let mut visits = BTreeMap::new();
    assert_eq!(run(&server, &["/polled"], &mut visits).0, ["Good", "Named", "status"]);
    assert_eq!(server.asked(), ["/polled", "/good", "/named", "/flaky"]);
    assert!(!visits.contains_key(&server.at("/polled")), "a feed with an entry still to come is not done");
    // One trouble passes only after two tries: the entries that were read are not asked for again.
    let (found, unchanged) = run(&server, &["/polled"], &mut visits);
    assert_eq!((found.join(" "), unchanged), ("status".to_owned(), 2));
    assert_eq!(server.asked(), ["/polled", "/flaky"]);
    let (found, unchanged) = run(&server, &["/polled"], &mut visits);
    assert_eq!((found.join(" "), unchanged), ("C".to_owned(), 2));
    server.asked();
    let (found, unchanged) = run(&server, &["/polled"], &mut visits);
    assert_eq!((found.len(), unchanged), (0, 1));
    assert_eq!(server.asked(), ["/polled"], "the feed itself has not changed");
}

#[test]
fn each_address_is_handed_on_before_the_next_is_asked() {
    let server = Server::start();
    let inputs: Vec<Input> = ["/good", "/packed", "/cyrillic"].map(|p| Input::Address(server.at(p))).into();
    let mut settings = settings(&["127.0.0.1"]);
    // Sites are asked at a pace; what came is not held back for it.
    settings.network.pause = Duration::from_millis(300);
    let mut documents = documents(inputs, settings);
    for asked in 1..=3 {
        assert!(documents.next().is_some_and(|d| d.is_ok()));
        assert!(!documents.is_ready());
        assert_eq!(server.asked().len(), 1, "after {asked} documents");
    }
    assert!(documents.next().is_none());
}

#[test]
fn an_address_is_asked_for_once_a_run() {
    let server = Server::start();
    let (found, unchanged) = run(&server, &["/good", "/good", "/gone", "/gone"], &mut BTreeMap::new());
    assert_eq!((found.join(" "), unchanged), ("Good status".to_owned(), 2));
}

#[test]
fn a_site_s_rules_hold_at_every_hop_and_its_pace_is_kept() {
    let server = Server::start();
    assert_eq!(server.read("/to-secret"), ["/to-secret: robots"]);
    assert_eq!(server.asked(), ["/to-secret"], "the forbidden page itself was not asked for");
    let other = Server::start();
    let mut settings = settings(&["127.0.0.1"]);
    settings.network.pause = Duration::from_millis(250);
    let started = std::time::Instant::now();
    let inputs: Vec<Input> = ["/good", "/packed"].map(|p| Input::Address(other.at(p))).into();
    assert_eq!(documents(inputs, settings).flatten().count(), 2);
    assert!(
        started.elapsed() >= Duration::from_millis(500),
        "robots.txt and two pages, a pause between each"
    );
}

#[test]
fn a_site_without_rules_allows_and_a_site_in_trouble_does_not() {
    for (status, expected) in [("404 Not Found", "Good"), ("503 Busy", "robots")] {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let mut head = [0; 2048];
                let read = stream.read(&mut head).unwrap_or(0);
                let robots = head[..read].starts_with(b"GET /robots.txt");
                let (status, body) = if robots { (status, String::new()) } else { ("200 OK", page("Good")) };
                let _ = write!(
                    stream,
                    "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                    body.len()
                );
            }
        });
        let input = Input::Address(format!("http://127.0.0.1:{port}/page"));
        let found = outcome(vec![input], &settings(&["127.0.0.1"]));
        assert!(found[0].ends_with(expected), "{status}: {found:?}");
    }
}

#[test]
fn a_trouble_that_passes_is_waited_out_with_longer_and_longer_pauses() {
    let server = Server::start();
    let mut settings = settings(&["127.0.0.1"]);
    settings.network.pause = Duration::from_millis(100);
    settings.network.retries = 2;
    let started = std::time::Instant::now();
    let found = outcome(vec![Input::Address(server.at("/broken-thrice"))], &settings);
    assert!(found[0].ends_with("broken_connection"), "{found:?}");
    assert_eq!(server.asked().len(), 3, "two tries more");
    assert!(started.elapsed() >= Duration::from_millis(100 + 200), "100 ms, then 200 ms");
}
