//! A graph as SVG: one lane per actor, from left to right, steps numbered as in the list. The file stands alone; inside
//! a page it takes the colours of the page.

use super::marks::{Mark, Marks};
use super::picture::{self, Picture};
use super::text::{LINE, wrap};
use super::{Bounds, Drawing, Outline, Path, Point, Size, draw};
use crate::diagnostic::Language;
use crate::export::xml::{self, Element};
use crate::model::Kind;
use crate::process::words::Words;
use crate::process::{FlowRef, Graph, GraphNode, NodeId, NodeKind, Process, Trigger};
use crate::text;

/// Width of the strip in which lanes are named.
const HEADER: i32 = 150;

/// The look of drawings; colours are those of the page around, if it names any.
pub const STYLE: &str = "\
.drawing{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif}\
.drawing text{fill:var(--ink,#1d2528);text-anchor:middle}\
.drawing .who{text-anchor:start;font-weight:600;fill:var(--soft,#525c5f)}\
.drawing .why{text-anchor:start}\
.drawing .name{fill:var(--soft,#525c5f);paint-order:stroke;stroke:var(--card,#fff);stroke-width:3px}\
.drawing .lane{fill:var(--card,#fff);stroke:var(--rule,#d9d6cc)}\
.drawing .alt{fill:var(--paper,#fbfaf6)}\
.drawing .shape{fill:var(--card,#fff);stroke:var(--edge,#7c817b);stroke-width:1.5}\
.drawing .you{fill:var(--jade-wash,#e6f1ee);stroke:var(--jade,#0a5c54)}\
.drawing .done{stroke:var(--jade,#0a5c54);stroke-width:3}\
.drawing .stop{fill:var(--brick-wash,#fbeae6);stroke:var(--brick,#99291c)}\
.drawing .thick{stroke-width:3.5}\
.drawing .sign{fill:none;stroke:var(--edge,#7c817b);stroke-width:1.5}\
.drawing .soft{stroke-dasharray:4 3}\
.drawing .go{fill:none;stroke:var(--edge,#7c817b);stroke-width:1.6}\
.drawing .back{stroke-dasharray:6 4}\
.drawing .tip{fill:var(--edge,#7c817b)}\
.drawing .removed{stroke:var(--brick,#99291c);stroke-dasharray:3 3;fill:var(--brick-wash,#fbeae6)}\
.drawing .added{stroke:var(--jade,#0a5c54);stroke-width:3.5}\
.drawing .run{stroke:var(--ochre,#7a5200);stroke-width:3.5;fill:var(--ochre-wash,#fbf1d9)}\
.drawing .go.removed,.drawing .go.run{fill:none}\
.drawing .go.added,.drawing .go.run{stroke-width:2.4}";

/// The number under which a step is shown.
pub(super) type Numbers<'a> = &'a dyn Fn(&str) -> Option<usize>;

/// The graph of a process as SVG.
pub fn svg(process: &Process, graph: &Graph, language: Language, marks: &Marks) -> String {
    let (drawn, _) = element(process, graph, language, marks, &own_id(process));
    let style = Element::new("style").text(STYLE);
    xml::fragment(&drawn.with("xmlns", "http://www.w3.org/2000/svg").child(style)).expect(WRITTEN)
}

/// The same as a part of a page, which has the [`STYLE`] and numbers the steps itself.
pub fn part(
    process: &Process,
    graph: &Graph,
    language: Language,
    number: &dyn Fn(&str) -> Option<usize>,
) -> String {
    let (words, marks) = (Words::new(process, language), Marks::default());
    xml::fragment(&whole(process, graph, (&words, &marks, number), &own_id(process)).0).expect(WRITTEN)
}

const WRITTEN: &str = "writing to memory does not fail";

fn own_id(process: &Process) -> String {
    process.key().replace('@', "-")
}

/// A drawing without its style, with its size; `id` begins the ids in it.
pub(super) fn element(
    process: &Process,
    graph: &Graph,
    language: Language,
    marks: &Marks,
    id: &str,
) -> (Element, Size) {
    let words = Words::new(process, language);
    whole(process, graph, (&words, marks, &|id| words.step(id).map(|(index, _)| index + 1)), id)
}

fn whole(
    process: &Process,
    graph: &Graph,
    (words, marks, number): (&Words<'_>, &Marks, Numbers<'_>),
    id: &str,
) -> (Element, Size) {
    let label = |id: NodeId| numbered(words, graph.node(id), marks, number);
    let mut picture = Picture::of(graph, words, label, |way| way_label(words, graph, way, marks));
    picture.sketch.header = HEADER;
    let heads: Vec<Vec<String>> =
        picture.lanes.iter().map(|lane| wrap(&words.actor(lane), HEADER - 24)).collect();
    picture.sketch.lanes =
        heads.iter().map(|lines| (super::geometry::number(lines.len()) * LINE + 24).max(88)).collect();
    let drawing = draw(&picture.sketch);
    let page = Page { words, graph, picture: &picture, drawing: &drawing, marks };
    let steps = process.steps().iter().filter(|placed| number(&placed.step.id.value).is_some()).count();
    let size = Size { width: drawing.width, height: drawing.height };
    (page.whole(process, steps, &heads, id), size)
}

/// What stands on a node: the number of its step, and its name.
pub(super) fn label(words: &Words<'_>, node: &GraphNode, marks: &Marks) -> String {
    numbered(words, node, marks, &|id| words.step(id).map(|(index, _)| index + 1))
}

fn numbered(
    words: &Words<'_>,
    node: &GraphNode,
    marks: &Marks,
    number: &dyn Fn(&str) -> Option<usize>,
) -> String {
    let sign = marks.of(&node.id).map_or("", Mark::sign);
    let name = words.node(node);
    let step = words.step_of(node).filter(|(_, step)| step.id.value == node.id && !name.is_empty());
    let number = step.and_then(|(_, step)| number(&step.id.value)).map(|number| format!("{number}. "));
    format!("{sign}{}{name}", number.unwrap_or_default()).trim_end().to_owned()
}

/// What stands on a flow.
pub(super) fn way_label(words: &Words<'_>, graph: &Graph, way: &FlowRef<'_>, marks: &Marks) -> String {
    let sign = marks.flows.get(&way.id).map_or("", |mark| mark.sign());
    format!("{sign}{}", words.flow(graph, way).unwrap_or_default()).trim_end().to_owned()
}

struct Page<'a> {
    words: &'a Words<'a>,
    graph: &'a Graph,
    picture: &'a Picture,
    drawing: &'a Drawing,
    marks: &'a Marks,
}

impl Page<'_> {
    fn whole(&self, process: &Process, steps: usize, heads: &[Vec<String>], id: &str) -> Element {
        let (title, about) = (format!("{id}-title"), format!("{id}-about"));
        let tip = format!("{id}-tip");
        let (width, height) = (self.drawing.width, self.drawing.height);
        let root = Element::new("svg")
            .with("class", "drawing")
            .with("viewBox", format!("0 0 {width} {height}"))
            .with("width", width)
            .with("height", height)
            .with("role", "img")
            .with("aria-labelledby", format!("{title} {about}"));
        root.child(Element::new("title").with("id", &title).text(&self.title(process)))
            .child(Element::new("desc").with("id", &about).text(&self.about(steps)))
            .child(Element::new("defs").child(arrow_tip(&tip)))
            .children(self.lanes(heads))
            .children(self.paths(&tip))
            .children((0..self.picture.nodes.len()).flat_map(|index| self.node(index)))
            .children(self.path_names())
    }

    fn title(&self, process: &Process) -> String {
        let name = &process.procedure.name.value;
        self.words.say(&text!(en: "How a case is handled: {name}", vi: "Sơ đồ xử lý hồ sơ: {name}"))
    }

    fn about(&self, steps: usize) -> String {
        let lanes = self.picture.lanes.len();
        self.words.say(&text!(
            en: "{steps} steps in {lanes} lanes, numbered as in the list of steps, where everything stands in words",
            vi: "{steps} bước, {lanes} bên thực hiện, cùng số với danh sách các bước; nội dung bằng chữ có ở danh sách đó",
        ))
    }

    fn lanes<'b>(&'b self, heads: &'b [Vec<String>]) -> impl Iterator<Item = Element> + 'b {
        self.drawing.lanes.iter().zip(heads).enumerate().flat_map(|(index, (lane, lines))| {
            let class = if index % 2 == 0 { "lane" } else { "lane alt" };
            let head = Bounds { x: 12, width: HEADER - 24, ..*lane };
            [rectangle(lane, class, 0), text_in(&head, lines, "who", 12)]
        })
    }

    fn paths<'b>(&'b self, tip: &'b str) -> impl Iterator<Item = Element> + 'b {
        self.drawing.paths.iter().zip(&self.picture.flows).map(move |(path, flow)| {
            let back = if path.back { " back" } else { "" };
            let mark = self.marks.flows.get(flow).map(|mark| format!(" {}", mark.word()));
            let class = format!("go{back}{}", mark.unwrap_or_default());
            Element::new("path")
                .with("class", class)
                .with("marker-end", format!("url(#{tip})"))
                .with("d", way(path))
        })
    }

    fn path_names(&self) -> impl Iterator<Item = Element> + '_ {
        let names = self.drawing.paths.iter().zip(&self.picture.flow_lines);
        names.filter_map(|(path, lines)| {
            let bounds = path.name?;
            Some(text_in(&bounds, lines, "name", bounds.x + bounds.width / 2))
        })
    }

    fn node(&self, index: usize) -> Vec<Element> {
        let node = self.graph.node(self.picture.nodes[index]);
        let (bounds, lines) = (&self.drawing.shapes[index], &self.picture.lines[index]);
        let mut class = format!("shape{}", self.look(node));
        if let Some(mark) = self.marks.of(&node.id) {
            class = format!("{class} {}", mark.word());
        }
        let mut parts = match picture::outline(&node.kind) {
            Outline::Box => vec![rectangle(bounds, &class, 8)],
            Outline::Diamond => diamond(bounds, &class, &node.kind),
            Outline::Circle => circle(bounds, &class, &node.kind),
        };
        let middle = bounds.x + bounds.width / 2;
        match self.drawing.names[index] {
            Some(name) => parts.push(text_in(&name, lines, "name", name.x + name.width / 2)),
            None if lines.is_empty() => {}
            None => parts.push(text_in(bounds, lines, "", middle)),
        }
        parts
    }

    fn look(&self, node: &GraphNode) -> &'static str {
        let kind = self.words.step_of(node).map(|(_, step)| step.kind.value);
        match (&node.kind, kind) {
            (NodeKind::Task(_), Some(Kind::Refuse)) => " stop",
            (NodeKind::Task(_), Some(Kind::Return)) => " done",
            (NodeKind::Task(_) | NodeKind::Call { .. }, _) if node.lane.as_deref() == Some("applicant") => {
                " you"
            }
            _ => "",
        }
    }
}

fn arrow_tip(id: &str) -> Element {
    Element::new("marker")
        .with("id", id)
        .with("viewBox", "0 0 8 8")
        .with("refX", "7")
        .with("refY", "4")
        .with("markerWidth", "7")
        .with("markerHeight", "7")
        .with("orient", "auto")
        .child(Element::new("path").with("class", "tip").with("d", "M0 0 8 4 0 8z"))
}

fn rectangle(bounds: &Bounds, class: &str, round: i32) -> Element {
    let rectangle = Element::new("rect")
        .with("class", class)
        .with("x", bounds.x)
        .with("y", bounds.y)
        .with("width", bounds.width)
        .with("height", bounds.height);
    if round > 0 { rectangle.with("rx", round) } else { rectangle }
}

fn diamond(bounds: &Bounds, class: &str, kind: &NodeKind) -> Vec<Element> {
    let (x, y) = middle(bounds);
    let (right, left) = (x + bounds.width / 2, x - bounds.width / 2);
    let (top, bottom) = (y - bounds.height / 2, y + bounds.height / 2);
    let shape = Element::new("path")
        .with("class", class)
        .with("d", format!("M{x} {top} {right} {y} {x} {bottom} {left} {y}z"));
    let sign = match kind {
        NodeKind::Parallel => Some(format!("M{x} {}V{}M{} {y}H{}", y - 10, y + 10, x - 10, x + 10)),
        NodeKind::EventBased => Some(format!("M{} {y}a8 8 0 1 0 16 0a8 8 0 1 0 -16 0", x - 8)),
        _ => None,
    };
    let sign = sign.map(|sign| Element::new("path").with("class", "sign").with("d", sign));
    std::iter::once(shape).chain(sign).collect()
}

fn circle(bounds: &Bounds, class: &str, kind: &NodeKind) -> Vec<Element> {
    let (x, y) = middle(bounds);
    let round = |radius: i32, class: &str| {
        Element::new("circle").with("class", class).with("cx", x).with("cy", y).with("r", radius)
    };
    let radius = bounds.width / 2;
    let soft = if matches!(kind, NodeKind::Boundary { interrupting: false, .. }) { " soft" } else { "" };
    let clock = || {
        let hands = format!("M{x} {}V{y}L{} {}", y - 7, x + 5, y + 3);
        Element::new("path").with("class", "sign").with("d", hands)
    };
    match kind {
        NodeKind::End { .. } => vec![round(radius, &format!("{class} thick"))],
        NodeKind::Catch(trigger)
        | NodeKind::Boundary { trigger, .. }
        | NodeKind::Interrupt { trigger, .. } => {
            let rings = [round(radius, &format!("{class}{soft}")), round(radius - 4, &format!("sign{soft}"))];
            let sign = if matches!(trigger, Trigger::Message { .. }) { letter(x, y) } else { clock() };
            rings.into_iter().chain([sign]).collect()
        }
        _ => vec![round(radius, class)],
    }
}

/// An envelope.
fn letter(x: i32, y: i32) -> Element {
    let (left, top) = (x - 8, y - 5);
    let way = format!("M{left} {top}h16v11h-16zl8 6l8 -6");
    Element::new("path").with("class", "sign").with("d", way)
}

fn middle(bounds: &Bounds) -> (i32, i32) {
    (bounds.x + bounds.width / 2, bounds.y + bounds.height / 2)
}

fn way(path: &Path) -> String {
    let Some(first) = path.points.first() else { return String::new() };
    let lines = path.points.windows(2).map(|pair| {
        let Point { x, y } = pair[1];
        if pair[0].y == y { format!("H{x}") } else { format!("V{y}") }
    });
    std::iter::once(format!("M{} {}", first.x, first.y)).chain(lines).collect()
}

/// Lines of text in the middle of a rectangle, from `x` or around it as the class says.
fn text_in(bounds: &Bounds, lines: &[String], class: &str, x: i32) -> Element {
    let count = super::geometry::number(lines.len());
    let first = bounds.y + (bounds.height - count * LINE) / 2 + 13;
    let text = Element::new("text").with_some("class", Some(class)).with("y", first);
    text.children(lines.iter().enumerate().map(|(index, line)| {
        Element::new("tspan").with("x", x).with("dy", if index == 0 { 0 } else { LINE }).text(line)
    }))
}
