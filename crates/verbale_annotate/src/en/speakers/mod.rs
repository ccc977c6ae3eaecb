//! Who speaks and what they do with it: attributions resolved to statements.
//!
//! [`Names`] are what is known before a text is read; a [`reading::Reading`] is the text's mentions, found in one pass; the
//! [`cast::Cast`] ties them to people, bodies and parties; [`resolve::Stage`] tells whose words a source is.
//!
//! **Invariant:** one pass over the tokens and a bounded look back from each attribution: no pass over pairs.

mod actors;
mod cast;
mod joint;
mod names;
mod noun_phrase;
mod parties;
mod phrases;
mod pronouns;
mod reading;
mod resolve;
mod roles;
mod said;
mod unnamed;

pub(crate) use names::Names;

use crate::Text;
use resolve::{Entity, Stage};
use verbale_model::{Act, Actor, Attribution, Document, Mode, Spans, Speaker, Statement, Status};

/// What the stage adds.
pub(crate) struct Spoken {
    /// Each attribution as a statement, in the same order.
    pub(crate) statements: Vec<Statement>,
    /// The people, bodies and states that the text names.
    pub(crate) actors: Vec<Actor>,
}

/// Each attribution as a statement, those of `inner` in the statement whose content holds them; and everyone who is named.
pub(crate) fn statements(
    names: &Names,
    document: &Document,
    text: &Text<'_>,
    attributions: Vec<Attribution>,
    inner: Vec<Attribution>,
) -> Spoken {
    let day = document.meta().published.map(verbale_model::Moment::date);
    let mut reading = reading::Reading::new(names, text);
    let meta = document.meta();
    let cast = cast::cast(names, &mut reading, meta.party.as_deref(), day, meta.title.as_deref());
    let mut stage = Stage::new(names, &reading, &cast, day);
    let mut before: Option<Before> = None;
    let mut out = Vec::with_capacity(attributions.len());
    for attribution in attributions {
        let (mut statement, entity) = resolved(&mut stage, document, attribution, before.as_ref());
        if let Some(tokens) = said::fill(&mut stage, &mut statement, entity) {
            let words = stage.reading.words(tokens.clone()).to_owned();
            statement.addressee = stage.source(tokens, entity).map(|e| speaker(&stage, e, words));
        }
        before = Some(Before::of(&stage, &statement.attribution, entity, before));
        pass_on(&mut out, &mut statement);
        out.push(statement);
    }
    for attribution in inner {
        let (mut statement, entity) = resolved(&mut stage, document, attribution, None);
        said::fill(&mut stage, &mut statement, entity);
        enclose(&mut out, statement);
    }
    Spoken { statements: out, actors: actors::actors(names, &reading, &cast) }
}

/// Puts a statement into the one whose content holds it most closely.
fn enclose(out: &mut [Statement], mut inner: Statement) {
    let Some(place) = inner.attribution.content.hull() else { return };
    let to = out.partition_point(|s| s.hull().start() <= place.start());
    let from = to.saturating_sub(4 * ENCLOSING);
    let holds = |s: &&mut Statement| s.attribution.content.iter().any(|c| c.contains(place));
    let Some(mut outer) = out[from..to].iter_mut().rev().find(holds) else { return };
    while let Some(at) =
        outer.inner.iter().position(|s| s.attribution.content.iter().any(|c| c.contains(place)))
    {
        outer = &mut outer.inner[at];
    }
    pass_on(std::slice::from_mut(outer), &mut inner);
    outer.inner.push(inner);
}

/// How many statements back one may enclose the one in hand.
const ENCLOSING: usize = 6;

/// "Reth said Torv had agreed": Torv's words come through Reth, and Reth reports.
fn pass_on(before: &mut [Statement], inner: &mut Statement) {
    let Some(source) = inner.attribution.source.hull() else { return };
    let from = before.len().saturating_sub(ENCLOSING);
    let outer =
        before[from..].iter_mut().rev().find(|o| o.attribution.content.iter().any(|c| c.contains(source)));
    let Some(outer) = outer else { return };
    let by = outer.speaker.as_ref().map(|s| s.actor.as_str());
    if by.is_none() || by == inner.speaker.as_ref().map(|s| s.actor.as_str()) {
        return;
    }
    if inner.reported_by.is_none() {
        inner.reported_by = by.map(str::to_owned);
    }
    let covered = inner.attribution.content.covered() + source.len();
    let asserts = outer.status == Status::Asserts && outer.act == Act::Claim;
    if asserts && !inner.attribution.cue.is_empty() && covered * 10 >= outer.attribution.content.covered() * 6
    {
        outer.status = Status::Reports;
    }
}

/// The attribution before the one in hand.
struct Before {
    entity: Option<Entity>,
    content: Spans,
    mode: Mode,
    paragraph: u32,
    /// One past the last byte of its parts.
    end: u32,
}

impl Before {
    fn of(
        stage: &Stage<'_>,
        attribution: &Attribution,
        entity: Option<Entity>,
        last: Option<Before>,
    ) -> Before {
        let end = stage.reading.tokens_in(attribution.content.hull().unwrap_or_default()).end;
        let paragraph = stage.reading.paragraph_of.get(end.saturating_sub(1)).copied().unwrap_or(0);
        // A source that could not be told does not end the turn of the one who spoke before, within a paragraph.
        let kept = last.filter(|l| l.paragraph == paragraph).and_then(|l| l.entity);
        Before {
            entity: entity.or(kept),
            content: attribution.content.clone(),
            mode: attribution.mode,
            paragraph,
            end: end_of(attribution),
        }
    }
}

fn end_of(attribution: &Attribution) -> u32 {
    attribution.content.end().max(attribution.source.end()).max(attribution.cue.end())
}

fn whose(stage: &mut Stage<'_>, attribution: &Attribution, before: Option<&Before>) -> Option<Entity> {
    let last = before.and_then(|b| b.entity);
    let mut names_somebody = false;
    for piece in attribution.source.iter() {
        let range = stage.reading.tokens_in(piece);
        if unnamed::is_object(stage, attribution, &range) {
            return unnamed::subject(stage, range.start);
        }
        names_somebody |= range.clone().any(|t| !stage.reading.is_one_of(t, &["the", "a", "an"]));
        if let unnamed::Turn::Answers(found) = unnamed::turn(stage, range.clone()) {
            return found;
        }
        if let Some(entity) = stage.source(range, last) {
            return Some(entity);
        }
    }
    if names_somebody { None } else { unnamed::speaker(stage, attribution, before) }
}

/// An attribution with its speakers. "Germany and France said": each of them by its own name, the first as the speaker.
fn resolved(
    stage: &mut Stage<'_>,
    document: &Document,
    attribution: Attribution,
    before: Option<&Before>,
) -> (Statement, Option<Entity>) {
    let mut statement = Statement::bare(document.id(), attribution);
    let source = statement.attribution.source.iter().next().map(|piece| stage.reading.tokens_in(piece));
    let members = source.map(|s| joint::members(stage, s, before.and_then(|b| b.entity))).unwrap_or_default();
    if let [(head, _), _, ..] = members[..] {
        let mut speakers = members.into_iter().map(|(entity, words)| {
            let words = stage.reading.words(words).to_owned();
            speaker(stage, entity, words)
        });
        statement.speaker = speakers.next();
        statement.joint = speakers.collect();
        return (statement, Some(head));
    }
    let entity = whose(stage, &statement.attribution, before);
    statement.speaker = told(stage, entity, &statement.attribution);
    (statement, entity)
}

/// The speaker, unless the name is that of several whom nothing tells apart and who are not of one party.
fn told(stage: &Stage<'_>, entity: Option<Entity>, attribution: &Attribution) -> Option<Speaker> {
    let entity = entity?;
    let open = matches!(entity, Entity::Person(p) if stage.cast.people[p as usize].undecided);
    let found = speaker(stage, entity, source_words(stage, attribution));
    (!open || found.party.is_some()).then_some(found)
}

fn speaker(stage: &Stage<'_>, entity: Entity, words: String) -> Speaker {
    let wire = |party| stage.cast.wire(stage.names, party).to_owned();
    let party = stage.party(entity).map(wire);
    let (actor, office) = match entity {
        Entity::Person(p) => {
            let person = &stage.cast.people[p as usize];
            (person.name.clone(), person.office.clone())
        }
        Entity::Body(b) => (stage.cast.bodies[b as usize].name.clone(), None),
        Entity::Party(id) => (wire(id), None),
        Entity::Role(r) => {
            let role = &stage.roles[r as usize];
            (role.name.clone(), role.office.clone())
        }
    };
    Speaker { name: if words.is_empty() { actor.clone() } else { words }, actor, party, office }
}

/// The source as the text has it, without the "’s" at its end.
fn source_words(stage: &Stage<'_>, attribution: &Attribution) -> String {
    let text = stage.reading.text.text;
    let words = attribution.source.text(text);
    let bare = words.trim_end_matches(['\'', '’', ',', ':', ' ']);
    ["'s", "’s"].iter().find_map(|s| bare.strip_suffix(s)).unwrap_or(bare).to_owned()
}
