//! A brief as Markdown or as a page to print: each sentence with numbered notes to its words.

use super::wrap;
use std::io::{self, Write};
use verbale_analysis::Brief;
use verbale_model::{Evidence, Facts};

/// Sentences with note numbers, then the notes: whose document, the words, the place.
pub(crate) fn markdown(brief: &Brief, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let mut notes: Vec<&Evidence> = Vec::new();
    writeln!(out, "# {}\n", title(brief))?;
    if let Some(clocks) = clocks(brief) {
        writeln!(out, "*{clocks}*\n")?;
    }
    for section in &brief.sections {
        writeln!(out, "## {}\n", section.heading)?;
        for sentence in &section.sentences {
            let mut marks = String::new();
            for evidence in &sentence.evidence {
                notes.push(evidence);
                marks.push_str(&format!("[^{}]", notes.len()));
            }
            writeln!(out, "- {}{marks}", sentence.text)?;
        }
        writeln!(out)?;
    }
    for (i, evidence) in notes.iter().enumerate() {
        writeln!(out, "[^{}]: {}", i + 1, note(evidence, facts))?;
    }
    out.flush()
}

/// For a terminal: the same, wrapped, with the words under each sentence.
pub(crate) fn screen(brief: &Brief, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    writeln!(out, "{bold}{}{bold:#}", title(brief))?;
    if let Some(clocks) = clocks(brief) {
        writeln!(out, "{dim}{clocks}{dim:#}")?;
    }
    for section in &brief.sections {
        writeln!(out, "\n{bold}{}{bold:#}", section.heading)?;
        for sentence in &section.sentences {
            for (i, line) in wrap(&sentence.text, 92).iter().enumerate() {
                writeln!(out, "{}{line}", if i == 0 { "- " } else { "  " })?;
            }
            for evidence in &sentence.evidence {
                writeln!(out, "  {dim}{}{dim:#}", super::clip(&note(evidence, facts), 96))?;
            }
        }
    }
    out.flush()
}

/// A page to print, without script.
pub(crate) fn html(brief: &Brief, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")?;
    writeln!(
        out,
        "<meta name=\"viewport\" content=\"width=device-width\"><title>{}</title>",
        escape(&title(brief))
    )?;
    writeln!(
        out,
        "<style>:root{{color-scheme:light dark}}body{{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif}}li{{margin:.5rem 0}}q,small{{font-size:.9em}}</style></head><body>"
    )?;
    writeln!(out, "<h1>{}</h1>", escape(&title(brief)))?;
    if let Some(clocks) = clocks(brief) {
        writeln!(out, "<p><em>{}</em></p>", escape(&clocks))?;
    }
    for section in &brief.sections {
        writeln!(out, "<h2>{}</h2>\n<ul>", escape(&section.heading))?;
        for sentence in &section.sentences {
            writeln!(out, "<li>{}", escape(&sentence.text))?;
            for evidence in &sentence.evidence {
                writeln!(out, "<br><small>{}</small>", escape(&note(evidence, facts)))?;
            }
            writeln!(out, "</li>")?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "</body></html>")?;
    out.flush()
}

fn title(brief: &Brief) -> String {
    if brief.title.is_empty() { "Brief".to_owned() } else { brief.title.clone() }
}

fn clocks(brief: &Brief) -> Option<String> {
    let parts: Vec<String> = [
        brief.knowledge.as_of.map(|m| format!("as of {m}")),
        brief.knowledge.known.map(|m| format!("known by {m}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// “words” (outlet, title, date, address, bytes of the text)
fn note(evidence: &Evidence, facts: &Facts) -> String {
    let quote = evidence.quote().split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(record) = facts.record(evidence.document()) else { return format!("“{quote}”") };
    let meta = record.document.meta();
    let points = crate::wire::CodePoints::of(record.document.text());
    let hull = points.span(evidence.spans().hull().unwrap_or_default());
    let parts = [
        meta.outlet.clone(),
        Some(record.document.label().to_owned()),
        meta.published.map(|m| m.to_string()),
        meta.url.clone(),
        Some(format!("characters {}–{}", hull[0], hull[1])),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("“{quote}” ({})", parts.join(", "))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
