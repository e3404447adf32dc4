use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::{Kind, Silence, Step};
use crate::process::Process;
use crate::{page, text};

/// Nothing happens if nobody answers.
pub static ENDLESS_WAIT: Check = Check {
    meta: Meta { name: "endless-wait", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for placed in process.steps() {
        let step = placed.step;
        match step.kind.value {
            Kind::Supplement if step.within.is_none() => supplement(step, findings),
            Kind::Consult if is_endless(step) => consult(step, findings),
            Kind::Wait if step.first.iter().all(|row| row.event.is_some()) => wait(step, findings),
            _ => {}
        }
    }
}

fn is_endless(step: &Step) -> bool {
    let means_nothing = step.silence.as_ref().is_none_or(|silence| silence.value == Silence::Nothing);
    means_nothing && step.overdue.is_empty()
}

fn supplement(step: &Step, findings: &mut Findings<'_>) {
    let id = &step.id;
    let finding = findings.push(
        id.span,
        text!(
            en: "at `{id}` the applicant is waited for without end",
            vi: "ở bước `{id}` hồ sơ chờ người nộp bổ sung mà không có hạn",
        ),
    );
    let finding = match &step.late {
        Some(late) => {
            finding.also(late.span, text!(en: "no time leads here", vi: "không có thời hạn nào dẫn đến đây"))
        }
        None => finding,
    };
    finding.help(text!(
        en: "write `within:` with the time the applicant has, and `late:` with the step that follows when it has passed",
        vi: "ghi `within:` là thời hạn cho người nộp và `late:` là bước tiếp theo khi quá hạn",
    ));
}

fn consult(step: &Step, findings: &mut Findings<'_>) {
    let id = &step.id;
    let span = step.silence.as_ref().map_or(id.span, |silence| silence.span);
    findings
        .push(
            span,
            text!(
                en: "if nobody answers, the case stays at `{id}` without end",
                vi: "nếu không ai trả lời, hồ sơ dừng mãi ở bước `{id}`",
            ),
        )
        .help(text!(
            en: "write `limit:`, and with `silence:` or `overdue:` what happens when it has passed",
            vi: "ghi `limit:`, và ghi `silence:` hoặc `overdue:` để biết quá hạn thì làm gì",
        ));
}

fn wait(step: &Step, findings: &mut Findings<'_>) {
    let id = &step.id;
    findings
        .push(
            id.span,
            text!(
                en: "if no event comes, the case stays at `{id}` without end",
                vi: "nếu không có sự kiện nào xảy ra, hồ sơ dừng mãi ở bước `{id}`",
            ),
        )
        .help(text!(
            en: "add a row with `after:` or `date:` that says when the wait is over",
            vi: "thêm một dòng `after:` hoặc `date:` để biết khi nào thôi chờ",
        ));
}
