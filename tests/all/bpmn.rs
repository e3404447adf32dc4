//! What every BPMN file must be, told from its text alone: well formed, every reference to something, every part of the
//! process drawn, and the drawing readable.

use std::collections::{BTreeMap, BTreeSet};

use thutuc::check::Profile;
use thutuc::export::{Files, Run};
use thutuc::source::File;

use crate::examples::{compile_example, read};
use crate::exports::written;
use crate::xml::{Element, parse};

fn is_node(element: &Element) -> bool {
    let ends = ["Task", "Event", "Gateway", "subProcess", "callActivity"];
    ends.iter().any(|end| element.name.ends_with(end))
}

fn files() -> Vec<(String, Element)> {
    let files = written().iter().filter(|(path, _)| path.starts_with("bpmn/"));
    let parsed = files.map(|(path, bytes)| (path.clone(), parse(std::str::from_utf8(bytes).expect("UTF-8"))));
    parsed.collect()
}

/// Checks every file and reports all faults at once.
fn check(find: impl Fn(&Element, &mut Vec<String>)) {
    let files = files();
    assert!(files.len() > 12, "the catalogue and the samples");
    let mut faults = Vec::new();
    for (path, root) in &files {
        let mut found = Vec::new();
        find(root, &mut found);
        faults.extend(found.into_iter().map(|fault| format!("{path}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn ids(root: &Element, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for id in root.all().into_iter().filter_map(|element| element.get("id")) {
        let is_name = id.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
            && id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
        if !is_name {
            faults.push(format!("`{id}` is no plain name"));
        }
        if !seen.insert(id) {
            faults.push(format!("`{id}` stands twice"));
        }
    }
}

#[test]
fn ids_are_ascii_names_and_stand_once() {
    check(ids);
}

fn references(root: &Element, faults: &mut Vec<String>) {
    let attributes =
        ["sourceRef", "targetRef", "attachedToRef", "default", "messageRef", "bpmnElement", "processRef"];
    let all = root.all();
    let ids: BTreeSet<&str> = all.iter().filter_map(|element| element.get("id")).collect();
    for element in &all {
        let named = attributes.iter().filter_map(|name| element.get(name));
        let told = ["incoming", "outgoing", "flowNodeRef"].iter().flat_map(|name| element.texts(name));
        for reference in named.chain(told).filter(|reference| !ids.contains(reference)) {
            faults.push(format!("{} names `{reference}`, which is nowhere", element.name));
        }
    }
}

#[test]
fn references_lead_to_something() {
    check(references);
}

fn touching(root: &Element, faults: &mut Vec<String>) {
    let all = root.all();
    let flows: Vec<&&Element> = all.iter().filter(|element| element.name == "sequenceFlow").collect();
    for node in all.iter().filter(|element| is_node(element)) {
        for (name, end) in [("incoming", "targetRef"), ("outgoing", "sourceRef")] {
            let mut told = node.texts(name);
            let touching = flows.iter().filter(|flow| flow.get(end) == Some(node.id()));
            let mut there: Vec<&str> = touching.map(|flow| flow.id()).collect();
            told.sort_unstable();
            there.sort_unstable();
            if told != there {
                faults.push(format!("{}: {name} says {told:?}, there are {there:?}", node.id()));
            }
        }
        let has_entry = !node.texts("incoming").is_empty();
        if has_entry && ["startEvent", "boundaryEvent"].contains(&node.name.as_str()) {
            faults.push(format!("a flow enters {}", node.id()));
        }
    }
}

#[test]
fn nodes_name_the_flows_that_touch_them() {
    check(touching);
}

fn choices(root: &Element, faults: &mut Vec<String>) {
    let all = root.all();
    let flows: Vec<&&Element> = all.iter().filter(|element| element.name == "sequenceFlow").collect();
    let is_choice = |id: &str| {
        let gateway = all.iter().find(|element| element.name == "exclusiveGateway" && element.id() == id);
        gateway.filter(|gateway| gateway.texts("outgoing").len() > 1).copied()
    };
    for flow in flows {
        let is_asked = flow.children.iter().any(|child| child.name == "conditionExpression");
        let choice = is_choice(flow.get("sourceRef").unwrap_or_default());
        let needed = choice.is_some_and(|gateway| gateway.get("default") != Some(flow.id()));
        if needed != is_asked {
            faults.push(format!("{}: condition {is_asked}, needed {needed}", flow.id()));
        }
        if choice.is_some_and(|gateway| gateway.get("default").is_none()) {
            faults.push(format!("{}: the gateway has no default", flow.id()));
        }
    }
    for gateway in all.iter().filter(|element| element.name.ends_with("Gateway")) {
        let (ins, outs) = (gateway.texts("incoming").len(), gateway.texts("outgoing").len());
        let direction = match (ins > 1, outs > 1) {
            (true, true) => "Mixed",
            (true, false) => "Converging",
            (false, true) => "Diverging",
            (false, false) => "Unspecified",
        };
        if gateway.get("gatewayDirection") != Some(direction) {
            faults.push(format!("{} is {direction}", gateway.id()));
        }
    }
}

#[test]
fn every_choice_has_a_default_and_every_other_way_a_condition() {
    check(choices);
}

fn parts(root: &Element, faults: &mut Vec<String>) {
    let all = root.all();
    let drawn: BTreeSet<&str> = all.iter().filter_map(|element| element.get("bpmnElement")).collect();
    let process = all.iter().find(|element| element.name == "process").expect("a process");
    let lanes = process.children.iter().filter(|child| child.name == "laneSet").flat_map(|set| &set.children);
    let lanes: Vec<&Element> = lanes.collect();
    let parts = all.iter().filter(|element| {
        is_node(element) || ["sequenceFlow", "messageFlow", "participant"].contains(&element.name.as_str())
    });
    for part in parts.copied().chain(lanes.iter().copied()).filter(|part| !drawn.contains(part.id())) {
        faults.push(format!("{} is not drawn", part.id()));
    }
    let mut inside: Vec<&str> = lanes.iter().flat_map(|lane| lane.texts("flowNodeRef")).collect();
    let mut nodes: Vec<&str> =
        process.children.iter().filter(|child| is_node(child)).map(Element::id).collect();
    inside.sort_unstable();
    nodes.sort_unstable();
    if inside != nodes {
        faults.push("lanes and nodes differ".to_owned());
    }
}

#[test]
fn every_part_is_drawn_and_every_node_has_one_lane() {
    check(parts);
}

type Rectangle = (i32, i32, i32, i32);

fn rectangle(shape: &Element) -> Rectangle {
    let bounds = shape.children.iter().find(|child| child.name == "dc:Bounds").expect("bounds");
    let number = |name| -> i32 { bounds.get(name).and_then(|text| text.parse().ok()).expect("a number") };
    (number("x"), number("y"), number("x") + number("width"), number("y") + number("height"))
}

fn overlap(one: Rectangle, other: Rectangle) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

fn points(edge: &Element) -> Vec<(i32, i32)> {
    let points = edge.children.iter().filter(|child| child.name == "di:waypoint");
    let number =
        |point: &Element, name| point.get(name).and_then(|text| text.parse().ok()).expect("a number");
    points.map(|point| (number(point, "x"), number(point, "y"))).collect()
}

/// A line from one point to another, as thin as it can be and still be seen to cross something.
fn stroke(one: (i32, i32), other: (i32, i32)) -> Rectangle {
    let (x, y) = ((one.0.min(other.0), one.0.max(other.0)), (one.1.min(other.1), one.1.max(other.1)));
    (x.0, y.0, x.1.max(x.0 + 1), y.1.max(y.0 + 1))
}

fn readable(root: &Element, faults: &mut Vec<String>) {
    let all = root.all();
    let shapes: BTreeMap<&str, Rectangle> = all
        .iter()
        .filter(|element| element.name == "bpmndi:BPMNShape")
        .map(|shape| (shape.get("bpmnElement").expect("an element"), rectangle(shape)))
        .collect();
    let edges: BTreeMap<&str, Vec<(i32, i32)>> = all
        .iter()
        .filter(|element| element.name == "bpmndi:BPMNEdge")
        .map(|edge| (edge.get("bpmnElement").expect("an element"), points(edge)))
        .collect();
    for scope in all.iter().filter(|element| element.name == "process" || element.name == "subProcess") {
        let nodes: Vec<&Element> = scope.children.iter().filter(|child| is_node(child)).collect();
        for (at, node) in nodes.iter().enumerate() {
            for other in &nodes[..at] {
                let seated = |one: &Element, host: &Element| one.get("attachedToRef") == Some(host.id());
                let fits = seated(node, other) || seated(other, node);
                if !fits && overlap(shapes[node.id()], shapes[other.id()]) {
                    faults.push(format!("{} covers {}", node.id(), other.id()));
                }
            }
        }
        for flow in scope.children.iter().filter(|child| child.name == "sequenceFlow") {
            crossings(flow, &edges[flow.id()], &nodes, &shapes, faults);
        }
    }
    let nodes: Vec<&Element> = all
        .iter()
        .find(|element| element.name == "process")
        .into_iter()
        .flat_map(|process| process.children.iter().filter(|child| is_node(child)))
        .collect();
    for flow in all.iter().filter(|element| element.name == "messageFlow") {
        crossings(flow, &edges[flow.id()], &nodes, &shapes, faults);
    }
}

#[test]
fn drawings_can_be_read() {
    check(readable);
}

fn crossings(
    flow: &Element,
    points: &[(i32, i32)],
    nodes: &[&Element],
    shapes: &BTreeMap<&str, Rectangle>,
    faults: &mut Vec<String>,
) {
    let ends = [flow.get("sourceRef"), flow.get("targetRef")];
    for pair in points.windows(2) {
        if (pair[0].0 == pair[1].0) == (pair[0].1 == pair[1].1) {
            faults.push(format!("{} is not orthogonal", flow.id()));
        }
        for node in nodes.iter().filter(|node| !ends.contains(&Some(node.id()))) {
            if overlap(stroke(pair[0], pair[1]), shapes[node.id()]) {
                faults.push(format!("{} runs through {}", flow.id(), node.id()));
            }
        }
    }
}

/// The sample with one jump led elsewhere: unsound, but never a panic nor a broken file.
#[test]
fn wrong_jumps_are_written_all_the_same() {
    let text = read("tests/data/every-construct.yaml");
    let exporter = &thutuc::export::bpmn::BPMN;
    let jumps: Vec<(usize, &str)> = ["next: ", "back-to: ", "late: ", "exhausted: "]
        .iter()
        .flat_map(|key| text.match_indices(key).map(|(at, key)| (at + key.len(), key)))
        .collect();
    assert!(jumps.len() > 10);
    for (number, (at, _)) in jumps.iter().enumerate() {
        let targets = ["kiem-tra", "hoi", "tinh-thue", "dung-lai", "song-song", "da-huy", "khong-co"];
        let target = targets[number % targets.len()];
        let rest = &text[*at..];
        let end = rest.find(|letter: char| !letter.is_ascii_lowercase() && letter != '-').expect("an end");
        let changed = format!("{}{target}{}", &text[..*at], &rest[end..]);
        let file = File::new("vi-du.yaml", changed.into_bytes());
        let (_, compiled) = compile_example(&[file], Profile::Draft);
        let Some(process) = compiled.catalog.processes.first() else { continue };
        let mut files = Files::default();
        let Run::Process(run) = exporter.run else { panic!("it writes one file a procedure") };
        run(process, &compiled.catalog, &mut files).expect("written");
        let (_, bytes) = files.into_iter().next().expect("a file");
        let root = parse(std::str::from_utf8(&bytes).expect("UTF-8"));
        let mut faults = Vec::new();
        for find in [ids, references, touching, choices, parts, readable] {
            find(&root, &mut faults);
        }
        assert!(faults.is_empty(), "{target} at {at}: {}", faults.join("\n"));
    }
}
