//! How English says that figures belong together: sums, rates, changes.

/// What a rate is told for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Each {
    /// A unit of time.
    Time(&'static str),
    /// A thing counted.
    Thing,
}

/// Whether the words after a figure make it a rate: "a year", "each".
pub(crate) fn rate(after: &str) -> Option<Each> {
    const TIMES: [(&str, &[&str]); 5] = [
        ("year", &["a year", "per year", "annually", "each year", "every year", "yearly"]),
        ("month", &["a month", "per month", "monthly", "each month", "every month"]),
        ("week", &["a week", "per week", "weekly", "each week", "every week"]),
        ("day", &["a day", "per day", "daily", "each day", "every day"]),
        ("hour", &["an hour", "per hour", "each hour"]),
    ];
    let head: String = after.split_whitespace().take(4).collect::<Vec<_>>().join(" ").to_lowercase();
    let head = head.split([',', ';', '.']).next().unwrap_or("");
    let time = TIMES.iter().find(|(_, said)| said.iter().any(|s| ends_or_holds(head, s)));
    if let Some((unit, _)) = time {
        return Some(Each::Time(unit));
    }
    ["each", "apiece", "per head", "a head", "a piece"]
        .iter()
        .any(|s| ends_or_holds(head, s))
        .then_some(Each::Thing)
}

fn ends_or_holds(head: &str, said: &str) -> bool {
    format!(" {head} ").contains(&format!(" {said} "))
}

/// Whether the words around a figure say that it sums up what was told before.
pub(crate) fn sums_up(before: &str, after: &str) -> bool {
    const BEFORE: [&str; 16] = [
        "makes",
        "make",
        "making",
        "total of",
        "totalling",
        "totaling",
        "in all",
        "in total",
        "altogether",
        "adds up to",
        "add up to",
        "sum of",
        "comes to",
        "amounts to",
        "there are thus",
        "leaves us with",
    ];
    const AFTER: [&str; 8] =
        ["in all", "in total", "altogether", "all told", "together", "combined", "overall", "in sum"];
    let before = before.trim_end().to_lowercase();
    let after: String = after.split_whitespace().take(4).collect::<Vec<_>>().join(" ").to_lowercase();
    let after = after.trim_end_matches(['.', ';', ',']);
    BEFORE.iter().any(|b| before.trim_end_matches([',', ':']).ends_with(b))
        || AFTER.iter().any(|a| ends_or_holds(&after.replace([',', '.'], ""), a))
}

/// Whether two figures are the ends of a change: "from 4 crowns to 6".
pub(crate) fn from_to(before: &str, between: &str) -> bool {
    before.trim_end().to_lowercase().ends_with("from") && {
        let last = between.split_whitespace().last().unwrap_or("").to_lowercase();
        last == "to"
    }
}

/// Whether the words before a figure make it the size of a change.
pub(crate) fn changed_by(before: &str) -> bool {
    const CHANGES: [&str; 22] = [
        "increase of",
        "rise of",
        "cut of",
        "drop of",
        "fall of",
        "reduction of",
        "decrease of",
        "gain of",
        "loss of",
        "difference of",
        "rose by",
        "fell by",
        "raised by",
        "cut by",
        "reduced by",
        "lowered by",
        "increased by",
        "up by",
        "down by",
        "grew by",
        "shrank by",
        "by",
    ];
    let before = before.trim_end().to_lowercase();
    CHANGES.iter().any(|c| before.ends_with(c))
}

#[cfg(test)]
mod tests {
    use super::{Each, changed_by, from_to, rate, sums_up};

    #[test]
    fn figures_are_told_by_the_words_at_them() {
        assert_eq!(rate(" crowns a year for five years"), Some(Each::Time("year")));
        assert_eq!(rate(" crowns each."), Some(Each::Thing));
        assert_eq!(rate(" crowns for a bridge"), None);
        assert!(sums_up("Northland sent 14 and Southmark 9, which makes", "."));
        assert!(sums_up("", " crowns in all."));
        assert!(!sums_up("The mill stands at", " metres."));
        assert!(from_to("The fee was raised from", " crowns to"));
        assert!(changed_by(" crowns, an increase of") && !changed_by("a fee of"));
    }
}
