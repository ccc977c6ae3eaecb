//! Who said what: the attribution as the text has it, and the statement it resolves to.

use crate::id::digest;
use crate::{DocumentId, Moment, Span, Spans, StatementId, listed};

/// One attribution as the text has it: whose words (source), by what act of speech (cue), which words (content).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribution {
    /// The words that name whose words they are; empty where the text names nobody.
    pub source: Spans,
    /// The words that signal it ("said", "according to", a colon after a name); empty for a quotation without any.
    pub cue: Spans,
    /// The words attributed. Never empty. "that" belongs to it; quotation marks do.
    pub content: Spans,
    /// Whether the content is quoted.
    pub mode: Mode,
}

/// Who speaks, resolved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Speaker {
    /// As named here: "the Kremlin aide", "he", "Kyiv".
    pub name: String,
    /// The dossier's id, else the fullest name found in the document.
    pub actor: String,
    /// The party spoken for: the dossier's id, else the English short name of the state or body.
    pub party: Option<String>,
    /// The office held, as the text or the dossier gives it.
    pub office: Option<String>,
}

/// An attribution resolved: who says what to whom, when, in what manner.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Identity: document, "statement", spans.
    pub id: StatementId,
    /// The attribution it resolves.
    pub attribution: Attribution,
    /// Who speaks; `None` where it cannot be told.
    pub speaker: Option<Speaker>,
    /// Who says it together with the speaker: "Germany, France and Poland said".
    pub joint: Vec<Speaker>,
    /// To whom, if the text says.
    pub addressee: Option<Speaker>,
    /// When it was said.
    pub said_at: Option<Moment>,
    /// Who reports it, where that is not the outlet itself ("Peskov, quoted by TASS").
    pub reported_by: Option<String>,
    /// Whether the content is asserted, denied, asked...
    pub status: Status,
    /// The act of speech.
    pub act: Act,
    /// Ids of the dossier's issues it touches, in the dossier's order.
    pub issues: Vec<String>,
    /// Evaluation of the target: -2 (strongly against) to 2 (strongly for).
    pub stance: Option<i8>,
    /// What the stance is about, in the text's words.
    pub target: Option<String>,
    /// How binding it is.
    pub commitment: Option<Commitment>,
    /// The words that state a condition.
    pub conditions: Vec<Spans>,
    /// Whether an accusation comes with support.
    pub support: Option<Support>,
    /// Whether the event that the content is about did happen, as the sentence puts it: tenths, -30 (surely not) to 30 (surely so).
    pub factuality: Option<i8>,
    /// What others are said to have said in the content: "X said that Y denied Z". Their words reach us through this speaker alone.
    pub inner: Vec<Statement>,
}

impl Statement {
    /// The id of the statement that an attribution in a document makes.
    pub fn id_of(document: DocumentId, attribution: &Attribution) -> StatementId {
        let mut places = Vec::new();
        for spans in [&attribution.source, &attribution.cue, &attribution.content] {
            places.extend((spans.len() as u32).to_le_bytes());
            for span in spans.iter() {
                places.extend(span.start().to_le_bytes());
                places.extend(span.end().to_le_bytes());
            }
        }
        StatementId(digest("statement", &[&document.0, &places]))
    }

    /// A statement of which nothing is known yet but its words.
    pub fn bare(document: DocumentId, attribution: Attribution) -> Statement {
        Statement {
            id: Statement::id_of(document, &attribution),
            attribution,
            speaker: None,
            joint: Vec::new(),
            addressee: None,
            said_at: None,
            reported_by: None,
            status: Status::Asserts,
            act: Act::Other,
            issues: Vec::new(),
            stance: None,
            target: None,
            commitment: None,
            conditions: Vec::new(),
            support: None,
            factuality: None,
            inner: Vec::new(),
        }
    }

    /// The party spoken for, if it can be told.
    pub fn party(&self) -> Option<&str> {
        self.speaker.as_ref()?.party.as_deref()
    }

    /// The speaker and all who say it together with them.
    pub fn speakers(&self) -> impl Iterator<Item = &Speaker> {
        self.speaker.iter().chain(&self.joint)
    }

    /// The actors who say it in a row, each as `called`: "Germany, France and Poland".
    pub fn spoken_by<'a>(&'a self, called: impl Fn(&'a str) -> &'a str) -> Option<String> {
        let actors: Vec<&str> = self.speakers().map(|s| called(&s.actor)).collect();
        listed(&actors)
    }

    /// Whether it is spoken for a party, by the speaker or by one who says it too.
    pub fn speaks_for(&self, party: &str) -> bool {
        self.speakers().any(|s| s.party.as_deref() == Some(party))
    }

    /// From the first to the last byte of source, cue and content.
    pub fn hull(&self) -> Span {
        let a = &self.attribution;
        let hull = a.content.hull().unwrap_or_default();
        [&a.source, &a.cue].into_iter().filter_map(super::span::Spans::hull).fold(hull, Span::cover)
    }
}

/// Defines an enum whose values have one word each on the wire and in the ledger.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            $($(#[$item])* $variant,)+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &[$name] = &[$($name::$variant,)+];

            /// The one word for it.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }

            /// The value that `word` stands for.
            pub fn from_word(word: &str) -> Option<$name> {
                match word {
                    $($word => Some($name::$variant),)+
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// How the content is given.
    Mode {
        /// All of it between quotation marks.
        Direct = "direct",
        /// Part of it.
        Mixed = "mixed",
        /// None of it.
        Indirect = "indirect",
    }
}

words! {
    /// What the speaker does with the content's truth.
    Status {
        /// Puts it forward as so.
        Asserts = "asserts",
        /// Says it is not so.
        Denies = "denies",
        /// Passes on what another said.
        Reports = "reports",
        /// Asks whether it is so.
        Asks = "asks",
        /// Supposes it.
        Hypothetical = "hypothetical",
    }
}

words! {
    /// The act of speech.
    Act {
        /// Says that something is so.
        Claim = "claim",
        /// Says that something is not so.
        Deny = "deny",
        /// Charges another with a wrong.
        Accuse = "accuse",
        /// Asks for something as due.
        Demand = "demand",
        /// Announces harm under a condition.
        Threaten = "threaten",
        /// Turns an offer or proposal down.
        Reject = "reject",
        /// Accepts one.
        Agree = "agree",
        /// Speaks well of someone or something.
        Praise = "praise",
        /// Binds oneself.
        Promise = "promise",
        /// Puts an offer or plan forward.
        Propose = "propose",
        /// Voices regret.
        Regret = "regret",
        /// None of these.
        Other = "other",
    }
}

words! {
    /// How binding a statement is.
    Commitment {
        /// Not at all.
        None = "none",
        /// Ready to talk.
        Talk = "talk",
        /// Accepted in outline.
        InPrinciple = "in_principle",
        /// Under a stated condition.
        Conditional = "conditional",
        /// Without condition.
        Firm = "firm",
        /// Carried out.
        Done = "done",
    }
}

words! {
    /// Whether support for an accusation is given.
    Support {
        /// Evidence is named.
        Given = "given",
        /// The text is silent on it.
        NoneStated = "none_stated",
        /// The text says that it is missing ("without providing evidence").
        SaidToBeMissing = "said_to_be_missing",
    }
}
