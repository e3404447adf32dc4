//! What people read in a graph, and the form that those who draw and execute it rely on.

use std::collections::{BTreeMap, BTreeSet};

use crate::process::{FlowId, Graph, NodeId, NodeKind};

/// Whether what is left is as it was: no node is new or another one, none begins to gather ways or ceases to lead on, and no
/// gateway begins to join and split at once.
pub fn stays(before: &Graph, after: &Graph) -> bool {
    after
        .nodes()
        .all(|(id, node)| before.contains(id) && before.node(id) == node && keeps_its_ways(before, after, id))
}

fn keeps_its_ways(before: &Graph, after: &Graph, id: NodeId) -> bool {
    let ways = |graph: &Graph| (graph.entering(id).len(), graph.leaving(id).len());
    let ((was_in, was_out), (is_in, is_out)) = (ways(before), ways(after));
    let kind = &after.node(id).kind;
    let may_gather = kind.is_gateway() || kind.is_end() || is_in <= was_in.max(1);
    let leads_on = was_out == 0 || is_out > 0;
    let does_both = |ways_in: usize, ways_out: usize| ways_in > 1 && ways_out > 1;
    may_gather && leads_on && (does_both(was_in, was_out) || !does_both(is_in, is_out))
}

/// Whether the words that tell apart the ways out of a choice can still be read; only ways that cases take count.
pub fn words_stay(before: &Graph, after: &Graph, taken: &BTreeSet<FlowId>) -> bool {
    let mut choices: BTreeMap<NodeId, BTreeSet<Option<&str>>> = BTreeMap::new();
    for way in before.flows() {
        if before.node(way.from).kind == NodeKind::Exclusive && taken.contains(&way.id) {
            choices.entry(way.from).or_default().insert(way.flow.name.as_deref());
        }
    }
    let kept: BTreeSet<&str> = after.flows().iter().filter_map(|way| way.flow.name.as_deref()).collect();
    let telling = choices.into_values().filter(|words| words.len() > 1).flatten().flatten();
    telling.into_iter().all(|words| kept.contains(words))
}
