//! What about a graph is to be pointed out: what a simplification took away or put in, or the way of one case.

use std::collections::BTreeSet;

/// Ids of nodes that are pointed out. Each mark is a sign and a word besides its colour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// No longer there.
    pub removed: BTreeSet<String>,
    /// New.
    pub added: BTreeSet<String>,
    /// On the way of a case.
    pub run: BTreeSet<String>,
}

/// How a node is pointed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// No longer there.
    Removed,
    /// New.
    Added,
    /// On the way of a case.
    Run,
}

impl Marks {
    /// The mark of a node.
    pub fn of(&self, id: &str) -> Option<Mark> {
        if self.removed.contains(id) {
            Some(Mark::Removed)
        } else if self.added.contains(id) {
            Some(Mark::Added)
        } else {
            self.run.contains(id).then_some(Mark::Run)
        }
    }
}

impl Mark {
    /// The word for it, in class names and in Mermaid.
    pub fn word(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Added => "added",
            Self::Run => "run",
        }
    }

    /// The sign before the text, for those who do not see colours.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Removed => "− ",
            Self::Added => "+ ",
            Self::Run => "● ",
        }
    }
}
