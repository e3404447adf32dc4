//! Text after `|` or `>`: its lines as they stand, or folded.

use super::Style;
use super::fault::{self, Fault};
use super::leaf::Leaf;
use super::lines::{BREAK, Lines};
use super::plain::fold;
use super::read::Reader;

/// What becomes of the breaks at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// One stays.
    One,
    /// None stays.
    None,
    /// All stay.
    All,
}

impl Reader<'_> {
    /// Reads a block of text from its mark to the first line that is no part of it, and puts it.
    pub(super) fn block_text(&mut self) {
        let start = self.lines.at;
        let folded = self.lines.peek() == b'>';
        let floor = self.floor();
        let (ending, depth) = self.block_mark();
        let mark = self.lines.at;
        self.end_of_mark(start);
        self.buffer.clear();
        let (column, empty) = if let Some(depth) = depth {
            self.check_tab(self.lines.spaces(), floor);
            (floor.saturating_sub(1) + depth, 0)
        } else {
            let empty = self.empty_lines(floor);
            (self.lines.spaces().max(floor), empty)
        };
        let (end, breaks) = self.block_lines(folded, column, empty);
        let kept = match ending {
            End::None => 0,
            End::One => breaks.min(usize::from(end.is_some())),
            End::All => breaks,
        };
        self.buffer.extend(std::iter::repeat_n('\n', kept));
        self.put(Leaf::joined(Style::Block, self.span(start, end.unwrap_or(mark).max(mark))));
    }

    /// The signs behind `|` or `>`.
    fn block_mark(&mut self) -> (End, Option<usize>) {
        let (mut ending, mut depth) = (End::One, None);
        let mut said = false;
        loop {
            self.lines.at += 1;
            match self.lines.peek() {
                sign @ (b'+' | b'-') if !said => {
                    said = true;
                    ending = if sign == b'+' { End::All } else { End::None };
                }
                digit @ b'1'..=b'9' if depth.is_none() => depth = Some(usize::from(digit - b'0')),
                _ => return (ending, depth),
            }
        }
    }

    /// Goes to the line below the mark, beside which only a comment may stand.
    fn end_of_mark(&mut self, start: usize) {
        self.lines.skip_blanks();
        match self.lines.peek() {
            BREAK => self.lines.advance(),
            b'#' if self.lines.after_blank() => self.comment(),
            _ => {
                let end = self.lines.words_end();
                let finding = fault::syntax(self.span(start, start + 1), Fault::BlockMark);
                let finding = if self.goes_on() {
                    finding
                } else {
                    fault::quote(finding, self.span(start, end), self.lines.slice(start, end))
                };
                self.report(finding);
                self.lines.advance();
            }
        }
    }

    /// Goes to the first line of the text; empty lines in front of it may not be indented further than it is.
    fn empty_lines(&mut self, floor: usize) -> usize {
        let first = self.lines;
        let (mut empty, mut widest) = (0, 0);
        loop {
            let column = self.lines.indent();
            let is_empty = self.lines.peek() == BREAK;
            if !is_empty && column >= floor && column < widest && !self.lines.marker() {
                self.wide_empty_lines(first, column);
            } else if !is_empty {
                self.check_tab(column, floor);
            }
            if !is_empty || self.lines.is_last() {
                self.lines.at = self.lines.start;
                return empty;
            }
            widest = widest.max(column);
            empty += 1;
            self.lines.advance();
        }
    }

    /// Empty lines from `first` to this one that reach further in than the text.
    fn wide_empty_lines(&mut self, first: Lines<'_>, column: usize) {
        let mut wide = Vec::new();
        let mut line = first;
        while line.start < self.lines.start {
            if line.end - line.start > column {
                wide.push(self.span(line.start + column, line.end));
            }
            line.advance();
        }
        if let Some(&span) = wide.first() {
            self.report(fault::empty_lines(fault::syntax(span, Fault::EmptyLine), wide));
        }
    }

    /// A tab cannot indent the first line of a block of text.
    fn check_tab(&mut self, column: usize, floor: usize) {
        let tab = self.lines.start + column;
        if self.lines.byte(tab) == b'\t' && column < floor.max(1) {
            self.report(fault::syntax(self.span(tab, tab + 1), Fault::Tab));
        }
    }

    /// Collects the lines from `column` on; gives the end of the last and how many breaks follow it.
    fn block_lines(&mut self, folded: bool, column: usize, empty: usize) -> (Option<usize>, usize) {
        let mut breaks = empty;
        let mut end = None;
        let mut was_deeper = true;
        while !self.lines.over() {
            let spaces = self.lines.spaces();
            let is_empty = self.lines.start + spaces == self.lines.end;
            if is_empty && spaces <= column {
                if self.lines.is_last() {
                    // Blanks at the very end count when there is no other line.
                    breaks = breaks.max(usize::from(spaces > 0 && end.is_none()));
                    break;
                }
                breaks += 1;
                self.lines.advance();
                continue;
            }
            if spaces < column || self.lines.marker() {
                break;
            }
            let text = self.lines.slice(self.lines.start + column, self.lines.end);
            let is_deeper = text.starts_with([' ', '\t']);
            if folded && !is_deeper && !was_deeper {
                fold(&mut self.buffer, breaks);
            } else {
                self.buffer.extend(std::iter::repeat_n('\n', breaks));
            }
            self.buffer.push_str(text);
            let last = self.lines.trimmed(self.lines.start, self.lines.end);
            if last > self.lines.start || end.is_none() {
                end = Some(if last > self.lines.start { last } else { 0 });
            }
            (breaks, was_deeper) = (1, is_deeper);
            self.lines.advance();
        }
        self.lines.at = self.lines.start;
        (end, breaks)
    }
}
