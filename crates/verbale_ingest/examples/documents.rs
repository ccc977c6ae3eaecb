//! Reads inputs and writes each document's text: `cargo run -p verbale_ingest --example documents -- PATH...`

use std::io::Write as _;
use std::path::Path;
use verbale_ingest::{Input, Settings, documents};

fn main() -> std::io::Result<()> {
    let inputs: Vec<Input> = std::env::args().skip(1).map(|a| Input::from_argument(Path::new(&a))).collect();
    for read in documents(inputs, Settings::default()) {
        match read {
            Ok(document) => {
                let meta = document.meta();
                let lang = meta.lang.code();
                writeln!(std::io::stderr(), "{}: {:?} {:?} {lang}", meta.name, meta.title, meta.outlet)?;
                writeln!(std::io::stdout(), "{}", document.text())?;
            }
            Err(failure) => writeln!(std::io::stderr(), "{failure} ({})", failure.reason.hint())?,
        }
    }
    Ok(())
}
