//! What is seen at a node.

use crate::process::{GraphNode, NodeKind};

/// What is seen when work begins, when an event comes, and at an end. Of two ends alike nobody can say which it was.
pub fn words(node: &GraphNode) -> String {
    let GraphNode { id, kind, lane, name, .. } = node;
    match kind {
        NodeKind::End { ends, stops_all } => format!("ends {ends:?} {stops_all} in {lane:?}: {name}"),
        NodeKind::Boundary { interrupting, trigger, .. } => {
            format!("timer {id} {interrupting} {trigger:?} in {lane:?}")
        }
        kind => format!("comes to {id} {kind:?} in {lane:?}: {name}"),
    }
}
