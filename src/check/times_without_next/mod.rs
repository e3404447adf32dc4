use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Kind;
use crate::process::Process;
use crate::{page, text};

/// A number of rounds of which there is no way.
pub static TIMES_WITHOUT_NEXT: Check = Check {
    meta: Meta { name: "times-without-next", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for placed in process.steps() {
        let step = placed.step;
        let Some(times) = &step.times else { continue };
        if step.next.is_some() || step.kind.value == Kind::Supplement {
            continue;
        }
        let id = &step.id;
        findings
            .push(
                times.span,
                text!(
                    en: "nothing is counted: `{id}` has no `next` of its own",
                    vi: "không có gì để đếm: bước `{id}` không ghi `next`",
                ),
            )
            .help(text!(
                en: "write `times` in the row whose way it counts, beside its `next`, or leave it out",
                vi: "ghi `times` ở dòng có lối cần đếm, cạnh `next` của dòng đó, hoặc bỏ đi",
            ));
    }
}
