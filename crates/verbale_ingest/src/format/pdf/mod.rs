//! PDF: official statements as ministries print them. Text is read off the pages by its place, not by the order of the file.
//!
//! **Invariant:** hostile bytes cost bounded time and memory: streams are measured before they are unpacked ([`bounds`]), pages,
//! glyphs and operators are counted. A panic of the parser ends at this border, as a reason.

mod bounds;
mod glyphs;
mod lines;
mod metadata;
mod paragraphs;

use super::{Format, Piece, Reading};
use crate::failure::{Failure, Reason};
use crate::{Settings, noise, record};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::panic::{AssertUnwindSafe, catch_unwind};
use verbale_model::Document;

pub(crate) static PDF: Format = Format {
    endings: &["pdf"],
    looks_like: |head| {
        memchr::memmem::find(&head[..head.len().min(1024)], b"%PDF-").is_some_and(|at| at < 64)
    },
    reading: Reading::Whole(|piece, settings| vec![read(piece, settings)]),
};

/// Most pages that are read.
const PAGES: usize = 2_000;

/// Share of letters without a meaning from which a text is no text.
const UNREADABLE: f32 = 0.3;

fn read(piece: &Piece, settings: &Settings) -> Result<Document, Failure> {
    let found = catch_unwind(AssertUnwindSafe(|| extracted(&piece.bytes)));
    let found = found.unwrap_or_else(|_| Err(broken("it cannot be made sense of")));
    let (text, about) = found.map_err(|reason| reason.at(&piece.place))?;
    let text = noise::clean(&text);
    if text.trim().is_empty() {
        return Err(Reason::NoText.at(&piece.place));
    }
    let mut meta = record::meta(piece);
    meta.title = about.title;
    meta.published = about.published;
    record::document(text, meta, None, settings, &piece.place)
}

/// The text of a file and what the file says of itself.
fn extracted(bytes: &[u8]) -> Result<(String, metadata::About), Reason> {
    bounds::check(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            broken("it is locked with a password")
        }
        LoadPdfError::Decryption(_) => broken("its encryption is not known"),
        LoadPdfError::Invalid => broken("it is damaged or not whole"),
    })?;
    if pdf.pages().is_empty() {
        return Err(broken("it is damaged or not whole"));
    }
    let mut budget = bounds::Budget::default();
    let mut reader = glyphs::Reader::new(&mut budget);
    let mut pages = Vec::new();
    for page in pdf.pages().iter().take(PAGES) {
        pages.push(lines::lines(reader.page(page)?));
    }
    if reader.unknown as f32 > UNREADABLE * (reader.known + reader.unknown) as f32 {
        return Err(broken("its fonts do not say which letters they draw"));
    }
    let paragraphs = paragraphs::paragraphs(pages);
    let mut about = metadata::about(&pdf, &mut budget);
    about.title = about.title.or_else(|| paragraphs::headline(&paragraphs));
    Ok((paragraphs::text(&paragraphs), about))
}

fn broken(problem: &str) -> Reason {
    Reason::BadContainer { kind: "PDF", problem: problem.to_owned() }
}
