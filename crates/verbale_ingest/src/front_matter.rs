//! What a text file says of itself before its text: a block between `---` lines, or a header of `key: value` lines.
//!
//! ```text
//! ---
//! title: Talks end without a date for the next round
//! outlet: Ministry of Foreign Affairs
//! published: 2025-12-02T18:20:00+01:00
//! party: north
//! full: true
//! ---
//! The text starts here.
//! ```
//!
//! A value runs to the end of its line and may stand in quotes; a line that starts with `#` is a remark. Keys are those of
//! JSON lines. Without the `---` lines the same pairs are read as a header if at least two stand at the top, each known, with
//! an empty line after them: a text that merely begins with a colon stays a text.

use crate::dates;
use crate::failure::{Failure, Place, Reason};
use verbale_model::{DocumentMeta, Lang};

/// The keys that may stand in a block.
const KEYS: [&str; 9] = ["title", "outlet", "url", "published", "captured", "lang", "party", "full", "id"];

/// What a text says of itself. Only what it says: the rest stays `None`.
#[derive(Default, Clone, PartialEq, Debug)]
pub(crate) struct Declared {
    pub(crate) id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) published: Option<verbale_model::Moment>,
    pub(crate) captured: Option<verbale_model::Moment>,
    pub(crate) lang: Option<Lang>,
    pub(crate) party: Option<String>,
    pub(crate) full: Option<bool>,
}

impl Declared {
    /// Takes one pair. An empty value says nothing.
    pub(crate) fn set(&mut self, key: &str, value: &str) -> Result<(), Reason> {
        let bad = |problem: String| Reason::BadField { field: key.to_owned(), problem };
        let moment = || {
            dates::parse(value).ok_or_else(|| {
                bad(format!("{value:?} is no time (use 2025-12-02 or 2025-12-02T18:20:00+01:00)"))
            })
        };
        if value.is_empty() {
            return if KEYS.contains(&key) { Ok(()) } else { Err(bad(unknown())) };
        }
        let text = || Some(value.to_owned());
        match key {
            "id" => self.id = text(),
            "title" => self.title = text(),
            "outlet" => self.outlet = text(),
            "url" => self.url = text(),
            "party" => self.party = text(),
            "published" => self.published = Some(moment()?),
            "captured" => self.captured = Some(moment()?),
            "lang" => match Lang::parse(value) {
                Lang::UNDETERMINED if value != "und" => {
                    return Err(bad(format!("{value:?} is no language code such as en or uk")));
                }
                lang => self.lang = Some(lang),
            },
            "full" => match value {
                "true" | "yes" => self.full = Some(true),
                "false" | "no" => self.full = Some(false),
                _ => return Err(bad(format!("{value:?} is neither true nor false"))),
            },
            _ => return Err(bad(unknown())),
        }
        Ok(())
    }

    /// Puts what was declared over `meta`.
    pub(crate) fn over(self, meta: &mut DocumentMeta) {
        let put = |slot: &mut Option<String>, value: Option<String>| {
            if value.is_some() {
                *slot = value;
            }
        };
        put(&mut meta.title, self.title);
        put(&mut meta.outlet, self.outlet);
        put(&mut meta.url, self.url);
        put(&mut meta.party, self.party);
        meta.published = self.published.or(meta.published);
        meta.captured = self.captured.or(meta.captured);
        meta.full = self.full.unwrap_or(meta.full);
        if let Some(id) = self.id {
            meta.name = id;
        }
    }
}

fn unknown() -> String {
    format!("unknown; known are {}", KEYS.join(", "))
}

/// Splits a text into what it says of itself and the text proper, with the line the text proper starts on.
pub(crate) fn split<'t>(text: &'t str, place: &Place) -> Result<(Declared, &'t str), Failure> {
    let failure = |line: usize, reason: Reason| Failure {
        place: Place { name: place.name.clone(), line: Some(line as u64) },
        reason,
    };
    let mut lines = Lines { rest: text };
    let first = lines.take().unwrap_or("");
    if first.trim_end() == "---" {
        let mut declared = Declared::default();
        let mut seen: Vec<&str> = Vec::new();
        let mut number = 1;
        while let Some(line) = lines.take() {
            number += 1;
            let line = line.trim();
            match line {
                "---" | "..." => return Ok((declared, lines.rest)),
                "" => {}
                _ if line.starts_with('#') => {}
                _ => {
                    // A rule across the page, not a block.
                    let Some((key, value)) = line.split_once(':') else {
                        return if seen.is_empty() {
                            Ok((Declared::default(), text))
                        } else {
                            Err(failure(
                                number,
                                Reason::BadFrontMatter(format!("{line:?} is no `key: value`")),
                            ))
                        };
                    };
                    let key = key.trim();
                    if seen.contains(&key) {
                        return Err(failure(
                            number,
                            Reason::BadFrontMatter(format!("`{key}` is given twice")),
                        ));
                    }
                    declared
                        .set(key, unquote(value))
                        .map_err(|reason| failure(number, Reason::BadFrontMatter(reason.to_string())))?;
                    seen.push(key);
                }
            }
        }
        return if seen.is_empty() {
            Ok((Declared::default(), text))
        } else {
            Err(failure(1, Reason::BadFrontMatter("the block is not closed by a line `---`".to_owned())))
        };
    }
    header(text, failure)
}

fn header(text: &str, failure: impl Fn(usize, Reason) -> Failure) -> Result<(Declared, &str), Failure> {
    let mut lines = Lines { rest: text };
    let mut pairs = Vec::new();
    while let Some(line) = lines.take() {
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        match line.split_once(':') {
            Some((key, value)) if KEYS.contains(&key) => pairs.push((key, unquote(value))),
            _ => return Ok((Declared::default(), text)),
        }
    }
    if pairs.len() < 2 {
        return Ok((Declared::default(), text));
    }
    let mut declared = Declared::default();
    for (index, (key, value)) in pairs.into_iter().enumerate() {
        declared.set(key, value).map_err(|reason| failure(index + 1, reason))?;
    }
    Ok((declared, lines.rest))
}

fn unquote(value: &str) -> &str {
    let value = value.trim();
    let within = |quote: char| value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote));
    within('"').or_else(|| within('\'')).unwrap_or(value)
}

/// Lines without their ends, keeping what is left.
struct Lines<'t> {
    rest: &'t str,
}

impl<'t> Lines<'t> {
    fn take(&mut self) -> Option<&'t str> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        self.rest = rest;
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::{Declared, split};
    use crate::failure::Place;

    fn read(text: &str) -> Result<(Declared, String), String> {
        split(text, &Place::whole("a.md")).map(|(d, body)| (d, body.to_owned())).map_err(|f| f.to_string())
    }

    #[test]
    fn a_block_is_read_and_taken_off() {
        let (declared, body) = read("---\ntitle: \"Talks: day two\"\n# a remark\nfull: false\npublished: 2025-12-02\nlang: uk\n---\nText.\n").expect("good");
        assert_eq!(declared.title.as_deref(), Some("Talks: day two"));
        assert_eq!(declared.full, Some(false));
        assert_eq!(declared.published.map(|m| m.to_string()).as_deref(), Some("2025-12-02"));
        assert_eq!(declared.lang.map(|l| l.code().to_owned()).as_deref(), Some("uk"));
        assert_eq!(body, "Text.\n");
    }

    #[test]
    fn a_bad_block_names_its_line() {
        assert_eq!(
            read("---\ntitle: A\npublished: soon\n---\n").expect_err("bad").split(' ').next(),
            Some("a.md:3:")
        );
        assert!(read("---\ntitel: A\n---\n").expect_err("bad").contains("unknown"));
        assert!(read("---\ntitle: A\ntitle: B\n---\n").expect_err("bad").starts_with("a.md:3: "));
        assert!(read("---\ntitle: A\n\nNever closed").expect_err("bad").contains("is no `key: value`"));
        assert!(read("---\ntitle: A\n").expect_err("bad").contains("not closed"));
        assert!(read("---\nfull: maybe\n---\n").expect_err("bad").contains("neither true nor false"));
    }

    #[test]
    fn a_rule_across_the_page_is_no_block() {
        let text = "---\nThe text goes on\n";
        assert_eq!(read(text).expect("text").1, text);
    }

    #[test]
    fn a_header_needs_two_known_lines() {
        let (declared, body) = read("title: A\noutlet: B\n\nText.").expect("good");
        assert_eq!(
            (declared.title.as_deref(), declared.outlet.as_deref(), body.as_str()),
            (Some("A"), Some("B"), "Text.")
        );
        for text in [
            "title: only this\n\nText.",
            "Minister: we agree\nKyiv: we do not\n\nText.",
            "title: A\nText without a header.\n",
        ] {
            assert_eq!(read(text).expect("text").1, text);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_survived(text in "(---\n)?([a-z]{1,9}:? ?[^\n]{0,12}\n){0,5}(---)?\\PC{0,20}") {
            let _ = read(&text);
        }
    }
}
