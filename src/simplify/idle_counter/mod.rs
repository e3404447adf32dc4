use std::collections::BTreeSet;

use super::questions::feeds_a_join;
use super::{Change, Condition, Rule, Simplification};
use crate::family::Meta;
use crate::process::{FlowId, Graph, Guard, NodeId, NodeKind};
use crate::{page, text};

/// A counter that can never be used up.
pub static IDLE_COUNTER: Simplification = Simplification {
    meta: Meta { name: NAME, page: page!() },
    rewrite: &Rule {
        places,
        conditions: &[
            Condition::new("one-way-in", |graph, place| graph.entering(place.gateway).len() == 1),
            Condition::new("only-counts", only_counts),
            Condition::new("counter-of-its-own", counter_of_its_own),
            Condition::new("no-circle", |_, place| !place.in_a_circle),
            Condition::new("no-split", |_, place| !place.behind_a_split),
            Condition::new("enough-rounds", enough_rounds),
            Condition::new("frees-no-join", frees_no_join),
        ],
        change,
    },
};

const NAME: &str = "idle-counter";

/// A counting way out of a gateway, and how often a case can come by.
struct Place {
    gateway: NodeId,
    counted: FlowId,
    to: NodeId,
    counter: String,
    times: u32,
    in_a_circle: bool,
    behind_a_split: bool,
    /// Ways into the graph over which a case can come: the start, and one event at any time.
    entries: u32,
}

/// All counters are looked at together, at the start, since each depends on the whole graph in front of it.
fn places(graph: &Graph, start: NodeId) -> Vec<Place> {
    if graph.node(start).kind != NodeKind::Start {
        return Vec::new();
    }
    let counted = graph.flows().into_iter().filter(|way| graph.node(way.from).kind == NodeKind::Exclusive);
    let counted: Vec<_> = counted.filter(|way| matches!(way.flow.guard, Guard::Below { .. })).collect();
    if counted.is_empty() {
        return Vec::new();
    }
    let circles: BTreeSet<NodeId> = graph.loops().into_iter().flatten().collect();
    let doubled = graph.reachable_from(splits(graph));
    let starts = graph.nodes().filter(|(_, node)| node.kind == NodeKind::Start).map(|(id, _)| id);
    let entries = [graph.reachable_from(starts.collect()), graph.reachable_from(graph.anytime().to_vec())];
    let place = |way: &crate::process::FlowRef<'_>| {
        let Guard::Below { counter, times } = &way.flow.guard else { return None };
        Some(Place {
            gateway: way.from,
            counted: way.id,
            to: way.to,
            counter: counter.clone(),
            times: *times,
            in_a_circle: circles.contains(&way.from),
            behind_a_split: doubled.contains(&way.from),
            entries: entries.iter().map(|entry| u32::from(entry.contains(&way.from))).sum(),
        })
    };
    counted.iter().filter_map(place).collect()
}

/// Everything that makes two tokens of one.
fn splits(graph: &Graph) -> Vec<NodeId> {
    let goes_on = |timer: &NodeId| {
        matches!(graph.node(*timer).kind, NodeKind::Boundary { interrupting: false, .. })
    };
    let doubles = |id: NodeId| match graph.node(id).kind {
        NodeKind::Exclusive | NodeKind::EventBased => false,
        _ => graph.leaving(id).len() > 1 || graph.boundary(id).iter().any(goes_on),
    };
    graph.nodes().map(|(id, _)| id).filter(|id| doubles(*id)).collect()
}

fn only_counts(graph: &Graph, place: &Place) -> bool {
    let ways = graph.leaving(place.gateway);
    ways.iter().all(|way| way.id == place.counted || way.flow.guard == Guard::Otherwise)
}

fn counter_of_its_own(graph: &Graph, place: &Place) -> bool {
    graph.counted_by(&place.counter) == 1
}

fn enough_rounds(_: &Graph, place: &Place) -> bool {
    place.entries <= place.times
}

fn frees_no_join(graph: &Graph, place: &Place) -> bool {
    let ways = graph.leaving(place.gateway);
    ways.iter().all(|way| way.id == place.counted || !feeds_a_join(graph, way))
}

fn change(graph: &mut Graph, place: &Place) -> Change {
    let gone = graph.node(place.gateway).clone();
    graph.bypass(place.gateway, place.to);
    let (id, to, times) = (gone.id, graph.node(place.to).id.clone(), place.times);
    Change {
        name: NAME,
        span: gone.span,
        reason: text!(
            en: "the counter `{id}` in front of `{to}` is left out: a case never comes by more than {times} times",
            vi: "bỏ chỗ đếm `{id}` ở trước `{to}`: hồ sơ không bao giờ đi qua quá {times} lần",
        ),
        removed: vec![id],
    }
}
