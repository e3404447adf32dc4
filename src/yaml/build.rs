//! From pieces to the tree: what is open, and what becomes of it when it is closed.

use super::fault::{self, Fault};
use super::leaf::Leaf;
use super::open::{Kind, Open, Wants};
use super::read::Reader;
use super::twice::MERGE;
use super::{Entry, Node, Scalar, Style, Value, Words};
use crate::source::{Span, Spanned};

/// How deep lists and maps may lie in each other.
const MAX_DEPTH: usize = 255;

impl Reader<'_> {
    /// Opens a list or map; reading stops where they lie too deep.
    pub(super) fn open(&mut self, kind: Kind, column: usize) {
        let at = self.lines.at;
        if self.open.len() == MAX_DEPTH {
            self.report(fault::syntax(self.character(at), Fault::Depth));
            self.stopped = true;
            return;
        }
        let base = if kind.is_map() { self.entries.len() } else { self.items.len() };
        self.open.push(Open::new(kind, column, base, &self.lines));
    }

    /// Puts a single value where one is wanted: as an item, a value, a key inside `{ }`, or the whole.
    pub(super) fn put(&mut self, leaf: Leaf) {
        match self.open.last_mut() {
            Some(Open { kind: Kind::Curly, wants: Wants::Entry, .. }) => self.begin_entry(leaf),
            // Nine in ten are values of keys; moving them about takes longer than making them where they stay.
            Some(top) if top.kind.is_map() && !leaf.joined && top.key_text.is_none() => {
                top.has_value();
                let Some(key) = top.key else { return };
                let value = Value::Scalar(Scalar { text: leaf.words(&self.whole), style: leaf.style });
                self.entries.push(Entry {
                    key: Spanned { value: key.words(&self.whole), span: key.span },
                    value: Node { span: leaf.span, value },
                });
            }
            _ => {
                let text = if leaf.joined { self.buffer.as_str().into() } else { leaf.words(&self.whole) };
                self.put_node(Node {
                    span: leaf.span,
                    value: Value::Scalar(Scalar { text, style: leaf.style }),
                });
            }
        }
    }

    /// The same for a list or map, which is no key.
    pub(super) fn put_node(&mut self, node: Node) {
        let Some(top) = self.open.last_mut() else {
            self.wanted = false;
            self.root.get_or_insert(node);
            return;
        };
        if top.kind == Kind::Curly && top.wants == Wants::Entry {
            return self.complex_key(node.span);
        }
        top.has_value();
        if !top.kind.is_map() {
            if top.kind == Kind::Items && self.items.len() == top.base {
                top.start = node.span.start as usize;
            }
            return self.items.push(node);
        }
        let Some(key) = top.key else { return };
        let text = top.key_text.take().map_or_else(|| key.words(&self.whole), |text| *text);
        self.entries.push(Entry { key: Spanned::new(text, key.span), value: node });
    }

    /// Begins an entry of the innermost map; its value comes later.
    pub(super) fn begin_entry(&mut self, key: Leaf) {
        let Some(top) = self.open.last_mut() else { return };
        top.marked = false;
        top.void = key.span.end as usize;
        top.wants = if top.kind == Kind::Curly { Wants::Colon } else { Wants::Value };
        top.key = Some(key);
        let text = if key.joined {
            top.key_text = Some(Box::new(self.buffer.as_str().into()));
            self.buffer.as_bytes()
        } else {
            key.bytes(&self.whole)
        };
        top.looks.add(text);
        if text == MERGE.as_bytes() {
            self.report(fault::merge_key(key.span));
        }
    }

    /// A list or map in the place of a key.
    pub(super) fn complex_key(&mut self, span: Span) {
        self.report(fault::key_that_is_no_text(span));
        self.begin_entry(Leaf::nothing(span));
    }

    /// A key inside `{ }` without colon: behind a bare text it is the rest of a sentence that a comma has cut.
    pub(super) fn add_bare_key(&mut self) {
        let void = self.omitted();
        let Some(top) = self.open.last_mut() else { return };
        top.wants = Wants::Value;
        if top.slipped != 0 && top.slipped != self.entries.len() {
            self.mend_slip();
            return self.add_bare_key();
        }
        if let Some(Entry { value: Node { span, value: Value::Scalar(scalar) }, .. }) =
            self.entries[top.base..].last_mut()
            && scalar.style == Style::Plain
            && !span.is_empty()
            && let Some(bare) = top.key
        {
            top.key_text = None;
            *span = span.to(bare.span);
            top.slipped = self.entries.len();
            top.wants = Wants::Comma;
            return;
        }
        self.put(void);
    }

    /// Gives a sentence back what its commas have cut off, in one finding for all of them.
    fn mend_slip(&mut self) {
        let Some(top) = self.open.last_mut().filter(|top| top.slipped != 0) else { return };
        let entry = &mut self.entries[std::mem::take(&mut top.slipped) - 1];
        let Entry { key, value: Node { span, value: Value::Scalar(scalar) } } = entry else { return };
        scalar.text = Words::part(&self.whole, span.start, span.end);
        let finding = fault::unquoted_comma(&key.value, *span, &scalar.text);
        self.report(finding);
    }

    /// A value that is left out, at the place where it would stand.
    pub(super) fn omitted(&self) -> Leaf {
        let at = self.open.last().map_or(self.void, |top| top.void);
        Leaf::plain(self.span(at, at))
    }

    /// Closes the innermost list or map.
    pub(super) fn close(&mut self) -> Node {
        self.mend_slip();
        let top = self.open.last().expect("only what is open is closed");
        let &Open { kind, base, start, end, void, looks, .. } = top;
        self.open.truncate(self.open.len() - 1);
        let (value, last) = if kind.is_map() {
            self.drop_keys(base, looks);
            let entries = self.entries.split_off(base);
            let last = entries.last().map(|entry| entry.key.span.to(entry.value.span).end);
            (Value::Map(entries), last)
        } else {
            let items = self.items.split_off(base);
            let last = items.last().map(|item| item.span.end);
            (Value::List(items), last)
        };
        let end = match (kind, last) {
            (Kind::Square | Kind::Curly, _) => end,
            (_, Some(last)) => last as usize,
            (_, None) => void.max(start),
        };
        Node { span: self.span(start, end), value }
    }

    /// Forgets what is open beyond a depth.
    pub(super) fn forget(&mut self, depth: usize) {
        for top in self.open.drain(depth..).rev() {
            if top.kind.is_map() { self.entries.truncate(top.base) } else { self.items.truncate(top.base) }
        }
    }
}
