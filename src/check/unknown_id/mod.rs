use super::{Check, Findings, Levels, Run, references};
use crate::family::Meta;
use crate::page;
use crate::process::{Catalog, Process, Target};

/// A name that stands for nothing.
pub static UNKNOWN_ID: Check = Check {
    meta: Meta { name: "unknown-id", page: page!() },
    levels: Levels::ERROR,
    run: Run::Several(&[Run::Process(run), Run::Catalog(beside)]),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    references::report(process, findings, judged);
}

fn beside(catalog: &Catalog, findings: &mut Findings<'_>) {
    references::report_beside(catalog, findings, judged);
}

fn judged(target: Target) -> bool {
    !matches!(target, Target::Step | Target::Law | Target::Procedure)
}
