//! What an expression is worth: strictly for a case, or three-valued while its questions are still being put.

mod calls;
mod failure;
mod sums;

use std::cmp::Ordering;

pub use failure::{Failure, Reason};
use jiff::civil::Date;

use super::tree::{Comparison, Node, Typed};
use super::types::Kind;
use super::value::{Row, Value};

/// What a case knows.
pub trait Values {
    /// The value of a fact, a table, something computed or built in; none while the question is open. A name that was
    /// not asked is `Some(Value::Null)`. What fails inside a table or a computed fact fails here.
    fn value(&self, name: &str) -> Result<Option<Value>, Failure>;

    /// Whether the place, or one it lies in, has a trait; none while the place is open.
    fn place_has(&self, name: &str) -> Option<bool>;

    /// The working days after `from`, up to `to`; none where the calendar ends.
    fn working_days_between(&self, from: Date, to: Date) -> Option<i64>;
}

/// An answer while the questions are still being put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// It depends on what is not known yet.
    Open,
}

/// What an expression is worth for a case.
pub fn evaluate(expression: &Typed, values: &dyn Values) -> Result<Value, Failure> {
    let value = Evaluation { values, rows: Vec::new(), strict: true }.value(expression)?;
    Ok(value.expect("a strict evaluation fails where something is open"))
}

/// Whether a condition holds for a case; null does not.
pub fn holds(condition: &Typed, values: &dyn Values) -> Result<bool, Failure> {
    let truth = Evaluation { values, rows: Vec::new(), strict: true }.truth(condition)?;
    Ok(truth.expect("a strict evaluation fails where something is open"))
}

/// Whether a condition holds, as far as the questions have been answered.
pub fn ask(condition: &Typed, values: &dyn Values) -> Answer {
    match (Evaluation { values, rows: Vec::new(), strict: false }).truth(condition) {
        Ok(Some(true)) => Answer::Yes,
        Ok(Some(false)) => Answer::No,
        Ok(None) | Err(_) => Answer::Open,
    }
}

/// None stands for open all through.
type Found<T> = Result<Option<T>, Failure>;

struct Evaluation<'a> {
    values: &'a dyn Values,
    /// The rows that `some` and `every` are looking at, the innermost last.
    rows: Vec<Row>,
    strict: bool,
}

impl Evaluation<'_> {
    fn value(&mut self, tree: &Typed) -> Found<Value> {
        match &tree.node {
            Node::Literal(value) => Ok(Some(value.clone())),
            Node::Name(name) => self.name(tree, name),
            Node::Negate(inner) => self.negate(tree, inner),
            Node::Arithmetic(operation, sides) => self.arithmetic(tree, *operation, sides),
            Node::If(parts) => self.choose(parts),
            Node::Call(function, arguments) => self.call(tree, *function, arguments),
            _ => Ok(self.condition(tree)?.map(Value::Boolean)),
        }
    }

    /// Whether a part holds; null does not.
    fn truth(&mut self, tree: &Typed) -> Found<bool> {
        match self.value(tree)? {
            None => Ok(None),
            Some(Value::Boolean(truth)) => Ok(Some(truth)),
            Some(Value::Null) => Ok(Some(false)),
            Some(_) => Err(Failure::new(Reason::Types, tree.span)),
        }
    }

    /// The parts that are never null.
    fn condition(&mut self, tree: &Typed) -> Found<bool> {
        match &tree.node {
            Node::Not(inner) => Ok(self.truth(inner)?.map(|truth| !truth)),
            Node::And(parts) => self.until(parts, false),
            Node::Or(parts) => self.until(parts, true),
            Node::Compare(operator, sides) => self.compare(*operator, sides),
            Node::OneOf { negated, value, options } => self.one_of(*negated, value, options),
            Node::Within { negated, parts, low_closed, high_closed } => {
                self.within(*negated, parts, *low_closed, *high_closed)
            }
            Node::Rows { every, parts } => self.every_row(*every, parts),
            _ => Err(Failure::new(Reason::Types, tree.span)),
        }
    }

    /// Goes through the parts until one is worth `end`; the others then play no part.
    fn until(&mut self, parts: &[Typed], end: bool) -> Found<bool> {
        let mut open = false;
        for part in parts {
            match self.truth(part)? {
                Some(truth) if truth == end => return Ok(Some(end)),
                Some(_) => {}
                None => open = true,
            }
        }
        Ok((!open).then_some(!end))
    }

    fn compare(&mut self, operator: Comparison, sides: &[Typed; 2]) -> Found<bool> {
        let [left, right] = sides;
        let (one, two) = (self.value(left)?, self.value(right)?);
        if left.is_null() || right.is_null() {
            let both =
                |one: Value, two: Value| (one.is_null() && two.is_null()) == (operator == Comparison::Equal);
            return Ok(one.zip(two).map(|(one, two)| both(one, two) && !operator.orders()));
        }
        Ok(order(one, two, right)?.map(|order| order.is_some_and(|order| operator.holds(order))))
    }

    fn one_of(&mut self, negated: bool, value: &Typed, options: &[Typed]) -> Found<bool> {
        let value = self.value(value)?;
        let mut open = false;
        for option in options {
            let other = self.value(option)?;
            match order(value.clone(), other, option)? {
                None => open = true,
                Some(None) if negated => return Ok(Some(false)),
                Some(Some(Ordering::Equal)) => return Ok(Some(!negated)),
                Some(_) => {}
            }
        }
        Ok((!open).then_some(negated))
    }

    fn within(
        &mut self,
        negated: bool,
        parts: &[Typed; 3],
        low_closed: bool,
        high_closed: bool,
    ) -> Found<bool> {
        let [value, low, high] = parts;
        let (middle, least, most) = (self.value(value)?, self.value(low)?, self.value(high)?);
        let (below, above) = (order(middle.clone(), least, low)?, order(middle, most, high)?);
        if below == Some(None) || above == Some(None) {
            return Ok(Some(false));
        }
        let start = if low_closed { Comparison::AtLeast } else { Comparison::Greater };
        let end = if high_closed { Comparison::AtMost } else { Comparison::Less };
        let fits = |order: Option<Option<Ordering>>, operator: Comparison| {
            order.flatten().map(|order| operator.holds(order))
        };
        Ok(match (fits(below, start), fits(above, end)) {
            (Some(true), Some(true)) => Some(!negated),
            (Some(false), Some(_)) | (Some(_), Some(false)) => Some(negated),
            (Some(false), None) | (None, Some(false)) if !negated => Some(false),
            _ => None,
        })
    }

    fn choose(&mut self, parts: &[Typed; 3]) -> Found<Value> {
        let [condition, then, otherwise] = parts;
        match self.truth(condition)? {
            Some(true) => self.value(then),
            Some(false) => self.value(otherwise),
            None => {
                let (one, two) = (self.value(then)?, self.value(otherwise)?);
                Ok(if one == two { one } else { None })
            }
        }
    }

    fn every_row(&mut self, every: bool, parts: &[Typed; 2]) -> Found<bool> {
        let [list, condition] = parts;
        let rows = match self.value(list)? {
            None => return Ok(None),
            Some(Value::Null) => Vec::new(),
            Some(Value::List(rows)) => rows,
            Some(_) => return Err(Failure::new(Reason::Types, list.span)),
        };
        let mut open = false;
        for row in rows {
            self.rows.push(row);
            let truth = self.truth(condition);
            self.rows.pop();
            match truth? {
                Some(truth) if truth != every => return Ok(Some(truth)),
                Some(_) => {}
                None => open = true,
            }
        }
        Ok((!open).then_some(every))
    }

    fn name(&self, tree: &Typed, name: &str) -> Found<Value> {
        if let Some(value) = self.rows.iter().rev().find_map(|row| row.get(name)) {
            return Ok(Some(value.clone()));
        }
        if tree.note.kind == Some(Kind::Row) {
            // Outside `some` and `every` the case itself looks at one row, as it does for papers asked row by row.
            let own = if self.rows.is_empty() { self.values.value(name)? } else { None };
            return Ok(Some(own.unwrap_or_default()));
        }
        let value = self.values.value(name)?;
        if value.is_none() && self.strict {
            return Err(Failure::new(Reason::Open(name.to_owned()), tree.span));
        }
        Ok(value)
    }
}

/// How two values lie beside each other: none if one of them is null.
fn order(one: Option<Value>, two: Option<Value>, at: &Typed) -> Found<Option<Ordering>> {
    let null = |value: &Option<Value>| value.as_ref().is_some_and(Value::is_null);
    if null(&one) || null(&two) {
        return Ok(Some(None));
    }
    let (Some(one), Some(two)) = (one, two) else { return Ok(None) };
    let comparable = match (&one, &two) {
        (Value::Money(one), Value::Money(two)) => one.currency == two.currency,
        (Value::Duration(one), Value::Duration(two)) => one.unit == two.unit,
        _ => std::mem::discriminant(&one) == std::mem::discriminant(&two),
    };
    if comparable { Ok(Some(Some(one.cmp(&two)))) } else { Err(Failure::new(Reason::Mixed, at.span)) }
}
