//! Applies simplifications until none finds anything to do.

use std::collections::BTreeSet;

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
        let mut waiting: BTreeSet<NodeId> = graph.nodes().map(|(id, _)| id).collect();
        while let Some(node) = waiting.pop_first() {
            while let Some((change, around)) = first_change(members, graph, node) {
                changes.push(change);
                waiting.extend(around.into_iter().filter(|id| graph.contains(*id)));
            }
        }
        if changes.len() == before {
            return changes;
        }
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
