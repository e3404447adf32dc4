//! Events that may come at any time and take the case out of wherever it is.

use crate::process::{NodeId, NodeKind, Trigger};

use super::guide::{Deed, Plan};
use super::time::{key, passes};
use super::{Token, Walk};
use crate::run::trace::{Problem, What};

impl<'a> Walk<'a, '_> {
    /// The next event at any time, as far as the guide knows of one.
    pub(super) fn coming(&mut self) -> Option<Plan> {
        let offered = self.offered();
        self.guide.anytime(&offered, self.now)
    }

    /// The events at any time that are still taken.
    fn offered(&self) -> Vec<&'a str> {
        if self.interrupted || self.filed.is_none() {
            return Vec::new();
        }
        let events = self.graph.anytime().iter().filter_map(|node| match &self.node(*node).kind {
            NodeKind::Interrupt { trigger: Trigger::Message { event, .. }, until_step, .. } => {
                let over = until_step.as_deref().is_some_and(|step| self.finished.contains(step));
                (!over).then_some(event.as_str())
            }
            _ => None,
        });
        events.collect()
    }

    /// Takes the case out if an event at any time has come by now.
    pub(super) fn interrupt_at_once(&mut self) -> Result<bool, Problem> {
        if self.graph.anytime().is_empty() || self.filed.is_none() {
            return Ok(false);
        }
        let Some(plan) = self.coming() else { return Ok(false) };
        if plan.at.is_some_and(|at| key(at) > key(self.now)) {
            return Ok(false);
        }
        self.interrupt(&plan)?;
        Ok(true)
    }

    pub(super) fn interrupt(&mut self, plan: &Plan) -> Result<(), Problem> {
        self.guide.came(plan, self.now);
        let Deed::Event(event) = &plan.does else { return Ok(()) };
        let node = self.graph.anytime().iter().copied().find(|node| {
            let kind = &self.node(*node).kind;
            matches!(kind, NodeKind::Interrupt { trigger: Trigger::Message { event: own, .. }, .. } if own == event)
        });
        let Some(node) = node else { return Ok(()) };
        if !self.offered().contains(&event.as_str()) || self.is_past(node) {
            self.note(node, &[], What::Missed { event: event.clone() });
            return Ok(());
        }
        self.interrupted = true;
        self.moving.clear();
        self.scopes.clear();
        self.arrived.clear();
        for rest in std::mem::take(&mut self.resting) {
            self.guide.give_back(&rest.plan_or_nothing());
        }
        self.note(node, &[], What::Interrupted { event: event.clone() });
        self.leave(node, Token::default())
    }

    /// Whether the time in which an event is taken has passed.
    fn is_past(&self, node: NodeId) -> bool {
        let NodeKind::Interrupt { within: Some(within), .. } = &self.node(node).kind else {
            return false;
        };
        let filed = self.filed.unwrap_or(self.now);
        let due = crate::calendar::Limit::from(*within).due(filed, None, &self.calendar);
        due.is_ok_and(|due| passes(self.now, due))
    }
}
