//! What the trained classifiers of facts look at in a text, for their training.

use super::governance::{classifier as governance, read as events};
use super::linear::Features;
use super::proposals::classifiers::{answers, texts, wordings};
use super::proposals::read;
use super::surroundings::Sight;
use super::{attribution, lens, mended, quantities, syntax, tokens};
use verbale_model::{Document, Span};

/// The models that see a text before the classifiers.
pub struct Cases {
    attribution: attribution::Model,
    parser: syntax::Parser,
    states: lens::States,
}

/// Someone in office of whom something may be told.
#[derive(Clone, Debug)]
pub struct Holder {
    /// The person, as named.
    pub person: Option<String>,
    /// The office told with the person.
    pub office: Option<String>,
    /// The words that name them.
    pub words: Span,
    /// The sentence, or its part before or after a semicolon.
    pub sentence: Span,
    /// Whether phrases tell an event of them.
    pub told: bool,
    /// What stands around.
    pub features: Features,
}

/// Who may have answered a text on the table.
#[derive(Clone, Debug)]
pub struct Party {
    /// As named.
    pub name: String,
    /// The words that name it.
    pub words: Span,
    /// What stands around.
    pub features: Features,
}

/// A part of a short notice that may tell of a text on the table.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its words.
    pub words: Span,
    /// Whether phrases tell a text in it.
    pub told: bool,
    /// What stands around.
    pub features: Features,
}

/// A quotation that may hold the old or the new words of a clause.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// Its words, without the marks.
    pub words: String,
    /// Whether phrases tell that its words change.
    pub told: bool,
    /// What stands around.
    pub features: Features,
}

/// Classes of the model of wordings: neither, old words, new words.
pub const WORDINGS: usize = wordings::CLASSES;

/// Classes of the model of texts on the table: nothing, a text, a change of words.
pub const TOLD: usize = texts::CLASSES;

/// Classes of the model of governance: nothing, then [`governance_kinds`].
pub const GOVERNANCE: usize = governance::CLASSES;

/// Tied templates of the model of governance.
pub const GOVERNANCE_TIED: usize = governance::TIED;

/// Classes of the model of answers: none, then [`answers`], then the author.
pub const ANSWERS: usize = answers::CLASSES;

/// Tied templates of the model of answers.
pub const ANSWERS_TIED: usize = answers::TIED;

/// The kinds of governance events by class, from the second class on.
pub fn governance_kinds() -> [verbale_model::GovernanceKind; GOVERNANCE - 1] {
    governance::KINDS
}

/// The answers by class, from the second class on.
pub fn answers() -> [verbale_model::ProposalAnswer; ANSWERS - 2] {
    answers::ANSWERS
}

impl Cases {
    /// The shipped ones.
    pub fn load() -> Cases {
        Cases {
            attribution: attribution::Model::load(),
            parser: syntax::Parser::load(),
            states: lens::States::load(),
        }
    }

    fn sight<T>(&self, document: &Document, then: impl FnOnce(Sight<'_, '_>) -> T) -> T {
        let text = tokens::parse(document.text());
        let found = attribution::attributions(&self.attribution, &text);
        let quantities = quantities::quantities(document, &text);
        let tags = mended::mended(&text, &found.words, &found.tags);
        let trees = self.parser.trees(&text, &found.words, &tags);
        let published = document.meta().published.map(verbale_model::Moment::date);
        let lens = lens::Lens::new(&text, &tags, &trees, &quantities, published, &self.states);
        then(Sight { lens: &lens, vectors: &self.attribution.vectors })
    }

    /// Everyone of whom something may be told in a brief note.
    pub fn holders(&self, document: &Document) -> Vec<Holder> {
        self.sight(document, |sight| {
            let lens = sight.lens;
            let told = events(lens);
            governance::holders(lens)
                .into_iter()
                .map(|h| {
                    let mut features = Features::default();
                    governance::look(sight, &told, &h, &mut features);
                    let told = told.iter().any(|e| governance::of(lens, &h, e));
                    Holder {
                        told,
                        person: h.person.map(|n| lens.text(n.start, n.end).to_owned()),
                        office: h.post.map(|o| lens.text(o.start, o.end).to_owned()),
                        words: lens.span(h.place.start, h.place.end),
                        sentence: lens.span(h.place.from, h.place.to),
                        features,
                    }
                })
                .collect()
        })
    }

    /// Everyone who may have answered a text in a short notice.
    pub fn parties(&self, document: &Document) -> Vec<Party> {
        self.sight(document, |sight| {
            let Some((marks, told)) = read(sight.lens) else { return Vec::new() };
            let phrases = answers::phrased(sight.lens, &marks);
            answers::parties(sight.lens)
                .into_iter()
                .map(|party| {
                    let mut features = Features::default();
                    answers::look(sight, &marks, &told, &phrases, &party, &mut features);
                    let words = sight.lens.span(party.place.start, party.place.end);
                    Party { name: party.name, words, features }
                })
                .collect()
        })
    }

    /// The parts of a short notice that may tell of a text on the table.
    pub fn parts(&self, document: &Document) -> Vec<Part> {
        self.sight(document, |sight| {
            let Some((marks, told)) = read(sight.lens) else { return Vec::new() };
            texts::parts(sight.lens)
                .into_iter()
                .filter_map(|part| {
                    let mut features = Features::default();
                    texts::look(sight, &marks, &told, part, &mut features)?;
                    let here = told.iter().any(|t| texts::over(sight.lens, t, part));
                    Some(Part { words: sight.lens.span(part.start, part.half), told: here, features })
                })
                .collect()
        })
    }

    /// The quotations of a short notice.
    pub fn quotations(&self, document: &Document) -> Vec<Quotation> {
        self.sight(document, |sight| {
            let Some((marks, told)) = read(sight.lens) else { return Vec::new() };
            wordings::quotations(sight.lens)
                .into_iter()
                .map(|q| {
                    let mut features = Features::default();
                    wordings::look(sight, &marks, &told, q, &mut features);
                    let words = wordings::quoted(sight.lens, q.place).to_owned();
                    let same = |side: &Option<String>| side.as_deref() == Some(words.as_str());
                    Quotation { told: told.iter().any(|t| same(&t.from) || same(&t.to)), words, features }
                })
                .collect()
        })
    }
}
