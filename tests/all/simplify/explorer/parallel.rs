//! Parallel steps: their joins, and the timers over the whole of them.

use std::collections::BTreeSet;

use thutuc::process::{Graph, NodeId, NodeKind};

use super::SILENT;
use super::state::{State, small};
use super::world::{Steps, World, interrupts};

/// Marks a parallel step that has begun, beside the notices sent about it.
const ACTIVE: u8 = 0x80;

impl World<'_> {
    /// Parallel steps in which no token is left are over, and so are the timers over them.
    pub fn close_scopes(&self, state: &mut State) {
        let mut open = std::mem::take(&mut state.notices);
        open.retain(|(split, _)| self.without(state, usize::from(*split)) != *state);
        state.notices = open;
    }

    pub fn parallel(&self, state: &State, node: usize, found: &mut Steps) {
        let seen = &self.nodes[node];
        if !seen.entering.is_empty() && seen.entering.iter().all(|way| state.flows[*way] > 0) {
            let mut next = state.clone();
            seen.entering.iter().for_each(|way| next.flows[*way] -= 1);
            if !seen.scope.is_empty() {
                next.note(small(node), ACTIVE);
            }
            next.done |= seen.finishes;
            self.send_on(&mut next, node);
            found.push((SILENT, next));
        }
        if state.sent(small(node)) > 0 {
            self.timers_over(state, node, found);
        }
    }

    /// The state without the tokens in a parallel step.
    fn without(&self, state: &State, split: usize) -> State {
        let scope = &self.nodes[split].scope;
        let mut taken = state.clone();
        let inside = (0..self.flows.len()).filter(|flow| scope[self.flows[*flow].from]);
        inside.for_each(|flow| taken.flows[flow] = 0);
        taken.work.retain(|(node, _)| !scope[usize::from(*node)]);
        taken
    }

    /// The timers over a whole parallel step.
    fn timers_over(&self, state: &State, split: usize, found: &mut Steps) {
        let taken = self.without(state, split);
        for (bit, timer) in self.nodes[split].timers.iter().enumerate() {
            let sent = state.sent(small(split));
            let mut next = taken.clone();
            if !interrupts(self.kind(*timer)) {
                if sent >> bit & 1 == 1 {
                    continue;
                }
                next = state.clone();
                next.note(small(split), sent | 1 << bit);
            }
            self.send_on(&mut next, *timer);
            found.push((self.nodes[*timer].label, next));
        }
    }
}

/// Whether a node is the join of the step of a split.
fn is_join(graph: &Graph, split: NodeId, node: NodeId) -> bool {
    let [begin, end] = [split, node].map(|id| graph.node(id));
    node != split && end.kind == NodeKind::Parallel && begin.step.is_some() && begin.step == end.step
}

/// The nodes of a parallel step: from its split as far as its join.
pub fn inside(graph: &Graph, split: NodeId) -> BTreeSet<NodeId> {
    let mut inside = BTreeSet::new();
    let mut waiting = vec![split];
    while let Some(node) = waiting.pop() {
        if is_join(graph, split, node) || !inside.insert(node) {
            continue;
        }
        waiting.extend(graph.leaving(node).iter().map(|way| way.to));
        if node != split {
            waiting.extend(graph.boundary(node));
        }
    }
    inside
}

/// Whether a parallel step is entered at its split and left at its one join, and nowhere else.
pub fn is_whole(graph: &Graph, split: NodeId) -> bool {
    let inside = inside(graph, split);
    let joins: Vec<NodeId> =
        graph.nodes().map(|(id, _)| id).filter(|node| is_join(graph, split, *node)).collect();
    let comes_from_inside = |node: NodeId| graph.entering(node).iter().all(|way| inside.contains(&way.from));
    graph.node(split).kind == NodeKind::Parallel
        && joins.len() == 1
        && inside.iter().filter(|node| **node != split).chain(&joins).all(|node| comes_from_inside(*node))
        && inside.iter().all(|node| !graph.node(*node).kind.is_entry())
}
