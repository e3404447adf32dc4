//! Lines and columns: rows of keys, items behind dashes, and what belongs to what.

use super::fault;
use super::leaf::Leaf;
use super::lines::BREAK;
use super::open::{Kind, Open, Wants};
use super::read::Reader;

/// What may stand at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The next key of a map.
    Key,
    /// Anything: nothing stands in front of it but blanks and dashes.
    Free,
    /// Anything that is no list or map in lines, for a tab stands in front of it.
    Tab,
    /// The same, for a key or mark stands in front of it.
    Value,
}

impl Reader<'_> {
    /// Reads from the content of a line to the next line that goes on with something else.
    pub(super) fn row(&mut self, column: usize) {
        // Nine lines in ten are one more key of the innermost map.
        if let Some(top) = self.open.last()
            && (top.kind, top.wants, top.column) == (Kind::Rows, Wants::Entry, column)
            && self.lines.peek() != b'-'
        {
            return self.node(column, Place::Key);
        }
        if self.is_between_columns(column) {
            return self.astray(column);
        }
        self.close_deeper(Some(column));
        let is_item = self.at_dash();
        while self.ends_here(column, is_item) {
            self.end_block();
        }
        let Some(top) = self.open.last() else {
            return if self.wanted { self.node(column, Place::Free) } else { self.lost(column) };
        };
        match (top.kind, top.wants) {
            (_, Wants::Value) if top.column < column => self.node(column, Place::Free),
            _ if top.column < column => self.lost(column),
            (Kind::Rows, Wants::Value) if is_item => self.node(column, Place::Free),
            (Kind::Items, _) if is_item => {
                self.put_omitted();
                self.item();
            }
            (Kind::Rows, _) if !is_item => {
                self.put_omitted();
                self.node(column, Place::Key);
            }
            _ => self.lost(column),
        }
    }

    /// Whether the innermost list or map has no more lines, though its column is that of the line: a list with its
    /// dashes in the column of its key, and what fits nowhere.
    fn ends_here(&self, column: usize, is_item: bool) -> bool {
        let [.., below, top] = self.open.as_slice() else { return false };
        top.column == column
            && match top.kind {
                Kind::Items => !is_item && below.kind == Kind::Rows && below.column == column,
                _ => is_item && (top.lost || (below.kind == Kind::Items && below.column == column)),
            }
    }

    /// Whether a line ends lists or maps and begins in the column of none that is open.
    fn is_between_columns(&self, column: usize) -> bool {
        let ends_some = self.open.last().is_some_and(|top| top.column > column);
        ends_some
            && self
                .open
                .iter()
                .rev()
                .find(|open| open.column <= column)
                .is_none_or(|open| open.column < column)
    }

    /// Reads the value behind `---`.
    pub(super) fn value_on_line(&mut self) {
        self.node(0, Place::Value);
    }

    pub(super) fn at_dash(&self) -> bool {
        self.lines.peek() == b'-' && self.lines.parts(self.lines.at + 1)
    }

    /// Closes what lies further in than a column, or everything.
    pub(super) fn close_deeper(&mut self, column: Option<usize>) {
        while self.open.last().is_some_and(|top| column.is_none_or(|column| top.column > column)) {
            self.end_block();
        }
    }

    pub(super) fn end_block(&mut self) {
        self.put_omitted();
        let lost = self.open.last().is_some_and(|top| top.lost);
        let node = self.close();
        if !lost {
            self.put_node(node);
        }
    }

    pub(super) fn put_omitted(&mut self) {
        if self.open.last().is_some_and(|top| top.wants == Wants::Value) {
            let void = self.omitted();
            self.put(void);
        }
    }

    /// The first column in which a further line of a value may begin.
    pub(super) fn floor(&self) -> usize {
        self.open
            .iter()
            .rev()
            .find(|top| matches!(top.kind, Kind::Items | Kind::Rows))
            .map_or(0, |top| top.column + 1)
    }

    /// Goes behind a dash and reads what stands there.
    pub(super) fn item(&mut self) {
        if let Some((column, place)) = self.behind_dash() {
            self.node(column, place);
        }
    }

    /// Goes behind a dash; what follows on the line may itself be a list or a map.
    fn behind_dash(&mut self) -> Option<(usize, Place)> {
        let dash = self.lines.at;
        self.lines.at += 1;
        let void = self.lines.at;
        let top = self.top();
        (top.wants, top.void) = (Wants::Value, void);
        let place = if self.lines.skip_blanks() { Place::Tab } else { Place::Free };
        if matches!(self.lines.peek(), BREAK | b'#') {
            self.end_of_line(dash);
            return None;
        }
        Some((self.lines.column(), place))
    }

    /// The innermost list or map.
    pub(super) fn top(&mut self) -> &mut Open {
        self.open.last_mut().expect("something is open here")
    }

    /// Reads what stands here, with the lists and maps that begin with it on the same line.
    pub(super) fn node(&mut self, mut column: usize, mut place: Place) {
        while self.signs(&mut column, &mut place) {
            let line = self.lines.start;
            let leaf = match self.lines.peek() {
                b'[' | b'{' | b'"' | b'\'' => {
                    let Some(leaf) = self.firm(place) else { return };
                    leaf
                }
                _ => self.bare(place),
            };
            if self.lines.start != line && self.lines.at == self.lines.start {
                return self.put(leaf);
            }
            if !self.is_key(line) {
                return self.put_value(leaf, place);
            }
            if place == Place::Value {
                return self.colon_in_value(leaf);
            }
            if !self.begin_value(leaf, column, place) {
                return;
            }
            place = Place::Value;
        }
    }

    /// Goes behind the dashes and marks in front of a value; tells whether one follows that has not been read yet.
    fn signs(&mut self, column: &mut usize, place: &mut Place) -> bool {
        loop {
            let start = self.lines.at;
            match self.lines.peek() {
                b'-' if self.lines.parts(start + 1) => {
                    if *place == Place::Value {
                        self.dash_behind_key();
                        return false;
                    }
                    self.tab_before(*place);
                    self.open(Kind::Items, *column);
                    if self.stopped {
                        return false;
                    }
                    let Some(next) = self.behind_dash() else { return false };
                    (*column, *place) = next;
                }
                b'?' if self.lines.parts(start + 1) => {
                    self.explicit_key(*column, *place);
                    return false;
                }
                b'&' | b'!' => {
                    self.mark();
                    if matches!(self.lines.peek(), BREAK | b'#') {
                        self.end_of_line(start);
                        return false;
                    }
                }
                b'|' | b'>' if *place != Place::Key => {
                    self.block_text();
                    return false;
                }
                _ => return true,
            }
        }
    }

    /// Reads what stands in quotes or brackets; nothing when it is not closed or no single value, and has been seen to.
    fn firm(&mut self, place: Place) -> Option<Leaf> {
        let (start, line) = (self.lines.at, self.lines.start);
        if matches!(self.lines.peek(), b'"' | b'\'') {
            let leaf = self.quoted();
            if leaf.is_none() {
                self.put_abandoned(place, start);
            }
            return leaf;
        }
        if !self.brackets() {
            self.put_abandoned(place, start);
            return None;
        }
        let is_key = self.is_key(line);
        let node = self.close();
        if !is_key && place != Place::Key {
            self.put_node(node);
            self.end_of_line(start);
            return None;
        }
        if is_key {
            self.report(fault::key_that_is_no_text(node.span));
        }
        Some(Leaf::nothing(node.span))
    }

    /// Reads an alias, a bare text, or the nothing in front of a colon.
    fn bare(&mut self, place: Place) -> Leaf {
        let at = self.lines.at;
        match self.lines.peek() {
            b'*' => self.alias(),
            b':' if self.lines.parts(at + 1) => {
                self.report(fault::key_that_is_no_text(self.span(at, at + 1)));
                Leaf::plain(self.span(at, at))
            }
            _ => self.plain(place == Place::Key),
        }
    }

    /// Whether a colon follows that makes a key of what was read from `line` on.
    fn is_key(&mut self, line: usize) -> bool {
        self.lines.skip_blanks();
        let at = self.lines.at;
        self.lines.peek() == b':' && self.lines.parts(at + 1) && self.lines.start == line
    }

    /// Takes a node as key and goes behind its colon; tells whether its value follows on the same line.
    fn begin_value(&mut self, key: Leaf, column: usize, place: Place) -> bool {
        let start = key.span.start as usize;
        if place != Place::Key {
            self.tab_before(place);
            self.open(Kind::Rows, column);
            if self.stopped {
                return false;
            }
            self.top().start = start;
        }
        self.begin_entry(key);
        self.lines.at += 1;
        self.lines.skip_blanks();
        if !matches!(self.lines.peek(), BREAK | b'#') {
            return true;
        }
        self.end_of_line(start);
        false
    }

    fn put_value(&mut self, leaf: Leaf, place: Place) {
        if place == Place::Key {
            return self.row_without_colon(leaf.span.start as usize);
        }
        self.put(leaf);
        self.end_of_line(leaf.span.start as usize);
    }

    /// In the place of quotes or brackets that are not closed.
    fn put_abandoned(&mut self, place: Place, start: usize) {
        if place != Place::Key {
            self.put(Leaf::nothing(self.span(start, start)));
        }
    }
}
