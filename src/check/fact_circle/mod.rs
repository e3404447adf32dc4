use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A fact needs itself to be known.
pub static FACT_CIRCLE: Check = Check {
    meta: Meta { name: "fact-circle", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for circle in process.meaning.circles() {
        let Some((first, span)) = circle.first().cloned() else { continue };
        let around = circle.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(" → ");
        findings
            .push(
                span,
                text!(
                    en: "`{first}` needs itself: {around} → `{first}`",
                    vi: "`{first}` lại cần chính nó: {around} → `{first}`",
                ),
            )
            .help(text!(
                en: "let one of them be asked or written by a step instead of being computed",
                vi: "để một trong số đó được hỏi hoặc do một bước ghi, thay vì tính ra",
            ));
    }
}
