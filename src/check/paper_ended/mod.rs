use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Id;
use crate::process::Process;
use crate::{page, text};

/// A paper that exists no longer is asked for or handed out.
pub static PAPER_ENDED: Check = Check {
    meta: Meta { name: "paper-ended", page: page!() },
    levels: Levels::RISING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    let asked = process.papers();
    let steps = process.steps();
    let mut named: Vec<&Id> = asked.iter().map(|asked| asked.paper).collect();
    named.extend(steps.iter().flat_map(|placed| &placed.step.produces));
    named.extend(procedure.results.iter().map(|result| &result.document));
    named.extend(procedure.form.iter().filter_map(|form| form.document.as_ref()));
    for paper in named {
        let row = process.dictionaries.papers.get(&paper.value);
        let until = row.and_then(|row| row.until.as_ref());
        let Some(last) = until.filter(|last| last.value < process.judged.day) else { continue };
        findings
            .push(
                paper.span,
                text!(
                    en: "`{paper}` exists no longer; its last day was {last}",
                    vi: "`{paper}` không còn giá trị, ngày cuối cùng là {last}",
                ),
            )
            .also(last.span, text!(en: "its last day", vi: "ngày cuối cùng của giấy này"))
            .help(text!(
                en: "take the row out, name what took its place, or give the row its own `until: {last}`",
                vi: "bỏ dòng này, ghi giấy thay thế, hoặc ghi `until: {last}` cho riêng dòng này",
            ));
    }
}
