//! Where the reader stands: a line, and a byte in it.

use memchr::{memchr, memchr2};

/// What [`Lines::byte`] gives behind the last byte of a line, whichever break follows.
pub(super) const BREAK: u8 = b'\n';

/// A walk through a text, line by line.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a> {
    text: &'a str,
    /// Whether lines may end in another break than that of one byte which is common.
    has_returns: bool,
    /// The text up to the end of the line.
    known: &'a [u8],
    /// The byte that is read next.
    pub at: usize,
    /// The first byte of the line.
    pub start: usize,
    /// The byte behind the last of the line, without its break.
    pub end: usize,
    /// The first byte of the next line; behind the text when there is none.
    next: usize,
}

impl<'a> Lines<'a> {
    /// Stands at the first line, behind the mark that some editors put in front of a text.
    pub fn new(text: &'a str) -> Self {
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let has_returns = memchr(b'\r', text.as_bytes()).is_some();
        let mut lines = Self { text, has_returns, known: &[], at: mark, start: mark, end: mark, next: mark };
        lines.advance();
        lines
    }

    /// Goes to the next line; behind the last, the walk is over.
    pub fn advance(&mut self) {
        let length = self.text.len();
        self.start = self.next.min(length);
        self.at = self.start;
        let bytes = self.text.as_bytes();
        let rest = &bytes[self.start..];
        let found = if self.has_returns { memchr2(b'\n', b'\r', rest) } else { memchr(b'\n', rest) };
        (self.end, self.next) = match found {
            None => (length, length + 1),
            Some(found) => {
                let end = self.start + found;
                let is_pair = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
                (end, end + 1 + usize::from(is_pair))
            }
        };
        self.known = &bytes[..self.end];
    }

    /// Whether nothing is left to be read.
    pub fn over(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Whether the line has no break behind it.
    pub fn is_last(&self) -> bool {
        self.next > self.text.len()
    }

    /// The byte at an offset of this line, or [`BREAK`] behind it.
    pub fn byte(&self, at: usize) -> u8 {
        self.known.get(at).copied().unwrap_or(BREAK)
    }

    /// The byte that is read next.
    pub fn peek(&self) -> u8 {
        self.byte(self.at)
    }

    /// Whether the byte at an offset of this line parts words: a blank, a tab or the end of the line.
    pub fn parts(&self, at: usize) -> bool {
        matches!(self.byte(at), b' ' | b'\t' | BREAK)
    }

    /// Whether the next byte is the first of its line or stands behind a blank.
    pub fn after_blank(&self) -> bool {
        self.at == self.start || matches!(self.text.as_bytes()[self.at - 1], b' ' | b'\t')
    }

    /// What is left of the line from an offset on.
    pub fn rest_from(&self, at: usize) -> &'a [u8] {
        self.known.get(at..).unwrap_or_default()
    }

    /// A stretch of the text.
    pub fn slice(&self, start: usize, end: usize) -> &'a str {
        &self.text[start..end]
    }

    /// How far the next byte is from the first of the line.
    pub fn column(&self) -> usize {
        self.at - self.start
    }

    /// Goes behind the blanks that indent a line, and tells how many there are.
    pub fn indent(&mut self) -> usize {
        while self.peek() == b' ' {
            self.at += 1;
        }
        self.column()
    }

    /// How many blanks the line begins with.
    pub fn spaces(&self) -> usize {
        self.rest_from(self.start).iter().take_while(|byte| **byte == b' ').count()
    }

    /// Goes behind blanks and tabs; tells whether there was a tab.
    pub fn skip_blanks(&mut self) -> bool {
        let mut tab = false;
        while let byte @ (b' ' | b'\t') = self.peek() {
            tab |= byte == b'\t';
            self.at += 1;
        }
        tab
    }

    /// Goes to the next line that holds more than blanks, and tells how many breaks lie in between.
    pub fn skip_empty(&mut self) -> usize {
        let mut breaks = 0;
        loop {
            self.skip_blanks();
            if self.peek() != BREAK || self.over() {
                return breaks;
            }
            breaks += 1;
            self.advance();
        }
    }

    /// Whether the line begins with `---` or `...`.
    pub fn marker(&self) -> bool {
        let bytes = &self.text.as_bytes()[self.start..self.end];
        (bytes.starts_with(b"---") || bytes.starts_with(b"...")) && self.parts(self.start + 3)
    }

    /// Where the words end that stretch from the next byte over the line: in front of blanks and comments.
    pub fn words_end(&self) -> usize {
        let rest = self.rest_from(self.at);
        let comment = (1..rest.len()).find(|&at| rest[at] == b'#' && matches!(rest[at - 1], b' ' | b'\t'));
        self.trimmed(self.at, self.at + comment.unwrap_or(rest.len()))
    }

    /// The end of a stretch without the blanks and tabs it ends with.
    pub fn trimmed(&self, start: usize, mut end: usize) -> usize {
        let bytes = self.text.as_bytes();
        while end > start && matches!(bytes[end - 1], b' ' | b'\t') {
            end -= 1;
        }
        end
    }
}
