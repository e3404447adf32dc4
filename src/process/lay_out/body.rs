//! What each kind of step becomes.

use super::ways::{Count, Way};
use super::{Builder, Place};
use crate::model::{Branch, Ends, Kind, Racer, Step};
use crate::process::graph::{Flow, Guard, NodeId, NodeKind, TaskKind, Trigger};
use crate::process::steps::{Placed, placed};
use crate::source::Spanned;

type Enter = (NodeId, Flow);

impl<'a> Builder<'a> {
    pub(super) fn body(&mut self, step: &'a Spanned<Step>, enter: Enter, place: Place) {
        match step.kind.value {
            Kind::Supplement => self.supplement(step, enter, place),
            Kind::Wait => self.wait(step, enter, place),
            Kind::Parallel => self.parallel(step, enter, place),
            Kind::Consult if step.with.len() > 1 => self.consult(step, enter, place),
            Kind::End => self.end_step(step, enter),
            Kind::Pay => self.await_applicant(step, "paid", enter, place),
            Kind::Submit if self.is_awaited(step) => self.await_applicant(step, "submitted", enter, place),
            _ => self.task(step, enter, place),
        }
    }

    /// Whether a `submit` has a time that runs in the case: on the filing there is no case yet.
    fn is_awaited(&self, step: &Step) -> bool {
        step.within.is_some() && !self.filings.contains(&step.id.value.as_str())
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
        self.silence(step, task, None, place);
        self.overdue(step, task, place);
        self.exit(step, task, place);
    }

    /// Several bodies asked at once; the case goes on when each has answered, or its silence counts as an answer.
    fn consult(&mut self, step: &'a Spanned<Step>, (from, flow): Enter, place: Place) {
        let id = &step.id.value;
        let split = self.named(id, NodeKind::Parallel, step);
        self.graph.connect(from, split, flow);
        let join = self.named(&format!("{id}.all"), NodeKind::Parallel, step);
        self.blocks.push((split, join));
        for body in &step.with {
            let task = self.named(&format!("{id}.{}", body.value), NodeKind::Task(TaskKind::User), step);
            let answered =
                self.add(&format!("{id}.{}.merge", body.value), NodeKind::Exclusive, Some(step), body.span);
            for node in [task, answered] {
                self.graph.node_mut(node).lane = Some(body.value.clone());
            }
            self.graph.connect(split, task, Flow::default());
            self.graph.connect(task, answered, Flow::default());
            self.graph.connect(answered, join, Flow::default());
            self.silence(step, task, Some(answered), place);
            self.joined.push(answered);
        }
        self.overdue(step, split, place);
        self.exit(step, join, place);
    }

    fn parallel(&mut self, step: &'a Spanned<Step>, (from, flow): Enter, place: Place) {
        let id = &step.id.value;
        let split = self.named(id, NodeKind::Parallel, step);
        self.graph.connect(from, split, flow);
        let join = self.named(&format!("{id}.join"), NodeKind::Parallel, step);
        self.blocks.push((split, join));
        for branch in &step.branches {
            let end = format!("{id}.{}.merge", branch.id.value);
            let end = self.add(&end, NodeKind::Exclusive, Some(step), branch.id.span);
            self.graph.connect(end, join, Flow::default());
            self.joined.push(end);
            self.branch(step, branch, split, end);
        }
        self.exit(step, join, place);
    }

    fn branch(&mut self, step: &Step, branch: &'a Spanned<Branch>, split: NodeId, end: NodeId) {
        let first = branch.steps.first().and_then(|first| self.entry_of(&first.id.value)).unwrap_or(end);
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
        self.graph.connect(from, end, flow);
    }

    /// A request to the applicant, then the answer or the passing of `within`.
    fn await_applicant(&mut self, step: &'a Spanned<Step>, event: &str, (from, flow): Enter, place: Place) {
        let task = self.named(&step.id.value, NodeKind::Task(TaskKind::Send), step);
        self.graph.node_mut(task).lane = self.office_before(step);
        self.graph.connect(from, task, flow);
        self.overdue(step, task, place);
        let answer = self.answer(step, task, event, place);
        self.exit(step, answer, place);
    }

    fn supplement(&mut self, step: &'a Spanned<Step>, (from, flow): Enter, place: Place) {
        let id = &step.id.value;
        let count = step.times.as_ref().map(|times| Count {
            counter: id.clone(),
            times,
            exhausted: step.exhausted.as_ref(),
        });
        let Some((from, flow)) = self.count(step, from, flow, count.as_ref()) else { return };
        let request = self.named(id, NodeKind::Task(TaskKind::Send), step);
        self.graph.connect(from, request, flow);
        self.exhaust(step, count.as_ref(), place);
        self.overdue(step, request, place);
        let answer = self.answer(step, request, "arrives", place);
        if let Some(back) = &step.back_to {
            self.jump(answer, Flow::default(), back, place);
        }
    }

    /// What follows a request: the answer, and if `within` says how long, the timer that leads to `late`.
    fn answer(&mut self, step: &Spanned<Step>, request: NodeId, event: &str, place: Place) -> NodeId {
        let id = &step.id.value;
        let message =
            Trigger::Message { event: format!("{id}.{event}"), sender: Some("applicant".to_owned()) };
        let (Some(within), Some(late)) = (&step.within, &step.late) else {
            let arrives = self.catch(step, event, message);
            self.share_lane(request, &[arrives]);
            self.graph.connect(request, arrives, Flow::default());
            return arrives;
        };
        let gateway = self.add(&format!("{id}.events"), NodeKind::EventBased, Some(step), step.id.span);
        self.graph.connect(request, gateway, Flow::default());
        let arrives = self.catch(step, event, message);
        self.graph.connect(gateway, arrives, Flow::default());
        let timer = self.catch(step, "late", Trigger::After(within.value));
        self.graph.node_mut(timer).span = within.span;
        self.graph.connect(gateway, timer, Flow::default());
        self.jump(timer, Flow::default(), late, place);
        self.share_lane(request, &[gateway, arrives, timer]);
        arrives
    }

    fn catch(&mut self, step: &Step, part: &str, trigger: Trigger) -> NodeId {
        let id = format!("{}.{part}", step.id.value);
        self.add(&id, NodeKind::Catch(trigger), Some(step), step.id.span)
    }

    /// The office that waits for the applicant: that of the nearest step in front which the applicant does not do.
    fn office_before(&self, step: &Step) -> Option<String> {
        let all = placed(self.procedure);
        let at = all.iter().position(|placed| placed.step.id == step.id)?;
        let office = |placed: &Placed<'_>| {
            let by = placed.step.by.as_ref()?;
            (by.value != "applicant").then(|| by.value.clone())
        };
        all[..at].iter().rev().find_map(office).or_else(|| all[at..].iter().find_map(office))
    }

    /// A race of events; one with a single event is that event.
    fn wait(&mut self, step: &'a Spanned<Step>, (from, flow): Enter, place: Place) {
        let id = &step.id.value;
        if let [only] = &*step.first {
            let catch = self.racer(step, only, |_| id.clone());
            self.graph.connect(from, catch, flow);
            return self.lead(step, catch, Way::of_racer(step, 0, only), place);
        }
        let gateway = self.named(id, NodeKind::EventBased, step);
        self.graph.connect(from, gateway, flow);
        for (index, row) in step.first.iter().enumerate() {
            let catch = self.racer(step, row, |part| format!("{id}.{part}"));
            self.graph.connect(gateway, catch, Flow::default());
            self.lead(step, catch, Way::of_racer(step, index, row), place);
        }
    }

    fn racer(&mut self, step: &Step, row: &Spanned<Racer>, id: impl Fn(&str) -> String) -> NodeId {
        let (part, trigger) = match (&row.event, &row.after, &row.date) {
            (Some(event), ..) => {
                let sender = row.sender.as_ref().map(|sender| sender.value.clone());
                (event.value.as_str(), Trigger::Message { event: event.value.clone(), sender })
            }
            (None, Some(after), _) => ("after", Trigger::After(after.value)),
            (None, None, date) => {
                ("date", Trigger::Date(date.as_ref().map(|date| date.value.clone()).unwrap_or_default()))
            }
        };
        let catch = self.add(&id(part), NodeKind::Catch(trigger), Some(step), row.span);
        let label = row.name.as_ref().map_or(step.label(), |name| &name.value);
        label.clone_into(&mut self.graph.node_mut(catch).name);
        catch
    }
}
