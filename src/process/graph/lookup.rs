//! What can be asked of a graph without walking it.

use std::collections::{BTreeSet, VecDeque};

use petgraph::Incoming;

use super::{Flow, FlowId, FlowRef, Graph, Guard, NodeId, NodeKind};
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

    /// The nodes at the other ends of its flows, the timers on it, and the node it is a timer on.
    pub fn neighbours(&self, id: NodeId) -> Vec<NodeId> {
        let mut found: Vec<NodeId> = self.inner.neighbors_undirected(id.0).map(NodeId).collect();
        found.extend(self.boundary(id));
        if let NodeKind::Boundary { host, .. } = self.node(id).kind {
            found.push(host);
        }
        found
    }

    /// Whether a case may have been at a node like that before it comes to this one; the nearest are looked at first.
    pub fn any_before(&self, id: NodeId, wanted: impl Fn(NodeId) -> bool) -> bool {
        let mut seen = BTreeSet::new();
        let mut waiting = VecDeque::from([id]);
        while let Some(node) = waiting.pop_front() {
            let mut before: Vec<NodeId> =
                self.inner.neighbors_directed(node.0, Incoming).map(NodeId).collect();
            if let NodeKind::Boundary { host, .. } = self.node(node).kind {
                before.push(host);
            }
            before.retain(|node| seen.insert(*node));
            if before.iter().any(|node| wanted(*node)) {
                return true;
            }
            waiting.extend(before);
        }
        false
    }

    /// How many flows a counter counts.
    pub fn counted_by(&self, counter: &str) -> usize {
        let counts = |flow: &Flow| matches!(&flow.guard, Guard::Below { counter: its, .. } if its == counter);
        self.inner.edge_weights().filter(|edge| counts(&edge.flow)).count()
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
