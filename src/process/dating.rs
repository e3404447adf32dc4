//! Days: which version holds, on which day each is judged, and which rows hold on a day.

use std::collections::BTreeMap;

use crate::calendar::Date;
use crate::model::Procedure;
use crate::source::{FileId, Spanned};
use crate::yaml::{Entry, Node, Value};

/// Whether a day lies in a window, both ends included.
pub fn holds(from: Date, until: Option<Date>, day: Date) -> bool {
    from <= day && until.is_none_or(|until| day <= until)
}

/// The day on which a version is judged: the day asked for if it is in force then, or its own nearest day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The day.
    pub day: Date,
    /// Whether the version is in force on the day asked for.
    pub in_force: bool,
    /// Its last day: its own, or the one before the next version begins.
    pub last: Option<Date>,
}

/// When each version of one procedure is judged; `versions` may stand in any order.
pub fn judge(versions: &[(FileId, &Procedure)], day: Date) -> BTreeMap<FileId, Judged> {
    let begins = |procedure: &Procedure| procedure.from.value;
    let mut result = BTreeMap::new();
    for (file, version) in versions {
        let next = versions
            .iter()
            .filter(|(other, later)| other != file && begins(later) > begins(version) && !later.is_draft())
            .map(|(_, later)| begins(later))
            .min();
        let own = version.until.as_ref().map(|until| until.value);
        let cut = next.and_then(|next| next.yesterday().ok());
        let last = match (own, cut) {
            (Some(own), Some(cut)) => Some(own.min(cut)),
            (own, cut) => own.or(cut),
        };
        let in_force = !version.is_draft() && holds(begins(version), last, day);
        let nearest =
            if day < begins(version) { begins(version) } else { last.map_or(day, |last| day.min(last)) };
        result.insert(*file, Judged { day: if in_force { day } else { nearest }, in_force, last });
    }
    result
}

/// The days written on a row.
#[derive(Clone, Debug)]
pub struct Window {
    /// The first.
    pub from: Option<Spanned<Date>>,
    /// The last.
    pub until: Option<Spanned<Date>>,
}

impl Window {
    /// The days of a map that has some.
    pub fn of(node: &Node) -> Option<Self> {
        let date = |key| {
            let value = node.get(key)?;
            Some(Spanned::new(value.text()?.parse().ok()?, value.span))
        };
        let window = Self { from: date("from"), until: date("until") };
        (window.from.is_some() || window.until.is_some()).then_some(window)
    }

    fn excludes(&self, day: Date) -> bool {
        let (from, until) = (self.from.as_ref(), self.until.as_ref());
        from.is_some_and(|from| day < from.value) || until.is_some_and(|until| until.value < day)
    }
}

/// Leaves out every row whose days exclude `day`; none if nothing is left out.
pub fn on_day(root: &Node, day: Date) -> Option<Node> {
    let mut any = false;
    root.walk(&mut |node| any |= !std::ptr::eq(node, root) && excluded(node, day));
    any.then(|| prune(root, day))
}

pub fn excluded(node: &Node, day: Date) -> bool {
    Window::of(node).is_some_and(|window| window.excludes(day))
}

fn prune(node: &Node, day: Date) -> Node {
    let value = match &node.value {
        Value::Scalar(_) => node.value.clone(),
        Value::List(items) => Value::List(
            items.iter().filter(|item| !excluded(item, day)).map(|item| prune(item, day)).collect(),
        ),
        Value::Map(entries) => Value::Map(
            entries
                .iter()
                .filter(|entry| !excluded(&entry.value, day))
                .map(|entry| Entry { key: entry.key.clone(), value: prune(&entry.value, day) })
                .filter(|entry| !matches!(&entry.value.value, Value::List(items) if items.is_empty()))
                .collect(),
        ),
    };
    Node { span: node.span, value }
}
