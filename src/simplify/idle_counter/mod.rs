use super::describe::words;
use super::questions::feeds_a_join;
use super::{Change, Condition, Rule, Simplification};
use crate::family::Meta;
use crate::process::{FlowId, FlowRef, Graph, Guard, NodeId, NodeKind};
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
            Condition::new("no-circle", no_circle),
            Condition::new("no-split", no_split),
            Condition::new("enough-rounds", enough_rounds),
            Condition::new("frees-no-join", frees_no_join),
        ],
        change,
    },
};

const NAME: &str = "idle-counter";

/// A counting way out of a gateway.
struct Place {
    gateway: NodeId,
    counted: FlowId,
    to: NodeId,
    counter: String,
    times: u32,
}

fn places(graph: &Graph, gateway: NodeId) -> Vec<Place> {
    if graph.node(gateway).kind != NodeKind::Exclusive {
        return Vec::new();
    }
    let place = |way: &FlowRef<'_>| {
        let Guard::Below { counter, times } = &way.flow.guard else { return None };
        let (counted, to) = (way.id, way.to);
        Some(Place { gateway, counted, to, counter: counter.clone(), times: *times })
    };
    graph.leaving(gateway).iter().filter_map(place).collect()
}

fn only_counts(graph: &Graph, place: &Place) -> bool {
    let ways = graph.leaving(place.gateway);
    ways.iter().all(|way| way.id == place.counted || way.flow.guard == Guard::Otherwise)
}

fn counter_of_its_own(graph: &Graph, place: &Place) -> bool {
    graph.counted_by(&place.counter) == 1
}

fn no_circle(graph: &Graph, place: &Place) -> bool {
    !graph.any_before(place.gateway, |node| node == place.gateway)
}

/// Whether nothing in front of it makes two tokens of one.
fn no_split(graph: &Graph, place: &Place) -> bool {
    let goes_on =
        |timer: &NodeId| matches!(graph.node(*timer).kind, NodeKind::Boundary { interrupting: false, .. });
    !graph.any_before(place.gateway, |node| match graph.node(node).kind {
        NodeKind::Exclusive | NodeKind::EventBased => false,
        _ => graph.leaving(node).len() > 1 || graph.boundary(node).iter().any(goes_on),
    })
}

/// A case comes over the start once, and once more over one of the events at any time.
fn enough_rounds(graph: &Graph, place: &Place) -> bool {
    let comes_over = |entry: fn(&NodeKind) -> bool| {
        u32::from(graph.any_before(place.gateway, |node| entry(&graph.node(node).kind)))
    };
    let rounds = comes_over(|kind| *kind == NodeKind::Start)
        + comes_over(|kind| matches!(kind, NodeKind::Interrupt { .. }));
    rounds <= place.times
}

fn frees_no_join(graph: &Graph, place: &Place) -> bool {
    let ways = graph.leaving(place.gateway);
    ways.iter().all(|way| way.id == place.counted || !feeds_a_join(graph, way))
}

fn change(graph: &mut Graph, place: &Place) -> Change {
    let gone = graph.node(place.gateway).clone();
    let (times, to) = (place.times, words(graph, place.to));
    graph.bypass(place.gateway, place.to);
    Change {
        name: NAME,
        span: gone.span,
        reason: text!(
            en: "the counter in front of {to} is left out: no case comes by more often than it allows ({times})",
            vi: "bỏ bộ đếm ở trước {to}: không hồ sơ nào đi qua quá số lần cho phép ({times})";
            to = to
        ),
        removed: vec![gone.id],
    }
}
