//! The attribution specs: `specs/attribution/*.md`.
//!
//! In a `text` block each line of the text is followed by marker lines: `~~~~ source`, `~~~~ cue 2`, `~~~~ content 2`,
//! `~ note unbalanced_quote`. A number tells attributions of one block apart. The engine must find exactly these
//! attributions (`text open`: these, others may be there); ends of spans are compared without blanks and outer marks.

use std::collections::BTreeMap;
use std::fmt::Write;
use verbale_annotate::en::attribution::{Model, attributions};
use verbale_annotate::en::tokens;
use verbale_model::{Attribution, Spans};

/// Pieces by role: source, cue, content.
type Marked = [Vec<(usize, usize)>; 3];

struct Case {
    name: String,
    text: String,
    marked: BTreeMap<u32, Marked>,
    notes: usize,
    open: bool,
}

fn cases(file: &str, spec: &str) -> Vec<Case> {
    let mut out = Vec::new();
    let (mut heading, mut block, mut open): (String, Option<Vec<&str>>, bool) = (String::new(), None, false);
    for line in spec.lines() {
        match &mut block {
            None if line.starts_with("```text") => {
                block = Some(Vec::new());
                open = line.ends_with(" open");
            }
            None => {
                if let Some(name) = line.strip_prefix("## ") {
                    name.clone_into(&mut heading);
                }
            }
            Some(lines) if line.starts_with("```") => {
                out.push(Case { open, ..case(format!("{file}: {heading}"), lines) });
                block = None;
            }
            Some(lines) => lines.push(line),
        }
    }
    out
}

fn case(name: String, lines: &[&str]) -> Case {
    let mut case = Case { name, text: String::new(), marked: BTreeMap::new(), notes: 0, open: false };
    let mut line_start = 0;
    for line in lines {
        let bare = line.trim_start();
        if !bare.starts_with('~') {
            line_start = case.text.len();
            case.text.push_str(line);
            case.text.push('\n');
            continue;
        }
        let column = line.chars().count() - bare.chars().count();
        let length = bare.chars().take_while(|c| *c == '~').count();
        let mut words = bare.trim_start_matches('~').split_whitespace();
        let role = words.next().unwrap_or("");
        let byte = |point: usize| {
            let own = &case.text[line_start..];
            line_start + own.char_indices().nth(point).map_or(own.trim_end().len(), |(at, _)| at)
        };
        let piece = (byte(column), byte(column + length));
        let slot = match role {
            "source" => 0,
            "cue" => 1,
            "content" => 2,
            "note" => {
                case.notes += 1;
                continue;
            }
            other => panic!("{}: unknown label {other:?}", case.name),
        };
        let number = words.next().map_or(1, |n| n.parse().expect("a number after the label"));
        case.marked.entry(number).or_default()[slot].push(piece);
    }
    case
}

/// Without blanks and marks at the ends.
fn trim(text: &str, (mut start, mut end): (usize, usize)) -> (usize, usize) {
    while let Some(c) = text[start..end].chars().next().filter(|c| !c.is_alphanumeric()) {
        start += c.len_utf8();
    }
    while let Some(c) = text[start..end].chars().next_back().filter(|c| !c.is_alphanumeric()) {
        end -= c.len_utf8();
    }
    (start, end)
}

fn pieces(text: &str, spans: &Spans) -> Vec<(usize, usize)> {
    spans.iter().map(|s| trim(text, (s.start() as usize, s.end() as usize))).collect()
}

fn same(text: &str, found: &Attribution, marked: &Marked) -> bool {
    let wanted = |i: usize| marked[i].iter().map(|p| trim(text, *p)).collect::<Vec<_>>();
    let cue_meets = marked[1].is_empty() == found.cue.is_empty()
        && marked[1]
            .iter()
            .all(|p| found.cue.iter().any(|c| (c.start() as usize) < p.1 && p.0 < c.end() as usize));
    pieces(text, &found.source) == wanted(0) && pieces(text, &found.content) == wanted(2) && cue_meets
}

fn show(text: &str, found: &Attribution) -> String {
    format!(
        "source [{}] cue [{}] content [{}]",
        found.source.text(text),
        found.cue.text(text),
        found.content.text(text)
    )
}

#[test]
#[expect(clippy::disallowed_methods, reason = "specs are files, read by the test alone")]
fn every_spec_holds() {
    let model = Model::load();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/attribution");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the specs").flatten().map(|f| f.path()).collect();
    files.sort();
    let (mut failed, mut all) = (String::new(), 0);
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for case in cases(&name, &std::fs::read_to_string(&file).expect("a spec")) {
            all += 1;
            let mut found = attributions(&model, &tokens::parse(&case.text));
            found.attributions.append(&mut found.inner);
            let right = case
                .marked
                .values()
                .filter(|m| found.attributions.iter().any(|a| same(&case.text, a, m)))
                .count();
            if right != case.marked.len()
                || (found.attributions.len() != right && !case.open)
                || found.notes.len() != case.notes
            {
                let _ = writeln!(
                    failed,
                    "\n{} ({right} of {} right, {} notes)",
                    case.name,
                    case.marked.len(),
                    found.notes.len()
                );
                for attribution in &found.attributions {
                    let _ = writeln!(failed, "    {}", show(&case.text, attribution));
                }
            }
        }
    }
    assert!(all > 30, "specs were read: {all}");
    let count = failed.matches(" right, ").count();
    assert!(failed.is_empty(), "{count} of {all} specs fail:{failed}");
}
