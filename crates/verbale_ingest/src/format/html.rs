//! HTML pages: main text extracted, metadata read, noise lines off.

use super::{Format, Piece, Reading, opening};
use crate::failure::{Failure, Place, Reason};
use crate::front_matter::Declared;
use crate::{Settings, charset, language, noise, page, record};
use verbale_model::{Document, DocumentMeta};

pub(crate) static HTML: Format = Format {
    endings: &["html", "htm", "xhtml", "shtml"],
    looks_like: |head| {
        let head = opening(head, 2048);
        [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<!-- saved from"]
            .iter()
            .any(|start| head.starts_with(start))
            || (head.starts_with(b"<") && memchr::memmem::find(&head, b"<html").is_some())
    },
    reading: Reading::Whole(|piece, settings| vec![read(piece, settings)]),
};

fn read(piece: &Piece, settings: &Settings) -> Result<Document, Failure> {
    let declared = piece.charset.clone().or_else(|| declared_charset(&piece.bytes));
    let html = charset::decode(&piece.bytes, declared.as_deref()).map_err(|r| r.at(&piece.place))?;
    self::page(&html, record::meta(piece), Declared::default(), settings, &piece.place)
}

/// A page as a Document. What the caller declares wins over what the page says of itself.
pub(crate) fn page(
    html: &str,
    mut meta: DocumentMeta,
    declared: Declared,
    settings: &Settings,
    place: &Place,
) -> Result<Document, Failure> {
    let found = page::main_text(html);
    let text = noise::clean(&found.text);
    if text.is_empty() {
        return Err(Reason::NoMainText.at(place));
    }
    meta.title = found.title;
    meta.published = found.published;
    meta.url = meta.url.or(found.canonical);
    let lang = declared.lang.or(settings.lang).or_else(|| language::of_page(&text, found.lang));
    declared.over(&mut meta);
    if meta.outlet.is_none() {
        meta.outlet =
            meta.url.as_deref().and_then(crate::outlets::of_address).map(str::to_owned).or(found.outlet);
    }
    record::document(text, meta, lang, settings, place)
}

/// The charset a page names in its first bytes: `<meta charset=…>` or `…; charset=…`.
fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(4096)].to_ascii_lowercase();
    let at = memchr::memmem::find(head, b"charset")? + "charset".len();
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|b| b" =\"'".contains(b))
        .take_while(|b| b.is_ascii_alphanumeric() || b"-_:".contains(b))
        .take(40)
        .collect();
    String::from_utf8(label).ok().filter(|l| !l.is_empty())
}

#[cfg(test)]
mod tests {
    use super::declared_charset;

    #[test]
    fn a_page_names_its_charset() {
        for page in [
            "<meta charset=windows-1251>",
            "<META CHARSET=\"Windows-1251\">",
            "<meta content='text/html; charset=windows-1251'>",
        ] {
            assert_eq!(declared_charset(page.as_bytes()).as_deref(), Some("windows-1251"), "{page}");
        }
        assert_eq!(declared_charset(b"<html>"), None);
    }
}
