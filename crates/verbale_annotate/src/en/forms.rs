//! Forms of words: what a word may be a form of, and a stem for features.
//!
//! No dictionary is needed: a pattern names the base form, and a word of the text fits it when any of its candidates does.

use super::tokens::is_apostrophe;
use super::words::hash_word;

/// Most candidates that a word can have.
pub(crate) const MOST: usize = 6;

/// Hashes of the base forms that a word may be a form of, the word itself first.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Forms {
    hashes: [u32; MOST],
    count: u8,
}

impl Forms {
    /// The forms of a word in lower case.
    pub(crate) fn of(lower: &str) -> Forms {
        let mut out = Forms::default();
        out.push(hash_word(lower));
        if let Some(base) = irregular(lower) {
            out.push(hash_word(base));
            // "left" and "found" are also words of their own: the candidates below still apply.
        }
        let n = lower.len();
        if !lower.is_ascii() || n < 4 {
            if n == 3 && lower.ends_with('s') && lower.is_ascii() {
                out.push(hash_word(&lower[..2]));
            }
            return out;
        }
        let mut with = |stem: &str, tail: &str| {
            let hash = tail.chars().fold(hash_word(stem), |h, c| super::words::mix(h, c as u32));
            out.push(hash);
        };
        if let Some(stem) = lower.strip_suffix("ies").or_else(|| lower.strip_suffix("ied")) {
            with(stem, "y");
            with(stem, "ie");
        } else if let Some(stem) = lower.strip_suffix("es") {
            with(stem, "");
            with(stem, "e");
        } else if let Some(stem) = lower.strip_suffix('s').filter(|s| !s.ends_with('s')) {
            with(stem, "");
        } else if let Some(stem) = lower.strip_suffix("ed").or_else(|| lower.strip_suffix("ing")) {
            with(stem, "");
            with(stem, "e");
            if let Some(single) = undoubled(stem) {
                with(single, "");
            }
        }
        out
    }

    fn push(&mut self, hash: u32) {
        if (self.count as usize) < MOST && !self.as_slice().contains(&hash) {
            self.hashes[self.count as usize] = hash;
            self.count += 1;
        }
    }

    /// The candidates.
    pub(crate) fn as_slice(&self) -> &[u32] {
        &self.hashes[..self.count as usize]
    }

    /// The hash of the word itself.
    pub(crate) fn own(&self) -> Option<u32> {
        self.as_slice().first().copied()
    }

    /// Whether the word may be a form of a base form.
    pub(crate) fn has(&self, hash: u32) -> bool {
        self.as_slice().contains(&hash)
    }
}

fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let [.., a, b] = bytes else { return None };
    (a == b && !matches!(b, b's' | b'l' | b'e' | b'o')).then(|| &stem[..stem.len() - 1]).or_else(|| {
        // "cancelled", "dispelled", but "called": both readings are kept.
        (a == b && *b == b'l').then(|| &stem[..stem.len() - 1])
    })
}

/// Writes a word in lower case with straight apostrophes, for [`Forms::of`] and [`stem`].
pub(crate) fn lower(word: &str, out: &mut String) {
    out.clear();
    for c in word.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else if is_apostrophe(c) {
            out.push('\'');
        } else {
            out.extend(c.to_lowercase());
        }
    }
}

/// The hash of a rough stem: equal for most forms of one word.
pub(crate) fn stem(lower: &str) -> u32 {
    let base = irregular(lower).unwrap_or(lower);
    let mut s = base;
    if s.is_ascii() {
        for (tail, least) in
            [("ies", 5), ("ied", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4), ("e", 4), ("y", 4)]
        {
            if s.len() >= least && s.ends_with(tail) && !(tail == "s" && s.ends_with("ss")) {
                s = &s[..s.len() - tail.len()];
                break;
            }
        }
        if s.len() > 4 {
            if let Some(single) = undoubled(s) {
                s = single;
            } else if s.ends_with('e') {
                s = &s[..s.len() - 1];
            }
        }
    }
    hash_word(s)
}

/// The base form of an irregular form.
/// Whether a word is an irregular form of another: "woke", "sold".
pub(crate) fn past(word: &str) -> bool {
    irregular(word).is_some()
}

fn irregular(word: &str) -> Option<&'static str> {
    IRREGULAR.binary_search_by_key(&word, |(form, _)| form).ok().map(|at| IRREGULAR[at].1)
}

/// Irregular forms, sorted.
const IRREGULAR: [(&str, &str); 127] = [
    ("am", "be"),
    ("are", "be"),
    ("arisen", "arise"),
    ("ate", "eat"),
    ("beaten", "beat"),
    ("became", "become"),
    ("been", "be"),
    ("began", "begin"),
    ("begun", "begin"),
    ("being", "be"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("bore", "bear"),
    ("bought", "buy"),
    ("bound", "bind"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("burnt", "burn"),
    ("came", "come"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("clung", "cling"),
    ("dealt", "deal"),
    ("did", "do"),
    ("does", "do"),
    ("done", "do"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("eaten", "eat"),
    ("fallen", "fall"),
    ("fed", "feed"),
    ("fell", "fall"),
    ("felt", "feel"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("forbade", "forbid"),
    ("forbidden", "forbid"),
    ("forces", "force"),
    ("forgave", "forgive"),
    ("forgiven", "forgive"),
    ("fought", "fight"),
    ("found", "find"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("gunmen", "gunman"),
    ("had", "have"),
    ("has", "have"),
    ("heard", "hear"),
    ("held", "hold"),
    ("hidden", "hide"),
    ("is", "be"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("led", "lead"),
    ("left", "leave"),
    ("lent", "lend"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("men", "man"),
    ("met", "meet"),
    ("overran", "overrun"),
    ("overthrew", "overthrow"),
    ("overthrown", "overthrow"),
    ("paid", "pay"),
    ("people", "people"),
    ("policemen", "policeman"),
    ("ran", "run"),
    ("ridden", "ride"),
    ("risen", "rise"),
    ("rode", "ride"),
    ("rose", "rise"),
    ("said", "say"),
    ("sank", "sink"),
    ("sat", "sit"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shaken", "shake"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("slain", "slay"),
    ("slew", "slay"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("sunk", "sink"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("taken", "take"),
    ("taught", "teach"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("was", "be"),
    ("went", "go"),
    ("were", "be"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("woke", "wake"),
    ("woken", "wake"),
    ("women", "woman"),
    ("wore", "wear"),
    ("worn", "wear"),
];

#[cfg(test)]
mod tests {
    use super::{Forms, IRREGULAR, stem};
    use crate::en::words::hash_word;

    #[test]
    fn forms_lead_to_their_base() {
        for (form, base) in [
            ("accused", "accuse"),
            ("visiting", "visit"),
            ("cancelled", "cancel"),
            ("called", "call"),
            ("stopping", "stop"),
            ("allies", "ally"),
            ("denied", "deny"),
            ("struck", "strike"),
            ("talks", "talk"),
            ("is", "be"),
        ] {
            assert!(Forms::of(form).has(hash_word(base)), "{form}");
        }
        assert!(!Forms::of("press").has(hash_word("pres")));
    }

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for (a, b) in [
            ("accuse", "accused"),
            ("visit", "visiting"),
            ("stop", "stopped"),
            ("deny", "denied"),
            ("took", "take"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
    }

    #[test]
    fn irregular_forms_are_sorted() {
        assert!(IRREGULAR.windows(2).all(|w| w[0].0 < w[1].0));
    }
}
