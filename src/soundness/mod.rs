//! Whether every case of a procedure can end, once, whatever it meets on its way; where not, why, the story that shows
//! it, and changes that were tried.

mod answers;
mod causes;
mod drawing;
mod mending;
mod story;
mod words;

use std::collections::BTreeSet;

use crate::net::{Fault, Verdict, decide, explain};
use crate::process::{FlowId, NodeId, NodeKind, Process};

pub use answers::{Answered, answered, trapped};
pub use causes::{Cause, How, causes};
pub use drawing::Drawing;
pub use mending::{Mending, mend};
pub use story::{Shown, Spot, Way, Worded, show};
pub use words::worded;

/// Whether anything happens at the same time; where nothing does, one token goes its way and reachability says all.
fn is_concurrent(process: &Process) -> bool {
    process.graph().nodes().any(|(_, node)| matches!(node.kind, NodeKind::Parallel))
}

/// The verdict on a procedure in which something happens at the same time.
pub fn verdict(process: &Process) -> Option<(Drawing, Verdict)> {
    if !process.is_whole() || !is_concurrent(process) {
        return None;
    }
    let drawing = Drawing::of(&process.layout);
    let verdict = decide(&drawing.plan);
    Some((drawing, verdict))
}

/// What the shortest run to a fault passes, by nodes and flows; nothing where every case can end.
pub fn run(process: &Process) -> (BTreeSet<NodeId>, BTreeSet<FlowId>) {
    let drawing = Drawing::of(&process.layout);
    let steps = explain(&drawing.plan).map(|told| told.run).unwrap_or_default();
    let nodes = steps.iter().filter_map(|step| drawing.nodes[step.node]);
    let flows = steps.iter().flat_map(|step| step.takes.iter().chain(&step.gives));
    (nodes.collect(), flows.filter_map(|flow| drawing.flows[*flow]).collect())
}

/// Every node that some case comes to. What keeps cases from coming to a node because they get stuck before it is told
/// where they do.
pub fn reached(process: &Process) -> BTreeSet<NodeId> {
    let mut reached = process.graph().reachable();
    let Some((drawing, verdict)) = verdict(process) else { return reached };
    if verdict.faults == [Fault::Dead] {
        let dead = verdict.dead.iter().filter(|dead| dead.flow.is_none());
        for node in dead.filter_map(|dead| drawing.nodes[dead.node]) {
            reached.remove(&node);
        }
    }
    reached
}
