//! Reading an expression: words, then operators by how tightly they bind (Pratt), every part with its bytes.

mod lexer;
mod measures;
mod mistakes;
mod operands;
mod operators;
mod words;

use lexer::{Fault, Sign, Token, tokens};
use mistakes::Mistake;
pub(super) use operands::date;

use super::place::Place;
use super::tree::{Expression, Node, Tree};
use super::value::Value;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// No expression that a person can read is longer.
pub(super) const LONGEST: usize = 4000;
/// How deep parts may stand inside one another; keeps every walk over a tree within the stack.
pub(super) const DEEPEST: usize = 40;
/// After so many findings the rest says nothing new.
const MOST_FINDINGS: usize = 20;

/// Reads an expression. It is given back when what was meant is certain, so that its types can be checked too, even
/// if a word was misspelt.
pub fn parse(text: &str, place: Place) -> (Option<Expression>, Vec<Diagnostic>) {
    if text.len() > LONGEST {
        return (None, vec![mistakes::too_long(place.at(0, text.len()), text.len())]);
    }
    let mut parser = Parser::new(text, place);
    parser.spelling();
    let expression = parser.whole();
    let mut findings: Vec<Diagnostic> = parser.findings.into_iter().map(|(_, finding)| finding).collect();
    findings.sort_by_key(|finding| finding.span);
    findings.truncate(MOST_FINDINGS);
    ((!parser.broken).then_some(expression), findings)
}

pub(super) struct Parser<'t> {
    tokens: Vec<Token<'t>>,
    at: usize,
    depth: usize,
    place: Place,
    /// Whether something is missing that nobody can guess.
    broken: bool,
    /// Whether the rest is left unread.
    gave_up: bool,
    /// By the offset of the token each is about, so that one token is reported once.
    findings: Vec<(usize, Diagnostic)>,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, place: Place) -> Self {
        let (tokens, findings) = (tokens(text), Vec::new());
        Self { tokens, at: 0, depth: 0, place, broken: false, gave_up: false, findings }
    }

    fn token(&self) -> Token<'t> {
        self.tokens[self.at]
    }

    fn sign(&self) -> Sign {
        self.token().sign
    }

    fn following(&self, by: usize) -> Token<'t> {
        self.tokens[(self.at + by).min(self.tokens.len() - 1)]
    }

    fn advance(&mut self) -> Token<'t> {
        let token = self.token();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    fn take(&mut self, sign: Sign) -> bool {
        let fits = self.sign() == sign;
        if fits {
            self.advance();
        }
        fits
    }

    fn span(&self, token: Token<'_>) -> Span {
        self.place.at(token.start, token.end)
    }

    fn report(&mut self, token: Token<'_>, mistake: &Mistake<'_>) {
        if !self.gave_up && self.findings.iter().all(|(offset, _)| *offset != token.start) {
            // A caret behind the last byte shows nothing: what is missing at the end is shown at the last word.
            let shown = if token.sign == Sign::End && self.at > 0 { self.tokens[self.at - 1] } else { token };
            self.findings.push((token.start, mistake.finding(shown, self.place)));
        }
    }

    /// Reports what is wrong with single words; each stands for what was meant from here on.
    fn spelling(&mut self) {
        for token in self.tokens.clone() {
            match token.fault {
                Some(Fault::Spelling) => self.report(token, &Mistake::Spelling(token.sign)),
                Some(Fault::Quotes) => self.report(token, &Mistake::Quotes),
                Some(Fault::Unclosed) => {
                    self.broken = true;
                    self.report(token, &Mistake::Unclosed);
                }
                Some(Fault::Points) => self.report(token, &Mistake::Points),
                None => {}
            }
        }
    }

    fn whole(&mut self) -> Expression {
        let mut left = self.expression();
        while self.sign() != Sign::End {
            let token = self.token();
            self.report(token, &Mistake::Unexpected);
            self.broken = true;
            self.advance();
            if self.sign().begins_operand() {
                self.expression();
            }
            left = self.continued(left, operators::LOOSEST);
        }
        left
    }

    /// What takes the place of an operand that is missing.
    fn missing(&mut self, mistake: &Mistake<'_>) -> Expression {
        let token = self.token();
        self.report(token, mistake);
        self.broken = true;
        tree(Node::Literal(Value::Null), self.span(token))
    }

    /// Runs `part` one level deeper, or gives up on the rest when that is too deep.
    fn deeper(&mut self, part: impl FnOnce(&mut Self) -> Expression) -> Expression {
        if self.depth >= DEEPEST {
            return self.give_up();
        }
        self.depth += 1;
        let inner = part(self);
        self.depth -= 1;
        inner
    }

    fn give_up(&mut self) -> Expression {
        let missing = self.missing(&Mistake::TooDeep);
        self.gave_up = true;
        self.at = self.tokens.len() - 1;
        missing
    }

    /// Takes a sign that must come here.
    fn demand(&mut self, sign: Sign, mistake: &Mistake<'_>) {
        let token = self.token();
        if token.sign == Sign::Name && words::operator(token.text) == Some(sign) {
            self.report(token, &Mistake::Spelling(sign));
            self.advance();
        } else if !self.take(sign) {
            self.missing(mistake);
        }
    }

    /// Takes the bracket that closes `opening`.
    fn close(&mut self, opening: Token<'_>, sign: Sign) -> Span {
        let token = self.token();
        if self.take(sign) {
            return self.span(token);
        }
        self.missing(&Mistake::NoClosing { opening: self.span(opening), closing: sign });
        if matches!(token.sign, Sign::Close | Sign::CloseSquare) {
            self.advance();
        }
        self.span(token)
    }
}

fn tree(node: Node<()>, span: Span) -> Expression {
    Tree { node, span, note: () }
}
