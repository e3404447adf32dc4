//! How a step is left: decisions, choices, counters and ends.

use super::{Builder, Fall, FallsOut, On, Place};
use crate::model::{Choice, Ends, Id, Kind, Outcome, Racer, Step};
use crate::process::graph::{Flow, Guard, NodeId, NodeKind};
use crate::source::{Span, Spanned};

/// One way out, whoever takes it.
pub(super) struct Way<'a> {
    pub flow: Flow,
    pub ends: Option<Ends>,
    pub next: Option<&'a Id>,
    pub times: Option<u32>,
    pub exhausted: Option<&'a Id>,
    /// What counts it, should it be counted.
    pub counter: String,
}

impl<'a> Way<'a> {
    fn of_outcome(step: &Step, row: &'a Spanned<Outcome>) -> Self {
        let guard = Guard::Outcome {
            outcome: row.id.value.clone(),
            formula: row.when.as_ref().map(|when| when.span),
        };
        let label = row.name.as_ref().unwrap_or(&row.id).value.clone();
        Self {
            flow: Flow { guard, name: Some(label), span: row.id.span },
            ends: row.ends.as_ref().map(|ends| ends.value),
            next: row.next.as_ref(),
            times: row.times.as_ref().map(|times| times.value),
            exhausted: row.exhausted.as_ref(),
            counter: format!("{}.{}", step.id.value, row.id.value),
        }
    }

    fn of_choice(step: &Step, index: usize, row: &'a Spanned<Choice>) -> Self {
        let guard = row
            .when
            .as_ref()
            .map_or(Guard::Otherwise, |when| Guard::When { formula: Some(when.span), channels: Vec::new() });
        Self {
            flow: Flow { guard, name: row.name.as_ref().map(|name| name.value.clone()), span: row.span },
            ends: None,
            next: Some(&row.next),
            times: row.times.as_ref().map(|times| times.value),
            exhausted: row.exhausted.as_ref(),
            counter: format!("{}.choose.{}", step.id.value, index + 1),
        }
    }

    /// The way behind one of the events of a `wait`.
    pub fn of_racer(catch: &str, row: &'a Spanned<Racer>) -> Self {
        Self {
            flow: Flow { guard: Guard::Always, name: None, span: row.span },
            ends: row.ends.as_ref().map(|ends| ends.value),
            next: row.next.as_ref(),
            times: row.times.as_ref().map(|times| times.value),
            exhausted: row.exhausted.as_ref(),
            counter: catch.to_owned(),
        }
    }

    /// Straight on, as the step itself says.
    pub fn onward(step: &'a Step) -> Self {
        let counts = step.kind.value != Kind::Supplement;
        Self {
            flow: Flow { guard: Guard::Always, name: None, span: step.id.span },
            ends: None,
            next: None,
            times: step.times.as_ref().filter(|_| counts).map(|times| times.value),
            exhausted: step.exhausted.as_ref().filter(|_| counts),
            counter: step.id.value.clone(),
        }
    }
}

impl<'a> Builder<'a> {
    /// Leaves a step whose body is done at `from`.
    pub(super) fn exit(&mut self, step: &'a Spanned<Step>, from: NodeId, place: Place) {
        let on = self.on(step, place);
        if step.outcomes.is_empty() && step.choose.is_empty() {
            self.lead(step, from, &Way::onward(step), on, place);
            return;
        }
        let id = format!("{}.ways", step.id.value);
        let split = self.add(&id, NodeKind::Exclusive, Some(step), step.id.span);
        self.graph.connect(from, split, Flow::default());
        for row in &step.outcomes {
            self.lead(step, split, &Way::of_outcome(step, row), on, place);
        }
        if step.outcomes.is_empty() {
            for (index, row) in step.choose.iter().enumerate() {
                self.lead(step, split, &Way::of_choice(step, index, row), on, place);
            }
        }
    }

    /// Leads one way from a node to where it goes, over its counter if it has one.
    pub(super) fn lead(&mut self, step: &Step, from: NodeId, way: &Way<'_>, on: On, place: Place) {
        let (from, flow) = self.count(step, from, way, place);
        let named = way.ends.is_some() || way.next.is_some();
        let on = match (way.ends, way.next) {
            (Some(ends), _) => On::End(ends),
            (None, Some(next)) => self.target(next, place).map_or(On::Nothing, On::To),
            (None, None) => on,
        };
        match on {
            On::To(to) => {
                self.graph.connect(from, to, flow);
            }
            On::End(ends) => {
                let stops_all = step.stops_all.as_ref().is_some_and(|stops| stops.value);
                let id = self.graph.node(from).id.clone();
                let span = step.ends.as_ref().map_or(flow.span, |ends| ends.span);
                let end = self.end(&id, ends, Some(step), stops_all, span);
                self.graph.connect(from, end, flow);
            }
            On::Nothing if named || step.next.is_some() => {}
            On::Nothing => self.falls(step, way.flow.span, Fall::Done),
        }
    }

    fn falls(&mut self, step: &Step, span: Span, how: Fall) {
        self.falls_out.push(FallsOut { step: step.id.value.clone(), span, how });
    }

    /// Puts a counter into a way: below its number the way goes on, otherwise to where `exhausted` says.
    fn count(&mut self, step: &Step, from: NodeId, way: &Way<'_>, place: Place) -> (NodeId, Flow) {
        let Some(times) = way.times else { return (from, way.flow.clone()) };
        let counter = self.counter(step, &way.counter, way.exhausted, way.flow.span, place);
        self.graph.connect(from, counter, way.flow.clone());
        let guard = Guard::Below { counter: way.counter.clone(), times };
        (counter, Flow { guard, name: None, span: way.flow.span })
    }

    /// The XOR split of a counter, with its way out when it is used up.
    pub(super) fn counter(
        &mut self,
        step: &Step,
        id: &str,
        exhausted: Option<&Id>,
        span: Span,
        place: Place,
    ) -> NodeId {
        let counter = self.add(&format!("{id}.times"), NodeKind::Exclusive, Some(step), span);
        match exhausted {
            None => self.falls(step, span, Fall::Counted),
            Some(to) => {
                let flow = Flow { guard: Guard::Otherwise, name: None, span: to.span };
                if let Some(target) = self.target(to, place) {
                    self.graph.connect(counter, target, flow);
                }
            }
        }
        counter
    }
}
