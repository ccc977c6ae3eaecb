//! Any text gives attributions that fit it: no panic, every span inside the text and on character borders, parts apart.

use proptest::prelude::*;
use std::sync::LazyLock;
use verbale_annotate::en::attribution::{Model, attributions};
use verbale_annotate::en::tokens;
use verbale_model::Spans;

static MODEL: LazyLock<Model> = LazyLock::new(Model::load);

const PARTS: [&str; 72] = [
    "said",
    "says",
    "told",
    "accused",
    "accusing",
    "of",
    "by",
    "as",
    "that",
    "to",
    "for",
    "according",
    "According",
    "from",
    "From",
    "claim",
    "refusal",
    "warning",
    "his",
    "their",
    "its",
    "the",
    "The",
    "a",
    "Kyiv",
    "Norland",
    "Ms.",
    "J.",
    "U.S.",
    "he",
    "they",
    "which",
    "who",
    "what",
    "termed",
    "described",
    "was",
    "been",
    "has",
    "formally",
    "noting",
    "characterizing",
    "demanding",
    "talks",
    "minister",
    "deal",
    "call",
    "and",
    "but",
    "while",
    "Question",
    "Statement",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "``",
    "''",
    "’s",
    "n't",
    ":",
    ",",
    ".",
    "?",
    "—",
    "(",
    ")",
];

fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        20 => prop::sample::select(&PARTS[..]).prop_map(str::to_owned),
        2 => Just("\n\n".to_owned()),
        1 => "\\PC{1,3}",
    ];
    let blank = prop_oneof![5 => Just(" "), 1 => Just(""), 1 => Just("\n")];
    prop::collection::vec((part, blank), 0..60)
        .prop_map(|parts| parts.into_iter().map(|(p, b)| p + b).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_text_gives_attributions_that_fit_it(text in text()) {
        let found = attributions(&MODEL, &tokens::parse(&text));
        for attribution in &found.attributions {
            prop_assert!(!attribution.content.is_empty());
            for span in [&attribution.source, &attribution.cue, &attribution.content].into_iter().flat_map(Spans::iter) {
                prop_assert!(text.get(span.range()).is_some_and(|words| !words.trim().is_empty()));
            }
        }
        let again = attributions(&MODEL, &tokens::parse(&text));
        prop_assert_eq!(found.attributions, again.attributions);
    }
}

#[test]
fn long_runs_of_marks_are_read_in_one_pass() {
    for mark in ["“", "\"", "‘", "(", "'", "“a ” ", "X: ", "said "] {
        let text = mark.repeat(20_000);
        let _ = attributions(&MODEL, &tokens::parse(&text));
    }
}

#[test]
fn one_mark_does_not_open_and_close_a_quotation() {
    for text in ["'' : \" ''", "'' : \"", "\" ''", "said '' : \" '' he"] {
        let _ = attributions(&MODEL, &tokens::parse(text));
    }
}
