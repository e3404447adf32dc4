//! A single value between the place where it was read and the place it finds in the tree.

use std::sync::Arc;

use super::{Style, Words};
use crate::source::Span;

/// A single value, before it has found its place.
#[derive(Clone, Copy)]
pub(super) struct Leaf {
    pub span: Span,
    pub style: Style,
    /// Whether its text was put together in the buffer, and does not stand in the file as it reads.
    pub joined: bool,
    from: u32,
    to: u32,
}

impl Leaf {
    /// A bare text.
    pub fn plain(span: Span) -> Self {
        Self { span, style: Style::Plain, joined: false, from: span.start, to: span.end }
    }

    /// A text in quotes without escapes.
    pub fn quoted(span: Span) -> Self {
        Self { span, style: Style::Quoted, joined: false, from: span.start + 1, to: span.end - 1 }
    }

    /// A text that was put together in the buffer.
    pub fn joined(style: Style, span: Span) -> Self {
        Self { span, style, joined: true, from: span.start, to: span.start }
    }

    /// Nothing, in the place of what cannot be understood.
    pub fn nothing(span: Span) -> Self {
        Self { span, style: Style::Quoted, joined: false, from: span.start, to: span.start }
    }

    /// Its text, as a stretch of the file.
    pub fn words(self, whole: &Arc<str>) -> Words {
        Words::part(whole, self.from, self.to)
    }

    /// The bytes of its text, as a stretch of the file.
    pub fn bytes(self, whole: &str) -> &[u8] {
        &whole.as_bytes()[self.from as usize..self.to as usize]
    }
}
