//! A dated, cited report of one page.

use crate::checks::{self, Weighing};
use crate::claims::claims_of;
use crate::positions::steps;
use crate::reading::Reading;
use crate::timeline::{day, list, naming, quoted};
use crate::{Absence, Accounts, Cell, comparison};
use std::collections::BTreeSet;
use verbale_model::{
    Discrepancy, DiscrepancyKind, Evidence, Facts, Knowledge, QuantityKind, RivalResult, RivalTest, Role,
};

/// A dated, cited report.
#[derive(Clone, PartialEq, Debug)]
pub struct Brief {
    /// Its title: the dossier's.
    pub title: String,
    /// The clocks it was written under.
    pub knowledge: Knowledge,
    /// Sections in order.
    pub sections: Vec<BriefSection>,
}

/// A section of a brief.
#[derive(Clone, PartialEq, Debug)]
pub struct BriefSection {
    /// Heading.
    pub heading: String,
    /// Sentences in order.
    pub sentences: Vec<BriefSentence>,
}

/// A sentence with the words it rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct BriefSentence {
    /// The sentence.
    pub text: String,
    /// The words it rests on; never empty in a brief that passes [`lint`].
    pub evidence: Vec<Evidence>,
}

/// A sentence that does not hold.
#[derive(Clone, PartialEq, Debug)]
pub struct LintProblem {
    /// The sentence.
    pub sentence: String,
    /// What is wrong with it.
    pub reason: String,
}

/// Writes the brief of facts that pass both clocks, and of what was found in them.
pub fn brief(facts: &Facts, knowledge: Knowledge, findings: &[Discrepancy]) -> Brief {
    let weighing = Weighing::of(Reading::of(facts));
    let sections = [
        ("Who met", who_met(&weighing)),
        ("In their own words", own_words(&weighing)),
        ("Where the accounts differ", differences(&weighing, findings)),
        ("Contested claims", contested(&weighing, findings)),
        ("What is not said", absences(facts, &weighing, findings)),
        ("Sums", sums(&weighing)),
        ("What changed", changes(&weighing, findings)),
    ];
    let sections = sections
        .into_iter()
        .filter(|(_, sentences)| !sentences.is_empty())
        .map(|(heading, sentences)| BriefSection { heading: heading.to_owned(), sentences })
        .collect();
    Brief { title: facts.dossier.title.clone(), knowledge, sections }
}

/// Sentences of one section: a brief is one page.
const LINES: usize = 8;
/// Characters of one quotation.
const QUOTE: usize = 220;

fn sentence(text: String, evidence: Vec<Evidence>) -> Option<BriefSentence> {
    (!evidence.is_empty()).then_some(BriefSentence { text, evidence })
}

/// The words of evidence between quotation marks, cut to fit the page.
fn words(evidence: &Evidence) -> String {
    let quote = evidence.quote();
    match quote.char_indices().nth(QUOTE) {
        None => quoted(quote),
        Some((limit, _)) => quoted(&quote[..quote[..limit].rfind(' ').unwrap_or(limit)]),
    }
}

fn who_met(weighing: &Weighing<'_>) -> Vec<BriefSentence> {
    let reading = &weighing.reading;
    let met = weighing.occasions.iter().rev().take(LINES).filter_map(|occasion| {
        let names: Vec<&str> = occasion.participants.iter().map(|p| reading.party_name(*p)).collect();
        if names.is_empty() {
            return None;
        }
        let place = occasion.meeting.place.as_deref().map(|p| format!(" in {p}")).unwrap_or_default();
        let date = occasion.meeting.date.map(|d| format!(" on {}", day(d))).unwrap_or_default();
        let docs = occasion.own.iter().map(|(_, d)| *d).chain(occasion.others.iter().copied());
        let evidence = docs.filter_map(|d| naming(weighing, occasion, d)).take(1).collect();
        sentence(format!("{} met{place}{date}.", list(&names)), evidence)
    });
    met.collect()
}

/// The meeting with the most own accounts.
fn most_told(weighing: &Weighing<'_>) -> Option<usize> {
    let told = |o: &crate::accounts::Occasion| !o.own.is_empty() || !o.others.is_empty();
    (0..weighing.occasions.len())
        .filter(|n| told(&weighing.occasions[*n]))
        .max_by_key(|n| (weighing.occasions[*n].own.len(), weighing.occasions[*n].meeting.date, *n))
}

fn own_words(weighing: &Weighing<'_>) -> Vec<BriefSentence> {
    let Some(occasion) = most_told(weighing).map(|n| &weighing.occasions[n]) else { return Vec::new() };
    let members = weighing.members(occasion);
    let mut parties: Vec<u16> = members.iter().filter_map(|m| weighing.utterance(*m).party).collect();
    parties.sort_by_key(|p| weighing.reading.party_name(*p).to_owned());
    parties.dedup();
    let line = |party: u16| {
        // What a party says of an issue or of the talks tells most; its own document before reports.
        let said = members.iter().filter(|m| weighing.utterance(**m).party == Some(party));
        let best = said.max_by_key(|m| {
            let utterance = weighing.utterance(**m);
            let judged = checks::judged(weighing, **m).is_some();
            (utterance.own, u8::from(judged) + u8::from(!utterance.issues.is_empty()), std::cmp::Reverse(**m))
        })?;
        let utterance = weighing.utterance(*best);
        let evidence = weighing.quote(utterance, checks::judged(weighing, *best))?;
        let how = if utterance.own { "in its own account" } else { "as reported" };
        let text = format!("{} says, {how}: {}.", weighing.reading.party_name(party), words(&evidence));
        sentence(text, vec![evidence])
    };
    parties.into_iter().filter_map(line).take(LINES).collect()
}

fn differences(weighing: &Weighing<'_>, findings: &[Discrepancy]) -> Vec<BriefSentence> {
    let dossier = &weighing.reading.facts.dossier;
    let told = findings.iter().filter(|f| {
        f.sides.len() > 1
            && !matches!(
                f.kind,
                DiscrepancyKind::Contradiction | DiscrepancyKind::Shift | DiscrepancyKind::Version
            )
    });
    told.take(LINES)
        .filter_map(|finding| {
            let sides: Vec<String> = finding
                .sides
                .iter()
                .map(|side| {
                    let who = side.party.as_deref().map_or("the report", |p| dossier.party_name(p));
                    let role = if side.role == Role::Primary { "" } else { " (as reported)" };
                    format!("{who}{role}: {}", words(&side.evidence))
                })
                .collect();
            let open = finding.rivals.iter().find(|r| r.result == RivalResult::Possible);
            let rival = open
                .map(|r| format!(" It is not excluded that {}.", rival_words(r.test)))
                .unwrap_or_default();
            let text = format!("{}: {}.{rival}", finding_words(finding.kind), sides.join("; "));
            sentence(text, finding.sides.iter().map(|s| s.evidence.clone()).collect())
        })
        .collect()
}

fn finding_words(kind: DiscrepancyKind) -> &'static str {
    match kind {
        DiscrepancyKind::Contradiction => "The accounts contradict each other",
        DiscrepancyKind::Number => "The figures differ",
        DiscrepancyKind::Framing => "The same matter is judged differently",
        DiscrepancyKind::Scope => "The same commitment is given a different reach",
        DiscrepancyKind::Timing => "The times do not fit",
        DiscrepancyKind::Silence => "One account leaves a point out",
        DiscrepancyKind::Shift => "The position changed",
        DiscrepancyKind::Split => "Voices of one side differ",
        DiscrepancyKind::WarmWords => "The talks are praised, the substance is not agreed",
        DiscrepancyKind::QuoteDrift => "One utterance is quoted in different words",
        DiscrepancyKind::AttributionDrift => "The same words are given to different speakers",
        DiscrepancyKind::Version => "The text at one address changed",
        DiscrepancyKind::Arithmetic => "The figures do not add up",
    }
}

fn rival_words(test: RivalTest) -> &'static str {
    match test {
        RivalTest::Time => "the two speak of different times",
        RivalTest::Scope => "the two speak of different things",
        RivalTest::Translation => "the wording differs by translation",
        RivalTest::Update => "the later one knew more",
        RivalTest::Reporter => "the words are the reporter's",
    }
}

fn contested(weighing: &Weighing<'_>, findings: &[Discrepancy]) -> Vec<BriefSentence> {
    let dossier = &weighing.reading.facts.dossier;
    claims_of(weighing, findings)
        .into_iter()
        .take(LINES)
        .filter_map(|claim| {
            let (yes, no) = (claim.asserted.first()?, claim.denied.first()?);
            let text = format!(
                "{} claims: {}; {} disputes it: {}.",
                dossier.party_name(&yes.party),
                words(&yes.evidence),
                dossier.party_name(&no.party),
                words(&no.evidence)
            );
            let evidence = claim.asserted.iter().chain(&claim.denied).map(|s| s.evidence.clone()).collect();
            sentence(text, evidence)
        })
        .collect()
}

fn absences(facts: &Facts, weighing: &Weighing<'_>, findings: &[Discrepancy]) -> Vec<BriefSentence> {
    let dossier = &facts.dossier;
    let mut out: Vec<BriefSentence> = Vec::new();
    for finding in findings.iter().filter(|f| f.kind == DiscrepancyKind::Silence).take(LINES) {
        let (Some(silent), Some(side)) = (&finding.silent, finding.sides.first()) else { continue };
        let teller = side.party.as_deref().map_or("", |p| dossier.party_name(p));
        let text = format!(
            "{teller} reports: {}; the full account of {} is silent on it.",
            words(&side.evidence),
            dossier.party_name(silent)
        );
        out.extend(sentence(text, vec![side.evidence.clone()]));
    }
    let Some(occasion) = most_told(weighing).map(|n| &weighing.occasions[n]) else { return out };
    let id = occasion.meeting.id.as_str();
    let Some(compared) = comparison(facts, Some(id), findings) else { return out };
    let Accounts { accounts, .. } = &compared.accounts;
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for (n, account) in accounts.iter().enumerate() {
        let absence = account.absence();
        if absence == Absence::Silent || !occasion.meeting.participants.contains(&account.party) {
            continue;
        }
        let name = dossier.party_name(&account.party);
        let lacking =
            compared.points.iter().filter(|p| matches!(p.cells[n], Cell::Absent(_))).find_map(|p| {
                let words = p.cells.iter().find_map(|c| match c {
                    Cell::Said(said) => said.first().map(|s| s.evidence.clone()),
                    Cell::Absent(_) => None,
                })?;
                Some((p.label.clone(), words))
            });
        if let Some((label, evidence)) = lacking
            && named.insert(&account.party)
        {
            let why = match absence {
                Absence::NoAccount => "no account of it is held",
                _ => "its full account is not held",
            };
            let text = format!("Nothing can be said of what {name} left out ({label}): {why}.");
            out.extend(sentence(text, vec![evidence]));
        }
    }
    out
}

fn sums(weighing: &Weighing<'_>) -> Vec<BriefSentence> {
    let mut seen: BTreeSet<(Option<u16>, String)> = BTreeSet::new();
    let mut out = Vec::new();
    for (n, doc) in weighing.reading.docs.iter().enumerate().rev() {
        if weighing.lineage[n].repeats() {
            continue;
        }
        for quantity in doc.record.annotations.quantities.iter().filter(|q| q.kind == QuantityKind::Money) {
            let Some(place) = quantity.spans.hull() else { continue };
            let spoken =
                doc.utterances.clone().map(|u| weighing.utterance(u)).find(|u| u.span.contains(place));
            let Some(utterance) = spoken else { continue };
            let sum = (utterance.party, quantity.spans.text(doc.text()).to_lowercase());
            if !seen.insert(sum) {
                continue;
            }
            let Some(evidence) = weighing.quote(utterance, Some(doc.words_in(place))) else { continue };
            let who = weighing.speaker_name(utterance);
            out.extend(sentence(format!("{who}: {}.", words(&evidence)), vec![evidence]));
            if out.len() == LINES {
                return out;
            }
        }
    }
    out
}

fn changes(weighing: &Weighing<'_>, findings: &[Discrepancy]) -> Vec<BriefSentence> {
    let dossier = &weighing.reading.facts.dossier;
    let mut out: Vec<BriefSentence> = Vec::new();
    let steps = steps(weighing);
    for pair in steps.windows(2) {
        let (was, is) = (&pair[0], &pair[1]);
        if (&was.party, &was.issue) != (&is.party, &is.issue) || out.len() == LINES {
            continue;
        }
        let (Some(old), Some(new)) = (was.evidence.first(), is.evidence.first()) else { continue };
        let text = format!(
            "{}, on {}: {} before ({}), {} now ({}).",
            dossier.party_name(&is.party),
            dossier.issue_label(&is.issue),
            was.stance.word(),
            words(old),
            is.stance.word(),
            words(new)
        );
        out.extend(sentence(text, vec![old.clone(), new.clone()]));
    }
    for finding in findings.iter().filter(|f| f.kind == DiscrepancyKind::Version) {
        let [old, new] = finding.sides.as_slice() else { continue };
        let text = format!(
            "A text at one address read {} and later {}.",
            words(&old.evidence),
            words(&new.evidence)
        );
        out.extend(sentence(text, vec![old.evidence.clone(), new.evidence.clone()]));
    }
    out.truncate(LINES);
    out
}

/// Sentences without evidence, with evidence that is not held, quoting words or giving figures that their evidence does not have.
pub fn lint(brief: &Brief, facts: &Facts) -> Vec<LintProblem> {
    let mut out = Vec::new();
    for sentence in brief.sections.iter().flat_map(|s| &s.sentences) {
        let mut problem = |reason: String| out.push(LintProblem { sentence: sentence.text.clone(), reason });
        if sentence.evidence.is_empty() {
            problem("no evidence is cited".to_owned());
            continue;
        }
        for evidence in &sentence.evidence {
            let held = facts.record(evidence.document()).is_some_and(|record| {
                Evidence::restore(
                    &record.document,
                    evidence.document(),
                    evidence.spans().clone(),
                    evidence.quote(),
                )
                .is_ok()
            });
            if !held {
                problem(format!("the words {} are not held", quoted(evidence.quote())));
            }
        }
        let cited: Vec<String> = sentence.evidence.iter().map(|e| plain(e.quote())).collect();
        for quote in quotations(&sentence.text) {
            if !cited.iter().any(|c| c.contains(&plain(quote))) {
                problem(format!("the quoted words {} do not stand in the evidence", quoted(quote)));
            }
        }
        let names: Vec<&str> = facts.dossier.parties.iter().map(|p| p.name.as_str()).collect();
        let dates = dates(facts, &sentence.evidence);
        for word in crate::en::read(&sentence.text, 0) {
            let figure = word.span.text(&sentence.text);
            let known = || {
                cited.iter().any(|c| c.contains(figure))
                    || dates.iter().any(|d| d == figure)
                    || names.iter().any(|n| n.contains(figure))
            };
            if word.kind == crate::en::Kind::Number && !known() {
                problem(format!("the figure {figure} does not stand in the evidence"));
            }
        }
    }
    out
}

/// Days that a sentence may name without quoting them: of the documents it cites, and of the dossier's meetings.
fn dates(facts: &Facts, evidence: &[Evidence]) -> Vec<String> {
    let meetings = facts.dossier.meetings.iter().filter_map(|m| m.date);
    let cited = evidence.iter().filter_map(|e| facts.record(e.document()));
    let published = cited.flat_map(|r| {
        let meta = r.document.meta();
        [meta.published, meta.captured].into_iter().flatten().map(verbale_model::Moment::date)
    });
    let parts = |date: jiff::civil::Date| [date.to_string(), date.day().to_string(), date.year().to_string()];
    meetings.chain(published).flat_map(parts).collect()
}

/// Words without quotation marks, blanks made one.
fn plain(text: &str) -> String {
    let bare = text.replace(['"', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}', '\''], "");
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The pieces between double quotation marks.
fn quotations(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('\u{201c}' | '"', None) => open = Some(at + c.len_utf8()),
            ('\u{201d}' | '"', Some(start)) => {
                out.push(&text[start..at]);
                open = None;
            }
            _ => {}
        }
    }
    out
}
