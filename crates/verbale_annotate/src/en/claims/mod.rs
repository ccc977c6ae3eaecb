//! Checkable propositions with who asserts, denies and confirms them.
//!
//! Built on statements: an assertion opens a claim; a denial, a confirmation or a contrary figure that follows soon and speaks
//! of the same thing joins it. Opinions, demands, promises, questions and suppositions are no claims.

mod answers;
mod plain;

use super::lens::Lens;
use verbale_model::{Act, Claim, Document, Span, Spans, Statement, Status};

/// A claim that answers may still join.
struct Open {
    claim: Claim,
    /// Its sentence.
    sentence: usize,
    /// The pieces of its words.
    pieces: (usize, usize),
}

/// The claims told in a text, in text order.
pub(super) fn claims(lens: &Lens<'_>, document: &Document, statements: &[Statement]) -> Vec<Claim> {
    let text = document.text();
    let mut out: Vec<Open> = Vec::new();
    let mut done = vec![false; statements.len()];
    for (n, &(first, last)) in lens.sentences.iter().enumerate() {
        for (start, end) in clauses(lens, first, last) {
            let span = lens.span(start, end);
            let mut any = false;
            let before = out.len();
            let mut answered = false;
            for (k, statement) in statements.iter().enumerate() {
                let starts = statement.attribution.content.hull().is_some_and(|h| span.holds(h.start()));
                if !starts || done[k] {
                    continue;
                }
                done[k] = true;
                any = true;
                answered |= read(lens, text, statement, n, &mut out);
            }
            if !any || !answered && out.len() == before {
                let report = plain::report(lens, start, end).filter(|r| !any || r.puts);
                answered |= report.is_some_and(|r| told(lens, r, n, &mut out));
            }
            if !answered && out.len() == before {
                reply(lens, n, start, end, &mut out);
            }
        }
    }
    let unverified = unverified(lens);
    out.into_iter().map(|o| Claim { unverified, ..o.claim }).collect()
}

/// The clauses of a sentence: between semicolons, and before ", and" or ", but" with a subject of its own.
fn clauses(lens: &Lens<'_>, start: usize, end: usize) -> Vec<(usize, usize)> {
    let p = &lens.p;
    let mut out = Vec::new();
    let mut from = start;
    for i in start..end {
        let semicolon = p.raw(i) == ";";
        let joined = p.raw(i) == ","
            && matches!(p.word(i + 1), "and" | "but" | "while" | "yet")
            && lens.phrases_in(i + 2, (i + 4).min(end)).first().is_some_and(|f| f.human && f.under.is_none());
        if (semicolon || joined) && i > from {
            out.push((from, i));
            from = i + 1;
        }
    }
    out.push((from, end));
    out
}

/// Joins a clause that answers to the claim before it.
fn reply(lens: &Lens<'_>, n: usize, start: usize, end: usize, out: &mut [Open]) {
    let Some(open) = out.last_mut().filter(|o| n <= o.sentence + 2 && o.pieces.0 < start) else { return };
    let Some(found) = answers::answer(lens, start, end, open.pieces) else { return };
    let asserted = open.claim.asserted_by.contains(&found.who);
    let list = match found.kind {
        answers::Kind::Denies => &mut open.claim.denied_by,
        answers::Kind::Confirms => &mut open.claim.confirmed_by,
    };
    if !asserted && !list.contains(&found.who) {
        list.push(found.who);
        let own = lens.span(found.place.0, found.place.1);
        open.claim.spans = open.claim.spans.iter().chain(std::iter::once(own)).collect();
    }
}

/// Reads a plain report that no statement holds; tells whether it answered a claim.
fn told(lens: &Lens<'_>, report: plain::Report, n: usize, out: &mut Vec<Open>) -> bool {
    let content = lens.text(report.content.0, report.content.1);
    let spans = Spans::one(lens.span(report.content.0, report.content.1));
    if report.denies || report.answers {
        let near = out.iter_mut().rev().take(3).find(|o| {
            n <= o.sentence + 3
                && !o.claim.asserted_by.is_empty()
                && !o.claim.asserted_by.contains(&report.who)
                && related(&o.claim.proposition, content)
        });
        if let Some(open) = near {
            open.claim.denied_by.push(report.who);
            open.claim.spans = open.claim.spans.iter().chain(spans.iter()).collect();
            return true;
        }
    }
    if !(report.puts || has_verb(lens, report.content))
        || !checkable(content, if report.denies { Act::Deny } else { Act::Claim }, report.denies)
    {
        return false;
    }
    let mut claim = Claim { proposition: content.to_owned(), spans, ..Claim::default() };
    if report.denies || negative(content) {
        positive(content).clone_into(&mut claim.proposition);
        claim.denied_by.push(report.who);
    } else {
        claim.asserted_by.push(report.who);
    }
    out.push(Open { claim, sentence: n, pieces: report.content });
    false
}

/// Whether something is said to be or to be done: a verb with tense, or an action named by its first word ("capturing").
fn has_verb(lens: &Lens<'_>, pieces: (usize, usize)) -> bool {
    let first = (pieces.0..pieces.1).find(|&i| lens.p.is_word(i)).unwrap_or(pieces.0);
    let relative = matches!(lens.p.word(first), "which" | "what" | "who" | "how" | "why");
    let finite = |i: usize| {
        matches!(lens.tag(i), "VBD" | "VBZ" | "VBP" | "MD" | "VBN")
            || matches!(lens.p.word(i), "’s" | "’re" | "’ve" | "is" | "was" | "has")
    };
    // "a shift since the incursion", "a promise that binds": a thing, not a statement of one.
    let thing = matches!(lens.p.word(first), "a" | "an" | "any" | "his" | "her" | "its" | "their")
        && (first..pieces.1).find(|&i| finite(i)).is_none_or(|v| {
            (first..v).any(|i| {
                matches!(lens.p.word(i), "that" | "which" | "who" | "of")
                    && lens.tag(i) != "NN"
                    && lens.p.word(i) != "of"
            })
        });
    !relative && !thing && (lens.tag(first) == "VBG" || (pieces.0..pieces.1).any(finite))
}

/// Whether a source can assert: somebody, not "this" or "you".
fn asserts(who: &str) -> bool {
    let first = who.split_whitespace().next().unwrap_or_default().to_lowercase();
    !matches!(
        first.as_str(),
        "this" | "that" | "these" | "those" | "you" | "it" | "which" | "what" | "there" | "one"
    )
}

/// What is said not to be so, without the words that say so: "It is untrue that".
fn positive(content: &str) -> &str {
    let Some((lead, rest)) = content.split_once(" that ") else { return content };
    let lead = lead.to_lowercase();
    let words: Vec<&str> = lead.split_whitespace().collect();
    let untrue = words.len() <= 5
        && (lead.contains("untrue")
            || lead.contains("false")
            || lead.contains("not true")
            || lead.contains("wrong"));
    if untrue { rest } else { content }
}

/// Says that something is not, or never was: a denial, whoever said it is.
fn negative(content: &str) -> bool {
    let lower = content.trim_start_matches(['“', '"', ' ']).to_lowercase();
    let lower = lower.strip_prefix("that ").unwrap_or(&lower);
    // "We did not jam anything"
    let own = [
        "we did not ",
        "we have not ",
        "we didn’t ",
        "we didn't ",
        "i did not ",
        "i have not ",
        "we never ",
        "i never ",
        "we were not ",
        "i was not ",
    ];
    if own.iter().any(|o| lower.starts_with(o)) {
        return true;
    }
    let opens = [
        "no ",
        "none of ",
        "nobody ",
        "nothing ",
        "there is no ",
        "there was no ",
        "there were no ",
        "there are no ",
        "there has been no ",
        "there have been no ",
        "not one ",
    ];
    let words = lower.split_whitespace().count();
    positive(content).len() < content.len()
        || opens.iter().any(|o| lower.starts_with(o)) && words > 3
        || lower.contains(" never ") && words <= 14
}

/// Who a statement's source is, in the text's words: "Iraq’s envoy", "shepherds"; the speaker behind a pronoun.
fn who(lens: &Lens<'_>, text: &str, statement: &Statement) -> Option<String> {
    let mut source = statement.attribution.source.text(text);
    // A name that ends like a pronoun: "Liu He".
    let first = statement.attribution.source.hull().map(|h| lens.pieces_of(h).0);
    if let Some(name) = first.and_then(|i| lens.name_at(i).filter(|n| n.start < i && n.end == i + 1)) {
        lens.text(name.start, name.end).clone_into(&mut source);
    }
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
fn read(lens: &Lens<'_>, text: &str, statement: &Statement, n: usize, out: &mut Vec<Open>) -> bool {
    // A semicolon ends what one side says.
    let mut own = statement.attribution.content.clone();
    if let Some(cut) = own.text(text).find(';') {
        let first = own.iter().next();
        own = first
            .map(|f| Spans::one(Span::new(f.start(), f.end().min(f.start() + cut as u32))))
            .unwrap_or(own);
    }
    let content = own.text(text);
    let content = content.as_str();
    let cue = statement.attribution.cue.text(text).to_lowercase();
    let Some(who) = who(lens, text, statement) else { return false };
    let denies = statement.act == Act::Deny || statement.status == Status::Denies || cue.contains("den");
    let confirms = ["confirm", "acknowledg", "admit"].iter().any(|w| cue.contains(w));
    let put = cue.starts_with("put") || cue.contains("dispute") || cue.contains("count");
    if matches!(statement.status, Status::Hypothetical | Status::Asks)
        || content.starts_with("nor ")
        || cue.starts_with("list")
        || cue.contains("neither")
    {
        return false;
    }
    let Some(hull) = own.hull() else { return false };
    let pieces = lens.pieces_of(hull);
    // "“Half,” says Vell’s treasury"
    let curt = statement.attribution.mode == verbale_model::Mode::Direct
        && matches!(
            content.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str(),
            "half"
                | "none"
                | "never"
                | "no"
                | "not one"
                | "nothing"
                | "not true"
                | "wrong"
                | "zero"
                | "not us"
                | "nobody"
        );
    let near = out.iter_mut().rev().take(3).find(|o| {
        let claim = &o.claim;
        let close = n <= o.sentence + 3 && !claim.asserted_by.contains(&who) && !claim.asserted_by.is_empty();
        let answers =
            (denies || confirms || put || contrary(content)) && related(&claim.proposition, content);
        // "The association reports forty ships. The port says eleven."
        let figure = n <= o.sentence + 1
            && answers::other(lens, pieces, o.pieces)
            && related(&claim.proposition, content);
        close && (answers || figure || curt)
    });
    if let Some(open) = near {
        let list = if confirms && !denies { &mut open.claim.confirmed_by } else { &mut open.claim.denied_by };
        if !list.contains(&who) {
            list.push(who);
            open.claim.spans = open.claim.spans.iter().chain(own.iter()).collect();
        }
        return true;
    }
    // What somebody says that others agreed to or turned down is told as a fact.
    let told = ["said", "says", "told", "claim", "report", "insist", "maintain", "announce"]
        .iter()
        .any(|w| cue.contains(w));
    let act =
        if told && matches!(statement.act, Act::Agree | Act::Reject) { Act::Claim } else { statement.act };
    let charge = |i: usize| {
        lens.p.word(i) == "that"
            || matches!(lens.p.word(i), "of" | "for") && (lens.tag(i + 1) == "VBG" || lens.p.is_mark(i + 1))
    };
    let accuses = statement.act == Act::Accuse && (pieces.0..pieces.1).any(charge);
    if !asserts(&who)
        || !has_verb(lens, pieces) && !accuses && !retracts(&cue) && !deed(lens, &cue, pieces)
        || contrary(content) && !denies
        || !checkable(content, act, denies)
    {
        return false;
    }
    let proposition = content.trim_matches(['“', '”', '"', ' ', ',']);
    let proposition = proposition.strip_prefix("that ").unwrap_or(proposition).to_owned();
    // "It is not true, as they put about, that ..."
    let lead = lens.p.sentence(pieces.0);
    let refuted = lens.any(lead, pieces.0, &["untrue", "false"])
        || (lead..pieces.0).any(|i| lens.p.are(i, &["not", "true"]) || lens.p.are(i, &["no", "truth"]));
    let denies = denies || refuted || negative(content) || retracts(&cue);
    let proposition = if denies { positive(&proposition).to_owned() } else { proposition };
    let mut claim = Claim { proposition, spans: own, ..Claim::default() };
    if denies {
        claim.denied_by.push(who);
    } else {
        claim.asserted_by.push(who);
    }
    out.push(Open { claim, sentence: n, pieces });
    denies
}

/// Whether a deed is claimed by its noun: "claimed the capture of Dachne".
fn deed(lens: &Lens<'_>, cue: &str, pieces: (usize, usize)) -> bool {
    let first = (pieces.0..pieces.1).find(|&i| lens.p.is_word(i) && lens.tag(i).starts_with("NN"));
    cue.contains("claim") && first.is_some_and(|i| lens.p.word(i + 1) == "of")
}

/// Whether a cue takes words back.
fn retracts(cue: &str) -> bool {
    ["withdrew", "withdraw", "retract", "took back", "takes back"].iter().any(|w| cue.contains(w))
}

/// "it is untrue", "staged": says that what was said is wrong, and nothing else.
fn contrary(content: &str) -> bool {
    let lower = content.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let whole = ["not true", "no truth", "never happened", "did not happen", "not so", "no basis"];
    words.len() <= 8
        && (words.iter().any(|w| answers::CONTRARY.contains(w)) || whole.iter().any(|w| lower.contains(w)))
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
