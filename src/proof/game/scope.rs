//! How far a parallel step reaches.

use std::collections::BTreeSet;

use crate::process::{Graph, NodeId, NodeKind};

/// Whether a node is where the branches of a split meet.
pub fn is_join_of(graph: &Graph, split: NodeId, node: NodeId) -> bool {
    let (begins, meets) = (graph.node(split), graph.node(node));
    split != node && meets.kind == NodeKind::Parallel && begins.step.is_some() && begins.step == meets.step
}

/// The nodes of a parallel step from its split on, without its join.
pub fn inside(graph: &Graph, split: NodeId) -> BTreeSet<NodeId> {
    let joins: BTreeSet<NodeId> =
        graph.nodes().map(|(id, _)| id).filter(|node| is_join_of(graph, split, *node)).collect();
    let begins = graph.leaving(split).into_iter().map(|way| way.to);
    let mut inside = graph.ahead(begins, |node| node == split || joins.contains(&node));
    // Where it leads back to the split, the timers on the split were not met on the way.
    inside.retain(|node| !joins.contains(node));
    inside.insert(split);
    inside
}

/// Whether a step is done when a node of it is: a parallel step at its join, any other at its work, event or end.
pub fn is_done_at(graph: &Graph, node: NodeId) -> bool {
    let own = graph.node(node);
    let is_join = |other: &crate::process::GraphNode| {
        other.kind == NodeKind::Parallel && other.step == own.step && Some(&other.id) != own.step.as_ref()
    };
    own.kind.is_end()
        || is_join(own)
        || own.kind != NodeKind::Parallel && !graph.nodes().any(|(_, other)| is_join(other))
}
