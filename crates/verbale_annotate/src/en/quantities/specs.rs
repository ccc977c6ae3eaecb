//! Measures the quantities on the labelled texts of `specs/quantities`.

use super::quantities;
use crate::en::tokens;
use verbale_model::{Document, DocumentMeta, Quantity, QuantityKind, Span};

/// One marked quantity.
struct Marked {
    kind: String,
    value: String,
    unit: String,
    place: Span,
}

struct Case {
    title: String,
    published: String,
    text: String,
    marked: Vec<Marked>,
}

fn cases(file: &str) -> Vec<Case> {
    file.split("\n## ").map(|block| block.strip_prefix("## ").unwrap_or(block)).map(case).collect()
}

fn case(block: &str) -> Case {
    let mut lines = block.lines();
    let title = lines.next().unwrap_or("").to_owned();
    let published = lines.next().unwrap_or("").to_owned();
    let text = lines.next().and_then(|l| l.strip_prefix("> ")).expect("a quoted text").to_owned();
    let mut from = 0;
    let marked = lines.filter_map(|line| line.strip_prefix("- ")).map(|line| {
        let (head, words) = line.split_once(" : ").expect("words after a colon");
        let mut head = head.split(' ');
        let mut next = || head.next().unwrap_or("").to_owned();
        let (kind, value, unit) = (next(), next(), next());
        let at = text[from..].find(words).map_or_else(|| text.find(words), |at| Some(from + at));
        let at = at.unwrap_or_else(|| panic!("{title}: {words:?} is not in the text"));
        from = at + words.len();
        Marked { kind, value, unit, place: Span::of(at, from) }
    });
    let marked = marked.collect();
    Case { title, published, text, marked }
}

fn found(case: &Case) -> Vec<Quantity> {
    let meta = DocumentMeta { published: case.published.parse().ok(), ..DocumentMeta::default() };
    let document = Document::new(case.text.as_str(), meta).expect("a short text");
    quantities(&document, &tokens::parse(document.text()))
}

/// The scorer's strict view: value and unit right, evidence overlapping.
fn right(marked: &Marked, found: &Quantity) -> bool {
    let close = |a: f64, b: f64| (a - b).abs() <= 5e-3 * a.abs().max(b.abs()) + 1e-9;
    let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
    let value = if marked.kind == "date" {
        found.value.as_deref() == Some(&marked.value)
    } else if let Some((low, high)) = marked.value.split_once("..") {
        found.value.is_none()
            && found.low.is_some_and(|v| close(v, number(low)))
            && found.high.is_some_and(|v| close(v, number(high)))
    } else {
        found.value.as_deref().is_some_and(|v| close(number(v), number(&marked.value)))
    };
    let unit = match (marked.kind.as_str(), marked.unit.as_str()) {
        ("money", "?") => found.kind == QuantityKind::Money && found.currency.is_none(),
        ("money", code) => found.currency.as_deref() == Some(code),
        (_, "" | ">" | "<" | ">=" | "<=" | "approx") => found.unit.is_none(),
        (_, unit) => found.unit.as_deref().is_some_and(|f| {
            let unit = unit.replace('_', " ");
            f == unit || f.ends_with(&unit) || f.starts_with(&unit) || unit.ends_with(f)
        }),
    };
    value && unit && found.spans.overlaps(marked.place)
}

/// Strict F1 over a file, and the mistakes in words.
fn measure(file: &str) -> (f64, String) {
    let (mut hits, mut marks, mut finds) = (0, 0, 0);
    let mut mistakes = String::new();
    for case in cases(file) {
        let found = found(&case);
        let mut used = vec![false; found.len()];
        for marked in &case.marked {
            let hit = (0..found.len()).find(|&k| !used[k] && right(marked, &found[k]));
            if let Some(k) = hit {
                used[k] = true;
                hits += 1;
            } else {
                mistakes += &format!(
                    "{}: missed {:?} {} {}\n",
                    case.title,
                    marked.place.text(&case.text),
                    marked.value,
                    marked.unit
                );
            }
        }
        for (q, _) in found.iter().zip(&used).filter(|(_, used)| !**used) {
            mistakes +=
                &format!("{}: extra {:?} {:?} {:?}\n", case.title, q.spans.text(&case.text), q.value, q.unit);
        }
        marks += case.marked.len();
        finds += found.len();
    }
    (2.0 * f64::from(hits) / (marks + finds) as f64, mistakes)
}

#[test]
fn labelled_texts_are_read() {
    for (name, file, floor) in [
        ("dev", include_str!("../../../specs/quantities/dev.md"), 0.95),
        ("test", include_str!("../../../specs/quantities/test.md"), 0.85),
    ] {
        let (f1, mistakes) = measure(file);
        assert!(f1 >= floor, "{name}: strict F1 {f1:.3} is below {floor}\n{mistakes}");
    }
}

#[test]
fn any_text_gives_quantities_in_order() {
    use proptest::prelude::*;
    let words = prop::sample::select(vec![
        "12",
        "$",
        "€",
        "3.5",
        "million",
        "m",
        "-",
        "–",
        "and",
        "to",
        "a",
        "half",
        "third",
        "of",
        "March",
        "May",
        "2025",
        "the",
        "16th",
        "Tuesday",
        "on",
        "at",
        "least",
        "per",
        "cent",
        "two",
        "hundred",
        "hour",
        "km",
        ",",
        ".",
        "”",
        "é",
        "1,500",
        "last",
        "next",
        "year",
        "ago",
        "from",
        "between",
        "½",
        "24.02.2022",
        "/",
        "7",
        "points",
        "votes",
        "or",
        "more",
    ]);
    proptest!(|(parts in prop::collection::vec(words, 0..40), glue in prop::collection::vec(any::<bool>(), 40))| {
        let mut text = String::new();
        for (part, glue) in parts.iter().zip(glue) {
            text.push_str(part);
            if !glue { text.push(' '); }
        }
        let meta = DocumentMeta { published: "2025-12-03".parse().ok(), ..DocumentMeta::default() };
        let document = Document::new(text, meta).expect("a short text");
        let found = quantities(&document, &tokens::parse(document.text()));
        let mut last = 0;
        for q in &found {
            prop_assert!(q.spans.start() >= last && !q.spans.is_empty());
            prop_assert!(q.spans.iter().all(|s| document.text().get(s.range()).is_some()));
            last = q.spans.end();
        }
    });
}
