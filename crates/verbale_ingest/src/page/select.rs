//! Which blocks of a page are its main text: furniture off, the container that holds most prose found, its blocks sifted.
//!
//! Numbers here were tuned on the 102 development pages of the article extraction benchmark.

use super::blocks::{Block, blocks};
use super::dom::{Dom, NodeId};
use super::furniture::{content_mark, furniture, stated};
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, DefaultHasher};

/// Looked up only, never walked over.
type Sums = HashMap<NodeId, f32, BuildHasherDefault<DefaultHasher>>;

/// Shortest block that counts as prose, in bytes.
const PROSE: usize = 45;

/// What a container's text counts for the nodes above it, step by step.
const STEPS: [f32; 4] = [1.0, 0.6, 0.36, 0.2];

/// The main text: blocks parted by an empty line. `title` is left out where it stands above the text.
pub(crate) fn main_text(dom: &Dom, title: Option<&str>) -> String {
    let blocks = candidates(dom);
    let weights = weights(&blocks);
    let top = container(dom, &blocks, &weights);
    let inside: Vec<(&Block, f32)> =
        blocks.iter().zip(weights).filter(|(b, _)| lies_in(dom, b.element, top)).collect();
    let strewn = strewn_links(&inside);
    let mut out = String::new();
    let mut said = BTreeSet::new();
    let title = title.map(letters).unwrap_or_default();
    let first = inside.iter().position(|(_, w)| *w >= 80.0).unwrap_or(0);
    let last = inside.iter().rposition(|(_, w)| *w >= 60.0).unwrap_or(inside.len());
    for (at, (block, _)) in inside.iter().enumerate() {
        let links = block.linked as f32 / block.text.len().max(1) as f32;
        let heading = matches!(dom.tag(block.element), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let lead = at < first && (heading || headline(&block.text, &title) || dateline(&block.text));
        let trail = at > last && (heading || block.text.len() < 25 || links > 0.3);
        let again = (block.text.len() > 120 && !said.insert(block.text.as_str())) || told(&block.text, &out);
        if again
            || dom.tag(block.element) == "h1"
            || lead
            || trail
            || (links > LINKED && !(strewn && block.text.contains(char::is_lowercase)))
        {
            continue;
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&block.text);
    }
    out
}

/// Whether a long block tells the text before it once more in one piece, as pages do for programs.
fn told(block: &str, out: &str) -> bool {
    const LONG: usize = 600;
    const ENDS: usize = 90;
    if block.len() < LONG || out.len() < LONG {
        return false;
    }
    let (block, out) = (letters(block), letters(out));
    let start: String = block.chars().take(ENDS).collect();
    let end = block.char_indices().rev().nth(ENDS).map_or(block.as_str(), |(at, _)| &block[at..]);
    out.contains(&start) && out.contains(end)
}

/// Share of a block's letters in links from which it is a link and no prose.
const LINKED: f32 = 0.6;

/// Fewest links that stand alone between prose for them to be part of a text: a list of things with the place to get each.
/// A link or two on the way lead to other articles.
const STREWN: usize = 5;

/// Whether the links that stand alone are strewn among the prose, one or two at a time, as part of it.
fn strewn_links(inside: &[(&Block, f32)]) -> bool {
    // Capitals call for another article.
    let calls = |b: &Block| !b.text.contains(char::is_lowercase);
    let is_link = |b: &Block| b.linked as f32 > LINKED * b.text.len() as f32 && !calls(b);
    let mut runs =
        inside.chunk_by(|a, b| is_link(a.0) == is_link(b.0)).skip_while(|run| is_link(run[0].0)).peekable();
    let (mut short, mut long) = (0, 0);
    while let Some(run) = runs.next() {
        if is_link(run[0].0) && runs.peek().is_some() {
            short += usize::from(run.len() <= 2);
            long += usize::from(run.len() > 2);
        }
    }
    short >= STREWN && short > 2 * long
}

/// The blocks that may be main text: all that is not furniture, or everything on a page that would leave next to nothing.
fn candidates(dom: &Dom) -> Vec<Block> {
    let kept = blocks(dom, Dom::ROOT, |id| furniture(dom, id));
    let prose = |blocks: &[Block]| {
        blocks.iter().filter(|b| b.linked == 0 && b.text.len() > 80).map(|b| b.text.len()).sum::<usize>()
    };
    let held = prose(&kept);
    if held > 400 {
        return kept;
    }
    let all = blocks(dom, Dom::ROOT, |id| stated(dom, id));
    if prose(&all) > 3 * held { all } else { kept }
}

/// How much each block weighs as prose: long text with few links; what stands twice on a page is a teaser.
fn weights(blocks: &[Block]) -> Vec<f32> {
    let mut seen: HashMap<&str, u32, BuildHasherDefault<DefaultHasher>> = HashMap::default();
    for block in blocks {
        *seen.entry(&block.text).or_default() += 1;
    }
    let weight = |block: &Block| {
        let length = block.text.len();
        if length < PROSE || (length < 200 && seen.get(block.text.as_str()).is_some_and(|&n| n > 1)) {
            return 0.0;
        }
        let links = block.linked as f32 / length as f32;
        length as f32 * (1.0 - 2.5 * links).max(0.0)
    };
    blocks.iter().map(weight).collect()
}

/// The node that holds the main text.
fn container(dom: &Dom, blocks: &[Block], weights: &[f32]) -> NodeId {
    let (mut scores, mut held) = (Sums::default(), Sums::default());
    let mut total = 0.0;
    let mut best = (0.0, Dom::ROOT);
    for (block, &weight) in blocks.iter().zip(weights).filter(|(_, w)| **w > 0.0) {
        total += weight;
        let mut at = dom.parent(block.element);
        for share in STEPS {
            let Some(id) = at else { break };
            let score = scores.entry(id).or_default();
            *score += weight * share * content_mark(dom, id);
            if *score > best.0 {
                best = (*score, id);
            }
            at = dom.parent(id);
        }
        let mut at = Some(block.element);
        while let Some(id) = at {
            *held.entry(id).or_default() += weight;
            at = dom.parent(id);
        }
    }
    // A text in several parts: up to the node that adds much to it, but not out of an article into a page of many.
    let mass = |id: NodeId| held.get(&id).copied().unwrap_or(0.0);
    let mut top = best.1;
    // A page of many articles: the one with the headline is the page's own.
    if let Some(own) = headed_article(dom)
        && mass(own) > 300.0
        && !lies_in(dom, top, own)
        && !lies_in(dom, own, top)
    {
        return own;
    }
    let mut at = top;
    while dom.tag(at) != "article" && content_mark(dom, at) < 2.0 {
        let Some(up) = dom.parent(at) else { break };
        if matches!(dom.tag(up), "body" | "html" | "") && mass(top) > 0.5 * total {
            break;
        }
        if mass(up) > MUCH * mass(top)
            || (mass(up) > SOME * mass(top) && alike(dom, blocks, weights, top, up))
        {
            top = up;
        }
        at = up;
    }
    top
}

/// How many times as much prose a node must hold to be taken for the text in the place of one below it: any prose, and prose
/// that stands in the same kind of element.
const MUCH: f32 = 1.7;
const SOME: f32 = 1.25;

/// Whether what `up` adds to `top` stands in the kind of element that most of `top` stands in.
fn alike(dom: &Dom, blocks: &[Block], weights: &[f32], top: NodeId, up: NodeId) -> bool {
    let kind = |b: &Block| {
        (
            dom.tag(b.element),
            dom.attribute(b.element, "class").unwrap_or(""),
            dom.parent(b.element).and_then(|p| dom.attribute(p, "class")).unwrap_or(""),
        )
    };
    let (mut own, mut added) = (Vec::new(), Vec::new());
    for (block, &weight) in blocks.iter().zip(weights).filter(|(_, w)| **w > 0.0) {
        if lies_in(dom, block.element, top) {
            own.push(kind(block));
        } else if lies_in(dom, block.element, up) {
            added.push((kind(block), weight));
        }
    }
    let same: f32 = added.iter().filter(|(k, _)| own.contains(k)).map(|(_, w)| w).sum();
    same > 0.8 * added.iter().map(|(_, w)| w).sum::<f32>()
}

/// The article element around the page's only first-level heading.
fn headed_article(dom: &Dom) -> Option<NodeId> {
    let mut headings = dom.elements("h1");
    let mut at = headings.next()?;
    if headings.next().is_some() {
        return None;
    }
    while dom.tag(at) != "article" {
        at = dom.parent(at)?;
    }
    Some(at)
}

fn lies_in(dom: &Dom, id: NodeId, top: NodeId) -> bool {
    let mut at = Some(id);
    while let Some(id) = at {
        if id == top {
            return true;
        }
        at = dom.parent(id);
    }
    false
}

/// Whether a block above the text is the page's title.
fn headline(text: &str, title: &str) -> bool {
    let text = letters(text);
    text.len() > 8 && (title.contains(&text) || (!title.is_empty() && text.contains(title)))
}

/// Whether a block above the text is a date, a byline or the like: short, no sentence.
fn dateline(text: &str) -> bool {
    // What begins with a date may name author and section after it.
    let dated = text.len() < 160 && text.chars().take(12).filter(char::is_ascii_digit).count() >= 6;
    (text.len() < 90 || dated)
        && !text.ends_with(['.', '!', '?', '”', '"', ':'])
        && (text.bytes().filter(u8::is_ascii_digit).count() > 1 || text.len() < 40)
}

/// Letters and digits only, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
