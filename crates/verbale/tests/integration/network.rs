//! A site of this machine that is read into a ledger.

use super::{command, verbale_in};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Answers `/1`, `/2` ... with pages that have a name (`ETag`). The first asking for the page `hangs` is never answered.
struct Site {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    fn start(hangs: &'static str) -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (asked, hung) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
        let requests = asked.clone();
        std::thread::spawn(move || {
            let mut held = Vec::new();
            for mut stream in listener.incoming().flatten() {
                let mut request = [0; 4096];
                let read = stream.read(&mut request).unwrap_or(0);
                let request = String::from_utf8_lossy(&request[..read]).to_lowercase();
                let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
                let named = request.contains(&format!("if-none-match: \"{path}\""));
                requests.lock().expect("a list").push(path.clone());
                if path == hangs && hung.fetch_add(1, Ordering::SeqCst) == 0 {
                    held.push(stream);
                    continue;
                }
                let body = format!(
                    "<html><head><title>Page {path}</title></head><body><article><p>The two sides met for hour {path} at the mill on the river, and agreed to meet again in May, the envoy said.</p></article></body></html>"
                );
                let (status, body) = match path.as_str() {
                    "/robots.txt" => ("404 Not Found", String::new()),
                    _ if named => ("304 Not Modified", String::new()),
                    _ => ("200 OK", body),
                };
                let _ = write!(
                    stream,
                    "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nETag: \"{path}\"\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                    body.len()
                );
            }
        });
        Site { port, asked }
    }
}

#[test]
fn a_list_of_addresses_that_is_killed_goes_on_where_it_was() {
    let site = Site::start("/3");
    let folder = tempfile::tempdir().expect("a folder");
    let list = [1, 2, 3, 4].map(|n| format!("http://127.0.0.1:{}/{n}\n", site.port)).concat();
    std::fs::write(folder.path().join("list.txt"), list).expect("a file");
    let add = ["add", "--allow-host", "127.0.0.1", "list.txt"];
    let mut first = command(&add)
        .current_dir(folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let started = Instant::now();
    while !site.asked.lock().expect("a list").contains(&"/3".to_owned()) {
        assert!(started.elapsed() < Duration::from_mins(1), "the third page was not asked for");
        std::thread::sleep(Duration::from_millis(20));
    }
    first.kill().expect("killed");
    first.wait().expect("ended");
    let list = verbale_in(folder.path(), &["doc", "list", "--format", "jsonl"]);
    assert_eq!(list.out.lines().count(), 2, "what was read before the kill is held: {}", list.out);
    let second = verbale_in(folder.path(), &add);
    assert_eq!(second.code, 0, "{}", second.err);
    assert!(
        second.out.contains("read 2, new 2, versions 0, copies 0, held already 0, unchanged 2,"),
        "{}",
        second.out
    );
    assert!(verbale_in(folder.path(), &["data", "verify"]).out.contains("0 problems"));
}
