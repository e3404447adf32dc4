//! A condition as a JSON Schema that the answers fulfil exactly when the condition holds.

use serde_json::{Value as Json, json};

use crate::expression::{Comparison, Function, Node, Typed, Value};
use crate::model::Formula;
use crate::process::Process;

/// Computed truths are written out, this deep at most.
const DEPTH: usize = 16;

/// Turns conditions of one procedure into schemas.
#[derive(Clone, Copy)]
pub struct Conditions<'a> {
    process: &'a Process,
}

impl<'a> Conditions<'a> {
    /// Of a procedure; the form is filled in online.
    pub fn of(process: &'a Process) -> Self {
        Self { process }
    }

    /// The schema of several conditions that must all hold; none if one of them cannot be told from the answers alone.
    pub fn all(self, whens: &[&Formula]) -> Option<Json> {
        let parts: Option<Vec<Json>> =
            whens.iter().map(|when| self.schema(self.process.meaning.at(when)?, DEPTH)).collect();
        Some(joined("allOf", parts?))
    }

    fn schema(self, typed: &Typed, depth: usize) -> Option<Json> {
        let depth = depth.checked_sub(1)?;
        match &typed.node {
            Node::Literal(Value::Boolean(value)) => Some(Json::Bool(*value)),
            Node::Name(name) => self.truth(name, depth),
            Node::Not(inner) => self.schema(inner, depth).map(negated),
            Node::And(parts) => self.parts("allOf", parts, depth),
            Node::Or(parts) => self.parts("anyOf", parts, depth),
            Node::Compare(operator, sides) => self.compare(*operator, &sides[0], &sides[1]),
            Node::OneOf { negated: not, value, options } => {
                let wanted: Option<Vec<Json>> = options.iter().map(|option| literal(&option.node)).collect();
                self.within(*not, value, |wanted| json!({"enum": wanted}), &wanted?)
            }
            Node::Within { negated: not, parts, low_closed, high_closed } => {
                let (low, high) = (number(&parts[1].node)?, number(&parts[2].node)?);
                let least = if *low_closed { "minimum" } else { "exclusiveMinimum" };
                let most = if *high_closed { "maximum" } else { "exclusiveMaximum" };
                self.property(*not, &parts[0], json!({least: low, most: high}))
            }
            Node::Call(Function::Contains, arguments) => {
                let Node::Name(name) = &arguments.first()?.node else { return None };
                let option = literal(&arguments.get(1)?.node)?;
                Some(json!({"properties": {name: {"contains": {"const": option}}}, "required": [name]}))
            }
            _ => None,
        }
    }

    fn parts(self, key: &str, parts: &[Typed], depth: usize) -> Option<Json> {
        let parts: Option<Vec<Json>> = parts.iter().map(|part| self.schema(part, depth)).collect();
        Some(joined(key, parts?))
    }

    /// A name that is a truth: an answer, or a computed one written out.
    fn truth(self, name: &str, depth: usize) -> Option<Json> {
        let fact = self.process.meaning.fact(name)?;
        match &fact.is {
            Some(is) => self.schema(self.process.meaning.at(is)?, depth),
            None => Some(json!({"properties": {name: {"const": true}}, "required": [name]})),
        }
    }

    fn compare(self, operator: Comparison, left: &Typed, right: &Typed) -> Option<Json> {
        if let (Node::Name(name), Node::Literal(Value::Null)) = (&left.node, &right.node) {
            let answered = json!({"required": [name]});
            return match operator {
                Comparison::Equal => Some(negated(answered)),
                Comparison::Unequal => Some(answered),
                _ => Some(Json::Bool(false)),
            };
        }
        let keyword = match operator {
            Comparison::Equal | Comparison::Unequal => {
                let wanted = literal(&right.node)?;
                return self.property(operator == Comparison::Unequal, left, json!({"const": wanted}));
            }
            Comparison::Less => "exclusiveMaximum",
            Comparison::AtMost => "maximum",
            Comparison::Greater => "exclusiveMinimum",
            Comparison::AtLeast => "minimum",
        };
        self.property(false, left, json!({keyword: number(&right.node)?}))
    }

    fn within(self, not: bool, value: &Typed, shape: fn(&[Json]) -> Json, wanted: &[Json]) -> Option<Json> {
        self.property(not, value, shape(wanted))
    }

    /// A name whose answer is of a shape; a comparison with nothing is false, whichever it is.
    fn property(self, not: bool, name: &Typed, shape: Json) -> Option<Json> {
        let Node::Name(name) = &name.node else { return None };
        if name == "channel" {
            let online = shape == json!({"const": "online"})
                || shape["enum"].as_array().is_some_and(|words| words.contains(&json!("online")));
            return Some(Json::Bool(online != not));
        }
        let asked = if name == "case" {
            self.process.asks_case()
        } else {
            self.process.meaning.fact(name).is_some_and(|fact| fact.is.is_none())
        };
        if !asked {
            return None;
        }
        let shape = if not { negated(shape) } else { shape };
        Some(json!({"properties": {name: shape}, "required": [name]}))
    }
}

fn joined(key: &str, mut parts: Vec<Json>) -> Json {
    let (neutral, strong) = (Json::Bool(key == "allOf"), Json::Bool(key != "allOf"));
    if parts.contains(&strong) {
        return strong;
    }
    parts.retain(|part| *part != neutral);
    match parts.len() {
        0 => neutral,
        1 => parts.remove(0),
        _ => json!({key: parts}),
    }
}

fn negated(schema: Json) -> Json {
    match schema {
        Json::Bool(value) => Json::Bool(!value),
        schema => json!({"not": schema}),
    }
}

fn literal(node: &Node<crate::expression::Shape>) -> Option<Json> {
    match node {
        Node::Literal(Value::Text(text)) => Some(text.clone().into()),
        Node::Literal(Value::Boolean(value)) => Some((*value).into()),
        Node::Literal(Value::Date(date)) => Some(date.to_string().into()),
        _ => number(node),
    }
}

fn number(node: &Node<crate::expression::Shape>) -> Option<Json> {
    let text = match node {
        Node::Literal(Value::Number(number)) => number.to_string(),
        Node::Literal(Value::Money(money)) => money.units.to_string(),
        _ => return None,
    };
    serde_json::from_str(&text).ok()
}
