use jiff::Span as Time;
use jiff::civil::Date;

use super::{Evaluation, Failure, Found, Reason};
use crate::expression::decimal::Decimal;
use crate::expression::tree::{Operation, Typed};
use crate::expression::value::{Duration, Money, Unit, Value};

impl Evaluation<'_> {
    pub(super) fn negate(&mut self, tree: &Typed, inner: &Typed) -> Found<Value> {
        Ok(Some(match self.value(inner)? {
            None => return Ok(None),
            Some(Value::Null) => Value::Null,
            Some(Value::Number(number)) => Value::Number(number.negate()),
            Some(Value::Money(Money { currency, units })) => {
                Value::Money(Money { currency, units: units.negate() })
            }
            Some(_) => return Err(Failure::new(Reason::Types, tree.span)),
        }))
    }

    pub(super) fn arithmetic(
        &mut self,
        tree: &Typed,
        operation: Operation,
        sides: &[Typed; 2],
    ) -> Found<Value> {
        let (one, two) = (self.value(&sides[0])?, self.value(&sides[1])?);
        let (Some(one), Some(two)) = (one, two) else { return Ok(None) };
        if one.is_null() || two.is_null() {
            return Ok(Some(Value::Null));
        }
        compute(operation, one, two).map(Some).map_err(|reason| Failure::new(reason, tree.span))
    }
}

/// What two values that are not null make.
pub(super) fn compute(operation: Operation, one: Value, two: Value) -> Result<Value, Reason> {
    match (operation, one, two) {
        (_, Value::Number(one), Value::Number(two)) => numbers(operation, &one, &two).map(Value::Number),
        (Operation::Add | Operation::Subtract, Value::Money(one), Value::Money(two)) => {
            if one.currency != two.currency {
                return Err(Reason::Mixed);
            }
            let units = numbers(operation, &one.units, &two.units)?;
            Ok(Value::Money(Money { currency: one.currency, units }))
        }
        (Operation::Multiply, Value::Money(Money { currency, units }), Value::Number(number))
        | (Operation::Multiply, Value::Number(number), Value::Money(Money { currency, units })) => {
            Ok(Value::Money(Money { currency, units: numbers(operation, &units, &number)? }))
        }
        (Operation::Add | Operation::Subtract, Value::Date(date), Value::Duration(duration)) => {
            moved(date, &duration, operation == Operation::Subtract).map(Value::Date)
        }
        _ => Err(Reason::Types),
    }
}

fn numbers(operation: Operation, one: &Decimal, two: &Decimal) -> Result<Decimal, Reason> {
    let result = match operation {
        Operation::Add => one.add(two),
        Operation::Subtract => one.subtract(two),
        Operation::Multiply => one.multiply(two),
        Operation::Divide if two.is_zero() => return Err(Reason::Zero),
        Operation::Divide => one.divide(two),
    };
    result.ok_or(Reason::TooLarge)
}

/// A date a length of time later or earlier; months end on their last day, and no day off is avoided.
fn moved(date: Date, duration: &Duration, back: bool) -> Result<Date, Reason> {
    if !duration.unit.moves_dates() {
        return Err(Reason::Types);
    }
    let amount = duration.amount.whole().ok_or(Reason::TooLarge)?;
    let time = match duration.unit {
        Unit::Week => Time::new().try_weeks(amount),
        Unit::Month => Time::new().try_months(amount),
        Unit::Year => Time::new().try_years(amount),
        _ => Time::new().try_days(amount),
    };
    let time = time.map_err(|_| Reason::TooLarge)?;
    let moved = if back { date.checked_sub(time) } else { date.checked_add(time) };
    moved.map_err(|_| Reason::TooLarge)
}

/// The largest n with `from` + n years ≤ `to`.
pub(super) fn years_between(from: Date, to: Date) -> i64 {
    let years = i64::from(to.year()) - i64::from(from.year());
    let duration = Duration::new(years, Unit::Year);
    // Only a year that the calendar of computing does not have cannot be reached; then `to` lies before it.
    let reached = moved(from, &duration, false).is_ok_and(|day| day <= to);
    if reached { years } else { years - 1 }
}
