//! Sentences of CoNLL-U treebanks over our own tokens.

use verbale_annotate::en::syntax::relations::Relation;
use verbale_annotate::en::tags::Tag;
use verbale_annotate::en::tokens;

/// A word of the treebank with its place in the sentence.
struct Word {
    id: u32,
    start: usize,
    end: usize,
    tag: Tag,
    head: u32,
    relation: Relation,
}

/// A sentence with tag, head and relation of each of our own tokens. A head past the last token is the root.
pub struct Sentence {
    /// As written.
    pub text: String,
    /// Parts of speech.
    pub tags: Vec<Tag>,
    /// Heads by token.
    pub heads: Vec<u32>,
    /// How each token hangs on its head.
    pub relations: Vec<Relation>,
}

/// The sentences of a file that can be laid over our own tokens.
pub fn sentences(conllu: &str) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut text = String::new();
    let mut gold: Vec<Word> = Vec::new();
    let mut at = 0;
    for line in conllu.lines().chain([""]) {
        if let Some(words) = line.strip_prefix("# text = ") {
            words.clone_into(&mut text);
            gold.clear();
            at = 0;
        } else if line.is_empty() {
            if !gold.is_empty() {
                out.extend(sentence(std::mem::take(&mut text), &gold));
                gold.clear();
            }
        } else if !line.starts_with('#') {
            let fields: Vec<&str> = line.split('\t').collect();
            let [id, form, _, _, penn, _, head, relation, ..] = fields[..] else { continue };
            let (Ok(id), Ok(head)) = (id.parse(), head.parse()) else { continue };
            if let Some(found) = text[at..].find(form)
                && found < 4
            {
                let (start, end) = (at + found, at + found + form.len());
                gold.push(Word {
                    id,
                    start,
                    end,
                    tag: Tag::of_penn(penn),
                    head,
                    relation: Relation::of(relation),
                });
                at = end;
            }
        }
    }
    out
}

/// Our tokens take the tag of the treebank's last word in them, and the head of the word in them whose head lies outside. A
/// further token of one word hangs on the first.
fn sentence(text: String, gold: &[Word]) -> Option<Sentence> {
    let parsed = tokens::parse(&text);
    let count = parsed.tokens.len();
    let within = |i: usize| {
        let span = parsed.tokens[i].span;
        gold.iter().filter(move |w| w.start < span.end() as usize && w.end > span.start() as usize)
    };
    let token_of = |id: u32| {
        let word = gold.iter().find(|w| w.id == id)?;
        (0..count).find(|&i| parsed.tokens[i].span.end() as usize > word.start)
    };
    let mut out =
        Sentence { text: String::new(), tags: Vec::new(), heads: Vec::new(), relations: Vec::new() };
    for i in 0..count {
        out.tags.push(within(i).next_back()?.tag);
        let own = |id: u32| within(i).any(|w| w.id == id);
        let top = within(i).find(|w| !own(w.head))?;
        let first = token_of(top.id)?;
        let (head, relation) = if first != i {
            (first as u32, Relation::of("flat"))
        } else if top.head == 0 {
            (count as u32, Relation::default())
        } else {
            (token_of(top.head)? as u32, top.relation)
        };
        if head == i as u32 {
            return None;
        }
        out.heads.push(head);
        out.relations.push(relation);
    }
    out.text = text;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_word_of_several_treebank_words_takes_the_outer_head() {
        let conllu = "# text = A well-known envoy left.\n\
            1\tA\t_\t_\tDT\t_\t5\tdet\t_\t_\n2\twell\t_\t_\tRB\t_\t4\tadvmod\t_\t_\n3\t-\t_\t_\tHYPH\t_\t4\tpunct\t_\t_\n\
            4\tknown\t_\t_\tJJ\t_\t5\tamod\t_\t_\n5\tenvoy\t_\t_\tNN\t_\t6\tnsubj\t_\t_\n6\tleft\t_\t_\tVBD\t_\t0\troot\t_\t_\n\
            7\t.\t_\t_\t.\t_\t6\tpunct\t_\t_\n\n";
        let all = sentences(conllu);
        assert_eq!(all[0].heads, [2, 2, 3, 5, 3]);
        let names: Vec<&str> = all[0].relations.iter().map(|r| r.name()).collect();
        assert_eq!(names, ["det", "amod", "nsubj", "root", "punct"]);
    }
}
