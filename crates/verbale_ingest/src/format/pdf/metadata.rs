//! What a file says of itself: its information dictionary, else its XMP packet.

use super::bounds::Budget;
use crate::dates;
use hayro_syntax::Pdf;
use hayro_syntax::object::{DateTime, Dict, Stream};
use quick_xml::Reader;
use quick_xml::events::Event;
use verbale_model::Moment;

/// Title and date as the file states them.
#[derive(Default, Debug)]
pub(super) struct About {
    pub(super) title: Option<String>,
    pub(super) published: Option<Moment>,
}

/// Reads both places; the information dictionary comes first.
pub(super) fn about(pdf: &Pdf, budget: &mut Budget) -> About {
    let info = pdf.metadata();
    let title = info.title.as_deref().map(decoded).and_then(|t| plausible(&t));
    let published = info.creation_date.and_then(moment);
    if title.is_some() && published.is_some() {
        return About { title, published };
    }
    let packet = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .and_then(|root| root.get::<Stream<'_>>("Metadata"))
        .filter(|stream| budget.spend(stream).is_ok())
        .and_then(|stream| stream.decoded_data().ok().map(|d| String::from_utf8_lossy(&d).into_owned()));
    let stated = packet.map(|p| xmp(&p)).unwrap_or_default();
    About { title: title.or(stated.title), published: published.or(stated.published) }
}

/// A string of a PDF: UTF-16, UTF-8 with its mark, or one byte a letter.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        },
    }
}

/// A title that is one: programs put names of files and of themselves there.
fn plausible(title: &str) -> Option<String> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = title.to_lowercase();
    let file =
        [".doc", ".docx", ".pdf", ".odt", ".rtf", ".indd", ".qxp", ".pages", ".tex", ".dvi", ".htm", ".html"]
            .iter()
            .any(|ending| lower.ends_with(ending));
    let program = ["microsoft word", "untitled", "document1", "slide 1", "powerpoint", "print", "title"]
        .iter()
        .any(|start| lower == *start || lower.starts_with(&format!("{start} ")) && lower.contains(" - "));
    let words = title.chars().filter(|c| c.is_alphabetic()).count();
    (!file && !program && words >= 5 && title.len() <= 300 && (title.contains(' ') || words > 12))
        .then_some(title)
}

fn moment(at: DateTime) -> Option<Moment> {
    let sign = if at.utc_offset_hour < 0 { '-' } else { '+' };
    let words = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        at.year,
        at.month,
        at.day,
        at.hour,
        at.minute,
        at.second,
        at.utc_offset_hour.unsigned_abs(),
        at.utc_offset_minute
    );
    // Clocks that were never set.
    (at.year >= 1990).then(|| dates::parse(&words)).flatten()
}

/// Title and date of an XMP packet. What is malformed ends it.
fn xmp(packet: &str) -> About {
    let mut reader = Reader::from_str(packet);
    reader.config_mut().check_end_names = false;
    let mut about = About::default();
    let (mut in_title, mut date) = (false, false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                let name = element.name().as_ref().to_ascii_lowercase();
                in_title |= name == "dc:title";
                date = name == "xmp:createdate";
                attributes(&element, &mut about);
            }
            Ok(Event::Empty(element)) => attributes(&element, &mut about),
            Ok(Event::End(element)) => {
                in_title &= !element.name().as_ref().eq_ignore_ascii_case("dc:title");
                date = false;
            }
            Ok(Event::Text(words)) => {
                if in_title && about.title.is_none() {
                    about.title = plausible(&words);
                } else if date && about.published.is_none() {
                    about.published = dates::parse(words.trim());
                }
            }
            Ok(Event::Eof) | Err(_) => return about,
            Ok(_) => {}
        }
    }
}

/// The date may stand in an attribute of its element.
fn attributes(element: &quick_xml::events::BytesStart<'_>, about: &mut About) {
    for attribute in element.attributes().with_checks(false).flatten() {
        let key: &str = attribute.key.as_ref();
        if key.eq_ignore_ascii_case("xmp:CreateDate") && about.published.is_none() {
            about.published = dates::parse(attribute.value.trim());
        }
    }
}
