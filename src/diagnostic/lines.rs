use std::collections::BTreeMap;

use super::Diagnostic;
use crate::source::{File, FileId, Position, Sources, Span};

/// Bytes between two counts of characters.
const STRIDE: usize = 1024;

/// Where the lines of one file begin, counted once, so that a thousand findings in it cost no more than one.
pub(super) struct Lines<'a> {
    file: &'a File,
    /// Offset of the first byte of each line.
    starts: Vec<usize>,
    /// Characters before every [`STRIDE`]th byte, so that a line of a megabyte is not counted twice.
    counts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Counts the lines and characters of a file.
    pub(super) fn new(file: &'a File) -> Self {
        let bytes = file.text.as_bytes();
        let newlines = file.text.match_indices('\n').map(|(offset, _)| offset + 1);
        let mut total = 0;
        let mut counts = vec![0];
        for chunk in bytes.chunks_exact(STRIDE) {
            total += characters(chunk);
            counts.push(total);
        }
        Self { file, starts: std::iter::once(0).chain(newlines).collect(), counts }
    }

    /// Path of the file.
    pub(super) fn path(&self) -> &'a str {
        &self.file.path
    }

    /// The bytes of a span, moved to the borders of characters and into the file.
    pub(super) fn bytes(&self, span: Span) -> (usize, usize) {
        let start = self.file.text.floor_char_boundary(span.start as usize);
        let end = self.file.text.floor_char_boundary(span.end as usize);
        (start, end.max(start))
    }

    /// The text between two offsets, as far as it is short of `limit` bytes.
    pub(super) fn text(&self, start: usize, end: usize, limit: usize) -> &'a str {
        let end = self.file.text.floor_char_boundary(end.min(start.saturating_add(limit)));
        &self.file.text[start..end.max(start)]
    }

    /// Number of lines; a file that ends with a newline has an empty last one.
    pub(super) fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line of an offset, from 0.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// Offset at which a line begins.
    pub(super) fn start(&self, line: usize) -> usize {
        self.starts[line]
    }

    /// The text of a line without what ends it.
    pub(super) fn line_text(&self, line: usize) -> &'a str {
        let end = self.starts.get(line + 1).copied().unwrap_or(self.file.text.len());
        let text = &self.file.text[self.starts[line]..end];
        let text = text.strip_suffix('\n').unwrap_or(text);
        text.strip_suffix('\r').unwrap_or(text)
    }

    /// Line and column of an offset, as [`File::position`] has them.
    pub(super) fn position(&self, offset: usize) -> Position {
        let offset = self.file.text.floor_char_boundary(offset);
        let line = self.line(offset);
        let column = self.characters_before(offset) - self.characters_before(self.starts[line]) + 1;
        Position { line: line + 1, column }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let stride = offset / STRIDE;
        self.counts[stride] + characters(&self.file.text.as_bytes()[stride * STRIDE..offset])
    }
}

/// Number of characters that begin in these bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// The lines of every file that a finding points into.
pub(super) struct Index<'a> {
    files: BTreeMap<FileId, Lines<'a>>,
}

impl<'a> Index<'a> {
    /// Counts the lines of the files these findings point into, and of no others.
    pub(super) fn new(sources: &'a Sources, findings: &[Diagnostic]) -> Self {
        let mut files = BTreeMap::new();
        for span in findings.iter().flat_map(spans) {
            files.entry(span.file).or_insert_with(|| Lines::new(sources.file(span.file)));
        }
        Self { files }
    }

    /// The lines of a file.
    pub(super) fn lines(&self, file: FileId) -> &Lines<'a> {
        self.files.get(&file).expect("every file a finding points into is counted")
    }

    /// Where a span stands.
    pub(super) fn place(&self, span: Span) -> Place<'a> {
        let lines = self.lines(span.file);
        let bytes = lines.bytes(span);
        Place { path: lines.path(), bytes, start: lines.position(bytes.0), end: lines.position(bytes.1) }
    }
}

/// Every span of a finding: its own, those of the other places, those that its fix changes.
fn spans(finding: &Diagnostic) -> impl Iterator<Item = Span> {
    let others = finding.others.iter().map(|label| label.span);
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
    std::iter::once(finding.span).chain(others).chain(edits)
}

/// Where a span stands, counted in every way a format may ask for.
pub(super) struct Place<'a> {
    /// Path of the file.
    pub(super) path: &'a str,
    /// Offsets of the first byte and of the one after the last.
    pub(super) bytes: (usize, usize),
    /// Position of the first character.
    pub(super) start: Position,
    /// Position of the character after the last.
    pub(super) end: Position,
}
