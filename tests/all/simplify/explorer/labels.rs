//! What people see of a node, and what is done with it.

use thutuc::process::{Graph, GraphNode, NodeKind};

/// What is seen at a node. Which of two like ends it is cannot be seen.
pub fn label(node: &GraphNode) -> String {
    let GraphNode { id, kind, lane, name, .. } = node;
    match kind {
        NodeKind::End { .. } => format!("{kind:?} {lane:?} {name}"),
        NodeKind::Boundary { interrupting, trigger, .. } => {
            format!("{id} {interrupting} {trigger:?} {lane:?}")
        }
        _ => format!("{id} {kind:?} {lane:?} {name}"),
    }
}

/// The awaited step that is done with a node, as a bit: a parallel step is done at its join, a step at its work, its
/// event or its end. At an event at any time, the step that closes it.
pub fn finishes(graph: &Graph, node: &GraphNode) -> u8 {
    let mut awaited: Vec<&String> = graph
        .anytime()
        .iter()
        .filter_map(|event| match &graph.node(*event).kind {
            NodeKind::Interrupt { until_step, .. } => until_step.as_ref(),
            _ => None,
        })
        .collect();
    awaited.sort();
    let (step, counts) = match &node.kind {
        NodeKind::Interrupt { until_step, .. } => (until_step.as_ref(), true),
        kind => {
            let step = node.step.as_ref();
            let is_join = |node: &GraphNode| {
                node.kind == NodeKind::Parallel && node.step.as_ref() == step && Some(&node.id) != step
            };
            let by_join = graph.nodes().any(|(_, node)| is_join(node));
            (step, kind.is_end() || is_join(node) || !by_join && *kind != NodeKind::Parallel)
        }
    };
    let bit = step.and_then(|step| awaited.iter().position(|awaited| *awaited == step));
    bit.filter(|_| counts).map_or(0, |bit| 1 << bit)
}
