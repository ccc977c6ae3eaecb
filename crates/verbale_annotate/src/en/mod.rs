//! English: the stages in order.

pub mod attribution;
pub mod cases;
mod claims;
mod classes;
pub mod events;
mod facts;
pub mod factuality;
mod forms;
mod governance;
mod incidents;
mod lens;
pub mod linear;
mod meetings;
mod mended;
mod patterns;
mod phrasebook;
mod places;
mod pledges;
pub mod polarity;
mod proposals;
mod quantities;
mod speakers;
mod surroundings;
pub mod syntax;
pub mod table;
pub mod tags;
pub mod tokens;
pub mod vectors;
mod votes;
pub mod words;

use crate::Text;
use std::collections::BTreeMap;
use verbale_model::{Annotations, Attribution, Document, Dossier, Sentence, Statement};

/// The English pack: models and names, loaded once.
pub(crate) struct English {
    attribution: attribution::Model,
    parser: syntax::Parser,
    names: speakers::Names,
    facts: facts::Facts,
    events: events::Model,
    places: places::Places,
    factuality: factuality::Model,
    states: lens::States,
}

impl English {
    pub(crate) fn new(dossier: &Dossier) -> English {
        English {
            attribution: attribution::Model::load(),
            parser: syntax::Parser::load(),
            names: speakers::Names::new(dossier),
            facts: facts::Facts::load(),
            events: events::Model::load(),
            places: places::Places::load(),
            factuality: factuality::Model::load(),
            states: lens::States::load(),
        }
    }

    /// The stages, each a function of what it needs.
    pub(crate) fn annotate(&self, document: &Document) -> Annotations {
        let text = tokens::parse(document.text());
        let found = attribution::attributions(&self.attribution, &text);
        let mut spoken = speakers::statements(&self.names, document, &text, found.attributions, found.inner);
        factuality::fill(&self.factuality, &text, &found.tags, &mut spoken.statements);
        let quantities = quantities::quantities(document, &text);
        let mut annotations = Annotations {
            sentences: sentences(&text),
            statements: spoken.statements,
            actors: spoken.actors,
            quantities,
            notes: found.notes,
            ..Annotations::default()
        };
        let tags = mended::mended(&text, &found.words, &found.tags);
        let trees = self.parser.trees(&text, &found.words, &tags);
        self.facts.add(document, &text, (&tags, &trees), &self.attribution.vectors, &mut annotations);
        let known: BTreeMap<&str, &str> = annotations.statements.iter().filter_map(spoken_for).collect();
        let party =
            |name: &str| known.get(name).map(|p| (*p).to_owned()).or_else(|| self.states.named_in(name));
        let events = events::events(&self.events, &text, &found.tags, &annotations.statements, &party);
        annotations.events = events;
        annotations.actors.extend(self.places.places(&text, &found.words));
        annotations
    }

    /// The stages up to who said what.
    pub(crate) fn statements(&self, document: &Document) -> Vec<Statement> {
        let text = tokens::parse(document.text());
        let found = attribution::attributions(&self.attribution, &text);
        speakers::statements(&self.names, document, &text, found.attributions, found.inner).statements
    }

    /// The statements that given attributions make.
    pub(crate) fn resolve(&self, document: &Document, attributions: Vec<Attribution>) -> Vec<Statement> {
        let text = tokens::parse(document.text());
        speakers::statements(&self.names, document, &text, attributions, Vec::new()).statements
    }
}

/// Every state's English short name with its adjectives, people, seats of government and other names.
pub fn names_of_states() -> BTreeMap<String, Vec<String>> {
    lens::names_of_states()
}

/// The name of a statement's speaker, and the party spoken for.
fn spoken_for(statement: &Statement) -> Option<(&str, &str)> {
    let speaker = statement.speaker.as_ref()?;
    Some((&speaker.name, speaker.party.as_deref()?))
}

fn sentences(text: &Text<'_>) -> Vec<Sentence> {
    let mut out = Vec::with_capacity(text.sentences.len());
    let mut paragraph = 0;
    for range in &text.sentences {
        while text.paragraphs.get(paragraph + 1).is_some_and(|p| p.start <= range.start) {
            paragraph += 1;
        }
        if let Some(span) = text.span(*range) {
            out.push(Sentence { span, paragraph: paragraph as u32 });
        }
    }
    out
}
