use std::iter::successors;

use super::describe::words;
use super::{Change, Condition, Rule, Simplification, Survey};
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
            Condition::new("one-way-in", one_way_in),
            Condition::new("one-way-out", one_way_out),
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

fn places(graph: &Graph, _: &Survey, split: NodeId) -> Vec<Place> {
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

/// Whether something holds of every node of the other branch: back from the join over the first way into each, as far as
/// the split. Where each has just one way in, that is the whole branch.
fn all_between(graph: &Graph, place: &Place, holds: impl Fn(NodeId) -> bool) -> bool {
    let before = |node: &NodeId| graph.entering(*node).first().map(|way| way.from);
    let branch = successors(Some(place.other), before).take_while(|node| *node != place.split);
    branch.take(graph.size().0).all(holds)
}

fn both_parallel(graph: &Graph, place: &Place) -> bool {
    [place.split, place.join].iter().all(|id| graph.node(*id).kind == NodeKind::Parallel)
}

/// A branch that began elsewhere has a node without any.
fn one_way_in(graph: &Graph, place: &Place) -> bool {
    all_between(graph, place, |node| graph.has_one_way_in(node))
}

/// When a token leaves for elsewhere, the empty branch still waits, and the case is still open.
fn one_way_out(graph: &Graph, place: &Place) -> bool {
    all_between(graph, place, |node| graph.has_one_way_out(node) && graph.boundary(node).is_empty())
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
        ..Change::default()
    }
}
