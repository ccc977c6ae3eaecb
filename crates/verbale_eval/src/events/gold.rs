//! Gold events: JSON lines of `id`, `text` and `events` with the words of source and target.

use serde::Deserialize;
use verbale_annotate::Text;
use verbale_model::Span;

/// A text with its events.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldText {
    /// Its name.
    pub id: String,
    /// The words.
    pub text: String,
    /// What people coded.
    #[serde(default)]
    pub events: Vec<GoldEvent>,
}

/// One coded event.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct GoldEvent {
    /// Words of the source.
    #[serde(default)]
    pub source: Vec<String>,
    /// Words of the target.
    #[serde(default)]
    pub target: Vec<String>,
    /// Type; YIELD is CONCEDE and RETREAT in one.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Quad class.
    pub quad: Option<u8>,
    /// The text with `<s>` and `<t>` around source and target.
    pub marked: Option<String>,
}

/// Source and target in the text; a missing one is the start or the end of the text.
pub fn places(text: &Text<'_>, event: &GoldEvent) -> (Span, Span) {
    if let Some(found) = event.marked.as_deref().and_then(|m| marked(text.text, m)) {
        return found;
    }
    let all = text.text;
    let first = |words: &[String], not: Option<Span>| {
        words.iter().filter(|w| !w.trim().is_empty()).find_map(|w| {
            let w = w.trim();
            let mut from = 0;
            while let Some(at) = all[from..].find(w) {
                let span = Span::of(from + at, from + at + w.len());
                if not.is_none_or(|n| !n.overlaps(span)) {
                    return Some(span);
                }
                from += at + w.chars().next().map_or(1, char::len_utf8);
            }
            None
        })
    };
    let tokens = &text.tokens;
    let source = first(&event.source, None);
    let target = first(&event.target, source);
    let start = tokens.first().map_or(Span::default(), |t| t.span);
    let end = tokens.last().map_or(Span::default(), |t| t.span);
    (source.unwrap_or(start), target.unwrap_or(end))
}

/// The spans that a marked text gives, if it is the same text.
fn marked(text: &str, marked: &str) -> Option<(Span, Span)> {
    let (mut plain, mut spans) = (String::with_capacity(text.len()), [[None; 2]; 2]);
    let mut rest = marked;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = [("<s>", 0, 0), ("</s>", 0, 1), ("<t>", 1, 0), ("</t>", 1, 1)]
            .into_iter()
            .find(|t| rest.starts_with(t.0));
        if let Some((tag, role, side)) = tag {
            spans[role][side].get_or_insert(plain.len());
            rest = &rest[tag.len()..];
        } else {
            plain.push('<');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    let span = |role: [Option<usize>; 2]| Some(Span::of(role[0]?, role[1]?));
    (plain == text).then_some(())?;
    Some((span(spans[0])?, span(spans[1])?))
}

#[cfg(test)]
mod tests {
    use super::{GoldEvent, places};
    use verbale_annotate::en::tokens::parse;

    #[test]
    fn marks_win_over_words_and_words_that_occur_twice_do_not_overlap() {
        let text = parse("Aldor and Aldor met.");
        let mut event =
            GoldEvent { source: vec!["Aldor".into()], target: vec!["Aldor".into()], ..GoldEvent::default() };
        let (s, t) = places(&text, &event);
        assert_eq!((s.start(), t.start()), (0, 10));
        event.marked = Some("<t>Aldor</t> and <s>Aldor</s> met.".into());
        let (s, t) = places(&text, &event);
        assert_eq!((s.start(), t.start()), (10, 0));
    }
}
