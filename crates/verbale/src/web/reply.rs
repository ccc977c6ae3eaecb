//! What goes back: a status, a kind of content, bytes; and the one shape of an error.

use serde_json::{Value, json};

/// What goes back.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    pub(super) body: Vec<u8>,
    /// The name a browser saves it under, for forms that are saved and not read.
    pub(super) file_name: Option<String>,
    /// Whether the content is told by its address and never changes.
    pub(super) lasting: bool,
}

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const JSON: &str = "application/json; charset=utf-8";
pub(super) const CSV: &str = "text/csv; charset=utf-8; header=present";

impl Reply {
    pub(super) fn new(status: u16, content_type: &'static str, body: impl Into<Vec<u8>>) -> Reply {
        Reply { status, content_type, body: body.into(), file_name: None, lasting: false }
    }
}

/// Why an address gives no page.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub(super) struct Problem {
    pub(super) status: u16,
    /// One word for programs.
    pub(super) code: &'static str,
    /// A lowercase fragment.
    pub(super) message: String,
    /// What to do instead.
    pub(super) hint: Option<String>,
}

impl Problem {
    pub(super) fn bad_use(message: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem { status: 400, code: "bad_use", message: message.into(), hint: Some(hint.into()) }
    }

    pub(super) fn not_found(message: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem { status: 404, code: "not_found", message: message.into(), hint: Some(hint.into()) }
    }

    pub(super) fn inside(message: impl Into<String>) -> Problem {
        Problem { status: 500, code: "internal", message: message.into(), hint: None }
    }

    /// The one shape of an error.
    pub(super) fn json(&self) -> Value {
        let Problem { status, code, message, hint } = self;
        json!({"error": {"status": status, "code": code, "message": message, "hint": hint}})
    }
}
