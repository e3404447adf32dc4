//! The day on which steps and a promise in different units fit worst.

use super::{Calendar, Date, Due, Limit, Moment, NoDate, after_days};

/// The start from which steps run over a promise most, or come nearest to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worst {
    /// When the case starts.
    pub start: Moment,
    /// When the steps are done.
    pub reached: Due,
    /// When the promise is due.
    pub promised: Due,
}

impl Worst {
    /// Whether the steps end after the promise.
    pub fn is_over(&self) -> bool {
        self.reached.minutes_over(self.promised) > 0
    }
}

/// Runs the calendar from every day of a window of at least one; where a unit counts hours, from the first opening and
/// from the last closing of each. Of starts that are equally bad, the earliest is given.
pub fn worst_start(
    steps: &Limit,
    promise: &Limit,
    calendar: &Calendar,
    from: Date,
    days: u32,
) -> Result<Worst, NoDate> {
    let by_hour = [steps, promise].into_iter().flat_map(Limit::parts).any(|part| part.unit().is_by_hour());
    let starts = |date: Date| {
        let at = |hour| Moment::new(date, hour);
        if by_hour { vec![at(calendar.opening()), at(calendar.closing())] } else { vec![date.into()] }
    };
    let run = |start: Moment| {
        let (reached, promised) = (steps.due(start, None, calendar)?, promise.due(start, None, calendar)?);
        Ok(Worst { start, reached, promised })
    };
    let mut worst = run(starts(from)[0])?;
    for day in 0..i64::from(days) {
        for start in starts(after_days(from, day).ok_or(NoDate::TooFar)?) {
            let next = run(start)?;
            if next.reached.minutes_over(next.promised) > worst.reached.minutes_over(worst.promised) {
                worst = next;
            }
        }
    }
    Ok(worst)
}
