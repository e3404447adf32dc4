use super::{Check, Findings, Levels, Run, references};
use crate::family::Meta;
use crate::page;
use crate::process::{Catalog, Process, Target};

/// A procedure that is not in the catalogue.
pub static UNKNOWN_PROCEDURE: Check = Check {
    meta: Meta { name: "unknown-procedure", page: page!() },
    levels: Levels::RISING,
    run: Run::Several(&[Run::Process(run), Run::Catalog(beside)]),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    references::report(process, findings, judged);
}

fn beside(catalog: &Catalog, findings: &mut Findings<'_>) {
    references::report_beside(catalog, findings, judged);
}

fn judged(target: Target) -> bool {
    target == Target::Procedure
}
