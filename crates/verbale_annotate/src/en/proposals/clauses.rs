//! What a clause of a text is called, and the quotations in a sentence.

use super::words::{Class, is};
use crate::en::lens::Lens;
use crate::en::quantities::{calendar, numbers};

/// "IV", "XII": a numeral in capitals.
fn numeral(raw: &str) -> bool {
    !raw.is_empty() && raw.len() < 6 && raw.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
}

/// The words that name a clause in a range: "Article 3", "the sixth", "Annex II", "the last paragraph", "preamble".
pub(super) fn clause_in(lens: &Lens<'_>, start: usize, end: usize) -> Option<String> {
    let p = &lens.p;
    let letter = |i: usize| {
        let raw = p.raw(i).trim_end_matches('.');
        raw.len() == 1 && p.capital(i) && p.is_word(i) && raw != "A"
    };
    let numbered = (start..end).find(|&i| {
        is(p.word(i), Class::Part)
            && (p.is_number(i + 1)
                || numbers::cardinal(p.word(i + 1)).is_some()
                || numeral(p.raw(i + 1)) && p.capital(i)
                || letter(i + 1) && p.capital(i))
    });
    if let Some(i) = numbered {
        // "Paragraph 28(d)"
        let bracket = p.raw(i + 2) == "(" && p.glued(i + 2) && p.raw(i + 4) == ")";
        let words = lens.text(i, if bracket { i + 5 } else { i + 2 });
        return Some(words.trim_end_matches('.').to_owned());
    }
    // "Between the fourth draft and the fifth" counts drafts.
    let drafts = (start..end).any(|i| {
        calendar::ordinal(p.word(i)).is_some()
            && matches!(
                p.word(i + 1),
                "draft"
                    | "version"
                    | "text"
                    | "round"
                    | "edition"
                    | "paper"
                    | "reading"
                    | "time"
                    | "plan"
                    | "offer"
            )
    });
    let ordinal = (start..end).find(|&i| {
        (matches!(p.word(i), "the" | "its" | "their" | "’s" | "'s" | "’")
            || calendar::ordinal(p.word(i + 1)).is_some() && is(p.word(i + 2), Class::Part) && i > start)
            && calendar::ordinal(p.word(i + 1)).is_some()
            && (!p.is_word(i + 2) && !drafts
                || is(p.word(i + 2), Class::Part)
                || matches!(
                    p.word(i + 2),
                    "would" | "should" | "now" | "of" | "says" | "said" | "reads" | "read"
                ))
    });
    if let Some(i) = ordinal {
        let to = if is(p.word(i + 2), Class::Part) { i + 3 } else { i + 2 };
        return Some(lens.text(i + 1, to).to_owned());
    }
    // "the last of them", "the closing paragraph"
    let placed = (start..end).find(|&i| {
        matches!(p.word(i), "last" | "final" | "first" | "opening" | "closing" | "penultimate" | "operative")
            && matches!(p.before(i, 1), "the" | "its" | "their")
            && (is(p.word(i + 1), Class::Part)
                || p.are(i + 1, &["of", "them"])
                || p.are(i + 1, &["of", "these"])
                || p.are(i + 1, &["of", "the"]) && super::words::unit(p.word(i + 3))
                || p.are(i + 1, &["of", "its"]) && super::words::unit(p.word(i + 3)))
    });
    if let Some(i) = placed {
        let to = if is(p.word(i + 1), Class::Part) { i + 2 } else { i + 1 };
        return Some(lens.text(i, to).to_owned());
    }
    let alone = [
        "preamble",
        "footnote",
        "heading",
        "annex",
        "annexe",
        "appendix",
        "recital",
        "postscript",
        "epilogue",
    ];
    let alone = alone.into_iter().find(|w| lens.any(start, end, &[w])).map(str::to_owned);
    // "the paragraph on prisoners", "the clause about fish"
    alone.or_else(|| {
        let i = (start..end).find(|&i| {
            matches!(
                p.word(i),
                "article" | "clause" | "paragraph" | "section" | "chapter" | "passage" | "protocol"
            ) && matches!(p.before(i, 1), "the" | "its")
                && matches!(p.word(i + 1), "on" | "about" | "concerning" | "dealing")
        })?;
        let f = lens.phrases_in(i + 2, (i + 5).min(end)).first()?;
        Some(lens.text(i, f.end.min(end)).to_owned())
    })
}

/// As `clause_in`; "that paragraph" is the clause named in one of the two sentences before.
pub(super) fn clause_near(lens: &Lens<'_>, start: usize, end: usize) -> Option<String> {
    clause_in(lens, start, end).or_else(|| {
        let p = &lens.p;
        let again = (start..end).any(|i| {
            is(p.word(i), Class::Part)
                && matches!(p.before(i, 1), "that" | "this" | "same" | "the" | "said")
                && !p.is_number(i + 1)
        });
        let n = lens.sentences.partition_point(|s| s.1 <= start);
        again.then(|| {
            (n.saturating_sub(2)..n)
                .rev()
                .find_map(|k| clause_in(lens, lens.sentences[k].0, lens.sentences[k].1))
        })?
    })
}

/// Quotations as half-open ranges, marks included.
pub(super) fn quotes(lens: &Lens<'_>, start: usize, end: usize) -> Vec<(usize, usize)> {
    let p = &lens.p;
    let mut out = Vec::new();
    let mut open = None;
    for i in start..end {
        match (p.raw(i), open) {
            ("“" | "\"" | "‘", None) => open = Some(i),
            ("”" | "\"" | "’", Some(from)) if (p.raw(i) == "’") == (p.raw(from) == "‘") => {
                out.push((from, i + 1));
                open = None;
            }
            _ => {}
        }
    }
    out
}
