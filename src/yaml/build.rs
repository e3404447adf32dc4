//! From pieces to the tree: what is open, and what becomes of it when it is closed.

use super::fault::{self, Fault};
use super::leaf::Leaf;
use super::read::Reader;
use super::{Entry, Node, Scalar, Style, Value, Words};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// How deep lists and maps may lie in each other.
const MAX_DEPTH: usize = 255;

/// Up to this many keys, comparing each with each is quicker than sorting.
const FEW: usize = 32;

/// How a list or map is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Items behind dashes.
    Items,
    /// Rows that begin with a key.
    Rows,
    /// `[ ]`.
    Square,
    /// `{ }`.
    Curly,
    /// `key: value` as an item of `[ ]`.
    Pair,
}

/// What an open list or map needs next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wants {
    /// The next item or key.
    Entry,
    /// The colon behind a key.
    Colon,
    /// The value behind a colon or dash.
    Value,
    /// The comma behind an entry.
    Comma,
}

/// A list or map that is not closed yet.
pub(super) struct Open {
    pub kind: Kind,
    pub wants: Wants,
    /// The column of its dashes or keys.
    pub column: usize,
    pub start: usize,
    /// The byte behind its closing bracket.
    pub end: usize,
    /// How many items or entries of others were waiting when it was opened.
    base: usize,
    /// The key whose value is wanted.
    pub key: Option<Leaf>,
    /// Its text, if that does not stand in the file.
    key_text: Option<Words>,
    /// Where a value that is left out would stand.
    pub void: usize,
    /// The first byte of the line on which the last entry began.
    pub line: usize,
    /// Whether the last entry was in quotes or brackets, so that a colon may follow without a blank.
    pub firm: bool,
    /// Whether a tag or anchor stands in front of what comes next.
    pub marked: bool,
    /// Whether nobody knows what it belongs to.
    pub lost: bool,
    /// The entry whose text commas have cut in pieces.
    slipped: Option<usize>,
    /// Whether it holds merge keys.
    merges: bool,
    /// What its keys look like at a glance, and whether two of them look alike.
    looks: u64,
    alike: bool,
}

impl Open {
    /// Whether it holds keys with values.
    fn is_map(&self) -> bool {
        matches!(self.kind, Kind::Rows | Kind::Curly | Kind::Pair)
    }

    /// Gives up a key without colon, of which nobody knows what it is.
    pub fn forget_key(&mut self) {
        if self.wants == Wants::Colon {
            (self.key, self.key_text, self.wants) = (None, None, Wants::Comma);
        }
    }
}

impl Reader<'_> {
    /// Opens a list or map; reading stops where they lie too deep.
    pub(super) fn open(&mut self, kind: Kind, column: usize) {
        let at = self.lines.at;
        if self.open.len() == MAX_DEPTH {
            self.report(fault::syntax(self.character(at), Fault::Depth));
            self.stopped = true;
            return;
        }
        let base =
            if matches!(kind, Kind::Items | Kind::Square) { self.items.len() } else { self.entries.len() };
        self.open.push(Open {
            kind,
            wants: Wants::Entry,
            column,
            start: at,
            end: at,
            base,
            key: None,
            key_text: None,
            void: at,
            line: self.lines.start,
            firm: false,
            marked: false,
            lost: false,
            slipped: None,
            merges: false,
            looks: 0,
            alike: false,
        });
    }

    /// Puts a single value where one is wanted: as an item, a value, a key inside `{ }`, or the whole.
    pub(super) fn put(&mut self, leaf: Leaf) {
        match self.open.last_mut() {
            Some(Open { kind: Kind::Curly, wants: Wants::Entry, .. }) => self.begin_entry(leaf),
            // Nine in ten are values of keys; moving them about takes longer than making them where they stay.
            Some(top) if top.is_map() && !leaf.joined && top.key_text.is_none() => {
                top.marked = false;
                top.wants = if top.kind == Kind::Rows { Wants::Entry } else { Wants::Comma };
                let Some(key) = top.key.take() else { return };
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
        top.marked = false;
        match top.kind {
            Kind::Curly if top.wants == Wants::Entry => self.complex_key(node.span),
            Kind::Items | Kind::Square => {
                if top.kind == Kind::Items && self.items.len() == top.base {
                    top.start = node.span.start as usize;
                }
                top.wants = if top.kind == Kind::Items { Wants::Entry } else { Wants::Comma };
                self.items.push(node);
            }
            Kind::Rows | Kind::Curly | Kind::Pair => {
                top.wants = if top.kind == Kind::Rows { Wants::Entry } else { Wants::Comma };
                let Some(key) = top.key.take() else { return };
                let text = top.key_text.take().unwrap_or_else(|| key.words(&self.whole));
                let key = Spanned::new(text, key.span);
                self.entries.push(Entry { key, value: node });
            }
        }
    }

    /// Begins an entry of the innermost map; its value comes later.
    pub(super) fn begin_entry(&mut self, key: Leaf) {
        let Some(top) = self.open.last_mut() else { return };
        top.marked = false;
        top.void = key.span.end as usize;
        top.wants = if top.kind == Kind::Curly { Wants::Colon } else { Wants::Value };
        top.key = Some(key);
        let text = if key.joined {
            top.key_text = Some(self.buffer.as_str().into());
            self.buffer.as_bytes()
        } else {
            key.bytes(&self.whole)
        };
        let look = look(text);
        top.alike |= top.looks & look != 0;
        top.looks |= look;
        if text == b"<<" {
            top.merges = true;
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
        let last = self.entries.len().wrapping_sub(1);
        if top.slipped.is_some_and(|slipped| slipped != last) {
            self.mend_slip();
            return self.add_bare_key();
        }
        if let Some(Entry { value: Node { span, value: Value::Scalar(scalar) }, .. }) =
            self.entries[top.base..].last_mut()
            && scalar.style == Style::Plain
            && !span.is_empty()
            && let Some(bare) = top.key.take()
        {
            top.key_text = None;
            *span = span.to(bare.span);
            top.slipped = Some(last);
            top.wants = Wants::Comma;
            return;
        }
        self.put(void);
    }

    /// Gives a sentence back what its commas have cut off, in one finding for all of them.
    fn mend_slip(&mut self) {
        let Some(slipped) = self.open.last_mut().and_then(|top| top.slipped.take()) else { return };
        let Entry { key, value: Node { span, value: Value::Scalar(scalar) } } = &mut self.entries[slipped]
        else {
            return;
        };
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
        let top = self.open.pop().expect("only what is open is closed");
        let (value, last) = if matches!(top.kind, Kind::Items | Kind::Square) {
            let items = self.items.split_off(top.base);
            let last = items.last().map(|item| item.span.end);
            (Value::List(items), last)
        } else {
            self.drop_merge_keys(&top);
            if top.alike {
                self.drop_duplicates(top.base);
            }
            let entries = self.entries.split_off(top.base);
            let last = entries.last().map(|entry| entry.key.span.to(entry.value.span).end);
            (Value::Map(entries), last)
        };
        let end = match (top.kind, last) {
            (Kind::Square | Kind::Curly, _) => top.end,
            (_, Some(last)) => last as usize,
            (_, None) => top.void.max(top.start),
        };
        Node { span: self.span(top.start, end), value }
    }

    fn drop_merge_keys(&mut self, top: &Open) {
        if top.merges {
            let entries = self.entries.split_off(top.base);
            self.entries.extend(entries.into_iter().filter(|entry| &*entry.key.value != "<<"));
        }
    }

    /// Of keys written twice in one map the first stays.
    fn drop_duplicates(&mut self, base: usize) {
        let twice = written_twice(&self.entries[base..]);
        if twice.is_empty() {
            return;
        }
        for &(later, first) in &twice {
            let (key, first) = (&self.entries[base + later].key, self.entries[base + first].key.span);
            // Keys that are no text are all nothing; that is said of each already.
            let is_text = !key.value.is_empty()
                || self.lines.slice(key.span.start as usize, key.span.end as usize).starts_with(['"', '\'']);
            if is_text {
                let finding = fault::duplicate_key(key, first);
                self.report(finding);
            }
        }
        let is_first = |index: usize| twice.binary_search_by_key(&index, |&(later, _)| later).is_err();
        let entries = self.entries.split_off(base).into_iter().enumerate();
        self.entries.extend(entries.filter(|(index, _)| is_first(*index)).map(|(_, entry)| entry));
    }

    /// Forgets what is open beyond a depth.
    pub(super) fn forget(&mut self, depth: usize) {
        for top in self.open.drain(depth..).rev() {
            match top.kind {
                Kind::Items | Kind::Square => self.items.truncate(top.base),
                Kind::Rows | Kind::Curly | Kind::Pair => self.entries.truncate(top.base),
            }
        }
    }

    /// Adds a finding; a file with a hundred of them is read no further, for nobody reads more at a time.
    pub(super) fn report(&mut self, finding: Diagnostic) {
        if self.stopped {
            return;
        }
        self.failed |= finding.rule == fault::SYNTAX;
        self.findings.push(finding);
        if self.findings.len() == super::read::MOST_FINDINGS {
            (self.failed, self.stopped) = (true, true);
        }
    }

    /// The character at an offset.
    pub(super) fn character(&self, at: usize) -> Span {
        let length =
            if at < self.lines.end { self.lines.slice(at, self.lines.end).chars().next() } else { None };
        self.span(at, at + length.map_or(0, char::len_utf8))
    }
}

/// One bit for a key: the same for the same key, and mostly another for another.
fn look(key: &[u8]) -> u64 {
    let (Some(first), Some(last)) = (key.first(), key.last()) else { return 1 };
    1 << ((usize::from(*first) * 5 + usize::from(*last) * 3 + key.len()) % 64)
}

/// The entries whose key stands in front of them already, each with the first that has it; in the order written.
fn written_twice(entries: &[Entry]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if entries.len() <= FEW {
        for (later, entry) in entries.iter().enumerate() {
            let first = entries[..later].iter().position(|other| other.key == entry.key);
            found.extend(first.map(|first| (later, first)));
        }
        return found;
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|&one, &other| entries[one].key.cmp(&entries[other].key));
    for same in order.chunk_by(|&one, &other| entries[one].key == entries[other].key) {
        found.extend(same[1..].iter().map(|&later| (later, same[0])));
    }
    found.sort_unstable();
    found
}
