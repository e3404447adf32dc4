//! Conditions in words: a typed expression becomes part of a sentence that begins with `chỉ khi`.

mod choices;
mod nouns;

use std::cell::Cell;

use super::labels::{statement, upper_first};
use super::{Tongue, Words, words};
use crate::expression::{Comparison, Function, Node, Typed, Value};
use crate::process::Process;

pub use choices::ending;

/// A condition as part of a sentence.
pub fn condition(tree: &Typed, process: &Process, tongue: &Tongue<'_>) -> Words {
    Speaker { process, tongue, depth: Cell::new(0) }.clause(tree, true, Joint::None)
}

/// A condition as the name of a case: the option alone, where that says which case it is.
pub fn case(tree: &Typed, process: &Process, tongue: &Tongue<'_>) -> Words {
    let speaker = Speaker { process, tongue, depth: Cell::new(0) };
    let alone = speaker.chosen(tree, true).and_then(|chosen| speaker.only_case(&chosen));
    alone.unwrap_or_else(|| speaker.clause(tree, true, Joint::None)).begin(upper_first)
}

/// What a part stands in, so that a mixture of `và` and `hoặc` can be told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    None,
    And,
    Or,
}

/// How many computed facts without a name are looked into, one inside another.
const DEEPEST: usize = 8;

struct Speaker<'a> {
    process: &'a Process,
    tongue: &'a Tongue<'a>,
    depth: Cell<usize>,
}

impl Speaker<'_> {
    /// That `tree` holds, or with `yes` false, that it does not.
    fn clause(&self, tree: &Typed, yes: bool, around: Joint) -> Words {
        if let Some(chosen) = self.chosen(tree, yes) {
            return self.choice(&chosen);
        }
        match &tree.node {
            Node::Not(inner) => self.clause(inner, !yes, around),
            Node::And(parts) => self.joined(parts, yes, if yes { Joint::And } else { Joint::Or }, around),
            Node::Or(parts) => self.joined(parts, yes, if yes { Joint::Or } else { Joint::And }, around),
            Node::Name(name) => self.named(name, yes),
            Node::Compare(operator, sides) => self.comparison(*operator, &sides[0], &sides[1], yes),
            Node::OneOf { negated, value, options } => self.one_of(value, options, *negated != yes),
            Node::Within { negated, parts, .. } => self.within(parts, *negated != yes),
            Node::Rows { every, parts } => self.rows(*every, &parts[0], &parts[1], yes),
            Node::If(parts) => self.either_way(parts, yes),
            Node::Call(function, arguments) => self.asked(*function, arguments, tree, yes),
            Node::Literal(Value::Boolean(truth)) if *truth == yes => {
                words!(self.tongue, "mọi trường hợp", "in every case")
            }
            _ if yes => self.worth(tree),
            _ => words!(self.tongue, "không phải {part}", "not {part}", part = self.worth(tree)),
        }
    }

    fn joined(&self, parts: &[Typed], yes: bool, joint: Joint, around: Joint) -> Words {
        let mixed = around != Joint::None && around != joint;
        let parts = parts.iter().map(|part| self.clause(part, yes, joint));
        let whole = match joint {
            Joint::Or => self.tongue.either(parts),
            _ => Words::join(parts, if self.tongue.is_english() { " and " } else { " và " }),
        };
        if mixed { Words::from("(").and(whole).and(")") } else { whole }
    }

    fn named(&self, name: &str, yes: bool) -> Words {
        if let Some(fact) = self.process.meaning.fact(name) {
            let unnamed = fact.ask.is_none() && fact.name.is_none() && self.depth.get() < DEEPEST;
            let computed = fact.is.as_ref().and_then(|is| self.process.meaning.at(is));
            let Some(is) = computed.filter(|_| unnamed) else {
                return statement(self.process, fact, yes, self.tongue);
            };
            self.depth.set(self.depth.get() + 1);
            let said = self.clause(is, yes, Joint::And);
            self.depth.set(self.depth.get() - 1);
            return said;
        }
        let label = self.label(name);
        if yes { label } else { words!(self.tongue, "không {label}", "not {label}", label) }
    }

    fn comparison(&self, operator: Comparison, left: &Typed, right: &Typed, yes: bool) -> Words {
        if matches!(left.node, Node::Literal(_)) && !matches!(right.node, Node::Literal(_)) {
            return self.comparison(operator.flipped(), right, left, yes);
        }
        let equal = operator == Comparison::Equal;
        match &right.node {
            Node::Literal(Value::Null) => {
                let part = self.worth(left);
                return if equal == yes {
                    words!(self.tongue, "chưa có {part}", "there is no {part}", part)
                } else {
                    words!(self.tongue, "đã có {part}", "there is {part}", part)
                };
            }
            Node::Literal(Value::Boolean(truth)) if !operator.orders() => {
                return self.clause(left, (*truth == equal) == yes, Joint::None);
            }
            _ => {}
        }
        let (one, two) = (self.worth(left), self.worth(right));
        let operator = if yes { operator } else { opposite(operator) };
        match operator {
            Comparison::Equal => {
                words!(self.tongue, "{one} là {two}", "{one} is {two}", one, two)
            }
            Comparison::Unequal => {
                words!(self.tongue, "{one} khác {two}", "{one} is not {two}", one, two)
            }
            Comparison::Less => {
                words!(self.tongue, "{one} dưới {two}", "{one} is below {two}", one, two)
            }
            Comparison::AtMost => {
                words!(self.tongue, "{one} không quá {two}", "{one} is at most {two}", one, two)
            }
            Comparison::Greater => {
                words!(self.tongue, "{one} lớn hơn {two}", "{one} is more than {two}", one, two)
            }
            Comparison::AtLeast => {
                words!(self.tongue, "{one} từ {two} trở lên", "{one} is {two} or more", one, two)
            }
        }
    }

    fn one_of(&self, value: &Typed, options: &[Typed], yes: bool) -> Words {
        let one = self.worth(value);
        let all = self.tongue.either(options.iter().map(|option| self.worth(option)));
        if yes {
            words!(self.tongue, "{one} là {all}", "{one} is {all}", one, all)
        } else {
            words!(self.tongue, "{one} không phải {all}", "{one} is not {all}", one, all)
        }
    }

    fn within(&self, parts: &[Typed; 3], yes: bool) -> Words {
        let [one, low, high] = parts.each_ref().map(|part| self.worth(part));
        if yes {
            words!(self.tongue, "{one} từ {low} đến {high}", "{one} is from {low} to {high}", one, low, high)
        } else {
            words!(
                self.tongue,
                "{one} không từ {low} đến {high}",
                "{one} is not from {low} to {high}",
                one,
                low,
                high
            )
        }
    }

    fn rows(&self, every: bool, list: &Typed, inside: &Typed, yes: bool) -> Words {
        let (list, inside) = (self.worth(list), self.clause(inside, yes || !every, Joint::None));
        match (every, yes) {
            (true, true) => {
                words!(self.tongue, "mọi {list} đều: {inside}", "for every {list}: {inside}", list, inside)
            }
            (false, false) => {
                words!(self.tongue, "không {list} nào: {inside}", "for no {list}: {inside}", list, inside)
            }
            _ => {
                words!(self.tongue, "có {list}: {inside}", "for some {list}: {inside}", list, inside)
            }
        }
    }

    fn either_way(&self, parts: &[Typed; 3], yes: bool) -> Words {
        let condition = self.clause(&parts[0], true, Joint::None);
        let then = self.clause(&parts[1], yes, Joint::None);
        let otherwise = self.clause(&parts[2], yes, Joint::None);
        words!(
            self.tongue,
            "nếu {condition} thì {then}, còn lại thì {otherwise}",
            "if {condition}, then {then}, otherwise {otherwise}",
            condition,
            then,
            otherwise,
        )
    }

    /// A function that answers yes or no.
    fn asked(&self, function: Function, arguments: &[Typed], tree: &Typed, yes: bool) -> Words {
        let part = |index: usize| arguments.get(index).map(|part| self.worth(part)).unwrap_or_default();
        let said = match function {
            Function::Contains => {
                words!(self.tongue, "{one} có {two}", "{one} includes {two}", one = part(0), two = part(1))
            }
            Function::StartsWith => {
                words!(
                    self.tongue,
                    "{one} bắt đầu bằng {two}",
                    "{one} begins with {two}",
                    one = part(0),
                    two = part(1)
                )
            }
            Function::PlaceHas => {
                words!(self.tongue, "nơi thuộc diện {one}", "the place is one of {one}", one = part(0))
            }
            _ => self.worth(tree),
        };
        if yes { said } else { words!(self.tongue, "không phải {said}", "not: {said}", said) }
    }
}

fn opposite(operator: Comparison) -> Comparison {
    match operator {
        Comparison::Equal => Comparison::Unequal,
        Comparison::Unequal => Comparison::Equal,
        Comparison::Less => Comparison::AtLeast,
        Comparison::AtLeast => Comparison::Less,
        Comparison::Greater => Comparison::AtMost,
        Comparison::AtMost => Comparison::Greater,
    }
}
