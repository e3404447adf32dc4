use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::ProcedureKind;
use crate::process::Process;
use crate::{page, text};

/// An interlinked procedure that does not say which procedures it joins.
pub static INTERLINKED_WITHOUT_MEMBERS: Check = Check {
    meta: Meta { name: "interlinked-without-members", page: page!() },
    levels: Levels::RISING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    let Some(kind) = &procedure.kind else { return };
    let joins = matches!(kind.value, ProcedureKind::Interlinked | ProcedureKind::InterlinkedInternal);
    if !joins || !procedure.members.is_empty() {
        return;
    }
    findings
        .push(
            kind.span,
            text!(
                en: "this procedure is interlinked and does not say which procedures it joins",
                vi: "thủ tục liên thông này chưa ghi gồm những thủ tục nào",
            ),
        )
        .help(text!(
            en: "add `members:` with the ids of the procedures",
            vi: "ghi `members:` kèm id của các thủ tục thành phần",
        ));
}
