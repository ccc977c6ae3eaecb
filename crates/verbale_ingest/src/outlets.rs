//! Outlets by the host of an address: `data/outlets/*.toml`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One outlet, with addresses that show what it covers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outlet {
    name: String,
    /// Hosts without `www.`; a host covers its subdomains.
    hosts: Vec<String>,
    #[serde(rename = "match")]
    #[cfg_attr(not(test), expect(dead_code, reason = "run by the tests"))]
    matching: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "run by the tests"))]
    not: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    outlet: Vec<Outlet>,
}

const FILES: &[&str] = &[
    include_str!("../data/outlets/agencies.toml"),
    include_str!("../data/outlets/official.toml"),
    include_str!("../data/outlets/press.toml"),
];

fn all() -> impl Iterator<Item = Outlet> {
    FILES
        .iter()
        .flat_map(|text| toml::from_str::<File>(text).expect("outlets have the form of Outlet").outlet)
}

/// The outlet that publishes at an address.
pub(crate) fn of_address(url: &str) -> Option<&'static str> {
    static BY_HOST: LazyLock<BTreeMap<String, String>> =
        LazyLock::new(|| all().flat_map(|o| o.hosts.into_iter().map(move |h| (h, o.name.clone()))).collect());
    let mut host = host(url)?;
    loop {
        if let Some(name) = BY_HOST.get(host.as_str()) {
            return Some(name);
        }
        host = host.split_once('.')?.1.to_owned();
    }
}

/// The host of an address, in lower case.
fn host(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    (!host.is_empty()).then(|| host.trim_end_matches('.').to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{all, of_address};
    use std::collections::BTreeSet;

    #[test]
    fn every_outlet_covers_what_its_examples_say() {
        let mut hosts = BTreeSet::new();
        for outlet in all() {
            assert_eq!(of_address(&outlet.matching), Some(outlet.name.as_str()), "{}", outlet.matching);
            assert_ne!(of_address(&outlet.not), Some(outlet.name.as_str()), "{}", outlet.not);
            for host in outlet.hosts {
                assert!(hosts.insert(host.clone()), "{host} is given twice");
            }
        }
    }

    #[test]
    fn only_the_host_counts() {
        assert_eq!(of_address("https://a.example/?u=https://www.reuters.com/world"), None);
        assert_eq!(of_address("https://user@www.reuters.com:443/world"), Some("Reuters"));
        assert_eq!(of_address("reuters.com"), None);
    }
}
