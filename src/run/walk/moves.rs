//! How tokens move from node to node.

use crate::model::{ChannelName, Kind};
use crate::process::{FlowId, FlowRef, Guard, NodeId, NodeKind};

use super::{Token, Walk};
use crate::run::trace::{Problem, What, Why};

impl Walk<'_, '_> {
    /// A token comes to a node.
    pub(super) fn enter(&mut self, mut token: Token, flow: FlowId) -> Result<(), Problem> {
        let Some(way) = self.graph.flow(flow) else { return Ok(()) };
        let node = way.to;
        if !matches!(self.node(node).kind, NodeKind::Exclusive | NodeKind::Parallel) {
            *self.visits.entry(node).or_default() += 1;
        }
        match &self.node(node).kind {
            NodeKind::Exclusive => self.choose(token, node),
            NodeKind::Parallel => self.join_or_split(token, flow, node),
            NodeKind::Task(_) | NodeKind::Call { .. } => {
                self.begin(&mut token, node)?;
                self.rest_at_work(token, node)
            }
            NodeKind::EventBased | NodeKind::Catch(_) => {
                self.begin(&mut token, node)?;
                self.rest_at_race(token, node)
            }
            NodeKind::End { ends, stops_all } => {
                self.begin(&mut token, node)?;
                if let Some(ends) = *ends {
                    self.note(node, &token.place, What::Ended { ends });
                    self.ends = Some(ends);
                    let running = self.running();
                    if !running.is_empty() && !stops_all {
                        return Err(Problem::LeftRunning(running));
                    }
                }
                Ok(())
            }
            NodeKind::Start | NodeKind::Boundary { .. } | NodeKind::Interrupt { .. } => {
                self.leave(node, token)
            }
        }
    }

    /// The step begins if this is the node at which it does.
    pub(super) fn begin(&mut self, token: &mut Token, node: NodeId) -> Result<(), Problem> {
        let Some(step) = self.step(node) else { return Ok(()) };
        if self.begins.get(step.id.as_str()) != Some(&node) {
            return Ok(());
        }
        let due = self.step_due(step)?;
        let place = self.number(&token.place);
        let actor = self.node(node).lane.clone();
        self.note(node, &place, What::Begun { actor, due });
        Ok(())
    }

    /// A token leaves a node from which one way leads on.
    pub(super) fn leave(&mut self, node: NodeId, token: Token) -> Result<(), Problem> {
        let ways = self.graph.leaving(node);
        let Some(way) = ways.first() else { return Err(Problem::NowhereToGo(self.step_name(node))) };
        self.go(token, way.id, Why::Always);
        Ok(())
    }

    /// A token takes the one way that is open.
    pub(super) fn choose(&mut self, mut token: Token, node: NodeId) -> Result<(), Problem> {
        let ways = self.graph.leaving(node);
        let is_decision = ways.iter().any(|way| matches!(way.flow.guard, Guard::Outcome { .. }));
        if is_decision && token.decided.is_none() {
            return self.rest_at_decision(token, node);
        }
        let decided = token.decided.take();
        let (mut open, mut otherwise) = (Vec::new(), None);
        for way in &ways {
            match self.is_open(way, decided.as_deref(), node)? {
                Some(why @ Why::Otherwise) => otherwise = Some((way.id, why)),
                Some(why) => open.push((way.id, why)),
                None => {}
            }
        }
        if open.len() > 1 {
            return Err(Problem::ManyWays(self.step_name(node)));
        }
        let Some((flow, why)) = open.pop().or(otherwise) else {
            let step = self.step_name(node);
            let nowhere = ways.iter().all(|way| way.flow.guard.counts()) && decided.is_none();
            return Err(if nowhere { Problem::NowhereToGo(step) } else { Problem::NoWay(step) });
        };
        if let Why::Below(counter, round) = &why {
            self.counters.insert(counter.clone(), *round);
        }
        self.go(token, flow, why);
        Ok(())
    }

    /// Why a way is open, if it is.
    fn is_open(
        &self,
        way: &FlowRef<'_>,
        decided: Option<&str>,
        node: NodeId,
    ) -> Result<Option<Why>, Problem> {
        Ok(match &way.flow.guard {
            Guard::Always => Some(Why::Always),
            Guard::Otherwise => Some(Why::Otherwise),
            Guard::Below { counter, times } => {
                let round = self.counters.get(counter).copied().unwrap_or_default();
                (round < *times).then(|| Why::Below(counter.clone(), round + 1))
            }
            Guard::When { formula, channels } => {
                let holds = self.on_channel(channels) && self.formula_holds(*formula)?;
                holds.then_some(Why::Holds(*formula))
            }
            Guard::Outcome { outcome, formula } if decided == Some(outcome) => {
                if !self.formula_holds(*formula)? {
                    return Err(Problem::NotOffered(self.step_name(node), outcome.clone()));
                }
                Some(Why::Outcome(outcome.clone()))
            }
            Guard::Outcome { .. } => None,
        })
    }

    fn on_channel(&self, channels: &[ChannelName]) -> bool {
        let own = self.situation.channel();
        channels.is_empty() || channels.iter().any(|channel| Some(channel.word()) == own)
    }

    pub(super) fn formula_holds(&self, formula: Option<crate::source::Span>) -> Result<bool, Problem> {
        match formula.and_then(|span| self.process.meaning.at_span(span)) {
            Some(typed) => crate::expression::holds(typed, &self.situation).map_err(Problem::Unreadable),
            None => Ok(true),
        }
    }

    /// The steps at which tokens still stand.
    pub(super) fn running(&self) -> Vec<String> {
        let resting = self.resting.iter().map(|rest| rest.node);
        let moving = self.moving.iter().map(|(_, flow)| *flow);
        let arrived = self.arrived.iter().filter(|(_, tokens)| !tokens.is_empty()).map(|(flow, _)| *flow);
        let flows = moving.chain(arrived).filter_map(|flow| self.graph.flow(flow)).map(|way| way.to);
        let mut steps: Vec<String> = resting.chain(flows).map(|node| self.step_name(node)).collect();
        steps.sort();
        steps.dedup();
        steps
    }

    /// Whether a step is of the kinds that the applicant's own work has.
    pub(super) fn is_kind(&self, node: NodeId, kind: Kind) -> bool {
        self.step(node).is_some_and(|step| step.kind.value == kind)
    }
}
