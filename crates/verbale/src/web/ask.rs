//! What an address asks for: a page, a form of it, the two clocks, and the page's own filters.

use super::reply::Problem;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use verbale_model::{Knowledge, Moment};

/// Longest path and query that are read.
const MAX_ADDRESS: usize = 8 * 1024;

/// All but the characters that RFC 3986 leaves unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How a page is to be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    Html,
    Json,
    Csv,
}

impl Form {
    /// The end of the address that asks for it.
    const SUFFIXES: [(&'static str, Form); 2] = [(".json", Form::Json), (".csv", Form::Csv)];
}

/// What an address asks for.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Ask {
    /// Segments of the path, decoded, without the form's suffix.
    pub(super) path: Vec<String>,
    pub(super) form: Form,
    pub(super) knowledge: Knowledge,
    /// Everything of the query but the clocks: name to value, the last one given.
    pub(super) filters: BTreeMap<String, String>,
}

impl Ask {
    /// Reads path and query as they stand in the request line.
    pub(super) fn parse(path: &str, query: &str) -> Result<Ask, (Problem, Form)> {
        let mut segments: Vec<String> = (path.split('/').filter(|s| !s.is_empty()))
            .map(|s| percent_decode_str(s).decode_utf8_lossy().into_owned())
            .collect();
        let mut form = Form::Html;
        if let Some(last) = segments.last_mut() {
            for (suffix, asked) in Form::SUFFIXES {
                if let Some(stem) = last.strip_suffix(suffix).filter(|s| !s.is_empty()) {
                    *last = stem.to_owned();
                    form = asked;
                    break;
                }
            }
        }
        if segments.first().is_some_and(|s| s == "index") && segments.len() == 1 {
            segments.clear();
        }
        if path.len() + query.len() > MAX_ADDRESS {
            return Err((Problem::bad_use("the address is too long", "shorten its filters"), form));
        }
        let mut knowledge = Knowledge::ALL;
        let mut filters = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            match &*name {
                _ if value.is_empty() => {}
                "as_of" => knowledge.as_of = Some(clock("as_of", value).map_err(|p| (p, form))?),
                "known" => knowledge.known = Some(clock("known", value).map_err(|p| (p, form))?),
                _ => {
                    filters.insert(name.into_owned(), value.to_owned());
                }
            }
        }
        Ok(Ask { path: segments, form, knowledge, filters })
    }

    /// The value of a filter.
    pub(super) fn filter(&self, name: &str) -> Option<&str> {
        self.filters.get(name).map(String::as_str)
    }

    /// The address of another page under the same clocks. `segments` are encoded.
    pub(super) fn to(&self, segments: &[&str]) -> String {
        self.address(&segments.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>(), "", &BTreeMap::new())
    }

    /// The address of another page under the same clocks, with filters of its own.
    pub(super) fn to_with(&self, segments: &[&str], filters: &[(&str, &str)]) -> String {
        let filters = filters.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        self.address(&segments.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>(), "", &filters)
    }

    /// This page with one filter changed (`None` drops it).
    pub(super) fn with(&self, name: &str, value: Option<&str>) -> String {
        let mut filters = self.filters.clone();
        match value {
            Some(value) => filters.insert(name.to_owned(), value.to_owned()),
            None => filters.remove(name),
        };
        self.address(&self.path, "", &filters)
    }

    /// This page in another form, with all its filters.
    pub(super) fn twin(&self, suffix: &str) -> String {
        self.address(&self.path, suffix, &self.filters)
    }

    /// This page without its clocks.
    pub(super) fn latest(&self) -> String {
        Ask { knowledge: Knowledge::ALL, ..self.clone() }.address(&self.path, "", &self.filters)
    }

    /// The path alone: where a form of this page sends its fields.
    pub(super) fn action(&self) -> String {
        let bare = Ask { knowledge: Knowledge::ALL, ..self.clone() };
        bare.address(&self.path, "", &BTreeMap::new())
    }

    fn address(&self, path: &[String], suffix: &str, filters: &BTreeMap<String, String>) -> String {
        let mut out = String::new();
        for segment in path {
            let _ = write!(out, "/{}", utf8_percent_encode(segment, RESERVED));
        }
        if out.is_empty() {
            out.push_str(if suffix.is_empty() { "/" } else { "/index" });
        }
        out.push_str(suffix);
        let clocks = [("as_of", self.knowledge.as_of), ("known", self.knowledge.known)];
        let clocks = clocks.iter().filter_map(|(name, at)| Some(((*name).to_owned(), (*at)?.to_string())));
        let mut sign = '?';
        for (name, value) in clocks.chain(filters.iter().map(|(n, v)| (n.clone(), v.clone()))) {
            let _ = write!(
                out,
                "{sign}{}={}",
                utf8_percent_encode(&name, RESERVED),
                utf8_percent_encode(&value, RESERVED)
            );
            sign = '&';
        }
        out
    }
}

fn clock(name: &str, value: &str) -> Result<Moment, Problem> {
    value.parse().map_err(|error: verbale_model::MomentError| {
        Problem::bad_use(format!("{name}: {error}"), format!("for example ?{name}=2025-12-02"))
    })
}

#[cfg(test)]
mod tests {
    use super::{Ask, Form};

    fn ask(path: &str, query: &str) -> Ask {
        Ask::parse(path, query).expect("an address")
    }

    #[test]
    fn an_address_names_page_form_clocks_and_filters() {
        let ask = ask("/issue/frozen%20assets.csv", "as_of=2025-12-02&known=&party=a%26b");
        assert_eq!((ask.path.join("|"), ask.form), ("issue|frozen assets".into(), Form::Csv));
        assert_eq!(ask.knowledge.as_of.map(|m| m.to_string()).as_deref(), Some("2025-12-02"));
        assert_eq!((ask.knowledge.known, ask.filter("party")), (None, Some("a&b")));
    }

    #[test]
    fn addresses_keep_the_clocks_and_escape_what_they_carry() {
        let ask = ask("/findings", "as_of=2025-12-02&kind=number");
        assert_eq!(ask.to(&["issue", "a/b?c"]), "/issue/a%2Fb%3Fc?as_of=2025-12-02");
        assert_eq!(ask.with("kind", None), "/findings?as_of=2025-12-02");
        assert_eq!(ask.with("party", Some("x y")), "/findings?as_of=2025-12-02&kind=number&party=x%20y");
        assert_eq!(ask.twin(".json"), "/findings.json?as_of=2025-12-02&kind=number");
        assert_eq!(ask.latest(), "/findings?kind=number");
    }

    #[test]
    fn the_first_page_has_twins() {
        assert_eq!(ask("/", "").twin(".csv"), "/index.csv");
        assert_eq!(ask("/index.json", ""), Ask { form: Form::Json, ..ask("/", "") });
    }

    #[test]
    fn a_time_that_is_none_is_refused_with_an_example() {
        let (problem, form) = Ask::parse("/claims.json", "as_of=yesterday").expect_err("no time");
        assert_eq!((problem.status, form), (400, Form::Json));
        assert!(problem.hint.expect("a hint").contains("as_of=2025-12-02"));
    }
}
