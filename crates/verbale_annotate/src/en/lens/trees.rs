//! Who does what to whom, read off the dependency trees: look-ups over pieces, each bounded by what hangs on one word.
//!
//! The parser errs on about one word in six: readers take what it tells where its shape is plain and keep a look at the words.

use crate::Text;
use crate::en::quantities::pieces::Pieces;
use crate::en::syntax;

/// The trees of a text by piece. Pieces of one token hang on its last.
#[derive(Debug, Default)]
pub(in crate::en) struct Trees {
    heads: Vec<u32>,
    relations: Vec<&'static str>,
    /// What hangs on each piece, in order: the list from `starts[i]` to `starts[i + 1]`.
    hung: Vec<u32>,
    starts: Vec<u32>,
}

impl Trees {
    pub(super) fn new(p: &Pieces<'_>, text: &Text<'_>, trees: &syntax::Trees) -> Trees {
        let count = p.len();
        // The last piece of each token.
        let mut last = vec![0u32; text.tokens.len()];
        let mut token_of = Vec::with_capacity(count);
        let mut token = 0;
        for i in 0..count {
            let start = p.span(i, i + 1).start();
            while text.tokens.get(token).is_some_and(|t| t.span.end() <= start) {
                token += 1;
            }
            token_of.push(token);
            if let Some(slot) = last.get_mut(token) {
                *slot = i as u32;
            }
        }
        let mut out = Trees { heads: Vec::with_capacity(count), ..Trees::default() };
        for (i, &token) in token_of.iter().enumerate() {
            let own = last.get(token).copied().unwrap_or(i as u32);
            let (head, relation) = if own as usize == i {
                let head = trees.heads.get(token).map_or(token, |&h| h as usize);
                let relation = trees.relations.get(token).copied().unwrap_or_default();
                (last.get(head).copied().unwrap_or(own), relation.name())
            } else {
                (own, "compound")
            };
            out.heads.push(head);
            out.relations.push(relation);
        }
        let mut counts = vec![0u32; count + 1];
        for (i, &head) in out.heads.iter().enumerate() {
            counts[head as usize] += u32::from(head as usize != i);
        }
        let mut sum = 0;
        out.starts = counts
            .iter()
            .map(|&n| {
                let start = sum;
                sum += n;
                start
            })
            .collect();
        out.hung = vec![0; sum as usize];
        let mut filled = out.starts.clone();
        for (i, &head) in out.heads.iter().enumerate() {
            if head as usize != i {
                let at = &mut filled[head as usize];
                out.hung[*at as usize] = i as u32;
                *at += 1;
            }
        }
        out
    }

    /// The word that a piece hangs on; `None` for the root of a sentence.
    pub(in crate::en) fn head(&self, i: usize) -> Option<usize> {
        self.heads.get(i).map(|&h| h as usize).filter(|&h| h != i)
    }

    /// How a piece hangs on its head, as Universal Dependencies name it.
    pub(in crate::en) fn relation(&self, i: usize) -> &'static str {
        self.relations.get(i).copied().unwrap_or("")
    }

    /// What hangs on a piece, in order.
    pub(in crate::en) fn hung(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = match (self.starts.get(i), self.starts.get(i + 1)) {
            (Some(&a), Some(&b)) => a as usize..b as usize,
            _ => 0..0,
        };
        self.hung[range].iter().map(|&d| d as usize)
    }

    /// The first that hangs on a piece in one of these ways.
    pub(in crate::en) fn hung_as(&self, i: usize, relations: &[&str]) -> Option<usize> {
        self.hung(i).find(|&d| relations.contains(&self.relation(d)))
    }

    /// A word and those joined to it: "Aldor, Veska and Orma".
    pub(in crate::en) fn joined(&self, i: usize) -> Vec<usize> {
        let mut out = vec![i];
        let mut at = 0;
        while let Some(&word) = out.get(at) {
            out.extend(self.hung(word).filter(|&d| self.relation(d) == "conj"));
            at += 1;
        }
        out.sort_unstable();
        out
    }

    /// The half-open range from the first to the last piece under a word.
    pub(in crate::en) fn extent(&self, i: usize) -> (usize, usize) {
        let (mut from, mut to) = (i, i + 1);
        let (mut a, mut b) = (i, i);
        while let Some(first) = self.hung(a).next().filter(|&d| d < a) {
            a = first;
            from = first;
        }
        while let Some(last) = self.hung(b).next_back().filter(|&d| d > b) {
            b = last;
            to = last + 1;
        }
        (from, to)
    }

    /// Whether a verb stands in the passive.
    pub(in crate::en) fn passive(&self, verb: usize) -> bool {
        self.hung_as(verb, &["aux:pass", "nsubj:pass"]).is_some()
            || self.hung_as(verb, &["obl:agent"]).is_some()
    }

    /// The subject of a verb, its own or the one it shares: with the verb it is joined to, with the verb that governs it, or the
    /// noun that it describes.
    pub(in crate::en) fn subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        for _ in 0..4 {
            if let Some(subject) = self.hung_as(at, &["nsubj", "nsubj:pass", "csubj"]) {
                // "the envoys, who": the noun stands for its pronoun.
                let described = self.head(at).filter(|_| self.relation(at) == "acl:relcl");
                return described.filter(|_| self.hung(subject).next().is_none()).or(Some(subject));
            }
            let head = self.head(at)?;
            match self.relation(at) {
                "conj" | "xcomp" | "advcl" | "parataxis" => at = head,
                "acl" | "acl:relcl" => return Some(head),
                _ => return None,
            }
        }
        None
    }

    /// The object of a verb; in the passive its subject.
    pub(in crate::en) fn object(&self, verb: usize) -> Option<usize> {
        if self.passive(verb) {
            return self.subject(verb);
        }
        self.hung_as(verb, &["obj"])
    }

    /// Who does it: the subject of the active, "by whom" of the passive.
    pub(in crate::en) fn doer(&self, verb: usize) -> Option<usize> {
        if self.passive(verb) { self.hung_as(verb, &["obl:agent"]) } else { self.subject(verb) }
    }

    /// Whether a verb, or a word that governs it, is negated: "did not meet", "no one met".
    pub(in crate::en) fn negated(&self, p: &Pieces<'_>, verb: usize) -> bool {
        const NOT: [&str; 8] = ["not", "n't", "n’t", "never", "no", "neither", "nor", "without"];
        let own = |i: usize| self.hung(i).any(|d| NOT.contains(&p.word(d)));
        own(verb) || self.subject(verb).is_some_and(|s| own(s) || matches!(p.word(s), "nobody" | "none"))
    }
}

#[cfg(test)]
mod tests {
    use super::Trees;
    use crate::en::quantities::pieces::Pieces;
    use crate::en::syntax::Parser;
    use crate::en::{attribution, tokens};

    fn look<T>(text: &str, read: impl Fn(&Pieces<'_>, &Trees, &dyn Fn(&str) -> usize) -> T) -> T {
        let parsed = tokens::parse(text);
        let view = attribution::Model::load().view(&parsed);
        let trees = Parser::load().trees(&parsed, &view.words, &view.tags);
        let p = Pieces::new(&parsed);
        let trees = Trees::new(&p, &parsed, &trees);
        let at = |word: &str| (0..p.len()).find(|&i| p.word(i) == word).expect("the word is in the text");
        read(&p, &trees, &at)
    }

    #[test]
    fn the_active_and_the_passive_tell_the_same_deed() {
        for text in
            ["The court dismissed the minister on Friday.", "The minister was dismissed by the court."]
        {
            look(text, |p, trees, at| {
                let verb = at("dismissed");
                assert_eq!(trees.doer(verb).map(|i| p.word(i)), Some("court"), "{text}");
                assert_eq!(trees.object(verb).map(|i| p.word(i)), Some("minister"), "{text}");
            });
        }
    }

    #[test]
    fn a_joined_verb_shares_its_subject_and_a_clause_describes_its_noun() {
        look("The envoys arrived in Orma and met the premier.", |p, trees, at| {
            assert_eq!(trees.doer(at("met")).map(|i| p.word(i)), Some("envoys"));
        });
        look("The minister, who resigned on Monday, had led the talks.", |p, trees, at| {
            assert_eq!(trees.doer(at("resigned")).map(|i| p.word(i)), Some("minister"));
        });
    }

    #[test]
    fn lists_are_looked_up_from_their_head() {
        look("Norrland, Veska and Aldor held talks with the rebels in Orma.", |p, trees, at| {
            let names: Vec<&str> = trees.joined(at("norrland")).iter().map(|&i| p.word(i)).collect();
            assert_eq!(names, ["norrland", "veska", "aldor"]);
        });
    }
}
