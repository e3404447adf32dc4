use crate::process::{Graph, Knowledge, Process};
use crate::simplify::{Change, simplify};

/// The graph of a process without what it does not need, and what was changed.
pub fn simplified(process: &Process) -> (Graph, Vec<Change>) {
    let mut graph = process.graph().clone();
    graph.learn(Knowledge::of(process));
    let changes = simplify(&mut graph);
    (graph, changes)
}
