//! What can be told apart and what cannot, on graphs of a few nodes.

use super::{Budget, Shown, Writes, compare};
use crate::model::Ends;
use crate::process::{Flow, Graph, GraphNode, Guard, NodeId, NodeKind, TaskKind};
use crate::source::Span;

fn add(graph: &mut Graph, id: &str, kind: NodeKind) -> NodeId {
    let node = GraphNode {
        id: id.to_owned(),
        kind,
        step: Some(id.to_owned()),
        lane: None,
        name: String::new(),
        span: Span::default(),
    };
    graph.add(node)
}

fn lead(graph: &mut Graph, from: NodeId, to: NodeId) {
    graph.connect(from, to, Flow::default());
}

/// A start, some nodes in a row, and an end.
fn row(kinds: &[(&str, NodeKind)]) -> Graph {
    let mut graph = Graph::default();
    let mut last = add(&mut graph, "start", NodeKind::Start);
    for (id, kind) in kinds {
        let next = add(&mut graph, id, kind.clone());
        lead(&mut graph, last, next);
        last = next;
    }
    let end = add(&mut graph, "end", NodeKind::End { ends: Some(Ends::Granted), stops_all: false });
    lead(&mut graph, last, end);
    graph
}

const WORK: NodeKind = NodeKind::Task(TaskKind::User);

#[test]
fn a_gateway_is_not_seen_and_a_step_is() {
    let graph = row(&[("a", WORK), ("xor", NodeKind::Exclusive), ("b", WORK)]);
    let without = |id: &str| {
        let mut other = graph.clone();
        let node = other.find(id).expect("a node");
        let next = other.leaving(node)[0].to;
        other.bypass(node, next);
        compare(&graph, &other, &Writes::default(), Budget::USUAL)
    };
    assert_eq!(without("xor"), Shown::Everywhere { before: 8, after: 7 });
    assert_eq!(without("a"), Shown::Different);
}

/// So many steps at the same time, behind a gateway of one way.
fn wide(branches: usize) -> Graph {
    let mut graph = Graph::default();
    let kinds = [NodeKind::Start, NodeKind::Exclusive, NodeKind::Parallel, NodeKind::Parallel, WORK];
    let nodes: Vec<NodeId> =
        kinds.into_iter().enumerate().map(|(at, kind)| add(&mut graph, &format!("n{at}"), kind)).collect();
    nodes[..3].windows(2).for_each(|pair| lead(&mut graph, pair[0], pair[1]));
    for branch in 0..branches {
        let work = add(&mut graph, &format!("branch-{branch}"), WORK);
        lead(&mut graph, nodes[2], work);
        lead(&mut graph, work, nodes[3]);
    }
    lead(&mut graph, nodes[3], nodes[4]);
    let end = add(&mut graph, "end", NodeKind::End { ends: Some(Ends::Granted), stops_all: false });
    lead(&mut graph, nodes[4], end);
    graph
}

#[test]
fn where_there_are_too_many_states_cases_made_by_chance_are_compared() {
    let graph = wide(4);
    let changed = |change: &dyn Fn(&mut Graph, NodeId)| {
        let mut other = graph.clone();
        let gateway = other.find("n1").expect("the gateway");
        change(&mut other, gateway);
        [Budget::USUAL, Budget { states: 50, cases: 100 }]
            .map(|budget| compare(&graph, &other, &Writes::default(), budget))
    };
    let [all, some] = changed(&|graph, gateway| {
        let next = graph.leaving(gateway)[0].to;
        graph.bypass(gateway, next);
    });
    assert_eq!(all, Shown::Everywhere { before: 88, after: 87 });
    assert_eq!(some, Shown::ByChance { cases: 100 });
    let lost = changed(&|graph, gateway| {
        let split = graph.leaving(gateway)[0].to;
        let branch = graph.leaving(split)[0].id;
        graph.cut(branch);
    });
    assert_eq!(lost, [Shown::Different; 2]);
}

#[test]
fn words_that_tell_ways_apart_must_stay() {
    let mut graph = row(&[("xor", NodeKind::Exclusive), ("join", NodeKind::Exclusive)]);
    let [xor, join] = ["xor", "join"].map(|id| graph.find(id).expect("a node"));
    let words = |graph: &mut Graph, words: Option<&str>| {
        graph.connect(xor, join, Flow { name: words.map(str::to_owned), ..Flow::default() })
    };
    let [yes, again] = [words(&mut graph, Some("có")), words(&mut graph, Some("có"))];
    let without = |ways: &[crate::process::FlowId]| {
        let mut other = graph.clone();
        for way in ways {
            other.cut(*way);
        }
        compare(&graph, &other, &Writes::default(), Budget::USUAL)
    };
    assert!(matches!(without(&[again]), Shown::Everywhere { .. }));
    assert_eq!(without(&[yes, again]), Shown::Different);
}

#[test]
fn what_a_step_writes_may_change_a_condition() {
    let formula = Span::new(Span::default().file, 10, 15);
    let mut graph = row(&[("one", NodeKind::Exclusive), ("a", WORK), ("two", NodeKind::Exclusive)]);
    let [one, two] = ["one", "two"].map(|id| graph.find(id).expect("a node"));
    let end = add(&mut graph, "refused", NodeKind::End { ends: Some(Ends::Refused), stops_all: false });
    let when = Guard::When { formula: Some(formula), channels: Vec::new() };
    for choice in [one, two] {
        let way = graph.leaving(choice)[0].id;
        graph.flow_mut(way).guard = when.clone();
        graph.connect(choice, end, Flow { guard: Guard::Otherwise, ..Flow::default() });
    }
    let mut other = graph.clone();
    let way = other.leaving(two)[1].id;
    other.cut(way);
    assert!(matches!(compare(&graph, &other, &Writes::default(), Budget::USUAL), Shown::Everywhere { .. }));
    let writes = Writes([("a".to_owned(), vec![formula])].into());
    assert_eq!(compare(&graph, &other, &writes, Budget::USUAL), Shown::Different);
}
