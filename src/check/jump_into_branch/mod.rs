use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Id;
use crate::process::{Process, Within};
use crate::{page, text};

/// A jump comes into a branch past its beginning.
pub static JUMP_INTO_BRANCH: Check = Check {
    meta: Meta { name: "jump-into-branch", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for leap in process.leaps() {
        // A jump that also leaves a branch is told as such.
        if let (Some(inside), None) = (leap.enters(), leap.leaves()) {
            report(leap.jump.to, inside, findings);
        }
    }
    let steps = process.steps();
    for to in process.procedure.anytime.iter().filter_map(|row| row.next.as_ref()) {
        let target = steps.iter().find(|placed| placed.step.id == *to);
        if let Some(inside) = target.and_then(|placed| placed.branches.first()) {
            report(to, *inside, findings);
        }
    }
}

fn report(to: &Id, (parallel, branch): Within<'_>, findings: &mut Findings<'_>) {
    findings
        .push(
            to.span,
            text!(
                en: "this leads into the branch `{branch}` of `{parallel}`, past its beginning",
                vi: "lối này đi thẳng vào trong nhánh `{branch}` của `{parallel}`, không qua chỗ bắt đầu",
            ),
        )
        .help(text!(
            en: "go to `{parallel}`, so that every branch begins, or put a step like `{to}` into the top list",
            vi: "chuyển đến `{parallel}` để mọi nhánh cùng bắt đầu, hoặc thêm bước như `{to}` vào danh sách chính",
        ));
}
