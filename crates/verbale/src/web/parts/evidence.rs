//! Words of a document with their place: the smallest thing a page may assert with.

use super::moment;
use crate::web::context::{Context, paragraph_of};
use maud::{Markup, html};
use verbale_model::{Document, Evidence, StatementId};

/// The words, unaltered, and under them their place as a link to the text.
pub(in crate::web) fn quoted(c: &Context<'_>, evidence: &Evidence, statement: Option<StatementId>) -> Markup {
    html! {
        (words(c, evidence))
        (place(c, evidence, statement))
    }
}

/// The words alone.
pub(in crate::web) fn words(c: &Context<'_>, evidence: &Evidence) -> Markup {
    let lang = c.document(evidence.document()).map(|d| d.meta().lang.code());
    html! { blockquote.words lang=[lang] { (evidence.quote()) } }
}

/// Who published them, when, and in which paragraph: the link that opens the evidence.
pub(in crate::web) fn place(c: &Context<'_>, evidence: &Evidence, statement: Option<StatementId>) -> Markup {
    html! {
        p.place {
            a.open href=(c.to_words(evidence, statement)) data-evidence="" {
                @match c.document(evidence.document()) {
                    Some(document) => {
                        (publisher(document))
                        @if let Some(at) = document.meta().published { ", " (moment::day(at)) }
                        span.para { " ¶" (paragraph_of(document.text(), evidence.spans().start())) }
                    }
                    None => { "a document not held here" }
                }
            }
            @if let Some(document) = c.document(evidence.document()) { (printed(c, document, evidence)) }
        }
    }
}

/// What paper needs: the full citation, shown in print only.
fn printed(c: &Context<'_>, document: &Document, evidence: &Evidence) -> Markup {
    let spans = c.texts().row(evidence).spans;
    html! {
        span.printed {
            @if let Some(title) = &document.meta().title { "“" (title) "”. " }
            @if let Some(url) = &document.meta().url { (url) " " }
            "[" (document.id()) ", characters "
            @for (n, [start, end]) in spans.iter().enumerate() { @if n > 0 { ", " } (start) "–" (end) }
            "]"
        }
    }
}

/// The name of who published a document: outlet, else host, else the caller's name for it.
pub(in crate::web) fn publisher(document: &Document) -> &str {
    let meta = document.meta();
    let host = meta
        .url
        .as_deref()
        .and_then(|u| u.split_once("://"))
        .map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(rest).trim_start_matches("www."));
    meta.outlet.as_deref().or(host.filter(|h| !h.is_empty())).unwrap_or_else(|| document.label())
}

/// The address a document was published at, if it is one that a browser may follow.
pub(in crate::web) fn followable(document: &Document) -> Option<&str> {
    let url = document.meta().url.as_deref()?;
    let scheme = url.split_once("://")?.0;
    (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::{followable, publisher};
    use verbale_model::{Document, DocumentMeta};

    fn document(url: Option<&str>, outlet: Option<&str>) -> Document {
        let meta = DocumentMeta {
            name: "a.txt".into(),
            url: url.map(Into::into),
            outlet: outlet.map(Into::into),
            ..DocumentMeta::default()
        };
        Document::new("text", meta).expect("a short text")
    }

    #[test]
    fn only_web_addresses_are_followed() {
        for url in ["javascript:alert(1)//://", "data:text/html,x", "file:///etc/passwd", "x"] {
            assert_eq!(followable(&document(Some(url), None)), None, "{url}");
        }
        assert!(followable(&document(Some("https://a.example/x"), None)).is_some());
    }

    #[test]
    fn a_publisher_is_the_outlet_else_the_host_else_the_callers_name() {
        assert_eq!(publisher(&document(Some("https://www.a.example/x"), Some("The A"))), "The A");
        assert_eq!(publisher(&document(Some("https://www.a.example/x"), None)), "a.example");
        assert_eq!(publisher(&document(None, None)), "a.txt");
    }
}
