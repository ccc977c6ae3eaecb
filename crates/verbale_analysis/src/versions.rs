//! What two versions of a document have and lack, sentence by sentence.

use crate::clauses::{Part, parts};
use similar::{DiffOp, capture_diff_slices};
use verbale_model::{Record, Span};

/// Share of words in common from which a sentence is another form of one and not a sentence of its own.
const SAME: f32 = 0.5;

/// One sentence in two versions.
#[derive(Clone, PartialEq, Debug)]
pub struct SentenceChange {
    /// Its place in the earlier version.
    pub before: Option<Span>,
    /// Its place in the later version.
    pub after: Option<Span>,
    /// For a sentence in another form: its words, kept, gone and come. Empty otherwise.
    pub parts: Vec<(Part, String)>,
}

impl SentenceChange {
    /// The stable word for what became of it.
    pub fn word(&self) -> &'static str {
        match (self.before, self.after) {
            (Some(_), Some(_)) if self.parts.is_empty() => "same",
            (Some(_), Some(_)) => "changed",
            (Some(_), None) => "gone",
            _ => "new",
        }
    }
}

/// Every sentence of both versions once, in the order they are read.
pub fn sentence_changes(before: &Record, after: &Record) -> Vec<SentenceChange> {
    let (old, new) = (sentences(before), sentences(after));
    let words = |record: &Record, span: &Span| -> Vec<String> {
        span.text(record.document.text()).split_whitespace().map(str::to_owned).collect()
    };
    let old_words: Vec<Vec<String>> = old.iter().map(|s| words(before, s)).collect();
    let new_words: Vec<Vec<String>> = new.iter().map(|s| words(after, s)).collect();
    let mut out = Vec::with_capacity(new.len());
    for op in capture_diff_slices(similar::Algorithm::Myers, &old_words, &new_words) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            out.extend((0..len).map(|n| SentenceChange {
                before: Some(old[old_index + n]),
                after: Some(new[new_index + n]),
                parts: Vec::new(),
            }));
            continue;
        }
        let (from, to) = (op.old_range(), op.new_range());
        // Each new sentence with the first old one not yet told that it is a form of.
        let (mut pairs, mut next) = (Vec::new(), from.start);
        for n in to.clone() {
            if let Some(o) = (next..from.end).find(|&o| shared(&old_words[o], &new_words[n]) >= SAME) {
                pairs.push((o, n));
                next = o + 1;
            }
        }
        let (mut o, mut n) = (from.start, to.start);
        for (old_end, new_end) in pairs.iter().copied().chain([(from.end, to.end)]) {
            let gone = |at: usize| SentenceChange { before: Some(old[at]), after: None, parts: Vec::new() };
            let come = |at: usize| SentenceChange { before: None, after: Some(new[at]), parts: Vec::new() };
            out.extend((o..old_end).map(gone).chain((n..new_end).map(come)));
            if old_end < from.end && new_end < to.end {
                let parts = parts(&old_words[old_end].join(" "), &new_words[new_end].join(" "));
                out.push(SentenceChange { before: Some(old[old_end]), after: Some(new[new_end]), parts });
            }
            (o, n) = (old_end + 1, new_end + 1);
        }
    }
    out
}

/// The sentences of a document; its lines, where no language pack read it.
fn sentences(record: &Record) -> Vec<Span> {
    let found: Vec<Span> = record.annotations.sentences.iter().map(|s| s.span).collect();
    if !found.is_empty() {
        return found;
    }
    let text = record.document.text();
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let from = start + (line.len() - line.trim_start().len());
        let span = Span::of(from.min(start + line.trim_end().len()), start + line.trim_end().len());
        start += line.len();
        span
    });
    lines.filter(|span| !span.is_empty()).collect()
}

/// Share of the words of the longer sentence that the other has too.
fn shared(one: &[String], other: &[String]) -> f32 {
    let mut rest: Vec<&String> = one.iter().collect();
    let held = other.iter().filter(|word| {
        let at = rest.iter().position(|w| w == word);
        at.map(|at| rest.swap_remove(at)).is_some()
    });
    let longer = one.len().max(other.len()).max(1);
    held.count() as f32 / longer as f32
}

#[cfg(test)]
mod tests {
    use super::sentence_changes;
    use verbale_model::{Annotations, Document, DocumentMeta, Record, Sentence, Span};

    fn record(sentences: &[&str]) -> Record {
        let text = sentences.join(" ");
        let mut at = 0;
        let place = |s: &&str| {
            let span = Span::of(at, at + s.len());
            at += s.len() + 1;
            Sentence { span, paragraph: 0 }
        };
        let found = sentences.iter().map(place).collect();
        let document = Document::new(text, DocumentMeta::default()).expect("short");
        Record { document, annotations: Annotations { sentences: found, ..Annotations::default() } }
    }

    fn told(before: &Record, after: &Record) -> Vec<String> {
        let words = |record: &Record, span: Option<Span>| {
            span.map_or("-", |s| s.text(record.document.text())).to_owned()
        };
        let changes = sentence_changes(before, after);
        changes
            .iter()
            .map(|c| format!("{}: {} > {}", c.word(), words(before, c.before), words(after, c.after)))
            .collect()
    }

    #[test]
    fn every_sentence_is_told_once_in_order() {
        let before = record(&[
            "The talks ended.",
            "No date was set.",
            "The envoy left by boat at noon.",
            "He said nothing.",
        ]);
        let after = record(&[
            "The talks ended.",
            "The envoy left by train at noon.",
            "He said nothing.",
            "He will be back.",
        ]);
        assert_eq!(
            told(&before, &after),
            [
                "same: The talks ended. > The talks ended.",
                "gone: No date was set. > -",
                "changed: The envoy left by boat at noon. > The envoy left by train at noon.",
                "same: He said nothing. > He said nothing.",
                "new: - > He will be back.",
            ]
        );
    }

    #[test]
    fn a_text_that_was_not_read_is_told_line_by_line() {
        let plain = |text: &str| Record {
            document: Document::new(text, DocumentMeta::default()).expect("short"),
            annotations: Annotations::default(),
        };
        assert_eq!(
            told(&plain("Один.\n\nДва.\n"), &plain("Один.\n\nТри.\n")),
            ["same: Один. > Один.", "gone: Два. > -", "new: - > Три."]
        );
    }
}
