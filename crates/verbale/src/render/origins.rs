//! Which documents go back to one text, as trees: what each was made from, how much of it that one holds, and the words.

use super::{clip, wrap};
use std::collections::BTreeMap;
use std::io::{self, Write};
use verbale_analysis::{Copy, Origin, Relation};
use verbale_model::{DocumentId, Facts, Record};

/// Widest line.
const WIDTH: usize = 100;
/// Passages shown of one document.
const SHOWN: usize = 2;

/// Groups of more than one document as trees; the others are counted.
pub(crate) fn tree(origins: &[Origin], facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let records: BTreeMap<DocumentId, &Record> =
        facts.records.iter().map(|r| (r.document.id(), r.as_ref())).collect();
    let alone = origins.iter().filter(|o| o.documents.len() == 1).count();
    for origin in origins.iter().filter(|o| o.documents.len() > 1) {
        let mut made: BTreeMap<DocumentId, Vec<&Copy>> = BTreeMap::new();
        for copy in &origin.documents {
            if let Some(from) = copy.from {
                made.entry(from).or_default().push(copy);
            }
        }
        let Some(root) = origin.documents.first() else { continue };
        node(root, &made, &records, 0, out)?;
        writeln!(out)?;
    }
    let documents: usize = origins.iter().map(|o| o.documents.len()).sum();
    writeln!(out, "{documents} documents, {} origins, {alone} of them alone", origins.len())
}

fn node(
    copy: &Copy,
    made: &BTreeMap<DocumentId, Vec<&Copy>>,
    records: &BTreeMap<DocumentId, &Record>,
    depth: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    if let Some(record) = records.get(&copy.document) {
        let meta = record.document.meta();
        let what = match copy.relation {
            Relation::Origin => "origin".to_owned(),
            relation => format!("{} {:.0} %", relation.word(), copy.overlap * 100.0),
        };
        let about = [Some(meta.name.clone()), meta.outlet.clone(), meta.published.map(|m| m.to_string())];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let bold = anstyle::Style::new().bold();
        writeln!(out, "{indent}{bold}{what}{bold:#}  {}", clip(&about, WIDTH.saturating_sub(indent.len())))?;
    }
    for (n, words) in copy.evidence.iter().take(SHOWN).enumerate() {
        let same = copy.held.get(n).is_none_or(|held| held.quote().eq_ignore_ascii_case(words.quote()));
        let there = copy.held.get(n).filter(|_| !same).map(|held| format!(" (there: “{}”)", held.quote()));
        let line = format!("“{}”{}", words.quote(), there.unwrap_or_default());
        for line in wrap(&line, WIDTH.saturating_sub(indent.len() + 4)) {
            writeln!(out, "{indent}    {line}")?;
        }
    }
    for child in made.get(&copy.document).into_iter().flatten() {
        node(child, made, records, depth + 1, out)?;
    }
    Ok(())
}
