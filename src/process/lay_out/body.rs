//! What each kind of step becomes.

use super::ways::Way;
use super::{Builder, On, Place, is_later_filing};
use crate::model::{Branch, Ends, Id, Kind, Overdue, Silence, Step};
use crate::process::graph::{Flow, Guard, NodeId, NodeKind, TaskKind, Trigger};
use crate::source::{Span, Spanned};

type Enter = (NodeId, Flow);

impl<'a> Builder<'a> {
    pub(super) fn body(&mut self, step: &'a Spanned<Step>, enter: Enter, place: Place) {
        match step.kind.value {
            Kind::Supplement => self.supplement(step, enter, place),
            Kind::Wait => self.wait(step, enter, place),
            Kind::Parallel => self.parallel(step, enter, place),
            Kind::Consult if step.with.len() > 1 => self.consult(step, enter, place),
            Kind::End => self.end_step(step, enter),
            _ if is_later_filing(step) => self.await_applicant(step, enter, place),
            _ => self.task(step, enter, place),
        }
    }

    fn named(&mut self, id: &str, kind: NodeKind, step: &Step) -> NodeId {
        let node = self.add(id, kind, Some(step), step.id.span);
        step.label().clone_into(&mut self.graph.node_mut(node).name);
        node
    }

    fn task(&mut self, step: &'a Spanned<Step>, (from, flow): Enter, place: Place) {
        let kind = match step.kind.value {
            Kind::Call => NodeKind::Call {
                procedure: step.procedure.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
            },
            Kind::Notify | Kind::Return | Kind::Refuse => NodeKind::Task(TaskKind::Send),
            _ => NodeKind::Task(TaskKind::User),
        };
        let task = self.named(&step.id.value, kind, step);
        if let (Kind::Consult, Some(body)) = (step.kind.value, step.with.first()) {
            self.graph.node_mut(task).lane = Some(body.value.clone());
        }
        self.graph.connect(from, task, flow);
        self.silence(step, &[task], None, place);
        self.overdue(step, task, place);
        self.exit(step, task, place);
    }

    /// Several bodies asked at once; the case goes on when all have answered.
    fn consult(&mut self, step: &'a Spanned<Step>, (from, flow): Enter, place: Place) {
        let id = &step.id.value;
        let split = self.named(id, NodeKind::Parallel, step);
        self.graph.connect(from, split, flow);
        let join = self.named(&format!("{id}.all"), NodeKind::Parallel, step);
        let mut tasks = Vec::new();
        for body in &step.with {
            let task = self.named(&format!("{id}.{}", body.value), NodeKind::Task(TaskKind::User), step);
            self.graph.node_mut(task).lane = Some(body.value.clone());
            self.graph.connect(split, task, Flow::default());
            self.graph.connect(task, join, Flow::default());
            tasks.push(task);
        }
        self.silence(step, &tasks, Some(join), place);
        self.overdue(step, split, place);
        self.exit(step, join, place);
    }

    fn parallel(&mut self, step: &'a Spanned<Step>, (from, flow): Enter, place: Place) {
        let id = &step.id.value;
        let split = self.named(id, NodeKind::Parallel, step);
        self.graph.connect(from, split, flow);
        let join = self.named(&format!("{id}.join"), NodeKind::Parallel, step);
        for branch in &step.branches {
            let end = self.add(
                &format!("{id}.{}.merge", branch.id.value),
                NodeKind::Exclusive,
                Some(step),
                branch.id.span,
            );
            self.graph.connect(end, join, Flow::default());
            self.branch(step, branch, split, end);
        }
        self.exit(step, join, place);
    }

    fn branch(&mut self, step: &Step, branch: &'a Spanned<Branch>, split: NodeId, end: NodeId) {
        let Some(first) = branch.steps.first().and_then(|first| self.entry_of(&first.id.value)) else {
            return;
        };
        let name = Some(branch.name.as_ref().unwrap_or(&branch.id).value.clone());
        let flow = Flow { guard: Guard::Always, name, span: branch.id.span };
        if let Some(when) = &branch.when {
            let id = format!("{}.{}.when", step.id.value, branch.id.value);
            let guard = self.add(&id, NodeKind::Exclusive, Some(step), when.span);
            self.graph.connect(split, guard, flow);
            let holds = Guard::When { formula: Some(when.span), channels: Vec::new() };
            self.graph.connect(guard, first, Flow { guard: holds, name: None, span: when.span });
            let skip = Flow { guard: Guard::Otherwise, name: None, span: when.span };
            self.graph.connect(guard, end, skip);
        } else {
            self.graph.connect(split, first, flow);
        }
        self.list(&branch.steps, Some(end));
    }

    fn end_step(&mut self, step: &Spanned<Step>, (from, flow): Enter) {
        let ends = step.ends.as_ref().map_or(Ends::Stopped, |ends| ends.value);
        let stops_all = step.stops_all.as_ref().is_some_and(|stops| stops.value);
        let end = self.named(&step.id.value, NodeKind::End { ends: Some(ends), stops_all }, step);
        let lane = self.graph.node(from).lane.clone();
        self.graph.node_mut(end).lane = lane;
        self.graph.connect(from, end, flow);
    }

    /// A request to the applicant, then the answer or the passing of `within`.
    fn await_applicant(&mut self, step: &'a Spanned<Step>, (from, flow): Enter, place: Place) {
        let id = &step.id.value;
        let task = self.named(id, NodeKind::Task(TaskKind::Send), step);
        self.graph.node_mut(task).lane = self.office_before(step);
        self.graph.connect(from, task, flow);
        let event = if step.kind.value == Kind::Pay { "paid" } else { "submitted" };
        let answer = self.answer(step, task, event, place);
        self.exit(step, answer, place);
    }

    fn supplement(&mut self, step: &'a Spanned<Step>, (from, flow): Enter, place: Place) {
        let id = &step.id.value;
        let (from, flow) = match &step.times {
            None => (from, flow),
            Some(times) => {
                let counter = self.counter(step, id, step.exhausted.as_ref(), times.span, place);
                self.graph.connect(from, counter, flow);
                let guard = Guard::Below { counter: id.clone(), times: times.value };
                (counter, Flow { guard, name: None, span: times.span })
            }
        };
        let request = self.named(id, NodeKind::Task(TaskKind::Send), step);
        self.graph.connect(from, request, flow);
        self.overdue(step, request, place);
        let answer = self.answer(step, request, "arrives", place);
        if let Some(back) = step.back_to.as_ref().and_then(|back| self.target(back, place)) {
            self.graph.connect(answer, back, Flow::default());
        }
    }

    /// The event gateway behind a request: the answer, and the timer of `within` that leads to `late`.
    fn answer(&mut self, step: &Spanned<Step>, from: NodeId, event: &str, place: Place) -> NodeId {
        let id = &step.id.value;
        let message =
            Trigger::Message { event: format!("{id}.{event}"), sender: Some("applicant".to_owned()) };
        let late = step.late.as_ref().and_then(|late| self.target(late, place));
        let gateway = match late {
            None => from,
            Some(_) => {
                let gateway =
                    self.add(&format!("{id}.events"), NodeKind::EventBased, Some(step), step.id.span);
                self.graph.connect(from, gateway, Flow::default());
                gateway
            }
        };
        let arrives = self.add(&format!("{id}.{event}"), NodeKind::Catch(message), Some(step), step.id.span);
        self.graph.connect(gateway, arrives, Flow::default());
        if let Some(late) = late {
            let within = step.within.as_ref();
            let trigger = within.map_or(Trigger::Limit, |within| Trigger::After(within.value));
            let span = within.map_or(step.id.span, |within| within.span);
            let timer = self.add(&format!("{id}.late"), NodeKind::Catch(trigger), Some(step), span);
            self.graph.connect(gateway, timer, Flow::default());
            self.graph.connect(timer, late, Flow::default());
        }
        let lane = self.graph.node(from).lane.clone();
        for (_, node) in [(0, gateway), (1, arrives)] {
            self.graph.node_mut(node).lane.clone_from(&lane);
        }
        arrives
    }

    /// The office that waits for the applicant: that of the nearest step in front which the applicant does not do.
    fn office_before(&self, step: &Step) -> Option<String> {
        let all = crate::process::steps::placed(self.procedure);
        let at = all.iter().position(|placed| placed.step.id.value == step.id.value)?;
        let office = |placed: &crate::process::steps::Placed<'_>| {
            let by = placed.step.by.as_ref()?;
            (by.value != "applicant").then(|| by.value.clone())
        };
        all[..at].iter().rev().find_map(office).or_else(|| all[at..].iter().find_map(office))
    }

    fn wait(&mut self, step: &'a Spanned<Step>, (from, flow): Enter, place: Place) {
        let id = &step.id.value;
        let on = self.on(step, place);
        let race = step.first.len() > 1;
        let gateway = if race {
            let gateway = self.named(id, NodeKind::EventBased, step);
            self.graph.connect(from, gateway, flow.clone());
            Some(gateway)
        } else {
            None
        };
        for row in &step.first {
            let (part, trigger) = match (&row.event, &row.after, &row.date) {
                (Some(event), ..) => {
                    let sender = row.sender.as_ref().map(|sender| sender.value.clone());
                    (event.value.as_str(), Trigger::Message { event: event.value.clone(), sender })
                }
                (None, Some(after), _) => ("after", Trigger::After(after.value)),
                (None, None, Some(date)) => ("date", Trigger::Date(date.value.clone())),
                (None, None, None) => continue,
            };
            let catch_id = if race { format!("{id}.{part}") } else { id.clone() };
            let catch = self.add(&catch_id, NodeKind::Catch(trigger), Some(step), row.span);
            row.name
                .as_ref()
                .map_or(step.label(), |name| &name.value)
                .clone_into(&mut self.graph.node_mut(catch).name);
            let (before, flow) = gateway.map_or((from, flow.clone()), |gateway| (gateway, Flow::default()));
            self.graph.connect(before, catch, flow);
            self.lead(step, catch, &Way::of_racer(&format!("{id}.{part}"), row), on, place);
        }
    }

    /// The timer of `silence` on every task, if no answer means something.
    fn silence(&mut self, step: &'a Spanned<Step>, tasks: &[NodeId], join: Option<NodeId>, place: Place) {
        let Some(silence) = &step.silence else { return };
        let Some(trigger) = limit_of(step) else { return };
        for &task in tasks {
            match silence.value {
                Silence::Nothing => return,
                Silence::Escalated => {
                    self.side_way(step, task, trigger.clone(), "escalated", None, silence.span)
                }
                Silence::Agreed => {
                    let timer = self.timer(step, task, trigger.clone(), "agreed", silence.span);
                    let on = join.map_or_else(|| self.on(step, place), On::To);
                    self.lead(step, timer, &Way::onward(step), on, place);
                }
                Silence::Refused => {
                    let Some(row) = self.refusing(step) else { return };
                    let timer = self.timer(step, task, trigger.clone(), "refused", silence.span);
                    let way = Way {
                        flow: Flow { span: silence.span, ..Flow::default() },
                        ends: row.ends.as_ref().map(|ends| ends.value),
                        next: row.next.as_ref(),
                        ..Way::onward(step)
                    };
                    self.lead(step, timer, &way, On::Nothing, place);
                }
            }
        }
    }

    /// The one outcome that refuses.
    fn refusing(&self, step: &'a Step) -> Option<&'a crate::model::Outcome> {
        let all = crate::process::steps::placed(self.procedure);
        let is_refusal = |id: &Id| {
            all.iter()
                .any(|placed| placed.step.id.value == id.value && placed.step.kind.value == Kind::Refuse)
        };
        let mut refusing = step.outcomes.iter().filter(|row| {
            row.ends.as_ref().is_some_and(|ends| ends.value == Ends::Refused)
                || row.next.as_ref().is_some_and(is_refusal)
        });
        let only = refusing.next()?;
        refusing.next().is_none().then_some(&only.value)
    }

    fn overdue(&mut self, step: &'a Spanned<Step>, host: NodeId, place: Place) {
        for row in &step.overdue {
            let Some(trigger) =
                row.after.as_ref().map_or_else(|| limit_of(step), |after| Some(Trigger::After(after.value)))
            else {
                continue;
            };
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
            if let Some(target) = self.target(next, place) {
                self.graph.connect(timer, target, Flow::default());
            }
        } else {
            let notice = row.notify.as_ref().map(|notice| notice.value.as_str());
            self.side_way(step, host, trigger, "notice", notice, row.span);
        }
    }

    fn timer(&mut self, step: &Step, host: NodeId, trigger: Trigger, what: &str, span: Span) -> NodeId {
        let id = format!("{}.{what}", self.graph.node(host).id);
        let timer = self.add(&id, NodeKind::Boundary { host, interrupting: true, trigger }, Some(step), span);
        self.graph.node_mut(timer).lane = self.graph.node(host).lane.clone();
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
        let end =
            self.add(&format!("{id}.end"), NodeKind::End { ends: None, stops_all: false }, Some(step), span);
        let lane = self.graph.node(host).lane.clone();
        for node in [timer, send, end] {
            self.graph.node_mut(node).lane.clone_from(&lane);
        }
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
