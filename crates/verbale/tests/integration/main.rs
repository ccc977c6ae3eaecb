//! The program as a user calls it: wiring, exit codes, formats. Rules of text and analysis are tested in their crates.

mod actors; // who is named, by which names
mod bad_input; // what cannot be read is named, the rest goes on
mod brief; // every sentence carries its evidence
mod clocks; // --as-of and --known on every view
mod compare; // findings on the wire
mod demo; // one screen from the shipped example
mod extract; // the wire of extract
mod facts; // labelled texts and their floors
mod help; // the command line's own words
mod ledger; // add, rebuild, verify, export
mod network; // addresses into the ledger, killed and resumed
mod origins; // trees of copies, reports of one utterance
mod pairs; // pairs of statements
mod proposals; // clauses side by side
mod served; // pages of a ledger that grows

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What a call printed and how it ended.
struct Ran {
    out: String,
    err: String,
    code: i32,
}

fn ran(output: Output) -> Ran {
    Ran {
        out: String::from_utf8(output.stdout).expect("UTF-8 on stdout"),
        err: String::from_utf8(output.stderr).expect("UTF-8 on stderr"),
        code: output.status.code().expect("not ended by a signal"),
    }
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_verbale"));
    command.args(args).env_remove("COLUMNS").env("NO_COLOR", "1").stdin(Stdio::null());
    command
}

fn verbale(args: &[&str]) -> Ran {
    ran(command(args).output().expect("the program runs"))
}

fn verbale_in(dir: &Path, args: &[&str]) -> Ran {
    ran(command(args).current_dir(dir).output().expect("the program runs"))
}

fn verbale_with_input(args: &[&str], input: &[u8]) -> Ran {
    use std::io::Write as _;
    let mut child = command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("piped").write_all(input).expect("it reads its input");
    ran(child.wait_with_output().expect("it ends"))
}

fn lines(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|l| serde_json::from_str(l).expect("a JSON line")).collect()
}

/// A folder of the shipped examples.
fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

/// The text under code point ranges.
fn words(text: &str, spans: &serde_json::Value) -> String {
    let points: Vec<char> = text.chars().collect();
    let piece = |s: &serde_json::Value| {
        let (a, b) = (s[0].as_u64().expect("start") as usize, s[1].as_u64().expect("end") as usize);
        points[a..b].iter().collect::<String>()
    };
    spans.as_array().expect("spans").iter().map(piece).collect::<Vec<_>>().join(" … ")
}
