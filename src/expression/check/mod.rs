//! Types: every part gets one, nothing is converted, and what may be null is known behind its guards.

mod calls;
mod comparisons;
mod findings;
mod guards;
mod names;
mod sums;

use std::collections::BTreeSet;
use std::sync::Arc;

use guards::proves;
pub(super) use guards::strict;

use super::tree::{Expression, Node, Tree, Typed};
use super::types::{Field, Scope, Shape, Type};
use super::value::Value;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Gives every part its type. `expected` is the type that the place of the expression needs; a type that is not known
/// in a part that was reported is reported no second time.
pub fn check(
    expression: &Expression,
    scope: &dyn Scope,
    expected: Option<&Type>,
) -> (Typed, Vec<Diagnostic>) {
    let mut checker = Checker::new(scope);
    checker.proves_questions = true;
    for condition in scope.given() {
        let condition = quietly(condition, scope);
        checker.learn(&condition, true);
    }
    let mut typed = match expected {
        Some(Type::Boolean) => checker.condition(expression),
        _ => checker.tree(expression),
    };
    if let Some(expected) = expected {
        checker.settle(&mut typed, expected);
    }
    checker.findings.sort_by_key(|finding| finding.span);
    (typed, checker.findings)
}

/// The types of an expression whose findings belong to another place.
fn quietly(expression: &Expression, scope: &dyn Scope) -> Typed {
    Checker::new(scope).tree(expression)
}

struct Checker<'s> {
    scope: &'s dyn Scope,
    /// The fields of the rows that `some` and `every` look at, the innermost last.
    rows: Vec<Arc<[Field]>>,
    /// The names that are not null here.
    proven: BTreeSet<String>,
    /// The conditions that hold here, or do not.
    known: Vec<(Typed, bool)>,
    /// Whether it is worked out that a question was certainly asked; not while working that out.
    proves_questions: bool,
    findings: Vec<Diagnostic>,
}

impl<'s> Checker<'s> {
    fn new(scope: &'s dyn Scope) -> Self {
        Self {
            scope,
            rows: Vec::new(),
            proven: BTreeSet::new(),
            known: Vec::new(),
            proves_questions: false,
            findings: Vec::new(),
        }
    }

    fn tree(&mut self, tree: &Expression) -> Typed {
        let span = tree.span;
        match &tree.node {
            Node::Literal(value) => {
                typed(Node::Literal(value.clone()), type_of(value), value.is_null(), span)
            }
            Node::Name(name) => self.name(name, span),
            Node::Not(inner) => self.not(inner, span),
            Node::And(parts) => typed(Node::And(self.joined(parts, true)), Type::Boolean, false, span),
            Node::Or(parts) => typed(Node::Or(self.joined(parts, false)), Type::Boolean, false, span),
            Node::Compare(operator, sides) => self.compare(*operator, sides, span),
            Node::OneOf { negated, value, options } => self.one_of(*negated, value, options, span),
            Node::Within { negated, parts, low_closed, high_closed } => {
                let parts = self.within(parts, span);
                let (negated, low_closed, high_closed) = (*negated, *low_closed, *high_closed);
                typed(Node::Within { negated, parts, low_closed, high_closed }, Type::Boolean, false, span)
            }
            Node::Negate(inner) => self.negate(inner, span),
            Node::Arithmetic(operation, sides) => self.arithmetic(tree, *operation, sides),
            Node::If(parts) => self.choose(parts, span),
            Node::Call(function, arguments) => self.call(*function, arguments, span),
            Node::Rows { every, parts } => self.every_row(*every, parts, span),
        }
    }

    /// A part that must be a condition.
    fn condition(&mut self, tree: &Expression) -> Typed {
        let typed = self.tree(tree);
        if tree.is_null() || !matches!(typed.note.of, Type::Boolean | Type::Unknown) {
            self.findings.push(findings::no_condition(&typed));
        }
        typed
    }

    fn not(&mut self, inner: &Expression, span: Span) -> Typed {
        let inner = self.condition(inner);
        let not = typed(Node::Not(Box::new(inner)), Type::Boolean, false, span);
        if let Node::Not(inner) = &not.node
            && let Some(name) = guards::doubtful(inner)
        {
            self.findings.push(findings::not_of_optional(&not, name));
        }
        not
    }

    /// The parts of `and`, each read where those before it hold; of `or`, where those before it do not.
    fn joined(&mut self, parts: &[Expression], truth: bool) -> Vec<Typed> {
        self.apart(|checker| {
            let mut joined = Vec::with_capacity(parts.len());
            for part in parts {
                let part = checker.condition(part);
                checker.learn(&part, truth);
                joined.push(part);
            }
            joined
        })
    }

    /// Runs `part` and forgets what was learned in it.
    fn apart<T>(&mut self, part: impl FnOnce(&mut Self) -> T) -> T {
        let (proven, known) = (self.proven.clone(), self.known.len());
        let result = part(self);
        self.proven = proven;
        self.known.truncate(known);
        result
    }

    fn learn(&mut self, condition: &Typed, truth: bool) {
        self.proven.append(&mut proves(condition, truth));
        if self.rows.is_empty() {
            self.known.push((condition.clone(), truth));
        }
    }

    fn choose(&mut self, parts: &[Expression; 3], span: Span) -> Typed {
        let [condition, then, otherwise] = parts;
        let condition = self.condition(condition);
        let mut branch = |tree: &Expression, truth: bool| {
            self.apart(|checker| {
                checker.learn(&condition, truth);
                checker.tree(tree)
            })
        };
        let (mut then, mut otherwise) = (branch(then, true), branch(otherwise, false));
        let of = self.one_type(&mut then, &mut otherwise, span);
        let may_be_null = then.note.may_be_null || otherwise.note.may_be_null;
        typed(Node::If(Box::new([condition, then, otherwise])), of, may_be_null, span)
    }

    /// The type that two branches share.
    fn one_type(&mut self, then: &mut Typed, otherwise: &mut Typed, span: Span) -> Type {
        self.options_of(then, otherwise);
        let (one, two) = (&then.note.of, &otherwise.note.of);
        match (one, two) {
            (Type::Unknown, other) | (other, Type::Unknown) => other.clone(),
            (Type::Choice(some), Type::Choice(more)) => {
                let new = more.iter().filter(|option| !some.contains(option));
                Type::choice(some.iter().chain(new).cloned())
            }
            _ if comparisons::same(one, two) => one.clone(),
            _ => {
                self.findings.push(findings::two_types(then, otherwise, span));
                Type::Unknown
            }
        }
    }

    fn every_row(&mut self, every: bool, parts: &[Expression; 2], span: Span) -> Typed {
        let [list, condition] = parts;
        let list = self.tree(list);
        let fields = match &list.note.of {
            Type::List(fields) => Arc::clone(fields),
            Type::Unknown => Arc::default(),
            _ => {
                self.findings.push(findings::no_list(&list));
                Arc::default()
            }
        };
        let unknown = list.note.of == Type::Unknown;
        let reported = self.findings.len();
        let condition = self.apart(|checker| {
            checker.proven.retain(|name| fields.iter().all(|field| field.id != *name));
            checker.rows.push(fields);
            let condition = checker.condition(condition);
            checker.rows.pop();
            condition
        });
        if unknown {
            // Without the list nobody knows which names its rows have.
            self.findings.truncate(reported);
        }
        typed(Node::Rows { every, parts: Box::new([list, condition]) }, Type::Boolean, false, span)
    }

    /// Holds a part against the type that its place needs.
    fn settle(&mut self, tree: &mut Typed, target: &Type) {
        if let Node::If(parts) = &mut tree.node {
            let [_, then, otherwise] = &mut **parts;
            self.settle(then, target);
            self.settle(otherwise, target);
            tree.note.of = target.clone();
            return;
        }
        if let (Node::Literal(Value::Text(_)), Type::Choice(options)) = (&tree.node, target) {
            let options = Arc::clone(options);
            self.option(tree, &options);
        }
        let fits = match (&tree.note.of, target) {
            // What is no condition was reported as such.
            (Type::Unknown, _) | (_, Type::Unknown | Type::Boolean) => true,
            (Type::Choice(found), Type::Choice(wanted)) => found.iter().all(|option| wanted.contains(option)),
            (found, wanted) => found == wanted || comparisons::same(found, wanted),
        };
        if !fits {
            self.findings.push(findings::other_type(tree, target));
            tree.note.of = Type::Unknown;
        }
    }
}

fn typed(node: Node<Shape>, of: Type, may_be_null: bool, span: Span) -> Typed {
    Tree { node, span, note: Shape { of, may_be_null, kind: None } }
}

/// The type of a written value.
fn type_of(value: &Value) -> Type {
    match value {
        Value::Boolean(_) => Type::Boolean,
        Value::Number(_) => Type::Number,
        Value::Text(_) => Type::Text,
        Value::Date(_) => Type::Date,
        Value::Money(money) => Type::Money(Some(money.currency)),
        Value::Duration(duration) => Type::Duration(Some(duration.unit)),
        Value::File(_) => Type::File,
        Value::Null | Value::Choices(_) | Value::List(_) => Type::Unknown,
    }
}
