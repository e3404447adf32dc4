use crate::process::{Graph, Knowledge, Process};
use crate::proof::{Budget, Writes};
use crate::simplify::{self, Change, Proved, simplify};

/// The graph of a process without what it does not need, and what was changed.
pub fn simplified(process: &Process) -> (Graph, Vec<Change>) {
    let mut graph = known(process);
    let changes = simplify(&mut graph);
    (graph, changes)
}

/// The same, but every change is shown to change nothing anybody can observe, and is not made otherwise.
pub fn proved(process: &Process, budget: Budget) -> Proved {
    simplify::proved(simplify::ALL, &known(process), &Writes::of(process), budget)
}

/// The graph of a process with what is known about its conditions.
fn known(process: &Process) -> Graph {
    let mut graph = process.graph().clone();
    graph.learn(Knowledge::of(process));
    graph
}
