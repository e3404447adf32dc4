//! Territories and the calendars by which work is done there.

use serde::Deserialize;

use super::{Basis, Id, Rows};
use crate::calendar::{Date, Opening};
use crate::source::Spanned;

words! {
    /// What a territory is.
    PlaceLevel {
        /// A country.
        Country = "country",
        /// A province.
        Province = "province",
        /// A commune.
        Commune = "commune",
    }
}

/// A territory.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Place {
    /// Id.
    pub id: Id,
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Published code.
    pub code: Option<Spanned<String>>,
    /// The territory it lies in.
    pub within: Option<Id>,
    /// What it is.
    pub level: Option<Spanned<PlaceLevel>>,
    /// Traits used by laws.
    #[serde(default)]
    pub traits: Vec<Id>,
}

/// A working calendar.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CalendarRow {
    /// Id.
    pub id: Id,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Where it holds.
    pub place: Option<Id>,
    /// Days of the week that are off.
    pub weekend: Vec<Spanned<Weekday>>,
    /// Holidays.
    #[serde(default)]
    pub holidays: Rows<Holiday>,
    /// Days off worked instead.
    #[serde(default)]
    pub working: Vec<Spanned<Date>>,
    /// Office hours.
    pub hours: Vec<Spanned<Opening>>,
}

words! {
    /// A day of the week.
    Weekday {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
}

/// A holiday.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Holiday {
    /// The day.
    pub date: Spanned<Date>,
    /// Its name.
    pub name: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
}
