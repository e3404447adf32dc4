//! Lengths of time as the law writes them: an amount of one unit.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::hour::digits;
use super::{Calendar, Date, after_days, after_months};
use crate::diagnostic::{Language, Text};
use crate::text;

/// What a limit counts in; how each is counted stands at [`Limit::due`](super::Limit::due).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Clock minutes.
    Minutes,
    /// Clock hours.
    Hours,
    /// Hours in which the office is open.
    WorkingHours,
    /// Calendar days.
    Days,
    /// Days on which the office works.
    WorkingDays,
    /// Seven calendar days.
    Weeks,
    /// Calendar months.
    Months,
    /// Twelve calendar months.
    Years,
    /// The day of receipt itself.
    SameDay,
    /// The day of receipt itself, or the next working day.
    SameWorkingDay,
}

/// Every unit with its words: English singular and Vietnamese.
const UNITS: [(Unit, &str, &str); 10] = [
    (Unit::Minutes, "minute", "phút"),
    (Unit::Hours, "hour", "giờ"),
    (Unit::WorkingHours, "working hour", "giờ làm việc"),
    (Unit::Days, "day", "ngày"),
    (Unit::WorkingDays, "working day", "ngày làm việc"),
    (Unit::Weeks, "week", "tuần"),
    (Unit::Months, "month", "tháng"),
    (Unit::Years, "year", "năm"),
    (Unit::SameDay, "same day", "trong ngày"),
    (Unit::SameWorkingDay, "same working day", "trong ngày làm việc"),
];

impl Unit {
    /// Whether it follows the working calendar and stands behind a number, and so may have a fraction.
    pub fn is_divisible(self) -> bool {
        matches!(self, Self::WorkingHours | Self::WorkingDays)
    }

    /// Whether a limit in it ends at an hour, not with a day.
    pub fn is_by_hour(self) -> bool {
        matches!(self, Self::Minutes | Self::Hours | Self::WorkingHours)
    }

    /// Whether it stands behind a number.
    fn is_counted(self) -> bool {
        !matches!(self, Self::SameDay | Self::SameWorkingDay)
    }

    fn words(self) -> (&'static str, &'static str) {
        let (_, english, vietnamese) =
            UNITS.iter().find(|(unit, ..)| *unit == self).expect("every unit has its words");
        (english, vietnamese)
    }
}

/// An amount of one unit, exact to a thousandth: `12.5 working days`, `1 month`, `same day`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    thousandths: i64,
    unit: Unit,
}

impl Duration {
    /// The largest amount that can be written: nine digits and three decimals.
    const LARGEST: i64 = 999_999_999_999;

    /// So many thousandths of a unit; `None` for a fraction of a unit that has none, or beyond nine digits.
    pub fn new(thousandths: i64, unit: Unit) -> Option<Self> {
        let thousandths = if unit.is_counted() { thousandths } else { 0 };
        let divided = thousandths % 1000 != 0;
        let sound = (0..=Self::LARGEST).contains(&thousandths) && (!divided || unit.is_divisible());
        sound.then_some(Self { thousandths, unit })
    }

    /// The amount in thousandths of the unit.
    pub fn thousandths(self) -> i64 {
        self.thousandths
    }

    /// The unit.
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// The amount in minutes of clocks or offices; a minute that has begun counts whole.
    pub(super) fn minutes(self) -> i64 {
        match self.unit {
            Unit::Minutes => self.thousandths / 1000,
            _ => -(-self.thousandths * 60).div_euclid(1000),
        }
    }

    /// The same length in the smallest unit that equals it always: a week is seven days, a day is no number of hours.
    fn in_smallest(self) -> (Unit, i64) {
        match self.unit {
            Unit::Hours => (Unit::Minutes, self.thousandths * 60),
            Unit::Weeks => (Unit::Days, self.thousandths * 7),
            Unit::Years => (Unit::Months, self.thousandths * 12),
            unit => (unit, self.thousandths),
        }
    }

    /// Which of two is longer, if they count alike; working hours and working days meet in the calendar's hours per day.
    pub fn compare(self, other: Self, calendar: &Calendar) -> Option<Ordering> {
        let ((unit, amount), (other_unit, other_amount)) = (self.in_smallest(), other.in_smallest());
        if unit == other_unit {
            return Some(amount.cmp(&other_amount));
        }
        let per_day = calendar.minutes_per_day();
        let minutes = |unit, amount: i64| match unit {
            Unit::WorkingHours => Some(amount * 60),
            Unit::WorkingDays if per_day > 0 => Some(amount * per_day),
            _ => None,
        };
        Some(minutes(unit, amount)?.cmp(&minutes(other_unit, other_amount)?))
    }

    /// The sum of two that count alike, if it has at most nine digits.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.unit == other.unit {
            return Self::new(self.thousandths + other.thousandths, self.unit);
        }
        let ((unit, amount), (other_unit, other_amount)) = (self.in_smallest(), other.in_smallest());
        (unit == other_unit).then(|| Self::new(amount + other_amount, unit))?
    }

    /// The date so many days, weeks, months or years later, also when it is a day off.
    pub fn added_to(self, date: Date) -> Option<Date> {
        self.moved(date, 1)
    }

    /// The date so many days, weeks, months or years earlier, also when it is a day off.
    pub fn taken_from(self, date: Date) -> Option<Date> {
        self.moved(date, -1)
    }

    fn moved(self, date: Date, direction: i64) -> Option<Date> {
        let (unit, thousandths) = self.in_smallest();
        let amount = direction * thousandths / 1000;
        match unit {
            Unit::Days => after_days(date, amount),
            Unit::Months => after_months(date, amount),
            _ => None,
        }
    }

    /// The duration as a page says it: `12,5 ngày làm việc`, `12.5 working days`, `trong ngày`.
    pub fn in_words(self, language: Language) -> String {
        match language {
            Language::En => self.to_string(),
            Language::Vi if self.unit.is_counted() => {
                format!("{} {}", self.number().replace('.', ","), self.unit.words().1)
            }
            Language::Vi => self.unit.words().1.to_owned(),
        }
    }

    /// The amount without needless zeros.
    fn number(self) -> String {
        let (whole, fraction) = (self.thousandths / 1000, self.thousandths % 1000);
        let fraction = format!("{fraction:03}");
        match fraction.trim_end_matches('0') {
            "" => whole.to_string(),
            fraction => format!("{whole}.{fraction}"),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (words, _) = self.unit.words();
        if !self.unit.is_counted() {
            return out.write_str(words);
        }
        let plural = if self.thousandths == 1000 { "" } else { "s" };
        write!(out, "{} {words}{plural}", self.number())
    }
}

impl FromStr for Duration {
    type Err = Text;

    fn from_str(text: &str) -> Result<Self, Text> {
        match UNITS.iter().find(|(unit, english, _)| *english == text && !unit.is_counted()) {
            Some((unit, ..)) => Ok(Self { thousandths: 0, unit: *unit }),
            None => read_counted(text),
        }
    }
}

fn read_counted(text: &str) -> Result<Duration, Text> {
    let Some((whole, fraction, unit)) = split(text) else {
        return Err(
            text!(en: "`{text}` is not written as a duration", vi: "`{text}` không đúng cách viết thời hạn", text = text),
        );
    };
    if fraction.is_some() && !unit.is_divisible() {
        return Err(text!(
            en: "`{text}` has a fraction; only working hours and working days can be divided",
            vi: "`{text}` có phần lẻ; chỉ giờ làm việc và ngày làm việc mới chia lẻ được",
            text = text,
        ));
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.unwrap_or_default().trim_end_matches('0');
    if whole.len() > 9 || fraction.len() > 3 {
        return Err(text!(
            en: "the number in `{text}` is longer than nine digits and three decimals",
            vi: "con số trong `{text}` dài quá chín chữ số phần nguyên và ba chữ số phần lẻ",
            text = text,
        ));
    }
    let thousandths = format!("0{whole}{fraction:0<3}").parse().expect("at most thirteen digits");
    Ok(Duration { thousandths, unit })
}

/// Whole digits, digits behind the point, unit.
fn split(text: &str) -> Option<(&str, Option<&str>, Unit)> {
    let (number, words) = text.split_once(' ')?;
    let singular = words.strip_suffix('s').unwrap_or(words);
    let (unit, ..) = UNITS.iter().find(|(unit, english, _)| *english == singular && unit.is_counted())?;
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    (digits(whole) && fraction.is_none_or(digits)).then_some((whole, fraction, *unit))
}
