use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Fall, Process};
use crate::{page, text};

/// A case gets somewhere from where it cannot go on.
pub static DEAD_END: Check =
    Check { meta: Meta { name: "dead-end", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    let graph = process.graph();
    let loops = graph.loops();
    for fall in &process.layout.falls_out {
        let step = &fall.step;
        let sentence = match fall.how {
            Fall::Done => text!(
                en: "a case cannot leave `{step}`: nothing follows it",
                vi: "hồ sơ không thể rời khỏi `{step}`: sau bước này không còn gì",
            ),
            Fall::Skipped => text!(
                en: "when `{step}` is skipped, nothing follows it",
                vi: "khi bỏ qua `{step}`, sau đó không còn gì",
            ),
            Fall::Counted => {
                // A flow that can be taken only once never uses its counter up.
                if !loops.iter().any(|group| group.contains(&fall.from)) {
                    continue;
                }
                text!(
                    en: "when the rounds of `{step}` are used up, nothing says where the case goes",
                    vi: "khi `{step}` đã hết số lần cho phép, không có chỗ nào cho biết hồ sơ đi đâu",
                )
            }
        };
        let reported = findings.push(fall.span, sentence);
        match fall.how {
            Fall::Counted => reported.help(text!(
                en: "add `exhausted:` with the step to go to then",
                vi: "thêm `exhausted:` kèm bước sẽ chuyển đến khi đó",
            )),
            Fall::Skipped => reported.help(text!(
                en: "put the step that follows, or an `end` step, behind it",
                vi: "thêm bước tiếp theo hoặc một bước `end` ở sau",
            )),
            Fall::Done => reported.help(text!(
                en: "write `next:` with the step that follows, or put an `end` step behind it",
                vi: "viết `next:` kèm bước tiếp theo, hoặc thêm một bước `end` ở sau",
            )),
        };
    }
}
