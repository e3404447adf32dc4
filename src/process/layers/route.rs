//! Ways through a tree: from a path such as `steps.kiem-tra.outcomes` to the place it names.

use std::collections::VecDeque;

use crate::source::nearest;
use crate::yaml::{Node, Value};

/// Which entry or item to take at each level.
pub type Route = Vec<usize>;

/// Groups of papers, of which a row has one at most.
pub const GROUPS: [&str; 3] = ["one-of", "first-of", "all-of"];

/// The way to the element a path names: keys of maps, ids of rows.
pub fn route(root: &Node, path: &str) -> Option<Route> {
    let mut route = Route::new();
    let mut node = root;
    for part in path.split('.') {
        let below = match &node.value {
            Value::Map(_) => vec![entry(node, part)?],
            Value::List(_) => row(node, part)?,
            Value::Scalar(_) => return None,
        };
        node = at(node, &below)?;
        route.extend(below);
    }
    Some(route)
}

/// The element a path names.
pub fn element<'a>(root: &'a Node, path: &str) -> Option<&'a Node> {
    at(root, &route(root, path)?)
}

/// The path that one which leads to nothing most likely means: its first part that is not known gives way.
pub fn nearest_path(root: &Node, path: &str) -> Option<String> {
    let mut known = String::new();
    for part in path.split('.') {
        let longer = if known.is_empty() { part.to_owned() } else { format!("{known}.{part}") };
        if route(root, &longer).is_none() {
            let node = if known.is_empty() { root } else { element(root, &known)? };
            let near = nearest(part, names(node))?;
            let behind = &path[longer.len()..];
            let whole = format!("{}{near}{behind}", &longer[..longer.len() - part.len()]);
            return route(root, &whole).map(|_| whole);
        }
        known = longer;
    }
    None
}

/// The keys of a map, the ids of the rows of a list.
fn names(node: &Node) -> Vec<&str> {
    let ids = node.items().iter().filter_map(|row| row.get("id")?.text());
    node.entries().iter().map(|entry| &*entry.key.value).chain(ids).collect()
}

/// The node at the end of a way.
pub fn at<'a>(root: &'a Node, route: &[usize]) -> Option<&'a Node> {
    route.iter().try_fold(root, |node, index| match &node.value {
        Value::Map(entries) => entries.get(*index).map(|entry| &entry.value),
        Value::List(items) => items.get(*index),
        Value::Scalar(_) => None,
    })
}

/// The node at the end of a way, to be changed.
pub fn at_mut<'a>(root: &'a mut Node, route: &[usize]) -> Option<&'a mut Node> {
    route.iter().try_fold(root, |node, index| match &mut node.value {
        Value::Map(entries) => entries.get_mut(*index).map(|entry| &mut entry.value),
        Value::List(items) => items.get_mut(*index),
        Value::Scalar(_) => None,
    })
}

/// Takes out what stands at the end of a way.
pub fn take_out(root: &mut Node, route: &[usize]) -> Option<Node> {
    let (last, parent) = route.split_last()?;
    match &mut at_mut(root, parent)?.value {
        Value::Map(entries) if *last < entries.len() => Some(entries.remove(*last).value),
        Value::List(items) if *last < items.len() => Some(items.remove(*last)),
        _ => None,
    }
}

/// Which entry of a map has a key.
pub fn entry(map: &Node, key: &str) -> Option<usize> {
    map.entries().iter().position(|entry| &**entry.key == key)
}

/// The way from a list to the row of an id: its own rows first, then those of groups and branches below, as ids of
/// steps and of rows of papers are unique in the file.
pub fn row(list: &Node, id: &str) -> Option<Route> {
    let mut waiting = VecDeque::from([(Route::new(), list)]);
    while let Some((way, list)) = waiting.pop_front() {
        let own = list.items().iter().position(|row| row.get("id").and_then(Node::text) == Some(id));
        if let Some(index) = own {
            return Some([way, vec![index]].concat());
        }
        for (index, row) in list.items().iter().enumerate() {
            for below in lists_below(row) {
                let Some(list) = at(row, &below) else { continue };
                waiting.push_back(([&way[..], &[index], &below].concat(), list));
            }
        }
    }
    None
}

/// The lists inside a row whose rows count as rows of the list it stands in.
fn lists_below(row: &Node) -> Vec<Route> {
    let groups = GROUPS.iter().filter_map(|key| Some(vec![entry(row, key)?]));
    let branches = entry(row, "branches").into_iter().flat_map(|branches| {
        let list = &row.entries()[branches].value;
        let steps = list.items().iter().enumerate();
        steps.filter_map(move |(index, branch)| Some(vec![branches, index, entry(branch, "steps")?]))
    });
    groups.chain(branches).collect()
}
