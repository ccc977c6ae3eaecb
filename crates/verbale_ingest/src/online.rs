//! Addresses to pieces: fetched one after another, each once a run; what has not changed since the last visit is passed over.

use crate::failure::{Place, Reason};
use crate::format::{self, Piece, Reading, feed};
use crate::net::{Answer, Client, NetProblem};
use crate::read::{Finds, Found};
use crate::{Settings, unpack};
use std::collections::BTreeSet;
use std::io::{BufRead, Read as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use verbale_model::Visit;

/// Longest line of a list of addresses.
const LINE_BYTES: u64 = 8 << 10;

/// The one line of a run to the network, opened when the first address is met: it knows each site's rules and pace.
#[derive(Clone, Default)]
pub(crate) struct Line(Arc<Mutex<Asked>>);

#[derive(Default)]
struct Asked {
    client: Option<Client>,
    /// Addresses that were asked for in this run.
    asked: BTreeSet<String>,
}

/// The addresses of a list, one a line; empty lines and those that begin with `#` are passed over.
pub(crate) fn listed(mut list: Box<dyn BufRead + Send>) -> impl Iterator<Item = String> + Send {
    let lines = std::iter::from_fn(move || {
        let mut line = Vec::new();
        let read = list.by_ref().take(LINE_BYTES).read_until(b'\n', &mut line).ok()?;
        if read as u64 == LINE_BYTES {
            list.skip_until(b'\n').ok()?;
        }
        (read > 0).then(|| String::from_utf8_lossy(&line).trim().to_owned())
    });
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// What addresses hold. A feed's entries that are only summed up are fetched in turn.
pub(crate) fn addresses(
    list: impl Iterator<Item = String> + Send + 'static,
    settings: &Settings,
    line: &Line,
) -> Finds {
    let (settings, line) = (settings.clone(), line.clone());
    Box::new(list.flat_map(move |address| {
        let piece = match fetched(&address, None, &settings, &line) {
            Found::Piece(piece) => piece,
            other => return Box::new(std::iter::once(other)) as Finds,
        };
        match feed::summed_up(&piece) {
            Some(links) => feed_with_links(piece, links, &settings, &line),
            None => Box::new(std::iter::once(Found::Piece(piece))),
        }
    }))
}

/// A feed, then the pages it only sums up. The feed counts as visited after its last page: a run that is stopped before, or
/// meets a trouble that may pass, reads it again.
fn feed_with_links(mut piece: Piece, links: Vec<feed::Link>, settings: &Settings, line: &Line) -> Finds {
    let visits = piece.visits.replace(Vec::new()).unwrap_or_default();
    let whole = Found::Piece(Piece { format: &feed::WHOLE_ENTRIES, ..piece });
    let trouble = Arc::new(AtomicBool::new(false));
    let (settings, line, seen) = (settings.clone(), line.clone(), trouble.clone());
    let pages = links.into_iter().map(move |link| {
        let found = fetched(&link.address, Some(link.mark), &settings, &line);
        if let Found::Failed(failure) = &found
            && let Reason::Net(problem) = &failure.reason
            && problem.passes()
        {
            seen.store(true, Ordering::Relaxed);
        }
        found
    });
    let end = std::iter::once_with(move || {
        let visits = if trouble.load(Ordering::Relaxed) { Vec::new() } else { visits };
        visits.into_iter().map(Found::Visited)
    });
    Box::new(std::iter::once(whole).chain(pages).chain(end.flatten()))
}

/// One address, unless it is as it was. `mark` is what a feed says of it: a page whose mark is that of the last visit is not
/// asked for again.
fn fetched(address: &str, mark: Option<String>, settings: &Settings, line: &Line) -> Found {
    let mut line = line.0.lock().unwrap_or_else(PoisonError::into_inner);
    let known = settings.network.visits.get(address);
    let marked = mark.is_some() && known.is_some_and(|v| v.mark == mark);
    if marked || !line.asked.insert(address.to_owned()) {
        return Found::Unchanged(None);
    }
    let client =
        line.client.get_or_insert_with(|| Client::new(settings.network.clone(), settings.limit_bytes));
    let mark = mark.or_else(|| known.and_then(|v| v.mark.clone()));
    match client.fetch(address) {
        Ok(Answer::Unchanged) => {
            let earlier = known.cloned().unwrap_or_default();
            let newly =
                (mark != earlier.mark).then(|| Visit { address: address.to_owned(), mark, ..earlier });
            Found::Unchanged(newly)
        }
        Ok(Answer::Found(found)) => {
            let visits = visits(address, mark, found.visit, settings);
            match piece(address, found.address, &found.content_type, found.bytes) {
                Ok(piece) => Found::Piece(Piece { visits: Some(visits), ..piece }),
                Err(reason) => Found::Failed(reason.at(&Place::whole(address))),
            }
        }
        Err(reason) => Found::Failed(reason.at(&Place::whole(address))),
    }
}

/// What is to be kept of a visit: the site's words at the address that answered, the feed's mark at the address it gave.
fn visits(address: &str, mark: Option<String>, told: Visit, settings: &Settings) -> Vec<Visit> {
    let elsewhere = told.address != address;
    let asked = Visit { address: address.to_owned(), mark, ..Visit::default() };
    let visits = if elsewhere { vec![told, asked] } else { vec![Visit { mark: asked.mark, ..told }] };
    let told = |v: &Visit| {
        v.etag.is_some()
            || v.modified.is_some()
            || v.mark.is_some()
            || settings.network.visits.contains_key(&v.address)
    };
    visits.into_iter().filter(told).collect()
}

/// What an address answered with, as a piece.
fn piece(asked: &str, found_at: String, content_type: &str, bytes: Vec<u8>) -> Result<Piece, Reason> {
    let head = &bytes[..bytes.len().min(8 << 10)];
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    let format = match kind {
        "text/html" | "application/xhtml+xml" => format::HTML,
        // Servers name feeds and texts in many ways; what is no text is told by its bytes later.
        other if ["image/", "audio/", "video/", "font/", "model/"].iter().any(|t| other.starts_with(t)) => {
            return Err(NetProblem::NotAPage(other.to_owned()).into());
        }
        _ => format::by_look(head),
    };
    if !matches!(format.reading, Reading::Whole(_)) {
        return Err(NetProblem::NotAPage("an archive: save it and add the file".to_owned()).into());
    }
    let mut piece = Piece::named(asked, format);
    piece.charset = unpack::charset_of(content_type);
    piece.url = Some(found_at);
    piece.bytes = bytes;
    Ok(piece)
}
