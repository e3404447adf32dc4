use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A branch is left, and its join waits for ever.
pub static STUCK_JOIN: Check =
    Check { meta: Meta { name: "stuck-join", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    for leap in process.leaps() {
        let Some((parallel, branch)) = leap.leaves() else { continue };
        let finding = findings.push(
            leap.jump.to.span,
            text!(
                en: "this leads out of the branch `{branch}`, and `{parallel}` waits for it for ever",
                vi: "lối này ra khỏi nhánh `{branch}`, còn `{parallel}` chờ nhánh này mãi mãi",
            ),
        );
        let finding = match process.step(parallel) {
            Some(step) => finding
                .also(step.id.span, text!(en: "every branch is waited for", vi: "phải chờ đủ mọi nhánh")),
            None => finding,
        };
        finding.help(text!(
            en: "write `join` and choose the way behind `{parallel}`; if the whole case ends here, put an `end` step \
                 with `stops-all: true` into the branch",
            vi: "ghi `join` rồi chọn lối đi ở sau `{parallel}`; nếu cả hồ sơ kết thúc tại đây, thêm vào nhánh một bước \
                 `end` có `stops-all: true`",
        ));
    }
}
