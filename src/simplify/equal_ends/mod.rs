use super::describe::words;
use super::questions::not_awaited;
use super::{Change, Condition, Rule, Simplification, Survey};
use crate::family::Meta;
use crate::model::Ends;
use crate::process::{Graph, GraphNode, NodeId, NodeKind};
use crate::{page, text};

/// Two ends that differ in nothing anybody can observe become one.
pub static EQUAL_ENDS: Simplification = Simplification {
    meta: Meta { name: NAME, page: page!() },
    rewrite: &Rule {
        places,
        conditions: &[
            Condition::new("same-outcome", same_outcome),
            Condition::new("same-reach", same_reach),
            Condition::new("same-lane", |graph, place| same(graph, place, |end| &end.lane)),
            Condition::new("same-words", |graph, place| same(graph, place, |end| &end.name)),
            Condition::new("not-awaited", neither_awaited),
        ],
        change,
    },
};

const NAME: &str = "equal-ends";

/// Two ends, the earlier of which stays.
struct Place {
    kept: NodeId,
    gone: NodeId,
}

fn places(graph: &Graph, _: &Survey, gone: NodeId) -> Vec<Place> {
    if !graph.node(gone).kind.is_end() {
        return Vec::new();
    }
    let earlier = graph.nodes().take_while(|(id, _)| *id != gone).filter(|(_, node)| node.kind.is_end());
    earlier.map(|(kept, _)| Place { kept, gone }).collect()
}

/// The outcome of an end, and whether it stops all branches.
fn parts(graph: &Graph, end: NodeId) -> Option<(Option<Ends>, bool)> {
    match graph.node(end).kind {
        NodeKind::End { ends, stops_all } => Some((ends, stops_all)),
        _ => None,
    }
}

fn same_outcome(graph: &Graph, place: &Place) -> bool {
    let outcome = |end| parts(graph, end).map(|(outcome, _)| outcome);
    outcome(place.kept) == outcome(place.gone)
}

fn same_reach(graph: &Graph, place: &Place) -> bool {
    let stops_all = |end| parts(graph, end).map(|(_, stops_all)| stops_all);
    stops_all(place.kept) == stops_all(place.gone)
}

fn neither_awaited(graph: &Graph, place: &Place) -> bool {
    same(graph, place, |end| &end.step) || (not_awaited(graph, place.kept) && not_awaited(graph, place.gone))
}

fn same<'a, T: PartialEq + 'a>(graph: &'a Graph, place: &Place, part: fn(&'a GraphNode) -> &'a T) -> bool {
    part(graph.node(place.kept)) == part(graph.node(place.gone))
}

fn change(graph: &mut Graph, place: &Place) -> Change {
    let gone = graph.node(place.gone).clone();
    let (other, kept) = (words(graph, place.gone), words(graph, place.kept));
    graph.bypass(place.gone, place.kept);
    Change {
        name: NAME,
        span: gone.span,
        reason: text!(
            en: "{other} becomes one with {kept}: the same outcome in the hands of the same body",
            vi: "gộp {other} với {kept} làm một: cùng một kết quả, cùng một nơi thực hiện";
            other = other; kept = kept
        ),
        removed: vec![gone.id],
        ..Change::default()
    }
}
