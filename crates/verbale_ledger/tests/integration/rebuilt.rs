//! Derived state made again.

use crate::given::{annotate, ledger, page};
use verbale_ledger::{Ledger, Refusal};
use verbale_model::{Annotations, Document, DocumentMeta, Pledge, PledgeStage, Span};

fn pages(count: usize) -> Vec<Document> {
    let text = |n| format!("Reth (al) about border: offer {n} stands\nTalk.\nMoor (ve): no to “{n}”\n");
    (0..count).map(|n| page(&format!("https://a.example/{n}"), &text(n))).collect()
}

fn pledge(span: Span) -> Pledge {
    Pledge {
        donors: vec!["Aldor".into()],
        recipient: None,
        amount: Some(5e6),
        amount_low: None,
        amount_high: None,
        currency: None,
        programme: None,
        stage: PledgeStage::Announced,
        combined: false,
        spans: span.into(),
    }
}

fn exported(ledger: &Ledger) -> String {
    let mut out = Vec::new();
    ledger.export(&mut out).expect("exported");
    String::from_utf8(out).expect("text")
}

#[test]
fn a_rebuild_exports_the_same_bytes() {
    let mut ledger = ledger(&pages(700));
    let done = ledger.annotate_pending("e1", annotate, |_| {}).expect("annotated");
    assert_eq!((done.annotated, done.total), (700, 700));
    let before = exported(&ledger);
    assert_eq!(before.lines().count(), 700 * 6);
    ledger.clear_derived().expect("cleared");
    assert_eq!(exported(&ledger), "");
    assert_eq!(ledger.stats().expect("counts").documents, 700);
    ledger.rebuild("e1", annotate, |_| {}).expect("rebuilt");
    assert!(exported(&ledger) == before, "the bytes differ");
}

#[test]
fn the_export_is_lines_of_json_with_ids_places_and_words() {
    let held = page("https://a.example/1", "Reth (al) about border: “no”\n");
    let mut ledger = ledger(std::slice::from_ref(&held));
    ledger.annotate_pending("e1", annotate, |_| {}).expect("annotated");
    let lines: Vec<serde_json::Value> =
        exported(&ledger).lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    let tables: Vec<_> = lines.iter().map(|l| l["table"].as_str().expect("a table")).collect();
    assert_eq!(tables, ["annotated", "sentence", "statement"]);
    let statement = &lines[2];
    assert_eq!(statement["document"], held.id().to_string());
    assert_eq!(statement["id"], annotate(&held).statements[0].id.to_string());
    assert_eq!(statement["content"], "“no”");
    assert_eq!(statement["content_at"], serde_json::json!([[24, 32]]));
    assert_eq!(statement["issues"], serde_json::json!(["border"]));
    assert!(statement["said_at"].is_null() && statement.get("key").is_none());
}

#[test]
fn the_export_does_not_depend_on_the_order_of_arrival_or_threads() {
    let mut pages = pages(300);
    let mut forward = ledger(&pages);
    forward.annotate_pending("e1", annotate, |_| {}).expect("annotated");
    pages.reverse();
    let mut backward = ledger(&pages);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    pool.install(|| backward.annotate_pending("e1", annotate, |_| {})).expect("annotated");
    assert!(exported(&forward) == exported(&backward), "the bytes differ");
}

#[test]
fn only_documents_without_this_engines_annotations_are_pending() {
    let mut ledger = ledger(&pages(10));
    ledger.annotate_pending("e1", annotate, |_| {}).expect("annotated");
    ledger.add(&page("https://a.example/new", "Reth (al): yes\n")).expect("added");
    assert_eq!(ledger.pending("e1").expect("counted"), 1);
    let seen = std::sync::atomic::AtomicUsize::new(0);
    let counting = |d: &Document| {
        seen.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        annotate(d)
    };
    ledger.annotate_pending("e1", counting, |_| {}).expect("annotated");
    assert_eq!(seen.load(std::sync::atomic::Ordering::Relaxed), 1);
    assert_eq!(ledger.pending("e2").expect("counted"), 11, "a new engine has everything to do");
}

#[test]
fn progress_is_told_batch_by_batch() {
    let mut ledger = ledger(&pages(600));
    let mut told = Vec::new();
    ledger.annotate_pending("e1", annotate, |p| told.push((p.annotated, p.total))).expect("annotated");
    assert_eq!(told, [(256, 600), (512, 600), (600, 600)]);
}

#[test]
fn annotations_without_words_are_refused_and_the_rest_goes_on() {
    let mut ledger = ledger(&pages(3));
    let other = Document::new("Other.", DocumentMeta::default()).expect("short");
    let wrong = ledger.documents(&verbale_ledger::DocumentQuery::default()).expect("listed")[1].id;
    let careless = |d: &Document| {
        let mut found = annotate(d);
        if d.id() == wrong {
            found.statements[0].id = annotate(&page("x", "A (b): c\n")).statements[0].id;
        }
        found
    };
    let done = ledger.annotate_pending("e1", careless, |_| {}).expect("annotated");
    assert_eq!(done.annotated, 2);
    assert_eq!(done.refused, [Refusal::OtherId { document: wrong, place: 0 }]);
    assert_eq!(ledger.pending("e1").expect("counted"), 1);

    let mut infinite = Annotations::default();
    let spans = Span::new(0, 4);
    infinite.pledges.push(Pledge { amount: Some(f64::INFINITY), ..pledge(spans) });
    let error = ledger.record(wrong, &infinite, "e1").expect_err("no number").to_string();
    assert!(error.contains("pledge 0") && error.contains("no number"), "{error}");
    infinite.pledges = vec![pledge(Span::new(4, 4000))];
    let error = ledger.record(wrong, &infinite, "e1").expect_err("no place").to_string();
    assert!(error.contains("pledge 0") && error.contains("bytes 4..4000"), "{error}");

    let error = ledger.record(other.id(), &Annotations::default(), "e1").expect_err("not held");
    assert!(error.to_string().contains("no document"), "{error}");
}
