use super::tree::{Expression, Node};
use super::types::{Scope, Type};
use crate::source::Span;

/// A name that an expression reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The name; of `<list>.<field>`, the list.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// Whether it is a field of the row that `some` or `every` looks at, and no name of the scope.
    pub of_row: bool,
}

/// Every name that an expression reads, in the order of the text.
pub fn names(expression: &Expression, scope: &dyn Scope) -> Vec<Use> {
    let mut found = Vec::new();
    collect(expression, scope, &mut Vec::new(), &mut found);
    found
}

fn collect(tree: &Expression, scope: &dyn Scope, rows: &mut Vec<String>, found: &mut Vec<Use>) {
    match &tree.node {
        Node::Name(name) => {
            let name = list_of(name, scope, rows).unwrap_or(name);
            let of_row = rows.iter().any(|field| field == name);
            found.push(Use { name: name.to_owned(), span: tree.span, of_row });
        }
        Node::Rows { parts, .. } => {
            let [list, condition] = &**parts;
            collect(list, scope, rows, found);
            let outside = rows.len();
            rows.extend(fields(list, scope));
            collect(condition, scope, rows, found);
            rows.truncate(outside);
        }
        node => node.children().for_each(|child| collect(child, scope, rows, found)),
    }
}

/// The list of `<list>.<field>`; none for a name that the scope has whole.
fn list_of<'n>(name: &'n str, scope: &dyn Scope, rows: &[String]) -> Option<&'n str> {
    let (list, _) = name.rsplit_once('.').filter(|_| scope.name(name).is_none())?;
    let is_list = matches!(scope.name(list).map(|name| &name.of), Some(Type::List(_)));
    (is_list || rows.iter().any(|field| field == list)).then_some(list)
}

/// The fields of the rows of a list, those of lists inside its rows too.
fn fields(list: &Expression, scope: &dyn Scope) -> Vec<String> {
    let Node::Name(name) = &list.node else { return Vec::new() };
    match scope.name(name).map(|name| &name.of) {
        Some(of @ Type::List(_)) => nested(of),
        _ => Vec::new(),
    }
}

fn nested(of: &Type) -> Vec<String> {
    let Type::List(fields) = of else { return Vec::new() };
    let mut ids = Vec::new();
    for field in fields.iter() {
        ids.push(field.id.clone());
        ids.append(&mut nested(&field.name.of));
    }
    ids
}
