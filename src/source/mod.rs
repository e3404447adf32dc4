//! Bytes: the files of a catalogue, places in them, and small edits to their text.

mod edit;
mod nearest;
#[cfg(test)]
mod tests;

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

pub use edit::{Edit, apply};
pub use nearest::{Words, nearest};

/// A file of [`Sources`], by its place in the sorted list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A stretch of bytes in one file: `start` is the first, `end` the one after the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset of the byte after the last.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` to `end` of a file.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let limit = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: limit(start), end: limit(end) }
    }

    /// The stretch from the beginning of `self` to the end of `other`.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { end: other.end.max(self.end), ..self }
    }

    /// The part that begins `start` bytes into `self` and ends `end` bytes into it.
    #[must_use]
    pub fn part(self, start: usize, end: usize) -> Self {
        let whole = Self::new(self.file, self.start as usize + start, self.start as usize + end);
        Self { start: whole.start.min(self.end), end: whole.end.min(self.end), ..whole }
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside `self`.
    pub fn contains(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}

/// A value together with the bytes it was read from.
#[derive(Clone, Debug, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T: PartialOrd> PartialOrd for Spanned<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<T: Ord> Ord for Spanned<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.value.cmp(&other.value)
    }
}

/// Maps by such words are asked with plain ones.
impl Borrow<str> for Spanned<String> {
    fn borrow(&self) -> &str {
        &self.value
    }
}

impl<T: fmt::Display> fmt::Display for Spanned<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(out)
    }
}

/// A place as editors count it: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One file: its path inside the catalogue and its text.
#[derive(Clone, Debug)]
pub struct File {
    /// Path with `/` between its parts, as it shall be shown.
    pub path: String,
    /// The text, as far as it is UTF-8.
    pub text: String,
    /// Whether bytes that are no UTF-8 follow after `text`.
    pub broken: bool,
}

impl File {
    /// Reads bytes as text, up to the first byte that is no UTF-8.
    pub fn new(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        let path = path.into();
        match String::from_utf8(bytes) {
            Ok(text) => Self { path, text, broken: false },
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let mut bytes = error.into_bytes();
                bytes.truncate(valid);
                let text = String::from_utf8(bytes).expect("cut where UTF-8 ends");
                Self { path, text, broken: true }
            }
        }
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }

    /// The place of some words inside a span, also where a line is broken between them.
    pub fn locate(&self, words: &str, within: Span) -> Option<Span> {
        let text = self.slice(within);
        let first = words.split_whitespace().next()?;
        text.match_indices(first).find_map(|(start, _)| {
            let mut rest = &text[start..];
            for word in words.split_whitespace() {
                rest = rest.trim_start().strip_prefix(word)?;
            }
            let apart = !text[..start].ends_with(char::is_alphanumeric);
            apart.then(|| within.part(start, text.len() - rest.len()))
        })
    }

    /// The text of a span of this file.
    pub fn slice(&self, span: Span) -> &str {
        let start = self.text.floor_char_boundary(span.start as usize);
        let end = self.text.floor_char_boundary(span.end as usize).max(start);
        &self.text[start..end]
    }
}

/// All files of a compilation, sorted by path, so that the order in which they were found says nothing.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<File>,
}

impl Sources {
    /// Sorts the files by path; of two with one path the first is kept.
    pub fn new(files: impl IntoIterator<Item = File>) -> Self {
        let mut files: Vec<File> = files.into_iter().collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files.dedup_by(|later, first| later.path == first.path);
        Self { files }
    }

    /// The file of an id.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// The file at a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let index = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some(FileId(u32::try_from(index).expect("fewer than 2^32 files")))
    }

    /// Every file with its id, by path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &File)> {
        self.files
            .iter()
            .enumerate()
            .map(|(index, file)| (FileId(u32::try_from(index).expect("fewer than 2^32 files")), file))
    }

    /// The text a span covers.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).slice(span)
    }

    /// Number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
