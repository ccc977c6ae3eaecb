//! What a page says of itself: JSON-LD first, then its `meta` and `link` elements, then `time` and `title`, then the date under its
//! headline and the one in its address.

use super::blocks::blocks;
use super::dom::{Dom, NodeId};
use crate::dates;
use regex::Regex;
use serde_json::Value;
use std::sync::LazyLock;
use verbale_model::{Lang, Moment};

/// What a page says of itself.
#[derive(Default, Clone, PartialEq, Debug)]
pub(crate) struct Metadata {
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) published: Option<Moment>,
    pub(crate) modified: Option<Moment>,
    pub(crate) lang: Option<Lang>,
    pub(crate) outlet: Option<String>,
    pub(crate) canonical: Option<String>,
}

/// Types of schema.org under which articles and official statements are published.
const ARTICLE_TYPES: &[&str] = &[
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "WebPage",
    "PressRelease",
];

/// Reads the metadata of a page.
pub(crate) fn metadata(dom: &Dom) -> Metadata {
    let mut found = json_ld(dom);
    // A name, no address and no name of an account.
    let name = |outlet: &String| !outlet.starts_with("http") && !outlet.starts_with('@');
    found.outlet = found.outlet.filter(name);
    let metas = Metas::of(dom);
    let text = |slot: &mut Option<String>, keys: &[&str]| {
        if slot.is_none() {
            *slot = metas.first(keys);
        }
    };
    text(
        &mut found.title,
        &["og:title", "twitter:title", "dc.title", "headline", "parsely-title", "sailthru.title"],
    );
    text(
        &mut found.author,
        &["author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"],
    );
    text(&mut found.outlet, &["og:site_name", "application-name", "dc.publisher", "publisher"]);
    found.author = found.author.filter(|a| !a.starts_with("http"));
    found.outlet = found.outlet.filter(name);
    found.published = found.published.or_else(|| {
        metas.moment(&[
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "pubdate",
            "publishdate",
            "publish-date",
            "parsely-pub-date",
            "sailthru.date",
            "article.published",
            "published-date",
            "og:pubdate",
            "datecreated",
            "article_date_original",
            "citation_publication_date",
            "created",
            "ptime",
            "publication_date",
            "originalpublicationdate",
            "cxenseparse:recs:publishtime",
            "dcterms.date",
            "date.created",
            "rnews:datepublished",
            "pdate",
            "displaydate",
        ])
    });
    found.modified = found.modified.or_else(|| {
        metas.moment(&[
            "article:modified_time",
            "og:updated_time",
            "datemodified",
            "lastmod",
            "last-modified",
            "dcterms.modified",
            "revised",
        ])
    });
    if found.published.is_none() {
        found.published = times(dom).or_else(|| under_headline(dom));
    }
    if found.title.is_none() {
        found.title = heading(dom);
    }
    if let (Some(title), Some(outlet)) = (&found.title, &found.outlet) {
        found.title = Some(without_outlet(title, outlet).to_owned());
    }
    let html = dom.elements("html").next();
    found.lang = html
        .and_then(|id| dom.attribute(id, "lang").or_else(|| dom.attribute(id, "xml:lang")))
        .map(Lang::parse)
        .filter(|&l| l != Lang::UNDETERMINED);
    found.canonical = dom
        .elements("link")
        .find(|&id| dom.attribute(id, "rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")))
        .and_then(|id| dom.attribute(id, "href"))
        .map(str::to_owned)
        .or_else(|| metas.first(&["og:url"]))
        .filter(|u| u.starts_with("http://") || u.starts_with("https://"));
    if found.published.is_none() {
        found.published = found.canonical.as_deref().and_then(in_address);
    }
    found
}

/// A date that can be one of a page: some programs write the first day of all for none.
fn date(text: &str) -> Option<Moment> {
    /// The first of January 1990.
    const FIRST_SECOND: i64 = 631_152_000;
    dates::parse(text).filter(|m| m.start().as_second() >= FIRST_SECOND)
}

/// A title without the site's own name after it: "Talks end - Courier".
fn without_outlet<'t>(title: &'t str, outlet: &str) -> &'t str {
    let letters = |t: &str| -> String {
        t.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let outlet = letters(outlet);
    let cut = [" | ", " - ", " – ", " — ", " :: ", " » "]
        .iter()
        .filter_map(|mark| Some((title.rfind(mark)?, mark.len())))
        .max();
    match cut {
        Some((at, mark)) if letters(&title[at + mark..]) == outlet && !title[..at].trim().is_empty() => {
            title[..at].trim()
        }
        _ => title,
    }
}

/// The date that stands for readers between headline and text.
fn under_headline(dom: &Dom) -> Option<Moment> {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        let month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
        Regex::new(&format!(
            r"(?i)\b(?:{month}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{month}\.?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})\b"
        ))
        .expect("a pattern")
    });
    /// Blocks between the headline and the first paragraph, and the length from which a block is one.
    const LINES: usize = 8;
    const PROSE: usize = 220;
    let headline = dom.elements("h1").last()?;
    let after = blocks(dom, Dom::ROOT, |_| false).into_iter().skip_while(|b| b.element < headline).skip(1);
    let lines: Vec<String> = after.take(LINES).take_while(|b| b.text.len() < PROSE).map(|b| b.text).collect();
    lines.iter().find_map(|line| date(DATE.find(line)?.as_str()))
}

/// The day that an address names: `/2026/03/05/`.
fn in_address(address: &str) -> Option<Moment> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"/(?:[a-z-]+/)?((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})/").expect("a pattern")
    });
    let found = DAY.captures(address)?;
    date(&format!("{}-{:0>2}-{:0>2}", &found[1], &found[2], &found[3]))
}

/// The `meta` elements of a page: key in lower case, value.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(dom: &Dom) -> Metas {
        let pair = |id: NodeId| {
            let key =
                ["property", "name", "itemprop", "http-equiv"].iter().find_map(|a| dom.attribute(id, a))?;
            let value = dom.attribute(id, "content")?.trim();
            (!value.is_empty() && value.len() < 2_000)
                .then(|| (key.trim().to_ascii_lowercase(), value.to_owned()))
        };
        Metas(dom.elements("meta").filter_map(pair).collect())
    }

    fn all<'m>(&'m self, key: &'m str) -> impl Iterator<Item = &'m str> {
        self.0.iter().filter(move |(k, _)| k == key).map(|(_, v)| v.as_str())
    }

    fn first(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| self.all(key).next()).map(one_line)
    }

    fn moment(&self, keys: &[&str]) -> Option<Moment> {
        keys.iter().find_map(|key| self.all(key).find_map(date))
    }
}

/// The article object of the page's JSON-LD. Broken scripts are passed over.
fn json_ld(dom: &Dom) -> Metadata {
    let mut found = Metadata::default();
    for script in dom.elements("script") {
        if !dom
            .attribute(script, "type")
            .is_some_and(|t| t.to_ascii_lowercase().starts_with("application/ld+json"))
        {
            continue;
        }
        let text = dom.raw_text(script);
        let text = text
            .trim()
            .trim_start_matches("<!--")
            .trim_start_matches("//<![CDATA[")
            .trim_end_matches("-->")
            .trim_end_matches("//]]>")
            .trim()
            .trim_end_matches(';');
        if let Ok(value) = serde_json::from_str::<Value>(text) {
            let mut open = vec![&value];
            let mut budget = 2_000;
            while let Some(value) = open.pop()
                && budget > 0
            {
                budget -= 1;
                match value {
                    Value::Array(list) => open.extend(list.iter().rev()),
                    Value::Object(object) => {
                        if is_article(object.get("@type")) {
                            take(&mut found, object);
                        }
                        open.extend(object.get("mainEntity"));
                        open.extend(object.get("@graph"));
                    }
                    _ => {}
                }
            }
        }
    }
    found
}

fn is_article(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(kind)) => ARTICLE_TYPES.contains(&kind.as_str()),
        Some(Value::Array(kinds)) => kinds.iter().any(|k| is_article(Some(k))),
        _ => false,
    }
}

fn take(found: &mut Metadata, object: &serde_json::Map<String, Value>) {
    let text = |key: &str| object.get(key).and_then(named).map(|t| one_line(&unescaped(&t)));
    let moment = |key: &str| object.get(key).and_then(Value::as_str).and_then(date);
    // A page object tells less of an article than the article object itself: what is there stays.
    found.title = found.title.take().or_else(|| text("headline"));
    found.author = found.author.take().or_else(|| text("author"));
    found.outlet = found.outlet.take().or_else(|| text("publisher"));
    found.published = found.published.or_else(|| moment("datePublished")).or_else(|| moment("dateCreated"));
    found.modified = found.modified.or_else(|| moment("dateModified"));
}

/// Scripts hold words as markup would write them though no markup is read there.
fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    quick_xml::escape::unescape_with(text, quick_xml::escape::resolve_html5_entity)
        .map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

/// The name or names a JSON-LD value stands for.
fn named(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => object.get("name").and_then(Value::as_str).map(str::to_owned),
        Value::Array(list) => {
            let names: Vec<String> =
                list.iter().filter_map(|v| if v.is_array() { None } else { named(v) }).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
    .filter(|text| !text.trim().is_empty())
}

/// The time element that is marked as the publication's, else the first.
fn times(dom: &Dom) -> Option<Moment> {
    let stated =
        |id: NodeId| dom.attribute(id, "datetime").or_else(|| dom.attribute(id, "content")).and_then(date);
    let marked = (0..dom.len() as NodeId)
        .filter(|&id| dom.attribute(id, "itemprop") == Some("datePublished"))
        .find_map(stated);
    let published = || {
        dom.elements("time")
            .filter(|&id| {
                dom.attribute(id, "pubdate").is_some()
                    || dom.attribute(id, "class").is_some_and(|c| c.contains("publish"))
            })
            .find_map(stated)
    };
    marked.or_else(published).or_else(|| dom.elements("time").find_map(stated))
}

/// The only first-level heading, else the title element without the outlet's name.
fn heading(dom: &Dom) -> Option<String> {
    let mut headings = dom.elements("h1").map(|id| one_line(&dom.raw_text(id))).filter(|t| t.len() > 3);
    let first = headings.next();
    if first.is_some() && headings.next().is_none() {
        return first;
    }
    let title = dom.elements("title").next().map(|id| one_line(&dom.raw_text(id)))?;
    let cut = [" | ", " - ", " – ", " — ", " :: "].iter().filter_map(|mark| title.rfind(mark)).max();
    let kept = cut.map_or(title.as_str(), |at| &title[..at]).trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::dom::Dom;
    use super::metadata;

    #[test]
    fn the_article_object_comes_before_the_meta_elements() {
        let page = r#"<html lang="en-GB"><head><title>Talks end | Courier</title>
            <meta property="og:title" content="Talks  end early"><meta property="article:published_time" content="2025-12-01T00:00:00Z">
            <link rel="canonical" href="https://courier.example/a">
            <script type="application/ld+json">{"@graph":[{"@type":"Organization","name":"x"},{"@type":["NewsArticle"],"headline":"Talks end",
            "datePublished":"2025-12-02T18:20:00+01:00","dateModified":"2025-12-03","author":[{"name":"A. Person"},{"name":"B. Person"}],"publisher":{"name":"Courier"}}]}</script>
            <script type="application/ld+json">{broken</script></head></html>"#;
        let found = metadata(&Dom::parse(page));
        assert_eq!(found.title.as_deref(), Some("Talks end"));
        assert_eq!(found.author.as_deref(), Some("A. Person, B. Person"));
        assert_eq!(found.outlet.as_deref(), Some("Courier"));
        assert_eq!(found.published.map(|m| m.to_string()).as_deref(), Some("2025-12-02T17:20:00Z"));
        assert_eq!(found.modified.map(|m| m.to_string()).as_deref(), Some("2025-12-03"));
        assert_eq!(found.lang.map(|l| l.code().to_owned()).as_deref(), Some("en"));
        assert_eq!(found.canonical.as_deref(), Some("https://courier.example/a"));
    }

    #[test]
    fn what_cannot_be_meant_is_passed_over() {
        let page = r#"<head><title>x</title><meta property="og:site_name" content="The Courier">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Envoy&#8217;s talks | The  Courier","datePublished":"0001-01-01T00:00:00Z",
            "publisher":{"name":"https://courier.example"}}</script></head>
            <body><h1>Envoy’s talks</h1><p>By Anna Person on March 5, 2026</p><p>The talks that began on 1 January 2020 ended.</p></body>"#;
        let found = metadata(&Dom::parse(page));
        assert_eq!(found.title.as_deref(), Some("Envoy’s talks"));
        assert_eq!(found.outlet.as_deref(), Some("The Courier"));
        assert_eq!(found.published.map(|m| m.to_string()).as_deref(), Some("2026-03-05"));
    }

    #[test]
    fn an_address_may_name_the_day() {
        let page =
            "<link rel=canonical href='https://courier.example/world/2026/3/5/talks-end/'><h1>Talks end</h1>";
        let published = metadata(&Dom::parse(page)).published;
        assert_eq!(published.map(|m| m.to_string()).as_deref(), Some("2026-03-05"));
    }

    #[test]
    fn a_page_without_metadata_still_has_a_title_and_a_time() {
        let found = metadata(&Dom::parse(
            "<title>Talks end - Courier</title><body><time datetime='2025-12-02'>2 Dec</time>",
        ));
        assert_eq!(found.title.as_deref(), Some("Talks end"));
        assert_eq!(found.published.map(|m| m.to_string()).as_deref(), Some("2025-12-02"));
    }
}
