//! Which names cannot be null where a condition holds, or does not.

use std::collections::BTreeSet;

use crate::expression::tree::{Comparison, Node, Typed};
use crate::expression::value::Value;

type NameSet = BTreeSet<String>;

/// The names that are not null where `condition` is worth `truth`. A comparison holds of no null, so one that holds
/// proves both sides.
pub(super) fn proves(condition: &Typed, truth: bool) -> NameSet {
    match &condition.node {
        Node::Not(inner) => proves(inner, !truth),
        Node::And(parts) if truth => any(parts, truth),
        Node::Or(parts) if !truth => any(parts, truth),
        Node::And(parts) | Node::Or(parts) => in_all(parts, truth),
        Node::Compare(operator, sides) => {
            let [left, right] = &**sides;
            let asks_null = left.is_null() || right.is_null();
            let proven = if asks_null { (*operator == Comparison::Unequal) == truth } else { truth };
            if proven { &strict(left) | &strict(right) } else { NameSet::new() }
        }
        Node::OneOf { value, .. } if truth => strict(value),
        Node::Within { parts, .. } if truth => parts.iter().flat_map(strict).collect(),
        Node::If(parts) => {
            let [condition, then, otherwise] = &**parts;
            let first = &proves(condition, true) | &proves(then, truth);
            let second = &proves(condition, false) | &proves(otherwise, truth);
            &first & &second
        }
        Node::Rows { every, parts } if *every != truth => strict(&parts[0]),
        Node::Name(_) | Node::Call(..) if truth => strict(condition),
        _ => NameSet::new(),
    }
}

fn any(parts: &[Typed], truth: bool) -> NameSet {
    parts.iter().flat_map(|part| proves(part, truth)).collect()
}

fn in_all(parts: &[Typed], truth: bool) -> NameSet {
    let mut sets = parts.iter().map(|part| proves(part, truth));
    let first = sets.next().unwrap_or_default();
    sets.fold(first, |common, set| &common & &set)
}

/// The names each of which, if it were null, would make the whole null.
pub(in crate::expression) fn strict(tree: &Typed) -> NameSet {
    match &tree.node {
        Node::Name(name) => NameSet::from([name.clone()]),
        Node::Negate(_) | Node::Arithmetic(..) => tree.node.children().flat_map(strict).collect(),
        Node::Call(function, arguments) if function.passes_null_on() => {
            arguments.iter().flat_map(strict).collect()
        }
        Node::If(parts) => &strict(&parts[1]) & &strict(&parts[2]),
        _ => NameSet::new(),
    }
}

/// A name that may be null and that a comparison under `not` reads, so that the whole holds of null too.
pub(super) fn doubtful(condition: &Typed) -> Option<&str> {
    match &condition.node {
        Node::And(parts) | Node::Or(parts) => parts.iter().find_map(doubtful),
        Node::Compare(_, sides)
            if sides.iter().any(|side| matches!(side.node, Node::Literal(Value::Null))) =>
        {
            None
        }
        Node::Compare(..) | Node::OneOf { .. } | Node::Within { .. } => {
            condition.node.children().find_map(absent)
        }
        _ => None,
    }
}

/// The first name in a part that may be null.
pub(super) fn absent(tree: &Typed) -> Option<&str> {
    match &tree.node {
        _ if !tree.note.may_be_null => None,
        Node::Name(name) => Some(name),
        _ => tree.node.children().find_map(absent),
    }
}
