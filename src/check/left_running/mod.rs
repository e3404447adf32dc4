use super::causes::{finding, tell};
use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::soundness::How;
use crate::{page, text};

/// The case ends in one branch while others are still at work.
pub static LEFT_RUNNING: Check = Check {
    meta: Meta { name: "left-running", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    tell(process, findings, |how, span| {
        let How::EndsInside { step, parallel } = how else { return None };
        let (step, parallel) = (&step.id, &parallel.id);
        let told = finding(
            span,
            text!(
                en: "the case ends at `{step}` while another branch of `{parallel}` may still be at work",
                vi: "hồ sơ kết thúc ở `{step}` trong khi nhánh khác của `{parallel}` có thể còn đang xử lý",
            ),
        );
        let told =
            told.also(parallel.span, text!(en: "the branches begin here", vi: "các nhánh bắt đầu từ đây"));
        Some(told.help(text!(
            en: "end the branch with `next: join`, or the whole case with an `end` or `refuse` that has `stops-all: true`",
            vi: "kết thúc nhánh bằng `next: join`, hoặc kết thúc cả hồ sơ bằng bước `end`, `refuse` có `stops-all: true`",
        )))
    });
}
