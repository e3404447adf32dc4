use super::causes::{finding, tell};
use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::soundness::How;
use crate::{page, text};

/// A branch is left, and its join waits for ever.
pub static STUCK_JOIN: Check =
    Check { meta: Meta { name: "stuck-join", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    tell(process, findings, |how, span| {
        let How::Leaves { leap } = how else { return None };
        let (parallel, branch) = leap.leaves()?;
        let told = finding(
            span,
            text!(
                en: "this leads out of the branch `{branch}`, and `{parallel}` waits for it for ever",
                vi: "lối này ra khỏi nhánh `{branch}`, còn `{parallel}` chờ nhánh này mãi mãi",
            ),
        );
        let begins = process.step(parallel)?.id.span;
        let told = told.also(begins, text!(en: "every branch is waited for", vi: "phải chờ đủ mọi nhánh"));
        Some(told.help(text!(
            en: "write `join` and choose the way behind `{parallel}`; if the whole case ends here, lead to an `end` or \
                 `refuse` with `stops-all: true`",
            vi: "ghi `join` rồi chọn lối đi ở sau `{parallel}`; nếu cả hồ sơ kết thúc tại đây, chuyển đến bước `end`, \
                 `refuse` có `stops-all: true`",
        )))
    });
}
