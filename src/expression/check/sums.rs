use super::{Checker, findings, guards, typed};
use crate::expression::tree::{Expression, Node, Operation, Typed};
use crate::expression::types::Type;
use crate::expression::value::{Currency, Value};
use crate::source::Span;

impl Checker<'_> {
    pub(super) fn negate(&mut self, inner: &Expression, span: Span) -> Typed {
        let inner = self.tree(inner);
        self.present(&inner);
        let mut of = inner.note.of.clone();
        if !matches!(of, Type::Number | Type::Money(_) | Type::Unknown) {
            self.findings.push(findings::no_sign(&inner));
            of = Type::Unknown;
        }
        let may_be_null = inner.note.may_be_null;
        typed(Node::Negate(Box::new(inner)), of, may_be_null, span)
    }

    pub(super) fn arithmetic(
        &mut self,
        tree: &Expression,
        operation: Operation,
        sides: &[Expression; 2],
    ) -> Typed {
        if let Some(name) = self.underscored(tree) {
            return name;
        }
        let sides = Box::new(sides.each_ref().map(|side| self.tree(side)));
        let [left, right] = &*sides;
        self.present(left);
        self.present(right);
        let of = self.result(operation, left, right, tree.span);
        if operation == Operation::Divide && right.note.of == Type::Number {
            self.divisor(right);
        }
        let may_be_null = left.note.may_be_null || right.note.may_be_null;
        typed(Node::Arithmetic(operation, sides), of, may_be_null, tree.span)
    }

    /// What two parts make, by the one rule of each operator.
    fn result(&mut self, operation: Operation, left: &Typed, right: &Typed, span: Span) -> Type {
        use Operation::{Add, Divide, Multiply, Subtract};
        match (operation, &left.note.of, &right.note.of) {
            (Divide, Type::Money(_), _) => {
                self.findings.push(findings::money_divided(left, span));
                Type::Unknown
            }
            (_, Type::Unknown, _) | (_, _, Type::Unknown) if !left.is_null() && !right.is_null() => {
                Type::Unknown
            }
            (_, Type::Number, Type::Number) => Type::Number,
            (Add | Subtract, Type::Money(one), Type::Money(two)) => self.currency(*one, *two, left, right),
            (Multiply, Type::Money(currency), Type::Number)
            | (Multiply, Type::Number, Type::Money(currency)) => Type::Money(*currency),
            (Add | Subtract, Type::Date, Type::Duration(unit)) => {
                if let Some(unit) = unit.filter(|unit| !unit.moves_dates()) {
                    self.findings.push(findings::unit_moves_no_date(unit, right));
                }
                Type::Date
            }
            _ => {
                self.findings.push(findings::no_result(operation, left, right, span));
                Type::Unknown
            }
        }
    }

    fn currency(
        &mut self,
        one: Option<Currency>,
        two: Option<Currency>,
        left: &Typed,
        right: &Typed,
    ) -> Type {
        match (one, two) {
            (Some(one), Some(two)) if one != two => {
                self.findings.push(findings::two_currencies(left, right));
                Type::Unknown
            }
            _ => Type::Money(one.or(two)),
        }
    }

    /// A part that is computed with must not be null.
    fn present(&mut self, part: &Typed) {
        if part.is_null() || !part.note.may_be_null || part.note.of == Type::Unknown {
            return;
        }
        let name = guards::absent(part);
        let absence = name.and_then(|name| self.declaration(name)).and_then(|(name, _)| name.absence.clone());
        self.findings.push(findings::maybe_null(part, name, absence.as_ref()));
    }

    /// A divisor is a number other than 0, or a fact whose `min` is above 0.
    fn divisor(&mut self, part: &Typed) {
        let zero = Value::from(0);
        let safe = match &part.node {
            Node::Literal(value) => *value != zero,
            Node::Name(name) => {
                let declared = self.declaration(name);
                declared.and_then(|(name, _)| name.least.as_ref()).is_some_and(|least| *least > zero)
            }
            _ => false,
        };
        if !safe {
            self.findings.push(findings::maybe_zero(part));
        }
    }
}
