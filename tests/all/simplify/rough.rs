//! Real procedures made rough: what simplifications take out is put in by chance, and must come out again.

use std::collections::BTreeSet;

use thutuc::model::{Ends, Step};
use thutuc::process::{Flow, FlowId, GraphNode, Guard, Knowledge, NodeId, NodeKind, Process, TaskKind};
use thutuc::simplify::Survey;
use thutuc::source::{Sources, Span};

use super::sketch::Sketch;
use crate::chance::Chance;

/// The graph of a process, with the formulas that change when a step is done.
///
/// What is asked twice in the same words is one formula. A notice that may be sent in every round is left out: any number of
/// them could be on the way at once, and nothing ends that.
pub fn sketch(process: &Process, sources: &Sources) -> Sketch {
    let mut graph = process.graph().clone();
    let formulas: Vec<Span> = graph.flows().iter().filter_map(|way| formula(&way.flow.guard)).collect();
    let first = |span: Span| {
        let same = formulas.iter().find(|other| sources.slice(**other) == sources.slice(span));
        same.copied().unwrap_or(span)
    };
    let ways: Vec<FlowId> = graph.flows().iter().map(|way| way.id).collect();
    for way in ways {
        if let Guard::When { formula, .. } | Guard::Outcome { formula, .. } = &mut graph.flow_mut(way).guard {
            *formula = formula.map(first);
        }
    }
    let Knowledge { never, complete, channels } = Knowledge::of(process);
    let complete = complete.into_iter().map(|group| group.into_iter().map(first).collect()).collect();
    graph.learn(Knowledge { never: never.into_iter().map(first).collect(), complete, channels });
    let survey = Survey::default();
    let in_rounds = |host: &NodeId| survey.on_circle(&graph, *host);
    let timers = graph.hosts().filter(in_rounds).flat_map(|host| graph.boundary(host));
    let is_notice =
        |timer: &NodeId| matches!(graph.node(*timer).kind, NodeKind::Boundary { interrupting: false, .. });
    let notices: Vec<NodeId> = timers.filter(is_notice).collect();
    for notice in notices {
        graph.remove(notice);
    }
    let writes = process.steps().into_iter().map(|placed| written(process, placed.step, &formulas, &first));
    let mut sketch = Sketch::from(graph);
    sketch.writes = writes.collect();
    sketch
}

/// A step and the formulas that read what it writes.
fn written(
    process: &Process,
    step: &Step,
    formulas: &[Span],
    first: &impl Fn(Span) -> Span,
) -> (String, Vec<Span>) {
    let mut names: Vec<&str> = step.writes.iter().map(|data| data.value.as_str()).collect();
    // What is computed of them changes with them.
    for fact in &process.meaning.facts {
        let is = fact.is.as_ref().and_then(|is| process.meaning.at(is));
        if is.is_some_and(|is| names.iter().any(|name| is.reads(name))) {
            names.push(&fact.id.value);
        }
    }
    let reads = |span: &&Span| {
        let typed = process.meaning.at_span(**span);
        typed.is_some_and(|typed| names.iter().any(|name| typed.reads(name)))
    };
    let formulas: BTreeSet<Span> = formulas.iter().filter(reads).map(|span| first(*span)).collect();
    (step.id.value.clone(), formulas.into_iter().collect())
}

fn formula(guard: &Guard) -> Option<Span> {
    match guard {
        Guard::When { formula, .. } | Guard::Outcome { formula, .. } => *formula,
        _ => None,
    }
}

/// The same with superfluous parts, put in one by one.
pub fn roughen(sketch: &Sketch, parts: usize, chance: Chance) -> Sketch {
    let mut file = File { chance, sketch: sketch.clone(), made: 0 };
    for _ in 0..parts {
        file.part();
    }
    file.sketch
}

/// What makes graphs rough.
struct File {
    chance: Chance,
    sketch: Sketch,
    made: usize,
}

/// A flow as it stands.
struct Way {
    id: FlowId,
    from: NodeId,
    to: NodeId,
    flow: Flow,
}

impl File {
    fn part(&mut self) {
        self.made += 1;
        let ways: Vec<Way> = self
            .sketch
            .graph
            .flows()
            .iter()
            .map(|way| Way { id: way.id, from: way.from, to: way.to, flow: way.flow.clone() })
            .collect();
        let way = self.chance.one(&ways);
        match self.chance.below(7) {
            0 => self.gateway_between(way),
            1 => self.doubled(way),
            2 => self.twin(way),
            3 => self.meet_earlier(way),
            4 => self.never(way),
            5 => self.forgotten(way),
            _ => self.count(),
        }
    }

    fn kind(&self, node: NodeId) -> &NodeKind {
        &self.sketch.graph.node(node).kind
    }

    fn add(&mut self, kind: NodeKind) -> NodeId {
        let id = format!("them-{}-{}", self.made, self.sketch.graph.size().0);
        let span = Span::default();
        self.sketch.graph.add(GraphNode { id, kind, step: None, lane: None, name: String::new(), span })
    }

    fn lead(&mut self, from: NodeId, to: NodeId, guard: Guard) {
        self.sketch.graph.connect(from, to, Flow { guard, ..Flow::default() });
    }

    fn gateway_between(&mut self, way: &Way) {
        if *self.kind(way.from) != NodeKind::EventBased {
            let gateway = self.add(NodeKind::Exclusive);
            self.sketch.graph.redirect(way.id, gateway);
            self.lead(gateway, way.to, Guard::Always);
        }
    }

    fn doubled(&mut self, way: &Way) {
        let chooses = *self.kind(way.from) == NodeKind::Exclusive && !way.flow.guard.counts();
        if chooses && self.takes_more(way.to) {
            self.sketch.graph.connect(way.from, way.to, way.flow.clone());
        }
    }

    /// Whether more flows may lead to a node.
    fn takes_more(&self, node: NodeId) -> bool {
        let joins = self.sketch.graph.joins(node) && !self.sketch.graph.splits(node);
        self.kind(node).is_end() || (*self.kind(node) == NodeKind::Exclusive && joins)
    }

    /// An end like another one, for one of the ways there.
    fn twin(&mut self, way: &Way) {
        if self.kind(way.to).is_end() && self.sketch.graph.joins(way.to) {
            let node = self.sketch.graph.node(way.to).clone();
            let twin = self.sketch.graph.add(GraphNode { id: format!("{}-{}", node.id, self.made), ..node });
            self.sketch.graph.redirect(way.id, twin);
        }
    }

    /// A place where two of the ways to a node meet before.
    fn meet_earlier(&mut self, way: &Way) {
        let entering: Vec<FlowId> = self.sketch.graph.entering(way.to).iter().map(|way| way.id).collect();
        if self.takes_more(way.to) && entering.len() > 1 {
            let gateway = self.add(NodeKind::Exclusive);
            entering[..2].iter().for_each(|id| self.sketch.graph.redirect(*id, gateway));
            self.lead(gateway, way.to, Guard::Always);
        }
    }

    fn never(&mut self, way: &Way) {
        let choices: Vec<NodeId> = self
            .sketch
            .graph
            .nodes()
            .filter(|(id, node)| node.kind == NodeKind::Exclusive && self.sketch.graph.splits(*id))
            .map(|(id, _)| id)
            .collect();
        if !choices.is_empty() && self.takes_more(way.to) {
            let choice = *self.chance.one(&choices);
            let place = 1_000_000 + 10 * self.made;
            let formula = Span::new(Span::default().file, place, place + 5);
            let mut known = self.sketch.graph.known().clone();
            known.never.insert(formula);
            self.sketch.graph.learn(known);
            self.lead(choice, way.to, Guard::When { formula: Some(formula), channels: Vec::new() });
        }
    }

    /// A step to which nothing leads.
    fn forgotten(&mut self, way: &Way) {
        if self.takes_more(way.to) {
            let task = self.add(NodeKind::Task(TaskKind::User));
            self.lead(task, way.to, Guard::Always);
        }
    }

    /// A counter behind the start, which a case passes once, and once more after an event at any time.
    fn count(&mut self) {
        let start = self.sketch.graph.flows().into_iter().find(|way| *self.kind(way.from) == NodeKind::Start);
        if let Some((id, to)) = start.map(|way| (way.id, way.to)) {
            let gateway = self.add(NodeKind::Exclusive);
            self.sketch.graph.redirect(id, gateway);
            self.lead(gateway, to, Guard::Below { counter: format!("dem-{}", self.made), times: 2 });
            let end = self.add(NodeKind::End { ends: Some(Ends::Refused), stops_all: false });
            self.lead(gateway, end, Guard::Otherwise);
        }
    }
}
