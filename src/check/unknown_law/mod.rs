use super::{Check, Findings, Levels, Run, references};
use crate::family::Meta;
use crate::page;
use crate::process::{Catalog, Process, Target};

/// A legal basis that the dictionary does not know.
pub static UNKNOWN_LAW: Check = Check {
    meta: Meta { name: "unknown-law", page: page!() },
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
    target == Target::Law
}
