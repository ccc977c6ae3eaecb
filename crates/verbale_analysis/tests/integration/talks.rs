//! Builds facts by hand: documents, and statements made from words quoted out of them.

use verbale_model::{
    Annotations, Attribution, Document, DocumentMeta, Dossier, Facts, Mode, Quantity, QuantityKind, Record,
    Sentence, Span, Spans, Speaker, Statement, Status,
};

/// Documents and statements of a negotiation, in the making.
pub(crate) struct Talks {
    dossier: Dossier,
    records: Vec<Record>,
}

impl Talks {
    pub(crate) fn new(dossier: &str) -> Talks {
        Talks { dossier: Dossier::parse(dossier).expect("a dossier"), records: Vec::new() }
    }

    /// A party's own account, held whole.
    pub(crate) fn own(self, party: &str, published: &str, text: &str) -> Talks {
        let party = Some(party.to_owned());
        self.document(DocumentMeta { party, ..meta(published) }, text)
    }

    /// A piece of the press.
    pub(crate) fn press(self, outlet: &str, published: &str, text: &str) -> Talks {
        self.document(DocumentMeta { outlet: Some(outlet.to_owned()), ..meta(published) }, text)
    }

    /// A document with all that is known of it.
    pub(crate) fn document(mut self, meta: DocumentMeta, text: &str) -> Talks {
        let name = format!("{:02}", self.records.len());
        let document = Document::new(text, DocumentMeta { name, ..meta }).expect("a short text");
        let annotations = Annotations { sentences: sentences(text), ..Annotations::default() };
        self.records.push(Record { document, annotations });
        self
    }

    /// In the last document: `speaker` of `party` says `quote`.
    pub(crate) fn says(self, speaker: &str, party: Option<&str>, quote: &str) -> Talks {
        self.with(speaker, party, quote, |_| {})
    }

    /// The same, with the statement's other fields set by `set`.
    pub(crate) fn with(
        mut self,
        speaker: &str,
        party: Option<&str>,
        quote: &str,
        set: impl Fn(&mut Statement),
    ) -> Talks {
        let record = self.records.last_mut().expect("a document");
        let text = record.document.text();
        let place = |words: &str| {
            let at = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
            Spans::one(Span::of(at, at + words.len()))
        };
        let source = if text.contains(speaker) { place(speaker) } else { Spans::none() };
        let mode = if quote.starts_with(['"', '“']) { Mode::Direct } else { Mode::Indirect };
        let attribution = Attribution { source, cue: Spans::none(), content: place(quote), mode };
        let mut statement = Statement::bare(record.document.id(), attribution);
        statement.speaker = Some(Speaker {
            name: speaker.to_owned(),
            actor: speaker.to_owned(),
            party: party.map(str::to_owned),
            office: None,
        });
        statement.said_at = record.document.meta().published;
        statement.status = Status::Asserts;
        set(&mut statement);
        record.annotations.statements.push(statement);
        self
    }

    /// In the last document: the words `quote` are the quantity `value`.
    pub(crate) fn quantity(mut self, quote: &str, kind: QuantityKind, value: f64, unit: &str) -> Talks {
        let record = self.records.last_mut().expect("a document");
        let at = record.document.text().find(quote).expect("the words of the quantity");
        record.annotations.quantities.push(Quantity {
            kind,
            value: Some(value.to_string()),
            low: Some(value),
            high: Some(value),
            unit: Some(unit.to_owned()),
            currency: None,
            approximate: false,
            comparator: verbale_model::Comparator::Equal,
            spans: Spans::one(Span::of(at, at + quote.len())),
        });
        record.annotations.quantities.sort_by_key(|q| q.spans.start());
        self
    }

    pub(crate) fn facts(self) -> Facts {
        Facts::new(self.dossier, self.records)
    }
}

pub(crate) fn meta(published: &str) -> DocumentMeta {
    DocumentMeta {
        published: published.parse().ok(),
        captured: published.parse().ok(),
        ..DocumentMeta::default()
    }
}

/// Sentences end at a full stop, question or exclamation mark before a blank; good enough for texts written here.
fn sentences(text: &str) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut paragraph = 0;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let ends =
            matches!(c, '.' | '?' | '!') && (rest.is_empty() || rest.starts_with([' ', '\n', '"', '”']));
        if ends || c == '\n' {
            let end = at + c.len_utf8() + usize::from(rest.starts_with('"'));
            push(text, start, end, paragraph, &mut out);
            start = end;
        }
        if c == '\n' && rest.starts_with('\n') {
            paragraph += 1;
        }
    }
    push(text, start, text.len(), paragraph, &mut out);
    out
}

fn push(text: &str, start: usize, end: usize, paragraph: u32, out: &mut Vec<Sentence>) {
    let words = &text[start..end];
    let from = start + (words.len() - words.trim_start().len());
    let to = start + words.trim_end().len();
    if from < to {
        out.push(Sentence { span: Span::of(from, to), paragraph });
    }
}

/// A small negotiation that several tests share: two sides, a mediator, two issues, one meeting.
pub(crate) const HARBOUR: &str = r#"
title = "Harbour talks"
[[party]]
id = "no"
name = "Northland"
aliases = ["Norburg"]
[[party.person]]
name = "Ida Brekke"
office = "foreign minister"
[[party]]
id = "so"
name = "Southmark"
aliases = ["Sorhaven"]
[[party.person]]
name = "Tor Lunde"
office = "prime minister"
[[party]]
id = "me"
name = "Office of the Mediator"
aliases = ["the mediator"]
[[issue]]
id = "fees"
label = "Harbour fees"
phrases = ["fee", "fees"]
[[issue]]
id = "pilots"
label = "Pilots"
phrases = ["pilot", "pilots"]
[[meeting]]
id = "m1"
date = 2031-05-04
place = "Lindvik"
participants = ["no", "so", "me"]
"#;
