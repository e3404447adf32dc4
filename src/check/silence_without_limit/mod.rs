use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Silence;
use crate::process::Process;
use crate::{page, text};

/// Something happens when a limit has passed that nobody set.
pub static SILENCE_WITHOUT_LIMIT: Check = Check {
    meta: Meta { name: "silence-without-limit", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for placed in process.steps() {
        let step = placed.step;
        if step.limit.is_some() || !step.limits.is_empty() {
            continue;
        }
        if let Some(silence) = step.silence.as_ref().filter(|silence| silence.value != Silence::Nothing) {
            findings
                .push(
                    silence.span,
                    text!(
                        en: "silence means something here, but no limit says from when",
                        vi: "im lặng có hệ quả, nhưng chưa ghi thời hạn để tính",
                    ),
                )
                .help(text!(
                    en: "write `limit:` with the time there is to answer",
                    vi: "ghi `limit:` là thời hạn phải trả lời",
                ));
        }
        for row in step.overdue.iter().filter(|row| row.after.is_none()) {
            let way = row.next.as_ref().or(row.notify.as_ref());
            findings
                .push(
                    way.map_or(row.span, |way| way.span),
                    text!(
                        en: "nothing says when the work is overdue",
                        vi: "chưa ghi khi nào thì công việc quá hạn",
                    ),
                )
                .help(text!(
                    en: "write `limit:` on the step, or `after:` in this row",
                    vi: "ghi `limit:` ở bước này, hoặc `after:` ở dòng này",
                ));
        }
    }
}
