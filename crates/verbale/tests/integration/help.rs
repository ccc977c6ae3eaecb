use super::verbale;

#[test]
fn version_as_json_carries_the_schema_of_the_wire() {
    let ran = verbale(&["--version", "--json"]);
    let version: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(version["schema"], 1);
}

#[test]
fn bad_use_is_exit_2() {
    assert_eq!(verbale(&["compere"]).code, 2);
    assert_eq!(verbale(&["extract"]).code, 2);
    assert_eq!(verbale(&["matrix", "--tz", "Atlantis", "x"]).code, 2);
}

#[test]
fn the_commands_are_the_documented_ones() {
    let mut pages = String::new();
    let commands = [
        "",
        "demo",
        "open",
        "serve",
        "init",
        "add",
        "extract",
        "compare",
        "show",
        "matrix",
        "positions",
        "claims",
        "origins",
        "timeline",
        "brief",
        "brief lint",
        "doc list",
        "doc diff",
        "proposal diff",
        "statement list",
        "statement attestations",
        "data rebuild",
        "data verify",
        "data export",
        "data stats",
        "eval attribution",
        "eval compare",
        "eval events",
        "eval facts",
        "eval numbers",
        "eval origins",
        "eval polarity",
        "eval utterances",
    ];
    for command in commands {
        let args: Vec<&str> = command.split_whitespace().chain(["-h"]).collect();
        let mut ran = verbale(&args);
        assert_eq!(ran.code, 0, "{command}");
        if !command.is_empty() {
            // The same for all; shown once.
            let global = ran.out.find("Global options:").unwrap_or(ran.out.len());
            ran.out.truncate(global);
        }
        let name = format!("verbale {command}");
        pages += &format!("## {}\n\n{}\n\n", name.trim_end(), ran.out.trim_end());
    }
    insta::assert_snapshot!("cli-reference", pages);
}
