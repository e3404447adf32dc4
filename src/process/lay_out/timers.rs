//! What happens when time passes: silence, and work that is overdue.

use super::ways::Way;
use super::{Builder, Place};
use crate::model::{Overdue, Silence, Step};
use crate::process::graph::{Flow, NodeId, NodeKind, TaskKind, Trigger};
use crate::process::steps::{onward_outcomes, refusing_outcomes};
use crate::source::{Span, Spanned};

impl<'a> Builder<'a> {
    /// The timer of `silence` on a task; of several bodies that are asked, `answered` is where each has its answer.
    pub(super) fn silence(
        &mut self,
        step: &'a Spanned<Step>,
        task: NodeId,
        answered: Option<NodeId>,
        place: Place,
    ) {
        let Some(silence) = &step.silence else { return };
        let Some(trigger) = limit_of(step) else { return };
        let span = silence.span;
        match (silence.value, answered) {
            (Silence::Nothing, _) | (Silence::Refused, Some(_)) => {}
            (Silence::Escalated, _) => self.side_way(step, task, trigger, "escalated", None, span),
            (Silence::Agreed, Some(answered)) => {
                let timer = self.timer(step, task, trigger, "agreed", span);
                self.graph.connect(timer, answered, Flow { span, ..Flow::default() });
            }
            (Silence::Agreed, None) if step.outcomes.is_empty() => {
                let timer = self.timer(step, task, trigger, "agreed", span);
                self.on(step, timer, Flow { span, ..Flow::default() }, place);
            }
            (Silence::Agreed, None) => {
                let [only] = *onward_outcomes(step) else { return };
                let timer = self.timer(step, task, trigger, "agreed", span);
                self.lead(step, timer, Way::of_silence(step, only, span), place);
            }
            (Silence::Refused, None) => {
                let [only] = *refusing_outcomes(self.procedure, step) else { return };
                let timer = self.timer(step, task, trigger, "refused", span);
                self.lead(step, timer, Way::of_silence(step, only, span), place);
            }
        }
    }

    pub(super) fn overdue(&mut self, step: &'a Spanned<Step>, host: NodeId, place: Place) {
        for row in &step.overdue {
            let after = row.after.as_ref().map(|after| Trigger::After(after.value));
            let Some(trigger) = after.or_else(|| limit_of(step)) else { continue };
            self.overdue_row(step, row, host, trigger, place);
        }
    }

    fn overdue_row(
        &mut self,
        step: &'a Spanned<Step>,
        row: &'a Spanned<Overdue>,
        host: NodeId,
        trigger: Trigger,
        place: Place,
    ) {
        if let Some(next) = &row.next {
            let timer = self.timer(step, host, trigger, "overdue", row.span);
            self.jump(timer, Flow::default(), next, place);
        } else if let Some(notice) = &row.notify {
            self.side_way(step, host, trigger, "notice", Some(&notice.value), row.span);
        }
    }

    fn timer(&mut self, step: &Step, host: NodeId, trigger: Trigger, what: &str, span: Span) -> NodeId {
        let id = format!("{}.{what}", self.graph.node(host).id);
        let timer = self.add(&id, NodeKind::Boundary { host, interrupting: true, trigger }, Some(step), span);
        self.share_lane(host, &[timer]);
        timer
    }

    /// A timer that lets the work go on and sends something.
    fn side_way(
        &mut self,
        step: &Step,
        host: NodeId,
        trigger: Trigger,
        what: &str,
        notice: Option<&str>,
        span: Span,
    ) {
        let id = format!("{}.{what}", self.graph.node(host).id);
        let timer =
            self.add(&id, NodeKind::Boundary { host, interrupting: false, trigger }, Some(step), span);
        let send = self.add(&format!("{id}.send"), NodeKind::Task(TaskKind::Send), Some(step), span);
        notice.unwrap_or(what).clone_into(&mut self.graph.node_mut(send).name);
        let end = NodeKind::End { ends: None, stops_all: false };
        let end = self.add(&format!("{id}.end"), end, Some(step), span);
        self.share_lane(host, &[timer, send, end]);
        self.graph.connect(timer, send, Flow::default());
        self.graph.connect(send, end, Flow::default());
    }
}

/// The timer of a step's limit.
fn limit_of(step: &Step) -> Option<Trigger> {
    if let Some(limit) = &step.limit {
        return Some(Trigger::After(limit.value));
    }
    (!step.limits.is_empty()).then_some(Trigger::Limit)
}
