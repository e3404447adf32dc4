//! What can be reached from where.

use std::collections::BTreeSet;

use petgraph::algo::kosaraju_scc;
use petgraph::{Incoming, Outgoing};

use super::{Graph, Guard, NodeId, NodeKind};

impl Graph {
    /// Every node that a case may come to: from the start, from an event at any time, and over timers.
    pub fn reachable(&self) -> BTreeSet<NodeId> {
        let entries = self.nodes().filter(|(_, node)| node.kind.is_entry()).map(|(id, _)| id);
        self.ahead(entries, |_| false)
    }

    /// Some nodes and every node that a case may come to from them, not going on where `stop` says so.
    pub fn ahead(
        &self,
        from: impl IntoIterator<Item = NodeId>,
        stop: impl Fn(NodeId) -> bool,
    ) -> BTreeSet<NodeId> {
        spread(from.into_iter().collect(), |id| {
            if stop(id) {
                return Vec::new();
            }
            let ways = self.inner.neighbors_directed(id.0, Outgoing).map(NodeId);
            ways.chain(self.boundary(id)).collect()
        })
    }

    /// Every node from which an end of the case can be reached, whichever way is taken at gateways.
    pub fn ending(&self) -> BTreeSet<NodeId> {
        self.behind(self.nodes().filter(|(_, node)| node.kind.ends_case()).map(|(id, _)| id))
    }

    /// Some nodes and every node from which one of them can be reached, whichever way is taken at gateways.
    pub fn behind(&self, to: impl IntoIterator<Item = NodeId>) -> BTreeSet<NodeId> {
        spread(to.into_iter().collect(), |id| {
            let mut before: Vec<NodeId> = self.inner.neighbors_directed(id.0, Incoming).map(NodeId).collect();
            if let NodeKind::Boundary { host, .. } = self.node(id).kind {
                before.push(host);
            }
            before
        })
    }

    /// The groups of nodes that lie on a common circle, each in the order of its nodes.
    pub fn loops(&self) -> Vec<Vec<NodeId>> {
        self.circles(|_| true)
    }

    /// The groups of nodes that lie on a common circle on which nothing counts the rounds.
    pub fn uncounted_loops(&self) -> Vec<Vec<NodeId>> {
        self.circles(|guard| !guard.counts())
    }

    /// The circles of flows with certain guards. Without recursion, as a graph may be deep.
    fn circles(&self, walked: impl Fn(&Guard) -> bool) -> Vec<Vec<NodeId>> {
        let mut plain =
            self.inner.filter_map(|_, _| Some(()), |_, edge| walked(&edge.flow.guard).then_some(()));
        for (host, timers) in &self.timers {
            for timer in timers {
                plain.add_edge(host.0, timer.0, ());
            }
        }
        let mut circles: Vec<Vec<NodeId>> = kosaraju_scc(&plain)
            .into_iter()
            .filter(|group| group.len() > 1 || plain.find_edge(group[0], group[0]).is_some())
            .map(|group| {
                let mut group: Vec<NodeId> = group.into_iter().map(NodeId).collect();
                group.sort();
                group
            })
            .collect();
        circles.sort();
        circles
    }
}

fn spread(mut waiting: Vec<NodeId>, next: impl Fn(NodeId) -> Vec<NodeId>) -> BTreeSet<NodeId> {
    let mut found = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if found.insert(id) {
            waiting.extend(next(id));
        }
    }
    found
}
