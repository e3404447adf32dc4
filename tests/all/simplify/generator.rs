//! Graphs made by chance: orderly ones, built of blocks with everything in them that can be simplified, and ugly ones,
//! in which anything leads anywhere.

use thutuc::model::{ChannelName, Ends};
use thutuc::process::{Flow, GraphNode, Guard, Knowledge, NodeId, NodeKind, TaskKind, Trigger};
use thutuc::source::{FileId, Span};

use super::sketch::Sketch;

/// Chance that can be repeated: splitmix64.
#[derive(Default)]
pub struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most as u64).expect("below a usize")
    }

    /// Whether something with so many chances in a hundred happens.
    pub fn percent(&mut self, chances: usize) -> bool {
        self.below(100) < chances
    }

    /// One of these.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// The graph of a seed: every second one orderly.
pub fn generate(seed: u64) -> Sketch {
    let mut maker = Maker { chance: Chance(seed.wrapping_mul(0x0012_3456_789A_BCDF)), ..Maker::default() };
    if seed.is_multiple_of(2) {
        maker.orderly();
    } else {
        maker.ugly();
    }
    maker.facts();
    maker.sketch
}

#[derive(Default)]
struct Maker {
    chance: Chance,
    sketch: Sketch,
    made: usize,
    /// More chances in a hundred that something is written on a way.
    talk: usize,
}

/// Where a block begins and, unless all of it ends, where it is left.
type Block = (NodeId, Option<NodeId>);

impl Maker {
    fn add(&mut self, kind: NodeKind, id: Option<String>, step: Option<&str>) -> NodeId {
        self.made += 1;
        let lanes = ["xa", "xa", "so"];
        let id = id.unwrap_or_else(|| format!("n{}", self.made));
        let place = 10 * self.made;
        let is_end = kind.is_end();
        let node = GraphNode {
            step: step.map(str::to_owned),
            lane: Some((*self.chance.one(&lanes)).to_owned()),
            name: if is_end && self.chance.percent(15) { "lời".into() } else { String::new() },
            span: Span::new(FileId(0), place, place + 5),
            id,
            kind,
        };
        self.sketch.graph.add(node)
    }

    fn connect(&mut self, from: NodeId, to: NodeId, guard: Guard) {
        self.made += 1;
        let name =
            self.chance.percent(20 + self.talk).then(|| (*self.chance.one(&["A", "B", "C", "D"])).to_owned());
        let span = Span::new(FileId(0), 10 * self.made, 10 * self.made + 5);
        self.sketch.graph.connect(from, to, Flow { guard, name, span });
    }

    fn step(&mut self) -> &'static str {
        *self.chance.one::<&str>(&["p", "p", "q", "r"])
    }

    fn task(&mut self) -> NodeId {
        let kind = match self.chance.below(8) {
            0 => NodeKind::Call { procedure: "khac".into() },
            1 => NodeKind::Task(TaskKind::Send),
            _ => NodeKind::Task(TaskKind::User),
        };
        let step = self.step();
        self.add(kind, None, Some(step))
    }

    fn end(&mut self) -> NodeId {
        let ends = *self.chance.one(&[Some(Ends::Granted), Some(Ends::Granted), Some(Ends::Refused), None]);
        let stops_all = self.chance.percent(20);
        let step = self.step();
        self.add(NodeKind::End { ends, stops_all }, None, Some(step))
    }

    fn catch(&mut self) -> NodeId {
        let event = (*self.chance.one(&["e1", "e2"])).to_owned();
        self.add(NodeKind::Catch(Trigger::Message { event, sender: None }), None, None)
    }

    fn formula(&mut self) -> Span {
        let name = *self.chance.one(&["f", "f", "g"]);
        self.sketch.formula(name)
    }

    fn channels(&mut self) -> Vec<ChannelName> {
        let mut channels: Vec<ChannelName> =
            ChannelName::ALL.iter().copied().filter(|_| self.chance.percent(45)).collect();
        if channels.is_empty() {
            channels.push(*self.chance.one(ChannelName::ALL));
        }
        channels
    }

    fn below(&mut self) -> Guard {
        let counter = (*self.chance.one(&["c", "c", "d"])).to_owned();
        Guard::Below { counter, times: 1 + u32::from(self.chance.percent(30)) }
    }

    /// Guards for so many ways out of a choice.
    fn guards(&mut self, ways: usize) -> Vec<Guard> {
        let style = self.chance.below(6);
        let mut guards: Vec<Guard> = (0..ways)
            .map(|way| match style {
                0 | 1 => Guard::When { formula: Some(self.formula()), channels: Vec::new() },
                2 => Guard::When { formula: None, channels: self.channels() },
                3 => Guard::Outcome {
                    outcome: format!("o{way}"),
                    formula: self.chance.percent(25).then(|| self.formula()),
                },
                4 => self.below(),
                _ => self.any_guard(),
            })
            .collect();
        if self.chance.percent(75) {
            guards[ways - 1] =
                if ways == 1 && self.chance.percent(60) { Guard::Always } else { Guard::Otherwise };
        }
        guards
    }

    fn any_guard(&mut self) -> Guard {
        match self.chance.below(8) {
            0 => Guard::Always,
            1 => Guard::Otherwise,
            2 => self.below(),
            3 => Guard::Outcome { outcome: "o".into(), formula: None },
            4 => Guard::When { formula: None, channels: self.channels() },
            5 => Guard::When { formula: Some(self.formula()), channels: self.channels() },
            _ => Guard::When { formula: Some(self.formula()), channels: Vec::new() },
        }
    }

    fn facts(&mut self) {
        let (f, g) = (self.sketch.formula("f"), self.sketch.formula("g"));
        let mut known = Knowledge::default();
        if self.chance.percent(25) {
            known.never.insert(g);
        } else if self.chance.percent(20) {
            known.complete.push([f, g].into());
        } else if self.chance.percent(10) {
            known.complete.push([f].into());
        }
        if self.chance.percent(35) {
            known.channels = self.channels().into_iter().collect();
        }
        self.sketch.graph.learn(known);
        if self.chance.percent(40) {
            let step = self.step().to_owned();
            self.sketch.writes.insert(step, vec![f]);
        }
    }

    // Anything leads anywhere.

    fn ugly(&mut self) {
        let start = self.add(NodeKind::Start, Some("start".into()), None);
        let count = 3 + self.chance.below(6);
        let mut nodes = Vec::new();
        for _ in 0..count {
            let node = self.any_node(&nodes);
            nodes.push(node);
        }
        let first = nodes[0];
        self.connect(start, first, Guard::Always);
        for (at, from) in nodes.iter().enumerate() {
            self.any_ways(&nodes, at, *from);
        }
    }

    fn any_node(&mut self, nodes: &[NodeId]) -> NodeId {
        let step = self.step();
        match self.chance.below(100) {
            0..30 => self.add(NodeKind::Exclusive, None, Some(step)),
            30..52 => self.add(NodeKind::Parallel, None, Some(step)),
            52..56 => self.add(NodeKind::EventBased, None, Some(step)),
            56..62 => self.catch(),
            62..72 => self.end(),
            72..77 if !nodes.is_empty() => {
                let until_step = self.chance.percent(60).then(|| self.step().to_owned());
                let trigger = Trigger::Message { event: "rut".into(), sender: None };
                self.add(NodeKind::Interrupt { trigger, within: None, until_step }, None, None)
            }
            77..82 if !nodes.is_empty() => {
                let host = *self.chance.one(nodes);
                let interrupting = self.chance.percent(60);
                self.add(NodeKind::Boundary { host, interrupting, trigger: Trigger::Limit }, None, None)
            }
            _ => self.task(),
        }
    }

    fn any_ways(&mut self, nodes: &[NodeId], at: usize, from: NodeId) {
        let kind = self.sketch.graph.node(from).kind.clone();
        let ways = match kind {
            NodeKind::End { .. } => 0,
            NodeKind::Exclusive | NodeKind::Parallel | NodeKind::EventBased => {
                if self.chance.percent(5) {
                    0
                } else {
                    1 + self.chance.below(3)
                }
            }
            _ => usize::from(!self.chance.percent(8)) + usize::from(self.chance.percent(8)),
        };
        let guards = if ways > 0 && kind == NodeKind::Exclusive { self.guards(ways) } else { Vec::new() };
        for way in 0..ways {
            let forwards = self.chance.percent(75) && at + 1 < nodes.len();
            let to = if forwards {
                nodes[at + 1 + self.chance.below(nodes.len() - at - 1)]
            } else {
                *self.chance.one(nodes)
            };
            let takes = &self.sketch.graph.node(to).kind;
            if matches!(takes, NodeKind::Boundary { .. } | NodeKind::Interrupt { .. }) {
                continue;
            }
            let odd = self.chance.percent(3);
            let guard = guards.get(way).cloned();
            let guard = guard.unwrap_or_else(|| if odd { self.any_guard() } else { Guard::Always });
            self.connect(from, to, guard);
        }
    }

    // Blocks, as laying out makes them.

    fn orderly(&mut self) {
        let start = self.add(NodeKind::Start, Some("start".into()), None);
        let (first, last) = self.list(2);
        self.connect(start, first, Guard::Always);
        if let Some(last) = last {
            let end = self.end();
            self.connect(last, end, Guard::Always);
        }
        if self.chance.percent(25) {
            let mut steps: Vec<String> =
                self.sketch.graph.nodes().filter_map(|(_, node)| node.step.clone()).collect();
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
        match self.chance.below(if depth == 0 { 5 } else { 16 }) {
            0 | 1 => self.work(),
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
            _ => self.work(),
        }
    }

    fn work(&mut self) -> Block {
        let task = self.task();
        if self.chance.percent(15) {
            let interrupting = self.chance.percent(60);
            let kind = NodeKind::Boundary { host: task, interrupting, trigger: Trigger::Limit };
            let timer = self.add(kind, None, None);
            let end = self.end();
            self.connect(timer, end, Guard::Always);
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

    /// A choice by channel whose default, mostly, leads straight into another choice.
    fn channel_first(&mut self) -> Block {
        let step = self.step();
        self.talk = 60;
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
            } else if self.chance.percent(6) {
                let nothing_behind = self.add(NodeKind::Parallel, None, Some(step));
                self.connect(split, nothing_behind, Guard::Always);
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
        if self.chance.percent(20) {
            let interrupting = self.chance.percent(60);
            let kind = NodeKind::Boundary { host: split, interrupting, trigger: Trigger::Limit };
            let timer = self.add(kind, None, None);
            let end = self.end();
            self.connect(timer, end, Guard::Always);
        }
        (split, Some(join))
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
