//! Parts of a graph in the words of an officer, who knows steps but no gateways.

use std::collections::BTreeSet;

use crate::diagnostic::Text;
use crate::process::{Graph, NodeId, NodeKind};
use crate::text;

/// A node by its step and by what happens there.
pub fn words(graph: &Graph, node: NodeId) -> Text {
    let this = graph.node(node);
    let id = &this.id;
    let step = this.step.as_ref().unwrap_or(id);
    let meets = graph.joins(node);
    let passes = !meets && !graph.splits(node);
    match &this.kind {
        NodeKind::Start => text!(en: "the start", vi: "lúc bắt đầu"),
        NodeKind::End { .. } if id == step => text!(en: "the end `{step}`", vi: "điểm kết thúc `{step}`"),
        NodeKind::End { .. } => {
            text!(en: "the end at step `{step}`", vi: "điểm kết thúc ở bước `{step}`")
        }
        NodeKind::Exclusive if meets => {
            text!(en: "the place where ways meet at step `{step}`", vi: "chỗ nhập đường ở bước `{step}`")
        }
        NodeKind::Exclusive if passes => {
            text!(en: "the gateway at step `{step}`", vi: "nút ở bước `{step}`")
        }
        NodeKind::Exclusive => {
            text!(en: "the choice of ways at step `{step}`", vi: "chỗ rẽ ở bước `{step}`")
        }
        NodeKind::Parallel if meets => text!(
            en: "the place where the branches of step `{step}` are awaited",
            vi: "chỗ chờ các nhánh của bước `{step}`",
        ),
        NodeKind::Parallel => {
            text!(en: "the beginning of the branches of step `{step}`", vi: "chỗ tách nhánh của bước `{step}`")
        }
        NodeKind::EventBased => {
            text!(en: "the wait for events at step `{step}`", vi: "chỗ chờ sự kiện ở bước `{step}`")
        }
        NodeKind::Interrupt { .. } => text!(en: "the event `{id}`", vi: "sự kiện `{id}`"),
        NodeKind::Boundary { .. } => {
            text!(en: "the timer on step `{step}`", vi: "hẹn giờ của bước `{step}`")
        }
        NodeKind::Task(_) | NodeKind::Call { .. } | NodeKind::Catch(_) => {
            text!(en: "step `{step}`", vi: "bước `{step}`")
        }
    }
}

/// Several nodes: the steps at which somebody works, or whatever there is if nobody does.
pub fn list(graph: &Graph, nodes: &BTreeSet<NodeId>) -> Text {
    let works = |node: &&NodeId| {
        matches!(graph.node(**node).kind, NodeKind::Task(_) | NodeKind::Call { .. } | NodeKind::Catch(_))
    };
    let mut named: Vec<Text> = nodes.iter().filter(works).map(|node| words(graph, *node)).collect();
    if named.is_empty() {
        named = nodes.iter().map(|node| words(graph, *node)).collect();
    }
    let mut seen = BTreeSet::new();
    named.retain(|text| seen.insert(text.clone()));
    let joined = |part: fn(Text) -> String| named.iter().cloned().map(part).collect::<Vec<_>>().join(", ");
    Text { en: joined(|text| text.en), vi: joined(|text| text.vi) }
}
