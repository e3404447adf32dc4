//! The days of domain section 2.2, with and without a holiday.

use super::{BASE, day, on};
use crate::calendar::{Calendar, Weekday};
use crate::process::{Process, working_days_before};

fn calendar(holidays: &[&str]) -> Calendar {
    let holidays = holidays.iter().map(|date| (day(date), String::new()));
    Calendar::new([Weekday::Saturday, Weekday::Sunday], holidays, [], [])
}

fn last(effect: &str, count: i64, holidays: &[&str]) -> String {
    working_days_before(day(effect), count, &calendar(holidays)).to_string()
}

#[test]
fn the_last_day_by_the_indicator() {
    assert_eq!(last("2026-12-01", 20, &[]), "2026-11-03");
    assert_eq!(last("2026-12-01", 5, &[]), "2026-11-24");
    assert_eq!(last("2027-01-04", 20, &[]), "2026-12-07");
    assert_eq!(last("2027-01-04", 5, &[]), "2026-12-28");
    assert_eq!(last("2026-12-01", 20, &["2026-11-24"]), "2026-11-02");
    assert_eq!(last("2026-12-01", 5, &["2026-11-24"]), "2026-11-23");
    assert_eq!(last("2027-01-04", 20, &["2027-01-01"]), "2026-12-04");
    assert_eq!(last("2027-01-04", 5, &["2027-01-01"]), "2026-12-25");
}

fn announced(head: &str) -> Process {
    let base = BASE.replace("levels: [province]", &format!("levels: [province]\n{head}"));
    on(&base, &[], "2026-08-28").0.remove(0)
}

#[test]
fn a_province_has_less_time_and_an_internal_procedure_is_outside() {
    let row = "announced: [{decision: 1/QĐ-BTP, signed: 2025-12-01}]";
    let ministry = announced(row);
    let found = ministry.announced().expect("announced");
    assert_eq!((found.days_before(), found.days_to_publish()), (20, 10));
    assert_eq!(ministry.takes_effect(found), Some(day("2026-01-01")));
    let province = announced(&format!("place: gia-lai\n{row}"));
    let found = province.announced().expect("announced");
    assert_eq!((found.days_before(), found.days_to_publish()), (5, 5));
    assert!(announced(&format!("type: internal\n{row}")).announced().is_none());
    assert!(announced("announced: [{decision: 1/QĐ-BTP}]").announced().is_none());
    let abolished = "announced: [{decision: 1/QĐ-BTP, signed: 2025-12-01, change: abolished}]";
    assert!(announced(abolished).announced().is_none());
}

#[test]
fn a_version_that_begins_with_the_signature_says_nothing_of_its_laws() {
    let same_day = announced("announced: [{decision: 1/QĐ-BTP, signed: 2026-01-01}]\nlaws: [luat-1]");
    let found = same_day.announced().expect("announced");
    assert_eq!(same_day.takes_effect(found), None);
}
