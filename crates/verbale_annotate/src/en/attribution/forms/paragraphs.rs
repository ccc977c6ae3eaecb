//! Quotations over several paragraphs, and paragraphs that are one quotation without a cue.

use super::super::draft::{Draft, meets, range};
use super::super::features::View;
use super::super::quotes::Quotation;
use super::phrases::phrase_before;
use super::turns::label;
use crate::{Text, TokenRange};

/// Joins what a repeated mark carries on, then gives quotations that stand alone the speaker before them.
pub(super) fn carry_on(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    let quotations = &view.quotes.quotations;
    for pair in quotations.windows(2) {
        let turn = || {
            let paragraph = text.paragraphs.binary_search_by_key(&pair[1].start, |p| p.start);
            paragraph.is_ok_and(|p| label(text, view, text.paragraphs[p]).is_some())
        };
        if pair[0].continues && !turn() {
            join(pair[0], pair[1], drafts);
        }
    }
    for (n, paragraph) in text.paragraphs.iter().enumerate() {
        let announced = n.checked_sub(1).and_then(|before| announced(text, view, text.paragraphs[before]));
        let Some(quotation) = whole(view, quotations, *paragraph, announced.is_some()) else { continue };
        let at = range(quotation.start as usize, quotation.end as usize);
        if drafts.iter().any(|d| !d.cue.is_empty() && d.touches(at)) {
            continue;
        }
        let source =
            n.checked_sub(1).and_then(|before| speaker_before(text, view, text.paragraphs[before], drafts));
        let mut content: Vec<TokenRange> =
            drafts.iter().filter(|d| d.touches(at)).flat_map(|d| &d.content).copied().collect();
        drafts.retain(|d| !d.touches(at));
        content.retain(|c| !meets(*c, at));
        content.insert(0, at);
        let (source, cue) = match (source, announced) {
            (None, Some((source, cue))) => (Some(source), Some(cue)),
            (source, _) => (source, None),
        };
        drafts.push(Draft { source: source.into_iter().collect(), cue: cue.into_iter().collect(), content });
    }
}

/// Moves the second quotation into the attribution of the first.
fn join(first: Quotation, second: Quotation, drafts: &mut Vec<Draft>) {
    let (a, b) =
        (range(first.start as usize, first.end as usize), range(second.start as usize, second.end as usize));
    let owner = drafts.iter().position(|d| d.content.iter().any(|c| meets(*c, a)));
    let other = drafts.iter().position(|d| d.content.iter().any(|c| meets(*c, b)));
    match (owner, other) {
        (Some(owner), None) => drafts[owner].content.push(b),
        (Some(owner), Some(other)) if owner != other => {
            // The part with a cue keeps it; the other part's words join it.
            let (keep, lose) = if drafts[owner].cue.is_empty() { (other, owner) } else { (owner, other) };
            if drafts[lose].cue.is_empty() {
                let mut words = std::mem::take(&mut drafts[lose].content);
                drafts[keep].content.append(&mut words);
                drafts[keep].content.sort_unstable_by_key(|r| r.start);
                drafts.remove(lose);
            }
        }
        (None, Some(other)) => {
            drafts[other].content.push(a);
            drafts[other].content.sort_unstable_by_key(|r| r.start);
        }
        _ => {}
    }
}

/// The quotation that fills a paragraph.
fn whole(view: &View, quotations: &[Quotation], paragraph: TokenRange, open: bool) -> Option<Quotation> {
    if view.sites[paragraph.start as usize].bits & 2 == 0 {
        return None;
    }
    let at = quotations.binary_search_by_key(&paragraph.start, |q| q.start).ok()?;
    let quotation = quotations[at];
    ((quotation.closed || open && quotation.continues)
        && quotation.end == paragraph.end
        && quotation.end - quotation.start >= 6)
        .then_some(quotation)
}

/// "Sanders made the following comment:" at the end of a paragraph: who, and the words from the verb to the colon.
fn announced(text: &Text<'_>, view: &View, paragraph: TokenRange) -> Option<(TokenRange, TokenRange)> {
    let last = paragraph.end as usize - 1;
    if text.word(last) != ":" {
        return None;
    }
    let start = view.sites[last].sentence_start as usize;
    let verb = (start..last).find(|&i| view.tags[i].is_finite())?;
    let source = phrase_before(text, view, start, verb)?;
    Some((source, range(verb, last + 1)))
}

/// Who spoke last in the paragraph before, if it ends with a quotation or a colon.
fn speaker_before(
    text: &Text<'_>,
    view: &View,
    paragraph: TokenRange,
    drafts: &[Draft],
) -> Option<TokenRange> {
    let last = paragraph.end as usize - 1;
    let quoted = view.sites[last].bits & 1 != 0;
    if !quoted && text.word(last) != ":" {
        return None;
    }
    drafts
        .iter()
        .filter(|d| d.touches(paragraph))
        .filter_map(|d| d.source.last().copied().map(|s| (d.start(), s)))
        .max_by_key(|(start, _)| *start)
        .map(|(_, source)| source)
}
