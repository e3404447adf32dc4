//! Lists and maps in brackets.

use super::build::{Kind, Wants};
use super::fault::{self, Fault};
use super::leaf::Leaf;
use super::lines::BREAK;
use super::plain::{Stop, parts_inside};
use super::read::Reader;
use super::{Node, Style, Value};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// How reading inside brackets went on.
enum Step {
    On,
    /// The outermost bracket is closed.
    Done,
    /// Something is not closed, so nobody knows where the brackets end.
    Lost,
}

impl Reader<'_> {
    /// Reads from an opening bracket to the closing one, and leaves the list or map to be closed; when there is no
    /// closing bracket, reads up to a line that is no part of it.
    pub(super) fn brackets(&mut self) -> bool {
        let floor = self.floor();
        let depth = self.open.len();
        self.open_bracket();
        loop {
            let goes_on = self.gap(floor);
            if !goes_on {
                self.report_unclosed();
            }
            match if goes_on { self.step(depth) } else { Step::Lost } {
                Step::On => {}
                Step::Done => return true,
                Step::Lost => {
                    self.forget(depth);
                    return false;
                }
            }
        }
    }

    fn open_bracket(&mut self) {
        let kind = if self.lines.peek() == b'[' { Kind::Square } else { Kind::Curly };
        self.open(kind, 0);
        self.lines.at += usize::from(!self.stopped);
    }

    fn report_unclosed(&mut self) {
        if let Some(top) = self.open.iter().rev().find(|top| top.kind != Kind::Pair) {
            let start = top.start;
            self.report(fault::syntax(self.span(start, start + 1), Fault::Bracket));
        }
    }

    /// Goes to what comes next, past blanks, breaks and comments; fails where the brackets cannot go on.
    fn gap(&mut self, floor: usize) -> bool {
        loop {
            self.lines.skip_blanks();
            match self.lines.peek() {
                _ if self.stopped => return false,
                BREAK if self.lines.over() => return false,
                BREAK => {
                    self.lines.advance();
                    if !self.goes_on_inside(floor) {
                        self.lines.at = self.lines.start;
                        return false;
                    }
                }
                b'#' if self.lines.after_blank() => {
                    self.comment();
                    if !self.goes_on_inside(floor) {
                        self.lines.at = self.lines.start;
                        return false;
                    }
                }
                _ => return true,
            }
        }
    }

    /// Whether a line belongs to the brackets that are open: its first word stands further in than the key of the
    /// whole, or is a bracket that closes in the column of the key.
    pub(super) fn goes_on_inside(&mut self, floor: usize) -> bool {
        self.lines.at = self.lines.start;
        let column = self.lines.indent();
        let first = self.lines.peek();
        if first == b'\t' {
            let tab = self.lines.at;
            self.lines.skip_blanks();
            let is_word = !matches!(self.lines.peek(), BREAK | b'#');
            if is_word && column < floor {
                self.report(fault::syntax(self.span(tab, tab + 1), Fault::Tab));
            }
            return true;
        }
        if self.lines.marker() {
            return false;
        }
        let closes = matches!(first, b']' | b'}') && column + 1 == floor;
        if column >= floor || closes || matches!(first, BREAK | b'#') {
            return true;
        }
        if self.begins_row() {
            return false;
        }
        let span = self.span(self.lines.at, self.lines.words_end());
        let line = self.span(self.lines.start, self.lines.start);
        self.report(fault::indent(fault::syntax(span, Fault::Inside), line, floor - column));
        true
    }

    /// Whether a line looks like a row of its own: it begins with a key or dash, and closes no bracket of another line.
    fn begins_row(&self) -> bool {
        let at = self.lines.at;
        let is_item = self.lines.peek() == b'-' && self.lines.parts(at + 1);
        let is_row = is_item || self.plain_stop(at).1 == Stop::Colon;
        let rest = self.lines.rest_from(at);
        let count = |brackets: [u8; 2]| rest.iter().filter(|byte| brackets.contains(byte)).count();
        is_row && count([b']', b'}']) <= count([b'[', b'{'])
    }

    fn step(&mut self, depth: usize) -> Step {
        match self.lines.peek() {
            b',' => self.comma(),
            b']' | b'}' => return self.closing(depth),
            b':' if self.at_colon() => self.colon(),
            _ => return self.entry(),
        }
        Step::On
    }

    /// Reads a node, or what stands in front of it.
    fn entry(&mut self) -> Step {
        let (start, line) = (self.lines.at, self.lines.start);
        let first = self.lines.peek();
        if matches!(self.top().wants, Wants::Colon | Wants::Comma) {
            let here = self.character(start);
            if matches!(first, b'[' | b'{') && self.bare_before().is_some() {
                self.part_of_text(fault::syntax(here, Fault::BracketInText));
                return Step::On;
            }
            self.report(fault::syntax(here, Fault::Comma));
            self.top().forget_key();
            self.end_entry();
        }
        let next = self.lines.byte(start + 1);
        let top = self.top();
        top.line = line;
        top.firm = matches!(first, b'"' | b'\'' | b'[' | b'{');
        let leaf = match first {
            b'[' | b'{' => {
                self.open_bracket();
                return Step::On;
            }
            b'"' | b'\'' => match self.quoted() {
                Some(leaf) => leaf,
                None => return Step::Lost,
            },
            b'*' => self.alias(),
            b'&' | b'!' => {
                self.mark();
                return Step::On;
            }
            b'?' if parts_inside(next) => {
                self.report(fault::explicit_key(self.span(start, start + 1)));
                self.lines.at += 1;
                return Step::On;
            }
            b'-' if parts_inside(next) => {
                self.report(fault::syntax(self.span(start, start + 1), Fault::DashInside));
                self.lines.at += 1;
                return Step::On;
            }
            _ => self.plain_inside(),
        };
        self.put(leaf);
        Step::On
    }

    /// Whether a colon makes a key of what stands in front of it.
    fn at_colon(&mut self) -> bool {
        let next = self.lines.byte(self.lines.at + 1);
        let top = self.top();
        let behind_key =
            matches!((top.kind, top.wants), (Kind::Curly, Wants::Colon) | (Kind::Square, Wants::Comma));
        parts_inside(next) || (top.firm && behind_key)
    }

    fn colon(&mut self) {
        let at = self.lines.at;
        let line = self.lines.start;
        let top = self.top();
        let (kind, wants, firm) = (top.kind, top.wants, top.firm);
        match (kind, wants) {
            (Kind::Curly, Wants::Colon) => top.wants = Wants::Value,
            (Kind::Square, Wants::Comma) if top.line == line => self.begin_pair(),
            (Kind::Curly | Kind::Square, Wants::Entry) => self.key_left_out(kind),
            _ => return self.part_of_text(fault::syntax(self.span(at, at + 1), Fault::Colon)),
        }
        self.lines.at += 1;
        if !firm && matches!(self.lines.peek(), b'[' | b'{') {
            let colon = self.span(at, at + 1);
            self.report(fault::blank(fault::syntax(colon, Fault::NoBlank), colon));
        }
    }

    /// Makes the last item the key of a map of its own.
    fn begin_pair(&mut self) {
        let key = self.items.pop().expect("an item stands in front of the colon");
        self.open(Kind::Pair, 0);
        if self.stopped {
            return;
        }
        self.top().start = key.span.start as usize;
        let Value::Scalar(scalar) = key.value else { return self.complex_key(key.span) };
        self.buffer.clear();
        self.buffer.push_str(&scalar.text);
        self.begin_entry(Leaf::joined(scalar.style, key.span));
    }

    fn key_left_out(&mut self, kind: Kind) {
        let at = self.lines.at;
        self.report(fault::key_that_is_no_text(self.span(at, at + 1)));
        if kind == Kind::Square {
            self.open(Kind::Pair, 0);
        }
        if !self.stopped {
            self.begin_entry(Leaf::plain(self.span(at, at)));
            self.top().wants = Wants::Value;
        }
    }

    /// `{name: Bước 1: nộp}` or `{name: Mẫu [A] mới}`: what follows belongs to the bare text in front of it.
    fn part_of_text(&mut self, finding: Diagnostic) {
        let at = self.lines.at;
        let mut depth = 0_usize;
        let rest = self.lines.rest_from(at);
        let length = rest.iter().position(|byte| {
            match byte {
                b'[' | b'{' => depth += 1,
                b']' | b'}' if depth > 0 => depth -= 1,
                b']' | b'}' | b',' if depth == 0 => return true,
                _ => {}
            }
            false
        });
        let end = self.lines.trimmed(at, at + length.unwrap_or(rest.len()));
        let finding = match self.bare_before() {
            Some(start) => fault::quote(finding, self.span(start, end), self.lines.slice(start, end)),
            None => finding,
        };
        self.report(finding);
        self.lines.at = end.max(at + 1);
    }

    /// Where the bare text on this line begins that was read last.
    fn bare_before(&self) -> Option<usize> {
        let top = self.open.last()?;
        let (span, is_plain) = match (top.kind, top.wants) {
            (_, Wants::Colon) => (top.key?.span, top.key?.style == Style::Plain),
            (_, Wants::Entry | Wants::Value) => return None,
            (Kind::Square, _) => bare(self.items.last()?),
            _ => bare(&self.entries.last()?.value),
        };
        (is_plain && span.start as usize >= self.lines.start).then_some(span.start as usize)
    }

    fn comma(&mut self) {
        let at = self.lines.at;
        let top = self.top();
        if top.wants == Wants::Entry && !top.marked {
            let span = self.span(at, at + 1);
            self.report(fault::comma(fault::syntax(span, Fault::NoEntry), span));
        }
        self.end_entry();
        self.lines.at += 1;
    }

    /// Ends an entry.
    fn end_entry(&mut self) {
        let top = self.top();
        match top.wants {
            Wants::Colon => self.add_bare_key(),
            Wants::Entry if !top.marked => {}
            Wants::Comma => {}
            Wants::Value => {
                let void = self.omitted();
                self.put(void);
            }
            Wants::Entry => {
                let void = self.omitted();
                self.put(void);
                return self.end_entry();
            }
        }
        if self.top().kind == Kind::Pair {
            let pair = self.close();
            self.put_node(pair);
        }
        self.top().wants = Wants::Entry;
    }

    fn closing(&mut self, depth: usize) -> Step {
        self.end_entry();
        let at = self.lines.at;
        let fits = |kind| kind == if self.lines.peek() == b']' { Kind::Square } else { Kind::Curly };
        if !fits(self.top_kind()) {
            if self.open[depth..].iter().any(|open| fits(open.kind)) {
                self.report_unclosed();
                let inner = self.close();
                self.put_node(inner);
                return Step::On;
            }
            self.report(fault::syntax(self.span(at, at + 1), Fault::Closing));
            if self.closes_next(at + 1) {
                self.lines.at += 1;
                return Step::On;
            }
        }
        self.lines.at += 1;
        self.top().end = at + 1;
        if self.open.len() == depth + 1 {
            return Step::Done;
        }
        let node = self.close();
        self.put_node(node);
        Step::On
    }

    fn top_kind(&self) -> Kind {
        self.open.last().expect("brackets are open").kind
    }

    /// Whether the bracket that is missing follows.
    fn closes_next(&self, at: usize) -> bool {
        let mut line = self.lines;
        line.at = at;
        line.skip_blanks();
        line.peek() == if self.top_kind() == Kind::Square { b']' } else { b'}' }
    }
}

/// The place of a value, and whether it is a bare text.
fn bare(node: &Node) -> (Span, bool) {
    (node.span, node.scalar().is_some_and(|scalar| scalar.style == Style::Plain))
}
