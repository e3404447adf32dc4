//! What supplements, changed limits and extensions do to the clock of a case.

use proptest::prelude::*;

use super::{autumn, date, duration, hour, limit, moment};
use crate::calendar::{Calendar, Clock, Effect, Moment, NoDate, Terms, Unit, after_days};

fn terms<'a>(calendar: &'a Calendar, length: &str, cutoff: &str) -> Terms<'a> {
    Terms { limit: limit(length), cutoff: (!cutoff.is_empty()).then(|| hour(cutoff)), calendar }
}

fn clock<'a>(calendar: &'a Calendar, length: &str, start: &str) -> Clock<'a> {
    let mut clock = Clock::new(terms(calendar, length, ""));
    clock.start(moment(start));
    clock
}

/// Asked once, supplied once.
fn with_supplement(length: &str, start: &str, effect: Effect, asked: &str, supplied: &str) -> String {
    let calendar = autumn();
    let mut clock = clock(&calendar, length, start);
    clock.asked("bo-sung", moment(asked), effect);
    clock.supplied("bo-sung", moment(supplied), None);
    clock.due().unwrap().to_string()
}

#[test]
fn fixtures_of_the_language_and_the_law() {
    let case = |length, effect| with_supplement(length, "2026-08-03", effect, "2026-08-06", "2026-08-17");
    assert_eq!(case("10 working days", Effect::Restart), "2026-08-31");
    assert_eq!(case("10 working days", Effect::Pause), "2026-08-26");
    assert_eq!(case("10 working days", Effect::Runs), "2026-08-17");
    assert_eq!(case("10 days", Effect::Pause), "2026-08-24");
}

#[test]
fn hours_stop_and_go_on() {
    let case =
        |length, asked, supplied| with_supplement(length, "2026-08-24 08h30", Effect::Pause, asked, supplied);
    assert_eq!(case("8 working hours", "2026-08-24 14h30", "2026-08-26 10h30"), "2026-08-26 16h30");
    assert_eq!(case("8 working hours", "2026-08-24 12h00", "2026-08-26 12h00"), "2026-08-27 08h30");
    assert_eq!(case("8 hours", "2026-08-24 10h30", "2026-08-29 22h00"), "2026-08-30 04h00");
}

#[test]
fn a_request_at_the_very_end_is_in_time() {
    let case =
        |asked| with_supplement("2 hours", "2026-08-24 08h30", Effect::Pause, asked, "2026-08-25 09h00");
    assert_eq!(case("2026-08-24 10h30"), "2026-08-25 09h00");
    assert_eq!(case("2026-08-24 10h31"), "2026-08-24 10h30");
}

#[test]
fn an_arrival_without_an_hour_is_not_before_its_request() {
    let length = "8 working hours";
    let due = with_supplement(length, "2026-08-24 08h30", Effect::Pause, "2026-08-24 14h30", "2026-08-24");
    assert_eq!(due, "2026-08-25 08h30");
}

#[test]
fn a_request_before_day_zero_stops_from_day_zero() {
    let calendar = autumn();
    let mut clock = Clock::new(terms(&calendar, "5 days", "15h00"));
    clock.start(moment("2026-08-28 16h00"));
    clock.asked("bo-sung", moment("2026-08-28 17h00"), Effect::Pause);
    clock.supplied("bo-sung", moment("2026-09-03"), None);
    assert_eq!(clock.due().unwrap().to_string(), "2026-09-08", "received on Monday 31, so three days out");
}

#[test]
fn other_units_move_by_the_days_between() {
    let case = |length| with_supplement(length, "2026-08-03", Effect::Pause, "2026-08-03", "2026-08-08");
    assert_eq!(case("1 week"), "2026-08-17", "the last day, Saturday, is moved after the pause, not before");
    assert_eq!(case("1 month"), "2026-09-08");
    assert_eq!(case("same day"), "2026-08-08");
    assert_eq!(case("same working day"), "2026-08-10");
}

#[test]
fn a_fraction_is_what_is_left_of_it() {
    let case =
        |asked, supplied| with_supplement("2.5 working days", "2026-08-03", Effect::Pause, asked, supplied);
    assert_eq!(case("2026-08-05", "2026-08-10"), "2026-08-11 11h30");
    assert_eq!(case("2026-08-06 09h00", "2026-08-10"), "2026-08-10", "the day of the request counts as used");
    assert_eq!(case("2026-08-06 12h00", "2026-08-10"), "2026-08-06 11h30", "too late to stop anything");
}

#[test]
fn a_request_on_the_last_day_leaves_the_day_of_arrival() {
    let case = |supplied| {
        with_supplement("3 working days", "2026-08-03", Effect::Pause, "2026-08-06 10h00", supplied)
    };
    assert_eq!(case("2026-08-12 10h00"), "2026-08-12");
    assert_eq!(case("2026-08-15 10h00"), "2026-08-17");
    let none = with_supplement("0 working days", "2026-08-29", Effect::Pause, "2026-08-31", "2026-09-03");
    assert_eq!(none, "2026-09-03");
}

#[test]
fn a_clock_that_stands_still_has_no_date() {
    let calendar = autumn();
    let mut clock = Clock::new(terms(&calendar, "3 working days", ""));
    assert_eq!(clock.due(), Err(NoDate::NotStarted));
    clock.start(moment("2026-08-03"));
    clock.asked("bo-sung", moment("2026-08-04"), Effect::Runs);
    assert!(clock.due().is_ok());
    clock.asked("bo-sung-khac", moment("2026-08-04"), Effect::Pause);
    assert_eq!(clock.due(), Err(NoDate::Stopped));
    clock.supplied("bo-sung-khac", moment("2026-08-04"), None);
    assert!(clock.due().is_ok(), "a request that stops nothing need not be answered");
}

#[test]
fn a_request_before_the_start_changes_nothing() {
    let calendar = autumn();
    let mut clock = Clock::new(terms(&calendar, "3 working days", ""));
    clock.asked("bo-sung", moment("2026-08-03"), Effect::Pause);
    clock.start(moment("2026-08-04"));
    assert_eq!(clock.due().unwrap().date, date("2026-08-07"));
    clock.supplied("bo-sung", moment("2026-08-05"), Some(duration("9 days")));
    clock.start(moment("2026-08-10"));
    assert_eq!(clock.due().unwrap().date, date("2026-08-07"), "the clock starts once");
}

#[test]
fn times_that_overlap_count_once() {
    let calendar = autumn();
    let mut both = clock(&calendar, "10 working days", "2026-08-03");
    both.asked("so-a", moment("2026-08-05"), Effect::Pause);
    both.asked("so-b", moment("2026-08-06"), Effect::Pause);
    both.supplied("so-a", moment("2026-08-10"), None);
    assert_eq!(both.due(), Err(NoDate::Stopped));
    both.supplied("so-b", moment("2026-08-12"), None);
    let mut one = clock(&calendar, "10 working days", "2026-08-03");
    one.asked("so-a", moment("2026-08-05"), Effect::Pause);
    one.supplied("so-a", moment("2026-08-12"), None);
    assert_eq!(both.due(), one.due());
    assert_eq!(both.due().unwrap().to_string(), "2026-08-24");
}

#[test]
fn a_restart_while_another_branch_waits_stops_at_zero() {
    let calendar = autumn();
    let mut clock = clock(&calendar, "5 working days", "2026-08-03");
    clock.asked("so-a", moment("2026-08-04"), Effect::Pause);
    clock.asked("so-b", moment("2026-08-04"), Effect::Restart);
    clock.supplied("so-b", moment("2026-08-07"), None);
    assert_eq!(clock.due(), Err(NoDate::Stopped));
    clock.supplied("so-a", moment("2026-08-12"), None);
    assert_eq!(clock.due().unwrap().to_string(), "2026-08-19");
}

#[test]
fn the_limit_after_a_supplement_stays() {
    let calendar = autumn();
    let mut clock = clock(&calendar, "10 working days", "2026-08-03");
    clock.change(terms(&calendar, "20 working days", ""));
    assert_eq!(clock.due().unwrap().to_string(), "2026-08-31");
    clock.asked("bo-sung", moment("2026-08-06"), Effect::Pause);
    clock.supplied("bo-sung", moment("2026-08-17"), Some(duration("5 working days")));
    assert_eq!(clock.due().unwrap().to_string(), "2026-08-24");
    clock.change(terms(&calendar, "30 working days", ""));
    assert_eq!(clock.due().unwrap().to_string(), "2026-08-24");
}

#[test]
fn changed_terms_count_from_the_same_start() {
    let (calendar, always) = (autumn(), Calendar::default());
    let mut clock = clock(&calendar, "3 working days", "2026-08-28 16h00");
    clock.change(terms(&calendar, "3 working days", "15h00"));
    assert_eq!(clock.due().unwrap().to_string(), "2026-09-07");
    clock.change(terms(&always, "3 working days", ""));
    assert_eq!(clock.due().unwrap().to_string(), "2026-08-31", "a calendar without days off");
}

#[test]
fn an_extension_is_counted_from_the_old_date() {
    let calendar = autumn();
    let mut clock = clock(&calendar, "5 days", "2026-08-03");
    clock.extend(duration("5 days"));
    assert_eq!(
        clock.due().unwrap().to_string(),
        "2026-08-17",
        "5 days end on Saturday 8, so on Monday 10; 5 more"
    );
    clock.asked("bo-sung", moment("2026-08-12"), Effect::Pause);
    clock.supplied("bo-sung", moment("2026-08-13"), None);
    assert_eq!(clock.due().unwrap().to_string(), "2026-08-17", "15 and a day is Sunday 16, so Monday 17");
    clock.asked("bo-sung", moment("2026-08-13"), Effect::Restart);
    clock.supplied("bo-sung", moment("2026-08-17"), None);
    assert_eq!(clock.due().unwrap().to_string(), "2026-08-24", "a restart takes the extension back");
}

#[test]
fn a_late_supplement_counts_as_received_the_next_working_day() {
    let calendar = autumn();
    for (effect, due) in [(Effect::Restart, "2026-09-07"), (Effect::Pause, "2026-09-04")] {
        let mut clock = Clock::new(terms(&calendar, "3 working days", "15h00"));
        clock.start(moment("2026-08-25"));
        clock.asked("bo-sung", moment("2026-08-26"), effect);
        clock.supplied("bo-sung", moment("2026-08-28 16h00"), None);
        assert_eq!(clock.due().unwrap().to_string(), due, "{effect:?}");
    }
}

#[test]
fn a_restart_forgets_the_pauses_before_it() {
    let calendar = autumn();
    let mut clock = Clock::new(terms(&calendar, "1 working day", "15h00"));
    clock.start(moment("2026-08-20"));
    clock.asked("bo-sung", moment("2026-08-20"), Effect::Pause);
    clock.supplied("bo-sung", moment("2026-08-21 16h00"), None);
    clock.asked("bo-sung", moment("2026-08-21 16h30"), Effect::Restart);
    clock.supplied("bo-sung", moment("2026-08-22 10h00"), None);
    assert_eq!(clock.due().unwrap().to_string(), "2026-08-24");
}

#[test]
fn a_pause_meets_the_part_that_runs() {
    let calendar = autumn();
    let mut clock = clock(&calendar, "2 working days + 1 month", "2026-08-03");
    clock.asked("bo-sung", moment("2026-08-10"), Effect::Pause);
    clock.supplied("bo-sung", moment("2026-08-13"), None);
    assert_eq!(clock.due().unwrap().to_string(), "2026-09-08", "5 September and three days");
}

#[test]
fn what_was_not_asked_cannot_arrive() {
    let calendar = autumn();
    let mut clock = clock(&calendar, "3 working days", "2026-08-03");
    clock.supplied("bo-sung", moment("2026-08-20"), Some(duration("1 day")));
    assert_eq!(clock.due().unwrap().to_string(), "2026-08-06");
}

/// A moment some minutes after the first of August.
fn later(minutes: i64) -> Moment {
    moment("2026-08-01").after_minutes(minutes).unwrap()
}

proptest! {
    #[test]
    fn a_pause_never_makes_the_date_earlier(
        amount in 0_i64..40_000,
        unit in prop::sample::select(&[Unit::Minutes, Unit::Hours, Unit::WorkingHours, Unit::Days, Unit::WorkingDays,
            Unit::Weeks, Unit::Months, Unit::SameDay, Unit::SameWorkingDay][..]),
        times in prop::collection::vec(0_i64..60_000, 5),
        cutoff in prop::option::of(Just(hour("15h00"))),
    ) {
        let calendar = autumn();
        let amount = if unit.is_divisible() { amount } else { amount / 1000 * 1000 };
        let length = crate::calendar::Duration::new(amount, unit).unwrap();
        let mut times = times;
        times.sort_unstable();
        let mut clock = Clock::new(Terms { limit: length.into(), cutoff, calendar: &calendar });
        clock.start(later(times[0]));
        let mut due = clock.due().unwrap();
        for pause in times[1..].chunks(2) {
            clock.asked("bo-sung", later(pause[0]), Effect::Pause);
            clock.supplied("bo-sung", later(pause[1]), None);
            let next = clock.due().unwrap();
            prop_assert!(next.moment() >= due.moment(), "{length}: {next} before {due}");
            prop_assert!(later(pause[0]) <= due.moment() || next == due);
            due = next;
        }
    }

    #[test]
    fn a_pause_of_no_time_changes_no_day(days in 1_i64..30, asked in 0_i64..30) {
        let calendar = autumn();
        let start = after_days(date("2026-08-01"), asked % 7).unwrap();
        let mut clock = Clock::new(terms(&calendar, &format!("{days} working days"), ""));
        clock.start(start.into());
        let before = clock.due().unwrap();
        let asked = Moment::from(after_days(start, asked).unwrap());
        clock.asked("bo-sung", asked, Effect::Pause);
        clock.supplied("bo-sung", asked, None);
        prop_assert_eq!(clock.due().unwrap().date, before.date);
    }
}
