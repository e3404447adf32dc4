//! The cells of decision tables: which values of its column a row fits.

mod read;

use super::region::{Measure, Region, Scale};
use super::tree::Comparison;
use super::types::{Absence, Kind, Name, Type};
use super::value::Value;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, nearest};
use crate::text;

const RULE: &str = "expression";

/// What one cell of a decision table says.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// `-`: every value, and null.
    Any,
    /// `null`: null only.
    Null,
    /// One of some tests fits or, with `not(…)`, none of them; null never fits.
    Tests {
        /// Whether they stand in `not(…)`.
        negated: bool,
        /// The tests.
        tests: Vec<Test>,
    },
}

/// One test of a cell.
#[derive(Clone, Debug)]
pub struct Test {
    /// What it asks.
    pub what: Asked,
    /// How it is written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl PartialEq for Test {
    fn eq(&self, other: &Self) -> bool {
        self.what == other.what
    }
}

/// What a test asks of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// That it is this word, an option of the column.
    Word(String),
    /// That it compares so with a written value.
    Compare(Comparison, Value),
    /// That it lies between two written values.
    Within {
        /// The low end.
        low: Value,
        /// Whether the low end belongs to it.
        low_closed: bool,
        /// The high end.
        high: Value,
        /// Whether the high end belongs to it.
        high_closed: bool,
    },
}

impl Cell {
    /// Whether a value of a type, or null, fits the cell; bounds of its column play no part.
    pub fn matches(&self, value: &Value, of: &Type) -> bool {
        let column = Name::new(of.clone(), Kind::Fact).absent(Absence::Optional);
        self.region(&column).0.contains(value)
    }

    /// The values of its column that the cell fits, and what is wrong with its types.
    pub fn region(&self, column: &Name) -> (Region, Vec<Diagnostic>) {
        let domain = column.domain().unwrap_or_else(|| Region::all_but([]).or_null());
        let mut findings = Vec::new();
        let region = match self {
            Self::Any => domain,
            Self::Null => domain.intersect(&Region::null()),
            Self::Tests { negated, tests } => {
                let domain = domain.without_null();
                let fitting = tests.iter().fold(Region::empty(), |region, test| match test.region(column) {
                    Ok(fits) => region.union(&fits),
                    Err(finding) => {
                        findings.push(*finding);
                        region
                    }
                });
                if *negated { fitting.complement(&domain) } else { domain.intersect(&fitting) }
            }
        };
        (region, findings)
    }
}

impl Test {
    fn region(&self, column: &Name) -> Result<Region, Box<Diagnostic>> {
        match (&self.what, &column.of) {
            (Asked::Word(word), Type::Text) => Ok(Region::of([Value::text(word)])),
            (Asked::Word(word), Type::Choice(options)) => self.option(word, options),
            (Asked::Compare(Comparison::Equal, value), Type::Choice(options)) => match value {
                Value::Text(word) => self.option(word, options),
                _ => self.option(&self.text, options),
            },
            (Asked::Compare(Comparison::Equal, value), of) if fits(value, of) => {
                Ok(Region::of([value.clone()]))
            }
            (Asked::Compare(operator, value), of) if of.has_order() && fits(value, of) => {
                Ok(Region::comparing(self.scale(of)?, *operator, value))
            }
            (Asked::Within { low, low_closed, high, high_closed }, of)
                if of.has_order() && fits(low, of) && fits(high, of) =>
            {
                let start = if *low_closed { Comparison::AtLeast } else { Comparison::Greater };
                let end = if *high_closed { Comparison::AtMost } else { Comparison::Less };
                let scale = self.scale(of)?;
                let between =
                    Region::comparing(scale, start, low).intersect(&Region::comparing(scale, end, high));
                if low > high { Err(self.empty(low, high)) } else { Ok(between) }
            }
            (_, of) => Err(self.other_type(of)),
        }
    }

    fn scale(&self, of: &Type) -> Result<Scale, Box<Diagnostic>> {
        let measure = Measure::of(of).ok_or_else(|| self.other_type(of))?;
        Ok(Scale { measure, whole: false })
    }

    fn option(&self, word: &str, options: &[String]) -> Result<Region, Box<Diagnostic>> {
        if options.iter().any(|option| option == word) {
            return Ok(Region::of([Value::text(word)]));
        }
        let sentence = text!(en: "there is no option `{word}`", vi: "không có lựa chọn `{word}`");
        let finding = Diagnostic::new("unknown-option", self.span, sentence);
        let all = options.iter().map(|option| format!("`{option}`")).collect::<Vec<_>>().join(", ");
        Err(Box::new(match nearest(word, options.iter().map(String::as_str)) {
            Some(near) => {
                finding.help(text!(en: "the nearest option is `{near}`", vi: "lựa chọn gần nhất là `{near}`"))
            }
            None => finding.help(text!(en: "the options are {all}", vi: "các lựa chọn là {all}")),
        }))
    }

    fn other_type(&self, of: &Type) -> Box<Diagnostic> {
        let (word, text) = (of.word(), &self.text);
        let (en, vi) = (word.en, word.vi);
        let finding = Diagnostic::new(
            RULE,
            self.span,
            crate::diagnostic::Text {
                en: format!("`{text}` does not fit a column of which each value is {en}"),
                vi: format!("`{text}` không hợp với cột mà mỗi giá trị là {vi}"),
            },
        );
        Box::new(match (of, &self.what) {
            (Type::Money(Some(currency)), Asked::Compare(_, Value::Number(_))) => {
                let number = text.trim_start_matches(['<', '>', '=', ' ']);
                finding.help(text!(en: "write `{number} {currency}`", vi: "viết `{number} {currency}`"))
            }
            (Type::Boolean, _) => {
                finding.help(text!(en: "write `true` or `false`", vi: "viết `true` hoặc `false`"))
            }
            _ => finding,
        })
    }

    fn empty(&self, low: &Value, high: &Value) -> Box<Diagnostic> {
        let sentence =
            text!(en: "nothing lies between {low} and {high}", vi: "không có gì nằm giữa {low} và {high}");
        Box::new(Diagnostic::new(RULE, self.span, sentence).help(text!(
            en: "write the smaller value first",
            vi: "viết giá trị nhỏ hơn trước",
        )))
    }
}

/// Whether a written value can stand in a column of a type.
fn fits(value: &Value, of: &Type) -> bool {
    match (value, of) {
        (Value::Boolean(_), Type::Boolean)
        | (Value::Number(_), Type::Number)
        | (Value::Text(_), Type::Text)
        | (Value::Date(_), Type::Date) => true,
        (Value::Money(money), Type::Money(currency)) => *currency == Some(money.currency),
        (Value::Duration(duration), Type::Duration(unit)) => *unit == Some(duration.unit),
        _ => false,
    }
}
