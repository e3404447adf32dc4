//! The small values of the language: sums of money, copies, legal bases, literals. Each is written as one short text.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, Visitor};

use crate::calendar::{Duration, Hour, Moment, Opening};

/// A sum in the smallest unit of its currency: `20_000 VND`, `12.50 USD`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money {
    /// ISO 4217 code.
    pub currency: String,
    /// Whole number of the smallest unit: đồng, cent.
    pub amount: u64,
}

impl Money {
    /// How many digits of the currency stand behind the decimal point (ISO 4217).
    pub fn decimals(currency: &str) -> u32 {
        match currency {
            "VND" | "JPY" | "KRW" | "CLP" | "ISK" | "PYG" | "UGX" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        }
    }
}

impl FromStr for Money {
    type Err = NotWritten;

    fn from_str(text: &str) -> Result<Self, NotWritten> {
        let (digits, currency) = text.split_once(' ').ok_or(NotWritten)?;
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let decimals = Self::decimals(currency) as usize;
        if fraction.len() > decimals || currency.len() != 3 {
            return Err(NotWritten);
        }
        let digits = format!("{}{fraction:0<decimals$}", whole.replace('_', ""));
        let amount = digits.parse().map_err(|_| NotWritten)?;
        Ok(Self { currency: currency.into(), amount })
    }
}

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10_u64.pow(Self::decimals(&self.currency));
        write!(out, "{}", self.amount / unit)?;
        if unit > 1 && !self.amount.is_multiple_of(unit) {
            let width = Self::decimals(&self.currency) as usize;
            write!(out, ".{:0width$}", self.amount % unit)?;
        }
        write!(out, " {}", self.currency)
    }
}

/// What a paper is handed in as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CopyKind {
    /// Bản chính.
    Original,
    /// Bản chính để đối chiếu.
    OriginalToCompare,
    /// Bản sao.
    Copy,
    /// Bản sao có chứng thực.
    CertifiedCopy,
    /// Bản điện tử.
    ElectronicCopy,
    /// Bản chụp.
    Photo,
}

impl CopyKind {
    const WORDS: [(&'static str, Self); 6] = [
        ("original to compare", Self::OriginalToCompare),
        ("original", Self::Original),
        ("certified copy", Self::CertifiedCopy),
        ("electronic copy", Self::ElectronicCopy),
        ("copy", Self::Copy),
        ("photo", Self::Photo),
    ];
}

/// How many of what; the outer list is "or", the inner "and": `1 copy + 1 original to compare / 1 certified copy`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copies(pub Vec<Vec<(u32, CopyKind)>>);

impl FromStr for Copies {
    type Err = NotWritten;

    fn from_str(text: &str) -> Result<Self, NotWritten> {
        let part = |part: &str| {
            let (number, kind) = part.split_once(' ').ok_or(NotWritten)?;
            let kind = CopyKind::WORDS.iter().find(|(word, _)| *word == kind).ok_or(NotWritten)?.1;
            Ok((number.parse().map_err(|_| NotWritten)?, kind))
        };
        let either: Result<_, _> =
            text.split(" / ").map(|all| all.split(" + ").map(part).collect::<Result<Vec<_>, _>>()).collect();
        either.map(Self)
    }
}

impl fmt::Display for Copies {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (either, all) in self.0.iter().enumerate() {
            for (also, (number, kind)) in all.iter().enumerate() {
                let joint = if also > 0 {
                    " + "
                } else if either > 0 {
                    " / "
                } else {
                    ""
                };
                let word =
                    CopyKind::WORDS.iter().find(|(_, other)| other == kind).map_or("", |(word, _)| word);
                write!(out, "{joint}{number} {word}")?;
            }
        }
        Ok(())
    }
}

/// One law in a basis, with the place in it: `nd-123-2015 15.1.a`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Id of the law.
    pub law: String,
    /// Article, clause and point, joined by dots; an annex begins with `pl`.
    pub at: Option<String>,
    /// First byte of the id in the text of the basis.
    pub start: usize,
}

/// A legal basis: one law or several, parted by `;`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis(pub Vec<Citation>);

impl FromStr for Basis {
    type Err = NotWritten;

    fn from_str(text: &str) -> Result<Self, NotWritten> {
        let mut start = 0;
        let mut citations = Vec::new();
        for part in text.split(';') {
            let trimmed = part.trim_start();
            let offset = start + part.len() - trimmed.len();
            let (law, at) = match trimmed.trim_end().split_once(' ') {
                Some((law, at)) => (law, Some(at.to_owned())),
                None => (trimmed.trim_end(), None),
            };
            if law.is_empty() {
                return Err(NotWritten);
            }
            citations.push(Citation { law: law.to_owned(), at, start: offset });
            start += part.len() + 1;
        }
        Ok(Self(citations))
    }
}

/// A value given literally: in a table, a test, or as a bound.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `true` or `false`.
    Boolean(bool),
    /// A number as it was written.
    Number(String),
    /// Text; also dates, sums and words.
    Text(String),
    /// Several.
    List(Vec<Literal>),
    /// Rows of a list fact: names with values.
    Row(Vec<(String, Literal)>),
}

struct LiteralVisitor;

impl<'de> Visitor<'de> for LiteralVisitor {
    type Value = Literal;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Literal, E> {
        Ok(Literal::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Literal, E> {
        Ok(Literal::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Literal, E> {
        Ok(Literal::Number(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Literal, E> {
        Ok(Literal::Text(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Literal, E> {
        Ok(Literal::Text(String::new()))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<Literal, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Literal::List(list))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut entries: A) -> Result<Literal, A::Error> {
        let mut row = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            row.push(entry);
        }
        Ok(Literal::Row(row))
    }
}

impl<'de> Deserialize<'de> for Literal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LiteralVisitor)
    }
}

/// A text that is not of the shape it should have; the schema says so before anybody meets this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotWritten;

macro_rules! from_text {
    ($($name:ident)*) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(|_| de::Error::custom(format!("`{text}` is not written as it should be")))
            }
        }
    )*};
}

from_text! { Money Copies Basis Duration Hour Moment Opening }
