//! A page as a flat tree: html5ever parses, nodes lie in one vector in the order they were made.
//!
//! **Invariant:** walks never recurse, and few nodes lie deeper than [`DEEPEST`]: hostile nesting costs neither stack nor time.

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName, TokenizerResult, ns};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

/// Tags that would open elements below this depth are passed over, as browsers do; their text stays.
const DEEPEST: u32 = 512;

/// What comes after so many nodes is cut off. Real pages have tens of thousands.
const MOST_NODES: usize = 1 << 20;

/// A node's place in its [`Dom`].
pub(crate) type NodeId = u32;

const NONE: NodeId = NodeId::MAX;

pub(crate) enum Kind {
    Element { name: QualName, attributes: Vec<Attribute> },
    Text(StrTendril),
    Other,
}

pub(crate) struct Node {
    pub(crate) kind: Kind,
    depth: u32,
    parent: NodeId,
    previous: NodeId,
    next: NodeId,
    first: NodeId,
    last: NodeId,
}

/// A parsed page.
pub(crate) struct Dom {
    nodes: Vec<Node>,
}

impl Dom {
    /// Parses any text; malformed markup is read as browsers read it.
    pub(crate) fn parse(html: &str) -> Dom {
        let sink = Sink { nodes: RefCell::new(vec![Node::new(Kind::Other)]), depth: Cell::new(0) };
        let tokenizer = Tokenizer::new(
            Guard { builder: TreeBuilder::new(sink, TreeBuilderOpts::default()) },
            TokenizerOpts::default(),
        );
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(html));
        // The tokenizer stops at scripts and at charset labels; neither changes what is read here.
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        tokenizer.end();
        Dom { nodes: tokenizer.sink.builder.sink.nodes.into_inner() }
    }

    pub(crate) const ROOT: NodeId = 0;

    pub(crate) fn kind(&self, id: NodeId) -> &Kind {
        &self.nodes[id as usize].kind
    }

    /// The tag of an element, `""` for what is none.
    pub(crate) fn tag(&self, id: NodeId) -> &str {
        match self.kind(id) {
            Kind::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        match self.kind(id) {
            Kind::Element { attributes, .. } => {
                attributes.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
            }
            _ => None,
        }
    }

    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        some(self.nodes[id as usize].parent)
    }

    /// The nodes right under a node.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(some(self.nodes[id as usize].first), |&at| some(self.nodes[at as usize].next))
    }

    /// The nodes under `top` in document order, `top` first. `enter` says whether to go into a node's children.
    pub(crate) fn walk(&self, top: NodeId, mut visit: impl FnMut(NodeId, Step) -> bool) {
        let mut at = top;
        loop {
            let entered = visit(at, Step::In);
            let first = self.nodes[at as usize].first;
            if entered && first != NONE {
                at = first;
                continue;
            }
            loop {
                visit(at, Step::Out);
                if at == top {
                    return;
                }
                let node = &self.nodes[at as usize];
                if node.next != NONE {
                    at = node.next;
                    break;
                }
                at = node.parent;
            }
        }
    }

    /// All elements with a tag, in document order.
    pub(crate) fn elements<'d>(&'d self, tag: &'d str) -> impl Iterator<Item = NodeId> + 'd {
        (0..self.nodes.len() as NodeId).filter(move |&id| self.tag(id) == tag)
    }

    /// The text under a node as it stands.
    pub(crate) fn raw_text(&self, id: NodeId) -> String {
        let mut out = String::new();
        self.walk(id, |node, step| {
            if step == Step::In
                && let Kind::Text(text) = self.kind(node)
            {
                out.push_str(text);
            }
            true
        });
        out
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }
}

/// Which way a walk passes a node.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    In,
    Out,
}

fn some(id: NodeId) -> Option<NodeId> {
    (id != NONE).then_some(id)
}

impl Node {
    fn new(kind: Kind) -> Node {
        Node { kind, depth: 0, parent: NONE, previous: NONE, next: NONE, first: NONE, last: NONE }
    }
}

/// Stands before the tree builder and keeps hostile pages from costing more than their size: the builder searches all open
/// elements for each tag, and opens formatting elements anew in each paragraph.
struct Guard {
    builder: TreeBuilder<NodeId, Sink>,
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let sink = &self.builder.sink;
        let spent = sink.nodes.borrow().len() >= MOST_NODES;
        let too_deep = sink.depth.get() >= DEEPEST
            && matches!(&token, Token::TagToken(tag) if tag.kind == TagKind::StartTag);
        if (spent || too_deep) && !matches!(token, Token::EOFToken) {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

struct Sink {
    nodes: RefCell<Vec<Node>>,
    /// Depth of the element that was put in or left last.
    depth: Cell<u32>,
}

#[derive(Debug)]
struct Name<'s>(Ref<'s, QualName>);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Sink {
    fn add(&self, kind: Kind) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node::new(kind));
        (nodes.len() - 1) as NodeId
    }

    fn child(&self, child: NodeOrText<NodeId>, before: Option<NodeId>) -> Option<NodeId> {
        match child {
            NodeOrText::AppendNode(id) => {
                unlink(&mut self.nodes.borrow_mut(), id);
                Some(id)
            }
            NodeOrText::AppendText(text) => {
                if let Some(before) = before
                    && let Kind::Text(held) = &mut self.nodes.borrow_mut()[before as usize].kind
                {
                    held.push_tendril(&text);
                    return None;
                }
                Some(self.add(Kind::Text(text)))
            }
        }
    }
}

fn unlink(nodes: &mut [Node], id: NodeId) {
    let Node { parent, previous, next, .. } = nodes[id as usize];
    if parent == NONE {
        return;
    }
    match some(previous) {
        Some(p) => nodes[p as usize].next = next,
        None => nodes[parent as usize].first = next,
    }
    match some(next) {
        Some(n) => nodes[n as usize].previous = previous,
        None => nodes[parent as usize].last = previous,
    }
    let node = &mut nodes[id as usize];
    (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
}

fn link_last(nodes: &mut [Node], parent: NodeId, id: NodeId) {
    let last = nodes[parent as usize].last;
    let depth = nodes[parent as usize].depth + 1;
    let node = &mut nodes[id as usize];
    (node.parent, node.previous, node.depth) = (parent, last, depth);
    match some(last) {
        Some(l) => nodes[l as usize].next = id,
        None => nodes[parent as usize].first = id,
    }
    nodes[parent as usize].last = id;
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Dom;
    type ElemName<'s> = Name<'s>;

    fn finish(self) -> Dom {
        Dom { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        Dom::ROOT
    }

    fn elem_name<'s>(&'s self, target: &'s NodeId) -> Name<'s> {
        Name(Ref::map(self.nodes.borrow(), |nodes| match &nodes[*target as usize].kind {
            Kind::Element { name, .. } => name,
            // The parser asks for names of the elements it made only.
            _ => unreachable!("a node without a name was asked for it"),
        }))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> NodeId {
        self.add(Kind::Element { name, attributes })
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.add(Kind::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.add(Kind::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let last = some(self.nodes.borrow()[*parent as usize].last);
        if let Some(id) = self.child(child, last) {
            let nodes = &mut *self.nodes.borrow_mut();
            link_last(nodes, *parent, id);
            self.depth.set(nodes[id as usize].depth);
        }
    }

    fn pop(&self, node: &NodeId) {
        self.depth.set(self.nodes.borrow()[*node as usize].depth.saturating_sub(1));
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        if self.nodes.borrow()[*element as usize].parent == NONE {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        // What a template holds is not shown: it is parsed into the template element and left out with it.
        *target
    }

    fn same_node(&self, a: &NodeId, b: &NodeId) -> bool {
        a == b
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let previous = some(self.nodes.borrow()[*sibling as usize].previous);
        let Some(id) = self.child(child, previous) else { return };
        let nodes = &mut *self.nodes.borrow_mut();
        let Node { parent, previous, depth, .. } = nodes[*sibling as usize];
        if parent == NONE {
            return;
        }
        let node = &mut nodes[id as usize];
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, *sibling, depth);
        nodes[*sibling as usize].previous = id;
        match some(previous) {
            Some(p) => nodes[p as usize].next = id,
            None => nodes[parent as usize].first = id,
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, new: Vec<Attribute>) {
        if let Kind::Element { attributes, .. } = &mut self.nodes.borrow_mut()[*target as usize].kind {
            for attribute in new {
                if !attributes.iter().any(|a| a.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        unlink(&mut self.nodes.borrow_mut(), *target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let nodes = &mut *self.nodes.borrow_mut();
        while let Some(child) = some(nodes[*node as usize].first) {
            unlink(nodes, child);
            link_last(nodes, *new_parent, child);
        }
    }
}

/// Whether an element is of HTML proper, not of a drawing or formula inside the page.
pub(crate) fn is_html(kind: &Kind) -> bool {
    matches!(kind, Kind::Element { name, .. } if name.ns == ns!(html))
}

#[cfg(test)]
mod tests {
    use super::{Dom, Step};

    #[test]
    fn scripts_and_charset_labels_stop_nothing() {
        let dom = Dom::parse(
            "<meta charset=utf-8><script>a()</script><p>one<script>b()</script><meta charset=koi8-r><p>two",
        );
        assert!(dom.raw_text(Dom::ROOT).ends_with("two"));
    }

    #[test]
    fn hostile_nesting_stays_shallow() {
        let html = "<div>".repeat(100_000) + "deep";
        let dom = Dom::parse(&html);
        let (mut depth, mut deepest) = (0, 0);
        dom.walk(Dom::ROOT, |_, step| {
            if step == Step::In {
                depth += 1;
                deepest = deepest.max(depth);
            } else {
                depth -= 1;
            }
            true
        });
        assert!(deepest < 600, "{deepest}");
        assert!(dom.raw_text(Dom::ROOT).ends_with("deep"));
    }
}
