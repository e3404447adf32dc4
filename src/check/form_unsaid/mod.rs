use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Severity;
use crate::family::Meta;
use crate::model::Part;
use crate::process::Process;
use crate::{page, text};

/// Nothing says whether there is a form to fill in.
pub static FORM_UNSAID: Check = Check {
    meta: Meta { name: "form-unsaid", page: page!() },
    levels: Levels { announce: Some(Severity::Warning), strict: Some(Severity::Error), ..Levels::STRICT },
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    if process.says(Part::Form) || procedure.denies(Part::Form) || procedure.leaves_open(Part::Form) {
        return;
    }
    findings
        .push(
            procedure.procedure.span,
            text!(
                en: "nothing says whether there is a form to fill in",
                vi: "chưa nói thủ tục có mẫu đơn, mẫu tờ khai hay không",
            ),
        )
        .help(text!(
            en: "write `form:`, or give one of the papers its `form` in documents.yaml; if there is none, \
                 write `none: [form]`",
            vi: "ghi `form:`, hoặc ghi `form` cho giấy tờ có mẫu trong documents.yaml; nếu không có mẫu thì ghi \
                 `none: [form]`",
        ));
}
