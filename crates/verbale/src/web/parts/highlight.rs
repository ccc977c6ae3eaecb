//! A stretch of a text with places marked in it.

use maud::{Markup, html};
use verbale_model::{Record, Span, Spans};

/// Places marked alike. Where layers overlap, the earlier one shows.
pub(in crate::web) struct Layer<'a> {
    pub(in crate::web) class: &'static str,
    pub(in crate::web) spans: &'a Spans,
}

/// Pieces of `window` with the layer each belongs to, in order; neighbours of one layer are one piece.
fn pieces(window: Span, layers: &[Layer<'_>]) -> Vec<(Span, Option<usize>)> {
    let inside = |offset: u32| offset.clamp(window.start(), window.end());
    let mut borders = vec![window.start(), window.end()];
    for layer in layers {
        borders.extend(layer.spans.iter().flat_map(|s| [inside(s.start()), inside(s.end())]));
    }
    borders.sort_unstable();
    borders.dedup();
    let mut out: Vec<(Span, Option<usize>)> = Vec::new();
    for pair in borders.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        let layer = layers.iter().position(|l| l.spans.overlaps(piece));
        match out.last_mut() {
            Some((last, of)) if *of == layer => *last = last.cover(piece),
            _ => out.push((piece, layer)),
        }
    }
    out
}

/// The text of `window` with the layers' places marked. The first mark of the first layer in the whole text gets the
/// id `anchor`, if one is given, so that an address can point at it.
pub(in crate::web) fn marked(text: &str, window: Span, layers: &[Layer<'_>], anchor: Option<&str>) -> Markup {
    let first = layers.first().filter(|l| !l.spans.is_empty()).map(|l| l.spans.start());
    let id = |n: usize, piece: Span| anchor.filter(|_| n == 0 && first == Some(piece.start()));
    html! {
        @for (piece, layer) in pieces(window, layers) {
            @match layer {
                None => { (piece.text(text)) }
                Some(n) => {
                    mark.(layers[n].class) id=[id(n, piece)] {
                        (piece.text(text))
                    }
                }
            }
        }
    }
}

/// The surroundings of a place: whole sentences within `reach` bytes to each side; where a sentence is longer, whole
/// words.
pub(in crate::web) fn around(record: &Record, hull: Span, reach: u32) -> Span {
    let text = record.document.text();
    let first = text.ceil_char_boundary(hull.start().saturating_sub(reach) as usize);
    let last = text.floor_char_boundary((hull.end() as usize).saturating_add(reach as usize).min(text.len()));
    let before = &text[first..hull.start() as usize];
    let after = &text[hull.end() as usize..last];
    let sentences = &record.annotations.sentences;
    let start = (sentences.iter().map(|s| s.span.start() as usize))
        .find(|s| (first..=hull.start() as usize).contains(s))
        .unwrap_or_else(|| {
            if first == 0 { 0 } else { first + before.find(char::is_whitespace).unwrap_or(before.len()) }
        });
    let end = (sentences.iter().rev().map(|s| s.span.end() as usize))
        .find(|e| (hull.end() as usize..=last).contains(e))
        .unwrap_or_else(|| {
            let cut = if last == text.len() { None } else { after.rfind(char::is_whitespace) };
            if last == text.len() { last } else { hull.end() as usize + cut.unwrap_or(0) }
        });
    Span::of(start, end)
}

#[cfg(test)]
mod tests {
    use super::{Layer, around, marked};
    use verbale_model::{Annotations, Document, DocumentMeta, Record, Sentence, Span, Spans};

    #[test]
    fn marks_cover_their_words_and_nothing_is_lost_or_run() {
        let text = "<b>Kyiv</b> said: no & never.";
        let content: Spans = [Span::new(18, 20), Span::new(23, 28)].into_iter().collect();
        let source = Spans::one(Span::new(0, 20));
        let layers = [Layer { class: "content", spans: &content }, Layer { class: "source", spans: &source }];
        let html = marked(text, Span::of(0, text.len()), &layers, Some("words")).into_string();
        assert_eq!(
            html,
            "<mark class=\"source\">&lt;b&gt;Kyiv&lt;/b&gt; said: </mark>\
             <mark class=\"content\" id=\"words\">no</mark> &amp; <mark class=\"content\">never</mark>."
        );
    }

    #[test]
    fn surroundings_are_whole_sentences_else_whole_words() {
        let text = "Ёлка one. Two three. Four five six.";
        let document = Document::new(text, DocumentMeta::default()).expect("a short text");
        let place = text.find("three").expect("the word") as u32;
        let hull = Span::new(place, place + 5);
        let shown = |annotations: Annotations, reach: u32| {
            let record = Record { document: document.clone(), annotations };
            around(&record, hull, reach).text(text).trim().to_owned()
        };
        let bare = Annotations::default;
        let ends = [(0, 13), (14, 24), (25, text.len())];
        let sentences = ends.iter().map(|&(a, b)| Sentence { span: Span::of(a, b), paragraph: 0 }).collect();
        let read = Annotations { sentences, ..bare() };
        assert_eq!(shown(read.clone(), 8), "Two three.");
        assert_eq!(shown(read, 900), text);
        assert_eq!(shown(bare(), 7), "Two three. Four");
        assert_eq!(shown(bare(), 900), text);
        assert_eq!(shown(bare(), 0), "three");
    }

    #[test]
    fn a_window_cuts_marks_at_its_borders() {
        let text = "one two three";
        let all = Spans::one(Span::new(0, 13));
        let layers = [Layer { class: "content", spans: &all }];
        let html = marked(text, Span::new(4, 7), &layers, None).into_string();
        assert_eq!(html, "<mark class=\"content\">two</mark>");
    }
}
