//! Words by which texts are put on the table, answered and changed, from a table.

use crate::en::classes::word_classes;
use crate::en::lens::Lens;
use crate::en::phrasebook::{Found, Phrasebook, within};
use std::sync::LazyLock;
use verbale_model::ProposalAnswer;

/// Pieces that are looked over before and after a word; no sentence that is read by people is longer.
pub(super) const REACH: usize = 120;

/// What a phrase tells of a text on the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::en) enum Tells {
    /// An author puts it forward.
    Table,
    /// It lies before somebody, or says something.
    Laid,
    /// A party answers it.
    Answer(ProposalAnswer),
    /// The text pleases or displeases whoever is named after it.
    Strikes(ProposalAnswer),
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

word_classes! {
    /// A class of words.
    enum Class in "../../../data/en/proposal_words.tsv" {
        /// A verb of change between two wordings.
        Altered = "altered",
        /// A sentence that holds it tells what the words are now.
        Anew = "anew",
        /// Judges a text, or says how somebody takes it, badly.
        Bad = "bad",
        /// A verb by which a text would be changed.
        Alters = "alters",
        /// A noun that is an answer by itself.
        Answer = "answer",
        /// Stands before a welcome or a yes that is less than whole.
        Guarded = "guarded",
        /// Who is nobody in particular.
        Anybody = "anybody",
        /// Stands before the old words and the new.
        Before = "before",
        /// A word of an election campaign.
        Campaign = "campaign",
        /// Judges a text, or says how somebody takes it, well.
        Good = "good",
        /// A field of policy at home.
        Home = "home",
        /// A word for a text only where a number or an author says so.
        Loose = "loose",
        /// A verb by which somebody judges a text.
        Judges = "judges",
        /// Answers nothing, though it stands as a subject.
        Lifeless = "lifeless",
        /// Judges a text neither well nor badly: a yes with a reserve.
        Mixed = "mixed",
        /// Stands before a number that holds now.
        NowLed = "now_led",
        /// Stands after a number that holds now.
        NowSaid = "now_said",
        /// Stands before a number that held once.
        OnceLed = "once_led",
        /// Stands after a number that held once.
        OnceSaid = "once_said",
        /// A verb by which somebody makes an offer.
        Offers = "offers",
        /// A word of talks between parties.
        Parley = "parley",
        /// A part of a text that a number, a numeral or a letter tells from the others.
        Part = "part",
        /// A verb by which somebody changes a text.
        Rewrites = "rewrites",
        /// A verb by which a text says something.
        Said = "said",
        /// Who wants it asks for no change of a text.
        Unasked = "unasked",
        /// Somebody offers it, and it is no text on the table.
        Unoffered = "unoffered",
        /// A word for a text on the table.
        Text = "text",
        /// Tells that a sentence is about a text.
        Textual = "textual",
        /// What the points of a text are called.
        Unit = "unit",
        /// Stands near the wordings of a text.
        Written = "written",
        /// A text whose measures are bargained over.
        Worded = "worded",
        /// A text of which there are many that nobody proposes.
        Settled = "settled",
        /// Is a text on the table where its author lays it before others and somebody answers it.
        Given = "given",
        /// Is written and sent.
        Sheets = "sheets",
        /// A verb that is an answer to a text and hardly anything else.
        Plain = "plain",
        /// Stands between words that give way and those that come.
        Yields = "yields",
    }
}

/// Whether any word of a range is of a class.
pub(super) fn any(lens: &Lens<'_>, range: (usize, usize), class: Class) -> bool {
    (range.0..range.1).any(|i| is(lens.p.word(i), class))
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
        "qualify" => Tells::Answer(ProposalAnswer::Conditional),
        "pleases" => Tells::Strikes(ProposalAnswer::Accepts),
        "returns" => Tells::Strikes(ProposalAnswer::Amends),
        "displeases" => Tells::Strikes(ProposalAnswer::Rejects),
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
pub(in crate::en) struct Marks {
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
    is(word, Class::Answer)
}

/// A verb, or a participle.
pub(super) fn verbal(lens: &Lens<'_>, i: usize) -> bool {
    lens.tag(i).starts_with('V') || lens.tag(i) == "JJ" && lens.p.word(i).ends_with("ed")
}

/// A word for a text on the table.
pub(super) fn text(word: &str) -> bool {
    is(word, Class::Text)
}

/// A word for a text only where a number or an author says so.
pub(super) fn loose_text(word: &str) -> bool {
    text(word) || is(word, Class::Loose)
}

/// What the points of a text are called.
pub(super) fn unit(word: &str) -> bool {
    is(word, Class::Unit)
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
