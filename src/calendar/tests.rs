//! The fixtures of the language and of the law, then calendars at their edges.

mod clock;
mod laws;
mod words;

use super::{
    Calendar, Date, Due, Duration, Hour, Limit, Moment, NoDate, Weekday, days_between, read_date,
    read_weekday, worst_start, years_between,
};

fn date(text: &str) -> Date {
    read_date(text).unwrap()
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn duration(text: &str) -> Duration {
    text.parse().unwrap()
}

fn hour(text: &str) -> Hour {
    text.parse().unwrap()
}

/// Durations joined by ` + `; none from an empty text.
fn limit(text: &str) -> Limit {
    text.split(" + ").filter(|part| !part.is_empty()).map(duration).collect()
}

fn calendar(weekend: &str, holidays: &str, worked: &str, office: &str) -> Calendar {
    Calendar::new(
        weekend.split_whitespace().map(|word| read_weekday(word).unwrap()),
        holidays.split_whitespace().map(|day| (date(day), format!("nghỉ {day}"))),
        worked.split_whitespace().map(date),
        office.split_whitespace().map(|opening| opening.parse().unwrap()),
    )
}

/// The calendar of all fixtures.
fn autumn() -> Calendar {
    calendar("sat sun", "2026-09-01 2026-09-02", "", "07h30-11h30 13h30-17h30")
}

fn due_in(calendar: &Calendar, start: &str, length: &str, cutoff: &str) -> Result<Due, NoDate> {
    limit(length).due(moment(start), (!cutoff.is_empty()).then(|| hour(cutoff)), calendar)
}

#[track_caller]
fn assert_due(start: &str, length: &str, cutoff: &str, expected: &str) {
    let due = due_in(&autumn(), start, length, cutoff).unwrap();
    assert_eq!(due.to_string(), expected, "{length} from {start}, cut-off {cutoff:?}");
}

#[test]
fn fixtures_of_the_language() {
    assert_due("2026-08-31 09h00", "3 working days", "", "2026-09-07");
    assert_due("2026-08-27", "5 days", "", "2026-09-03");
    assert_due("2026-08-31", "1 month", "", "2026-09-30");
    assert_due("2026-08-28 16h00", "8 working hours", "", "2026-08-31 16h00");
    assert_due("2026-08-28 15h30", "same working day", "15h00", "2026-08-31");
    assert_due("2026-08-22 10h00", "3 working days", "", "2026-08-26");
    assert_due("2026-08-22", "same working day", "", "2026-08-24");
    assert_due("2026-08-03", "12.5 working days", "", "2026-08-20 11h30");
    assert_due("2026-10-31", "1 month", "", "2026-11-30");
    assert_due("2026-08-28 15h00", "same working day", "15h00", "2026-08-28");
}

#[test]
fn fixtures_of_the_law_without_a_supplement() {
    assert_due("2026-08-28 15h30", "same day", "15h00", "2026-08-31");
    assert_due("2026-08-03", "10 working days", "", "2026-08-17");
}

#[test]
fn every_unit_keeps_its_own_reading() {
    assert_due("2026-08-28 23h30", "45 minutes", "", "2026-08-29 00h15");
    assert_due("2026-08-28 16h00", "8 hours", "", "2026-08-29 00h00");
    assert_due("2026-08-29 10h00", "8 working hours", "", "2026-08-31 17h30");
    assert_due("2026-08-28 12h00", "0.5 working hours", "", "2026-08-28 14h00");
    assert_due("2026-08-28 17h30", "0.5 working hours", "", "2026-08-31 08h00");
    assert_due("2026-08-28 07h30", "4 working hours", "", "2026-08-28 11h30");
    assert_due("2026-08-29", "1 week", "", "2026-09-07");
    assert_due("2026-01-31", "2 months", "", "2026-03-31");
    assert_due("2026-01-31", "1 month", "", "2026-03-02");
    assert_due("2024-02-29", "1 year", "", "2025-02-28");
    assert_due("2026-08-29", "same day", "", "2026-08-29");
    assert_due("2026-08-28 20h00", "same working day", "", "2026-08-28");
}

#[test]
fn the_hour_of_a_due_day_is_the_close_of_what_was_counted() {
    let hour_of = |length| due_in(&autumn(), "2026-08-24 09h00", length, "").unwrap().hour;
    assert_eq!(hour_of("2 working days"), hour("17h30"));
    assert_eq!(hour_of("2 days"), Hour::END_OF_DAY);
    assert_eq!(hour_of("1 month"), Hour::END_OF_DAY);
    assert_eq!(hour_of("0 working days"), Hour::END_OF_DAY);
    assert_eq!(due_in(&autumn(), "2026-08-29", "0 working days", "").unwrap().hour, hour("17h30"));
}

#[test]
fn a_late_receipt_counts_from_the_next_opening() {
    assert_due("2026-08-28 15h01", "1 working day", "15h00", "2026-09-03");
    assert_due("2026-08-28 15h01", "1 working hour", "15h00", "2026-08-31 08h30");
    assert_due("2026-08-28 15h01", "2 hours", "15h00", "2026-08-31 09h30");
    assert_due("2026-08-28", "1 working day", "15h00", "2026-08-31");
    assert_due("2026-08-28 23h00", "1 working day", "", "2026-08-31");
}

#[test]
fn nothing_left_to_count_ends_when_someone_works() {
    assert_due("2026-08-28 09h00", "0 working days", "", "2026-08-28");
    assert_due("2026-08-29 09h00", "0 working days", "", "2026-08-31");
    assert_due("2026-08-28 09h00", "0 working hours", "", "2026-08-28 09h00");
    assert_due("2026-08-28 17h30", "0 working hours", "", "2026-08-28 17h30");
    assert_due("2026-08-28 12h00", "0 working hours", "", "2026-08-28 13h30");
    assert_due("2026-08-29 12h00", "0 working hours", "", "2026-08-31 07h30");
    assert_due("2026-08-29", "", "", "2026-08-29");
    assert_due("2026-08-29 10h00", "", "", "2026-08-29 10h00");
}

#[test]
fn a_begun_minute_of_a_fraction_counts_whole() {
    assert_due("2026-08-24", "1.001 working days", "", "2026-08-26 07h31");
    assert_due("2026-08-24", "0.001 working hours", "", "2026-08-24 07h31");
    assert_due("2026-08-24", "1.75 working days", "", "2026-08-26 15h30");
}

#[test]
fn unlike_units_are_counted_on_from_the_date_reached() {
    assert_due("2026-08-03", "2 working days + 1 month + 3 working days", "", "2026-09-10");
    assert_due("2026-08-20", "2 days + 4 working hours", "", "2026-08-25 11h30");
    assert_due("2026-08-20", "1 working day + 2 hours", "", "2026-08-21 19h30");
}

#[test]
fn saturdays_are_worked_when_the_calendar_says_so() {
    let calendar = calendar("sat sun", "2026-09-02 2026-09-03", "2026-08-22 2026-09-03", "08h00-12h00");
    assert!(calendar.is_working(date("2026-08-22")));
    assert!(calendar.is_working(date("2026-09-03")), "a holiday that is worked instead is worked");
    assert_eq!(calendar.holiday(date("2026-09-03")), Some("nghỉ 2026-09-03"));
    assert_eq!(calendar.holiday(date("2026-08-22")), None);
    assert_eq!(due_in(&calendar, "2026-08-21", "2 working days", "").unwrap().to_string(), "2026-08-24");
    assert_eq!(due_in(&calendar, "2026-08-20", "2 days", "").unwrap().to_string(), "2026-08-22");
}

#[test]
fn tet_takes_a_week_out() {
    let tet = "2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20";
    let calendar = calendar("sat sun", tet, "2026-02-28", "07h30-11h30 13h30-17h30");
    assert_eq!(due_in(&calendar, "2026-02-12", "3 working days", "").unwrap().to_string(), "2026-02-24");
    assert_eq!(due_in(&calendar, "2026-02-12", "3 days", "").unwrap().to_string(), "2026-02-23");
    assert_eq!(
        due_in(&calendar, "2026-02-13 16h30", "2 working hours", "").unwrap().to_string(),
        "2026-02-23 08h30"
    );
    assert_eq!(calendar.working_days_between(date("2026-02-13"), date("2026-02-28")), 6);
    assert_eq!(calendar.known_years(), Some(2026..=2026));
}

#[test]
fn a_calendar_that_never_works_says_so() {
    let never = calendar("mon tue wed thu fri sat sun", "", "2026-08-29", "07h30-11h30");
    assert_eq!(due_in(&never, "2026-08-28", "1 working day", "").unwrap().date, date("2026-08-29"));
    for length in
        ["2 working days", "2 days", "9 working hours", "1.5 working days", "2 working days + 1 month"]
    {
        assert_eq!(due_in(&never, "2026-08-28", length, ""), Err(NoDate::NoWorkingDay), "{length}");
    }
    assert_eq!(due_in(&never, "2026-08-30", "same working day", ""), Err(NoDate::NoWorkingDay));
    assert_eq!(due_in(&never, "2026-08-30 10h00", "1 hour", "09h00"), Err(NoDate::NoWorkingDay));
    assert!(due_in(&never, "2026-08-30 10h00", "1 hour", "").is_ok());
}

#[test]
fn a_year_of_holidays_is_passed_over() {
    let days: Vec<String> =
        (0..365).map(|day| super::after_days(date("2026-01-01"), day).unwrap().to_string()).collect();
    let calendar = calendar("", &days.join(" "), "", "");
    assert_eq!(due_in(&calendar, "2025-12-31", "2 working days", "").unwrap().to_string(), "2027-01-02");
    assert_eq!(calendar.working_days_between(date("2025-12-30"), date("2027-01-02")), 3);
}

#[test]
fn without_office_hours_days_are_counted_and_hours_are_not() {
    let closed = calendar("sat sun", "", "", "");
    let due = due_in(&closed, "2026-08-28 16h00", "1 working day", "15h00").unwrap();
    assert_eq!((due.to_string().as_str(), due.hour), ("2026-09-01", Hour::END_OF_DAY));
    for length in ["1 working hour", "0 working hours", "1.5 working days"] {
        assert_eq!(due_in(&closed, "2026-08-28", length, ""), Err(NoDate::NoOfficeHours), "{length}");
    }
    assert_eq!(duration("8 working hours").compare(duration("1 working day"), &closed), None);
}

#[test]
fn the_end_of_the_calendar_is_an_answer() {
    let calendar = autumn();
    let all = ["9999 years", "999999999 days", "999999999 working days", "999999999.999 working hours"];
    for length in all.into_iter().chain(["999999999 months", "999999999 hours", "99999 weeks + 9999 years"]) {
        assert_eq!(due_in(&calendar, "2026-08-28", length, ""), Err(NoDate::TooFar), "{length}");
    }
    for length in ["1 day", "1 minute", "1 working day", "1 working hour", "1 month", "1.5 working days"] {
        assert_eq!(due_in(&calendar, "9999-12-31 23h59", length, ""), Err(NoDate::TooFar), "{length}");
    }
    assert_eq!(due_in(&calendar, "9999-12-31 23h59", "same day", "15h00"), Err(NoDate::TooFar));
    assert_eq!(due_in(&calendar, "2026-12-31", "7973 years", "").unwrap().date, Date::MAX);
    assert!(due_in(&calendar, "0000-01-01", "1 working day", "").is_ok());
}

#[test]
fn overlapping_office_hours_are_one() {
    let calendar = calendar("", "", "", "13h30-17h30 07h30-11h30 11h00-12h00 08h00-09h00 17h30-24h00");
    assert_eq!(calendar.minutes_per_day(), (4 * 60 + 30) + (10 * 60 + 30));
    assert_eq!((calendar.opening(), calendar.closing()), (hour("07h30"), Hour::END_OF_DAY));
}

#[test]
fn dates_are_subtracted_and_years_counted() {
    assert_eq!(days_between(date("2026-08-28"), date("2026-09-01")), 4);
    assert_eq!(days_between(date("2026-09-01"), date("2026-08-28")), -4);
    for (from, to, years) in [
        ("2020-02-29", "2021-02-28", 1),
        ("2020-02-29", "2021-02-27", 0),
        ("2000-06-01", "2026-05-31", 25),
        ("2000-06-01", "1999-07-01", -1),
        ("2000-06-01", "1999-05-31", -2),
    ] {
        assert_eq!(years_between(date(from), date(to)), years, "{from} to {to}");
    }
    assert_eq!(duration("1 month").added_to(date("2026-01-31")), Some(date("2026-02-28")));
    assert_eq!(duration("1 year").taken_from(date("2024-02-29")), Some(date("2023-02-28")));
    assert_eq!(duration("2 weeks").taken_from(date("2026-08-28")), Some(date("2026-08-14")));
    assert_eq!(duration("2 working days").added_to(date("2026-08-28")), None);
}

#[test]
fn the_worst_start_is_found_for_mixed_units() {
    let (calendar, from) = (autumn(), date("2026-08-04"));
    let worst = worst_start(&limit("12 days"), &limit("7 working days"), &calendar, from, 400).unwrap();
    assert!(worst.is_over());
    assert_eq!(worst.start.to_string(), "2026-08-10", "the first Monday, not a later one");
    assert_eq!(
        (worst.reached.to_string().as_str(), worst.promised.to_string().as_str()),
        ("2026-08-24", "2026-08-19")
    );
    for (steps, promise) in [("7 days", "7 working days"), ("1 day", "1 working day")] {
        let worst = worst_start(&limit(steps), &limit(promise), &calendar, from, 400).unwrap();
        assert!(!worst.is_over(), "{steps} fit into {promise}");
    }
    let none = worst_start(&limit(""), &limit("1 day"), &calendar, from, 0).unwrap();
    assert!(!none.is_over());
    assert_eq!(
        worst_start(&limit("1 day"), &limit("1 working day"), &calendar, Date::MAX, 2),
        Err(NoDate::TooFar)
    );
}

#[test]
fn the_worst_start_of_hours_is_early_or_late_in_the_day() {
    let (calendar, monday) = (calendar("sat sun", "", "", "08h00-16h00"), date("2026-08-03"));
    let early = worst_start(&limit("2 days"), &limit("48 hours"), &calendar, monday, 1).unwrap();
    assert_eq!(early.start.to_string(), "2026-08-03 08h00");
    let late = worst_start(&limit("8 working hours + 1 day"), &limit("1 day"), &calendar, monday, 1).unwrap();
    assert_eq!((late.start.to_string().as_str(), late.is_over()), ("2026-08-03 16h00", true));
}

#[test]
fn weekdays_are_named_by_three_letters() {
    assert_eq!(read_weekday("sat"), Some(Weekday::Saturday));
    assert_eq!(read_weekday("mon"), Some(Weekday::Monday));
    assert_eq!(read_weekday("Sat"), None);
}
