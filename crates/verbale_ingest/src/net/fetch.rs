//! One address fetched: pace, robots.txt, redirects by hand, bounds, and another try where the trouble may pass.

use super::robots::{self, Robots};
use super::{NetProblem, Network, address};
use crate::failure::Reason;
use crate::unpack;
use std::collections::HashMap;
use std::io::Read as _;
use std::time::{Duration, Instant};
use ureq::http::{HeaderValue, Uri, header};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, config::Config};
use verbale_model::Visit;

/// Most hops from one address to the last.
const HOPS: usize = 8;

/// Longest pause that a site may ask for, whether by robots.txt or by Retry-After.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// What came from an address.
#[derive(Debug)]
pub(crate) struct Fetched {
    /// Where it was found in the end.
    pub(crate) address: String,
    pub(crate) content_type: String,
    pub(crate) bytes: Vec<u8>,
    /// What the site tells of it for the next time.
    pub(crate) visit: Visit,
}

/// What came of fetching an address.
#[derive(Debug)]
pub(crate) enum Answer {
    Found(Fetched),
    /// As it was at the earlier visit.
    Unchanged,
}

/// Fetches addresses one after another.
pub(crate) struct Client {
    agent: Agent,
    network: Network,
    limit: u64,
    robots: HashMap<String, Robots>,
    /// When each host was asked last.
    asked: HashMap<String, Instant>,
}

/// Lets only public addresses through, unless their host was named by the caller.
#[derive(Debug)]
struct PublicOnly {
    allowed_hosts: Vec<String>,
    inner: DefaultResolver,
}

/// The reason carried out of the resolver.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct NotPublic(String);

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
        if self.allowed_hosts.iter().any(|h| h.eq_ignore_ascii_case(host)) {
            return Ok(found);
        }
        let mut public = self.empty();
        for socket in found.iter().filter(|s| address::is_public(s.ip())) {
            public.push(*socket);
        }
        if public.is_empty() {
            return Err(ureq::Error::Other(Box::new(NotPublic(host.to_owned()))));
        }
        Ok(public)
    }
}

/// What one request came to.
enum Reply {
    Page(Fetched),
    Elsewhere(String),
    Unchanged,
    Status(u16, Option<Duration>),
}

/// Longest validator that is kept.
const VALIDATOR_BYTES: usize = 512;

impl Client {
    /// A client within the caller's bounds.
    pub(crate) fn new(network: Network, limit: u64) -> Client {
        let config = Config::builder()
            .user_agent(concat!("verbale/", env!("CARGO_PKG_VERSION"), " (reads public statements; honours robots.txt)"))
            .accept("text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, text/plain;q=0.8, */*;q=0.1")
            // Packed bodies are unpacked by us, within the bound.
            .accept_encoding("br, zstd, gzip, deflate")
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .max_response_header_size(64 << 10)
            .timeout_global(Some(network.timeout))
            .build();
        let resolver =
            PublicOnly { allowed_hosts: network.allowed_hosts.clone(), inner: DefaultResolver::default() };
        Client {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
            network,
            limit,
            robots: HashMap::new(),
            asked: HashMap::new(),
        }
    }

    /// Fetches an address, following redirects; every hop is checked as the first was.
    pub(crate) fn fetch(&mut self, address: &str) -> Result<Answer, Reason> {
        let mut here = address.to_owned();
        for _ in 0..HOPS {
            let uri = checked(&here)?;
            if !self.robots(&uri)?.allows(path(&uri)) {
                return Err(NetProblem::Robots.into());
            }
            match self.persist(&uri)? {
                Reply::Page(fetched) => return Ok(Answer::Found(fetched)),
                Reply::Unchanged => return Ok(Answer::Unchanged),
                Reply::Elsewhere(to) => here = joined(&uri, &to).ok_or(NetProblem::Address(to))?,
                Reply::Status(code, _) => return Err(NetProblem::Status(code).into()),
            }
        }
        Err(NetProblem::Redirects.into())
    }

    /// Asks, and asks again after a pause where the trouble may pass.
    fn persist(&mut self, uri: &Uri) -> Result<Reply, Reason> {
        let mut tries = 0;
        loop {
            let answer = self.ask(uri, self.limit, self.network.visits.clone().get(&uri.to_string()));
            let wait = match &answer {
                Ok(Reply::Status(429 | 500 | 502..=504, after)) => {
                    after.unwrap_or(self.network.pause * 2_u32.pow(tries))
                }
                Err(Reason::Net(NetProblem::Broken(_))) => self.network.pause * 2_u32.pow(tries),
                _ => return answer,
            };
            if tries >= self.network.retries || wait > LONGEST_PAUSE {
                return answer;
            }
            tries += 1;
            std::thread::sleep(wait);
        }
    }

    /// The rules of an address' site, asked for once.
    fn robots(&mut self, uri: &Uri) -> Result<Robots, Reason> {
        let site = site(uri);
        if let Some(known) = self.robots.get(&site) {
            return Ok(known.clone());
        }
        let mut at = format!("{site}/robots.txt");
        let mut found = Robots::closed();
        // A site without rules allows everything; a site in trouble allows nothing (RFC 9309, 2.3.1).
        for _ in 0..5 {
            match self.ask(&checked(&at)?, robots::BYTES, None) {
                Ok(Reply::Page(page)) => found = Robots::parse(&String::from_utf8_lossy(&page.bytes)),
                Ok(Reply::Elsewhere(to)) => match joined(&checked(&at)?, &to) {
                    Some(next) => {
                        at = next;
                        continue;
                    }
                    None => found = Robots::open(),
                },
                Ok(Reply::Status(400..=499, _)) | Err(Reason::TooLarge { .. }) => found = Robots::open(),
                Ok(Reply::Status(..) | Reply::Unchanged) => {}
                Err(reason) => return Err(reason),
            }
            break;
        }
        self.robots.insert(site, found.clone());
        Ok(found)
    }

    /// One request, at the pace of its host; with an earlier visit, for what is new since.
    fn ask(&mut self, uri: &Uri, limit: u64, earlier: Option<&Visit>) -> Result<Reply, Reason> {
        self.pace(uri);
        let seconds = self.network.timeout.as_secs();
        let mut request = self.agent.get(uri);
        let (etag, modified) = earlier.map_or((None, None), |v| (v.etag.as_ref(), v.modified.as_ref()));
        for (name, value) in [(header::IF_NONE_MATCH, etag), (header::IF_MODIFIED_SINCE, modified)] {
            if let Some(value) = value.and_then(|v| HeaderValue::from_str(v).ok()) {
                request = request.header(name, value);
            }
        }
        let mut response = request.call().map_err(|e| problem(e, seconds))?;
        let head = |name: header::HeaderName| {
            response.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
        };
        let status = response.status().as_u16();
        if status == 304 && (etag.is_some() || modified.is_some()) {
            return Ok(Reply::Unchanged);
        }
        if matches!(status, 301..=303 | 307 | 308) {
            return Ok(Reply::Elsewhere(head(header::LOCATION)));
        }
        if status != 200 {
            let after = head(header::RETRY_AFTER).trim().parse().ok().map(Duration::from_secs);
            return Ok(Reply::Status(status, after));
        }
        let (content_type, encodings) = (
            head(header::CONTENT_TYPE).to_ascii_lowercase(),
            head(header::CONTENT_ENCODING).to_ascii_lowercase(),
        );
        let validator = |name| Some(head(name)).filter(|v| (1..=VALIDATOR_BYTES).contains(&v.len()));
        let visit = Visit {
            address: uri.to_string(),
            etag: validator(header::ETAG),
            modified: validator(header::LAST_MODIFIED),
            mark: None,
        };
        let mut bytes = Vec::new();
        let read = response.body_mut().as_reader().take(limit + 1).read_to_end(&mut bytes);
        read.map_err(|e| broken(&e, seconds))?;
        if bytes.len() as u64 > limit {
            return Err(Reason::TooLarge { limit_bytes: limit });
        }
        let bytes = unpack::unpacked(bytes, &encodings, limit)?;
        Ok(Reply::Page(Fetched { address: uri.to_string(), content_type, bytes, visit }))
    }

    /// Waits until the host may be asked again.
    fn pace(&mut self, uri: &Uri) {
        let site = site(uri);
        let asked_for = self.robots.get(&site).and_then(|r| r.pause).unwrap_or_default();
        let pause = self.network.pause.max(asked_for.min(LONGEST_PAUSE));
        if let Some(last) = self.asked.get(&site) {
            std::thread::sleep(pause.saturating_sub(last.elapsed()));
        }
        self.asked.insert(site, Instant::now());
    }
}

/// An address of the web without a user's name in it.
fn checked(address: &str) -> Result<Uri, Reason> {
    let bare = address.split('#').next().unwrap_or_default();
    let refused = |why: &str| Reason::from(NetProblem::Address(why.to_owned()));
    let uri: Uri = bare.parse().map_err(|_| refused("it cannot be read"))?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return Err(refused("only http and https are fetched"));
    }
    let authority = uri.authority().ok_or_else(|| refused("it names no host"))?;
    if authority.as_str().contains('@') {
        return Err(refused("it names a user"));
    }
    Ok(uri)
}

fn site(uri: &Uri) -> String {
    format!(
        "{}://{}",
        uri.scheme_str().unwrap_or_default(),
        uri.authority().map(|a| a.as_str().to_ascii_lowercase()).unwrap_or_default()
    )
}

fn path(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", |p| p.as_str())
}

/// Where a redirect leads from an address.
fn joined(from: &Uri, to: &str) -> Option<String> {
    let to = to.trim();
    if super::is_address(to) {
        return Some(to.to_owned());
    }
    if to.is_empty() || to.contains("://") {
        return None;
    }
    if let Some(rest) = to.strip_prefix("//") {
        return Some(format!("{}://{rest}", from.scheme_str()?));
    }
    if to.starts_with('/') {
        return Some(format!("{}{to}", site(from)));
    }
    let folder = from.path().rsplit_once('/').map_or("", |(folder, _)| folder);
    Some(if to.starts_with('?') {
        format!("{}{}{to}", site(from), from.path())
    } else {
        format!("{}{folder}/{to}", site(from))
    })
}

fn problem(error: ureq::Error, seconds: u64) -> Reason {
    match error {
        ureq::Error::Timeout(_) => NetProblem::Timeout { seconds }.into(),
        ureq::Error::HostNotFound => NetProblem::NoHost.into(),
        ureq::Error::Other(inner) if inner.is::<NotPublic>() => NetProblem::Private(inner.to_string()).into(),
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => {
            NetProblem::Timeout { seconds }.into()
        }
        // The system tells a name without an address only in words.
        ureq::Error::Io(error) if error.to_string().contains("lookup address") => NetProblem::NoHost.into(),
        other => NetProblem::Broken(other.to_string()).into(),
    }
}

fn broken(error: &std::io::Error, seconds: u64) -> Reason {
    let inner = error.get_ref().and_then(|e| e.downcast_ref::<ureq::Error>());
    let late = error.kind() == std::io::ErrorKind::TimedOut || matches!(inner, Some(ureq::Error::Timeout(_)));
    if late { NetProblem::Timeout { seconds }.into() } else { NetProblem::Broken(error.to_string()).into() }
}
