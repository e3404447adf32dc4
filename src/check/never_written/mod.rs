use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A fact that the agency shall give, but no step does.
pub static NEVER_WRITTEN: Check = Check {
    meta: Meta { name: "never-written", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for fact in process.facts_of_agency() {
        let id = &fact.id;
        if !process.writers(&id.value).is_empty() {
            continue;
        }
        findings
            .push(
                id.span,
                text!(
                    en: "no step writes `{id}`, so it is never known",
                    vi: "không bước nào ghi `{id}`, nên điều này luôn ở tình trạng chưa biết",
                ),
            )
            .help(text!(
                en: "write `writes: [{id}]` at the step that finds it out, or ask the applicant with `ask`",
                vi: "ghi `writes: [{id}]` ở bước xác định được điều đó, hoặc hỏi người nộp bằng `ask`",
            ));
    }
}
