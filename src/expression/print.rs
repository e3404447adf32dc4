//! An expression as canonical text: what is read from it again is equal.

use std::fmt;

use super::tree::{Comparison, Node, Tree};
use super::value::Value;

/// How tightly a part holds together; what is looser than its place needs brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Power {
    If,
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Sign,
    Whole,
}

impl<N> Tree<N> {
    fn power(&self) -> Power {
        use super::tree::Operation::{Add, Subtract};
        match &self.node {
            Node::If(_) => Power::If,
            Node::Or(_) => Power::Or,
            Node::And(_) => Power::And,
            Node::Compare(..) | Node::OneOf { .. } | Node::Within { .. } => Power::Comparison,
            Node::Arithmetic(Add | Subtract, _) => Power::Sum,
            Node::Arithmetic(..) => Power::Product,
            Node::Negate(_) => Power::Sign,
            Node::Literal(value) if is_negative(value) => Power::Sign,
            _ => Power::Whole,
        }
    }

    fn print(&self, least: Power, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.power() < least {
            return write!(out, "({self})");
        }
        match &self.node {
            Node::Literal(value) => write!(out, "{value}"),
            Node::Name(name) => out.write_str(name),
            Node::Not(inner) => write!(out, "not({inner})"),
            Node::And(parts) => list(parts, Power::Comparison, " and ", out),
            Node::Or(parts) => list(parts, Power::And, " or ", out),
            Node::Compare(operator, sides) => compare(*operator, sides, out),
            Node::OneOf { negated, value, options } => {
                value.print(Power::Sum, out)?;
                out.write_str(if *negated { " not in (" } else { " in (" })?;
                list(options, Power::Sum, ", ", out)?;
                out.write_str(")")
            }
            Node::Within { negated, parts, low_closed, high_closed } => {
                let [value, low, high] = &**parts;
                value.print(Power::Sum, out)?;
                out.write_str(if *negated { " not in " } else { " in " })?;
                out.write_str(if *low_closed { "[" } else { "(" })?;
                low.print(Power::Sum, out)?;
                out.write_str("..")?;
                high.print(Power::Sum, out)?;
                out.write_str(if *high_closed { "]" } else { ")" })
            }
            Node::Negate(inner) => {
                out.write_str("-")?;
                inner.print(Power::Whole, out)
            }
            Node::Arithmetic(operation, sides) => {
                let [left, right] = &**sides;
                left.print(self.power(), out)?;
                write!(out, " {} ", operation.sign())?;
                right.print(if self.power() == Power::Sum { Power::Product } else { Power::Sign }, out)
            }
            Node::If(parts) => {
                let [condition, then, otherwise] = &**parts;
                write!(out, "if {condition} then {then} else {otherwise}")
            }
            Node::Call(function, arguments) => {
                write!(out, "{}(", function.word())?;
                list(arguments, Power::If, ", ", out)?;
                out.write_str(")")
            }
            Node::Rows { every, parts } => {
                write!(out, "{}({}, {})", if *every { "every" } else { "some" }, parts[0], parts[1])
            }
        }
    }
}

fn compare<N>(operator: Comparison, sides: &[Tree<N>; 2], out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let [left, right] = sides;
    left.print(Power::Sum, out)?;
    write!(out, " {} ", operator.sign())?;
    right.print(Power::Sum, out)
}

fn list<N>(parts: &[Tree<N>], least: Power, between: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.write_str(between)?;
        }
        part.print(least, out)?;
    }
    Ok(())
}

fn is_negative(value: &Value) -> bool {
    match value {
        Value::Number(number) => *number < 0.into(),
        Value::Money(money) => money.units < 0.into(),
        _ => false,
    }
}

impl<N> fmt::Display for Tree<N> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.print(Power::If, out)
    }
}
