//! A stretch of a text with places marked in it.

use maud::{Markup, html};
use verbale_model::{Span, Spans};

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

/// The text of `window` with the layers' places marked. The first mark of the first layer in the whole text has the
/// id `words`, so that an address can point at it.
pub(in crate::web) fn marked(text: &str, window: Span, layers: &[Layer<'_>]) -> Markup {
    let first = layers.first().filter(|l| !l.spans.is_empty()).map(|l| l.spans.start());
    html! {
        @for (piece, layer) in pieces(window, layers) {
            @match layer {
                None => { (piece.text(text)) }
                Some(n) => {
                    mark.(layers[n].class) id=[(n == 0 && first == Some(piece.start())).then_some("words")] {
                        (piece.text(text))
                    }
                }
            }
        }
    }
}

/// Where `spans` fall inside `text`'s windows of at most `reach` bytes to each side, on character borders.
pub(in crate::web) fn around(text: &str, hull: Span, reach: u32) -> Span {
    let start = text.floor_char_boundary(hull.start().saturating_sub(reach) as usize);
    let end = text.ceil_char_boundary((hull.end() as usize).saturating_add(reach as usize));
    Span::of(start, end)
}

#[cfg(test)]
mod tests {
    use super::{Layer, marked};
    use verbale_model::{Span, Spans};

    #[test]
    fn marks_cover_their_words_and_nothing_is_lost_or_run() {
        let text = "<b>Kyiv</b> said: no & never.";
        let content: Spans = [Span::new(18, 20), Span::new(23, 28)].into_iter().collect();
        let source = Spans::one(Span::new(0, 20));
        let layers = [Layer { class: "content", spans: &content }, Layer { class: "source", spans: &source }];
        let html = marked(text, Span::of(0, text.len()), &layers).into_string();
        assert_eq!(
            html,
            "<mark class=\"source\">&lt;b&gt;Kyiv&lt;/b&gt; said: </mark>\
             <mark class=\"content\" id=\"words\">no</mark> &amp; <mark class=\"content\">never</mark>."
        );
    }

    #[test]
    fn a_window_cuts_marks_at_its_borders() {
        let text = "one two three";
        let all = Spans::one(Span::new(0, 13));
        let html = marked(text, Span::new(4, 7), &[Layer { class: "content", spans: &all }]).into_string();
        assert_eq!(html, "<mark class=\"content\">two</mark>");
    }
}
