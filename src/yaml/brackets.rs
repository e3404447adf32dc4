//! Lists and maps in brackets.

use super::Value;
use super::fault::{self, Fault};
use super::leaf::Leaf;
use super::open::{Kind, Wants};
use super::plain::parts_inside;
use super::read::Reader;

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
        if matches!(self.top().wants, Wants::Colon | Wants::Comma) && !self.without_comma() {
            return Step::On;
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

    /// What follows without a comma: a bracket inside a text, or an entry of its own; tells whether it is the latter.
    fn without_comma(&mut self) -> bool {
        let here = self.character(self.lines.at);
        if matches!(self.lines.peek(), b'[' | b'{') && self.bare_before().is_some() {
            self.part_of_text(fault::syntax(here, Fault::BracketInText));
            return false;
        }
        self.report(fault::syntax(here, Fault::Comma));
        self.top().forget_key();
        self.end_entry();
        true
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
}
