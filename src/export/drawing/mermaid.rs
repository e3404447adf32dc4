//! A graph as a Mermaid flowchart, which many wikis and code hosts draw.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::marks::{Mark, Marks};
use super::picture::lanes;
use super::svg::{label, way_label};
use crate::diagnostic::Language;
use crate::process::words::Words;
use crate::process::{Graph, NodeId, NodeKind, Process};

/// The graph of a process as Mermaid, one subgraph per actor.
pub fn mermaid(process: &Process, graph: &Graph, language: Language, marks: &Marks) -> String {
    let words = Words::new(process, language);
    let lane_of = lanes(graph);
    let mut text = String::from("flowchart LR\n");
    // Names such as `end` mean something in Mermaid, so nodes are numbered.
    let names: BTreeMap<NodeId, String> =
        graph.nodes().enumerate().map(|(number, (id, _))| (id, format!("n{number}"))).collect();
    let mut actors: Vec<Option<&String>> = graph.nodes().map(|(id, _)| lane_of.get(&id)).collect();
    actors.sort();
    actors.dedup();
    for (number, actor) in actors.into_iter().enumerate() {
        if let Some(actor) = actor {
            let _ = writeln!(text, "  subgraph l{number}[{}]", quoted(&words.actor(actor)));
        }
        for (id, node) in graph.nodes().filter(|(id, _)| lane_of.get(id) == actor) {
            let (open, close) = brackets(&node.kind);
            let label = quoted(&label(&words, node, marks));
            let class = marks.of(&node.id).map(|mark| format!(":::{}", mark.word()));
            let _ = writeln!(text, "    {}{open}{label}{close}{}", names[&id], class.unwrap_or_default());
        }
        if actor.is_some() {
            text.push_str("  end\n");
        }
    }
    for (id, node) in graph.nodes() {
        if let NodeKind::Boundary { host, .. } = node.kind {
            let _ = writeln!(text, "  {} -.- {}", names[&host], names[&id]);
        }
    }
    for flow in graph.flows() {
        let name = way_label(&words, graph, &flow, marks);
        let name = if name.is_empty() { name } else { format!("|{}|", quoted(&name)) };
        let _ = writeln!(text, "  {} -->{name} {}", names[&flow.from], names[&flow.to]);
    }
    for (mark, look) in [
        (Mark::Removed, "stroke:#99291c,stroke-dasharray:3 3"),
        (Mark::Added, "stroke:#0a5c54,stroke-width:3px"),
        (Mark::Run, "stroke:#7a5200,stroke-width:3px"),
    ] {
        if graph.nodes().any(|(_, node)| marks.of(&node.id) == Some(mark)) {
            let _ = writeln!(text, "  classDef {} {look}", mark.word());
        }
    }
    text
}

fn brackets(kind: &NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Task(_) => ("[", "]"),
        NodeKind::Call { .. } => ("[[", "]]"),
        kind if kind.is_gateway() => ("{", "}"),
        NodeKind::End { .. } => ("(((", ")))"),
        _ => ("((", "))"),
    }
}

/// A quoted string: what Mermaid or its page would read as markup is written as a character entity.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | ';' => {
                let _ = write!(quoted, "#{};", u32::from(letter));
            }
            letter if letter.is_control() => quoted.push(' '),
            letter => quoted.push(letter),
        }
    }
    if quoted.len() == 1 {
        quoted.push(' ');
    }
    quoted.push('"');
    quoted
}
