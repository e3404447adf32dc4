use std::ops::Range;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::cut::{ELLIPSIS, cut, fits, harmless, harmless_text};
use super::lines::{Index, Lines};
use crate::source::{FileId, Position, Span};

/// Lines shown before and after the marked ones.
const CONTEXT: usize = 1;

/// Lines of a span that are still drawn; of a longer one only the first.
const LONGEST: usize = 5;

/// A place that shall be drawn, and what is said about it; the finding's own place says nothing.
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) text: Option<String>,
}

/// The lines around the marks of one finding, each excerpt from one file.
///
/// miette knows one text per finding and counts its columns in bytes. So it is handed a text made for it: the
/// excerpts one behind the other, long lines cut, nothing in it that would steer a terminal. Lines and columns are
/// those of the file.
#[derive(Debug)]
pub(super) struct Excerpts(Vec<Excerpt>);

#[derive(Debug)]
struct Excerpt {
    path: String,
    /// Where the excerpt begins in the text made for miette.
    offset: usize,
    text: String,
    /// The first line, from 0.
    line: usize,
    labels: Vec<LabeledSpan>,
    /// Where the labels begin in the file, in the same order.
    positions: Vec<Position>,
}

impl Excerpts {
    /// Cuts the excerpts out; the first mark is the finding's own, lines may take `room` columns.
    pub(super) fn new(index: &Index<'_>, marks: Vec<Mark>, room: usize) -> Self {
        let mut spots: Vec<Spot> =
            marks.into_iter().enumerate().map(|(order, mark)| Spot::new(index, mark, order)).collect();
        spots.sort_by_key(|spot| (spot.file, spot.start, spot.end, spot.order));
        let mut groups: Vec<Group<'_, '_>> = Vec::new();
        for spot in spots {
            let lines = index.lines(spot.file);
            match groups.last_mut().filter(|group| group.takes(&spot, room)) {
                Some(group) => group.spots.push(spot),
                None => groups.push(Group { lines, spots: vec![spot] }),
            }
        }
        groups.sort_by_key(|group| group.spots.iter().map(|spot| spot.order).min());
        let mut offset = 0;
        let excerpts = groups.into_iter().map(|group| {
            let excerpt = group.excerpt(offset, room);
            offset += excerpt.text.len() + 1; // so that no span lies in two excerpts
            excerpt
        });
        Self(excerpts.collect())
    }

    /// The marks as miette wants them.
    pub(super) fn labels(&self) -> impl Iterator<Item = LabeledSpan> {
        self.0.iter().flat_map(|excerpt| excerpt.labels.iter().cloned())
    }
}

impl SourceCode for Excerpts {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let holds = |excerpt: &&Excerpt| {
            excerpt.offset <= span.offset()
                && span.offset() + span.len() <= excerpt.offset + excerpt.text.len()
        };
        // Two marks that lie in two excerpts shall stay apart: miette does so when their common span cannot be read.
        let excerpt = self.0.iter().find(holds).ok_or(MietteError::OutOfBounds)?;
        let whole = SourceSpan::from((excerpt.offset, excerpt.text.len()));
        // Without lines around it, miette asks only for the position, to print it above the excerpt.
        let position = (lines_before == 0).then(|| excerpt.position(span)).flatten();
        let (line, column) = position.map_or((excerpt.line, 0), |at| (at.line - 1, at.column - 1));
        Ok(Box::new(MietteSpanContents::new_named(
            excerpt.path.clone(),
            excerpt.text.as_bytes(),
            whole,
            line,
            column,
            excerpt.text.matches('\n').count(),
        )))
    }
}

impl Excerpt {
    fn position(&self, span: &SourceSpan) -> Option<Position> {
        let at = self.labels.iter().position(|label| label.inner() == span)?;
        Some(self.positions[at])
    }
}

/// A mark in its file, narrowed to what can be drawn.
struct Spot {
    /// Number of the mark; 0 is the finding's own.
    order: usize,
    file: FileId,
    start: usize,
    end: usize,
    first_line: usize,
    last_line: usize,
    text: Option<String>,
    position: Position,
}

impl Spot {
    fn new(index: &Index<'_>, mark: Mark, order: usize) -> Self {
        let lines = index.lines(mark.span.file);
        let (start, end) = lines.bytes(mark.span);
        let position = lines.position(start);
        let first_line = lines.line(start);
        let line_end = lines.start(first_line) + lines.line_text(first_line).len();
        let start = start.min(line_end);
        let mut end = start + lines.text(start, end, usize::MAX).trim_end().len();
        if end == start || lines.line(end) - first_line >= LONGEST {
            end = lines.bytes(mark.span).1.min(line_end).max(start);
        }
        let last_line = lines.line(end);
        Self { order, file: mark.span.file, start, end, first_line, last_line, text: mark.text, position }
    }

    /// The part of a line that is marked, counted from the beginning of the line.
    fn on(&self, line: usize, lines: &Lines<'_>) -> Option<Range<usize>> {
        let (line_start, length) = (lines.start(line), lines.line_text(line).len());
        (self.first_line <= line && line <= self.last_line).then(|| {
            let start = if self.first_line == line { self.start - line_start } else { 0 };
            let end = if self.last_line == line { self.end - line_start } else { length };
            start..end
        })
    }
}

/// Marks of one file that are near enough to be drawn together.
struct Group<'i, 'a> {
    lines: &'i Lines<'a>,
    spots: Vec<Spot>,
}

impl Group<'_, '_> {
    fn last_line(&self) -> usize {
        self.spots.iter().map(|spot| spot.last_line).max().unwrap_or(0)
    }

    /// Whether the excerpts of the group and of a spot behind it would touch, and both can be seen in one line.
    fn takes(&self, spot: &Spot, room: usize) -> bool {
        let same_file = self.spots.iter().all(|other| other.file == spot.file);
        if !same_file || spot.first_line > self.last_line() + 2 * CONTEXT + 1 {
            return false;
        }
        let text = self.lines.line_text(spot.first_line);
        match (self.focus(spot.first_line), spot.on(spot.first_line, self.lines)) {
            (Some(focus), Some(part)) => fits(text, room) || fits(&text[focus.start..part.end], room - 2),
            _ => true,
        }
    }

    /// What must be seen of a line.
    fn focus(&self, line: usize) -> Option<Range<usize>> {
        let parts = self.spots.iter().filter_map(|spot| spot.on(line, self.lines));
        parts.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
    }

    fn excerpt(self, offset: usize, room: usize) -> Excerpt {
        let first = self.spots.iter().map(|spot| spot.first_line).min().unwrap_or(0).saturating_sub(CONTEXT);
        let mut last = (self.last_line() + CONTEXT).min(self.lines.count() - 1);
        if last > self.last_line() && self.lines.line_text(last).is_empty() && last + 1 == self.lines.count()
        {
            last -= 1; // nothing stands behind the last newline
        }
        let mut text = String::new();
        let shown: Vec<ShownLine<'_>> = (first..=last)
            .map(|line| ShownLine::write(self.lines, line, self.focus(line).unwrap_or(0..0), room, &mut text))
            .collect();
        let find = |at: usize| offset + shown[self.lines.line(at) - first].find(at);
        let label = |spot: &Spot| {
            let span = (find(spot.start), find(spot.end) - find(spot.start));
            match spot.order {
                0 => LabeledSpan::new_primary_with_span(spot.text.clone(), span),
                _ => LabeledSpan::new_with_span(spot.text.clone(), span),
            }
        };
        Excerpt {
            path: harmless_text(self.lines.path()),
            offset,
            line: first,
            labels: self.spots.iter().map(label).collect(),
            positions: self.spots.iter().map(|spot| spot.position).collect(),
            text,
        }
    }
}

/// A line of an excerpt, and where it came from.
struct ShownLine<'a> {
    /// The part of the line that is shown.
    part: &'a str,
    /// Where that part begins in the file.
    from: usize,
    /// Where it begins in the text of the excerpt.
    to: usize,
}

impl<'a> ShownLine<'a> {
    fn write(lines: &Lines<'a>, line: usize, focus: Range<usize>, room: usize, out: &mut String) -> Self {
        let text = lines.line_text(line);
        let range = cut(text, focus, room);
        let part = &text[range.clone()];
        out.extend((range.start > 0).then_some(ELLIPSIS));
        let to = out.len();
        out.extend(part.chars().map(harmless));
        out.extend((range.end < text.len()).then_some(ELLIPSIS));
        out.push('\n');
        Self { part, from: lines.start(line) + range.start, to }
    }

    /// Where an offset of the file is found in the text of the excerpt.
    fn find(&self, at: usize) -> usize {
        let behind = at.saturating_sub(self.from).min(self.part.len());
        self.to + self.part[..behind].chars().map(|character| harmless(character).len_utf8()).sum::<usize>()
    }
}
