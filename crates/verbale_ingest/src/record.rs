//! The last step of every format: what is known, put together into a Document.

use crate::failure::{Failure, Place, Reason};
use crate::format::Piece;
use crate::{Settings, language, outlets};
use verbale_model::{Document, DocumentMeta, Lang};

/// What is known of a piece from outside it.
pub(crate) fn meta(piece: &Piece) -> DocumentMeta {
    DocumentMeta {
        name: piece.place.to_string(),
        url: piece.url.clone(),
        captured: piece.captured,
        lang: Lang::UNDETERMINED,
        ..DocumentMeta::default()
    }
}

/// A Document of `text`. The language is what the document declares, else what the settings say, else what is detected;
/// the outlet is what the document declares, else what its address tells; the time of capture is the document's, else the
/// caller's.
pub(crate) fn document(
    text: String,
    mut meta: DocumentMeta,
    declared: Option<Lang>,
    settings: &Settings,
    place: &Place,
) -> Result<Document, Failure> {
    meta.lang = declared.or(settings.lang).unwrap_or_else(|| language::detect(&text));
    meta.captured = meta.captured.or(settings.captured);
    if meta.outlet.is_none() {
        meta.outlet = meta.url.as_deref().and_then(outlets::of_address).map(str::to_owned);
    }
    Document::new(text, meta)
        .ok_or_else(|| Reason::TooLarge { limit_bytes: Document::MAX_BYTES as u64 }.at(place))
}
