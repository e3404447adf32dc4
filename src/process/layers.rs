//! Which version holds on a day, and what overlays make of it. Everything happens on trees, so that every place in a
//! procedure that was laid over still points at the file in which it was written.

use std::collections::BTreeMap;

use crate::calendar::{Calendar, Date, Duration};
use crate::model::{Change, Combine, Money, Overlay, Procedure, Status};
use crate::source::{FileId, Span, Spanned};
use crate::yaml::{Entry, Node, Value};

/// Keys of which a row has one at most: setting one takes the others away.
const EXCLUSIVE: [&[&str]; 3] = [
    &["amount", "formula", "free", "set-by", "unknown"],
    &["limit", "add", "event"],
    &["document", "one-of", "first-of", "all-of"],
];

/// What an overlay did to a procedure.
#[derive(Clone, Debug)]
pub struct Applied {
    /// The overlay.
    pub overlay: String,
    /// Where it holds.
    pub place: Option<String>,
    /// The row of `changes`.
    pub change: Span,
    /// The section changed: `limits`, `documents`, …
    pub section: String,
    /// What was done.
    pub deed: Deed,
    /// Whether a law was named that lets it add a burden.
    pub allowed: bool,
}

/// What was done to a row.
#[derive(Clone, Debug)]
pub enum Deed {
    /// A key was set.
    Set {
        /// The key.
        key: String,
        /// What stood there.
        before: Option<Node>,
        /// What stands there now.
        after: Node,
    },
    /// A row was put in.
    Added,
    /// A row was taken out.
    Removed,
}

/// Why a change could not be laid over a procedure.
#[derive(Clone, Debug)]
pub enum Misfit {
    /// The path leads to nothing.
    UnknownPath(Span),
    /// Two values of which neither is known to be better for the applicant.
    NoBetter(Span),
}

/// A procedure after its overlays.
#[derive(Clone, Debug)]
pub struct Layered {
    /// The tree of the base with what the overlays wrote.
    pub root: Node,
    /// What they did.
    pub applied: Vec<Applied>,
    /// What did not fit.
    pub misfits: Vec<Misfit>,
}

/// An overlay with its tree.
#[derive(Clone, Copy, Debug)]
pub struct Layer<'a> {
    /// As declared.
    pub overlay: &'a Overlay,
    /// As written.
    pub root: &'a Node,
}

impl Layer<'_> {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        holds(self.overlay.from.value, self.overlay.until.as_ref().map(|until| until.value), day)
    }

    /// Whether it names the procedure, or names none.
    pub fn reaches(&self, procedure: &str) -> bool {
        self.overlay.of.is_empty() || self.overlay.of.iter().any(|id| id.value == procedure)
    }
}

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
}

/// When each version of one procedure is judged; `versions` may stand in any order.
pub fn judge(versions: &[(FileId, &Procedure)], day: Date) -> BTreeMap<FileId, Judged> {
    let begins = |procedure: &Procedure| procedure.from.value;
    let mut result = BTreeMap::new();
    for (file, version) in versions {
        let next = versions
            .iter()
            .filter(|(other, later)| other != file && begins(later) > begins(version) && !is_draft(later))
            .map(|(_, later)| begins(later))
            .min();
        let own = version.until.as_ref().map(|until| until.value);
        let cut = next.and_then(|next| next.yesterday().ok());
        let last = match (own, cut) {
            (Some(own), Some(cut)) => Some(own.min(cut)),
            (own, cut) => own.or(cut),
        };
        let in_force = !is_draft(version) && holds(begins(version), last, day);
        let nearest =
            if day < begins(version) { begins(version) } else { last.map_or(day, |last| day.min(last)) };
        result.insert(*file, Judged { day: if in_force { day } else { nearest }, in_force });
    }
    result
}

fn is_draft(procedure: &Procedure) -> bool {
    procedure.status.as_ref().is_some_and(|status| status.value == Status::Draft)
}

/// Leaves out every row whose days exclude `day`; none if nothing is left out.
pub fn on_day(root: &Node, day: Date) -> Option<Node> {
    let mut any = false;
    root.walk(&mut |node| any |= !std::ptr::eq(node, root) && excluded(node, day));
    any.then(|| prune(root, day))
}

fn excluded(node: &Node, day: Date) -> bool {
    let date = |key| node.get(key).and_then(Node::text).and_then(|text| text.parse::<Date>().ok());
    date("from").is_some_and(|from| day < from) || date("until").is_some_and(|until| until < day)
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

/// Lays overlays over a procedure, in the order given.
pub fn lay_over(root: &Node, layers: &[Layer<'_>], day: Date, calendar: &Calendar) -> Layered {
    let mut layered = Layered { root: root.clone(), applied: Vec::new(), misfits: Vec::new() };
    for layer in layers {
        let written = layer.root.get("changes").map(Node::items).unwrap_or_default();
        for (change, node) in layer.overlay.changes.iter().zip(written) {
            let from = change.from.as_ref().map_or(layer.overlay.from.value, |from| from.value);
            if !holds(from, change.until.as_ref().map(|until| until.value), day) {
                continue;
            }
            Application { layer, change, node, calendar, layered: &mut layered }.apply();
        }
    }
    layered
}

struct Application<'a> {
    layer: &'a Layer<'a>,
    change: &'a Spanned<Change>,
    node: &'a Node,
    calendar: &'a Calendar,
    layered: &'a mut Layered,
}

impl Application<'_> {
    fn apply(mut self) {
        let mut root = std::mem::replace(
            &mut self.layered.root,
            Node { span: self.change.span, value: Value::Map(Vec::new()) },
        );
        match (&self.change.path, &self.change.document) {
            (_, Some(document)) => self.by_paper(&mut root, &document.value),
            (Some(path), None) => {
                let section = path.value.split('.').next().unwrap_or_default().to_owned();
                if !self.by_path(&mut root, &path.value, &section) {
                    self.layered.misfits.push(Misfit::UnknownPath(path.span));
                }
            }
            (None, None) => {}
        }
        self.layered.root = root;
    }

    fn by_paper(&mut self, root: &mut Node, document: &str) {
        let Some(list) = get_mut(root, "documents") else { return };
        let mut waiting = vec![list];
        while let Some(list) = waiting.pop() {
            let Value::List(rows) = &mut list.value else { continue };
            if self.change.remove.is_some() {
                let before = rows.len();
                rows.retain(|row| row.get("document").and_then(Node::text) != Some(document));
                (rows.len()..before).for_each(|_| self.note("documents", Deed::Removed));
            }
            for row in rows {
                if row.get("document").and_then(Node::text) == Some(document) {
                    self.set(row, "documents");
                }
                let Value::Map(entries) = &mut row.value else { continue };
                waiting.extend(
                    entries
                        .iter_mut()
                        .filter(|entry| matches!(&*entry.key.value, "one-of" | "first-of" | "all-of"))
                        .map(|entry| &mut entry.value),
                );
            }
        }
    }

    fn by_path(&mut self, root: &mut Node, path: &str, section: &str) -> bool {
        if self.change.remove.is_some() {
            let removed = remove(root, path);
            if removed {
                self.note(section, Deed::Removed);
            }
            return removed;
        }
        if let Some(row) = self.node.get("add").cloned() {
            if !path.contains('.') && root.get(path).is_none() {
                let Value::Map(entries) = &mut root.value else { return false };
                let key = Spanned::new(path.into(), self.change.span);
                entries.push(Entry {
                    key,
                    value: Node { span: self.change.span, value: Value::List(Vec::new()) },
                });
            }
            let Some(list) = find(root, path) else { return false };
            let Value::List(rows) = &mut list.value else { return false };
            let after = self.change.after.as_ref().map(|after| after.value.as_str());
            let at = match after {
                None => rows.len(),
                Some(after) => match rows.iter().position(|row| has_id(row, after)) {
                    Some(index) => index + 1,
                    None => return false,
                },
            };
            rows.insert(at, row);
            self.note(section, Deed::Added);
            return true;
        }
        let Some(target) = find(root, path) else { return false };
        if !matches!(target.value, Value::Map(_)) {
            return false;
        }
        self.set(target, section);
        true
    }

    fn set(&mut self, row: &mut Node, section: &str) {
        let Some(set) = self.node.get("set") else { return };
        let Value::Map(entries) = &mut row.value else { return };
        for new in set.entries() {
            let before = entries.iter().find(|entry| entry.key == new.key).map(|entry| entry.value.clone());
            let group = EXCLUSIVE.iter().find(|group| group.contains(&&*new.key.value));
            if let Some(group) = group {
                entries.retain(|entry| entry.key == new.key || !group.contains(&&*entry.key.value));
            }
            let best =
                self.layer.overlay.combine.as_ref().is_some_and(|how| how.value == Combine::BestForApplicant);
            if best && let Some(before) = &before {
                match better(&new.key.value, before, &new.value, self.calendar) {
                    Some(true) => {}
                    Some(false) => continue,
                    None => {
                        self.layered.misfits.push(Misfit::NoBetter(new.key.span));
                        continue;
                    }
                }
            }
            match entries.iter_mut().find(|entry| entry.key == new.key) {
                Some(entry) => *entry = new.clone(),
                None => entries.push(new.clone()),
            }
            let key = new.key.value.to_string();
            self.note(section, Deed::Set { key, before, after: new.value.clone() });
        }
    }

    fn note(&mut self, section: &str, deed: Deed) {
        self.layered.applied.push(Applied {
            overlay: self.layer.overlay.overlay.value.clone(),
            place: self.layer.overlay.place.as_ref().map(|place| place.value.clone()),
            change: self.change.span,
            section: section.to_owned(),
            deed,
            allowed: self.change.allowed_by.is_some(),
        });
    }
}

/// Whether the new value is better for the applicant; none when they cannot be compared.
fn better(key: &str, before: &Node, after: &Node, calendar: &Calendar) -> Option<bool> {
    match key {
        "limit" | "add" => {
            let read = |node: &Node| node.text()?.parse::<Duration>().ok();
            read(after)?.compare(read(before)?, calendar).map(std::cmp::Ordering::is_lt)
        }
        "amount" | "to" => {
            let read = |node: &Node| node.text()?.parse::<Money>().ok();
            let (after, before) = (read(after)?, read(before)?);
            (after.currency == before.currency).then_some(after.amount < before.amount)
        }
        // Fewer papers: data that replaces a paper without condition cannot be bettered.
        "replaced-by" => {
            let whole = |node: &Node| node.get("when").is_none() && node.get("bring").is_none();
            Some(!whole(before) && whole(after))
        }
        "free" => Some(true),
        _ => None,
    }
}

fn has_id(node: &Node, id: &str) -> bool {
    node.get("id").and_then(Node::text) == Some(id)
}

fn get_mut<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    let Value::Map(entries) = &mut node.value else { return None };
    entries.iter_mut().find(|entry| &*entry.key.value == key).map(|entry| &mut entry.value)
}

/// The element a path names: keys of maps, ids of rows; an id is looked for below as well, as ids of steps and of
/// rows of papers are unique in the file.
fn find<'a>(root: &'a mut Node, path: &str) -> Option<&'a mut Node> {
    let mut node = root;
    for part in path.split('.') {
        node = match &node.value {
            Value::Map(_) => get_mut(node, part)?,
            Value::List(_) => row_mut(node, part)?,
            Value::Scalar(_) => return None,
        };
    }
    Some(node)
}

fn row_mut<'a>(list: &'a mut Node, id: &str) -> Option<&'a mut Node> {
    let Value::List(rows) = &mut list.value else { return None };
    let mut waiting: Vec<&mut Node> = rows.iter_mut().rev().collect();
    while let Some(row) = waiting.pop() {
        if has_id(row, id) {
            return Some(row);
        }
        let Value::Map(entries) = &mut row.value else { continue };
        for entry in entries.iter_mut().rev() {
            if let Value::List(rows) = &mut entry.value.value {
                waiting.extend(rows.iter_mut().rev());
            }
        }
    }
    None
}

fn remove(root: &mut Node, path: &str) -> bool {
    let Some((parent, last)) = path.rsplit_once('.') else { return false };
    let Some(list) = find(root, parent) else { return false };
    match &mut list.value {
        Value::List(rows) if rows.iter().any(|row| has_id(row, last)) => {
            rows.retain(|row| !has_id(row, last));
            true
        }
        Value::List(rows) => rows.iter_mut().any(|row| remove_below(row, last)),
        Value::Map(entries) => {
            let before = entries.len();
            entries.retain(|entry| &*entry.key.value != last);
            entries.len() < before
        }
        Value::Scalar(_) => false,
    }
}

fn remove_below(row: &mut Node, id: &str) -> bool {
    let Value::Map(entries) = &mut row.value else { return false };
    entries.iter_mut().any(|entry| {
        let Value::List(rows) = &mut entry.value.value else { return false };
        let before = rows.len();
        rows.retain(|row| !has_id(row, id));
        rows.len() < before || rows.iter_mut().any(|row| remove_below(row, id))
    })
}
