use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// There are situations that belong to no case.
pub static CASES_GAP: Check =
    Check { meta: Meta { name: "cases-gap", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    let cases = &process.procedure.cases;
    let Some(first) = cases.first().filter(|_| cases.iter().all(|case| case.when.is_some())) else { return };
    let names = process.written_names();
    let mut situations = process.answers(&names);
    let whens: Option<Vec<_>> =
        cases.iter().map(|case| process.condition(&mut situations, case.when.as_ref())).collect();
    let Some(Ok(Some(witness))) = whens.map(|whens| situations.gap(&whens)) else { return };
    findings
        .push(
            first.id.span,
            text!(en: "when {witness}, it is none of the cases", vi: "khi {witness} thì không thuộc trường hợp nào"),
        )
        .help(text!(
            en: "add the case that is missing, or widen the `when` of one",
            vi: "thêm trường hợp còn thiếu, hoặc mở rộng `when` của một trường hợp",
        ));
}
