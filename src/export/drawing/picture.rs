//! From a graph to a sketch: which lanes there are, what stands on every shape, and how large that makes it.

use std::collections::{BTreeMap, VecDeque};

use super::text::{self, wrap};
use super::{Arrow, End, Outline, Shape, Size, Sketch};
use crate::process::words::Words;
use crate::process::{FlowId, FlowRef, Graph, GraphNode, NodeId, NodeKind, TaskKind, Trigger};

/// Width of a task.
const TASK: i32 = 132;
/// Width of the name of an event, a gateway or a flow.
const NAME: i32 = 92;

/// The outline of a node.
pub fn outline(kind: &NodeKind) -> Outline {
    match kind {
        NodeKind::Task(_) | NodeKind::Call { .. } => Outline::Box,
        kind if kind.is_gateway() => Outline::Diamond,
        _ => Outline::Circle,
    }
}

/// A shape with these lines of text: inside a task, beside everything else.
pub fn shape(lane: usize, outline: Outline, name: &str) -> (Shape, Vec<String>) {
    let most = if outline == Outline::Box { TASK - 16 } else { NAME };
    let lines = wrap(name, most);
    let needed = text::size(&lines);
    let size = match outline {
        Outline::Box => Size { width: TASK, height: (needed.height + 20).max(64) },
        Outline::Diamond => Size { width: 40, height: 40 },
        Outline::Circle => Size { width: 36, height: 36 },
    };
    let name = (outline != Outline::Box && !lines.is_empty()).then_some(needed);
    (Shape { lane, size, outline, host: None, name }, lines)
}

/// The lines of the name of a flow.
pub fn flow_name(name: Option<&str>) -> (Option<Size>, Vec<String>) {
    let name = name.unwrap_or_default();
    let widths = [NAME, NAME * 3 / 2, NAME * 2].map(|width| wrap(name, width));
    let lines = widths.iter().find(|lines| lines.len() <= 3).unwrap_or(&widths[2]).clone();
    ((!lines.is_empty()).then(|| text::size(&lines)), lines)
}

/// A graph ready to be drawn; all lists are in the order of the sketch.
#[derive(Debug, Default)]
pub struct Picture {
    /// What is drawn.
    pub sketch: Sketch,
    /// Ids of the actors.
    pub lanes: Vec<String>,
    /// The nodes.
    pub nodes: Vec<NodeId>,
    /// The lines of text on each node.
    pub lines: Vec<Vec<String>>,
    /// The flows.
    pub flows: Vec<FlowId>,
    /// The lines of text at each flow.
    pub flow_lines: Vec<Vec<String>>,
}

impl Picture {
    /// The picture of a graph; `label` says what stands on a node, `way_label` what stands on a flow.
    pub fn of(
        graph: &Graph,
        words: &Words<'_>,
        label: impl Fn(NodeId) -> String,
        way_label: impl Fn(&FlowRef<'_>) -> String,
    ) -> Self {
        let lane_of = lanes(graph);
        let mut picture = Self { lanes: in_order(graph, words, &lane_of), ..Self::default() };
        let mut index = BTreeMap::new();
        for (id, node) in graph.nodes() {
            let lane = picture.lanes.iter().position(|lane| lane_of.get(&id) == Some(lane));
            let (shape, lines) = shape(lane.unwrap_or_default(), outline(&node.kind), &label(id));
            index.insert(id, picture.nodes.len());
            picture.nodes.push(id);
            picture.sketch.shapes.push(shape);
            picture.lines.push(lines);
        }
        for (at, id) in picture.nodes.iter().enumerate() {
            if let NodeKind::Boundary { host, .. } = graph.node(*id).kind
                && let Some(host) = index.get(&host)
            {
                let lane = picture.sketch.shapes[*host].lane;
                let shape = &mut picture.sketch.shapes[at];
                (shape.host, shape.lane) = (Some(*host), lane);
            }
        }
        for flow in graph.flows() {
            let (name, lines) = flow_name(Some(&way_label(&flow)));
            let ends = (End::Shape(index[&flow.from]), End::Shape(index[&flow.to]));
            picture.sketch.arrows.push(Arrow { from: ends.0, to: ends.1, name });
            picture.flows.push(flow.id);
            picture.flow_lines.push(lines);
        }
        picture
    }
}

/// The actor in whose lane every node stands. One that names nobody stands with what leads to it, an entry with what it
/// leads to.
pub fn lanes(graph: &Graph) -> BTreeMap<NodeId, String> {
    let own = graph.nodes().filter_map(|(id, node)| Some((id, own_lane(graph, node)?)));
    let mut found: BTreeMap<NodeId, String> = own.collect();
    for forward in [true, false] {
        let mut waiting: VecDeque<NodeId> = found.keys().copied().collect();
        while let Some(id) = waiting.pop_front() {
            let lane = found[&id].clone();
            let near: Vec<NodeId> = if forward {
                graph.leaving(id).iter().map(|flow| flow.to).collect()
            } else {
                graph.entering(id).iter().map(|flow| flow.from).collect()
            };
            for other in near {
                if let std::collections::btree_map::Entry::Vacant(place) = found.entry(other) {
                    place.insert(lane.clone());
                    waiting.push_back(other);
                }
            }
        }
    }
    found
}

/// What is awaited from the applicant is decided and waited for where the request comes from; an event at any time stands
/// with who sends it.
fn own_lane(graph: &Graph, node: &GraphNode) -> Option<String> {
    if let NodeKind::Interrupt { trigger: Trigger::Message { sender, .. }, .. } = &node.kind {
        return sender.clone();
    }
    let lane = node.lane.as_deref()?;
    let waits = !matches!(node.kind, NodeKind::Task(_)) && lane == "applicant";
    let body = waits.then(|| graph.find(node.step.as_deref()?)).flatten();
    body.and_then(|body| graph.node(body).lane.clone()).or_else(|| Some(lane.to_owned()))
}

/// The actors in the order in which the steps name them.
pub fn in_order(graph: &Graph, words: &Words<'_>, lane_of: &BTreeMap<NodeId, String>) -> Vec<String> {
    let mut first: BTreeMap<&str, (usize, NodeId)> = BTreeMap::new();
    for (id, node) in graph.nodes() {
        let Some(lane) = lane_of.get(&id) else { continue };
        let at = (words.step_of(node).map_or(usize::MAX, |(index, _)| index), id);
        let place = first.entry(lane).or_insert(at);
        *place = (*place).min(at);
    }
    let mut lanes: Vec<(&str, (usize, NodeId))> = first.into_iter().collect();
    lanes.sort_by_key(|(_, at)| *at);
    let mut lanes: Vec<String> = lanes.into_iter().map(|(lane, _)| lane.to_owned()).collect();
    if lanes.is_empty() {
        lanes.push(String::new());
    }
    lanes
}

/// Whether something is only sent.
pub fn is_send(kind: &NodeKind) -> bool {
    matches!(kind, NodeKind::Task(TaskKind::Send))
}
