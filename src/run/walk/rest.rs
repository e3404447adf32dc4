//! Points at which a case waits: work, races of events, decisions.

use crate::calendar::Moment;
use crate::expression::Kind as Stands;
use crate::model::{Ends, Fact, Kind};
use crate::process::{GraphNode, Guard, NodeId, NodeKind, Trigger};

use super::guide::{Deed, Offer, Open, Plan};
use super::time::{Timer, key};
use super::{Token, Walk};
use crate::run::trace::{Problem, Waiting};

/// What is awaited at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Awaits {
    /// Work.
    Work,
    /// The first of several events.
    Race,
    /// A decision on the work of several.
    Decision,
}

/// A token that waits.
#[derive(Clone, Debug)]
pub(super) struct Rest {
    pub token: Token,
    pub node: NodeId,
    pub awaits: Awaits,
    pub since: Moment,
    /// What is known to happen, and when.
    pub plan: Option<(Moment, Plan)>,
    pub timers: Vec<Timer>,
}

impl Rest {
    /// Its plan, to be given back; of none, one that means nothing.
    pub fn plan_or_nothing(&self) -> Plan {
        self.plan.as_ref().map_or_else(|| Plan::now(Deed::Done), |(_, plan)| plan.clone())
    }
}

impl<'a> Walk<'a, '_> {
    pub(super) fn rest_at_work(&mut self, token: Token, node: NodeId) -> Result<(), Problem> {
        if self.is_side_way(node) {
            return self.leave(node, token);
        }
        let timers = self.timers_on(node)?;
        self.rest(token, node, Awaits::Work, timers)
    }

    pub(super) fn rest_at_decision(&mut self, token: Token, node: NodeId) -> Result<(), Problem> {
        self.rest(token, node, Awaits::Decision, Vec::new())
    }

    pub(super) fn rest_at_race(&mut self, token: Token, node: NodeId) -> Result<(), Problem> {
        let step = self.step(node).map(|step| &step.value);
        let mut timers = Vec::new();
        for catch in self.catches(node) {
            let NodeKind::Catch(trigger) = &self.node(catch).kind else { continue };
            if let Some(due) = self.due(trigger, step)? {
                timers.push(Timer { node: catch, due, interrupting: true });
            }
        }
        self.rest(token, node, Awaits::Race, timers)
    }

    fn rest(
        &mut self,
        token: Token,
        node: NodeId,
        awaits: Awaits,
        timers: Vec<Timer>,
    ) -> Result<(), Problem> {
        let mut rest = Rest { token, node, awaits, since: self.now, plan: None, timers };
        let Some(open) = self.open(&rest) else { return self.leave(node, rest.token) };
        let goes_by_itself = open.offers.iter().any(|offer| matches!(offer, Offer::Done));
        let plan = self.guide.plan(&open);
        let plan = plan.or_else(|| goes_by_itself.then(|| Plan::now(Deed::Done)));
        rest.plan = plan.map(|plan| {
            let at = plan.at.filter(|at| key(*at) > key(self.now)).unwrap_or(self.now);
            (at, plan)
        });
        self.resting.push(rest);
        Ok(())
    }

    /// A notice beside the work: nobody is asked about it.
    fn is_side_way(&self, node: NodeId) -> bool {
        let ways = self.graph.leaving(node);
        ways.first().is_some_and(|way| matches!(self.node(way.to).kind, NodeKind::End { ends: None, .. }))
    }

    /// The events behind a race, or the one event itself.
    pub(super) fn catches(&self, node: NodeId) -> Vec<NodeId> {
        if self.node(node).kind == NodeKind::EventBased {
            self.graph.leaving(node).iter().map(|way| way.to).collect()
        } else {
            vec![node]
        }
    }

    /// The point as the guide sees it.
    fn open(&self, rest: &Rest) -> Option<Open<'a>> {
        let step = self.step(rest.node)?;
        let GraphNode { id, lane, .. } = self.node(rest.node);
        Some(Open {
            step,
            node: id,
            actor: lane.as_deref(),
            visit: self.visits.get(&rest.node).copied().unwrap_or_default(),
            since: rest.since,
            offers: self.offers(rest),
            timers: rest.timers.iter().map(|timer| (timer.due, timer.interrupting)).collect(),
            writes: self.written_by(rest),
            rounds: self.rounds(),
            state: self.state(),
        })
    }

    fn offers(&self, rest: &Rest) -> Vec<Offer<'a>> {
        let Some(step) = self.step(rest.node) else { return vec![Offer::Done] };
        match rest.awaits {
            Awaits::Race => {
                let events =
                    self.catches(rest.node).into_iter().filter_map(|catch| match &self.node(catch).kind {
                        NodeKind::Catch(Trigger::Message { event, .. }) => Some(Offer::Event(event)),
                        _ => None,
                    });
                events.collect()
            }
            Awaits::Work if step.kind.value == Kind::Call => {
                let read = self.process.meaning.reads(&outcome_of(&step.id.value));
                let ends = Ends::ALL.iter().map(|ends| Offer::Ends(*ends));
                if read { ends.collect() } else { std::iter::once(Offer::Done).chain(ends).collect() }
            }
            Awaits::Work if !self.decides(rest.node) => vec![Offer::Done],
            Awaits::Work | Awaits::Decision => {
                step.outcomes.iter().map(|outcome| Offer::Outcome(&outcome.value)).collect()
            }
        }
    }

    /// Whether the work ends with a decision.
    fn decides(&self, node: NodeId) -> bool {
        let ways = self.graph.leaving(node);
        let Some(way) = ways.first() else { return false };
        let is_decided = |id: NodeId| {
            let mut ways = self.graph.leaving(id).into_iter();
            ways.any(|way| matches!(way.flow.guard, Guard::Outcome { .. }))
        };
        self.node(way.to).kind == NodeKind::Exclusive
            && self.node(way.to).step == self.node(node).step
            && is_decided(way.to)
    }

    /// The facts that are written when this is done.
    fn written_by(&self, rest: &Rest) -> Vec<&'a Fact> {
        let Some(step) = self.step(rest.node) else { return Vec::new() };
        if self.is_request(rest.node) {
            return Vec::new();
        }
        let facts = self.process.meaning.facts.iter();
        facts.filter(|fact| step.writes.iter().any(|name| name.value == fact.id.value)).collect()
    }

    /// Whether work is only the request for something that is then awaited.
    pub(super) fn is_request(&self, node: NodeId) -> bool {
        let ways = self.graph.leaving(node);
        let Some(way) = ways.first() else { return false };
        let next = self.node(way.to);
        matches!(next.kind, NodeKind::EventBased | NodeKind::Catch(_))
            && next.step == self.node(node).step
            && matches!(self.node(node).kind, NodeKind::Task(_))
            && self.step(node).is_some_and(|step| step.kind.value != Kind::Wait)
    }

    fn rounds(&self) -> String {
        let counts = self.counters.iter().map(|(counter, count)| format!("{counter}={count} "));
        counts.collect()
    }

    /// Where the case stands, in words that are the same for the same state.
    fn state(&self) -> String {
        let mut words = self.running();
        words.push(self.rounds());
        for (id, name) in &self.process.meaning.names.names {
            let by_agency = || self.process.facts_of_agency().any(|fact| fact.id.value == *id);
            if name.kind == Stands::Outcome || by_agency() {
                let value = self.situation.answers.get(id).filter(|value| !value.is_null());
                words.extend(value.map(|value| format!("{id}={value}")));
            }
        }
        words.join(" ")
    }

    /// Why the case does not go on.
    pub(super) fn halted(&self) -> Problem {
        let open: Vec<Waiting> = self.resting.iter().map(|rest| self.waiting(rest)).collect();
        if !open.is_empty() {
            return Problem::Waits(open);
        }
        let joins = self.arrived.iter().filter(|(_, tokens)| !tokens.is_empty());
        let join = joins.into_iter().find_map(|(flow, _)| self.graph.flow(*flow));
        join.map_or(Problem::Endless, |way| Problem::JoinWaits(self.step_name(way.to)))
    }

    fn waiting(&self, rest: &Rest) -> Waiting {
        let mut waiting = Waiting {
            step: self.step_name(rest.node),
            since: rest.since,
            outcomes: Vec::new(),
            events: Vec::new(),
        };
        for offer in self.offers(rest) {
            match offer {
                Offer::Done => {}
                Offer::Outcome(outcome) => waiting.outcomes.push(outcome.id.value.clone()),
                Offer::Ends(ends) => waiting.outcomes.push(ends.word().to_owned()),
                Offer::Event(event) => {
                    waiting.events.push(event.rsplit('.').next().unwrap_or(event).to_owned());
                }
            }
        }
        waiting
    }
}

/// The name under which expressions read the outcome of a step.
pub(super) fn outcome_of(step: &str) -> String {
    format!("{}.outcome", step.replace('-', "_"))
}
