use super::causes::{finding, tell};
use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::soundness::How;
use crate::{page, text};

/// A jump comes into a branch past its beginning.
pub static JUMP_INTO_BRANCH: Check = Check {
    meta: Meta { name: "jump-into-branch", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    tell(process, findings, |how, span| {
        let How::Enters { to, within: (parallel, branch) } = how else { return None };
        let told = finding(
            span,
            text!(
                en: "this leads into the branch `{branch}` of `{parallel}`, past its beginning",
                vi: "lối này đi thẳng vào trong nhánh `{branch}` của `{parallel}`, không qua chỗ bắt đầu",
            ),
        );
        Some(told.help(text!(
            en: "go to `{parallel}`, so that every branch begins, or put a step like `{to}` into the top list",
            vi: "chuyển đến `{parallel}` để mọi nhánh cùng bắt đầu, hoặc thêm bước như `{to}` vào danh sách chính",
        )))
    });
}
