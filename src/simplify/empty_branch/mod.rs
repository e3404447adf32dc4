use super::describe::words;
use super::{Change, Condition, Rule, Simplification};
use crate::family::Meta;
use crate::process::{FlowId, FlowRef, Graph, NodeId, NodeKind};
use crate::{page, text};

/// A branch in which nobody does anything, beside one in which somebody does.
pub static EMPTY_BRANCH: Simplification = Simplification {
    meta: Meta { name: NAME, page: page!() },
    rewrite: &Rule {
        places,
        conditions: &[
            Condition::new("both-parallel", both_parallel),
            Condition::new("same-split", |_, place| place.other.leads_back),
            Condition::new("no-way-in-aside", |_, place| !place.other.way_in),
            Condition::new("no-way-out-aside", |_, place| !place.other.way_out),
            Condition::new("no-parallel-between", |_, place| !place.other.parallel),
        ],
        change,
    },
};

const NAME: &str = "empty-branch";

/// A flow straight from a split to a join, and what lies on another way to that join.
struct Place {
    split: NodeId,
    empty: FlowId,
    join: NodeId,
    other: Branch,
}

/// What is seen on the way back from a join.
struct Branch {
    /// Whether it leads back to the split.
    leads_back: bool,
    /// Whether a token may come in from elsewhere.
    way_in: bool,
    /// Whether a token may leave for elsewhere; then the empty branch still waits, and the case is still open.
    way_out: bool,
    /// Whether there are parallel gateways on it.
    parallel: bool,
}

fn places(graph: &Graph, split: NodeId) -> Vec<Place> {
    if !graph.node(split).kind.is_gateway() {
        return Vec::new();
    }
    let straight = graph.leaving(split).into_iter();
    let straight = straight.filter(|way| way.to != split && graph.node(way.to).kind.is_gateway());
    straight
        .flat_map(|way| {
            let others = graph.entering(way.to).into_iter().filter(|other| other.from != split);
            others.map(move |other| (way, walk_back(graph, &other, split)))
        })
        .map(|(way, other)| Place { split, empty: way.id, join: way.to, other })
        .collect()
}

/// Follows the first way in of each node until the split or a node seen before.
fn walk_back(graph: &Graph, way: &FlowRef<'_>, split: NodeId) -> Branch {
    let mut seen = Branch { leads_back: true, way_in: false, way_out: false, parallel: false };
    let mut at = way.from;
    for _ in 0..graph.size().0 {
        if at == split {
            return seen;
        }
        let ways = graph.entering(at);
        seen.way_in |= ways.len() > 1;
        seen.way_out |= graph.leaving(at).len() > 1 || !graph.boundary(at).is_empty();
        seen.parallel |= graph.node(at).kind == NodeKind::Parallel;
        let Some(first) = ways.first() else { break };
        at = first.from;
    }
    Branch { leads_back: false, ..seen }
}

fn both_parallel(graph: &Graph, place: &Place) -> bool {
    [place.split, place.join].iter().all(|id| graph.node(*id).kind == NodeKind::Parallel)
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
