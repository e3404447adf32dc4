use super::describe::words;
use super::questions::feeds_a_join;
use super::{Change, Condition, Rule, Simplification, Survey};
use crate::family::Meta;
use crate::process::{FlowId, FlowRef, Graph, Guard, NodeId, NodeKind};
use crate::{page, text};

/// A counter that can never be used up.
pub static IDLE_COUNTER: Simplification = Simplification {
    meta: Meta { name: NAME, page: page!() },
    rewrite: &Rule {
        places,
        conditions: &[
            Condition::new("one-way-in", |graph, place| graph.has_one_way_in(place.gateway)),
            Condition::new("only-counts", only_counts),
            Condition::new("counter-of-its-own", |_, place| place.counters == 1),
            Condition::new("no-circle", |_, place| !place.on_circle),
            Condition::new("no-split", |_, place| !place.behind_split),
            Condition::new("enough-rounds", |_, place| place.beginnings <= place.times),
            Condition::new("frees-no-join", frees_no_join),
        ],
        change,
    },
};

const NAME: &str = "idle-counter";

/// A counting way out of a gateway, with what is known of the whole graph.
struct Place {
    gateway: NodeId,
    counted: FlowId,
    to: NodeId,
    times: u32,
    counters: usize,
    on_circle: bool,
    behind_split: bool,
    beginnings: u32,
}

fn places(graph: &Graph, survey: &Survey, gateway: NodeId) -> Vec<Place> {
    if graph.node(gateway).kind != NodeKind::Exclusive {
        return Vec::new();
    }
    let place = |way: &FlowRef<'_>| {
        let Guard::Below { counter, times } = &way.flow.guard else { return None };
        Some(Place {
            gateway,
            counted: way.id,
            to: way.to,
            times: *times,
            counters: survey.counted(graph, counter),
            on_circle: survey.on_circle(graph, gateway),
            behind_split: survey.behind_split(graph, gateway),
            beginnings: survey.beginnings(graph, gateway),
        })
    };
    graph.leaving(gateway).iter().filter_map(place).collect()
}

fn only_counts(graph: &Graph, place: &Place) -> bool {
    let ways = graph.leaving(place.gateway);
    ways.iter().all(|way| way.id == place.counted || way.flow.guard == Guard::Otherwise)
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
        ..Change::default()
    }
}
