//! Checkable propositions with who asserts, denies and confirms them.
//!
//! Built on statements: an assertion opens a claim; a denial, a confirmation or a contrary figure that follows soon and speaks
//! of the same thing joins it. Opinions, demands, promises, questions and suppositions are no claims.

mod plain;

use super::lens::Lens;
use verbale_model::{Act, Claim, Document, Spans, Statement, Status};

/// The claims told in a text, in text order.
pub(super) fn claims(lens: &Lens<'_>, document: &Document, statements: &[Statement]) -> Vec<Claim> {
    let text = document.text();
    let mut out: Vec<(Claim, usize)> = Vec::new();
    let mut done = vec![false; statements.len()];
    for (n, &(start, end)) in lens.sentences.iter().enumerate() {
        let span = lens.span(start, end);
        let own = statements
            .iter()
            .enumerate()
            .filter(|(_, s)| s.attribution.content.hull().is_some_and(|h| span.holds(h.start())));
        let mut answered = false;
        let before = out.len();
        let mut any = false;
        for (k, statement) in own {
            if done[k] {
                continue;
            }
            done[k] = true;
            any = true;
            answered |= read(text, statement, n, &mut out);
        }
        if !any && !answered && out.len() == before {
            answered = told(lens, n, start, end, &mut out);
        }
        if !answered && out.len() == before {
            answer(lens, n, start, end, &mut out);
        }
    }
    let unverified = unverified(lens);
    out.into_iter().map(|(claim, _)| Claim { unverified, ..claim }).collect()
}

/// Reads a plain report that no statement holds; tells whether it answered a claim.
fn told(lens: &Lens<'_>, n: usize, start: usize, end: usize, out: &mut Vec<(Claim, usize)>) -> bool {
    let Some(report) = plain::report(lens, start, end) else { return false };
    let content = lens.text(report.content.0, report.content.1);
    let spans = Spans::one(lens.span(report.content.0, report.content.1));
    if report.denies {
        let near =
            out.iter_mut().rev().take(3).find(|(c, at)| {
                n <= *at + 3 && !c.asserted_by.is_empty() && related(&c.proposition, content)
            });
        if let Some((claim, _)) = near {
            claim.denied_by.push(report.who);
            claim.spans = claim.spans.iter().chain(spans.iter()).collect();
            return true;
        }
    }
    if !checkable(content, if report.denies { Act::Deny } else { Act::Claim }, report.denies) {
        return false;
    }
    let mut claim = Claim { proposition: content.to_owned(), spans, ..Claim::default() };
    if report.denies {
        claim.denied_by.push(report.who);
    } else {
        claim.asserted_by.push(report.who);
    }
    out.push((claim, n));
    false
}

/// Who a statement's source is, in the text's words: "Iraq’s envoy", "shepherds"; the speaker behind a pronoun.
fn who(text: &str, statement: &Statement) -> Option<String> {
    let source = statement.attribution.source.text(text);
    let name = bare(source.trim());
    let speaker = || statement.speaker.as_ref().map(|s| s.actor.clone());
    let pronoun = matches!(
        name.to_lowercase().as_str(),
        "he" | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "who"
            | "which"
            | "both"
            | "his"
            | "her"
            | "their"
            | "this"
    );
    let words = name.split_whitespace().count();
    if name.is_empty() || pronoun {
        return speaker();
    }
    // A long source is named by its speaker where one was told.
    if words > 6 {
        return speaker().or_else(|| Some(name.to_owned()));
    }
    Some(name.to_owned())
}

fn bare(name: &str) -> &str {
    let name = ["The ", "the ", "A ", "a ", "An ", "an ", "its ", "his ", "her ", "their "]
        .iter()
        .find_map(|p| name.strip_prefix(p))
        .unwrap_or(name);
    // "Nayirah, 15"; "three shepherds"
    let name = name.split(',').next().unwrap_or(name);
    let name = match name.split_once(' ') {
        Some((first, rest)) if super::quantities::numbers::cardinal(&first.to_lowercase()).is_some() => rest,
        _ => name,
    };
    let name = name.trim_end_matches([',', ':', '.', ' ']);
    ["’s", "'s"].iter().find_map(|s| name.strip_suffix(s)).unwrap_or(name)
}

/// Reads one statement into the claims; tells whether it answered one.
fn read(text: &str, statement: &Statement, n: usize, out: &mut Vec<(Claim, usize)>) -> bool {
    let content = statement.attribution.content.text(text);
    let content = content.as_str();
    let cue = statement.attribution.cue.text(text).to_lowercase();
    let Some(who) = who(text, statement) else { return false };
    let denies = statement.act == Act::Deny || statement.status == Status::Denies || cue.contains("den");
    let confirms = cue.contains("confirm") || cue.contains("acknowledg") || cue.contains("admit");
    let put = cue.starts_with("put") || cue.contains("dispute");
    if matches!(statement.status, Status::Hypothetical | Status::Asks)
        || content.starts_with("nor ")
        || cue.starts_with("list")
        || cue.contains("neither")
    {
        return false;
    }
    if denies || confirms || put || contrary(content) {
        let near = out.iter_mut().rev().take(3).find(|(claim, at)| {
            n <= *at + 3
                && !claim.asserted_by.contains(&who)
                && !claim.asserted_by.is_empty()
                && related(&claim.proposition, content)
        });
        if let Some((claim, _)) = near {
            let list = if confirms && !denies { &mut claim.confirmed_by } else { &mut claim.denied_by };
            if !list.contains(&who) {
                list.push(who);
                claim.spans = claim.spans.iter().chain(statement.attribution.content.iter()).collect();
            }
            return true;
        }
    }
    if contrary(content) && !denies || !checkable(content, statement.act, denies) {
        return false;
    }
    let proposition = content.trim_matches(['“', '”', '"', ' ', ',']).to_owned();
    let mut claim = Claim { proposition, spans: statement.attribution.content.clone(), ..Claim::default() };
    if denies {
        claim.denied_by.push(who);
    } else {
        claim.asserted_by.push(who);
    }
    out.push((claim, n));
    denies
}

/// "it is untrue", "staged": says that what was said is wrong, and nothing else.
fn contrary(content: &str) -> bool {
    let lower = content.to_lowercase();
    let short = lower.split_whitespace().count() <= 8;
    short
        && [
            "untrue",
            "false",
            "a lie",
            "lies",
            "nonsense",
            "invented",
            "fabricat",
            "staged",
            "fantasy",
            "baseless",
            "not true",
            "no truth",
            "never happened",
            "rubbish",
            "fiction",
            "did not happen",
            "fairy tale",
        ]
        .iter()
        .any(|w| lower.contains(w))
}

/// Whether two stretches speak of one thing: a word in common, or nothing but a reference.
fn related(claim: &str, other: &str) -> bool {
    let stems = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 3 && !super::quantities::nouns::border(&w.to_lowercase()))
            .map(|w| w.to_lowercase().chars().take(5).collect())
            .collect()
    };
    let words = other.split_whitespace().count();
    if words <= 5 {
        return true;
    }
    let mine = stems(claim);
    stems(other).iter().any(|w| mine.contains(w))
}

/// Whether content can be checked: it states something as a fact.
fn checkable(content: &str, act: Act, denies: bool) -> bool {
    let stating = matches!(act, Act::Claim | Act::Accuse | Act::Deny | Act::Other);
    let lower = content.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\''))
        .filter(|w| !w.is_empty())
        .collect();
    let open = words.iter().any(|w| {
        matches!(
            *w,
            "should"
                | "must"
                | "ought"
                | "will"
                | "shall"
                | "would"
                | "hope"
                | "hopes"
                | "want"
                | "wants"
                | "if"
                | "let"
                | "could"
                | "might"
                | "may"
                | "perhaps"
                | "think"
                | "believe"
                | "won’t"
                | "won't"
                | "’ll"
                | "please"
                | "ready"
                | "prepared"
                | "wish"
                | "need"
                | "needs"
                | "can"
                | "cannot"
                | "unacceptable"
                | "important"
                | "constructive"
                | "useful"
                | "good"
                | "bad"
                | "shame"
                | "disgrace"
                | "deplorable"
                | "welcome"
                | "ambition"
        )
    });
    let asks = content.trim_end_matches(['”', '"']).ends_with('?');
    let short = words.len() < 4 && !denies;
    stating && !open && !asks && !short
}

/// Answers that no statement holds: "called the testimony staged", "dismissed the report", "Both deny it", "confirmed it".
fn answer(lens: &Lens<'_>, n: usize, start: usize, end: usize, out: &mut [(Claim, usize)]) {
    let p = &lens.p;
    let Some((claim, at)) = out.last_mut() else { return };
    if n > *at + 2 || n < *at {
        return;
    }
    let verb = (start..end).find_map(|i| {
        let rejects = matches!(
            p.word(i),
            "denied"
                | "denies"
                | "deny"
                | "rejected"
                | "rejects"
                | "dismissed"
                | "dismisses"
                | "disputes"
                | "disputed"
                | "contradicted"
        );
        let called = matches!(p.word(i), "called" | "calls" | "branded")
            && lens.any(
                i,
                (i + 7).min(end),
                &[
                    "staged",
                    "false",
                    "lie",
                    "lies",
                    "untrue",
                    "invented",
                    "nonsense",
                    "fabricated",
                    "fiction",
                    "baseless",
                    "fantasy",
                    "rubbish",
                    "fake",
                    "hoax",
                ],
            );
        let puts = matches!(p.word(i), "puts" | "put")
            && lens.told_in(i, end).iter().any(|t| t.start > i)
            && lens.any(i, end, &["at"]);
        let confirms =
            matches!(p.word(i), "confirmed" | "confirms" | "acknowledged" | "admitted" | "acknowledges")
                && !matches!(p.before(i, 1), "not" | "be" | "neither" | "independently" | "been");
        if rejects || called || puts {
            Some((i, false))
        } else if confirms {
            Some((i, true))
        } else {
            None
        }
    });
    let Some((i, confirms)) = verb else { return };
    if lens.any(start, i, &["neither", "nor", "not", "would"]) {
        return;
    }
    let left = lens.clause_start(i, start);
    let mut from = left;
    while from < i && matches!(p.word(from), "the" | "but" | "and" | "both" | "," | "a" | "yet") {
        from += 1;
    }
    let mut to = i;
    while to > from
        && (p.before(to, 1).ends_with("ly")
            || matches!(p.before(to, 1), "has" | "have" | "had" | "also" | "later" | "," | "flatly"))
    {
        to -= 1;
    }
    if from >= to || to - from > 8 {
        return;
    }
    let who = lens.text(from, to).to_owned();
    let list = if confirms { &mut claim.confirmed_by } else { &mut claim.denied_by };
    if !claim.asserted_by.contains(&who) && !list.contains(&who) {
        list.push(who);
        claim.spans = claim.spans.iter().chain(std::iter::once(lens.span(from, end.min(i + 10)))).collect();
    }
    let spans: Spans = claim.spans.clone();
    claim.spans = spans;
}

/// Whether the text says that it could not be checked.
fn unverified(lens: &Lens<'_>) -> bool {
    let p = &lens.p;
    (0..p.len()).any(|i| {
        p.are(i, &["neither", "confirm", "nor", "deny"])
            || p.are(i, &["independently", "verified"])
            || p.are(i, &["could", "not", "be", "verified"])
            || p.are(i, &["could", "not", "be", "confirmed"])
            || p.are(i, &["not", "be", "checked"])
            || p.are(i, &["no", "independent", "confirmation"])
            || p.are(i, &["could", "not", "verify"])
            || p.are(i, &["unable", "to", "verify"])
            || p.are(i, &["not", "been", "verified"])
            || p.are(i, &["no", "way", "to"])
    })
}
