//! A sink for the parser that keeps nothing but who is whose child, and counts.

use super::VALUES_BYTES_MAX;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, QualName, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Steps that it takes to look at one open element.
const LOOK_STEPS: usize = 3;
/// Steps that it takes to move a child.
const MOVE_STEPS: usize = 10;
/// Steps that it takes to compare a formatting element with another one, and one of its attributes.
const COMPARE_STEPS: (usize, usize) = (80, 160);
/// Bytes that are looked through in one step.
const SEARCH_BYTES: usize = 16;
/// The formatting elements (HTML Living Standard §13.2.4.3): each is compared with those that are open.
const FORMATTING: [LocalName; 14] = [
    local_name!("a"),
    local_name!("b"),
    local_name!("big"),
    local_name!("code"),
    local_name!("em"),
    local_name!("font"),
    local_name!("i"),
    local_name!("nobr"),
    local_name!("s"),
    local_name!("small"),
    local_name!("strike"),
    local_name!("strong"),
    local_name!("tt"),
    local_name!("u"),
];

/// What was counted so far.
#[derive(Default)]
pub(super) struct Counts {
    /// Elements that the parser still holds: those that are open, and those that it will open again.
    pub(super) open: Cell<usize>,
    pub(super) open_max: Cell<usize>,
    /// Those of them that are formatting.
    pub(super) formatting: Cell<usize>,
    pub(super) elements: Cell<usize>,
    pub(super) attributes: Cell<usize>,
    pub(super) values_bytes: Cell<usize>,
    pub(super) steps: Cell<usize>,
    /// Changes whenever the parser says something: a tag or a text is over.
    pub(super) said: Cell<usize>,
}

impl Counts {
    pub(super) fn step(&self, steps: usize) {
        self.steps.set(self.steps.get().saturating_add(steps));
    }
    fn say(&self) {
        self.said.set(self.said.get().wrapping_add(1));
    }
    /// Attributes that will be written, with their values.
    fn add_attributes(&self, attributes: &[Attribute]) {
        self.attributes.set(self.attributes.get() + attributes.len());
        for attribute in attributes {
            let value = attribute.value.as_bytes();
            self.values_bytes.set(self.values_bytes.get() + value.len());
            if self.values_bytes.get() <= VALUES_BYTES_MAX {
                self.step(escaped(value) * value.len() / SEARCH_BYTES);
            }
        }
    }
}

/// Characters that are escaped when they are written. For each, the writer looks through all that follows.
fn escaped(text: &[u8]) -> usize {
    text.iter().filter(|byte| matches!(byte, b'&' | b'"' | 0xc2)).count()
}

/// An element as the parser holds it. When its last copy is dropped, the parser has done with it.
pub(super) struct Open {
    counts: Rc<Counts>,
    node: usize,
    name: QualName,
}

impl Open {
    fn new(counts: &Rc<Counts>, node: usize, name: QualName) -> Rc<Self> {
        counts.open.set(counts.open.get() + 1);
        counts.open_max.set(counts.open_max.get().max(counts.open.get()));
        if FORMATTING.contains(&name.local) {
            counts.formatting.set(counts.formatting.get() + 1);
        }
        Rc::new(Open { counts: counts.clone(), node, name })
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.counts.open.set(self.counts.open.get().saturating_sub(1));
        if FORMATTING.contains(&self.name.local) {
            self.counts.formatting.set(self.counts.formatting.get().saturating_sub(1));
        }
    }
}

/// What stands for a comment or the document: the parser never asks for their names.
fn nameless() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

/// Who is whose child, as a list of siblings in no order.
#[derive(Clone, Copy, Default)]
struct Node {
    parent: Option<usize>,
    child: Option<usize>,
    next: Option<usize>,
    before: Option<usize>,
    children: usize,
    lines: usize,
    /// The text that was last put in: its bytes, and those of them that are escaped.
    text: (usize, usize),
}

/// The sink.
pub(super) struct Scale {
    pub(super) counts: Rc<Counts>,
    nodes: RefCell<Vec<Node>>,
    root: Rc<Open>,
}

impl Default for Scale {
    fn default() -> Self {
        let counts = Rc::new(Counts::default());
        let root = Open::new(&counts, 0, nameless());
        Scale { counts, nodes: RefCell::new(vec![Node::default()]), root }
    }
}

impl Scale {
    fn add(&self, name: QualName, attributes: &[Attribute]) -> Rc<Open> {
        self.counts.say();
        self.counts.elements.set(self.counts.elements.get() + 1);
        self.counts.add_attributes(attributes);
        if FORMATTING.contains(&name.local) {
            // It is compared with each that is open (the "Noah's Ark clause").
            let (element, attribute) = COMPARE_STEPS;
            self.counts.step(self.counts.formatting.get() * (element + attributes.len() * attribute));
        }
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node::default());
        Open::new(&self.counts, nodes.len() - 1, name)
    }

    fn put(&self, parent: usize, child: NodeOrText<Rc<Open>>) {
        self.counts.say();
        let mut nodes = self.nodes.borrow_mut();
        match child {
            NodeOrText::AppendText(text) => {
                let Some(parent) = nodes.get_mut(parent) else { return };
                parent.lines += text.bytes().filter(|&byte| byte == b'\n').count();
                let (bytes, found) = parent.text;
                let more = escaped(text.as_bytes());
                parent.text = (bytes + text.len(), found + more);
                self.counts.step((more * parent.text.0 + found * text.len()) / SEARCH_BYTES);
            }
            NodeOrText::AppendNode(child) => {
                unlink(&mut nodes, child.node);
                link(&mut nodes, parent, child.node);
            }
        }
    }

    fn parent_of(&self, node: usize) -> Option<usize> {
        self.nodes.borrow().get(node).and_then(|node| node.parent)
    }

    /// Finding a child among its siblings looks at all of them.
    fn look_for_place(&self, parent: usize) {
        let siblings = self.nodes.borrow().get(parent).map_or(0, |node| node.children);
        // Between two of them there may be a text.
        self.counts.step(siblings * 2 * LOOK_STEPS);
    }
}

fn link(nodes: &mut [Node], parent: usize, child: usize) {
    let Some(above) = nodes.get_mut(parent) else { return };
    above.children += 1;
    above.text = (0, 0);
    let next = above.child.replace(child);
    if let Some(next) = next.and_then(|next| nodes.get_mut(next)) {
        next.before = Some(child);
    }
    if let Some(child) = nodes.get_mut(child) {
        (child.parent, child.next, child.before) = (Some(parent), next, None);
    }
}

fn unlink(nodes: &mut [Node], child: usize) {
    let Some(it) = nodes.get_mut(child) else { return };
    let (parent, next, before) = (it.parent.take(), it.next.take(), it.before.take());
    if let Some(next) = next.and_then(|next| nodes.get_mut(next)) {
        next.before = before;
    }
    if let Some(before) = before.and_then(|before| nodes.get_mut(before)) {
        before.next = next;
    }
    if let Some(parent) = parent.and_then(|parent| nodes.get_mut(parent)) {
        parent.children = parent.children.saturating_sub(1);
        if before.is_none() {
            parent.child = next;
        }
    }
}

/// The greatest depth, and the sum of all.
fn depths(nodes: &[Node]) -> (usize, usize) {
    let (mut deepest, mut sum) = (0, 0_usize);
    let mut waiting = vec![(0, 1)];
    while let Some((at, depth)) = waiting.pop() {
        let Some(node) = nodes.get(at) else { continue };
        deepest = deepest.max(depth);
        sum = sum.saturating_add((1 + node.lines).saturating_mul(depth));
        waiting.extend(node.next.map(|next| (next, depth)));
        waiting.extend(node.child.map(|child| (child, depth + 1)));
    }
    (deepest, sum)
}

impl TreeSink for Scale {
    type Handle = Rc<Open>;
    type Output = (usize, usize);
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self::Output {
        depths(&self.nodes.borrow())
    }
    fn parse_error(&self, _: Cow<'static, str>) {}
    fn get_document(&self) -> Rc<Open> {
        self.root.clone()
    }
    fn elem_name<'a>(&'a self, target: &'a Rc<Open>) -> ExpandedName<'a> {
        self.counts.step(LOOK_STEPS);
        target.name.expanded()
    }
    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Rc<Open> {
        self.add(name, &attributes)
    }
    fn create_comment(&self, _: StrTendril) -> Rc<Open> {
        self.add(nameless(), &[])
    }
    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Rc<Open> {
        self.add(nameless(), &[])
    }
    fn append(&self, parent: &Rc<Open>, child: NodeOrText<Rc<Open>>) {
        self.put(parent.node, child);
    }
    fn append_based_on_parent_node(&self, element: &Rc<Open>, before: &Rc<Open>, child: NodeOrText<Rc<Open>>) {
        match self.parent_of(element.node) {
            Some(_) => self.append_before_sibling(element, child),
            None => self.append(before, child),
        }
    }
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {
        self.counts.say();
    }
    fn get_template_contents(&self, target: &Rc<Open>) -> Rc<Open> {
        target.clone()
    }
    fn same_node(&self, x: &Rc<Open>, y: &Rc<Open>) -> bool {
        self.counts.step(LOOK_STEPS);
        x.node == y.node
    }
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn append_before_sibling(&self, sibling: &Rc<Open>, child: NodeOrText<Rc<Open>>) {
        let parent = self.parent_of(sibling.node).unwrap_or_default();
        self.look_for_place(parent);
        self.put(parent, child);
    }
    fn add_attrs_if_missing(&self, _: &Rc<Open>, attributes: Vec<Attribute>) {
        self.counts.step(attributes.len() * self.counts.attributes.get());
        self.counts.add_attributes(&attributes);
    }
    fn remove_from_parent(&self, target: &Rc<Open>) {
        if let Some(parent) = self.parent_of(target.node) {
            self.look_for_place(parent);
        }
        unlink(&mut self.nodes.borrow_mut(), target.node);
    }
    fn reparent_children(&self, node: &Rc<Open>, new_parent: &Rc<Open>) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(old) = nodes.get_mut(node.node) else { return };
        let (moved, lines) = (old.children, std::mem::take(&mut old.lines));
        let mut next = old.child;
        while let Some(child) = next {
            next = nodes.get(child).and_then(|child| child.next);
            unlink(&mut nodes, child);
            link(&mut nodes, new_parent.node, child);
        }
        if let Some(new) = nodes.get_mut(new_parent.node) {
            new.lines += lines;
        }
        // Between two of them there may be a text.
        self.counts.step(moved * 2 * MOVE_STEPS);
    }
}
