//! What overlays make of a procedure. Everything happens on trees, so that every place in a procedure that was laid
//! over still points at the file in which it was written.

mod apply;
mod better;
mod parts;
mod route;
#[cfg(test)]
mod tests;

use crate::calendar::{Calendar, Date};
use crate::model::{Basis, Change, Id, Overlay};
use crate::source::{Span, Spanned};
use crate::yaml::{Entry, Node};

use self::apply::Application;
pub use self::route::{element, nearest_path};
use super::Dictionaries;
use super::dating::holds;

/// What an overlay did to a procedure.
#[derive(Clone, Debug)]
pub struct Applied {
    /// The overlay.
    pub overlay: String,
    /// Where it holds.
    pub place: Option<String>,
    /// The words of the overlay that name the element.
    pub span: Span,
    /// The path of the element, or of the list that got a row; `documents` if it was named by its paper.
    pub path: String,
    /// Where the element is written.
    pub element: Span,
    /// Its legal bases before the change.
    pub bases: Vec<Spanned<Basis>>,
    /// What was done.
    pub deed: Deed,
    /// Whether a law was named that lets it add a burden.
    pub allowed: bool,
    /// Of a change without last day that ends with a new law on the same point, its first day.
    pub ends_early: Option<Date>,
}

impl Applied {
    /// The part of the procedure that was changed: `limits`, `documents`, …
    pub fn section(&self) -> &str {
        section(&self.path)
    }
}

/// What was done to an element.
#[derive(Clone, Debug)]
pub enum Deed {
    /// A key was set.
    Set {
        /// What stood there: the key itself or one that excludes it.
        before: Option<Entry>,
        /// What stands there now.
        after: Entry,
    },
    /// A row was put in.
    Added(Node),
    /// What stood there was taken out.
    Removed(Node),
}

/// A change that could not be laid over a procedure.
#[derive(Clone, Debug)]
pub struct Misfit {
    /// The words that do not fit.
    pub words: Id,
    /// Where the overlay holds.
    pub place: Option<String>,
    /// Why they do not.
    pub why: Unfit,
}

/// Why a change does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The path leads to nothing.
    UnknownPath,
    /// There is no row of this id to put the new row behind.
    UnknownRow,
    /// Nothing says behind which row the new one goes.
    Placeless,
    /// Two values of which neither is known to be better for the applicant.
    NoBetter,
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

impl Layered {
    /// Whether an overlay of this very place changed something, or did not fit.
    pub fn is_of(&self, place: &str) -> bool {
        let mut places = self.applied.iter().map(|applied| &applied.place);
        places.any(|other| other.as_deref() == Some(place))
            || self.misfits.iter().any(|misfit| misfit.place.as_deref() == Some(place))
    }
}

/// Which changes are laid over.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// Those that hold on a day.
    On(Date),
    /// Those that begin after a day, up to a last one.
    After(Date, Option<Date>),
}

/// An overlay with its tree.
#[derive(Clone, Copy, Debug)]
pub struct Layer<'a> {
    /// As declared.
    pub overlay: &'a Overlay,
    /// As written.
    pub root: &'a Node,
}

impl<'a> Layer<'a> {
    /// Whether it names the procedure, or names none.
    pub fn reaches(&self, procedure: &str) -> bool {
        self.overlay.of.is_empty() || self.overlay.of.iter().any(|id| id.value == procedure)
    }

    /// Where it holds, if not in the whole country.
    pub fn place(&self) -> Option<&'a str> {
        self.overlay.place.as_ref().map(|place| place.value.as_str())
    }

    /// The first day of a change.
    fn begins(&self, change: &Change) -> Date {
        change.from.as_ref().map_or(self.overlay.from.value, |from| from.value.max(self.overlay.from.value))
    }

    fn is_laid(&self, change: &Change, when: When) -> bool {
        let begins = self.begins(change);
        let ends = self.overlay.until.iter().chain(&change.until).map(|until| until.value).min();
        match when {
            When::On(day) => holds(begins, ends, day),
            When::After(day, last) => begins > day && last.is_none_or(|last| begins <= last),
        }
    }
}

/// By what overlays are ordered: those of the country, of provinces, of communes; then by first day, then by id.
pub fn rank(overlay: &Overlay, dictionaries: &Dictionaries) -> (usize, Date, String) {
    let depth = overlay.place.as_ref().map_or(0, |place| dictionaries.within(&place.value).len());
    (depth, overlay.from.value, overlay.overlay.value.clone())
}

/// Lays overlays over a procedure, in the order given. An overlay that names no procedure may change by paper only;
/// what it changes by path is left aside.
pub fn lay_over(root: &Node, layers: &[Layer<'_>], when: When, calendar: &Calendar) -> Layered {
    let mut layered = Layered { root: root.clone(), applied: Vec::new(), misfits: Vec::new() };
    for layer in layers {
        let written = layer.root.get("changes").map(Node::items).unwrap_or_default();
        for (change, written) in layer.overlay.changes.iter().zip(written) {
            if layer.is_laid(change, when) {
                let base = root;
                Application { base, layer, change, written, when, calendar, layered: &mut layered }.apply();
            }
        }
    }
    layered
}

fn section(path: &str) -> &str {
    path.split('.').next().unwrap_or_default()
}
