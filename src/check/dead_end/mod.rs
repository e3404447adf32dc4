use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Text;
use crate::family::Meta;
use crate::process::{Fall, FallsOut, Process};
use crate::{page, text};

/// A case gets somewhere from where it cannot go on.
pub static DEAD_END: Check =
    Check { meta: Meta { name: "dead-end", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    let loops = process.graph().loops();
    for fall in &process.layout.falls_out {
        // A flow that can be taken only once never uses its counter up.
        let once = fall.how == Fall::Counted && !loops.iter().any(|group| group.contains(&fall.from));
        if !once {
            findings.push(fall.span, sentence(fall)).help(help(fall.how));
        }
    }
}

fn sentence(fall: &FallsOut) -> Text {
    let step = &fall.step;
    match fall.how {
        Fall::Done => text!(
            en: "a case cannot leave `{step}`: nothing follows it",
            vi: "hồ sơ không thể rời khỏi `{step}`: sau bước này không còn gì",
        ),
        Fall::Skipped => text!(
            en: "when `{step}` is skipped, nothing follows it",
            vi: "khi bỏ qua `{step}`, sau đó không còn gì",
        ),
        Fall::Counted => text!(
            en: "when the rounds of `{step}` are used up, nothing says where the case goes",
            vi: "khi `{step}` đã hết số lần cho phép, không có chỗ nào cho biết hồ sơ đi đâu",
        ),
    }
}

fn help(how: Fall) -> Text {
    match how {
        Fall::Done => text!(
            en: "write `next:` with the step that follows, or put an `end` step behind it",
            vi: "viết `next:` kèm bước tiếp theo, hoặc thêm một bước `end` ở sau",
        ),
        Fall::Skipped => text!(
            en: "put the step that follows, or an `end` step, behind it",
            vi: "thêm bước tiếp theo hoặc một bước `end` ở sau",
        ),
        Fall::Counted => text!(
            en: "add `exhausted:` with the step to go to then",
            vi: "thêm `exhausted:` kèm bước sẽ chuyển đến khi đó",
        ),
    }
}
