//! Evaluating words, read from `data/en/polarity/evaluation.toml`.

use crate::en::forms::Forms;
use crate::en::words::hash_word;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

const DATA: &str = include_str!("../../../data/en/polarity/evaluation.toml");

#[derive(Deserialize, Default)]
struct File {
    good: BTreeMap<String, String>,
    bad: BTreeMap<String, String>,
    verbs: BTreeMap<String, String>,
    shift: BTreeMap<String, String>,
}

/// What the lexicon says of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Value {
    /// How the word evaluates what it stands near: -2 to 2.
    pub(super) near: i8,
    /// How the one who does it comes off.
    pub(super) doer: i8,
    /// How the one it is done to comes off.
    pub(super) done_to: i8,
    /// Whether it turns what follows round.
    pub(super) negates: bool,
    /// Whether it makes what follows stronger (1) or weaker (-1).
    pub(super) degree: i8,
    /// Whether what follows is no fact.
    pub(super) hypothetical: bool,
}

pub(super) struct Lexicon {
    words: FxHashMap<u32, Value>,
}

impl Lexicon {
    pub(super) fn load() -> Lexicon {
        let file: File = toml::from_str(DATA).unwrap_or_default();
        let mut words: FxHashMap<u32, Value> = FxHashMap::default();
        let mut put = |list: Option<&String>, set: &dyn Fn(&mut Value)| {
            for word in list.into_iter().flat_map(|l| l.split(' ')) {
                set(words.entry(hash_word(word)).or_default());
            }
        };
        put(file.bad.get("plain"), &|v| v.near = -1);
        put(file.good.get("plain"), &|v| v.near = 1);
        put(file.bad.get("strong"), &|v| v.near = -2);
        put(file.good.get("strong"), &|v| v.near = 2);
        put(file.verbs.get("done_to_bad"), &|v| v.done_to = -1);
        put(file.verbs.get("done_to_good"), &|v| v.done_to = 1);
        put(file.verbs.get("doer_bad"), &|v| v.doer = -1);
        put(file.verbs.get("doer_good"), &|v| v.doer = 1);
        put(file.shift.get("negation"), &|v| v.negates = true);
        put(file.shift.get("less"), &|v| v.degree = -1);
        put(file.shift.get("more"), &|v| v.degree = 1);
        put(file.shift.get("hypothetical"), &|v| v.hypothetical = true);
        Lexicon { words }
    }

    /// What is known of a word: of the word itself, else of what it may be a form of.
    pub(super) fn of(&self, forms: &Forms) -> Value {
        forms.as_slice().iter().find_map(|h| self.words.get(h)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;
    use crate::en::forms::Forms;

    #[test]
    fn words_are_found_in_all_forms_and_tell_who_is_evaluated() {
        let lexicon = Lexicon::load();
        let of = |w: &str| lexicon.of(&Forms::of(w));
        assert_eq!((of("praised").done_to, of("praised").doer), (1, 0));
        assert_eq!((of("lied").doer, of("lied").near), (-1, -2));
        assert_eq!(of("disastrous").near, -2);
        assert_eq!(of("table"), super::Value::default());
        assert!(of("never").negates);
    }
}
