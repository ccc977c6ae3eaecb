//! One statement: its exact words where they stand, who said it when, how it was reported, where it goes back to.

use super::documents::relation;
use crate::web::context::{Context, paragraph_of};
use crate::web::page::Page;
use crate::web::parts::{count, evidence, finding, highlight, moment, party};
use crate::web::reply::Problem;
use crate::wire::{CodePoints, Listing, StatementRow, attested_rows};
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use verbale_analysis::Relation;
use verbale_model::{
    Act, Discrepancy, Document, Knowledge, Mode, Record, Spans, Speaker, Statement, StatementId, Status,
};

/// Bytes of text shown before and after the words.
const REACH: u32 = 700;

/// Longest quote that a link to a passage carries whole; a longer one is carried by its first and last words.
const PASSAGE: usize = 120;

pub(in crate::web) struct StatementPage<'a> {
    record: &'a Record,
    statement: &'a Statement,
    /// The words highlighted: those asked for, else those the statement attributes.
    marked: Spans,
    findings: Vec<&'a Discrepancy>,
}

pub(in crate::web) fn of<'a>(c: &Context<'a>, id: &str) -> Result<StatementPage<'a>, Problem> {
    let found = id.parse::<StatementId>().ok().and_then(|id| c.view.statement(id));
    let (record, statement) = found.ok_or_else(|| {
        let hint = if c.ask.knowledge == Knowledge::ALL {
            "all documents, with their statements, are at /documents"
        } else {
            "the clocks are set back; it may have been said or captured later"
        };
        Problem::not_found(format!("no statement {id:?} is held"), hint)
    })?;
    let here = |f: &&Discrepancy| {
        f.sides.iter().any(|s| {
            s.evidence.document() == record.document.id()
                && s.evidence.spans().meets(&statement.attribution.content)
        })
    };
    let findings = c.view.weighed().findings.iter().filter(here).collect();
    let asked = c.asked_place(&record.document)?;
    let marked = asked.unwrap_or_else(|| statement.attribution.content.clone());
    Ok(StatementPage { record, statement, marked, findings })
}

impl StatementPage<'_> {
    fn speaker(&self, c: &Context<'_>) -> String {
        self.statement
            .spoken_by(|actor| party::name(c, actor))
            .unwrap_or_else(|| "somebody not named".to_owned())
    }

    fn quote(&self) -> String {
        self.record.content(self.statement)
    }
}

impl Page for StatementPage<'_> {
    fn title(&self, c: &Context<'_>) -> String {
        let verb = match self.statement.status {
            Status::Denies => "denied",
            Status::Asks => "asked",
            Status::Asserts | Status::Reports | Status::Hypothetical => "said",
        };
        let of = self
            .statement
            .party()
            .filter(|_| self.statement.joint.is_empty())
            .map(|p| party::name(c, p).to_owned())
            .filter(|p| *p != self.speaker(c));
        match of {
            Some(of) => format!("What {} ({of}) {verb}", self.speaker(c)),
            None => format!("What {} {verb}", self.speaker(c)),
        }
    }

    fn section(&self) -> &'static str {
        "documents"
    }

    fn command(&self) -> String {
        format!("show {}", self.statement.id)
    }

    fn answer(&self, _: &Context<'_>) -> Markup {
        let document = &self.record.document;
        html! {
            "Read in " (evidence::publisher(document))
            @if let Some(at) = document.meta().published { ", " (moment::day(at)) }
            ", paragraph " (paragraph_of(document.text(), self.statement.attribution.content.start()))
            @match self.findings.len() {
                0 => { ". No finding rests on it." }
                n => { "; " (count::link(n, "finding rests", "findings rest", "#findings")) " on it." }
            }
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        let (document, attribution) = (&self.record.document, &self.statement.attribution);
        let hull = self.marked.hull().map_or(self.statement.hull(), |h| h.cover(self.statement.hull()));
        let window = highlight::around(self.record, hull, REACH);
        let layers = [
            highlight::Layer { class: "content", spans: &self.marked },
            highlight::Layer { class: "source", spans: &attribution.source },
            highlight::Layer { class: "cue", spans: &attribution.cue },
        ];
        html! {
            section.evidence #evidence aria-label="The words in their text" {
                blockquote.words.context lang=(document.meta().lang.code()) {
                    @if window.start() > 0 { "… " }
                    (highlight::marked(document.text(), window, &layers, Some("words")))
                    @if (window.end() as usize) < document.text().len() { " …" }
                }
                p.key {
                    mark.content { (if self.marked == attribution.content { "words attributed" } else { "words cited" }) } " "
                    @if !attribution.source.is_empty() { mark.source { "whose they are" } " " }
                    @if !attribution.cue.is_empty() { mark.cue { "what says so" } }
                }
                (self.facts(c))
                ul.plain.ways {
                    li { a.go href=(self.whole(c)) { "In the whole text" } }
                    @if let Some(url) = evidence::followable(document) {
                        li { a.go href=(passage(url, &self.quote())) rel="noreferrer external" { "At the publisher" } }
                    }
                }
            }
            @if !self.findings.is_empty() {
                section aria-labelledby="findings" {
                    h2 #findings { "Findings that rest on it" }
                    div.findings { @for found in &self.findings { (finding::card(c, found)) } }
                }
            }
            (self.reports(c))
            (origin(c, document))
            section aria-labelledby="cite" {
                h2 #cite { "Cite it" }
                p.citation { (self.citation(c)) }
            }
        }
    }

    fn json(&self, c: &Context<'_>) -> Value {
        let document = &self.record.document;
        let points = CodePoints::of(document.text());
        json!({
            "statement": StatementRow::of(self.statement, &points),
            "doc": document.meta().name,
            "document": document.id().to_string(),
            "quote": self.quote(),
            "citation": self.citation(c),
            "reports": c.view.attested(self.statement.id).map(|a| attested_rows([a], c.texts())),
            "findings": self.findings.iter().map(|f| f.id.to_string()).collect::<Vec<_>>(),
        })
    }

    fn rows(&self, _: &Context<'_>) -> Option<Listing> {
        None
    }
}

impl StatementPage<'_> {
    /// What was read in the words; a field that the text does not settle is left out.
    fn facts(&self, c: &Context<'_>) -> Markup {
        let (s, meta) = (self.statement, self.record.document.meta());
        html! {
            dl.facts {
                @if let Some(who) = &s.speaker { (self::speaker(c, "Speaker", who)) }
                @else { div { dt { "Speaker" } dd { "the text does not settle who" } } }
                @for who in &s.joint { (self::speaker(c, "Said too by", who)) }
                @if let Some(who) = &s.addressee { (self::speaker(c, "To", who)) }
                div {
                    dt { "Said" }
                    dd { @match s.said_at { Some(at) => { (moment::time(at)) } None => { "not dated in the text" } } }
                }
                div {
                    dt { "Published" }
                    dd { @match meta.published { Some(at) => { (moment::time(at)) } None => { "not known" } } }
                }
                @if let Some(at) = meta.captured { div { dt { "Known to us" } dd { (moment::time(at)) } } }
                @if let Some(by) = &s.reported_by { div { dt { "Reported by" } dd { (by) } } }
                div {
                    dt { "Manner" }
                    dd {
                        (match s.attribution.mode {
                            Mode::Direct => "quoted word for word",
                            Mode::Mixed => "partly quoted",
                            Mode::Indirect => "reported, not quoted",
                        })
                        (match s.status {
                            Status::Asserts => ", asserted",
                            Status::Denies => ", denied",
                            Status::Reports => ", passed on from another",
                            Status::Asks => ", asked",
                            Status::Hypothetical => ", supposed",
                        })
                        @if s.act != Act::Other { ", as " (as_what(s.act)) }
                    }
                }
                @if let Some(stance) = s.stance {
                    div {
                        dt { "Evaluation" }
                        dd {
                            (evaluation(stance)) @if let Some(target) = &s.target { " of “" (target) "”" }
                        }
                    }
                }
                @if let Some(commitment) = s.commitment {
                    div { dt { "Commitment" } dd { (commitment.word().replace('_', " ")) } }
                }
                @if !s.conditions.is_empty() {
                    div {
                        dt { "On condition" }
                        dd lang=(meta.lang.code()) {
                            @for condition in &s.conditions {
                                span.words { (condition.text(self.record.document.text())) } " "
                            }
                        }
                    }
                }
                @if !s.issues.is_empty() {
                    div {
                        dt { "Issues" }
                        dd {
                            @for (n, issue) in s.issues.iter().enumerate() {
                                @if n > 0 { ", " }
                                a href=(c.ask.to(&["issue", issue])) { (c.dossier().issue_label(issue)) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The same utterance in other documents: wordings, and what each changed.
    fn reports(&self, c: &Context<'_>) -> Markup {
        let Some(utterance) = c.view.attested(self.statement.id).filter(|a| a.attestations.len() > 1) else {
            return html! {};
        };
        html! {
            section aria-labelledby="reports" {
                h2 #reports {
                    "Told by " (count::of(utterance.attestations.len(), "document", "documents"))
                    ", from " (count::of(utterance.origins, "origin", "origins"))
                }
                ul.origin {
                    @for report in &utterance.attestations {
                        @if let Some(other) = c.document(report.document) {
                            li.here[report.statement == self.statement.id] {
                                a href=(c.ask.to(&["s", &report.statement.to_string()])) { (evidence::publisher(other)) }
                                span.meta {
                                    @if let Some(at) = report.at { ", " (moment::time(at)) }
                                    @if report.speaker.as_ref() != self.statement.speaker.as_ref().map(|s| &s.actor) {
                                        ", credited to " (report.speaker.as_deref().map_or("nobody named", |s| party::name(c, s)))
                                    }
                                }
                                ": " span.words lang=(other.meta().lang.code()) { (report.words.quote()) }
                                @for change in &report.changes {
                                    span.meta {
                                        " Changed: "
                                        @match &change.was { Some(e) => { "“" (e.quote()) "”" } None => { "nothing" } }
                                        " to "
                                        @match &change.is { Some(e) => { "“" (e.quote()) "”" } None => { "nothing" } }
                                        "."
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn whole(&self, c: &Context<'_>) -> String {
        match self.record.evidence(self.statement.attribution.content.clone()) {
            Ok(evidence) => c.to_place(&evidence),
            Err(_) => c.ask.to(&["d", &self.record.document.id().to_string()]),
        }
    }

    fn citation(&self, c: &Context<'_>) -> String {
        let document = &self.record.document;
        let meta = document.meta();
        let speaker = self.statement.speaker.as_ref();
        let who = [
            Some(self.speaker(c)),
            speaker.and_then(|s| s.office.clone()),
            self.statement.said_at.map(moment::words),
        ];
        let place = [
            Some(format!("In: {}", evidence::publisher(document))),
            meta.title.as_ref().map(|title| format!("“{title}”")),
            meta.published.map(moment::day_words),
        ];
        let address = meta.url.as_ref().map(|url| match meta.captured {
            Some(at) => format!("{url} (captured {})", moment::day_words(at)),
            None => url.clone(),
        });
        let pieces: Vec<String> =
            (CodePoints::of(document.text()).spans(&self.statement.attribution.content).iter())
                .map(|[start, end]| format!("{start}–{end}"))
                .collect();
        let held = format!(
            "Verbale {}, text {}, characters {}",
            self.statement.id,
            document.id(),
            pieces.join(", ")
        );
        let row = |parts: [Option<String>; 3]| parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let sentences = [Some(row(who)), Some(row(place)), address, Some(held)];
        format!("{}.", sentences.into_iter().flatten().collect::<Vec<_>>().join(". "))
    }
}

fn speaker(c: &Context<'_>, role: &str, who: &Speaker) -> Markup {
    html! {
        div {
            dt { (role) }
            dd {
                @let called = party::name(c, &who.actor);
                (called)
                @if let Some(office) = &who.office { ", " (office) }
                @if let Some(id) = who.party.as_deref().filter(|p| party::name(c, p) != called) {
                    " (" (party::named(c, id)) ")"
                }
                @if who.name != called { span.meta { " named here as “" (who.name) "”" } }
            }
        }
    }
}

/// The act of speech, to stand after "as".
fn as_what(kind: Act) -> String {
    let article = match kind {
        Act::Accuse => "an ",
        Act::Agree | Act::Praise | Act::Regret => "",
        _ => "a ",
    };
    format!("{article}{}", act(kind))
}

/// The act of speech as a noun.
pub(in crate::web) fn act(act: Act) -> &'static str {
    match act {
        Act::Claim => "claim",
        Act::Deny => "denial",
        Act::Accuse => "accusation",
        Act::Demand => "demand",
        Act::Threaten => "threat",
        Act::Reject => "rejection",
        Act::Agree => "consent",
        Act::Praise => "praise",
        Act::Promise => "promise",
        Act::Propose => "proposal",
        Act::Regret => "regret",
        Act::Other => "statement",
    }
}

fn evaluation(stance: i8) -> &'static str {
    match stance {
        i8::MIN..=-2 => "strongly against",
        -1 => "against",
        0 => "neither for nor against",
        1 => "for",
        2.. => "strongly for",
    }
}

/// Which documents go back to the same text: is this many sources or one?
pub(in crate::web) fn origin(c: &Context<'_>, document: &Document) -> Markup {
    let Some(origin) = c.view.origin_of(document.id()).filter(|o| o.documents.len() > 1) else {
        return html! {};
    };
    html! {
        section aria-labelledby="origin" {
            h2 #origin { "One origin, " (count::of(origin.documents.len(), "document", "documents")) }
            ul.origin {
                @for copy in &origin.documents {
                    @if let Some(other) = c.document(copy.document) {
                        li.here[other.id() == document.id()] {
                            a href=(c.ask.to(&["d", &other.id().to_string()])) { (evidence::publisher(other)) ": " (other.label()) }
                            span.meta {
                                " " (relation(copy.relation))
                                @if copy.relation != Relation::Origin {
                                    ", shares " ((copy.overlap * 100.0).round() as u32) " % of its wording"
                                }
                                @if let Some(from) = copy.from.filter(|f| *f != origin.origin).and_then(|f| c.document(f)) {
                                    ", by way of " (evidence::publisher(from))
                                }
                                @if let Some(at) = other.meta().published { ", " (moment::time(at)) }
                            }
                            @if let Some(words) = copy.evidence.first() { (evidence::quoted(c, words, None)) }
                        }
                    }
                }
            }
        }
    }
}

/// The publisher's address with a pointer to the passage, for browsers that follow one.
fn passage(url: &str, quote: &str) -> String {
    let encode = |words: &str| utf8_percent_encode(words, NON_ALPHANUMERIC).to_string();
    let first_piece = quote.split(" … ").next().unwrap_or(quote);
    let plain = first_piece.trim_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = plain.split_whitespace().collect();
    let target = if plain.chars().count() <= PASSAGE || words.len() < 8 {
        encode(plain)
    } else {
        format!("{},{}", encode(&words[..4].join(" ")), encode(&words[words.len() - 4..].join(" ")))
    };
    let sign = if url.contains('#') { "" } else { "#" };
    format!("{url}{sign}:~:text={target}")
}

#[cfg(test)]
mod tests {
    use super::passage;

    #[test]
    fn a_passage_is_pointed_at_by_its_words() {
        assert_eq!(
            passage("https://a.example/x", "“two, and-three”"),
            "https://a.example/x#:~:text=two%2C%20and%2Dthree"
        );
        let long = "one two three four ".repeat(20);
        assert!(
            passage("https://a.example/#top", &long)
                .ends_with("/#top:~:text=one%20two%20three%20four,one%20two%20three%20four")
        );
    }
}
