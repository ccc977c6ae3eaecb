//! What a template needs besides its own page: the view, the address asked, and the texts that evidence points into.

use super::ask::Ask;
use super::view::View;
use crate::wire::Texts;
use std::cell::OnceCell;
use verbale_model::{Document, DocumentId, Dossier, Evidence, Facts, Span, StatementId};

pub(super) struct Context<'a> {
    pub(super) view: &'a View,
    pub(super) ask: &'a Ask,
    /// What follows a command's name in a terminal to read the same facts.
    pub(super) arguments: &'a str,
    texts: OnceCell<Texts<'a>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(view: &'a View, ask: &'a Ask, arguments: &'a str) -> Context<'a> {
        Context { view, ask, arguments, texts: OnceCell::new() }
    }

    pub(super) fn facts(&self) -> &'a Facts {
        self.view.facts()
    }

    pub(super) fn dossier(&self) -> &'a Dossier {
        &self.view.facts().dossier
    }

    pub(super) fn texts(&self) -> &Texts<'a> {
        self.texts.get_or_init(|| Texts::of(self.view.facts()))
    }

    pub(super) fn document(&self, id: DocumentId) -> Option<&'a Document> {
        self.view.document(id)
    }

    /// The address that shows these words highlighted in their text: the statement's page, else the document's.
    pub(super) fn to_words(&self, evidence: &Evidence, statement: Option<StatementId>) -> String {
        match statement {
            Some(id) => format!("{}#words", self.ask.to(&["s", &id.to_string()])),
            None => self.to_place(evidence),
        }
    }

    /// The address of the document with these words highlighted. Offsets in addresses are those of the wire.
    pub(super) fn to_place(&self, evidence: &Evidence) -> String {
        let spans = self.texts().row(evidence).spans;
        let at: Vec<String> = spans.iter().map(|[start, end]| format!("{start}-{end}")).collect();
        let id = evidence.document().to_string();
        format!("{}#words", self.ask.to_with(&["d", &id], &[("at", &at.join(","))]))
    }

    /// The command that makes the same in a terminal.
    pub(super) fn command(&self, words: &str) -> String {
        let mut out = format!("verbale {words}");
        if !self.arguments.is_empty() {
            out.push(' ');
            out.push_str(self.arguments);
        }
        let knowledge = self.ask.knowledge;
        for (flag, at) in [("--as-of", knowledge.as_of), ("--known", knowledge.known)] {
            if let Some(at) = at {
                out.push_str(&format!(" {flag} {at}"));
            }
        }
        out
    }
}

/// The number of the paragraph (a line that is not blank, from 1) that holds a byte, as the document's page counts.
pub(super) fn paragraph_of(text: &str, offset: u32) -> usize {
    let before = &text[..text.floor_char_boundary(offset as usize)];
    let started = before.lines().filter(|l| !l.trim().is_empty()).count();
    let inside = before.rsplit('\n').next().is_some_and(|l| !l.trim().is_empty());
    if inside { started } else { started + 1 }
}

/// Paragraphs of a text: lines that are not blank, with the number of each from 1.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = (usize, Span)> + '_ {
    let mut at = 0;
    let lines = text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    });
    lines.filter(|(_, line)| !line.trim().is_empty()).enumerate().map(|(n, (start, line))| {
        let lead = line.len() - line.trim_start().len();
        (n + 1, Span::of(start + lead, start + lead + line.trim().len()))
    })
}

#[cfg(test)]
mod tests {
    use super::{paragraph_of, paragraphs};

    #[test]
    fn paragraphs_are_numbered_alike_from_both_ends() {
        let text = "\n\n  One é.\r\n\nTwo.\n \nThree, and\tmore. ";
        for (number, span) in paragraphs(text) {
            assert_eq!(paragraph_of(text, span.start()), number);
            assert_eq!(paragraph_of(text, span.end() - 1), number);
        }
        let words: Vec<&str> = paragraphs(text).map(|(_, s)| s.text(text)).collect();
        assert_eq!(words, ["One é.", "Two.", "Three, and\tmore."]);
    }
}
