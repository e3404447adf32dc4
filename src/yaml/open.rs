//! What is open while a file is read: lists and maps that wait for their next part.

use super::Words;
use super::leaf::Leaf;
use super::lines::Lines;
use super::twice::Looks;

/// How a list or map is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Items behind dashes.
    Items,
    /// Rows that begin with a key.
    Rows,
    /// `[ ]`.
    Square,
    /// `{ }`.
    Curly,
    /// `key: value` as an item of `[ ]`.
    Pair,
}

/// What an open list or map needs next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wants {
    /// The next item or key.
    Entry,
    /// The colon behind a key.
    Colon,
    /// The value behind a colon or dash.
    Value,
    /// The comma behind an entry.
    Comma,
}

/// A list or map that is not closed yet.
pub(super) struct Open {
    pub kind: Kind,
    pub wants: Wants,
    /// The column of its dashes or keys.
    pub column: usize,
    pub start: usize,
    /// The byte behind its closing bracket.
    pub end: usize,
    /// How many items or entries of others were waiting when it was opened.
    pub base: usize,
    /// The key whose value is wanted.
    pub key: Option<Leaf>,
    /// Its text, if that does not stand in the file.
    pub key_text: Option<Box<Words>>,
    /// Where a value that is left out would stand.
    pub void: usize,
    /// The first byte of the line on which the last entry began.
    pub line: usize,
    /// Whether the last entry was in quotes or brackets, so that a colon may follow without a blank.
    pub firm: bool,
    /// Whether a tag or anchor stands in front of what comes next.
    pub marked: bool,
    /// Whether nobody knows what it belongs to.
    pub lost: bool,
    /// How many entries there are up to the one whose text commas have cut in pieces; zero if there is none.
    pub slipped: usize,
    pub looks: Looks,
}

impl Kind {
    /// Whether it holds keys with values.
    pub fn is_map(self) -> bool {
        matches!(self, Self::Rows | Self::Curly | Self::Pair)
    }
}

impl Open {
    /// Nothing yet, from a byte of a line on.
    pub fn new(kind: Kind, column: usize, base: usize, lines: &Lines<'_>) -> Self {
        Self {
            kind,
            wants: Wants::Entry,
            column,
            start: lines.at,
            end: lines.at,
            base,
            key: None,
            key_text: None,
            void: lines.at,
            line: lines.start,
            firm: false,
            marked: false,
            lost: false,
            slipped: 0,
            looks: Looks::default(),
        }
    }

    /// Goes on behind a value.
    pub fn has_value(&mut self) {
        self.marked = false;
        self.wants = match self.kind {
            Kind::Items | Kind::Rows => Wants::Entry,
            Kind::Square | Kind::Curly | Kind::Pair => Wants::Comma,
        };
    }

    /// Gives up a key without colon, of which nobody knows what it is.
    pub fn forget_key(&mut self) {
        if self.wants == Wants::Colon {
            (self.key, self.key_text, self.wants) = (None, None, Wants::Comma);
        }
    }
}
