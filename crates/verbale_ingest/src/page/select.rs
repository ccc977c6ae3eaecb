//! Which blocks of a page are its main text.

use super::blocks::blocks;
use super::dom::{Dom, NodeId};

/// Subtrees that hold furniture.
fn furniture(dom: &Dom, id: NodeId) -> bool {
    matches!(dom.tag(id), "nav" | "aside" | "footer" | "form" | "figure" | "figcaption" | "header")
}

/// The main text: blocks parted by an empty line.
pub(crate) fn main_text(dom: &Dom) -> String {
    let blocks = blocks(dom, Dom::ROOT, |id| furniture(dom, id));
    let mut score = vec![0f32; dom.len()];
    for block in &blocks {
        let own = block.text.len() as f32 - 2.0 * block.linked as f32;
        if own < 60.0 {
            continue;
        }
        let mut at = dom.parent(block.element);
        for share in [1.0, 0.5, 0.25] {
            let Some(id) = at else { break };
            score[id as usize] += own * share;
            at = dom.parent(id);
        }
    }
    let best = (0..score.len()).max_by(|&a, &b| score[a].total_cmp(&score[b]).then(b.cmp(&a))).unwrap_or(0)
        as NodeId;
    let inside = |mut id: NodeId| loop {
        if id == best {
            break true;
        }
        match dom.parent(id) {
            Some(above) => id = above,
            None => break false,
        }
    };
    let mut out = String::new();
    for block in blocks.iter().filter(|b| inside(b.element) && (b.linked as usize) * 2 < b.text.len()) {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&block.text);
    }
    out
}
