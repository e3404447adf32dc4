use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// Some cases are computed, others asked.
pub static CASES_MIXED: Check = Check {
    meta: Meta { name: "cases-mixed", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let cases = &process.procedure.cases;
    let computed = cases.iter().find_map(|case| case.when.as_ref());
    let asked = cases.iter().find(|case| case.when.is_none());
    if let (Some(computed), Some(asked)) = (computed, asked) {
        let id = &asked.id;
        findings
            .push(
                id.span,
                text!(
                    en: "the case `{id}` has no `when`, though other cases have one",
                    vi: "trường hợp `{id}` không có `when`, trong khi trường hợp khác có",
                ),
            )
            .also(computed.span, text!(en: "this one is computed", vi: "trường hợp này được tính ra"))
            .help(text!(
                en: "write `when` on every case, or on none: then the applicant is asked",
                vi: "ghi `when` cho mọi trường hợp, hoặc không ghi cho trường hợp nào để hỏi người nộp",
            ));
    }
}
