//! Graphs of blocks, as laying out makes them.

use thutuc::process::{Guard, NodeId, NodeKind, Trigger};

use super::Maker;

/// Where a block begins and, unless all of it ends, where it is left.
type Block = (NodeId, Option<NodeId>);

impl Maker {
    pub fn orderly(&mut self) {
        let start = self.add(NodeKind::Start, Some("start".into()), None);
        let (first, last) = self.list(2);
        self.connect(start, first, Guard::Always);
        if let Some(last) = last {
            let end = self.end();
            self.connect(last, end, Guard::Always);
        }
        if self.chance.percent(25) {
            let is_parallel = |kind: &NodeKind| *kind == NodeKind::Parallel;
            let only_parallel = self.chance.percent(60);
            let nodes = self.sketch.graph.nodes();
            let counts = nodes.filter(|(_, node)| !only_parallel || is_parallel(&node.kind));
            let mut steps: Vec<String> = counts.filter_map(|(_, node)| node.step.clone()).collect();
            steps.push("p".into());
            let until_step = self.chance.percent(70).then(|| self.chance.one(&steps).clone());
            let trigger = Trigger::Message { event: "rut".into(), sender: None };
            let event = self.add(NodeKind::Interrupt { trigger, within: None, until_step }, None, None);
            let target = if self.chance.percent(30) { first } else { self.end() };
            self.connect(event, target, Guard::Always);
        }
        if self.chance.percent(10) {
            self.list(1); // no case comes here
        }
    }

    fn list(&mut self, depth: usize) -> Block {
        let (first, mut last) = self.block(depth);
        for _ in 0..self.chance.below(3) {
            let Some(from) = last else { break };
            let (next, behind) = self.block(depth);
            self.connect(from, next, Guard::Always);
            last = behind;
        }
        (first, last)
    }

    fn block(&mut self, depth: usize) -> Block {
        match self.chance.below(if depth == 0 { 5 } else { 19 }) {
            2 => self.gateway_of_one(),
            3 => self.counter(),
            4 => {
                let node = self.catch();
                (node, Some(node))
            }
            5..8 => self.choice(depth - 1),
            8..11 => self.branches(depth - 1),
            11 => self.race(depth - 1),
            12 => self.circle(depth - 1),
            13 => self.channel_first(),
            14 => self.two_tokens(),
            15 => self.counted_pass(),
            16 => self.ends_beside(),
            _ => self.work(),
        }
    }

    fn work(&mut self) -> Block {
        let task = self.task();
        if self.chance.percent(15) {
            self.timer_on(task);
        }
        (task, Some(task))
    }

    fn gateway_of_one(&mut self) -> Block {
        let kind = if self.chance.percent(70) { NodeKind::Exclusive } else { NodeKind::Parallel };
        let step = self.step();
        let node = self.add(kind, None, Some(step));
        (node, Some(node))
    }

    fn counter(&mut self) -> Block {
        let step = self.step();
        let gateway = self.add(NodeKind::Exclusive, None, Some(step));
        let task = self.task();
        let guard = self.below();
        self.connect(gateway, task, guard);
        if self.chance.percent(70) {
            let end = self.end();
            self.connect(gateway, end, Guard::Otherwise);
        }
        (gateway, Some(task))
    }

    fn choice(&mut self, depth: usize) -> Block {
        let step = self.step();
        let split = self.add(NodeKind::Exclusive, None, Some(step));
        let join = self.add(NodeKind::Exclusive, None, Some(step));
        let ways = 2 + self.chance.below(2);
        for guard in self.guards(ways) {
            self.way(split, join, guard, depth);
        }
        (split, Some(join))
    }

    /// A parallel split whose branches meet as if they were choices: what follows is done twice.
    fn two_tokens(&mut self) -> Block {
        let step = self.step();
        let split = self.add(NodeKind::Parallel, None, Some(step));
        let join = self.add(NodeKind::Exclusive, None, Some(step));
        self.connect(split, join, Guard::Always);
        self.connect(split, join, Guard::Always);
        (split, Some(join))
    }

    /// A round that is counted here, or not, and asked for behind.
    fn counted_pass(&mut self) -> Block {
        let step = self.step();
        let [split, join] = [(); 2].map(|()| self.add(NodeKind::Exclusive, None, Some(step)));
        let below = self.below();
        let beside = match self.chance.below(3) {
            0 => Guard::Otherwise,
            1 => Guard::Always,
            _ => Guard::When { formula: Some(self.formula()), channels: Vec::new() },
        };
        self.connect(split, join, beside);
        self.connect(split, join, below);
        let (first, last) = self.counter();
        self.connect(join, first, Guard::Always);
        (split, last)
    }

    /// A parallel step that ends in a branch of another, which begins with it.
    fn ends_beside(&mut self) -> Block {
        let own = format!("s{}", self.made);
        let split = self.add(NodeKind::Parallel, Some(own.clone()), Some(&own));
        let inner = self.add(NodeKind::Parallel, None, Some(&own));
        let step = self.step();
        let outer = self.add(NodeKind::Parallel, None, Some(step));
        self.connect(split, outer, Guard::Always);
        for _ in 0..=self.chance.below(2) {
            let task = self.task();
            self.connect(split, task, Guard::Always);
            self.connect(task, inner, Guard::Always);
        }
        self.connect(inner, outer, Guard::Always);
        (split, Some(outer))
    }

    /// A choice by channel whose default, mostly, leads straight into another choice.
    fn channel_first(&mut self) -> Block {
        let step = self.step();
        self.talk = 80;
        let split = self.add(NodeKind::Exclusive, None, Some(step));
        let channels = self.channels();
        let task = self.task();
        self.connect(split, task, Guard::When { formula: None, channels });
        let inner = self.add(NodeKind::Exclusive, None, Some(step));
        let guard = if self.chance.percent(80) { Guard::Otherwise } else { self.any_guard() };
        self.connect(split, inner, guard);
        let join = self.add(NodeKind::Exclusive, None, Some(step));
        self.connect(task, join, Guard::Always);
        for guard in self.guards(2) {
            self.way(inner, join, guard, 0);
        }
        self.talk = 0;
        (split, Some(join))
    }

    /// One way from a split to its join: straight, over some blocks, or to an end.
    fn way(&mut self, split: NodeId, join: NodeId, guard: Guard, depth: usize) {
        match self.chance.below(10) {
            0 | 1 => self.connect(split, join, guard),
            2 => {
                let end = self.end();
                self.connect(split, end, guard);
            }
            _ => {
                let (first, last) = self.list(depth);
                self.connect(split, first, guard);
                if let Some(last) = last {
                    self.connect(last, join, Guard::Always);
                }
            }
        }
    }

    fn branches(&mut self, depth: usize) -> Block {
        let own = format!("s{}", self.made);
        let (step, id) =
            if self.chance.percent(60) { (own.as_str(), Some(own.clone())) } else { (self.step(), None) };
        let split = self.add(NodeKind::Parallel, id, Some(step));
        let join = self.add(NodeKind::Parallel, None, Some(step));
        for _ in 0..2 {
            if self.chance.percent(20) {
                self.connect(split, join, Guard::Always);
            } else if self.chance.percent(15) {
                self.odd_branch(split, join);
            } else {
                let (first, last) = match self.chance.below(8) {
                    0 if depth > 0 => self.branches(depth - 1),
                    1..4 => self.block(depth),
                    _ => self.list(depth),
                };
                self.connect(split, first, Guard::Always);
                if let Some(last) = last {
                    self.connect(last, join, Guard::Always);
                }
            }
        }
        (split, Some(join))
    }

    /// A branch that leads nowhere, one that comes from nowhere, or one that may not come to its join.
    fn odd_branch(&mut self, split: NodeId, join: NodeId) {
        let step = self.step();
        match self.chance.below(3) {
            0 => {
                let nothing_behind = self.add(NodeKind::Parallel, None, Some(step));
                self.connect(split, nothing_behind, Guard::Always);
            }
            1 => {
                let nothing_before = self.add(NodeKind::Parallel, None, Some(step));
                self.connect(nothing_before, join, Guard::Always);
            }
            _ => {
                let choice = self.add(NodeKind::Exclusive, None, Some(step));
                self.connect(split, choice, Guard::Always);
                let formula = Some(self.formula());
                self.connect(choice, join, Guard::When { formula, channels: Vec::new() });
                let end = self.end();
                self.connect(choice, end, Guard::Otherwise);
            }
        }
    }

    fn race(&mut self, depth: usize) -> Block {
        let gateway = self.add(NodeKind::EventBased, None, None);
        let join = self.add(NodeKind::Exclusive, None, None);
        for _ in 0..=self.chance.below(2) {
            let event = self.catch();
            if self.chance.percent(15) {
                let (between, _) = self.gateway_of_one();
                self.connect(gateway, between, Guard::Always);
                self.connect(between, event, Guard::Always);
            } else {
                self.connect(gateway, event, Guard::Always);
            }
            self.way(event, join, Guard::Always, depth.min(1));
        }
        (gateway, Some(join))
    }

    /// A block that may be gone through again.
    fn circle(&mut self, depth: usize) -> Block {
        let step = self.step();
        let join = self.add(NodeKind::Exclusive, None, Some(step));
        let (first, last) = self.list(depth);
        self.connect(join, first, Guard::Always);
        let split = self.add(NodeKind::Exclusive, None, Some(step));
        if let Some(last) = last {
            self.connect(last, split, Guard::Always);
        }
        let again = self.below();
        self.connect(split, join, again);
        let behind = self.task();
        self.connect(split, behind, Guard::Otherwise);
        (join, Some(behind))
    }
}
