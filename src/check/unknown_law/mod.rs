use super::{Check, Findings, Levels, Run, references};
use crate::family::Meta;
use crate::page;
use crate::process::{Process, Target};

/// A legal basis that the dictionary does not know.
pub static UNKNOWN_LAW: Check = Check {
    meta: Meta { name: "unknown-law", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    references::report(process, findings, |target| target == Target::Law);
}
