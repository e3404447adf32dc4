//! What in a procedure keeps its cases from ending once: found by where it is written.

use std::collections::BTreeSet;

use crate::model::{Id, Step};
use crate::process::{Leap, NodeId, NodeKind, Placed, Process, Within};
use crate::source::Span;

/// Something that keeps cases from ending once.
#[derive(Clone, Debug)]
pub struct Cause<'a> {
    /// Where it is written.
    pub span: Span,
    /// What it is.
    pub how: How<'a>,
}

/// What keeps cases from ending once.
#[derive(Clone, Debug)]
pub enum How<'a> {
    /// A jump leads out of a branch: the join waits for it.
    Leaves {
        /// The jump.
        leap: Leap<'a>,
    },
    /// A jump leads into a branch past its beginning.
    Enters {
        /// The step named.
        to: &'a Id,
        /// The branch.
        within: Within<'a>,
    },
    /// The case ends in a branch while others are still at work.
    EndsInside {
        /// The step at which it ends.
        step: &'a Step,
        /// What the branch is one of.
        parallel: &'a Step,
    },
    /// A circle that nothing leads out of.
    Trap {
        /// The nodes on it.
        nodes: Vec<NodeId>,
    },
}

/// Everything that keeps cases from ending once, in the order written.
pub fn causes(process: &Process) -> Vec<Cause<'_>> {
    let mut found = leaving(process);
    found.extend(entering(process));
    if process.is_whole() {
        found.extend(ending_inside(process));
        found.extend(traps(process));
    }
    found.sort_by_key(|cause| cause.span);
    found
}

fn leaving(process: &Process) -> Vec<Cause<'_>> {
    let mut leaps = process.leaps();
    leaps.retain(|leap| leap.leaves().is_some() && !is_last(process, leap));
    leaps.into_iter().map(|leap| Cause { span: leap.jump.to.span, how: How::Leaves { leap } }).collect()
}

/// Whether whatever a jump leads to ends the whole case, so that no join waits.
fn is_last(process: &Process, leap: &Leap<'_>) -> bool {
    let graph = process.graph();
    let Some(target) = graph.find(&leap.to.step.id.value) else { return false };
    let ahead = graph.ahead([target], |_| false);
    let falls = process.layout.falls_out.iter().any(|fall| ahead.contains(&fall.from));
    let is_quiet = |id: &NodeId| match graph.node(*id).kind {
        NodeKind::Parallel => false,
        NodeKind::End { ends: Some(_), stops_all } => stops_all,
        _ => true,
    };
    leap.enters().is_none() && !falls && ahead.iter().all(is_quiet) && !ahead.is_disjoint(&graph.ending())
}

fn entering(process: &Process) -> Vec<Cause<'_>> {
    let mut found = Vec::new();
    for leap in process.leaps() {
        // A jump that also leaves a branch is told as such.
        if leap.leaves().is_none() && leap.enters().is_some() {
            let (to, depth) = (leap.jump.to, leap.from.branches.len());
            let within = leap.to.branches.iter().copied().find(|within| !leap.from.branches.contains(within));
            found.extend(within.or(leap.to.branches.get(depth).copied()).map(|within| (to, within)));
        }
    }
    let steps = process.steps();
    for to in process.procedure.anytime.iter().filter_map(|row| row.next.as_ref()) {
        let target = steps.iter().find(|placed| placed.step.id == *to);
        found.extend(target.and_then(|placed| placed.branches.first()).map(|within| (to, *within)));
    }
    found.into_iter().map(|(to, within)| Cause { span: to.span, how: How::Enters { to, within } }).collect()
}

fn ending_inside(process: &Process) -> Vec<Cause<'_>> {
    let graph = process.graph();
    let reachable = graph.reachable();
    let (mut told, mut found) = (BTreeSet::new(), Vec::new());
    for (step, parallel) in inside(process) {
        let ends = graph.nodes().filter(|(id, node)| {
            let runs_on = matches!(node.kind, NodeKind::End { ends: Some(_), stops_all: false });
            runs_on && node.step.as_deref() == Some(step.id.as_str()) && reachable.contains(id)
        });
        for (id, node) in ends {
            if told.insert(id) {
                found.push(Cause { span: node.span, how: How::EndsInside { step, parallel } });
            }
        }
    }
    found
}

/// The steps in branches, each with the innermost `parallel` of which another branch may still run then. What a branch
/// jumps out to is told at the jump.
fn inside(process: &Process) -> Vec<(&Step, &Step)> {
    let several = |placed: &Placed<'_>| {
        let around = placed.branches.iter().rev().filter_map(|(parallel, _)| process.step(parallel));
        around.map(|step| &step.value).find(|step| step.branches.len() > 1)
    };
    let steps = process.steps();
    steps.iter().filter_map(|placed| Some((&placed.step.value, several(placed)?))).collect()
}

fn traps(process: &Process) -> Vec<Cause<'_>> {
    let graph = process.graph();
    let reachable = graph.reachable();
    let leading_out = process.leading_out();
    let mut traps = graph.loops();
    traps.retain(|group| group.iter().all(|id| reachable.contains(id) && !leading_out.contains(id)));
    // Of circles that lead into one another the last is told.
    let is_last = |group: &Vec<NodeId>| {
        let ahead = graph.ahead(group.clone(), |_| false);
        !traps.iter().any(|other| other != group && ahead.contains(&other[0]))
    };
    let last: Vec<Vec<NodeId>> = traps.iter().filter(|group| is_last(group)).cloned().collect();
    let first = |nodes: &[NodeId]| {
        let steps: BTreeSet<&str> = nodes.iter().filter_map(|id| graph.node(*id).step.as_deref()).collect();
        process
            .steps()
            .iter()
            .find(|placed| steps.contains(placed.step.id.as_str()))
            .map(|placed| placed.step.id.span)
    };
    last.into_iter()
        .filter_map(|nodes| Some(Cause { span: first(&nodes)?, how: How::Trap { nodes } }))
        .collect()
}
