//! Sub-processes: bodies asked together under one deadline, and events that take a case out of whatever it is in.

use std::collections::{BTreeMap, BTreeSet};

use super::Builder;
use crate::export::bpmn::model::{Body, Flow, Kind, Lane, Node};
use crate::export::bpmn::words as said;
use crate::process::{FlowRef, NodeId, NodeKind};

/// An AND split and join with what lies between, under a timer that sits on the whole.
pub(super) struct Whole {
    pub split: NodeId,
    pub join: NodeId,
    pub inside: BTreeSet<NodeId>,
}

impl Whole {
    /// Whether a flow runs inside.
    pub fn holds(&self, flow: &FlowRef<'_>) -> bool {
        self.inside.contains(&flow.from) && self.inside.contains(&flow.to) && flow.from != self.join
    }
}

impl Builder<'_> {
    /// The parts of which a timer sits on the whole. One that is left or entered elsewhere than at its ends stays as it is.
    pub(super) fn wholes(&self, nodes: &BTreeSet<NodeId>) -> Vec<Whole> {
        let mut hosts = BTreeSet::new();
        for id in nodes {
            if let NodeKind::Boundary { host, .. } = self.graph.node(*id).kind
                && self.graph.node(host).kind == NodeKind::Parallel
            {
                hosts.insert(host);
            }
        }
        hosts.into_iter().filter(|host| nodes.contains(host)).filter_map(|host| self.whole(host)).collect()
    }

    fn whole(&self, split: NodeId) -> Option<Whole> {
        let join = self.graph.find(&format!("{}.all", self.graph.node(split).id))?;
        let mut inside = BTreeSet::from([join]);
        let mut waiting = vec![split];
        while let Some(id) = waiting.pop() {
            if !inside.insert(id) {
                continue;
            }
            waiting.extend(self.graph.leaving(id).iter().map(|flow| flow.to));
            if id != split {
                waiting.extend(self.graph.boundary(id));
            }
        }
        let whole = Whole { split, join, inside };
        let crosses = |flow: &FlowRef<'_>| {
            let (from, to) = (whole.inside.contains(&flow.from), whole.inside.contains(&flow.to));
            (to && !from && flow.to != split) || (from && !to && flow.from != join)
        };
        let is_start = |id: &NodeId| self.graph.node(*id).kind.is_entry();
        let is_closed = !self.graph.flows().iter().any(crosses) && !whole.inside.iter().any(is_start);
        is_closed.then_some(whole)
    }

    pub(super) fn sub_process(&mut self, whole: &Whole, id: String, suffix: &str) -> Node {
        let split = self.graph.node(whole.split);
        let mut named = BTreeMap::new();
        for inner in &whole.inside {
            let node = self.graph.node(*inner);
            let part = if *inner == whole.split { format!("{}.split", node.id) } else { node.id.clone() };
            named.insert(*inner, self.ids.take(&format!("{part}{suffix}")));
        }
        let mut body = Body::default();
        let ends = [("begin", Kind::Start(None)), ("end", Kind::End { terminates: false })];
        let [begin, end] =
            ends.map(|(part, kind)| self.unnamed(&format!("{}.{part}{suffix}", split.id), kind));
        let edges =
            [(begin.id.clone(), named[&whole.split].clone()), (named[&whole.join].clone(), end.id.clone())];
        body.nodes.push(begin);
        for inner in &whole.inside {
            let mut node = self.node(*inner, &named);
            let body_asked = self.graph.node(*inner).lane.as_deref();
            if matches!(node.kind, Kind::UserTask) {
                node.name = body_asked.map_or(node.name, |actor| self.words.actor(actor));
            } else if *inner == whole.split {
                (node.name, node.documentation) = Default::default();
            }
            body.nodes.push(node);
        }
        body.nodes.push(end);
        for flow in self.graph.flows().into_iter().filter(|flow| whole.holds(flow)) {
            let (from, to) = (named[&flow.from].clone(), named[&flow.to].clone());
            self.add_flow(&mut body, &flow, from, to);
        }
        for (from, to) in edges {
            body.flows.push(self.plain_flow(from, to));
        }
        let lanes = self.inner_lanes(&mut body, &id);
        let (name, documentation) = (self.words.node(split), said::node(split, self.words));
        let kind = Kind::SubProcess { is_event: false, body, lanes };
        Node { id, name, documentation, lane: self.lane(whole.split), kind }
    }

    /// An event sub-process that holds copies of the steps reachable from where the event leads.
    pub(super) fn event_sub_process(&mut self, event: NodeId) -> Node {
        let begin = self.graph.node(event);
        let suffix = format!(".{}", begin.id);
        let mut inside = self.graph.ahead([event], |_| false);
        let id = self.ids.take(&format!("{}.whole", begin.id));
        inside.insert(event);
        let mut body = self.body(&inside, &suffix);
        let lanes = self.inner_lanes(&mut body, &id);
        let (name, documentation) = (self.words.node(begin), said::node(begin, self.words));
        Node { id, name, documentation, lane: 0, kind: Kind::SubProcess { is_event: true, body, lanes } }
    }

    /// Who does what inside. Lanes there are drawn by no tool, so the documentation says it.
    fn inner_lanes(&mut self, body: &mut Body, id: &str) -> Vec<Lane> {
        let used: BTreeSet<usize> = body.nodes.iter().map(|node| node.lane).collect();
        for node in &mut body.nodes {
            if node.is_work() {
                let actor = self.words.actor(&self.actors[node.lane]);
                node.documentation = said::done_by(&actor, &node.documentation);
            }
            node.lane = used.range(..node.lane).count();
        }
        let lanes = used.into_iter().map(|actor| {
            let actor = self.actors[actor].clone();
            Lane { id: self.ids.take(&format!("lane_{id}_{actor}")), name: self.words.actor(&actor) }
        });
        lanes.collect()
    }

    fn unnamed(&mut self, id: &str, kind: Kind) -> Node {
        Node { id: self.ids.take(id), name: String::new(), documentation: String::new(), lane: 0, kind }
    }

    fn plain_flow(&mut self, from: String, to: String) -> Flow {
        let id = self.ids.take(&format!("{from}__to__{to}"));
        Flow { id, name: None, documentation: String::new(), from, to, condition: None }
    }
}
