//! Words by which texts are put on the table, answered and changed, from a table.

use crate::en::lens::Lens;
use crate::en::phrasebook::{Found, Phrasebook, within};
use std::sync::LazyLock;
use verbale_model::ProposalAnswer;

/// Pieces that are looked over before and after a word; no sentence that is read by people is longer.
pub(super) const REACH: usize = 120;

/// What a phrase tells of a text on the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tells {
    /// An author puts it forward.
    Table,
    /// It lies before somebody, or says something.
    Laid,
    /// A party answers it.
    Answer(ProposalAnswer),
    /// A reserve.
    Condition,
    /// No answer yet.
    Stall,
    /// Points taken out.
    Less,
    /// Points added.
    More,
    /// One count or wording becomes another.
    Turn,
    /// Words are struck from a text.
    Out,
    /// Words are written into a text.
    In,
}

static TABLE: LazyLock<Phrasebook<Tells>> =
    LazyLock::new(|| Phrasebook::read(include_str!("../../../data/en/proposals.tsv"), tells));

fn tells(cell: &str) -> Option<Tells> {
    Some(match cell {
        "table" => Tells::Table,
        "laid" => Tells::Laid,
        "accept" => Tells::Answer(ProposalAnswer::Accepts),
        "reject" => Tells::Answer(ProposalAnswer::Rejects),
        "amend" => Tells::Answer(ProposalAnswer::Amends),
        "condition" => Tells::Condition,
        "stall" => Tells::Stall,
        "less" => Tells::Less,
        "more" => Tells::More,
        "turn" => Tells::Turn,
        "out" => Tells::Out,
        "in" => Tells::In,
        _ => return None,
    })
}

/// The phrases of a text, in order; at one place the longest first.
#[derive(Debug, Default)]
pub(super) struct Marks {
    found: Vec<Found<Tells>>,
    /// The text is mostly about an election campaign.
    pub(super) home_affairs: bool,
}

impl Marks {
    /// Reads the sentences wanted.
    pub(super) fn new(lens: &Lens<'_>, wanted: impl Fn(usize) -> bool) -> Marks {
        let mut out = Marks { found: Vec::new(), home_affairs: super::policy::home_affairs(lens) };
        for (n, &(start, end)) in lens.sentences.iter().enumerate() {
            if wanted(n) {
                (start..end).for_each(|i| TABLE.at(lens, i, end, &mut out.found));
            }
        }
        out
    }

    /// The phrases that start within a range.
    pub(super) fn within(&self, start: usize, end: usize) -> &[Found<Tells>] {
        within(&self.found, start, end)
    }

    /// Whether a phrase that starts within a range tells this.
    pub(super) fn any(&self, start: usize, end: usize, tells: Tells) -> bool {
        self.within(start, end).iter().any(|f| f.tells == tells)
    }

    /// The verb by which a text is put forward at `i`.
    pub(super) fn tables(&self, lens: &Lens<'_>, i: usize) -> bool {
        self.any(i, i + 1, Tells::Table) && verbal(lens, i)
    }

    /// The answer told at `i`, the longest phrase first, and where it ends.
    pub(super) fn answer(&self, lens: &Lens<'_>, i: usize) -> Option<(ProposalAnswer, usize)> {
        self.within(i, i + 1).iter().find_map(|f| match f.tells {
            Tells::Answer(answer)
                if f.end > i + 1
                    || !matches!(lens.tag(i), "NN" | "NNS" | "NNP" | "IN")
                    || noun(lens.p.word(i)) =>
            {
                // Of phrases that tell the same the shortest: the next party may follow.
                let same = self.within(i, i + 1).iter().filter(|g| g.tells == f.tells && g.end > i + 1);
                Some((answer, same.map(|g| g.end).min().unwrap_or(f.end)))
            }
            _ => None,
        })
    }
}

/// Nouns that are answers by themselves.
fn noun(word: &str) -> bool {
    matches!(
        word,
        "acceptance"
            | "endorsement"
            | "approval"
            | "rejection"
            | "refusal"
            | "repudiation"
            | "surrender"
            | "capitulation"
            | "non-starter"
            | "nonstarter"
    )
}

/// A verb, or a participle.
pub(super) fn verbal(lens: &Lens<'_>, i: usize) -> bool {
    lens.tag(i).starts_with('V') || lens.tag(i) == "JJ" && lens.p.word(i).ends_with("ed")
}

/// A word for a text on the table.
pub(super) fn text(word: &str) -> bool {
    matches!(
        word,
        "plan"
            | "proposal"
            | "proposals"
            | "draft"
            | "drafts"
            | "paper"
            | "text"
            | "texts"
            | "document"
            | "framework"
            | "memorandum"
            | "offer"
            | "offers"
            | "roadmap"
            | "road-map"
            | "roadmaps"
            | "formula"
            | "package"
            | "initiative"
            | "treaty"
            | "blueprint"
            | "scheme"
            | "accord"
            | "compromise"
            | "memo"
            | "charter"
            | "annex"
            | "compact"
            | "convention"
            | "protocol"
            | "pact"
            | "counter-offer"
            | "counteroffer"
            | "counterproposal"
            | "counter-proposal"
            | "counterproposals"
            | "counter-proposals"
            | "counter-plan"
            | "counter-draft"
            | "counter-text"
            | "non-paper"
            | "nonpaper"
            | "ultimatum"
            | "terms"
            | "outline"
            | "wording"
            | "suggestion"
            | "suggestions"
            | "overture"
            | "aide-memoire"
            | "aide-mémoire"
            | "communiqué"
            | "version"
            | "deal"
            | "redraft"
            | "rewrite"
            | "manifesto"
            | "wish-list"
            | "wishlist"
            | "term-sheet"
            | "map"
            | "bridging"
            | "counter-bid"
            | "counterdraft"
            | "counterplan"
            | "counter-proposition"
            | "démarche"
            | "prospectus"
            | "settlement-plan"
    )
}

/// A word for a text only where a number or an author says so.
pub(super) fn loose_text(word: &str) -> bool {
    text(word)
        || matches!(
            word,
            "note"
                | "programme"
                | "agreement"
                | "agreements"
                | "list"
                | "principles"
                | "peace"
                | "statement"
                | "declaration"
                | "points"
                | "measures"
                | "heads"
                | "sheet"
                | "protocols"
                | "letter"
                | "platform"
                | "demands"
                | "demand"
                | "conditions"
                | "reply"
                | "answer"
                | "response"
                | "idea"
                | "ideas"
                | "vision"
                | "settlement"
                | "constitution"
                | "statute"
                | "strategy"
                | "model"
                | "bargain"
                | "manuscript"
                | "catalogue"
                | "articles"
                | "concept"
                | "request"
                | "requests"
                | "contract"
                | "resolution"
                | "truce"
                | "agenda"
                | "papers"
                | "plans"
                | "ceasefire"
                | "script"
                | "page"
                | "pages"
        )
}

/// What the points of a text are called.
pub(super) fn unit(word: &str) -> bool {
    matches!(
        word,
        "point"
            | "points"
            | "principles"
            | "articles"
            | "clauses"
            | "paragraphs"
            | "demands"
            | "conditions"
            | "proposals"
            | "items"
            | "steps"
            | "measures"
            | "heads"
            | "chapters"
            | "sections"
            | "elements"
            | "pillars"
            | "provisions"
            | "commitments"
            | "stages"
            | "phases"
            | "headings"
            | "theses"
            | "guarantees"
            | "planks"
            | "tenets"
            | "requests"
            | "requirements"
            | "undertakings"
            | "stipulations"
            | "propositions"
            | "recommendations"
            | "parameters"
            | "grievances"
            | "wishes"
            | "asks"
            | "tests"
            | "rules"
            | "commandments"
            | "obligations"
            | "recitals"
            | "baskets"
            | "bullets"
            | "ideas"
            | "suggestions"
            | "concessions"
            | "subparagraphs"
            | "sub-clauses"
            | "numbered"
            | "titles"
            | "annexes"
    )
}

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn every_row_of_the_table_is_read() {
        let lines = include_str!("../../../data/en/proposals.tsv").lines().filter(|l| !l.starts_with('#'));
        assert_eq!(TABLE.len(), lines.count());
    }
}
