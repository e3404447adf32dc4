//! Ways walked at the same time.

use crate::process::{FlowId, NodeId};

use super::time::Timer;
use super::{Token, Walk};
use crate::run::trace::{Problem, What, Why};

/// A parallel step with timers over the whole of it.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    pub split: NodeId,
    pub visit: usize,
    pub timers: Vec<Timer>,
    /// The token that came to it.
    pub token: Token,
}

impl Walk<'_, '_> {
    pub(super) fn join_or_split(&mut self, token: Token, flow: FlowId, node: NodeId) -> Result<(), Problem> {
        let entering = self.graph.entering(node);
        let is_join = self.begins.values().all(|begins| *begins != node);
        if !is_join || entering.len() == 1 {
            return if is_join { self.joined(vec![token], node) } else { self.split(token, node) };
        }
        self.arrived.entry(flow).or_default().push(token);
        let all_here =
            entering.iter().all(|way| self.arrived.get(&way.id).is_some_and(|tokens| !tokens.is_empty()));
        if !all_here {
            return Ok(());
        }
        let mut tokens = Vec::new();
        for way in &entering {
            let waiting = self.arrived.get_mut(&way.id);
            tokens.extend(waiting.and_then(|waiting| (!waiting.is_empty()).then(|| waiting.remove(0))));
        }
        self.joined(tokens, node)
    }

    fn split(&mut self, mut token: Token, node: NodeId) -> Result<(), Problem> {
        let visit = self.visits.entry(node).or_default();
        *visit += 1;
        let visit = *visit;
        self.begin(&mut token, node)?;
        let number = self.numbers.get(&token.place).copied().unwrap_or_default();
        let timers = self.timers_on(node)?;
        if !timers.is_empty() {
            self.scopes.push(Scope { split: node, visit, timers, token: token.clone() });
        }
        let ways = self.graph.leaving(node);
        if ways.is_empty() {
            return Err(Problem::NowhereToGo(self.step_name(node)));
        }
        let before = self.moving.len();
        for (index, way) in ways.iter().enumerate() {
            let mut branch = token.clone();
            branch.inside.push((node, visit));
            branch.place.extend([number, u32::try_from(index).unwrap_or(u32::MAX)]);
            self.go(branch, way.id, Why::Always);
        }
        // The first branch moves first.
        self.moving[before..].reverse();
        Ok(())
    }

    /// All branches have come together.
    fn joined(&mut self, tokens: Vec<Token>, node: NodeId) -> Result<(), Problem> {
        let step = self.node(node).step.clone();
        let Some(mut token) = tokens.into_iter().next() else { return Ok(()) };
        let own = token.inside.iter().rposition(|(split, _)| self.node(*split).step == step);
        if let Some(depth) = own {
            let (split, visit) = token.inside[depth];
            self.scopes.retain(|scope| (scope.split, scope.visit) != (split, visit));
            // Each level of a place is a number of the step and one of the branch.
            token.inside.truncate(depth);
            token.place.truncate(2 * depth);
        }
        token.decided = None;
        self.done(node, &token);
        self.leave(node, token)
    }

    /// Takes every token out of a parallel step.
    pub(super) fn take_out(&mut self, scope: &Scope) {
        let inside = |token: &Token| token.inside.contains(&(scope.split, scope.visit));
        self.moving.retain(|(token, _)| !inside(token));
        for rest in self.resting.extract_if(.., |rest| inside(&rest.token)) {
            self.guide.give_back(&rest.plan_or_nothing());
        }
        for tokens in self.arrived.values_mut() {
            tokens.retain(|token| !inside(token));
        }
        self.scopes.retain(|other| (other.split, other.visit) != (scope.split, scope.visit));
    }

    /// The step of a node is done.
    pub(super) fn done(&mut self, node: NodeId, token: &Token) {
        self.note(node, &token.place, What::Done);
        if let Some(step) = self.step(node) {
            self.finished.insert(step.id.as_str());
        }
    }
}
