//! Plain text, as typed or as pasted from a page: front matter or header off, noise lines off, headline found.

use super::{Format, Piece, Reading};
use crate::failure::{Failure, Reason};
use crate::{Settings, charset, front_matter, noise, record};
use verbale_model::Document;

pub(crate) static TEXT: Format = Format {
    endings: &["txt", "text"],
    looks_like: |_| true,
    reading: Reading::Whole(|piece, settings| vec![read(piece, settings)]),
};

fn read(piece: &Piece, settings: &Settings) -> Result<Document, Failure> {
    let decoded = charset::decode(&piece.bytes, piece.charset.as_deref()).map_err(|r| r.at(&piece.place))?;
    let decoded = decoded.replace("\r\n", "\n");
    let (declared, body) = front_matter::split(&decoded, &piece.place)?;
    let text = noise::clean(body);
    if text.is_empty() {
        return Err(Reason::Empty.at(&piece.place));
    }
    let mut meta = record::meta(piece);
    meta.title = headline(&text).map(str::to_owned);
    let lang = declared.lang;
    declared.over(&mut meta);
    record::document(text, meta, lang, settings, &piece.place)
}

/// The first line, if it stands alone, is short and is no sentence, and a text follows.
pub(crate) fn headline(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once('\n')?;
    let first = first.trim();
    let alone = rest.starts_with('\n') && !rest.trim().is_empty();
    (alone && (3..=180).contains(&first.len()) && !first.ends_with(['.', ':', ';', ',', '”', '"']))
        .then_some(first)
}

#[cfg(test)]
mod tests {
    use super::headline;

    #[test]
    fn a_headline_stands_alone_and_is_no_sentence() {
        assert_eq!(headline("Talks end\n\nThe two sides met."), Some("Talks end"));
        for text in [
            "Talks end",
            "The two sides met.\n\nThey agreed.",
            "A line\nand the next of the same paragraph",
            "He said:\n\n“No.”",
        ] {
            assert_eq!(headline(text), None, "{text}");
        }
    }
}
