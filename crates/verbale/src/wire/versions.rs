//! The rows of two versions, sentence by sentence.

use super::{CodePoints, WireSpan};
use serde::Serialize;
use verbale_analysis::{Part, SentenceChange};
use verbale_model::{Record, Span};

/// Columns of a listing of them.
pub(crate) const SENTENCE_COLUMNS: [&str; 3] = ["change", "before", "after"];

#[derive(Debug, Serialize)]
pub(crate) struct SentenceRow {
    change: &'static str,
    before: Option<String>,
    after: Option<String>,
    before_at: Option<WireSpan>,
    after_at: Option<WireSpan>,
    parts: Vec<PartRow>,
}

#[derive(Debug, Serialize)]
struct PartRow {
    kind: &'static str,
    words: String,
}

/// The changes between two versions, those that are the same included.
pub(crate) fn sentence_rows(before: &Record, after: &Record, changes: &[SentenceChange]) -> Vec<SentenceRow> {
    let (old, new) = (CodePoints::of(before.document.text()), CodePoints::of(after.document.text()));
    let quote = |record: &Record, span: Option<Span>| span.map(|s| s.text(record.document.text()).to_owned());
    let part = |(part, words): &(Part, String)| PartRow {
        kind: match part {
            Part::Kept => "kept",
            Part::Gone => "gone",
            Part::Come => "come",
        },
        words: words.clone(),
    };
    let row = |c: &SentenceChange| SentenceRow {
        change: c.word(),
        before: quote(before, c.before),
        after: quote(after, c.after),
        before_at: c.before.map(|s| old.span(s)),
        after_at: c.after.map(|s| new.span(s)),
        parts: c.parts.iter().map(part).collect(),
    };
    changes.iter().map(row).collect()
}
