//! Hours of the day, moments, and the stretches in which an office is open.

use std::fmt;
use std::str::FromStr;

use super::{Date, after_days, days_between};
use crate::diagnostic::{Language, Text};
use crate::text;

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// An hour of the day to the minute, from 00h00 to 24h00; the latter ends a day and is never read from a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hour(i64);

impl Hour {
    /// 00h00, at which a day begins.
    pub const MIDNIGHT: Self = Self(0);
    /// 24h00, at which a day ends.
    pub const END_OF_DAY: Self = Self(DAY);

    /// Minutes since the beginning of the day.
    pub fn minutes(self) -> i64 {
        self.0
    }

    /// The hour that lies some minutes after this one, on the same day.
    pub(super) fn later(self, minutes: i64) -> Self {
        Self((self.0 + minutes).clamp(0, DAY))
    }
}

impl FromStr for Hour {
    type Err = Text;

    fn from_str(text: &str) -> Result<Self, Text> {
        let parts = text.split_once('h').filter(|(hour, minute)| {
            matches!(hour.len(), 1..=2) && minute.len() == 2 && digits(hour) && digits(minute)
        });
        let Some((hour, minute)) = parts else {
            return Err(
                text!(en: "`{text}` is not written as an hour", vi: "`{text}` không đúng cách viết giờ", text = text),
            );
        };
        let number = |part: &str| part.parse::<i64>().expect("two digits");
        let (hour, minute) = (number(hour), number(minute));
        (hour < 24 && minute < 60)
            .then_some(Self(hour * 60 + minute))
            .ok_or_else(|| text!(en: "there is no hour `{text}`", vi: "không có giờ `{text}`", text = text))
    }
}

impl fmt::Display for Hour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}h{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A day and, if it matters, its hour; local time of the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The hour; where arithmetic needs one and none is known, the day is counted from its beginning.
    pub hour: Option<Hour>,
}

impl Moment {
    /// A day and an hour of it.
    pub fn new(date: Date, hour: Hour) -> Self {
        Self { date, hour: Some(hour) }
    }

    /// The hour that arithmetic uses.
    pub fn hour_or_midnight(self) -> Hour {
        self.hour.unwrap_or(Hour::MIDNIGHT)
    }

    /// Clock minutes from this moment to another, negative when the other is earlier.
    pub fn minutes_until(self, other: Self) -> i64 {
        days_between(self.date, other.date) * DAY + other.hour_or_midnight().0 - self.hour_or_midnight().0
    }

    /// The moment some clock minutes later, if it lies before the end of the year 9999.
    pub(super) fn after_minutes(self, minutes: i64) -> Option<Self> {
        let total = self.hour_or_midnight().0 + minutes;
        let date = after_days(self.date, total.div_euclid(DAY))?;
        Some(Self::new(date, Hour(total.rem_euclid(DAY))))
    }

    /// The moment as a page shows it: `15h30 ngày 28/08/2026`, `28/08/2026 at 15:30`.
    pub fn in_words(self, language: Language) -> String {
        let (year, month, day) = (self.date.year(), self.date.month(), self.date.day());
        let date = format!("{day:02}/{month:02}/{year:04}");
        match (self.hour, language) {
            (None, _) => date,
            (Some(hour), Language::Vi) => format!("{hour} ngày {date}"),
            (Some(hour), Language::En) => format!("{date} at {:02}:{:02}", hour.0 / 60, hour.0 % 60),
        }
    }
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self { date, hour: None }
    }
}

impl FromStr for Moment {
    type Err = Text;

    fn from_str(text: &str) -> Result<Self, Text> {
        match text.split_once(' ') {
            None => Ok(read_date(text)?.into()),
            Some((date, hour)) => Ok(Self::new(read_date(date)?, hour.parse()?)),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.date)?;
        self.hour.map_or(Ok(()), |hour| write!(out, " {hour}"))
    }
}

/// Reads a date written `2026-08-28`, and nothing looser.
pub fn read_date(text: &str) -> Result<Date, Text> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return Err(not_a_date(text)) };
    if [year.len(), month.len(), day.len()] != [4, 2, 2] || !parts.iter().all(|part| digits(part)) {
        return Err(not_a_date(text));
    }
    let number = |part: &str| part.parse::<i16>().expect("at most four digits");
    let small = |part: &str| part.parse::<i8>().expect("two digits");
    Date::new(number(year), small(month), small(day))
        .map_err(|_| text!(en: "there is no day `{text}`", vi: "không có ngày `{text}`", text = text))
}

fn not_a_date(text: &str) -> Text {
    text!(en: "`{text}` is not written as a date", vi: "`{text}` không đúng cách viết ngày", text = text)
}

/// Whether a text holds digits only, and at least one.
pub(super) fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A stretch of office hours, such as `07h30-11h30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Opening {
    from: Hour,
    to: Hour,
}

impl Opening {
    /// From one hour to a later one.
    pub fn new(from: Hour, to: Hour) -> Option<Self> {
        (from < to).then_some(Self { from, to })
    }

    /// The hour at which the office opens.
    pub fn from(self) -> Hour {
        self.from
    }

    /// The hour at which the office closes.
    pub fn to(self) -> Hour {
        self.to
    }

    /// From the first opening hour of two to the last closing hour.
    pub(super) fn joined(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// How many minutes the office is open.
    pub fn minutes(self) -> i64 {
        self.to.0 - self.from.0
    }
}

impl FromStr for Opening {
    type Err = Text;

    fn from_str(text: &str) -> Result<Self, Text> {
        let hour = |part: &str| match part {
            "24h00" => Ok(Hour::END_OF_DAY),
            _ => part.parse::<Hour>(),
        };
        let Some((from, to)) = text.split_once('-') else {
            return Err(
                text!(en: "`{text}` does not say from when to when", vi: "`{text}` không nêu từ giờ nào đến giờ nào", text = text),
            );
        };
        Self::new(hour(from)?, hour(to)?).ok_or_else(|| {
            text!(
                en: "the office hours `{text}` do not end later than they begin",
                vi: "giờ làm việc `{text}` không kết thúc sau giờ bắt đầu",
                text = text,
            )
        })
    }
}

impl fmt::Display for Opening {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.from, self.to)
    }
}
