use std::cmp::Ordering;

use super::Classes;
use super::formula::Formula;
use crate::expression::evaluate::{Failure, Values, evaluate};
use crate::expression::region::{Measure, Region, Scale};
use crate::expression::tree::{Comparison, Node, Typed};
use crate::expression::types::Type;
use crate::expression::value::Value;

/// Knows nothing; only what is written out has a value.
struct Nothing;

impl Values for Nothing {
    fn value(&self, _: &str) -> Result<Option<Value>, Failure> {
        Ok(None)
    }

    fn place_has(&self, _: &str) -> Option<bool> {
        None
    }

    fn working_days_between(&self, _: jiff::civil::Date, _: jiff::civil::Date) -> Option<i64> {
        None
    }
}

/// The value of a part that reads no names.
fn constant(tree: &Typed) -> Option<Value> {
    match &tree.node {
        Node::Literal(value) => Some(value.clone()),
        Node::Name(_) => None,
        _ => evaluate(tree, &Nothing).ok(),
    }
}

/// Whether a part is worth true or false and never null.
fn is_definite(tree: &Typed) -> bool {
    !matches!(tree.node, Node::Literal(_) | Node::Name(_) | Node::Call(..) | Node::If(_))
        && tree.note.of == Type::Boolean
}

impl Classes<'_> {
    /// The formula of a condition.
    pub(super) fn lower(&mut self, tree: &Typed) -> Formula {
        match &tree.node {
            Node::Literal(value) => Formula::Constant(*value == Value::Boolean(true)),
            Node::Not(inner) => self.lower(inner).negated(),
            Node::And(parts) => Formula::all(parts.iter().map(|part| self.lower(part)).collect()),
            Node::Or(parts) => Formula::any(parts.iter().map(|part| self.lower(part)).collect()),
            Node::Compare(operator, sides) => self.compare(tree, *operator, &sides[0], &sides[1]),
            Node::OneOf { negated, value, options } => self.one_of(tree, *negated, value, options),
            Node::Within { negated, parts, low_closed, high_closed } => {
                self.within(tree, *negated, parts, (*low_closed, *high_closed))
            }
            Node::If(parts) => {
                let [condition, then, otherwise] = parts.each_ref().map(|part| self.lower(part));
                let first = Formula::All(vec![condition.clone(), then]);
                Formula::Any(vec![first, Formula::All(vec![condition.negated(), otherwise])])
            }
            Node::Name(_) | Node::Call(..) => {
                let subject = self.term(tree);
                self.atom(subject, Region::of([Value::Boolean(true)]))
            }
            _ => self.whole(tree),
        }
    }

    fn compare(&mut self, whole: &Typed, operator: Comparison, left: &Typed, right: &Typed) -> Formula {
        if left.is_null() || right.is_null() {
            let null = self.is_null(if right.is_null() { left } else { right });
            return match operator {
                Comparison::Equal => null,
                Comparison::Unequal => null.negated(),
                _ => Formula::Constant(false),
            };
        }
        match (constant(left), constant(right)) {
            (Some(one), Some(two)) => compared(operator, &one, &two),
            (None, Some(value)) => self.against(whole, operator, left, &value),
            (Some(value), None) => self.against(whole, operator.flipped(), right, &value),
            (None, None) => {
                let (subject, exchanged) = self.pair(left, right);
                self.beside(subject, if exchanged { operator.flipped() } else { operator })
            }
        }
    }

    fn is_null(&mut self, tree: &Typed) -> Formula {
        match constant(tree) {
            Some(value) => Formula::Constant(value.is_null()),
            None if is_definite(tree) => Formula::Constant(false),
            None => {
                let subject = self.term(tree);
                self.atom(subject, Region::null())
            }
        }
    }

    /// A part that reads names, held against a value.
    fn against(&mut self, whole: &Typed, operator: Comparison, tree: &Typed, value: &Value) -> Formula {
        match value {
            Value::Null => return Formula::Constant(false),
            Value::Boolean(truth) if is_definite(tree) => {
                let formula = self.lower(tree);
                return if *truth == (operator == Comparison::Equal) { formula } else { formula.negated() };
            }
            _ => {}
        }
        match Measure::of(&tree.note.of) {
            Some(measure) => {
                let subject = self.term(tree);
                let region = Region::comparing(Scale { measure, whole: false }, operator, value);
                self.atom(subject, region)
            }
            None if matches!(tree.note.of, Type::Boolean | Type::Choice(_) | Type::Text) => {
                let subject = self.term(tree);
                let value = [value.clone()];
                let equal = operator == Comparison::Equal;
                self.atom(subject, if equal { Region::of(value) } else { Region::all_but(value) })
            }
            None => self.whole(whole),
        }
    }

    /// A pair of which the first lies so beside the second.
    fn beside(&mut self, pair: usize, operator: Comparison) -> Formula {
        let orders = [(-1, Ordering::Less), (0, Ordering::Equal), (1, Ordering::Greater)];
        let fitting = orders.into_iter().filter(|(_, order)| operator.holds(*order));
        self.atom(pair, Region::of(fitting.map(|(value, _)| Value::from(value))))
    }

    fn one_of(&mut self, whole: &Typed, negated: bool, value: &Typed, options: &[Typed]) -> Formula {
        let operator = if negated { Comparison::Unequal } else { Comparison::Equal };
        let written: Option<Vec<Value>> = options.iter().map(constant).collect();
        if let Some(values) = written.filter(|values| !values.iter().any(Value::is_null))
            && constant(value).is_none()
            && matches!(value.note.of, Type::Choice(_) | Type::Text | Type::Number | Type::Date)
        {
            let subject = self.term(value);
            return self.atom(subject, if negated { Region::all_but(values) } else { Region::of(values) });
        }
        let whole_option = |option: &Typed| alone(whole, negated, value, option);
        let parts: Vec<Formula> = options
            .iter()
            .map(|option| self.compare(&whole_option(option), operator, value, option))
            .collect();
        if negated { Formula::all(parts) } else { Formula::any(parts) }
    }

    fn within(
        &mut self,
        whole: &Typed,
        negated: bool,
        parts: &[Typed; 3],
        (low, high): (bool, bool),
    ) -> Formula {
        let [value, least, most] = parts;
        if matches!(value.note.of, Type::Money(None) | Type::Duration(None)) {
            return self.whole(whole);
        }
        let start = if low { Comparison::AtLeast } else { Comparison::Greater };
        let end = if high { Comparison::AtMost } else { Comparison::Less };
        let from = self.compare(whole, start, value, least);
        let until = self.compare(whole, end, value, most);
        if !negated {
            return Formula::All(vec![from, until]);
        }
        let outside = Formula::Any(vec![from.negated(), until.negated()]);
        let mut present = vec![outside];
        for part in parts {
            present.push(self.is_null(part).negated());
        }
        Formula::All(present)
    }

    /// That a subject has the value of an expression; anything, where that cannot be told.
    pub(super) fn equals(&mut self, subject: usize, tree: &Typed) -> Formula {
        let yes = Region::of([Value::Boolean(true)]);
        match &tree.node {
            Node::Literal(Value::Null) => self.atom(subject, Region::null()),
            Node::If(parts) => {
                let [condition, then, otherwise] = &**parts;
                let (condition, then) = (self.lower(condition), self.equals(subject, then));
                let otherwise = self.equals(subject, otherwise);
                let first = Formula::All(vec![condition.clone(), then]);
                Formula::Any(vec![first, Formula::All(vec![condition.negated(), otherwise])])
            }
            _ if constant(tree).is_some() => {
                let value = constant(tree).expect("just asked");
                self.atom(subject, if value.is_null() { Region::null() } else { Region::of([value]) })
            }
            _ if tree.note.of == Type::Boolean => {
                let formula = self.lower(tree);
                self.atom(subject, yes).same_as(formula)
            }
            _ => Formula::Constant(true),
        }
    }
}

fn compared(operator: Comparison, one: &Value, two: &Value) -> Formula {
    let null = one.is_null() || two.is_null();
    Formula::Constant(!null && operator.holds(one.cmp(two)))
}

/// `value = option` or `value != option`, cut out of a list of options.
fn alone(whole: &Typed, negated: bool, value: &Typed, option: &Typed) -> Typed {
    let operator = if negated { Comparison::Unequal } else { Comparison::Equal };
    let mut alone = whole.clone();
    alone.node = Node::Compare(operator, Box::new([value.clone(), option.clone()]));
    alone
}
