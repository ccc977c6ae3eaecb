//! One text as retrieved.

use crate::id::digest;
use crate::{DocumentId, Moment};
use std::sync::Arc;

/// A language by its ISO 639-1 code; `und` where it cannot be told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Lang([u8; 3]);

impl Lang {
    /// English.
    pub const EN: Lang = Lang(*b"en\0");
    /// Not told.
    pub const UNDETERMINED: Lang = Lang(*b"und");

    /// Reads `en`, `uk`, `en-GB` (the region is dropped); anything else is undetermined.
    pub fn parse(text: &str) -> Lang {
        let code = text.split(['-', '_']).next().unwrap_or("").as_bytes();
        match *code {
            [a, b] if code.is_ascii() => Lang([a.to_ascii_lowercase(), b.to_ascii_lowercase(), 0]),
            _ => Lang::UNDETERMINED,
        }
    }

    /// The code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("und").trim_end_matches('\0')
    }
}

/// What is known of a document besides its text. Every field is as the publisher or the caller gave it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentMeta {
    /// The name the caller knows it by: a path, an address or an id of theirs. Carried, never interpreted.
    pub name: String,
    /// Address it was retrieved from, or that the text names as its own.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When it became known to us; `None` counts as known all along.
    pub captured: Option<Moment>,
    /// Language of the text.
    pub lang: Lang,
    /// The party whose own official account this is, by its id in the dossier; `None` for the press.
    pub party: Option<String>,
    /// Whether the whole account is held, not an excerpt: only then may an absence be called silence.
    pub full: bool,
}

impl Default for DocumentMeta {
    fn default() -> DocumentMeta {
        DocumentMeta {
            name: String::new(),
            url: None,
            outlet: None,
            title: None,
            published: None,
            captured: None,
            lang: Lang::EN,
            party: None,
            full: true,
        }
    }
}

/// One text as retrieved. Immutable; another text at the same address is another document (a version).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    id: DocumentId,
    text: Arc<str>,
    meta: Arc<DocumentMeta>,
}

impl Document {
    /// Longest text a document may have, in bytes: offsets are `u32` and one text is parsed in one piece.
    pub const MAX_BYTES: usize = 1 << 30;

    /// A document; its id is the hash of text and address. `None` if the text is over [`Document::MAX_BYTES`].
    pub fn new(text: impl Into<Arc<str>>, meta: DocumentMeta) -> Option<Document> {
        let text: Arc<str> = text.into();
        if text.len() > Document::MAX_BYTES {
            return None;
        }
        let address = meta.url.as_deref().unwrap_or("");
        let id = DocumentId(digest("document", &[text.as_bytes(), address.as_bytes()]));
        Some(Document { id, text, meta: Arc::new(meta) })
    }

    /// Its identity.
    pub fn id(&self) -> DocumentId {
        self.id
    }

    /// The text that every offset indexes.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is known of it besides its text.
    pub fn meta(&self) -> &DocumentMeta {
        &self.meta
    }

    /// The name to show: headline, else address, else the caller's name.
    pub fn label(&self) -> &str {
        let meta = self.meta();
        meta.title.as_deref().or(meta.url.as_deref()).unwrap_or(&meta.name)
    }
}
