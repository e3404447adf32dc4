//! The picture of a file: a shape for every pool, lane and node, a line for every flow.

use std::collections::BTreeMap;

use super::model::{Body, Definitions, Gateway, Kind, Node};
use super::write::{collaboration_id, pool_id};
use crate::export::drawing::picture::{flow_name, shape};
use crate::export::drawing::text::width;
use crate::export::drawing::{Arrow, Bounds, Drawing, End, Outline, Path, Point, Size, Sketch, draw};
use crate::export::xml::Element;

/// Width of the strip in which a pool or a lane is named.
const STRIP: i32 = 30;
/// Room for the sign that viewers draw in the corner of a task.
const ICON: i32 = 28;
/// Around what is drawn inside a sub-process; above it stands the name.
const EDGE: i32 = 10;
const NAME: i32 = 30;

/// The shapes and lines of a file, as `BPMNShape` and `BPMNEdge`.
#[derive(Debug, Default)]
pub struct Diagram {
    plane: String,
    shapes: Vec<Element>,
    edges: Vec<Element>,
}

/// A drawing with the drawings inside its shapes.
struct Plan<'a> {
    body: &'a Body,
    drawing: Drawing,
    inside: BTreeMap<usize, Plan<'a>>,
}

impl<'a> Plan<'a> {
    /// Draws a body; event sub-processes are left for a lane of their own.
    fn new(body: &'a Body, mut sketch: Sketch, message_flows: &[(usize, &str, bool)]) -> Self {
        let index: BTreeMap<&str, usize> =
            body.nodes.iter().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect();
        let mut inside = BTreeMap::new();
        for (at, node) in body.nodes.iter().filter(|node| !node.is_event_sub_process()).enumerate() {
            let (mut shape, _) = shape(node.lane.min(sketch.lanes.len() - 1), node.outline(), &node.name);
            if node.outline() == Outline::Box {
                shape.size.height = (shape.size.height + ICON).max(80);
            }
            if let Some(body) = node.inside() {
                let plan = Self::inner(body);
                shape.size = plan.room();
                inside.insert(at, plan);
            }
            if let Kind::Boundary { host, .. } = &node.kind {
                shape.host = index.get(host.as_str()).copied();
            }
            sketch.shapes.push(shape);
        }
        let at = |id: &str| End::Shape(index.get(id).copied().unwrap_or_default());
        for flow in &body.flows {
            let (name, _) = flow_name(flow.name.as_deref());
            sketch.arrows.push(Arrow { from: at(&flow.from), to: at(&flow.to), name });
        }
        for (partner, node, is_sent) in message_flows {
            let (inner, outer) = (at(node), End::Outside(*partner));
            let (from, to) = if *is_sent { (inner, outer) } else { (outer, inner) };
            sketch.arrows.push(Arrow { from, to, name: None });
        }
        for at in 0..sketch.shapes.len() {
            if let Some(host) = sketch.shapes[at].host {
                sketch.shapes[at].lane = sketch.shapes[host].lane;
            }
        }
        let drawing = draw(&sketch);
        Self { body, drawing, inside }
    }

    fn inner(body: &'a Body) -> Self {
        Self::new(body, Sketch { lanes: vec![0], ..Sketch::default() }, &[])
    }

    /// The room a sub-process needs around this.
    fn room(&self) -> Size {
        Size { width: self.drawing.width + 2 * EDGE, height: self.drawing.height + NAME + EDGE }
    }
}

impl Diagram {
    /// The picture of a file.
    pub fn of(definitions: &Definitions) -> Self {
        let any_time: Vec<(&Node, Plan<'_>)> = definitions
            .body
            .nodes
            .iter()
            .filter(|node| node.is_event_sub_process())
            .filter_map(|node| Some((node, Plan::inner(node.inside()?))))
            .collect();
        let room = any_time.iter().map(|(_, plan)| plan.room());
        let needed = room.fold(Size { width: STRIP, height: 0 }, |sum, size| Size {
            width: sum.width + size.width + 2 * EDGE,
            height: sum.height.max(size.height + 2 * EDGE),
        });
        let mut sketch = Sketch { header: STRIP, outside: definitions.partners.len(), ..Sketch::default() };
        sketch.width = needed.width;
        sketch.lanes = definitions.lanes.iter().map(|lane| lane_height(&lane.name)).collect();
        if let (Some(last), false) = (sketch.lanes.last_mut(), any_time.is_empty()) {
            *last = (*last).max(needed.height);
        }
        if sketch.lanes.is_empty() {
            sketch.lanes.push(0);
        }
        let flows: Vec<(usize, &str, bool)> = definitions
            .message_flows
            .iter()
            .map(|flow| (flow.partner, flow.node.as_str(), flow.is_sent))
            .collect();
        let plan = Plan::new(&definitions.body, sketch, &flows);
        let mut diagram = Self { plane: collaboration_id(definitions), ..Self::default() };
        diagram.pools(definitions, &plan);
        diagram.body(&plan, Point { x: STRIP, y: 0 });
        if let Some(lane) = plan.drawing.lanes.last() {
            diagram.at_any_time(&any_time, *lane);
        }
        diagram
    }

    fn pools(&mut self, definitions: &Definitions, plan: &Plan<'_>) {
        let drawing = &plan.drawing;
        let height = drawing.lanes.iter().map(|lane| lane.height).sum();
        let pool = Bounds { x: 0, y: 0, width: drawing.width + STRIP, height };
        let horizontal = |shape: Element| shape.with("isHorizontal", true);
        self.shapes.push(bounded(horizontal(bpmn_shape(&pool_id(definitions))), &pool, None));
        let by = Point { x: STRIP, y: 0 };
        for (lane, bounds) in definitions.lanes.iter().zip(&drawing.lanes) {
            self.shapes.push(bounded(horizontal(bpmn_shape(&lane.id)), &bounds.moved(by), None));
        }
        for (partner, bounds) in definitions.partners.iter().zip(&drawing.outside) {
            self.shapes.push(bounded(horizontal(bpmn_shape(&partner.id)), &bounds.moved(by), None));
        }
        let paths = drawing.paths.iter().skip(definitions.body.flows.len());
        for (flow, path) in definitions.message_flows.iter().zip(paths) {
            self.edges.push(edge(&flow.id, path, by));
        }
    }

    fn body(&mut self, plan: &Plan<'_>, by: Point) {
        let nodes = plan.body.nodes.iter().filter(|node| !node.is_event_sub_process());
        for (at, node) in nodes.enumerate() {
            let bounds = plan.drawing.shapes[at].moved(by);
            let name = plan.drawing.names[at].map(|name| name.moved(by));
            self.shapes.push(bounded(look(node), &bounds, name.as_ref()));
            if let Some(inner) = plan.inside.get(&at) {
                self.body(inner, Point { x: bounds.x + EDGE, y: bounds.y + NAME });
            }
        }
        for (flow, path) in plan.body.flows.iter().zip(&plan.drawing.paths) {
            self.edges.push(edge(&flow.id, path, by));
        }
    }

    /// Event sub-processes stand side by side in the last lane.
    fn at_any_time(&mut self, any_time: &[(&Node, Plan<'_>)], lane: Bounds) {
        let mut x = lane.x + 2 * STRIP + EDGE;
        for (node, plan) in any_time {
            let Size { width, height } = plan.room();
            let bounds = Bounds { x, y: lane.y + EDGE, width, height };
            self.shapes.push(bounded(look(node), &bounds, None));
            self.body(plan, Point { x: x + EDGE, y: bounds.y + NAME });
            x += width + 2 * EDGE;
        }
    }

    /// As XML.
    pub fn element(&self) -> Element {
        let plane = Element::new("bpmndi:BPMNPlane")
            .with("id", format!("{}plane", self.plane))
            .with("bpmnElement", &self.plane)
            .children(self.shapes.iter().cloned())
            .children(self.edges.iter().cloned());
        Element::new("bpmndi:BPMNDiagram").with("id", format!("{}diagram", self.plane)).child(plane)
    }
}

/// The name of a lane stands upright in one line, or in two if it is long.
fn lane_height(name: &str) -> i32 {
    let needed = width(name) + 24;
    if needed <= 180 { needed.max(110) } else { (needed / 2 + 40).max(180) }
}

fn bpmn_shape(id: &str) -> Element {
    Element::new("bpmndi:BPMNShape").with("id", format!("{id}_di_")).with("bpmnElement", id)
}

fn look(node: &Node) -> Element {
    let shape = bpmn_shape(&node.id);
    match node.kind {
        Kind::SubProcess { .. } => shape.with("isExpanded", true),
        Kind::Gateway { gateway: Gateway::Exclusive, .. } => shape.with("isMarkerVisible", true),
        _ => shape,
    }
}

fn bounds(at: &Bounds) -> Element {
    Element::new("dc:Bounds")
        .with("x", at.x)
        .with("y", at.y)
        .with("width", at.width)
        .with("height", at.height)
}

fn label(at: &Bounds) -> Element {
    Element::new("bpmndi:BPMNLabel").child(bounds(at))
}

fn bounded(shape: Element, at: &Bounds, name: Option<&Bounds>) -> Element {
    shape.child(bounds(at)).children(name.map(label))
}

fn edge(id: &str, path: &Path, by: Point) -> Element {
    let points = path
        .points
        .iter()
        .map(|point| Element::new("di:waypoint").with("x", point.x + by.x).with("y", point.y + by.y));
    Element::new("bpmndi:BPMNEdge")
        .with("id", format!("{id}_di_"))
        .with("bpmnElement", id)
        .children(points)
        .children(path.name.map(|name| label(&name.moved(by))))
}
