//! What happens when a wait is over: work is done, something arrives, a time runs out, the case is taken out.

use crate::calendar::Moment;
use crate::expression::Value;
use crate::model::{Kind, Pay, Silence};
use crate::process::{NodeId, NodeKind, Trigger, onward_outcomes, refusing_outcomes};

use super::guide::{Deed, Plan};
use super::rest::{Awaits, Rest, outcome_of};
use super::time::{Timer, key, passes};
use super::{Said, Token, Walk};
use crate::run::trace::{Problem, What, Why};

/// What comes next.
enum Next {
    Plan(usize),
    Timer(usize, usize),
    Over(usize, usize),
    Anytime(Plan),
}

impl Walk<'_, '_> {
    /// Lets the earliest of all things happen that are known to come.
    pub(super) fn wait(&mut self) -> Result<(), Problem> {
        let Some((next, at)) = self.next() else { return Err(self.halted()) };
        self.now = at;
        match next {
            Next::Plan(index) => {
                let rest = self.resting.remove(index);
                self.act(rest)
            }
            Next::Timer(index, timer) => self.time_out(index, timer),
            Next::Over(scope, timer) => self.time_out_scope(scope, timer),
            Next::Anytime(plan) => self.interrupt(&plan),
        }
    }

    fn next(&mut self) -> Option<(Next, Moment)> {
        let plans = self.resting.iter().enumerate().filter_map(|(index, rest)| {
            let (at, plan) = rest.plan.as_ref()?;
            Some((*at, index, plan.source))
        });
        let plan = plans.min_by_key(|(at, index, _)| (key(*at), *index));
        let timer = self.next_timer();
        let late = |at, timer: &Option<(Next, Timer)>| {
            timer.as_ref().is_some_and(|(_, timer)| passes(at, timer.due))
        };
        if let Some(event) = self.coming()
            && let Some(at) = event.at
            && !late(at, &timer)
            && plan.is_none_or(|(planned, _, source)| {
                (key(at), event.source.or(Some(0))) < (key(planned), source.or(Some(usize::MAX)))
            })
        {
            return Some((Next::Anytime(event), at));
        }
        match (plan, timer) {
            (Some((at, index, _)), timer) if !late(at, &timer) => Some((Next::Plan(index), at)),
            (_, Some((next, timer))) => Some((next, timer.due.moment())),
            (_, None) => None,
        }
    }

    fn next_timer(&self) -> Option<(Next, Timer)> {
        let own = self.resting.iter().enumerate().flat_map(|(rest, resting)| {
            let timers = resting.timers.iter().enumerate();
            timers.map(move |(index, timer)| (Next::Timer(rest, index), *timer))
        });
        let over = self.scopes.iter().enumerate().flat_map(|(scope, over)| {
            let timers = over.timers.iter().enumerate();
            timers.map(move |(index, timer)| (Next::Over(scope, index), *timer))
        });
        own.chain(over).min_by_key(|(_, timer)| key(timer.due.moment()))
    }

    /// What was planned is done.
    fn act(&mut self, rest: Rest) -> Result<(), Problem> {
        let Rest { mut token, mut node, awaits, plan, .. } = rest;
        let Some((_, plan)) = plan else { return Ok(()) };
        self.guide.came(&plan, self.now);
        if let Deed::Event(event) = &plan.does
            && awaits == Awaits::Race
        {
            let Some(catch) = self.catch_of(node, event) else { return Err(self.halted()) };
            self.arrive(&token, node, catch, event);
            node = catch;
        }
        for (fact, value) in &plan.sets {
            self.situation.set(fact, value.clone());
            self.note(node, &token.place, What::Wrote { fact: fact.clone(), value: value.clone() });
        }
        if let Deed::Outcome(outcome) = &plan.does {
            self.decide(&token, node, outcome);
            if !matches!(self.node(node).kind, NodeKind::Call { .. }) {
                token.decided = Some(outcome.clone());
            }
        }
        self.tell_clock(node, &plan.does);
        let is_body = awaits == Awaits::Work && !self.begins.values().any(|begins| *begins == node);
        if awaits != Awaits::Decision && !is_body && !self.is_request(node) {
            self.done(node, &token);
        }
        match awaits {
            Awaits::Decision => self.choose(token, node),
            _ => self.leave(node, token),
        }
    }

    fn decide(&mut self, token: &Token, node: NodeId, outcome: &str) {
        self.note(node, &token.place, What::Decided { outcome: outcome.to_owned() });
        let name = outcome_of(&self.step_name(node));
        self.situation.set(name, Value::text(outcome));
    }

    /// The event of a race that is meant; what an applicant is waited for may be called anything.
    fn catch_of(&self, node: NodeId, event: &str) -> Option<NodeId> {
        let catches = self.catches(node);
        let is_wait = self.is_kind(node, Kind::Wait);
        catches.into_iter().find(|catch| match &self.node(*catch).kind {
            NodeKind::Catch(Trigger::Message { event: own, .. }) => !is_wait || own == event,
            _ => false,
        })
    }

    fn arrive(&mut self, token: &Token, race: NodeId, catch: NodeId, event: &str) {
        if race != catch {
            let to = self.node(catch).id.clone();
            self.note(race, &token.place, What::Moved { to, why: Why::Always });
        }
        self.note(catch, &token.place, What::Arrived { event: event.to_owned() });
    }

    /// What the clock is told when a step, or a part of it, is done.
    fn tell_clock(&mut self, node: NodeId, does: &Deed) {
        let Some(step) = self.step(node) else { return };
        let is_request = self.is_request(node);
        let said = match step.kind.value {
            Kind::Submit if !is_request => return self.file(),
            Kind::Receive => Said::Received,
            Kind::Check => match does {
                Deed::Outcome(id) if onward_outcomes(step).iter().any(|row| row.id.value == *id) => {
                    Said::Checked
                }
                _ => return,
            },
            Kind::Supplement if is_request => {
                Said::Asked(step.id.value.clone(), step.clock.as_ref().map(|timing| timing.value))
            }
            Kind::Supplement => {
                Said::Supplied(step.id.value.clone(), step.resume_limit.as_ref().map(|limit| limit.value))
            }
            Kind::Pay if !is_request && self.pays_before_work(node) => Said::Paid,
            _ => return,
        };
        self.clock.0.push((self.now, said));
    }

    fn pays_before_work(&self, node: NodeId) -> bool {
        let Some(step) = self.step(node) else { return false };
        let mut fees = self.process.procedure.fees.iter();
        fees.any(|fee| {
            let before = fee.pay.as_ref().is_some_and(|pay| pay.value == Pay::BeforeWork);
            before && step.fees.iter().any(|id| id.value == fee.id.value)
        })
    }

    /// A time runs out at a point where the case waits.
    fn time_out(&mut self, index: usize, timer: usize) -> Result<(), Problem> {
        let Timer { node, interrupting, .. } = self.resting[index].timers.remove(timer);
        if !interrupting {
            let token = self.resting[index].token.clone();
            return self.notice(token, node);
        }
        let rest = self.resting.remove(index);
        self.guide.give_back(&rest.plan_or_nothing());
        if rest.awaits == Awaits::Race && rest.node != node {
            let to = self.node(node).id.clone();
            self.note(rest.node, &rest.token.place, What::Moved { to, why: Why::Always });
        }
        self.note(node, &rest.token.place, What::Passed { interrupting });
        if rest.awaits == Awaits::Work {
            self.answer_by_silence(&rest.token, node);
        }
        if self.is_kind(node, Kind::Wait) {
            self.done(node, &rest.token);
        }
        self.leave(node, rest.token)
    }

    /// A time runs out over a parallel step as a whole.
    fn time_out_scope(&mut self, scope: usize, timer: usize) -> Result<(), Problem> {
        let Timer { node, interrupting, .. } = self.scopes[scope].timers.remove(timer);
        let over = self.scopes[scope].clone();
        if !interrupting {
            return self.notice(over.token, node);
        }
        self.take_out(&over);
        self.note(node, &over.token.place, What::Passed { interrupting });
        self.leave(node, over.token)
    }

    /// The work goes on, and something is sent.
    fn notice(&mut self, token: Token, timer: NodeId) -> Result<(), Problem> {
        self.note(timer, &token.place, What::Passed { interrupting: false });
        if let Some(extend) = self.overdue_of(timer).and_then(|row| row.extend.as_ref()) {
            self.clock.0.push((self.now, Said::Extended(extend.value)));
        }
        self.leave(timer, token)
    }

    /// Silence decides in the place of a person.
    fn answer_by_silence(&mut self, token: &Token, timer: NodeId) {
        let Some(step) = self.step(timer) else { return };
        let Some(silence) = &step.silence else { return };
        if self.node(timer).span != silence.span || self.is_body(timer) {
            return;
        }
        let outcomes = match silence.value {
            Silence::Agreed => onward_outcomes(step),
            Silence::Refused => refusing_outcomes(&self.process.procedure, step),
            Silence::Escalated | Silence::Nothing => Vec::new(),
        };
        if let [only] = &*outcomes {
            self.decide(token, timer, &only.id.value);
        }
        self.done(timer, token);
    }

    /// Whether a timer sits on the work of one of several bodies.
    fn is_body(&self, timer: NodeId) -> bool {
        let NodeKind::Boundary { host, .. } = self.node(timer).kind else { return false };
        !self.begins.values().any(|begins| *begins == host)
    }
}
