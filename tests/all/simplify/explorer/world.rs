//! The rules of the game: what can happen next.

use thutuc::process::{Graph, GraphNode, Guard, NodeId, NodeKind};
use thutuc::source::Span;

use super::labels::{finishes, label};
use super::parallel::inside;
use super::setting::Facts;
use super::state::small;
use super::{SILENT, Setting, State};

/// A graph by numbers, with the label of everything that can be seen in it.
pub struct World<'a> {
    setting: &'a mut Setting,
    pub(super) nodes: Vec<Seen<'a>>,
    pub(super) flows: Vec<Way<'a>>,
}

pub(super) struct Seen<'a> {
    pub node: &'a GraphNode,
    pub entering: Vec<usize>,
    pub leaving: Vec<usize>,
    pub timers: Vec<usize>,
    /// What is seen when it begins, comes, fires, or ends the case.
    pub label: u32,
    /// The formulas it changes when done, as bits.
    writes: Facts,
    /// The step that an event waits for and that is done with it, as a bit.
    pub finishes: u8,
    /// Its parallel step, if timers run over the whole of it.
    pub scope: Vec<bool>,
}

pub(super) struct Way<'a> {
    pub from: usize,
    pub to: usize,
    guard: &'a Guard,
    /// What is seen when it is taken.
    pub label: u32,
}

pub(super) type Steps = Vec<(u32, State)>;

/// Which nodes belong to a parallel step, if timers run over the whole of it.
fn scope(graph: &Graph, split: NodeId, ids: &[NodeId]) -> Vec<bool> {
    if graph.node(split).kind != NodeKind::Parallel || graph.boundary(split).is_empty() {
        return Vec::new();
    }
    let inside = inside(graph, split);
    ids.iter().map(|id| inside.contains(id)).collect()
}

pub(super) fn interrupts(kind: &NodeKind) -> bool {
    matches!(kind, NodeKind::Boundary { interrupting: true, .. })
}

impl<'a> World<'a> {
    pub fn new(graph: &'a Graph, setting: &'a mut Setting) -> Self {
        let ids: Vec<NodeId> = graph.nodes().map(|(id, _)| id).collect();
        let index = |id: NodeId| ids.iter().position(|node| *node == id).expect("a node of the graph");
        let mut nodes: Vec<Seen<'_>> = Vec::new();
        for (id, node) in graph.nodes() {
            nodes.push(Seen {
                node,
                entering: Vec::new(),
                leaving: Vec::new(),
                timers: graph.boundary(id).into_iter().map(index).collect(),
                label: setting.label(label(node)),
                writes: setting.written_by(node.step.as_ref()),
                finishes: finishes(graph, node),
                scope: scope(graph, id, &ids),
            });
        }
        let mut flows = Vec::new();
        for flow in graph.flows() {
            let (from, to) = (index(flow.from), index(flow.to));
            nodes[from].leaving.push(flows.len());
            nodes[to].entering.push(flows.len());
            let label = match &flow.flow.guard {
                Guard::Outcome { outcome, .. } => {
                    setting.label(format!("decides {outcome} at {}", nodes[from].node.id))
                }
                _ => SILENT,
            };
            flows.push(Way { from, to, guard: &flow.flow.guard, label });
        }
        Self { setting, nodes, flows }
    }

    pub(super) fn kind(&self, node: usize) -> &'a NodeKind {
        &self.nodes[node].node.kind
    }

    /// A case of every kind, at the start.
    pub fn beginnings(&mut self) -> Steps {
        let mut found = Vec::new();
        for facts in self.setting.valuations.clone() {
            for channel in 0..small(self.setting.channels.len()) {
                let mut state = State { facts, channel, ..State::default() };
                state.flows = vec![0; self.flows.len()];
                state.counters = vec![0; self.setting.counters.len()];
                let starts = (0..self.nodes.len()).filter(|node| *self.kind(*node) == NodeKind::Start);
                starts.for_each(|node| self.send_on(&mut state, node));
                found.push((self.setting.label(format!("facts {facts:b} by {channel}")), state));
            }
        }
        found
    }

    /// A token on each way out.
    pub(super) fn send_on(&self, state: &mut State, node: usize) {
        let leaving = &self.nodes[node].leaving;
        state.stuck |= leaving.is_empty();
        for flow in leaving {
            state.flows[*flow] += 1;
        }
    }

    /// Everything that can happen next.
    pub fn steps(&mut self, state: &State) -> Steps {
        let mut found = Vec::new();
        if !state.is_open() {
            return found;
        }
        for flow in 0..self.flows.len() {
            if state.flows[flow] > 0 {
                self.token(state, flow, &mut found);
            }
        }
        for (at, (node, sent)) in state.work.iter().enumerate() {
            self.work(state, at, usize::from(*node), *sent, &mut found);
        }
        for node in 0..self.nodes.len() {
            match self.kind(node) {
                NodeKind::Parallel => self.parallel(state, node, &mut found),
                NodeKind::Interrupt { .. } => self.interrupt(state, node, &mut found),
                _ => {}
            }
        }
        for (_, next) in &mut found {
            self.close_scopes(next);
        }
        found
    }

    fn interrupt(&self, state: &State, node: usize, found: &mut Steps) {
        let closed = state.done & self.nodes[node].finishes != 0;
        if !closed && !state.interrupted {
            let mut next = state.clone();
            next.clear();
            next.interrupted = true;
            self.send_on(&mut next, node);
            found.push((self.nodes[node].label, next));
        }
    }

    fn token(&self, state: &State, flow: usize, found: &mut Steps) {
        let node = self.flows[flow].to;
        let seen = &self.nodes[node];
        let mut next = state.clone();
        next.flows[flow] -= 1;
        match &seen.node.kind {
            NodeKind::Task(_) | NodeKind::Call { .. } => next.begin(small(node)),
            NodeKind::Catch(_) => {
                next.done |= seen.finishes;
                self.send_on(&mut next, node);
            }
            NodeKind::End { stops_all, .. } => {
                next.done |= seen.finishes;
                if *stops_all {
                    next.clear();
                }
            }
            NodeKind::Exclusive => return self.choice(&next, node, found),
            NodeKind::EventBased => return self.race(&next, node, found),
            _ => return,
        }
        found.push((seen.label, next));
    }

    fn choice(&self, state: &State, node: usize, found: &mut Steps) {
        let ways = &self.nodes[node].leaving;
        let any = ways.iter().any(|way| self.is_open(state, *way));
        for way in ways {
            let Way { guard, label, .. } = &self.flows[*way];
            if !(self.is_open(state, *way) || **guard == Guard::Otherwise && !any) {
                continue;
            }
            let mut next = state.clone();
            next.flows[*way] += 1;
            if let Guard::Below { counter, .. } = guard {
                let at = self.setting.counter(counter);
                next.counters[at] = self.setting.counters[at].1.min(next.counters[at] + 1);
            }
            found.push((*label, next));
        }
    }

    fn is_open(&self, state: &State, way: usize) -> bool {
        let holds = |formula: &Option<Span>| {
            let bit = formula.map(|formula| self.setting.bit(formula).expect("formulas only vanish"));
            bit.is_none_or(|bit| state.facts >> bit & 1 == 1)
        };
        match self.flows[way].guard {
            Guard::Always => true,
            Guard::Otherwise => false,
            Guard::Outcome { formula, .. } => holds(formula),
            Guard::When { formula, channels } => {
                let channel = self.setting.channels[usize::from(state.channel)];
                holds(formula) && (channels.is_empty() || channels.contains(&channel))
            }
            Guard::Below { counter, times } => {
                u32::from(state.counters[self.setting.counter(counter)]) < *times
            }
        }
    }

    /// The events behind an event gateway; anything else behind it is chosen silently.
    fn race(&self, state: &State, node: usize, found: &mut Steps) {
        for way in &self.nodes[node].leaving {
            let event = &self.nodes[self.flows[*way].to];
            let mut next = state.clone();
            if matches!(event.node.kind, NodeKind::Catch(_)) {
                next.done |= event.finishes;
                self.send_on(&mut next, self.flows[*way].to);
                found.push((event.label, next));
            } else {
                next.flows[*way] += 1;
                found.push((SILENT, next));
            }
        }
    }

    fn work(&mut self, state: &State, at: usize, node: usize, sent: u8, found: &mut Steps) {
        let mut free = state.clone();
        free.work.remove(at);
        let Seen { writes, finishes, node: GraphNode { id, .. }, .. } = self.nodes[node];
        for facts in self.setting.after(state.facts, writes) {
            let mut next = State { facts, done: state.done | finishes, ..free.clone() };
            self.send_on(&mut next, node);
            let label = self.setting.label(format!("finishes {id} {:b} of {writes:b}", facts & writes));
            found.push((label, next));
        }
        for (bit, timer) in self.nodes[node].timers.iter().enumerate() {
            let mut next = free.clone();
            if !interrupts(self.kind(*timer)) {
                if sent >> bit & 1 == 1 {
                    continue;
                }
                next = state.clone();
                next.work[at].1 |= 1 << bit;
            }
            self.send_on(&mut next, *timer);
            found.push((self.nodes[*timer].label, next));
        }
    }
}
