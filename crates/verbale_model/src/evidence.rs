//! The words that carry a value. No fact without them.

use crate::{Document, DocumentId, Spans};

/// A place in a document and the words that stand there.
///
/// Invariant: `quote` is the text under `spans`, checked when it is made and again when it is loaded.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Evidence {
    document: DocumentId,
    spans: Spans,
    quote: String,
}

/// Why words are no evidence.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EvidenceError {
    /// No words at all.
    #[error("no words are cited")]
    Empty,
    /// The document is another one.
    #[error("the words belong to document {cited}, not to {given}")]
    OtherDocument {
        /// The document the evidence names.
        cited: DocumentId,
        /// The document it was checked against.
        given: DocumentId,
    },
    /// The place lies outside the text or inside a character.
    #[error("bytes {start}..{end} are not a place in document {document}")]
    NoSuchPlace {
        /// The document.
        document: DocumentId,
        /// First byte.
        start: u32,
        /// One past the last byte.
        end: u32,
    },
    /// Other words stand there.
    #[error("document {document} does not read {quote:?} at the place given")]
    OtherWords {
        /// The document.
        document: DocumentId,
        /// The words claimed.
        quote: String,
    },
}

impl Evidence {
    /// The words of `document` under `spans`.
    pub fn of(document: &Document, spans: Spans) -> Result<Evidence, EvidenceError> {
        if spans.is_empty() {
            return Err(EvidenceError::Empty);
        }
        for span in spans.iter() {
            if document.text().get(span.range()).is_none() {
                return Err(EvidenceError::NoSuchPlace {
                    document: document.id(),
                    start: span.start(),
                    end: span.end(),
                });
            }
        }
        let quote = spans.text(document.text());
        Ok(Evidence { document: document.id(), spans, quote })
    }

    /// Evidence as it was stored: made again from the document, and refused unless the words are the same.
    pub fn restore(
        document: &Document,
        cited: DocumentId,
        spans: Spans,
        quote: &str,
    ) -> Result<Evidence, EvidenceError> {
        if cited != document.id() {
            return Err(EvidenceError::OtherDocument { cited, given: document.id() });
        }
        let made = Evidence::of(document, spans)?;
        if made.quote != quote {
            return Err(EvidenceError::OtherWords { document: cited, quote: quote.to_owned() });
        }
        Ok(made)
    }

    /// The document cited.
    pub fn document(&self) -> DocumentId {
        self.document
    }

    /// The place.
    pub fn spans(&self) -> &Spans {
        &self.spans
    }

    /// The words, pieces joined by " … ".
    pub fn quote(&self) -> &str {
        &self.quote
    }
}

#[cfg(test)]
mod tests {
    use super::{Evidence, EvidenceError};
    use crate::{Document, DocumentMeta, Span, Spans};

    fn document(text: &str) -> Document {
        Document::new(text, DocumentMeta::default()).expect("a short text")
    }

    #[test]
    fn the_quote_is_what_stands_there() {
        let doc = document("Kyiv says no. Moscow says yes.");
        let evidence =
            Evidence::of(&doc, [Span::new(0, 4), Span::new(10, 12)].into_iter().collect()).expect("words");
        assert_eq!(evidence.quote(), "Kyiv … no");
        assert_eq!(
            Evidence::restore(&doc, doc.id(), evidence.spans().clone(), evidence.quote()),
            Ok(evidence)
        );
    }

    #[test]
    fn other_words_other_documents_and_broken_places_are_refused() {
        let doc = document("Київ каже ні.");
        let word = Spans::one(Span::new(0, 8));
        assert!(matches!(Evidence::of(&doc, Spans::none()), Err(EvidenceError::Empty)));
        assert!(matches!(
            Evidence::of(&doc, Spans::one(Span::new(0, 3))),
            Err(EvidenceError::NoSuchPlace { .. })
        ));
        assert!(matches!(
            Evidence::restore(&doc, doc.id(), word.clone(), "Kyiv"),
            Err(EvidenceError::OtherWords { .. })
        ));
        assert!(matches!(
            Evidence::restore(&doc, document("x").id(), word, "Київ"),
            Err(EvidenceError::OtherDocument { .. })
        ));
    }
}
