use verbale_ingest::{Settings, documents_from_bytes, noise};

fn pasted(text: &str) -> verbale_model::Document {
    documents_from_bytes("pasted.txt", text.as_bytes(), &Settings::default()).expect("good").remove(0)
}

#[test]
fn the_headline_becomes_the_title_and_stays_in_the_text() {
    let document = pasted(
        "Photo: North Sea Wire\n\nTalks end without a date\n\nThe two sides met at noon.\n\nLeave a Reply\n",
    );
    assert_eq!(document.text(), "Talks end without a date\n\nThe two sides met at noon.");
    assert_eq!(document.meta().title.as_deref(), Some("Talks end without a date"));
}

#[test]
fn windows_line_ends_become_plain_ones() {
    assert_eq!(pasted("Talks end\r\n\r\nThe two sides met.\r\n").text(), "Talks end\n\nThe two sides met.");
}

#[test]
fn a_header_of_pairs_is_read_and_taken_off() {
    let document = pasted(
        "title: Talks end\nparty: north\nfull: false\nurl: https://www.reuters.com/a\n\nThe two sides met.",
    );
    assert_eq!(document.text(), "The two sides met.");
    let meta = document.meta();
    assert_eq!(
        (meta.title.as_deref(), meta.party.as_deref(), meta.full),
        (Some("Talks end"), Some("north"), false)
    );
    assert_eq!(meta.outlet.as_deref(), Some("Reuters"));
}

/// Lines written after the rules and the caption model: what was missed of the first set was mended since, the second was
/// never used to mend anything.
#[test]
fn lines_held_apart_go_and_stay_as_they_should() {
    let goes = |line: &&str| noise::rule_takes(line) || noise::clean(line).is_empty();
    let first = (
        include_str!("../../specs/noise/apart_noise.txt"),
        include_str!("../../specs/noise/apart_content.txt"),
    );
    let second = (
        include_str!("../../specs/noise/apart2_noise.txt"),
        include_str!("../../specs/noise/apart2_content.txt"),
    );
    for ((furniture, prose), most_missed, most_taken) in [(first, 0, 0), (second, 12, 2)] {
        let missed: Vec<&str> = furniture.lines().filter(|l| !goes(l)).collect();
        let taken: Vec<&str> = prose.lines().filter(goes).collect();
        let told = format!("missed {} {missed:#?}, took {} {taken:#?}", missed.len(), taken.len());
        assert!(missed.len() <= most_missed && taken.len() <= most_taken, "{told}");
    }
}
