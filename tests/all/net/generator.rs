//! Processes made by chance: blocks within blocks, then a few slips of the kind that people make.

use thutuc::net::{Kind, Plan};

use crate::chance::Chance;

/// A process of about so many steps, with so many slips.
pub fn process(chance: &mut Chance, steps: usize, slips: usize) -> Plan {
    let mut maker = Maker { chance, plan: Plan::default(), left: steps };
    let start = maker.plan.node(Kind::Start);
    let (first, last) = maker.block(3);
    maker.plan.flow(start, first);
    maker.ends(last);
    if maker.chance.percent(10) {
        let interrupt = maker.plan.node(Kind::Interrupt);
        let (first, last) = maker.block(1);
        maker.plan.flow(interrupt, first);
        maker.ends(last);
    }
    for _ in 0..slips {
        maker.slip();
    }
    maker.plan
}

struct Maker<'c> {
    chance: &'c mut Chance,
    plan: Plan,
    left: usize,
}

impl Maker<'_> {
    fn ends(&mut self, node: usize) {
        let kind = if self.chance.percent(12) { Kind::Terminate } else { Kind::End };
        let end = self.plan.node(kind);
        self.plan.flow(node, end);
    }

    /// A part with one way in and one way out, by its first and its last node.
    fn block(&mut self, depth: usize) -> (usize, usize) {
        self.left = self.left.saturating_sub(1);
        if depth == 0 || self.left == 0 {
            return self.step();
        }
        match self.chance.below(10) {
            0..=2 => {
                let (first, middle) = self.block(depth - 1);
                let (next, last) = self.block(depth - 1);
                self.plan.flow(middle, next);
                (first, last)
            }
            3 | 4 => self.gateways(Kind::Exclusive, depth),
            5 | 6 => self.gateways(Kind::Parallel, depth),
            7 => self.repeat(depth),
            _ => self.step(),
        }
    }

    fn step(&mut self) -> (usize, usize) {
        let step = self.plan.node(Kind::Step);
        if !self.chance.percent(25) {
            return (step, step);
        }
        let interrupting = self.chance.percent(60);
        let event = self.plan.node(Kind::Boundary { host: step, interrupting });
        if interrupting && self.chance.percent(60) {
            let merge = self.plan.node(Kind::Exclusive);
            self.plan.flow(step, merge);
            self.plan.flow(event, merge);
            return (step, merge);
        }
        if self.chance.percent(70) {
            self.ends(event);
        }
        (step, step)
    }

    fn gateways(&mut self, kind: Kind, depth: usize) -> (usize, usize) {
        let (split, join) = (self.plan.node(kind), self.plan.node(kind));
        for branch in 0..2 + self.chance.below(2) {
            if branch > 0 && self.chance.percent(8) {
                self.plan.flow(split, join);
                continue;
            }
            let (first, last) = self.block(depth - 1);
            self.plan.flow(split, first);
            if kind == Kind::Exclusive && self.chance.percent(15) {
                self.ends(last);
            } else {
                self.plan.flow(last, join);
            }
        }
        if kind == Kind::Parallel && self.chance.percent(30) {
            self.plan.blocks.push((split, join));
            let interrupting = self.chance.percent(70);
            let event = self.plan.node(Kind::Boundary { host: split, interrupting });
            if self.chance.percent(50) && interrupting {
                let merge = self.plan.node(Kind::Exclusive);
                self.plan.flow(join, merge);
                self.plan.flow(event, merge);
                return (split, merge);
            }
            self.ends(event);
        }
        (split, join)
    }

    fn repeat(&mut self, depth: usize) -> (usize, usize) {
        let (merge, split) = (self.plan.node(Kind::Exclusive), self.plan.node(Kind::Exclusive));
        let (first, last) = self.block(depth - 1);
        self.plan.flow(merge, first);
        self.plan.flow(last, split);
        self.plan.flow(split, merge);
        (merge, split)
    }

    fn slip(&mut self) {
        if self.plan.flows.is_empty() {
            return;
        }
        let flow = self.chance.below(self.plan.flows.len());
        let gateways = |kind: Kind| matches!(kind, Kind::Exclusive | Kind::Parallel);
        match self.chance.below(7) {
            0 | 1 => {
                let all: Vec<usize> =
                    (0..self.plan.nodes.len()).filter(|node| gateways(self.plan.nodes[*node])).collect();
                let is_block =
                    |node: &usize| self.plan.blocks.iter().any(|(one, two)| one == node || two == node);
                let free: Vec<usize> = all.into_iter().filter(|node| !is_block(node)).collect();
                if !free.is_empty() {
                    let node = *self.chance.one(&free);
                    let kind = &mut self.plan.nodes[node];
                    *kind = if *kind == Kind::Exclusive { Kind::Parallel } else { Kind::Exclusive };
                }
            }
            2 => self.plan.flows[flow].to = self.target(),
            3 => {
                let (from, to) = (self.source(), self.target());
                self.plan.flow(from, to);
            }
            4 => {
                self.plan.flows.remove(flow);
            }
            5 => {
                let end = self.plan.node(if self.chance.percent(30) { Kind::Terminate } else { Kind::End });
                self.plan.flows[flow].to = end;
            }
            _ => self.plan.flows[flow].from = self.source(),
        }
    }

    fn target(&mut self) -> usize {
        let is_entered = |kind: Kind| !kind.is_entry() && !matches!(kind, Kind::Boundary { .. });
        let all: Vec<usize> =
            (0..self.plan.nodes.len()).filter(|node| is_entered(self.plan.nodes[*node])).collect();
        *self.chance.one(&all)
    }

    fn source(&mut self) -> usize {
        let is_left = |kind: Kind| !matches!(kind, Kind::End | Kind::Terminate);
        let all: Vec<usize> =
            (0..self.plan.nodes.len()).filter(|node| is_left(self.plan.nodes[*node])).collect();
        *self.chance.one(&all)
    }
}
