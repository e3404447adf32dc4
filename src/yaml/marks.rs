//! Anchors, aliases and tags: marks that the catalogue does not use.

use super::fault;
use super::leaf::Leaf;
use super::plain::parts_inside;
use super::read::Reader;

impl Reader<'_> {
    /// `*name`: a value that stands elsewhere, so nothing.
    pub(super) fn alias(&mut self) -> Leaf {
        let start = self.lines.at;
        let end = self.word_end(start + 1);
        self.report(fault::alias(self.span(start, end)));
        self.lines.at = end;
        Leaf::nothing(self.span(start, end))
    }

    /// `&name` or `!name` in front of a value: goes to the value.
    pub(super) fn mark(&mut self) {
        let start = self.lines.at;
        let is_anchor = self.lines.peek() == b'&';
        let end = if self.lines.slice(start, self.lines.end).starts_with("!<") {
            self.lines
                .slice(start, self.lines.end)
                .find('>')
                .map_or(self.lines.end, |length| start + length + 1)
        } else {
            self.word_end(start + 1)
        };
        let span = self.span(start, end);
        self.report(if is_anchor { fault::anchor(span) } else { fault::tag(span) });
        match self.open.last_mut() {
            None => self.void = end,
            Some(top) => (top.void, top.marked) = (end, true),
        }
        self.lines.at = end;
        self.lines.skip_blanks();
    }

    fn word_end(&self, start: usize) -> usize {
        let rest = self.lines.rest_from(start);
        start + rest.iter().position(|byte| parts_inside(*byte)).unwrap_or(rest.len())
    }
}
