use std::collections::BTreeSet;

use super::describe::words;
use super::questions::{always_holds, feeds_a_join};
use super::{Change, Condition, Rule, Simplification, Survey};
use crate::family::Meta;
use crate::process::{FlowId, FlowRef, Graph, Guard, NodeId, NodeKind};
use crate::source::Span;
use crate::{page, text};

/// A way out of a choice that no case can take.
pub static NEVER_TAKEN: Simplification = Simplification {
    meta: Meta { name: NAME, page: page!() },
    rewrite: &Rule {
        places,
        conditions: &[
            Condition::new("leaves-a-choice", leaves_a_choice),
            Condition::new("cannot-be-taken", cannot_be_taken),
            Condition::new("another-way-out", another_way_out),
            Condition::new("frees-no-join", frees_no_join),
        ],
        change,
    },
};

const NAME: &str = "never-taken";

/// A way from a node to another.
struct Place {
    from: NodeId,
    way: FlowId,
    to: NodeId,
}

fn places(graph: &Graph, _: &Survey, from: NodeId) -> Vec<Place> {
    let ways = graph.leaving(from).into_iter();
    ways.map(|way| Place { from, way: way.id, to: way.to }).collect()
}

fn leaves_a_choice(graph: &Graph, place: &Place) -> bool {
    graph.node(place.from).kind == NodeKind::Exclusive
}

fn cannot_be_taken(graph: &Graph, place: &Place) -> bool {
    graph.flow(place.way).is_some_and(|way| obstacle(graph, &way).is_some())
}

fn another_way_out(graph: &Graph, place: &Place) -> bool {
    graph.splits(place.from)
}

fn frees_no_join(graph: &Graph, place: &Place) -> bool {
    graph.flow(place.way).is_some_and(|way| !feeds_a_join(graph, &way))
}

/// Why a flow cannot be taken.
enum Obstacle {
    Formula,
    Channel,
    Complete,
}

fn obstacle(graph: &Graph, way: &FlowRef<'_>) -> Option<Obstacle> {
    let known = graph.known();
    let is_never = |formula: &Option<Span>| formula.is_some_and(|formula| known.never.contains(&formula));
    match &way.flow.guard {
        Guard::When { formula, .. } | Guard::Outcome { formula, .. } if is_never(formula) => {
            Some(Obstacle::Formula)
        }
        Guard::When { channels, .. } => {
            let open = known.channels();
            let closed = !channels.is_empty() && !channels.iter().any(|name| open.contains(name));
            closed.then_some(Obstacle::Channel)
        }
        Guard::Otherwise => is_complete(graph, way.from).then_some(Obstacle::Complete),
        _ => None,
    }
}

/// Whether one of the ways out of a choice other than its default can always be taken.
fn is_complete(graph: &Graph, choice: NodeId) -> bool {
    let mut formulas = BTreeSet::new();
    let mut channels = Vec::new();
    for way in graph.leaving(choice) {
        match &way.flow.guard {
            guard if always_holds(graph, guard) => return true,
            Guard::When { formula: Some(formula), channels } if channels.is_empty() => {
                formulas.insert(*formula);
            }
            Guard::When { formula: None, channels: its } => channels.extend(its.clone()),
            _ => {}
        }
    }
    let known = graph.known();
    known.covers(&formulas) || known.channels().iter().all(|name| channels.contains(name))
}

fn change(graph: &mut Graph, place: &Place) -> Change {
    let (from, to) = (words(graph, place.from), words(graph, place.to));
    let way = graph.flow(place.way);
    let span = way.map(|way| way.flow.span).unwrap_or_default();
    let reason = match way.and_then(|way| obstacle(graph, &way)) {
        Some(Obstacle::Channel) => text!(
            en: "the way from {from} to {to} is left out: no case comes by that channel",
            vi: "bỏ đường từ {from} đến {to}: không hồ sơ nào nộp qua kênh ấy";
            from = from; to = to
        ),
        Some(Obstacle::Complete) => text!(
            en: "the way from {from} to {to} is left out: another way can always be taken, so no case is left for it",
            vi: "bỏ đường từ {from} đến {to}: luôn đi được đường khác nên không còn hồ sơ nào đi đường này";
            from = from; to = to
        ),
        _ => text!(
            en: "the way from {from} to {to} is left out: its condition is never true",
            vi: "bỏ đường từ {from} đến {to}: điều kiện của đường này không bao giờ đúng";
            from = from; to = to
        ),
    };
    graph.cut(place.way);
    Change { name: NAME, span, reason, ..Change::default() }
}
