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
    telling saying shrugged mused repeated thundered snapped scoffed hinted hints reckon reckons recounted promises swore vowed vows \
    alleged alleges suggested suggests predicted pointed stressed stresses underlined recalled recalls professed wondered";

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
    // A capital without a mark before it belongs to a name: "the United States".
    let named = |n: usize| words[n].capital && n > 0 && !words[n].breaks;
    let verb = frame.iter().position(|n| VERBS.contains(&words[*n].form) && !named(*n))?;
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
    let mut start = at;
    while start > 0 && frame.contains(&(start - 1)) && !words[start].breaks && at - start < 14 {
        start -= 1;
    }
    if start < at && !words[start].span.text(text).eq_ignore_ascii_case("and") {
        // An apposition between the name and the verb: "Morandi, minister for Concord affairs told".
        let named = before(words, frame, start).filter(|n| bare(text, words, &(*n..start)));
        return Some(named.unwrap_or(start)..at);
    }
    let opens = words.get(at + 1).filter(|w| !w.breaks && frame.contains(&(at + 1)));
    let names_one = opens.is_some_and(|w| w.capital || STARTS.contains(&w.form));
    // "The driver, hired for the day, said from behind his wheel": the subject stands before what is put in.
    if words[at].breaks
        && frame.contains(&at.wrapping_sub(1))
        && (!names_one || form.starts_with("tel") || form == "told")
    {
        let mut first = at;
        while let Some(earlier) = before(words, frame, first).filter(|n| at - n <= 24) {
            first = earlier;
        }
        return (first < at).then_some(first..at);
    }
    // "Said Ilse Brandl, a shipping analyst": after the verb.
    follows(at + 1).filter(|r| !words[r.start].breaks)
}

/// The first word of what stands between two marks before a word of the frame.
fn before(words: &[Word], frame: &[usize], at: usize) -> Option<usize> {
    let mut first = at.checked_sub(1).filter(|n| words[at].breaks && frame.contains(n))?;
    while first > 0 && !words[first].breaks && frame.contains(&(first - 1)) {
        first -= 1;
    }
    Some(first)
}

/// Words of a name with its titles, at most.
const NAME: usize = 5;

/// Whether words are a name and nothing else.
fn bare(text: &str, words: &[Word], range: &Range<usize>) -> bool {
    let content = |n: &usize| words[*n].kind != super::words::Kind::Function;
    let named = |n: &usize| words[*n].capital || super::voice::is_title(words[*n].span.text(text));
    let all = range.clone().filter(content).all(|n| named(&n));
    let some = range.clone().any(|n| content(&n) && words[n].capital);
    all && some && range.len() <= NAME && !range.clone().any(|n| FINITE.contains(&words[n].form))
}

static STARTS: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| forms("the a an one another its his her their our two some"));

static FINITE: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    forms(
        "would will is are was were be been has have had can could may might must should shall do does did to by in on at after before when as from",
    )
});

fn forms(list: &str) -> FxHashSet<u64> {
    list.split_whitespace().map(|w| super::words::read(w, 0)[0].form).collect()
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
        assert_eq!(
            who("One of the drivers, hired for the day, said from his wheel that"),
            Some("One of the drivers, hired for the day")
        );
        assert_eq!(who("The line costs four crowns, the Court of Audit said."), Some("the Court of Audit"));
        assert_eq!(
            who("Ada Quill, the head of the staff, told reporters on the stairs"),
            Some("Ada Quill, the head of the staff")
        );
        assert_eq!(who("The line costs four crowns, said Ada Quill"), Some("Ada Quill"));
    }
}
