use super::lexer::{Sign, Token};
use super::mistakes::Mistake;
use super::{DEEPEST, Parser, tree, words};
use crate::expression::tree::{Comparison, Expression, Node, Operation};
use crate::source::Span;

const OR: u8 = 1;
const AND: u8 = 2;
const COMPARISON: u8 = 3;
const SUM: u8 = 4;
const PRODUCT: u8 = 5;
/// The power of the operator that binds least.
pub(super) const LOOSEST: u8 = OR;
/// The power of the operators beside which comparisons stand bare.
pub(super) const COMPARING: u8 = COMPARISON;

impl Parser<'_> {
    pub(super) fn expression(&mut self) -> Expression {
        if self.sign() == Sign::If { self.deeper(Self::conditional) } else { self.binary(OR) }
    }

    pub(super) fn conditional(&mut self) -> Expression {
        let start = self.advance();
        let condition = self.expression();
        self.demand(Sign::Then, &Mistake::NoThen);
        let then = self.expression();
        self.demand(Sign::Else, &Mistake::NoElse);
        let otherwise = self.expression();
        let span = self.span(start).to(otherwise.span);
        tree(Node::If(Box::new([condition, then, otherwise])), span)
    }

    pub(super) fn binary(&mut self, least: u8) -> Expression {
        let left = self.unary();
        self.continued(left, least)
    }

    /// Goes on behind an operand, as far as operators bind at least so tightly.
    pub(super) fn continued(&mut self, mut left: Expression, least: u8) -> Expression {
        while let Some((sign, power)) = self.operator().filter(|(_, power)| *power >= least) {
            let token = self.token();
            if !token.sign.begins_operand() || self.joins(token) {
                self.advance();
            }
            left = match power {
                OR | AND => {
                    let right = self.binary(power + 1);
                    join(sign, left, right)
                }
                COMPARISON => self.comparison(sign, left),
                _ => self.arithmetic(sign, power, left),
            };
        }
        left
    }

    /// Whether a word behind an operand is a misspelt operator rather than an operand without one.
    fn joins(&self, token: Token<'_>) -> bool {
        let operator = token.sign == Sign::Name && words::operator(token.text).is_some();
        operator && self.following(1).sign != Sign::End
    }

    /// The operator that stands here, or was meant to.
    fn operator(&mut self) -> Option<(Sign, u8)> {
        let token = self.token();
        let sign = match token.sign {
            _ if self.joins(token) => {
                let meant = words::operator(token.text)?;
                self.report(token, &Mistake::Spelling(meant));
                meant
            }
            operand if operand.begins_operand() => {
                self.report(token, &Mistake::NoOperator);
                self.broken = true;
                Sign::And
            }
            other => other,
        };
        power(sign).map(|power| (sign, power))
    }

    fn comparison(&mut self, sign: Sign, left: Expression) -> Expression {
        let compared = match sign {
            Sign::In => self.membership(false, left),
            Sign::Between => self.between(left),
            Sign::Not => self.not_in(left),
            _ => {
                let right = self.binary(SUM);
                let span = left.span.to(right.span);
                let operator = comparison(sign).expect("the other signs of that power compare");
                tree(Node::Compare(operator, Box::new([left, right])), span)
            }
        };
        let token = self.token();
        if power(token.sign) == Some(COMPARISON) {
            self.report(token, &Mistake::Chain);
            self.broken = true;
            self.advance();
            self.binary(SUM);
        }
        compared
    }

    fn not_in(&mut self, left: Expression) -> Expression {
        let token = self.token();
        let meant = if token.sign == Sign::Name { words::operator(token.text) } else { Some(token.sign) };
        if meant == Some(Sign::In) {
            if token.sign == Sign::Name {
                self.report(token, &Mistake::Spelling(Sign::In));
            }
            self.advance();
            return self.membership(true, left);
        }
        self.missing(&Mistake::NotWithoutIn);
        self.binary(SUM);
        left
    }

    fn between(&mut self, value: Expression) -> Expression {
        let low = self.binary(SUM);
        self.demand(Sign::And, &Mistake::NoAnd);
        let high = self.binary(SUM);
        within(false, value, low, high, (true, true))
    }

    /// What stands behind `in`: options in brackets or an interval.
    fn membership(&mut self, negated: bool, value: Expression) -> Expression {
        let opening = self.token();
        if !matches!(opening.sign, Sign::Open | Sign::OpenSquare) {
            self.missing(&Mistake::NoOptions);
            let first = self.binary(SUM);
            self.options(first);
            return value;
        }
        self.advance();
        let first = self.binary(SUM);
        if self.take(Sign::Dots) {
            let high = self.binary(SUM);
            let ends = (opening.sign == Sign::OpenSquare, self.sign() == Sign::CloseSquare);
            let mut whole = within(negated, value, first, high, ends);
            whole.span = whole.span.to(self.interval_end(opening));
            return whole;
        }
        let options = self.options(first);
        let end =
            self.close(opening, if opening.sign == Sign::Open { Sign::Close } else { Sign::CloseSquare });
        if opening.sign == Sign::OpenSquare {
            self.report(opening, &Mistake::SquareOptions);
        }
        let span = value.span.to(end);
        tree(Node::OneOf { negated, value: Box::new(value), options }, span)
    }

    /// The rest of some options; `or` between them is understood.
    fn options(&mut self, first: Expression) -> Vec<Expression> {
        let mut options = vec![first];
        loop {
            let token = self.token();
            if matches!(token.sign, Sign::Or | Sign::And) {
                self.report(token, &Mistake::NoComma);
                self.advance();
            } else if !self.take(Sign::Comma) {
                return options;
            }
            options.push(self.binary(SUM));
        }
    }

    fn interval_end(&mut self, opening: Token<'_>) -> Span {
        let either = if self.sign() == Sign::Close { Sign::Close } else { Sign::CloseSquare };
        self.close(opening, either)
    }

    fn arithmetic(&mut self, sign: Sign, power: u8, left: Expression) -> Expression {
        if left.height() >= DEEPEST {
            return self.give_up();
        }
        let right = self.binary(power + 1);
        let span = left.span.to(right.span);
        let operation = match sign {
            Sign::Plus => Operation::Add,
            Sign::Minus => Operation::Subtract,
            Sign::Star => Operation::Multiply,
            _ => Operation::Divide,
        };
        tree(Node::Arithmetic(operation, Box::new([left, right])), span)
    }
}

fn power(sign: Sign) -> Option<u8> {
    Some(match sign {
        Sign::Or => OR,
        Sign::And => AND,
        Sign::In | Sign::Between | Sign::Not => COMPARISON,
        Sign::Plus | Sign::Minus => SUM,
        Sign::Star | Sign::Slash => PRODUCT,
        other => comparison(other).map(|_| COMPARISON)?,
    })
}

fn comparison(sign: Sign) -> Option<Comparison> {
    Some(match sign {
        Sign::Equal => Comparison::Equal,
        Sign::Unequal => Comparison::Unequal,
        Sign::Less => Comparison::Less,
        Sign::AtMost => Comparison::AtMost,
        Sign::Greater => Comparison::Greater,
        Sign::AtLeast => Comparison::AtLeast,
        _ => return None,
    })
}

/// `and` and `or` of more than two parts are one list, so that brackets which change nothing leave no trace.
fn join(sign: Sign, left: Expression, right: Expression) -> Expression {
    let span = left.span.to(right.span);
    let mut parts = Vec::new();
    for side in [left, right] {
        match side.node {
            Node::And(inner) if sign == Sign::And => parts.extend(inner),
            Node::Or(inner) if sign == Sign::Or => parts.extend(inner),
            node => parts.push(tree(node, side.span)),
        }
    }
    tree(if sign == Sign::And { Node::And(parts) } else { Node::Or(parts) }, span)
}

fn within(
    negated: bool,
    value: Expression,
    low: Expression,
    high: Expression,
    (low_closed, high_closed): (bool, bool),
) -> Expression {
    let span = value.span.to(high.span);
    tree(Node::Within { negated, parts: Box::new([value, low, high]), low_closed, high_closed }, span)
}
