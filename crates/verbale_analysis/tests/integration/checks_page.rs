//! docs/checks.md is the checks' own text.

use std::fmt::Write as _;
use verbale_analysis::CHECKS;

const HEADINGS: [&str; 4] = ["What it finds", "Why it matters", "Example", "What it cannot see"];

fn page() -> String {
    let mut out = String::from(
        "# The checks\n\nGenerated from the files in `crates/verbale_analysis/src/checks` by `UPDATE_DOCS=1 cargo test -p verbale_analysis`.\n\
         Checks run in this order: who asserts what comes before numbers, numbers before evaluation.\n",
    );
    for check in CHECKS {
        let text = check.text();
        let (title, body) = text.split_once('\n').expect("a title and a body");
        let body: String = body
            .lines()
            .map(|l| l.strip_prefix("## ").map_or(format!("{l}\n"), |h| format!("### {h}\n")))
            .collect();
        write!(out, "\n## {}\n{}", title.trim_start_matches("# "), body.trim_end()).expect("a string");
        out.push('\n');
    }
    out
}

#[test]
fn every_check_has_the_four_headings_in_order() {
    for check in CHECKS {
        let text = check.text();
        let headings: Vec<&str> = text.lines().filter_map(|l| l.strip_prefix("## ")).collect();
        assert_eq!(headings, HEADINGS, "{}", check.kind.word());
        assert!(text.starts_with(&format!("# {}\n", check.kind.word())));
    }
}

#[test]
fn all_kinds_are_checked_once() {
    let mut kinds: Vec<_> = CHECKS.iter().map(|c| c.kind).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, verbale_model::DiscrepancyKind::ALL);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test compares a file with what the program would write")]
fn the_page_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/checks.md");
    let page = page();
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(path, &page).expect("docs/checks.md can be written");
    }
    let held = std::fs::read_to_string(path).unwrap_or_default();
    assert!(held == page, "docs/checks.md is stale: run UPDATE_DOCS=1 cargo test -p verbale_analysis");
}
