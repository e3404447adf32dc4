use std::collections::BTreeSet;

use super::describe::list;
use super::questions::{feeds_a_join, not_awaited};
use super::{Change, Condition, Rule, Simplification, Survey};
use crate::family::Meta;
use crate::process::{Graph, NodeId, NodeKind};
use crate::{page, text};

/// Connected nodes to which no case can come.
pub static UNREACHABLE_PART: Simplification = Simplification {
    meta: Meta { name: NAME, page: page!() },
    rewrite: &Rule {
        places,
        conditions: &[
            Condition::new("no-case-comes", |_, part| !part.reached),
            Condition::new("frees-no-join", frees_no_join),
            Condition::new("not-awaited", |graph, part| {
                part.nodes.iter().all(|node| not_awaited(graph, *node))
            }),
        ],
        change,
    },
};

const NAME: &str = "unreachable-part";

/// Nodes that hang together and are all reached, or all not.
struct Part {
    nodes: BTreeSet<NodeId>,
    reached: bool,
}

/// All parts are looked at together, at the start.
fn places(graph: &Graph, _: &Survey, start: NodeId) -> Vec<Part> {
    if graph.node(start).kind != NodeKind::Start {
        return Vec::new();
    }
    let reached = graph.reachable();
    let mut left: BTreeSet<NodeId> = graph.nodes().map(|(id, _)| id).collect();
    let mut parts = Vec::new();
    while let Some(first) = left.pop_first() {
        let is_reached = reached.contains(&first);
        let mut nodes = BTreeSet::new();
        let mut waiting = vec![first];
        while let Some(node) = waiting.pop() {
            if reached.contains(&node) == is_reached && nodes.insert(node) {
                left.remove(&node);
                waiting.extend(graph.neighbours(node));
            }
        }
        parts.push(Part { nodes, reached: is_reached });
    }
    parts
}

/// A join that waits for a token from there waits for ever; without that flow it would go on.
fn frees_no_join(graph: &Graph, part: &Part) -> bool {
    let leaving = part.nodes.iter().flat_map(|node| graph.leaving(*node));
    leaving.filter(|way| !part.nodes.contains(&way.to)).all(|way| !feeds_a_join(graph, &way))
}

fn change(graph: &mut Graph, part: &Part) -> Change {
    let first = part.nodes.first().map(|node| graph.node(*node).span).unwrap_or_default();
    let removed: Vec<String> = part.nodes.iter().map(|node| graph.node(*node).id.clone()).collect();
    let names = list(graph, &part.nodes);
    for node in &part.nodes {
        graph.remove(*node);
    }
    Change {
        name: NAME,
        span: first,
        reason: text!(
            en: "left out, because no case can come there: {names}",
            vi: "bỏ vì không hồ sơ nào đi đến được: {names}";
            names = names
        ),
        removed,
        ..Change::default()
    }
}
