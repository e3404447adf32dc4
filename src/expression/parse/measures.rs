//! What stands behind a number: a currency or a unit of time.

use super::lexer::{Fault, Sign, Token};
use super::mistakes::Mistake;
use super::words;
use crate::expression::decimal::Decimal;
use crate::expression::value::{Currency, Duration, Money, Unit, Value};

/// A number with what stands behind it.
pub(super) struct Measured<'t> {
    /// None when there are more digits than can be kept.
    pub(super) value: Option<Value>,
    /// How many words behind the number belong to it.
    pub(super) words: usize,
    pub(super) mistakes: Vec<(Token<'t>, Mistake<'t>)>,
}

/// Reads a number, given the three tokens behind it.
pub(super) fn read<'t>(number: Token<'t>, ahead: [Token<'t>; 3]) -> Measured<'t> {
    let mut mistakes = Vec::new();
    let Some((measure, words)) = measure(ahead, &mut mistakes) else {
        let value = amount(number).map(Value::Number);
        if value.is_none() {
            mistakes.push((number, Mistake::TooManyDigits));
        }
        return Measured { value, words: 0, mistakes };
    };
    let fraction = fraction(number, measure).filter(|_| number.fault.is_none());
    // Decimals that there cannot be are reported and then left out.
    let whole = |amount: Decimal| if fraction.is_some() { amount.floor() } else { amount };
    let value = amount(number).map(whole).and_then(|amount| match measure {
        Measure::Currency(currency) => Money::of(&amount, currency).map(Value::Money),
        Measure::Unit(unit) => Some(Value::Duration(Duration::new(amount, unit))),
    });
    if value.is_none() {
        mistakes.push((number, Mistake::TooManyDigits));
    } else {
        mistakes.extend(fraction.map(|mistake| (number, mistake)));
    }
    Measured { value, words, mistakes }
}

#[derive(Clone, Copy)]
enum Measure {
    Currency(Currency),
    Unit(Unit),
}

/// Points between thousands, reported as such, are left out.
fn amount(number: Token<'_>) -> Option<Decimal> {
    let grouping = |letter| letter == '_' || letter == '.' && number.fault == Some(Fault::Points);
    Decimal::parse(&number.text.replace(grouping, ""))
}

/// What is wrong with the decimals of a number in front of its measure.
fn fraction<'t>(number: Token<'_>, measure: Measure) -> Option<Mistake<'t>> {
    let decimals = number.text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    match measure {
        Measure::Currency(currency) if decimals > usize::from(currency.decimals()) => {
            Some(Mistake::Decimals(currency))
        }
        Measure::Unit(unit) if decimals > 0 && !unit.is_working() => Some(Mistake::Fraction(unit)),
        _ => None,
    }
}

/// The measure that some words are or mean, and how many of them.
fn measure<'t>(
    ahead: [Token<'t>; 3],
    mistakes: &mut Vec<(Token<'t>, Mistake<'t>)>,
) -> Option<(Measure, usize)> {
    let [first, second, third] = ahead;
    if first.sign != Sign::Name {
        return None;
    }
    if let Some(currency) = Currency::parse(first.text) {
        return Some((Measure::Currency(currency), 1));
    }
    if let Some(unit) = words::unit(first.text) {
        return Some((Measure::Unit(unit), 1));
    }
    if first.text == "working" {
        return working(second).map(|unit| (Measure::Unit(unit), 2));
    }
    if words::operator(first.text).is_some() {
        return None;
    }
    let meant = words::measure(first.text)?;
    let in_vietnamese = second.text == "làm" && third.text == "việc";
    let (meant, unit, count) = match meant {
        "days" if in_vietnamese => ("working days", Some(Unit::WorkingDay), 3),
        "hours" if in_vietnamese => ("working hours", Some(Unit::WorkingHour), 3),
        "working" => (meant, working(second), 2),
        other => (other, words::unit(other), 1),
    };
    mistakes.push((first, Mistake::Measure(meant)));
    let measure = unit.map(Measure::Unit).or_else(|| Currency::parse(meant).map(Measure::Currency))?;
    Some((measure, count))
}

fn working(token: Token<'_>) -> Option<Unit> {
    match words::unit(token.text)? {
        Unit::Hour => Some(Unit::WorkingHour),
        Unit::Day => Some(Unit::WorkingDay),
        _ => None,
    }
}
