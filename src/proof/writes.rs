//! Which conditions may change when a step is done.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Step;
use crate::process::{Guard, Process};
use crate::source::Span;

/// The conditions, by the step that may change what they come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writes(pub BTreeMap<String, Vec<Span>>);

impl Writes {
    /// What the steps of a process write, what is computed of it, and how they come out.
    pub fn of(process: &Process) -> Self {
        let asked: BTreeSet<Span> = process
            .graph()
            .flows()
            .into_iter()
            .filter_map(|way| match way.flow.guard {
                Guard::When { formula, .. } | Guard::Outcome { formula, .. } => formula,
                _ => None,
            })
            .collect();
        let steps = process.steps().into_iter().map(|placed| &placed.step.value);
        let written = steps.map(|step| (step.id.value.clone(), written_by(process, step, &asked)));
        Self(written.filter(|(_, formulas)| !formulas.is_empty()).collect())
    }
}

fn written_by(process: &Process, step: &Step, asked: &BTreeSet<Span>) -> Vec<Span> {
    let mut names: BTreeSet<String> = step.writes.iter().map(|data| data.value.clone()).collect();
    names.insert(format!("{}.outcome", step.id.value.replace('-', "_")));
    loop {
        let computed = process.meaning.facts.iter().filter(|fact| {
            let is = fact.is.as_ref().and_then(|is| process.meaning.at(is));
            is.is_some_and(|is| names.iter().any(|name| is.reads(name)))
        });
        let more: BTreeSet<String> = computed.map(|fact| fact.id.value.clone()).collect();
        if more.is_subset(&names) {
            break;
        }
        names.extend(more);
    }
    let reads = |span: &&Span| {
        let typed = process.meaning.at_span(**span);
        typed.is_none_or(|typed| names.iter().any(|name| typed.reads(name)))
    };
    asked.iter().filter(reads).copied().collect()
}
