//! Statements as PDF, printed by a small press of our own, and all that a hostile file can try.

use crate::inputs::outcome;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};
use verbale_ingest::{Input, Settings, documents_from_bytes};
use verbale_model::Document;

/// A file in the making: objects, numbered from 1. The first is the catalogue, the second the list of pages.
struct Press {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    info: String,
}

/// Courier is 0.6 of its size wide: what a line holds can be told without its tables.
const FONT: &[u8] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>";
const BOLD: &[u8] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>";
/// A font in which two codes are ligatures.
const JOINED: &[u8] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >> >>";

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
}

fn stream(dictionary: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = format!("<< {dictionary} /Length {} >>\nstream\n", bytes.len()).into_bytes();
    out.extend_from_slice(bytes);
    out.extend_from_slice(b"\nendstream");
    out
}

impl Press {
    fn new() -> Press {
        Press::about("")
    }

    /// A file that says this of itself.
    fn about(info: &str) -> Press {
        let objects = vec![
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            Vec::new(),
            FONT.to_vec(),
            BOLD.to_vec(),
            JOINED.to_vec(),
        ];
        Press { objects, pages: Vec::new(), info: info.to_owned() }
    }

    fn object(&mut self, bytes: Vec<u8>) -> usize {
        self.objects.push(bytes);
        self.objects.len()
    }

    /// A page of this content, packed.
    fn page(&mut self, content: &str) {
        let content = self.object(stream("/Filter /FlateDecode", &deflated(content.as_bytes())));
        self.page_of(content);
    }

    fn page_of(&mut self, content: usize) {
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {content} 0 R /Resources << /Font << /F 3 0 R /B 4 0 R /L 5 0 R >> >> >>"
        );
        let page = self.object(page.into_bytes());
        self.pages.push(page);
    }

    fn finish_pages(&mut self) {
        let kids = self.pages.iter().fold(String::new(), |all, page| all + &format!("{page} 0 R "));
        self.objects[1] =
            format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", self.pages.len()).into_bytes();
    }

    /// The file as the first programs wrote it: objects one by one, a table of their places.
    fn file(mut self) -> Vec<u8> {
        self.finish_pages();
        let info = self.object(format!("<< {} >>", self.info).into_bytes());
        let mut out = b"%PDF-1.4\n".to_vec();
        let mut table = String::new();
        for (at, object) in self.objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", out.len());
            out.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
            out.extend_from_slice(object);
            out.extend_from_slice(b"\nendobj\n");
        }
        let place = out.len();
        let size = self.objects.len() + 1;
        out.extend_from_slice(format!("xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info {info} 0 R >>\nstartxref\n{place}\n%%EOF\n").as_bytes());
        out
    }

    /// The file as programs write it today: objects packed together, their places in a packed table.
    fn packed_file(mut self) -> Vec<u8> {
        self.finish_pages();
        let mut out = b"%PDF-1.5\n".to_vec();
        let (mut together, mut heads, mut places) = (Vec::new(), String::new(), Vec::new());
        let pack = self.objects.len() + 1;
        for (at, object) in self.objects.iter().enumerate() {
            if memchr::memmem::find(object, b"endstream").is_some() {
                places.push([1, (out.len() >> 8) as u8, out.len() as u8, 0]);
                out.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
                out.extend_from_slice(object);
                out.extend_from_slice(b"\nendobj\n");
            } else {
                let nth = heads.split(' ').count() / 2;
                places.push([2, 0, pack as u8, nth as u8]);
                let _ = write!(heads, "{} {} ", at + 1, together.len());
                together.extend_from_slice(object);
                together.push(b'\n');
            }
        }
        let count = heads.split(' ').count() / 2;
        let packed = deflated(&[heads.as_bytes(), &together].concat());
        places.push([1, (out.len() >> 8) as u8, out.len() as u8, 0]);
        out.extend_from_slice(format!("{pack} 0 obj\n").as_bytes());
        out.extend(stream(
            &format!("/Type /ObjStm /N {count} /First {} /Filter /FlateDecode", heads.len()),
            &packed,
        ));
        out.extend_from_slice(b"\nendobj\n");
        let place = out.len();
        places.push([1, (place >> 8) as u8, place as u8, 0]);
        let table: Vec<u8> = [[0, 0, 0, 0]].iter().chain(&places).flatten().copied().collect();
        out.extend_from_slice(format!("{} 0 obj\n", pack + 1).as_bytes());
        out.extend(stream(
            &format!("/Type /XRef /Size {} /W [1 2 1] /Root 1 0 R /Filter /FlateDecode", pack + 2),
            &deflated(&table),
        ));
        out.extend_from_slice(format!("\nendobj\nstartxref\n{place}\n%%EOF\n").as_bytes());
        out
    }
}

/// Lines from a place downwards.
fn lines(font: &str, size: u32, left: u32, top: u32, step: u32, lines: &[&str]) -> String {
    let mut out = format!("BT /{font} {size} Tf {step} TL {left} {top} Td ");
    for line in lines {
        let line = line.replace('(', "\\(").replace(')', "\\)");
        let _ = write!(out, "({line}) Tj T* ");
    }
    out + "ET\n"
}

fn read(bytes: &[u8]) -> Document {
    documents_from_bytes("statement.pdf", bytes, &Settings::default())
        .unwrap_or_else(|e| panic!("{e}"))
        .remove(0)
}

fn kind(bytes: Vec<u8>) -> String {
    let started = Instant::now();
    let input = Input::Stream { name: "in".to_owned(), reader: Box::new(Cursor::new(bytes)) };
    let found = outcome(vec![input], &Settings::default()).join(" ");
    assert!(started.elapsed() < Duration::from_secs(20), "{found}");
    found
}

fn letter() -> Press {
    let mut press =
        Press::about("/Title (Microsoft Word - letter.doc) /CreationDate (D:20260303101500+01'00')");
    let body = [
        "The delegations of Vesta and Aldor met for three hours at the mill",
        "on the river. They agreed to meet again in May, and to keep the em-",
        "bargo in force until then. The long-term tolls were not spoken of.",
        "No date was set.",
        "The foreign minister of Aldor said that nobody had asked for more.",
        "The long-term view was another one, \\223he said\\224 at noon.",
    ];
    press.page(
        &(lines("B", 16, 60, 740, 20, &["Joint statement on the tolls", "of the river"])
            + &lines("F", 10, 60, 680, 12, &body)
            + &lines("F", 10, 295, 30, 12, &["1"])),
    );
    press
}

const LETTER: &str = "Joint statement on the tolls of the river\n\n\
    The delegations of Vesta and Aldor met for three hours at the mill on the river. They agreed to meet again in May, and to keep the embargo in force until then. \
    The long-term tolls were not spoken of. No date was set.\n\n\
    The foreign minister of Aldor said that nobody had asked for more. The long-term view was another one, “he said” at noon.";

#[test]
fn a_letter_is_read_in_paragraphs_with_title_and_date() {
    for bytes in [letter().file(), letter().packed_file()] {
        let document = read(&bytes);
        assert_eq!(document.text(), LETTER);
        assert_eq!(document.meta().title.as_deref(), Some("Joint statement on the tolls of the river"));
    }
    let published = read(&letter().file()).meta().published.map(|m| m.to_string());
    assert_eq!(published.as_deref(), Some("2026-03-03T09:15:00Z"));
}

#[test]
fn what_comes_back_on_every_page_goes_and_a_paragraph_runs_over_pages() {
    let mut press = Press::about(
        "/Title <FEFF0054006F006C006C00730020006F006600200074006800650020007200690076006500720020043F>",
    );
    let pages = [
        [
            "The delegations met for three hours at the mill on the river and",
            "they agreed to meet again in May, though no date was set for the",
        ],
        [
            "meeting that is to follow. The minister did not take questions at",
            "the door, and neither did the envoy, who left by the other way out",
        ],
        ["of the building. The ferry sailed at noon with both of them aboard.", "It was late."],
    ];
    for (number, page) in pages.iter().enumerate() {
        press.page(
            &(lines("F", 8, 60, 770, 10, &["Office of the Spokesman of Aldor"])
                + &lines("F", 10, 60, 700, 12, page)
                + &lines("F", 8, 280, 30, 10, &[&format!("Page {} of 3", number + 1)])),
        );
    }
    let document = read(&press.file());
    assert_eq!(
        document.text(),
        "The delegations met for three hours at the mill on the river and they agreed to meet again in May, though no date was set for the meeting that is to \
         follow. The minister did not take questions at the door, and neither did the envoy, who left by the other way out of the building. The ferry sailed at \
         noon with both of them aboard. It was late."
    );
    assert_eq!(document.meta().title.as_deref(), Some("Tolls of the river \u{43f}"));
}

#[test]
fn columns_are_read_one_after_the_other_under_the_title_they_share() {
    let mut press = Press::new();
    let left = [
        "The delegations met for three hours",
        "at the mill on the river, and they",
        "agreed to meet again in the spring,",
        "when the ice is gone and the ferry",
    ];
    let right = [
        "sails again. The minister of Aldor",
        "said that the tolls would stay as",
        "they are until then, and that no",
        "more had been asked for by anybody.",
    ];
    press.page(
        &(lines("B", 16, 60, 740, 20, &["Tolls of the river stay until the spring"])
            + &lines("F", 10, 60, 700, 12, &left)
            + &lines("F", 10, 320, 697, 12, &right)),
    );
    assert_eq!(
        read(&press.file()).text(),
        "Tolls of the river stay until the spring\n\n\
         The delegations met for three hours at the mill on the river, and they agreed to meet again in the spring, when the ice is gone and the ferry \
         sails again. The minister of Aldor said that the tolls would stay as they are until then, and that no more had been asked for by anybody."
    );
}

#[test]
fn ligatures_pieces_of_words_and_text_in_forms_are_put_together() {
    let mut press = Press::new();
    // One word in pieces with the kerning between them, words parted by a wide step alone, a mark of a footnote.
    let content = "BT /L 10 Tf 60 700 Td [(The )-20(\\001rst of\\001cer con)15(\\002icts)-300(with)-280(nobody)] TJ /L 6 Tf 4 Ts (2) Tj 0 Ts /L 10 Tf (.) Tj ET /X Do";
    let content = press.object(stream("/Filter /FlateDecode", &deflated(content.as_bytes())));
    let form = press.object(stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 0 -60] /Filter /FlateDecode /Resources << /Font << /F 3 0 R >> >>",
        &deflated(lines("F", 10, 60, 700, 12, &["What stands in a form is read too."]).as_bytes()),
    ));
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {content} 0 R /Resources << /Font << /L 5 0 R >> /XObject << /X {form} 0 R >> >> >>"
    );
    let page = press.object(page.into_bytes());
    press.pages.push(page);
    assert_eq!(
        read(&press.file()).text(),
        "The first officer conflicts with nobody.\n\nWhat stands in a form is read too."
    );
}

#[test]
fn decoration_that_is_marked_as_such_is_left_out() {
    let mut press = Press::new();
    press.page(
        &(format!("/Artifact BMC {} EMC ", lines("F", 10, 60, 500, 12, &["DRAFT, not for release"]))
            + &lines("F", 10, 60, 700, 12, &["The delegations met for three hours."])),
    );
    assert_eq!(read(&press.file()).text(), "The delegations met for three hours.");
}

#[test]
fn a_file_without_text_or_without_a_key_says_so() {
    let mut pictures = Press::new();
    pictures.page("0 0 600 800 re f");
    assert_eq!(kind(pictures.file()), "in: no_text");
    let whole = letter().file();
    assert_eq!(kind(whole[..300].to_vec()), "in: bad_container");
    assert_eq!(kind(b"%PDF-1.7\nnothing of the kind".to_vec()), "in: bad_container");
    let at = memchr::memmem::rfind(&whole, b"/Info").expect("a trailer");
    let lock = b"/Encrypt << /Filter /Standard /V 9 /R 9 /P -4 /O (00000000000000000000000000000000) /U (00000000000000000000000000000000) >> /ID [(a) (a)] ";
    assert_eq!(kind([&whole[..at], lock, &whole[at..]].concat()), "in: bad_container");
}

#[test]
fn a_table_of_places_that_is_wrong_is_made_anew() {
    let whole = letter().file();
    let moved = [&b"%PDF-1.4\n%some bytes that somebody put before\n"[..], &whole[9..]].concat();
    assert_eq!(read(&moved).text(), LETTER);
}

#[test]
fn hostile_files_cost_bounded_time_and_memory() {
    let spaces = deflated(&vec![b' '; 200 << 20]);
    // A page that unpacks to 200 MB, and one that does so twice over.
    for (filters, bytes) in
        [("/FlateDecode", spaces.clone()), ("[/FlateDecode /FlateDecode]", deflated(&spaces))]
    {
        let mut press = Press::new();
        let content = press.object(stream(&format!("/Filter {filters}"), &bytes));
        press.page_of(content);
        assert_eq!(kind(press.file()), "in: too_large", "{filters}");
    }
    // Objects packed together that unpack to 200 MB.
    let mut press = Press::new();
    press.object(stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &spaces));
    assert_eq!(kind(press.file()), "in: too_large");
    // A form that shows itself, and forms that show each other twice as often at each step.
    let mut press = Press::new();
    let form = press.objects.len() + 1;
    for n in 0..40 {
        let next = form + (n + 1) % 40;
        press.object(stream(
            &format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>"
            ),
            b"/X Do /X Do",
        ));
    }
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {form} 0 R /Resources << /XObject << /X {form} 0 R >> >> >>"
    );
    let page = press.object(page.into_bytes());
    press.pages.push(page);
    assert_eq!(kind(press.file()), "in: no_text");
    // Pages that are their own parents, brackets without end, states without end.
    for page in [
        "<< /Type /Pages /Kids [2 0 R 6 0 R] /Count 9 >>".to_owned(),
        format!("<< /Type /Page /MediaBox {} >>", "[".repeat(200_000)),
        format!("<< /A {} >>", "<< /A ".repeat(100_000)),
    ] {
        let mut press = Press::new();
        let page = press.object(page.into_bytes());
        press.pages.push(page);
        kind(press.file());
    }
    for content in [
        "q ".repeat(500_000),
        "[".repeat(500_000),
        "(".repeat(500_000),
        "BT /F 1e38 Tf 1e38 0 Td (x) Tj ".repeat(1000),
    ] {
        let mut press = Press::new();
        press.page(&content);
        kind(press.file());
    }
}
