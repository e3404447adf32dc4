//! Graphs in which anything leads anywhere.

use thutuc::process::{Guard, NodeId, NodeKind, Trigger};

use super::Maker;

impl Maker {
    pub fn ugly(&mut self) {
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
                let works = !self.sketch.graph.node(host).kind.is_gateway();
                if works && self.sketch.graph.node(host).kind.may_be_timed() {
                    self.timer(host)
                } else {
                    self.task()
                }
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
            let odd = self.chance.percent(5);
            let guard = guards.get(way).cloned();
            let guard = guard.unwrap_or_else(|| if odd { self.any_guard() } else { Guard::Always });
            self.connect(from, to, guard);
        }
    }
}
