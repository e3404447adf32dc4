//! How often an applicant must come in person.

use std::collections::BTreeMap;

use crate::calendar::Unit;
use crate::export::site::answers::open_channels;
use crate::model::{Ends, Kind, Return, Step};
use crate::process::{GraphNode, NodeId, NodeKind, Process};

/// The fewest and the most visits: to hand in, where a step demands presence, and to collect.
pub fn visits(process: &Process) -> (usize, usize) {
    let (least, most) = presence(process);
    let channels: Vec<&str> = open_channels(process).collect();
    let only_at_counter = channels == ["direct"];
    let at_counter = channels.contains(&"direct");
    let filing = (usize::from(only_at_counter), usize::from(at_counter));
    let (collect_least, collect_most) = collecting(process);
    (filing.0 + least + collect_least, filing.1 + most + collect_most)
}

/// Visits to collect the result. What is settled while one waits needs none of its own.
fn collecting(process: &Process) -> (usize, usize) {
    let returns: Vec<Return> = process.procedure.returns.iter().map(|way| way.value).collect();
    let at_once = !process.procedure.limits.is_empty()
        && process.procedure.limits.iter().all(|limit| {
            limit
                .limit
                .as_ref()
                .is_some_and(|limit| matches!(limit.value.unit(), Unit::SameDay | Unit::SameWorkingDay))
        });
    let present = process
        .steps()
        .iter()
        .any(|placed| placed.step.kind.value == Kind::Return && is_presence(&placed.step.value));
    match &returns[..] {
        // The step that hands it over has counted the visit already.
        _ if present => (0, 0),
        [Return::AtPlace] => (usize::from(!at_once), usize::from(!at_once)),
        ways if ways.is_empty() || ways.contains(&Return::AtPlace) => (0, usize::from(!at_once)),
        _ => (0, 0),
    }
}

fn is_presence(step: &Step) -> bool {
    step.presence.as_ref().is_some_and(|presence| presence.value)
}

/// Steps that demand presence: on the way to a result with the fewest, and all that there are.
fn presence(process: &Process) -> (usize, usize) {
    let demanding: Vec<String> = process
        .steps()
        .iter()
        .filter(|placed| is_presence(&placed.step.value))
        .map(|placed| placed.step.id.value.clone())
        .collect();
    if demanding.is_empty() {
        return (0, 0);
    }
    let visits = |node: &GraphNode| {
        let works = matches!(node.kind, NodeKind::Task(_) | NodeKind::Call { .. });
        usize::from(works && node.step.as_ref().is_some_and(|step| demanding.contains(step)))
    };
    (fewest(process, visits).unwrap_or(0), demanding.len())
}

/// The fewest visits on any way from the start to a result; of ways walked together, the shortest stands for all.
fn fewest(process: &Process, visits: impl Fn(&GraphNode) -> usize) -> Option<usize> {
    let graph = process.graph();
    let mut best: BTreeMap<NodeId, usize> = BTreeMap::new();
    let starts = graph.nodes().filter(|(_, node)| node.kind == NodeKind::Start).map(|(id, _)| (id, 0));
    let mut waiting: Vec<(NodeId, usize)> = starts.collect();
    while let Some((id, before)) = waiting.pop() {
        let here = before + visits(graph.node(id));
        if best.get(&id).is_some_and(|known| *known <= here) {
            continue;
        }
        best.insert(id, here);
        waiting.extend(graph.leaving(id).into_iter().map(|flow| (flow.to, here)));
    }
    let granted = best
        .iter()
        .filter(|(id, _)| matches!(graph.node(**id).kind, NodeKind::End { ends: Some(Ends::Granted), .. }));
    granted.map(|(_, visits)| *visits).min()
}
