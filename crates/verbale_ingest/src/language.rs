//! The language of a text, where nobody declared it.

use verbale_model::Lang;

/// How much of a text is looked at, in characters.
const LOOKED_AT: usize = 1_000;

/// Common English words that few neighbouring languages share; one word in twelve settles a text too short for the detector.
const ENGLISH: &[&str] = &[
    "the",
    "and",
    "that",
    "with",
    "from",
    "has",
    "have",
    "had",
    "was",
    "were",
    "said",
    "says",
    "will",
    "would",
    "not",
    "they",
    "their",
    "this",
    "its",
    "his",
    "her",
    "which",
    "of",
    "to",
    "is",
    "are",
    "been",
    "accused",
    "what",
    "who",
    "when",
    "where",
    "after",
    "before",
    "than",
    "into",
    "out",
    "about",
    "could",
    "should",
    "it",
    "by",
    "for",
    "but",
    "on",
    "only",
    "half",
    "went",
    "told",
    "found",
    "further",
    "year",
    "years",
    "month",
    "week",
    "today",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
];

/// The language of `text`; undetermined where too little speaks for any.
pub(crate) fn detect(text: &str) -> Lang {
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    let found = whatlang::detect(text);
    if let Some(info) = &found
        && info.is_reliable()
    {
        return two_letters(info.lang());
    }
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let english = words().filter(|w| ENGLISH.contains(&w.to_ascii_lowercase().as_str())).count();
    match words().count() {
        0 => Lang::UNDETERMINED,
        all if english * 12 >= all && english > 0 => Lang::EN,
        _ => found
            .filter(|info| info.confidence() > 0.5)
            .map_or(Lang::UNDETERMINED, |info| two_letters(info.lang())),
    }
}

/// The ISO 639-1 code for whatlang's ISO 639-3 one; a language without a two-letter code stays undetermined.
fn two_letters(lang: whatlang::Lang) -> Lang {
    use whatlang::Lang as W;
    Lang::parse(match lang {
        W::Eng => "en",
        W::Rus => "ru",
        W::Ukr => "uk",
        W::Bel => "be",
        W::Deu => "de",
        W::Fra => "fr",
        W::Spa => "es",
        W::Ita => "it",
        W::Por => "pt",
        W::Cat => "ca",
        W::Pol => "pl",
        W::Nld => "nl",
        W::Ces => "cs",
        W::Slk => "sk",
        W::Slv => "sl",
        W::Hun => "hu",
        W::Ron => "ro",
        W::Bul => "bg",
        W::Srp => "sr",
        W::Hrv => "hr",
        W::Mkd => "mk",
        W::Swe => "sv",
        W::Nob => "nb",
        W::Fin => "fi",
        W::Est => "et",
        W::Lav => "lv",
        W::Lit => "lt",
        W::Ell => "el",
        W::Tur => "tr",
        W::Aze => "az",
        W::Kat => "ka",
        W::Hye => "hy",
        W::Ara => "ar",
        W::Heb => "he",
        W::Pes => "fa",
        W::Urd => "ur",
        W::Hin => "hi",
        W::Ben => "bn",
        W::Tam => "ta",
        W::Tha => "th",
        W::Vie => "vi",
        W::Ind => "id",
        W::Cmn => "zh",
        W::Jpn => "ja",
        W::Kor => "ko",
        W::Uzb => "uz",
        W::Tuk => "tk",
        W::Afr => "af",
        W::Lat => "la",
        W::Epo => "eo",
        W::Tgl => "tl",
        _ => "und",
    })
}

#[cfg(test)]
mod tests {
    use super::detect;

    #[test]
    fn common_languages_of_official_sites_are_told() {
        for (code, text) in [
            (
                "en",
                "The minister said that the talks had been useful and would continue next week in Geneva.",
            ),
            ("en", "Kyiv accused Moscow of stalling, and said it will not trade land."),
            ("en", "Drastov doubled what it lends Ostrava’s navy by C$15 million."),
            (
                "ru",
                "Министр заявил, что переговоры были полезными и продолжатся на следующей неделе в Женеве.",
            ),
            ("uk", "Міністр заявив, що переговори були корисними й триватимуть наступного тижня в Женеві."),
            (
                "de",
                "Der Minister sagte, dass die Gespräche nützlich gewesen seien und nächste Woche fortgesetzt werden.",
            ),
            (
                "fr",
                "Le ministre a déclaré que les discussions avaient été utiles et se poursuivraient la semaine prochaine.",
            ),
        ] {
            assert_eq!(detect(text).code(), code, "{text}");
        }
    }

    #[test]
    fn too_little_text_stays_undetermined() {
        for text in ["", "12 - 14", "!!!"] {
            assert_eq!(detect(text).code(), "und", "{text:?}");
        }
    }
}
