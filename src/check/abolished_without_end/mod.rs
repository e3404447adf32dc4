use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Status;
use crate::process::Process;
use crate::{page, text};

/// A procedure that is abolished and does not say from when.
pub static ABOLISHED_WITHOUT_END: Check = Check {
    meta: Meta { name: "abolished-without-end", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    let Some(status) = &procedure.status else { return };
    if status.value != Status::Abolished || procedure.until.is_some() {
        return;
    }
    findings
        .push(
            status.span,
            text!(
                en: "this procedure is abolished, and nothing says on which day it was last in force",
                vi: "thủ tục này đã bãi bỏ mà chưa ghi ngày cuối cùng còn hiệu lực",
            ),
        )
        .help(text!(
            en: "add `until:` with its last day",
            vi: "ghi `until:` kèm ngày cuối cùng còn hiệu lực",
        ));
}
