//! Numbers with the thing they count.

use maud::{Markup, html};

/// `1 document`, `3 documents`.
pub(in crate::web) fn of(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

/// The same as a link to the rows counted; plain text where there are none.
pub(in crate::web) fn link(n: usize, one: &str, many: &str, href: &str) -> Markup {
    html! {
        @if n == 0 { "no " (many) } @else { a.n href=(href) { (of(n, one, many)) } }
    }
}

/// Thousands set apart by a narrow blank.
pub(in crate::web) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(super::grouped(0), "0");
        assert_eq!(super::grouped(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(super::of(1, "word", "words"), "1 word");
    }
}
