//! The language of a text, where nobody declared it.

use verbale_model::Lang;

/// How much of a text is looked at, in characters.
const LOOKED_AT: usize = 1_000;

/// Common English words that few neighbouring languages share; one word in twelve settles a text too short for the detector.
const ENGLISH: &str = include_str!("english_words.txt");

/// Shortest text against which a page's own word for its language is held, in bytes.
const TELLING: usize = 400;

/// The language of a page: what it declares, unless its words are plainly of another. Templates of sites declare the language
/// of their makers.
pub(crate) fn of_page(text: &str, declared: Option<Lang>) -> Option<Lang> {
    let declared = declared?;
    if text.len() < TELLING {
        return Some(declared);
    }
    let head = head(text);
    let told = match whatlang::detect(head).filter(whatlang::Info::is_reliable) {
        Some(info) => two_letters(info.lang()),
        None if english(head) * 6 >= words(head).count() => Lang::EN,
        None => Lang::UNDETERMINED,
    };
    Some(if told == Lang::UNDETERMINED { declared } else { told })
}

/// What is looked at of a text.
fn head(text: &str) -> &str {
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty())
}

/// How many words of a text are English and of no neighbouring language.
fn english(text: &str) -> usize {
    words(text).filter(|w| ENGLISH.split_ascii_whitespace().any(|e| e.eq_ignore_ascii_case(w))).count()
}

/// The language of `text`; undetermined where too little speaks for any.
pub(crate) fn detect(text: &str) -> Lang {
    let text = head(text);
    let found = whatlang::detect(text);
    if let Some(info) = &found
        && info.is_reliable()
    {
        return two_letters(info.lang());
    }
    let english = english(text);
    match words(text).count() {
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
    use super::{detect, of_page};
    use verbale_model::Lang;

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
    fn a_template_s_language_gives_way_to_the_words_of_the_page() {
        let text =
            "The minister said that the talks had been useful and would continue next week in Geneva. "
                .repeat(6);
        assert_eq!(of_page(&text, Some(Lang::parse("de"))), Some(Lang::EN));
        assert_eq!(of_page("The talks.", Some(Lang::parse("de"))), Some(Lang::parse("de")));
        assert_eq!(of_page(&text, None), None);
    }

    #[test]
    fn too_little_text_stays_undetermined() {
        for text in ["", "12 - 14", "!!!"] {
            assert_eq!(detect(text).code(), "und", "{text:?}");
        }
    }
}
