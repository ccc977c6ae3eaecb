//! Feeds: RSS 0.9 to 2.0, Atom, JSON Feed. Each entry that carries text is a document at its own address.

use super::{Format, Piece, Reading, opening};
use crate::failure::{Failure, Place, Reason};
use crate::front_matter::Declared;
use crate::{Settings, charset, dates, noise, record};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;
use verbale_model::Document;

pub(crate) static FEED: Format = Format {
    endings: &["rss", "atom"],
    looks_like: |head| {
        let head = opening(head, 2048);
        let xml = [&b"<?xml"[..], b"<rss", b"<feed", b"<rdf"].iter().any(|s| head.starts_with(s));
        let feed = [&b"<rss"[..], b"<feed", b"<rdf:rdf", b"<channel"]
            .iter()
            .any(|s| memchr::memmem::find(&head, s).is_some());
        let json = head.starts_with(b"{") && memchr::memmem::find(&head, b"jsonfeed.org/version").is_some();
        xml && feed || json
    },
    reading: Reading::Whole(read),
};

/// A feed of which only the entries with their whole text are read; the rest is fetched at its own address.
pub(crate) static WHOLE_ENTRIES: Format = Format {
    endings: &[],
    looks_like: |_| false,
    reading: Reading::Whole(|piece, settings| {
        let Ok(feed) = parsed(piece) else { return read(piece, settings) };
        entries(&feed, piece, settings, |e| !e.only_summed_up())
    }),
};

/// An entry that a feed only sums up.
pub(crate) struct Link {
    /// Where it stands whole.
    pub(crate) address: String,
    /// A hash of what the feed says of it.
    pub(crate) mark: String,
}

/// The entries that a feed only sums up; `None` where bytes are no feed or every entry is whole.
pub(crate) fn summed_up(piece: &Piece) -> Option<Vec<Link>> {
    if !std::ptr::eq(piece.format, &raw const FEED) {
        return None;
    }
    let feed = parsed(piece).ok()?;
    let base = feed.link.clone().or_else(|| piece.url.clone());
    let links = feed.entries.iter().filter(|e| e.only_summed_up());
    let link =
        |e: &Entry| Some(Link { address: absolute(e.link.as_deref()?, base.as_deref())?, mark: e.mark() });
    let links: Vec<Link> = links.filter_map(link).collect();
    (!links.is_empty()).then_some(links)
}

/// Most entries that are read of one feed.
const ENTRIES: usize = 10_000;

/// One entry as the feed gives it.
#[derive(Default, Debug, PartialEq)]
struct Entry {
    id: Option<String>,
    title: Option<String>,
    link: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    author: Option<String>,
    content: Option<String>,
    summary: Option<String>,
}

/// A feed: what it says of itself, and its entries.
#[derive(Default, Debug)]
struct Feed {
    title: Option<String>,
    link: Option<String>,
    lang: Option<String>,
    entries: Vec<Entry>,
}

impl Entry {
    /// Whether the text stands at the entry's address and not in the feed.
    fn only_summed_up(&self) -> bool {
        self.content.is_none() && self.link.is_some()
    }

    /// A hash of all that the feed says of it: another one means that the feed tells of a change.
    fn mark(&self) -> String {
        // FNV-1a: the same on every machine and in every version, which the hashers of the standard library do not promise.
        let parts = [&self.id, &self.title, &self.published, &self.updated, &self.summary];
        let bytes = parts.iter().flat_map(|p| p.as_deref().unwrap_or_default().bytes().chain([0xff]));
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        format!("{hash:016x}")
    }
}

fn read(piece: &Piece, settings: &Settings) -> Vec<Result<Document, Failure>> {
    match parsed(piece) {
        Ok(feed) if feed.entries.is_empty() => vec![Err(Reason::Empty.at(&piece.place))],
        Ok(feed) => entries(&feed, piece, settings, |_| true),
        Err(reason) => vec![Err(reason.at(&piece.place))],
    }
}

fn parsed(piece: &Piece) -> Result<Feed, Reason> {
    let declared = piece.charset.clone().or_else(|| declared_charset(&piece.bytes));
    let text = charset::decode(&piece.bytes, declared.as_deref())?;
    let feed = if text.trim_start().starts_with('{') { json(&text) } else { xml(&text) };
    feed.map_err(|problem| Reason::BadContainer { kind: "feed", problem })
}

fn entries(
    feed: &Feed,
    piece: &Piece,
    settings: &Settings,
    wanted: impl Fn(&Entry) -> bool,
) -> Vec<Result<Document, Failure>> {
    let base = feed.link.clone().or_else(|| piece.url.clone());
    let numbered = feed.entries.iter().enumerate().filter(|(_, e)| wanted(e));
    numbered.map(|(i, entry)| document(entry, i + 1, feed, base.as_deref(), piece, settings)).collect()
}

fn document(
    entry: &Entry,
    number: usize,
    feed: &Feed,
    base: Option<&str>,
    piece: &Piece,
    settings: &Settings,
) -> Result<Document, Failure> {
    let place = Place { name: format!("{}#{number}", piece.place.name), line: None };
    let mut meta = record::meta(&Piece { bytes: Vec::new(), place: place.clone(), ..piece.clone() });
    let address = entry.link.as_deref().or(entry.id.as_deref()).and_then(|link| absolute(link, base));
    meta.url.clone_from(&address);
    if let Some(address) = &address {
        meta.name.clone_from(address);
    }
    let declared = Declared {
        title: entry.title.as_deref().map(plain).filter(|t| !t.is_empty()),
        published: entry.published.as_deref().or(entry.updated.as_deref()).and_then(dates::parse),
        url: address,
        lang: feed
            .lang
            .as_deref()
            .map(verbale_model::Lang::parse)
            .filter(|l| *l != verbale_model::Lang::UNDETERMINED),
        ..Declared::default()
    };
    let body = entry.content.as_deref().or(entry.summary.as_deref()).unwrap_or_default();
    if meta.outlet.is_none() && declared.url.as_deref().and_then(crate::outlets::of_address).is_none() {
        meta.outlet = feed.title.as_deref().map(plain).filter(|t| !t.is_empty());
    }
    // All of an entry is its text: there is no page around it to take away.
    let text = noise::clean(&plain(body));
    if text.is_empty() {
        return Err(Reason::Empty.at(&place));
    }
    let lang = declared.lang;
    declared.over(&mut meta);
    record::document(text, meta, lang, settings, &place)
}

/// Words without marks of a markup language.
fn plain(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        let Some(end) = rest[at..].find('>') else { break };
        out.push_str(&rest[..at]);
        let tag = rest[at + 1..at + end].trim_start_matches('/').to_ascii_lowercase();
        let breaks = ["p", "br", "div", "li", "h1", "h2", "h3", "ul", "ol", "blockquote", "tr"];
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        out.push_str(if breaks.contains(&name.as_str()) { "\n\n" } else { "" });
        rest = &rest[at + end + 1..];
        if matches!(name.as_str(), "script" | "style") && !tag.ends_with('/') {
            // What a browser would not show.
            let ends =
                |at: &usize| rest[at + 2..].get(..name.len()).is_some_and(|w| w.eq_ignore_ascii_case(&name));
            let close = memchr::memmem::find_iter(rest.as_bytes(), "</").find(ends);
            rest = close.map_or("", |c| &rest[c..]);
        }
    }
    out.push_str(rest);
    let out = quick_xml::escape::unescape_with(&out, quick_xml::escape::resolve_html5_entity)
        .map_or_else(|_| out.clone(), std::borrow::Cow::into_owned);
    let lines: Vec<String> =
        out.split("\n\n").map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    lines.into_iter().filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The charset an XML declaration names.
fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(200)];
    let at = memchr::memmem::find(head, b"encoding=")? + "encoding=".len();
    let label: Vec<u8> = head[at..]
        .iter()
        .skip(1)
        .copied()
        .take_while(|b| b.is_ascii_alphanumeric() || b"-_".contains(b))
        .collect();
    String::from_utf8(label).ok().filter(|l| !l.is_empty())
}

/// An address, made whole by the feed's own.
fn absolute(link: &str, base: Option<&str>) -> Option<String> {
    let link = link.trim();
    if link.starts_with("http://") || link.starts_with("https://") {
        return Some(link.to_owned());
    }
    let base = base.filter(|b| b.starts_with("http"))?;
    let host = base.find("://").map(|at| at + 3)?;
    let end = base[host..].find('/').map_or(base.len(), |at| host + at);
    if let Some(rest) = link.strip_prefix("//") {
        return Some(format!("{}{rest}", &base[..host]));
    }
    if link.starts_with('/') {
        return Some(format!("{}{link}", &base[..end]));
    }
    None
}

/// An element by its name without prefix, and whether the prefix is one of the content or Dublin Core modules.
fn name_of(element: &BytesStart<'_>) -> String {
    element.name().as_ref().to_ascii_lowercase()
}

fn attribute(element: &BytesStart<'_>, key: &str) -> Option<String> {
    element.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == key).map(|a| {
        quick_xml::escape::unescape(&a.value)
            .map_or_else(|_| a.value.to_string(), std::borrow::Cow::into_owned)
    })
}

/// Reads RSS and Atom. What is malformed at the end of a feed does not lose the entries before it.
fn xml(text: &str) -> Result<Feed, String> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut feed = Feed::default();
    let mut open: Vec<String> = Vec::new();
    let mut words = String::new();
    let mut entry: Option<Entry> = None;
    // Within Atom's xhtml content the markup itself is the text.
    let mut markup: Option<usize> = None;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(_) if !feed.entries.is_empty() => break,
            Err(error) => return Err(error.to_string()),
        };
        match event {
            Event::Eof => break,
            Event::Start(element) => {
                let name = name_of(&element);
                if markup.is_some() {
                    words.push_str(&format!("<{name}>"));
                } else {
                    words.clear();
                    begin(&name, &element, &mut feed, &mut entry);
                    if attribute(&element, "type").as_deref() == Some("xhtml") {
                        markup = Some(open.len());
                    }
                }
                open.push(name);
                if open.len() > 256 {
                    return Err("nested too deep".to_owned());
                }
            }
            Event::Empty(element) => {
                let name = name_of(&element);
                if markup.is_some() {
                    words.push_str(&format!("<{name}>"));
                } else {
                    begin(&name, &element, &mut feed, &mut entry);
                }
            }
            Event::Text(t) => words.push_str(&t),
            Event::CData(t) => words.push_str(&t),
            Event::GeneralRef(r) => {
                let name: &str = &r;
                match r.resolve_char_ref() {
                    Ok(Some(c)) => words.push(c),
                    _ => words.push_str(quick_xml::escape::resolve_html5_entity(name).unwrap_or(" ")),
                }
            }
            Event::End(_) => {
                let Some(name) = open.pop() else { continue };
                if markup == Some(open.len()) {
                    markup = None;
                } else if markup.is_some() {
                    words.push_str(&format!("</{name}>"));
                    continue;
                }
                if matches!(name.as_str(), "item" | "entry") {
                    feed.entries.extend(entry.take());
                    if feed.entries.len() >= ENTRIES {
                        break;
                    }
                } else {
                    end(&name, words.trim(), &mut feed, &mut entry);
                }
                words.clear();
            }
            _ => {}
        }
    }
    Ok(feed)
}

/// What an element's start tells: a new entry, an address, the language.
fn begin(name: &str, element: &BytesStart<'_>, feed: &mut Feed, entry: &mut Option<Entry>) {
    match name {
        "item" | "entry" => {
            *entry = Some(Entry { link: attribute(element, "rdf:about"), ..Entry::default() });
        }
        "link" => {
            let relation = attribute(element, "rel");
            let address =
                attribute(element, "href").filter(|_| relation.as_deref().is_none_or(|r| r == "alternate"));
            match entry {
                Some(entry) => entry.link = address.or(entry.link.take()),
                None => feed.link = address.or(feed.link.take()),
            }
        }
        "feed" | "rss" => feed.lang = attribute(element, "xml:lang"),
        _ => {}
    }
}

/// What an element's words tell.
fn end(name: &str, words: &str, feed: &mut Feed, entry: &mut Option<Entry>) {
    if words.is_empty() {
        return;
    }
    let words = || Some(words.to_owned());
    let Some(entry) = entry else {
        match name {
            "title" if feed.title.is_none() => feed.title = words(),
            "link" if feed.link.is_none() => feed.link = words(),
            "language" | "dc:language" => feed.lang = words(),
            _ => {}
        }
        return;
    };
    match name {
        "title" => entry.title = words(),
        "link" => entry.link = words(),
        "guid" | "id" => entry.id = words(),
        "pubdate" | "published" | "issued" | "dc:date" => entry.published = words(),
        "updated" | "modified" | "dcterms:modified" => entry.updated = words(),
        "dc:creator" | "name" => entry.author = words(),
        "content:encoded" | "content" | "content_encoded" => entry.content = words(),
        "description" | "summary" => entry.summary = words(),
        _ => {}
    }
}

/// Reads a JSON Feed.
fn json(text: &str) -> Result<Feed, String> {
    let value: Value = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let words = |v: &Value, key: &str| v.get(key).and_then(Value::as_str).map(str::to_owned);
    let escaped = |t: String| quick_xml::escape::escape(t.as_str()).replace("\n\n", "</p><p>");
    let entries =
        value.get("items").and_then(Value::as_array).ok_or("no list \"items\"")?.iter().take(ENTRIES);
    Ok(Feed {
        title: words(&value, "title"),
        link: words(&value, "home_page_url"),
        lang: words(&value, "language"),
        entries: entries
            .map(|e| Entry {
                id: words(e, "id"),
                title: words(e, "title"),
                link: words(e, "url").or_else(|| words(e, "external_url")),
                published: words(e, "date_published"),
                updated: words(e, "date_modified"),
                author: None,
                content: words(e, "content_html").or_else(|| words(e, "content_text").map(escaped)),
                summary: words(e, "summary").map(escaped),
            })
            .collect(),
    })
}
