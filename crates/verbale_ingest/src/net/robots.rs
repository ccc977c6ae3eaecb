//! robots.txt (RFC 9309): which paths a site lets us fetch, and how fast.

use std::time::Duration;

/// The name that a site may address us by.
pub(super) const NAME: &str = "verbale";

/// Most bytes that are read of a robots.txt; RFC 9309 asks for 500 KiB at least.
pub(super) const BYTES: u64 = 512 << 10;

/// What a site's robots.txt says to us.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Robots {
    /// Allowed or not, and the pattern of the path.
    rules: Vec<(bool, String)>,
    /// The pause between requests it asks for.
    pub(super) pause: Option<Duration>,
}

impl Robots {
    /// Everything is allowed.
    pub(super) fn open() -> Robots {
        Robots::default()
    }

    /// Nothing is: what a site's trouble with its robots.txt means until it is over.
    pub(super) fn closed() -> Robots {
        Robots { rules: vec![(false, "/".to_owned())], pause: None }
    }

    /// Reads the groups that name us, else those for everybody.
    pub(super) fn parse(text: &str) -> Robots {
        let (mut own, mut general) = (Robots::default(), Robots::default());
        let (mut named, mut everybody, mut in_rules, mut found) = (false, false, false, false);
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match key.trim().to_ascii_lowercase().as_str() {
                "user-agent" => {
                    if in_rules {
                        (named, everybody, in_rules) = (false, false, false);
                    }
                    let agent = value.to_ascii_lowercase();
                    named |= agent == NAME;
                    everybody |= agent == "*";
                    found |= named;
                }
                key @ ("allow" | "disallow" | "crawl-delay") => {
                    in_rules = true;
                    for robots in
                        [named.then_some(&mut own), everybody.then_some(&mut general)].into_iter().flatten()
                    {
                        if key == "crawl-delay" {
                            let seconds = value.parse::<f64>().ok().filter(|s| (0.0..3600.0).contains(s));
                            robots.pause = seconds.map(Duration::from_secs_f64).or(robots.pause);
                        } else if !value.is_empty() {
                            robots.rules.push((key == "allow", value.to_owned()));
                        }
                    }
                }
                _ => {}
            }
        }
        if found { own } else { general }
    }

    /// Whether a path with its query may be fetched: the longest pattern that fits decides, and of equals the allowing one.
    pub(super) fn allows(&self, path: &str) -> bool {
        let fitting = self.rules.iter().filter(|(_, pattern)| fits(pattern, path));
        fitting.max_by_key(|(allow, pattern)| (pattern.len(), *allow)).is_none_or(|(allow, _)| *allow)
    }
}

/// Whether a pattern fits the start of a path: `*` is anything, `$` at the end is the end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, anchored) = pattern.strip_suffix('$').map_or((pattern, false), |p| (p, true));
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (i, part) in parts.iter().enumerate() {
        if anchored && i + 1 == parts.len() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    !anchored || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::Robots;
    use std::time::Duration;

    const SITE: &str = "# hello\nUser-agent: *\nDisallow: /private\nAllow: /private/press\nDisallow: /*.pdf$\nCrawl-delay: 2\n\n\
                        User-agent: greedy\nUser-agent: Verbale\nDisallow: /archive/\nAllow: /archive/2026\n";

    #[test]
    fn the_group_that_names_us_is_the_one_that_counts() {
        let robots = Robots::parse(SITE);
        assert!(
            robots.allows("/private/x")
                && robots.allows("/archive/2026/1")
                && !robots.allows("/archive/2025/1")
        );
        let general = Robots::parse(&SITE.replace("Verbale", "other"));
        assert_eq!(general.pause, Some(Duration::from_secs(2)));
        for (path, allowed) in [
            ("/", true),
            ("/private", false),
            ("/private/press/1", true),
            ("/a/b.pdf", false),
            ("/a/b.pdf?x", true),
            ("/privat", true),
        ] {
            assert_eq!(general.allows(path), allowed, "{path}");
        }
    }

    #[test]
    fn nothing_said_is_everything_allowed() {
        assert!(Robots::parse("").allows("/a") && Robots::parse("Disallow: /").allows("/a"));
        assert!(Robots::parse("User-agent: *\nDisallow:").allows("/a"));
        assert!(!Robots::closed().allows("/a"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text: String, path: String) {
            let robots = Robots::parse(&text);
            let _ = robots.allows(&path);
        }
    }
}
