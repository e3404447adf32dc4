use jiff::civil::Date;

use super::lexer::{Sign, Token};
use super::mistakes::Mistake;
use super::operators::COMPARING;
use super::{Parser, measures, tree};
use crate::expression::functions::Function;
use crate::expression::tree::{Expression, Node, Tree};
use crate::expression::value::{Money, Value};
use crate::source::{Span, nearest};

impl<'t> Parser<'t> {
    pub(super) fn unary(&mut self) -> Expression {
        let start = self.token();
        if !self.take(Sign::Minus) {
            return self.primary();
        }
        let inner = self.primary();
        let span = self.span(start).to(inner.span);
        match inner.node {
            Node::Literal(Value::Number(number)) => tree(Node::Literal(Value::Number(number.negate())), span),
            Node::Literal(Value::Money(Money { currency, units })) => {
                tree(Node::Literal(Value::Money(Money { currency, units: units.negate() })), span)
            }
            node => tree(Node::Negate(Box::new(tree(node, inner.span))), span),
        }
    }

    fn primary(&mut self) -> Expression {
        let token = self.token();
        let span = self.span(token);
        let literal = |value| tree(Node::Literal(value), span);
        match token.sign {
            Sign::Number => self.number(),
            Sign::Name => self.name(),
            Sign::Not => self.deeper(Self::negation),
            Sign::Open => self.deeper(Self::bracket),
            Sign::If => {
                self.report(token, &Mistake::BareIf);
                self.deeper(Self::conditional)
            }
            Sign::Text => {
                self.advance();
                // In other quotes, reported as such, a double quote may stand; in double quotes it cannot.
                literal(Value::text(token.text.replace('"', "'")))
            }
            Sign::True | Sign::False => {
                self.advance();
                literal(Value::Boolean(token.sign == Sign::True))
            }
            Sign::Null => {
                self.advance();
                literal(Value::Null)
            }
            _ => self.missing(&Mistake::NoOperand),
        }
    }

    fn negation(&mut self) -> Expression {
        let start = self.advance();
        let bracketed = self.sign() == Sign::Open;
        if !bracketed && start.fault.is_none() {
            self.report(start, &Mistake::BareNot);
        }
        let (inner, end) = if bracketed {
            let opening = self.advance();
            let inner = self.expression();
            (inner, self.close(opening, Sign::Close))
        } else {
            let inner = self.binary(COMPARING);
            let end = inner.span;
            (inner, end)
        };
        tree(Node::Not(Box::new(inner)), self.span(start).to(end))
    }

    fn bracket(&mut self) -> Expression {
        let opening = self.advance();
        let inner = self.expression();
        let end = self.close(opening, Sign::Close);
        Tree { span: self.span(opening).to(end), ..inner }
    }

    /// A number, with the currency or the unit behind it.
    fn number(&mut self) -> Expression {
        let number = self.advance();
        let ahead = [self.following(0), self.following(1), self.following(2)];
        let measured = measures::read(number, ahead);
        for _ in 0..measured.words {
            self.advance();
        }
        for (token, mistake) in &measured.mistakes {
            self.report(*token, mistake);
        }
        let last = self.tokens[self.at - 1];
        self.value(measured.value, self.span(number).to(self.span(last)))
    }

    /// A written value; without one, the expression cannot be read.
    fn value(&mut self, value: Option<Value>, span: Span) -> Expression {
        self.broken |= value.is_none();
        tree(Node::Literal(value.unwrap_or_default()), span)
    }

    fn name(&mut self) -> Expression {
        let first = self.advance();
        if self.sign() == Sign::Open {
            return self.deeper(|parser| parser.call(first));
        }
        let (mut name, mut span) = (first.text.to_owned(), self.span(first));
        while self.sign() == Sign::Dot {
            self.advance();
            let part = self.token();
            if !self.take(Sign::Name) {
                return self.missing(&Mistake::NoField);
            }
            name = format!("{name}.{}", part.text);
            span = span.to(self.span(part));
        }
        tree(Node::Name(name), span)
    }

    fn call(&mut self, word: Token<'t>) -> Expression {
        let opening = self.advance();
        let mut arguments = Vec::new();
        if self.sign() != Sign::Close {
            arguments.push(self.expression());
            while self.take(Sign::Comma) {
                arguments.push(self.expression());
            }
        }
        let end = self.close(opening, Sign::Close);
        let span = self.span(word).to(end);
        match word.text {
            "date" => self.date(word, &arguments, span),
            "some" | "every" => self.rows(word, arguments, span),
            name => self.function(word, name, arguments, span),
        }
    }

    fn date(&mut self, word: Token<'_>, arguments: &[Expression], span: Span) -> Expression {
        let date = match arguments {
            [Tree { node: Node::Literal(Value::Text(text)), .. }] => date(text),
            _ => None,
        };
        if date.is_none() {
            self.report(word, &Mistake::NoDate);
        }
        self.value(date.map(Value::Date), span)
    }

    fn rows(&mut self, word: Token<'_>, arguments: Vec<Expression>, span: Span) -> Expression {
        let Ok(parts) = <[Expression; 2]>::try_from(arguments) else {
            self.report(word, &Mistake::NoRows);
            return self.value(None, span);
        };
        tree(Node::Rows { every: word.text == "every", parts: Box::new(parts) }, span)
    }

    fn function(
        &mut self,
        word: Token<'_>,
        name: &str,
        arguments: Vec<Expression>,
        span: Span,
    ) -> Expression {
        let mut function = Function::named(name);
        if function.is_none() {
            let known = Function::ALL.into_iter().map(Function::word).chain(["date", "some", "every"]);
            let meant = nearest(name, known);
            self.report(word, &Mistake::NoFunction(meant));
            function = meant.and_then(Function::named);
        }
        match function {
            Some(function) => tree(Node::Call(function, arguments), span),
            None => self.value(None, span),
        }
    }
}

/// A day written `2026-08-28`.
pub(in crate::expression) fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut part = |width: usize| {
        let digits = parts.next()?;
        let plain = digits.len() == width && digits.bytes().all(|byte| byte.is_ascii_digit());
        if plain { digits.parse::<i16>().ok() } else { None }
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
