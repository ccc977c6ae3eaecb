use verbale_ingest::{Settings, documents_from_bytes};

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
