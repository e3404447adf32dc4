//! What the clock of a case was told, in order; which of it counts is known only at the end.

use crate::calendar::{Calendar, Clock, Due, Duration, Effect, Moment, NoDate, Terms};
use crate::expression::Failure;
use crate::model::{ClockStart, Timing};

use super::{Promise, Situation, promise};

/// Something that the clock is told.
#[derive(Clone, Debug)]
pub(super) enum Told {
    /// The case is filed.
    Filed,
    /// A `receive` step is left.
    Received,
    /// A `check` is left by an outcome with which the case simply goes on.
    Checked,
    /// What must be paid before the work is paid.
    Paid,
    /// A supplement is asked for.
    Asked(String, Option<Timing>),
    /// It arrives; perhaps with a limit of its own for the rest.
    Supplied(String, Option<Duration>),
    /// The due date moves.
    Extended(Duration),
}

/// Everything the clock was told.
#[derive(Clone, Debug, Default)]
pub(super) struct Log(pub Vec<(Moment, Told)>);

impl Log {
    /// When a case is due after everything that happened; none where no time is promised.
    pub fn due(
        &self,
        situation: &Situation<'_>,
        calendar: &Calendar,
    ) -> Result<Option<Result<Due, NoDate>>, Failure> {
        let Some(promise) = promise(situation)? else { return Ok(None) };
        let Some(limit) = promise.limit.clone() else { return Ok(None) };
        let process = situation.process();
        let own = promise.row.calendar.as_ref();
        let calendar = own.and_then(|id| process.dictionaries.calendar(Some(&id.value))).unwrap_or(calendar);
        let rules = process.procedure.clock.as_ref();
        let cutoff = promise.row.cutoff.as_ref().or(rules.and_then(|rules| rules.cutoff.as_ref()));
        let mut clock = Clock::new(Terms { limit, cutoff: cutoff.map(|it| it.value), calendar });
        let start = self.start(&promise, situation);
        let general = rules.and_then(|rules| rules.supplement.as_ref()).map(|it| it.value);
        for (index, (at, told)) in self.0.iter().enumerate() {
            if Some(index) == start {
                clock.start(*at);
            }
            match told {
                Told::Asked(step, own) => clock.asked(step, *at, effect(own.or(general))),
                Told::Supplied(step, resume) => clock.supplied(step, *at, *resume),
                Told::Extended(by) => clock.extend(*by),
                _ => {}
            }
        }
        Ok(Some(clock.due()))
    }

    /// Which entry starts the clock.
    fn start(&self, promise: &Promise<'_>, situation: &Situation<'_>) -> Option<usize> {
        let rules = situation.process().procedure.clock.as_ref();
        let starts = promise.row.starts.as_ref().or(rules.and_then(|rules| rules.starts.as_ref()));
        let first = |wanted: fn(&Told) -> bool| self.0.iter().position(|(_, told)| wanted(told));
        let filed = first(|told| matches!(told, Told::Filed));
        let complete = || {
            let received = first(|told| matches!(told, Told::Received));
            received.or_else(|| first(|told| matches!(told, Told::Checked))).or(filed)
        };
        match starts.map_or(ClockStart::Complete, |starts| starts.value) {
            ClockStart::Receipt | ClockStart::Postmark | ClockStart::Step => filed,
            ClockStart::Complete => complete(),
            ClockStart::CompleteAndPaid => {
                let paid = self.0.iter().rposition(|(_, told)| matches!(told, Told::Paid));
                complete().max(paid)
            }
        }
    }
}

/// What a request does to the clock; where nothing is said, the general rule of one-stop offices.
fn effect(timing: Option<Timing>) -> Effect {
    match timing {
        Some(Timing::Pause) => Effect::Pause,
        Some(Timing::Runs) => Effect::Runs,
        Some(Timing::Restart) | None => Effect::Restart,
    }
}
