//! What holds for every change, whatever made it.

use std::collections::{BTreeMap, BTreeSet};

use thutuc::process::{FlowId, Graph, GraphNode, NodeId, NodeKind};
use thutuc::simplify::Simplification;
use thutuc::source::Span;

use super::explorer::Setting;
use super::likeness::{Likeness, Looks, look};
use super::sketch::Sketch;

/// Somebody who looks at a graph and at everything it is simplified to.
pub struct Observer {
    setting: Setting,
    before: Graph,
    looks: Looks,
}

impl Observer {
    /// Looks at a graph for the first time.
    pub fn new(sketch: &Sketch) -> Self {
        let mut setting = Setting::of(&sketch.graph, &sketch.writes);
        let looks = look(&sketch.graph, &mut setting);
        Self { setting, before: sketch.graph.clone(), looks }
    }

    /// Compares a graph with the one seen last.
    pub fn compare(&mut self, after: &Graph) -> Likeness {
        self.looks.compare(&look(after, &mut self.setting))
    }

    /// Holds one change against every law and goes on from there.
    pub fn judge(&mut self, member: &Simplification, after: &Graph) -> Result<Likeness, String> {
        check_form(&self.before, after, may_lose_words(member))?;
        let looks = look(after, &mut self.setting);
        let likeness = self.looks.compare(&looks);
        if likeness == Likeness::Different {
            return Err("somebody could see a difference".into());
        }
        self.looks = looks;
        self.before = after.clone();
        Ok(likeness)
    }
}

/// Whether a simplification takes away what no case ever sees, and the words on it.
fn may_lose_words(member: &Simplification) -> bool {
    ["never-taken", "unreachable-part", "idle-counter"].contains(&member.meta.name)
}

/// Every law that can be seen in the graphs as they stand.
fn check_form(before: &Graph, after: &Graph, dead_words: bool) -> Result<(), String> {
    let (nodes, flows) = before.size();
    let (left, ways) = after.size();
    if left + ways >= nodes + flows {
        return Err("the graph is not smaller".into());
    }
    rest_stays(before, after)?;
    form_stays(before, after)?;
    if dead_words { Ok(()) } else { words_stay(before, after) }
}

/// Every node and every flow that remains is what it was, and keeps its id and its span.
fn rest_stays(before: &Graph, after: &Graph) -> Result<(), String> {
    let nodes: BTreeMap<NodeId, &GraphNode> = before.nodes().collect();
    for (id, node) in after.nodes() {
        if nodes.get(&id) != Some(&node) {
            return Err(format!("`{}` is not what it was", node.id));
        }
    }
    let spans: BTreeMap<FlowId, Span> =
        before.flows().into_iter().map(|flow| (flow.id, flow.flow.span)).collect();
    for flow in after.flows() {
        if spans.get(&flow.id) != Some(&flow.flow.span) {
            return Err("a flow lost its place in the file".into());
        }
    }
    Ok(())
}

/// Only gateways and ends gather ways, no gateway begins to join and split at once, and what led on leads on.
fn form_stays(before: &Graph, after: &Graph) -> Result<(), String> {
    let ways = |graph: &Graph, id| (graph.entering(id).len(), graph.leaving(id).len());
    for (id, node) in after.nodes() {
        let (was, is) = (ways(before, id), ways(after, id));
        let is_mixed = |(entering, leaving): (usize, usize)| entering > 1 && leaving > 1;
        if is_mixed(is) && !is_mixed(was) {
            return Err(format!("`{}` now joins and splits at once", node.id));
        }
        let gathers = node.kind.is_gateway() || node.kind.is_end();
        if !gathers && is.0 > was.0.max(1) {
            return Err(format!("`{}` now joins without a gateway", node.id));
        }
        if was.1 > 0 && is.1 == 0 {
            return Err(format!("`{}` leads nowhere now", node.id));
        }
    }
    Ok(())
}

/// What is written on the ways out of a choice can still be read somewhere.
fn words_stay(before: &Graph, after: &Graph) -> Result<(), String> {
    let kept: BTreeSet<String> =
        after.flows().into_iter().filter_map(|flow| flow.flow.name.clone()).collect();
    for flow in before.flows() {
        let Some(words) = &flow.flow.name else { continue };
        let tells = before.node(flow.from).kind == NodeKind::Exclusive && before.leaving(flow.from).len() > 1;
        if tells && !kept.contains(words) {
            return Err(format!("nobody can read “{words}” any more"));
        }
    }
    Ok(())
}
