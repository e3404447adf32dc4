use super::describe::words;
use super::{Change, Condition, Rule, Simplification};
use crate::family::Meta;
use crate::process::{FlowId, Graph, NodeId, NodeKind};
use crate::{page, text};

/// A branch in which nobody does anything, beside one in which somebody does.
pub static EMPTY_BRANCH: Simplification = Simplification {
    meta: Meta { name: NAME, page: page!() },
    rewrite: &Rule {
        places,
        conditions: &[
            Condition::new("both-parallel", both_parallel),
            Condition::new("same-split", |graph, place| branch(graph, place).1),
            Condition::new("no-way-in-aside", no_way_in_aside),
            Condition::new("no-way-out-aside", no_way_out_aside),
            Condition::new("no-parallel-between", no_parallel_between),
        ],
        change,
    },
};

const NAME: &str = "empty-branch";

/// A flow straight from a split to a join, and another flow into that join.
struct Place {
    split: NodeId,
    empty: FlowId,
    join: NodeId,
    other: NodeId,
}

fn places(graph: &Graph, split: NodeId) -> Vec<Place> {
    if !graph.node(split).kind.is_gateway() {
        return Vec::new();
    }
    let straight = graph.leaving(split).into_iter();
    let straight = straight.filter(|way| way.to != split && graph.node(way.to).kind.is_gateway());
    straight
        .flat_map(|way| {
            let others = graph.entering(way.to).into_iter().map(|other| other.from);
            let place = move |other| Place { split, empty: way.id, join: way.to, other };
            others.filter(move |other| *other != split).map(place)
        })
        .collect()
}

/// The nodes of the other branch, found by going back from the join over the first way in of each, and whether that
/// leads to the split.
fn branch(graph: &Graph, place: &Place) -> (Vec<NodeId>, bool) {
    let mut passed = Vec::new();
    let mut at = place.other;
    while passed.len() < graph.size().0 {
        if at == place.split {
            return (passed, true);
        }
        passed.push(at);
        let Some(first) = graph.entering(at).first().map(|way| way.from) else { break };
        at = first;
    }
    (passed, false)
}

fn all_passed(graph: &Graph, place: &Place, holds: impl Fn(NodeId) -> bool) -> bool {
    branch(graph, place).0.into_iter().all(holds)
}

fn both_parallel(graph: &Graph, place: &Place) -> bool {
    [place.split, place.join].iter().all(|id| graph.node(*id).kind == NodeKind::Parallel)
}

fn no_way_in_aside(graph: &Graph, place: &Place) -> bool {
    all_passed(graph, place, |node| graph.entering(node).len() == 1)
}

/// When a token leaves for elsewhere, the empty branch still waits, and the case is still open.
fn no_way_out_aside(graph: &Graph, place: &Place) -> bool {
    all_passed(graph, place, |node| graph.leaving(node).len() == 1 && graph.boundary(node).is_empty())
}

fn no_parallel_between(graph: &Graph, place: &Place) -> bool {
    all_passed(graph, place, |node| graph.node(node).kind != NodeKind::Parallel)
}

fn change(graph: &mut Graph, place: &Place) -> Change {
    let span = graph.flow(place.empty).map(|way| way.flow.span).unwrap_or_default();
    let (split, join) = (words(graph, place.split), words(graph, place.join));
    graph.cut(place.empty);
    Change {
        name: NAME,
        span,
        reason: text!(
            en: "the empty branch from {split} to {join} is left out: nobody works in it, and it never keeps another one waiting",
            vi: "bỏ nhánh trống từ {split} đến {join}: không ai làm gì ở đó, và nhánh khác không bao giờ phải chờ nó";
            split = split; join = join
        ),
        removed: Vec::new(),
    }
}
