use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::{Kind, ProcedureKind};
use crate::process::Process;
use crate::{page, text};

/// A procedure that nobody files begins all the same.
pub static NO_SUBMIT: Check = Check {
    meta: Meta { name: "no-submit", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    let kind = procedure.kind.as_ref().map(|kind| kind.value);
    let is_internal = matches!(kind, Some(ProcedureKind::Internal | ProcedureKind::InterlinkedInternal));
    let is_proactive = procedure.proactive.as_ref().is_some_and(|level| level.value > 0);
    let Some(first) = procedure.steps.first() else { return };
    if first.kind.value == Kind::Submit || is_internal || is_proactive {
        return;
    }
    let id = &first.id;
    findings
        .push(
            first.kind.span,
            text!(
                en: "the case begins at `{id}`, and nobody has filed anything",
                vi: "thủ tục bắt đầu ở bước `{id}` mà trước đó không có bước nộp nào",
            ),
        )
        .help(text!(
            en: "put a `submit` step first; if nobody files, write `type: internal` or `proactive:`",
            vi: "thêm bước `submit` lên đầu; nếu không ai phải nộp thì ghi `type: internal` hoặc `proactive:`",
        ));
}
