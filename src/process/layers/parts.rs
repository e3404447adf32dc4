//! Lists that get their first row or lose their last: what a procedure then says of the part.

use crate::model::Part;
use crate::source::{Span, Spanned};
use crate::yaml::{Entry, Node, Scalar, Style, Value};

use super::route::{GROUPS, Route, at, at_mut, entry, take_out};

/// Keeps the rows of papers for which `keep` says so, those of groups included; groups left empty go too.
pub fn retain_rows(list: &mut Node, keep: &mut dyn FnMut(&mut Node) -> bool) {
    let Value::List(rows) = &mut list.value else { return };
    rows.retain_mut(|row| {
        if !keep(row) {
            return false;
        }
        let Some(group) = GROUPS.iter().find_map(|key| entry(row, key)) else { return true };
        let Some(arms) = at_mut(row, &[group]) else { return true };
        retain_rows(arms, keep);
        !arms.items().is_empty()
    });
}

/// Takes out a list that was left empty: of a group with its row, of a part of the procedure by saying that there is
/// none.
pub fn clear_up(root: &mut Node, mut list: Route, span: Span) {
    while at(root, &list).is_some_and(is_empty_list) {
        let Some((index, row)) = list.split_last() else { return };
        let Some(key) =
            at(root, row).and_then(|map| map.entries().get(*index)).map(|entry| entry.key.clone())
        else {
            return;
        };
        if GROUPS.contains(&&**key) {
            take_out(root, row);
            list = row.split_last().map(|(_, list)| list.to_vec()).unwrap_or_default();
            continue;
        }
        take_out(root, &list);
        if list.len() == 1 {
            is_none(root, &key, span);
        }
        return;
    }
}

fn is_empty_list(node: &Node) -> bool {
    matches!(&node.value, Value::List(items) if items.is_empty())
}

/// Adds a part to those declared not to exist.
fn is_none(root: &mut Node, part: &str, span: Span) {
    if !Part::ALL.iter().any(|known| known.word() == part) {
        return;
    }
    let Value::Map(entries) = &mut root.value else { return };
    let index = entries.iter().position(|entry| &**entry.key == "none").unwrap_or_else(|| {
        let list = Node { span, value: Value::List(Vec::new()) };
        entries.push(Entry { key: Spanned::new("none".into(), span), value: list });
        entries.len() - 1
    });
    if let Value::List(parts) = &mut entries[index].value.value {
        let scalar = Scalar { text: part.into(), style: Style::Plain };
        parts.push(Node { span, value: Value::Scalar(scalar) });
    }
}

/// Takes a part out of those declared not to exist or not known.
pub fn is_said(root: &mut Node, part: &str) {
    let Value::Map(entries) = &mut root.value else { return };
    for entry in entries.iter_mut().filter(|entry| matches!(&**entry.key, "none" | "unknown")) {
        if let Value::List(parts) = &mut entry.value.value {
            parts.retain(|other| other.text() != Some(part));
        }
    }
    entries.retain(|entry| !matches!(&**entry.key, "none" | "unknown") || !entry.value.items().is_empty());
}
