use crate::source::{Edit, Span};

/// Where the text of an expression stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file holds the text byte for byte, from the start of the span.
    Exact(Span),
    /// The file holds the text folded or with escapes; every finding points at the whole of it.
    Whole(Span),
}

impl Place {
    /// The bytes of the file from which the text between two offsets was read.
    pub fn at(self, start: usize, end: usize) -> Span {
        match self {
            Self::Exact(span) => span.part(start, end),
            Self::Whole(span) => span,
        }
    }

    /// The place of the text between two offsets.
    #[must_use]
    pub fn part(self, start: usize, end: usize) -> Self {
        match self {
            Self::Exact(span) => Self::Exact(span.part(start, end)),
            whole @ Self::Whole(_) => whole,
        }
    }

    /// The change that puts `text` in the place of the bytes between two offsets, where the file allows one.
    pub fn replace(self, start: usize, end: usize, text: &str) -> Option<Edit> {
        match self {
            Self::Exact(span) => Some(Edit::replace(span.part(start, end), text)),
            Self::Whole(_) => None,
        }
    }
}
