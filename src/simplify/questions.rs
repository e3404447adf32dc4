//! What several simplifications ask about a place.

use std::collections::BTreeSet;

use crate::process::{FlowId, FlowRef, Graph, Guard, NodeId, NodeKind};

/// The one flow that enters a node, if there is just one.
pub fn only_way_in(graph: &Graph, node: NodeId) -> Option<FlowRef<'_>> {
    let [only] = graph.entering(node).try_into().ok()?;
    Some(only)
}

/// Whether nothing but the other ways out of its gateway could keep a case from taking a flow.
pub fn is_open(graph: &Graph, flow: FlowId) -> bool {
    let Some(way) = graph.flow(flow) else { return false };
    way.flow.guard == Guard::Otherwise || always_holds(graph, &way.flow.guard)
}

/// Whether a guard holds for every case at any time.
pub fn always_holds(graph: &Graph, guard: &Guard) -> bool {
    match guard {
        Guard::Always => true,
        Guard::When { formula, channels } => {
            let known = graph.known();
            let formula = formula.is_none_or(|formula| known.covers(&BTreeSet::from([formula])));
            let any = channels.is_empty() || known.channels().iter().all(|name| channels.contains(name));
            formula && any
        }
        Guard::Outcome { .. } | Guard::Below { .. } | Guard::Otherwise => false,
    }
}

/// Whether a parallel join waits for a flow together with others; without it, it would fire too early.
pub fn feeds_a_join(graph: &Graph, flow: &FlowRef<'_>) -> bool {
    graph.node(flow.to).kind == NodeKind::Parallel && graph.joins(flow.to)
}

/// Whether no timer runs on a node, or over the parallel step whose beginning or end it is.
pub fn no_timer(graph: &Graph, node: NodeId) -> bool {
    let this = graph.node(node);
    if this.kind != NodeKind::Parallel {
        return graph.boundary(node).is_empty();
    }
    !graph.hosts().any(|host| {
        let other = graph.node(host);
        host == node || (other.kind == NodeKind::Parallel && this.step.is_some() && other.step == this.step)
    })
}

/// Whether no event at any time is cut off when the step of a node is finished.
pub fn not_awaited(graph: &Graph, node: NodeId) -> bool {
    let step = &graph.node(node).step;
    !graph.anytime().iter().any(|event| match &graph.node(*event).kind {
        NodeKind::Interrupt { until_step: Some(until), .. } => step.as_ref() == Some(until),
        _ => false,
    })
}
