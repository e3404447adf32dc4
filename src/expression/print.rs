//! An expression as canonical text: what is read from it again is equal.

use std::fmt;

use super::tree::{Node, Tree};
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
            Node::Compare(operator, sides) => {
                let sign = format!(" {} ", operator.sign());
                beside(&sides[0], &sign, &sides[1], (Power::Sum, Power::Sum), out)
            }
            Node::OneOf { .. } | Node::Within { .. } => self.member(out),
            Node::Negate(inner) => {
                out.write_str("-")?;
                inner.print(Power::Whole, out)
            }
            Node::Arithmetic(operation, sides) => {
                let right = if self.power() == Power::Sum { Power::Product } else { Power::Sign };
                beside(&sides[0], &format!(" {} ", operation.sign()), &sides[1], (self.power(), right), out)
            }
            Node::If(parts) => write!(out, "if {} then {} else {}", parts[0], parts[1], parts[2]),
            Node::Call(function, arguments) => {
                write!(out, "{}(", function.word())?;
                list(arguments, Power::If, ", ", out)?;
                out.write_str(")")
            }
            Node::Rows { every: true, parts } => write!(out, "every({}, {})", parts[0], parts[1]),
            Node::Rows { every: false, parts } => write!(out, "some({}, {})", parts[0], parts[1]),
        }
    }

    /// `x in (a, b)` or `x in [low..high]`.
    fn member(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.node {
            Node::OneOf { negated, value, options } => {
                looked_for(value, *negated, out)?;
                out.write_str("(")?;
                list(options, Power::Sum, ", ", out)?;
                out.write_str(")")
            }
            Node::Within { negated, parts, low_closed, high_closed } => {
                let [value, low, high] = &**parts;
                looked_for(value, *negated, out)?;
                out.write_str(if *low_closed { "[" } else { "(" })?;
                beside(low, "..", high, (Power::Sum, Power::Sum), out)?;
                out.write_str(if *high_closed { "]" } else { ")" })
            }
            _ => Ok(()),
        }
    }
}

fn beside<N>(
    left: &Tree<N>,
    sign: &str,
    right: &Tree<N>,
    (left_power, right_power): (Power, Power),
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    left.print(left_power, out)?;
    out.write_str(sign)?;
    right.print(right_power, out)
}

fn looked_for<N>(value: &Tree<N>, negated: bool, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    value.print(Power::Sum, out)?;
    out.write_str(if negated { " not in " } else { " in " })
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
