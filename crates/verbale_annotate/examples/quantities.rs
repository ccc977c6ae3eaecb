//! Reads lines `{"id","published","text"}` and writes `{"id","quantities":[...]}`, for scoring.

use std::io::{BufRead, Write};
use verbale_annotate::Annotator;
use verbale_model::{Document, DocumentMeta, Dossier, Quantity, QuantityKind};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: quantities IN.jsonl > OUT.jsonl")?;
    let annotator = Annotator::new(&Dossier::default());
    let file = std::io::BufReader::new(open(&path)?);
    let mut out = std::io::stdout().lock();
    for line in file.lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let text = row["text"].as_str().unwrap_or("").to_owned();
        let published = row["published"].as_str().and_then(|p| p.parse().ok());
        let document = Document::new(text, DocumentMeta { published, ..DocumentMeta::default() })
            .ok_or("a text too long")?;
        let annotations = annotator.annotate(&document);
        let rows: Vec<_> = annotations.quantities.iter().map(|q| wire(document.text(), q)).collect();
        writeln!(out, "{}", serde_json::json!({ "id": row["id"], "quantities": rows }))?;
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "an example reads its input itself")]
fn open(path: &str) -> std::io::Result<std::fs::File> {
    std::fs::File::open(path)
}

fn wire(text: &str, q: &Quantity) -> serde_json::Value {
    let characters = |byte: u32| text.get(..byte as usize).map_or(0, |t| t.chars().count());
    let evidence: Vec<_> = q.spans.iter().map(|s| [characters(s.start()), characters(s.end())]).collect();
    let interval = q.value.as_deref().and_then(|v| v.split_once('/'));
    let number =
        q.value.as_deref().and_then(|v| v.parse::<f64>().ok()).filter(|_| q.kind != QuantityKind::Date);
    let value = match (&q.value, number, interval) {
        (_, _, Some(_)) | (None, _, _) => serde_json::Value::Null,
        (_, Some(number), _) => number.into(),
        (Some(text), None, None) => text.clone().into(),
    };
    let (low, high) = match interval {
        Some((a, b)) => (a.into(), b.into()),
        None => (serde_json::json!(q.low), serde_json::json!(q.high)),
    };
    serde_json::json!({
        "kind": q.kind.word(), "value": value, "low": low, "high": high, "unit": q.unit, "currency": q.currency,
        "approx": q.approximate, "comparator": q.comparator.word(), "evidence": evidence,
    })
}
