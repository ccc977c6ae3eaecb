//! The brief: every sentence with the words it rests on, and a mark on any that does not hold.

use crate::web::context::Context;
use crate::web::page::Page;
use crate::web::parts::{count, empty, evidence, moment};
use crate::wire::{BriefRow, Listing};
use maud::{Markup, html};
use serde_json::{Value, json};
use verbale_analysis::{Brief, BriefSentence, LintProblem};
use verbale_model::Evidence;

pub(in crate::web) struct BriefPage<'a> {
    brief: &'a Brief,
    problems: &'a [LintProblem],
    /// All evidence in order of first use: the notes at the foot.
    notes: Vec<&'a Evidence>,
}

pub(in crate::web) fn of<'a>(c: &Context<'a>) -> BriefPage<'a> {
    let (brief, problems) = c.view.brief();
    let mut notes: Vec<&Evidence> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for evidence in brief.sections.iter().flat_map(|s| &s.sentences).flat_map(|s| &s.evidence) {
        if seen.insert(evidence) {
            notes.push(evidence);
        }
    }
    BriefPage { brief, problems, notes }
}

impl BriefPage<'_> {
    fn sentences(&self) -> usize {
        self.brief.sections.iter().map(|s| s.sentences.len()).sum()
    }

    fn number(&self, evidence: &Evidence) -> usize {
        self.notes.iter().position(|e| *e == evidence).map_or(0, |n| n + 1)
    }

    fn sentence(&self, sentence: &BriefSentence) -> Markup {
        let problem = self.problems.iter().find(|p| p.sentence == sentence.text);
        html! {
            span.sentence.unsupported[problem.is_some()] { (sentence.text) }
            @for evidence in &sentence.evidence {
                @let n = self.number(evidence);
                a.ref href=(format!("#note-{n}")) { span.hidden { "note " } (n) }
            }
            @if let Some(problem) = problem { strong.flaw { " [" (problem.reason) "]" } }
            " "
        }
    }
}

impl Page for BriefPage<'_> {
    fn title(&self, _: &Context<'_>) -> String {
        if self.brief.title.is_empty() { "Brief".to_owned() } else { self.brief.title.clone() }
    }

    fn section(&self) -> &'static str {
        "brief"
    }

    fn command(&self) -> String {
        "brief".to_owned()
    }

    fn answer(&self, _: &Context<'_>) -> Markup {
        let clocks = self.brief.knowledge;
        html! {
            @if let Some(at) = clocks.as_of { "As of " (moment::time(at)) ". " }
            @if let Some(at) = clocks.known { "Known by " (moment::time(at)) ". " }
            (count::link(self.sentences(), "sentence", "sentences", "#brief")) ", resting on "
            (count::link(self.notes.len(), "place", "places", "#notes")) " in the documents. "
            @if self.problems.is_empty() { "Each holds." } @else {
                strong.flaw { (count::of(self.problems.len(), "sentence does", "sentences do")) " not hold." }
            }
        }
    }

    fn body(&self, c: &Context<'_>) -> Markup {
        if self.sentences() == 0 {
            return empty::teach(
                c,
                "There is nothing to report yet.",
                "verbale add PATH",
                "A brief is written from positions, findings and silences; add what the parties said:",
            );
        }
        html! {
            div.prose #brief {
                @for section in &self.brief.sections {
                    section {
                        h2 { (section.heading) }
                        ul { @for sentence in &section.sentences { li { (self.sentence(sentence)) } } }
                    }
                }
            }
            section.notes-list aria-labelledby="notes" {
                h2 #notes { "Notes" }
                ol {
                    @for (n, words) in self.notes.iter().enumerate() {
                        li id=(format!("note-{}", n + 1)) { (evidence::quoted(c, words, None)) }
                    }
                }
            }
        }
    }

    fn json(&self, c: &Context<'_>) -> Value {
        let problems: Vec<Value> =
            self.problems.iter().map(|p| json!({ "sentence": p.sentence, "reason": p.reason })).collect();
        json!({ "brief": BriefRow::of(self.brief, c.texts()), "problems": problems })
    }

    fn rows(&self, c: &Context<'_>) -> Option<Listing> {
        let mut rows = Vec::new();
        for section in &self.brief.sections {
            for sentence in &section.sentences {
                rows.push(json!({
                    "heading": section.heading, "sentence": sentence.text,
                    "evidence": c.texts().rows(&sentence.evidence),
                }));
            }
        }
        Some(Listing::of(&["heading", "sentence", "evidence"], &rows))
    }
}
