//! From a read text to typed facts: one shared [`Lens`], then one reader a kind.

use super::lens::{Lens, States};
use super::surroundings::Sight;
use super::syntax::Trees;
use super::tags::Tag;
use super::vectors::Vectors;
use super::{claims, governance, incidents, meetings, pledges, proposals, votes};
use crate::Text;
use verbale_model::{Annotations, Document};

/// What the readers of facts know before a text is read.
pub(super) struct Facts {
    states: States,
}

impl Facts {
    pub(super) fn load() -> Facts {
        Facts { states: States::load() }
    }

    /// Adds the stated facts to what has been read of a document.
    pub(super) fn add(
        &self,
        document: &Document,
        text: &Text<'_>,
        (tags, trees): (&[Tag], &Trees),
        vectors: &Vectors,
        annotations: &mut Annotations,
    ) {
        let published = document.meta().published.map(verbale_model::Moment::date);
        let lens = Lens::new(text, tags, trees, &annotations.quantities, published, &self.states);
        let votes = votes::votes(&lens);
        let pledges = pledges::pledges(&lens);
        let sight = Sight { lens: &lens, vectors };
        let governance = governance::governance(sight);
        let incidents = incidents::incidents(&lens);
        annotations.incidents = incidents;
        let mut meetings = meetings::meetings(&lens);
        let claims = claims::claims(&lens, document, &annotations.statements);
        annotations.claims = claims;
        let proposals = proposals::proposals(sight);
        // A text that tells of something else is guessed at only where much is told.
        let other =
            !(votes.is_empty() && pledges.is_empty() && governance.is_empty() && proposals.is_empty())
                || !annotations.incidents.is_empty();
        let doubt = if other { 1 } else { i32::from(!annotations.claims.is_empty()) };
        if meetings.is_empty() {
            meetings.extend(meetings::unnamed(&lens, doubt));
        }
        annotations.meetings = meetings;
        annotations.proposals = proposals;
        annotations.votes = votes;
        annotations.governance = governance;
        annotations.pledges = pledges;
    }
}
