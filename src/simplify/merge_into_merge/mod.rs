use super::describe::words;
use super::questions::{is_open, no_timer, not_awaited};
use super::{Change, Condition, Rule, Simplification, Survey};
use crate::family::Meta;
use crate::process::{FlowId, Graph, NodeId, NodeKind};
use crate::{page, text};

/// A join whose only way leads into a join of the same kind becomes one with it.
pub static MERGE_INTO_MERGE: Simplification = Simplification {
    meta: Meta { name: NAME, page: page!() },
    rewrite: &Rule {
        places,
        conditions: &[
            Condition::new("same-kind", same_kind),
            Condition::new("inner-joins", inner_joins),
            Condition::new("one-way-out", one_way_out),
            Condition::new("open-way", |graph, place| is_open(graph, place.way)),
            Condition::new("outer-joins", outer_joins),
            Condition::new("no-timer", |graph, place| no_timer(graph, place.inner)),
            Condition::new("not-awaited", |graph, place| not_awaited(graph, place.inner)),
        ],
        change,
    },
};

const NAME: &str = "merge-into-merge";

/// A join and a way out of it.
struct Place {
    inner: NodeId,
    way: FlowId,
    outer: NodeId,
}

fn places(graph: &Graph, _: &Survey, inner: NodeId) -> Vec<Place> {
    if !graph.node(inner).kind.is_gateway() {
        return Vec::new();
    }
    let way = graph.leaving(inner).into_iter().find(|way| way.to != inner);
    way.map(|way| Place { inner, way: way.id, outer: way.to }).into_iter().collect()
}

/// An end takes every token that comes, as an exclusive join does.
fn same_kind(graph: &Graph, place: &Place) -> bool {
    matches!(
        (&graph.node(place.inner).kind, &graph.node(place.outer).kind),
        (NodeKind::Exclusive, NodeKind::Exclusive | NodeKind::End { .. })
            | (NodeKind::Parallel, NodeKind::Parallel)
    )
}

fn inner_joins(graph: &Graph, place: &Place) -> bool {
    graph.joins(place.inner)
}

fn one_way_out(graph: &Graph, place: &Place) -> bool {
    graph.has_one_way_out(place.inner)
}

/// A split that took over ways in would join and split at once, which few readers of BPMN expect.
fn outer_joins(graph: &Graph, place: &Place) -> bool {
    graph.joins(place.outer)
}

fn change(graph: &mut Graph, place: &Place) -> Change {
    let gone = graph.node(place.inner).clone();
    let (inner, outer) = (words(graph, place.inner), words(graph, place.outer));
    graph.bypass(place.inner, place.outer);
    let reason = if gone.kind == NodeKind::Parallel {
        text!(
            en: "{inner} becomes one with {outer} right behind it, which waits for the same branches anyway",
            vi: "gộp {inner} vào {outer} ở ngay sau, vì đằng nào ở đó cũng chờ đủ các nhánh ấy";
            inner = inner; outer = outer
        )
    } else {
        text!(
            en: "{inner} becomes one with {outer} right behind it, where every case goes on to at once",
            vi: "gộp {inner} vào {outer} ở ngay sau, vì hồ sơ đến đó là đi tiếp ngay";
            inner = inner; outer = outer
        )
    };
    Change { name: NAME, span: gone.span, reason, removed: vec![gone.id], ..Change::default() }
}
