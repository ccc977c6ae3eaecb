//! The plain figures of a text in order: quantities as annotated, and digits that no quantity claims.

use crate::en::{self, Kind};
use crate::reading::Doc;
use std::ops::Range;
use verbale_model::{QuantityKind, Span};

/// One figure.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Amount {
    pub(crate) value: f64,
    pub(crate) span: Span,
    pub(crate) words: Range<usize>,
    pub(crate) share: bool,
    pub(crate) money: bool,
    pub(crate) currency: Option<String>,
    /// Stem of the thing counted, where the text names it.
    pub(crate) unit: Option<u64>,
    /// Index of its sentence, and its place.
    pub(crate) sentence: usize,
    pub(crate) sentence_span: Span,
    pub(crate) paragraph: u32,
}

/// The figures of a document in text order, dates and lengths of time left out.
pub(crate) fn amounts(doc: &Doc<'_>) -> Vec<Amount> {
    let notes = &doc.record.annotations;
    let mut out: Vec<Amount> = Vec::new();
    let mut claimed: Vec<Span> = Vec::new();
    for quantity in &notes.quantities {
        let Some(span) = quantity.spans.hull() else { continue };
        claimed.push(span);
        let usable = matches!(
            quantity.kind,
            QuantityKind::Count | QuantityKind::Share | QuantityKind::Money | QuantityKind::Points
        );
        let value =
            quantity.value.as_deref().and_then(|v| v.parse::<f64>().ok()).or(quantity.low).or(quantity.high);
        if let Some(value) = value.filter(|_| usable) {
            let unit = quantity.unit.as_deref().filter(|_| quantity.kind == QuantityKind::Count);
            push(doc, &mut out, value, span, |amount| {
                amount.share = quantity.kind == QuantityKind::Share;
                amount.money = quantity.kind == QuantityKind::Money;
                amount.currency.clone_from(&quantity.currency);
                amount.unit = unit.and_then(|u| u.rsplit(' ').next()).map(en::stem);
            });
        }
    }
    for word in doc.words.iter().filter(|w| w.kind == Kind::Number) {
        let text = word.span.text(doc.text());
        let plain = text.replace(',', "");
        let year = plain.len() == 4
            && plain == text
            && (1900.0..2100.0).contains(&plain.parse::<f64>().unwrap_or(0.0));
        if claimed.iter().any(|c| c.overlaps(word.span)) || year {
            continue;
        }
        if let Ok(value) = plain.parse::<f64>() {
            push(doc, &mut out, value, word.span, |_| {});
        }
    }
    out.sort_by_key(|a| a.span);
    out
}

fn push(doc: &Doc<'_>, out: &mut Vec<Amount>, value: f64, span: Span, set: impl Fn(&mut Amount)) {
    let sentences = &doc.record.annotations.sentences;
    let sentence = sentences.partition_point(|s| s.span.end() <= span.start());
    let Some(place) = sentences.get(sentence) else { return };
    let mut amount = Amount {
        value,
        span,
        words: doc.words_in(span),
        share: false,
        money: false,
        currency: None,
        unit: None,
        sentence,
        sentence_span: place.span,
        paragraph: place.paragraph,
    };
    set(&mut amount);
    out.push(amount);
}
