//! A process walked through exhaustively, token by token, by the words of BPMN: no nets, no reduction, nothing shared with
//! what is judged.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use thutuc::net::{Kind, Plan};

/// Where a case stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct State {
    is_begun: bool,
    /// Flows with a token.
    flows: BTreeSet<usize>,
    /// Nodes at which something ended.
    ends: BTreeSet<usize>,
    /// Steps and splits under way, with the events that may still fire beside them.
    under_way: BTreeMap<usize, BTreeSet<usize>>,
    /// Blocks, by their splits, that are worked on.
    blocks: BTreeSet<usize>,
    /// Nodes that nothing leads to and that have not run, where there is no start.
    unrun: BTreeSet<usize>,
}

/// A second token came up.
pub struct Doubled;

/// Node, flow it came by, flow it left by: what was seen to run.
pub type Ran = (usize, Option<usize>, Option<usize>);

/// What an exhaustive walk shows.
#[derive(Debug, Default)]
pub struct Truth {
    pub states: usize,
    /// Visible steps to the nearest second token.
    pub doubled: Option<usize>,
    /// Visible steps to the nearest state in which nothing goes on.
    pub stuck: Option<usize>,
    /// Visible steps to the nearest state from which no end is in reach.
    pub lost: Option<usize>,
    /// Nodes that ran.
    pub ran: BTreeSet<Ran>,
}

struct Walker<'p> {
    plan: &'p Plan,
    into: Vec<Vec<usize>>,
    out: Vec<Vec<usize>>,
    events: Vec<Vec<usize>>,
    inside: Vec<BTreeSet<usize>>,
}

/// Walks through every state, or gives up behind so many.
pub fn walk(plan: &Plan, most: usize) -> Option<Truth> {
    let walker = Walker::new(plan);
    let mut numbers = BTreeMap::from([(walker.begin(), 0_usize)]);
    let mut states = vec![walker.begin()];
    let mut steps = vec![0_usize];
    let mut edges: Vec<Vec<usize>> = vec![Vec::new()];
    let mut truth = Truth::default();
    let mut waiting: VecDeque<usize> = VecDeque::from([0]);
    let mut done = BTreeSet::new();
    while let Some(at) = waiting.pop_front() {
        if !done.insert(at) {
            continue;
        }
        for (ran, next) in walker.moves(&states[at]) {
            truth.ran.insert(ran);
            let seen = steps[at] + usize::from(is_seen(plan.nodes[ran.0], ran));
            let Ok(next) = next else {
                truth.doubled = Some(truth.doubled.map_or(seen, |known| known.min(seen)));
                continue;
            };
            let number = *numbers.entry(next.clone()).or_insert_with(|| {
                states.push(next);
                steps.push(usize::MAX);
                edges.push(Vec::new());
                states.len() - 1
            });
            edges[at].push(number);
            if seen < steps[number] {
                steps[number] = seen;
                if seen == steps[at] { waiting.push_front(number) } else { waiting.push_back(number) }
            }
        }
        if states.len() > most {
            return None;
        }
    }
    truth.states = states.len();
    let finishes = finishing(&states, &edges);
    let nearest =
        |is: &dyn Fn(usize) -> bool| (0..states.len()).filter(|at| is(*at)).map(|at| steps[at]).min();
    truth.stuck =
        nearest(&|at| edges[at].is_empty() && !states[at].is_final() && walker.moves(&states[at]).is_empty());
    truth.lost = nearest(&|at| !finishes[at]);
    Some(truth)
}

/// A step is seen when it begins, an event when it fires.
fn is_seen(kind: Kind, (_, came, left): Ran) -> bool {
    let is_end_of_step = kind == Kind::Step && came.is_none() && left == Some(usize::MAX);
    !matches!(kind, Kind::Exclusive | Kind::Parallel) && !is_end_of_step
}

fn finishing(states: &[State], edges: &[Vec<usize>]) -> Vec<bool> {
    let mut back = vec![Vec::new(); states.len()];
    for (from, ends) in edges.iter().enumerate() {
        for to in ends {
            back[*to].push(from);
        }
    }
    let mut finishes: Vec<bool> = states.iter().map(State::is_final).collect();
    let mut waiting: Vec<usize> = (0..states.len()).filter(|at| finishes[*at]).collect();
    while let Some(at) = waiting.pop() {
        for from in &back[at] {
            if !std::mem::replace(&mut finishes[*from], true) {
                waiting.push(*from);
            }
        }
    }
    finishes
}

impl State {
    pub fn is_final(&self) -> bool {
        let is_still = self.flows.is_empty() && self.under_way.is_empty() && self.blocks.is_empty();
        self.is_begun && is_still && self.unrun.is_empty() && !self.ends.is_empty()
    }

    fn give(mut self, node: usize, out: &[usize]) -> Result<Self, Doubled> {
        if out.is_empty() && !self.ends.insert(node) {
            return Err(Doubled);
        }
        for flow in out {
            if !self.flows.insert(*flow) {
                return Err(Doubled);
            }
        }
        Ok(self)
    }
}

impl<'p> Walker<'p> {
    fn new(plan: &'p Plan) -> Self {
        let count = plan.nodes.len();
        let (mut into, mut out, mut events) =
            (vec![Vec::new(); count], vec![Vec::new(); count], vec![Vec::new(); count]);
        for (number, flow) in plan.flows.iter().enumerate() {
            out[flow.from].push(number);
            into[flow.to].push(number);
        }
        for (node, kind) in plan.nodes.iter().enumerate() {
            if let Kind::Boundary { host, .. } = kind {
                events[*host].push(node);
            }
        }
        let mut walker = Self { plan, into, out, events, inside: Vec::new() };
        walker.inside = plan.blocks.iter().map(|(split, join)| walker.between(*split, *join)).collect();
        walker
    }

    /// Nodes on ways from a split to its join that pass neither.
    /// All that is begun behind a split and can still come to its join: also what an event on such work leads to.
    fn between(&self, split: usize, join: usize) -> BTreeSet<usize> {
        let hosts = |event: usize| self.plan.nodes[event].host();
        let mut ahead = BTreeSet::new();
        let mut waiting = vec![split];
        while let Some(node) = waiting.pop() {
            let own = self.events[node].iter().copied().filter(|_| node != split);
            for next in self.out[node].iter().map(|flow| self.plan.flows[*flow].to).chain(own) {
                if ahead.insert(next) && next != join {
                    waiting.push(next);
                }
            }
        }
        let mut back = BTreeSet::new();
        let mut waiting = vec![join];
        while let Some(node) = waiting.pop() {
            for before in self.into[node].iter().map(|flow| self.plan.flows[*flow].from).chain(hosts(node)) {
                if back.insert(before) && before != split {
                    waiting.push(before);
                }
            }
        }
        ahead.intersection(&back).copied().filter(|node| *node != split && *node != join).collect()
    }

    fn has_start(&self) -> bool {
        self.plan.nodes.contains(&Kind::Start)
    }

    fn begin(&self) -> State {
        let mut state = State { is_begun: !self.has_start(), ..State::default() };
        if state.is_begun {
            let bare = (0..self.plan.nodes.len()).filter(|node| {
                self.into[*node].is_empty() && !matches!(self.plan.nodes[*node], Kind::Boundary { .. })
            });
            state.unrun = bare.collect();
        }
        state
    }

    fn moves(&self, state: &State) -> Vec<(Ran, Result<State, Doubled>)> {
        let mut moves = Vec::new();
        for node in 0..self.plan.nodes.len() {
            let kind = self.plan.nodes[node];
            if !state.is_begun && matches!(kind, Kind::Start | Kind::Interrupt) {
                self.starts(node, None, State { is_begun: true, ..state.clone() }, &mut moves);
            }
            if state.unrun.contains(&node) {
                let mut next = state.clone();
                next.unrun.remove(&node);
                self.starts(node, None, next, &mut moves);
            }
            if kind == Kind::Parallel {
                let is_ready = !self.into[node].is_empty()
                    && self.into[node].iter().all(|flow| state.flows.contains(flow))
                    && self.blocks_at(node).all(|split| state.blocks.contains(&split));
                if is_ready {
                    let mut next = state.clone();
                    self.into[node].iter().for_each(|flow| {
                        next.flows.remove(flow);
                    });
                    self.blocks_at(node).for_each(|split| {
                        next.blocks.remove(&split);
                    });
                    self.starts(node, None, next, &mut moves);
                }
            } else {
                for flow in self.into[node].iter().filter(|flow| state.flows.contains(flow)) {
                    let mut next = state.clone();
                    next.flows.remove(flow);
                    self.starts(node, Some(*flow), next, &mut moves);
                }
            }
        }
        self.goes_on(state, &mut moves);
        moves
    }

    /// The blocks that end at a join, by their splits.
    fn blocks_at(&self, join: usize) -> impl Iterator<Item = usize> {
        self.plan.blocks.iter().filter(move |(_, end)| *end == join).map(|(split, _)| *split)
    }

    /// A node has its tokens.
    fn starts(
        &self,
        node: usize,
        came: Option<usize>,
        mut state: State,
        moves: &mut Vec<(Ran, Result<State, Doubled>)>,
    ) {
        match self.plan.nodes[node] {
            Kind::Exclusive if !self.out[node].is_empty() => {
                for flow in &self.out[node] {
                    moves.push(((node, came, Some(*flow)), state.clone().give(node, &[*flow])));
                }
            }
            Kind::Terminate => {
                let ends = std::mem::take(&mut state.ends);
                let state = State { is_begun: true, ends, ..State::default() };
                moves.push(((node, came, None), state.give(node, &self.out[node])));
            }
            _ if self.events[node].is_empty() => {
                if self.plan.blocks.iter().any(|(split, _)| *split == node) && !state.blocks.insert(node) {
                    moves.push(((node, came, None), Err(Doubled)));
                    return;
                }
                moves.push(((node, came, None), state.give(node, &self.out[node])));
            }
            _ => {
                let gentle = self.events[node].iter().copied();
                let gentle = gentle.filter(|event| !takes_away(self.plan.nodes[*event])).collect();
                let is_second = state.under_way.insert(node, gentle).is_some();
                moves.push(((node, came, None), if is_second { Err(Doubled) } else { Ok(state) }));
            }
        }
    }

    /// What is under way is done, or an event fires.
    fn goes_on(&self, state: &State, moves: &mut Vec<(Ran, Result<State, Doubled>)>) {
        for (node, gentle) in &state.under_way {
            let mut done = state.clone();
            done.under_way.remove(node);
            for event in self.events[*node].iter().filter(|_| self.plan.nodes[*node] != Kind::Parallel) {
                if takes_away(self.plan.nodes[*event]) {
                    moves.push(((*event, None, None), done.clone().give(*event, &self.out[*event])));
                }
            }
            for event in gentle {
                let mut next = state.clone();
                next.under_way.get_mut(node).expect("under way").remove(event);
                moves.push(((*event, None, None), next.give(*event, &self.out[*event])));
            }
            let is_block = self.plan.blocks.iter().any(|(split, _)| split == node);
            let is_second = is_block && !done.blocks.insert(*node);
            let next = if is_second { Err(Doubled) } else { done.give(*node, &self.out[*node]) };
            moves.push(((*node, None, Some(usize::MAX)), next));
        }
        for ((split, _), inside) in self.plan.blocks.iter().zip(&self.inside) {
            if !state.blocks.contains(split) {
                continue;
            }
            for event in self.events[*split].iter().filter(|event| takes_away(self.plan.nodes[**event])) {
                moves.push((
                    (*event, None, None),
                    self.taken_away(*split, inside, state).give(*event, &self.out[*event]),
                ));
            }
        }
    }

    fn taken_away(&self, split: usize, inside: &BTreeSet<usize>, state: &State) -> State {
        let mut next = state.clone();
        next.blocks.remove(&split);
        let join = self.plan.blocks.iter().find(|(start, _)| *start == split).expect("a block").1;
        next.flows.retain(|flow| {
            let flow = self.plan.flows[*flow];
            let (from, to) = (flow.from, flow.to);
            !((inside.contains(&from) || from == split) && (inside.contains(&to) || to == join))
        });
        next.under_way.retain(|node, _| !inside.contains(node));
        next.blocks.retain(|node| !inside.contains(node));
        next
    }
}

fn takes_away(kind: Kind) -> bool {
    matches!(kind, Kind::Boundary { interrupting: true, .. })
}
