use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Kind;
use crate::process::Process;
use crate::{page, text};

/// Somebody must act, and the file does not say who.
pub static ACTOR_MISSING: Check = Check {
    meta: Meta { name: "actor-missing", page: page!() },
    levels: Levels::RISING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for placed in process.steps() {
        let step = placed.step;
        let nobody_acts = matches!(step.kind.value, Kind::Wait | Kind::Parallel | Kind::Call | Kind::End);
        if step.by.is_some() || nobody_acts {
            continue;
        }
        let id = &step.id;
        let finding = findings.push(
            id.span,
            text!(en: "nothing says who does `{id}`", vi: "chưa ghi ai thực hiện bước `{id}`"),
        );
        finding.help(if step.kind.value.is_of_applicant() {
            text!(en: "write `by: applicant`", vi: "ghi `by: applicant`")
        } else {
            text!(
                en: "write `by:` with the agency, the unit or the post that does it",
                vi: "ghi `by:` kèm cơ quan, đơn vị hoặc chức danh thực hiện",
            )
        });
    }
}
