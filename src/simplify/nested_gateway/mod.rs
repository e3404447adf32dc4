use super::describe::words;
use super::questions::{no_timer, not_awaited};
use super::{Change, Condition, Rule, Simplification, Survey};
use crate::family::Meta;
use crate::model::ChannelName;
use crate::process::{FlowId, FlowRef, Graph, Guard, NodeId, NodeKind};
use crate::{page, text};

/// A split directly behind a split of the same kind becomes one with it.
pub static NESTED_GATEWAY: Simplification = Simplification {
    meta: Meta { name: NAME, page: page!() },
    rewrite: &Rule {
        places,
        conditions: &[
            Condition::new("same-kind", same_kind),
            Condition::new("one-way-in", one_way_in),
            Condition::new("outer-splits", outer_splits),
            Condition::new("inner-leads-on", inner_leads_on),
            Condition::new("no-timer", |graph, place| no_timer(graph, place.inner)),
            Condition::new("not-awaited", |graph, place| not_awaited(graph, place.inner)),
            Condition::new("default-between", default_between),
            Condition::new("channels-in-front", channels_in_front),
            Condition::new("facts-behind", facts_behind),
            Condition::new("a-channel-left", a_channel_left),
            Condition::new("words-once", words_once),
        ],
        change,
    },
};

const NAME: &str = "nested-gateway";

/// Two gateways and a way between them.
struct Place {
    outer: NodeId,
    way: FlowId,
    inner: NodeId,
}

fn places(graph: &Graph, _: &Survey, inner: NodeId) -> Vec<Place> {
    if !graph.node(inner).kind.is_gateway() {
        return Vec::new();
    }
    let ways = graph.entering(inner).into_iter();
    ways.filter(|way| way.from != inner && graph.node(way.from).kind.is_gateway())
        .map(|way| Place { outer: way.from, way: way.id, inner })
        .collect()
}

fn chooses(graph: &Graph, place: &Place) -> bool {
    graph.node(place.inner).kind == NodeKind::Exclusive
}

fn same_kind(graph: &Graph, place: &Place) -> bool {
    let kind = &graph.node(place.inner).kind;
    *kind == graph.node(place.outer).kind && *kind != NodeKind::EventBased
}

fn one_way_in(graph: &Graph, place: &Place) -> bool {
    graph.has_one_way_in(place.inner)
}

/// A join that took over ways out would join and split at once, which few readers of BPMN expect.
fn outer_splits(graph: &Graph, place: &Place) -> bool {
    graph.splits(place.outer)
}

fn inner_leads_on(graph: &Graph, place: &Place) -> bool {
    !graph.leaving(place.inner).is_empty()
}

fn default_between(graph: &Graph, place: &Place) -> bool {
    !chooses(graph, place) || graph.flow(place.way).is_some_and(|way| way.flow.guard == Guard::Otherwise)
}

/// The channel of a case never changes, so it does not matter that it is now asked together with the facts.
fn channels_in_front(graph: &Graph, place: &Place) -> bool {
    let by_channel = |way: &FlowRef<'_>| match &way.flow.guard {
        Guard::When { formula: None, channels } => !channels.is_empty(),
        _ => way.id == place.way,
    };
    !chooses(graph, place) || graph.leaving(place.outer).iter().all(by_channel)
}

fn facts_behind(graph: &Graph, place: &Place) -> bool {
    let by_facts = |way: &FlowRef<'_>| matches!(way.flow.guard, Guard::When { .. } | Guard::Otherwise);
    !chooses(graph, place) || graph.leaving(place.inner).iter().all(by_facts)
}

fn a_channel_left(graph: &Graph, place: &Place) -> bool {
    let left = left_channels(graph, place);
    let stays_possible = |way: &FlowRef<'_>| match &way.flow.guard {
        Guard::When { channels, .. } => !narrowed(channels, &left).is_empty(),
        _ => true,
    };
    !chooses(graph, place) || graph.leaving(place.inner).iter().all(stays_possible)
}

/// What is written on the way between goes to the ways behind it, unless there is something on them already.
fn words_once(graph: &Graph, place: &Place) -> bool {
    let between = graph.flow(place.way).is_some_and(|way| way.flow.name.is_some());
    let behind = graph.leaving(place.inner).iter().any(|way| way.flow.name.is_some());
    !(chooses(graph, place) && between && behind)
}

/// The channels of the cases that come over the way between: those that no other way takes.
fn left_channels(graph: &Graph, place: &Place) -> Vec<ChannelName> {
    let ways = graph.leaving(place.outer);
    let taken = |name: &ChannelName| {
        ways.iter().any(|way| match &way.flow.guard {
            Guard::When { channels, .. } => way.id != place.way && channels.contains(name),
            _ => false,
        })
    };
    ChannelName::ALL.iter().copied().filter(|name| !taken(name)).collect()
}

/// Those of the channels that are left; none means any.
fn narrowed(channels: &[ChannelName], left: &[ChannelName]) -> Vec<ChannelName> {
    left.iter().copied().filter(|name| channels.is_empty() || channels.contains(name)).collect()
}

fn change(graph: &mut Graph, place: &Place) -> Change {
    let gone = graph.node(place.inner).clone();
    let (inner, outer) = (words(graph, place.inner), words(graph, place.outer));
    let left = left_channels(graph, place);
    let written = graph.flow(place.way).and_then(|way| way.flow.name.clone());
    let ways: Vec<FlowId> = graph.leaving(place.inner).iter().map(|way| way.id).collect();
    for way in ways {
        let flow = graph.flow_mut(way);
        if flow.name.is_none() {
            flow.name.clone_from(&written);
        }
        if let Guard::When { channels, .. } = &mut flow.guard {
            *channels = narrowed(channels, &left);
        }
        graph.detach(way, place.outer);
    }
    graph.remove(place.inner);
    let reason = if gone.kind == NodeKind::Parallel {
        text!(
            en: "{inner} becomes one with {outer} right in front of it: all branches still begin at the same moment",
            vi: "gộp {inner} vào {outer} ở ngay trước: các nhánh vẫn bắt đầu cùng lúc";
            inner = inner; outer = outer
        )
    } else {
        text!(
            en: "{inner} becomes one with {outer} right in front of it, where only the channel is asked, which never changes",
            vi: "gộp {inner} vào {outer} ở ngay trước, là chỗ chỉ xét kênh nộp hồ sơ, mà kênh nộp không thay đổi";
            inner = inner; outer = outer
        )
    };
    Change { name: NAME, span: gone.span, reason, removed: vec![gone.id], ..Change::default() }
}
