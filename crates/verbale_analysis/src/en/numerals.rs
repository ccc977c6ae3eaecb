//! Numbers written as words.

use super::words::hash;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const WORDS: &[(&str, &str)] = &[
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("dozen", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
];

static DIGITS: LazyLock<FxHashMap<u64, u64>> =
    LazyLock::new(|| WORDS.iter().map(|(word, digits)| (hash(word), hash(digits))).collect());

/// The hash of the digits that a number word, given by the hash of its form, stands for.
pub(crate) fn digits_of(form: u64) -> Option<u64> {
    DIGITS.get(&form).copied()
}

/// The hash of the digits that a word starting with a digit begins with: "1,900", "1900" and "1900th" are one.
pub(crate) fn leading_digits(word: &str) -> u64 {
    let digits: String = word.chars().take_while(|c| c.is_numeric() || matches!(c, '.' | ',')).collect();
    hash(&digits.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::{digits_of, leading_digits};
    use crate::en::read;

    #[test]
    fn figures_in_words_and_digits_are_one() {
        assert_eq!(digits_of(read("Twelve", 0)[0].form), Some(leading_digits("12")));
        assert_eq!(leading_digits("1,900"), leading_digits("1900"));
        assert_eq!(digits_of(read("tent", 0)[0].form), None);
    }
}
