//! Text in quotes: its escapes, and how its lines are joined.

use memchr::{memchr, memchr2};

use super::Style;
use super::fault::{self, Fault};
use super::leaf::Leaf;
use super::plain::fold;
use super::read::Reader;

impl Reader<'_> {
    /// Reads a text in quotes; when they are not closed, all of it is skipped up to a line that is no part of it.
    pub(super) fn quoted(&mut self) -> Option<Leaf> {
        let start = self.lines.at;
        let quote = self.lines.peek();
        self.lines.at += 1;
        if let Some(stop) = self.quote_or_escape(quote)
            && self.lines.byte(stop) == quote
            && (quote == b'"' || self.lines.byte(stop + 1) != quote)
        {
            self.lines.at = stop + 1;
            return Some(Leaf::quoted(self.span(start, stop + 1)));
        }
        self.buffer.clear();
        let closed = self.quoted_lines(quote);
        if !closed {
            self.report(fault::syntax(self.span(start, start + 1), Fault::Quote));
            self.lines.at = self.lines.start;
            return None;
        }
        Some(Leaf::joined(Style::Quoted, self.span(start, self.lines.at)))
    }

    /// The next quotation mark on the line, or what takes its meaning away.
    fn quote_or_escape(&self, quote: u8) -> Option<usize> {
        let rest = self.lines.rest_from(self.lines.at);
        let found = if quote == b'"' { memchr2(quote, b'\\', rest) } else { memchr(quote, rest) };
        found.map(|found| self.lines.at + found)
    }

    /// Collects the text up to the closing mark, and goes behind it; tells whether there is one.
    fn quoted_lines(&mut self, quote: u8) -> bool {
        let floor = self.floor();
        // Blanks at the end of a line are dropped, but not those that were written as an escape.
        let mut kept = 0;
        loop {
            let from = self.lines.at;
            let Some(stop) = self.quote_or_escape(quote) else {
                self.buffer.push_str(self.lines.slice(from, self.lines.end));
                let blanks = self.buffer[kept..].trim_end_matches([' ', '\t']).len();
                self.buffer.truncate(kept + blanks);
                let Some(breaks) = self.next_quoted_line(floor) else { return false };
                fold(&mut self.buffer, breaks);
                kept = self.buffer.len();
                continue;
            };
            self.buffer.push_str(self.lines.slice(from, stop));
            self.lines.at = stop + 1;
            let next = self.lines.byte(stop + 1);
            if self.lines.byte(stop) == b'\\' {
                if self.lines.at == self.lines.end {
                    let Some(breaks) = self.next_quoted_line(floor) else { return false };
                    self.buffer.extend(std::iter::repeat_n('\n', breaks - 1));
                } else {
                    self.escape(next);
                }
                kept = self.buffer.len();
            } else if quote == b'\'' && next == quote {
                self.buffer.push('\'');
                self.lines.at += 1;
            } else {
                return true;
            }
        }
    }

    /// Goes to the next line of a text in quotes, and tells how many breaks lie in between.
    fn next_quoted_line(&mut self, floor: usize) -> Option<usize> {
        self.lines.advance();
        let breaks = 1 + self.lines.skip_empty();
        let ends = self.lines.over() || self.lines.marker() || self.lines.spaces() < floor;
        (!ends).then_some(breaks)
    }

    /// Reads what stands behind a backslash.
    fn escape(&mut self, first: u8) {
        let simple = match first {
            b'0' => '\0',
            b'a' => '\u{7}',
            b'b' => '\u{8}',
            b't' | b'\t' => '\t',
            b'n' => '\n',
            b'v' => '\u{b}',
            b'f' => '\u{c}',
            b'r' => '\r',
            b'e' => '\u{1b}',
            b' ' | b'"' | b'/' | b'\\' => char::from(first),
            b'N' => '\u{85}',
            b'_' => '\u{a0}',
            b'L' => '\u{2028}',
            b'P' => '\u{2029}',
            b'x' | b'u' | b'U' => return self.escape_by_number(first),
            _ => return self.unknown_escape(),
        };
        self.buffer.push(simple);
        self.lines.at += 1;
    }

    /// `\x41`, `\u0041`, `\U00000041`; two of the second kind may stand for one character.
    fn escape_by_number(&mut self, kind: u8) {
        let digits = match kind {
            b'x' => 2,
            b'u' => 4,
            _ => 8,
        };
        let at = self.lines.at + 1;
        let Some(number) = self.hexadecimal(at, digits) else { return self.unknown_escape() };
        let behind = at + digits;
        let (number, behind) = match self.second_half(behind) {
            Some(low) if kind == b'u' && (0xd800..0xdc00).contains(&number) => {
                (0x1_0000 + ((number - 0xd800) << 10) + (low - 0xdc00), behind + 6)
            }
            _ => (number, behind),
        };
        let Some(character) = char::from_u32(number) else { return self.unknown_escape() };
        self.buffer.push(character);
        self.lines.at = behind;
    }

    /// The number of `\udc00` and its like.
    fn second_half(&self, at: usize) -> Option<u32> {
        let is_escape = self.lines.byte(at) == b'\\' && self.lines.byte(at + 1) == b'u';
        let number = self.hexadecimal(at + 2, 4).filter(|_| is_escape)?;
        (0xdc00..0xe000).contains(&number).then_some(number)
    }

    fn hexadecimal(&self, at: usize, digits: usize) -> Option<u32> {
        (at..at + digits).try_fold(0, |number, at| {
            let digit = char::from(self.lines.byte(at)).to_digit(16)?;
            u32::checked_add(u32::checked_mul(number, 16)?, digit)
        })
    }

    /// A backslash that means nothing is taken as it stands.
    fn unknown_escape(&mut self) {
        let at = self.lines.at - 1;
        let span = self.span(at, at + 1).to(self.character(at + 1));
        self.report(fault::two_backslashes(fault::syntax(span, Fault::Escape), span));
        self.buffer.push('\\');
    }
}
