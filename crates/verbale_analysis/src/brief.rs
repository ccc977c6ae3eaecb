//! A dated, cited report of one page.

use verbale_model::{Evidence, Facts, Knowledge};

/// A dated, cited report.
#[derive(Clone, PartialEq, Debug)]
pub struct Brief {
    /// Its title: the dossier's.
    pub title: String,
    /// The clocks it was written under.
    pub knowledge: Knowledge,
    /// Sections in order.
    pub sections: Vec<BriefSection>,
}

/// A section of a brief.
#[derive(Clone, PartialEq, Debug)]
pub struct BriefSection {
    /// Heading.
    pub heading: String,
    /// Sentences in order.
    pub sentences: Vec<BriefSentence>,
}

/// A sentence with the words it rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct BriefSentence {
    /// The sentence.
    pub text: String,
    /// The words it rests on; never empty in a brief that passes [`lint`].
    pub evidence: Vec<Evidence>,
}

/// A sentence that does not hold.
#[derive(Clone, PartialEq, Debug)]
pub struct LintProblem {
    /// The sentence.
    pub sentence: String,
    /// What is wrong with it.
    pub reason: String,
}

/// Writes the brief of the facts given.
pub fn brief(facts: &Facts, knowledge: Knowledge) -> Brief {
    let _ = facts;
    Brief { title: facts.dossier.title.clone(), knowledge, sections: Vec::new() }
}

/// Sentences without evidence, with evidence that is not held, or quoting words their evidence does not have.
pub fn lint(brief: &Brief, facts: &Facts) -> Vec<LintProblem> {
    let _ = (brief, facts);
    Vec::new()
}
