//! From a graph to what a BPMN file says.

mod node;
mod sub_process;

pub use node::iso;

use std::collections::{BTreeMap, BTreeSet};

use super::ids::{Ids, name_of};
use super::model::{Body, Definitions, Flow, Kind, Lane, Message, MessageFlow, Node, Partner};
use super::words as said;
use crate::diagnostic::Language;
use crate::export::drawing::picture::{in_order, lanes};
use crate::process::words::Words;
use crate::process::{FlowRef, Graph, Guard, NodeId, NodeKind, Process, Trigger};

/// What the file of a process says.
pub fn definitions(process: &Process) -> Definitions {
    let words = Words::new(process, Language::Vi);
    let mut builder = Builder::new(process.graph(), &words);
    let id = builder.ids.take(&process.procedure.procedure.value);
    let inside = builder.main();
    let body = builder.body(&inside, "");
    let mut found = Definitions {
        id,
        name: process.procedure.name.value.clone(),
        documentation: said::procedure(&process.procedure, &words),
        lanes: Vec::new(),
        body,
        partners: Vec::new(),
        message_flows: Vec::new(),
        messages: Vec::new(),
    };
    builder.add_lanes(&mut found);
    builder.add_events_at_any_time(&mut found);
    builder.add_partners(&inside, &mut found);
    found.messages = std::mem::take(&mut builder.messages);
    found
}

struct Builder<'a> {
    graph: &'a Graph,
    words: &'a Words<'a>,
    ids: Ids,
    /// Actors in the order of the steps; a lane is an index into them until all lanes are known.
    actors: Vec<String>,
    lane_of: BTreeMap<NodeId, String>,
    messages: Vec<Message>,
    /// Nodes of the process itself, by their place in the graph.
    named: BTreeMap<NodeId, String>,
}

impl<'a> Builder<'a> {
    fn new(graph: &'a Graph, words: &'a Words<'a>) -> Self {
        let lane_of = lanes(graph);
        let actors = in_order(graph, words, &lane_of);
        let (ids, messages) = (Ids::default(), Vec::new());
        Self { graph, words, ids, actors, lane_of, messages, named: BTreeMap::new() }
    }

    fn interrupts(&self) -> Vec<NodeId> {
        let nodes = self.graph.nodes();
        nodes.filter(|(_, node)| matches!(node.kind, NodeKind::Interrupt { .. })).map(|(id, _)| id).collect()
    }

    /// The nodes of the process itself: all but those to which only events at any time lead.
    fn main(&self) -> BTreeSet<NodeId> {
        let starts = self.graph.nodes().filter(|(_, node)| node.kind == NodeKind::Start).map(|(id, _)| id);
        let from_start = self.graph.ahead(starts, |_| false);
        let from_events = self.graph.ahead(self.interrupts(), |_| false);
        let all = self.graph.nodes().map(|(id, _)| id);
        all.filter(|id| from_start.contains(id) || !from_events.contains(id)).collect()
    }

    fn lane(&self, id: NodeId) -> usize {
        let lane = self.lane_of.get(&id);
        lane.and_then(|lane| self.actors.iter().position(|actor| actor == lane)).unwrap_or_default()
    }

    /// The nodes and the flows between them; `suffix` tells copies apart.
    fn body(&mut self, inside: &BTreeSet<NodeId>, suffix: &str) -> Body {
        let mut body = Body::default();
        let wholes = self.wholes(inside);
        let mut named: BTreeMap<NodeId, String> = BTreeMap::new();
        for whole in &wholes {
            let name = self.ids.take(&format!("{}{suffix}", self.graph.node(whole.split).id));
            named.extend([(whole.split, name.clone()), (whole.join, name)]);
        }
        let hidden: BTreeSet<NodeId> = wholes.iter().flat_map(|whole| whole.inside.iter().copied()).collect();
        for id in inside.iter().filter(|id| !hidden.contains(id)) {
            named.insert(*id, self.ids.take(&format!("{}{suffix}", self.graph.node(*id).id)));
        }
        for id in inside {
            let whole = wholes.iter().find(|whole| whole.split == *id);
            match whole {
                Some(whole) => {
                    let node = self.sub_process(whole, named[id].clone(), suffix);
                    body.nodes.push(node);
                }
                None if hidden.contains(id) => {}
                None => {
                    let node = self.node(*id, &named);
                    body.nodes.push(node);
                }
            }
        }
        let is_hidden = |flow: &FlowRef<'_>| wholes.iter().any(|whole| whole.holds(flow));
        let ends = |flow: &FlowRef<'_>| Some((named.get(&flow.from)?.clone(), named.get(&flow.to)?.clone()));
        for flow in self.graph.flows() {
            let Some((from, to)) = ends(&flow).filter(|_| !is_hidden(&flow)) else { continue };
            self.add_flow(&mut body, &flow, from, to);
        }
        if suffix.is_empty() {
            self.named = named;
        }
        settle(&mut body);
        body
    }

    fn add_flow(&mut self, body: &mut Body, flow: &FlowRef<'_>, from: String, to: String) {
        let id = self.ids.take(&format!("{from}__to__{to}"));
        let is_choice = self.graph.node(flow.from).kind == NodeKind::Exclusive;
        let leaving = self.graph.leaving(flow.from);
        let is_default = is_choice && default_of(&leaving) == Some(flow.id);
        if is_default
            && let Some(node) = body.nodes.iter_mut().find(|node| node.id == from)
            && let Kind::Gateway { default, .. } = &mut node.kind
        {
            *default = Some(id.clone());
        }
        let is_asked = is_choice && leaving.len() > 1 && !is_default;
        body.flows.push(Flow {
            id,
            name: self.words.flow(self.graph, flow),
            documentation: said::flow(self.graph, flow, self.words),
            from,
            to,
            condition: is_asked.then(|| self.condition(flow)).flatten(),
        });
    }

    /// When a flow is taken, in our own language.
    fn condition(&self, flow: &FlowRef<'_>) -> Option<String> {
        match &flow.flow.guard {
            Guard::Always | Guard::Otherwise => None,
            Guard::Outcome { outcome, .. } => {
                let step = self.graph.node(flow.from).step.as_deref().unwrap_or_default();
                Some(format!("{}.outcome = \"{outcome}\"", step.replace('-', "_")))
            }
            Guard::Below { counter, times } => Some(format!("{}.times < {times}", name_of(counter))),
            Guard::When { formula, channels } => {
                let formula = formula.and_then(|span| self.words.formula(span));
                let names: Vec<String> = channels.iter().map(|name| format!("\"{}\"", name.word())).collect();
                let channels = (!names.is_empty()).then(|| format!("channel in ({})", names.join(", ")));
                match (channels, formula) {
                    (Some(channels), Some(formula)) => Some(format!("{channels} and ({formula})")),
                    (channels, formula) => channels.or(formula.map(str::to_owned)),
                }
            }
        }
    }

    /// Only actors with a node of their own have a lane.
    fn add_lanes(&mut self, found: &mut Definitions) {
        let used: BTreeSet<usize> = found.body.nodes.iter().map(|node| node.lane).collect();
        for node in &mut found.body.nodes {
            node.lane = used.range(..node.lane).count();
        }
        for actor in used {
            let name = self.words.actor(&self.actors[actor]);
            found.lanes.push(Lane { id: self.ids.take(&format!("lane_{}", self.actors[actor])), name });
        }
    }

    /// One pool for every actor that sends or gets a message and has no lane.
    fn add_partners(&mut self, inside: &BTreeSet<NodeId>, found: &mut Definitions) {
        let has_lane: BTreeSet<&String> = inside.iter().filter_map(|id| self.lane_of.get(id)).collect();
        let mut partners: Vec<String> = Vec::new();
        let mut flows = Vec::new();
        for id in inside {
            let Some((actor, is_sent)) = self.partner(*id) else { continue };
            let Some(name) = self.named.get(id).filter(|_| !has_lane.contains(&actor)) else { continue };
            let partner = partners.iter().position(|partner| *partner == actor).unwrap_or(partners.len());
            if partner == partners.len() {
                partners.push(actor);
            }
            flows.push((partner, name.clone(), is_sent));
        }
        for actor in partners {
            let id = self.ids.take(&format!("pool_{actor}"));
            found.partners.push(Partner { id, name: self.words.actor(&actor) });
        }
        for (partner, node, is_sent) in flows {
            let id = self.ids.take(&format!("message_flow_{node}"));
            found.message_flows.push(MessageFlow { id, partner, node, is_sent });
        }
    }

    /// With whom a node exchanges a message, and whether the node sends it.
    fn partner(&self, id: NodeId) -> Option<(String, bool)> {
        let node = self.graph.node(id);
        match &node.kind {
            NodeKind::Catch(Trigger::Message { sender, .. }) => sender.clone().map(|sender| (sender, false)),
            kind if crate::export::drawing::picture::is_send(kind) => {
                let (_, step) = self.words.step_of(node)?;
                let row = step.overdue.iter().find(|row| row.span == node.span);
                let to = row.map_or_else(
                    || step.to.as_ref().filter(|_| node.id == step.id.value),
                    |row| row.to.as_ref(),
                );
                to.map(|to| (to.value.clone(), true))
            }
            _ => None,
        }
    }

    /// The id of a message, by the name engines know it by.
    fn message(&mut self, name: &str) -> String {
        if let Some(known) = self.messages.iter().find(|message| message.name == name) {
            return known.id.clone();
        }
        let id = self.ids.take(&format!("message_{name}"));
        self.messages.push(Message { id: id.clone(), name: name.to_owned() });
        id
    }

    fn add_events_at_any_time(&mut self, found: &mut Definitions) {
        let events = self.interrupts();
        if events.is_empty() {
            return;
        }
        let lane = found.lanes.len();
        found.lanes.push(Lane { id: self.ids.take("lane_anytime"), name: said::anytime() });
        for event in events {
            let mut node: Node = self.event_sub_process(event);
            node.lane = lane;
            found.body.nodes.push(node);
        }
    }
}

/// A timer cannot sit on a gateway: what belongs to one whose part is no sub-process sits on the first node behind it.
fn settle(body: &mut Body) {
    let gateways: BTreeMap<String, Option<String>> = body
        .nodes
        .iter()
        .filter(|node| matches!(node.kind, Kind::Gateway { .. }))
        .map(|node| {
            let first = body.flows.iter().find(|flow| flow.from == node.id);
            (node.id.clone(), first.map(|flow| flow.to.clone()))
        })
        .collect();
    for node in &mut body.nodes {
        if let Kind::Boundary { host, .. } = &mut node.kind
            && let Some(Some(first)) = gateways.get(host)
        {
            host.clone_from(first);
        }
    }
}

/// The flow taken when no other is: the one that says so, else the last written.
fn default_of(leaving: &[FlowRef<'_>]) -> Option<crate::process::FlowId> {
    let says_so = leaving.iter().find(|flow| flow.flow.guard == Guard::Otherwise);
    says_so.or(leaving.last()).filter(|_| leaving.len() > 1).map(|flow| flow.id)
}
