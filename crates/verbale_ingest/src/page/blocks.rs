//! The text of a page cut into blocks: the runs of words between the edges of paragraphs, headings, items and the like.

use super::dom::{Dom, Kind, NodeId, Step, is_html};

/// One block of text.
pub(crate) struct Block {
    /// Words with single spaces; a line break where the page has one.
    pub(crate) text: String,
    /// The nearest block element around it.
    pub(crate) element: NodeId,
    /// How many of its characters are in links.
    pub(crate) linked: u32,
}

/// Elements whose text never shows or is never prose.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "head", "title", "select", "option", "textarea", "button", "input", "map", "area", "dialog",
];

/// Elements that run within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "td",
    "th", "amp-img", "hl2", "o:p",
];

/// Whether an element runs within a line. One of a site's own making does unless there is a block right within it.
fn inline(dom: &Dom, id: NodeId) -> bool {
    let tag = dom.tag(id);
    INLINE.contains(&tag)
        || (tag.contains('-')
            && dom.children(id).all(|child| match dom.kind(child) {
                Kind::Element { name, .. } => INLINE.contains(&&*name.local),
                _ => true,
            }))
}

/// The blocks under `top` in document order; subtrees for which `skip` holds are left out.
pub(crate) fn blocks(dom: &Dom, top: NodeId, mut skip: impl FnMut(NodeId) -> bool) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut text = String::new();
    let mut linked = 0u32;
    let mut links = 0u32;
    let mut element = top;
    let mut breaks = 0u32;
    let mut flush = |text: &mut String, linked: &mut u32, element: NodeId| {
        let words = text.trim();
        if !words.is_empty() {
            out.push(Block { text: words.to_owned(), element, linked: *linked });
        }
        text.clear();
        *linked = 0;
    };
    dom.walk(top, |node, step| match (dom.kind(node), step) {
        (Kind::Text(run), Step::In) => {
            let before = text.len();
            for c in run.chars() {
                if c.is_whitespace() {
                    if !text.is_empty() && !text.ends_with([' ', '\n']) {
                        text.push(' ');
                    }
                } else if !matches!(c, '\u{200b}' | '\u{ad}' | '\u{feff}') {
                    text.push(c);
                }
            }
            if !run.chars().all(char::is_whitespace) {
                breaks = 0;
            }
            if links > 0 {
                linked += (text.len() - before) as u32;
            }
            false
        }
        (Kind::Element { name, .. }, Step::In) => {
            let tag = &*name.local;
            if SILENT.contains(&tag) || !is_html(dom.kind(node)) || skip(node) {
                return false;
            }
            if tag == "br" {
                breaks += 1;
                let kept = text.trim_end().len();
                text.truncate(kept);
                if breaks >= 2 {
                    flush(&mut text, &mut linked, element);
                } else if !text.is_empty() {
                    text.push('\n');
                }
            } else if tag == "a" {
                links += 1;
            } else if matches!(tag, "td" | "th") {
                // The cells of a row stand in one line.
                if !text.is_empty() && !text.ends_with([' ', '\n']) {
                    text.push(' ');
                }
            } else if !inline(dom, node) {
                flush(&mut text, &mut linked, element);
                element = node;
            }
            true
        }
        (Kind::Element { name, .. }, Step::Out) => {
            let tag = &*name.local;
            if tag == "a" {
                links = links.saturating_sub(1);
            } else if tag != "br" && element != top && !inline(dom, node) {
                flush(&mut text, &mut linked, element);
                let mut up = dom.parent(node);
                while let Some(above) = up
                    && inline(dom, above)
                {
                    up = dom.parent(above);
                }
                element = up.unwrap_or(top);
            }
            true
        }
        _ => true,
    });
    flush(&mut text, &mut linked, element);
    out
}

#[cfg(test)]
mod tests {
    use super::super::dom::Dom;
    use super::blocks;

    #[test]
    fn blocks_are_what_a_reader_sees_as_paragraphs() {
        let dom = Dom::parse(
            "<div>Loose <b>text</b><p>One\n two <a href=x>three</a></p><script>no()</script>first<br><br>second<br>line<ul><li>a<li>b</ul></div>",
        );
        let texts: Vec<String> = blocks(&dom, Dom::ROOT, |_| false).into_iter().map(|b| b.text).collect();
        assert_eq!(texts, ["Loose text", "One two three", "first", "second\nline", "a", "b"]);
    }
}
