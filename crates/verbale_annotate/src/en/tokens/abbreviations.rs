//! Words that keep their full stop.

/// How an abbreviation behaves before the next word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Abbreviation {
    /// A name follows: never the end of a sentence ("Mr.", "Gen.").
    Title,
    /// May end a sentence ("Inc.", "Calif.", "Dec.").
    Closing,
    /// An abbreviation only before a number ("No. 10", "p. 4").
    BeforeNumber,
}

impl Abbreviation {
    /// Whether the full stop before `after` belongs to it.
    pub(super) fn takes_dot(self, text: &str, after: usize) -> bool {
        match self {
            Abbreviation::Title | Abbreviation::Closing => true,
            Abbreviation::BeforeNumber => {
                text[after..].trim_start_matches([' ', '\u{a0}']).starts_with(|c: char| c.is_ascii_digit())
            }
        }
    }
}

// Sorted, for the search.
const TITLES: [&str; 36] = [
    "Adm", "Amb", "Atty", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Det", "Dr", "Fr", "Gen", "Gov", "Hon",
    "Insp", "Lt", "Maj", "Messrs", "Mr", "Mrs", "Ms", "Msgr", "Mx", "Ofc", "Pfc", "Pres", "Prof", "Pvt",
    "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "St", "Supt",
];
const CLOSING: [&str; 67] = [
    "Ala", "Apr", "Ariz", "Ark", "Assn", "Aug", "Ave", "Blvd", "Bros", "Calif", "Co", "Colo", "Conn", "Corp",
    "Dec", "Del", "Dept", "Dist", "Esq", "Feb", "Fla", "Ft", "Ga", "Ind", "Inc", "Jan", "Jr", "Kan", "Ky",
    "La", "Ltd", "Mass", "Md", "Mich", "Minn", "Mo", "Mont", "Mt", "Neb", "Nev", "Nov", "Oct", "Okla", "Ore",
    "Pa", "PhD", "Rd", "Sept", "Sep", "Sr", "Tenn", "Tex", "Univ", "Va", "Vt", "Wash", "Wis", "Wyo",
    "approx", "cf", "dept", "est", "etc", "incl", "min", "v", "vs",
];
const BEFORE_NUMBER: [&str; 10] = ["Art", "Fig", "No", "Nos", "Vol", "fig", "no", "nos", "p", "pp"];

/// The abbreviation a word is, without its full stop.
pub(super) fn find(word: &str) -> Option<Abbreviation> {
    if word.len() > 6 {
        return None;
    }
    let upper = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    if TITLES.contains(&word) || (upper && TITLES.iter().any(|t| t.eq_ignore_ascii_case(word))) {
        Some(Abbreviation::Title)
    } else if CLOSING.contains(&word) {
        Some(Abbreviation::Closing)
    } else if BEFORE_NUMBER.contains(&word) {
        Some(Abbreviation::BeforeNumber)
    } else {
        None
    }
}
