//! Where accounts part.

use crate::id::digest;
use crate::statement::words;
use crate::{Evidence, FindingId, Moment};

/// Two or more pieces of evidence that do not fit, with the kind and the explanation.
#[derive(Clone, PartialEq, Debug)]
pub struct Discrepancy {
    /// Identity: kind, parties, evidence.
    pub id: FindingId,
    /// Which check found it.
    pub kind: DiscrepancyKind,
    /// Parties concerned, sorted.
    pub parties: Vec<String>,
    /// For `Silence` alone: exactly the one party that left the point out.
    pub silent: Option<String>,
    /// The issue's id, if it belongs to one.
    pub issue: Option<String>,
    /// The meeting's id, if it belongs to one.
    pub meeting: Option<String>,
    /// The sides, in the parties' order.
    pub sides: Vec<Side>,
    /// One plain sentence.
    pub explanation: String,
    /// Rival explanations weighed.
    pub rivals: Vec<Rival>,
    /// Probability that a careful reader would agree.
    pub confidence: f32,
}

impl Discrepancy {
    /// The id of a finding.
    pub fn id_of(
        kind: DiscrepancyKind,
        parties: &[String],
        silent: Option<&str>,
        sides: &[Side],
    ) -> FindingId {
        let mut parts: Vec<Vec<u8>> = vec![kind.word().into(), silent.unwrap_or("").into()];
        parts.extend(parties.iter().map(|p| p.clone().into_bytes()));
        for side in sides {
            let mut place = side.evidence.document().0.to_vec();
            for span in side.evidence.spans().iter() {
                place.extend(span.start().to_le_bytes());
                place.extend(span.end().to_le_bytes());
            }
            parts.push(place);
        }
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        FindingId(digest("finding", &parts))
    }

    /// The band its confidence falls in.
    pub fn band(&self) -> Band {
        Band::of(self.confidence)
    }
}

/// One side's words in a finding.
#[derive(Clone, PartialEq, Debug)]
pub struct Side {
    /// The words.
    pub evidence: Evidence,
    /// Whose they are; `None` for the outlet's own.
    pub party: Option<String>,
    /// Whether the party's own document carries them.
    pub role: Role,
    /// When they were said.
    pub at: Option<Moment>,
}

/// A rival explanation and whether it could be excluded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rival {
    /// Which.
    pub test: RivalTest,
    /// With what result.
    pub result: RivalResult,
}

/// Confidence in words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Band {
    /// Below .55.
    Possible,
    /// From .55 to below .8.
    Likely,
    /// From .8.
    Firm,
}

impl Band {
    /// The band of a probability.
    pub fn of(confidence: f32) -> Band {
        if confidence >= 0.8 {
            Band::Firm
        } else if confidence >= 0.55 {
            Band::Likely
        } else {
            Band::Possible
        }
    }

    /// The one word for it.
    pub fn word(self) -> &'static str {
        match self {
            Band::Firm => "firm",
            Band::Likely => "likely",
            Band::Possible => "possible",
        }
    }
}

words! {
    /// Kinds of discrepancy, in the order the checks run.
    DiscrepancyKind {
        /// One asserts what the other denies.
        Contradiction = "contradiction",
        /// Same quantity, disjoint values.
        Number = "number",
        /// Opposed evaluation of the same target.
        Framing = "framing",
        /// Same commitment, another object or condition.
        Scope = "scope",
        /// Dates or order that do not fit.
        Timing = "timing",
        /// A point of one full account absent from another's.
        Silence = "silence",
        /// One party's position changed.
        Shift = "shift",
        /// Conflict inside one party.
        Split = "split",
        /// Process praised, substance refused.
        WarmWords = "warm_words",
        /// One utterance, wordings that differ in meaning.
        QuoteDrift = "quote_drift",
        /// Words put into a mouth that did not say them.
        AttributionDrift = "attribution_drift",
        /// An address whose text changed a fact.
        Version = "version",
        /// Stated figures that cannot hold.
        Arithmetic = "arithmetic",
    }
}

words! {
    /// Whose document carries the words.
    Role {
        /// The party's own.
        Primary = "primary",
        /// Another's.
        Other = "other",
    }
}

words! {
    /// Rival explanations of a difference.
    RivalTest {
        /// The two speak of different times.
        Time = "time",
        /// The two speak of different things.
        Scope = "scope",
        /// The wording differs by translation.
        Translation = "translation",
        /// The later one knew more.
        Update = "update",
        /// The words are the reporter's.
        Reporter = "reporter",
    }
}

words! {
    /// What a rival's test gave.
    RivalResult {
        /// It cannot explain the difference.
        Excluded = "excluded",
        /// It may.
        Possible = "possible",
    }
}
