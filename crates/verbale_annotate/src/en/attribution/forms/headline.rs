//! Headlines: "Kyiv: no deal".

use super::super::draft::{Draft, range};
use super::super::features::View;
use super::turns::label;
use crate::Text;

/// Longest headline, in tokens.
const LONGEST: usize = 18;

pub(super) fn add(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    for (n, paragraph) in text.paragraphs.iter().enumerate() {
        let all = paragraph.range();
        let stops = matches!(text.word(all.end - 1), "." | ":" | ";" | ",");
        if n > 0 || all.len() > LONGEST || stops || drafts.iter().any(|d| d.touches(*paragraph)) {
            continue;
        }
        let Some(label) = label(text, view, *paragraph) else { continue };
        let rest = range(label.colon + 1, all.end);
        // A name of one to three words, and words after it that are no title of their own.
        let small = rest.range().filter(|&i| text.word(i).starts_with(char::is_lowercase)).count();
        if label.name.range().len() <= 4
            && rest.range().len() >= 2
            && (small > 0 || view.sites[all.start].bits & 1 != 0)
        {
            drafts.push(Draft {
                source: vec![label.name],
                cue: vec![range(label.colon, label.colon + 1)],
                content: vec![rest],
            });
        }
    }
}
