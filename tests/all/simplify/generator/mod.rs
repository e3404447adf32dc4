//! Graphs made by chance: orderly ones, built of blocks with everything in them that can be simplified, and ugly ones,
//! in which anything leads anywhere.

use thutuc::model::{ChannelName, Ends};
use thutuc::process::{Flow, GraphNode, Guard, Knowledge, NodeId, NodeKind, TaskKind, Trigger};
use thutuc::source::{FileId, Span};

use super::explorer::is_whole;
use super::sketch::Sketch;
use crate::chance::Chance;

mod orderly;
mod ugly;

/// Graphs on which the laws are tested: those of the seeds below.
pub const GRAPHS: u64 = 2_000;

/// The graph of a seed: every second one orderly.
pub fn generate(seed: u64) -> Sketch {
    let mut maker = Maker { chance: Chance(seed.wrapping_mul(0x0012_3456_789A_BCDF)), ..Maker::default() };
    if seed.is_multiple_of(2) {
        maker.orderly();
    } else {
        maker.ugly();
    }
    maker.timers();
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
        self.chance.one::<&str>(&["p", "p", "q", "r"])
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

    fn timer(&mut self, host: NodeId) -> NodeId {
        let interrupting = self.chance.percent(60);
        self.add(NodeKind::Boundary { host, interrupting, trigger: Trigger::Limit }, None, None)
    }

    /// A timer that leads to an end.
    fn timer_on(&mut self, host: NodeId) {
        let timer = self.timer(host);
        let end = self.end();
        self.connect(timer, end, Guard::Always);
    }

    /// Timers over whole parallel steps. As laying out makes them, these are entered at their split and left at their join
    /// and nowhere else.
    fn timers(&mut self) {
        let splits: Vec<NodeId> = self.sketch.graph.nodes().map(|(id, _)| id).collect();
        for split in splits {
            if is_whole(&self.sketch.graph, split) && self.chance.percent(30) {
                self.timer_on(split);
            }
        }
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
}
