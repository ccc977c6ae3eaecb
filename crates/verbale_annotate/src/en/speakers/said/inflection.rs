//! Forms of English verbs and nouns, for reading word lists.

const IRREGULAR: [(&str, &[&str]); 46] = [
    ("say", &["said"]),
    ("tell", &["told"]),
    ("write", &["wrote", "written"]),
    ("think", &["thought"]),
    ("feel", &["felt"]),
    ("see", &["saw", "seen"]),
    ("find", &["found"]),
    ("understand", &["understood"]),
    ("know", &["knew", "known"]),
    ("go", &["went", "gone", "goes"]),
    ("hit", &["hit", "hitting"]),
    ("lay", &["laid"]),
    ("set", &["set", "setting"]),
    ("put", &["put", "putting"]),
    ("cast", &["cast"]),
    ("bear", &["bore", "borne"]),
    ("hold", &["held"]),
    ("take", &["took", "taken"]),
    ("give", &["gave", "given"]),
    ("speak", &["spoke", "spoken"]),
    ("swear", &["swore", "sworn"]),
    ("shoot", &["shot"]),
    ("withdraw", &["withdrew", "withdrawn"]),
    ("forswear", &["forswore", "forsworn"]),
    ("bind", &["bound"]),
    ("break", &["broke", "broken"]),
    ("steal", &["stole", "stolen"]),
    ("shut", &["shut"]),
    ("bring", &["brought"]),
    ("plead", &["pled"]),
    ("retell", &["retold"]),
    ("hear", &["heard"]),
    ("learn", &["learnt"]),
    ("mean", &["meant"]),
    ("make", &["made"]),
    ("spell", &["spelt"]),
    ("burn", &["burnt"]),
    ("dream", &["dreamt"]),
    ("lie", &["lied", "lying"]),
    ("grieve", &["grieved"]),
    ("pay", &["paid"]),
    ("begin", &["began", "begun"]),
    ("broadcast", &["broadcast"]),
    ("beg", &["begged", "begging"]),
    ("keep", &["kept"]),
    ("fight", &["fought"]),
];

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Every form of a verb, or of a phrase that begins with one.
pub(super) fn verb(phrase: &str) -> Vec<String> {
    let (verb, rest) = phrase.split_once(' ').map_or((phrase, String::new()), |(v, r)| (v, format!(" {r}")));
    let mut forms = vec![verb.to_owned(), third(verb)];
    if let Some((_, irregular)) = IRREGULAR.iter().find(|(v, _)| *v == verb) {
        forms.extend(irregular.iter().map(|f| (*f).to_owned()));
    }
    let stem = stem(verb);
    forms.push(format!("{stem}ing"));
    forms.push(match verb.strip_suffix('y') {
        Some(base) if !base.ends_with(is_vowel) => format!("{base}ied"),
        _ => format!("{stem}ed"),
    });
    if verb.ends_with('y') {
        forms.push(format!("{verb}ing"));
    }
    forms.sort_unstable();
    forms.dedup();
    forms.into_iter().map(|f| f + &rest).collect()
}

/// The third person and the plural.
fn third(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(base) if !base.ends_with(is_vowel) => format!("{base}ies"),
        _ if word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") => {
            format!("{word}es")
        }
        _ => format!("{word}s"),
    }
}

/// Verbs whose last letter doubles.
const DOUBLED: [&str; 22] = [
    "admit", "commit", "permit", "submit", "refer", "rebut", "plan", "slam", "ban", "chat", "quip", "prod",
    "beg", "drag", "stop", "dub", "rip", "pan", "hint at", "regret", "rebuf", "label",
];

/// What "-ing" and "-ed" stand after: "propos", "admitt", "say".
fn stem(verb: &str) -> String {
    if verb.ends_with("ee") || verb.ends_with("ye") || verb.ends_with("oe") {
        return verb.trim_end_matches('e').to_owned() + "e";
    }
    if let Some(base) = verb.strip_suffix("ie") {
        return format!("{base}y");
    }
    if let Some(base) = verb.strip_suffix('e') {
        return base.to_owned();
    }
    if DOUBLED.contains(&verb) {
        let last = verb.chars().last().unwrap_or('t');
        return format!("{verb}{last}");
    }
    verb.to_owned()
}

/// A noun phrase and its plural, or its singular where it is given in the plural.
pub(super) fn noun(phrase: &str) -> Vec<String> {
    let mut forms = vec![phrase.to_owned(), third(phrase)];
    if let Some(base) = phrase.strip_suffix("ies") {
        forms.push(format!("{base}y"));
    } else if let Some(base) = phrase.strip_suffix('s').filter(|b| !b.ends_with(['s', 'u', 'i'])) {
        forms.push(base.to_owned());
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::{noun, verb};

    #[test]
    fn verbs_and_nouns_have_their_forms() {
        assert_eq!(verb("deny"), ["denied", "denies", "deny", "denying"]);
        assert_eq!(verb("accuse"), ["accuse", "accused", "accuses", "accusing"]);
        assert!(verb("admit").contains(&"admitted".to_owned()));
        assert!(verb("lay out").contains(&"laid out".to_owned()));
        assert!(verb("say").contains(&"said".to_owned()) && verb("say").contains(&"saying".to_owned()));
        assert!(noun("cranes").contains(&"crane".to_owned()) && noun("wage").contains(&"wages".to_owned()));
    }
}
