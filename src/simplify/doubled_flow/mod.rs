use std::collections::{BTreeMap, BTreeSet};

use super::describe::words;
use super::{Change, Condition, Rule, Simplification, Survey};
use crate::family::Meta;
use crate::model::ChannelName;
use crate::process::{FlowId, FlowRef, Graph, Guard, NodeId, NodeKind};
use crate::source::Span;
use crate::{page, text};

/// Of two flows from one gateway to the same node, one says nothing that the other does not say.
pub static DOUBLED_FLOW: Simplification = Simplification {
    meta: Meta { name: NAME, page: page!() },
    rewrite: &Rule {
        places,
        conditions: &[
            Condition::new("no-token-lost", no_token_lost),
            Condition::new("frees-no-join", frees_no_join),
            Condition::new("decisions-stay", decisions_stay),
            Condition::new("same-formula", same_formula),
            Condition::new("covered", covered),
            Condition::new("nothing-else-to-take", nothing_else_to_take),
            Condition::new("counter-of-its-own", counter_of_its_own),
            Condition::new("same-words", same_words),
        ],
        change,
    },
};

const NAME: &str = "doubled-flow";

/// Two flows with the same ends.
struct Place {
    from: NodeId,
    to: NodeId,
    kept: FlowId,
    gone: FlowId,
    /// How many flows the counter of the one that goes counts.
    counters: usize,
}

/// The guards of both.
fn guards<'a>(graph: &'a Graph, place: &Place) -> [&'a Guard; 2] {
    [place.kept, place.gone].map(|id| graph.flow(id).map_or(&Guard::Always, |way| &way.flow.guard))
}

/// Every flow beside the strongest one to the same node, and beside the next one like it.
fn places(graph: &Graph, survey: &Survey, from: NodeId) -> Vec<Place> {
    let mut by_target: BTreeMap<NodeId, Vec<FlowRef<'_>>> = BTreeMap::new();
    for way in graph.leaving(from) {
        by_target.entry(way.to).or_default().push(way);
    }
    let mut found = Vec::new();
    for (to, mut ways) in by_target {
        ways.sort_by_key(|way| strength(&way.flow.guard));
        let counters = |gone: &FlowRef<'_>| match &gone.flow.guard {
            Guard::Below { counter, .. } => survey.counted(graph, counter),
            _ => 0,
        };
        let place = |kept: &FlowRef<'_>, gone: &FlowRef<'_>| Place {
            from,
            to,
            kept: kept.id,
            gone: gone.id,
            counters: counters(gone),
        };
        found.extend(ways.windows(2).map(|pair| place(&pair[0], &pair[1])));
        found.extend(ways.iter().skip(2).map(|gone| place(&ways[0], gone)));
    }
    found
}

/// An order in which a guard stands behind those that may cover it, and like ones stand together.
fn strength(guard: &Guard) -> (u8, Option<Span>, &str, u32) {
    match guard {
        Guard::Always => (0, None, "", 0),
        Guard::Otherwise => (1, None, "", 0),
        Guard::When { formula, .. } => (2, *formula, "", 0),
        Guard::Below { counter, times } => (3, None, counter, *times),
        Guard::Outcome { outcome, formula } => (4, *formula, outcome, 0),
    }
}

fn is_choice(graph: &Graph, node: NodeId) -> bool {
    matches!(graph.node(node).kind, NodeKind::Exclusive | NodeKind::EventBased)
}

fn is_parallel(graph: &Graph, node: NodeId) -> bool {
    graph.node(node).kind == NodeKind::Parallel
}

/// Anything but a choice sends a token over each, and only a parallel join takes two as one.
fn no_token_lost(graph: &Graph, place: &Place) -> bool {
    is_choice(graph, place.from) || (is_parallel(graph, place.from) && is_parallel(graph, place.to))
}

/// A choice sends a token over one of them, and a parallel join that waits for both waits for ever.
fn frees_no_join(graph: &Graph, place: &Place) -> bool {
    !(is_choice(graph, place.from) && is_parallel(graph, place.to))
}

fn decisions_stay(graph: &Graph, place: &Place) -> bool {
    let [kept, gone] = guards(graph, place);
    let is_decision = |guard: &Guard| matches!(guard, Guard::Outcome { .. });
    kept == gone || !(is_decision(kept) || is_decision(gone))
}

fn same_formula(graph: &Graph, place: &Place) -> bool {
    match guards(graph, place) {
        [Guard::When { formula: kept, .. }, Guard::When { formula: gone, .. }] => kept == gone,
        _ => true,
    }
}

/// Whether the one that stays is taken wherever the one that goes was; where both ask, the two conditions above say so.
fn covered(graph: &Graph, place: &Place) -> bool {
    let [kept, gone] = guards(graph, place);
    let asks = |guard: &Guard| matches!(guard, Guard::When { .. });
    kept == gone
        || [kept, gone].iter().any(|guard| matches!(guard, Guard::Outcome { .. }))
        || match kept {
            Guard::Always => true,
            Guard::Otherwise => asks(gone) || gone.counts(),
            _ => asks(kept) && asks(gone),
        }
}

/// A default flow that takes over a condition is taken in its place only where no third way could be, unless that is a
/// condition too and leads to the same node.
fn nothing_else_to_take(graph: &Graph, place: &Place) -> bool {
    let [kept, gone] = guards(graph, place);
    let is_alike = |way: &FlowRef<'_>| {
        let these = [place.kept, place.gone].contains(&way.id);
        these || (way.to == place.to && matches!(way.flow.guard, Guard::When { .. }))
    };
    kept == gone || *kept != Guard::Otherwise || graph.leaving(place.from).iter().all(is_alike)
}

/// A round that is no longer counted must not be missed elsewhere.
fn counter_of_its_own(graph: &Graph, place: &Place) -> bool {
    let [kept, gone] = guards(graph, place);
    kept == gone || !gone.counts() || place.counters == 1
}

fn same_words(graph: &Graph, place: &Place) -> bool {
    let written = |id| graph.flow(id).map(|way| &way.flow.name);
    written(place.kept) == written(place.gone)
}

fn change(graph: &mut Graph, place: &Place) -> Change {
    let span = graph.flow(place.gone).map(|gone| gone.flow.span).unwrap_or_default();
    let (from, to) = (words(graph, place.from), words(graph, place.to));
    let [kept, gone] = guards(graph, place);
    graph.flow_mut(place.kept).guard = together(kept, gone);
    graph.cut(place.gone);
    Change {
        name: NAME,
        span,
        reason: text!(
            en: "one of two ways from {from} to {to} is left out: whichever is taken, the same happens",
            vi: "bỏ một trong hai đường từ {from} đến {to}: đi đường nào cũng như nhau";
            from = from; to = to
        ),
        ..Change::default()
    }
}

/// The guard of the one that stays: where both ask the same on some channels, the channels of both.
fn together(kept: &Guard, gone: &Guard) -> Guard {
    match (kept, gone) {
        (Guard::When { formula, channels: one }, Guard::When { channels: other, .. }) => {
            Guard::When { formula: *formula, channels: union(one, other) }
        }
        _ => kept.clone(),
    }
}

/// No channels means any.
fn union(one: &[ChannelName], other: &[ChannelName]) -> Vec<ChannelName> {
    if one.is_empty() || other.is_empty() {
        return Vec::new();
    }
    let all: BTreeSet<ChannelName> = one.iter().chain(other).copied().collect();
    all.into_iter().collect()
}
