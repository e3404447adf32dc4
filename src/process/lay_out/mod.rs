//! Section 3 of the language: a procedure becomes a graph, construct by construct. Laying out cannot fail; what leads
//! nowhere is written down for the checks.

mod body;
mod ways;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::graph::{Flow, Graph, Guard, Node, NodeId, NodeKind, Trigger};
use crate::model::{Ends, Id, Kind, Procedure, Rows, Step};
use crate::source::{Span, Spanned};

/// Inside a branch, the name of its end.
pub const JOIN: &str = "join";

/// A procedure laid out.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The graph.
    pub graph: Graph,
    /// Names of steps that do not exist.
    pub missing: Vec<Id>,
    /// Places at which a case falls out of the list.
    pub falls_out: Vec<FallsOut>,
}

/// A place behind which there is nothing.
#[derive(Clone, Debug)]
pub struct FallsOut {
    /// The step.
    pub step: String,
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
    Layout { graph: builder.graph, missing: builder.missing, falls_out: builder.falls_out }
}

struct Builder<'a> {
    procedure: &'a Procedure,
    graph: Graph,
    entries: BTreeMap<&'a str, NodeId>,
    used: BTreeMap<String, usize>,
    missing: Vec<Id>,
    falls_out: Vec<FallsOut>,
}

/// Where a step leads when its exit says nothing else.
#[derive(Clone, Copy)]
enum On {
    End(Ends),
    To(NodeId),
    Nothing,
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
            entries: BTreeMap::new(),
            used: BTreeMap::new(),
            missing: Vec::new(),
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
            let merge =
                self.add(&format!("{}.merge", step.id.value), NodeKind::Exclusive, Some(step), step.id.span);
            self.entries.entry(&step.id.value).or_insert(merge);
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
        if self.graph.leaving(merge).first().is_some() {
            return; // a second step with the same id: reported as such, laid out once
        }
        let enter = self.guard(step, merge, place);
        self.body(step, enter, place);
    }

    /// Skips the step when its `when` is false or its channels are others.
    fn guard(&mut self, step: &Spanned<Step>, merge: NodeId, place: Place) -> (NodeId, Flow) {
        if step.when.is_none() && step.channels.is_empty() {
            return (merge, Flow::default());
        }
        let span = step.when.as_ref().map_or(step.id.span, |when| when.span);
        let split = self.add(&format!("{}.when", step.id.value), NodeKind::Exclusive, Some(step), span);
        self.graph.connect(merge, split, Flow::default());
        let channels = step.channels.iter().map(|channel| channel.value).collect();
        let guard = Guard::When { formula: step.when.as_ref().map(|when| when.span), channels };
        if let Some(after) = place.after {
            let flow = Flow { guard: Guard::Otherwise, name: None, span };
            self.graph.connect(split, after, flow);
        } else {
            self.falls_out.push(FallsOut { step: step.id.value.clone(), span, how: Fall::Skipped });
        }
        (split, Flow { guard, name: None, span })
    }

    /// Where a step leads when nothing else is said.
    fn on(&mut self, step: &Step, place: Place) -> On {
        if let Some(ends) = &step.ends {
            return On::End(ends.value);
        }
        if let Some(next) = &step.next {
            return self.target(next, place).map_or(On::Nothing, On::To);
        }
        if let Some(ends) = step.kind.ends() {
            return On::End(ends);
        }
        place.after.map_or(On::Nothing, On::To)
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
            let target = match (&row.next, &row.ends) {
                (Some(next), _) => self.target(next, place),
                (None, Some(ends)) => Some(self.end(&id, ends.value, None, false, ends.span)),
                (None, None) => None,
            };
            if let Some(target) = target {
                self.graph.connect(begin, target, Flow::default());
            }
        }
    }

    fn end(&mut self, from: &str, ends: Ends, step: Option<&Step>, stops_all: bool, span: Span) -> NodeId {
        let kind = NodeKind::End { ends: Some(ends), stops_all };
        let end = self.add(&format!("{from}.end"), kind, step, span);
        self.graph.node_mut(end).lane =
            self.graph.find(from).and_then(|from| self.graph.node(from).lane.clone());
        end
    }

    /// Takes away the joins at which nothing joins.
    fn tidy(&mut self) {
        let joins: Vec<NodeId> = self
            .graph
            .nodes()
            .filter(|(_, node)| node.kind == NodeKind::Exclusive && node.id.ends_with(".merge"))
            .map(|(id, _)| id)
            .collect();
        for join in joins {
            let leaving = self.graph.leaving(join);
            let [only] = leaving.as_slice() else { continue };
            let to = only.to;
            if self.graph.entering(join).len() <= 1 {
                self.graph.bypass(join, to);
            }
        }
    }
}

/// What is shown on the way to a body that is done by the applicant.
fn is_later_filing(step: &Step) -> bool {
    step.kind.value == Kind::Pay || (step.kind.value == Kind::Submit && step.late.is_some())
}
