//! The words of a procedure on its plan.

use super::drawing::Drawing;
use super::story::{Spot, Way, Worded};
use crate::diagnostic::{Language, Text};
use crate::process::words::Words;
use crate::process::{FlowRef, GraphNode, Guard, NodeId, NodeKind, Process};
use crate::text;

/// What stands on a plan: names where the author gave any, ids otherwise.
pub fn worded<'a>(process: &Process, drawing: &'a Drawing) -> Worded<'a> {
    let wording =
        Wording { process, vi: Words::new(process, Language::Vi), en: Words::new(process, Language::En) };
    let graph = process.graph();
    let node = |id: &Option<NodeId>| {
        id.map(|id| graph.node(id))
            .map_or_else(Spot::default, |node| Spot { name: wording.node(node), span: node.span })
    };
    let flow = |id: &Option<_>| {
        let flow = id.and_then(|id| graph.flow(id));
        flow.map_or_else(Way::default, |flow| Way {
            answer: wording.answer(&flow),
            branch: wording.joined(&flow),
        })
    };
    Worded {
        plan: &drawing.plan,
        nodes: drawing.nodes.iter().map(node).collect(),
        flows: drawing.flows.iter().map(flow).collect(),
    }
}

struct Wording<'a> {
    process: &'a Process,
    vi: Words<'a>,
    en: Words<'a>,
}

impl Wording<'_> {
    fn node(&self, node: &GraphNode) -> Text {
        let is_main = node.step.as_ref() == Some(&node.id);
        let words = || Text { en: self.en.node(node), vi: self.vi.node(node) };
        match &node.kind {
            NodeKind::Start => Text::default(),
            NodeKind::Exclusive | NodeKind::EventBased if !is_main => Text::default(),
            NodeKind::Task(_) if !is_main => self.asked(node),
            NodeKind::Catch(_) if !is_main => words(),
            NodeKind::Interrupt { .. } => {
                let event = &node.name;
                text!(en: "the event «{event}»", vi: "sự kiện «{event}»")
            }
            NodeKind::Boundary { .. } => {
                let (trigger, step) = (words(), self.step(node));
                text!(en: "{trigger} at {step}", vi: "{trigger} ở {step}"; trigger = trigger; step = step)
            }
            NodeKind::End { .. } if !is_main => {
                let how = words();
                text!(en: "the end ({how})", vi: "kết thúc ({how})"; how = how)
            }
            _ => self.step(node),
        }
    }

    /// A body that is asked beside others.
    fn asked(&self, node: &GraphNode) -> Text {
        let body = node.lane.as_deref().unwrap_or_default();
        let body = Text { en: self.en.actor(body), vi: self.vi.actor(body) };
        text!(en: "the answer of {body}", vi: "ý kiến của {body}"; body = body)
    }

    fn step(&self, node: &GraphNode) -> Text {
        let Some((_, step)) = self.vi.step_of(node) else { return Text::default() };
        let shown =
            step.name.as_ref().map_or_else(|| format!("`{}`", step.id), |name| format!("«{}»", name.value));
        text!(en: "{shown}", vi: "{shown}", shown = shown)
    }

    /// What comes to a join.
    fn joined(&self, flow: &FlowRef<'_>) -> Text {
        let graph = self.process.graph();
        let is_joined = matches!(graph.node(flow.to).kind, NodeKind::Parallel) && graph.joins(flow.to);
        if is_joined { self.branch(graph.node(flow.from), graph.node(flow.to)) } else { Text::default() }
    }

    /// The answer that a way stands for.
    fn answer(&self, flow: &FlowRef<'_>) -> Text {
        let graph = self.process.graph();
        let is_used_up = || graph.leaving(flow.from).iter().any(|other| other.flow.guard.counts());
        let says_something = match flow.flow.guard {
            Guard::Always | Guard::Below { .. } => false,
            Guard::Otherwise => flow.flow.name.is_some() || is_used_up(),
            Guard::When { .. } | Guard::Outcome { .. } => true,
        };
        if !says_something {
            return Text::default();
        }
        let words = |words: &Words<'_>| words.flow(graph, flow).unwrap_or_default();
        Text { en: words(&self.en), vi: words(&self.vi) }
    }

    fn branch(&self, from: &GraphNode, join: &GraphNode) -> Text {
        let Some((_, parallel)) = self.vi.step_of(join) else { return Text::default() };
        if parallel.branches.is_empty() {
            return self.asked(from);
        }
        let steps = self.process.steps();
        let placed = steps.iter().find(|placed| Some(&placed.step.id.value) == from.step.as_ref());
        let around =
            placed.and_then(|placed| placed.branches.iter().find(|(step, _)| *step == parallel.id.as_str()));
        let branch = parallel.branches.iter().find(|branch| match around {
            Some((_, id)) => branch.id.as_str() == *id,
            None => {
                branch.id.span == from.span || branch.when.as_ref().is_some_and(|when| when.span == from.span)
            }
        });
        let Some(branch) = branch else { return Text::default() };
        let shown = branch
            .name
            .as_ref()
            .map_or_else(|| format!("`{}`", branch.id), |name| format!("«{}»", name.value));
        text!(en: "the branch {shown}", vi: "nhánh {shown}", shown = shown)
    }
}
