use super::describe::words;
use super::questions::{is_open, no_timer, not_awaited, only_way_in};
use super::{Change, Condition, Rule, Simplification, Survey};
use crate::family::Meta;
use crate::process::{FlowId, Graph, NodeId, NodeKind};
use crate::{page, text};

/// At a gateway with one way in and one way out nothing is decided.
pub static GATEWAY_WITH_ONE_WAY: Simplification = Simplification {
    meta: Meta { name: NAME, page: page!() },
    rewrite: &Rule {
        places,
        conditions: &[
            Condition::new("one-way-in", one_way_in),
            Condition::new("one-way-out", one_way_out),
            Condition::new("open-way", open_way),
            Condition::new("not-before-an-event", not_before_an_event),
            Condition::new("no-timer", |graph, place| no_timer(graph, place.gateway)),
            Condition::new("not-awaited", |graph, place| not_awaited(graph, place.gateway)),
        ],
        change,
    },
};

const NAME: &str = "gateway-with-one-way";

/// A gateway and a way out of it to another node.
struct Place {
    gateway: NodeId,
    out: FlowId,
    to: NodeId,
}

fn places(graph: &Graph, _: &Survey, gateway: NodeId) -> Vec<Place> {
    if !graph.node(gateway).kind.is_gateway() {
        return Vec::new();
    }
    let first = graph.leaving(gateway).into_iter().find(|out| out.to != gateway);
    first.map(|out| Place { gateway, out: out.id, to: out.to }).into_iter().collect()
}

fn one_way_in(graph: &Graph, place: &Place) -> bool {
    graph.has_one_way_in(place.gateway)
}

fn one_way_out(graph: &Graph, place: &Place) -> bool {
    graph.has_one_way_out(place.gateway)
}

fn open_way(graph: &Graph, place: &Place) -> bool {
    is_open(graph, place.out)
}

/// An event gateway waits for the events right behind it; an event moved there would enter the race.
fn not_before_an_event(graph: &Graph, place: &Place) -> bool {
    let races = only_way_in(graph, place.gateway)
        .is_some_and(|way| graph.node(way.from).kind == NodeKind::EventBased);
    !(races && matches!(graph.node(place.to).kind, NodeKind::Catch(_)))
}

fn change(graph: &mut Graph, place: &Place) -> Change {
    let gone = graph.node(place.gateway).clone();
    let (gateway, to) = (words(graph, place.gateway), words(graph, place.to));
    graph.bypass(place.gateway, place.to);
    Change {
        name: NAME,
        span: gone.span,
        reason: text!(
            en: "{gateway} is left out: one way leads in and one leads on to {to}, so nothing is decided there",
            vi: "bỏ {gateway}: chỉ có một đường vào và một đường đi tiếp đến {to} nên ở đó không có gì để quyết định";
            gateway = gateway; to = to
        ),
        removed: vec![gone.id],
        ..Change::default()
    }
}
