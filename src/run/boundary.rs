//! Bounds in conditions and sums: where one answer more or less makes a difference.

use crate::calendar::days_between;
use crate::expression::{Comparison, Decimal, Function, Money, Name, Node, Type, Typed, Value, Values};
use crate::process::{Process, Site, Then, TypedRow};
use crate::source::Span;

use super::Situation;
use super::survey::worth;

/// On which side of a bound a value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// At the lower bound, or at the only one.
    At,
    /// Next to it, on the side where the answer is another.
    Beside,
    /// At the upper bound.
    AtHigh,
    /// Next to it.
    BesideHigh,
    /// Of the arguments of `min` or `max`, this one counts.
    Counts(usize),
    /// Of the bounds in a row of a table, this one; and whether on the side that fits.
    Cell(usize, bool),
}

/// A bound that a case can lie at.
#[derive(Clone, Debug)]
pub struct Boundary<'a> {
    /// Where it is written.
    pub span: Span,
    /// On which side.
    pub edge: Edge,
    bound: Bound<'a>,
}

#[derive(Clone, Debug)]
enum Bound<'a> {
    /// A part lies this far beyond another.
    Apart(&'a Typed, &'a Typed, i64),
    /// Of several arguments the one of this number is the least, or the greatest.
    Counts(&'a [Typed], usize, bool),
    /// A fact has exactly this value.
    Is(&'a str, Value),
}

impl<'a> Boundary<'a> {
    /// The parts that are compared.
    pub fn parts(&self) -> Vec<&'a Typed> {
        match self.bound {
            Bound::Apart(left, right, _) => vec![left, right],
            Bound::Counts(arguments, ..) => arguments.iter().collect(),
            Bound::Is(..) => Vec::new(),
        }
    }

    /// The fact that has one certain value.
    pub fn name(&self) -> Option<&'a str> {
        if let Bound::Is(name, _) = self.bound { Some(name) } else { None }
    }

    /// Whether a case lies there.
    pub fn is_at(&self, situation: &Situation<'_>) -> bool {
        match &self.bound {
            Bound::Apart(left, right, by) => {
                let values = worth(left, situation).zip(worth(right, situation));
                values.and_then(|(left, right)| apart(&left, &right)) == Some(Decimal::from(*by))
            }
            Bound::Counts(arguments, index, least) => counts(arguments, *index, *least, situation),
            Bound::Is(name, value) => situation.value(name).ok().flatten().as_ref() == Some(value),
        }
    }
}

/// How far one value lies beyond another, in the smallest step of their kind.
fn apart(left: &Value, right: &Value) -> Option<Decimal> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.subtract(right),
        (Value::Date(left), Value::Date(right)) => Some(Decimal::from(days_between(*right, *left))),
        (Value::Money(left), Value::Money(right)) if left.currency == right.currency => {
            left.units.subtract(&right.units)
        }
        _ => None,
    }
}

/// The value so many of the smallest steps further.
fn beyond(value: &Value, steps: i64) -> Option<Value> {
    match value {
        Value::Number(number) => number.add(&Decimal::from(steps)).map(Value::Number),
        Value::Money(money) => {
            let units = money.units.add(&Decimal::from(steps))?;
            Some(Value::Money(Money { currency: money.currency, units }))
        }
        Value::Date(date) if steps < 0 => date.yesterday().ok().map(Value::Date),
        Value::Date(date) => date.tomorrow().ok().map(Value::Date),
        _ => None,
    }
}

/// Whether one argument is less, or greater, than every other.
fn counts(arguments: &[Typed], index: usize, least: bool, situation: &Situation<'_>) -> bool {
    let Some(own) = arguments.get(index).and_then(|typed| worth(typed, situation)) else { return false };
    let others = arguments.iter().enumerate().filter(|(other, _)| *other != index);
    others.into_iter().all(|(_, typed)| {
        let other = worth(typed, situation).and_then(|other| apart(&own, &other));
        other.is_some_and(|beyond| if least { beyond < Decimal::from(0) } else { beyond > Decimal::from(0) })
    })
}

/// Every bound of a procedure.
pub fn of<'a>(process: &'a Process, sites: &[Site<'a>], tables: &[&'a str]) -> Vec<Boundary<'a>> {
    let mut found = Vec::new();
    let mut looker = Looker { process, found: &mut found };
    for site in sites.iter().filter(|site| site.per.is_none()) {
        if let Some(typed) = process.meaning.at(site.formula) {
            looker.look(typed);
        }
    }
    for name in tables {
        let Some(table) = process.meaning.tables.get(*name) else { continue };
        for row in &table.rows {
            if let Then::Worth(typed) = &row.then {
                looker.look(typed);
            }
            looker.row(row);
        }
    }
    found
}

struct Looker<'f, 'a> {
    process: &'a Process,
    found: &'f mut Vec<Boundary<'a>>,
}

impl<'a> Looker<'_, 'a> {
    fn look(&mut self, typed: &'a Typed) {
        match &typed.node {
            // The parts are looked at row by row, where their names mean something.
            Node::Rows { .. } => return,
            Node::Compare(operator, sides) => self.compare(typed, *operator, &sides[0], &sides[1]),
            Node::Within { parts, low_closed, high_closed, .. } => {
                let [value, low, high] = &**parts;
                let beyond = |closed: bool, by: i64| if closed { by } else { -by };
                self.apart(typed, Edge::At, value, low, 0);
                self.apart(typed, Edge::Beside, value, low, beyond(*low_closed, -1));
                self.apart(typed, Edge::AtHigh, value, high, 0);
                self.apart(typed, Edge::BesideHigh, value, high, beyond(*high_closed, 1));
            }
            Node::Call(function @ (Function::Min | Function::Max), arguments) if arguments.len() > 1 => {
                let least = *function == Function::Min;
                for index in 0..arguments.len() {
                    self.add(typed, Edge::Counts(index), Bound::Counts(arguments, index, least));
                }
            }
            _ => {}
        }
        typed.node.children().for_each(|part| self.look(part));
    }

    fn compare(&mut self, typed: &'a Typed, operator: Comparison, left: &'a Typed, right: &'a Typed) {
        let beside = match operator {
            Comparison::Equal | Comparison::Unequal => return,
            Comparison::Less | Comparison::AtLeast => -1,
            Comparison::AtMost | Comparison::Greater => 1,
        };
        self.apart(typed, Edge::At, left, right, 0);
        self.apart(typed, Edge::Beside, left, right, beside);
    }

    fn apart(&mut self, typed: &'a Typed, edge: Edge, left: &'a Typed, right: &'a Typed, by: i64) {
        if matches!(left.note.of, Type::Number | Type::Date | Type::Money(_)) {
            self.add(typed, edge, Bound::Apart(left, right, by));
        }
    }

    fn add(&mut self, typed: &'a Typed, edge: Edge, bound: Bound<'a>) {
        self.found.push(Boundary { span: typed.span, edge, bound });
    }

    /// The bounds of the cells of a row: at each, the values on both sides.
    fn row(&mut self, row: &'a TypedRow) {
        let mut number = 0;
        for (name, region) in &row.cells {
            let domain = self.process.meaning.names.names.get(name).and_then(Name::domain);
            let can_be = |value: &Value| domain.as_ref().is_none_or(|domain| domain.contains(value));
            for bound in region.bounds() {
                let near = [Some(bound.clone()), beyond(&bound, -1), beyond(&bound, 1)];
                let near: Vec<Value> = near.into_iter().flatten().filter(can_be).collect();
                for fits in [true, false] {
                    let value = near.iter().find(|value| region.contains(value) == fits);
                    let edge = Edge::Cell(number, fits);
                    self.found.extend(value.map(|value| Boundary {
                        span: row.span,
                        edge,
                        bound: Bound::Is(name, value.clone()),
                    }));
                }
                number += 1;
            }
        }
    }
}
