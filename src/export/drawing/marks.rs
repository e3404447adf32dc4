//! What about a graph is to be pointed out: what a simplification took away or put in, or the way of one case.

use std::collections::{BTreeMap, BTreeSet};

use crate::process::{FlowId, Graph};

/// Ids of nodes, and flows, that are pointed out. Each mark is a sign and a word besides its colour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// No longer there.
    pub removed: BTreeSet<String>,
    /// New.
    pub added: BTreeSet<String>,
    /// On the way of a case.
    pub run: BTreeSet<String>,
    /// Flows.
    pub flows: BTreeMap<FlowId, Mark>,
}

/// How a node or a flow is pointed out.
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
    /// What of a graph is gone in what was made of it, and what in that is new: a flow that leads elsewhere, or is taken
    /// under another condition, is.
    pub fn between(before: &Graph, after: &Graph) -> [Self; 2] {
        let (mut old, mut new) = (Self::default(), Self::default());
        let gone = before.nodes().filter(|(id, _)| !after.contains(*id));
        old.removed.extend(gone.map(|(_, node)| node.id.clone()));
        for way in before.flows() {
            let left = after.flow(way.id);
            let same = left.is_some_and(|left| {
                (left.from, left.to, &left.flow.guard) == (way.from, way.to, &way.flow.guard)
            });
            if !same {
                old.flows.insert(way.id, Mark::Removed);
                new.flows.extend(left.map(|left| (left.id, Mark::Added)));
            }
        }
        [old, new]
    }

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
