//! How durations, hours and moments are read and shown.

use std::cmp::Ordering::{Equal, Greater, Less};

use proptest::prelude::*;

use super::{autumn, date, duration, limit, moment};
use crate::calendar::{Duration, Hour, Moment, Opening, Unit, read_date};
use crate::diagnostic::Language::{En, Vi};

#[test]
fn a_duration_is_printed_in_one_way() {
    for (read, printed) in [
        ("3 working days", "3 working days"),
        ("1 working days", "1 working day"),
        ("3 working day", "3 working days"),
        ("012.50 working days", "12.5 working days"),
        ("1.000 working hours", "1 working hour"),
        ("0.25 working hour", "0.25 working hours"),
        ("0 day", "0 days"),
        ("same day", "same day"),
        ("same working day", "same working day"),
        ("00000000000000000001 year", "1 year"),
        ("999999999.999 working days", "999999999.999 working days"),
    ] {
        assert_eq!(duration(read).to_string(), printed);
    }
}

#[test]
fn people_read_durations_in_their_language() {
    for (text, vi, en) in [
        ("3 working days", "3 ngày làm việc", "3 working days"),
        ("12.5 working days", "12,5 ngày làm việc", "12.5 working days"),
        ("8 working hours", "8 giờ làm việc", "8 working hours"),
        ("1 month", "1 tháng", "1 month"),
        ("45 minutes", "45 phút", "45 minutes"),
        ("24 hours", "24 giờ", "24 hours"),
        ("15 days", "15 ngày", "15 days"),
        ("2 weeks", "2 tuần", "2 weeks"),
        ("5 years", "5 năm", "5 years"),
        ("same day", "trong ngày", "same day"),
        ("same working day", "trong ngày làm việc", "same working day"),
    ] {
        assert_eq!(duration(text).in_words(Vi), vi);
        assert_eq!(duration(text).in_words(En), en);
    }
}

#[test]
fn what_is_no_duration_is_refused_in_both_languages() {
    for text in [
        "",
        "3",
        "3  days",
        " 3 days",
        "3 days ",
        "3 working",
        "three days",
        "-3 days",
        "3.working days",
        ".5 working days",
        "3 dayss",
        "3 Days",
        "3 same days",
        "same",
        "same days",
        "3 working weeks",
        "2 ngày làm việc",
        "1_000 days",
        "٣ days",
        "3\u{a0}days",
        "3. working days",
        "1.2.3 working days",
        "3 working  days",
    ] {
        let said = text.parse::<Duration>().unwrap_err();
        assert_eq!(said.en, format!("`{text}` is not written as a duration"));
        assert_eq!(said.vi, format!("`{text}` không đúng cách viết thời hạn"));
    }
    for text in ["1.5 days", "1.0 months", "0.5 hour"] {
        assert!(text.parse::<Duration>().unwrap_err().en.contains("has a fraction"), "{text}");
    }
    for text in ["1234567890 days", "0.1234 working days", &format!("{}.5 working days", "9".repeat(400))] {
        assert!(text.parse::<Duration>().unwrap_err().vi.contains("dài quá"), "{text}");
    }
}

#[test]
fn durations_are_compared_only_when_they_count_alike() {
    let calendar = autumn();
    let compare = |one: &str, other: &str| duration(one).compare(duration(other), &calendar);
    assert_eq!(compare("10 working days", "9.5 working days"), Some(Greater));
    assert_eq!(compare("1 working day", "8 working hours"), Some(Equal));
    assert_eq!(compare("7.9 working hours", "1 working day"), Some(Less));
    assert_eq!(compare("2 weeks", "14 days"), Some(Equal));
    assert_eq!(compare("1 year", "11 months"), Some(Greater));
    assert_eq!(compare("90 minutes", "2 hours"), Some(Less));
    assert_eq!(compare("same day", "same day"), Some(Equal));
    for (one, other) in [
        ("1 day", "1 working day"),
        ("24 hours", "1 day"),
        ("30 days", "1 month"),
        ("same day", "same working day"),
        ("8 hours", "8 working hours"),
        ("same working day", "1 working day"),
        ("1 day", "8 working hours"),
    ] {
        assert_eq!(compare(one, other), None, "{one} and {other}");
        assert_eq!(compare(other, one), None, "{other} and {one}");
    }
}

#[test]
fn durations_that_count_alike_are_summed() {
    let plus = |one: &str, other: &str| duration(one).plus(duration(other)).map(|sum| sum.to_string());
    assert_eq!(plus("3 working days", "0.5 working days").as_deref(), Some("3.5 working days"));
    assert_eq!(plus("1 week", "1 week").as_deref(), Some("2 weeks"));
    assert_eq!(plus("1 week", "3 days").as_deref(), Some("10 days"));
    assert_eq!(plus("1 hour", "30 minutes").as_deref(), Some("90 minutes"));
    assert_eq!(plus("1 year", "6 months").as_deref(), Some("18 months"));
    assert_eq!(plus("same day", "same day").as_deref(), Some("same day"));
    assert_eq!(plus("1 working day", "8 working hours"), None);
    assert_eq!(plus("1 working day", "1 day"), None);
    assert_eq!(plus("999999999 days", "1 day"), None);
    assert_eq!(plus("999999999 weeks", "1 day"), None);
    let parts: Vec<String> = limit("3 working days + 1 month + 2 working days + 15 days + 1 year")
        .parts()
        .iter()
        .map(Duration::to_string)
        .collect();
    assert_eq!(parts, ["5 working days", "13 months", "15 days"]);
}

#[test]
fn limits_are_compared_by_numbers_only_when_numbers_can_tell() {
    let calendar = autumn();
    let compare = |one: &str, other: &str| limit(one).compare(&limit(other), &calendar);
    assert_eq!(compare("3 working days + 4 working days", "7 working days"), Some(Equal));
    assert_eq!(compare("12 days", "7 working days"), None);
    assert_eq!(compare("1 day + 1 month", "1 day + 1 month"), Some(Equal));
    assert_eq!(compare("1 day + 1 month", "2 days + 1 month"), None);
    assert_eq!(
        (compare("", "1 day"), compare("1 day", ""), compare("", "")),
        (Some(Less), Some(Greater), Some(Equal))
    );
}

#[test]
fn hours_and_moments_are_read_strictly() {
    for (text, printed) in [("15h00", "15h00"), ("8h05", "08h05"), ("00h00", "00h00"), ("23h59", "23h59")] {
        assert_eq!(text.parse::<Hour>().unwrap().to_string(), printed);
    }
    for text in ["15:00", "15h", "h00", "15h5", "15h000", "+5h00", "015h00", "15H00", ""] {
        assert!(text.parse::<Hour>().unwrap_err().en.contains("is not written as an hour"), "{text}");
    }
    for text in ["24h00", "15h60", "99h99"] {
        assert!(text.parse::<Hour>().unwrap_err().en.contains("there is no hour"), "{text}");
    }
    assert_eq!(moment("2026-08-28 15h30").to_string(), "2026-08-28 15h30");
    assert_eq!(moment("2026-08-28").to_string(), "2026-08-28");
    for text in [
        "2026-08-28T15h30",
        "2026-8-28",
        "20260828",
        "2026-08-28-01",
        "2026-08-28 ",
        "26-08-28",
        "-026-08-28",
    ] {
        assert!(text.parse::<Moment>().is_err(), "{text}");
    }
    assert_eq!(read_date("2026-02-30").unwrap_err().vi, "không có ngày `2026-02-30`");
    assert_eq!(read_date("2026-13-01").unwrap_err().en, "there is no day `2026-13-01`");
}

#[test]
fn moments_are_shown_as_pages_show_them() {
    assert_eq!(moment("2026-08-28 15h30").in_words(Vi), "15h30 ngày 28/08/2026");
    assert_eq!(moment("2026-08-28 15h30").in_words(En), "28/08/2026 at 15:30");
    assert_eq!(Moment::from(date("2026-08-08")).in_words(Vi), "08/08/2026");
}

#[test]
fn office_hours_open_before_they_close() {
    let opening: Opening = "7h30-11h30".parse().unwrap();
    assert_eq!((opening.to_string().as_str(), opening.minutes()), ("07h30-11h30", 240));
    assert_eq!("00h00-24h00".parse::<Opening>().unwrap().minutes(), 1440);
    for text in ["07h30", "11h30-07h30", "07h30-07h30", "07h30-25h00", "24h00-24h00", "07h30-11h30-12h00", ""]
    {
        assert!(text.parse::<Opening>().is_err(), "{text}");
    }
}

const UNITS: [Unit; 10] = [
    Unit::Minutes,
    Unit::Hours,
    Unit::WorkingHours,
    Unit::Days,
    Unit::WorkingDays,
    Unit::Weeks,
    Unit::Months,
    Unit::Years,
    Unit::SameDay,
    Unit::SameWorkingDay,
];

proptest! {
    #[test]
    fn what_is_printed_is_read_again(amount in 0_i64..1_000_000_000_000, unit in prop::sample::select(&UNITS[..])) {
        let divisible = unit.is_divisible();
        let length = Duration::new(if divisible { amount } else { amount / 1000 * 1000 }, unit).unwrap();
        prop_assert_eq!(length.to_string().parse::<Duration>().unwrap(), length);
        let counted = !matches!(unit, Unit::SameDay | Unit::SameWorkingDay);
        if counted && amount % 1000 != 0 {
            prop_assert_eq!(Duration::new(amount, unit).is_some(), divisible);
        }
    }

    #[test]
    fn hours_are_read_again(minutes in 0_i64..1440) {
        let hour = Hour::MIDNIGHT.later(minutes);
        prop_assert_eq!(hour.to_string().parse::<Hour>().unwrap(), hour);
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,24}", near in "[0-9]{0,5}[.h -]{0,2}[0-9]{0,5}[ h-]?(same|working|days?| ){0,3}") {
        for text in [&text, &near] {
            let _ = text.parse::<Duration>();
            let _ = text.parse::<Hour>();
            let _ = text.parse::<Moment>();
            let _ = text.parse::<Opening>();
        }
    }
}
