//! `verbale --version [--json]`

use crate::cli::done;
use crate::error::Outcome;
use crate::wire::SCHEMA;
use std::io::Write as _;

pub(crate) fn run(json: bool) -> Outcome {
    let mut out = anstream::stdout().lock();
    let version = env!("CARGO_PKG_VERSION");
    done(if json {
        writeln!(out, "{}", serde_json::json!({"name": "verbale", "version": version, "schema": SCHEMA}))
    } else {
        writeln!(out, "verbale {version}")
    })
}
