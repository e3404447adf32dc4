use super::{Check, Findings, Levels, Run, references};
use crate::family::Meta;
use crate::page;
use crate::process::{Process, Target};

/// A name that stands for nothing.
pub static UNKNOWN_ID: Check =
    Check { meta: Meta { name: "unknown-id", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    references::report(process, findings, |target| {
        !matches!(target, Target::Step | Target::Law | Target::Procedure)
    });
}
