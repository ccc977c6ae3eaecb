//! E-mail: one message, or a mailbox of them. Subject, sender, date and the readable part; attachments are not read.

use super::{Format, Piece, Reading, html, opening};
use crate::failure::{Failure, Place, Reason};
use crate::front_matter::Declared;
use crate::{Settings, dates, noise, record, unpack};
use mail_parser::MessageParser;
use std::io::{BufRead, Read};
use verbale_model::Document;

pub(crate) static MAIL: Format = Format {
    endings: &["eml"],
    looks_like: |head| {
        let head = opening(head, 4096);
        let lines = head.split(|b| *b == b'\n').take_while(|l| !l.trim_ascii().is_empty());
        let fields = lines.filter(|l| {
            [&b"from:"[..], b"date:", b"message-id:", b"received:", b"mime-version:", b"return-path:"]
                .iter()
                .any(|f| l.starts_with(f))
        });
        fields.count() >= 3
    },
    reading: Reading::Whole(|piece, settings| vec![read(piece, settings)]),
};

pub(crate) static MAILBOX: Format = Format {
    endings: &["mbox"],
    looks_like: |head| {
        opening(head, 8).starts_with(b"from ") && memchr::memmem::find(head, b"\nDate:").is_some()
    },
    reading: Reading::Split(|reader, piece, settings| {
        Box::new(Messages {
            reader: Some(reader),
            piece,
            number: 0,
            limit: settings.limit_bytes,
            line: Vec::new(),
        })
    }),
};

/// The messages of a mailbox: each begins with a line "From ".
struct Messages {
    reader: Option<Box<dyn BufRead + Send>>,
    piece: Piece,
    /// Counted from 1.
    number: u64,
    limit: u64,
    /// The line that is read but not used.
    line: Vec<u8>,
}

impl Iterator for Messages {
    type Item = Result<Piece, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut bytes = Vec::new();
        let mut large = false;
        let place = |number: u64, name: &str| Place { name: format!("{name}#{number}"), line: None };
        loop {
            let reader = self.reader.as_mut()?;
            self.line.clear();
            let read = reader.by_ref().take(self.limit).read_until(b'\n', &mut self.line);
            let ended = match read {
                Ok(read) => read == 0,
                Err(error) => {
                    self.reader = None;
                    return Some(Err(unpack::reason(error).at(&self.piece.place)));
                }
            };
            if ended {
                self.reader = None;
            }
            // Only after an empty line: a sentence may begin with "From" too.
            let parted = bytes.is_empty() || bytes.ends_with(b"\n\n") || bytes.ends_with(b"\n\r\n");
            if ended || parted && self.line.starts_with(b"From ") {
                if bytes.is_empty() {
                    continue;
                }
                self.number += 1;
                let place = place(self.number, &self.piece.place.name);
                if large {
                    return Some(Err(Reason::TooLarge { limit_bytes: self.limit }.at(&place)));
                }
                return Some(Ok(Piece { place, bytes, format: &MAIL, ..self.piece.clone() }));
            }
            // A line of the text that begins with "From " is written ">From ", and one that begins with that ">>From ".
            let marks = self.line.iter().take_while(|b| **b == b'>').count();
            let quoted = marks > 0 && self.line[marks..].starts_with(b"From ");
            let line = &self.line[usize::from(quoted)..];
            if (bytes.len() + line.len()) as u64 > self.limit {
                large = true;
            } else {
                bytes.extend_from_slice(line);
            }
        }
    }
}

fn read(piece: &Piece, settings: &Settings) -> Result<Document, Failure> {
    let place = &piece.place;
    let damaged = || Reason::BadContainer { kind: "e-mail", problem: "not a message".to_owned() }.at(place);
    let message = MessageParser::default().parse(&piece.bytes).ok_or_else(damaged)?;
    if message.headers().is_empty() {
        return Err(damaged());
    }
    let mut meta = record::meta(piece);
    let published = message.date().and_then(|d| dates::parse(&d.to_rfc3339()));
    let declared = Declared {
        title: message.subject().map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned),
        published,
        ..Declared::default()
    };
    if let Some(sender) = message.from().and_then(|f| f.first()) {
        meta.outlet = sender.name().or(sender.address()).map(str::to_owned);
    }
    // A text part that the sender wrote is better than one made from the page; a page is better than none.
    let plain = message.text_part(0).filter(|part| !part.is_text_html());
    if let Some(text) = plain.and_then(|part| part.text_contents()) {
        let text = noise::clean(&unfolded(text));
        if !text.is_empty() {
            declared.over(&mut meta);
            return record::document(text, meta, None, settings, place);
        }
    }
    match message.body_html(0) {
        Some(page) => html::page(&page, meta, declared, settings, place),
        None => Err(Reason::Empty.at(place)),
    }
}

/// Paragraphs whose lines were broken for the mail joined again; the lines an answer quotes stay as they are.
fn unfolded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut previous = 0;
    for line in text.lines() {
        let line = line.trim_end();
        let quoted = line.starts_with('>') || line.starts_with([' ', '\t', '-', '*', '|']);
        // A line that is broken off runs nearly to the margin.
        if previous >= 60 && !line.is_empty() && !quoted {
            out.push(' ');
        } else if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(line);
        previous = if quoted { 0 } else { line.chars().count() };
    }
    out
}
