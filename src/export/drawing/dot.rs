//! A graph in the language of Graphviz.

use std::fmt::Write;

use super::marks::{Mark, Marks};
use super::picture::lanes;
use super::svg::{label, way_label};
use crate::diagnostic::Language;
use crate::process::words::Words;
use crate::process::{Graph, NodeKind, Process};

/// The graph of a process as DOT, one cluster per actor.
pub fn dot(process: &Process, graph: &Graph, language: Language, marks: &Marks) -> String {
    let words = Words::new(process, language);
    let lane_of = lanes(graph);
    let mut text = String::from("digraph ");
    let _ = writeln!(text, "{} {{", quoted(&process.key()));
    let _ = writeln!(text, "  label={}; labelloc=t; rankdir=LR;", quoted(&process.procedure.name.value));
    text.push_str("  node [fontname=\"sans-serif\", fontsize=12, shape=box, style=rounded];\n");
    text.push_str("  edge [fontname=\"sans-serif\", fontsize=11];\n");
    let mut actors: Vec<&String> = lane_of.values().collect();
    actors.sort();
    actors.dedup();
    for (number, actor) in actors.into_iter().enumerate() {
        let _ = writeln!(text, "  subgraph cluster_{number} {{\n    label={};", quoted(&words.actor(actor)));
        for (id, node) in graph.nodes().filter(|(id, _)| lane_of.get(id) == Some(actor)) {
            let label = quoted(&label(&words, graph.node(id), marks));
            let look = look(&node.kind, marks.of(&node.id));
            let _ = writeln!(text, "    {} [label={label}{look}];", quoted(&node.id));
        }
        text.push_str("  }\n");
    }
    for (id, node) in graph.nodes().filter(|(id, _)| !lane_of.contains_key(id)) {
        let label = quoted(&label(&words, graph.node(id), marks));
        let _ = writeln!(text, "  {} [label={label}{}];", quoted(&node.id), look(&node.kind, None));
    }
    for (id, node) in graph.nodes() {
        if let NodeKind::Boundary { host, .. } = node.kind {
            let (host, timer) = (quoted(&graph.node(host).id), quoted(&graph.node(id).id));
            let _ = writeln!(text, "  {host} -> {timer} [style=dashed, arrowhead=none];");
        }
    }
    for flow in graph.flows() {
        let (from, to) = (quoted(&graph.node(flow.from).id), quoted(&graph.node(flow.to).id));
        let name = way_label(&words, graph, &flow, marks);
        let name = if name.is_empty() { name } else { format!(" [label={}]", quoted(&name)) };
        let _ = writeln!(text, "  {from} -> {to}{name};");
    }
    text.push_str("}\n");
    text
}

fn look(kind: &NodeKind, mark: Option<Mark>) -> String {
    let shape = match kind {
        NodeKind::Task(_) | NodeKind::Call { .. } => "",
        NodeKind::End { .. } => ", shape=doublecircle",
        kind if kind.is_gateway() => ", shape=diamond, style=solid",
        _ => ", shape=circle, style=solid",
    };
    let mark = match mark {
        Some(Mark::Removed) => ", color=\"#99291c\", style=dashed",
        Some(Mark::Added) => ", color=\"#0a5c54\", penwidth=3",
        Some(Mark::Run) => ", color=\"#7a5200\", penwidth=3",
        None => "",
    };
    format!("{shape}{mark}")
}

/// A quoted string: in DOT only the quotation mark and the backslash mean something inside.
fn quoted(text: &str) -> String {
    let text: String = text.chars().filter(|letter| !letter.is_control() || *letter == '\n').collect();
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
