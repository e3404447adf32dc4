//! Applies simplifications until none finds anything to do.

use std::collections::{BTreeSet, VecDeque};

use super::{ALL, Change, Simplification};
use crate::process::{Graph, NodeId};

/// Applies all simplifications until none finds anything to do; every one of them makes the graph smaller.
pub fn simplify(graph: &mut Graph) -> Vec<Change> {
    apply(ALL, graph)
}

/// Applies these simplifications until none of them finds anything to do.
///
/// A change is followed up around it at once; whole passes are made until one finds nothing, for the few conditions that
/// look further than to the neighbours.
pub fn apply(members: &[&Simplification], graph: &mut Graph) -> Vec<Change> {
    let mut changes = Vec::new();
    loop {
        let before = changes.len();
        let mut waiting = Waiting::default();
        waiting.extend(graph.nodes().map(|(id, _)| id));
        while let Some(node) = waiting.next() {
            while let Some((change, around)) = first_change(members, graph, node) {
                changes.push(change);
                waiting.extend(around);
            }
        }
        if changes.len() == before {
            return changes;
        }
    }
}

/// Nodes to be looked at, each once, in the order in which they came.
#[derive(Default)]
struct Waiting {
    order: VecDeque<NodeId>,
    known: BTreeSet<NodeId>,
}

impl Waiting {
    fn extend(&mut self, nodes: impl IntoIterator<Item = NodeId>) {
        for node in nodes {
            if self.known.insert(node) {
                self.order.push_back(node);
            }
        }
    }

    fn next(&mut self) -> Option<NodeId> {
        let next = self.order.pop_front()?;
        self.known.remove(&next);
        Some(next)
    }
}

/// Makes the first change at a node, with the node's neighbours before it.
fn first_change(
    members: &[&Simplification],
    graph: &mut Graph,
    node: NodeId,
) -> Option<(Change, Vec<NodeId>)> {
    if !graph.contains(node) {
        return None;
    }
    let around = graph.neighbours(node);
    let change = members.iter().find_map(|member| member.rewrite.at(graph, node, &[]))?;
    Some((change, around))
}
