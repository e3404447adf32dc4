//! The calendar against a clerk who counts day by day and minute by minute on paper.

use std::collections::BTreeSet;

use jiff::ToSpan;
use proptest::prelude::*;

use super::date;
use crate::calendar::{
    Calendar, Date, Duration, Hour, Limit, Moment, NoDate, Opening, Unit, Weekday, after_days,
};

/// The clerk's own notes; nothing of the calendar is used.
#[derive(Clone, Debug)]
struct Clerk {
    weekend: Vec<Weekday>,
    holidays: BTreeSet<Date>,
    worked: BTreeSet<Date>,
    office: Vec<(i64, i64)>,
}

impl Clerk {
    fn calendar(&self) -> Calendar {
        let opening = |&(from, to): &(i64, i64)| {
            Opening::new(Hour::MIDNIGHT.later(from), Hour::MIDNIGHT.later(to)).unwrap()
        };
        Calendar::new(
            self.weekend.iter().copied(),
            self.holidays.iter().map(|day| (*day, "nghỉ".to_owned())),
            self.worked.iter().copied(),
            self.office.iter().map(opening),
        )
    }

    fn works(&self, day: Date) -> bool {
        let off = self.weekend.contains(&day.weekday()) || self.holidays.contains(&day);
        self.worked.contains(&day) || !off
    }

    /// The day itself if it is worked, else the next that is.
    fn working(&self, day: Date) -> Date {
        if self.works(day) { day } else { self.working(day.tomorrow().unwrap()) }
    }

    fn after_working_days(&self, mut day: Date, count: u32) -> Date {
        for _ in 0..count {
            day = self.working(day.tomorrow().unwrap());
        }
        day
    }

    fn working_days(&self, from: Date, to: Date) -> i64 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            day = day.tomorrow().unwrap();
            count += i64::from(self.works(day));
        }
        count
    }

    /// Strikes off one minute after the other.
    fn after_minutes(&self, mut day: Date, mut minute: i64, count: i64) -> (Date, i64) {
        let mut left = count;
        while left > 0 {
            if minute == 1440 {
                (day, minute) = (day.tomorrow().unwrap(), 0);
            }
            let open = self.office.iter().any(|(from, to)| (*from..*to).contains(&minute));
            left -= i64::from(open && self.works(day));
            minute += 1;
        }
        (day, minute)
    }

    fn due(&self, start: Date, amount: u32, unit: Unit) -> Date {
        let calendar_day = match unit {
            Unit::WorkingDays if amount > 0 => return self.after_working_days(start, amount),
            Unit::SameDay => return start,
            Unit::Days => start.checked_add(i64::from(amount).days()).unwrap(),
            Unit::Weeks => start.checked_add(i64::from(amount).weeks()).unwrap(),
            Unit::Months => start.checked_add(i64::from(amount).months()).unwrap(),
            Unit::Years => start.checked_add(i64::from(amount).years()).unwrap(),
            _ => start,
        };
        self.working(calendar_day)
    }
}

fn day() -> impl Strategy<Value = Date> {
    (0_i64..400).prop_map(|days| after_days(date("2026-01-01"), days).unwrap())
}

fn clerk() -> impl Strategy<Value = Clerk> {
    let week = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    let offices = vec![
        vec![(450, 690), (810, 1050)],
        vec![(0, 1440)],
        vec![(480, 490)],
        vec![(0, 60), (61, 62), (1380, 1440)],
        vec![(420, 600), (600, 720)],
    ];
    (
        prop::sample::subsequence(week.to_vec(), 0..=6),
        prop::collection::btree_set(day(), 0..40),
        prop::collection::btree_set(day(), 0..20),
        prop::sample::select(offices),
    )
        .prop_map(|(weekend, holidays, worked, office)| Clerk { weekend, holidays, worked, office })
}

fn day_units() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![
        Unit::WorkingDays,
        Unit::Days,
        Unit::Weeks,
        Unit::Months,
        Unit::Years,
        Unit::SameDay,
        Unit::SameWorkingDay,
    ])
}

fn whole(amount: u32, unit: Unit) -> Limit {
    Duration::new(i64::from(amount) * 1000, unit).unwrap().into()
}

proptest! {
    #[test]
    fn working_days_are_the_clerks(clerk in clerk(), from in day(), to in day(), count in 0_u32..60) {
        let calendar = clerk.calendar();
        prop_assert_eq!(calendar.is_working(from), clerk.works(from));
        prop_assert_eq!(calendar.next_working(from), Ok(clerk.working(from)));
        let reached = calendar.add_working_days(from, count).unwrap();
        prop_assert_eq!(reached, clerk.after_working_days(from, count));
        prop_assert_eq!(calendar.working_days_between(from, reached), i64::from(count));
        let (first, last) = (from.min(to), from.max(to));
        prop_assert_eq!(calendar.working_days_between(first, last), clerk.working_days(first, last));
        prop_assert_eq!(calendar.working_days_between(last, first), -clerk.working_days(first, last));
    }

    #[test]
    fn counting_and_adding_undo_each_other(clerk in clerk(), one in day(), other in day(), third in day()) {
        let calendar = clerk.calendar();
        let (from, to) = (one.min(other), one.max(other));
        let count = u32::try_from(calendar.working_days_between(from, to)).unwrap();
        let back = calendar.add_working_days(from, count).unwrap();
        prop_assert!(back <= to);
        prop_assert_eq!(calendar.working_days_between(back, to), 0);
        let between = |from, to| calendar.working_days_between(from, to);
        prop_assert_eq!(between(one, third), between(one, other) + between(other, third));
    }

    #[test]
    fn office_minutes_are_the_clerks(clerk in clerk(), day in day(), minute in 0_i64..1440, count in 1_u64..300) {
        let calendar = clerk.calendar();
        let start = Moment::new(day, Hour::MIDNIGHT.later(minute));
        let reached = calendar.add_working_minutes(start, count).unwrap();
        let (last_day, last_minute) = clerk.after_minutes(day, minute, i64::try_from(count).unwrap());
        prop_assert_eq!(reached, Moment::new(last_day, Hour::MIDNIGHT.later(last_minute)));
        prop_assert_eq!(calendar.working_minutes_between(start, reached), i64::try_from(count).unwrap());
        prop_assert_eq!(calendar.working_minutes_between(reached, start), -i64::try_from(count).unwrap());
        let none = calendar.add_working_minutes(start, 0).unwrap();
        prop_assert!(none >= start && none < reached);
        prop_assert_eq!(calendar.working_minutes_between(start, none), 0);
    }

    #[test]
    fn every_unit_in_days_ends_on_the_clerks_day(clerk in clerk(), start in day(), amount in 0_u32..40, unit in day_units()) {
        let due = whole(amount, unit).due(start.into(), None, &clerk.calendar()).unwrap();
        prop_assert_eq!(due.date, clerk.due(start, amount, unit));
        prop_assert!(!due.by_hour);
    }

    #[test]
    fn a_fraction_lies_between_its_neighbours(clerk in clerk(), start in day(), whole in 1_i64..30, part in 1_i64..1000) {
        let calendar = clerk.calendar();
        let due = |thousandths| {
            let length = Duration::new(thousandths, Unit::WorkingDays).unwrap();
            Limit::from(length).due(start.into(), None, &calendar).unwrap().moment()
        };
        let fraction = due(whole * 1000 + part);
        prop_assert!(due(whole * 1000) < fraction && fraction <= due((whole + 1) * 1000));
        let opening = Moment::from(calendar.add_working_days(due(whole * 1000).date, 1).unwrap());
        let used = calendar.working_minutes_between(opening, fraction);
        let exact = calendar.minutes_per_day() * part;
        prop_assert!((exact..exact + 1000).contains(&(used * 1000)));
    }

    #[test]
    fn later_starts_and_longer_limits_are_due_later(
        clerk in clerk(),
        starts in (0_i64..400_000, 0_i64..400_000),
        amounts in (0_u32..40, 0_u32..40),
        unit in prop_oneof![day_units(), Just(Unit::Hours), Just(Unit::Minutes), Just(Unit::WorkingHours)],
    ) {
        let calendar = clerk.calendar();
        let start = |minutes| Moment::from(date("2026-01-01")).after_minutes(minutes).unwrap();
        let due = |minutes, amount| whole(amount, unit).due(start(minutes), None, &calendar).unwrap().moment();
        let (early, late) = (starts.0.min(starts.1), starts.0.max(starts.1));
        let (less, more) = (amounts.0.min(amounts.1), amounts.0.max(amounts.1));
        prop_assert!(due(early, less) <= due(late, less));
        prop_assert!(due(early, less) <= due(early, more));
        prop_assert!(due(early, more) >= start(early));
    }

    #[test]
    fn no_size_is_too_large(
        clerk in clerk(),
        start in -5_000_000_i64..=2_932_896,
        thousandths in 0_i64..1_000_000_000_000,
        unit in prop_oneof![day_units(), Just(Unit::Hours), Just(Unit::Minutes), Just(Unit::WorkingHours)],
        cutoff in prop::option::of(Just(Hour::MIDNIGHT)),
    ) {
        let start = after_days(date("1970-01-01"), start).unwrap_or(Date::MIN);
        let thousandths = if unit.is_divisible() { thousandths } else { thousandths / 1000 * 1000 };
        let limit = Limit::from(Duration::new(thousandths, unit).unwrap());
        let due = limit.due(Moment::new(start, Hour::END_OF_DAY), cutoff, &clerk.calendar());
        prop_assert!(due.is_ok_and(|due| due.date >= start) || due == Err(NoDate::TooFar));
    }
}
