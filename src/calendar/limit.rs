//! From a moment and a limit to the day it is due.

use std::cmp::Ordering;
use std::fmt;

use super::{Calendar, Date, Duration, Hour, Moment, Unit, after_days, days_between};
use crate::diagnostic::Text;
use crate::text;

/// Why a limit has no due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDate {
    /// It would lie after the year 9999.
    TooFar,
    /// The calendar never works again.
    NoWorkingDay,
    /// Hours are counted and the office never opens.
    NoOfficeHours,
    /// The clock has not been started.
    NotStarted,
    /// A supplement has been asked for and has not come.
    Stopped,
}

impl NoDate {
    /// The reason in words.
    pub fn sentence(self) -> Text {
        match self {
            Self::TooFar => {
                text!(en: "the due date lies after the year 9999", vi: "ngày đến hạn rơi vào sau năm 9999")
            }
            Self::NoWorkingDay => {
                text!(en: "the calendar has no working day left", vi: "lịch làm việc không còn ngày làm việc nào")
            }
            Self::NoOfficeHours => {
                text!(en: "the calendar has no office hours", vi: "lịch làm việc không có giờ làm việc nào")
            }
            Self::NotStarted => {
                text!(en: "the time limit has not begun to run", vi: "thời hạn chưa bắt đầu được tính")
            }
            Self::Stopped => text!(
                en: "the time limit stands still until the supplement arrives",
                vi: "thời hạn tạm dừng cho đến khi hồ sơ được bổ sung",
            ),
        }
    }
}

/// When a limit ends: with a day, or at an hour of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last day.
    pub date: Date,
    /// The hour at which it ends: the close of the office for working days, the end of the day for calendar units.
    pub hour: Hour,
    /// Whether the hour matters, so that it is shown.
    pub by_hour: bool,
}

impl Due {
    fn at(moment: Moment) -> Self {
        Self { date: moment.date, hour: moment.hour_or_midnight(), by_hour: true }
    }

    fn close_of(date: Date, hour: Hour) -> Self {
        Self { date, hour, by_hour: false }
    }

    /// The very moment, from which another limit is counted on.
    pub fn moment(self) -> Moment {
        Moment::new(self.date, self.hour)
    }

    /// The moment as it is shown: without an hour unless it matters.
    pub fn shown(self) -> Moment {
        Moment { date: self.date, hour: self.by_hour.then_some(self.hour) }
    }

    /// Minutes by which this ends later than another, days being compared as days; negative when it is earlier.
    pub fn minutes_over(self, other: Self) -> i64 {
        let (mine, others) = match (self.by_hour, other.by_hour) {
            (false, false) => (self.date.into(), other.date.into()),
            _ => (self.moment(), other.moment()),
        };
        others.minutes_until(mine)
    }
}

impl fmt::Display for Due {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shown().fmt(out)
    }
}

/// A sum of durations: those that count alike are one, another is counted on from the date reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limit {
    parts: Vec<Duration>,
}

impl Limit {
    /// What is left to count after summing, in the order written.
    pub fn parts(&self) -> &[Duration] {
        &self.parts
    }

    /// Which of two is longer, if numbers alone can tell.
    pub fn compare(&self, other: &Self, calendar: &Calendar) -> Option<Ordering> {
        match (&self.parts[..], &other.parts[..]) {
            ([mine], [others]) => mine.compare(*others, calendar),
            (mine, others) if mine == others => Some(Ordering::Equal),
            ([], _) => Some(Ordering::Less),
            (_, []) => Some(Ordering::Greater),
            _ => None,
        }
    }

    /// When the limit ends that starts at a moment. What comes later than the cut-off counts as received on the next
    /// working day; the day of receipt is day 0, also when it is a day off.
    ///
    /// * *Hours* and *minutes* run at once; *working hours* while the office is open. Due at that hour.
    /// * *Working days* leave out days off. Due at the close of the office; a fraction is taken of the office hours of
    ///   the working day after. None at all end with day 0, or if that is a day off, with the next working day.
    /// * *Days* and *weeks* count every day, *months* and *years* lead to the same day, or the last of its month. Due at
    ///   the end of that day; if it is a day off, of the next working day.
    /// * *Same day* is day 0; *same working day* too, or if that is a day off, the next working day.
    pub fn due(&self, start: Moment, cutoff: Option<Hour>, calendar: &Calendar) -> Result<Due, NoDate> {
        count(&self.parts, received(start, cutoff, calendar)?, &[], calendar)
    }
}

impl From<Duration> for Limit {
    fn from(duration: Duration) -> Self {
        Self { parts: vec![duration] }
    }
}

impl FromIterator<Duration> for Limit {
    fn from_iter<I: IntoIterator<Item = Duration>>(durations: I) -> Self {
        let mut parts: Vec<Duration> = Vec::new();
        for duration in durations {
            let sum = parts.iter_mut().find_map(|part| Some((part.plus(duration)?, part)));
            match sum {
                Some((sum, part)) => *part = sum,
                None => parts.push(duration),
            }
        }
        Self { parts }
    }
}

/// The moment that counts for what came at another: the next opening when it came later than the cut-off.
pub(super) fn received(at: Moment, cutoff: Option<Hour>, calendar: &Calendar) -> Result<Moment, NoDate> {
    if cutoff.is_none_or(|cutoff| at.hour_or_midnight() <= cutoff) {
        return Ok(at);
    }
    Ok(Moment::new(calendar.add_working_days(at.date, 1)?, calendar.opening()))
}

/// A time that does not count, from a request to its answer.
pub(super) type Stop = (Moment, Moment);

/// Counts one part after the other; a stop that begins before a part ends is taken out of it. Stops are in order.
pub(super) fn count(
    parts: &[Duration],
    start: Moment,
    mut stops: &[Stop],
    calendar: &Calendar,
) -> Result<Due, NoDate> {
    let mut due = Due { by_hour: start.hour.is_some(), ..Due::at(start) };
    for part in parts {
        let mut counting = Count { part: *part, calendar, from: due.moment(), used: 0, moved: 0 };
        due = counting.due()?;
        while let Some(((asked, answered), later)) = stops.split_first()
            && *asked <= due.moment()
        {
            counting.stop(*asked, *answered);
            due = counting.due()?;
            stops = later;
        }
    }
    Ok(due)
}

/// One duration while it is being counted.
struct Count<'a> {
    part: Duration,
    calendar: &'a Calendar,
    /// Where what is left begins.
    from: Moment,
    /// What has been used up: minutes of a unit in hours, thousandths of a working day.
    used: i64,
    /// Days by which other units have moved.
    moved: i64,
}

impl Count<'_> {
    fn stop(&mut self, asked: Moment, answered: Moment) {
        let asked = asked.max(self.from);
        let answered = answered.max(asked);
        self.used += match self.part.unit() {
            Unit::Minutes | Unit::Hours => self.from.minutes_until(asked),
            Unit::WorkingHours => self.calendar.working_minutes_between(self.from, asked),
            Unit::WorkingDays => self.calendar.working_days_between(self.from.date, asked.date) * 1000,
            _ => {
                self.moved += days_between(asked.date, answered.date);
                return;
            }
        };
        self.from = answered;
    }

    fn due(&self) -> Result<Due, NoDate> {
        let left = (self.part.minutes() - self.used).max(0);
        let moved = |date| after_days(date, self.moved).ok_or(NoDate::TooFar);
        let date = match self.part.unit() {
            Unit::Minutes | Unit::Hours => {
                return self.from.after_minutes(left).map(Due::at).ok_or(NoDate::TooFar);
            }
            Unit::WorkingHours => {
                return self.calendar.add_working_minutes(self.from, left.unsigned_abs()).map(Due::at);
            }
            Unit::WorkingDays => return self.working_days(),
            Unit::SameDay => moved(self.from.date)?,
            Unit::SameWorkingDay => self.calendar.next_working(moved(self.from.date)?)?,
            Unit::Days | Unit::Weeks | Unit::Months | Unit::Years => {
                let last = self.part.added_to(self.from.date).ok_or(NoDate::TooFar)?;
                self.calendar.next_working(moved(last)?)?
            }
        };
        Ok(Due::close_of(date, Hour::END_OF_DAY))
    }

    fn working_days(&self) -> Result<Due, NoDate> {
        let calendar = self.calendar;
        let left = (self.part.thousandths() - self.used).max(0);
        let whole = u32::try_from(left / 1000).map_err(|_| NoDate::TooFar)?;
        let (day, fraction) = (calendar.add_working_days(self.from.date, whole)?, left % 1000);
        if fraction > 0 {
            let minutes = -(-fraction * calendar.minutes_per_day()).div_euclid(1000);
            let opening = Moment::from(calendar.add_working_days(day, 1)?);
            return calendar.add_working_minutes(opening, minutes.unsigned_abs()).map(Due::at);
        }
        let last = calendar.next_working(day)?;
        // Day 0 itself ends late, because the receipt may come after the office has closed.
        let on_day_zero = last == self.from.date;
        Ok(Due::close_of(last, if on_day_zero { Hour::END_OF_DAY } else { calendar.closing() }))
    }
}
