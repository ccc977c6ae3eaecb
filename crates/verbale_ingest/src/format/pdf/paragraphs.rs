//! Lines to paragraphs: running heads and page numbers off, broken words mended, paragraphs joined over columns and pages.

use super::lines::{Line, Lines};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// How many lines at each edge of a page may be running heads.
const EDGE: usize = 3;

/// Size of a heading, and of a note, against the running text.
const HEADING: f32 = 1.12;
const NOTE: f32 = 0.92;

/// Longest headline that becomes a title, in bytes.
const TITLE_BYTES: usize = 250;

/// A run of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) size: f32,
    pub(super) page: usize,
    /// Against the size of the running text.
    pub(super) scale: f32,
}

/// The paragraphs of a document; notes come after its running text.
pub(super) fn paragraphs(mut pages: Vec<Lines>) -> Vec<Paragraph> {
    take_off_running_heads(&mut pages);
    let body = body_size(&pages);
    let words = vocabulary(&pages);
    let (mut out, mut notes): (Vec<Paragraph>, Vec<Paragraph>) = (Vec::new(), Vec::new());
    for (number, page) in pages.iter().enumerate() {
        let mut here: Vec<Paragraph> = Vec::new();
        for column in page.lines.chunk_by(|a, b| a.column == b.column) {
            let frame = Frame::of(column);
            for lines in cut(column, &frame) {
                let size = lines.iter().map(|l| l.size).fold(0.0, f32::max);
                here.push(Paragraph { text: joined(lines, &words), size, page: number, scale: size / body });
            }
        }
        let last = here.iter().rposition(|p| p.scale >= NOTE).map_or(0, |at| at + 1);
        let below = if last > 0 { here.split_off(last) } else { Vec::new() };
        notes.extend(below);
        for paragraph in here {
            match out.last_mut() {
                Some(before) if goes_on(before, &paragraph) => append(before, &paragraph.text, &words),
                _ => out.push(paragraph),
            }
        }
    }
    out.extend(notes);
    out
}

/// The text: paragraphs parted by an empty line.
pub(super) fn text(paragraphs: &[Paragraph]) -> String {
    paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

/// The headline: what stands largest near the top of the first page, if it is larger than the running text.
pub(super) fn headline(paragraphs: &[Paragraph]) -> Option<String> {
    let top: Vec<&Paragraph> = paragraphs.iter().take_while(|p| p.page == 0).take(10).collect();
    let size = top.iter().filter(|p| p.text.len() > 8).map(|p| p.size).fold(0.0, f32::max);
    let first = top.iter().position(|p| p.size > 0.97 * size && p.text.len() > 8)?;
    if top[first].scale < HEADING {
        return None;
    }
    let lines = top[first..].iter().take_while(|p| p.size > 0.97 * size);
    let title = lines.map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ");
    (title.len() <= TITLE_BYTES).then_some(title)
}

/// Takes off lines at the edges of pages that come back from page to page, and page numbers.
fn take_off_running_heads(pages: &mut [Lines]) {
    let mut seen: BTreeMap<(String, i32), BTreeSet<usize>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for at in edges(page) {
            for key in keys(&page.lines[at]) {
                seen.entry(key).or_default().insert(number);
            }
        }
    }
    let enough = (pages.len() * 3).div_ceil(10).max(2);
    for page in pages.iter_mut() {
        let off: BTreeSet<usize> = edges(page)
            .into_iter()
            .filter(|&at| {
                let line = &page.lines[at];
                let margin = line.baseline > 0.86 * page.height || line.baseline < 0.12 * page.height;
                (margin && page_number(&line.text))
                    || keys(line).iter().any(|key| seen.get(key).is_some_and(|on| on.len() >= enough))
            })
            .collect();
        let mut at = 0;
        page.lines.retain(|_| {
            at += 1;
            !off.contains(&(at - 1))
        });
    }
}

/// Places of the lines nearest to the upper and the lower edge.
fn edges(page: &Lines) -> Vec<usize> {
    let mut order: Vec<usize> = (0..page.lines.len()).collect();
    order.sort_by(|&a, &b| page.lines[a].baseline.total_cmp(&page.lines[b].baseline));
    let low = order.len().saturating_sub(EDGE).max(EDGE.min(order.len()));
    let mut edges = order[..EDGE.min(order.len())].to_vec();
    edges.extend_from_slice(&order[low..]);
    edges
}

/// What a running head is known by: its words without numbers, and its height, in either of two overlapping bands.
fn keys(line: &Line) -> [(String, i32); 2] {
    let words: String = line
        .text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c.is_numeric() { '#' } else { c.to_ascii_lowercase() })
        .collect();
    let mut short = String::with_capacity(words.len());
    for c in words.chars() {
        if c != '#' || !short.ends_with('#') {
            short.push(c);
        }
    }
    let band = |offset: f32| ((line.baseline + offset) / 12.0).floor() as i32 * 2 + i32::from(offset > 0.0);
    [(short.clone(), band(0.0)), (short, band(6.0))]
}

fn page_number(text: &str) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i)[-–—|\s]*(page\s*)?(\d{1,4}|[ivxl]{1,6})(\s*(of|/|\|)\s*\d{1,4})?[-–—|\s]*$")
            .expect("a pattern")
    });
    NUMBER.is_match(text.trim())
}

/// The size that most letters have.
fn body_size(pages: &[Lines]) -> f32 {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for line in pages.iter().flat_map(|p| &p.lines) {
        *sizes.entry((line.size * 2.0).round() as i32).or_default() += line.text.len();
    }
    let most = sizes.iter().max_by_key(|(_, letters)| **letters);
    most.map_or(10.0, |(half, _)| (*half as f32 / 2.0).max(0.5))
}

/// How the lines of a column stand.
struct Frame {
    left: f32,
    right: f32,
    /// Usual distance of two lines.
    leading: f32,
}

impl Frame {
    fn of(lines: &[Line]) -> Frame {
        let mut lefts: Vec<f32> = lines.iter().map(|l| l.left).collect();
        let mut rights: Vec<f32> = lines.iter().map(|l| l.right).collect();
        lefts.sort_by(f32::total_cmp);
        rights.sort_by(f32::total_cmp);
        let size = lines.iter().map(|l| l.size).fold(0.0, f32::max);
        let mut steps: Vec<f32> = lines
            .windows(2)
            .map(|w| w[1].baseline - w[0].baseline)
            .filter(|step| *step > 0.5 * size && *step < 3.0 * size)
            .collect();
        steps.sort_by(f32::total_cmp);
        Frame {
            left: lefts[lefts.len() / 4],
            right: rights[rights.len() * 9 / 10],
            // The lower third: a column of short paragraphs has more gaps than lines.
            leading: steps.get(steps.len() / 3).copied().unwrap_or(1.25 * size),
        }
    }
}

/// Cuts a column into paragraphs.
fn cut<'l>(lines: &'l [Line], frame: &Frame) -> Vec<&'l [Line]> {
    let mut out = Vec::new();
    let mut start = 0;
    for at in 1..=lines.len() {
        if at == lines.len() || breaks(&lines[start..at], &lines[at], frame) {
            out.push(&lines[start..at]);
            start = at;
        }
    }
    out
}

/// Whether a line begins a paragraph of its own after the lines of another.
fn breaks(before: &[Line], line: &Line, frame: &Frame) -> bool {
    let Some(last) = before.last() else { return true };
    let step = line.baseline - last.baseline;
    let ratio = line.size / last.size;
    if step > 1.4 * frame.leading.max(line.size) || step <= 0.0 || !(1.0 / HEADING..=HEADING).contains(&ratio)
    {
        return true;
    }
    let ended = ends(&last.text);
    let opens = line.text.starts_with(|c: char| !c.is_lowercase());
    if last.bold != line.bold && opens && (ended || before.iter().all(|l| l.bold) || line.bold) {
        return true;
    }
    static ITEM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^([•▪◦‣●■]|[-–—*]\s|\(?[0-9]{1,2}[.)]\s|\([a-z]{1,3}\)\s|[IVX]{1,5}\.\s)")
            .expect("a pattern")
    });
    if ITEM.is_match(&line.text)
        && (ended || last.text.ends_with([';', ':', ',']) || ITEM.is_match(&before[0].text))
    {
        return true;
    }
    let indent = line.left - frame.left;
    if indent > 0.8 * line.size && last.left - frame.left < 0.3 * line.size && ended && opens {
        return true;
    }
    // The next word would have had room: the line ends because the paragraph does.
    let letters = line.text.chars().count().max(1) as f32;
    let word = line.text.split(' ').next().map_or(0, |w| w.chars().count()) as f32;
    let width = word * (line.right - line.left) / letters;
    let room = frame.right - last.right > width + 1.2 * line.size;
    room && opens && (ended || frame.right - last.right > 0.3 * (frame.right - frame.left))
}

/// Whether words end a sentence.
fn ends(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', ':', '…'])
}

/// Whether a paragraph is the rest of one that a column or page cut.
fn goes_on(before: &Paragraph, next: &Paragraph) -> bool {
    let alike = (before.size - next.size).abs() < 0.06 * before.size;
    alike && !ends(&before.text) && next.text.starts_with(char::is_lowercase) && before.text.len() > 40
}

/// The words of a document, and those with hyphens within.
fn vocabulary(pages: &[Lines]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for line in pages.iter().flat_map(|p| &p.lines) {
        // The last word of a line may be cut.
        let whole = line
            .text
            .strip_suffix('-')
            .map_or(line.text.as_str(), |t| t.rsplit_once(' ').map_or("", |(w, _)| w));
        for word in whole.split(|c: char| !(c.is_alphabetic() || c == '-')).filter(|w| w.len() > 3) {
            words.insert(word.to_lowercase());
        }
    }
    words
}

fn joined(lines: &[Line], words: &BTreeSet<String>) -> String {
    let mut paragraph = Paragraph { text: String::new(), size: 0.0, page: 0, scale: 0.0 };
    for line in lines {
        append(&mut paragraph, &line.text, words);
    }
    paragraph.text
}

/// Puts the next line after a text. A word that was broken at the end of the line is mended; a hyphen stays where the document
/// writes the word with it elsewhere and never without.
fn append(before: &mut Paragraph, next: &str, words: &BTreeSet<String>) {
    let text = &mut before.text;
    if text.is_empty() {
        text.push_str(next);
        return;
    }
    let broken = text.ends_with('-')
        && text[..text.len() - 1].ends_with(char::is_alphabetic)
        && next.starts_with(char::is_lowercase);
    if !broken {
        // After a dash that stands alone or a hyphen before a capital the words stay as they are.
        if !text.ends_with('-') || text.ends_with(" -") {
            text.push(' ');
        }
        text.push_str(next);
        return;
    }
    let first =
        text[..text.len() - 1].rsplit(|c: char| !(c.is_alphabetic() || c == '-')).next().unwrap_or_default();
    let second = next.split(|c: char| !(c.is_alphabetic() || c == '-')).next().unwrap_or_default();
    let (with, without) =
        (format!("{first}-{second}").to_lowercase(), format!("{first}{second}").to_lowercase());
    let keep = words.contains(&with) && !words.contains(&without)
        || (!words.contains(&without)
            && words.contains(&first.to_lowercase())
            && words.contains(second)
            && first.len() > 3
            && second.len() > 3);
    if !keep {
        text.pop();
    }
    text.push_str(next);
}
