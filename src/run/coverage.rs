//! What there is to see in a procedure, and what some cases saw of it.

use std::collections::BTreeSet;

use crate::source::Span;

use super::Edge;
use super::survey::Survey;
use super::trace::Why;

/// A kind of thing that can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Steps.
    Step,
    /// Decisions.
    Outcome,
    /// Ways out of gateways, timers and events.
    Way,
    /// Rows of decision tables.
    Row,
    /// Conditions, each seen true and seen false.
    When,
    /// Values on both sides of a bound.
    Boundary,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Step, Self::Outcome, Self::Way, Self::Row, Self::When, Self::Boundary];
}

/// One thing that can be seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A step is walked.
    Step(String),
    /// A decision is taken: step and outcome.
    Outcome(String, String),
    /// A way is taken: from one node to another, and why.
    Way(String, String, Why),
    /// A row of a table counts.
    Row(String, usize),
    /// A condition is true, or false.
    When(Span, bool),
    /// A value lies at a bound, or next to it on the other side.
    Boundary(Span, Edge),
}

impl Item {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Step(_) => Kind::Step,
            Self::Outcome(..) => Kind::Outcome,
            Self::Way(..) => Kind::Way,
            Self::Row(..) => Kind::Row,
            Self::When(..) => Kind::When,
            Self::Boundary(..) => Kind::Boundary,
        }
    }
}

/// What was seen of everything there is to see.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Everything, in the order of the file.
    pub all: Vec<Item>,
    /// What was seen of it.
    pub seen: BTreeSet<Item>,
}

impl Coverage {
    /// Nothing is seen yet.
    pub fn new(survey: &Survey<'_>) -> Self {
        Self { all: survey.items(), seen: BTreeSet::new() }
    }

    /// Takes in what a case saw.
    pub fn add(&mut self, seen: BTreeSet<Item>) {
        self.seen.extend(seen);
    }

    /// How many of a kind were seen, and how many there are.
    pub fn count(&self, kind: Kind) -> (usize, usize) {
        let own = || self.all.iter().filter(|item| item.kind() == kind);
        (own().filter(|item| self.seen.contains(item)).count(), own().count())
    }

    /// How many were seen, and how many there are.
    pub fn total(&self) -> (usize, usize) {
        (self.all.iter().filter(|item| self.seen.contains(item)).count(), self.all.len())
    }

    /// What was not seen.
    pub fn missing(&self) -> impl Iterator<Item = &Item> {
        self.all.iter().filter(|item| !self.seen.contains(item))
    }
}
