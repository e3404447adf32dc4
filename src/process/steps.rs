//! The steps of a procedure as one list, each with the branches it stands in, and every place that names a step.

use crate::model::{Id, Procedure, Rows, Step};
use crate::source::Spanned;

/// A step and where it stands.
#[derive(Clone, Debug)]
pub struct Placed<'a> {
    /// The step.
    pub step: &'a Spanned<Step>,
    /// The branches it stands in, outermost first, each as (parallel step, branch).
    pub branches: Vec<(&'a str, &'a str)>,
    /// The step behind it in its own list.
    pub behind: Option<&'a Spanned<Step>>,
}

/// Every step of a procedure, in the order written, branches included.
pub fn placed(procedure: &Procedure) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    let mut waiting: Vec<(&Rows<Step>, usize, Vec<(&str, &str)>)> = vec![(&procedure.steps, 0, Vec::new())];
    while let Some((list, index, branches)) = waiting.pop() {
        let Some(step) = list.get(index) else { continue };
        all.push(Placed { step, branches: branches.clone(), behind: list.get(index + 1) });
        waiting.push((list, index + 1, branches.clone()));
        for branch in step.branches.iter().rev() {
            let mut inside = branches.clone();
            inside.push((step.id.as_str(), branch.id.as_str()));
            waiting.push((&branch.steps, 0, inside));
        }
    }
    all
}

/// A key that names the step to which a case goes.
#[derive(Clone, Copy, Debug)]
pub struct Jump<'a> {
    /// The key: `next`, `exhausted`, `late`, `back-to`.
    pub key: &'static str,
    /// The step named; `join` inside a branch is its end.
    pub to: &'a Id,
}

/// Every jump that a step writes.
pub fn jumps(step: &Step) -> Vec<Jump<'_>> {
    let mut found = Vec::new();
    let own = [
        ("next", &step.next),
        ("exhausted", &step.exhausted),
        ("late", &step.late),
        ("back-to", &step.back_to),
    ];
    found.extend(own.into_iter().filter_map(|(key, to)| Some(Jump { key, to: to.as_ref()? })));
    for row in &step.outcomes {
        found.extend(row.next.iter().map(|to| Jump { key: "next", to }));
        found.extend(row.exhausted.iter().map(|to| Jump { key: "exhausted", to }));
    }
    for row in &step.choose {
        found.push(Jump { key: "next", to: &row.next });
        found.extend(row.exhausted.iter().map(|to| Jump { key: "exhausted", to }));
    }
    for row in &step.first {
        found.extend(row.next.iter().map(|to| Jump { key: "next", to }));
        found.extend(row.exhausted.iter().map(|to| Jump { key: "exhausted", to }));
    }
    found.extend(step.overdue.iter().filter_map(|row| Some(Jump { key: "next", to: row.next.as_ref()? })));
    found
}
