use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{JOIN, Process};
use crate::{page, text};

/// A step bears the name of the end of a branch.
pub static JOIN_RESERVED: Check = Check {
    meta: Meta { name: "join-reserved", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for placed in process.steps() {
        let id = &placed.step.id;
        if id.value != JOIN {
            continue;
        }
        findings
            .push(
                id.span,
                text!(
                    en: "`join` is the end of a branch and cannot be a step",
                    vi: "`join` là điểm cuối của nhánh, không thể đặt cho một bước",
                ),
            )
            .help(text!(en: "give the step another id", vi: "đặt cho bước này một id khác"));
    }
}
