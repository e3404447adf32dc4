use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A result that no step makes.
pub static RESULT_NOT_PRODUCED: Check = Check {
    meta: Meta { name: "result-not-produced", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let steps = process.steps();
    let made: Vec<&str> =
        steps.iter().flat_map(|placed| &placed.step.produces).map(|paper| paper.value.as_str()).collect();
    // A file in which no step says what it makes has not come that far.
    if made.is_empty() {
        return;
    }
    let called: Vec<_> = steps.iter().filter_map(|placed| placed.step.procedure.as_ref()).collect();
    for result in &process.procedure.results {
        let paper = &result.document;
        let row = process.dictionaries.papers.get(&paper.value);
        let elsewhere = row.and_then(|row| row.issued_by.as_ref()).is_some_and(|by| called.contains(&by));
        if made.contains(&paper.value.as_str()) || elsewhere {
            continue;
        }
        findings
            .push(
                paper.span,
                text!(
                    en: "`{paper}` is promised as a result, but no step makes it",
                    vi: "`{paper}` được ghi là kết quả nhưng không bước nào lập ra",
                ),
            )
            .help(text!(
                en: "write `produces: [{paper}]` at the step that makes it, or take the result out",
                vi: "ghi `produces: [{paper}]` ở bước lập ra giấy này, hoặc bỏ kết quả",
            ));
    }
}
