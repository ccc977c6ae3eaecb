//! To whom an English sentence credits words: the noun phrase at a verb of saying.

use super::words::Word;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

const SAYING: &str = "said says told tells replied replies added adds answered asked remarked remarks declared declares announced \
    announces stated states insisted insists warned warns noted notes claimed claims argued argues wrote writes joked admitted \
    admits confirmed confirms explained quipped commented observed estimated estimates reckoned called calls put according \
    expects expected sees values valued predicts predicted forecasts forecast fears believes thinks puts reports reported assured promised \
    finds found concludes concluded showed established calculated calculates projects projected judged judges called described \
    declared complained protested boasted muttered whispered shouted growled grumbled sighed laughed conceded maintained maintains \
    telling saying alleged alleges suggested suggests predicted pointed stressed stresses underlined recalled recalls professed wondered";

static VERBS: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| SAYING.split_whitespace().map(|w| super::words::read(w, 0)[0].form).collect());

/// The words credited in `frame` (a sentence without what it quotes): before the verb of saying, or after it.
pub(crate) fn credited(text: &str, words: &[Word], frame: &[usize]) -> Option<Range<usize>> {
    // "With these words the mayor took her leave".
    let lower = |n: usize| words.get(n).map_or("", |w| w.span.text(text)).to_ascii_lowercase();
    let these =
        frame.windows(3).find(|w| lower(w[0]) == "with" && lower(w[1]) == "these" && lower(w[2]) == "words");
    if let Some(after) = these.map(|w| w[2] + 1) {
        let end = (after..after + 8).find(|n| !frame.contains(n) || words[*n].breaks).unwrap_or(after + 8);
        return (end > after).then_some(after..end);
    }
    let verb = frame.iter().position(|n| VERBS.contains(&words[*n].form))?;
    let at = frame[verb];
    let form = words[at].span.text(text).to_ascii_lowercase();
    let follows = |from: usize| {
        let mut end = from;
        while end < from + 14 && frame.contains(&end) && (end == from || !words[end].breaks) {
            end += 1;
        }
        (end > from).then_some(from..end)
    };
    if form == "according" {
        return follows(at + 2);
    }
    // "said Ilse Brandl, a shipping analyst": after the verb, unless a subject stands before it in the clause.
    let mut start = at;
    while start > 0 && frame.contains(&(start - 1)) && !words[start].breaks && at - start < 14 {
        start -= 1;
    }
    if start < at && !words[start].span.text(text).eq_ignore_ascii_case("and") {
        // An apposition between the name and the verb: "Morandi, minister for Concord affairs, told".
        let mut first = start;
        while words[start].breaks && first > 0 && frame.contains(&(first - 1)) && at - first < 16 {
            first -= 1;
            if words[first].breaks && words[first].capital {
                break;
            }
        }
        let whole = if words[first].capital { first } else { start };
        return Some(whole..at);
    }
    follows(at + 1).filter(|r| !words[r.start].breaks)
}

#[cfg(test)]
mod tests {
    use super::super::words::read;
    use super::credited;

    fn who(text: &str) -> Option<&str> {
        let words = read(text, 0);
        let frame: Vec<usize> = (0..words.len()).collect();
        credited(text, &words, &frame).map(|r| words[r.start].span.cover(words[r.end - 1].span).text(text))
    }

    #[test]
    fn the_credited_words_stand_at_the_verb_of_saying() {
        assert_eq!(who("said Ilse Brandl, a shipping analyst"), Some("Ilse Brandl"));
        assert_eq!(who("the Ministry of Labour said after talks collapsed"), Some("the Ministry of Labour"));
        assert_eq!(who("According to an official of one delegation"), Some("an official of one delegation"));
        assert_eq!(who("the boats lay still"), None);
    }
}
