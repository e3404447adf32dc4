use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Process, filings};
use crate::{page, text};

/// The time of the applicant may pass, and nothing says what then.
pub static LATE_UNSAID: Check = Check {
    meta: Meta { name: "late-unsaid", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let filings = filings(&process.procedure);
    for placed in process.steps() {
        let step = placed.step;
        let Some(within) = step.within.as_ref().filter(|_| step.late.is_none()) else { continue };
        if filings.iter().any(|filing| filing.id == step.id) {
            continue;
        }
        let id = &step.id;
        findings
            .push(
                within.span,
                text!(
                    en: "nothing says where the case goes when the time of `{id}` has passed",
                    vi: "chưa ghi hồ sơ đi đâu khi hết thời hạn của bước `{id}`",
                ),
            )
            .help(text!(
                en: "write `late:` with the step that follows then",
                vi: "ghi `late:` kèm bước tiếp theo khi đó",
            ));
    }
}
