//! One change of one overlay, laid over a tree.

use crate::calendar::Calendar;
use crate::model::{Basis, Change, Combine, Id};
use crate::source::{Span, Spanned};
use crate::yaml::{Entry, Node, Value};

use super::super::dating::excluded;
use super::better::{is_better, same_point};
use super::route::{at, at_mut, entry, route, row, take_out};
use super::{Applied, Deed, Layer, Layered, Misfit, Unfit, When, parts, section};

/// Lists that may get their first row; any other path that leads to nothing is misspelt.
const LISTS: [&str; 19] = [
    "announced",
    "anytime",
    "cases",
    "choose",
    "conditions",
    "discounts",
    "documents",
    "facts",
    "fees",
    "first",
    "limits",
    "notes",
    "options",
    "outcomes",
    "overdue",
    "results",
    "stages",
    "statistics",
    "tables",
];

/// A change on its way into a tree.
pub struct Application<'a> {
    /// The procedure before any overlay.
    pub base: &'a Node,
    pub layer: &'a Layer<'a>,
    pub change: &'a Spanned<Change>,
    /// The change as written.
    pub written: &'a Node,
    pub when: When,
    pub calendar: &'a Calendar,
    pub layered: &'a mut Layered,
}

/// Whether a change fits, and if not, which words do not.
type Fits = Result<(), (Unfit, Id)>;

impl Application<'_> {
    pub fn apply(mut self) {
        let nothing = Node { span: self.change.span, value: Value::List(Vec::new()) };
        let mut root = std::mem::replace(&mut self.layered.root, nothing);
        let by_path_too = !self.layer.overlay.of.is_empty();
        let fits = match (&self.change.path, &self.change.document) {
            (_, Some(paper)) => self.by_paper(&mut root, paper),
            (Some(path), None) if by_path_too => self.by_path(&mut root, path),
            _ => Ok(()),
        };
        if let Err((why, words)) = fits {
            self.misfit(why, words);
        }
        self.layered.root = root;
    }

    fn by_paper(&mut self, root: &mut Node, paper: &Id) -> Fits {
        if self.change.add.is_some() {
            return Err((Unfit::Placeless, paper.clone()));
        }
        let Some(index) = entry(root, "documents") else { return Ok(()) };
        let Some(list) = at_mut(root, &[index]) else { return Ok(()) };
        parts::retain_rows(list, &mut |row| {
            if row.get("document").and_then(Node::text) != Some(&paper.value) {
                return true;
            }
            if self.change.remove.is_none() {
                self.set(row, "documents");
                return true;
            }
            self.note("documents", row, Deed::Removed(row.clone()));
            false
        });
        parts::clear_up(root, vec![index], paper.span);
        Ok(())
    }

    fn by_path(&mut self, root: &mut Node, path: &Spanned<String>) -> Fits {
        if let Some(row) = self.written.get("add") {
            return self.add(root, path, row);
        }
        let Some(way) = route(root, &path.value) else { return self.is_gone(path) };
        if self.change.remove.is_some() {
            return self.remove(root, path, &way);
        }
        match at_mut(root, &way) {
            Some(target) if matches!(target.value, Value::Map(_)) => self.set(target, &path.value),
            _ => return Err((Unfit::UnknownPath, path.clone())),
        }
        Ok(())
    }

    /// A removed row stays removed: what a later change says of it is nothing.
    fn is_gone(&self, path: &Spanned<String>) -> Fits {
        route(self.base, &path.value).map(|_| ()).ok_or_else(|| (Unfit::UnknownPath, path.clone()))
    }

    fn remove(&mut self, root: &mut Node, path: &Spanned<String>, way: &[usize]) -> Fits {
        let [list @ .., _] = way else { return Err((Unfit::UnknownPath, path.clone())) };
        if list.is_empty() {
            return Err((Unfit::UnknownPath, path.clone()));
        }
        if let Some(row) = take_out(root, way) {
            self.note(&path.value, &row, Deed::Removed(row.clone()));
        }
        parts::clear_up(root, list.to_vec(), path.span);
        Ok(())
    }

    fn add(&mut self, root: &mut Node, path: &Spanned<String>, row: &Node) -> Fits {
        let is_step = path.value.rsplit('.').next() == Some("steps");
        if is_step && self.change.after.is_none() {
            return Err((Unfit::Placeless, path.clone()));
        }
        let Some(list) = route(root, &path.value).or_else(|| begin_list(root, path)) else {
            return self.is_gone(path);
        };
        let (list, index) = self.behind(root, path, list)?;
        let Some(Node { value: Value::List(rows), .. }) = at_mut(root, &list) else {
            return Err((Unfit::UnknownPath, path.clone()));
        };
        rows.insert(index, row.clone());
        if path.value == section(&path.value) {
            parts::is_said(root, &path.value);
        }
        self.note(&path.value, row, Deed::Added(row.clone()));
        Ok(())
    }

    /// The list and the place in it at which a new row goes.
    fn behind(
        &self,
        root: &Node,
        path: &Spanned<String>,
        list: Vec<usize>,
    ) -> Result<(Vec<usize>, usize), (Unfit, Id)> {
        let rows = at(root, &list).ok_or_else(|| (Unfit::UnknownPath, path.clone()))?;
        let Some(after) = &self.change.after else { return Ok((list, rows.items().len())) };
        if let Some(way) = row(rows, &after.value) {
            let (index, inside) = way.split_last().expect("a way to a row has a step");
            return Ok(([&list[..], inside].concat(), index + 1));
        }
        let index =
            self.behind_removed(rows, path, after).ok_or_else(|| (Unfit::UnknownRow, after.clone()))?;
        Ok((list, index))
    }

    /// Where a row stood that an earlier overlay took out: behind the nearest row before it that is left.
    fn behind_removed(&self, rows: &Node, path: &Spanned<String>, after: &Id) -> Option<usize> {
        let base = at(self.base, &route(self.base, &path.value)?)?.items();
        let id_of = |row: &Node| row.get("id").and_then(Node::text).map(str::to_owned);
        let stood = base.iter().position(|row| id_of(row).as_deref() == Some(&after.value))?;
        let left = base[..stood].iter().rev().find_map(|before| {
            let id = id_of(before)?;
            rows.items().iter().position(|row| id_of(row).as_deref() == Some(&id))
        });
        Some(left.map_or(0, |index| index + 1))
    }

    fn set(&mut self, row: &mut Node, path: &str) {
        for new in self.written.get("set").map(Node::entries).unwrap_or_default() {
            let old = row.entries().iter().find(|old| same_point(&old.key, &new.key)).cloned();
            let Some(after) = self.chosen(row.span, old.as_ref(), new) else { continue };
            self.note(path, row, Deed::Set { before: old, after: after.clone() });
            let Value::Map(entries) = &mut row.value else { return };
            let index = entries.iter().position(|old| same_point(&old.key, &after.key));
            entries.retain(|old| !same_point(&old.key, &after.key));
            entries.insert(index.unwrap_or(entries.len()), after);
        }
    }

    /// The value that an overlay leaves on a row; none if what stands there stays.
    fn chosen(&mut self, row: Span, old: Option<&Entry>, new: &Entry) -> Option<Entry> {
        let overlay = self.layer.overlay;
        let best = overlay.combine.as_ref().is_some_and(|how| how.value == Combine::BestForApplicant);
        if !best {
            return Some(new.clone());
        }
        let holds = |entry: &&Entry| match self.when {
            When::On(day) => !excluded(&entry.value, day),
            When::After(..) => true,
        };
        let mut winner = old.filter(holds);
        let base = self.in_base(row, new);
        for other in base.as_ref().filter(holds).into_iter().chain([new]) {
            match is_better(other, winner, self.calendar) {
                Some(true) => winner = Some(other),
                Some(false) => {}
                None => {
                    let key = Spanned::new(new.key.value.to_string(), new.key.span);
                    self.misfit(Unfit::NoBetter, key);
                    return None;
                }
            }
        }
        winner.filter(|winner| old != Some(*winner)).cloned()
    }

    /// What stood at the same point of a row before any overlay changed it.
    fn in_base(&self, row: Span, new: &Entry) -> Option<Entry> {
        self.layered.applied.iter().filter(|applied| applied.element == row).find_map(
            |applied| match &applied.deed {
                Deed::Set { before, after } if same_point(&after.key, &new.key) => before.clone(),
                _ => None,
            },
        )
    }

    fn misfit(&mut self, why: Unfit, words: Id) {
        let place = self.layer.place().map(str::to_owned);
        self.layered.misfits.push(Misfit { words, place, why });
    }

    fn note(&mut self, path: &str, element: &Node, deed: Deed) {
        let overlay = self.layer.overlay;
        let words = self.change.document.iter().chain(&self.change.path).map(|named| named.span).next();
        let ends_early = overlay.ends_early.as_ref().is_some_and(|early| early.value);
        let open = ends_early && self.change.until.is_none();
        self.layered.applied.push(Applied {
            overlay: overlay.overlay.value.clone(),
            place: self.layer.place().map(str::to_owned),
            span: words.unwrap_or(self.change.span),
            path: path.to_owned(),
            element: element.span,
            bases: bases(element, &deed),
            deed,
            allowed: self.change.allowed_by.is_some(),
            ends_early: open.then(|| self.layer.begins(self.change)),
        });
    }
}

/// Begins a list for its first row.
fn begin_list(root: &mut Node, path: &Spanned<String>) -> Option<Vec<usize>> {
    let (map, key) = path.value.rsplit_once('.').unwrap_or(("", &path.value));
    let map = if map.is_empty() { Vec::new() } else { route(root, map)? };
    let Value::Map(entries) = &mut at_mut(root, &map)?.value else { return None };
    if !LISTS.contains(&key) {
        return None;
    }
    let list = Node { span: path.span, value: Value::List(Vec::new()) };
    entries.push(Entry { key: Spanned::new(key.into(), path.span), value: list });
    Some([map, vec![entries.len() - 1]].concat())
}

/// The legal bases of an element and of the value that is replaced.
fn bases(element: &Node, deed: &Deed) -> Vec<Spanned<Basis>> {
    let replaced = match deed {
        Deed::Set { before, .. } => before.as_ref().map(|before| &before.value),
        Deed::Added(_) => return Vec::new(),
        Deed::Removed(_) => None,
    };
    let written = [Some(element), replaced].into_iter().flatten().filter_map(|node| node.get("basis"));
    written.filter_map(|basis| Some(Spanned::new(basis.text()?.parse().ok()?, basis.span))).collect()
}
