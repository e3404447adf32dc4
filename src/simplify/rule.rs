//! How a simplification is written down: a shape, the conditions under which nothing is lost, and the change.

use super::{Change, Survey};
use crate::process::{Graph, NodeId};

/// A simplification whose places are described by a `P`.
///
/// The conditions stand apart from the shape so that each can be left out once: the tests do so and demand that a law
/// breaks. A condition that can be left out without harm is not needed and does not belong here.
pub struct Rule<P: 'static> {
    /// The places at a node that have the shape.
    pub places: fn(&Graph, &Survey, NodeId) -> Vec<P>,
    /// What must hold there; asked in this order.
    pub conditions: &'static [Condition<P>],
    /// Makes the change; the graph has fewer nodes or flows afterwards.
    pub change: fn(&mut Graph, &P) -> Change,
}

/// A condition under which nothing is lost.
pub struct Condition<P: 'static> {
    /// Its name, under which the pages explain it.
    pub name: &'static str,
    /// Whether it holds at a place.
    pub holds: fn(&Graph, &P) -> bool,
}

impl<P> Condition<P> {
    /// A named condition.
    pub const fn new(name: &'static str, holds: fn(&Graph, &P) -> bool) -> Self {
        Self { name, holds }
    }
}

/// A [`Rule`], whatever its places look like.
pub trait Rewrite: Sync {
    /// The names of its conditions.
    fn conditions(&self) -> Vec<&'static str>;

    /// Makes one change at a node, if there is one to make; conditions named in `unasked` are not asked.
    fn at(&self, graph: &mut Graph, survey: &Survey, node: NodeId, unasked: &[&str]) -> Option<Change>;
}

impl<P> Rewrite for Rule<P> {
    fn conditions(&self) -> Vec<&'static str> {
        self.conditions.iter().map(|condition| condition.name).collect()
    }

    fn at(&self, graph: &mut Graph, survey: &Survey, node: NodeId, unasked: &[&str]) -> Option<Change> {
        let fits = |place: &P| {
            self.conditions
                .iter()
                .all(|condition| unasked.contains(&condition.name) || (condition.holds)(graph, place))
        };
        let place = (self.places)(graph, survey, node).into_iter().find(fits)?;
        let change = (self.change)(graph, &place);
        Some(Change { left: graph.size(), ..change })
    }
}
