use std::sync::Arc;

use super::{Checker, findings, typed};
use crate::expression::tree::{Comparison, Expression, Node, Tree, Typed};
use crate::expression::types::{Shape, Type};
use crate::expression::value::Value;
use crate::source::Span;

impl Checker<'_> {
    pub(super) fn compare(&mut self, operator: Comparison, sides: &[Expression; 2], span: Span) -> Typed {
        let [left, right] = sides;
        let mut left = self.tree(left);
        let mut right = self.beside(&left, right);
        self.comparable(&mut left, &mut right, operator);
        typed(Node::Compare(operator, Box::new([left, right])), Type::Boolean, false, span)
    }

    pub(super) fn one_of(
        &mut self,
        negated: bool,
        value: &Expression,
        options: &[Expression],
        span: Span,
    ) -> Typed {
        let mut value = Box::new(self.tree(value));
        let mut checked = Vec::with_capacity(options.len());
        for option in options {
            let mut option = self.beside(&value, option);
            if option.is_null() {
                self.findings.push(findings::null_option(&option, &value));
            } else {
                self.comparable(&mut value, &mut option, Comparison::Equal);
            }
            checked.push(option);
        }
        typed(Node::OneOf { negated, value, options: checked }, Type::Boolean, false, span)
    }

    pub(super) fn within(&mut self, parts: &[Expression; 3], span: Span) -> Box<[Typed; 3]> {
        let mut parts = Box::new(parts.each_ref().map(|part| self.tree(part)));
        let [value, low, high] = &mut *parts;
        let before = self.findings.len();
        self.comparable(value, low, Comparison::AtLeast);
        self.comparable(value, high, Comparison::AtMost);
        if self.findings.len() == before {
            self.comparable(low, high, Comparison::AtMost);
        }
        if let (Node::Literal(least), Node::Literal(most)) = (&low.node, &high.node)
            && same(&low.note.of, &high.note.of)
            && least > most
        {
            self.findings.push(findings::empty_interval(least, most, span));
        }
        parts
    }

    /// The other side of a comparison; a word without quotes that is an option of the first is understood.
    fn beside(&mut self, first: &Typed, other: &Expression) -> Typed {
        if let Type::Choice(options) = &first.note.of
            && let Some(words) = self.dashed(other)
            && let Some(option) =
                options.iter().find(|option| **option == words.join("-") || **option == words.join("_"))
        {
            self.findings.push(findings::bare_option(option, other.span));
            let note = Shape { of: first.note.of.clone(), ..Shape::default() };
            return Tree { node: Node::Literal(Value::text(option)), span: other.span, note };
        }
        self.tree(other)
    }

    /// Reports what hinders the comparison of two parts.
    fn comparable(&mut self, left: &mut Typed, right: &mut Typed, operator: Comparison) {
        if left.is_null() || right.is_null() {
            if operator.orders() {
                self.findings
                    .push(findings::null_has_no_order(if left.is_null() { left } else { right }, operator));
            }
            return;
        }
        self.options_of(left, right);
        let (one, two) = (&left.note.of, &right.note.of);
        if !same(one, two) {
            self.findings.push(findings::not_comparable(left, right));
        } else if operator.orders() && !(one.has_order() && two.has_order()) {
            self.findings.push(findings::no_order(left, right, operator));
        }
    }

    /// Takes a text beside a choice for one of its options.
    pub(super) fn options_of(&mut self, one: &mut Typed, two: &mut Typed) {
        self.option_of(one, two);
        self.option_of(two, one);
    }

    fn option_of(&mut self, choice: &Typed, text: &mut Typed) {
        if let (Type::Choice(options), Type::Text) = (&choice.note.of, &text.note.of) {
            self.option(text, options);
        }
    }

    /// Takes a written text for an option, and reports it if there is none.
    pub(super) fn option(&mut self, text: &mut Typed, options: &Arc<[String]>) {
        let Node::Literal(Value::Text(word)) = &text.node else { return };
        if options.contains(word) {
            text.note.of = Type::Choice(Arc::clone(options));
        } else {
            self.findings.push(findings::unknown_option(word, options, text.span));
            text.note.of = Type::Unknown;
        }
    }
}

/// Whether values of two types can be held against each other.
pub(super) fn same(one: &Type, two: &Type) -> bool {
    match (one, two) {
        (Type::Unknown, _) | (_, Type::Unknown) => true,
        (Type::Money(one), Type::Money(two)) => one.is_none() || two.is_none() || one == two,
        (Type::Duration(one), Type::Duration(two)) => one.is_none() || two.is_none() || one == two,
        (Type::Choice(one), Type::Choice(two)) => one.iter().any(|option| two.contains(option)),
        (Type::Boolean | Type::Number | Type::Text | Type::Date, _) => one == two,
        _ => false,
    }
}
