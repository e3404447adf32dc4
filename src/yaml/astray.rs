//! Lines that do not fit: each is reported once, and what belongs to it goes with it.

use super::Style;
use super::fault::{self, Fault};
use super::leaf::Leaf;
use super::lines::BREAK;
use super::open::Kind;
use super::plain::Stop;
use super::read::Reader;
use super::rows::Place;

impl Reader<'_> {
    /// A line in a column in which nothing begins goes with the keys or items whose column is nearest to it.
    pub(super) fn astray(&mut self, column: usize) {
        let start = self.lines.at;
        let is_item = self.at_dash();
        let (end, stop) = self.plain_stop(start);
        let kind = if is_item { Kind::Items } else { Kind::Rows };
        let near = self.open.iter().position(|open| open.column > column && open.kind == kind);
        let Some(near) = near.filter(|_| is_item || stop == Stop::Colon) else {
            self.close_deeper(Some(column));
            return self.lost(column);
        };
        let (end, fault) =
            if is_item { (start + 1, Fault::LostItem) } else { (end.max(start + 1), Fault::Column) };
        self.report_line(start, end, fault);
        while self.open.len() > near + 1 {
            self.end_block();
        }
        self.put_omitted();
        if near == 0 {
            // Where the whole begins too far in, all further lines are like this one.
            self.top().column = column;
        }
        if is_item { self.item() } else { self.node(column, Place::Key) }
    }

    /// A line that belongs to nothing: it is reported once, and what stands in its column goes with it.
    pub(super) fn lost(&mut self, column: usize) {
        let start = self.lines.at;
        let (end, stop) = self.plain_stop(start);
        let is_item = self.at_dash();
        let among_items = self.open.last().is_some_and(|top| top.kind == Kind::Items && top.column == column);
        let fault = if is_item {
            Fault::LostItem
        } else if among_items {
            Fault::NoDash
        } else if self.broken_off == self.lines.start {
            Fault::BrokenOff
        } else if stop == Stop::Colon {
            Fault::Column
        } else {
            Fault::Lost
        };
        let end = if is_item { start + 1 } else { end.max(start + 1) };
        self.report_line(start, end, fault);
        if stop != Stop::Colon && !is_item {
            self.lines.advance();
            return self.skip_deeper(if among_items { column + 1 } else { column.max(1) });
        }
        self.open(if is_item { Kind::Items } else { Kind::Rows }, column);
        if self.stopped {
            return;
        }
        self.top().lost = true;
        if is_item { self.item() } else { self.node(column, Place::Key) }
    }

    fn report_line(&mut self, start: usize, end: usize, fault: Fault) {
        if self.tabbed != self.lines.start {
            self.report(fault::syntax(self.span(start, end), fault));
        }
    }

    /// `name: Bước 1: nộp`: all of the line is meant.
    pub(super) fn colon_in_value(&mut self, before: Leaf) {
        let (start, colon) = (before.span.start as usize, self.lines.at);
        let end = self.lines.words_end();
        let finding = fault::syntax(self.span(colon, colon + 1), Fault::Colon);
        let is_bare = before.style == Style::Plain && !before.span.is_empty();
        let finding = if is_bare && !self.goes_on() {
            fault::quote(finding, self.span(start, end), self.lines.slice(start, end))
        } else {
            finding
        };
        self.report(finding);
        self.put(Leaf::nothing(self.span(start, end)));
        self.lines.at = end;
        self.end_of_line(start);
        self.skip_deeper(self.floor());
    }

    /// `key: - item`.
    pub(super) fn dash_behind_key(&mut self) {
        let (start, end) = (self.lines.at, self.lines.words_end());
        self.report(fault::syntax(self.span(start, start + 1), Fault::DashBehindKey));
        self.put(Leaf::nothing(self.span(start, end)));
        self.lines.advance();
        self.skip_deeper(self.floor());
    }

    /// A row of a map that has no colon.
    pub(super) fn row_without_colon(&mut self, start: usize) {
        let end = self.lines.words_end().max(start + 1);
        if !self.top().lost {
            let words = self.lines.slice(start, end);
            let key = words.split(':').next().unwrap_or_default();
            let is_word = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
            let colon = self.span(start + key.len(), start + key.len() + 1);
            let is_glued = is_word && words.len() > key.len() && !words[key.len() + 1..].starts_with('/');
            let finding = if is_glued {
                fault::blank(fault::syntax(colon, Fault::NoBlank), colon)
            } else {
                fault::syntax(self.span(start, end), Fault::NoColon)
            };
            self.report(finding);
        }
        self.lines.advance();
        self.skip_deeper(self.floor());
    }

    /// Words behind a text in quotes or behind a bracket.
    pub(super) fn words_behind(&mut self, value: usize) {
        let (start, end) = (self.lines.at, self.lines.words_end());
        let words = self.span(start, end);
        let finding = fault::syntax(words, Fault::Behind);
        let whole = (self.lines.start <= value && !self.goes_on()).then(|| self.lines.slice(value, end));
        let finding = match whole {
            Some(whole) if whole.starts_with(['"', '\'', '[', '{']) => {
                fault::quote(finding, self.span(value, end), whole)
            }
            _ => finding,
        };
        self.report(finding);
        self.lines.advance();
        self.skip_deeper(self.floor());
    }

    /// Whether the next line with content lies further in than the innermost list or map.
    pub(super) fn goes_on(&self) -> bool {
        let mut line = self.lines;
        line.advance();
        line.skip_empty();
        !line.over() && line.column() >= self.floor() && line.peek() != b'#'
    }

    /// A tab between a dash and what begins in a column of its own.
    pub(super) fn tab_before(&mut self, place: Place) {
        if place == Place::Tab {
            let at = self.lines.at;
            let line = self.lines.slice(self.lines.start, at);
            let tab = self.lines.start + line.rfind('\t').expect("there is a tab");
            self.report(fault::syntax(self.span(tab, tab + 1), Fault::Tab));
        }
    }

    /// `? key`: the key and what belongs to it are left out.
    pub(super) fn explicit_key(&mut self, column: usize, place: Place) {
        let at = self.lines.at;
        self.report(fault::explicit_key(self.span(at, at + 1)));
        if place == Place::Value {
            self.put(Leaf::nothing(self.span(at, at)));
        } else if place != Place::Key {
            self.open(Kind::Rows, column);
        }
        loop {
            self.lines.advance();
            self.skip_deeper(column + 1);
            let mut line = self.lines;
            let goes_on =
                !line.over() && line.indent() == column && matches!(line.peek(), b':' | b'-' | b'#');
            if !goes_on || (line.peek() != b'#' && !line.parts(line.at + 1)) {
                return;
            }
        }
    }

    /// Goes to the next line that begins in front of a column.
    pub(super) fn skip_deeper(&mut self, floor: usize) {
        while !self.lines.over() {
            let column = self.lines.indent();
            if column < floor && self.lines.peek() != BREAK {
                break;
            }
            self.lines.advance();
        }
        self.lines.at = self.lines.start;
    }
}
