use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Date;

use super::decimal::Decimal;

/// One row of a list: the answers to its fields.
pub type Row = BTreeMap<String, Value>;

/// What an expression can be worth.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Not asked, left empty or not yet written.
    #[default]
    Null,
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(Decimal),
    /// A text, or the id of an option.
    Text(String),
    /// A day.
    Date(Date),
    /// A sum of money.
    Money(Money),
    /// A length of time.
    Duration(Duration),
    /// The ids of the options that were ticked.
    Choices(BTreeSet<String>),
    /// The rows of a list.
    List(Vec<Row>),
    /// A file, by its name.
    File(String),
}

impl Value {
    /// A text or the id of an option.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Whether there is no value.
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Number(Decimal::from(value))
    }
}

/// The value as it is written in an expression.
impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => out.write_str("null"),
            Self::Boolean(value) => value.fmt(out),
            Self::Number(value) => value.fmt(out),
            Self::Text(text) | Self::File(text) => write!(out, "\"{text}\""),
            Self::Date(date) => write!(out, "date(\"{date}\")"),
            Self::Money(money) => money.fmt(out),
            Self::Duration(duration) => duration.fmt(out),
            Self::Choices(options) => {
                let options: Vec<String> = options.iter().map(|option| format!("\"{option}\"")).collect();
                write!(out, "({})", options.join(", "))
            }
            Self::List(rows) => write!(out, "({} rows)", rows.len()),
        }
    }
}

/// A currency by its three capital letters (ISO 4217).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The đồng.
    pub const VND: Self = Self(*b"VND");

    /// Reads three capital letters.
    pub fn parse(code: &str) -> Option<Self> {
        let letters: [u8; 3] = code.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("three ASCII letters")
    }

    /// How many decimals its smallest unit stands behind the point: none for VND, two for USD.
    pub fn decimals(self) -> u8 {
        match self.code() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI"
            | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

/// A sum of money, counted in the smallest unit of its currency; a part of that unit can stand only between a
/// multiplication and the rounding of the fee.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money {
    /// The currency.
    pub currency: Currency,
    /// How many of the smallest unit.
    pub units: Decimal,
}

impl Money {
    /// So many of the smallest unit.
    pub fn new(units: impl Into<Decimal>, currency: Currency) -> Self {
        Self { currency, units: units.into() }
    }

    /// A sum as people write it, `12.5` USD; none when it is too large.
    pub fn of(amount: &Decimal, currency: Currency) -> Option<Self> {
        Some(Self { currency, units: amount.shift(i64::from(currency.decimals()))? })
    }

    /// Rounded to the smallest unit, a half up, as every fee is once.
    #[must_use]
    pub fn rounded(&self) -> Self {
        Self { currency: self.currency, units: self.units.half_up() }
    }
}

/// As it is written: `20_000 VND`.
impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.units.shift(-i64::from(self.currency.decimals())).unwrap_or(self.units.clone());
        let plain = amount.to_string();
        let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        write!(out, "{sign}{}", grouped(whole))?;
        if !fraction.is_empty() {
            write!(out, ".{fraction:0<width$}", width = usize::from(self.currency.decimals()))?;
        }
        write!(out, " {}", self.currency)
    }
}

fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

/// A unit of time of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Hour of the office.
    WorkingHour,
    /// Day that is neither weekend nor holiday.
    WorkingDay,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Day.
    Day,
    /// Week.
    Week,
    /// Month.
    Month,
    /// Year.
    Year,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 8] = [
        Self::WorkingHour,
        Self::WorkingDay,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Year,
    ];

    /// The word for one of it.
    pub fn word(self) -> &'static str {
        match self {
            Self::WorkingHour => "working hour",
            Self::WorkingDay => "working day",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// Whether it counts office time, of which there are fractions and which needs a calendar.
    pub fn is_working(self) -> bool {
        matches!(self, Self::WorkingHour | Self::WorkingDay)
    }

    /// Whether a date moves by it: days, weeks, months and years.
    pub fn moves_dates(self) -> bool {
        matches!(self, Self::Day | Self::Week | Self::Month | Self::Year)
    }
}

/// A length of time in one unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration {
    /// The unit.
    pub unit: Unit,
    /// How many of it.
    pub amount: Decimal,
}

impl Duration {
    /// So many of a unit.
    pub fn new(amount: impl Into<Decimal>, unit: Unit) -> Self {
        Self { unit, amount: amount.into() }
    }
}

/// As it is written: `3 months`.
impl fmt::Display for Duration {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.amount == Decimal::from(1) { "" } else { "s" };
        write!(out, "{} {}{plural}", self.amount, self.unit.word())
    }
}
