//! Graphs of five thousand nodes are simplified in one go: what a change makes possible is looked at around it, and
//! nothing is begun again from the start.

use std::time::{Duration, Instant};

use thutuc::model::Ends;
use thutuc::process::{Flow, Graph, GraphNode, Guard, NodeId, NodeKind, TaskKind};
use thutuc::simplify::simplify;
use thutuc::source::{FileId, Span};

fn node(graph: &mut Graph, kind: NodeKind) -> NodeId {
    let id = format!("n{}", graph.size().0);
    graph.add(GraphNode { id, kind, step: None, lane: None, name: String::new(), span: Span::default() })
}

fn flow(graph: &mut Graph, from: NodeId, to: NodeId, guard: Guard) {
    graph.connect(from, to, Flow { guard, ..Flow::default() });
}

fn end(graph: &mut Graph) -> NodeId {
    node(graph, NodeKind::End { ends: Some(Ends::Refused), stops_all: false })
}

/// Blocks in a row: a step that may be skipped behind a gateway of one way, and a counter that is never used up.
fn row(blocks: usize) -> Graph {
    let mut graph = Graph::default();
    let mut last = node(&mut graph, NodeKind::Start);
    for number in 0..blocks {
        let [one, split, join, count] = [(); 4].map(|()| node(&mut graph, NodeKind::Exclusive));
        let [skipped, counted] = [(); 2].map(|()| node(&mut graph, NodeKind::Task(TaskKind::User)));
        let end = end(&mut graph);
        let place = 10 * number;
        let formula = Some(Span::new(FileId(0), place, place + 5));
        for (from, to) in [(last, one), (one, split), (skipped, join), (join, count), (count, end)] {
            flow(&mut graph, from, to, if to == end { Guard::Otherwise } else { Guard::Always });
        }
        flow(&mut graph, split, skipped, Guard::When { formula, channels: Vec::new() });
        flow(&mut graph, split, join, Guard::Otherwise);
        flow(&mut graph, count, counted, Guard::Below { counter: format!("c{number}"), times: 1 });
        last = counted;
    }
    let end = end(&mut graph);
    flow(&mut graph, last, end, Guard::Always);
    graph
}

/// Parallel steps inside each other, in which nobody does anything, one such nest behind the other.
fn nests(count: usize, depth: usize) -> Graph {
    let mut graph = Graph::default();
    let mut last = node(&mut graph, NodeKind::Start);
    for _ in 0..count {
        let next = node(&mut graph, NodeKind::Task(TaskKind::User));
        let (mut outer, mut behind) = (last, next);
        for _ in 0..depth {
            let [split, join] = [(); 2].map(|()| node(&mut graph, NodeKind::Parallel));
            for (from, to) in [(outer, split), (split, join), (join, behind)] {
                flow(&mut graph, from, to, Guard::Always);
            }
            (outer, behind) = (split, join);
        }
        flow(&mut graph, outer, behind, Guard::Always);
        last = next;
    }
    let end = end(&mut graph);
    flow(&mut graph, last, end, Guard::Always);
    graph
}

/// One choice with many ways, each to an end of its own, all alike.
fn fan(ways: usize) -> Graph {
    let mut graph = Graph::default();
    let start = node(&mut graph, NodeKind::Start);
    let choice = node(&mut graph, NodeKind::Exclusive);
    flow(&mut graph, start, choice, Guard::Always);
    for number in 0..ways {
        let end = end(&mut graph);
        flow(&mut graph, choice, end, Guard::Outcome { outcome: format!("o{number}"), formula: None });
    }
    graph
}

#[test]
fn large_graphs_are_simplified_in_one_go() {
    let expected = [
        ("row", row(714), (2_858, 3_571)),
        ("nests", nests(25, 100), (27, 26)),
        ("fan", fan(2_500), (3, 2_501)),
    ];
    for (name, mut graph, small) in expected {
        let before = graph.size();
        let began = Instant::now();
        let changes = simplify(&mut graph).len();
        let needed = began.elapsed();
        println!("{name}: {before:?} → {:?}, {changes} changes, {needed:?}", graph.size());
        assert_eq!(graph.size(), small, "{name}");
        // A tenth of this even without optimisation; what looks at everything after each change needs far more.
        assert!(needed < Duration::from_secs(15), "{name} took {needed:?}");
    }
}
