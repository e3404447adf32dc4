//! Which moves there are.

use std::collections::BTreeSet;

use super::super::Setting;
use super::layout::{Layout, notices, takes_away};
use super::scope::{inside, is_done_at};
use super::words::words;
use super::{Asks, Move, Question, SILENT, Scope};
use crate::process::{FlowRef, Graph, GraphNode, Guard, NodeId, NodeKind};

/// Makes the moves of a game, node by node.
pub struct Maker<'a, 's> {
    graph: &'a Graph,
    layout: &'a Layout,
    setting: &'a mut Setting<'s>,
    pub moves: Vec<Move>,
    pub scopes: Vec<Scope>,
    pub begins: Move,
}

impl<'a, 's> Maker<'a, 's> {
    pub fn of(graph: &'a Graph, layout: &'a Layout, setting: &'a mut Setting<'s>) -> Self {
        let (moves, scopes, begins) = (Vec::new(), Vec::new(), Move::default());
        let mut maker = Self { graph, layout, setting, moves, scopes, begins };
        for (id, node) in graph.nodes() {
            let seen = maker.setting.seen(words(node));
            match &node.kind {
                NodeKind::Start => maker.start(id),
                NodeKind::End { stops_all, .. } => maker.end(id, *stops_all, seen),
                NodeKind::Task(_) | NodeKind::Call { .. } => maker.work(id, node, seen),
                NodeKind::Exclusive => maker.choice(id, node),
                NodeKind::Parallel => maker.parallel(id),
                NodeKind::EventBased => maker.race(id),
                NodeKind::Catch(_) => maker.each_way_in(id, |maker| maker.leaves(id, seen)),
                NodeKind::Interrupt { until_step, .. } => maker.interrupt(id, until_step.as_ref(), seen),
                NodeKind::Boundary { .. } => {}
            }
        }
        maker
    }

    /// That a node is left on all its ways, and that its step is done if it is done there.
    fn leaves(&self, id: NodeId, seen: u32) -> Move {
        let mut it = Move { marks: self.finishes(id), seen, ..Move::default() };
        self.send(id, &mut it);
        it
    }

    /// A token on each way out; one that stands still where there is none.
    fn send(&self, id: NodeId, it: &mut Move) {
        let ways = self.graph.leaving(id);
        it.puts.extend(ways.iter().map(|way| self.layout.flows[&way.id]));
        it.marks.extend(ways.is_empty().then_some(self.layout.stuck));
    }

    fn finishes(&self, id: NodeId) -> Vec<usize> {
        let step = self.graph.node(id).step.as_ref();
        let mark = step.and_then(|step| self.layout.awaited.get(step));
        mark.filter(|_| is_done_at(self.graph, id)).copied().into_iter().collect()
    }

    /// The same move for the token of each way in.
    fn each_way_in(&mut self, id: NodeId, make: impl Fn(&mut Self) -> Move) {
        for way in self.graph.entering(id) {
            let mut it = make(self);
            it.takes.insert(0, self.layout.flows[&way.id]);
            self.moves.push(it);
        }
    }

    fn start(&mut self, id: NodeId) {
        let mut begins = std::mem::take(&mut self.begins);
        self.send(id, &mut begins);
        self.begins = begins;
    }

    fn end(&mut self, id: NodeId, stops_all: bool, seen: u32) {
        self.each_way_in(id, |maker| Move {
            marks: maker.finishes(id),
            empties: if stops_all { maker.layout.all_tokens() } else { Vec::new() },
            seen,
            ..Move::default()
        });
    }

    fn work(&mut self, id: NodeId, node: &GraphNode, seen: u32) {
        let places = self.layout.work[&id].clone();
        let begun = places.start;
        self.each_way_in(id, |_| Move { puts: vec![begun], seen, ..Move::default() });
        let done = self.setting.seen(format!("{} is done", node.id));
        let writes = self.setting.written_by(node.step.as_ref());
        let done = if writes.is_empty() {
            done
        } else {
            self.setting.seen(format!("{} writes {writes:?}", node.id))
        };
        let notices = notices(self.graph, id);
        for place in places {
            let told = place - begun;
            let ends = Move { takes: vec![place], writes: writes.clone(), ..self.leaves(id, done) };
            self.moves.push(ends);
            for timer in self.graph.boundary(id) {
                let mut fires = Move { takes: vec![place], ..self.timer(timer) };
                let bit = notices.iter().position(|notice| *notice == timer).map(|at| 1 << at);
                if bit.is_some_and(|bit| told & bit != 0) {
                    continue;
                }
                if !takes_away(&self.graph.node(timer).kind) {
                    fires.puts.push(begun + (told | bit.unwrap_or(0)));
                }
                self.moves.push(fires);
            }
        }
    }

    fn timer(&mut self, timer: NodeId) -> Move {
        let mut it = Move { seen: self.setting.seen(words(self.graph.node(timer))), ..Move::default() };
        self.send(timer, &mut it);
        it
    }

    fn choice(&mut self, id: NodeId, node: &GraphNode) {
        let ways = self.graph.leaving(id);
        let questions: Vec<Option<Question>> = ways.iter().map(|way| self.question(way)).collect();
        let asked: Vec<Question> = questions.iter().flatten().cloned().collect();
        for (way, question) in ways.iter().zip(questions) {
            let seen = match &way.flow.guard {
                Guard::Outcome { outcome, .. } => self.setting.seen(format!("{} decides {outcome}", node.id)),
                _ => SILENT,
            };
            let counts = match &way.flow.guard {
                Guard::Below { counter, .. } => {
                    Some((self.layout.counters[counter], self.setting.counters[counter]))
                }
                _ => None,
            };
            let asks = question.map_or_else(|| Asks::None(asked.clone()), Asks::Holds);
            let puts = vec![self.layout.flows[&way.id]];
            let it = Move { asks, puts, counts, seen, way: Some(way.id), ..Move::default() };
            self.each_way_in(id, |_| it.clone());
        }
    }

    /// What a way asks; nothing where it is for what no other way takes.
    fn question(&self, way: &FlowRef<'_>) -> Option<Question> {
        let mut question = Question::default();
        match &way.flow.guard {
            Guard::Otherwise => return None,
            Guard::Always => {}
            Guard::Outcome { formula, .. } => {
                question.formula = formula.and_then(|span| self.setting.formula(span));
            }
            Guard::When { formula, channels } => {
                question.formula = formula.and_then(|span| self.setting.formula(span));
                let known = self.setting.channels.iter();
                question.channels =
                    (0..).zip(known).filter(|(_, name)| channels.contains(name)).map(|(at, _)| at).collect();
                if !channels.is_empty() && question.channels.is_empty() {
                    question.channels = vec![u8::MAX];
                }
            }
            Guard::Below { counter, times } => question.below = Some((self.layout.counters[counter], *times)),
        }
        Some(question)
    }

    fn parallel(&mut self, id: NodeId) {
        let mut fires = self.leaves(id, SILENT);
        fires.takes = self.graph.entering(id).iter().map(|way| self.layout.flows[&way.id]).collect();
        let marks = self.layout.splits.get(&id).cloned().unwrap_or_default();
        fires.empties.extend(marks.clone().skip(1));
        fires.marks.extend(marks.clone().take(1));
        if !fires.takes.is_empty() {
            self.moves.push(fires);
        }
        if marks.is_empty() {
            return;
        }
        let places = self.places(&inside(self.graph, id));
        let notices = notices(self.graph, id);
        for timer in self.graph.boundary(id) {
            let mut fires = Move { needs: vec![marks.start], ..self.timer(timer) };
            let sent = notices.iter().position(|notice| *notice == timer).map(|at| marks.start + 1 + at);
            if takes_away(&self.graph.node(timer).kind) {
                fires.empties.clone_from(&places);
            }
            fires.bars.extend(sent);
            fires.marks.extend(sent);
            self.moves.push(fires);
        }
        self.scopes.push(Scope { places, marks: marks.collect() });
    }

    /// Where tokens stand that are inside some nodes or on their way from there.
    fn places(&self, inside: &BTreeSet<NodeId>) -> Vec<usize> {
        let flows = self.graph.flows().into_iter().filter(|way| inside.contains(&way.from));
        let flows = flows.map(|way| self.layout.flows[&way.id]);
        let work = inside.iter().filter_map(|node| self.layout.work.get(node)).cloned().flatten();
        flows.chain(work).collect()
    }

    /// The events behind an event gateway; what is no event is gone on to unseen.
    fn race(&mut self, id: NodeId) {
        for way in self.graph.leaving(id) {
            let event = self.graph.node(way.to);
            let it = if matches!(event.kind, NodeKind::Catch(_)) {
                let seen = self.setting.seen(words(event));
                self.leaves(way.to, seen)
            } else {
                Move { puts: vec![self.layout.flows[&way.id]], ..Move::default() }
            };
            self.each_way_in(id, |_| it.clone());
        }
    }

    fn interrupt(&mut self, id: NodeId, until: Option<&String>, seen: u32) {
        let mut comes = Move { seen, asks: Asks::Open, empties: self.layout.all_tokens(), ..Move::default() };
        comes.bars.push(self.layout.interrupted);
        comes.bars.extend(until.and_then(|step| self.layout.awaited.get(step)));
        self.send(id, &mut comes);
        comes.marks.push(self.layout.interrupted);
        self.moves.push(comes);
    }
}
