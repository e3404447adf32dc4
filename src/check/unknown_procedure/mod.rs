use super::{Check, Findings, Levels, Run, references};
use crate::family::Meta;
use crate::page;
use crate::process::{Process, Target};

/// A procedure that is not in the catalogue.
pub static UNKNOWN_PROCEDURE: Check = Check {
    meta: Meta { name: "unknown-procedure", page: page!() },
    levels: Levels::RISING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    references::report(process, findings, |target| target == Target::Procedure);
}
