//! Plays a run on the process itself, by the words of BPMN and by code of its own, so that nobody has to trust the engine.

use std::collections::{BTreeMap, BTreeSet};

use super::Step;
use super::plan::{Kind, Plan, Ways};

/// Why a run is not one of this process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Which of its steps, from 0; the number of steps if what it leads to is not what was claimed.
    pub step: usize,
    /// Why.
    pub reason: Reason,
}

/// What is wrong with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A flow that it takes a token from has none.
    NoToken,
    /// The node does not take or give like this.
    NotItsWay,
    /// The case has begun already, or has not begun.
    Beginning,
    /// What it goes on with is not under way.
    NotUnderWay,
    /// The step before it led to a second token.
    Over,
    /// What it leads to is not what was claimed.
    NotClaimed,
}

/// What a run is said to lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// A second token on a flow, at an end, or in a step.
    Doubled,
    /// Nothing goes on, and the case has not ended.
    Stuck,
    /// What stands from this step on leads to where it began.
    Circle(usize),
}

/// Tokens on a process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marking {
    /// Whether the case has begun.
    pub is_begun: bool,
    /// Tokens on flows.
    pub flows: BTreeMap<usize, usize>,
    /// Tokens that ended, by node.
    pub ends: BTreeMap<usize, usize>,
    /// Nodes under way, with the events that have fired beside them.
    pub inside: BTreeMap<usize, (usize, BTreeSet<usize>)>,
    /// Blocks that are worked on, by their splits.
    pub blocks: BTreeMap<usize, usize>,
    /// Nodes that begin by themselves and have.
    pub begun: BTreeSet<usize>,
}

impl Marking {
    /// Whether something has a second token.
    pub fn is_doubled(&self) -> bool {
        let more = |count: &usize| *count > 1;
        self.flows.values().any(more)
            || self.ends.values().any(more)
            || self.blocks.values().any(more)
            || self.inside.values().any(|(count, _)| more(count))
    }
}

/// Plays a run and looks whether it leads to what is claimed; gives the marking behind each step.
pub fn replay(plan: &Plan, run: &[Step], claim: Claim) -> Result<Vec<Marking>, Refusal> {
    let player = Player { plan, ways: plan.ways() };
    let mut markings = vec![player.beginning()];
    for (at, step) in run.iter().enumerate() {
        let before = markings.last().expect("one at least");
        let refuse = |reason| Refusal { step: at, reason };
        if before.is_doubled() {
            return Err(refuse(Reason::Over));
        }
        let next = player.play(before.clone(), step).map_err(refuse)?;
        markings.push(next);
    }
    let last = markings.last().expect("one at least");
    let is_so = match claim {
        Claim::Doubled => last.is_doubled(),
        Claim::Stuck => !last.is_doubled() && player.is_stuck(last),
        Claim::Circle(from) => from < run.len() && markings[from] == *last && !last.is_doubled(),
    };
    if is_so { Ok(markings) } else { Err(Refusal { step: run.len(), reason: Reason::NotClaimed }) }
}

struct Player<'p> {
    plan: &'p Plan,
    ways: Vec<Ways>,
}

impl Player<'_> {
    fn has_start(&self) -> bool {
        self.plan.nodes.contains(&Kind::Start)
    }

    fn beginning(&self) -> Marking {
        Marking { is_begun: !self.has_start(), ..Marking::default() }
    }

    fn play(&self, mut marking: Marking, step: &Step) -> Result<Marking, Reason> {
        let node = step.node;
        let begins = step.takes.is_empty() && self.begins(node, &marking);
        if let Some(host) = self.host(node) {
            self.event(node, host, &mut marking)?;
            return Self::give(marking, step, &self.ways[node].out);
        }
        if step.takes.is_empty() && !begins {
            return self.go_on(marking, step);
        }
        if begins {
            marking.is_begun = true;
            marking.begun.insert(node);
        } else if self.plan.nodes[node] == Kind::Parallel {
            if step.takes != self.ways[node].into {
                return Err(Reason::NotItsWay);
            }
        } else if step.takes.len() != 1 || !self.ways[node].into.contains(&step.takes[0]) {
            return Err(Reason::NotItsWay);
        }
        for flow in &step.takes {
            lose(&mut marking.flows, *flow).ok_or(Reason::NoToken)?;
        }
        for (split, _) in self.plan.blocks.iter().filter(|(_, join)| *join == node) {
            lose(&mut marking.blocks, *split).ok_or(Reason::NoToken)?;
        }
        if self.rests(node) {
            if !step.gives.is_empty() {
                return Err(Reason::NotItsWay);
            }
            marking.inside.entry(node).or_default().0 += 1;
            return Ok(marking);
        }
        self.leave(marking, step)
    }

    /// Whether a node may begin by itself now.
    fn begins(&self, node: usize, marking: &Marking) -> bool {
        if self.has_start() {
            return !marking.is_begun && self.plan.nodes[node].is_entry();
        }
        self.ways[node].into.is_empty() && self.host(node).is_none() && !marking.begun.contains(&node)
    }

    fn host(&self, node: usize) -> Option<usize> {
        self.plan.nodes[node].host()
    }

    fn events(&self, host: usize) -> impl Iterator<Item = usize> {
        (0..self.plan.nodes.len()).filter(move |node| self.host(*node) == Some(host))
    }

    /// Whether a token stays inside a node for a while: an event can fire meanwhile, or a way out is still to be chosen.
    fn rests(&self, node: usize) -> bool {
        let Ways { into, out } = &self.ways[node];
        let chooses = self.plan.nodes[node] == Kind::Exclusive && into.len() > 1 && out.len() > 1;
        chooses || self.events(node).next().is_some()
    }

    /// What is under way goes on.
    fn go_on(&self, mut marking: Marking, step: &Step) -> Result<Marking, Reason> {
        let (count, _) = marking.inside.remove(&step.node).ok_or(Reason::NotUnderWay)?;
        if count > 1 {
            return Err(Reason::Over);
        }
        self.leave(marking, step)
    }

    fn leave(&self, mut marking: Marking, step: &Step) -> Result<Marking, Reason> {
        let (node, out) = (step.node, &self.ways[step.node].out);
        match self.plan.nodes[node] {
            Kind::Exclusive if !out.is_empty() => {
                let is_one = step.gives.len() == 1 && out.contains(&step.gives[0]);
                if !is_one {
                    return Err(Reason::NotItsWay);
                }
                return Self::give(marking, step, &step.gives);
            }
            Kind::Terminate => {
                let (ends, begun) = (marking.ends, (0..self.plan.nodes.len()).collect());
                marking = Marking { is_begun: true, ends, begun, ..Marking::default() };
            }
            _ => {}
        }
        if self.plan.blocks.iter().any(|(split, _)| *split == node) {
            *marking.blocks.entry(node).or_default() += 1;
        }
        Self::give(marking, step, out)
    }

    fn give(mut marking: Marking, step: &Step, out: &[usize]) -> Result<Marking, Reason> {
        if step.gives != out {
            return Err(Reason::NotItsWay);
        }
        if out.is_empty() {
            *marking.ends.entry(step.node).or_default() += 1;
        }
        for flow in out {
            *marking.flows.entry(*flow).or_default() += 1;
        }
        Ok(marking)
    }

    /// An event fires: beside what its host does, or in its place.
    fn event(&self, event: usize, host: usize, marking: &mut Marking) -> Result<(), Reason> {
        let takes_away = self.plan.nodes[event].takes_away();
        let is_block = self.plan.nodes[host] == Kind::Parallel;
        if takes_away && is_block {
            lose(&mut marking.blocks, host).ok_or(Reason::NotUnderWay)?;
            self.take_away(host, marking);
        } else if takes_away {
            marking.inside.remove(&host).ok_or(Reason::NotUnderWay)?;
        } else {
            let (_, fired) = marking.inside.get_mut(&host).ok_or(Reason::NotUnderWay)?;
            if !fired.insert(event) {
                return Err(Reason::NotUnderWay);
            }
        }
        Ok(())
    }

    fn take_away(&self, split: usize, marking: &mut Marking) {
        let Some(block) = self.plan.blocks.iter().find(|(first, _)| *first == split) else { return };
        let (nodes, flows) = self.plan.inside(*block, &self.ways);
        marking.flows.retain(|flow, _| !flows.contains(flow));
        marking.inside.retain(|node, _| !nodes.contains(node));
        marking.blocks.retain(|node, _| !nodes.contains(node));
    }

    fn is_stuck(&self, marking: &Marking) -> bool {
        let is_over = marking.flows.is_empty() && marking.blocks.is_empty() && marking.inside.is_empty();
        let begins = (0..self.plan.nodes.len()).any(|node| self.begins(node, marking));
        let is_ready = |node: usize| {
            let blocks = self.plan.blocks.iter().filter(|(_, join)| *join == node);
            self.ways[node].into.iter().all(|flow| marking.flows.contains_key(flow))
                && blocks.clone().all(|(split, _)| marking.blocks.contains_key(split))
        };
        let moves = marking.flows.keys().any(|flow| {
            let node = self.plan.flows[*flow].to;
            let waits = self.plan.nodes[node] == Kind::Parallel;
            let is_boundary = self.host(node).is_some();
            !is_boundary && (!waits || is_ready(node))
        });
        let fires = marking.blocks.keys().any(|split| {
            let mut events = self.events(*split);
            events.any(|event| self.plan.nodes[event].takes_away())
        });
        let is_final = is_over && !marking.ends.is_empty() && !begins;
        !is_final && !begins && !moves && !fires && marking.inside.is_empty()
    }
}

/// Takes a token away, if there is one.
fn lose(tokens: &mut BTreeMap<usize, usize>, at: usize) -> Option<()> {
    let count = tokens.get_mut(&at)?;
    *count -= 1;
    if *count == 0 {
        tokens.remove(&at);
    }
    Some(())
}
