//! What can be asked of a graph without walking it.

use petgraph::{Incoming, Outgoing};

use super::{FlowId, FlowRef, Graph, NodeId, NodeKind};
use crate::process::knowledge::Knowledge;

impl Graph {
    /// Whether the node is still there.
    pub fn contains(&self, id: NodeId) -> bool {
        self.inner.contains_node(id.0)
    }

    /// A flow with both its ends, if it is still there.
    pub fn flow(&self, id: FlowId) -> Option<FlowRef<'_>> {
        self.flow_ref(id.0)
    }

    /// Whether several flows enter a node.
    pub fn joins(&self, id: NodeId) -> bool {
        self.inner.edges_directed(id.0, Incoming).nth(1).is_some()
    }

    /// Whether several flows leave a node.
    pub fn splits(&self, id: NodeId) -> bool {
        self.inner.edges_directed(id.0, Outgoing).nth(1).is_some()
    }

    /// Whether a single flow enters a node.
    pub fn has_one_way_in(&self, id: NodeId) -> bool {
        self.inner.edges_directed(id.0, Incoming).take(2).count() == 1
    }

    /// Whether a single flow leaves a node.
    pub fn has_one_way_out(&self, id: NodeId) -> bool {
        self.inner.edges_directed(id.0, Outgoing).take(2).count() == 1
    }

    /// The nodes at the other ends of its flows, the timers on it, and the node it is a timer on.
    pub fn neighbours(&self, id: NodeId) -> Vec<NodeId> {
        let mut found: Vec<NodeId> = self.inner.neighbors_undirected(id.0).map(NodeId).collect();
        found.extend(self.boundary(id));
        if let NodeKind::Boundary { host, .. } = self.node(id).kind {
            found.push(host);
        }
        found
    }

    /// The timers that sit on a task.
    pub fn boundary(&self, host: NodeId) -> Vec<NodeId> {
        self.timers.get(&host).cloned().unwrap_or_default()
    }

    pub(super) fn forget_timer(&mut self, timer: NodeId, host: NodeId) {
        let mut left = self.timers.remove(&host).unwrap_or_default();
        left.retain(|other| *other != timer);
        if !left.is_empty() {
            self.timers.insert(host, left);
        }
    }

    /// Every node on which timers sit.
    pub fn hosts(&self) -> impl Iterator<Item = NodeId> {
        self.timers.keys().copied()
    }

    /// The events that may come at any time.
    pub fn anytime(&self) -> &[NodeId] {
        &self.anytime
    }

    /// What is known about its formulas and channels.
    pub fn known(&self) -> &Knowledge {
        &self.known
    }

    /// Replaces what is known.
    pub fn learn(&mut self, known: Knowledge) {
        self.known = known;
    }
}
