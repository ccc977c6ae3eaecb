//! The door: listens on this machine, lets only this machine's readers in, and answers every request with a page.

use super::ask::{Ask, Form};
use super::context::Context;
use super::frame::{self, Asset};
use super::reply::{self, Problem, Reply};
use super::route;
use super::view::Site;
use crate::error::{CommandError, End, Outcome};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{Method, Response};
use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

/// Whether a browser is opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Browser {
    /// The reader's own is.
    Open,
    /// None is.
    Leave,
}

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
enum ServeError {
    /// Another program has the port.
    #[error("port {port} is in use by another program")]
    PortInUse {
        /// The port.
        port: u16,
    },
    /// The system does not let this user have the port.
    #[error("port {port} may not be used by this user")]
    PortForbidden {
        /// The port.
        port: u16,
    },
    /// Anything else.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// The server stopped.
    #[error("the server stopped: {0}")]
    Stopped(#[from] io::Error),
}

impl ServeError {
    /// What to do instead.
    fn hint(&self) -> Option<String> {
        match self {
            ServeError::PortInUse { port } => Some(format!(
                "try --port {}, or --port 0 for any that is free",
                port.wrapping_add(1).max(1024)
            )),
            ServeError::PortForbidden { .. } => Some("try a port from 1024 on".to_owned()),
            ServeError::Listen { .. } | ServeError::Stopped(_) => None,
        }
    }

    fn listen(address: SocketAddr, source: io::Error) -> ServeError {
        match source.kind() {
            io::ErrorKind::AddrInUse => ServeError::PortInUse { port: address.port() },
            io::ErrorKind::PermissionDenied => ServeError::PortForbidden { port: address.port() },
            _ => ServeError::Listen { address, source },
        }
    }
}

/// Serves the site to this machine until the process is stopped, and says where. Port 0 takes a free one.
pub(crate) fn serve(site: Site, port: u16, browser: Browser) -> Outcome {
    listen(site, port, |address| {
        // A pipe that nobody reads is no reason not to serve.
        let _ = writeln!(anstream::stdout(), "Verbale is at {address} (stop it with Ctrl-C)");
        let _ = anstream::stdout().flush();
        if browser == Browser::Open && open::that_detached(address).is_err() {
            let _ = writeln!(anstream::stderr(), "no browser could be opened; open the address above in one");
        }
    })
    .map(|()| End::Done)
    .map_err(|e| {
        let hint = e.hint();
        let error = CommandError::work(e);
        match hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    })
}

/// Listens until the process is stopped. `ready` is called once with the address, when a browser may open it.
fn listen(site: Site, port: u16, ready: impl FnOnce(&str)) -> Result<(), ServeError> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = std::net::TcpListener::bind(address).map_err(|e| ServeError::listen(address, e))?;
    listener.set_nonblocking(true)?;
    let opened = listener.local_addr()?;
    let site = Arc::new(site);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        ready(&format!("http://{opened}/"));
        let router = Router::new().fallback(answer).with_state(site);
        axum::serve(listener, router).await.map_err(ServeError::Stopped)
    })
}

async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response<Body> {
    let host = request.headers().get(header::HOST).map(|h| h.to_str().unwrap_or("")).map(str::to_owned);
    let (method, uri) = (request.method().clone(), request.uri().clone());
    // Pages are computed on a thread of their own: one that takes long, or fails, does not hold up the others.
    let made = tokio::task::spawn_blocking(move || {
        let path = uri.path();
        match admitted(&method, host.as_deref()) {
            Ok(()) => respond(&site, path, uri.query().unwrap_or("")),
            Err(problem) => refuse(&problem, Form::Html),
        }
    });
    let made = made.await.unwrap_or_else(|_| {
        refuse(&Problem::inside("the page broke while it was made; please report the address"), Form::Html)
    });
    with_headers(made)
}

/// Only reading, and only under a name that means this machine: a foreign name that was made to point here (DNS
/// rebinding) is turned away. A bare address is never such a name.
fn admitted(method: &Method, host: Option<&str>) -> Result<(), Problem> {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Err(Problem {
            status: 405,
            code: "method_not_allowed",
            message: format!("{method} is not answered"),
            hint: Some("pages are read with GET; judgements and documents are added by commands".to_owned()),
        });
    }
    if host.is_none_or(own_name) {
        return Ok(());
    }
    Err(Problem {
        status: 403,
        code: "foreign_host",
        message: "this server answers under localhost and under addresses only".to_owned(),
        hint: Some("open it as http://localhost or http://127.0.0.1 with its port".to_owned()),
    })
}

fn own_name(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !name.ends_with(':') => name,
        _ => host,
    };
    let name = name.strip_prefix('[').and_then(|n| n.strip_suffix(']')).unwrap_or(name);
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok()
}

/// The answer to a path and a query.
pub(super) fn respond(site: &Site, path: &str, query: &str) -> Reply {
    if let Some(asset) = [frame::STYLE, frame::SCRIPT, frame::ICON].iter().find(|a| a.path == path) {
        let Asset { content_type, body, .. } = asset;
        return Reply { lasting: true, ..Reply::new(200, content_type, *body) };
    }
    let (ask, form) = match Ask::parse(path, query) {
        Ok(ask) => {
            let form = ask.form;
            (ask, form)
        }
        Err((problem, form)) => return refuse(&problem, form),
    };
    let view = site.view(ask.knowledge);
    let c = Context::new(&view, &ask, site.arguments());
    let made = route::page(&c).and_then(|page| write(&*page, &c));
    made.unwrap_or_else(|problem| refuse(&problem, form))
}

fn write(page: &dyn super::page::Page, c: &Context<'_>) -> Result<Reply, Problem> {
    let name = |suffix: &str| {
        let stem: Vec<String> = c.ask.path.iter().map(|s| plain_name(s)).collect();
        Some(format!("verbale-{}{suffix}", if stem.is_empty() { "now".to_owned() } else { stem.join("-") }))
    };
    match c.ask.form {
        Form::Html => Ok(Reply::new(200, reply::HTML, frame::page(page, c).into_string())),
        Form::Json => {
            let mut body = serde_json::to_string_pretty(&page.json(c)).unwrap_or_default();
            body.push('\n');
            Ok(Reply { file_name: name(".json"), ..Reply::new(200, reply::JSON, body) })
        }
        Form::Csv => match page.rows(c) {
            Some(rows) => Ok(Reply { file_name: name(".csv"), ..Reply::new(200, reply::CSV, rows.csv()) }),
            None => {
                Err(Problem::not_found("this page is no table and has no CSV form", "its rows are at .json"))
            }
        },
    }
}

/// Letters, digits and a few signs only: what a file name may be made of.
fn plain_name(segment: &str) -> String {
    segment
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '-' })
        .take(60)
        .collect()
}

fn refuse(problem: &Problem, form: Form) -> Reply {
    match form {
        Form::Html => Reply::new(problem.status, reply::HTML, frame::problem(problem).into_string()),
        Form::Json | Form::Csv => Reply::new(problem.status, reply::JSON, format!("{:#}\n", problem.json())),
    }
}

fn with_headers(made: Reply) -> Response<Body> {
    let Reply { status, content_type, body, file_name, lasting } = made;
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = axum::http::StatusCode::from_u16(status).unwrap_or_default();
    let headers = response.headers_mut();
    let always = [
        (header::CONTENT_TYPE, content_type),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, if lasting { "public, max-age=31536000, immutable" } else { "no-cache" }),
    ];
    for (name, value) in always {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    let disposition = file_name.map(|n| HeaderValue::from_str(&format!("inline; filename=\"{n}\"")));
    if let Some(Ok(value)) = disposition {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::{ServeError, Site, admitted, listen, own_name, respond};
    use axum::http::Method;
    use verbale_model::Facts;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in [
            "localhost",
            "localhost:8080",
            "127.0.0.1:1",
            "[::1]:8080",
            "::1",
            "192.168.0.4:80",
            "LOCALHOST:1",
        ] {
            assert!(own_name(host), "{host}");
        }
        for host in
            ["evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.nip.example:80", ""]
        {
            assert!(!own_name(host), "{host}");
        }
        let problem = admitted(&Method::GET, Some("evil.example:8080")).expect_err("a foreign name");
        assert_eq!((problem.status, problem.code), (403, "foreign_host"));
    }

    #[test]
    fn pages_are_only_read() {
        assert!(admitted(&Method::HEAD, None).is_ok());
        assert_eq!(admitted(&Method::POST, None).expect_err("no writing").status, 405);
    }

    #[test]
    fn a_port_in_use_is_told_apart_and_hinted_at() {
        let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = taken.local_addr().expect("its address").port();
        let error = listen(Site::new(Facts::default()), port, |_| {}).expect_err("in use");
        assert!(matches!(error, ServeError::PortInUse { port: p } if p == port), "{error}");
        assert!(error.hint().expect("a hint").contains("--port"));
    }

    #[test]
    fn an_error_has_one_shape_in_each_form() {
        let site = Site::new(Facts::default());
        let html = respond(&site, "/nowhere", "");
        assert_eq!((html.status, html.content_type), (404, super::reply::HTML));
        let json = respond(&site, "/f/x.json", "as_of=%3Cscript%3E");
        assert_eq!((json.status, json.content_type), (400, super::reply::JSON));
        let value: serde_json::Value = serde_json::from_slice(&json.body).expect("JSON");
        assert_eq!(value["error"]["code"], "bad_use");
        let html = respond(&site, "/", "as_of=%3Cscript%3E");
        assert!(!String::from_utf8_lossy(&html.body).contains("<script>"));
    }
}
