use super::{example, lines, verbale};
use std::collections::BTreeMap;

#[test]
fn findings_come_most_confident_first_with_quotes_that_stand_in_the_documents() {
    let dossier = example("lindmark-talks");
    let dossier = dossier.to_str().expect("a path");
    let ran = verbale(&["compare", "--format", "jsonl", "--dossier", dossier]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let docs = format!("{dossier}/docs");
    let texts: BTreeMap<String, String> =
        lines(&verbale(&["extract", "--format", "jsonl", "--dossier", dossier, &docs]).out)
            .iter()
            .map(|d| (d["id"].as_str().unwrap_or("").to_owned(), d["text"].as_str().unwrap_or("").to_owned()))
            .collect();
    let findings = lines(&ran.out);
    assert!(!findings.is_empty());
    let mut last = 1.0;
    for finding in &findings {
        let confidence = finding["confidence"].as_f64().expect("a number");
        assert!(confidence <= last);
        last = confidence;
        for side in finding["evidence"].as_array().expect("a list") {
            let text = &texts[side["doc"].as_str().expect("a document")];
            assert_eq!(super::words(text, &side["spans"]), side["quote"].as_str().expect("a quote"));
            let length: u64 = (side["spans"].as_array().expect("spans").iter())
                .map(|s| s[1].as_u64().unwrap_or(0) - s[0].as_u64().unwrap_or(0))
                .sum();
            assert!(length <= 400, "the fewest words: {}", side["quote"]);
        }
        if finding["kind"] == "silence" {
            assert_eq!(finding["silent"].as_array().map(Vec::len), Some(1));
        }
    }
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let dossier = example("kremlin-summit");
    let dossier = dossier.to_str().expect("a path");
    let run = |threads: &str| {
        verbale(&["compare", "--format", "jsonl", "--threads", threads, "--dossier", dossier]).out
    };
    assert_eq!(run("1"), run("3"));
}

#[test]
fn every_view_is_written_in_every_format() {
    let dossier = example("lindmark-talks");
    let dossier = dossier.to_str().expect("a path");
    for view in ["compare", "matrix", "positions", "claims", "origins", "timeline"] {
        for format in ["table", "json", "jsonl", "csv", "md"] {
            let ran = verbale(&[view, "--format", format, "--dossier", dossier]);
            assert_eq!(ran.code, 0, "{view} {format}: {}", ran.err);
            assert!(!ran.out.trim().is_empty(), "{view} {format}");
        }
    }
}

#[test]
fn a_meeting_that_is_not_there_is_bad_use_and_the_known_ones_are_named() {
    let dossier = example("kremlin-summit");
    let ran = verbale(&["compare", "--meeting", "yalta", "--dossier", dossier.to_str().expect("a path")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("yalta") && ran.err.contains("kremlin"), "{}", ran.err);
}

#[test]
fn the_example_of_the_summit_shows_where_its_documents_part() {
    let dossier = example("kremlin-summit");
    let ran = verbale(&["compare", "--format", "jsonl", "--dossier", dossier.to_str().expect("a path")]);
    let findings = lines(&ran.out);
    // Kind, then words of one side and of the other.
    let shown = [
        ("framing", "extremely useful", "wasting the world's time"),
        ("split", "did not discuss the wording", "Every point of the proposals was discussed"),
        ("warm_words", "Some things were accepted", "some were marked as unacceptable"),
        ("number", "Canada added $200 million", "CAD $200 million"),
        ("contradiction", "in the hands of", "hold the north of Pokrovsk"),
        ("attribution_drift", "does not say whose drone", "Ukrainian Sea Baby drone"),
    ];
    for (kind, one, other) in shown {
        let holds = |f: &serde_json::Value| {
            let quotes: Vec<&str> =
                f["evidence"].as_array().into_iter().flatten().filter_map(|s| s["quote"].as_str()).collect();
            let has = |words: &str| quotes.iter().any(|q| q.contains(words));
            f["kind"] == kind && has(one) && has(other)
        };
        assert!(findings.iter().any(holds), "{kind}: {one} / {other}");
    }
}

/// The ten most confident findings of the example, each read against its documents: a change here has to be read so too.
#[test]
fn the_first_ten_of_the_summit_stand_in_its_documents() {
    let dossier = example("kremlin-summit");
    let ran = verbale(&["compare", "--format", "jsonl", "--dossier", dossier.to_str().expect("a path")]);
    let shown: Vec<String> = lines(&ran.out)
        .iter()
        .take(10)
        .map(|f| {
            let quotes = f["evidence"].as_array().into_iter().flatten().filter_map(|s| s["quote"].as_str());
            format!("{}: {}", f["kind"].as_str().unwrap_or("?"), quotes.collect::<Vec<_>>().join(" | "))
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
}
