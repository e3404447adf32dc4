use super::{Check, Findings, Levels, Run, references};
use crate::family::Meta;
use crate::page;
use crate::process::{Process, Target};

/// A jump to a step that does not exist.
pub static UNKNOWN_STEP: Check = Check {
    meta: Meta { name: "unknown-step", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    references::report(process, findings, |target| target == Target::Step);
}
