//! What is asked about the whole graph.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::process::{Graph, Guard, NodeId, NodeKind};

/// Answers about the whole graph, each worked out at the first question and then kept for a pass.
///
/// They stay safe as the graph gets smaller: what was before a node still is or is gone, so a change takes nodes out of
/// these sets and puts none in. What an old answer hides, the next pass finds.
#[derive(Debug, Default)]
pub struct Survey {
    circles: OnceCell<BTreeSet<NodeId>>,
    split: OnceCell<BTreeSet<NodeId>>,
    started: OnceCell<BTreeSet<NodeId>>,
    interrupted: OnceCell<BTreeSet<NodeId>>,
    counted: OnceCell<BTreeMap<String, usize>>,
}

impl Survey {
    /// Whether a case may come to a node again.
    pub fn on_circle(&self, graph: &Graph, node: NodeId) -> bool {
        self.circles.get_or_init(|| graph.loops().into_iter().flatten().collect()).contains(&node)
    }

    /// Whether something in front of a node may have made two tokens of one.
    pub fn behind_split(&self, graph: &Graph, node: NodeId) -> bool {
        self.split.get_or_init(|| ahead(graph, |node| doubles(graph, node))).contains(&node)
    }

    /// How often a case may begin in front of a node: once at the start, once more at an event at any time.
    pub fn beginnings(&self, graph: &Graph, node: NodeId) -> u32 {
        let is = |wanted: fn(&NodeKind) -> bool| ahead(graph, |node| wanted(&graph.node(node).kind));
        let started = self.started.get_or_init(|| is(|kind| *kind == NodeKind::Start));
        let interrupted =
            self.interrupted.get_or_init(|| is(|kind| matches!(kind, NodeKind::Interrupt { .. })));
        [started, interrupted].into_iter().map(|nodes| u32::from(nodes.contains(&node))).sum()
    }

    /// How many flows a counter counts.
    pub fn counted(&self, graph: &Graph, counter: &str) -> usize {
        let flows = self.counted.get_or_init(|| {
            let mut flows = BTreeMap::new();
            for way in graph.flows() {
                if let Guard::Below { counter, .. } = &way.flow.guard {
                    *flows.entry(counter.clone()).or_default() += 1;
                }
            }
            flows
        });
        flows.get(counter).copied().unwrap_or_default()
    }
}

/// Every node behind one of a kind.
fn ahead(graph: &Graph, is: impl Fn(NodeId) -> bool) -> BTreeSet<NodeId> {
    let from = graph.nodes().map(|(id, _)| id).filter(|id| is(*id));
    let next = from.flat_map(|id| {
        let ways = graph.leaving(id).into_iter().map(|way| way.to);
        ways.chain(graph.boundary(id)).collect::<Vec<_>>()
    });
    graph.ahead(next, |_| false)
}

/// Whether a node sends on more than it took, at once or by a timer beside the work.
fn doubles(graph: &Graph, node: NodeId) -> bool {
    let goes_on =
        |timer: &NodeId| matches!(graph.node(*timer).kind, NodeKind::Boundary { interrupting: false, .. });
    match graph.node(node).kind {
        NodeKind::Exclusive | NodeKind::EventBased => false,
        _ => graph.splits(node) || graph.boundary(node).iter().any(goes_on),
    }
}
