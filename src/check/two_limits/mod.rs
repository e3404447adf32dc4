use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A step has a limit and a list of limits.
pub static TWO_LIMITS: Check =
    Check { meta: Meta { name: "two-limits", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    for placed in process.steps() {
        let step = placed.step;
        let (Some(limit), Some(row)) = (&step.limit, step.limits.first()) else { continue };
        let id = &step.id;
        findings
            .push(
                limit.span,
                text!(
                    en: "`{id}` has a limit of its own beside its `limits`",
                    vi: "bước `{id}` vừa có `limit` vừa có `limits`",
                ),
            )
            .also(row.id.span, text!(en: "the first of its `limits`", vi: "dòng đầu của `limits`"))
            .help(text!(
                en: "keep `limit` where it is always the same, `limits` where it depends on facts",
                vi: "giữ `limit` nếu thời hạn luôn như nhau, giữ `limits` nếu tùy trường hợp",
            ));
    }
}
