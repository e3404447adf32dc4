//! Times that run, and which of them is passed when.

use crate::calendar::{Due, Hour, Limit, Moment};
use crate::expression::{Value, Values};
use crate::model::{Overdue, Step};
use crate::process::{NodeId, NodeKind, Trigger};
use crate::run::limits::promise_of;

use super::Walk;
use crate::run::trace::Problem;

/// A time that runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timer {
    /// The timer of the graph.
    pub node: NodeId,
    /// When it fires: when this has fully passed.
    pub due: Due,
    /// Whether it takes the work away.
    pub interrupting: bool,
}

/// The order of two moments; one without an hour is the beginning of its day.
pub(super) fn key(moment: Moment) -> (crate::calendar::Date, Hour) {
    (moment.date, moment.hour_or_midnight())
}

/// Whether something that comes at a moment comes too late.
pub(super) fn passes(moment: Moment, due: Due) -> bool {
    if due.by_hour && moment.hour.is_some() {
        key(moment) > key(due.moment())
    } else {
        moment.date > due.date
    }
}

impl<'a> Walk<'a, '_> {
    /// The time of a trigger that starts now; none where nothing is measured.
    pub(super) fn due(&self, trigger: &Trigger, step: Option<&'a Step>) -> Result<Option<Due>, Problem> {
        let (limit, cutoff) = match trigger {
            Trigger::Message { .. } => return Ok(None),
            Trigger::After(length) => (Limit::from(*length), None),
            Trigger::Date(fact) => return self.opening(fact).map_err(Problem::Unreadable),
            Trigger::Limit => {
                let Some(step) = step else { return Ok(None) };
                let promise = promise_of(&self.situation, &step.limits).map_err(Problem::Unreadable)?;
                let Some(promise) = promise else { return Ok(None) };
                let Some(limit) = promise.limit else { return Ok(None) };
                (limit, promise.row.cutoff.as_ref().map(|cutoff| cutoff.value))
            }
        };
        Ok(limit.due(self.now, cutoff, &self.calendar).ok())
    }

    /// The opening of the day in a date fact; now if it is past.
    fn opening(&self, fact: &str) -> Result<Option<Due>, crate::expression::Failure> {
        let Some(Value::Date(date)) = self.situation.value(fact)? else { return Ok(None) };
        let opening = Moment::new(date, self.calendar.opening());
        let at = if key(opening) < key(self.now) { self.now } else { opening };
        Ok(Some(Due { date: at.date, hour: at.hour_or_midnight(), by_hour: true }))
    }

    /// When the limit of a step ends that begins now.
    pub(super) fn step_due(&self, step: &'a Step) -> Result<Option<Due>, Problem> {
        match &step.limit {
            Some(limit) => self.due(&Trigger::After(limit.value), Some(step)),
            None if step.limits.is_empty() => Ok(None),
            None => self.due(&Trigger::Limit, Some(step)),
        }
    }

    /// The timers on a node.
    pub(super) fn timers_on(&self, host: NodeId) -> Result<Vec<Timer>, Problem> {
        let mut timers = Vec::new();
        let step = self.step(host).map(|step| &step.value);
        for node in self.graph.boundary(host) {
            let NodeKind::Boundary { interrupting, trigger, .. } = &self.node(node).kind else { continue };
            if let Some(due) = self.due(trigger, step)? {
                timers.push(Timer { node, due, interrupting: *interrupting });
            }
        }
        Ok(timers)
    }

    /// The row of `overdue` that a timer stands for.
    pub(super) fn overdue_of(&self, timer: NodeId) -> Option<&'a Overdue> {
        let span = self.node(timer).span;
        let rows = &self.step(timer)?.overdue;
        rows.iter().find(|row| row.span == span).map(|row| &row.value)
    }
}
