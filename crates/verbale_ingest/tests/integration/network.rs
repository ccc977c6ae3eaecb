//! The network, played by a server of our own on this machine: good pages, and all that can go wrong.

use crate::inputs::outcome;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use verbale_ingest::{Input, Network, Settings, documents};

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
        "/moved" => to("/good"),
        "/relative" => to("good"),
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
    let list = format!("# ours\n{}\n\n{}\n", server.at("/good"), server.at("/gone"));
    let input = Input::Stream { name: "list".to_owned(), reader: Box::new(std::io::Cursor::new(list)) };
    let found = outcome(vec![input], &settings(&["127.0.0.1"]));
    assert!(found[0].ends_with("Good") && found[1].ends_with("status"), "{found:?}");
}
