//! What lies between the signs inside brackets: breaks and comments, and what belongs to no sign.

use super::fault::{self, Fault};
use super::lines::BREAK;
use super::open::{Kind, Wants};
use super::plain::Stop;
use super::read::Reader;
use super::{Node, Style};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

impl Reader<'_> {
    /// Goes to what comes next, past blanks, breaks and comments; fails where the brackets cannot go on.
    pub(super) fn gap(&mut self, floor: usize) -> bool {
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

    pub(super) fn report_unclosed(&mut self) {
        if let Some(top) = self.open.iter().rev().find(|top| top.kind != Kind::Pair) {
            let start = top.start;
            self.report(fault::syntax(self.span(start, start + 1), Fault::Bracket));
        }
    }

    /// `{name: Bước 1: nộp}` or `{name: Mẫu [A] mới}`: what follows belongs to the bare text in front of it.
    pub(super) fn part_of_text(&mut self, finding: Diagnostic) {
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
    pub(super) fn bare_before(&self) -> Option<usize> {
        let top = self.open.last()?;
        let (span, is_plain) = match (top.kind, top.wants) {
            (_, Wants::Colon) => (top.key?.span, top.key?.style == Style::Plain),
            (_, Wants::Entry | Wants::Value) => return None,
            (Kind::Square, _) => bare(self.items.last()?),
            _ => bare(&self.entries.last()?.value),
        };
        (is_plain && span.start as usize >= self.lines.start).then_some(span.start as usize)
    }

    pub(super) fn top_kind(&self) -> Kind {
        self.open.last().expect("brackets are open").kind
    }

    /// Whether the bracket that is missing follows.
    pub(super) fn closes_next(&self, at: usize) -> bool {
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
