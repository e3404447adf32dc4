//! Simplifies only as far as it is shown that nothing is changed by it.

use super::apply::apply_some;
use super::{Change, Simplification};
use crate::process::Graph;
use crate::proof::{Budget, Shown, Writes, compare};

/// A graph that was simplified, and what was shown about that.
#[derive(Clone, Debug)]
pub struct Proved {
    /// The graph without what it does not need.
    pub graph: Graph,
    /// What was changed.
    pub changes: Vec<Change>,
    /// How the graph compares with the one before; nothing where nothing was changed.
    pub shown: Option<Shown>,
    /// Simplifications that would have changed what becomes of a case: a fault of the program. None of their changes is made.
    pub refused: Vec<&'static str>,
}

/// Applies these simplifications, and undoes every one of them that is found to change what becomes of a case.
pub fn proved(members: &[&Simplification], before: &Graph, writes: &Writes, budget: Budget) -> Proved {
    let mut members = members.to_vec();
    let mut refused = Vec::new();
    loop {
        let mut graph = before.clone();
        let changes = apply_some(&members, &mut graph, usize::MAX);
        let shown = (!changes.is_empty()).then(|| compare(before, &graph, writes, budget));
        if shown != Some(Shown::Different) {
            return Proved { graph, changes, shown, refused };
        }
        let is_same = |graph: &Graph| compare(before, graph, writes, budget) != Shown::Different;
        let wrong = first_wrong(&members, before, changes.len(), is_same);
        members.retain(|member| member.meta.name != wrong);
        refused.push(wrong);
    }
}

/// The simplification that made the first of some changes after which a case is treated differently.
fn first_wrong(
    members: &[&Simplification],
    before: &Graph,
    all: usize,
    is_same: impl Fn(&Graph) -> bool,
) -> &'static str {
    let after = |most: usize| {
        let mut graph = before.clone();
        (apply_some(members, &mut graph, most), graph)
    };
    let most = (1..all).find(|most| !is_same(&after(*most).1)).unwrap_or(all);
    after(most).0.last().map_or("", |change| change.name)
}
