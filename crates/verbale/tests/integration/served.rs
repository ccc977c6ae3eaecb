//! Pages of a ledger that grows while they are served.

use super::verbale;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// A server that ends with the test.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn of(ledger: &str) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_verbale"))
            .args(["serve", "--port", "0", "--ledger", ledger])
            .env("NO_COLOR", "1")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped"))
            .read_line(&mut line)
            .expect("it says where it is");
        let address = line.split("http://").nth(1).and_then(|a| a.split('/').next()).expect("an address");
        Server { child, address: address.to_owned() }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        write!(stream, "GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n").expect("written");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn documents_added_while_pages_are_served_are_on_the_next_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.to_str().expect("a path").to_owned()
    };
    let ledger = folder.path().join("talks.sqlite");
    let ledger = ledger.to_str().expect("a path");
    let first = write("first.txt", "Minister Ida Brekke said that the fees would stay.");
    assert_eq!(verbale(&["add", "--ledger", ledger, &first]).code, 0);
    let server = Server::of(ledger);
    let before = server.get("/documents.json");
    assert!(before.contains("first.txt") && !before.contains("second.txt"), "{before}");
    let second = write("second.txt", "Minister Tor Lunde said that the fees would fall.");
    assert_eq!(verbale(&["add", "--ledger", ledger, &second]).code, 0);
    let after = server.get("/documents.json");
    assert!(after.contains("first.txt") && after.contains("second.txt"), "{after}");
}
