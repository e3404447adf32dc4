//! Time: dates, working days, office hours, limits, and the clock that measures them.

mod clock;
mod duration;
mod hour;
mod limit;
#[cfg(test)]
mod tests;
mod worst;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Bound, RangeInclusive};

use jiff::SignedDuration;
pub use jiff::civil::{Date, Weekday, date};

pub use clock::{Clock, Effect, Terms};
pub use duration::{Duration, Unit};
pub use hour::{Hour, Moment, Opening, read_date};
pub use limit::{Due, Limit, NoDate};
pub use worst::{Worst, worst_start};

/// Days from one date to another, negative when the other is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// The largest number of years that can be added to one date without passing the other.
pub fn years_between(from: Date, to: Date) -> i64 {
    let years = i64::from(to.year()) - i64::from(from.year());
    let passed = after_months(from, years * 12).is_none_or(|anniversary| anniversary > to);
    years - i64::from(passed)
}

/// The date some days later, negative for earlier.
fn after_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(SignedDuration::from_secs(days.checked_mul(86_400)?)).ok()
}

/// The same day some months later, or the last day of that month.
fn after_months(date: Date, months: i64) -> Option<Date> {
    let total = i64::from(date.year()) * 12 + i64::from(date.month()) - 1 + months;
    let year = i16::try_from(total.div_euclid(12)).ok()?;
    let month = i8::try_from(total.rem_euclid(12) + 1).expect("a month from 1 to 12");
    let last = Date::new(year, month, 1).ok()?.days_in_month();
    Date::new(year, month, date.day().min(last)).ok()
}

/// When an office works: days off in the week, holidays, days off worked instead, and hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    weekend: [bool; 7],
    holidays: BTreeMap<Date, String>,
    /// Days that differ from their weekday, with whether they are worked.
    exceptions: BTreeMap<Date, bool>,
    office: Vec<Opening>,
}

impl Calendar {
    /// A day that is both a holiday and worked instead is worked; openings that touch or overlap are one.
    pub fn new(
        weekend: impl IntoIterator<Item = Weekday>,
        holidays: impl IntoIterator<Item = (Date, String)>,
        worked: impl IntoIterator<Item = Date>,
        office: impl IntoIterator<Item = Opening>,
    ) -> Self {
        let mut calendar = Self { holidays: holidays.into_iter().collect(), ..Self::default() };
        for weekday in weekend {
            calendar.weekend[in_week(weekday)] = true;
        }
        let worked: BTreeSet<Date> = worked.into_iter().collect();
        let off = calendar.holidays.keys().filter(|date| !worked.contains(date)).map(|date| (*date, false));
        let exceptions = off.chain(worked.iter().map(|date| (*date, true)));
        calendar.exceptions =
            exceptions.filter(|(date, works)| *works == calendar.weekend[in_week(date.weekday())]).collect();
        calendar.office = merged(office);
        calendar
    }

    /// The name of a holiday, also of one that is worked.
    pub fn holiday(&self, date: Date) -> Option<&str> {
        self.holidays.get(&date).map(String::as_str)
    }

    /// From the first to the last year that has a holiday; outside it the calendar knows weekends only.
    pub fn known_years(&self) -> Option<RangeInclusive<i16>> {
        let (first, _) = self.holidays.first_key_value()?;
        let (last, _) = self.holidays.last_key_value()?;
        Some(first.year()..=last.year())
    }

    /// Whether the office works on a day.
    pub fn is_working(&self, date: Date) -> bool {
        self.exceptions.get(&date).copied().unwrap_or(!self.weekend[in_week(date.weekday())])
    }

    /// The day itself if the office works, else the first working day after it.
    pub fn next_working(&self, date: Date) -> Result<Date, NoDate> {
        if self.is_working(date) { Ok(date) } else { self.add_working_days(date, 1) }
    }

    /// Working days after the first date up to the other, negative when the other is earlier.
    pub fn working_days_between(&self, from: Date, to: Date) -> i64 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        let days = days_between(from, to);
        let works = self.weekend.map(|off| i64::from(!off));
        let first = in_week(from.weekday()) + 1;
        let rest = usize::try_from(days % 7).expect("less than a week");
        let part: i64 = (first..first + rest).map(|day| works[day % 7]).sum();
        let exceptions = self.exceptions.range((Bound::Excluded(from), Bound::Included(to)));
        let difference: i64 = exceptions.map(|(_, works)| if *works { 1 } else { -1 }).sum();
        days / 7 * works.iter().sum::<i64>() + part + difference
    }

    /// The last of so many working days after a date; the date itself when there are none to add.
    pub fn add_working_days(&self, date: Date, count: u32) -> Result<Date, NoDate> {
        let room = days_between(date, Date::MAX);
        let reaches = |days: i64| {
            after_days(date, days).is_some_and(|day| self.working_days_between(date, day) >= i64::from(count))
        };
        // Doubled until it is enough, then halved down to the first day that is.
        let mut enough = i64::from(count).min(room);
        while !reaches(enough) {
            if enough == room {
                let never = self.weekend == [true; 7];
                return Err(if never { NoDate::NoWorkingDay } else { NoDate::TooFar });
            }
            enough = (enough * 2 + 7).min(room);
        }
        let mut short = -1;
        while enough - short > 1 {
            let middle = i64::midpoint(short, enough);
            if reaches(middle) { enough = middle } else { short = middle }
        }
        Ok(after_days(date, enough).expect("it was reached"))
    }

    /// Minutes for which the office is open on a working day.
    pub fn minutes_per_day(&self) -> i64 {
        self.office.iter().map(|opening| opening.minutes()).sum()
    }

    /// The hour at which the office first opens; the beginning of the day when it has no hours.
    pub fn opening(&self) -> Hour {
        self.office.first().map_or(Hour::MIDNIGHT, |opening| opening.from())
    }

    /// The hour at which the office finally closes; the end of the day when it has no hours.
    pub fn closing(&self) -> Hour {
        self.office.last().map_or(Hour::END_OF_DAY, |opening| opening.to())
    }

    /// The moment at which so many office minutes have passed; none end at once, or when the office opens next.
    pub fn add_working_minutes(&self, start: Moment, minutes: u64) -> Result<Moment, NoDate> {
        let per_day = u64::try_from(self.minutes_per_day()).unwrap_or_default();
        if per_day == 0 {
            return Err(NoDate::NoOfficeHours);
        }
        if minutes == 0 {
            return self.next_open(start);
        }
        let base = self.next_working(start.date)?;
        let passed = if base == start.date { self.minutes_before(start.hour_or_midnight()) } else { 0 };
        let last = minutes.saturating_add(u64::try_from(passed).unwrap_or_default()) - 1;
        let days = u32::try_from(last / per_day).map_err(|_| NoDate::TooFar)?;
        let hour = self.hour_after(i64::try_from(last % per_day + 1).map_err(|_| NoDate::TooFar)?);
        Ok(Moment::new(self.add_working_days(base, days)?, hour))
    }

    /// Office minutes from one moment to another, negative when the other is earlier.
    pub fn working_minutes_between(&self, from: Moment, to: Moment) -> i64 {
        let open = |moment: Moment| i64::from(self.is_working(moment.date));
        let begun = |moment: Moment| open(moment) * self.minutes_before(moment.hour_or_midnight());
        let whole_days = self.working_days_between(from.date, to.date) + open(from) - open(to);
        whole_days * self.minutes_per_day() + begun(to) - begun(from)
    }

    /// The moment itself if the office is open or just closing, else when it opens next.
    fn next_open(&self, start: Moment) -> Result<Moment, NoDate> {
        let hour = start.hour_or_midnight();
        let today = self.office.iter().find(|opening| hour <= opening.to());
        match today {
            Some(opening) if self.is_working(start.date) => {
                Ok(Moment::new(start.date, hour.max(opening.from())))
            }
            _ => Ok(Moment::new(self.add_working_days(start.date, 1)?, self.opening())),
        }
    }

    /// Office minutes that have passed on a working day when an hour strikes.
    fn minutes_before(&self, hour: Hour) -> i64 {
        let passed = |opening: &Opening| hour.min(opening.to()).minutes() - opening.from().minutes();
        self.office.iter().map(|opening| passed(opening).max(0)).sum()
    }

    /// The hour at which so many office minutes of a working day have passed; the office closes when all have.
    fn hour_after(&self, minutes: i64) -> Hour {
        let mut left = minutes;
        for opening in &self.office {
            if left <= opening.minutes() {
                return opening.from().later(left);
            }
            left -= opening.minutes();
        }
        self.closing()
    }
}

/// The weekday named by the first three letters of its English name, as calendars are written.
pub fn read_weekday(word: &str) -> Option<Weekday> {
    const WORDS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let place = WORDS.iter().position(|known| *known == word)?;
    Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()
}

/// Place in the week, Monday being 0.
fn in_week(weekday: Weekday) -> usize {
    usize::try_from(weekday.to_monday_zero_offset()).expect("from 0 to 6")
}

fn merged(office: impl IntoIterator<Item = Opening>) -> Vec<Opening> {
    let mut openings: Vec<Opening> = office.into_iter().collect();
    openings.sort();
    let mut merged: Vec<Opening> = Vec::new();
    for next in openings {
        match merged.last_mut() {
            Some(last) if next.from() <= last.to() => *last = last.joined(next),
            _ => merged.push(next),
        }
    }
    merged
}
