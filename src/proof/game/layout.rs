//! Where what stands on the board.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::Setting;
use crate::process::{FlowId, Graph, NodeId, NodeKind};

/// Notices about one piece of work that are told apart; any more may come again and again.
const NOTICES: usize = 6;

/// The places of a board: conditions first, each at its own number, then what is noted, then tokens.
pub struct Layout {
    /// By which channel the case came.
    pub channel: usize,
    /// Counters by name.
    pub counters: BTreeMap<String, usize>,
    /// Steps that events at any time wait for.
    pub awaited: BTreeMap<String, usize>,
    /// Whether such an event has come.
    pub interrupted: usize,
    /// For each split with timers whether its branches are under way, then its notices that were sent.
    pub splits: BTreeMap<NodeId, Range<usize>>,
    /// A token that stands where nothing follows.
    pub stuck: usize,
    /// Flows.
    pub flows: BTreeMap<FlowId, usize>,
    /// Work: a place for each set of notices that were sent about it.
    pub work: BTreeMap<NodeId, Range<usize>>,
    /// How large the board is.
    pub size: usize,
}

impl Layout {
    pub fn of(graph: &Graph, setting: &Setting<'_>) -> Self {
        let mut size = setting.formulas.len();
        let mut room = |places: usize| {
            size += places;
            size - places..size
        };
        let channel = room(1).start;
        let counters = setting.counters.keys().map(|name| (name.clone(), room(1).start)).collect();
        let awaited = awaited(graph).into_iter().map(|step| (step, room(1).start)).collect();
        let interrupted = room(1).start;
        let splits: Vec<NodeId> =
            graph.hosts().filter(|host| graph.node(*host).kind == NodeKind::Parallel).collect();
        let splits = splits.into_iter().map(|split| (split, room(1 + notices(graph, split).len()))).collect();
        let stuck = room(1).start;
        let flows = graph.flows().into_iter().map(|way| (way.id, room(1).start)).collect();
        let works =
            graph.nodes().filter(|(_, node)| matches!(node.kind, NodeKind::Task(_) | NodeKind::Call { .. }));
        let work = works.map(|(id, _)| (id, room(1 << notices(graph, id).len()))).collect();
        Self { channel, counters, awaited, interrupted, splits, stuck, flows, work, size }
    }

    /// Where tokens stand that may go on.
    pub fn tokens(&self) -> Range<usize> {
        self.stuck + 1..self.size
    }

    /// Where tokens stand.
    pub fn open(&self) -> Range<usize> {
        self.stuck..self.size
    }

    /// Tokens and what is noted about where they are.
    pub fn all_tokens(&self) -> Vec<usize> {
        self.splits.values().cloned().flatten().chain(self.open()).collect()
    }
}

/// The notices about a piece of work, or about a parallel step, that are told apart.
pub fn notices(graph: &Graph, host: NodeId) -> Vec<NodeId> {
    let mut notices = graph.boundary(host);
    notices.retain(|timer| !takes_away(&graph.node(*timer).kind));
    notices.truncate(NOTICES);
    notices
}

/// Whether a timer takes the work away.
pub fn takes_away(kind: &NodeKind) -> bool {
    matches!(kind, NodeKind::Boundary { interrupting: true, .. })
}

/// The steps that events at any time wait for.
fn awaited(graph: &Graph) -> BTreeSet<String> {
    let until = graph.anytime().iter().filter_map(|event| match &graph.node(*event).kind {
        NodeKind::Interrupt { until_step, .. } => until_step.clone(),
        _ => None,
    });
    until.collect()
}
