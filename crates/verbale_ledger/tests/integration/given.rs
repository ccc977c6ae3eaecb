//! Documents and annotations to write.

use proptest::prelude::*;
use verbale_ledger::Ledger;
use verbale_model::{
    Act, Actor, ActorKind, ActorName, Annotations, Attribution, Claim, Commitment, Comparator, Document,
    DocumentMeta, Event, EventActor, EventContext, EventKind, EventMode, GovernanceEvent, GovernanceKind,
    GovernanceStatus, Incident, IncidentKind, Lang, MeetingFact, MeetingKind, MeetingStatus, Mode, Moment,
    Note, NoteKind, Pledge, PledgeStage, Proposal, ProposalAnswer, ProposalStance, Quantity, QuantityKind,
    Sentence, Span, Spans, Speaker, Statement, Status, Support, Unit, Vote, VoteOutcome,
};

pub(crate) fn moment(text: &str) -> Moment {
    text.parse().expect("a time")
}

pub(crate) fn document(text: &str, meta: DocumentMeta) -> Document {
    Document::new(text, meta).expect("a short text")
}

/// A document of an address.
pub(crate) fn page(url: &str, text: &str) -> Document {
    document(text, DocumentMeta { url: Some(url.into()), name: url.into(), ..DocumentMeta::default() })
}

/// A document with its two dates.
pub(crate) fn dated(text: &str, published: &str, captured: &str) -> Document {
    let meta = DocumentMeta {
        name: text.into(),
        published: Some(moment(published)),
        captured: Some(moment(captured)),
        ..DocumentMeta::default()
    };
    document(text, meta)
}

pub(crate) fn ledger(documents: &[Document]) -> Ledger {
    let mut ledger = Ledger::in_memory().expect("a ledger");
    ledger.add_batch(documents).expect("added");
    ledger
}

/// Reads lines of the form `Speaker (party) about issue: words` and takes them at their word.
pub(crate) fn annotate(document: &Document) -> Annotations {
    let mut found = Annotations::default();
    let mut at = 0;
    for (n, line) in document.text().split_inclusive('\n').enumerate() {
        let whole = Span::of(at, at + line.trim_end().len());
        found.sentences.push(Sentence { span: whole, paragraph: n as u32 });
        if let Some((head, words)) = line.trim_end().split_once(": ") {
            let content = at + head.len() + 2;
            let name = head.split(" (").next().unwrap_or(head);
            let attribution = Attribution {
                source: Span::of(at, at + name.len()).into(),
                cue: Span::of(content - 2, content - 1).into(),
                content: Span::of(content, content + words.len()).into(),
                mode: Mode::Indirect,
            };
            let party = head.split_once(" (").and_then(|(_, rest)| rest.split(')').next());
            let mut statement = Statement::bare(document.id(), attribution);
            statement.speaker = Some(Speaker {
                name: name.into(),
                actor: name.into(),
                party: party.map(str::to_owned),
                office: None,
            });
            statement.issues =
                head.split_once(" about ").map(|(_, issue)| issue.to_owned()).into_iter().collect();
            found.statements.push(statement);
        }
        at += line.len();
    }
    found
}

/// A text of several scripts, cut into places by a strategy.
const TEXT: &str = "Kyiv says no. Москва каже «так»; 市は… 𝛼 said: “We will not trade land”, she added.\n\n";

fn span() -> impl Strategy<Value = Span> {
    let places: Vec<usize> = TEXT.char_indices().map(|(i, _)| i).chain([TEXT.len()]).collect();
    (0..places.len(), 0..places.len()).prop_map(move |(a, b)| Span::of(places[a], places[b]))
}

fn spans() -> impl Strategy<Value = Spans> {
    prop::collection::vec(span(), 0..4).prop_map(|all| all.into_iter().collect())
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zA-Z '\"%_,]{0,12}", any::<String>()]
}

pub(crate) fn any_moment() -> impl Strategy<Value = Moment> {
    let unit = prop::sample::select(vec![Unit::Second, Unit::Hour, Unit::Day, Unit::Month, Unit::Year]);
    (-70_000_000_000i64..250_000_000_000, 0i32..1_000_000_000, unit).prop_map(|(second, nano, unit)| {
        Moment::new(jiff::Timestamp::new(second, nano).expect("in range"), unit)
    })
}

fn speaker() -> impl Strategy<Value = Speaker> {
    (words(), words(), prop::option::of(words()), prop::option::of(words()))
        .prop_map(|(name, actor, party, office)| Speaker { name, actor, party, office })
}

fn pick<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

/// Any document over [`TEXT`].
pub(crate) fn any_document() -> impl Strategy<Value = Document> {
    let some = || prop::option::of(words());
    let lang = prop::sample::select(vec![Lang::EN, Lang::parse("uk"), Lang::UNDETERMINED]);
    let dates = (prop::option::of(any_moment()), prop::option::of(any_moment()));
    (words(), (some(), some(), some(), some()), dates, lang, any::<bool>()).prop_map(
        |(name, (url, outlet, title, party), (published, captured), lang, full)| {
            document(TEXT, DocumentMeta { name, url, outlet, title, published, captured, lang, party, full })
        },
    )
}

fn any_statement(document: Document) -> impl Strategy<Value = Statement> {
    let attribution = (spans(), spans(), spans(), pick(Mode::ALL))
        .prop_filter("content is never empty", |(_, _, content, _)| !content.is_empty())
        .prop_map(|(source, cue, content, mode)| Attribution { source, cue, content, mode });
    let joint = prop::collection::vec(speaker(), 0..3);
    let who = (prop::option::of(speaker()), joint, prop::option::of(speaker()), prop::option::of(words()));
    let when = prop::option::of(any_moment());
    let how = (pick(Status::ALL), pick(Act::ALL), prop::collection::vec(words(), 0..3));
    let what = (prop::option::of(-2i8..=2), prop::option::of(words()));
    let bound = (
        prop::option::of(pick(Commitment::ALL)),
        prop::option::of(pick(Support::ALL)),
        prop::option::of(-30i8..=30),
    );
    let conditions = prop::collection::vec(spans(), 0..3);
    (attribution, who, when, how, what, bound, conditions).prop_map(
        move |(
            attribution,
            (speaker, joint, addressee, reported_by),
            said_at,
            (status, act, issues),
            (stance, target),
            (commitment, support, factuality),
            conditions,
        )| Statement {
            id: Statement::id_of(document.id(), &attribution),
            attribution,
            speaker,
            joint,
            addressee,
            said_at,
            reported_by,
            status,
            act,
            issues,
            stance,
            target,
            commitment,
            conditions,
            support,
            factuality,
            inner: Vec::new(),
        },
    )
}

fn any_quantity() -> impl Strategy<Value = Quantity> {
    let bound = || prop::option::of(-1e12..1e12f64);
    let text = || prop::option::of(words());
    let spans = spans().prop_filter("words", |s| !s.is_empty());
    let kind = (pick(QuantityKind::ALL), pick(Comparator::ALL), any::<bool>());
    (kind, (text(), text(), text()), bound(), bound(), spans).prop_map(
        |((kind, comparator, approximate), (value, unit, currency), low, high, spans)| Quantity {
            kind,
            value,
            low,
            high,
            unit,
            currency,
            approximate,
            comparator,
            spans,
        },
    )
}

fn some_spans() -> impl Strategy<Value = Spans> {
    spans().prop_filter("words", |s| !s.is_empty())
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    prop::option::of(words())
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(words(), 0..3)
}

fn number() -> impl Strategy<Value = Option<f64>> {
    prop::option::of(-1e12..1e12f64)
}

fn count() -> impl Strategy<Value = Option<u32>> {
    prop::option::of(any::<u32>())
}

fn any_meeting() -> impl Strategy<Value = MeetingFact> {
    let kind = (pick(MeetingKind::ALL), pick(MeetingStatus::ALL));
    (kind, maybe(), maybe(), names(), number(), some_spans()).prop_map(
        |((what, status), date, place, participants, duration_hours, spans)| MeetingFact {
            what,
            date,
            place,
            participants,
            duration_hours,
            status,
            spans,
        },
    )
}

fn any_pledge() -> impl Strategy<Value = Pledge> {
    let sum = (number(), number(), number());
    let who = (names(), maybe(), maybe(), maybe());
    (who, sum, pick(PledgeStage::ALL), any::<bool>(), some_spans()).prop_map(
        |(
            (donors, recipient, currency, programme),
            (amount, amount_low, amount_high),
            stage,
            combined,
            spans,
        )| {
            Pledge {
                donors,
                recipient,
                amount,
                amount_low,
                amount_high,
                currency,
                programme,
                stage,
                combined,
                spans,
            }
        },
    )
}

fn any_vote() -> impl Strategy<Value = Vote> {
    let counts = (count(), count(), count(), count());
    let named = (names(), names(), names());
    let outcome = prop::option::of(pick(VoteOutcome::ALL));
    ((maybe(), maybe(), maybe()), counts, outcome, named, some_spans()).prop_map(
        |(
            (body, date, motion),
            (in_favour, against, abstain, absent),
            outcome,
            (named_for, named_against, named_abstain),
            spans,
        )| Vote {
            body,
            date,
            motion,
            in_favour,
            against,
            abstain,
            absent,
            outcome,
            named_for,
            named_against,
            named_abstain,
            spans,
        },
    )
}

fn any_incident() -> impl Strategy<Value = Incident> {
    let where_when = (maybe(), maybe(), maybe());
    let who = (maybe(), any::<bool>(), names());
    let toll = (count(), count(), maybe());
    (pick(IncidentKind::ALL), where_when, who, toll, some_spans()).prop_map(
        |(
            what,
            (place, offset, date),
            (by, by_claimed, denied_by),
            (killed, injured, casualties_by),
            spans,
        )| {
            Incident {
                what,
                place,
                offset,
                date,
                by,
                by_claimed,
                denied_by,
                killed,
                injured,
                casualties_by,
                spans,
            }
        },
    )
}

fn any_governance() -> impl Strategy<Value = GovernanceEvent> {
    let kind = (pick(GovernanceKind::ALL), pick(GovernanceStatus::ALL));
    (kind, maybe(), maybe(), maybe(), some_spans()).prop_map(
        |((what, status), person, office, date, spans)| GovernanceEvent {
            what,
            person,
            office,
            date,
            status,
            spans,
        },
    )
}

fn any_claim() -> impl Strategy<Value = Claim> {
    (words(), names(), names(), names(), any::<bool>(), some_spans()).prop_map(
        |(proposition, asserted_by, denied_by, confirmed_by, unverified, spans)| Claim {
            proposition,
            asserted_by,
            denied_by,
            confirmed_by,
            unverified,
            spans,
        },
    )
}

fn any_proposal() -> impl Strategy<Value = Proposal> {
    let stance =
        (words(), pick(ProposalAnswer::ALL)).prop_map(|(party, answer)| ProposalStance { party, answer });
    let clause = (maybe(), maybe(), maybe());
    let points = (count(), count());
    ((maybe(), maybe()), points, clause, prop::collection::vec(stance, 0..3), some_spans()).prop_map(
        |((title, by), (points, revision_of_points), (clause, from, to), stances, spans)| Proposal {
            title,
            by,
            points,
            revision_of_points,
            clause,
            from,
            to,
            stances,
            spans,
        },
    )
}

fn any_event() -> impl Strategy<Value = Event> {
    let actors = || {
        let actor = (words(), maybe(), some_spans()).prop_map(|(name, party, spans)| EventActor {
            name,
            party,
            spans,
        });
        prop::collection::vec(actor, 0..3)
    };
    let contexts = prop::collection::vec(pick(EventContext::ALL), 0..3);
    let mode = prop::option::of(pick(EventMode::ALL));
    (pick(EventKind::ALL), mode, contexts, actors(), actors(), some_spans(), 0.0f32..1.0).prop_map(
        |(kind, mode, contexts, source, target, evidence, probability)| Event {
            kind,
            mode,
            contexts,
            source,
            target,
            evidence,
            probability,
        },
    )
}

fn any_actor() -> impl Strategy<Value = Actor> {
    let named = prop::collection::vec((words(), any::<u32>()), 1..3);
    (
        pick(ActorKind::ALL),
        (words(), maybe(), maybe(), maybe()),
        prop::collection::vec(words(), 0..3),
        named,
        some_spans(),
    )
        .prop_map(|(kind, (name, party, office, parent), claims, named, spans)| Actor {
            kind,
            name,
            party,
            office,
            parent,
            claims,
            names: named.into_iter().map(|(name, count)| ActorName { name, count }).collect(),
            spans,
        })
}

/// Any annotations of a document made by [`any_document`].
pub(crate) fn any_annotations(document: Document) -> impl Strategy<Value = Annotations> {
    let sentences = prop::collection::vec(
        (span(), any::<u32>()).prop_map(|(span, paragraph)| Sentence { span, paragraph }),
        0..5,
    );
    let note = (pick(NoteKind::ALL), words(), prop::option::of(span())).prop_map(|(kind, text, at)| Note {
        kind,
        text,
        at,
    });
    let statements = prop::collection::vec(any_statement(document), 0..5).prop_map(|mut statements| {
        let mut seen = std::collections::BTreeSet::new();
        statements.retain(|s: &Statement| seen.insert(s.id));
        statements
    });
    let stated = (
        prop::collection::vec(any_quantity(), 0..4),
        prop::collection::vec(any_meeting(), 0..2),
        prop::collection::vec(any_pledge(), 0..2),
        prop::collection::vec(any_vote(), 0..2),
        prop::collection::vec(any_incident(), 0..2),
        prop::collection::vec(any_governance(), 0..2),
        prop::collection::vec(any_claim(), 0..2),
        prop::collection::vec(any_proposal(), 0..2),
        prop::collection::vec(any_event(), 0..2),
    );
    let actors = prop::collection::vec(any_actor(), 0..3);
    (sentences, statements, stated, actors, prop::collection::vec(note, 0..3)).prop_map(
        |(
            sentences,
            statements,
            (quantities, meetings, pledges, votes, incidents, governance, claims, proposals, events),
            actors,
            notes,
        )| Annotations {
            sentences,
            statements,
            quantities,
            meetings,
            pledges,
            votes,
            incidents,
            governance,
            claims,
            proposals,
            events,
            actors,
            notes,
        },
    )
}

/// A document and annotations of it.
pub(crate) fn any_record() -> impl Strategy<Value = (Document, Annotations)> {
    any_document().prop_flat_map(|d| any_annotations(d.clone()).prop_map(move |a| (d.clone(), a)))
}
