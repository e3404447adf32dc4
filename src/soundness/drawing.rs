//! A procedure as the verifier sees it.

use std::collections::{BTreeMap, BTreeSet};

use crate::net::{Kind, Plan};
use crate::process::{FlowId, Graph, Layout, NodeId, NodeKind};

/// A plan, and what each part of it is in the graph.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// The plan.
    pub plan: Plan,
    /// The node behind each node; none behind the common end of all cases.
    pub nodes: Vec<Option<NodeId>>,
    /// The flow behind each flow; none on the way to that end.
    pub flows: Vec<Option<FlowId>>,
}

impl Drawing {
    /// Draws a graph for the verifier.
    ///
    /// All ends of the case lead to one, so that a case that ends twice is seen. What a timer sends while the work goes on
    /// is left out: nothing waits for it, and it may be sent as often as it wants.
    pub fn of(layout: &Layout) -> Self {
        let mut drawing = Self::default();
        let numbers = drawing.draw_nodes(&layout.graph);
        let blocks = layout.blocks.iter().map(|(split, join)| (numbers[split], numbers[join]));
        drawing.plan.blocks = blocks.collect();
        for flow in layout.graph.flows() {
            if let (Some(from), Some(to)) = (numbers.get(&flow.from), numbers.get(&flow.to)) {
                drawing.plan.flow(*from, *to);
                drawing.flows.push(Some(flow.id));
            }
        }
        drawing.unite_ends(&layout.graph);
        drawing
    }

    fn draw_nodes(&mut self, graph: &Graph) -> BTreeMap<NodeId, usize> {
        let beside = beside(graph);
        let drawn: Vec<NodeId> = graph.nodes().map(|(id, _)| id).filter(|id| !beside.contains(id)).collect();
        let numbers: BTreeMap<NodeId, usize> = drawn.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        for id in drawn {
            self.plan.node(kind(&graph.node(id).kind, &numbers));
            self.nodes.push(Some(id));
        }
        numbers
    }

    fn unite_ends(&mut self, graph: &Graph) {
        let ends_case = |id: &Option<NodeId>| id.is_some_and(|id| graph.node(id).kind.ends_case());
        let ends: Vec<usize> = (0..self.nodes.len()).filter(|at| ends_case(&self.nodes[*at])).collect();
        if ends.is_empty() {
            return;
        }
        let (merge, end) = (self.plan.node(Kind::Exclusive), self.plan.node(Kind::End));
        for own in ends {
            self.plan.flow(own, merge);
        }
        self.plan.flow(merge, end);
        self.nodes.resize(self.plan.nodes.len(), None);
        self.flows.resize(self.plan.flows.len(), None);
    }
}

/// What happens beside the work: timers that let it go on, and what follows them.
fn beside(graph: &Graph) -> BTreeSet<NodeId> {
    let timers =
        graph.nodes().filter(|(_, node)| matches!(node.kind, NodeKind::Boundary { interrupting: false, .. }));
    graph.ahead(timers.map(|(id, _)| id), |_| false)
}

fn kind(of: &NodeKind, numbers: &BTreeMap<NodeId, usize>) -> Kind {
    match of {
        NodeKind::Start => Kind::Start,
        NodeKind::End { stops_all: true, .. } => Kind::Terminate,
        NodeKind::End { .. } | NodeKind::Task(_) | NodeKind::Call { .. } | NodeKind::Catch(_) => Kind::Step,
        NodeKind::Exclusive | NodeKind::EventBased => Kind::Exclusive,
        NodeKind::Parallel => Kind::Parallel,
        NodeKind::Boundary { host, interrupting, .. } => {
            Kind::Boundary { host: numbers[host], interrupting: *interrupting }
        }
        NodeKind::Interrupt { .. } => Kind::Interrupt,
    }
}
