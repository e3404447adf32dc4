use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A paper says that it is due at one step, and another step says that it needs it.
pub static STEP_DISAGREES: Check = Check {
    meta: Meta { name: "step-disagrees", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let steps = process.steps();
    for row in &process.procedure.documents {
        let (Some(id), Some(due)) = (&row.id, &row.step) else { continue };
        for other in steps.iter().map(|placed| placed.step).filter(|step| step.id != *due) {
            let Some(needed) = other.needs.iter().find(|needed| *needed == id) else { continue };
            let step = &other.id;
            findings
                .push(
                    due.span,
                    text!(
                        en: "`{id}` is due at step `{due}`, but step `{step}` says that it needs it",
                        vi: "`{id}` ghi là nộp ở bước `{due}`, nhưng bước `{step}` lại ghi là cần giấy này",
                    ),
                )
                .also(needed.span, text!(en: "needed here", vi: "cần ở đây"))
                .help(text!(
                    en: "keep one of the two: `step` at the paper or `needs` at the step",
                    vi: "giữ một trong hai: `step` ở giấy tờ hoặc `needs` ở bước",
                ));
        }
    }
}
