//! The tidiers: rewrites of the graph that change nothing anybody can observe, one folder each.

use crate::diagnostic::Text;
use crate::family::Meta;
use crate::process::Graph;
use crate::source::Span;

/// A rewrite of the graph.
pub struct Simplification {
    /// Name and pages.
    pub meta: Meta,
    /// Makes one change, if there is one to make.
    pub run: fn(&mut Graph) -> Option<Change>,
}

/// One change that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The simplification.
    pub name: &'static str,
    /// What in the file made the part that is gone.
    pub span: Span,
    /// What was done and why nothing is lost.
    pub reason: Text,
    /// Ids of the nodes that are gone.
    pub removed: Vec<String>,
}

/// Every simplification, by name.
pub static ALL: &[&Simplification] = &[];

/// Applies all simplifications until none finds anything to do; every one of them makes the graph smaller.
pub fn simplify(graph: &mut Graph) -> Vec<Change> {
    let mut changes = Vec::new();
    while let Some(change) = ALL.iter().find_map(|simplification| (simplification.run)(graph)) {
        changes.push(change);
    }
    changes
}
