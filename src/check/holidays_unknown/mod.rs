use std::collections::BTreeSet;

use super::{Check, Findings, Levels, Run};
use crate::calendar::{Duration, Unit};
use crate::family::Meta;
use crate::process::Catalog;
use crate::{page, text};

/// A calendar that has no holidays for a year in which limits end.
pub static HOLIDAYS_UNKNOWN: Check = Check {
    meta: Meta { name: "holidays-unknown", page: page!() },
    levels: Levels::WARNING,
    run: Run::Catalog(run),
};

/// Cases received on the day end in the months behind it.
const MONTHS_AHEAD: i64 = 3;

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    let ahead =
        Duration::new(MONTHS_AHEAD * 1000, Unit::Months).and_then(|ahead| ahead.added_to(catalog.day));
    let needed = [Some(catalog.day), ahead];
    for (id, calendar) in catalog.dictionaries.calendars.iter() {
        let known: BTreeSet<i16> =
            calendar.holidays.iter().map(|holiday| holiday.date.value.year()).collect();
        let missing = needed.iter().flatten().map(|day| day.year()).find(|year| !known.contains(year));
        let Some(year) = missing else { continue };
        findings
            .push(
                calendar.id.span,
                text!(
                    en: "the calendar `{id}` has no holidays for {year}, so limits that run then are counted wrongly",
                    vi: "lịch `{id}` chưa có ngày nghỉ năm {year}, nên thời hạn rơi vào năm đó sẽ tính sai",
                ),
            )
            .help(text!(
                en: "add the holidays of {year} under `holidays`, and the days off worked instead under `working`",
                vi: "thêm ngày nghỉ năm {year} vào `holidays`, và ngày làm bù vào `working`",
            ));
    }
}
