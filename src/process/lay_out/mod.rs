//! Section 3 of the language: a procedure becomes a graph, construct by construct. Laying out cannot fail; what leads
//! nowhere is written down for the checks.

mod body;
mod timers;
mod ways;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::graph::{Flow, Graph, Guard, Node, NodeId, NodeKind, Trigger};
use super::steps::filings;
use crate::model::{Ends, Id, Procedure, Rows, Step};
use crate::source::{Span, Spanned};

/// Inside a branch, the name of its end.
pub const JOIN: &str = "join";

/// A procedure laid out.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The graph.
    pub graph: Graph,
    /// The AND splits, each with the AND join at which its branches end.
    pub blocks: Vec<(NodeId, NodeId)>,
    /// Names of steps that do not exist.
    pub missing: Vec<Id>,
    /// Ids that a step in front has already, each with the place of the first.
    pub twice: Vec<(Id, Span)>,
    /// Places at which a case falls out of the list.
    pub falls_out: Vec<FallsOut>,
}

/// A place behind which there is nothing.
#[derive(Clone, Debug)]
pub struct FallsOut {
    /// The step.
    pub step: String,
    /// The node behind which there is nothing.
    pub from: NodeId,
    /// What leads out.
    pub span: Span,
    /// Why.
    pub how: Fall,
}

/// How a case falls out of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fall {
    /// The last step is done and says nothing of an end.
    Done,
    /// The last step is skipped.
    Skipped,
    /// A counter is used up, and nothing says where to go then.
    Counted,
}

/// Lays a procedure out.
pub fn lay_out(procedure: &Procedure) -> Layout {
    let mut builder = Builder::new(procedure);
    builder.merges(&procedure.steps);
    let start = builder.add("start", NodeKind::Start, None, procedure.procedure.span);
    if let Some(first) = procedure.steps.first().and_then(|first| builder.entry_of(&first.id.value)) {
        builder.graph.connect(start, first, Flow::default());
    }
    builder.list(&procedure.steps, None);
    builder.anytime();
    builder.tidy();
    let Builder { graph, blocks, missing, twice, falls_out, .. } = builder;
    Layout { graph, blocks, missing, twice, falls_out }
}

struct Builder<'a> {
    procedure: &'a Procedure,
    graph: Graph,
    blocks: Vec<(NodeId, NodeId)>,
    /// The XOR join in front of every step.
    entries: BTreeMap<&'a str, NodeId>,
    /// The XOR joins in front of AND joins: one for each way that is waited for.
    joined: Vec<NodeId>,
    /// The XOR splits that count, by the names of their counters.
    counters: BTreeMap<String, NodeId>,
    /// The steps by which a case may be filed.
    filings: Vec<&'a str>,
    used: BTreeMap<String, usize>,
    missing: Vec<Id>,
    twice: Vec<(Id, Span)>,
    falls_out: Vec<FallsOut>,
}

/// The list a step stands in: what follows its last step, and what `join` means there.
#[derive(Clone, Copy)]
struct Place {
    after: Option<NodeId>,
    join: Option<NodeId>,
}

impl<'a> Builder<'a> {
    fn new(procedure: &'a Procedure) -> Self {
        Self {
            procedure,
            graph: Graph::default(),
            blocks: Vec::new(),
            entries: BTreeMap::new(),
            joined: Vec::new(),
            counters: BTreeMap::new(),
            filings: filings(procedure).into_iter().map(|step| step.id.value.as_str()).collect(),
            used: BTreeMap::new(),
            missing: Vec::new(),
            twice: Vec::new(),
            falls_out: Vec::new(),
        }
    }

    /// A node whose id is made unique by a number where two parts of a step would share it.
    fn add(&mut self, id: &str, kind: NodeKind, step: Option<&Step>, span: Span) -> NodeId {
        let seen = self.used.entry(id.to_owned()).or_default();
        *seen += 1;
        let id = if *seen == 1 { id.to_owned() } else { format!("{id}.{seen}") };
        self.graph.add(Node {
            id,
            kind,
            step: step.map(|step| step.id.value.clone()),
            lane: step.and_then(|step| step.by.as_ref()).map(|by| by.value.clone()),
            name: String::new(),
            span,
        })
    }

    /// An XOR join in front of every step, so that jumps find their way whatever the order.
    fn merges(&mut self, list: &'a Rows<Step>) {
        for step in list {
            let first = self.entries.get(step.id.value.as_str());
            if let Some(first) = first {
                self.twice.push((step.id.clone(), self.graph.node(*first).span));
            } else {
                let id = format!("{}.merge", step.id.value);
                let merge = self.add(&id, NodeKind::Exclusive, Some(step), step.id.span);
                self.entries.insert(&step.id.value, merge);
            }
            for branch in &step.branches {
                self.merges(&branch.steps);
            }
        }
    }

    fn entry_of(&self, id: &str) -> Option<NodeId> {
        self.entries.get(id).copied()
    }

    /// The node a jump leads to; a name that does not exist is noted.
    fn target(&mut self, to: &Id, place: Place) -> Option<NodeId> {
        if to.value == JOIN && place.join.is_some() {
            return place.join;
        }
        let found = self.entry_of(&to.value);
        if found.is_none() {
            self.missing.push(to.clone());
        }
        found
    }

    fn list(&mut self, list: &'a Rows<Step>, join: Option<NodeId>) {
        for (index, step) in list.iter().enumerate() {
            let next = list.get(index + 1).and_then(|next| self.entry_of(&next.id.value));
            let place = Place { after: next.or(join), join };
            self.step(step, place);
        }
    }

    fn step(&mut self, step: &'a Spanned<Step>, place: Place) {
        let Some(merge) = self.entry_of(&step.id.value) else { return };
        if !self.graph.leaving(merge).is_empty() {
            return; // a second step with the same id: reported as such, laid out once
        }
        let (from, flow) = self.guard(step, merge);
        self.body(step, (from, flow), place);
        if from != merge {
            self.skip(step, from, place);
        }
    }

    /// What must hold for a case to come from the entry of a step to its body.
    fn guard(&mut self, step: &Step, merge: NodeId) -> (NodeId, Flow) {
        if step.when.is_none() && step.channels.is_empty() {
            return (merge, Flow::default());
        }
        let span = step.when.as_ref().map_or(step.id.span, |when| when.span);
        let split = self.add(&format!("{}.when", step.id.value), NodeKind::Exclusive, Some(step), span);
        self.graph.connect(merge, split, Flow::default());
        let channels = step.channels.iter().map(|channel| channel.value).collect();
        let guard = Guard::When { formula: step.when.as_ref().map(|when| when.span), channels };
        (split, Flow { guard, name: None, span })
    }

    /// A skipped step is as if it were not in the list.
    fn skip(&mut self, step: &Step, split: NodeId, place: Place) {
        let span = self.graph.node(split).span;
        match place.after {
            Some(after) => {
                self.graph.connect(split, after, Flow { guard: Guard::Otherwise, name: None, span });
            }
            None => self.falls(step, split, span, Fall::Skipped),
        }
    }

    fn anytime(&mut self) {
        let procedure = self.procedure;
        let place = Place { after: None, join: None };
        for row in &procedure.anytime {
            let trigger = Trigger::Message {
                event: row.event.value.clone(),
                sender: row.sender.as_ref().map(|sender| sender.value.clone()),
            };
            let kind = NodeKind::Interrupt {
                trigger,
                within: row.within.as_ref().map(|within| within.value),
                until_step: row.until_step.as_ref().map(|step| step.value.clone()),
            };
            let id = format!("anytime.{}", row.event.value);
            let begin = self.add(&id, kind, None, row.event.span);
            let label = row.name.as_ref().map_or(&row.event.value, |name| &name.value);
            self.graph.node_mut(begin).name.clone_from(label);
            if let Some(next) = &row.next {
                self.jump(begin, Flow::default(), next, place);
            } else if let Some(ends) = &row.ends {
                let end = self.end(begin, ends.value, None, false, ends.span);
                self.graph.connect(begin, end, Flow::default());
            }
        }
    }

    fn end(&mut self, from: NodeId, ends: Ends, step: Option<&Step>, stops_all: bool, span: Span) -> NodeId {
        let id = format!("{}.end", self.graph.node(from).id);
        let end = self.add(&id, NodeKind::End { ends: Some(ends), stops_all }, step, span);
        self.share_lane(from, &[end]);
        end
    }

    fn share_lane(&mut self, of: NodeId, nodes: &[NodeId]) {
        let lane = self.graph.node(of).lane.clone();
        for node in nodes {
            self.graph.node_mut(*node).lane.clone_from(&lane);
        }
    }

    /// Takes away the joins at which nothing joins. One in front of an AND join that nothing reaches stays: the AND join
    /// waits for it.
    fn tidy(&mut self) {
        let entries = self.entries.values().map(|join| (*join, 0));
        let joined = self.joined.iter().map(|join| (*join, 1));
        let joins: Vec<(NodeId, usize)> = entries.chain(joined).collect();
        for (join, least) in joins {
            let leaving = self.graph.leaving(join);
            let [only] = leaving.as_slice() else { continue };
            let to = only.to;
            if (least..=1).contains(&self.graph.entering(join).len()) {
                self.graph.bypass(join, to);
            }
        }
    }
}
