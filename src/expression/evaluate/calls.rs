use std::cmp::Ordering;

use jiff::Unit as Counted;

use super::sums::{compute, years_between};
use super::{Evaluation, Failure, Found, Reason};
use crate::expression::decimal::Decimal;
use crate::expression::functions::Function;
use crate::expression::tree::{Node, Operation, Typed};
use crate::expression::types::{Kind, Type};
use crate::expression::value::{Money, Value};

impl Evaluation<'_> {
    pub(super) fn call(&mut self, tree: &Typed, function: Function, arguments: &[Typed]) -> Found<Value> {
        match function {
            Function::Sum | Function::Count | Function::Min | Function::Max => {
                self.gather(tree, function, arguments)
            }
            Function::PlaceHas => self.place_has(tree, arguments),
            _ => {
                let mut values = Vec::with_capacity(arguments.len());
                let mut open = false;
                for argument in arguments {
                    match self.value(argument)? {
                        Some(value) => values.push(value),
                        None => open = true,
                    }
                }
                if values.iter().any(Value::is_null) {
                    return Ok(Some(Value::Null));
                }
                if open {
                    return Ok(None);
                }
                self.plain(function, &values).map(Some).map_err(|reason| Failure::new(reason, tree.span))
            }
        }
    }

    /// The functions of single values.
    fn plain(&self, function: Function, values: &[Value]) -> Result<Value, Reason> {
        let number = |number: i64| Value::Number(Decimal::from(number));
        Ok(match (function, values) {
            (Function::Floor, [Value::Number(value)]) => Value::Number(value.floor()),
            (Function::Ceiling, [Value::Number(value)]) => Value::Number(value.ceiling()),
            (Function::Abs, [Value::Number(value)]) => Value::Number(value.abs()),
            (Function::Abs, [Value::Money(money)]) => {
                Value::Money(Money { currency: money.currency, units: money.units.abs() })
            }
            (Function::Contains, [Value::Text(text), Value::Text(part)]) => {
                text.contains(part.as_str()).into()
            }
            (Function::Contains, [Value::Choices(options), Value::Text(option)]) => {
                options.contains(option).into()
            }
            (Function::StartsWith, [Value::Text(text), Value::Text(part)]) => {
                text.starts_with(part.as_str()).into()
            }
            (Function::Length, [Value::Text(text)]) => number(count(text.chars().count())),
            (Function::DaysBetween, [Value::Date(from), Value::Date(to)]) => {
                let days = from.until((Counted::Day, *to)).map_err(|_| Reason::TooLarge)?;
                number(i64::from(days.get_days()))
            }
            (Function::YearsBetween, [Value::Date(from), Value::Date(to)]) => {
                number(years_between(*from, *to))
            }
            (Function::WorkingDaysBetween, [Value::Date(from), Value::Date(to)]) => {
                number(self.values.working_days_between(*from, *to).ok_or(Reason::Calendar)?)
            }
            (Function::Year, [Value::Date(date)]) => number(i64::from(date.year())),
            (Function::Month, [Value::Date(date)]) => number(i64::from(date.month())),
            _ => return Err(Reason::Types),
        })
    }

    fn place_has(&self, tree: &Typed, arguments: &[Typed]) -> Found<Value> {
        let [Typed { node: Node::Literal(Value::Text(name)), .. }] = arguments else {
            return Err(Failure::new(Reason::Types, tree.span));
        };
        match self.values.place_has(name) {
            None if self.strict => Err(Failure::new(Reason::Open("place".to_owned()), tree.span)),
            answer => Ok(answer.map(Value::Boolean)),
        }
    }

    /// The functions of many values.
    fn gather(&mut self, tree: &Typed, function: Function, arguments: &[Typed]) -> Found<Value> {
        let values = match arguments {
            [list] if is_column(list) || matches!(function, Function::Count | Function::Sum) => {
                self.column(list)?
            }
            values => self.all(values)?,
        };
        let Some(values) = values else { return Ok(None) };
        let values = values.unwrap_or_default();
        if function == Function::Count {
            return Ok(Some(Value::Number(Decimal::from(count(values.len())))));
        }
        if values.iter().any(Value::is_null) {
            return Ok(Some(Value::Null));
        }
        let gathered = match function {
            Function::Sum => sum(values, &tree.note.of),
            Function::Min => furthest(values, Ordering::Less),
            _ => furthest(values, Ordering::Greater),
        };
        gathered.map(Some).map_err(|reason| Failure::new(reason, tree.span))
    }

    fn all(&mut self, arguments: &[Typed]) -> Found<Option<Vec<Value>>> {
        let mut values = Vec::with_capacity(arguments.len());
        for argument in arguments {
            values.push(self.value(argument)?);
        }
        Ok(values.into_iter().collect::<Option<Vec<Value>>>().map(Some))
    }

    /// The rows of a list, the ticks of a choice or the fields of a column; none inside if it was not asked.
    fn column(&mut self, list: &Typed) -> Found<Option<Vec<Value>>> {
        let field = match &list.node {
            Node::Name(name) if is_column(list) => name.rsplit_once('.'),
            _ => None,
        };
        let value = match field {
            Some((name, _)) => self.name(list, name)?,
            None => self.value(list)?,
        };
        Ok(Some(match value {
            None => return Ok(None),
            Some(Value::Null) => None,
            Some(Value::Choices(options)) => Some(options.into_iter().map(Value::Text).collect()),
            Some(Value::List(rows)) => {
                let of = |row: &crate::expression::value::Row| match field {
                    Some((_, field)) => row.get(field).cloned().unwrap_or_default(),
                    None => Value::Boolean(true),
                };
                Some(rows.iter().map(of).collect())
            }
            Some(_) => return Err(Failure::new(Reason::Types, list.span)),
        }))
    }
}

fn is_column(tree: &Typed) -> bool {
    tree.note.kind == Some(Kind::Column)
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// A list that was not asked has the sum 0, in the currency of its type.
fn sum(values: Vec<Value>, of: &Type) -> Result<Value, Reason> {
    let nothing = match of {
        Type::Money(Some(currency)) => Value::Money(Money::new(0, *currency)),
        _ => Value::from(0),
    };
    values.into_iter().try_fold(nothing, |sum, value| match (sum, value) {
        (Value::Number(zero), money @ Value::Money(_)) if zero.is_zero() => Ok(money),
        (sum, value) => compute(Operation::Add, sum, value),
    })
}

fn furthest(values: Vec<Value>, end: Ordering) -> Result<Value, Reason> {
    let mut values = values.into_iter();
    let Some(mut best) = values.next() else { return Ok(Value::Null) };
    for value in values {
        let comparable = match (&best, &value) {
            (Value::Number(_), Value::Number(_)) | (Value::Date(_), Value::Date(_)) => true,
            (Value::Money(one), Value::Money(two)) => one.currency == two.currency,
            _ => false,
        };
        if !comparable {
            return Err(Reason::Mixed);
        }
        if value.cmp(&best) == end {
            best = value;
        }
    }
    Ok(best)
}
