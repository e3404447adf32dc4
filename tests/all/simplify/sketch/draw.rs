//! From graph to text.

use std::fmt::Write;

use thutuc::model::Ends;
use thutuc::process::{Graph, GraphNode, Guard, Knowledge, NodeKind, TaskKind, Trigger};
use thutuc::source::Span;

use super::default_step;

/// A graph as the text of a sketch.
pub fn draw(graph: &Graph, formula: &dyn Fn(Span) -> String) -> String {
    let mut text = String::new();
    for (_, node) in graph.nodes() {
        let of = match &node.step {
            Some(step) if step == default_step(&node.id) => String::new(),
            None if matches!(node.kind, NodeKind::Start | NodeKind::Interrupt { .. }) => String::new(),
            step => format!(" of {}", step.as_deref().unwrap_or("-")),
        };
        let lane = node.lane.as_ref().map(|lane| format!(" in {lane}")).unwrap_or_default();
        let called = if node.name.is_empty() || is_named_after_step(node) {
            String::new()
        } else {
            format!(" called \"{}\"", node.name)
        };
        writeln!(text, "{}: {}{lane}{of}{called}", node.id, kind_words(graph, &node.kind)).expect("a string");
    }
    for flow in graph.flows() {
        let name = flow.flow.name.as_ref().map(|name| format!(" \"{name}\"")).unwrap_or_default();
        let (from, to) = (&graph.node(flow.from).id, &graph.node(flow.to).id);
        writeln!(text, "{from} -> {to}{}{name}", guard_words(&flow.flow.guard, formula)).expect("a string");
    }
    text + &known_words(graph.known(), formula)
}

fn is_named_after_step(node: &GraphNode) -> bool {
    node.step.as_ref() == Some(&node.name)
}

fn kind_words(graph: &Graph, kind: &NodeKind) -> String {
    let ends_words = |ends: &Option<Ends>| ends.map(|ends| format!(" {}", ends.word())).unwrap_or_default();
    match kind {
        NodeKind::Start => "start".into(),
        NodeKind::End { ends, stops_all } => {
            format!("end{}{}", ends_words(ends), if *stops_all { " all" } else { "" })
        }
        NodeKind::Task(TaskKind::User) => "user".into(),
        NodeKind::Task(TaskKind::Service) => "service".into(),
        NodeKind::Task(TaskKind::Send) => "send".into(),
        NodeKind::Call { procedure } => format!("call {procedure}"),
        NodeKind::Exclusive => "xor".into(),
        NodeKind::Parallel => "and".into(),
        NodeKind::EventBased => "events".into(),
        NodeKind::Catch(trigger) => trigger_words(trigger),
        NodeKind::Boundary { host, interrupting, .. } => {
            format!("{} {}", if *interrupting { "timer" } else { "notice" }, graph.node(*host).id)
        }
        NodeKind::Interrupt { trigger, until_step, .. } => {
            let until = until_step.as_ref().map(|step| format!(" until {step}")).unwrap_or_default();
            format!("any{}{until}", trigger_words(trigger).replacen("message", "time", 1))
        }
    }
}

fn trigger_words(trigger: &Trigger) -> String {
    match trigger {
        Trigger::Message { event, .. } => format!("message {event}"),
        Trigger::After(duration) => format!("after \"{duration}\""),
        Trigger::Limit => "limit".into(),
        Trigger::Date(fact) => format!("date {fact}"),
    }
}

fn guard_words(guard: &Guard, formula: &dyn Fn(Span) -> String) -> String {
    let asked = |span: &Option<Span>| {
        let name = span.map(formula)?;
        Some(if name.contains(' ') { format!(" if \"{name}\"") } else { format!(" if {name}") })
    };
    match guard {
        Guard::Always => String::new(),
        Guard::Otherwise => " else".into(),
        Guard::Below { counter, times } => format!(" below {counter} {times}"),
        Guard::Outcome { outcome, formula } => {
            format!(" decides {outcome}{}", asked(formula).unwrap_or_default())
        }
        Guard::When { formula, channels } => {
            let by: Vec<&str> = channels.iter().map(|channel| channel.word()).collect();
            let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(",")) };
            format!("{}{by}", asked(formula).unwrap_or_default())
        }
    }
}

fn known_words(known: &Knowledge, formula: &dyn Fn(Span) -> String) -> String {
    let mut text = String::new();
    let mut line = |key: &str, words: Vec<String>| {
        if !words.is_empty() {
            writeln!(text, "{key} {}", words.join(" ")).expect("a string");
        }
    };
    line("never", known.never.iter().map(|span| formula(*span)).collect());
    for group in &known.complete {
        line("complete", group.iter().map(|span| formula(*span)).collect());
    }
    line("channels", known.channels.iter().map(|channel| channel.word().to_owned()).collect());
    text
}
