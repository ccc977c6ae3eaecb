//! Stated facts as rows: pledges, votes, incidents, governance events, meetings, claims, proposals, quantities, events.

use super::offsets::{CodePoints, WireSpan};
use serde_json::{Value, json};
use verbale_model::{
    Actor, Claim, Event, EventActor, GovernanceEvent, Incident, MeetingFact, Pledge, Proposal, Quantity,
    QuantityKind, Spans, Vote,
};

/// A number without a point where it is whole.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9.0e15 { Value::from(value as i64) } else { Value::from(value) }
}

fn maybe(value: Option<f64>) -> Value {
    value.map_or(Value::Null, number)
}

fn place(spans: &Spans, points: &CodePoints<'_>) -> Vec<WireSpan> {
    points.spans(spans)
}

pub(super) fn actor(a: &Actor, points: &CodePoints<'_>) -> Value {
    let names: Vec<Value> = a.names.iter().map(|n| json!({ "name": n.name, "n": n.count })).collect();
    json!({
        "kind": a.kind.word(), "name": a.name, "party": a.party, "office": a.office, "parent": a.parent,
        "claims": a.claims, "names": names, "evidence": place(&a.spans, points),
    })
}

pub(super) fn pledge(p: &Pledge, points: &CodePoints<'_>) -> Value {
    json!({
        "donors": p.donors, "recipient": p.recipient,
        "amount": maybe(p.amount), "amount_low": maybe(p.amount_low), "amount_high": maybe(p.amount_high),
        "currency": p.currency, "programme": p.programme, "stage": p.stage.word(), "combined": p.combined,
        "evidence": place(&p.spans, points),
    })
}

pub(super) fn vote(v: &Vote, points: &CodePoints<'_>) -> Value {
    json!({
        "body": v.body, "date": v.date, "motion": v.motion,
        "for": v.in_favour, "against": v.against, "abstain": v.abstain, "absent": v.absent,
        "outcome": v.outcome.map(verbale_model::VoteOutcome::word),
        "named_for": v.named_for, "named_against": v.named_against, "named_abstain": v.named_abstain,
        "evidence": place(&v.spans, points),
    })
}

pub(super) fn incident(i: &Incident, points: &CodePoints<'_>) -> Value {
    json!({
        "what": i.what.word(), "place": i.place, "offset": i.offset, "date": i.date,
        "by": i.by, "by_claimed": i.by_claimed, "denied_by": i.denied_by,
        "casualties": {"killed": i.killed, "injured": i.injured, "by_source": i.casualties_by},
        "evidence": place(&i.spans, points),
    })
}

pub(super) fn governance(g: &GovernanceEvent, points: &CodePoints<'_>) -> Value {
    json!({
        "what": g.what.word(), "person": g.person, "office": g.office, "date": g.date, "status": g.status.word(),
        "evidence": place(&g.spans, points),
    })
}

pub(super) fn meeting(m: &MeetingFact, points: &CodePoints<'_>) -> Value {
    json!({
        "what": m.what.word(), "date": m.date, "place": m.place, "participants": m.participants,
        "duration_hours": maybe(m.duration_hours), "status": m.status.word(),
        "evidence": place(&m.spans, points),
    })
}

pub(super) fn claim(c: &Claim, points: &CodePoints<'_>) -> Value {
    json!({
        "proposition": c.proposition, "asserted_by": c.asserted_by, "denied_by": c.denied_by,
        "confirmed_by": c.confirmed_by, "unverified": c.unverified,
        "evidence": place(&c.spans, points),
    })
}

pub(super) fn proposal(p: &Proposal, points: &CodePoints<'_>) -> Value {
    let stance: Vec<Value> =
        p.stances.iter().map(|s| json!({"party": s.party, "stance": s.answer.word()})).collect();
    json!({
        "title": p.title, "by": p.by, "points": p.points, "revision_of_points": p.revision_of_points,
        "clause": p.clause, "from": p.from, "to": p.to, "stance": stance,
        "evidence": place(&p.spans, points),
    })
}

pub(super) fn quantity(q: &Quantity, points: &CodePoints<'_>) -> Value {
    // A stretch of days is `2025-12-01/2025-12-03`: two bounds and no single value.
    let days = q.value.as_deref().filter(|_| q.kind == QuantityKind::Date).and_then(|v| v.split_once('/'));
    let value = match (q.kind, q.value.as_deref()) {
        (_, None) => Value::Null,
        (QuantityKind::Date, Some(_)) if days.is_some() => Value::Null,
        (QuantityKind::Date, Some(date)) => Value::from(date),
        (_, Some(text)) => text.parse().map_or_else(|_| Value::from(text), number),
    };
    let (low, high) = match days {
        Some((first, last)) => (Value::from(first), Value::from(last)),
        None => (maybe(q.low), maybe(q.high)),
    };
    json!({
        "kind": q.kind.word(), "value": value, "low": low, "high": high,
        "unit": q.unit, "currency": q.currency,
        "approx": q.approximate, "comparator": q.comparator.word(),
        "evidence": place(&q.spans, points),
    })
}

pub(super) fn event(e: &Event, points: &CodePoints<'_>) -> Value {
    let actor =
        |a: &EventActor| json!({"name": a.name, "party": a.party, "evidence": place(&a.spans, points)});
    json!({
        "type": e.kind.word(), "mode": e.mode.map(verbale_model::EventMode::word),
        "context": e.contexts.iter().map(|c| c.word()).collect::<Vec<_>>(),
        "quad": e.quad() as u8,
        "source": e.source.iter().map(actor).collect::<Vec<_>>(),
        "target": e.target.iter().map(actor).collect::<Vec<_>>(),
        "evidence": place(&e.evidence, points),
    })
}
