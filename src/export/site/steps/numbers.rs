//! Which steps have a number: those a case walks through. A request to complete, a refusal and an end that are only
//! jumped to are told where they are jumped from.

use std::collections::BTreeMap;

use crate::export::site::words::{Tongue, Words, words};
use crate::model::{Kind, Rows, Step};
use crate::process::Process;

/// The numbers of steps.
#[derive(Clone, Debug, Default)]
pub struct Numbers<'a>(BTreeMap<&'a str, usize>);

impl<'a> Numbers<'a> {
    /// Numbers the steps of a procedure in the order written.
    pub fn of(process: &'a Process) -> Self {
        let aside = aside(process);
        let steps = process.steps();
        let walked = steps
            .iter()
            .map(|placed| placed.step)
            .filter(|step| step.kind.value != Kind::Parallel && !aside.contains(&step.id.value.as_str()));
        Self(walked.enumerate().map(|(index, step)| (step.id.value.as_str(), index + 1)).collect())
    }

    /// The number of a step.
    pub fn of_step(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }

    /// `bước 3`, with a link to it.
    pub fn link(&self, id: &str, tongue: &Tongue<'_>) -> Words {
        let Some(number) = self.of_step(id) else {
            return words!(tongue, "bước tiếp theo", "the next step");
        };
        words!(tongue, "bước {number}", "step {number}", number).link(format!("#buoc-{id}"))
    }
}

/// Requests to complete, refusals and ends into which no step before them falls.
fn aside(process: &Process) -> Vec<&str> {
    let mut found = Vec::new();
    let mut waiting: Vec<&Rows<Step>> = vec![&process.procedure.steps];
    while let Some(list) = waiting.pop() {
        let mut entered = true;
        for step in list {
            let leaves = matches!(step.kind.value, Kind::Supplement | Kind::Refuse | Kind::End);
            if leaves && !entered {
                found.push(step.id.value.as_str());
            }
            // Behind a step that is skipped, the next one is entered as this one was, jumps to it included.
            entered = goes_on(step) || step.when.is_some() && (entered || !leaves);
            waiting.extend(step.branches.iter().map(|branch| &branch.steps));
        }
    }
    found
}

/// Whether a case may go on from a step to the next in the list.
fn goes_on(step: &Step) -> bool {
    if step.ends.is_some() || step.next.is_some() || !step.choose.is_empty() {
        return false;
    }
    match step.kind.value {
        Kind::Return | Kind::Refuse | Kind::End | Kind::Supplement => false,
        Kind::Wait => step.first.iter().any(|row| row.next.is_none() && row.ends.is_none()),
        _ => {
            step.outcomes.is_empty()
                || step.outcomes.iter().any(|row| row.next.is_none() && row.ends.is_none())
        }
    }
}
