use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Kind;
use crate::process::Process;
use crate::{page, text};

/// Nothing says what a request to supplement does to the time limit.
pub static CLOCK_UNSAID: Check = Check {
    meta: Meta { name: "clock-unsaid", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let clock = process.procedure.clock.as_ref();
    if clock.is_some_and(|clock| clock.supplement.is_some()) {
        return;
    }
    let steps = process.steps();
    let silent = steps.iter().map(|placed| placed.step).find(|step| {
        step.kind.value == Kind::Supplement && step.clock.is_none() && step.resume_limit.is_none()
    });
    let Some(step) = silent else { return };
    let reported = findings.push(
        step.kind.span,
        text!(
            en: "nothing says what this request to supplement does to the time limit",
            vi: "không chỗ nào cho biết yêu cầu bổ sung này ảnh hưởng thế nào đến thời hạn giải quyết",
        ),
    );
    let reported = match clock {
        Some(clock) => reported
            .also(clock.span, text!(en: "`supplement` is missing here", vi: "ở đây thiếu `supplement`")),
        None => reported,
    };
    reported.help(text!(
        en: "write under `clock` what the law says: `supplement: restart`, `pause` or `runs`",
        vi: "ghi ở `clock` đúng theo luật: `supplement: restart` (tính lại), `pause` (tạm dừng) hoặc `runs` (vẫn tính)",
    ));
}
