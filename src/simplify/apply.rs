//! Applies simplifications until none finds anything to do.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{ALL, Change, Simplification, Survey};
use crate::process::{Graph, NodeId};

/// Applies all simplifications until none finds anything to do; every one of them makes the graph smaller.
pub fn simplify(graph: &mut Graph) -> Vec<Change> {
    apply(ALL, graph)
}

/// Applies these simplifications until none of them finds anything to do.
///
/// A change is followed up around it at once. Whole passes are made until one finds nothing, for the few questions that look
/// further than to the neighbours; what they ask about the whole graph is answered once a pass.
pub fn apply(members: &[&Simplification], graph: &mut Graph) -> Vec<Change> {
    apply_some(members, graph, usize::MAX)
}

/// Makes the first of these changes, up to a number of them.
pub fn apply_some(members: &[&Simplification], graph: &mut Graph, most: usize) -> Vec<Change> {
    let mut changes = Vec::new();
    loop {
        let before = changes.len();
        let survey = Survey::default();
        let mut waiting = Waiting::default();
        waiting.extend(graph.nodes().map(|(id, _)| id));
        while let Some(node) = waiting.next() {
            while graph.contains(node) && changes.len() < most {
                let Some((change, touched)) = first_change(members, graph, &survey, node) else { break };
                changes.push(change);
                waiting.extend(touched);
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

/// Makes the first change at a node, with the nodes that have other neighbours since.
fn first_change(
    members: &[&Simplification],
    graph: &mut Graph,
    survey: &Survey,
    node: NodeId,
) -> Option<(Change, BTreeSet<NodeId>)> {
    let before = neighbours(graph, node);
    let change = members.iter().find_map(|member| member.rewrite.at(graph, survey, node, &[]))?;
    let after = neighbours(graph, node);
    let mut touched: BTreeSet<NodeId> = before.keys().chain(after.keys()).copied().collect();
    touched.retain(|other| before.get(other) != after.get(other) && graph.contains(*other));
    touched.retain(|other| !graph.node(*other).kind.is_entry());
    Some((change, touched))
}

/// The neighbours of a node and how often they are; none if it is gone.
fn neighbours(graph: &Graph, node: NodeId) -> BTreeMap<NodeId, usize> {
    let mut counted = BTreeMap::new();
    if graph.contains(node) {
        for other in graph.neighbours(node) {
            *counted.entry(other).or_default() += 1;
        }
    }
    counted
}
