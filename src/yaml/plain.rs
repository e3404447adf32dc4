//! Bare text: where it ends, and how its lines are joined.

use super::Style;
use super::fault::{self, Fault};
use super::leaf::Leaf;
use super::lines::BREAK;
use super::read::Reader;
use super::search;

/// What ends a stretch of bare text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The end of the line.
    Break,
    /// A colon that makes a key of it.
    Colon,
    /// A comment.
    Comment,
    /// A bracket or comma, inside brackets.
    Bracket,
}

impl Reader<'_> {
    /// Reads a bare text outside brackets: of a key the one line, of a value all lines that lie further in.
    pub(super) fn plain(&mut self, is_key: bool) -> Leaf {
        let start = self.lines.at;
        let (end, stop) = self.plain_stop(start);
        self.check_first(start, end, stop);
        if stop != Stop::Break || is_key {
            self.lines.at = end;
            return Leaf::plain(self.span(start, end));
        }
        self.lines.advance();
        let floor = self.floor();
        if self.lines.indent() < floor && !matches!(self.lines.peek(), BREAK | b'\t') {
            self.lines.at = self.lines.start;
            return Leaf::plain(self.span(start, end));
        }
        self.plain_lines(start, end, floor)
    }

    /// Joins the further lines of a bare text to its first: one break is a blank, more of them are breaks less one.
    fn plain_lines(&mut self, start: usize, mut end: usize, floor: usize) -> Leaf {
        let mut joined = false;
        loop {
            let breaks = 1 + self.lines.skip_empty();
            let at = self.lines.at;
            let Some((more, stop)) = self.further_line(floor) else { break };
            self.join(&mut joined, start, end, breaks, at, more);
            (end, self.lines.at) = (more, more);
            if stop != Stop::Break {
                return Leaf::joined(Style::Plain, self.span(start, end));
            }
            self.lines.advance();
        }
        self.lines.at = self.lines.start;
        self.lines_leaf(joined, start, end)
    }

    /// Reads a bare text inside brackets.
    pub(super) fn plain_inside(&mut self) -> Leaf {
        let start = self.lines.at;
        let (mut end, mut stop) = self.plain_stop_inside(start);
        self.check_first(start, end, stop);
        self.lines.at = end;
        if stop != Stop::Break {
            return Leaf::plain(self.span(start, end));
        }
        let floor = self.floor();
        let mut joined = false;
        while stop == Stop::Break {
            let before = self.lines;
            self.lines.advance();
            let breaks = 1 + self.lines.skip_empty();
            let at = self.lines.at;
            let Some(more) = self.further_line_inside(floor) else {
                self.lines = before;
                break;
            };
            self.join(&mut joined, start, end, breaks, at, more.0);
            (end, stop) = more;
            self.lines.at = end;
        }
        self.lines_leaf(joined, start, end)
    }

    /// Adds a further line to a text in the buffer, which begins with its first line.
    fn join(&mut self, joined: &mut bool, start: usize, end: usize, breaks: usize, from: usize, to: usize) {
        if !*joined {
            self.buffer.clear();
            self.buffer.push_str(self.lines.slice(start, end));
            *joined = true;
        }
        fold(&mut self.buffer, breaks);
        self.buffer.push_str(self.lines.slice(from, to));
    }

    fn lines_leaf(&self, joined: bool, start: usize, end: usize) -> Leaf {
        let span = self.span(start, end);
        if joined { Leaf::joined(Style::Plain, span) } else { Leaf::plain(span) }
    }

    /// Where the text ends on a line that may continue it; nothing if the line does not.
    fn further_line(&mut self, floor: usize) -> Option<(usize, Stop)> {
        let is_other = self.lines.over() || self.lines.peek() == b'#' || self.lines.marker();
        if is_other || self.lines.spaces() < floor {
            return None;
        }
        let (end, stop) = self.plain_stop(self.lines.at);
        if stop == Stop::Colon {
            self.broken_off = self.lines.start;
            return None;
        }
        Some((end, stop))
    }

    /// The same inside brackets.
    fn further_line_inside(&mut self, floor: usize) -> Option<(usize, Stop)> {
        let at = self.lines.at;
        if self.lines.over() || self.lines.peek() == b'#' || self.lines.marker() {
            return None;
        }
        let (end, stop) = self.plain_stop_inside(at);
        let goes_on = end > at && (self.lines.spaces() >= floor || self.goes_on_inside(floor));
        goes_on.then_some((end, stop))
    }

    /// Where a bare text that begins at `at` ends on its line, and why.
    pub(super) fn plain_stop(&self, at: usize) -> (usize, Stop) {
        let mut from = at;
        while let Some(found) = search::outside(self.lines.rest_from(from)) {
            from += found;
            if let Some(stop) = self.stop_at(at, from) {
                return (self.lines.trimmed(at, from), stop);
            }
            from += 1;
        }
        (self.lines.trimmed(at, self.lines.end), Stop::Break)
    }

    /// The same inside brackets.
    pub(super) fn plain_stop_inside(&self, at: usize) -> (usize, Stop) {
        let mut from = at;
        while let Some(found) = search::inside(self.lines.rest_from(from)) {
            from += found;
            let stop = match self.lines.byte(from) {
                b':' if is_bracket(self.lines.byte(from + 1)) => Some(Stop::Colon),
                b':' | b'#' => self.stop_at(at, from),
                _ => Some(Stop::Bracket),
            };
            if let Some(stop) = stop {
                return (self.lines.trimmed(at, from), stop);
            }
            from += 1;
        }
        (self.lines.trimmed(at, self.lines.end), Stop::Break)
    }

    /// Whether a colon or `#` ends the text that begins at `start`.
    fn stop_at(&self, start: usize, at: usize) -> Option<Stop> {
        if self.lines.byte(at) == b':' {
            return self.lines.parts(at + 1).then_some(Stop::Colon);
        }
        (at > start && self.lines.parts(at - 1)).then_some(Stop::Comment)
    }

    /// A bare text cannot begin with a mark that means something else.
    fn check_first(&mut self, start: usize, end: usize, stop: Stop) {
        let first = self.lines.byte(start);
        if !first.is_ascii_alphanumeric() && b"]},%@`|>#".contains(&first) {
            self.wrong_first(first, start, end, stop);
        }
    }

    #[cold]
    fn wrong_first(&mut self, first: u8, start: usize, end: usize, stop: Stop) {
        let mark = self.span(start, start + 1);
        if matches!(first, b']' | b'}') {
            return self.report(fault::syntax(mark, Fault::Closing));
        }
        let finding = fault::syntax(mark, Fault::Character(char::from(first)));
        if stop == Stop::Break && self.goes_on() {
            return self.report(finding);
        }
        self.report(fault::quote(finding, self.span(start, end), self.lines.slice(start, end)));
    }
}

/// Joins two lines of one text, between which there are so many breaks.
pub(super) fn fold(text: &mut String, breaks: usize) {
    if breaks == 1 {
        text.push(' ');
    } else {
        text.extend(std::iter::repeat_n('\n', breaks - 1));
    }
}

/// Whether a byte ends a bare text inside brackets wherever it stands.
pub(super) fn is_bracket(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
}

/// Whether a byte parts words inside brackets.
pub(super) fn parts_inside(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | BREAK) || is_bracket(byte)
}
