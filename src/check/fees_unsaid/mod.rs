use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Part;
use crate::process::Process;
use crate::{page, text};

/// Nothing says whether there is a fee.
pub static FEES_UNSAID: Check = Check {
    meta: Meta { name: "fees-unsaid", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    let mut said = procedure.none.iter().chain(&procedure.unknown).map(|part| part.value);
    if !procedure.fees.is_empty() || said.any(|part| part == Part::Fees) {
        return;
    }
    findings
        .push(
            procedure.procedure.span,
            text!(
                en: "the procedure does not say whether a fee is to be paid",
                vi: "thủ tục không cho biết có phải nộp phí, lệ phí hay không",
            ),
        )
        .help(text!(
            en: "write `fees`, or `none: [fees]` if there is none, or `unknown: [fees]` if nobody knows",
            vi: "ghi `fees`; nếu không thu thì `none: [fees]`, nếu chưa biết thì `unknown: [fees]`",
        ));
}
