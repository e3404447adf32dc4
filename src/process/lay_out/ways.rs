//! How a step is left: decisions, choices, counters and ends.

use super::{Builder, Fall, FallsOut, Place};
use crate::model::{Choice, Ends, Id, Outcome, Racer, Step};
use crate::process::graph::{Flow, Guard, NodeId, NodeKind};
use crate::source::{Span, Spanned};

/// One way out, whoever takes it.
pub(super) struct Way<'a> {
    flow: Flow,
    ends: Option<&'a Spanned<Ends>>,
    next: Option<&'a Id>,
    count: Option<Count<'a>>,
}

/// How often a flow may be taken. Two flows with the same counter are counted together.
pub(super) struct Count<'a> {
    pub counter: String,
    pub times: &'a Spanned<u32>,
    pub exhausted: Option<&'a Id>,
}

impl<'a> Count<'a> {
    fn of(
        counter: impl FnOnce() -> String,
        times: Option<&'a Spanned<u32>>,
        exhausted: Option<&'a Id>,
    ) -> Option<Self> {
        times.map(|times| Self { counter: counter(), times, exhausted })
    }
}

impl<'a> Way<'a> {
    fn of_outcome(step: &Step, row: &'a Spanned<Outcome>) -> Self {
        let guard = Guard::Outcome {
            outcome: row.id.value.clone(),
            formula: row.when.as_ref().map(|when| when.span),
        };
        let label = row.name.as_ref().unwrap_or(&row.id).value.clone();
        let counter = || format!("{}.{}", step.id.value, row.id.value);
        Self {
            flow: Flow { guard, name: Some(label), span: row.id.span },
            ends: row.ends.as_ref(),
            next: row.next.as_ref(),
            count: Count::of(counter, row.times.as_ref(), row.exhausted.as_ref()),
        }
    }

    /// The way of an outcome that nobody decided on: time did.
    pub fn of_silence(step: &Step, row: &'a Spanned<Outcome>, span: Span) -> Self {
        Self { flow: Flow { span, ..Flow::default() }, ..Self::of_outcome(step, row) }
    }

    fn of_choice(step: &Step, index: usize, row: &'a Spanned<Choice>) -> Self {
        let guard = row
            .when
            .as_ref()
            .map_or(Guard::Otherwise, |when| Guard::When { formula: Some(when.span), channels: Vec::new() });
        let counter = || format!("{}.choose.{}", step.id.value, index + 1);
        Self {
            flow: Flow { guard, name: row.name.as_ref().map(|name| name.value.clone()), span: row.span },
            ends: None,
            next: Some(&row.next),
            count: Count::of(counter, row.times.as_ref(), row.exhausted.as_ref()),
        }
    }

    /// The way behind one of the events of a `wait`.
    pub fn of_racer(step: &Step, index: usize, row: &'a Spanned<Racer>) -> Self {
        let counter = || format!("{}.first.{}", step.id.value, index + 1);
        Self {
            flow: Flow { span: row.span, ..Flow::default() },
            ends: row.ends.as_ref(),
            next: row.next.as_ref(),
            count: Count::of(counter, row.times.as_ref(), row.exhausted.as_ref()),
        }
    }
}

impl<'a> Builder<'a> {
    /// Leaves a step whose body is done at `from`.
    pub(super) fn exit(&mut self, step: &'a Spanned<Step>, from: NodeId, place: Place) {
        if step.outcomes.is_empty() && step.choose.is_empty() {
            self.on(step, from, Flow { span: step.id.span, ..Flow::default() }, place);
            return;
        }
        let id = format!("{}.ways", step.id.value);
        let split = self.add(&id, NodeKind::Exclusive, Some(step), step.id.span);
        self.share_lane(from, &[split]);
        self.graph.connect(from, split, Flow::default());
        for row in &step.outcomes {
            self.lead(step, split, Way::of_outcome(step, row), place);
        }
        if step.outcomes.is_empty() {
            for (index, row) in step.choose.iter().enumerate() {
                self.lead(step, split, Way::of_choice(step, index, row), place);
            }
        }
    }

    /// Leads one way from a node to where it goes, over its counter if it has one.
    pub(super) fn lead(&mut self, step: &'a Spanned<Step>, from: NodeId, way: Way<'a>, place: Place) {
        let count = way.count.as_ref();
        let Some((from, flow)) = self.count(step, from, way.flow, count) else { return };
        match (way.ends, way.next) {
            (Some(ends), _) => self.finish(step, from, flow, ends.value, ends.span),
            (None, Some(next)) => self.jump(from, flow, next, place),
            (None, None) => self.on(step, from, flow, place),
        }
        self.exhaust(step, count, place);
    }

    /// Where a step leads when nothing else is said.
    pub(super) fn on(&mut self, step: &'a Spanned<Step>, from: NodeId, flow: Flow, place: Place) {
        if let Some(ends) = &step.ends {
            return self.finish(step, from, flow, ends.value, ends.span);
        }
        if let Some(next) = &step.next {
            let count = Count::of(|| step.id.value.clone(), step.times.as_ref(), step.exhausted.as_ref());
            let Some((from, flow)) = self.count(step, from, flow, count.as_ref()) else { return };
            self.jump(from, flow, next, place);
            return self.exhaust(step, count.as_ref(), place);
        }
        match (step.kind.ends(), place.after) {
            (Some(ends), _) => self.finish(step, from, flow, ends, step.id.span),
            (None, Some(after)) => {
                self.graph.connect(from, after, flow);
            }
            (None, None) => self.falls(step, from, flow.span, Fall::Done),
        }
    }

    /// Leads a flow to the step that is named.
    pub(super) fn jump(&mut self, from: NodeId, flow: Flow, to: &Id, place: Place) {
        if let Some(target) = self.target(to, place) {
            self.graph.connect(from, target, Flow { span: to.span, ..flow });
        }
    }

    fn finish(&mut self, step: &Step, from: NodeId, flow: Flow, ends: Ends, span: Span) {
        let stops_all = step.stops_all.as_ref().is_some_and(|stops| stops.value);
        let end = self.end(from, ends, Some(step), stops_all, span);
        self.graph.connect(from, end, flow);
    }

    pub(super) fn falls(&mut self, step: &Step, from: NodeId, span: Span, how: Fall) {
        self.falls_out.push(FallsOut { step: step.id.value.clone(), from, span, how });
    }

    /// Puts a counter into a way and returns how the way goes on while it is below its number; none if another flow
    /// that is counted together with this one goes on from there already.
    pub(super) fn count(
        &mut self,
        step: &Step,
        from: NodeId,
        flow: Flow,
        count: Option<&Count<'_>>,
    ) -> Option<(NodeId, Flow)> {
        let Some(count) = count else { return Some((from, flow)) };
        let name = &count.counter;
        if let Some(&counter) = self.counters.get(name) {
            self.graph.connect(from, counter, flow);
            return None;
        }
        let span = count.times.span;
        let counter = self.add(&format!("{name}.times"), NodeKind::Exclusive, Some(step), span);
        self.share_lane(from, &[counter]);
        self.counters.insert(name.clone(), counter);
        self.graph.connect(from, counter, flow);
        let guard = Guard::Below { counter: name.clone(), times: count.times.value };
        Some((counter, Flow { guard, name: None, span }))
    }

    /// Where a way leads when its counter is used up.
    pub(super) fn exhaust(&mut self, step: &Step, count: Option<&Count<'_>>, place: Place) {
        let Some(count) = count else { return };
        let Some(&counter) = self.counters.get(&count.counter) else { return };
        match count.exhausted {
            None => self.falls(step, counter, count.times.span, Fall::Counted),
            Some(to) => {
                self.jump(counter, Flow { guard: Guard::Otherwise, ..Flow::default() }, to, place);
            }
        }
    }
}
