//! A finding as pages show it: kind, who, both sides' words, why, how sure.

use super::{confidence, evidence, moment, party};
use crate::web::context::Context;
use maud::{Markup, html};
use verbale_model::{Discrepancy, DiscrepancyKind, Role, Side};

/// The name of a kind and what it means, in one line.
pub(in crate::web) fn kind(kind: DiscrepancyKind) -> (&'static str, &'static str) {
    match kind {
        DiscrepancyKind::Contradiction => ("Contradiction", "one asserts what the other denies"),
        DiscrepancyKind::Number => {
            ("Numbers differ", "the same quantity with values that exclude each other")
        }
        DiscrepancyKind::Framing => ("Framing", "opposed evaluation of the same thing"),
        DiscrepancyKind::Scope => ("Scope", "the same commitment with another object or condition"),
        DiscrepancyKind::Timing => ("Timing", "dates or an order of events that do not fit"),
        DiscrepancyKind::Silence => {
            ("Silence", "a point of one whole account, absent from another whole account")
        }
        DiscrepancyKind::Shift => ("Shift", "one party’s position changed between two dates"),
        DiscrepancyKind::Split => ("Split", "people of one party differ"),
        DiscrepancyKind::WarmWords => {
            ("Warm words", "the process praised or a part accepted, the substance or another part refused")
        }
        DiscrepancyKind::QuoteDrift => ("Quote drift", "one utterance in wordings that differ in meaning"),
        DiscrepancyKind::AttributionDrift => {
            ("Attribution drift", "words put into a mouth that did not say them")
        }
        DiscrepancyKind::Version => ("Version", "a page whose text changed a fact"),
        DiscrepancyKind::Arithmetic => ("Arithmetic", "stated figures that cannot hold"),
    }
}

/// The address of a finding's own page.
pub(in crate::web) fn href(c: &Context<'_>, finding: &Discrepancy) -> String {
    c.ask.to(&["f", &finding.id.to_string()])
}

/// Whom it concerns: the parties; where the words are nobody's but the outlets', the outlets.
pub(in crate::web) fn who(c: &Context<'_>, finding: &Discrepancy) -> String {
    if !finding.parties.is_empty() {
        return party::list(c, &finding.parties);
    }
    let mut outlets: Vec<&str> = Vec::new();
    for side in &finding.sides {
        if let Some(document) = c.document(side.evidence.document()) {
            let outlet = evidence::publisher(document);
            if !outlets.contains(&outlet) {
                outlets.push(outlet);
            }
        }
    }
    outlets.join(" and ")
}

/// A finding in a list: what, why, and each side's words.
pub(in crate::web) fn card(c: &Context<'_>, finding: &Discrepancy) -> Markup {
    html! {
        article.finding id=(finding.id) {
            h3 {
                a href=(href(c, finding)) { (kind(finding.kind).0) ": " (who(c, finding)) }
            }
            p.meta {
                (confidence::band(finding.band()))
                @if let Some(issue) = &finding.issue {
                    " on " a href=(c.ask.to(&["issue", issue])) { (c.dossier().issue_label(issue)) }
                }
            }
            p.why { (finding.explanation) }
            (sides(c, finding))
        }
    }
}

/// Each side's words, with whose they are and when.
pub(in crate::web) fn sides(c: &Context<'_>, finding: &Discrepancy) -> Markup {
    html! {
        div.sides {
            @for side in &finding.sides { (one_side(c, finding.kind, side)) }
            @if let Some(silent) = &finding.silent {
                div.side {
                    p.who { (party::named(c, silent)) }
                    p { (super::absence::mark(verbale_analysis::Absence::Silent)) }
                }
            }
        }
    }
}

fn one_side(c: &Context<'_>, kind: DiscrepancyKind, side: &Side) -> Markup {
    // Two versions of a page differ by when they were captured, not by when they were published.
    let captured = (kind == DiscrepancyKind::Version)
        .then(|| c.document(side.evidence.document())?.meta().captured)
        .flatten();
    html! {
        div.side {
            p.who {
                @match &side.party {
                    Some(id) => { (party::named(c, id)) }
                    None => { "The outlet’s own words" }
                }
                @if side.party.is_some() && side.role == Role::Other { span.via { " as reported" } }
                @match (captured, side.at) {
                    (Some(at), _) => { span.when { " captured " (moment::time(at)) } }
                    (None, Some(at)) => { span.when { " " (moment::day(at)) } }
                    (None, None) => {}
                }
            }
            (evidence::quoted(c, &side.evidence, None))
        }
    }
}
