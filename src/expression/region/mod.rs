//! Sets of values of one name, so exact that gaps and overlaps between conditions can be computed.

mod line;

use std::collections::BTreeSet;

use line::Line;
pub use line::{Measure, Scale};

use super::value::Value;

/// A set of values of one name, null among them or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    null: bool,
    set: Set,
}

/// The values of a region that are not null.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Set {
    /// Single values, or all others.
    Few { listed: BTreeSet<Value>, all_but: bool },
    /// Stretches of an ordered line.
    Line(Line),
}

impl Set {
    /// The same set on the line of `other`, where one is a line and the other not.
    fn beside(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Few { listed, all_but }, Self::Line(Line { scale, .. })) => {
                let nothing = scale.everything().rest();
                let points = listed.iter().fold(nothing, |line, value| line.union(&scale.point(value)));
                Self::Line(if *all_but { points.rest() } else { points })
            }
            _ => self.clone(),
        }
    }

    fn union(&self, other: &Self) -> Self {
        match (self.beside(other), other.beside(self)) {
            (Self::Line(one), Self::Line(two)) => Self::Line(one.union(&two)),
            (Self::Few { listed, all_but: false }, Self::Few { listed: more, all_but: false }) => {
                Self::Few { listed: &listed | &more, all_but: false }
            }
            (one, two) => one.rest().intersect(&two.rest()).rest(),
        }
    }

    fn intersect(&self, other: &Self) -> Self {
        let (listed, all_but) = match (self.beside(other), other.beside(self)) {
            (Self::Line(one), Self::Line(two)) => return Self::Line(one.intersect(&two)),
            (Self::Few { listed: one, all_but: a }, Self::Few { listed: two, all_but: b }) => match (a, b) {
                (false, false) => (&one & &two, false),
                (false, true) => (&one - &two, false),
                (true, false) => (&two - &one, false),
                (true, true) => (&one | &two, true),
            },
            _ => (BTreeSet::new(), false),
        };
        Self::Few { listed, all_but }
    }

    fn rest(&self) -> Self {
        match self {
            Self::Few { listed, all_but } => Self::Few { listed: listed.clone(), all_but: !all_but },
            Self::Line(line) => Self::Line(line.rest()),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Few { listed, all_but } => listed.is_empty() && !all_but,
            Self::Line(line) => line.stretches.is_empty(),
        }
    }

    fn contains(&self, value: &Value) -> bool {
        match self {
            Self::Few { listed, all_but } => listed.contains(value) != *all_but,
            Self::Line(line) => line.contains(value),
        }
    }

    fn sample(&self) -> Option<Value> {
        match self {
            Self::Few { listed, all_but: false } => listed.first().cloned(),
            Self::Few { listed, all_but: true } => {
                // Of one more text than are listed, one is not listed.
                let others = (0..=listed.len()).map(|count| format!("khác{}", " nữa".repeat(count)));
                others.map(Value::Text).find(|other| !listed.contains(other))
            }
            Self::Line(line) => line.sample(),
        }
    }
}

impl Region {
    /// No value, not even null.
    pub fn empty() -> Self {
        Self::of([])
    }

    /// Null and nothing else.
    pub fn null() -> Self {
        Self::empty().or_null()
    }

    /// These values.
    pub fn of(values: impl IntoIterator<Item = Value>) -> Self {
        Self { null: false, set: Set::Few { listed: values.into_iter().collect(), all_but: false } }
    }

    /// Every value but these; null is no value.
    pub fn all_but(values: impl IntoIterator<Item = Value>) -> Self {
        Self { null: false, set: Set::Few { listed: values.into_iter().collect(), all_but: true } }
    }

    fn of_line(line: Line) -> Self {
        Self { null: false, set: Set::Line(line) }
    }

    /// The same with null.
    #[must_use]
    pub fn or_null(mut self) -> Self {
        self.null = true;
        self
    }

    /// The same without null.
    #[must_use]
    pub fn without_null(mut self) -> Self {
        self.null = false;
        self
    }

    /// What lies in one of the two.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self { null: self.null || other.null, set: self.set.union(&other.set) }
    }

    /// What lies in both.
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Self {
        Self { null: self.null && other.null, set: self.set.intersect(&other.set) }
    }

    /// What of `domain` does not lie in it.
    #[must_use]
    pub fn complement(&self, domain: &Self) -> Self {
        let rest = Self { null: !self.null, set: self.set.beside(&domain.set).rest() };
        domain.intersect(&rest)
    }

    /// Whether nothing lies in it.
    pub fn is_empty(&self) -> bool {
        !self.null && self.set.is_empty()
    }

    /// Whether null lies in it.
    pub fn has_null(&self) -> bool {
        self.null
    }

    /// Whether a value, or null, lies in it.
    pub fn contains(&self, value: &Value) -> bool {
        if value.is_null() { self.null } else { self.set.contains(value) }
    }

    /// Whether everything in it lies in `other`.
    pub fn is_within(&self, other: &Self) -> bool {
        other.complement(self).is_empty()
    }

    /// The values at which stretches of it begin and end, on either side.
    pub fn bounds(&self) -> Vec<Value> {
        match &self.set {
            Set::Few { .. } => Vec::new(),
            Set::Line(line) => line.bounds(),
        }
    }

    /// A value of it that reads well: a bound, a round number, the first option; null only if there is no other.
    pub fn sample(&self) -> Option<Value> {
        self.set.sample().or_else(|| self.null.then_some(Value::Null))
    }
}
