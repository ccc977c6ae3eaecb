//! What checks that look at all that is held worked out in the last run, a pair of documents at a time.

use super::Weighing;
use super::prints::{Feed, Key, Prints};
use super::shift::Step;
use crate::last_run::LastRun;
use crate::positions::{Stances, Touch};
use std::sync::Arc;

/// What is remembered while checks run.
pub(crate) struct Recall {
    pub(super) prints: Arc<Prints>,
    /// Stances of each document's utterances.
    pub(super) stances: Vec<Arc<Stances>>,
    /// Moves of a party on an issue between words of two documents.
    pub(super) steps: LastRun<Key, Option<Step>>,
}

impl Recall {
    /// The move of a party on an issue between words of two documents.
    pub(super) fn step(
        &self,
        weighing: &Weighing<'_>,
        touches: [&[Touch]; 2],
        weigh: impl FnOnce() -> Option<Step>,
    ) -> Option<Step> {
        let mut feed = Feed::new();
        for touches in touches {
            for touch in touches {
                let document = weighing.utterance(touch.utterance).doc;
                let place = touch.utterance - weighing.reading.docs[document].utterances.start;
                feed.hash(&(self.prints.documents[document], place, touch.direct));
            }
            feed.hash(&touches.len());
        }
        self.steps.get(feed.finish(), weigh)
    }

    /// Stances of a document's utterances.
    pub(crate) fn stances(&self, document: usize) -> &Stances {
        &self.stances[document]
    }
}
