//! JSON lines: one object a line. `text` is taken as it is, so that offsets index the caller's own text; `html` is extracted.

use super::{Format, Piece, Reading, html, opening};
use crate::failure::{Failure, Place, Reason};
use crate::front_matter::Declared;
use crate::{Settings, charset, record};
use serde_json::{Map, Value};
use std::io::{BufRead, Read};
use verbale_model::Document;

pub(crate) static JSONL: Format = Format {
    endings: &["jsonl", "ndjson"],
    looks_like: |head| {
        let head = opening(head, 4096);
        let line = head.split(|&b| b == b'\n').next().unwrap_or(&head);
        line.starts_with(b"{")
            && [&b"\"text\""[..], b"\"html\""].iter().any(|key| memchr::memmem::find(line, key).is_some())
    },
    reading: Reading::Split(|reader, piece, settings| {
        Box::new(Lines { reader: Some(reader), piece, line: 0, limit: settings.limit_bytes })
    }),
};

/// One line, already split off.
static LINE: Format = Format {
    endings: &[],
    looks_like: |_| false,
    reading: Reading::Whole(|piece, settings| vec![read(piece, settings)]),
};

/// The lines of a stream, empty ones left out; a line over the limit is skipped and named.
struct Lines {
    reader: Option<Box<dyn BufRead + Send>>,
    piece: Piece,
    line: u64,
    limit: u64,
}

impl Iterator for Lines {
    type Item = Result<Piece, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let reader = self.reader.as_mut()?;
            let mut bytes = Vec::new();
            let read = reader.by_ref().take(self.limit + 1).read_until(b'\n', &mut bytes);
            self.line += 1;
            let place = Place { name: self.piece.place.name.clone(), line: Some(self.line) };
            match read {
                Ok(0) if self.line == 1 => {
                    self.reader = None;
                    return Some(Err(Reason::Empty.at(&self.piece.place)));
                }
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => {
                    self.reader = None;
                    return Some(Err(Reason::from(error).at(&place)));
                }
            }
            if bytes.len() as u64 > self.limit {
                if let Err(error) = reader.skip_until(b'\n') {
                    self.reader = None;
                    return Some(Err(Reason::from(error).at(&place)));
                }
                return Some(Err(Reason::TooLarge { limit_bytes: self.limit }.at(&place)));
            }
            if bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            return Some(Ok(Piece { place, bytes, format: &LINE, ..self.piece.clone() }));
        }
    }
}

fn read(piece: &Piece, settings: &Settings) -> Result<Document, Failure> {
    let place = &piece.place;
    // JSON is UTF-8; another charset is read all the same if it can be told.
    let text = charset::decode(&piece.bytes, None).map_err(|r| r.at(place))?;
    let object: Map<String, Value> = serde_json::from_str(text.trim()).map_err(|error| {
        let message = error.to_string();
        // The parser counts lines within this one line: its column is what helps.
        let message = message.split(" at line ").next().unwrap_or_default();
        Reason::BadJson(format!("{message} (column {})", error.column())).at(place)
    })?;
    fields(object, piece, settings).map_err(|reason| reason.at(place))?
}

fn fields(
    mut object: Map<String, Value>,
    piece: &Piece,
    settings: &Settings,
) -> Result<Result<Document, Failure>, Reason> {
    let mut declared = Declared::default();
    for key in ["id", "title", "outlet", "url", "published", "captured", "lang", "party", "full"] {
        let value = match object.remove(key) {
            None | Some(Value::Null) => continue,
            Some(Value::String(text)) => text,
            Some(Value::Bool(flag)) if key == "full" => flag.to_string(),
            Some(Value::Number(number)) if key == "id" => number.to_string(),
            Some(other) => {
                let problem = format!("a text was expected, not {}", kind(&other));
                return Err(Reason::BadField { field: key.to_owned(), problem });
            }
        };
        if key == "lang" && verbale_model::Lang::parse(&value) == verbale_model::Lang::UNDETERMINED {
            // A language without a two-letter code is undetermined, not an error: the caller's codes may be finer than ours.
            declared.lang = Some(verbale_model::Lang::UNDETERMINED);
            continue;
        }
        declared.set(key, &value)?;
    }
    let mut meta = record::meta(piece);
    let lang = declared.lang;
    match (object.remove("text"), object.remove("html")) {
        (Some(Value::String(text)), _) => {
            if text.trim().is_empty() {
                return Err(Reason::Empty);
            }
            declared.over(&mut meta);
            Ok(record::document(text, meta, lang, settings, &piece.place))
        }
        (None | Some(Value::Null), Some(Value::String(page))) => {
            meta.url.clone_from(&declared.url);
            Ok(html::page(&page, meta, declared, settings, &piece.place))
        }
        (Some(other), _) if !other.is_null() => Err(Reason::BadField {
            field: "text".to_owned(),
            problem: format!("a text was expected, not {}", kind(&other)),
        }),
        (_, Some(other)) if !other.is_null() => Err(Reason::BadField {
            field: "html".to_owned(),
            problem: format!("a text was expected, not {}", kind(&other)),
        }),
        _ => Err(Reason::BadJson("neither \"text\" nor \"html\" is there".to_owned())),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
