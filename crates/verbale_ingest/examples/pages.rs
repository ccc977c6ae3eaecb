//! Reads JSON lines `{"id","html"}` and writes `{"id","text"}` and what each page says of itself, with the speed on stderr.

use serde_json::{Value, json};
use std::io::{self, BufRead as _, Write as _};
use std::time::{Duration, Instant};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut pages, mut spent) = (0u32, Duration::ZERO);
    for line in io::stdin().lock().lines() {
        let page: Value = serde_json::from_str(&line?)?;
        let html = page["html"].as_str().unwrap_or_default();
        let started = Instant::now();
        let found = verbale_ingest::main_text(html);
        let text = verbale_ingest::noise::clean(&found.text);
        spent += started.elapsed();
        pages += 1;
        let row = json!({
            "id": page["id"], "text": text, "title": found.title, "author": found.author,
            "published": found.published.map(|m| m.to_string()), "modified": found.modified.map(|m| m.to_string()),
            "lang": found.lang.map(|l| l.code().to_owned()), "outlet": found.outlet, "canonical": found.canonical,
        });
        writeln!(out, "{row}")?;
    }
    writeln!(io::stderr(), "{pages} pages, {:.0} a second", f64::from(pages) / spent.as_secs_f64())
}
