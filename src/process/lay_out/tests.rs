//! Section 3 of the language, row by row: the steps, and the graph that must come out of them.

mod bodies;
mod branches;
mod counters;
mod hard_cases;
mod laws;
mod timers;
mod ways;

use std::collections::{BTreeSet, VecDeque};

use super::{Layout, lay_out};
use crate::model::{Declaration, declare};
use crate::process::graph::{FlowRef, Graph, Guard, NodeId, NodeKind, TaskKind, Trigger};
use crate::source::{File, FileId};
use crate::yaml;

const HEAD: &str = "\
procedure: thu
code: \"9.000001\"
name: Thủ tục thử
field: cu-tru
levels: [commune]
from: 2026-01-01
source: {url: https://example.org/thu}
";

/// Lays out a procedure of which only some keys are written.
fn laid_out(keys: &str) -> Layout {
    let file = File::new("thu.yaml", format!("{HEAD}{}\n", keys.trim_end()).into_bytes());
    let (tree, findings) = yaml::read(FileId(0), &file);
    assert_eq!(findings, []);
    let (declared, findings) = declare(&tree.expect("read without findings"));
    assert_eq!(findings, []);
    let Some(Declaration::Procedure(procedure)) = declared else { panic!("a procedure") };
    lay_out(&procedure)
}

/// The graph of some keys, a line for each node in the order in which a case comes to them, then those it cannot come
/// to, then what leads nowhere.
fn draw(keys: &str) -> String {
    let layout = laid_out(keys);
    let graph = &layout.graph;
    let mut lines: Vec<String> = in_order(graph).into_iter().map(|id| line(graph, id)).collect();
    lines.extend(layout.missing.iter().map(|id| format!("no step {id}")));
    lines.extend(layout.falls_out.iter().map(|fall| format!("{:?} behind {}", fall.how, fall.step)));
    lines.join("\n")
}

/// Compares the graph of some keys with a drawing, indentation aside.
#[track_caller]
fn assert_graph(keys: &str, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(draw(keys), expected.join("\n"));
}

fn in_order(graph: &Graph) -> Vec<NodeId> {
    let mut order = Vec::new();
    let mut seen = BTreeSet::new();
    let entries = graph.nodes().filter(|(_, node)| node.kind.is_entry());
    let mut waiting: VecDeque<NodeId> = entries.map(|(id, _)| id).collect();
    loop {
        while let Some(id) = waiting.pop_front() {
            if seen.insert(id) {
                order.push(id);
                waiting.extend(graph.leaving(id).iter().map(|flow| flow.to));
                waiting.extend(graph.boundary(id));
            }
        }
        let Some((left, _)) = graph.nodes().find(|(id, _)| !seen.contains(id)) else { return order };
        waiting.push_back(left);
    }
}

fn line(graph: &Graph, id: NodeId) -> String {
    let node = graph.node(id);
    let lane = node.lane.as_ref().map(|lane| format!(" @{lane}")).unwrap_or_default();
    let ways: Vec<String> = graph.leaving(id).iter().map(|flow| way(graph, flow)).collect();
    let ways = if ways.is_empty() { String::new() } else { format!(" -> {}", ways.join(", ")) };
    format!("{}{}{lane}{ways}", node.id, what(graph, &node.kind))
}

fn what(graph: &Graph, kind: &NodeKind) -> String {
    match kind {
        NodeKind::Start | NodeKind::Task(TaskKind::User) => String::new(),
        NodeKind::Task(TaskKind::Send) => " (send)".into(),
        NodeKind::Task(TaskKind::Service) => " (service)".into(),
        NodeKind::Call { procedure } => format!(" (call {procedure})"),
        NodeKind::Exclusive => " (xor)".into(),
        NodeKind::Parallel => " (and)".into(),
        NodeKind::EventBased => " (race)".into(),
        NodeKind::Catch(trigger) => format!(" ({})", moment(trigger)),
        NodeKind::End { ends: None, .. } => " (end of notice)".into(),
        NodeKind::End { ends: Some(ends), stops_all: false } => format!(" (end {})", ends.word()),
        NodeKind::End { ends: Some(ends), stops_all: true } => format!(" (end {} of all)", ends.word()),
        NodeKind::Boundary { host, interrupting, trigger } => {
            let how = if *interrupting { "takes" } else { "beside" };
            format!(" ({how} {} {})", graph.node(*host).id, moment(trigger))
        }
        NodeKind::Interrupt { trigger, within, until_step } => {
            let within = within.map(|within| format!(", within {within}")).unwrap_or_default();
            let until = until_step.as_ref().map(|step| format!(", until {step}")).unwrap_or_default();
            format!(" (takes all {}{within}{until})", moment(trigger))
        }
    }
}

fn moment(trigger: &Trigger) -> String {
    match trigger {
        Trigger::Message { event, sender: Some(sender) } => format!("on {event} from {sender}"),
        Trigger::Message { event, sender: None } => format!("on {event}"),
        Trigger::After(after) => format!("after {after}"),
        Trigger::Limit => "after the limit".into(),
        Trigger::Date(fact) => format!("at {fact}"),
    }
}

fn way(graph: &Graph, flow: &FlowRef<'_>) -> String {
    let guard = match &flow.flow.guard {
        Guard::Always => String::new(),
        Guard::When { formula, channels } => {
            let channels = channels.iter().map(|channel| channel.word());
            let parts: Vec<&str> = formula.iter().map(|_| "when").chain(channels).collect();
            format!("[{}] ", parts.join(" "))
        }
        Guard::Outcome { outcome, formula: None } => format!("[{outcome}] "),
        Guard::Outcome { outcome, formula: Some(_) } => format!("[{outcome} when] "),
        Guard::Below { counter, times } => format!("[{counter} < {times}] "),
        Guard::Otherwise => "[else] ".into(),
    };
    format!("{guard}{}", graph.node(flow.to).id)
}
