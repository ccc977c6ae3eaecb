//! Reads lines `{"id","published","text"}` and writes `{"id", KIND: [...]}` with every kind of fact, for scoring.

use serde_json::{Value, json};
use std::io::{BufRead, Write};
use verbale_annotate::Annotator;
use verbale_model::{Annotations, Document, DocumentMeta, Dossier, Spans};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: facts IN.jsonl > OUT.jsonl")?;
    let annotator = Annotator::new(&Dossier::default());
    let file = std::io::BufReader::new(open(&path)?);
    let mut out = std::io::stdout().lock();
    for line in file.lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let text = row["text"].as_str().unwrap_or("").to_owned();
        let published = row["published"].as_str().and_then(|p| p.parse().ok());
        let document = Document::new(text, DocumentMeta { published, ..DocumentMeta::default() })
            .ok_or("a text too long")?;
        let annotations = annotator.annotate(&document);
        let mut facts = facts(document.text(), &annotations);
        facts["id"] = row["id"].clone();
        writeln!(out, "{facts}")?;
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "an example reads its input itself")]
fn open(path: &str) -> std::io::Result<std::fs::File> {
    std::fs::File::open(path)
}

fn facts(text: &str, read: &Annotations) -> Value {
    let at = |byte: u32| text.get(..byte as usize).map_or(0, |t| t.chars().count());
    let evidence = |spans: &Spans| spans.iter().map(|s| [at(s.start()), at(s.end())]).collect::<Vec<_>>();
    let votes: Vec<_> = (read.votes.iter())
        .map(|v| {
            json!({
                "body": v.body, "date": v.date, "motion": v.motion, "for": v.in_favour, "against": v.against, "abstain": v.abstain,
                "absent": v.absent, "outcome": v.outcome.map(verbale_model::VoteOutcome::word), "named_for": v.named_for,
                "named_against": v.named_against, "named_abstain": v.named_abstain, "evidence": evidence(&v.spans),
            })
        })
        .collect();
    let pledges: Vec<_> = (read.pledges.iter())
        .map(|v| {
            json!({
                "donors": v.donors, "recipient": v.recipient, "amount": v.amount, "amount_low": v.amount_low,
                "amount_high": v.amount_high, "currency": v.currency, "programme": v.programme, "stage": v.stage.word(),
                "combined": v.combined, "evidence": evidence(&v.spans),
            })
        })
        .collect();
    let incidents: Vec<_> = (read.incidents.iter())
        .map(|v| {
            json!({
                "what": v.what.word(), "place": v.place, "offset": v.offset, "date": v.date, "by": v.by,
                "by_claimed": v.by_claimed, "denied_by": v.denied_by,
                "casualties": {"killed": v.killed, "injured": v.injured, "by_source": v.casualties_by},
                "evidence": evidence(&v.spans),
            })
        })
        .collect();
    let governance: Vec<_> = (read.governance.iter())
        .map(|v| {
            json!({
                "what": v.what.word(), "person": v.person, "office": v.office, "date": v.date, "status": v.status.word(),
                "evidence": evidence(&v.spans),
            })
        })
        .collect();
    let meetings: Vec<_> = (read.meetings.iter())
        .map(|v| {
            json!({
                "what": v.what.word(), "date": v.date, "place": v.place, "participants": v.participants,
                "duration_hours": v.duration_hours, "status": v.status.word(), "evidence": evidence(&v.spans),
            })
        })
        .collect();
    let claims: Vec<_> = (read.claims.iter())
        .map(|v| {
            json!({
                "proposition": v.proposition, "asserted_by": v.asserted_by, "denied_by": v.denied_by,
                "confirmed_by": v.confirmed_by, "unverified": v.unverified, "evidence": evidence(&v.spans),
            })
        })
        .collect();
    let proposals: Vec<_> = (read.proposals.iter())
        .map(|v| {
            let stance: Vec<_> = v.stances.iter().map(|s| json!({"party": s.party, "stance": s.answer.word()})).collect();
            json!({
                "title": v.title, "by": v.by, "points": v.points, "revision_of_points": v.revision_of_points,
                "clause": v.clause, "from": v.from, "to": v.to, "stance": stance, "evidence": evidence(&v.spans),
            })
        })
        .collect();
    json!({
        "votes": votes, "pledges": pledges, "incidents": incidents, "governance": governance, "meetings": meetings,
        "claims": claims, "proposals": proposals,
    })
}
