//! What holds for every case, so that no case need be looked at.

use std::collections::BTreeSet;

use super::Process;
use super::graph::{Guard, NodeId};
use crate::expression::{Classes, Condition};
use crate::model::{ChannelName, Procedure};
use crate::source::Span;

/// What is known about the formulas and channels of a procedure; nothing at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// Formulas that are never true.
    pub never: BTreeSet<Span>,
    /// Groups of formulas of which one is always true.
    pub complete: Vec<BTreeSet<Span>>,
    /// The channels by which cases are filed; none means any.
    pub channels: BTreeSet<ChannelName>,
}

impl Knowledge {
    /// What a process says by itself: its channels, and what its conditions come to whatever is answered. What cannot be
    /// decided is not known.
    pub fn of(process: &Process) -> Self {
        let mut known = Self { channels: open(&process.procedure), ..Self::default() };
        // Answers may still be missing when a condition is read, and cases may be judged wrongly: neither is presumed.
        let mut answers = process.answers(&process.meaning.names);
        for (node, _) in process.graph().nodes() {
            let conditions = conditions(process, node, &mut answers);
            known.learn(&answers, &conditions);
        }
        known
    }

    /// Learns what the conditions on the ways out of one node come to.
    fn learn(&mut self, answers: &Classes<'_>, conditions: &[(Span, Condition)]) {
        for (formula, condition) in conditions {
            if answers.never(condition) == Ok(true) {
                self.never.insert(*formula);
            }
            if answers.always(condition) == Ok(true) {
                self.complete.push([*formula].into());
            }
        }
        let all: Vec<Condition> = conditions.iter().map(|(_, condition)| condition.clone()).collect();
        if all.len() > 1 && matches!(answers.gap(&all), Ok(None)) {
            self.complete.push(conditions.iter().map(|(formula, _)| *formula).collect());
        }
    }

    /// The channels by which a case can come, in the order of the reference.
    pub fn channels(&self) -> Vec<ChannelName> {
        let open = ChannelName::ALL.iter().copied();
        open.filter(|name| self.channels.is_empty() || self.channels.contains(name)).collect()
    }

    /// Whether one of these formulas is true whatever the case.
    pub fn covers(&self, formulas: &BTreeSet<Span>) -> bool {
        self.complete.iter().any(|group| group.is_subset(formulas))
    }
}

/// The channels that a procedure opens.
fn open(procedure: &Procedure) -> BTreeSet<ChannelName> {
    let Some(channels) = &procedure.channels else { return BTreeSet::new() };
    let rows = [
        (ChannelName::Direct, &channels.direct),
        (ChannelName::Online, &channels.online),
        (ChannelName::Postal, &channels.postal),
    ];
    rows.into_iter().filter(|(_, row)| row.is_some()).map(|(name, _)| name).collect()
}

/// The conditions that are read on the ways out of a node, as far as they could be understood.
fn conditions(process: &Process, node: NodeId, answers: &mut Classes<'_>) -> Vec<(Span, Condition)> {
    let mut found = Vec::new();
    for way in process.graph().leaving(node) {
        let (Guard::When { formula, .. } | Guard::Outcome { formula, .. }) = &way.flow.guard else {
            continue;
        };
        if let Some((formula, typed)) = formula.and_then(|span| Some((span, process.meaning.at_span(span)?)))
        {
            found.push((formula, answers.condition(typed)));
        }
    }
    found
}
